// File: history.h
//
// One history: made command by command, run on a service and on the model at once.

#ifndef BITSIM_CONFORMANCE_EXPLORE_HISTORY_H_
#define BITSIM_CONFORMANCE_EXPLORE_HISTORY_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "bitsim/choice.h"
#include "bitsim/decisions.h"
#include "conformance/explore/checker.h"
#include "conformance/explore/coverage.h"
#include "conformance/explore/scenario.h"

namespace conformance::explore {

struct RunResult {
  std::vector<model::Command> commands;  // that were run
  std::optional<Mismatch> mismatch;
  std::uint64_t trace_hash = 0;
  std::vector<std::string> trace;  // its last lines, where they were asked for
  Coverage coverage;
};

// The next command, given one of the states that the model may be in; nullopt ends the history.
using NextCommand = std::function<std::optional<model::Command>(const model::State&)>;

struct RunOptions {
  const bitsim::Decisions* decisions = nullptr;  // nullptr: as documented
  std::size_t trace_lines = 0;
};

// Stops at the first mismatch. A run that does not end is one, too.
RunResult RunHistory(const NextCommand& next, bitsim::ChoiceSource& choices,
                     const RunOptions& options = {});
RunResult RunHistory(const std::vector<model::Command>& commands, bitsim::ChoiceSource& choices,
                     const RunOptions& options = {});

// Commands at random: those of a scenario, with what is needed to get anywhere more often than the
// rest. With `is_swarm` each history first draws which kinds of commands are on, and how likely.
class RandomCommands {
 public:
  // Both must outlive this object.
  RandomCommands(const Scenario& scenario, bitsim::ChoiceSource& choices, bool is_swarm);
  std::optional<model::Command> operator()(const model::State& state);

 private:
  model::CommandKind DrawKind();

  const Scenario& scenario_;
  bitsim::ChoiceSource& choices_;
  bitsim::ChoiceSource::StreamId stream_;
  std::vector<std::vector<model::Command>> commands_of_kind_;
  std::vector<std::uint64_t> weights_;  // of the kinds
  std::size_t made_ = 0;
};

}  // namespace conformance::explore

#endif  // BITSIM_CONFORMANCE_EXPLORE_HISTORY_H_
