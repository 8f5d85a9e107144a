// File: slots.h
//
// The notification slots of the users: so many calls of one user may be outstanding, the next one
// waits (rule NOTIFY-CB-09). Among those who wait, JobModification comes last (NOTIFY-CB-10).
//
//   if (slots.TryEnter(user, ticket, SlotPriority::kHigh)) {
//     ... call ...
//     if (auto next = slots.Leave(user)) Retry(*next);   // a ticket that may try now
//   }  // else the ticket waits; it comes back from some Leave
//
// Whoever enters asks Next, too: several slots may have become free before the first ticket tried.
//
// A ticket is any number that means one call to the caller. A ticket that came back must TryEnter
// or Withdraw, else it keeps those behind it waiting.

#ifndef BITSIM_NOTIFY_SLOTS_H_
#define BITSIM_NOTIFY_SLOTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "sim/engine/job.h"

namespace bitsim {

enum class SlotPriority : std::uint8_t { kHigh, kLow };

class Slots {
 public:
  using Ticket = std::uint64_t;

  // All users share the slots of one if not `each_user_has_own`.
  explicit Slots(int per_user_max, bool each_user_has_own = true)
      : per_user_max_(per_user_max), each_user_has_own_(each_user_has_own) {}

  bool TryEnter(UserIndex user, Ticket ticket, SlotPriority priority) {
    UserSlots& slots = of(user);
    if (slots.waiting_count > 0 || slots.in_use >= per_user_max_) {
      return TryEnterCrowd(slots, ticket, priority);
    }
    ++slots.in_use;
    return true;
  }
  // Frees a slot. Returns the ticket that may enter now, if one waits.
  std::optional<Ticket> Leave(UserIndex user) {
    UserSlots& slots = of(user);
    --slots.in_use;
    return First(slots);
  }
  // The ticket that may enter now, if one waits and a slot is free.
  std::optional<Ticket> Next(UserIndex user) { return First(of(user)); }
  // The ticket no longer wants a slot. Returns the one that may enter instead, if a slot is free.
  std::optional<Ticket> Withdraw(UserIndex user, Ticket ticket) {
    UserSlots& slots = of(user);
    return slots.waiting_count == 0 ? std::nullopt : WithdrawFromCrowd(slots, ticket);
  }

 private:
  struct UserSlots {
    int in_use = 0;
    std::size_t waiting_count = 0;
    std::array<std::deque<Ticket>, 2> waiting;  // by SlotPriority
  };
  UserSlots& of(UserIndex user) {
    const std::size_t index = each_user_has_own_ ? user : 0;
    if (index >= users_.size()) users_.resize(index + 1);
    return users_[index];
  }
  std::optional<Ticket> First(const UserSlots& slots) const {
    return slots.waiting_count == 0 ? std::nullopt : FirstOfCrowd(slots);
  }
  // Where tickets wait, or all slots are in use.
  bool TryEnterCrowd(UserSlots& slots, Ticket ticket, SlotPriority priority);
  std::optional<Ticket> FirstOfCrowd(const UserSlots& slots) const;
  std::optional<Ticket> WithdrawFromCrowd(UserSlots& slots, Ticket ticket);

  int per_user_max_;
  bool each_user_has_own_;
  std::vector<UserSlots> users_;
};

}  // namespace bitsim

#endif  // BITSIM_NOTIFY_SLOTS_H_
