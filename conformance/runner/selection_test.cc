#include "conformance/runner/selection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "conformance/runner/options.h"

namespace conformance::runner {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string Complaint(const std::string& patterns) {
  try {
    SelectRules(patterns);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

TEST(SelectRulesTest, TakesAllWithoutAPattern) {
  EXPECT_EQ(SelectRules("").size(), AllRules().size());
}

TEST(SelectRulesTest, TakesIdsAndPatterns) {
  const auto rules = SelectRules("NOTIFY-REG-07,NOTIFY-GET-0?");
  ASSERT_GT(rules.size(), 1U);
  EXPECT_EQ(rules[0]->id, "NOTIFY-REG-07");
  EXPECT_EQ(rules[1]->id, "NOTIFY-GET-01");
}

TEST(SelectRulesTest, LeavesLowerLevelsOut) {
  for (const Rule* rule : SelectRules("", Level::kMust)) EXPECT_EQ(rule->level, Level::kMust);
  for (const Rule* rule : SelectRules("", Level::kShould)) EXPECT_NE(rule->level, Level::kMay);
  EXPECT_LT(SelectRules("", Level::kMust).size(), SelectRules("", Level::kShould).size());
  EXPECT_LT(SelectRules("", Level::kShould).size(), AllRules().size());
}

TEST(SelectRulesTest, ComplainsIfNoRuleIsOfThatLevel) {
  try {
    SelectRules("NOTIFY-REG-06", Level::kMust);
    FAIL();
  } catch (const UsageError& error) {
    EXPECT_THAT(error.what(), HasSubstr("the highest among them is SHOULD"));
  }
}

TEST(SelectRulesTest, ComplainsOfEachPatternThatMatchesNothing) {
  EXPECT_THAT(Complaint("NOTIFY-REG-70"), HasSubstr("unknown rule 'NOTIFY-REG-70'; did you mean"));
  EXPECT_THAT(Complaint("NOTIFY-REG-07,TEA-*"), HasSubstr("no rule matches 'TEA-*'"));
  EXPECT_THAT(Complaint("NOTIFY-REG-07,"), HasSubstr("empty"));
  EXPECT_THAT(Complaint("XYZZY"), HasSubstr("--list-rules"));
}

TEST(SpellingTest, TestNamesAreUnderstood) {
  EXPECT_EQ(InTheSpellingOfTheBook("notify_reg_07,ST-*"), "NOTIFY-REG-07,ST-*");
}

TEST(GtestFilterTest, MeansWhatGoogleTestMeans) {
  EXPECT_TRUE(MatchesGtestFilter("*", "A.B"));
  EXPECT_TRUE(MatchesGtestFilter("", "A.B"));
  EXPECT_TRUE(MatchesGtestFilter("A.*", "A.B"));
  EXPECT_TRUE(MatchesGtestFilter("C.D:A.?", "A.B"));
  EXPECT_TRUE(MatchesGtestFilter("*-A.C", "A.B"));
  EXPECT_TRUE(MatchesGtestFilter("-A.C:A.D", "A.B"));
  EXPECT_FALSE(MatchesGtestFilter("-A.C:A.*", "A.B"));
  EXPECT_FALSE(MatchesGtestFilter("A.B?", "A.B"));
  EXPECT_FALSE(MatchesGtestFilter("A", "A.B"));
  EXPECT_FALSE(MatchesGtestFilter("A.*-*.B", "A.B"));
}

TEST(GtestFilterTest, IsMadeOfNames) {
  const RuleTest one{.name = "A.B", .rules = {}, .file = ""};
  const RuleTest other{.name = "C.D", .rules = {}, .file = ""};
  const RuleTest* tests[] = {&one, &other};
  EXPECT_EQ(GtestFilterOf(tests), "A.B:C.D");
  EXPECT_THAT(GtestFilterOf({}), IsEmpty());
}

}  // namespace
}  // namespace conformance::runner
