// File: slots.h
//
// The notification slots of the users: so many calls of one user may be outstanding, the next one
// waits (rule NOTIFY-CB-09). Among those who wait, JobModification comes last (NOTIFY-CB-10).
//
//   Slots::OfUser& slots = all_slots.of(user);
//   if (slots.TryEnter(ticket, SlotPriority::kHigh)) {
//     ... call ...
//     slots.Leave();
//     if (slots.anybody_waits()) Retry(slots.Next());   // a ticket that may try now
//   }  // else the ticket waits; it comes back from some Next
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
#include <memory>
#include <optional>
#include <vector>

#include "sim/engine/job.h"

namespace bitsim {

enum class SlotPriority : std::uint8_t { kHigh, kLow };

class Slots {
 public:
  using Ticket = std::uint64_t;

  class OfUser {
   public:
    explicit OfUser(int count) : all_count_(count), free_count_(count) {}

    bool TryEnter(Ticket ticket, SlotPriority priority) {
      if (waiting_count_ > 0 || free_count_ <= 0) return TryEnterCrowd(ticket, priority);
      --free_count_;
      return true;
    }
    // Frees a slot.
    void Leave() { ++free_count_; }
    bool anybody_waits() const { return waiting_count_ > 0; }
    bool is_all_free() const { return free_count_ == all_count_; }
    // The ticket that may enter now, if one waits and a slot is free.
    std::optional<Ticket> Next() const;
    // The ticket no longer wants a slot. Returns the one that may enter instead, if this one waited
    // and a slot is free.
    std::optional<Ticket> Withdraw(Ticket ticket);
    void ForgetWaiting();

   private:
    // Where tickets wait, or all slots are in use.
    bool TryEnterCrowd(Ticket ticket, SlotPriority priority);

    int all_count_;
    int free_count_;
    std::size_t waiting_count_ = 0;
    std::array<std::deque<Ticket>, 2> waiting_;  // by SlotPriority
  };

  // All users share the slots of one if not `each_user_has_own`.
  explicit Slots(int per_user_max, bool each_user_has_own = true)
      : per_user_max_(per_user_max), each_user_has_own_(each_user_has_own) {}

  // Gives each user new slots. Who is in an old one leaves that; tickets that wait are forgotten.
  void Renew();

  // Stays where it is until the next Renew.
  OfUser& of(UserIndex user) {
    const std::size_t index = each_user_has_own_ ? user : 0;
    return index < users_.size() ? *users_[index] : Append(index);
  }

 private:
  OfUser& Append(std::size_t index);

  int per_user_max_;
  bool each_user_has_own_;
  std::vector<std::unique_ptr<OfUser>> users_;
  std::vector<std::unique_ptr<OfUser>> old_;  // somebody may still leave these
};

}  // namespace bitsim

#endif  // BITSIM_NOTIFY_SLOTS_H_
