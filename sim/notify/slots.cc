#include "sim/notify/slots.h"

#include <algorithm>
#include <utility>

namespace bitsim {

Slots::OfUser& Slots::Append(std::size_t index) {
  while (users_.size() <= index) users_.push_back(std::make_unique<OfUser>(per_user_max_));
  return *users_[index];
}

void Slots::Renew() {
  std::erase_if(old_, [](const std::unique_ptr<OfUser>& slots) { return slots->is_all_free(); });
  for (std::unique_ptr<OfUser>& slots : users_) {
    slots->ForgetWaiting();
    if (slots->is_all_free()) continue;
    old_.push_back(std::exchange(slots, std::make_unique<OfUser>(per_user_max_)));
  }
}

void Slots::OfUser::ForgetWaiting() {
  waiting_ = {};
  waiting_count_ = 0;
}

std::optional<Slots::Ticket> Slots::OfUser::Next() const {
  if (free_count_ <= 0) return std::nullopt;
  for (const std::deque<Ticket>& waiting : waiting_) {
    if (!waiting.empty()) return waiting.front();
  }
  return std::nullopt;
}

bool Slots::OfUser::TryEnterCrowd(Ticket ticket, SlotPriority priority) {
  std::deque<Ticket>& waiting = waiting_[static_cast<std::size_t>(priority)];
  // Not who waits with less priority: he was told to try before this one came, and will find
  // himself behind it.
  const std::deque<Ticket>& ahead = waiting_[0].empty() ? waiting : waiting_[0];
  if (free_count_ > 0 && (ahead.empty() || ahead.front() == ticket)) {
    if (!ahead.empty()) {
      waiting.pop_front();
      --waiting_count_;
    }
    --free_count_;
    return true;
  }
  if (std::find(waiting.begin(), waiting.end(), ticket) == waiting.end()) {
    waiting.push_back(ticket);
    ++waiting_count_;
  }
  return false;
}

std::optional<Slots::Ticket> Slots::OfUser::Withdraw(Ticket ticket) {
  bool waited = false;
  for (std::deque<Ticket>& waiting : waiting_) {
    const auto found = std::find(waiting.begin(), waiting.end(), ticket);
    if (found == waiting.end()) continue;
    waiting.erase(found);
    --waiting_count_;
    waited = true;
  }
  return waited ? Next() : std::nullopt;
}

}  // namespace bitsim
