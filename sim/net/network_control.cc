// The network's control interface: what a test does to it.

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "sim/net/network_service.h"
#include "sim/net/network_trace.h"

namespace bitsim {

void NetworkService::SetLink(const LinkOptions& options) {
  if (options.bits_per_second < 1 || options.bits_per_second > FairShareLink::kBitsPerSecondMax) {
    throw std::invalid_argument("Network::SetLink: bits_per_second is " +
                                std::to_string(options.bits_per_second) +
                                ", which is not 1 to 2^40");
  }
  CheckDelay(options.latency, "Network::SetLink: latency");
  CheckDelay(options.jitter_max, "Network::SetLink: jitter_max");
  CheckDelay(options.retransmission_delay, "Network::SetLink: retransmission_delay");
  if (options.losses_per_million > 1'000'000) {
    throw std::invalid_argument("Network::SetLink: losses_per_million is " +
                                std::to_string(options.losses_per_million) +
                                ", which is more than a million");
  }
  options_ = options;
  links_.SetRate(world_.now(), options.bits_per_second);
  world_.Note(kNetworkLinkKind, 0, options.bits_per_second,
              static_cast<std::uint64_t>(options.latency.count()));
  ArmLink();
}

void NetworkService::Cut() {
  if (!connected_) return;
  connected_ = false;
  world_.Note(kNetworkCutKind);
  PostConnectivity();

  std::vector<std::pair<std::uint64_t, ExchangeId>> in_progress;
  for (std::uint32_t index = 0; index < exchanges_.size(); ++index) {
    const Exchange& exchange = exchanges_[index];
    if (exchange.state == State::kFree || exchange.state == State::kFailing) continue;
    in_progress.push_back({exchange.order, {index, exchange.generation}});
  }
  std::sort(in_progress.begin(), in_progress.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [order, exchange] : in_progress) Disconnect(exchange);
  ArmLink();
}

void NetworkService::Restore() {
  if (connected_) return;
  connected_ = true;
  world_.Note(kNetworkRestoredKind);
  PostConnectivity();
}

void NetworkService::SetConnectivityListener(ConnectivityListener* listener) {
  connectivity_listener_ = listener;
}

Origin& NetworkService::AddOrigin(std::string_view url) {
  OriginServer& server = origins_.Add(url);
  server.SetLinkListener(this);
  return server;
}

void NetworkService::OnOriginLinkChanged(OriginServer& server) {
  const OriginLinkOptions& link = server.link();
  world_.Note(kOriginLinkKind, 0, link.bits_per_second,
              static_cast<std::uint64_t>(link.latency.count()));
  // A branch as fast as the fastest link holds up nobody.
  const std::uint64_t rate =
      link.bits_per_second == 0 ? FairShareLink::kBitsPerSecondMax : link.bits_per_second;
  if (server.branch() != LinkTree::kTrunk) {
    links_.SetBranchRate(world_.now(), server.branch(), rate);
  } else if (link.bits_per_second != 0) {
    server.set_branch(links_.AddBranch(world_.now(), rate));
    for (std::size_t index = 0; index < exchanges_.size(); ++index) {
      Exchange& exchange = exchanges_[index];
      const bool moves = exchange.state == State::kSending || exchange.state == State::kBody;
      if (!moves || exchange.page == nullptr || exchange.page->server != &server) continue;
      exchange.flow = links_.Move(world_.now(), exchange.flow, server.branch());
    }
  }
  ArmLink();
}

Proxy& NetworkService::AddProxy(std::string_view url) { return origins_.AddProxy(url); }

void NetworkService::SetSystemProxy(std::string_view proxy_url, std::string_view bypass_list) {
  if (!proxy_url.empty() && !ParseUrl(proxy_url).has_value()) {
    throw std::invalid_argument("Network::SetSystemProxy: proxy_url \"" + std::string(proxy_url) +
                                "\" is not an http or https URL");
  }
  system_proxy_url_ = proxy_url;
  system_proxy_bypass_list_ = bypass_list;
}

TrafficGuard NetworkService::AddTrafficRule(TrafficRule rule) {
  return traffic_rules_.Add(std::move(rule));
}

}  // namespace bitsim
