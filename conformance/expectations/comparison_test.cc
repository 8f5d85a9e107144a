#include "conformance/expectations/comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

namespace conformance {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kRule = "NOTIFY-REG-07";
constexpr std::chrono::year_month_day kToday{std::chrono::year(2026), std::chrono::month(6),
                                             std::chrono::day(15)};

// A run that speaks of one rule, by one of its tests.
RunResult RunWith(Verdict verdict, const std::string& message = "") {
  RunResult run;
  run.rules = {{.rule = FindRule(kRule),
                .verdict = verdict,
                .message = message,
                .tests = {"NOTIFY_REG_07.One"}}};
  TestResult test;
  test.name = "NOTIFY_REG_07.One";
  test.rules = {kRule};
  test.verdict = verdict;
  run.tests = {test};
  return run;
}

Expectation Expect(Verdict verdict, Expectation::Class kind = Expectation::Class::kBug) {
  return {.rule = kRule, .verdict = verdict, .kind = kind, .reason = "It is so.", .line = 3};
}

Expectation ExpectOfTest(Verdict verdict) {
  return {.rule = "",
          .test = "NOTIFY_REG_07.One",
          .verdict = verdict,
          .reason = "It is so.",
          .line = 7};
}

std::vector<std::string> Compare(const RunResult& run, std::vector<Expectation> expectations,
                                 int tests_in_suite = 1) {
  std::vector<RuleTest> suite;
  for (int i = 0; i < tests_in_suite; ++i) {
    suite.push_back({.name = "test", .rules = {IdOf(*FindRule(kRule))}, .file = ""});
  }
  std::vector<std::string> sentences;
  for (const Surprise& surprise : Surprises(run, expectations, suite, "a.toml", kToday)) {
    sentences.push_back(surprise.sentence);
  }
  return sentences;
}

// The same with what a test that is broken leaves behind.
RunResult RunWithFinding(Verdict verdict, const std::string& message) {
  RunResult run = RunWith(verdict, message);
  run.tests[0].findings = {{.message = message, .rules = {kRule}}};
  return run;
}

TEST(ComparisonTest, NothingIsExpectedOfRulesThatHold) {
  for (const Verdict verdict :
       {Verdict::kPass, Verdict::kRecord, Verdict::kUnsupported, Verdict::kUntestable}) {
    EXPECT_THAT(Compare(RunWith(verdict), {}), IsEmpty());
  }
}

TEST(ComparisonTest, WhatIsExpectedIsNoSurprise) {
  for (const Verdict verdict :
       {Verdict::kFail, Verdict::kWarn, Verdict::kCrash, Verdict::kTimeout}) {
    EXPECT_THAT(Compare(RunWith(verdict), {Expect(verdict)}), IsEmpty());
  }
}

TEST(ComparisonTest, ABrokenRuleWithoutALineIsOne) {
  EXPECT_THAT(Compare(RunWith(Verdict::kFail), {}),
              ElementsAre("NOTIFY-REG-07 is fail, but is expected to hold"));
  EXPECT_THAT(Compare(RunWith(Verdict::kWarn), {}),
              ElementsAre("NOTIFY-REG-07 is warn, but is expected to hold"));
}

TEST(ComparisonTest, ARuleThatHoldsAgainIsOne) {
  EXPECT_THAT(Compare(RunWith(Verdict::kPass), {Expect(Verdict::kFail)}),
              ElementsAre("NOTIFY-REG-07 holds, but a.toml:3 expects fail: remove the line"));
}

TEST(ComparisonTest, ALineForARuleThatIsNotCheckedIsStale) {
  EXPECT_THAT(Compare(RunWith(Verdict::kUnsupported), {Expect(Verdict::kFail)}),
              ElementsAre("NOTIFY-REG-07 is unsupported, so a.toml:3 is stale: remove the line"));
}

TEST(ComparisonTest, AnotherVerdictIsOne) {
  EXPECT_THAT(Compare(RunWith(Verdict::kTimeout), {Expect(Verdict::kFail)}),
              ElementsAre("NOTIFY-REG-07 is timeout, but a.toml:3 expects fail"));
}

TEST(ComparisonTest, AnotherMessageIsOneWhereTheLineNamesIt) {
  Expectation expected = Expect(Verdict::kFail);
  expected.message = "twice";
  EXPECT_THAT(Compare(RunWith(Verdict::kFail, "called twice"), {expected}), IsEmpty());
  EXPECT_THAT(Compare(RunWith(Verdict::kFail, "never called"), {expected}),
              ElementsAre("NOTIFY-REG-07 says something else than a.toml:3 expects: never called"));
}

TEST(ComparisonTest, WhatIsFlakyMayHaveAnyVerdict) {
  const Expectation flaky = Expect(Verdict::kFail, Expectation::Class::kFlaky);
  for (const Verdict verdict : {Verdict::kPass, Verdict::kFail, Verdict::kCrash, Verdict::kTimeout,
                                Verdict::kUnsupported}) {
    EXPECT_THAT(Compare(RunWith(verdict), {flaky}), IsEmpty());
  }
}

TEST(ComparisonTest, ARuleOfWhichOnlyAPartWasTestedDoesNotHoldUnexpectedly) {
  EXPECT_THAT(Compare(RunWith(Verdict::kPass), {Expect(Verdict::kFail)}, 2), IsEmpty());
}

TEST(ComparisonTest, ALineExpires) {
  Expectation expected = Expect(Verdict::kFail);
  expected.expires =
      std::chrono::year_month_day(std::chrono::sys_days(kToday) + std::chrono::days(1));
  EXPECT_THAT(Compare(RunWith(Verdict::kFail), {expected}), IsEmpty());
  expected.expires = kToday;
  EXPECT_THAT(Compare(RunWith(Verdict::kFail), {expected}),
              ElementsAre("NOTIFY-REG-07: a.toml:3 has expired; look at the rule again"));
}

TEST(ComparisonTest, ATestThatIsRedWithoutARuleIsOne) {
  RunResult run = RunWith(Verdict::kPass);
  run.tests[0].verdict = Verdict::kFail;
  EXPECT_THAT(Compare(run, {}), ElementsAre("NOTIFY_REG_07.One is fail"));
}

TEST(ComparisonTest, ALineOfATestSpeaksOfThatTestAlone) {
  const RunResult run = RunWithFinding(Verdict::kFail, "called twice");
  EXPECT_THAT(Compare(run, {ExpectOfTest(Verdict::kFail)}), IsEmpty());
  EXPECT_THAT(Compare(run, {ExpectOfTest(Verdict::kCrash)}),
              ElementsAre("NOTIFY_REG_07.One is fail, but a.toml:7 expects crash"));
  Expectation expected = ExpectOfTest(Verdict::kFail);
  expected.message = "never";
  EXPECT_THAT(
      Compare(run, {expected}),
      ElementsAre("NOTIFY_REG_07.One says something else than a.toml:7 expects: called twice"));
  expected = ExpectOfTest(Verdict::kFail);
  expected.expires = kToday;
  EXPECT_THAT(Compare(run, {expected}),
              ElementsAre("NOTIFY_REG_07.One: a.toml:7 has expired; look at the test again"));
}

TEST(ComparisonTest, ALineOfATestThatHoldsOrCannotRunIsASurprise) {
  EXPECT_THAT(Compare(RunWith(Verdict::kPass), {ExpectOfTest(Verdict::kFail)}),
              ElementsAre("NOTIFY_REG_07.One holds, but a.toml:7 expects fail: remove the line"));
  EXPECT_THAT(
      Compare(RunWith(Verdict::kUnsupported), {ExpectOfTest(Verdict::kFail)}),
      ElementsAre("NOTIFY_REG_07.One is unsupported, so a.toml:7 is stale: remove the line"));
}

TEST(ComparisonTest, ARuleThatAnotherTestBreaksTooNeedsALine) {
  RunResult run = RunWithFinding(Verdict::kFail, "called twice");
  run.tests.push_back(run.tests[0]);
  run.tests[1].name = "NOTIFY_REG_07.Two";
  EXPECT_THAT(Compare(run, {ExpectOfTest(Verdict::kFail)}),
              ElementsAre("NOTIFY-REG-07 is fail, but is expected to hold"));
}

TEST(ComparisonTest, LinesOfRulesThatWereNotSelectedSayNothing) {
  RunResult run;
  EXPECT_THAT(Compare(run, {Expect(Verdict::kFail)}), IsEmpty());
}

}  // namespace
}  // namespace conformance
