#include "conformance/expectations/comparison.h"

#include <algorithm>
#include <string_view>

namespace conformance {
namespace {

class Comparison {
 public:
  Comparison(const RunResult& run, std::span<const Expectation> expectations,
             std::span<const RuleTest> suite, const std::string& name,
             std::chrono::year_month_day today)
      : run_(run), expectations_(expectations), suite_(suite), name_(name), today_(today) {}

  std::vector<std::string> Surprises() {
    for (const RuleResult& result : run_.rules) CompareRule(result);
    for (const TestResult& test : run_.tests) CompareTest(test);
    return std::move(surprises_);
  }

 private:
  const Expectation* Find(std::string_view rule) const {
    const auto found =
        std::find_if(expectations_.begin(), expectations_.end(),
                     [rule](const Expectation& expected) { return expected.rule == rule; });
    return found == expectations_.end() ? nullptr : &*found;
  }

  void Add(std::string sentence) { surprises_.push_back(std::move(sentence)); }

  std::string Place(const Expectation& expected) const {
    return name_ + ":" + std::to_string(expected.line);
  }

  bool AllTestsRan(const RuleResult& result) const {
    const auto count = std::count_if(suite_.begin(), suite_.end(), [&](const RuleTest& test) {
      return std::any_of(test.rules.begin(), test.rules.end(),
                         [&](RuleId rule) { return Get(rule).id == result.rule->id; });
    });
    return static_cast<std::size_t>(count) <= result.tests.size();
  }

  void CompareRule(const RuleResult& result) {
    const std::string id(result.rule->id);
    const std::string verdict(ToString(result.verdict));
    const bool holds = !IsRed(result.verdict) && result.verdict != Verdict::kWarn;
    const Expectation* expected = Find(id);
    if (expected == nullptr) {
      if (!holds) Add(id + " is " + verdict + ", but is expected to hold");
      return;
    }
    const std::string place = Place(*expected);
    if (expected->expires && *expected->expires <= today_) {
      Add(id + ": " + place + " has expired; look at the rule again");
    }
    const std::string wanted(ToString(expected->verdict));
    if (holds) {
      if (expected->kind == Expectation::Class::kFlaky || !AllTestsRan(result)) return;
      Add(result.verdict == Verdict::kPass
              ? id + " holds, but " + place + " expects " + wanted + ": remove the line"
              : id + " is " + verdict + ", so " + place + " is stale: remove the line");
    } else if (result.verdict != expected->verdict) {
      Add(id + " is " + verdict + ", but " + place + " expects " + wanted);
    } else if (result.message.find(expected->message) == std::string::npos) {
      Add(id + " says something else than " + place + " expects: " + result.message);
    }
  }

  // A test may be red without any rule of this run being so: if it is wrong itself, or if it breaks
  // a rule that was not selected.
  void CompareTest(const TestResult& test) {
    if (!IsRed(test.verdict)) return;
    const bool accounted_for =
        std::any_of(test.rules.begin(), test.rules.end(), [this](const std::string& rule) {
          return Find(rule) != nullptr ||
                 std::any_of(run_.rules.begin(), run_.rules.end(), [&](const RuleResult& result) {
                   return result.rule->id == rule && IsRed(result.verdict);
                 });
        });
    if (!accounted_for) Add(test.name + " is " + std::string(ToString(test.verdict)));
  }

  const RunResult& run_;
  std::span<const Expectation> expectations_;
  std::span<const RuleTest> suite_;
  const std::string& name_;
  std::chrono::year_month_day today_;
  std::vector<std::string> surprises_;
};

}  // namespace

std::vector<std::string> Surprises(const RunResult& run, std::span<const Expectation> expectations,
                                   std::span<const RuleTest> suite, const std::string& name,
                                   std::chrono::year_month_day today) {
  return Comparison(run, expectations, suite, name, today).Surprises();
}

}  // namespace conformance
