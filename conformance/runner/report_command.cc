#include "conformance/runner/report_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "conformance/command_line/command_line.h"
#include "conformance/report/page/comparison.h"
#include "conformance/report/report_folder.h"
#include "conformance/report/results_reader.h"
#include "conformance/report/text.h"
#include "conformance/runner/complain.h"
#include "conformance/runner/options.h"
#include "conformance/runner/report_run.h"
#include "conformance/verdict/merge_shards.h"

namespace conformance::runner {
namespace {

constexpr const char* kHelp = R"(NAME
  bits-conformance report - put results side by side, or the shards of a run together

SYNOPSIS
  bits-conformance report [--report=DIR] [--expectations=FILE [--fix]] RESULTS...

DESCRIPTION
  RESULTS are results.json files of earlier runs, or folders that have one.

  The shards of one run are put together. If nothing else is given, the reports
  are those that the run would have written undivided: index.html, junit.xml
  (without times) and results.json.

  Of several runs the report is a matrix of rules and implementations, the
  differences first, and a page for each rule.

OPTIONS
  --report=DIR         Where the reports go; out/conformance/comparison by
                       default.
  --expectations=FILE  For the results of one run: whether its verdicts are those
                       of the file decides the exit code.
  --fix                Makes that file say what the results show.
  --strict             For the results of one run: warnings make the exit code 1,
                       too.
  --color=WHEN         auto, always or never.

EXIT STATUS
  0  every verdict is as expected
  1  a rule is broken in one of the runs, or a shard is missing; or with
     --expectations a verdict is not as expected
  2  wrong use or bad input; nothing was written
)";

struct ReportOptions {
  std::vector<std::string> files;
  std::string folder = "out/conformance/comparison";
  std::string expectations;
  bool mends_expectations = false;
  bool is_strict = false;
  std::string color = "auto";
  bool helps = false;
};

ReportOptions Parse(int argc, char** argv) {
  ReportOptions options;
  CLI::App app;
  app.set_help_flag();
  app.add_flag("--help,-h", options.helps);
  AddText(app, "--report", options.folder);
  AddText(app, "--expectations", options.expectations);
  app.add_flag("--fix", options.mends_expectations);
  app.add_flag("--strict", options.is_strict);
  AddText(app, "--color", options.color);
  app.add_option("files", options.files);
  ParseArguments(app, argc, argv);
  return options;
}

NamedRun Read(const std::filesystem::path& given) {
  std::error_code error;
  const bool is_folder = std::filesystem::is_directory(given, error);
  const std::filesystem::path file = is_folder ? given / "results.json" : given;
  return {.name = file.generic_string(), .run = report::ReadResults(file, AllRules(), AllGroups())};
}

std::vector<MergedRun> ReadAll(const std::vector<std::string>& files) {
  std::vector<NamedRun> runs;
  for (const std::string& file : files) {
    NamedRun run = Read(file);
    if (std::any_of(runs.begin(), runs.end(),
                    [&run](const NamedRun& known) { return known.name == run.name; })) {
      throw UsageError("'" + run.name + "' is given twice");
    }
    runs.push_back(std::move(run));
  }
  try {
    return MergeShards(std::move(runs));
  } catch (const ShardError& error) {
    throw UsageError(error.what());
  }
}

// "shards 1 and 3 of 4 are missing"; empty if none is.
std::string WhatIsMissing(const MergedRun& merged, std::size_t count) {
  const std::vector<std::size_t>& missing = merged.missing_shards;
  if (missing.empty()) return "";
  if (missing.size() == 1) return fmt::format("shard {} of {} is missing", missing[0], count);
  return fmt::format("shards {} and {} of {} are missing",
                     fmt::join(missing.begin(), missing.end() - 1, ", "), missing.back(), count);
}

void PrintTable(const std::vector<report::ComparedRun>& runs) {
  std::size_t width = 4;
  for (const report::ComparedRun& run : runs) {
    width = std::max(width, report::LengthOf(report::Clean(run.label)));
  }
  fmt::print("{:{}}  {:>5}  {:>5}  {:>5}\n", "rules", width, "pass", "fail", "warn");
  for (const report::ComparedRun& run : runs) {
    const VerdictCounts counts = CountRules(run.run.rules);
    const int failed =
        counts.at(Verdict::kFail) + counts.at(Verdict::kCrash) + counts.at(Verdict::kTimeout);
    fmt::print("{:{}}  {:>5}  {:>5}  {:>5}\n", report::Clean(run.label), width,
               counts.at(Verdict::kPass), failed, counts.at(Verdict::kWarn));
  }
}

int ReportComparison(std::vector<report::ComparedRun> runs, const report::ReportFolder& folder) {
  const report::Comparison comparison(std::move(runs));
  folder.Write(comparison.Pages());
  PrintTable(comparison.runs());
  const auto& rules = comparison.rules();
  const auto different = std::count_if(rules.begin(), rules.end(),
                                       [](const auto& rule) { return rule.IsDifferent(); });
  const auto broken =
      std::count_if(rules.begin(), rules.end(), [](const auto& rule) { return rule.IsBroken(); });
  fmt::print("\nThe verdicts differ in {} of {} rules; {} broken in at least one of the runs.\n",
             different, rules.size(),
             broken == 1 ? "1 rule is" : fmt::format("{} rules are", broken));
  fmt::print("report: {}\n", folder.page().generic_string());
  return broken == 0 ? kExitGreen : kExitRed;
}

int RunReportCommand(int argc, char** argv) {
  const ReportOptions options = Parse(argc, argv);
  if (options.helps) {
    std::fputs(kHelp, stdout);
    return kExitGreen;
  }
  if (options.files.empty()) {
    throw UsageError("report takes at least one results.json");
  }
  ReportSettings settings = {.terminal = TerminalOptionsOf(ParseColor(options.color)),
                             .mends_expectations = options.mends_expectations,
                             .is_strict = options.is_strict};
  if (!options.expectations.empty()) settings.expectations_file = options.expectations;
  CheckExpectationFlags(settings.expectations_file.has_value(), settings.mends_expectations,
                        settings.is_strict);
  CheckExpectations(settings);
  std::vector<MergedRun> merged = ReadAll(options.files);
  if (settings.expectations_file && merged.size() > 1) {
    throw UsageError("--expectations is for the results of one run, and these are " +
                     std::to_string(merged.size()));
  }
  if (settings.is_strict && merged.size() > 1) {
    throw UsageError("--strict is for the results of one run, and these are " +
                     std::to_string(merged.size()));
  }
  const std::vector<std::string> labels = report::LabelsOf(merged);
  std::vector<report::ComparedRun> runs;
  std::vector<std::string> complaints;
  for (std::size_t i = 0; i < merged.size(); ++i) {
    const std::size_t count = merged[i].shard_count;
    const std::string remark = WhatIsMissing(merged[i], count);
    if (!remark.empty()) complaints.push_back(labels[i] + ": " + remark);
    runs.push_back({.label = labels[i], .run = std::move(merged[i].run), .remark = remark});
  }
  const report::ReportFolder folder(options.folder);
  const int exit_code = runs.size() == 1 ? ReportRun(runs.front().run, folder, settings)
                                         : ReportComparison(std::move(runs), folder);
  for (const std::string& complaint : complaints) {
    Complain(report::Clean(complaint));
  }
  return complaints.empty() ? exit_code : std::max(exit_code, kExitRed);
}

}  // namespace

Command ReportCommand() {
  return {.name = "report",
          .synopsis = "report [--report=DIR] [--expectations=FILE [--fix]] RESULTS...",
          .summary = "put results side by side, or the shards of a run together",
          .run = &RunReportCommand};
}

}  // namespace conformance::runner
