#include "conformance/backends/local/real_time.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace conformance {
namespace {

// An event is answered by a real service in tens of milliseconds; asking more often than this
// only slows it down.
constexpr std::chrono::milliseconds kPollInterval{2};
constexpr std::chrono::milliseconds kSilenceStep{5};

}  // namespace

PacedTime::Duration PacedTime::Step() {
  const auto now = std::chrono::steady_clock::now();
  const Duration step = now - std::exchange(last_, now);
  counted_ += step <= kStepMax ? step : std::max<Duration>(kStepMax, step / kStretchMax);
  return counted_;
}

bool RealTime::WaitUntil(const std::function<bool()>& condition, Duration limit) const {
  limit = std::min(limit, limits_.longest_wait);
  PacedTime time;
  while (!condition()) {
    if (time.Step() >= limit) return condition();
    std::this_thread::sleep_for(kPollInterval);
  }
  return true;
}

void RealTime::LetPass(Duration duration) const {
  duration = std::min(duration, limits_.silence);
  PacedTime time;
  for (Duration passed{0}; passed < duration; passed = time.Step()) {
    std::this_thread::sleep_for(std::min<Duration>(duration - passed, kSilenceStep));
  }
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
