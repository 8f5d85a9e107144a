// Timers that are pushed back again and again: a ten-minute no-progress timer of each of N jobs, at
// each progress report. The service keeps the deadline in the job and one pending event, which
// looks at the deadline when it comes; beside it a std::set from which the old deadline is taken.

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bench/work.h"
#include "bitsim/time.h"
#include "sim/core/event_queue.h"

namespace bitsim {
namespace {

constexpr Duration kTimeout = std::chrono::minutes(10);
constexpr Duration kReportInterval = std::chrono::milliseconds(10);  // of each job

class LazyTimers {
 public:
  void Start(Instant now, std::uint32_t job) {
    deadlines_.push_back(now + kTimeout);
    queue_.Push(deadlines_.back(), {job, 0, 0, false});
  }
  void PushBack(Instant now, std::uint32_t job) { deadlines_[job] = now + kTimeout; }
  void RunUntil(Instant now) {
    Event event;
    while (queue_.PopUntil(now, event)) {
      const std::uint32_t job = event.target.index();
      if (deadlines_[job] > now) queue_.Push(deadlines_[job], event.target);
    }
  }

 private:
  std::vector<Instant> deadlines_;
  EventQueue queue_;
};

class SetOfTimers {
 public:
  void Start(Instant now, std::uint32_t job) {
    places_.push_back(timers_.insert({now + kTimeout, job}).first);
  }
  void PushBack(Instant now, std::uint32_t job) {
    timers_.erase(places_[job]);
    places_[job] = timers_.insert({now + kTimeout, job}).first;
  }
  void RunUntil(Instant now) {
    while (timers_.begin()->first <= now) timers_.erase(timers_.begin());
  }

 private:
  using Timers = std::set<std::pair<Instant, std::uint32_t>>;
  Timers timers_;
  std::vector<Timers::iterator> places_;
};

template <class Timers>
class Rearm final : public Work {
 public:
  explicit Rearm(std::uint32_t job_count) : job_count_(job_count) {
    for (std::uint32_t job = 0; job < job_count; ++job) timers_.Start(now_, job);
  }

  void Run(std::uint64_t count) override {
    for (std::uint64_t i = 0; i < count; ++i) {
      timers_.PushBack(now_, job_);
      if (++job_ < job_count_) continue;
      job_ = 0;
      now_ += kReportInterval;
      timers_.RunUntil(now_);
    }
  }

 private:
  const std::uint32_t job_count_;
  Timers timers_;
  Instant now_ = kSimulationStart;
  std::uint32_t job_ = 0;
};

bool RegisterAll() {
  for (const std::uint32_t job_count : {1'000u, 100'000u, 1'000'000u}) {
    const std::string end = "/" + std::to_string(job_count);
    RegisterWork(
        "Rearm/service" + end, [=] { return MakeWork<Rearm<LazyTimers>>(job_count); }, 100'000);
    RegisterWork(
        "Rearm/set" + end, [=] { return MakeWork<Rearm<SetOfTimers>>(job_count); }, 100'000);
  }
  return true;
}
const bool registered = RegisterAll();

}  // namespace
}  // namespace bitsim
