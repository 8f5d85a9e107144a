// The running of a World: one event after the other, until the goal of the run is reached.

#include "sim/core/world_implementation.h"

namespace bitsim {

namespace {

constexpr std::size_t kLineCountInEndlessRun = 20;

}  // namespace

bool World::Implementation::Run(const char* function, const RunGoal& goal) {
  if (!stage.is_outside()) {
    throw std::logic_error(std::string("World::") + function +
                           " may be called from outside of all actors and handlers only");
  }
  goal_ = goal;
  limit_ = goal.deadline == kNever ? After(options.idle_horizon) : goal.deadline;
  condition_holds_ = false;
  events_at_now_ = 0;
  stage.RunLoop();
  RethrowFailure();
  if (!condition_holds_ && goal.deadline != kNever && now < goal.deadline) now = goal.deadline;
  return condition_holds_;
}

void World::Implementation::RethrowFailure() {
  if (failure_ != nullptr) std::rethrow_exception(std::exchange(failure_, nullptr));
}

// The carrier may lose the loop in each step, to another one that calls RunLoop in its turn.
void World::Implementation::RunLoop() noexcept {
  while (stage.OwnsLoop()) {
    try {
      if (failure_ != nullptr || !Step()) stage.EndLoop();
    } catch (...) {
      KeepFailure(std::current_exception());
    }
  }
}

// Returns false when the run has reached its end.
bool World::Implementation::Step() {
  if (goal_.condition != nullptr && (*goal_.condition)()) {
    condition_holds_ = true;
    return false;
  }
  if (goal_.until_idle && foreground_count == 0 && stage.timed_wait_count() == 0) return false;

  Event event;
  if (!queue.PopUntil(limit_, event)) {
    if (goal_.deadline != kNever || queue.empty()) return false;
    now = limit_;
    std::string horizon;
    FormatDuration(horizon, static_cast<std::uint64_t>(options.idle_horizon.count()));
    ThrowEndlessRun("a run without a deadline has not come to an end within " + horizon);
  }
  if (event.time != now) {
    now = event.time;
    events_at_now_ = 0;
  } else if (++events_at_now_ > options.events_at_one_instant_max) {
    ThrowEndlessRun("more than " + std::to_string(options.events_at_one_instant_max) +
                    " events without time moving");
  }
  foreground_count -= event.target.background == 0 ? 1 : 0;
  handlers_[event.target.handler]->OnEvent(event.target.index, event.target.generation);
  return true;
}

void World::Implementation::ThrowEndlessRun(std::string reason) const {
  reason += "; the last events:";
  for (const std::string& line : trace.Lines(kLineCountInEndlessRun)) reason += "\n  " + line;
  throw EndlessRun(reason);
}

}  // namespace bitsim
