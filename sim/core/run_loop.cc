// The running of a World: one event after the other, until the goal of the run is reached.

#include <algorithm>
#include <span>
#include <stdexcept>
#include <utility>

#include "sim/core/world.h"

namespace bitsim {

namespace {

constexpr std::size_t kLineCountInEndlessRun = 20;

// With fewer events pending, what they touch is in the cache anyway.
constexpr std::size_t kPrefetchFromSize = 4096;

// How many events come before one whose step is due. As many lie between two steps as memory needs.
constexpr std::size_t PrefetchDistance(std::size_t step) {
  return 3 * (EventHandler::kPrefetchStepCount - step);
}

}  // namespace

bool World::Run(const char* function, const RunGoal& goal) {
  if (!stage_.is_outside()) {
    throw std::logic_error(std::string("World::") + function +
                           " may be called from outside of all actors and handlers only");
  }
  goal_ = goal;
  limit_ = goal.deadline == kNever ? After(options_.idle_horizon) : goal.deadline;
  condition_holds_ = false;
  events_at_now_ = 0;
  stage_.RunLoop();
  RethrowFailure();
  if (!condition_holds_ && goal.deadline != kNever && now_ < goal.deadline) now_ = goal.deadline;
  return condition_holds_;
}

void World::RethrowFailure() {
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

inline bool World::IsAtGoal() {
  if (goal_.condition != nullptr && (*goal_.condition)()) {
    condition_holds_ = true;
    return true;
  }
  return goal_.until_idle && foreground_count_ == 0 && stage_.timed_wait_count() == 0;
}

void World::RunLoop() noexcept {
  while (stage_.OwnsLoop()) {
    try {
      DoEvents();
    } catch (...) {
      KeepFailure(std::current_exception());
    }
  }
}

inline void World::PrefetchFor(const Event& event, std::size_t step) const {
  const EventTarget& target = event.target;
  handlers_[target.handler()]->Prefetch(target.index(), static_cast<int>(step));
}

void World::PrefetchForNewRun() const {
  const std::span<const Event> ahead = queue_.ahead();
  for (std::size_t step = 0; step < EventHandler::kPrefetchStepCount; ++step) {
    const std::size_t count = std::min(ahead.size(), PrefetchDistance(step));
    for (std::size_t i = 1; i <= count; ++i) PrefetchFor(ahead[ahead.size() - i], step);
  }
}

inline void World::PrefetchAhead() const {
  const std::span<const Event> ahead = queue_.ahead();
#pragma GCC unroll 4
  for (std::size_t step = 0; step < EventHandler::kPrefetchStepCount; ++step) {
    const std::size_t distance = PrefetchDistance(step);
    if (distance <= ahead.size()) PrefetchFor(ahead[ahead.size() - distance], step);
  }
}

// One event after the other, as long as this carrier owns the loop: in each event an actor may
// block and another carrier take over.
void World::DoEvents() {
  Event event;
  bool prefetches = false;
  const auto on_new_run = [&] {
    prefetches = queue_.size() >= kPrefetchFromSize;
    if (prefetches) PrefetchForNewRun();
  };
  while (stage_.OwnsLoop()) {
    if (IsAtGoal()) {
      stage_.EndLoop();
    } else if (!queue_.PopUntil(limit_, event, on_new_run)) {
      stage_.EndLoop();
      if (!failure_) CheckHorizon();
    } else {
      if (event.time != now_) {
        now_ = event.time;
        events_at_now_ = 0;
      } else if (++events_at_now_ > options_.events_at_one_instant_max) {
        ThrowStandstill();
      }
      if (prefetches) PrefetchAhead();
      if (!event.target.is_background()) --foreground_count_;
      handlers_[event.target.handler()]->OnEvent(event.target.index(), event.target.generation());
    }
  }
}

void World::ThrowStandstill() const {
  ThrowEndlessRun("more than " + std::to_string(options_.events_at_one_instant_max) +
                  " events without time moving");
}

// Nothing is due up to the limit: that is an end if the caller has set the limit, or if nothing is
// pending at all.
void World::CheckHorizon() {
  if (goal_.deadline != kNever || queue_.empty()) return;
  now_ = limit_;
  std::string reason = "a run without a deadline has not come to an end within ";
  FormatDuration(reason, static_cast<std::uint64_t>(options_.idle_horizon.count()));
  ThrowEndlessRun(std::move(reason));
}

void World::ThrowEndlessRun(std::string reason) const {
  reason += "; the last events:";
  for (const std::string& line : trace_.Lines(kLineCountInEndlessRun)) reason += "\n  " + line;
  throw EndlessRun(reason);
}

}  // namespace bitsim
