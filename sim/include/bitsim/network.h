// File: network.h
//
// The simulated machine's network: one link that all transfers share, and the servers beyond it,
// some of them behind a link of their own (origin.h).
//
//   Network& network = simulation.network();
//   network.SetLink({.bits_per_second = 8'000'000, .latency = std::chrono::milliseconds(40)});
//   Origin& origin = network.AddOrigin("http://origin.test");
//   network.Cut();                                   // pull the plug ...
//   simulation.RunFor(std::chrono::minutes(5));
//   network.Restore();                               // ... and put it back
//   const TrafficGuard slow = network.AddTrafficRule({.delay = std::chrono::seconds(30)});
//
//   machine ====== the link: bandwidth, latency ======+---- http://origin.test
//                                                     +==== its own link ====
//                                                     https://mirror.test:8443
//
// How long a request takes: a round trip to connect, a round trip and the answer's delay until the
// headers are there, then the body. Bodies share the bandwidth: each gets an equal part, unless its
// server sends more slowly or has a link of its own that is full; what such a body leaves goes to
// the others ("max-min fair"). Requests and headers have
// latency but no size; what is lost is sent again, which takes time; there is no slow start. All of
// it is exact to the tick and the same on every platform.

#ifndef BITSIM_NETWORK_H_
#define BITSIM_NETWORK_H_

#include <chrono>
#include <cstdint>
#include <string_view>

#include "bitsim/origin.h"
#include "bitsim/proxy.h"
#include "bitsim/time.h"
#include "bitsim/traffic.h"

namespace bitsim {

struct LinkOptions {
  std::uint64_t bits_per_second = 100'000'000;      // 1 to 2^40 (about a terabit)
  Duration latency = std::chrono::milliseconds(5);  // one way, 0 to ten years
  // Each round trip takes longer by up to this, as the choice stream "network.latency" has it.
  Duration jitter_max{0};  // 0 to ten years
  // Of a million round trips so many lose a packet, as the choice stream "network.loss" has it;
  // such a one takes longer by the retransmission delay. Bodies do not slow down.
  std::uint32_t losses_per_million = 0;                     // 0 to 1,000,000
  Duration retransmission_delay = std::chrono::seconds(1);  // 0 to ten years
};

class Network {
 public:
  // From now on: bodies that are on their way go on at the new speed; the latency holds for
  // requests and answers that are sent later. Throws std::invalid_argument, which names the bad
  // member.
  virtual void SetLink(const LinkOptions& options) = 0;
  virtual const LinkOptions& link() const = 0;

  // Takes the network away: every request in progress fails, in the order of their start, and so
  // does every new one until Restore. No effect if it is cut already. The service hears of both
  // when the simulation next runs, at that very instant: RunFor(Duration(0)) is enough.
  virtual void Cut() = 0;
  // Requests that failed stay failed. No effect if the network is not cut.
  virtual void Restore() = 0;
  virtual bool connected() const = 0;

  // A new server at "scheme://host" or "scheme://host:port": http or https, no path. Scheme and
  // host are the same in upper and in lower case, and the scheme's own port may be left out. Throws
  // std::invalid_argument for anything else, and if there is one already. Requests to a host
  // without an origin end with a name resolution failure; those to a known host at another port or
  // with the other scheme are refused.
  virtual Origin& AddOrigin(std::string_view url) = 0;

  // A new proxy at "http://host:port"; the same exceptions as AddOrigin. Requests through a proxy
  // that nobody added fail, because its name is not resolved.
  virtual Proxy& AddProxy(std::string_view url) = 0;
  // What the machine's settings name as proxy ("": none), and for which hosts not: names parted by
  // blanks or ';', with '*' for any characters, "<local>" for names without a dot.
  virtual void SetSystemProxy(std::string_view proxy_url, std::string_view bypass_list = "") = 0;

  // From now on until the guard goes (traffic.h). Throws std::invalid_argument, which names the bad
  // member.
  virtual TrafficGuard AddTrafficRule(TrafficRule rule) = 0;

 protected:
  ~Network() = default;
};

}  // namespace bitsim

#endif  // BITSIM_NETWORK_H_
