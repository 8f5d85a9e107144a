// The notifier with callbacks that block, die and come back at the wrong time. What it does for
// well-behaved ones is the conformance suite's to test.

#include <gtest/gtest.h>

#include "sim/notify/notifier_fixture.h"
#include "sim/notify/notify_trace.h"

namespace bitsim {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

// --- A callback that never returns ---

TEST_F(NotifierTest, ASuccessorHearsOfTheEventThatItsPredecessorNeverAnswers) {
  Job& job = MakeTransferredJob();
  first_.takes = kForever;
  Register(job, first_);
  world_.RunUntilIdle();
  Register(job, second_);
  world_.RunFor(hours(1));
  EXPECT_EQ(first_.transferred, 1);
  EXPECT_EQ(second_.transferred, 1);
}

TEST_F(NotifierTest, ASuccessorHearsOfTheFilesThatItsPredecessorNeverAnswers) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, kAllFlags);
  first_.takes = kForever;
  Register(job, first_);
  engine_.Resume(job);
  world_.RunFor(minutes(1));
  EXPECT_EQ(first_.files, 1);
  Register(job, second_);
  world_.RunFor(hours(1));
  EXPECT_EQ(second_.files, 1);
  EXPECT_EQ(second_.transferred, 1);
  EXPECT_EQ(first_.transferred, 0);
}

TEST_F(NotifierTest, ASuccessorHearsOfModificationsThatItsPredecessorNeverAnswers) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, kAllFlags);
  first_.takes = kForever;
  Register(job, first_);
  world_.RunUntilIdle();
  EXPECT_EQ(first_.modifications, 1);
  Register(job, second_);
  world_.RunUntilIdle();
  EXPECT_EQ(second_.modifications, 1);
  engine_.SetDescription(job, "new");
  world_.RunUntilIdle();
  EXPECT_EQ(second_.modifications, 2);
  EXPECT_EQ(first_.modifications, 1);
}

TEST_F(NotifierTest, ACallThatReturnsLateChangesNothingForTheSuccessor) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, kAllFlags);
  first_.takes = hours(2);
  first_.answer = E_FAIL;
  Register(job, first_);
  engine_.Resume(job);
  world_.RunFor(minutes(1));
  Register(job, second_);
  world_.RunFor(hours(3));
  EXPECT_EQ(first_.returned, 2);  // a modification and a file
  EXPECT_EQ(second_.files, 1);
  EXPECT_EQ(second_.transferred, 1);
}

TEST_F(NotifierTest, ALateAcknowledgementOfAFileIsNotTheSuccessors) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_FILE_TRANSFERRED);
  first_.takes = hours(1);
  Register(job, first_);
  engine_.Resume(job);
  world_.RunFor(minutes(1));
  second_.answer = E_FAIL;
  Register(job, second_);
  world_.RunFor(hours(2));
  EXPECT_EQ(first_.returned, 1);
  EXPECT_GT(second_.files, 6);  // it still refuses the file
  EXPECT_EQ(second_.transferred, 0);
}

TEST_F(NotifierTest, DyingInACallDoesNotCostTheSuccessorItsRegistration) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_FILE_TRANSFERRED);
  first_.takes = kForever;
  Register(job, first_);
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(first_.files, 1);
  Register(job, second_);
  Kill(first_);
  world_.RunFor(seconds(1));  // at once: nobody else is being told any more
  EXPECT_NE(notifier_.Registered(job), nullptr);
  EXPECT_EQ(second_.files, 1);
  EXPECT_EQ(second_.transferred, 1);
}

TEST_F(NotifierTest, DyingInAnEventLeavesItToTheNext) {
  Job& job = MakeTransferredJob();
  first_.takes = kForever;
  Register(job, first_);
  world_.RunUntilIdle();
  Kill(first_);
  world_.RunUntilIdle();
  EXPECT_EQ(notifier_.Registered(job), nullptr);
  Register(job, second_);
  world_.RunUntilIdle();
  EXPECT_EQ(second_.transferred, 1);
}

TEST_F(NotifierTest, AnAnswerToTheOldServiceAcknowledgesNothing) {
  Job& job = MakeTransferredJob();
  first_.takes = minutes(1);
  Register(job, first_);
  world_.RunFor(seconds(1));
  notifier_.OnServiceRestart();
  engine_.Restart();
  world_.RunFor(hours(1));
  EXPECT_EQ(first_.returned, 1);
  Register(job, second_);
  world_.RunUntilIdle();
  EXPECT_EQ(second_.transferred, 1);
}

TEST_F(NotifierTest, AnAnswerToTheOldServiceMeetsANewRegistration) {
  Job& job = MakeTransferredJob();
  first_.takes = minutes(1);
  Register(job, first_);
  world_.RunFor(seconds(1));
  notifier_.OnServiceRestart();
  world_.RunFor(minutes(1) - seconds(1) - Duration(1));
  // Posted before the answer's event of the same instant is handled, and after it.
  world_.PostAction(world_.now() + Duration(1), [&] { Register(job, second_); });
  world_.RunFor(hours(1));
  EXPECT_EQ(second_.transferred, 1);
}

// --- Files ---

TEST_F(NotifierTest, FilesThatNobodyWantsAreNotToldLater) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, kAllFlags);
  first_.answer = E_FAIL;
  Register(job, first_);
  engine_.Resume(job);
  world_.RunFor(minutes(1));
  EXPECT_EQ(first_.files, 1);  // refused; its repetition holds back the event
  EXPECT_EQ(first_.transferred, 0);
  first_.answer = S_OK;
  notifier_.SetFlags(job, BG_NOTIFY_JOB_TRANSFERRED);
  world_.RunFor(minutes(1));
  EXPECT_EQ(first_.transferred, 1);
  notifier_.SetFlags(job, kAllFlags);
  world_.RunFor(hours(1));
  EXPECT_EQ(first_.files, 1);
}

TEST_F(NotifierTest, AnObjectThatCannotHearOfFilesIsNotCalledForThem) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, kAllFlags);
  first_.hears_of_files = false;
  Register(job, first_);
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(first_.transferred, 1);
  EXPECT_EQ(CountInTrace(kFileTransferredCall), 0);
}

TEST_F(NotifierTest, FilesAreRepeatedUntilTheyAreAnswered) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, kAllFlags);
  first_.answer = E_FAIL;
  Register(job, first_);
  engine_.Resume(job);
  world_.RunFor(minutes(35));
  EXPECT_EQ(first_.files, 4);  // at 0, 10, 20 and 30 minutes
  first_.answer = S_OK;
  world_.RunFor(minutes(10));
  EXPECT_EQ(first_.files, 5);
  EXPECT_EQ(first_.transferred, 1);
}

TEST_F(NotifierTest, FilesThatArriveBehindOneThatWaitsForASuccessorWaitToo) {
  Job& job = MakeJob();
  ASSERT_EQ(engine_.AddFile(job, origin_.url() + "/file", "C:\\second"), S_OK);
  notifier_.SetFlags(job, BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_FILE_TRANSFERRED);
  Register(job, first_);
  Kill(first_);  // found out by telling it of the first file, before the second has arrived
  engine_.Resume(job);
  world_.RunUntilIdle();
  ASSERT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
  ASSERT_EQ(notifier_.Registered(job), nullptr);
  Register(job, second_);
  world_.RunUntilIdle();
  EXPECT_EQ(second_.files, 2);
  EXPECT_EQ(second_.transferred, 1);
}

// --- Progress ---

TEST_F(NotifierTest, BytesAreToldToWhoAsksInTheMiddleOfATransfer) {
  network_.SetLink({.bits_per_second = 80'000});  // 100 s
  Job& job = MakeJob();
  engine_.Resume(job);
  world_.RunFor(seconds(50));
  Register(job, first_);
  world_.RunFor(seconds(10));
  EXPECT_EQ(first_.modifications, 0);  // not asked for
  notifier_.SetFlags(job, kAllFlags);
  world_.RunFor(seconds(10));
  EXPECT_GE(first_.modifications, 15);
  EXPECT_LE(first_.modifications, 22);  // one each half second
}

TEST_F(NotifierTest, ATransferThatStallsModifiesNothing) {
  Job& job = MakeJob("/stalls");
  notifier_.SetFlags(job, kAllFlags);
  Register(job, first_);
  engine_.Resume(job);
  world_.RunFor(minutes(1));
  const int before = first_.modifications;
  EXPECT_GE(before, 1);
  world_.RunFor(hours(24));
  EXPECT_EQ(first_.modifications, before);
}

// --- Intervals without end ---

TEST_F(NotifierTest, AJobKeepsItsDistanceWhereAnotherHadItsPlace) {
  using std::chrono::milliseconds;
  Job& early = MakeJob();
  const JobIndex place = early.index;
  notifier_.SetFlags(early, BG_NOTIFY_JOB_MODIFICATION);
  Register(early, first_);
  world_.RunFor(milliseconds(1));
  engine_.SetDescription(early, "to be told in half a second");
  world_.RunFor(milliseconds(100));
  engine_.Cancel(early);
  engine_.jobs().Release(early);

  Job& late = MakeJob();
  ASSERT_EQ(late.index, place);
  notifier_.SetFlags(late, BG_NOTIFY_JOB_MODIFICATION);
  Register(late, second_);
  world_.RunFor(milliseconds(1));
  engine_.SetDescription(late, "to be told half a second later");
  world_.RunFor(milliseconds(450));
  EXPECT_EQ(second_.modifications, 1);
  world_.RunFor(milliseconds(100));
  EXPECT_EQ(second_.modifications, 2);
}

struct NeverAgain : Decisions {
  Duration CallbackRetryInterval(const NotifiedJob&) const override { return kForever; }
  Duration MinimumModificationInterval(ULONG) const override { return kForever; }
};

class NeverAgainTest : public NotifierTest {
 protected:
  NeverAgainTest() : NotifierTest(kDecisions) {}

 private:
  static inline const NeverAgain kDecisions;
};

TEST_F(NeverAgainTest, IsToldOnceHoweverItAnswers) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_MODIFICATION);
  first_.answer = E_FAIL;
  Register(job, first_);
  engine_.Resume(job);
  world_.RunUntilIdle();
  engine_.SetDescription(job, "new");
  world_.RunFor(std::chrono::days(30));
  EXPECT_EQ(first_.transferred, 1);
  EXPECT_EQ(first_.modifications, 1);
}

}  // namespace
}  // namespace bitsim
