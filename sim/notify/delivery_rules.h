// File: delivery_rules.h
//
// What the decisions say of that which every call needs. They are pure: the same question has the
// same answer. So each is asked once, and what it said is kept.
//
//   DeliveryRules rules(decisions);
//   if (rules.files_are_told_first) ...                  // asked when the simulation is made
//   if (rules.IsSubscribed(job.notify_flags, bit)) ...   // asked when the flags first come up
//   if (rules.MeaningOf(result).is_disconnected) ...     // when another result than before does

#ifndef BITSIM_NOTIFY_DELIVERY_RULES_H_
#define BITSIM_NOTIFY_DELIVERY_RULES_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "bitsim/decisions.h"

namespace bitsim {

class DeliveryRules {
 public:
  // `decisions` must outlive this object.
  explicit DeliveryRules(const Decisions& decisions);

  // What the answer to a call means.
  struct Meaning {
    HRESULT result;
    bool is_disconnected;
    bool acknowledges_transferred;
    bool acknowledges_error;
    bool acknowledges_file;

    bool Acknowledges(JobEvent event) const {
      return event == JobEvent::kTransferred ? acknowledges_transferred : acknowledges_error;
    }
  };
  // Good until the next call. S_OK is known, and the last result that was another.
  const Meaning& MeaningOf(HRESULT result) {
    if (meanings_[0].result == result) return meanings_[0];
    return meanings_[1].result == result ? meanings_[1] : Ask(result);
  }

  bool IsSubscribed(ULONG flags, ULONG event_bit) {
    Subscription& subscription = subscriptions_[flags % kSubscriptionCount];
    if (subscription.flags != flags) Ask(subscription, flags);
    return (subscription.event_bits & event_bit) != 0;
  }

  BG_JOB_STATE StateAfterFailedCallback(BG_JOB_STATE state) const {
    return states_after_failed_callback_[static_cast<std::size_t>(state)];
  }

  const bool calls_in_registrants_name;
  const bool callback_ends_with_application;
  const bool files_are_told_first;
  const bool files_are_told_in_order;
  const bool files_are_told_one_by_one;
  const bool holds_callback_reference;
  const bool keeps_object_of_class;
  const bool makes_object_of_class_at_once;
  const bool outcomes_overtake_modifications;
  const bool ranges_take_slots;
  const bool retries_modification;
  const bool tells_modification_after_interval;
  const bool tells_of_files;

 private:
  // All flags that BITS knows are less.
  static constexpr ULONG kSubscriptionCount = 64;

  // Which events somebody with these flags hears of.
  struct Subscription {
    ULONG flags = 0;
    ULONG event_bits = 0;
  };

  using StatesByState = std::array<BG_JOB_STATE, BG_JOB_STATE_CANCELLED + 1>;

  const Meaning& Ask(HRESULT result);
  void Ask(Subscription& subscription, ULONG flags) const;
  Meaning AskFor(HRESULT result) const;

  const Decisions& decisions_;
  StatesByState states_after_failed_callback_;
  std::array<Meaning, 2> meanings_;
  // By the lowest bits of the flags. A place for others than 0 that has 0 in it was never asked
  // for.
  std::array<Subscription, kSubscriptionCount> subscriptions_;
};

}  // namespace bitsim

#endif  // BITSIM_NOTIFY_DELIVERY_RULES_H_
