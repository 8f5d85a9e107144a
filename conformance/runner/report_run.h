// File: report_run.h
//
// What is done with the verdicts of a run: the reports, the words on the terminal, the exit code.

#ifndef BITSIM_CONFORMANCE_RUNNER_REPORT_RUN_H_
#define BITSIM_CONFORMANCE_RUNNER_REPORT_RUN_H_

#include <filesystem>
#include <optional>

#include "conformance/report/report_folder.h"
#include "conformance/report/terminal.h"
#include "conformance/runner/options.h"
#include "conformance/verdict/run_result.h"

namespace conformance::runner {

report::TerminalOptions TerminalOptionsOf(ColorMode color);

// Returns the exit code. Throws ReportError, ExpectationError.
int ReportRun(const RunResult& run, const report::ReportFolder& folder,
              const report::TerminalOptions& terminal,
              const std::optional<std::filesystem::path>& expectations_file);

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_REPORT_RUN_H_
