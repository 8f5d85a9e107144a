// File: traffic.h
//
// What happens to requests on their way: a rule holds from Network::AddTrafficRule until its guard
// goes. Of several rules the one that was added first decides.
//
//   {
//     const TrafficGuard portal = network.AddTrafficRule(   // a captive portal answers everything
//         {.answer = Resource{.content = Content::Text("<html>Please log in</html>")}});
//     simulation.RunFor(std::chrono::minutes(5));
//   }                                                       // and here it is gone
//
//   const TrafficGuard outage = network.AddTrafficRule(
//       {.url_prefix = "http://mirror.test/", .fault = TrafficFault::kUnreachable});
//
// A rule decides what becomes of a request when the request is sent; those on their way go on as
// they were when rules come and go.

#ifndef BITSIM_TRAFFIC_H_
#define BITSIM_TRAFFIC_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "bitsim/origin.h"
#include "bitsim/time.h"

namespace bitsim {

// How a request fails before it has an answer, and the code that its job gets, in the context
// GENERAL_TRANSPORT.
enum class TrafficFault : std::uint8_t {
  kNameNotResolved,  // 0x80072EE7: the name server does not know the host
  kRefused,          // 0x80072EFD: the host is there, but nobody listens
  kUnreachable,      // 0x80072EFD: there is no way to the host
  kTimedOut,         // 0x80072EE2: nothing came back; `delay` is how long the client waited for it
  kGarbage,          // 0x80072F78: what came back is not HTTP
};

struct TrafficRule {
  // Which requests: those that have all of this.
  std::string url_prefix = {};  // "http://origin.test/a"; byte for byte; "": every URL
  std::optional<HttpMethod> method = {};

  // What becomes of them. Nothing but a delay, unless one of the others is given; the first one
  // that is given holds.
  Duration delay{0};  // 0 to ten years
  std::optional<TrafficFault> fault = {};
  std::optional<Resource> answer = {};  // somebody on the way answers in the server's place
  std::optional<std::uint64_t> break_after_bytes = {};  // of the answer's body, see break_by
  ConnectionEnd break_by = ConnectionEnd::kReset;
};

// Movable, not copyable. May outlive the network.
class [[nodiscard]] TrafficGuard {
 public:
  explicit TrafficGuard(std::shared_ptr<const TrafficRule> rule) : rule_(std::move(rule)) {}
  TrafficGuard(TrafficGuard&&) = default;
  TrafficGuard& operator=(TrafficGuard&&) = default;

  // Ends the rule now.
  void Reset() { rule_ = nullptr; }

 private:
  std::shared_ptr<const TrafficRule> rule_;  // the network has a weak one
};

}  // namespace bitsim

#endif  // BITSIM_TRAFFIC_H_
