#include "conformance/questions/fault.h"

#include <algorithm>

#include "rule_ids.h"

namespace conformance::questions {
namespace {

// Which rules speak of what can differ.
struct Aspect {
  std::string_view name;
  // Patterns of --filter. Rules of what a command promises for the time after it come first.
  std::string_view promises;
  std::string_view rules;
  // The rule behind it where none of these is needed; "": it is the command's own fault.
  std::string_view otherwise;
};

constexpr std::string_view kReplay = "NOTIFY-REG-14,NOTIFY-REG-15,NOTIFY-REG-16";

constexpr Aspect kAspects[] = {
    {"result", "",
     "ST-*,COMP-*,CANC-*,RETRY-*,SVC-*,NOTIFY-FLG-*,NOTIFY-REG-01,NOTIFY-REG-03,NOTIFY-REG-05", ""},
    {"existence", "", "", "SVC-01"},
    {"missing calls", kReplay, "NOTIFY-XFR-01,NOTIFY-ERR-01", ""},
    {"calls", "", "NOTIFY-CB-*,NOTIFY-REG-03,NOTIFY-REG-07,NOTIFY-REG-11", ""},
    {"state", "ST-33",
     "ST-*,COMP-*,CANC-*,RETRY-*,HTTP-*,NOTIFY-CB-08,NOTIFY-ERR-04,NOTIFY-ERR-05,NOTIFY-ERR-07", ""},
    {"flags", "", "NOTIFY-FLG-*", ""},
    {"files", "", "ST-28", ""},
    {"files transferred", "", "ST-*,NOTIFY-ERR-05", ""},
    {"error", "", "HTTP-*", "ERR-01"},
    {"retry delay", "", "RETRY-*", ""},
    {"no-progress timeout", "", "RETRY-*", ""},
    {"GetNotifyInterface", "", "", "NOTIFY-GET-03"},
    {"callback", "",
     "NOTIFY-REG-01,NOTIFY-REG-03,NOTIFY-REG-06,NOTIFY-REG-07,NOTIFY-REG-11,NOTIFY-CB-15", ""},
    {"modifications", "NOTIFY-MOD-*", "NOTIFY-MOD-*", "NOTIFY-MOD-01"},
    {"references", "", "NOTIFY-REG-01,NOTIFY-REG-06,NOTIFY-REG-07", "NOTIFY-REG-08"},
};

const Aspect* AspectOf(std::string_view difference) {
  const std::size_t colon = difference.find(": ");
  const std::string_view name =
      colon == difference.npos ? difference : difference.substr(colon + 2);
  const auto found = std::find_if(std::begin(kAspects), std::end(kAspects),
                                  [&](const Aspect& aspect) { return aspect.name == name; });
  return found == std::end(kAspects) ? nullptr : found;
}

std::vector<RuleId> Those(std::string_view patterns, const model::RuleSet& cited) {
  std::vector<RuleId> rules;
  if (patterns.empty()) return rules;
  for (const RuleId rule : RulesMatching(patterns)) {
    if (cited[static_cast<std::size_t>(rule.index)]) rules.push_back(rule);
  }
  return rules;
}

model::RuleSet SetOf(const std::vector<RuleId>& rules) {
  model::RuleSet set;
  for (const RuleId rule : rules) set.set(static_cast<std::size_t>(rule.index));
  return set;
}

}  // namespace

std::vector<RuleId> RulesAtFault(std::string_view difference, const Citations& citations) {
  const bool is_on_the_way = citations.asked.empty();
  if (const Aspect* const aspect = AspectOf(difference)) {
    std::vector<RuleId> rules = Those(aspect->promises, citations.now | SetOf(citations.asked));
    if (rules.empty()) rules = Those(aspect->rules, citations.now);
    if (!rules.empty()) return rules;
    if (!aspect->otherwise.empty()) return RulesMatching(aspect->otherwise);
    if (is_on_the_way) rules = Those(aspect->rules, citations.earlier);
    if (!rules.empty()) return rules;
  }
  if (!is_on_the_way) return citations.asked;
  const std::vector<RuleId> rules = Those("*", citations.now | citations.earlier);
  return rules.empty() ? std::vector<RuleId>{rule::ST_01} : rules;
}

}  // namespace conformance::questions
