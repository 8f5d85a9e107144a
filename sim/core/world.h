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

#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "bitsim/choice.h"
#include "bitsim/time.h"
#include "bitsim/trace.h"
#include "sim/core/actor.h"
#include "sim/core/event_queue.h"

namespace bitsim {

class Actor;

// A component that receives events.
class EventHandler {
 public:
  virtual void OnEvent(std::uint32_t index, std::uint32_t generation) = 0;

 protected:
  ~EventHandler() = default;
};

using HandlerId = std::uint32_t;

struct WorldOptions {
  std::size_t trace_capacity = 1024;
  // Guards: a run that does more events than this without time moving, or that RunUntilIdle cannot
  // finish within this much virtual time, ends with EndlessRun.
  std::uint64_t events_at_one_instant_max = 20'000'000;
  Duration idle_horizon = std::chrono::years(10);
};

// A run did not come to an end; what() holds the last events of the trace.
class EndlessRun : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class World {
 public:
  explicit World(ChoiceSource& choices, const WorldOptions& options = {});
  ~World();  // kills what still runs
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  Instant now() const;
  WallTime wall_now() const;
  // Moves the wall clock, forwards or backwards, without any time passing.
  void StepWallClock(Duration step);

  ChoiceSource& choices();
  Trace& trace();
  // Adds an event to the trace: now, by the current actor.
  void Note(const TraceKind& kind, TraceSubjectId subject = 0, std::uint64_t first = 0,
            std::uint64_t second = 0, const char* rule = nullptr);

  // --- Events ---

  // At most 127 handlers; `handler` must outlive the world's last run.
  HandlerId AddHandler(EventHandler& handler);
  // Calls handler.OnEvent(index, generation) at that time (not before now). Only the low 24 bits
  // of the generation are kept. Events cannot be taken back: a handler ignores stale generations.
  void Post(Instant time, HandlerId handler, std::uint32_t index, std::uint32_t generation = 0);
  // The same for timers that only wait for nothing to happen (time-outs of days): they do not keep
  // RunUntilIdle running.
  void PostBackground(Instant time, HandlerId handler, std::uint32_t index,
                      std::uint32_t generation = 0);
  // For scripts and tests: calls `action` at that time.
  void PostAction(Instant time, std::function<void()> action);

  // --- Running; from outside of all actors only ---

  void RunUntil(Instant deadline);
  void RunFor(Duration duration);
  // Until nothing but background timers is pending and every actor waits or is done.
  void RunUntilIdle();
  // Until the condition holds (it is asked first, and after each event) or the deadline is reached.
  // Returns whether it holds. The clock then stands at the event that made it true.
  bool RunUntil(const std::function<bool()>& condition, Instant deadline);

  // --- Actors ---

  // Starts an actor; its body runs when its turn comes (an event at now()). The world owns it.
  Actor& Spawn(std::string_view name, std::function<void()> body);

  // Runs `call` at once, on this stack, as an actor of that trace identity. If it blocks, the world
  // goes on without it and RunAs returns when it is through: then virtual time has passed. Returns
  // false when the actor was killed meanwhile. May be called from an event handler (of a run), not
  // from outside a run. Costs no switch when `call` does not block. `group` is any number by which
  // KillGroup finds the actors of one application; 0 is none.
  bool RunAs(TraceActorId identity, std::uint32_t group, const std::function<void()>& call);

  // The actor that runs now; nullptr outside of all actors.
  Actor* current_actor() const;
  TraceActorId current_identity() const;
  // True on an actor of this group or of no group... the group of the current actor, 0 if none.
  std::uint32_t current_group() const;

  // Blocks the current actor, or, outside of all actors, runs the world for that long.
  void Sleep(Duration duration);
  // Blocks the current actor until Wake, or until the deadline. Returns whether it was woken.
  // REQUIRES: an actor is current.
  bool Wait(Instant deadline = kNever);
  // Lets a waiting actor go on (at now(), in its turn). Nothing happens if it does not wait.
  void Wake(Actor& actor);
  // A point at which another actor or event of this instant may go first; the choice decides.
  // Does nothing outside of actors or when nothing else is due now.
  void SchedulingPoint();

  // Assigns the current actor to a group (an application). REQUIRES: an actor is current.
  void SetCurrentGroup(std::uint32_t group);
  // Ends every actor of the group: stacks unwind with ActorKilled. If the current actor is one of
  // them, it is unwound last and this call does not return.
  void KillGroup(std::uint32_t group);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace bitsim

#endif  // BITSIM_CORE_WORLD_H_
