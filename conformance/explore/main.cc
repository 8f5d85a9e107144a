// bits-explore: looks for histories in which a service does what the model does not allow.

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <thread>

#include "conformance/explore/bytes_history.h"
#include "conformance/explore/explain.h"
#include "conformance/explore/failure_file.h"
#include "conformance/explore/find_failure.h"
#include "conformance/explore/plan.h"
#include "conformance/explore/progress_file.h"
#include "conformance/explore/workers.h"
#include "conformance/model/search.h"
#include "conformance/mutants/mutants.h"

namespace conformance::explore {
namespace {

constexpr int kExitFailure = 1;
constexpr int kExitUsage = 2;
constexpr int kExitBroke = 3;
constexpr int kExitInterrupted = 130;

volatile std::sig_atomic_t interrupted = 0;

struct Options {
  std::string strategy = "swarm";
  std::string backend = "sim";
  std::string scenario;
  std::string bytes;
  std::string report = "out/explore";
  std::string replay;
  std::string explain;
  std::uint64_t budget = 10'000;
  std::uint64_t seed = 1;
  std::size_t depth = 4;
  std::size_t deviations_max = 2;
  std::size_t jobs = 0;
  bool resume = false;
  bool model = false;
};

const bitsim::Decisions* DecisionsOf(const std::string& engine) {
  if (engine == "sim") return nullptr;
  const Mutant* const mutant = engine.starts_with("sim:") ? FindMutant(engine.substr(4)) : nullptr;
  if (mutant == nullptr) {
    throw BadInput(fmt::format("there is no engine '{}': sim, or sim:MUTANT", engine));
  }
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
          .decisions = DecisionsOf(options.backend)};
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
      Replay(failure, {.decisions = DecisionsOf(failure.engine), .trace_lines = 20}, file);
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
  return kExitFailure;
}

int ExplainFile(const std::string& file) {
  const Failure failure = ReadFailure(file);
  fmt::print("{}",
             Explain(failure, Observe(failure, {.decisions = DecisionsOf(failure.engine)}, file)));
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
    if (isatty(STDERR_FILENO) != 0) fmt::print(stderr, "\r\033[K");
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
    if (isatty(STDERR_FILENO) == 0) return;
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
    return kExitFailure;
  }

  const Options& options_;
  const Plan plan_;
  const std::string identity_;
  const std::filesystem::path folder_;
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

int Main(int argc, char** argv) {
  Options options;
  CLI::App app("Looks for histories in which a BITS service does what no rule allows.",
               "bits-explore");
  app.add_option("--strategy", options.strategy, "random, swarm, pct, exhaustive or bytes")
      ->capture_default_str();
  app.add_option("--backend", options.backend, "sim, or sim:MUTANT")->capture_default_str();
  app.add_option("--budget", options.budget,
                 "how many histories to look at; exhaustive, bytes: all")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  app.add_option("--scenario", options.scenario, "a TOML file: what histories are made of");
  app.add_option("--bytes", options.bytes,
                 "bytes: a file, a folder of files, or - for the standard input");
  app.add_option("--seed", options.seed, "of everything that is random")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber);
  app.add_option("--depth", options.depth, "exhaustive, --model: commands of a history")
      ->capture_default_str()
      ->check(CLI::Range(1, 12));
  app.add_option("--deviations", options.deviations_max,
                 "exhaustive: how often the service may choose what is not usual")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber);
  app.add_option("--jobs", options.jobs, "processes; 0: one for each core")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber);
  app.add_option("--report,--out", options.report, "the folder for what is found")
      ->capture_default_str();
  app.add_flag("--resume", options.resume, "go on where the last exploration of DIR stopped");
  app.add_option("--replay", options.replay, "repeat a failure");
  app.add_option("--explain", options.explain, "tell of a failure: table, diagram, C++");
  app.add_flag("--model", options.model, "count the states of the model, down to --depth");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kExitUsage;
  }
  const bool has_an_end = options.strategy == "exhaustive" || options.strategy == "bytes";
  if (has_an_end && app.count("--budget") == 0) options.budget = UINT64_MAX / 2;
  std::signal(SIGINT, [](int) { interrupted = 1; });
  try {
    if (!options.replay.empty()) return ReplayFile(options.replay);
    if (!options.explain.empty()) return ExplainFile(options.explain);
    if (options.model) return CountModel(options);
    return Explorer(options).Run();
  } catch (const BadInput& error) {
    fmt::print(stderr, "bits-explore: {}\n", error.what());
    return kExitUsage;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bits-explore: {}\n", error.what());
    return kExitBroke;
  }
}

}  // namespace
}  // namespace conformance::explore

int main(int argc, char** argv) { return conformance::explore::Main(argc, argv); }
