// Events that nobody has acknowledged when the service restarts: they are not told yet.

#include <gtest/gtest.h>

#include "sim/notify/notifier_fixture.h"

namespace bitsim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// A service that tells nobody again what was acknowledged once, whatever became of who did.
struct NoReplays : Decisions {
  bool ReplaysOnRegistration(JobEvent, bool acknowledged, bool) const override {
    return !acknowledged;
  }
};

class RestartTest : public NotifierTest {
 protected:
  RestartTest() : NotifierTest(kDecisions) { origin_.Put("/gone", {.answer = {.status = 404}}); }

  Job& MakeFailedJob() {
    Job& job = MakeJob("/gone");
    engine_.Resume(job);
    world_.RunFor(seconds(10));
    EXPECT_EQ(job.state, BG_JOB_STATE_ERROR);
    return job;
  }

  void Restart() {
    notifier_.OnServiceRestart();
    engine_.Restart();
    world_.RunFor(minutes(1));
  }

 private:
  static inline const NoReplays kDecisions;
};

TEST_F(RestartTest, AnEventThatNobodyHeardOfIsToldAfterwards) {
  Job& transferred = MakeTransferredJob();
  Job& failed = MakeFailedJob();
  Restart();
  Restart();
  Register(transferred, first_);
  Register(failed, second_);
  world_.RunUntilIdle();
  EXPECT_EQ(first_.transferred, 1);
  EXPECT_EQ(second_.errors, 1);
}

TEST_F(RestartTest, AnEventThatWasRefusedIsToldAtOnce) {
  Job& transferred = MakeTransferredJob();
  Job& failed = MakeFailedJob();
  first_.answer = E_FAIL;
  Register(transferred, first_);
  Register(failed, first_);
  world_.RunFor(seconds(1));
  EXPECT_EQ(first_.transferred, 1);
  EXPECT_EQ(first_.errors, 1);
  Restart();
  Register(transferred, second_);
  Register(failed, second_);
  world_.RunFor(Duration(0));  // no retry delay is waited for
  EXPECT_EQ(second_.transferred, 1);
  EXPECT_EQ(second_.errors, 1);
  world_.RunFor(hours(24));
  EXPECT_EQ(second_.transferred, 1);
  EXPECT_EQ(second_.errors, 1);
  EXPECT_EQ(first_.transferred, 1);
}

TEST_F(RestartTest, AnEventIsNotAcknowledgedByACallThatItInterrupts) {
  Job& transferred = MakeTransferredJob();
  Job& failed = MakeFailedJob();
  first_.takes = hours(1);
  Register(transferred, first_);
  Register(failed, first_);
  world_.RunFor(seconds(1));
  Restart();
  world_.RunFor(hours(2));
  EXPECT_EQ(first_.returned, 2);  // S_OK, to nobody
  Register(transferred, second_);
  Register(failed, second_);
  world_.RunUntilIdle();
  EXPECT_EQ(second_.transferred, 1);
  EXPECT_EQ(second_.errors, 1);
}

TEST_F(RestartTest, AnEventThatIsSwitchedOffIsToldWhenItIsSwitchedOn) {
  Job& job = MakeFailedJob();
  notifier_.SetFlags(job, BG_NOTIFY_JOB_TRANSFERRED);
  Register(job, first_);
  world_.RunFor(seconds(1));
  Restart();
  Register(job, first_);
  world_.RunFor(seconds(1));
  EXPECT_EQ(first_.errors, 0);
  notifier_.SetFlags(job, BG_NOTIFY_JOB_ERROR);
  world_.RunUntilIdle();
  EXPECT_EQ(first_.errors, 1);
}

TEST_F(RestartTest, AnAcknowledgedEventStaysAcknowledged) {
  Job& job = MakeFailedJob();
  Register(job, first_);
  world_.RunFor(seconds(1));
  EXPECT_EQ(first_.errors, 1);
  Restart();
  Register(job, second_);
  world_.RunUntilIdle();
  EXPECT_EQ(second_.errors, 0);
}

TEST_F(RestartTest, ACrashOfTheMachineChangesNothingAboutThat) {
  Job& transferred = MakeTransferredJob();
  Job& failed = MakeFailedJob();
  first_.answer = E_FAIL;
  Register(transferred, first_);
  Register(failed, first_);
  world_.RunFor(seconds(1));
  Kill(first_);
  notifier_.OnServiceRestart();
  engine_.RestartAfterCrash();
  Register(transferred, second_);
  Register(failed, second_);
  world_.RunUntilIdle();
  EXPECT_EQ(second_.transferred, 1);
  EXPECT_EQ(second_.errors, 1);
}

TEST_F(RestartTest, FilesThatNobodyAcknowledgedAreToldBeforeTheEvent) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_FILE_TRANSFERRED);
  first_.answer = E_FAIL;
  Register(job, first_);
  engine_.Resume(job);
  world_.RunFor(seconds(10));
  EXPECT_EQ(first_.files, 1);
  EXPECT_EQ(first_.transferred, 0);
  Restart();
  Register(job, second_);
  world_.RunUntilIdle();
  EXPECT_EQ(second_.files, 1);
  EXPECT_EQ(second_.transferred, 1);
}

}  // namespace
}  // namespace bitsim
