// File: calls.h
//
// One call, from the question who can be called to what it answered, and the next one. For the
// sources of Notifier only; inline, so that a call costs little more than the client's own method.

#ifndef BITSIM_NOTIFY_CALLS_H_
#define BITSIM_NOTIFY_CALLS_H_

#include "sim/core/actor.h"
#include "sim/engine/deadline.h"
#include "sim/notify/notifier.h"
#include "sim/notify/notify_trace.h"

namespace bitsim {

inline Notifier::Reach Notifier::FindCallback(Record& record) {
  const bool has_class = HasClass(record.job);
  const bool is_plain = !has_class && record.callback && !IsGone(record.callback);
  return is_plain ? Reach::kCallback : FindOtherThanCallback(record);
}

inline bool Notifier::EnterSlot(const Record& record, Ticket ticket) {
  if (!TakesSlot(ticket)) return true;
  const JobIndex index = record.job.index;
  const bool can_wait = ticket != kEventTicket && rules_.outcomes_overtake_modifications;
  const SlotPriority priority = can_wait ? SlotPriority::kLow : SlotPriority::kHigh;
  Slots::OfUser& slots = SlotsOf(record);
  if (!slots.TryEnter(TicketOf(index, ticket), priority)) {
    world_.Note(kNotifyWaits, index, 0, 0, "NOTIFY-CB-09");
    return false;
  }
  if (slots.anybody_waits()) Wake(slots.Next());
  return true;
}

template <class Tell>
const Notifier::Meaning* Notifier::CallFromSlot(const Record& record, Ticket ticket,
                                                const CallbackTargetPtr& callback,
                                                const Tell& tell) {
  const JobIndex index = record.job.index;
  Slots::OfUser& slots = SlotsOf(record);
  const Meaning* const answer = Call(index, *callback.get(), tell);
  if (TakesSlot(ticket)) {
    slots.Leave();
    if (slots.anybody_waits()) Wake(slots.Next());
  }
  if (!rules_.keeps_object_of_class) LetGoOfObjectOfClass(index, callback);
  return answer;
}

// The object has not answered if its application died, or if what it returned is what COM says for
// it when it cannot be reached.
template <class Tell>
const Notifier::Meaning* Notifier::Call(JobIndex index, CallbackTarget& callback,
                                        const Tell& tell) {
  HRESULT result = E_FAIL;
  bool threw = false;
  const bool ended = world_.RunAs(callback.identity(), callback.group(), [&] {
    try {
      result = tell(callback);
    } catch (const ActorKilled&) {
      throw;
    } catch (...) {
      // The object lives: what COM tells its caller is that the server failed. The exception goes
      // on to the simulation's Run method, for whoever tests the client.
      threw = true;
      result = RPC_E_SERVERFAULT;
      world_.Note(kNotifyThrew, index);
      throw;
    }
    world_.NoteAs(callback.identity(), kNotifyResult, index, static_cast<std::uint32_t>(result));
  });
  const Meaning& meaning = rules_.MeaningOf(result);
  const bool has_answered = threw ? callback.IsReachable() : ended && !meaning.is_disconnected;
  return has_answered ? &meaning : nullptr;
}

inline void Notifier::PlanRetry(Record& record, Duration interval, const char* rule) {
  const Instant time = DeadlineAfter(world_.now(), interval);
  record.next_attempt = time;
  world_.NoteAs(kServiceActor, kNotifyRetry, record.job.index,
                static_cast<std::uint64_t>(interval.count()), 0, rule);
  PostAttempt(record, time);
}

}  // namespace bitsim

#endif  // BITSIM_NOTIFY_CALLS_H_
