// N downloads at once over one shared link, on the flow model of SimGrid.

#include <simgrid/s4u.hpp>

#include <cstdint>
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

bool RegisterAll() {
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
