// What a kill matrix says of the rules.

#include <algorithm>

#include "conformance/mutants/excused_rules.h"
#include "conformance/mutants/kill_matrix.h"

namespace conformance {
namespace {

// Whether a test of the suite could find the rule broken; a probe could not.
bool IsTested(const Rule& rule, std::span<const RuleTest> tests) {
  return std::any_of(tests.begin(), tests.end(), [&](const RuleTest& test) {
    return !test.probe && std::any_of(test.rules.begin(), test.rules.end(),
                                      [&](RuleId named) { return &Get(named) == &rule; });
  });
}

bool IsExcused(const Rule& rule) {
  const auto excused = ExcusedRules();
  return std::any_of(excused.begin(), excused.end(),
                     [&](const ExcusedRule& known) { return &Get(known.rule) == &rule; });
}

}  // namespace

std::vector<const MutantResult*> KillsOf(const Rule& rule, const KillMatrix& matrix) {
  std::vector<const MutantResult*> kills;
  for (const MutantResult& result : matrix.results) {
    if (result.is_found && &Get(result.mutant->rule) == &rule) kills.push_back(&result);
  }
  return kills;
}

void FindRulesWithoutKill(KillMatrix& matrix, std::span<const RuleTest> tests) {
  for (const Rule& rule : AllRules()) {
    const bool kills = !KillsOf(rule, matrix).empty();
    const bool must_kill = rule.level != Level::kMay && IsTested(rule, tests);
    if (must_kill && !kills && !IsExcused(rule)) matrix.rules_without_kill.push_back(&rule);
    if (IsExcused(rule) && (kills || !must_kill)) matrix.rules_excused_in_vain.push_back(&rule);
  }
}

}  // namespace conformance
