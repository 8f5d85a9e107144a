#include "conformance/expectations/comparison.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace conformance {
namespace {

using Kind = Surprise::Kind;

bool Holds(Verdict verdict) { return !IsRed(verdict) && verdict != Verdict::kWarn; }

// What the run says of a rule or of a test.
struct Subject {
  std::string name;
  bool is_test = false;
  Verdict verdict = Verdict::kPass;
  std::string message;
  bool was_checked_wholly = true;
};

class Comparison {
 public:
  Comparison(const RunResult& run, std::span<const Expectation> expectations,
             std::span<const RuleTest> suite, const std::string& name,
             std::chrono::year_month_day today)
      : run_(run), expectations_(expectations), suite_(suite), name_(name), today_(today) {}

  std::vector<Surprise> Surprises() {
    for (const RuleResult& result : run_.rules) CompareRule(result);
    for (const TestResult& test : run_.tests) CompareTest(test);
    return std::move(surprises_);
  }

 private:
  const Expectation* FindOfRule(std::string_view rule) const {
    const auto found =
        std::find_if(expectations_.begin(), expectations_.end(),
                     [rule](const Expectation& expected) { return expected.rule == rule; });
    return found == expectations_.end() ? nullptr : &*found;
  }

  const Expectation* FindOfTest(std::string_view test) const {
    const auto found =
        std::find_if(expectations_.begin(), expectations_.end(),
                     [test](const Expectation& expected) { return expected.test == test; });
    return found == expectations_.end() ? nullptr : &*found;
  }

  void Add(Kind kind, const Subject& subject, const Expectation* expected,
           const std::string& predicate) {
    surprises_.push_back({.kind = kind,
                          .subject = subject.name,
                          .is_test = subject.is_test,
                          .line = expected == nullptr ? 0 : expected->line,
                          .verdict = subject.verdict,
                          .message = subject.message,
                          .sentence = subject.name + predicate});
  }

  // What a line says of the subject.
  void Compare(const Subject& subject, const Expectation& expected) {
    const std::string place = name_ + ":" + std::to_string(expected.line);
    const std::string verdict(ToString(subject.verdict));
    const std::string wanted(ToString(expected.verdict));
    if (expected.expires && *expected.expires <= today_) {
      Add(Kind::kExpired, subject, &expected,
          ": " + place + " has expired; look at the " + (subject.is_test ? "test" : "rule") +
              " again");
    }
    if (expected.kind == Expectation::Class::kFlaky) return;  // the line has the usual verdict
    if (Holds(subject.verdict)) {
      if (!subject.was_checked_wholly) return;
      if (subject.verdict == Verdict::kPass) {
        Add(Kind::kHolds, subject, &expected,
            " holds, but " + place + " expects " + wanted + ": remove the line");
      } else {
        Add(Kind::kStale, subject, &expected,
            " is " + verdict + ", so " + place + " is stale: remove the line");
      }
    } else if (subject.verdict != expected.verdict) {
      Add(Kind::kOtherVerdict, subject, &expected,
          " is " + verdict + ", but " + place + " expects " + wanted);
    } else if (subject.message.find(expected.message) == std::string::npos) {
      Add(Kind::kOtherMessage, subject, &expected,
          " says something else than " + place + " expects: " + subject.message);
    }
  }

  bool AllTestsRan(const RuleResult& result) const {
    const auto count = std::count_if(suite_.begin(), suite_.end(), [&](const RuleTest& test) {
      return std::any_of(test.rules.begin(), test.rules.end(),
                         [&](RuleId rule) { return Get(rule).id == result.rule->id; });
    });
    return static_cast<std::size_t>(count) <= result.tests.size();
  }

  // Whether each test that breaks the rule has a line of its own, which is compared by itself.
  bool IsExpectedByTests(const RuleResult& result) const {
    bool is_expected = false;
    for (const TestResult& test : run_.tests) {
      const bool names_rule =
          std::find(test.rules.begin(), test.rules.end(), result.rule->id) != test.rules.end();
      if (!names_rule) continue;
      const auto said = JudgeRuleInTest(test, *result.rule);
      if (!said || Holds(*said)) continue;
      if (FindOfTest(test.name) == nullptr) return false;
      is_expected = true;
    }
    return is_expected;
  }

  void CompareRule(const RuleResult& result) {
    const Subject subject = {.name = std::string(result.rule->id),
                             .verdict = result.verdict,
                             .message = result.message,
                             .was_checked_wholly = AllTestsRan(result)};
    if (const Expectation* expected = FindOfRule(subject.name)) {
      Compare(subject, *expected);
    } else if (!Holds(result.verdict) && !IsExpectedByTests(result)) {
      Add(Kind::kBroken, subject, nullptr,
          " is " + std::string(ToString(result.verdict)) + ", but is expected to hold");
    }
  }

  // A test may be red without any rule of this run being so: if it is wrong itself, or if it breaks
  // a rule that was not selected.
  bool IsAccountedFor(const TestResult& test) const {
    return std::any_of(test.rules.begin(), test.rules.end(), [this](const std::string& rule) {
      return FindOfRule(rule) != nullptr ||
             std::any_of(run_.rules.begin(), run_.rules.end(), [&](const RuleResult& result) {
               return result.rule->id == rule && IsRed(result.verdict);
             });
    });
  }

  void CompareTest(const TestResult& test) {
    const Subject subject = {.name = test.name,
                             .is_test = true,
                             .verdict = test.verdict,
                             .message = test.findings.empty() ? "" : test.findings.front().message};
    if (const Expectation* expected = FindOfTest(test.name)) {
      Compare(subject, *expected);
    } else if (IsRed(test.verdict) && !IsAccountedFor(test)) {
      Add(Kind::kBroken, subject, nullptr, " is " + std::string(ToString(test.verdict)));
    }
  }

  const RunResult& run_;
  std::span<const Expectation> expectations_;
  std::span<const RuleTest> suite_;
  const std::string& name_;
  std::chrono::year_month_day today_;
  std::vector<Surprise> surprises_;
};

}  // namespace

std::vector<Surprise> Surprises(const RunResult& run, std::span<const Expectation> expectations,
                                std::span<const RuleTest> suite, const std::string& name,
                                std::chrono::year_month_day today) {
  return Comparison(run, expectations, suite, name, today).Surprises();
}

}  // namespace conformance
