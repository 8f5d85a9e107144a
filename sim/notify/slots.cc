#include "sim/notify/slots.h"

#include <algorithm>

namespace bitsim {

Slots::UserSlots& Slots::of(UserIndex user) {
  const std::size_t index = each_user_has_own_ ? user : 0;
  if (index >= users_.size()) users_.resize(index + 1);
  return users_[index];
}

std::optional<Slots::Ticket> Slots::First(const UserSlots& slots) const {
  if (slots.in_use >= per_user_max_) return std::nullopt;
  for (const std::deque<Ticket>& waiting : slots.waiting) {
    if (!waiting.empty()) return waiting.front();
  }
  return std::nullopt;
}

bool Slots::TryEnter(UserIndex user, Ticket ticket, SlotPriority priority) {
  UserSlots& slots = of(user);
  std::deque<Ticket>& waiting = slots.waiting[static_cast<std::size_t>(priority)];
  const std::optional<Ticket> first = First(slots);
  if (slots.in_use < per_user_max_ && (!first.has_value() || *first == ticket)) {
    if (first.has_value()) waiting.pop_front();
    ++slots.in_use;
    return true;
  }
  if (std::find(waiting.begin(), waiting.end(), ticket) == waiting.end()) {
    waiting.push_back(ticket);
  }
  return false;
}

std::optional<Slots::Ticket> Slots::Leave(UserIndex user) {
  UserSlots& slots = of(user);
  --slots.in_use;
  return First(slots);
}

std::optional<Slots::Ticket> Slots::Withdraw(UserIndex user, Ticket ticket) {
  UserSlots& slots = of(user);
  bool waited = false;
  for (std::deque<Ticket>& waiting : slots.waiting) {
    const auto found = std::find(waiting.begin(), waiting.end(), ticket);
    if (found == waiting.end()) continue;
    waiting.erase(found);
    waited = true;
  }
  return waited ? First(slots) : std::nullopt;
}

}  // namespace bitsim
