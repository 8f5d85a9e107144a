#include "sim/net/traffic_rules.h"

#include <utility>

#include "sim/net/origin_server.h"

namespace bitsim {

TrafficGuard TrafficRules::Add(TrafficRule rule) {
  CheckDelay(rule.delay, "Network::AddTrafficRule: delay");
  if (rule.answer.has_value()) {
    CheckAnswer(rule.answer->answer, "Network::AddTrafficRule: answer");
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
