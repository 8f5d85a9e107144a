// JobModification for a job that leaves TRANSIENT_ERROR: due as for any other change of state.

#include <gtest/gtest.h>

#include "sim/notify/notifier_fixture.h"

namespace bitsim {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

// A job of low priority fails for a while; one of high priority, which never ends, keeps it from
// going further than QUEUED. So what is told after a change is told of that change alone.
class LeavingTransientErrorTest : public NotifierTest {
 protected:
  LeavingTransientErrorTest() {
    origin_.Put("/busy", {.answer = {.status = 503}});
    engine_.SetPriority(job_, BG_JOB_PRIORITY_LOW);
    engine_.SetMinimumRetryDelay(job_, 600);
    engine_.SetNoProgressTimeout(job_, 3600);
    engine_.SetPriority(blocker_, BG_JOB_PRIORITY_HIGH);
    notifier_.SetFlags(job_, BG_NOTIFY_JOB_MODIFICATION | BG_NOTIFY_JOB_ERROR);
    Register(job_, first_);
    engine_.Resume(job_);
    world_.RunFor(seconds(10));
    EXPECT_EQ(job_.state, BG_JOB_STATE_TRANSIENT_ERROR);
    engine_.Resume(blocker_);
    world_.RunFor(seconds(10));
    EXPECT_EQ(blocker_.state, BG_JOB_STATE_TRANSFERRING);
    told_ = first_.modifications;
  }

  // The job is in that state, and the client has heard so often since the last time.
  void ExpectTold(BG_JOB_STATE state, int modifications) {
    EXPECT_EQ(job_.state, state);
    world_.RunFor(seconds(10));
    EXPECT_EQ(first_.modifications - told_, modifications);
    told_ = first_.modifications;
  }

  Job& job_ = MakeJob("/busy");
  Job& blocker_ = MakeJob("/stalls");
  int told_ = 0;
};

TEST_F(LeavingTransientErrorTest, IsToldWhenTheRetryIsDue) {
  world_.RunFor(minutes(9));
  EXPECT_EQ(first_.modifications, told_);
  world_.RunFor(minutes(1));
  ExpectTold(BG_JOB_STATE_QUEUED, 1);
}

TEST_F(LeavingTransientErrorTest, IsToldWhenTheClientResumes) {
  engine_.Resume(job_);
  ExpectTold(BG_JOB_STATE_QUEUED, 1);
}

TEST_F(LeavingTransientErrorTest, IsToldWhenTheClientSuspends) {
  engine_.Suspend(job_);
  ExpectTold(BG_JOB_STATE_SUSPENDED, 1);
}

TEST_F(LeavingTransientErrorTest, IsToldWhenTheNetworkIsBack) {
  engine_.Resume(job_);
  ExpectTold(BG_JOB_STATE_QUEUED, 1);
  network_.Cut();
  world_.RunFor(seconds(10));
  ASSERT_EQ(job_.state, BG_JOB_STATE_TRANSIENT_ERROR);
  told_ = first_.modifications;
  network_.Restore();
  world_.RunFor(Duration(0));
  ExpectTold(BG_JOB_STATE_QUEUED, 1);
}

TEST_F(LeavingTransientErrorTest, IsToldAfterARestartOfTheService) {
  notifier_.OnServiceRestart();
  Register(job_, first_);
  world_.RunFor(seconds(10));
  told_ = first_.modifications;
  engine_.Restart();
  ExpectTold(BG_JOB_STATE_QUEUED, 1);
}

TEST_F(LeavingTransientErrorTest, IsNoModificationWhenTheJobFailsForGood) {
  engine_.SetMinimumRetryDelay(job_, 700);  // of which the hour is no multiple
  engine_.Suspend(blocker_);
  world_.RunFor(seconds(3500));
  ASSERT_EQ(job_.state, BG_JOB_STATE_TRANSIENT_ERROR);
  told_ = first_.modifications;
  world_.RunFor(seconds(200));
  ExpectTold(BG_JOB_STATE_ERROR, 0);
  EXPECT_EQ(first_.errors, 1);
}

TEST_F(LeavingTransientErrorTest, IsToldNobodyWhenTheJobIsCancelled) {
  engine_.Cancel(job_);
  ExpectTold(BG_JOB_STATE_CANCELLED, 0);
}

}  // namespace
}  // namespace bitsim
