#include "conformance/mutants/kill_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace conformance {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const Mutant kFoundOne = {"a-mutant", rule::NOTIFY_REG_07, "does <this>", nullptr};
const Mutant kLostOne = {"another", rule::NOTIFY_REG_14, "does that", nullptr};

KillMatrix Sample() {
  KillMatrix matrix;
  matrix.results = {{.mutant = &kFoundOne,
                     .broken_rules = {"NOTIFY-REG-07", "ST-08"},
                     .killed_by = {"NOTIFY_REG_07.TheLastCallerWins"},
                     .is_found = true,
                     .ended = true},
                    {.mutant = &kLostOne, .broken_rules = {"ST-08"}, .ended = true}};
  return matrix;
}

TEST(KillReportTest, TheJsonIsAnArrayWithOneObjectAMutant) {
  const auto json = nlohmann::json::parse(KillMatrixJson(Sample()));
  ASSERT_EQ(json.size(), 2u);
  EXPECT_EQ(json[0]["mutant"], "a-mutant");
  EXPECT_EQ(json[0]["rule"], "NOTIFY-REG-07");
  EXPECT_EQ(json[0]["found"], true);
  EXPECT_EQ(json[0]["killed_by"], nlohmann::json({"NOTIFY_REG_07.TheLastCallerWins"}));
  EXPECT_EQ(json[1]["found"], false);
  EXPECT_EQ(json[1]["broken_rules"], nlohmann::json({"ST-08"}));
}

TEST(KillReportTest, AMutantThatIsNotFoundMakesTheMatrixRed) {
  KillMatrix matrix = Sample();
  EXPECT_FALSE(matrix.IsGreen());
  EXPECT_THAT(KillMatrixText(matrix),
              AllOf(HasSubstr("FAIL  NOTIFY-REG-14"), HasSubstr("1 of 2 mutants found.")));
  matrix.results.pop_back();
  EXPECT_TRUE(matrix.IsGreen());
  matrix.broken_without_mutant = {"ST-08"};
  EXPECT_FALSE(matrix.IsGreen());
}

TEST(KillReportTest, ARunThatDiedIsSaid) {
  KillMatrix matrix = Sample();
  matrix.results[1].ended = false;
  EXPECT_THAT(KillMatrixText(matrix), HasSubstr("the run on it died"));
}

TEST(KillReportTest, ThePageEscapesWhatItShows) {
  EXPECT_THAT(KillMatrixPage(Sample()),
              AllOf(HasSubstr("does &lt;this&gt;"), Not(HasSubstr("does <this>")),
                    HasSubstr("1 of 2 wrong engines found by the rule that they break")));
}

}  // namespace
}  // namespace conformance
