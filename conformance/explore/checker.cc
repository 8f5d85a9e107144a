#include "conformance/explore/checker.h"

#include <algorithm>
#include <utility>

namespace conformance::explore {

std::optional<Mismatch> Checker::Check(const model::Command& command,
                                       const model::Observation& seen) {
  std::vector<model::State> next;
  Mismatch mismatch = {.command = command_++};
  coverage_.NoteCommand(states_.front(), command);
  for (const model::State& state : states_) {
    for (model::Outcome& outcome : model::Next(state, command)) {
      std::string difference = model::Difference(outcome.allowed, seen);
      if (difference.empty()) {
        coverage_.rules |= outcome.rules;
        next.push_back(std::move(outcome.state));
        continue;
      }
      if (mismatch.what.empty()) mismatch.what = std::move(difference);
      const std::string expected = model::ToString(outcome.allowed);
      if (mismatch.expected.find(expected) != std::string::npos) continue;
      if (!mismatch.expected.empty()) mismatch.expected += "or\n";
      mismatch.expected += expected;
    }
  }
  if (next.empty()) {
    mismatch.actual = model::ToString(seen);
    return mismatch;
  }
  if (next.size() > 1) {
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
  }
  states_ = std::move(next);
  return std::nullopt;
}

}  // namespace conformance::explore
