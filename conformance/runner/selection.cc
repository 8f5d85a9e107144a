#include "conformance/runner/selection.h"

#include <algorithm>
#include <set>

#include "conformance/rulebook/similar_words.h"
#include "conformance/runner/options.h"

namespace conformance::runner {
namespace {

bool MatchesPattern(std::string_view pattern, std::string_view name) {
  if (pattern.empty()) return name.empty();
  if (pattern[0] == '*') {
    return MatchesPattern(pattern.substr(1), name) ||
           (!name.empty() && MatchesPattern(pattern, name.substr(1)));
  }
  if (name.empty() || (pattern[0] != '?' && pattern[0] != name[0])) return false;
  return MatchesPattern(pattern.substr(1), name.substr(1));
}

bool MatchesAny(std::string_view patterns, std::string_view name) {
  while (true) {
    const std::size_t colon = patterns.find(':');
    if (MatchesPattern(patterns.substr(0, colon), name)) return true;
    if (colon == std::string_view::npos) return false;
    patterns.remove_prefix(colon + 1);
  }
}

std::string Hint(std::string_view id) {
  const std::string hint = DidYouMean(SimilarRules(id));
  return hint.empty() ? "; --list-rules lists all of them" : hint;
}

[[noreturn]] void ThrowUnknown(std::string_view pattern) {
  if (pattern.find_first_of("*?") != std::string_view::npos) {
    throw UsageError("no rule matches '" + std::string(pattern) +
                     "'; --list-rules lists all of them");
  }
  if (pattern.empty()) throw UsageError("an empty rule id");
  throw UsageError("unknown rule '" + std::string(pattern) + "'" + Hint(pattern));
}

Level HighestLevel(std::string_view patterns) {
  Level highest = Level::kMay;
  for (const RuleId rule : RulesMatching(patterns)) highest = std::min(highest, Get(rule).level);
  return highest;
}

bool NamesOneOf(const RuleTest& test, const std::set<RuleId>& rules) {
  return std::any_of(test.rules.begin(), test.rules.end(),
                     [&rules](RuleId rule) { return rules.contains(rule); });
}

}  // namespace

std::string InTheSpellingOfTheBook(std::string_view rule_patterns) {
  std::string spelled(rule_patterns);
  for (char& character : spelled) {
    if (character == '_') character = '-';
    if (character >= 'a' && character <= 'z') character = static_cast<char>(character - 'a' + 'A');
  }
  return spelled;
}

std::vector<const Rule*> SelectRules(const std::string& patterns, Level lowest_level) {
  std::vector<const Rule*> rules;
  const std::string wanted = patterns.empty() ? "*" : patterns;
  const auto without_rule = PatternsWithoutRule(wanted);
  if (!without_rule.empty()) ThrowUnknown(without_rule.front());
  for (const RuleId rule : RulesMatching(wanted)) {
    if (Get(rule).level <= lowest_level) rules.push_back(&Get(rule));
  }
  if (rules.empty()) {
    throw UsageError("no rule of " + patterns + " is of that --level; the highest among them is " +
                     std::string(ToString(HighestLevel(wanted))));
  }
  return rules;
}

const Rule& SelectRule(const std::string& id) {
  const Rule* rule = FindRule(id);
  if (rule == nullptr) throw UsageError("unknown rule '" + id + "'" + Hint(id));
  return *rule;
}

std::vector<const RuleTest*> SelectTests(std::span<const Rule* const> rules,
                                         std::string_view gtest_filter) {
  std::set<RuleId> wanted;
  for (const Rule* rule : rules) wanted.insert(IdOf(*rule));
  std::vector<const RuleTest*> tests;
  for (const RuleTest& test : AllRuleTests()) {
    if (NamesOneOf(test, wanted) && MatchesGtestFilter(gtest_filter, test.name)) {
      tests.push_back(&test);
    }
  }
  return tests;
}

bool MatchesGtestFilter(std::string_view filter, std::string_view name) {
  const std::size_t dash = filter.find('-');
  std::string_view positive = filter.substr(0, dash);
  if (positive.empty()) positive = "*";
  if (!MatchesAny(positive, name)) return false;
  return dash == std::string_view::npos || !MatchesAny(filter.substr(dash + 1), name);
}

std::string GtestFilterOf(std::span<const RuleTest* const> tests) {
  std::string filter;
  for (const RuleTest* test : tests) {
    if (!filter.empty()) filter += ':';
    filter += test->name;
  }
  return filter;
}

std::vector<const Rule*> RulesSpokenOf(std::span<const Rule* const> selected,
                                       std::span<const RuleTest* const> tests,
                                       std::span<const TestResult> results) {
  std::set<std::string_view> named;
  for (const TestResult& result : results) named.insert(result.rules.begin(), result.rules.end());
  const std::vector<const RuleTest*> all = SelectTests(selected, "");
  std::set<RuleId> tested;
  for (const RuleTest* test : all) tested.insert(test->rules.begin(), test->rules.end());
  const bool none_was_left_out =
      std::all_of(all.begin(), all.end(), [&tests](const RuleTest* test) {
        return std::find(tests.begin(), tests.end(), test) != tests.end();
      });
  std::vector<const Rule*> rules;
  for (const Rule* rule : selected) {
    const bool has_no_test = none_was_left_out && !tested.contains(IdOf(*rule));
    if (has_no_test || named.contains(rule->id)) rules.push_back(rule);
  }
  return rules;
}

}  // namespace conformance::runner
