#include "conformance/mutants/snapshot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "conformance/mutants/excused_rules.h"

namespace conformance {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Mutant kFound = {"a-mutant", rule::NOTIFY_REG_07, "does this", nullptr};
const Mutant kLost = {"another", rule::NOTIFY_REG_14, "does that", nullptr};

KillMatrix Sample() {
  KillMatrix matrix;
  matrix.results = {{.mutant = &kFound, .killed_by = {"A.B", "A.C"}, .is_found = true},
                    {.mutant = &kLost}};
  return matrix;
}

RuleTest TestOf(RuleId rule, bool is_probe = false) {
  return {.name = "A.B", .rules = {rule}, .file = "", .probe = is_probe};
}

TEST(RuleKillsTest, ARuleKillsWhatItsOwnTestsFind) {
  const KillMatrix matrix = Sample();
  EXPECT_THAT(KillsOf(Get(rule::NOTIFY_REG_07), matrix), ElementsAre(&matrix.results[0]));
  EXPECT_THAT(KillsOf(Get(rule::NOTIFY_REG_14), matrix), IsEmpty());
}

TEST(RuleKillsTest, ATestedRuleMustKill) {
  KillMatrix matrix = Sample();
  const std::vector<RuleTest> tests = {TestOf(rule::NOTIFY_REG_07), TestOf(rule::NOTIFY_REG_14),
                                       TestOf(rule::NOTIFY_REG_15, true),
                                       TestOf(rule::NOTIFY_REG_16), TestOf(ExcusedRules()[0].rule)};
  FindRulesWithoutKill(matrix, tests);
  EXPECT_THAT(matrix.rules_without_kill, ElementsAre(&Get(rule::NOTIFY_REG_14)));
  EXPECT_THAT(matrix.rules_excused_in_vain, Not(Contains(&Get(ExcusedRules()[0].rule))));
}

TEST(RuleKillsTest, AnExcuseForWhatKillsIsInVain) {
  const Mutant excused = {"excused", ExcusedRules()[0].rule, "does it", nullptr};
  KillMatrix matrix;
  matrix.results = {{.mutant = &excused, .is_found = true}};
  FindRulesWithoutKill(matrix, std::vector<RuleTest>{TestOf(ExcusedRules()[0].rule)});
  EXPECT_THAT(matrix.rules_excused_in_vain, Contains(&Get(ExcusedRules()[0].rule)));
  EXPECT_FALSE(matrix.IsGreen());
}

TEST(SnapshotTest, HasALineARule) {
  const std::string text =
      CoverageText(Sample(), std::vector<RuleTest>{TestOf(rule::NOTIFY_REG_07)});
  EXPECT_THAT(text, AllOf(HasSubstr("NOTIFY-REG-07\tMUST\tdocumented\t1\ta-mutant\n"),
                          HasSubstr("NOTIFY-REG-14\tMUST\tdocumented\t0\t\n")));
  EXPECT_THAT(WithoutKills(text), HasSubstr("NOTIFY-REG-07\tMUST\tdocumented\t1\n"));
}

TEST(SnapshotTest, ThePageListsWhatWasFound) {
  EXPECT_THAT(KillMatrixMarkdown(Sample()),
              AllOf(HasSubstr("| NOTIFY-REG-07 | `a-mutant` | does this | 2 tests |"),
                    Not(HasSubstr("another"))));
}

TEST(SnapshotTest, DifferencesNameTheLine) {
  EXPECT_THAT(SnapshotDifferences("a\tb\nc\n", "a\tb\nc\n", "x.tsv"), IsEmpty());
  EXPECT_THAT(SnapshotDifferences("a\tb\r\nc\r\n", "a\tb\nc\n", "x.tsv"), IsEmpty());
  EXPECT_THAT(SnapshotDifferences("a\tb\nc\n", "a\tb\nd\te\n", "x.tsv"),
              ElementsAre("x.tsv lacks 'd e'", "x.tsv:2: is not so any more: 'c'"));
  EXPECT_THAT(SnapshotDifferences("a\nc\n", "c\na\n", "x.tsv"),
              ElementsAre("x.tsv is in another order"));
  std::string many;
  for (int i = 0; i < 40; ++i) many += std::to_string(i) + "\n";
  EXPECT_THAT(SnapshotDifferences("", many, "x.tsv"), Contains("and 30 more"));
}

}  // namespace
}  // namespace conformance
