// How threads wait: for objects, for locks, for calls of their apartment.

#include <stdexcept>

#include "sim/win32/state.h"

namespace bitsim::win32 {
namespace {

constexpr int kPollsAtOneInstantMax = 64;
constexpr Duration kPollTime = std::chrono::milliseconds(1);

// Keeps an actor on lists while it waits, and when its stack is unwound takes it off.
class Registration {
 public:
  Registration(std::span<WaitList* const> lists, Actor& actor) : lists_(lists), actor_(actor) {
    for (WaitList* const list : lists_) list->Add(actor_);
  }
  ~Registration() {
    for (WaitList* const list : lists_) list->Remove(actor_);
  }
  Registration(const Registration&) = delete;
  Registration& operator=(const Registration&) = delete;

 private:
  std::span<WaitList* const> lists_;
  Actor& actor_;
};

}  // namespace

bool Mutex::IsSignaled(const Thread& thread, Instant) const {
  return owner == 0 || owner == thread.id;
}

bool Mutex::Take(Thread& thread, Instant) {
  owner = thread.id;
  ++depth;
  return !std::exchange(is_abandoned, false);
}

bool WaitableTimer::Take(Thread&, Instant now) {
  if (is_manual_reset) return true;
  if (period == Duration::zero()) {
    due = kNever;
  } else {
    while (due <= now) due += period;
  }
  return true;
}

Instant State::After(DWORD milliseconds) {
  return milliseconds == INFINITE ? kNever
                                  : world().now() + std::chrono::milliseconds(milliseconds);
}

bool State::Block(std::span<WaitList* const> lists, Instant deadline, FunctionRef<bool()> condition,
                  FunctionRef<Instant()> wake_at) {
  if (condition()) return true;
  Actor* const actor = world().current_actor();
  if (actor == nullptr) {
    while (world().now() < deadline) {
      const Instant until = std::min(deadline, wake_at());
      if (world().RunUntil(condition, until)) return true;
      if (until == kNever) throw std::logic_error("a wait outside of all threads has no end");
    }
    return condition();
  }
  while (world().now() < deadline) {
    const Instant until = std::min(deadline, wake_at());
    const Registration registration(lists, *actor);
    const bool was_woken = world().Wait(until);
    if (condition()) return true;
    // Neither woken nor in time: the stack is being unwound, and nothing can block.
    if (!was_woken && world().now() < until) return false;
  }
  return false;
}

bool State::Block(WaitList& list, Instant deadline, FunctionRef<bool()> condition) {
  WaitList* const lists[] = {&list};
  return Block(lists, deadline, condition, [] { return kNever; });
}

bool State::WaitForWake(WaitList& list, Instant deadline) {
  Actor* const actor = world().current_actor();
  if (actor == nullptr) throw std::logic_error("only a thread of an application can be woken");
  WaitList* const lists[] = {&list};
  const Registration registration(lists, *actor);
  return world().Wait(deadline);
}

DWORD State::Wait(Thread& thread, std::span<const ObjectPtr> objects, bool for_all,
                  DWORD milliseconds) {
  world().SchedulingPoint();
  std::vector<WaitList*> lists;
  for (const ObjectPtr& object : objects) lists.push_back(&object->waiters);
  std::size_t index = 0;
  const auto is_satisfied = [&] {
    const Instant now = world().now();
    const auto is_signaled = [&](const ObjectPtr& object) {
      return object->IsSignaled(thread, now);
    };
    if (for_all) return std::all_of(objects.begin(), objects.end(), is_signaled);
    const auto found = std::find_if(objects.begin(), objects.end(), is_signaled);
    index = static_cast<std::size_t>(found - objects.begin());
    return found != objects.end();
  };
  const auto wake_at = [&] {
    Instant first = kNever;
    for (const ObjectPtr& object : objects) {
      const Instant at = object->SignaledAt();
      if (at > world().now()) first = std::min(first, at);
    }
    return first;
  };
  if (milliseconds == 0 && !is_satisfied()) Poll(thread);
  if (!Block(lists, After(milliseconds), is_satisfied, wake_at)) return WAIT_TIMEOUT;
  bool was_abandoned = false;
  for (std::size_t i = for_all ? 0 : index; i < (for_all ? objects.size() : index + 1); ++i) {
    if (!objects[i]->Take(thread, world().now())) was_abandoned = true;
  }
  const auto result = static_cast<DWORD>(for_all ? 0 : index);
  return was_abandoned ? WAIT_ABANDONED_0 + result : WAIT_OBJECT_0 + result;
}

void State::Poll(Thread& thread) {
  if (std::exchange(thread.polled_at, world().now()) != world().now()) thread.polls = 0;
  if (++thread.polls >= kPollsAtOneInstantMax) world().Sleep(kPollTime);
}

// --- Apartments ---

bool ApartmentGate::Pass(FunctionRef<void()> call) {
  Actor* const actor = world_.current_actor();
  if (thread_ == nullptr) return false;
  if (thread_->actor == actor || actor == nullptr) {
    call();
    return true;
  }
  const auto waiting = std::make_shared<ApartmentCall>();
  waiting->call = &call;
  waiting->caller = actor;
  // When this stack is unwound, the call is not made any more.
  const auto leave = [](ApartmentCall* one) {
    one->call = nullptr;
    one->caller = nullptr;
  };
  const std::unique_ptr<ApartmentCall, decltype(leave)> left(waiting.get(), leave);
  thread_->queue->calls.push_back(waiting);
  thread_->queue->waiters.WakeAll(world_);
  while (!waiting->is_done) {
    if (!world_.Wait()) return false;  // being unwound
  }
  return waiting->was_made;
}

void ApartmentGate::Close() {
  if (thread_ == nullptr) return;
  for (const auto& call : thread_->queue->calls) {
    call->is_done = true;
    if (call->caller != nullptr) world_.Wake(*call->caller);
  }
  thread_->queue->calls.clear();
  thread_ = nullptr;
}

void State::AnswerCalls(Thread& thread) {
  const std::shared_ptr<ThreadQueue> queue = thread.queue;
  while (!queue->calls.empty()) {
    const std::shared_ptr<ApartmentCall> call = queue->calls.front();
    queue->calls.pop_front();
    if (call->call == nullptr) continue;
    struct Done {
      ~Done() {
        call.is_done = true;
        if (call.caller != nullptr) world.Wake(*call.caller);
      }
      ApartmentCall& call;
      World& world;
    };
    const Done done{*call, world()};
    (*call->call)();
    call->was_made = true;
  }
}

}  // namespace bitsim::win32
