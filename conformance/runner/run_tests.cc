#include "conformance/runner/run_tests.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "conformance/command_line/console.h"
#include "conformance/report/bundle.h"
#include "conformance/report/report_folder.h"
#include "conformance/runner/backend_registry.h"
#include "conformance/runner/complain.h"
#include "conformance/runner/gtest_listener.h"
#include "conformance/runner/isolated_run.h"
#include "conformance/runner/manifest_option.h"
#include "conformance/runner/recordings.h"
#include "conformance/runner/report_run.h"
#include "conformance/runner/run_log.h"
#include "conformance/runner/selection.h"
#include "conformance/runner/shard.h"
#include "conformance/runner/worker.h"
#include "conformance/runner/worker_process.h"
#include "conformance/testbed/errors.h"
#include "conformance/testbed/trace_files.h"
#include "conformance/verdict/current_run.h"
#include "conformance/verdict/judge.h"

namespace conformance::runner {
namespace {

void InitializeGoogleTest(const Options& options, char* program) {
  std::vector<std::string> arguments = options.gtest_arguments;
  std::vector<char*> argv = {program};
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  int argc = static_cast<int>(argv.size()) - 1;
  ::testing::InitGoogleMock(&argc, argv.data());
  if (argc > 1) {
    throw UsageError(std::string("GoogleTest does not understand '") + argv[1] + "'");
  }
}

// The tests of this run, which GoogleTest's filter then is set to.
std::vector<const RuleTest*> ChooseTests(const Options& options,
                                         const std::vector<const Rule*>& rules) {
  const std::string gtest_filter = GTEST_FLAG_GET(filter);
  std::vector<const RuleTest*> tests = SelectTests(rules, gtest_filter);
  if (tests.empty()) {
    if (AllRuleTests().empty()) throw UsageError("this program was built without any test");
    if (SelectTests(rules, "").empty()) {
      const std::string reason(rules.front()->untested);
      throw UsageError("no test checks " + options.filter +
                       (rules.size() == 1 && !reason.empty() ? ": " + reason : ""));
    }
    throw UsageError("no test matches --gtest_filter=" + gtest_filter +
                     (options.filter.empty() ? "" : " and --filter=" + options.filter));
  }
  GTEST_FLAG_SET(filter, GtestFilterOf(tests));
  return tests;
}

// A run that was stopped: says why, and returns the exit code.
int ReportStop(std::string_view of_the_rest, std::size_t tests_run) {
  const CurrentRun& run = CurrentRun::Get();
  if (run.why_stopped() == CurrentRun::Stop::kInterrupted) {
    Complain(fmt::format("interrupted after {} tests; no report was written", tests_run));
    return kExitInterrupted;
  }
  if (run.why_stopped() == CurrentRun::Stop::kBadInput) {
    Complain(run.stop_message());
    return kExitUsage;
  }
  Complain("the backend broke: " + run.stop_message());
  Complain(fmt::format("{}; {} tests had run before", of_the_rest, tests_run));
  return kExitBroke;
}

constexpr std::string_view kNoVerdicts = "there are no verdicts";

// What --record and --replay ask for; the test of a recording becomes GoogleTest's filter.
void SetChoices(const Options& options) {
  CurrentRun::Choices choices;
  if (options.record_folder) {
    choices.keep = [folder = RecordingFolder(*options.record_folder), backend = options.backend](
                       const std::string& test, const std::string& recording) {
      folder.Keep({.test = test, .backend = backend, .choices = recording});
    };
  }
  if (options.replay_file) {
    SuiteRecording recording = ReadRecording(*options.replay_file);
    const auto tests = AllRuleTests();
    if (std::none_of(tests.begin(), tests.end(),
                     [&](const RuleTest& test) { return test.name == recording.test; })) {
      throw UsageError(options.replay_file->string() + ":2: there is no test '" + recording.test +
                       "' in this suite");
    }
    GTEST_FLAG_SET(filter, recording.test);
    choices.replay = std::move(recording.choices);
    choices.place = options.replay_file->string();
    choices.first_line = recording.first_line;
  }
  CurrentRun::Get().SetChoices(std::move(choices));
}

// What --trace asks for.
void SetTraceFiles(const Options& options) {
  if (!options.trace_folder) return;
  SetTraceFileSink([folder = report::ReportFolder(*options.trace_folder, {})](
                       const std::string& test, const std::vector<TraceFile>& files) {
    try {
      report::ReportFolder::Files named;
      for (const TraceFile& file : files)
        named.emplace_back(test + "." + file.suffix, file.content);
      folder.Write(named);
    } catch (const report::ReportError& error) {
      throw InputError(error.what());
    }
  });
}

RunLog::Settings LogSettings() {
  return {.shows_progress = StandardOutputIsTerminal(), .width = TerminalWidth()};
}

ReportSettings ReportSettingsOf(const Options& options) {
  return {.terminal = TerminalOptionsOf(options.color),
          .expectations_file = options.expectations_file,
          .mends_expectations = options.mends_expectations,
          .is_strict = options.is_strict,
          .manifest_file = options.manifest_file,
          .bundle_file = options.bundle_file,
          .record_folder = options.record_folder};
}

// What the options chose.
struct Chosen {
  std::vector<const Rule*> rules;
  std::vector<const RuleTest*> tests;  // of all shards
  Shard shard;                         // the one that this process is
};

RunResult Judge(const Options& options, const Chosen& chosen, const std::string& bits_version,
                RunLog& log) {
  RunResult run;
  run.suite_version = kSuiteVersion;
  run.backend = options.backend;
  run.bits_version = bits_version;
  run.seed = options.seed;
  run.trace_hash = log.trace_hash();
  run.shard = chosen.shard;
  run.tests_in_suite = AllRuleTests().size();
  run.tests_selected = chosen.tests.size();
  run.tests = log.TakeResults();
  run.rules = JudgeRules(RulesSpokenOf(chosen.rules, chosen.tests, run.tests), run.tests);
  run.book = AllRules();
  run.groups.assign(AllGroups().begin(), AllGroups().end());
  return run;
}

int RunHere(const Options& options, const Chosen& chosen) {
  const std::unique_ptr<Backend> backend = MakeBackend(options);
  const report::ReportFolder folder(options.ReportFolder());
  CurrentRun::Get().Begin(*backend, options.seed);
  RunLog log(LogSettings());
  GtestListener::Install(log).set_leave([&log] {
    log.ClearProgress();
    // Not exit: a service may have threads that still use what exit would destroy.
    std::_Exit(ReportStop(kNoVerdicts, log.results_count()));
  });
  WatchForInterrupt(
      "\nInterrupted: waiting for the current test to end (Ctrl-C again ends at once).\n");
  // Not of use here: to GoogleTest a warning is a failure too.
  [[maybe_unused]] const int gtest_result = RUN_ALL_TESTS();
  log.ClearProgress();
  if (CurrentRun::Get().stop_requested()) return ReportStop(kNoVerdicts, log.results_count());
  return ReportRun(Judge(options, chosen, backend->capabilities().bits_version, log), folder,
                   ReportSettingsOf(options));
}

// What a worker must be told of the command line.
std::vector<std::string> WorkerCommand(const Options& options, const char* program) {
  std::vector<std::string> command = {ThisProgram(program), "--worker",
                                      "--backend=" + options.backend};
  if (options.replay_file) {
    command.push_back("--replay=" + options.replay_file->string());
  } else {
    command.push_back("--seed=" + std::to_string(options.seed));
  }
  if (options.manifest_file) command.push_back("--manifest=" + options.manifest_file->string());
  if (options.trace_folder) command.push_back("--trace=" + options.trace_folder->string());
  if (options.record_folder) command.push_back("--record=" + options.record_folder->string());
  command.insert(command.end(), options.gtest_arguments.begin(), options.gtest_arguments.end());
  return command;
}

int RunIsolated(const Options& options, const Chosen& chosen, const char* program) {
  if (!GTEST_FLAG_GET(output).empty()) {
    throw UsageError(
        "--gtest_output does not go together with --isolate; the report has a "
        "junit.xml and a results.json");
  }
  const BackendFactory& factory = *FindBackend(options.BackendName());
  std::optional<report::ReportFolder> folder;
  std::string bits_version;
  IsolationSettings settings{.command = WorkerCommand(options, program),
                             .test_limit = TestLimit(options),
                             .recover =
                                 [&] {
                                   if (factory.recover) factory.recover(options.BackendArgument());
                                 },
                             .on_ready =
                                 [&](const std::string& version) {
                                   folder.emplace(options.ReportFolder());
                                   bits_version = version;
                                 }};
  WatchForInterrupt("\nInterrupted: ending the current test (Ctrl-C again ends at once).\n");
  RunLog log(LogSettings());
  IsolatedRun run(std::move(settings), log);
  const std::vector<std::string> names = TakeShard(chosen.tests);
  const int repeat = GTEST_FLAG_GET(repeat);
  for (int i = 0; (repeat < 0 || i < repeat) && !CurrentRun::Get().stop_requested(); ++i) {
    run.Run(names);
  }
  log.ClearProgress();
  const std::size_t tests_run = log.results_count();
  if (!CurrentRun::Get().stop_requested()) {
    return ReportRun(Judge(options, chosen, bits_version, log), *folder, ReportSettingsOf(options));
  }
  if (tests_run == 0 || CurrentRun::Get().why_stopped() != CurrentRun::Stop::kBackendBroke) {
    return ReportStop(kNoVerdicts, tests_run);
  }
  ReportSettings of_a_part = ReportSettingsOf(options);
  of_a_part.mends_expectations = false;
  ReportRun(Judge(options, chosen, bits_version, log), *folder, of_a_part);
  return ReportStop("the report is of a part of the tests", tests_run);
}

}  // namespace

int RunTests(const Options& options, char* program) {
  if (options.shard) SetShard(*options.shard);
  Chosen chosen = {.rules = SelectRules(options.filter, options.lowest_level),
                   .shard = CurrentShard()};
  InitializeGoogleTest(options, program);
  SetChoices(options);
  SetTraceFiles(options);
  CheckExpectations(ReportSettingsOf(options));
  CheckManifest(options);
  if (options.bundle_file && !options.is_worker) report::CheckBundle(*options.bundle_file);
  chosen.tests = ChooseTests(options, chosen.rules);
  if (GTEST_FLAG_GET(list_tests)) return RUN_ALL_TESTS();
  if (options.is_worker) return RunWorker(options, [&options] { return MakeBackend(options); });
  if (options.isolates.value_or(FindBackend(options.BackendName())->isolates)) {
    return RunIsolated(options, chosen, program);
  }
  return RunHere(options, chosen);
}

}  // namespace conformance::runner
