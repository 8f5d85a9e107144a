#include "conformance/rulebook/rulebook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rule_ids.h"

namespace conformance {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string_view> Ids(const std::vector<RuleId>& rules) {
  std::vector<std::string_view> ids;
  for (RuleId rule : rules) {
    ids.push_back(Get(rule).id);
  }
  return ids;
}

TEST(RulebookTest, GetReturnsTheRuleThatTheConstantNames) {
  const Rule& rule = Get(rule::NOTIFY_REG_07);
  EXPECT_EQ(rule.id, "NOTIFY-REG-07");
  EXPECT_EQ(rule.group, "NOTIFY-REG");
  EXPECT_EQ(rule.level, Level::kMust);
  EXPECT_EQ(rule.confidence, Confidence::kDocumented);
  EXPECT_EQ(rule.since, "1.0");
  EXPECT_EQ(rule.file, "docs/rules/set-notify-interface.md");
  EXPECT_GT(rule.line, 1);
  EXPECT_THAT(std::string(rule.sentence), HasSubstr("MUST"));
  EXPECT_THAT(std::string(rule.html), HasSubstr("<p>"));
}

TEST(RulebookTest, EveryRuleIsFoundByItsIdAndByItsIndex) {
  std::set<std::string_view> seen;
  for (const Rule& rule : AllRules()) {
    EXPECT_TRUE(seen.insert(rule.id).second) << rule.id;
    EXPECT_EQ(FindRule(rule.id), &rule);
    EXPECT_EQ(&Get(IdOf(rule)), &rule);
  }
  EXPECT_GT(seen.size(), 100u);
}

TEST(RulebookTest, EveryRuleBelongsToAGroup) {
  std::set<std::string_view> groups;
  for (const RuleGroup& group : AllGroups()) {
    groups.insert(group.id);
  }
  for (const Rule& rule : AllRules()) {
    EXPECT_TRUE(groups.contains(rule.group)) << rule.id;
    EXPECT_TRUE(rule.id.starts_with(rule.group)) << rule.id;
  }
}

TEST(RulebookTest, FindRuleWantsTheExactId) {
  EXPECT_EQ(FindRule("NOTIFY-REG-99"), nullptr);
  EXPECT_EQ(FindRule("notify-reg-07"), nullptr);
  EXPECT_EQ(FindRule("NOTIFY-REG-0"), nullptr);
  EXPECT_EQ(FindRule(""), nullptr);
}

TEST(RulebookTest, PatternsMatchWholeIds) {
  EXPECT_THAT(Ids(RulesMatching("NOTIFY-REG-07")), ElementsAre("NOTIFY-REG-07"));
  EXPECT_THAT(Ids(RulesMatching("NOTIFY-REG-2?")),
              ElementsAre("NOTIFY-REG-20", "NOTIFY-REG-21", "NOTIFY-REG-22", "NOTIFY-REG-23",
                          "NOTIFY-REG-24"));
  EXPECT_THAT(Ids(RulesMatching("*REG*07")), ElementsAre("NOTIFY-REG-07"));
  EXPECT_THAT(RulesMatching("NOTIFY-REG"), IsEmpty());
  EXPECT_THAT(RulesMatching("REG-07"), IsEmpty());
  EXPECT_THAT(RulesMatching(""), IsEmpty());
  EXPECT_EQ(RulesMatching("*").size(), AllRules().size());
  EXPECT_EQ(RulesMatching("**").size(), AllRules().size());
}

TEST(RulebookTest, ListedPatternsGiveEachRuleOnceInBookOrder) {
  EXPECT_THAT(Ids(RulesMatching("NOTIFY-REG-03, NOTIFY-REG-01,NOTIFY-REG-0[x],*-REG-01")),
              ElementsAre("NOTIFY-REG-01", "NOTIFY-REG-03"));
}

TEST(RulebookTest, PatternsWithoutRuleAreNamed) {
  EXPECT_THAT(PatternsWithoutRule("NOTIFY-REG-*,ST-0?"), IsEmpty());
  EXPECT_THAT(PatternsWithoutRule("NOTIFY-REX-*, NOTIFY-REG-01,ST-99"),
              ElementsAre("NOTIFY-REX-*", "ST-99"));
  EXPECT_THAT(PatternsWithoutRule("NOTIFY-REG-01,"), ElementsAre(""));
}

TEST(RulebookTest, SimilarRulesForgivesCaseShortFormsAndSlips) {
  EXPECT_EQ(SimilarRules("notify-reg-07").at(0), "NOTIFY-REG-07");
  EXPECT_EQ(SimilarRules("REG-07").at(0), "NOTIFY-REG-07");
  EXPECT_EQ(SimilarRules("NOTIFY_REG_07").at(0), "NOTIFY-REG-07");
  EXPECT_EQ(SimilarRules("NOTFY-FLG-11").at(0), "NOTIFY-FLG-11");
  EXPECT_EQ(SimilarRules("st-41B").at(0), "ST-41b");
  EXPECT_LE(SimilarRules("NOTIFY-REG-99").size(), 3u);
  EXPECT_THAT(SimilarRules("something else"), IsEmpty());
  EXPECT_THAT(SimilarRules(""), IsEmpty());
}

TEST(RulebookTest, LevelsAndConfidencesHaveTheWordsOfTheBook) {
  EXPECT_EQ(ToString(Level::kMust), "MUST");
  EXPECT_EQ(ToString(Level::kShould), "SHOULD");
  EXPECT_EQ(ToString(Level::kMay), "MAY");
  EXPECT_EQ(ToString(Confidence::kDocumented), "documented");
  EXPECT_EQ(ToString(Confidence::kObserved), "observed");
  EXPECT_EQ(ToString(Confidence::kInferred), "inferred");
}

}  // namespace
}  // namespace conformance
