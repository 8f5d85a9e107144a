// File: plan.h
//
// Which histories an exploration looks at. History number i of a plan is always the same, so that
// the work can be shared out, stopped and taken up again.

#ifndef BITSIM_CONFORMANCE_EXPLORE_PLAN_H_
#define BITSIM_CONFORMANCE_EXPLORE_PLAN_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/explore/history.h"
#include "conformance/explore/scenario.h"

namespace conformance::explore {

enum class Strategy : std::uint8_t {
  kRandom,      // commands and choices at random
  kSwarm,       // each history first draws what can happen in it
  kPct,         // random commands; the choices deviate at a few places only
  kExhaustive,  // every command in every state of the model, up to a depth; every choice
  kBytes,       // commands and choices of inputs that somebody else has made up
};

std::string_view ToString(Strategy strategy);
std::optional<Strategy> ParseStrategy(std::string_view name);

struct PlanOptions {
  Strategy strategy = Strategy::kSwarm;
  Scenario scenario;
  std::uint64_t seed = 1;
  std::size_t depth = 4;                               // exhaustive: commands of a history
  std::size_t deviations_max = 2;                      // exhaustive: of the service's own choices
  std::vector<std::vector<std::uint8_t>> inputs = {};  // bytes: one a history (bytes_history.h)
  const bitsim::Decisions* decisions = nullptr;
};

class Plan {
 public:
  explicit Plan(PlanOptions options);

  const PlanOptions& options() const { return options_; }
  // How many histories there are; UINT64_MAX if there is no end of them.
  std::uint64_t count() const;

  RunResult Run(std::uint64_t number, std::size_t trace_lines = 0) const;
  // The choices of the service in that history.
  std::unique_ptr<bitsim::ChoiceSource> ChoicesOf(std::uint64_t number) const;

 private:
  RunResult RunExhaustively(std::uint64_t number, std::size_t trace_lines) const;

  PlanOptions options_;
  std::vector<std::vector<model::Command>> histories_;  // exhaustive only
};

}  // namespace conformance::explore

#endif  // BITSIM_CONFORMANCE_EXPLORE_PLAN_H_
