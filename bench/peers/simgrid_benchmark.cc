// SimGrid: N downloads at once over one shared link, on its flow model; and the hold model on its
// timers, exponential times, each taken out without being run.

#include <simgrid/kernel/Timer.hpp>
#include <simgrid/s4u.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "bench/w1.h"
#include "bench/work.h"

namespace bitsim {
namespace {

namespace sg4 = simgrid::s4u;

// SimGrid has one engine a process.
struct Platform {
  Platform() {
    auto* const zone = sg4::create_full_zone("world");
    server = zone->create_host("server", 1e9)->seal();
    client = zone->create_host("client", 1e9)->seal();
    const auto* const link =
        zone->create_link("link", static_cast<double>(w1::kLinkBytesPerTick) * 1e7)
            ->set_latency(0)
            ->seal();
    zone->add_route(server->get_netpoint(), client->get_netpoint(), nullptr, nullptr,
                    {sg4::LinkInRoute(link)}, true);
    zone->seal();
  }

  static sg4::Engine& MakeEngine() {
    static char name[] = "bits-bench";
    static char log[] = "--log=root.threshold:critical";
    static char* arguments[] = {name, log, nullptr};
    static int argument_count = 2;
    static sg4::Engine engine(&argument_count, arguments);
    return engine;
  }

  sg4::Engine& engine = MakeEngine();
  sg4::Host* server = nullptr;
  sg4::Host* client = nullptr;
};

class Flows final : public Work {
 public:
  void Run(std::uint64_t count) override {
    if (count == 0) return;
    static Platform platform;
    sg4::Actor::create("downloads", platform.client, [this, count] {
      std::vector<sg4::CommPtr> downloads;
      for (std::uint64_t i = 0; i < count; ++i) {
        downloads.push_back(sg4::Comm::sendto_async(
            platform.server, platform.client,
            workload_.resources[i % workload_.resources.size()].size_bytes));
      }
      sg4::Comm::wait_all(downloads);
    });
    platform.engine.run();
  }

 private:
  const w1::Workload workload_ = w1::MakeWorkload(4096, w1::Pace::kBurst);
};

auto& Timers() { return simgrid::kernel::timer::kernel_timers(); }

class TimerHold final : public Work {
 public:
  explicit TimerHold(std::uint32_t pending_count) {
    std::mt19937_64 random(1);
    for (double& delay : delays_) {
      delay = -std::log(static_cast<double>((random() >> 34) + 1) / (1 << 30));
    }
    while (!Timers().empty()) Timers().top().second->remove();  // of the work before
    for (; number_ < pending_count; ++number_) Push(0);
    Run(3 * std::uint64_t{pending_count});
  }

  void Run(std::uint64_t count) override {
    for (std::uint64_t i = 0; i < count; ++i) {
      const auto [now, timer] = Timers().top();
      timer->remove();
      ++number_;
      Push(now);
    }
  }

 private:
  void Push(double now) {
    simgrid::kernel::timer::Timer::set(now + delays_[number_ % delays_.size()], [] {});
  }

  std::vector<double> delays_ = std::vector<double>(65'536);
  std::uint32_t number_ = 0;
};

bool RegisterAll() {
  for (const std::uint32_t pending_count : {1'000u, 100'000u, 1'000'000u}) {
    RegisterWork(
        "Peer/simgrid_timers/exponential/" + std::to_string(pending_count),
        [=] { return MakeWork<TimerHold>(pending_count); }, std::max(1000u, pending_count / 2));
  }
  for (const std::uint64_t flow_count : {100u, 1'000u, 10'000u}) {
    RegisterFiniteWork(
        "Peer/simgrid_flows/" + std::to_string(flow_count), [] { return MakeWork<Flows>(); },
        flow_count);
  }
  return true;
}
const bool registered = RegisterAll();

}  // namespace
}  // namespace bitsim
