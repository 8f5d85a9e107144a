// The hold model on the schedulers of ns-3, exponential times: the queue alone, without the events
// that Simulator::Schedule would allocate for each. (ns-3's headers are C++17.)

#include <ns3/calendar-scheduler.h>
#include <ns3/heap-scheduler.h>
#include <ns3/map-scheduler.h>
#include <ns3/priority-queue-scheduler.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "bench/work.h"

namespace bitsim {
namespace {

constexpr std::size_t kDelayCount = 65'536;

std::vector<std::uint64_t> DrawDelays() {
  std::mt19937_64 random(1);
  std::vector<std::uint64_t> delays;
  for (std::size_t i = 0; i < kDelayCount; ++i) {
    const double uniform = static_cast<double>((random() >> 34) + 1) / (1 << 30);
    delays.push_back(static_cast<std::uint64_t>(-1e7 * std::log(uniform)));
  }
  return delays;
}

template <class Scheduler>
class Hold final : public Work {
 public:
  explicit Hold(std::uint32_t pending_count)
      : delays_(DrawDelays()), scheduler_(ns3::CreateObject<Scheduler>()) {
    for (; number_ < pending_count; ++number_) Push(0);
    Run(3 * std::uint64_t{pending_count});
  }

  void Run(std::uint64_t count) override {
    for (std::uint64_t i = 0; i < count; ++i) {
      const std::uint64_t now = scheduler_->RemoveNext().key.m_ts;
      ++number_;
      Push(now);
    }
  }

 private:
  void Push(std::uint64_t now) {
    ns3::Scheduler::Event event;
    event.impl = nullptr;
    event.key.m_ts = now + delays_[number_ % kDelayCount];
    event.key.m_uid = number_;
    event.key.m_context = 0;
    scheduler_->Insert(event);
  }

  const std::vector<std::uint64_t> delays_;
  ns3::Ptr<Scheduler> scheduler_;
  std::uint32_t number_ = 0;
};

template <class Scheduler>
void Register(const std::string& name, std::uint32_t pending_count) {
  RegisterWork(
      "Peer/ns3_" + name + "/exponential/" + std::to_string(pending_count),
      [=] { return MakeWork<Hold<Scheduler>>(pending_count); }, std::max(1000u, pending_count / 2));
}

bool RegisterAll() {
  for (const std::uint32_t pending_count : {1'000u, 100'000u, 1'000'000u}) {
    Register<ns3::MapScheduler>("map", pending_count);  // the default
    Register<ns3::HeapScheduler>("heap", pending_count);
    Register<ns3::PriorityQueueScheduler>("priority_queue", pending_count);
    // Its buckets do not follow the times: microseconds an event already at 10^5.
    if (pending_count <= 1'000) Register<ns3::CalendarScheduler>("calendar", pending_count);
  }
  return true;
}
const bool registered = RegisterAll();

}  // namespace
}  // namespace bitsim
