#include "sim/notify/slots.h"

#include <algorithm>

namespace bitsim {

std::optional<Slots::Ticket> Slots::FirstOfCrowd(const UserSlots& slots) const {
  if (slots.in_use >= per_user_max_) return std::nullopt;
  for (const std::deque<Ticket>& waiting : slots.waiting) {
    if (!waiting.empty()) return waiting.front();
  }
  return std::nullopt;
}

bool Slots::TryEnterCrowd(UserSlots& slots, Ticket ticket, SlotPriority priority) {
  std::deque<Ticket>& waiting = slots.waiting[static_cast<std::size_t>(priority)];
  const std::optional<Ticket> first = First(slots);
  if (slots.in_use < per_user_max_ && (!first.has_value() || *first == ticket)) {
    if (first.has_value()) {
      waiting.pop_front();
      --slots.waiting_count;
    }
    ++slots.in_use;
    return true;
  }
  if (std::find(waiting.begin(), waiting.end(), ticket) == waiting.end()) {
    waiting.push_back(ticket);
    ++slots.waiting_count;
  }
  return false;
}

std::optional<Slots::Ticket> Slots::WithdrawFromCrowd(UserSlots& slots, Ticket ticket) {
  bool waited = false;
  for (std::deque<Ticket>& waiting : slots.waiting) {
    const auto found = std::find(waiting.begin(), waiting.end(), ticket);
    if (found == waiting.end()) continue;
    waiting.erase(found);
    --slots.waiting_count;
    waited = true;
  }
  return waited ? First(slots) : std::nullopt;
}

}  // namespace bitsim
