#include "sim/core/world.h"

#include <algorithm>
#include <utility>

#include "sim/core/world_implementation.h"

namespace bitsim {

namespace {

constexpr TraceKind kWallClockStepped{"clock.stepped", "by_ticks"};
constexpr TraceKind kActorYielded{"actor.yielded"};

}  // namespace

World::Implementation::Implementation(ChoiceSource& choice_source,
                                      const WorldOptions& world_options)
    : choices(choice_source),
      options(world_options),
      order_stream(choices.OpenStream("actor.order")),
      trace(options.trace_capacity),
      stage(*this) {
  actions_handler = AddHandler(actions);
  actors_handler_ = AddHandler(*this);
}

HandlerId World::Implementation::AddHandler(EventHandler& handler) {
  if (handler_count_ == handlers_.size()) {
    throw std::logic_error("a world has room for 126 event handlers");
  }
  handlers_[handler_count_] = &handler;
  return static_cast<HandlerId>(handler_count_++);
}

Actor& World::Implementation::RequireActor(const char* function) const {
  Actor* const actor = stage.current_actor();
  if (actor == nullptr) {
    throw std::logic_error(std::string("World::") + function + " may be called by an actor only");
  }
  return *actor;
}

World::World(ChoiceSource& choices, const WorldOptions& options)
    : implementation_(std::make_unique<Implementation>(choices, options)) {}

// All is there still for those whose stacks are unwound.
World::~World() { implementation_->stage.Close(); }

// --- Clock, choices, trace ---

Instant World::now() const { return implementation_->now; }

WallTime World::wall_now() const {
  return kSimulationStartWallTime + (implementation_->now - kSimulationStart) +
         implementation_->wall_clock_step;
}

void World::StepWallClock(Duration step) {
  implementation_->wall_clock_step += step;
  Note(kWallClockStepped, 0, static_cast<std::uint64_t>(step.count()));
}

ChoiceSource& World::choices() { return implementation_->choices; }
Trace& World::trace() { return implementation_->trace; }

void World::Note(const TraceKind& kind, TraceSubjectId subject, std::uint64_t first,
                 std::uint64_t second, const char* rule) {
  Implementation& world = *implementation_;
  world.trace.Add(world.now, world.current_identity(), subject, kind, first, second, rule);
}

// --- Events ---

HandlerId World::AddHandler(EventHandler& handler) { return implementation_->AddHandler(handler); }

void World::Post(Instant time, HandlerId handler, std::uint32_t index, std::uint32_t generation) {
  implementation_->Post(time, handler, index, generation, /*is_background=*/false);
}

void World::PostBackground(Instant time, HandlerId handler, std::uint32_t index,
                           std::uint32_t generation) {
  implementation_->Post(time, handler, index, generation, /*is_background=*/true);
}

void World::BeginWork() { ++implementation_->foreground_count; }
void World::EndWork() { --implementation_->foreground_count; }

void World::PostAction(Instant time, std::function<void()> action) {
  const std::uint32_t index = implementation_->actions.Add(std::move(action));
  Post(time, implementation_->actions_handler, index);
}

// --- Running ---

void World::RunUntil(Instant deadline) { implementation_->Run("RunUntil", {.deadline = deadline}); }

void World::RunFor(Duration duration) {
  implementation_->Run("RunFor", {.deadline = implementation_->After(duration)});
}

void World::RunUntilIdle() { implementation_->Run("RunUntilIdle", {.until_idle = true}); }

bool World::RunUntil(FunctionRef<bool()> condition, Instant deadline) {
  return implementation_->Run("RunUntil", {.deadline = deadline, .condition = &condition});
}

bool World::is_running() const { return !implementation_->stage.is_outside(); }

// --- Actors ---

Actor& World::Spawn(std::string_view name, std::function<void()> body) {
  return Spawn(implementation_->trace.AddActor(name), 0, std::move(body));
}

Actor& World::Spawn(TraceActorId identity, std::uint32_t group, std::function<void()> body) {
  return implementation_->stage.Spawn(identity, group, std::move(body));
}

bool World::RunAs(TraceActorId identity, std::uint32_t group, FunctionRef<void()> call) {
  return implementation_->stage.RunAs(identity, group, call);
}

Actor* World::current_actor() const { return implementation_->stage.current_actor(); }

TraceActorId World::current_identity() const { return implementation_->current_identity(); }

std::uint32_t World::current_group() const {
  const Actor* const actor = current_actor();
  return actor == nullptr ? 0 : actor->group();
}

void World::SetCurrentGroup(std::uint32_t group) {
  implementation_->RequireActor("SetCurrentGroup").set_group(group);
}

void World::Sleep(Duration duration) {
  ActorStage& stage = implementation_->stage;
  if (stage.is_outside()) {
    RunFor(duration);
  } else {
    implementation_->RequireActor("Sleep");
    stage.Sleep(implementation_->After(duration));
  }
}

bool World::Wait(Instant deadline) {
  implementation_->RequireActor("Wait");
  return implementation_->stage.Wait(std::max(deadline, now()));
}

void World::Wake(Actor& actor) { implementation_->stage.Wake(actor); }

void World::SchedulingPoint() {
  Implementation& world = *implementation_;
  if (world.stage.current_actor() == nullptr || world.stage.CheckKilled()) return;
  if (!world.queue.IsDue(world.now)) return;
  if (world.choices.Choose(world.order_stream, 2) == 0) return;
  Note(kActorYielded);
  world.stage.Yield();
}

void World::KillGroup(std::uint32_t group) {
  implementation_->stage.KillGroup(group);
  if (implementation_->stage.is_outside()) implementation_->RethrowFailure();
}

void World::KillAllActors() {
  implementation_->stage.KillAll();
  if (implementation_->stage.is_outside()) implementation_->RethrowFailure();
}

}  // namespace bitsim
