// File: bundle.h
//
// What belongs together as evidence of a run, in one file:
//
//   suite.txt         the version of the suite, what was tested, seed and hash of the run
//   results.json      the verdicts
//   index.html        the same to look at
//   trace-hashes.txt  one line a test: what a repetition has to come to
//   ...               whatever else is attached: expectations, recordings

#ifndef BITSIM_CONFORMANCE_REPORT_BUNDLE_H_
#define BITSIM_CONFORMANCE_REPORT_BUNDLE_H_

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "conformance/verdict/run_result.h"

namespace conformance::report {

// A name in the bundle, and where the file lies.
using Attachments = std::vector<std::pair<std::string, std::filesystem::path>>;

// Throws ReportError for a place that Bundle could not write, or a name that promises a compressed
// archive.
void CheckBundle(const std::filesystem::path& file);

// Writes a .tar file, whole or not at all; equal runs give equal bytes. Throws ReportError.
void WriteBundle(const std::filesystem::path& file, const RunResult& run,
                 const Attachments& attachments);

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_BUNDLE_H_
