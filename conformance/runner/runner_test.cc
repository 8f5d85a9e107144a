// The runner as its users see it: a process with arguments, output, files and an exit code, around
// the fake suite and the fake backend of testing/.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <tuple>
#include <utility>

#include "conformance/runner/testing/runner_fixture.h"

namespace conformance::runner {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

TEST_F(RunnerTest, GivesEveryRuleTheVerdictOfItsTests) {
  const Outcome run = Run("--report=report");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.errors, IsEmpty());
  EXPECT_EQ(VerdictOf("NOTIFY-REG-01"), "pass");
  EXPECT_EQ(VerdictOf("NOTIFY-REG-03"), "warn");         // soft
  EXPECT_EQ(VerdictOf("NOTIFY-REG-06"), "warn");         // inferred
  EXPECT_EQ(VerdictOf("NOTIFY-REG-07"), "fail");         // the primary rule is blamed
  EXPECT_EQ(VerdictOf("NOTIFY-REG-08"), "pass");         // a further rule
  EXPECT_EQ(VerdictOf("NOTIFY-REG-09"), "warn");         // a further rule, only observed
  EXPECT_EQ(VerdictOf("NOTIFY-REG-10"), "pass");         // named by a failing test, not blamed
  EXPECT_EQ(VerdictOf("NOTIFY-REG-11"), "unsupported");  //
  EXPECT_EQ(VerdictOf("NOTIFY-REG-12"), "fail");         // a test that checks nothing
  EXPECT_EQ(VerdictOf("NOTIFY-REG-13"), "fail");         // a test that blames another's rule
  EXPECT_EQ(VerdictOf("NOTIFY-REG-14"), "fail");         // blamed as a further rule
  EXPECT_EQ(VerdictOf("NOTIFY-REG-15"), "fail");         // an exception
  EXPECT_EQ(VerdictOf("NOTIFY-REG-16"), "record");
  EXPECT_EQ(VerdictOf("NOTIFY-REG-24"), "untestable");
  EXPECT_TRUE(Results()["complete"]);
}

TEST_F(RunnerTest, TellsOfAFailureAllThatIsKnown) {
  const Outcome run = Run("--report=report --gtest_filter=NOTIFY_REG_07.*");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.output, AllOf(StartsWith("FAIL  NOTIFY_REG_07.Fails\n"),
                                HasSubstr("NOTIFY-REG-07 (MUST, documented): A job MUST have"),
                                HasSubstr("checked   answer\n"), HasSubstr("expected  0\n"),
                                HasSubstr("actual    0x80200002\n"), HasSubstr("<final>"),
                                HasSubstr("at        conformance/runner/testing/fake_suite.cc:"),
                                HasSubstr("repeat    bits-conformance --backend=fake "
                                          "--gtest_filter=NOTIFY_REG_07.Fails --seed=1\n")));
  EXPECT_THAT(run.output, Not(HasSubstr("\x1b")));  // nor the backend's
  EXPECT_THAT(run.output, Not(HasSubstr("[ RUN")));
}

TEST_F(RunnerTest, ShowsTheTraceAsItWasWhenTheTestFailed) {
  const Outcome run = Run("--report=report --gtest_filter=NOTIFY_REG_07.*");
  EXPECT_THAT(run.output, AllOf(HasSubstr("00:00:03.000"), Not(HasSubstr("00:00:07.000"))));
}

TEST_F(RunnerTest, NamesTheExceptionOfATest) {
  EXPECT_THAT(Run("--report=report --filter=NOTIFY-REG-15").output, HasSubstr("out of <order>"));
}

TEST_F(RunnerTest, IsGreenWithWarnings) {
  const Outcome run = Run("--report=report --filter=NOTIFY-REG-01,NOTIFY-REG-03,NOTIFY-REG-11");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.output,
              AllOf(HasSubstr("WARN  NOTIFY_REG_03.WarnsSoftly"), HasSubstr("2 tests unsupported"),
                    HasSubstr("needs BITS 99"), HasSubstr("needs a service that can be restarted"),
                    HasSubstr("No rule is broken."), EndsWith("report: report/index.html\n")));
}

TEST_F(RunnerTest, IsRedWithWarningsWhereTheyCount) {
  const std::string warns = "--strict --report=report --filter=NOTIFY-REG-03";
  const Outcome run = Run(warns);
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.output, HasSubstr("--strict: the warnings count"));
  EXPECT_EQ(Run("report --strict --report=again report").exit_code, 1);
  EXPECT_EQ(Run("report --report=again report").exit_code, 0);
  EXPECT_EQ(Run("--strict --report=report --filter=NOTIFY-REG-01").exit_code, 0);
  EXPECT_EQ(Run("report --strict --report=again report").exit_code, 0);
}

TEST_F(RunnerTest, APremiseThatDoesNotHoldAccusesItsOwnRuleOnly) {
  Run("--report=report --filter=NOTIFY-REG-22");
  const auto tests = Results()["tests"];
  ASSERT_EQ(tests.size(), 2U);
  EXPECT_EQ(tests[0]["verdict"], "unsupported");
  EXPECT_THAT(tests[0]["findings"], IsEmpty());
  EXPECT_EQ(tests[1]["verdict"], "fail");
  EXPECT_EQ(tests[1]["findings"][0]["rules"], nlohmann::json({"NOTIFY-REG-04"}));
  EXPECT_EQ(VerdictOf("NOTIFY-REG-22"), "unsupported");
}

TEST_F(RunnerTest, ATestThatTheServiceDoesNotOutliveIsACrash) {
  const Outcome run = Run("--report=report --filter=NOTIFY-REG-01", "FAKE_SERVICE_DIES=1");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(VerdictOf("NOTIFY-REG-01"), "crash");
  EXPECT_THAT(run.output, HasSubstr("The service died"));
}

TEST_F(RunnerTest, KeepsObservations) {
  Run("--report=report --filter=notify_reg_16");
  const auto tests = Results()["tests"];
  ASSERT_EQ(tests.size(), 2U);
  EXPECT_EQ(tests[0]["verdict"], "record");
  EXPECT_EQ(tests[0]["observations"][0]["value"], "7");
  EXPECT_EQ(tests[1]["observations"][0]["value"], "S_FALSE");
}

TEST_F(RunnerTest, AFilterByRuleShowsTheseRulesOnly) {
  Run("--report=report --filter=NOTIFY-REG-08");
  const auto results = Results();
  EXPECT_EQ(results["tests"].size(), 1U);  // its primary rule is another
  ASSERT_EQ(results["rules"].size(), 1U);
  EXPECT_EQ(results["rules"][0]["id"], "NOTIFY-REG-08");
  EXPECT_FALSE(results["complete"]);
}

TEST_F(RunnerTest, NamesBrokenRulesThatWereNotSelected) {
  const Outcome run = Run("--report=report --filter=NOTIFY-REG-10");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.output, AllOf(StartsWith("FAIL  NOTIFY_REG_10.FailsAndBlamesTheFurtherRule"),
                                HasSubstr("1 rule broken: NOTIFY-REG-14\n")));
}

TEST_F(RunnerTest, TheSameSeedGivesTheSameResults) {
  Run("--report=one --seed=5");
  Run("--report=two --seed=5");
  Run("--report=three --seed=6");
  EXPECT_EQ(ReadFile(folder_ / "one/results.json"), ReadFile(folder_ / "two/results.json"));
  EXPECT_NE(Results("one")["trace_hash"], Results("three")["trace_hash"]);
  EXPECT_EQ(Results("three")["seed"], 6);
}

TEST_F(RunnerTest, WritesToTheDefaultFolder) {
  Run("--filter=NOTIFY-REG-01");
  for (const char* name : {"index.html", "junit.xml", "results.json"}) {
    EXPECT_TRUE(std::filesystem::exists(folder_ / "out/conformance/fake" / name)) << name;
  }
}

TEST_F(RunnerTest, ItsReportsAreSound) {
  Run("--report=report");
  const std::string command = CHECK_REPORTS " '" + (folder_ / "report").string() + "'";
  EXPECT_EQ(std::system(command.c_str()), 0);
}

TEST_F(RunnerTest, KeepsTheFlagsOfGoogleTest) {
  EXPECT_THAT(Run("--gtest_list_tests --filter=NOTIFY-REG-07").output,
              AllOf(HasSubstr("NOTIFY_REG_07.\n  Fails\n"), Not(HasSubstr("NOTIFY_REG_01"))));
  const Outcome run =
      Run("--report=report --gtest_repeat=3 --gtest_shuffle --gtest_random_seed=3 "
          "--gtest_filter=NOTIFY_REG_01.*-*.PassesBy*");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(Results()["tests"].size(), 2U);
}

TEST_F(RunnerTest, ShardsTogetherAreTheWhole) {
  std::size_t tests = 0;
  for (const char* index : {"0", "1", "2"}) {
    Run(std::string("--report=shard") + index,
        std::string("GTEST_TOTAL_SHARDS=3 GTEST_SHARD_INDEX=") + index);
    tests += Results(std::string("shard") + index)["tests"].size();
  }
  Run("--report=report");
  EXPECT_EQ(tests, Results()["tests"].size());
}

TEST_F(RunnerTest, ALevelLeavesLowerRulesOut) {
  const Outcome run = Run("--report=report --level=must --filter=NOTIFY-REG-0*");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(VerdictOf("NOTIFY-REG-07"), "fail");
  EXPECT_EQ(VerdictOf("NOTIFY-REG-06"), "not in the report");  // a SHOULD
  EXPECT_EQ(VerdictOfTest("NOTIFY_REG_06.FailsAnInferredRule"), "not in the report");
  EXPECT_THAT(Run("--list-rules --level=must").output, Not(HasSubstr("SHOULD")));
  EXPECT_THAT(Run("--list-rules --level=should").output,
              AllOf(HasSubstr("SHOULD"), Not(HasSubstr("MAY "))));
  EXPECT_EQ(Run("--level=must --filter=NOTIFY-REG-06").exit_code, 2);
}

TEST_F(RunnerTest, ExplainsRulesAndListsThem) {
  EXPECT_THAT(Run("--explain notify_reg_07").output,
              AllOf(StartsWith("NOTIFY-REG-07  The last registration wins\n"),
                    HasSubstr("MUST, documented, since BITS 1.0"), HasSubstr("if it fails"),
                    HasSubstr("NOTIFY_REG_07.Fails"), HasSubstr("set-notify-interface.md:")));
  EXPECT_THAT(Run("--list-rules --filter=NOTIFY-REG-0?").output,
              AllOf(StartsWith("NOTIFY-REG-01  MUST    documented   3 tests  A callback"),
                    Not(HasSubstr("NOTIFY-REG-10"))));
  EXPECT_THAT(Run("--list-tests --filter=NOTIFY-REG-09").output,
              AllOf(StartsWith("NOTIFY_REG_07.Fails"), HasSubstr("NOTIFY-REG-07 NOTIFY-REG-09\n")));
}

TEST_F(RunnerTest, AnExplainedRuleHasItsWrongEngines) {
  EXPECT_THAT(Run("--explain NOTIFY-REG-07").output,
              HasSubstr("mutants      keeps-the-first: the first callback stays\n"));
  EXPECT_THAT(Run("--explain NOTIFY-REG-08").output, Not(HasSubstr("mutants")));
}

TEST_F(RunnerTest, HelpNamesEveryCommand) {
  EXPECT_THAT(Run("--help").output,
              AllOf(HasSubstr("bits-conformance report [--report=DIR]"),
                    HasSubstr("\n  report            put results side by side, or the shards")));
}

TEST_F(RunnerTest, OutputThatCannotBeWrittenIsNoSuccess) {
  for (const char* const arguments : {"--list-rules", "--help", "--filter=NOTIFY-REG-01"}) {
    const Outcome run = Run(std::string(arguments) + " >/dev/full");
    EXPECT_EQ(run.exit_code, 3) << arguments;
    EXPECT_THAT(run.errors, HasSubstr("standard output could not be written")) << arguments;
  }
}

TEST_F(RunnerTest, AClosedOutputTakesNoFilesPlace) {
  const Outcome run = Run("--filter=NOTIFY-REG-01 --report=report >&- 2>&-");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(VerdictOf("NOTIFY-REG-01"), "pass");
}

TEST_F(RunnerTest, ChecksThatEveryRuleHasATestOrAReason) {
  const Outcome run = Run("--check");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.output, HasSubstr("NOTIFY-REG-24 has neither a test nor a reason"));
}

TEST_F(RunnerTest, RefusesBadInputAndWritesNothing) {
  const std::array<std::pair<const char*, const char*>, 19> cases = {{
      {"--bogus", "unknown flag '--bogus'"},
      {"--sed=1", "unknown flag '--sed'; did you mean --seed?"},
      {"tea", "there is no command 'tea'"},
      {"reprot", "there is no command 'reprot'; did you mean report?"},
      {"--seed=1 tea", "unexpected argument 'tea'"},
      {"report --tea", "unknown flag '--tea'\nbits-conformance: try report --help"},
      {"--backend=tea", "unknown backend 'tea'"},
      {"--filter=NOTIFY-REG-70", "unknown rule 'NOTIFY-REG-70'; did you mean NOTIFY-REG-"},
      {"--filter=TEA-*", "no rule matches 'TEA-*'"},
      {"--filter=NOTIFY-REG-24", "no test checks NOTIFY-REG-24"},
      {"--gtest_filter=Tea.*", "no test matches --gtest_filter=Tea.*"},
      {"--explain=NOTIFY-REG-70", "unknown rule 'NOTIFY-REG-70'"},
      {"--seed=tea", "not 'tea'"},
      {"--gtest_tea", "no flag '--gtest_tea'"},
      {"--level=tea", "not 'tea'"},
      {"--shard=0/3", "from 1/N to N/N"},
      {"--fix", "there is none"},
      {"--report=stdout", "cannot make the folder 'stdout'"},
      {"--report=/proc/tea", "cannot make the folder '/proc/tea'"},
  }};
  for (const auto& [arguments, complaint] : cases) {
    const Outcome run = Run(arguments);
    EXPECT_EQ(run.exit_code, 2) << arguments;
    EXPECT_THAT(run.errors, HasSubstr(complaint)) << arguments;
    EXPECT_THAT(run.output, IsEmpty()) << arguments;
  }
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out"));
}

TEST_F(RunnerTest, ABackendThatBreaksGivesNoVerdict) {
  for (const auto& [arguments, environment, reason] :
       {std::tuple("--backend='broken:no such service'", "", "no such service"),
        std::tuple("", "FAKE_TESTBED_BREAKS=1", "no world today"),
        std::tuple("", "FAKE_NETWORK_BREAKS=1", "the cable is gone"),
        std::tuple("--gtest_repeat=-1", "FAKE_NETWORK_BREAKS=1", "the cable is gone")}) {
    const Outcome run = Run(std::string("--report=report ") + arguments, environment);
    EXPECT_EQ(run.exit_code, 3) << reason;
    EXPECT_THAT(run.errors, HasSubstr(std::string("the backend broke: ") + reason));
    EXPECT_THAT(run.output, IsEmpty());
    EXPECT_FALSE(WroteReports()) << reason;
  }
}

TEST_F(RunnerTest, EndsCleanlyWhenInterrupted) {
  for (const char* repeat : {"1", "5", "-1"}) {
    const Outcome run =
        Run(std::string("--report=report --gtest_repeat=") + repeat, "FAKE_INTERRUPT=1");
    EXPECT_EQ(run.exit_code, 130) << repeat;
    EXPECT_THAT(run.errors, AllOf(HasSubstr("waiting for the current test"),
                                  HasSubstr("interrupted after 16 tests; no report was written")));
    EXPECT_FALSE(WroteReports()) << repeat;
  }
}

TEST_F(RunnerTest, ColorsOnlyWhenAsked) {
  EXPECT_THAT(Run("--color=always --filter=NOTIFY-REG-01", "NO_COLOR=1").output,
              HasSubstr("\x1b[32m"));
  EXPECT_THAT(Run("--color=auto --filter=NOTIFY-REG-01").output, Not(HasSubstr("\x1b")));
}

// Everything that a process writes to a terminal.
std::string OutputOnTerminal(const std::filesystem::path& folder, const char* no_color) {
  winsize size{};
  size.ws_col = 55;
  size.ws_row = 24;
  int terminal = -1;
  const pid_t child = forkpty(&terminal, nullptr, nullptr, &size);
  if (child == 0) {
    setenv("TERM", "xterm", 1);
    setenv("NO_COLOR", no_color, 1);
    const std::string report = "--report=" + folder.string();
    execl(FAKE_CONFORMANCE, FAKE_CONFORMANCE, report.c_str(),
          "--filter=NOTIFY-REG-01,NOTIFY-REG-07,NOTIFY-REG-10", nullptr);
    _exit(127);
  }
  std::string output;
  std::array<char, 4096> buffer;
  while (true) {
    const ssize_t count = read(terminal, buffer.data(), buffer.size());
    if (count <= 0) break;
    output.append(buffer.data(), static_cast<std::size_t>(count));
  }
  close(terminal);
  waitpid(child, nullptr, 0);
  return output;
}

TEST_F(RunnerTest, ShowsProgressOnATerminal) {
  const std::string output = OutputOnTerminal(folder_, "");
  EXPECT_THAT(output, HasSubstr("\r\x1b[K[1/5] NOTIFY_REG_01.Passes\r\x1b[K[2/5]"));
  EXPECT_THAT(output, HasSubstr("[5/5, 1 failed] NOTIFY_REG_10.FailsAndBlamesTheFurthe…\r\x1b[K"));
  EXPECT_THAT(output, HasSubstr("\x1b[1;31mFAIL\x1b[0m"));
}

TEST_F(RunnerTest, HeedsNoColorOnATerminal) {
  EXPECT_THAT(OutputOnTerminal(folder_, "1"), Not(HasSubstr("\x1b[1;31m")));
}

TEST_F(RunnerTest, ABackendThatHeedsNoManifestSaysSo) {
  std::ofstream(folder_ / "clone.toml") << "clock = \"real\"\n";
  const Outcome run = Run("--manifest=clone.toml --report=report");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.errors, HasSubstr("the backend 'fake' heeds no --manifest"));
  EXPECT_FALSE(WroteReports());
}

}  // namespace
}  // namespace conformance::runner
