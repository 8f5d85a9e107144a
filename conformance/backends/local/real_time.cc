#include "conformance/backends/local/real_time.h"

#include <algorithm>
#include <thread>

namespace conformance {
namespace {

// An event is answered by a real service in tens of milliseconds; asking more often than this
// only slows it down.
constexpr std::chrono::milliseconds kPollInterval{2};

}  // namespace

bool RealTime::WaitUntil(const std::function<bool()>& condition, Duration limit) const {
  const auto end = std::chrono::steady_clock::now() + std::min(limit, limits_.longest_wait);
  while (!condition()) {
    if (std::chrono::steady_clock::now() >= end) return condition();
    std::this_thread::sleep_for(kPollInterval);
  }
  return true;
}

void RealTime::LetPass(Duration duration) const {
  std::this_thread::sleep_for(std::min(duration, limits_.silence));
}

void RealTime::Block(Duration duration) {
  std::unique_lock lock(mutex_);
  ++blocked_;
  changed_.wait_for(lock, std::min(duration, limits_.patience), [this] { return ends_; });
  --blocked_;
  changed_.notify_all();
}

void RealTime::End() {
  std::unique_lock lock(mutex_);
  ends_ = true;
  changed_.notify_all();
  changed_.wait(lock, [this] { return blocked_ == 0; });
}

}  // namespace conformance
