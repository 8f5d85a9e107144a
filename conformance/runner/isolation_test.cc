// Runs whose tests hang, die or break the backend, in a process of their own.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <tuple>

#include "conformance/runner/testing/runner_fixture.h"

namespace conformance::runner {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kHang = "NOTIFY_REG_19.MayHang";
constexpr const char* kDie = "NOTIFY_REG_20.MayDie";
constexpr const char* kLast = "NOTIFY_REG_21.ComesAfterAll";

bool IsRunning(const std::string& process) {
  const std::string status = ReadFile("/proc/" + process + "/stat");  // "4711 (name) S ..."
  const std::size_t state = status.rfind(')');
  return state != std::string::npos && status.size() > state + 2 && status[state + 2] != 'Z';
}

bool EndsSoon(const std::string& process) {
  for (int i = 0; i < 200 && IsRunning(process); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return !IsRunning(process);
}

TEST_F(RunnerTest, IsolationChangesNothingWhereNothingIsWrong) {
  const Outcome here = Run("--report=here --seed=7");
  const Outcome isolated = Run("--report=report --seed=7 --isolate");
  EXPECT_EQ(isolated.exit_code, here.exit_code);
  EXPECT_THAT(isolated.errors, IsEmpty());
  EXPECT_EQ(Results("report"), Results("here"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "recovered"));
}

TEST_F(RunnerTest, ATestThatHangsCostsItself) {
  const Outcome run = Run("--isolate --test-limit=1 --report=report", "FAKE_HANG=1");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(VerdictOfTest(kHang), "timeout");
  EXPECT_EQ(VerdictOfTest(kDie), "pass");
  EXPECT_EQ(VerdictOfTest(kLast), "pass");
  EXPECT_EQ(VerdictOf("NOTIFY-REG-19"), "timeout");
  // The assertion that failed before blames it too; the end of the test does not.
  EXPECT_EQ(VerdictOf("NOTIFY-REG-20"), "warn");
  EXPECT_THAT(run.output, AllOf(HasSubstr("TIMEOUT  NOTIFY_REG_19.MayHang\n"),
                                HasSubstr("known before the end"), HasSubstr("No end after 1 s"),
                                Not(HasSubstr("nobody's message"))));
  EXPECT_THAT(ReadFile(folder_ / "report" / "junit.xml"), HasSubstr("type=\"timeout\""));
  EXPECT_EQ(ReadFile(folder_ / "recovered"), "once\n");
  EXPECT_FALSE(IsRunning(ReadFile(folder_ / "worker.pid")));
}

TEST_F(RunnerTest, ATestThatHangsIsHeldAgainstTheRuleThatItRestsOn) {
  Run("--isolate --test-limit=1 --report=report", "FAKE_HANG_AT_REST=1");
  EXPECT_EQ(VerdictOfTest("NOTIFY_REG_19.MayHangToo"), "timeout");
  EXPECT_EQ(VerdictOf("NOTIFY-REG-19"), "pass");
  EXPECT_EQ(VerdictOf("NOTIFY-REG-03"), "timeout");
  EXPECT_EQ(VerdictOfTest("NOTIFY_REG_20.RestsOnTheSame"), "unsupported");
  EXPECT_THAT(ReadFile(folder_ / "stdout"),
              HasSubstr("needs a service that keeps NOTIFY-REG-03 ("));
}

TEST_F(RunnerTest, ATestThatDiesCostsItself) {
  const Outcome run = Run("--isolate --report=report", "FAKE_CRASH=1");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(VerdictOfTest(kDie), "crash");
  EXPECT_EQ(VerdictOfTest(kLast), "pass");
  EXPECT_EQ(VerdictOf("NOTIFY-REG-20"), "crash");
  EXPECT_EQ(VerdictOf("NOTIFY-REG-19"), "pass");
  EXPECT_THAT(run.output, AllOf(HasSubstr("CRASH  NOTIFY_REG_20.MayDie\n"),
                                HasSubstr("The process of the test died: signal 9")));
  Run("--isolate --report=report --filter=NOTIFY-REG-20", "FAKE_EXIT=1");
  EXPECT_EQ(VerdictOf("NOTIFY-REG-20"), "crash");
  EXPECT_THAT(ReadFile(folder_ / "stdout"), HasSubstr("died: exit code 7"));
}

TEST_F(RunnerTest, EveryTestRunsOnceWhateverHappens) {
  Run("--isolate --test-limit=1 --report=report --gtest_shuffle", "FAKE_HANG=1 FAKE_CRASH=1");
  const auto results = Results();
  EXPECT_EQ(results["complete"], true);
  EXPECT_EQ(results["summary"]["timeout"], 1);
  EXPECT_EQ(results["summary"]["crash"], 1);
}

TEST_F(RunnerTest, ABackendThatFellOverOnceIsForgiven) {
  const Outcome run = Run("--isolate --report=report", "FAKE_TESTBED_BREAKS_ONCE=1");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(Results()["complete"], true);
  EXPECT_EQ(ReadFile(folder_ / "recovered"), "once\n");
}

TEST_F(RunnerTest, ATestInWhichTheBackendBreaksIsACrash) {
  const Outcome run = Run("--isolate --report=report", "FAKE_NETWORK_BREAKS=1");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(VerdictOfTest("NOTIFY_REG_18.MayBreakTheBackend"), "crash");
  EXPECT_EQ(VerdictOfTest(kLast), "pass");
  EXPECT_THAT(run.output, HasSubstr("The backend broke: the cable is gone"));
  EXPECT_EQ(ReadFile(folder_ / "recovered"), "once\nonce\n") << "it was tried again";
}

// What broke it may have been the test before.
TEST_F(RunnerTest, ATestInWhichTheBackendDiesIsTriedAgainOnAFreshOne) {
  const Outcome run = Run("--isolate --report=report", "FAKE_NETWORK_BREAKS_ONCE=1");
  EXPECT_EQ(VerdictOfTest("NOTIFY_REG_18.MayBreakTheBackend"), "pass");
  EXPECT_EQ(ReadFile(folder_ / "recovered"), "once\n");
  EXPECT_EQ(Results()["complete"], true);
}

TEST_F(RunnerTest, ABackendThatStaysBrokenEndsTheRunWithWhatWasSeen) {
  const Outcome run = Run("--isolate --report=report", "FAKE_TESTBED_BREAKS_FOR_GOOD=1");
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_THAT(run.errors, AllOf(HasSubstr("the backend broke: the world is gone"),
                                HasSubstr("the report is of a part of the tests")));
  EXPECT_EQ(VerdictOf("NOTIFY-REG-01"), "pass");
  EXPECT_EQ(Results()["complete"], false);
  EXPECT_EQ(VerdictOfTest(kLast), "not in the report");
}

TEST_F(RunnerTest, ABackendThatCannotBeBroughtBackEndsTheRunWithWhatWasSeen) {
  const Outcome run = Run("--isolate --report=report", "FAKE_CRASH=1 FAKE_RECOVERY_FAILS=1");
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_THAT(run.errors, HasSubstr("the backend broke: nothing brings it back"));
  EXPECT_EQ(VerdictOfTest(kDie), "crash");
  EXPECT_EQ(VerdictOfTest(kLast), "not in the report");
}

TEST_F(RunnerTest, ABackendThatIsNotThereGivesNoReport) {
  for (const auto& [arguments, environment, reason] :
       {std::tuple("--backend='broken:no such service'", "", "no such service"),
        std::tuple("", "FAKE_TESTBED_BREAKS=1", "no world today")}) {
    const Outcome run = Run(std::string("--isolate --report=report ") + arguments, environment);
    EXPECT_EQ(run.exit_code, 3) << reason;
    EXPECT_THAT(run.errors, HasSubstr(std::string("the backend broke: ") + reason));
    EXPECT_THAT(run.output, IsEmpty());
    EXPECT_FALSE(WroteReports()) << reason;
  }
}

TEST_F(RunnerTest, CtrlCEndsTheTestThatRuns) {
  const Outcome run = Run("--isolate --report=report",
                          "FAKE_HANG=1 timeout --foreground --preserve-status -s INT 3");
  EXPECT_EQ(run.exit_code, 130);
  EXPECT_THAT(run.errors, AllOf(HasSubstr("ending the current test"), HasSubstr("no report")));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "report" / "results.json"));
  EXPECT_FALSE(IsRunning(ReadFile(folder_ / "worker.pid")));
}

TEST_F(RunnerTest, NoWorkerOutlivesTheRunner) {
  Run("--isolate --report=report", "FAKE_HANG=1 timeout -s KILL 3");
  EXPECT_TRUE(EndsSoon(ReadFile(folder_ / "worker.pid")));
}

TEST_F(RunnerTest, IsolatedShardsTogetherAreTheWhole) {
  std::size_t tests = 0;
  for (const char* index : {"0", "1", "2"}) {
    const std::string shard = std::string("GTEST_TOTAL_SHARDS=3 GTEST_SHARD_INDEX=") + index;
    Run(std::string("--isolate --report=isolated") + index, shard);
    Run(std::string("--report=here") + index, shard);
    const auto isolated = Results(std::string("isolated") + index);
    EXPECT_EQ(isolated, Results(std::string("here") + index));
    tests += isolated["tests"].size();
  }
  Run("--report=report");
  EXPECT_EQ(tests, Results()["tests"].size());
}

TEST_F(RunnerTest, AnIsolatedRunRepeats) {
  Run("--isolate --report=report --gtest_repeat=3 --test-limit=1 "
      "--gtest_filter=*MayHang:*ComesAfterAll",
      "FAKE_HANG=1");
  EXPECT_EQ(ReadFile(folder_ / "recovered"), "once\nonce\nonce\n");
  EXPECT_EQ(Results()["tests"].size(), 2U);
}

TEST_F(RunnerTest, RefusesWhatIsolationCannotDo) {
  const Outcome run = Run("--isolate --gtest_output=json:out.json");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.errors, HasSubstr("--gtest_output"));
  for (const char* limit : {"0", "-1", "x", "1.5", "100000"}) {
    EXPECT_THAT(Run(std::string("--test-limit=") + limit).errors, HasSubstr("from 1 to 86400"));
  }
}

}  // namespace
}  // namespace conformance::runner
