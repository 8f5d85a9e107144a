// The fair-share link with N flows on it: each step is the next end, and an arrival for each flow
// that ended.

#include <string>
#include <vector>

#include "bench/floors/textbook_link.h"
#include "bench/floors/virtual_time_link.h"
#include "bench/w1.h"
#include "bench/work.h"
#include "bitsim/time.h"
#include "sim/net/fair_share.h"

namespace bitsim {
namespace {

// The service's link with the interface of the floors.
class ServiceLink {
 public:
  explicit ServiceLink(std::uint64_t bytes_per_tick) : link_(bytes_per_tick * 80'000'000) {}

  void Add(std::uint64_t now, std::uint64_t size_bytes, std::uint32_t label) {
    link_.Add(At(now), {.size_bytes = size_bytes, .label = label});
  }
  std::uint64_t NextEnd() {
    return static_cast<std::uint64_t>(link_.NextEnd().time_since_epoch().count());
  }
  bool TakeEnded(std::uint64_t now, std::uint32_t& label) {
    if (ended_.empty()) link_.TakeEnded(At(now), ended_);
    if (ended_.empty()) return false;
    label = ended_.back();
    ended_.pop_back();
    return true;
  }

 private:
  static Instant At(std::uint64_t ticks) {
    return Instant(Duration(static_cast<std::int64_t>(ticks)));
  }

  FairShareLink link_;
  std::vector<std::uint32_t> ended_;
};

template <class Link>
class Flows final : public Work {
 public:
  explicit Flows(std::size_t flow_count) : workload_(w1::MakeWorkload(4096, w1::Pace::kPaced)) {
    for (std::size_t i = 0; i < flow_count; ++i) AddNext();
  }

  void Run(std::uint64_t count) override {
    while (count > 0) {
      now_ = link_.NextEnd();
      std::uint32_t label = 0;
      std::uint64_t ended_count = 0;
      while (link_.TakeEnded(now_, label)) ++ended_count;
      for (std::uint64_t i = 0; i < ended_count; ++i) AddNext();
      count -= std::min(count, ended_count);
    }
  }

 private:
  void AddNext() {
    link_.Add(now_, workload_.resources[next_++ % workload_.resources.size()].size_bytes, 0);
  }

  const w1::Workload workload_;
  Link link_{w1::kLinkBytesPerTick};
  std::uint64_t now_ = 0;
  std::size_t next_ = 0;
};

bool RegisterAll() {
  for (const std::size_t flow_count : {100u, 1'000u, 10'000u, 100'000u, 1'000'000u}) {
    const std::string end = "/" + std::to_string(flow_count);
    RegisterWork("Link/floor" + end,
                 [=] { return MakeWork<Flows<floors::VirtualTimeLink>>(flow_count); });
    RegisterWork("Link/service" + end, [=] { return MakeWork<Flows<ServiceLink>>(flow_count); });
    if (flow_count <= 10'000) {
      RegisterWork(
          "Link/textbook" + end, [=] { return MakeWork<Flows<floors::TextbookLink>>(flow_count); },
          10);
    }
  }
  return true;
}
const bool registered = RegisterAll();

}  // namespace
}  // namespace bitsim
