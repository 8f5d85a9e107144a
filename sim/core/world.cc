#include "sim/core/world.h"

#include <algorithm>
#include <stdexcept>

namespace bitsim {

namespace {

constexpr TraceKind kWallClockStepped{"clock.stepped", "by_ticks"};
constexpr TraceKind kActorYielded{"actor.yielded"};

}  // namespace

World::World(ChoiceSource& choices, const WorldOptions& options)
    : choices_(choices),
      options_(options),
      order_stream_(choices.OpenStream("actor.order")),
      trace_(options.trace_capacity),
      actions_handler_(AddHandler(actions_)),
      actors_handler_(AddHandler(*this)),
      stage_(*this) {
  queue_.BeginAt(now_);
}

// All is there still for those whose stacks are unwound.
World::~World() { stage_.Close(); }

// --- Clock ---

void World::StepWallClock(Duration step) {
  wall_clock_step_ += step;
  Note(kWallClockStepped, 0, static_cast<std::uint64_t>(step.count()));
}

Instant World::After(Duration duration) const {
  if (duration <= Duration::zero()) return now_;
  return duration < kNever - now_ ? now_ + duration : kNever;
}

// --- Events ---

HandlerId World::AddHandler(EventHandler& handler) {
  if (handler_count_ == handlers_.size()) {
    throw std::logic_error("a world has room for 126 event handlers");
  }
  handlers_[handler_count_] = &handler;
  return static_cast<HandlerId>(handler_count_++);
}

void World::ThrowTimeHasPassed() {
  throw std::logic_error("an event cannot be posted to a time that has passed");
}

void World::PostAction(Instant time, std::function<void()> action) {
  Post(time, actions_handler_, actions_.Add(std::move(action)));
}

// --- Running ---

void World::RunUntil(Instant deadline) { Run("RunUntil", {.deadline = deadline}); }
void World::RunFor(Duration duration) { Run("RunFor", {.deadline = After(duration)}); }
void World::RunUntilIdle() { Run("RunUntilIdle", {.until_idle = true}); }

bool World::RunUntil(FunctionRef<bool()> condition, Instant deadline) {
  return Run("RunUntil", {.deadline = deadline, .condition = &condition});
}

// --- Actors ---

Actor& World::RequireActor(const char* function) const {
  Actor* const actor = current_actor();
  if (actor == nullptr) {
    throw std::logic_error(std::string("World::") + function + " may be called by an actor only");
  }
  return *actor;
}

Actor& World::Spawn(std::string_view name, std::function<void()> body) {
  return Spawn(trace_.AddActor(name), 0, std::move(body));
}

void World::SetCurrentGroup(std::uint32_t group) {
  RequireActor("SetCurrentGroup").set_group(group);
}

void World::Sleep(Duration duration) {
  if (stage_.is_outside()) {
    RunFor(duration);
  } else {
    RequireActor("Sleep");
    stage_.Sleep(After(duration));
  }
}

bool World::Wait(Instant deadline) {
  RequireActor("Wait");
  return stage_.Wait(std::max(deadline, now_));
}

void World::SchedulingPoint() {
  if (current_actor() == nullptr || stage_.CheckKilled()) return;
  if (!queue_.IsDue(now_)) return;
  if (choices_.Choose(order_stream_, 2) == 0) return;
  Note(kActorYielded);
  stage_.LetOthersRun();
}

void World::KillGroup(std::uint32_t group) {
  stage_.KillGroup(group);
  if (stage_.is_outside()) RethrowFailure();
}

void World::KillAllActors() {
  stage_.KillAll();
  if (stage_.is_outside()) RethrowFailure();
}

void World::PostActorEvent(Instant time, std::uint32_t slot, std::uint32_t generation,
                           bool is_timeout) {
  if (is_timeout) {
    PostBackground(time, actors_handler_, slot, generation);
  } else {
    Post(time, actors_handler_, slot, generation);
  }
}

void World::KeepFailure(std::exception_ptr failure) noexcept {
  if (!failure_) failure_ = std::move(failure);
  // Nothing is due any more, and nothing is asked: the run ends.
  limit_ = Instant::min();
  goal_ = {};
}

}  // namespace bitsim
