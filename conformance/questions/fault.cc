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
     "ST-*,COMP-*,CANC-*,RETRY-*,SVC-*,NOTIFY-FLG-*,NOTIFY-REG-01,NOTIFY-REG-03,NOTIFY-REG-05,"
     "NOTIFY-CMD-02,NOTIFY-CMD-03",
     ""},
    {"existence", "", "", "SVC-01"},
    {"calls, missing", kReplay, "NOTIFY-XFR-01,NOTIFY-ERR-01", ""},
    {"calls, missing FileTransferred", "", "", "NOTIFY-FILE-01"},
    {"calls, files after their job", "", "", "NOTIFY-FILE-04"},
    {"calls, files out of order", "", "", "NOTIFY-FILE-07"},
    {"calls, to the dead", "", "", "NOTIFY-REG-10"},
    {"calls, untimely JobTransferred", "", "", "NOTIFY-XFR-07"},
    {"calls, untimely JobError", "", "", "NOTIFY-ERR-02"},
    {"calls, untimely FileTransferred", "", "", "NOTIFY-FILE-01"},
    {"calls, other ones", "", "NOTIFY-REG-07,HTTP-*", ""},
    {"calls", "", "NOTIFY-FILE-03,NOTIFY-CB-*,NOTIFY-REG-03,NOTIFY-REG-07,NOTIFY-REG-11", ""},
    {"launches", "NOTIFY-CMD-11,NOTIFY-CMD-13", "NOTIFY-CMD-*", "NOTIFY-CMD-05"},
    {"state, still QUEUED", "ST-33", "ST-04", ""},
    {"state, still CONNECTING", "", "ST-05,ST-06,ST-07", ""},
    {"state, still TRANSFERRING", "", "ST-08", ""},
    {"state", "",
     "ST-01,ST-02,ST-03,ST-06,ST-07,ST-08,ST-1?,ST-2?,ST-3?,ST-50,COMP-*,CANC-*,RETRY-*,HTTP-*,"
     "NOTIFY-CB-08,NOTIFY-ERR-04,NOTIFY-ERR-05,NOTIFY-ERR-07",
     ""},
    {"flags", "", "NOTIFY-FLG-*", ""},
    {"files", "", "ST-28", ""},
    {"files transferred", "", "", "PROG-03"},
    {"error", "", "HTTP-*", "ERR-01"},
    {"retry delay", "", "RETRY-*", ""},
    {"no-progress timeout", "", "RETRY-*", ""},
    {"command line", "", "NOTIFY-CMD-02,NOTIFY-CMD-18", "NOTIFY-CMD-04"},
    {"GetNotifyInterface", "", "", "NOTIFY-GET-03"},
    {"callback", "",
     "NOTIFY-REG-01,NOTIFY-REG-03,NOTIFY-REG-06,NOTIFY-REG-07,NOTIFY-REG-11,NOTIFY-CB-15", ""},
    {"modifications", "NOTIFY-MOD-*", "NOTIFY-MOD-*", "NOTIFY-MOD-01"},
    {"references", "", "", "NOTIFY-REG-08"},
};

const Aspect* AspectOf(std::string_view name) {
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

// Empty where none of the rules that speak of it is needed.
std::vector<RuleId> RulesOf(std::string_view name, const Citations& citations) {
  const Aspect* const aspect = AspectOf(name);
  if (aspect == nullptr) return {};
  std::vector<RuleId> rules = Those(aspect->promises, citations.now | SetOf(citations.asked));
  if (rules.empty()) rules = Those(aspect->rules, citations.now);
  if (rules.empty() && !aspect->otherwise.empty()) rules = RulesMatching(aspect->otherwise);
  if (rules.empty() && citations.asked.empty()) rules = Those(aspect->rules, citations.earlier);
  return rules;
}

}  // namespace

std::vector<RuleId> RulesAtFault(std::string_view difference, const Citations& citations) {
  std::string_view name = difference.substr(difference.find(": ") + 2);
  if (difference.find(": ") == difference.npos) name = difference;
  std::vector<RuleId> rules = RulesOf(name, citations);
  if (rules.empty()) rules = RulesOf(name.substr(0, name.find(',')), citations);
  if (rules.empty()) rules = citations.asked;
  if (rules.empty()) rules = Those("*", citations.now | citations.earlier);
  if (rules.empty()) rules = {rule::ST_01};
  return rules;
}

}  // namespace conformance::questions
