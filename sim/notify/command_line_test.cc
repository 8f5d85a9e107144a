// Command lines in the histories that are hard to bring about from outside. What the service does
// in ordinary ones is the conformance suite's to test.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sim/notify/notifier_fixture.h"

namespace bitsim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class CommandLineTest : public NotifierTest, private ProgramStarter {
 protected:
  explicit CommandLineTest(const Decisions& decisions = Documented()) : NotifierTest(decisions) {
    notifier_.SetProgramStarter(*this);
  }

  void SetCommandLine(Job& job) {
    JobExtras& extras = job.extras_for_change();
    extras.has_command_line = true;
    extras.command_line_program = Text("C:\\program.exe");
    extras.command_line_user = user_;
    notifier_.OnDeliveryChanged(job);
  }
  // A job with a command line that has reached TRANSFERRED and has had its program started.
  Job& MakeLaunchedJob() {
    Job& job = MakeTransferredJob();
    engine_.SetMinimumRetryDelay(job, 5);
    SetCommandLine(job);
    world_.RunUntilIdle();
    return job;
  }
  // The last program that was started ends.
  void End(Job& job, std::uint32_t exit_code) { End(job, exit_code, launches_); }
  void End(Job& job, std::uint32_t exit_code, int launch) {
    notifier_.OnProgramEnded(job.index, static_cast<LaunchId>(launch), exit_code);
  }

  int launches_ = 0;
  HRESULT start_answer_ = S_OK;
  std::vector<std::string> users_;

 private:
  HRESULT Start(JobIndex, UserIndex user, std::string_view, std::string_view,
                LaunchId& launch) override {
    users_.push_back(engine_.user(user).name);
    launch = static_cast<LaunchId>(++launches_);
    return start_answer_;
  }
};

TEST_F(CommandLineTest, IsRunOnceIfItSucceeds) {
  Job& job = MakeLaunchedJob();
  EXPECT_EQ(launches_, 1);
  End(job, 0);
  world_.RunFor(hours(1));
  EXPECT_EQ(launches_, 1);
}

// No callback has been told: NOTIFY-REG-14.
TEST_F(CommandLineTest, DoesNotKeepWhatItHasHeardOfFromACallbackThatComesLater) {
  Job& job = MakeLaunchedJob();
  End(job, 0);
  world_.RunFor(minutes(1));
  Register(job, first_);
  world_.RunFor(minutes(1));
  EXPECT_EQ(first_.transferred, 1);
  Register(job, second_);  // one that lives has acknowledged it by now
  world_.RunFor(hours(1));
  EXPECT_EQ(second_.transferred, 0);
  EXPECT_EQ(launches_, 1);
}

TEST_F(CommandLineTest, IsRunAgainAfterTheRetryDelayAsLongAsItFails) {
  Job& job = MakeLaunchedJob();
  for (int i = 1; i <= 3; ++i) {
    EXPECT_EQ(launches_, i);
    End(job, 1);
    world_.RunFor(seconds(4));
    EXPECT_EQ(launches_, i);
    world_.RunFor(seconds(1));
  }
  EXPECT_EQ(launches_, 4);
}

TEST_F(CommandLineTest, IsNotRunBesideItself) {
  MakeLaunchedJob();
  world_.RunFor(hours(1));
  EXPECT_EQ(launches_, 1);
}

TEST_F(CommandLineTest, TheEndOfAProgramOfAnEarlierEventMeansNothing) {
  Job& job = MakeJob("/missing");
  SetCommandLine(job);
  engine_.Resume(job);
  world_.RunFor(seconds(1));
  EXPECT_EQ(launches_, 1);
  engine_.Resume(job);  // the first error is obsolete
  world_.RunFor(seconds(1));
  EXPECT_EQ(launches_, 2);
  End(job, 0, 1);
  End(job, 1, 2);
  world_.RunFor(hours(1));
  EXPECT_EQ(launches_, 3);
}

TEST_F(CommandLineTest, ACallbackThatComesWhileTheProgramRunsIsTold) {
  Job& job = MakeLaunchedJob();
  Register(job, first_);
  world_.RunFor(minutes(1));
  EXPECT_EQ(first_.transferred, 1);
  End(job, 1);
  world_.RunFor(hours(1));
  EXPECT_EQ(launches_, 1);  // the callback took the event
}

TEST_F(CommandLineTest, AProgramThatStillRunsStandsForTheOneAfterTheCallback) {
  Job& job = MakeLaunchedJob();
  first_.answer = E_FAIL;
  Register(job, first_);
  world_.RunFor(minutes(1));
  EXPECT_EQ(first_.transferred, 1);
  EXPECT_EQ(launches_, 1);
  End(job, 0);
  world_.RunFor(hours(1));
  EXPECT_EQ(first_.transferred, 1);
  EXPECT_EQ(launches_, 1);
}

TEST_F(CommandLineTest, ACallbackThatFailsIsCalledAgainOnlyIfTheProgramFailsToo) {
  Job& job = MakeTransferredJob();
  engine_.SetMinimumRetryDelay(job, 5);
  first_.answer = E_FAIL;
  SetCommandLine(job);
  Register(job, first_);
  world_.RunFor(hours(1));
  EXPECT_EQ(first_.transferred, 1);
  End(job, 7);
  world_.RunFor(seconds(6));
  EXPECT_EQ(first_.transferred, 2);
  EXPECT_EQ(launches_, 2);
  End(job, 0);
  world_.RunFor(hours(1));
  EXPECT_EQ(first_.transferred, 2);
}

TEST_F(CommandLineTest, TakesTheEventOfACallbackThatDies) {
  Job& job = MakeJob();
  SetCommandLine(job);
  notifier_.SetFlags(job, kAllFlags);
  first_.takes = kForever;
  Register(job, first_);
  engine_.Resume(job);
  world_.RunFor(minutes(1));
  EXPECT_EQ(first_.files, 1);  // in which it is now
  Kill(first_);
  world_.RunFor(minutes(1));
  EXPECT_EQ(launches_, 1);
  EXPECT_EQ(first_.transferred, 0);
}

TEST_F(CommandLineTest, WaitsForTheAnswerOfACallbackThatRemovesItself) {
  Job& job = MakeTransferredJob();
  SetCommandLine(job);
  first_.takes = seconds(10);
  Register(job, first_);
  world_.RunFor(seconds(5));
  notifier_.Remove(job);
  world_.RunFor(hours(1));
  EXPECT_EQ(first_.returned, 1);
  EXPECT_EQ(launches_, 0);
}

TEST_F(CommandLineTest, IsStartedAgainByTheServiceThatDidNotSeeItsEnd) {
  Job& job = MakeLaunchedJob();
  notifier_.OnServiceRestart();
  End(job, 0, 1);
  world_.RunFor(hours(1));
  EXPECT_EQ(launches_, 2);
  End(job, 0, 2);
  notifier_.OnServiceRestart();
  world_.RunFor(hours(1));
  EXPECT_EQ(launches_, 2);
}

TEST_F(CommandLineTest, ThatCannotBeStartedIsTriedAgain) {
  start_answer_ = HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND);
  Job& job = MakeTransferredJob();
  SetCommandLine(job);
  world_.RunFor(minutes(31));
  EXPECT_EQ(launches_, 4);
  start_answer_ = S_OK;
  world_.RunFor(minutes(10));
  End(job, 0);
  world_.RunFor(hours(1));
  EXPECT_EQ(launches_, 5);
}

TEST_F(CommandLineTest, IsNotHeldUpByAFileThatNobodyIsLeftToHearOf) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_FILE_TRANSFERRED);
  SetCommandLine(job);
  first_.answer = E_FAIL;
  Register(job, first_);
  engine_.Resume(job);
  world_.RunFor(seconds(10));
  EXPECT_EQ(first_.files, 1);  // refused; told again in ten minutes, and the event after that
  EXPECT_EQ(launches_, 0);
  notifier_.Remove(job);
  world_.RunFor(seconds(1));
  EXPECT_EQ(launches_, 1);
}

TEST_F(CommandLineTest, IsNeverRunForServiceAccounts) {
  Job& job = MakeTransferredJob();
  job.owner = engine_.AddUser(LocalServiceUser());
  SetCommandLine(job);
  world_.RunFor(hours(1));
  EXPECT_EQ(launches_, 0);
  first_.answer = E_FAIL;
  Register(job, first_);
  world_.RunFor(minutes(15));
  EXPECT_EQ(first_.transferred, 2);  // as without a command line
  EXPECT_EQ(launches_, 0);
}

class Bits1_5 : public CommandLineTest {
 protected:
  Bits1_5() : CommandLineTest(OldDecisions()) {}

 private:
  static const Decisions& OldDecisions() {
    static const Decisions decisions(kBits1_5);
    return decisions;
  }
};

TEST_F(Bits1_5, RunsACommandLineOnce) {
  Job& job = MakeLaunchedJob();
  End(job, 1);
  world_.RunFor(hours(24));
  EXPECT_EQ(launches_, 1);
}

}  // namespace
}  // namespace bitsim
