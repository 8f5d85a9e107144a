// File: trace_step.h
//
// A line of a trace, taken apart:
//
//   +00:00:00.0400800  service  job 1  job.state from=CONNECTING to=TRANSFERRING  [ST-05]
//
// and, of a whole trace, the lines that tell how a test came to its failure.

#ifndef BITSIM_CONFORMANCE_REPORT_TRACE_STEP_H_
#define BITSIM_CONFORMANCE_REPORT_TRACE_STEP_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace conformance::report {

struct TraceStep {
  std::string time;     // "+00:00:00.0400800"
  std::string actor;    // "service", or an application
  std::string subject;  // "job 1"; may be empty
  std::string event;    // "job.state", "IBackgroundCopyJob::Resume"
  std::vector<std::pair<std::string, std::string>> values;  // {"from", "CONNECTING"}, ...
  std::string rule;                                         // that justifies the step; may be empty

  std::string_view ValueOf(std::string_view name) const;  // empty: there is none
  bool IsCall() const;                                    // of a method of the service
  bool IsNotification() const;                            // a call of a callback
};

// Nothing for a line of another shape: a backend may write what it likes.
std::optional<TraceStep> ParseTraceLine(std::string_view line);

// The indexes of the lines that matter to a failure at the end of the trace, in their order, at
// most `lines_max`: what the jobs that the end is about did and had done to them, without what
// prepared them and without requests that went well, unless these are the last steps of all. Lines
// that cannot be taken apart matter all.
std::vector<std::size_t> RelevantLines(std::span<const std::string> lines, std::size_t lines_max);

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_TRACE_STEP_H_
