// bits-explore: looks for histories in which a service does what the model does not allow.

#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <thread>

#include "conformance/command_line/console.h"
#include "conformance/command_line/exit_codes.h"
#include "conformance/explore/bytes_history.h"
#include "conformance/explore/explain.h"
#include "conformance/explore/failure_file.h"
#include "conformance/explore/find_failure.h"
#include "conformance/explore/options.h"
#include "conformance/explore/plan.h"
#include "conformance/explore/progress_file.h"
#include "conformance/explore/workers.h"
#include "conformance/model/search.h"
#include "conformance/mutants/mutants.h"

namespace conformance::explore {
namespace {

volatile std::sig_atomic_t interrupted = 0;

// The first Ctrl-C asks to finish what is begun, the second one ends at once.
void OnInterrupt(int) {
  std::signal(SIGINT, SIG_DFL);
  interrupted = 1;
}

// `place` is where the backend is named: a flag, or a file.
const bitsim::Decisions* DecisionsOf(const std::string& backend, const std::string& place) {
  constexpr std::string_view kPrefix = "sim:";
  if (backend == "sim") return nullptr;
  if (!backend.starts_with(kPrefix)) {
    throw BadInput(
        fmt::format("{}: '{}' is no backend to explore: sim, or sim:MUTANT", place, backend));
  }
  const std::string name = backend.substr(kPrefix.size());
  const Mutant* const mutant = FindMutant(name);
  if (mutant == nullptr) throw BadInput(fmt::format("{}: {}", place, NoSuchMutant(name)));
  return mutant->decisions;
}

PlanOptions PlanFrom(const Options& options) {
  const auto strategy = ParseStrategy(options.strategy);
  if (!strategy) {
    throw BadInput(fmt::format("there is no strategy '{}': random, swarm, pct, exhaustive or bytes",
                               options.strategy));
  }
  if ((*strategy == Strategy::kBytes) != !options.bytes.empty()) {
    throw BadInput("--strategy=bytes and --bytes=FILE go together");
  }
  return {.strategy = *strategy,
          .scenario = options.scenario.empty() ? Scenario() : ReadScenario(options.scenario),
          .seed = options.seed,
          .depth = options.depth,
          .deviations_max = options.deviations_max,
          .inputs = options.bytes.empty() ? std::vector<std::vector<std::uint8_t>>()
                                          : ReadBytes(options.bytes),
          .decisions = DecisionsOf(options.backend, "--backend")};
}

double SecondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// --- --model ---

int CountModel(const Options& options) {
  const PlanOptions plan = PlanFrom(options);
  const std::clock_t start = std::clock();
  model::Search search({.commands = plan.scenario.commands, .depth_max = options.depth});
  const model::SearchCounts counts = search.Run();
  fmt::print("| depth | new states |\n|---|---|\n");
  for (std::size_t i = 0; i < counts.states_at_depth.size(); ++i) {
    fmt::print("| {} | {} |\n", i, counts.states_at_depth[i]);
  }
  fmt::print("\n{} states, {} steps, {} cells, {} rules, hash {:016x}\n", counts.states,
             counts.steps, counts.cells.size(), counts.rules.count(), counts.state_hash);
  fmt::print(stderr, "{:.1f} s of one core\n",
             static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  return 0;
}

// --- --replay and --explain ---

int ReplayFile(const std::string& file) {
  const Failure failure = ReadFailure(file);
  const RunResult result =
      Replay(failure, {.decisions = DecisionsOf(failure.engine, file), .trace_lines = 20}, file);
  if (!result.mismatch) {
    fmt::print("{}: {} commands on {}: nothing is wrong any more\n", file, result.commands.size(),
               failure.engine);
    return 0;
  }
  fmt::print("FAIL {} on {}, after command {}, '{}'\nexpected\n{}actual\n{}trace\n",
             result.mismatch->what, failure.engine, result.mismatch->command + 1,
             ToString(failure.commands[result.mismatch->command]), result.mismatch->expected,
             result.mismatch->actual);
  for (const std::string& line : result.trace) fmt::print("  {}\n", line);
  fmt::print("trace hash {:#018x}, {}\n", result.trace_hash,
             result.trace_hash == failure.trace_hash ? "as recorded" : "not as recorded");
  return kExitRed;
}

int ExplainFile(const std::string& file) {
  const Failure failure = ReadFailure(file);
  fmt::print(
      "{}",
      Explain(failure, Observe(failure, {.decisions = DecisionsOf(failure.engine, file)}, file)));
  return 0;
}

// --- Exploring ---

class Explorer {
 public:
  explicit Explorer(const Options& options)
      : options_(options),
        plan_(PlanFrom(options)),
        identity_(IdentityOf(plan_.options(), options.backend)),
        folder_(options.report) {}

  int Run() {
    std::signal(SIGINT, OnInterrupt);
    Progress before;
    if (options_.resume) before = ReadProgress(folder_ / "progress", identity_);
    WriteProgress(folder_ / "progress", identity_, before);  // or say now that it cannot be
    const std::uint64_t end =
        std::min(plan_.count(), options_.resume ? before.next + options_.budget : options_.budget);
    const WorkResult result =
        Work(plan_, {.begin = before.next,
                     .end = end,
                     .process_count = ProcessCount(),
                     .stop = &interrupted,
                     .on_progress = [this](const Coverage& done) { Show(done); }});
    if (StandardErrorIsTerminal()) fmt::print(stderr, "\r\033[K");
    Progress after = {result.next, before.coverage};
    after.coverage.Add(result.coverage);
    WriteProgress(folder_ / "progress", identity_, after);
    WriteWhole(folder_ / "coverage.md", ToMarkdown(after.coverage));
    fmt::print("{}: {} histories, {} commands in {:.1f} s\n", identity_, result.coverage.histories,
               result.coverage.commands, SecondsSince(start_));
    if (plan_.options().strategy == Strategy::kExhaustive && !result.first_failure) {
      fmt::print("{} of {} histories of this depth\n", result.next, plan_.count());
    }
    if (result.died_in) {
      fmt::print(stderr, "bits-explore: the engine died of signal {} in histories {} to {}\n",
                 result.signal, *result.died_in, *result.died_in + kBlock - 1);
    }
    if (result.first_failure) return Keep(*result.first_failure);
    if (result.died_in) return kExitBroke;
    fmt::print("nothing found; coverage in {}\n", (folder_ / "coverage.md").string());
    return interrupted != 0 ? kExitInterrupted : 0;
  }

 private:
  std::size_t ProcessCount() const {
    return options_.jobs != 0 ? options_.jobs
                              : std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
  }

  void Show(const Coverage& done) {
    if (!StandardErrorIsTerminal()) return;
    fmt::print(stderr, "\r\033[K{} histories, {} commands, {:.0f} s", done.histories, done.commands,
               SecondsSince(start_));
    std::fflush(stderr);
  }

  int Keep(std::uint64_t number) {
    Failure failure = SmallestFailure(plan_, number);
    failure.engine = options_.backend;
    const std::filesystem::path file = folder_ / fmt::format("failure-{}.json", number);
    WriteWhole(file, ToJson(failure));
    fmt::print("FAIL history {}: {}\n", number, failure.mismatch.what);
    for (const model::Command& command : failure.commands) fmt::print("  {}\n", ToString(command));
    fmt::print("expected\n{}actual\n{}", failure.mismatch.expected, failure.mismatch.actual);
    fmt::print("repeat   bits-explore --replay={0}\nexplain  bits-explore --explain={0}\n",
               file.string());
    return kExitRed;
  }

  const Options& options_;
  const Plan plan_;
  const std::string identity_;
  const std::filesystem::path folder_;
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

int Act(int argc, char** argv) {
  const Options options = ParseOptions(argc, argv);
  if (options.helps) {
    fmt::print("{}", HelpText());
    return kExitGreen;
  }
  if (!options.replay.empty()) return ReplayFile(options.replay);
  if (!options.explain.empty()) return ExplainFile(options.explain);
  if (options.model) return CountModel(options);
  return Explorer(options).Run();
}

int Complain(const char* text, int exit_code) {
  std::fflush(stdout);
  fmt::print(stderr, "bits-explore: {}\n", text);
  return exit_code;
}

int Main(int argc, char** argv) {
  PrepareConsole();
  int exit_code = kExitGreen;
  try {
    exit_code = Act(argc, argv);
  } catch (const UsageError& error) {
    Complain(error.what(), kExitUsage);
    return Complain("try --help", kExitUsage);
  } catch (const BadInput& error) {
    return Complain(error.what(), kExitUsage);
  } catch (const std::exception& error) {
    return Complain(error.what(), kExitBroke);
  }
  if (FlushStandardOutput()) return exit_code;
  return Complain("standard output could not be written",
                  exit_code == kExitGreen ? kExitBroke : exit_code);
}

}  // namespace
}  // namespace conformance::explore

int main(int argc, char** argv) { return conformance::explore::Main(argc, argv); }
