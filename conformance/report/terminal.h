// File: terminal.h
//
// What a person reads in the terminal when a run has ended.

#ifndef BITSIM_CONFORMANCE_REPORT_TERMINAL_H_
#define BITSIM_CONFORMANCE_REPORT_TERMINAL_H_

#include <cstddef>
#include <string>

#include "conformance/verdict/run_result.h"

namespace conformance::report {

struct TerminalOptions {
  bool color = false;
  std::size_t width = 100;  // lines are broken here where they can be
};

// First every failure with all that is known of it, then a line for every warning, then the table
// of verdicts by rule group, and the sum of it all last, where the eye is.
std::string TerminalReport(const RunResult& run, const TerminalOptions& options);

// The number of lines of a trace that the terminal shows; the page shows all.
inline constexpr std::size_t kTerminalTraceLines = 20;

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_TERMINAL_H_
