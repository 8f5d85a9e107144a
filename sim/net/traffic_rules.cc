#include "sim/net/traffic_rules.h"

#include <stdexcept>
#include <string>
#include <utility>

#include "sim/net/origin_server.h"

namespace bitsim {

TrafficGuard TrafficRules::Add(TrafficRule rule) {
  CheckDelay(rule.delay, "Network::AddTrafficRule: delay");
  if (rule.fault > TrafficFault::kGarbage) {
    throw std::invalid_argument("Network::AddTrafficRule: there is no fault " +
                                std::to_string(static_cast<int>(*rule.fault)));
  }
  if (rule.answer.has_value()) {
    CheckAnswer(rule.answer->answer, "Network::AddTrafficRule: answer");
    CheckCredentials(rule.answer->credentials, "Network::AddTrafficRule: answer.credentials");
  }
  auto kept = std::make_shared<const TrafficRule>(std::move(rule));
  rules_.push_back(kept);
  return TrafficGuard(std::move(kept));
}

std::shared_ptr<const TrafficRule> TrafficRules::FindAmong(std::string_view url,
                                                           HttpMethod method) {
  std::erase_if(rules_, [](const auto& rule) { return rule.expired(); });
  for (const auto& weak : rules_) {
    auto rule = weak.lock();
    if (url.starts_with(rule->url_prefix) && rule->method.value_or(method) == method) return rule;
  }
  return nullptr;
}

}  // namespace bitsim
