// File: results_writer.h
//
// The report that programs read, results.json, as docs/results-format.md describes it. It has no
// times and no paths of the machine: equal runs give equal bytes.

#ifndef BITSIM_CONFORMANCE_REPORT_RESULTS_WRITER_H_
#define BITSIM_CONFORMANCE_REPORT_RESULTS_WRITER_H_

#include <string>
#include <string_view>

#include "conformance/verdict/run_result.h"

namespace conformance::report {

// Grows whenever a field comes, goes or changes its meaning.
inline constexpr int kResultsFormat = 2;

// results_reader.h reads it back.
std::string JsonReport(const RunResult& run);

// "broken", "soft", "suite error", "crash", "timeout".
std::string_view ToString(Finding::Kind kind);

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_RESULTS_WRITER_H_
