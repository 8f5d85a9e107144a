// bits-conformance mutants: the suite on every wrong engine.

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "conformance/mutants/kill_matrix.h"
#include "conformance/mutants/kill_report.h"
#include "conformance/mutants/mutants.h"
#include "conformance/report/report_folder.h"
#include "conformance/report/text.h"
#include "conformance/runner/command_registry.h"
#include "conformance/runner/console.h"
#include "conformance/runner/options.h"

namespace conformance {
namespace {

using runner::UsageError;

constexpr const char* kHelp = R"(NAME
  bits-conformance mutants - run the suite on wrong engines

SYNOPSIS
  bits-conformance mutants [--report=DIR] [--jobs=N] [NAME...]

DESCRIPTION
  Each mutant is the simulated service with one decision made wrongly. Runs the
  whole suite on each of them (or on those named) and demands that the rule
  which the mutant breaks is reported.

OPTIONS
  --report=DIR  Writes mutants.json and index.html there.
  --jobs=N      So many processes at once; as many as there are processors by
                default.
  --list        Lists the mutants.

EXIT STATUS
  0  every mutant is found by its own rule, and nothing is wrong without one
  1  not
  2  wrong use; nothing was run and nothing written
)";

struct MutantsOptions {
  std::vector<std::string> names;
  std::string report;
  int jobs = static_cast<int>(std::max(std::thread::hardware_concurrency(), 1u));
  bool lists = false;
  bool helps = false;
};

MutantsOptions Parse(int argc, char** argv) {
  MutantsOptions options;
  CLI::App app;
  app.set_help_flag();
  app.add_flag("--help,-h", options.helps);
  app.add_flag("--list", options.lists);
  app.add_option("--report", options.report);
  app.add_option("--jobs", options.jobs)->check(CLI::Range(1, 256));
  app.add_option("names", options.names);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    throw UsageError(std::string("mutants: ") + error.what());
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
      throw UsageError("there is no mutant '" + name + "'; bits-conformance mutants --list");
    }
    mutants.push_back(mutant);
  }
  return mutants;
}

int List() {
  for (const Mutant& mutant : AllMutants()) {
    fmt::print("{:<14} {:<48} {}\n", Get(mutant.rule).id, mutant.name, mutant.summary);
  }
  return runner::kExitGreen;
}

int RunMutantsCommand(int argc, char** argv) {
  const MutantsOptions options = Parse(argc, argv);
  if (options.helps) {
    std::fputs(kHelp, stdout);
    return runner::kExitGreen;
  }
  if (options.lists) return List();
  KillMatrixOptions run = {.mutants = Choose(options.names), .processes = options.jobs};
  std::optional<report::ReportFolder> folder;
  if (!options.report.empty())
    folder = report::ReportFolder(options.report, {"index.html", "mutants.json"});

  int gtest_argc = 1;
  ::testing::InitGoogleMock(&gtest_argc, argv);
  const bool shows_progress = runner::StandardOutputIsTerminal();
  if (shows_progress) {
    run.progress = [&](const MutantResult& result, std::size_t done) {
      const std::string line =
          fmt::format("[{}/{}] {}", done, run.mutants.size(), result.mutant->name);
      fmt::print("\r{}\x1b[K", report::Shorten(line, runner::TerminalWidth() - 1));
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
  return matrix.IsGreen() ? runner::kExitGreen : runner::kExitRed;
}

const runner::CommandRegistration kMutants({.name = "mutants",
                                            .synopsis = "mutants [--report=DIR] [NAME...]",
                                            .summary = "run the suite on wrong engines",
                                            .run = &RunMutantsCommand});

}  // namespace
}  // namespace conformance
