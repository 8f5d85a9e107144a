// File: world.h
//
// Clock, pending events, actors, choices and trace of one simulation: what every layer above stands
// on. Knows nothing of BITS.
//
//   World world(choices);
//   const HandlerId timer = world.AddHandler(my_handler);
//   world.Post(world.now() + std::chrono::seconds(5), timer, job_index, generation);
//   world.RunUntilIdle();
//
// Single-threaded. Same choices, same history.

#ifndef BITSIM_CORE_WORLD_H_
#define BITSIM_CORE_WORLD_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "bitsim/choice.h"
#include "bitsim/endless_run.h"
#include "bitsim/time.h"
#include "bitsim/trace.h"
#include "sim/core/actor_stage.h"
#include "sim/core/event_handler.h"
#include "sim/core/event_queue.h"
#include "sim/core/function_ref.h"
#include "sim/core/scripted_actions.h"

namespace bitsim {

struct WorldOptions {
  std::size_t trace_capacity = 1024;
  // Guards. A run ends with EndlessRun when it does more events than this without time moving, or
  // when it has no deadline and is not through within this much virtual time.
  std::uint64_t events_at_one_instant_max = 20'000'000;
  Duration idle_horizon = std::chrono::years(10);
};

class World final : private EventHandler, private ActorHost {
 public:
  explicit World(ChoiceSource& choices, const WorldOptions& options = {});
  // Kills what still runs; see KillAllActors. REQUIRES: no run is going on.
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  Instant now() const { return now_; }
  WallTime wall_now() const {
    return kSimulationStartWallTime + (now_ - kSimulationStart) + wall_clock_step_;
  }
  // Moves the wall clock, forwards or backwards, without any time passing.
  void StepWallClock(Duration step);

  ChoiceSource& choices() { return choices_; }
  Trace& trace() { return trace_; }
  // Adds an event to the trace: now, by the current actor.
  void Note(const TraceKind& kind, TraceSubjectId subject = 0, std::uint64_t first = 0,
            std::uint64_t second = 0, const char* rule = nullptr) {
    trace_.Add(now_, current_identity(), subject, kind, first, second, rule);
  }

  // The same for an actor that the caller knows to be the current one.
  void NoteAs(TraceActorId actor, const TraceKind& kind, TraceSubjectId subject = 0,
              std::uint64_t first = 0, std::uint64_t second = 0, const char* rule = nullptr) {
    trace_.Add(now_, actor, subject, kind, first, second, rule);
  }

  // --- Events ---

  // At most 126 handlers. `handler` must outlive the world's last run, and the last actor that it
  // started with RunAs (see KillAllActors).
  HandlerId AddHandler(EventHandler& handler);
  // Calls handler.OnEvent(index, generation) at that time (not before now). Only the low 24 bits
  // of the generation are kept. Events cannot be taken back: a handler ignores stale generations.
  // Throws std::logic_error for a time that has passed.
  void Post(Instant time, HandlerId handler, std::uint32_t index, std::uint32_t generation = 0) {
    if (time < now_) ThrowTimeHasPassed();
    ++foreground_count_;
    queue_.Push(time, {index, generation, handler, /*is_background=*/false});
  }
  // The same for timers that only wait for nothing to happen (time-outs of days): they do not keep
  // RunUntilIdle running.
  void PostBackground(Instant time, HandlerId handler, std::uint32_t index,
                      std::uint32_t generation = 0) {
    if (time < now_) ThrowTimeHasPassed();
    queue_.Push(time, {index, generation, handler, /*is_background=*/true});
  }
  // Work that will go on by itself, and that background events do: RunUntilIdle waits for its end.
  // For what may be taken back before its time: an event cannot, but this can.
  //
  //   world.BeginWork();                                  // a retry in ten minutes
  //   world.PostBackground(world.now() + ten_minutes, ...);
  //   world.EndWork();                                    // it came, or it was cancelled
  //
  // REQUIRES of EndWork: as many calls of BeginWork before.
  void BeginWork() { ++foreground_count_; }
  void EndWork() { --foreground_count_; }
  // For scripts and tests: calls `action` at that time.
  void PostAction(Instant time, std::function<void()> action);

  // --- Running; from outside of all actors and handlers only (else std::logic_error) ---
  //
  // An exception that leaves a handler, an action, a condition or an actor ends the run after the
  // event in which it happened, and leaves the Run function. Another run may follow.

  // Does all that is due up to the deadline, included; the clock then stands at the deadline.
  // With kNever: until nothing is pending, the clock stands at the last event.
  void RunUntil(Instant deadline);
  void RunFor(Duration duration);
  // Until nothing but background timers is pending, no work is under way, and every actor is done
  // or waits without a deadline.
  void RunUntilIdle();
  // Until the condition holds (it is asked first, and after each event) or the deadline is reached.
  // Returns whether it holds. The clock then stands at the event that made it true.
  bool RunUntil(FunctionRef<bool()> condition, Instant deadline);

  // Whether a run is going on: the caller is an actor or a handler.
  bool is_running() const { return !stage_.is_outside(); }

  // --- Actors ---

  // Starts an actor; its body runs when its turn comes (an event at now()). The world owns it and
  // keeps it: the reference stays good after the body has ended.
  Actor& Spawn(std::string_view name, std::function<void()> body);
  // The same as an actor of that trace identity and group (see RunAs).
  Actor& Spawn(TraceActorId identity, std::uint32_t group, std::function<void()> body) {
    return stage_.Spawn(identity, group, std::move(body));
  }

  // Runs `call` at once, on this stack, as an actor of that trace identity. If it blocks, the world
  // goes on without it and RunAs returns when it is through: then virtual time has passed. Returns
  // false when `call` did not come to its end: the actor was killed, or an exception left it (which
  // the Run function then throws). May be called from an event handler (of a run) that is not in
  // an actor already, else std::logic_error. Costs no switch when `call` does not block. `group` is
  // any number by which KillGroup finds the actors of one application; 0 is none.
  template <class Call>
  bool RunAs(TraceActorId identity, std::uint32_t group, const Call& call) {
    return stage_.RunAs(identity, group, call);
  }

  // The actor that runs now; nullptr outside of all actors. One of RunAs is gone when RunAs
  // returns.
  Actor* current_actor() const { return stage_.current_actor(); }
  // Who does what is done now; 0, the service, outside of all actors.
  TraceActorId current_identity() const {
    const Actor* const actor = current_actor();
    return actor == nullptr ? 0 : actor->identity();
  }
  // The group of the current actor; 0 if there is none.
  std::uint32_t current_group() const {
    const Actor* const actor = current_actor();
    return actor == nullptr ? 0 : actor->group();
  }

  // The functions that block, Sleep, Wait and SchedulingPoint, throw ActorKilled when their actor
  // is killed; they then do so each time. While its stack is being unwound they return at once.

  // Blocks the current actor, or, outside of a run, runs the world for that long. Throws
  // std::logic_error in a handler, which cannot block.
  void Sleep(Duration duration);
  // Blocks the current actor until Wake, or until the deadline. Returns whether it was woken.
  // REQUIRES: an actor is current (else std::logic_error).
  bool Wait(Instant deadline = kNever);
  // Lets a waiting actor go on (at now(), in its turn). Nothing happens if it does not wait.
  void Wake(Actor& actor) { stage_.Wake(actor); }
  // A point at which another actor or event of this instant may go first; the choice (stream
  // "actor.order") decides. Does nothing outside of actors or when nothing else is due now.
  void SchedulingPoint();

  // Assigns the current actor to a group (an application). REQUIRES: an actor is current (else
  // std::logic_error).
  void SetCurrentGroup(std::uint32_t group);
  // Ends every actor of the group, if it is not 0: stacks unwind with ActorKilled, and RunAs
  // returns false to the handlers below, before this call returns. An actor that has not started
  // never does. If the current actor is one of them, it is unwound last and this call does not
  // return. Outside of a run, throws what an actor threw while it was unwound.
  void KillGroup(std::uint32_t group);
  // The same for every actor. Whoever owns both a world and handlers calls this before the handlers
  // are destroyed: those that RunAs returns to still have something to do.
  void KillAllActors();

 private:
  struct RunGoal {
    Instant deadline = kNever;
    const FunctionRef<bool()>* condition = nullptr;
    bool until_idle = false;
  };

  [[noreturn]] static void ThrowTimeHasPassed();
  // The time after that duration; kNever if it lies too far ahead.
  Instant After(Duration duration) const;
  Actor& RequireActor(const char* function) const;

  // run_loop.cc
  // Runs until one part of the goal is reached; returns whether the condition is what ended it.
  // `function` names the caller in messages.
  bool Run(const char* function, const RunGoal& goal);
  void RethrowFailure();
  void RunLoop() noexcept override;
  void DoEvents();
  bool IsAtGoal();
  // Lets the handlers prefetch for the events whose order is settled: each takes its next step when
  // it has come near enough. Of a new run none has taken any.
  void PrefetchForNewRun() const;
  void PrefetchAhead() const;
  void PrefetchFor(const Event& event, std::size_t step) const;
  void CheckHorizon();
  [[noreturn]] void ThrowStandstill() const;
  [[noreturn]] void ThrowEndlessRun(std::string reason) const;

  // EventHandler: the events of the actors.
  void OnEvent(std::uint32_t slot, std::uint32_t generation) override {
    stage_.OnEvent(slot, generation);
  }

  // ActorHost; RunLoop, see above, is another part of it.
  Instant Now() const override { return now_; }
  void PostActorEvent(Instant time, std::uint32_t slot, std::uint32_t generation,
                      bool is_timeout) override;
  void KeepFailure(std::exception_ptr failure) noexcept override;
  void NoteActor(const TraceKind& kind, TraceActorId identity) override {
    trace_.Add(now_, identity, 0, kind);
  }

  ChoiceSource& choices_;
  const WorldOptions options_;
  const ChoiceSource::StreamId order_stream_;
  Instant now_ = kSimulationStart;
  Duration wall_clock_step_ = Duration::zero();
  Trace trace_;
  ScriptedActions actions_;
  // Events in the queue that are not background ones, and work that is under way.
  std::size_t foreground_count_ = 0;
  EventQueue queue_;
  std::array<EventHandler*, 128> handlers_{};
  std::size_t handler_count_ = 0;
  const HandlerId actions_handler_;
  const HandlerId actors_handler_;

  // Of the run that is going on; the loop may change its carrier in the middle of it.
  RunGoal goal_;
  Instant limit_;  // the deadline, or the guard in its place
  bool condition_holds_ = false;
  std::uint64_t events_at_now_ = 0;
  std::exception_ptr failure_;  // the first one

  ActorStage stage_;
};

}  // namespace bitsim

#endif  // BITSIM_CORE_WORLD_H_
