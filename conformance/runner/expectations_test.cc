// --expectations and --fix as their users see them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "conformance/runner/testing/runner_fixture.h"

namespace conformance::runner {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class ExpectationsTest : public RunnerTest {
 protected:
  void WriteExpectations(const std::string& text) const {
    std::ofstream(folder_ / "known.toml", std::ios::binary) << text;
  }
  std::string Expectations() const { return ReadFile(folder_ / "known.toml"); }
  Outcome RunWithFile(const std::string& arguments) const {
    return Run("--report=report --expectations=known.toml " + arguments);
  }
};

std::string Line(const std::string& kind_and_name, const std::string& verdict,
                 const std::string& more = "") {
  return kind_and_name + "\nverdict = \"" + verdict + "\"  # so it is\nclass = \"bug\"\n" +
         "reason = \"It is known.\"\n" + more;
}
std::string RuleLine(const std::string& id, const std::string& verdict,
                     const std::string& more = "") {
  return Line("[[rule]]\nid = \"" + id + "\"", verdict, more);
}
std::string TestLine(const std::string& name, const std::string& verdict) {
  return Line("[[test]]\nname = \"" + name + "\"", verdict);
}

constexpr const char* kSome = "--filter=NOTIFY-REG-01,NOTIFY-REG-07";

TEST_F(ExpectationsTest, WhatIsKnownIsGreen) {
  WriteExpectations(RuleLine("NOTIFY-REG-07", "fail"));
  const Outcome run = RunWithFile(kSome);
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.output, HasSubstr("every verdict is as known.toml expects\n"));
}

TEST_F(ExpectationsTest, ATestMayBeKnownInsteadOfItsRule) {
  WriteExpectations(TestLine("NOTIFY_REG_07.Fails", "fail"));
  EXPECT_EQ(RunWithFile(kSome).exit_code, 0);
  WriteExpectations(TestLine("NOTIFY_REG_07.Fails", "crash"));
  const Outcome run = RunWithFile(kSome);
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.output,
              HasSubstr("  NOTIFY_REG_07.Fails is fail, but known.toml:1 expects crash\n"));
}

TEST_F(ExpectationsTest, EverySurpriseHasItsOwnWords) {
  WriteExpectations(RuleLine("NOTIFY-REG-01", "fail") +
                    RuleLine("NOTIFY-REG-06", "warn", "expires = 2020-01-01\n") +
                    RuleLine("NOTIFY-REG-07", "fail", "message = \"Actual: 7\"\n") +
                    RuleLine("NOTIFY-REG-11", "fail") + RuleLine("NOTIFY-REG-03", "fail"));
  const Outcome run = RunWithFile("--filter=NOTIFY-REG-0[1-9],NOTIFY-REG-0*,NOTIFY-REG-11");
  EXPECT_EQ(run.exit_code, 2) << "a pattern that matches nothing";
  const Outcome red = RunWithFile("--filter=NOTIFY-REG-0*,NOTIFY-REG-11,NOTIFY-REG-15");
  EXPECT_EQ(red.exit_code, 1);
  EXPECT_THAT(
      red.output,
      AllOf(HasSubstr("NOTIFY-REG-01 holds, but known.toml:1 expects fail: remove the line"),
            HasSubstr("NOTIFY-REG-06: known.toml:6 has expired; look at the rule again"),
            HasSubstr("NOTIFY-REG-07 says something else than known.toml:12 expects"),
            HasSubstr("NOTIFY-REG-11 is unsupported, so known.toml:18 is stale: remove the line"),
            HasSubstr("NOTIFY-REG-03 is warn, but known.toml:23 expects fail"),
            HasSubstr("NOTIFY-REG-15 is fail, but is expected to hold")));
}

TEST_F(ExpectationsTest, FixMakesTheFileTrueAndKeepsWhatPeopleWrote) {
  WriteExpectations("# Ours.\n\n" + RuleLine("NOTIFY-REG-01", "fail") + "\n# Much later.\n" +
                    RuleLine("NOTIFY-REG-06", "warn", "expires = 2020-01-01\n") + "\n" +
                    RuleLine("NOTIFY-REG-07", "crash", "message = \"Actual: 7\"\n"));
  const std::string arguments = "--filter=NOTIFY-REG-0* ";
  const Outcome run = RunWithFile(arguments + "--fix");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.output, AllOf(HasSubstr("verdicts are not as known.toml expected:\n"),
                                HasSubstr("mended known.toml: 3 added, 2 changed, 1 removed\n")));
  const std::string text = Expectations();
  EXPECT_THAT(text, AllOf(HasSubstr("# Ours.\n\n# Much later.\n[[rule]]\nid = \"NOTIFY-REG-06\"\n"
                                    "verdict = \"warn\"  # so it is\n"),
                          HasSubstr("verdict = \"fail\"  # so it is\nclass = \"bug\"\n"
                                    "reason = \"It is known.\"\nmessage = \""),
                          Not(HasSubstr("expires")), Not(HasSubstr("NOTIFY-REG-01"))));
  EXPECT_EQ(RunWithFile(arguments).exit_code, 0);
  EXPECT_EQ(RunWithFile(arguments + "--fix").exit_code, 0);
  EXPECT_EQ(Expectations(), text) << "there was nothing to mend";
}

TEST_F(ExpectationsTest, FixBeginsAFile) {
  EXPECT_EQ(RunWithFile("").exit_code, 2);
  EXPECT_EQ(RunWithFile("--fix").exit_code, 0);
  EXPECT_EQ(RunWithFile("").exit_code, 0);
  EXPECT_THAT(Expectations(), HasSubstr("Nobody has looked into it yet"));
}

TEST_F(ExpectationsTest, FixOfAPartLeavesTheRest) {
  WriteExpectations(RuleLine("NOTIFY-REG-07", "crash") + RuleLine("NOTIFY-REG-15", "crash"));
  EXPECT_EQ(RunWithFile("--filter=NOTIFY-REG-15 --fix").exit_code, 0);
  EXPECT_EQ(Expectations(), RuleLine("NOTIFY-REG-07", "crash") + RuleLine("NOTIFY-REG-15", "fail"));
}

TEST_F(ExpectationsTest, ResultsOfAnEarlierRunCanMendToo) {
  Run("--report=one --shard=1/2");
  Run("--report=two --shard=2/2");
  EXPECT_EQ(Run("report --report=both --expectations=known.toml --fix one two").exit_code, 0);
  EXPECT_EQ(RunWithFile("").exit_code, 0);
  EXPECT_EQ(Run("report --report=both --fix one").exit_code, 2);
}

TEST_F(ExpectationsTest, NothingIsMendedByARunThatBroke) {
  WriteExpectations("# Mine.\n");
  EXPECT_EQ(Run("--isolate --report=report --expectations=known.toml --fix",
                "FAKE_TESTBED_BREAKS_FOR_GOOD=1")
                .exit_code,
            3);
  EXPECT_EQ(Expectations(), "# Mine.\n");
}

TEST_F(ExpectationsTest, AFileThatCannotBeUsedIsRefusedBeforeTheRun) {
  for (const auto& [text, complaint] :
       {std::pair(TestLine("NOTIFY_REG_99.Tea", "fail"),
                  "known.toml:1: there is no test 'NOTIFY_REG_99.Tea'"),
        std::pair(RuleLine("NOTIFY-REG-99", "fail"), "known.toml:1: there is no rule"),
        std::pair(std::string("rule = [{id = 'x'}]\n"), "known.toml:1: expected [[rule]]")}) {
    WriteExpectations(text);
    const Outcome run = RunWithFile("--fix");
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_THAT(run.errors, HasSubstr(complaint));
    EXPECT_THAT(run.output, IsEmpty());
    EXPECT_EQ(Expectations(), text);
  }
  EXPECT_EQ(Run("--expectations=/proc/tea.toml --fix").exit_code, 2);
}

}  // namespace
}  // namespace conformance::runner
