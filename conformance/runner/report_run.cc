#include "conformance/runner/report_run.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "conformance/expectations/comparison.h"
#include "conformance/expectations/expectation_file.h"
#include "conformance/expectations/mend.h"
#include "conformance/report/assertion_message.h"
#include "conformance/report/bundle.h"
#include "conformance/verdict/rule_tests.h"

namespace conformance::runner {
namespace {

void Print(const std::string& text) { std::fputs(text.c_str(), stdout); }

std::filesystem::path FolderOf(const std::filesystem::path& file) {
  return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

// The text of the expectations; one that --fix is to begin has none yet.
std::string ExpectationText(const ReportSettings& settings) {
  const std::filesystem::path& file = *settings.expectations_file;
  if (settings.mends_expectations && !std::filesystem::exists(file)) return "";
  return ReadExpectationText(file);
}

void PrintSurprises(const std::vector<Surprise>& surprises) {
  for (const Surprise& surprise : surprises) {
    Print("  " + report::InOneLine(surprise.sentence) + "\n");
  }
}

// Compares the run with what was expected of it, and returns the exit code.
int ReportSurprises(const RunResult& run, const ReportSettings& settings) {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::string name = settings.expectations_file->generic_string();
  const std::string text = ExpectationText(settings);
  const std::vector<Surprise> surprises =
      Surprises(run, ParseExpectations(text, name), AllRuleTests(), name, today);
  if (surprises.empty()) {
    Print("every verdict is as " + name + " expects\n");
    return kExitGreen;
  }
  Print(fmt::format(
      "{} not as {} {}:\n",
      surprises.size() == 1 ? "1 verdict is" : fmt::format("{} verdicts are", surprises.size()),
      name, settings.mends_expectations ? "expected" : "expects"));
  PrintSurprises(surprises);
  if (!settings.mends_expectations) return kExitRed;
  const Mended mended = MendExpectations(text, name, surprises);
  report::ReportFolder(FolderOf(*settings.expectations_file), {})
      .Write({{settings.expectations_file->filename().string(), mended.text}});
  Print(fmt::format("mended {}: {} added, {} changed, {} removed\n", name, mended.added,
                    mended.changed, mended.removed));
  return kExitGreen;
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

void CheckExpectations(const ReportSettings& settings) {
  if (!settings.expectations_file) return;
  const std::filesystem::path& file = *settings.expectations_file;
  const std::string name = file.generic_string();
  CheckTestNames(ParseExpectations(ExpectationText(settings), name), AllRuleTests(), name);
  if (!settings.mends_expectations) return;
  const std::string filename = file.filename().string();
  [[maybe_unused]] const report::ReportFolder folder(FolderOf(file), {filename});
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
  if (settings.expectations_file) return ReportSurprises(run, settings);
  if (!IsGreen(run)) return kExitRed;
  if (!settings.is_strict || !HasWarnings(run)) return kExitGreen;
  Print("--strict: the warnings count\n");
  return kExitRed;
}

}  // namespace conformance::runner
