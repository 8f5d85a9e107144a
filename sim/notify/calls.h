// File: calls.h
//
// One call, from the question who can be called to what it answered. For the sources of Notifier
// only; inline, so that a call costs little more than the client's own method.

#ifndef BITSIM_NOTIFY_CALLS_H_
#define BITSIM_NOTIFY_CALLS_H_

#include "sim/core/actor.h"
#include "sim/notify/notifier.h"
#include "sim/notify/notify_trace.h"

namespace bitsim {

inline Notifier::Reach Notifier::FindCallback(Job& job) {
  const Record& record = at(job.index);
  if (record.callback && IsGone(record.callback)) LoseCallback(job);
  const bool is_told = record.callback && (!HasClass(job) || ComesBeforeClass(record));
  return is_told ? Reach::kCallback : FindObjectOfClass(job);
}

template <class Tell>
Notifier::Answer Notifier::CallInSlot(const Job& job, Ticket ticket,
                                      const CallbackTargetPtr& callback, const Tell& tell) {
  const JobIndex index = job.index;
  const bool takes_slot = ticket != kRangesTicket || rules_.ranges_take_slots;
  const bool can_wait = ticket != kEventTicket && rules_.outcomes_overtake_modifications;
  Slots::OfUser& slots = SlotsFor(job, *callback.get());
  if (takes_slot) {
    const SlotPriority priority = can_wait ? SlotPriority::kLow : SlotPriority::kHigh;
    if (!slots.TryEnter(TicketOf(index, ticket), priority)) {
      world_.Note(kNotifyWaits, index, 0, 0, "NOTIFY-CB-09");
      return {};
    }
    if (slots.anybody_waits()) Wake(slots.Next());
  }
  const std::uint32_t service = service_incarnation_;
  const Answer answer = Call(index, *callback.get(), tell);
  if (takes_slot && service == service_incarnation_) {  // else its slots went with it
    slots.Leave();
    if (slots.anybody_waits()) Wake(slots.Next());
  }
  if (!rules_.keeps_object_of_class) LetGoOfObjectOfClass(index, callback);
  return answer;
}

// The object has not answered if its application died, or if what it returned is what COM says for
// it when it cannot be reached.
template <class Tell>
Notifier::Answer Notifier::Call(JobIndex index, CallbackTarget& callback, const Tell& tell) {
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
    world_.Note(kNotifyResult, index, static_cast<std::uint32_t>(result));
  });
  const DeliveryRules::Meaning& meaning = rules_.MeaningOf(result);
  const bool has_returned = threw ? callback.IsReachable() : ended && !meaning.is_disconnected;
  return {.was_called = true, .has_returned = has_returned, .meaning = meaning};
}

}  // namespace bitsim

#endif  // BITSIM_NOTIFY_CALLS_H_
