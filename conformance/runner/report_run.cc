#include "conformance/runner/report_run.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "conformance/expectations/comparison.h"
#include "conformance/expectations/expectation_file.h"
#include "conformance/report/assertion_message.h"
#include "conformance/verdict/rule_tests.h"

namespace conformance::runner {
namespace {

void Print(const std::string& text) { std::fputs(text.c_str(), stdout); }

// Compares the run with what was expected of it, and returns the exit code.
int ReportSurprises(const RunResult& run, const std::filesystem::path& file) {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::string name = file.generic_string();
  const std::vector<std::string> surprises =
      Surprises(run, ReadExpectations(file), AllRuleTests(), name, today);
  if (surprises.empty()) {
    Print("every verdict is as " + name + " expects\n");
    return kExitGreen;
  }
  Print(fmt::format(
      "{} not as {} expects:\n",
      surprises.size() == 1 ? "1 verdict is" : fmt::format("{} verdicts are", surprises.size()),
      name));
  for (const std::string& surprise : surprises) Print("  " + report::InOneLine(surprise) + "\n");
  return kExitRed;
}

}  // namespace

report::TerminalOptions TerminalOptionsOf(ColorMode color) {
  return {.color = WantsColor(color), .width = TerminalWidth()};
}

int ReportRun(const RunResult& run, const report::ReportFolder& folder,
              const report::TerminalOptions& terminal,
              const std::optional<std::filesystem::path>& expectations_file) {
  folder.Write(run);
  Print(report::TerminalReport(run, terminal));
  Print("report: " + folder.page().generic_string() + "\n");
  if (expectations_file) return ReportSurprises(run, *expectations_file);
  return IsGreen(run) ? kExitGreen : kExitRed;
}

}  // namespace conformance::runner
