#include "conformance/explore/plan.h"

#include <array>

#include "bitsim/choice_strategies.h"
#include "bitsim/trace.h"
#include "conformance/explore/bytes_history.h"
#include "conformance/model/search.h"

namespace conformance::explore {
namespace {

constexpr std::array<std::string_view, 5> kNames = {"random", "swarm", "pct", "exhaustive",
                                                    "bytes"};

std::uint64_t SeedOf(std::uint64_t seed, std::uint64_t number) {
  bitsim::SeededChoices choices(seed);
  return choices.Choose(choices.OpenStream("history-" + std::to_string(number)), UINT64_MAX);
}

}  // namespace

std::string_view ToString(Strategy strategy) { return kNames[static_cast<std::size_t>(strategy)]; }

std::optional<Strategy> ParseStrategy(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<Strategy>(i);
  }
  return std::nullopt;
}

Plan::Plan(PlanOptions options) : options_(std::move(options)) {
  if (options_.strategy != Strategy::kExhaustive) return;
  model::Search search({.commands = options_.scenario.commands, .depth_max = options_.depth - 1});
  search.Run();
  for (std::uint32_t node = 0; node < search.node_count(); ++node) {
    const std::vector<model::Command> path = search.PathTo(node);
    for (const model::Command& command : options_.scenario.commands) {
      histories_.push_back(path);
      histories_.back().push_back(command);
    }
  }
}

std::uint64_t Plan::count() const {
  switch (options_.strategy) {
    case Strategy::kExhaustive:
      return histories_.size();
    case Strategy::kBytes:
      return options_.inputs.size();
    default:
      return UINT64_MAX;
  }
}

std::unique_ptr<bitsim::ChoiceSource> Plan::ChoicesOf(std::uint64_t number) const {
  const std::uint64_t seed = SeedOf(options_.seed, number);
  switch (options_.strategy) {
    case Strategy::kRandom:
      return std::make_unique<bitsim::SeededChoices>(seed);
    case Strategy::kSwarm:
      return std::make_unique<bitsim::SwarmChoices>(seed);
    case Strategy::kPct:
      return std::make_unique<bitsim::PctChoices>(bitsim::PctOptions{.seed = seed});
    case Strategy::kExhaustive:
      return std::make_unique<bitsim::BytesChoices>(std::span<const std::uint8_t>());
    case Strategy::kBytes:
      return std::make_unique<bitsim::BytesChoices>(explore::ChoicesOf(options_.inputs[number]));
  }
  return nullptr;
}

RunResult Plan::Run(std::uint64_t number, std::size_t trace_lines) const {
  if (options_.strategy == Strategy::kExhaustive) return RunExhaustively(number, trace_lines);
  if (options_.strategy == Strategy::kBytes) {
    return RunBytes(options_.inputs[number], options_.scenario,
                    {.decisions = options_.decisions, .trace_lines = trace_lines});
  }
  const auto choices = ChoicesOf(number);
  // Of its own, so that the commands do not depend on what the service asks.
  bitsim::SeededChoices command_choices(SeedOf(options_.seed, number));
  RandomCommands commands(options_.scenario, command_choices,
                          options_.strategy == Strategy::kSwarm);
  return RunHistory(NextCommand(std::ref(commands)), *choices,
                    {.decisions = options_.decisions, .trace_lines = trace_lines});
}

RunResult Plan::RunExhaustively(std::uint64_t number, std::size_t trace_lines) const {
  bitsim::ExhaustiveChoices choices({.deviations_max = options_.deviations_max});
  RunResult result;
  Coverage coverage;
  while (choices.BeginNextRun()) {
    result = RunHistory(histories_[number], choices,
                        {.decisions = options_.decisions, .trace_lines = trace_lines});
    coverage.Add(result.coverage);
    if (result.mismatch) break;
  }
  result.coverage = coverage;
  return result;
}

}  // namespace conformance::explore
