// File: traffic_rules.h
//
// The traffic rules whose guards live, in the order in which they were added.

#ifndef BITSIM_NET_TRAFFIC_RULES_H_
#define BITSIM_NET_TRAFFIC_RULES_H_

#include <memory>
#include <string_view>
#include <vector>

#include "bitsim/traffic.h"

namespace bitsim {

class TrafficRules {
 public:
  // See Network::AddTrafficRule.
  TrafficGuard Add(TrafficRule rule);
  // The first rule for such a request; null: none.
  std::shared_ptr<const TrafficRule> Find(std::string_view url, HttpMethod method) {
    return rules_.empty() ? nullptr : FindAmong(url, method);
  }

 private:
  std::shared_ptr<const TrafficRule> FindAmong(std::string_view url, HttpMethod method);

  std::vector<std::weak_ptr<const TrafficRule>> rules_;
};

}  // namespace bitsim

#endif  // BITSIM_NET_TRAFFIC_RULES_H_
