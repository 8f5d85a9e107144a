// File: selection.h
//
// Which tests a run runs, and of which rules it therefore speaks.

#ifndef BITSIM_CONFORMANCE_RUNNER_SELECTION_H_
#define BITSIM_CONFORMANCE_RUNNER_SELECTION_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/verdict/rule_tests.h"
#include "conformance/verdict/test_result.h"

namespace conformance::runner {

// "notify_reg_07" as the book spells it: "NOTIFY-REG-07". People copy ids from test names.
std::string InTheSpellingOfTheBook(std::string_view rule_patterns);

// The rules that the patterns of --filter name, all rules for empty patterns, without those of a
// lower level. Throws UsageError for a pattern without a rule, with "did you mean" where something
// is similar, and if no rule is left.
std::vector<const Rule*> SelectRules(const std::string& patterns, Level lowest_level = Level::kMay);

// The rule of --explain. Throws UsageError likewise.
const Rule& SelectRule(const std::string& id);

// The tests that name one of the rules and match the GoogleTest filter ("A.*:B.C-*Slow").
std::vector<const RuleTest*> SelectTests(std::span<const Rule* const> rules,
                                         std::string_view gtest_filter);

// Whether GoogleTest would run the test of that name under this filter.
bool MatchesGtestFilter(std::string_view filter, std::string_view name);

// The GoogleTest filter that means exactly these tests.
std::string GtestFilterOf(std::span<const RuleTest* const> tests);

// Of the selected rules, those of which the results can speak. A run that a GoogleTest filter or a
// shard cut short is silent about the rules that it left out; about rules without any test it is
// not if `tests`, those that were to be run by all shards, are every test of the selected rules.
std::vector<const Rule*> RulesSpokenOf(std::span<const Rule* const> selected,
                                       std::span<const RuleTest* const> tests,
                                       std::span<const TestResult> results);

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_SELECTION_H_
