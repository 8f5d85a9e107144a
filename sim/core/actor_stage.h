// File: actor_stage.h
//
// Where actors run, block and die. Used by World only.
//
// The stacks here are called carriers. The event loop itself runs on one of them (its owner), never
// on the stack of the thread, and an actor is a call made on the stack of an event handler. An
// actor that does not block therefore costs nothing: the handler calls it as any function. When an
// actor does block, its carrier is parked as it is, with the actor, the handler and the loop on it:
//
//   owner:   loop > handler > actor > Sleep ............... parked
//   another carrier takes over the loop:   loop > ... > the actor's wake event
//   which switches to the parked one:                       > return > handler returns > loop sees
//   that it is no longer the owner, puts its carrier back to the idle ones, and switches to whoever
//   resumed it.
//
// Whoever resumes a carrier (the loop for a wake event, or anybody for a kill) gets the control
// back when that carrier parks again or has finished its handler.

#ifndef BITSIM_CORE_ACTOR_STAGE_H_
#define BITSIM_CORE_ACTOR_STAGE_H_

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <vector>

#include "bitsim/time.h"
#include "bitsim/trace.h"
#include "sim/core/actor.h"
#include "sim/core/function_ref.h"

namespace bitsim {

// What the stage needs of the world.
class ActorHost {
 public:
  // Runs events until stage.OwnsLoop() is no longer true. Lets no exception out.
  virtual void RunLoop() noexcept = 0;
  virtual Instant Now() const = 0;
  // Asks for ActorStage::OnEvent(slot, generation) at that time. Time-outs are posted as background
  // events: the stage itself counts those that still matter (timed_wait_count).
  virtual void PostActorEvent(Instant time, std::uint32_t slot, std::uint32_t generation,
                              bool is_timeout) = 0;
  // An exception that an actor let out.
  virtual void KeepFailure(std::exception_ptr failure) noexcept = 0;
  virtual void NoteActor(const TraceKind& kind, TraceActorId identity) = 0;

 protected:
  ~ActorHost() = default;
};

struct Carrier;

class Actor {
 public:
  Actor(TraceActorId identity, std::uint32_t group) : identity_(identity), group_(group) {}
  Actor(const Actor&) = delete;
  Actor& operator=(const Actor&) = delete;

  TraceActorId identity() const { return identity_; }
  std::uint32_t group() const { return group_; }
  void set_group(std::uint32_t group) { group_ = group; }

 private:
  friend class ActorStage;
  enum class State : std::uint8_t { kStarting, kRunning, kReady, kSleeping, kWaiting, kEnded };
  static constexpr std::uint32_t kNoSlot = 0xffffffff;

  bool HasTimeout() const {
    return (state_ == State::kSleeping || state_ == State::kWaiting) && until_ != kNever;
  }

  TraceActorId identity_;
  std::uint32_t group_;
  std::uint32_t slot_ = kNoSlot;
  State state_ = State::kStarting;
  bool is_listed_ = false;
  bool is_killed_ = false;
  bool was_woken_ = false;
  // While it blocks: until when, and where. (Set then only: most actors never do.)
  Instant until_;
  Carrier* carrier_;
  // While it is listed: its neighbours.
  Actor* previous_;
  Actor* next_;
};

class ActorStage {
 public:
  explicit ActorStage(ActorHost& host);
  // REQUIRES: closed.
  ~ActorStage();
  ActorStage(const ActorStage&) = delete;
  ActorStage& operator=(const ActorStage&) = delete;

  // --- The loop ---

  // Runs host.RunLoop() on a carrier. REQUIRES: is_outside().
  void RunLoop();
  void EndLoop() { loop_owner_ = nullptr; }
  // Whether the carrier that runs now is to go on with the event loop.
  bool OwnsLoop() const { return current_carrier_ == loop_owner_; }
  // Whether the thread's own stack runs, on which nothing can block.
  bool is_outside() const { return current_carrier_ == outside_.get(); }
  void OnEvent(std::uint32_t slot, std::uint32_t generation);

  // --- Actors ---

  Actor& Spawn(TraceActorId identity, std::uint32_t group, std::function<void()> body);
  // See World::RunAs.
  template <class Call>
  bool RunAs(TraceActorId identity, std::uint32_t group, const Call& call) {
    if (current_actor_ != nullptr || !may_run_actors_) [[unlikely]]
      return RefuseToRun();
    Actor actor(identity, group);
    return Perform(actor, call);
  }
  Actor* current_actor() const { return current_actor_; }
  // How many actors wait for a time to come: these keep a run from being idle.
  std::size_t timed_wait_count() const { return timed_wait_count_; }

  // Blocking; REQUIRES: an actor is current. All throw ActorKilled when it is killed.
  void Sleep(Instant until);
  bool Wait(Instant deadline);
  void LetOthersRun();
  void Wake(Actor& actor);
  // Throws ActorKilled if the current actor is to die, unless its stack is being unwound already.
  // Returns whether it is to die.
  bool CheckKilled() const;

  // --- Killing ---

  void KillGroup(std::uint32_t group);
  void KillAll();
  // Kills all and lets no actor start any more. REQUIRES: is_outside().
  void Close();

 private:
  struct SpawnedActor;
  struct Slot {
    Actor* actor = nullptr;
    std::uint32_t generation = 0;
  };

  template <class Call>
  bool Perform(Actor& actor, const Call& call);
  // Throws unless it is only that no actor may start any more.
  bool RefuseToRun() const;
  void SetCurrentCarrier(Carrier& carrier);
  void Block(Actor& actor, Instant until);
  void Resume(Actor& actor);
  void Kill(Actor& actor);
  void KillWhere(FunctionRef<bool(const Actor&)> is_meant);
  void KeepCurrentException();
  void List(Actor& actor);
  void End(Actor& actor);
  void PostEvent(Actor& actor, Instant time, bool is_timeout);
  Carrier& TakeIdleCarrier();
  void SwitchTo(Carrier& carrier);

  ActorHost& host_;
  std::unique_ptr<Carrier> outside_;  // stands for the thread's own stack
  Carrier* current_carrier_;
  Carrier* loop_owner_ = nullptr;
  std::vector<std::unique_ptr<Carrier>> carriers_;
  std::vector<Carrier*> idle_carriers_;  // has room for all

  Actor* current_actor_ = nullptr;
  // All actors that have not ended, except for one that runs and has never stopped running: a call
  // that does not block is never listed.
  Actor* first_actor_ = nullptr;
  Actor* last_actor_ = nullptr;
  std::vector<std::unique_ptr<SpawnedActor>> spawned_actors_;
  std::vector<Slot> slots_;  // by which events name actors; lent when an actor first needs one
  std::vector<std::uint32_t> free_slots_;
  std::size_t timed_wait_count_ = 0;
  bool is_closed_ = false;
  bool may_run_actors_ = false;  // neither outside nor closed
};

// Inline, so that a call that does not block costs no more than these few stores.
template <class Call>
bool ActorStage::Perform(Actor& actor, const Call& call) {
  actor.state_ = Actor::State::kRunning;
  current_actor_ = &actor;
  bool is_through = false;
  try {
    call();
    is_through = true;
  } catch (const ActorKilled&) {
  } catch (...) {
    KeepCurrentException();
  }
  current_actor_ = nullptr;
  if (actor.is_listed_) End(actor);
  return is_through && !actor.is_killed_;
}

}  // namespace bitsim

#endif  // BITSIM_CORE_ACTOR_STAGE_H_
