#include "conformance/questions/settled.h"

#include <algorithm>

namespace conformance::questions {
namespace {

using model::Command;
using model::CommandKind;

bool IsAlike(const model::Job& before, const model::Job& after) {
  return before.state == after.state && before.files_transferred == after.files_transferred &&
         before.callback == after.callback && before.event == after.event &&
         before.is_acknowledged == after.is_acknowledged &&
         before.callback_was_lost == after.callback_was_lost && before.error == after.error &&
         before.call_ends == after.call_ends;
}

}  // namespace

bool IsSettled(const model::State& state) {
  const std::vector<model::Outcome> outcomes = model::Next(state, kMoment);
  return std::all_of(outcomes.begin(), outcomes.end(), [&](const model::Outcome& outcome) {
    for (std::size_t i = 0; i < model::kJobsMax; ++i) {
      if (!IsAlike(state.jobs[i], outcome.state.jobs[i])) return false;
      if (outcome.allowed.jobs[i].launches.count > 0) return false;
      const auto& calls = outcome.allowed.jobs[i].calls;
      if (std::any_of(calls.begin(), calls.end(),
                      [](const model::AllowedCall& call) { return !call.may_be_missing; })) {
        return false;
      }
    }
    return true;
  });
}

bool TakesLong(const Command& command) {
  if (command.kind == CommandKind::kWait) return command.argument > 0;
  return command.kind == CommandKind::kRegister &&
         static_cast<model::Behaviour>(command.argument) == model::Behaviour::kBlock;
}

bool FitsRealTime(std::span<const Command> history) {
  if (std::any_of(history.begin(), history.end(), TakesLong)) return false;
  std::vector<model::State> states = {model::State{}};
  for (const Command& command : history) {
    std::vector<model::State> next;
    for (const model::State& state : states) {
      if (command != kMoment && !IsSettled(state)) return false;
      for (model::Outcome& outcome : model::Next(state, command)) {
        next.push_back(std::move(outcome.state));
      }
    }
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    states = std::move(next);
  }
  return true;
}

}  // namespace conformance::questions
