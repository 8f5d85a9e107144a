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

struct ReportSettings {
  report::TerminalOptions terminal;
  // If given, the verdicts are compared with it.
  std::optional<std::filesystem::path> expectations_file;
  // Whether that file is then made to say what the run has shown.
  bool mends_expectations = false;
  // Without that file: whether warnings make the exit code red.
  bool is_strict = false;
  std::optional<std::filesystem::path> manifest_file = std::nullopt;  // evidence, too
  // If given, the evidence is gathered there; with the recordings of the tests that lie in the
  // other.
  std::optional<std::filesystem::path> bundle_file = std::nullopt;
  std::optional<std::filesystem::path> record_folder = std::nullopt;
};

// Throws ExpectationError if the file of the expectations cannot be used, and ReportError if it is
// to be mended and cannot be written.
void CheckExpectations(const ReportSettings& settings);

// Returns the exit code. Throws ReportError, ExpectationError.
int ReportRun(const RunResult& run, const report::ReportFolder& folder,
              const ReportSettings& settings);

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_REPORT_RUN_H_
