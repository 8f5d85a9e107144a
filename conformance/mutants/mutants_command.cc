// bits-conformance mutants: the suite on every wrong engine.

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "conformance/command_line/command_line.h"
#include "conformance/command_line/console.h"
#include "conformance/mutants/kill_matrix.h"
#include "conformance/mutants/kill_report.h"
#include "conformance/mutants/mutants.h"
#include "conformance/mutants/snapshot.h"
#include "conformance/report/json_document.h"
#include "conformance/report/report_folder.h"
#include "conformance/report/text.h"
#include "conformance/runner/command_registry.h"

namespace conformance {
namespace {

constexpr const char* kHelp = R"(NAME
  bits-conformance mutants - run the suite on wrong engines

SYNOPSIS
  bits-conformance mutants [--report=DIR] [--jobs=N] [NAME...]
  bits-conformance mutants --snapshot=DIR | --check-snapshot=DIR
  bits-conformance mutants --check-coverage=DIR

DESCRIPTION
  Each mutant is the simulated service with one decision made wrongly. Runs the
  whole suite on each of them (or on those named) and demands that the rule
  which the mutant breaks is reported, and that each MUST and SHOULD rule that
  has a test finds at least one.

OPTIONS
  --report=DIR  Writes mutants.json and index.html there.
  --jobs=N      So many processes at once; as many as there are processors by
                default.
  --list        Lists the mutants.
  --snapshot=DIR
                Writes coverage.tsv (a line a rule: its tests, the mutants that
                they find) and kill-matrix.md there.
  --check-snapshot=DIR
                Compares these files with what the run has shown.
  --check-coverage=DIR
                Compares only what is known without running any mutant.

EXIT STATUS
  0  every mutant is found by its own rule, nothing is wrong without one, and
     the files are as they should be
  1  not
  2  wrong use; nothing was run and nothing written
)";

struct MutantsOptions {
  std::vector<std::string> names;
  std::string report;
  std::string snapshot;
  std::string checked_snapshot;
  std::string checked_coverage;
  std::uint64_t jobs = std::max(std::thread::hardware_concurrency(), 1u);
  bool lists = false;
  bool helps = false;
};

MutantsOptions Parse(int argc, char** argv) {
  MutantsOptions options;
  CLI::App app;
  app.set_help_flag();
  app.add_flag("--help,-h", options.helps);
  app.add_flag("--list", options.lists);
  AddText(app, "--report", options.report);
  AddText(app, "--snapshot", options.snapshot);
  AddText(app, "--check-snapshot", options.checked_snapshot);
  AddText(app, "--check-coverage", options.checked_coverage);
  AddNumber(app, "--jobs", options.jobs, {.min = 1, .max = 256});
  app.add_option("names", options.names);
  ParseArguments(app, argc, argv);
  if (!options.names.empty() && !(options.snapshot + options.checked_snapshot).empty()) {
    throw UsageError("a snapshot is of all mutants: no names beside it");
  }
  return options;
}

std::vector<const Mutant*> Choose(const std::vector<std::string>& names) {
  std::vector<const Mutant*> mutants;
  for (const Mutant& mutant : AllMutants()) {
    if (names.empty()) mutants.push_back(&mutant);
  }
  for (const std::string& name : names) {
    const Mutant* const mutant = FindMutant(name);
    if (mutant == nullptr) {
      throw UsageError(NoSuchMutant(name));
    }
    mutants.push_back(mutant);
  }
  return mutants;
}

int List() {
  for (const Mutant& mutant : AllMutants()) {
    fmt::print("{:<14} {:<48} {}\n", Get(mutant.rule).id, mutant.name, mutant.summary);
  }
  return kExitGreen;
}

std::string ReadSnapshotFile(const std::filesystem::path& folder, const char* name) {
  constexpr std::uintmax_t kSizeMaxBytes = 4'000'000;
  return report::ReadInputFile(folder / name, kSizeMaxBytes);
}

// Says what differs, and returns the exit code.
int ReportDifferences(const std::vector<std::string>& differences) {
  for (const std::string& difference : differences) fmt::print("{}\n", difference);
  if (differences.empty()) return kExitGreen;
  fmt::print("bits-conformance mutants --snapshot=DIR writes it anew\n");
  return kExitRed;
}

std::string NameIn(const std::string& folder, const char* name) {
  return (std::filesystem::path(folder) / name).generic_string();
}

int CheckCoverage(const std::string& folder) {
  const std::string checked_in = ReadSnapshotFile(folder, kCoverageFile);
  return ReportDifferences(SnapshotDifferences(WithoutKills(checked_in),
                                               WithoutKills(CoverageText({}, AllRuleTests())),
                                               NameIn(folder, kCoverageFile)));
}

int CheckSnapshot(const std::string& folder, const KillMatrix& matrix) {
  std::vector<std::string> differences =
      SnapshotDifferences(ReadSnapshotFile(folder, kCoverageFile),
                          CoverageText(matrix, AllRuleTests()), NameIn(folder, kCoverageFile));
  const std::vector<std::string> more =
      SnapshotDifferences(ReadSnapshotFile(folder, kKillMatrixFile), KillMatrixMarkdown(matrix),
                          NameIn(folder, kKillMatrixFile));
  differences.insert(differences.end(), more.begin(), more.end());
  return ReportDifferences(differences);
}

int RunMutantsCommand(int argc, char** argv) {
  const MutantsOptions options = Parse(argc, argv);
  if (options.helps) {
    std::fputs(kHelp, stdout);
    return kExitGreen;
  }
  if (options.lists) return List();
  if (!options.checked_coverage.empty()) return CheckCoverage(options.checked_coverage);
  std::optional<report::ReportFolder> snapshot;
  if (!options.snapshot.empty()) {
    snapshot = report::ReportFolder(options.snapshot, {kCoverageFile, kKillMatrixFile});
  }
  KillMatrixOptions run = {.mutants = Choose(options.names),
                           .processes = static_cast<int>(options.jobs)};
  std::optional<report::ReportFolder> folder;
  if (!options.report.empty())
    folder = report::ReportFolder(options.report, {"index.html", "mutants.json"});

  int gtest_argc = 1;
  ::testing::InitGoogleMock(&gtest_argc, argv);
  const bool shows_progress = StandardOutputIsTerminal();
  if (shows_progress) {
    run.progress = [&](const MutantResult& result, std::size_t done) {
      const std::string line =
          fmt::format("[{}/{}] {}", done, run.mutants.size(), result.mutant->name);
      fmt::print("\r{}\x1b[K", report::Shorten(line, TerminalWidth() - 1));
      std::fflush(stdout);
    };
  }
  const KillMatrix matrix = RunKillMatrix(run);
  if (shows_progress) std::fputs("\r\x1b[K", stdout);
  std::fputs(KillMatrixText(matrix).c_str(), stdout);
  if (folder) {
    folder->Write(
        {{"index.html", KillMatrixPage(matrix)}, {"mutants.json", KillMatrixJson(matrix)}});
    fmt::print("report: {}\n", folder->page().generic_string());
  }
  if (snapshot && matrix.IsGreen()) {
    snapshot->Write({{kCoverageFile, CoverageText(matrix, AllRuleTests())},
                     {kKillMatrixFile, KillMatrixMarkdown(matrix)}});
  }
  int exit_code = matrix.IsGreen() ? kExitGreen : kExitRed;
  if (!options.checked_snapshot.empty()) {
    exit_code = std::max(exit_code, CheckSnapshot(options.checked_snapshot, matrix));
  }
  return exit_code;
}

const runner::CommandRegistration kMutants(
    {.name = "mutants",
     .synopsis = "mutants [--report=DIR] [--jobs=N] [NAME...]",
     .summary = "run the suite on wrong engines",
     .run = &RunMutantsCommand});

}  // namespace
}  // namespace conformance
