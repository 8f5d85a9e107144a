// File: world_implementation.h
//
// What a World is made of. For world.cc and run_loop.cc only.

#ifndef BITSIM_CORE_WORLD_IMPLEMENTATION_H_
#define BITSIM_CORE_WORLD_IMPLEMENTATION_H_

#include <array>
#include <cstddef>
#include <exception>
#include <stdexcept>
#include <string>
#include <utility>

#include "sim/core/actor_stage.h"
#include "sim/core/scripted_actions.h"
#include "sim/core/world.h"

namespace bitsim {

class World::Implementation final : private EventHandler, private ActorHost {
 public:
  Implementation(ChoiceSource& choice_source, const WorldOptions& world_options);

  // --- Running (run_loop.cc) ---

  struct RunGoal {
    Instant deadline = kNever;
    const FunctionRef<bool()>* condition = nullptr;
    bool until_idle = false;
  };
  // Runs until one part of the goal is reached; returns whether the condition is what ended it.
  // `function` names the caller in messages.
  bool Run(const char* function, const RunGoal& goal);
  void RethrowFailure();

  // --- Events ---

  HandlerId AddHandler(EventHandler& handler);

  void Post(Instant time, HandlerId handler, std::uint32_t index, std::uint32_t generation,
            bool is_background) {
    if (time < now) throw std::logic_error("an event cannot be posted to a time that has passed");
    foreground_count += is_background ? 0 : 1;
    queue.Push(time, {index, generation, handler, is_background});
  }

  // The time after that duration; kNever if it lies too far ahead.
  Instant After(Duration duration) const {
    if (duration <= Duration::zero()) return now;
    return duration < kNever - now ? now + duration : kNever;
  }

  TraceActorId current_identity() const {
    const Actor* const actor = stage.current_actor();
    return actor == nullptr ? 0 : actor->identity();
  }
  Actor& RequireActor(const char* function) const;

  ChoiceSource& choices;
  const WorldOptions options;
  const ChoiceSource::StreamId order_stream;
  Trace trace;
  EventQueue queue;
  Instant now = kSimulationStart;
  Duration wall_clock_step = Duration::zero();
  // Events in the queue that are not background ones, and work that is under way.
  std::size_t foreground_count = 0;
  ScriptedActions actions;
  HandlerId actions_handler = 0;
  ActorStage stage;

 private:
  // EventHandler: the events of the actors.
  void OnEvent(std::uint32_t slot, std::uint32_t generation) override {
    stage.OnEvent(slot, generation);
  }

  // ActorHost.
  void RunLoop() noexcept override;
  Instant Now() const override { return now; }
  void PostActorEvent(Instant time, std::uint32_t slot, std::uint32_t generation,
                      bool is_timeout) override {
    Post(time, actors_handler_, slot, generation, is_timeout);
  }
  void KeepFailure(std::exception_ptr failure) noexcept override {
    if (!failure_) failure_ = std::move(failure);
  }
  void NoteActor(const TraceKind& kind, TraceActorId identity) override {
    trace.Add(now, identity, 0, kind);
  }

  void DoEvents();
  bool IsAtGoal();
  void CheckHorizon();
  [[noreturn]] void ThrowStandstill() const;
  [[noreturn]] void ThrowEndlessRun(std::string reason) const;

  std::array<EventHandler*, 128> handlers_{};
  std::size_t handler_count_ = 0;
  HandlerId actors_handler_ = 0;

  // Of the run that is going on; the loop may change its carrier in the middle of it.
  RunGoal goal_;
  Instant limit_;  // the deadline, or the guard in its place
  bool condition_holds_ = false;
  std::uint64_t events_at_now_ = 0;
  std::exception_ptr failure_;  // the first one
};

}  // namespace bitsim

#endif  // BITSIM_CORE_WORLD_IMPLEMENTATION_H_
