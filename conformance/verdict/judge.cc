#include "conformance/verdict/judge.h"

#include <algorithm>

namespace conformance {
namespace {

bool Names(const std::vector<std::string>& ids, std::string_view id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

const Rule* Find(std::span<const Rule> book, std::string_view id) {
  const auto found =
      std::find_if(book.begin(), book.end(), [id](const Rule& rule) { return rule.id == id; });
  return found == book.end() ? nullptr : &*found;
}

// The sentence that explains a test's verdict for the rule.
std::string MessageOf(const TestResult& test, const Rule& rule, Verdict verdict) {
  for (const Finding& finding : test.findings) {
    if (Names(finding.rules, rule.id) && JudgeFinding(finding, rule) == verdict) {
      return finding.message;
    }
  }
  if (verdict == Verdict::kUnsupported) return test.unsupported.value_or("");
  if (verdict == Verdict::kRecord && !test.observations.empty()) {
    const Observation& first = test.observations.front();
    return first.what + ": " + first.value;
  }
  return "";
}

RuleResult JudgeRule(const Rule& rule, std::span<const TestResult> tests) {
  RuleResult result;
  result.rule = &rule;
  bool spoken = false;
  for (const TestResult& test : tests) {
    if (!Names(test.rules, rule.id)) continue;
    result.tests.push_back(test.name);
    const std::optional<Verdict> said = JudgeRuleInTest(test, rule);
    if (!said) continue;
    if (!spoken || Worse(*said, result.verdict) != result.verdict) {
      result.verdict = *said;
      result.message = MessageOf(test, rule, *said);
      spoken = true;
    }
  }
  if (!result.tests.empty() && !spoken) {
    result.verdict = Verdict::kUnsupported;
    result.message = result.tests.front() + " ended before it came to this rule";
  } else if (result.tests.empty()) {
    result.message = rule.untested.empty() ? "no test, and the rule book gives no reason"
                                           : std::string(rule.untested);
  }
  return result;
}

}  // namespace

Verdict JudgeFinding(const Finding& finding, const Rule& rule) {
  switch (finding.kind) {
    case Finding::Kind::kSuiteError:
      return Verdict::kFail;
    case Finding::Kind::kSoft:
      return Verdict::kWarn;
    case Finding::Kind::kCrash:
      return Verdict::kCrash;
    case Finding::Kind::kTimeout:
      return Verdict::kTimeout;
    case Finding::Kind::kBroken:
      break;
  }
  const bool owed = rule.level == Level::kMust && rule.confidence == Confidence::kDocumented;
  return owed ? Verdict::kFail : Verdict::kWarn;
}

std::optional<Verdict> JudgeRuleInTest(const TestResult& test, const Rule& rule) {
  std::optional<Verdict> worst;
  bool ended_early = false;
  for (const Finding& finding : test.findings) {
    ended_early = ended_early || finding.ended_the_test;
    if (!Names(finding.rules, rule.id)) continue;
    const Verdict verdict = JudgeFinding(finding, rule);
    worst = worst ? Worse(*worst, verdict) : verdict;
  }
  if (worst) return worst;
  if (ended_early) return std::nullopt;
  if (test.unsupported) return Verdict::kUnsupported;
  if (test.probe || test.assertions == 0) return Verdict::kRecord;
  return Verdict::kPass;
}

void JudgeTest(std::span<const Rule> book, TestResult& test) {
  const bool said_something = test.assertions > 0 || !test.findings.empty() ||
                              !test.observations.empty() || test.unsupported.has_value();
  if (!said_something) {
    test.findings.push_back({.kind = Finding::Kind::kSuiteError,
                             .file = test.file,
                             .line = test.line,
                             .message = "The test checked nothing and recorded nothing: an error "
                                        "of the suite, not of the backend.",
                             .rules = test.rules});
  }
  std::optional<Verdict> worst;
  for (const std::string& id : test.rules) {
    const Rule* rule = Find(book, id);
    if (rule == nullptr) continue;
    if (const std::optional<Verdict> verdict = JudgeRuleInTest(test, *rule)) {
      worst = worst ? Worse(*worst, *verdict) : *verdict;
    }
  }
  // A finding that blames no rule of the test would otherwise be lost.
  test.verdict = worst.value_or(test.findings.empty() ? Verdict::kUnsupported : Verdict::kFail);
}

std::vector<RuleResult> JudgeRules(std::span<const Rule* const> rules,
                                   std::span<const TestResult> tests) {
  std::vector<RuleResult> results;
  results.reserve(rules.size());
  for (const Rule* rule : rules) results.push_back(JudgeRule(*rule, tests));
  return results;
}

VerdictCounts CountRules(std::span<const RuleResult> rules) {
  VerdictCounts counts = NoVerdicts();
  for (const RuleResult& rule : rules) ++counts[rule.verdict];
  return counts;
}

VerdictCounts CountTests(std::span<const TestResult> tests) {
  VerdictCounts counts = NoVerdicts();
  for (const TestResult& test : tests) ++counts[test.verdict];
  return counts;
}

}  // namespace conformance
