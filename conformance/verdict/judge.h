// File: judge.h
//
// From what tests found to verdicts.
//
// A finding is `fail` for a rule that is a documented MUST, and `warn` for every other rule; a soft
// finding is never more than `warn`, an error of the suite always `fail`; a test that died or hung
// is `crash` or `timeout` for its primary rule, whatever that rule's level. A rule takes the worst
// verdict of its tests; where none of them could say anything the rule is `record`, `unsupported`
// or, without any test, `untestable` with the reason that the book gives.

#ifndef BITSIM_CONFORMANCE_VERDICT_JUDGE_H_
#define BITSIM_CONFORMANCE_VERDICT_JUDGE_H_

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "conformance/rulebook/rulebook.h"
#include "conformance/verdict/test_result.h"

namespace conformance {

// What became of one rule.
struct RuleResult {
  const Rule* rule = nullptr;
  Verdict verdict = Verdict::kUntestable;
  // Why it is not `pass`: the first finding, the missing capability, the book's reason.
  std::string message;
  std::vector<std::string> tests;  // the names of the tests that name the rule, in run order
};

// Of one finding, for one rule.
Verdict JudgeFinding(const Finding& finding, const Rule& rule);

// What a test says of one of its rules; nothing where it ended, because of another rule, before it
// may have come to this one.
std::optional<Verdict> JudgeRuleInTest(const TestResult& test, const Rule& rule);

// Adds an error of the suite to a test that checked nothing, then sets the test's verdict.
void JudgeTest(std::span<const Rule> book, TestResult& test);

// The verdicts of these rules. REQUIRES: each test was judged.
std::vector<RuleResult> JudgeRules(std::span<const Rule* const> rules,
                                   std::span<const TestResult> tests);

VerdictCounts CountRules(std::span<const RuleResult> rules);
VerdictCounts CountTests(std::span<const TestResult> tests);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_VERDICT_JUDGE_H_
