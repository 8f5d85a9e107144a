#include "conformance/explore/shrink.h"

#include <algorithm>

namespace conformance::explore {
namespace {

using model::Command;
using History = std::vector<Command>;

// Leaves out runs of commands, long ones first.
bool LeaveOut(History& history, const StillFails& fails) {
  bool any = false;
  for (std::size_t length = std::max<std::size_t>(history.size() / 2, 1);; length /= 2) {
    for (std::size_t at = 0; at + length <= history.size();) {
      History shorter = history;
      const auto first = shorter.begin() + static_cast<std::ptrdiff_t>(at);
      shorter.erase(first, first + static_cast<std::ptrdiff_t>(length));
      if (fails(shorter)) {
        history = std::move(shorter);
        any = true;
      } else {
        ++at;
      }
    }
    if (length <= 1) return any;
  }
}

// What may stand for a command, the simplest first.
std::vector<Command> SimplerThan(const Command& command) {
  std::vector<Command> simpler;
  const auto arguments = model::ArgumentsOf(command.kind);
  for (std::uint8_t job = 0; job <= command.job; ++job) {
    for (std::uint8_t application = 0; application <= command.application; ++application) {
      for (const std::uint32_t argument : arguments) {
        Command other = {command.kind, application, job, argument};
        if (other == command) return simpler;
        simpler.push_back(other);
      }
    }
  }
  return simpler;
}

bool Simplify(History& history, const StillFails& fails) {
  bool any = false;
  for (std::size_t i = 0; i < history.size(); ++i) {
    for (const Command& simpler : SimplerThan(history[i])) {
      History other = history;
      other[i] = simpler;
      if (!fails(other)) continue;
      history = std::move(other);
      any = true;
      break;
    }
  }
  return any;
}

// Everything that one job, or one application, does is done by another.
bool Merge(History& history, const StillFails& fails) {
  bool any = false;
  const auto attempt = [&](auto change) {
    History other = history;
    for (Command& command : other) change(command);
    if (other == history || !fails(other)) return;
    history = std::move(other);
    any = true;
  };
  for (std::uint8_t job = 1; job < model::kJobsMax; ++job) {
    attempt([job](Command& command) { command.job = command.job == job ? 0 : command.job; });
  }
  attempt([](Command& command) { command.application = 0; });
  return any;
}

}  // namespace

History Shrink(History history, const StillFails& fails) {
  bool is_smaller = true;
  while (is_smaller) {
    is_smaller = LeaveOut(history, fails);
    is_smaller = Merge(history, fails) || is_smaller;
    is_smaller = Simplify(history, fails) || is_smaller;
  }
  return history;
}

}  // namespace conformance::explore
