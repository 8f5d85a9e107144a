// File: results_reader.h
//
// Reads results.json, the report that programs read (docs/results-format.md), back into a run.
//
//   const RunResult run = ReadResults("out/conformance/sim/results.json", AllRules(), AllGroups());
//
// Strict: a file that is cut off, too large, not UTF-8, of another version or not as the writer
// writes it is refused, never half understood. So is one that names a rule which the book does not
// have: its verdicts would be lost without a word.

#ifndef BITSIM_CONFORMANCE_REPORT_RESULTS_READER_H_
#define BITSIM_CONFORMANCE_REPORT_RESULTS_READER_H_

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "conformance/report/report_error.h"
#include "conformance/verdict/run_result.h"

namespace conformance::report {

inline constexpr std::uintmax_t kResultsSizeMaxBytes = 64'000'000;

// Both throw ReportError, whose what() begins with the name and the line. The run refers to the
// book. It has no durations: the file has none.
RunResult ReadResults(const std::filesystem::path& file, std::span<const Rule> book,
                      std::span<const RuleGroup> groups);
RunResult ParseResults(std::string_view text, const std::string& name, std::span<const Rule> book,
                       std::span<const RuleGroup> groups);

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_RESULTS_READER_H_
