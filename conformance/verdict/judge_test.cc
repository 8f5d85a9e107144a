#include "conformance/verdict/judge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace conformance {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr Rule MakeRule(std::string_view id, Level level, Confidence confidence,
                        std::string_view untested = "") {
  return {.id = id,
          .group = "A",
          .title = "",
          .sentence = "",
          .level = level,
          .confidence = confidence,
          .since = "",
          .source = "",
          .intent = "",
          .if_it_fails = "",
          .unsettled = "",
          .untested = untested,
          .html = "",
          .file = "book.md",
          .line = 1};
}

constexpr Rule kMust = MakeRule("A-01", Level::kMust, Confidence::kDocumented);
constexpr Rule kShould = MakeRule("A-02", Level::kShould, Confidence::kDocumented);
constexpr Rule kMay = MakeRule("A-03", Level::kMay, Confidence::kDocumented);
constexpr Rule kObserved = MakeRule("A-04", Level::kMust, Confidence::kObserved);
constexpr Rule kInferred = MakeRule("A-05", Level::kMust, Confidence::kInferred);
constexpr Rule kUntested = MakeRule("A-06", Level::kMust, Confidence::kDocumented, "no way to");
constexpr Rule kForgotten = MakeRule("A-07", Level::kMust, Confidence::kDocumented);
constexpr Rule kBook[] = {kMust, kShould, kMay, kObserved, kInferred, kUntested, kForgotten};

Finding Broken(std::vector<std::string> rules, bool ended_the_test = false) {
  return {.message = "broken", .rules = std::move(rules), .ended_the_test = ended_the_test};
}

TestResult Ran(std::vector<std::string> rules, std::vector<Finding> findings = {}) {
  TestResult test;
  test.name = rules.front() + ".Works";
  test.rules = std::move(rules);
  test.assertions = 1;
  test.findings = std::move(findings);
  JudgeTest(kBook, test);
  return test;
}

TestResult Unsupported(std::string rule) {
  TestResult test = Ran({std::move(rule)});
  test.assertions = 0;
  test.unsupported = "needs a kitchen";
  JudgeTest(kBook, test);
  return test;
}

RuleResult Judge(const Rule& rule, std::vector<TestResult> tests) {
  const Rule* rules[] = {&rule};
  return JudgeRules(rules, tests).front();
}

TEST(JudgeFindingTest, OnlyADocumentedMustFails) {
  const Finding finding = Broken({"A-01"});
  EXPECT_EQ(JudgeFinding(finding, kMust), Verdict::kFail);
  EXPECT_EQ(JudgeFinding(finding, kShould), Verdict::kWarn);
  EXPECT_EQ(JudgeFinding(finding, kMay), Verdict::kWarn);
  EXPECT_EQ(JudgeFinding(finding, kObserved), Verdict::kWarn);
  EXPECT_EQ(JudgeFinding(finding, kInferred), Verdict::kWarn);
}

TEST(JudgeFindingTest, ASoftFindingNeverFails) {
  Finding finding = Broken({"A-01"});
  finding.kind = Finding::Kind::kSoft;
  EXPECT_EQ(JudgeFinding(finding, kMust), Verdict::kWarn);
}

TEST(JudgeFindingTest, AnErrorOfTheSuiteFailsAnyRule) {
  Finding finding = Broken({"A-03"});
  finding.kind = Finding::Kind::kSuiteError;
  EXPECT_EQ(JudgeFinding(finding, kMay), Verdict::kFail);
}

TEST(JudgeFindingTest, ATestThatDoesNotEndIsNeverOnlyAWarning) {
  Finding finding = Broken({"A-03"});
  finding.kind = Finding::Kind::kTimeout;
  EXPECT_EQ(JudgeFinding(finding, kMay), Verdict::kTimeout);
  finding.kind = Finding::Kind::kCrash;
  EXPECT_EQ(JudgeFinding(finding, kMay), Verdict::kCrash);
}

TEST(JudgeTestTest, TakesTheWorstOfItsRules) {
  EXPECT_EQ(Ran({"A-02", "A-01"}, {Broken({"A-02", "A-01"})}).verdict, Verdict::kFail);
  EXPECT_EQ(Ran({"A-02", "A-01"}, {Broken({"A-02"})}).verdict, Verdict::kWarn);
  EXPECT_EQ(Ran({"A-02", "A-01"}).verdict, Verdict::kPass);
}

TEST(JudgeTestTest, ATestThatChecksNothingIsAnErrorOfTheSuite) {
  TestResult test;
  test.name = "A_03.Nothing";
  test.rules = {"A-03"};
  JudgeTest(kBook, test);
  EXPECT_EQ(test.verdict, Verdict::kFail);
  ASSERT_EQ(test.findings.size(), 1U);
  EXPECT_EQ(test.findings[0].kind, Finding::Kind::kSuiteError);
  EXPECT_THAT(test.findings[0].message, HasSubstr("checked nothing"));
}

TEST(JudgeTestTest, ATestThatOnlyRecordsHasNoOtherVerdict) {
  TestResult test = Ran({"A-01"});
  test.assertions = 0;
  test.observations = {{"calls", "7"}};
  JudgeTest(kBook, test);
  EXPECT_EQ(test.verdict, Verdict::kRecord);
}

TEST(JudgeTestTest, AProbeNeverPasses) {
  TestResult test = Ran({"A-01"});
  test.probe = true;
  JudgeTest(kBook, test);
  EXPECT_EQ(test.verdict, Verdict::kRecord);
}

TEST(JudgeTestTest, AnUnsupportedTestThatFoundSomethingFails) {
  TestResult test = Ran({"A-01"}, {Broken({"A-01"})});
  test.unsupported = "needs a kitchen";
  JudgeTest(kBook, test);
  EXPECT_EQ(test.verdict, Verdict::kFail);
}

TEST(JudgeTestTest, AFindingThatBlamesNobodyIsNotLost) {
  EXPECT_EQ(Ran({"A-99"}, {Broken({})}).verdict, Verdict::kFail);
}

TEST(JudgeRulesTest, OneFailureOutweighsAllElse) {
  const RuleResult result =
      Judge(kMust, {Ran({"A-01"}), Ran({"A-01"}, {Broken({"A-01"})}), Unsupported("A-01")});
  EXPECT_EQ(result.verdict, Verdict::kFail);
  EXPECT_EQ(result.message, "broken");
  EXPECT_EQ(result.tests.size(), 3U);
}

TEST(JudgeRulesTest, OnePassIsEnoughBesideUnsupported) {
  EXPECT_EQ(Judge(kMust, {Unsupported("A-01"), Ran({"A-01"})}).verdict, Verdict::kPass);
}

TEST(JudgeRulesTest, UnsupportedTellsWhatIsMissing) {
  const RuleResult result = Judge(kMust, {Unsupported("A-01"), Unsupported("A-01")});
  EXPECT_EQ(result.verdict, Verdict::kUnsupported);
  EXPECT_EQ(result.message, "needs a kitchen");
}

TEST(JudgeRulesTest, ARuleThatIsNotBlamedPassesIfTheTestWentOn) {
  EXPECT_EQ(Judge(kShould, {Ran({"A-01", "A-02"}, {Broken({"A-01"})})}).verdict, Verdict::kPass);
}

TEST(JudgeRulesTest, ARuleThatTheTestDidNotReachDoesNotPass) {
  const TestResult test = Ran({"A-01", "A-02"}, {Broken({"A-01"}, true)});
  const RuleResult result = Judge(kShould, {test});
  EXPECT_EQ(result.verdict, Verdict::kUnsupported);
  EXPECT_THAT(result.message, HasSubstr("ended before"));
  EXPECT_EQ(Judge(kShould, {test, Ran({"A-02"})}).verdict, Verdict::kPass);
}

TEST(JudgeRulesTest, ATestThatHungSaysNothingOfItsFurtherRules) {
  TestResult test = Ran({"A-01", "A-02"}, {Broken({"A-01"}, true)});
  test.findings[0].kind = Finding::Kind::kTimeout;
  EXPECT_EQ(Judge(kMust, {test}).verdict, Verdict::kTimeout);
  EXPECT_EQ(Judge(kShould, {test}).verdict, Verdict::kUnsupported);
}

TEST(JudgeRulesTest, ARuleWithoutTestsGivesTheReasonOfTheBook) {
  const RuleResult result = Judge(kUntested, {Ran({"A-01"})});
  EXPECT_EQ(result.verdict, Verdict::kUntestable);
  EXPECT_EQ(result.message, "no way to");
  EXPECT_THAT(result.tests, IsEmpty());
  EXPECT_THAT(Judge(kForgotten, {}).message, HasSubstr("no reason"));
}

TEST(JudgeRulesTest, TestsStandInRunOrder) {
  TestResult second = Ran({"A-01"});
  second.name = "A_01.Another";
  EXPECT_THAT(Judge(kMust, {Ran({"A-01"}), second}).tests,
              ElementsAre("A-01.Works", "A_01.Another"));
}

TEST(CountTest, CountsEachVerdict) {
  const std::vector<TestResult> tests = {Ran({"A-01"}), Ran({"A-01"}, {Broken({"A-01"})})};
  EXPECT_EQ(CountTests(tests).at(Verdict::kPass), 1);
  EXPECT_EQ(CountTests(tests).at(Verdict::kFail), 1);
  const Rule* rules[] = {&kMust, &kForgotten};
  EXPECT_EQ(CountRules(JudgeRules(rules, tests)).at(Verdict::kUntestable), 1);
}

}  // namespace
}  // namespace conformance
