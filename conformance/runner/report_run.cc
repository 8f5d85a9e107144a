#include "conformance/runner/report_run.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "conformance/expectations/comparison.h"
#include "conformance/expectations/expectation_file.h"
#include "conformance/report/assertion_message.h"
#include "conformance/report/bundle.h"
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

report::Attachments AttachmentsOf(const RunResult& run, const ReportSettings& settings) {
  report::Attachments attachments;
  if (settings.expectations_file) {
    attachments.emplace_back("expectations.toml", *settings.expectations_file);
  }
  if (settings.manifest_file) attachments.emplace_back("manifest.toml", *settings.manifest_file);
  if (!settings.record_folder) return attachments;
  for (const TestResult& test : run.tests) {
    const std::string name = test.name + ".choices";
    // A backend that makes no choices leaves none.
    if (std::filesystem::exists(*settings.record_folder / name)) {
      attachments.emplace_back("recordings/" + name, *settings.record_folder / name);
    }
  }
  return attachments;
}

}  // namespace

report::TerminalOptions TerminalOptionsOf(ColorMode color) {
  return {.color = WantsColor(color), .width = TerminalWidth()};
}

int ReportRun(const RunResult& run, const report::ReportFolder& folder,
              const ReportSettings& settings) {
  folder.Write(run);
  if (settings.bundle_file) {
    report::WriteBundle(*settings.bundle_file, run, AttachmentsOf(run, settings));
  }
  Print(report::TerminalReport(run, settings.terminal));
  Print("report: " + folder.page().generic_string() + "\n");
  if (settings.bundle_file) Print("bundle: " + settings.bundle_file->generic_string() + "\n");
  if (settings.expectations_file) return ReportSurprises(run, *settings.expectations_file);
  return IsGreen(run) ? kExitGreen : kExitRed;
}

}  // namespace conformance::runner
