#include "conformance/verdict/rule_tests.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace conformance {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr Rule MakeRule(std::string_view id, std::string_view untested, int line) {
  return {.id = id,
          .group = "A",
          .title = "",
          .sentence = "",
          .level = Level::kMust,
          .confidence = Confidence::kDocumented,
          .since = "",
          .source = "",
          .intent = "",
          .if_it_fails = "",
          .unsettled = "",
          .untested = untested,
          .html = "",
          .file = "docs/rules/a.md",
          .line = line};
}

constexpr Rule kBook[] = {MakeRule("A-01", "", 10), MakeRule("A-02", "no way to", 20)};

RuleTest MakeTest(std::string name, std::vector<RuleId> rules, int line) {
  return {.name = std::move(name), .rules = std::move(rules), .file = "a_test.cc", .line = line};
}

TEST(CheckBookTest, IsContentWithATestOrAReason) {
  const std::vector<RuleTest> tests = {MakeTest("A_01.Works", {{0}}, 5)};
  EXPECT_THAT(CheckBook(kBook, tests), IsEmpty());
}

TEST(CheckBookTest, NamesARuleWithNeither) {
  EXPECT_THAT(CheckBook(kBook, {}),
              ElementsAre("docs/rules/a.md:10: A-01 has neither a test nor a reason why it has "
                          "none"));
}

TEST(CheckBookTest, NamesARuleWithBoth) {
  const std::vector<RuleTest> tests = {MakeTest("A_01.Works", {{0}, {1}}, 5)};
  EXPECT_THAT(
      CheckBook(kBook, tests),
      ElementsAre("docs/rules/a.md:20: A-02 says why it has no test, but A_01.Works tests it"));
}

TEST(CheckBookTest, NamesTwoTestsOfOneName) {
  const std::vector<RuleTest> tests = {MakeTest("A_01.Works", {{0}}, 5),
                                       MakeTest("A_01.Works", {{0}}, 9)};
  EXPECT_THAT(CheckBook(kBook, tests),
              ElementsAre("a_test.cc:9: a second test is called A_01.Works; the first is at "
                          "a_test.cc:5"));
}

TEST(SourcePathTest, BeginsAtTheRootOfTheRepository) {
  EXPECT_EQ(SourcePath("/home/me/bitsim/conformance/suite/a_test.cc"),
            "conformance/suite/a_test.cc");
  EXPECT_EQ(SourcePath("C:\\bitsim\\conformance\\suite\\a_test.cc"), "conformance/suite/a_test.cc");
  EXPECT_EQ(SourcePath("elsewhere/a_test.cc"), "elsewhere/a_test.cc");
  EXPECT_EQ(SourcePath(""), "");
}

}  // namespace
}  // namespace conformance
