#include "sim/core/actor_stage.h"

#include <algorithm>
#include <cassert>
#include <stdexcept>
#include <utility>

#include "sim/core/fiber.h"

namespace bitsim {

namespace {

constexpr TraceKind kActorStarted{"actor.started"};
constexpr TraceKind kActorEnded{"actor.ended"};
constexpr TraceKind kActorKilled{"actor.killed"};
constexpr std::uint32_t kGenerationMask = 0xffffff;

}  // namespace

struct Carrier {
  Carrier() = default;
  explicit Carrier(std::function<Fiber&()> body) : fiber(std::move(body)) {}

  Fiber fiber;
  Carrier* resumer = nullptr;  // who goes on when this one parks or is done
  bool is_retired = false;
};

struct ActorStage::SpawnedActor : Actor {
  SpawnedActor(TraceActorId identity, std::uint32_t group, std::function<void()> actor_body)
      : Actor(identity, group), body(std::move(actor_body)) {}

  std::function<void()> body;
};

ActorStage::ActorStage(ActorHost& host)
    : host_(host), outside_(std::make_unique<Carrier>()), current_carrier_(outside_.get()) {}

ActorStage::~ActorStage() {
  assert(is_closed_ && idle_carriers_.size() == carriers_.size());
  for (const auto& carrier : carriers_) {
    carrier->is_retired = true;
    SwitchTo(*carrier);
  }
}

// --- Carriers ---

void ActorStage::RunLoop() {
  assert(is_outside() && loop_owner_ == nullptr);
  loop_owner_ = &TakeIdleCarrier();
  loop_owner_->resumer = current_carrier_;
  SwitchTo(*loop_owner_);
  assert(is_outside() && loop_owner_ == nullptr);
}

Carrier& ActorStage::TakeIdleCarrier() {
  if (!idle_carriers_.empty()) {
    Carrier& carrier = *idle_carriers_.back();
    idle_carriers_.pop_back();
    return carrier;
  }
  idle_carriers_.reserve(carriers_.size() + 1);
  carriers_.push_back(std::make_unique<Carrier>([this]() -> Fiber& {
    Carrier& self = *current_carrier_;
    while (!self.is_retired) {
      host_.RunLoop();
      idle_carriers_.push_back(&self);
      SwitchTo(*std::exchange(self.resumer, nullptr));
    }
    return outside_->fiber;
  }));
  return *carriers_.back();
}

void ActorStage::SwitchTo(Carrier& carrier) {
  Carrier& self = *current_carrier_;
  Actor* const actor = current_actor_;
  if (actor != nullptr && !actor->is_listed_) List(*actor);
  SetCurrentCarrier(carrier);
  current_actor_ = nullptr;
  Fiber::Switch(self.fiber, carrier.fiber);
  SetCurrentCarrier(self);
  current_actor_ = actor;
}

void ActorStage::SetCurrentCarrier(Carrier& carrier) {
  current_carrier_ = &carrier;
  may_run_actors_ = !is_outside() && !is_closed_;
}

// --- Starting and ending ---

Actor& ActorStage::Spawn(TraceActorId identity, std::uint32_t group, std::function<void()> body) {
  spawned_actors_.push_back(std::make_unique<SpawnedActor>(identity, group, std::move(body)));
  SpawnedActor& actor = *spawned_actors_.back();
  if (is_closed_) {
    actor.state_ = Actor::State::kEnded;
    actor.body = nullptr;
  } else {
    List(actor);
    PostEvent(actor, host_.Now(), /*is_timeout=*/false);
  }
  return actor;
}

bool ActorStage::RefuseToRun() const {
  if (is_outside() || current_actor_ != nullptr) {
    throw std::logic_error("World::RunAs may be called by an event handler only");
  }
  return false;
}

void ActorStage::KeepCurrentException() { host_.KeepFailure(std::current_exception()); }

void ActorStage::List(Actor& actor) {
  actor.is_listed_ = true;
  actor.previous_ = last_actor_;
  actor.next_ = nullptr;
  (last_actor_ == nullptr ? first_actor_ : last_actor_->next_) = &actor;
  last_actor_ = &actor;
}

void ActorStage::End(Actor& actor) {
  actor.state_ = Actor::State::kEnded;
  actor.is_listed_ = false;
  (actor.previous_ == nullptr ? first_actor_ : actor.previous_->next_) = actor.next_;
  (actor.next_ == nullptr ? last_actor_ : actor.next_->previous_) = actor.previous_;
  if (actor.slot_ != Actor::kNoSlot) {
    slots_[actor.slot_].actor = nullptr;
    free_slots_.push_back(actor.slot_);
  }
}

// --- Blocking ---

void ActorStage::Sleep(Instant until) {
  if (CheckKilled()) return;
  current_actor_->state_ = Actor::State::kSleeping;
  Block(*current_actor_, until);
}

bool ActorStage::Wait(Instant deadline) {
  if (CheckKilled()) return false;
  Actor& actor = *current_actor_;
  actor.was_woken_ = false;
  actor.state_ = Actor::State::kWaiting;
  Block(actor, deadline);
  return actor.was_woken_;
}

void ActorStage::LetOthersRun() {
  if (CheckKilled()) return;
  current_actor_->state_ = Actor::State::kReady;
  Block(*current_actor_, host_.Now());
}

bool ActorStage::CheckKilled() const {
  if (!current_actor_->is_killed_) return false;
  if (std::uncaught_exceptions() == 0) throw ActorKilled{};
  return true;
}

void ActorStage::Block(Actor& actor, Instant until) {
  actor.until_ = until;
  if (actor.HasTimeout()) ++timed_wait_count_;
  if (until != kNever) PostEvent(actor, until, actor.state_ != Actor::State::kReady);

  Carrier& self = *current_carrier_;
  actor.carrier_ = &self;
  if (OwnsLoop()) {
    loop_owner_ = &TakeIdleCarrier();
    loop_owner_->resumer = std::exchange(self.resumer, nullptr);
    SwitchTo(*loop_owner_);
  } else {
    SwitchTo(*std::exchange(self.resumer, nullptr));
  }
  CheckKilled();
}

// The pending event of the actor, if there is one, becomes stale.
void ActorStage::PostEvent(Actor& actor, Instant time, bool is_timeout) {
  if (actor.slot_ == Actor::kNoSlot) {
    if (free_slots_.empty()) {
      free_slots_.push_back(static_cast<std::uint32_t>(slots_.size()));
      slots_.emplace_back();
      free_slots_.reserve(slots_.size());
    }
    actor.slot_ = free_slots_.back();
    free_slots_.pop_back();
    slots_[actor.slot_].actor = &actor;
  }
  Slot& slot = slots_[actor.slot_];
  slot.generation = (slot.generation + 1) & kGenerationMask;
  host_.PostActorEvent(time, actor.slot_, slot.generation, is_timeout);
}

void ActorStage::OnEvent(std::uint32_t slot, std::uint32_t generation) {
  if (slots_[slot].actor == nullptr || slots_[slot].generation != generation) return;
  Actor& actor = *slots_[slot].actor;
  if (actor.state_ == Actor::State::kStarting) {
    auto& spawned = static_cast<SpawnedActor&>(actor);
    host_.NoteActor(kActorStarted, actor.identity());
    // What the body has captured is the actor's, too: it is destroyed while the actor is current.
    const bool is_through = Perform(actor, [&] { std::exchange(spawned.body, nullptr)(); });
    if (is_through) host_.NoteActor(kActorEnded, actor.identity());
  } else if (host_.Now() >= actor.until_) {  // else a stale one whose generation has come round
    Resume(actor);
  }
}

void ActorStage::Wake(Actor& actor) {
  if (actor.state_ != Actor::State::kWaiting) return;
  if (actor.HasTimeout()) --timed_wait_count_;
  actor.was_woken_ = true;
  actor.state_ = Actor::State::kReady;
  actor.until_ = host_.Now();
  PostEvent(actor, actor.until_, /*is_timeout=*/false);
}

void ActorStage::Resume(Actor& actor) {
  if (actor.HasTimeout()) --timed_wait_count_;
  actor.state_ = Actor::State::kRunning;
  Carrier& carrier = *std::exchange(actor.carrier_, nullptr);
  carrier.resumer = current_carrier_;
  SwitchTo(carrier);
}

// --- Killing ---

void ActorStage::Kill(Actor& actor) {
  actor.is_killed_ = true;
  host_.NoteActor(kActorKilled, actor.identity());
  switch (actor.state_) {
    case Actor::State::kStarting:
      static_cast<SpawnedActor&>(actor).body = nullptr;
      End(actor);
      return;
    case Actor::State::kReady:
    case Actor::State::kSleeping:
    case Actor::State::kWaiting:
      Resume(actor);
      return;
    case Actor::State::kRunning:  // it runs now, or waits for its own kill of another: in its turn
    case Actor::State::kEnded:
      return;
  }
}

// Each end may end or begin others: hence the search from the start after each.
void ActorStage::KillWhere(FunctionRef<bool(const Actor&)> is_meant) {
  if (current_actor_ != nullptr && !current_actor_->is_killed_ && is_meant(*current_actor_)) {
    Kill(*current_actor_);
  }
  for (Actor* actor = first_actor_; actor != nullptr;) {
    if (!actor->is_killed_ && is_meant(*actor)) {
      Kill(*actor);
      actor = first_actor_;
    } else {
      actor = actor->next_;
    }
  }
  if (current_actor_ != nullptr) CheckKilled();
}

void ActorStage::KillGroup(std::uint32_t group) {
  if (group == 0) return;
  KillWhere([group](const Actor& actor) { return actor.group() == group; });
}

void ActorStage::KillAll() {
  KillWhere([](const Actor&) { return true; });
}

void ActorStage::Close() {
  assert(is_outside());
  is_closed_ = true;
  KillAll();
}

}  // namespace bitsim
