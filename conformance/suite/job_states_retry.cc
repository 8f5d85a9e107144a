// ST: how long a transient error lasts.

#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {
namespace {

using ::testing::AnyOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

class RetryTest : public JobStatesTest {
 protected:
  // A job whose server answers 500, in TRANSIENT_ERROR for the first time.
  Job RetryingJob(ULONG minimum_retry_delay_seconds, ULONG no_progress_timeout_seconds) {
    RequireTransientErrors(testbed(), client());
    const Job job = NewDownloadAnswered(500);
    EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(minimum_retry_delay_seconds));
    EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(no_progress_timeout_seconds));
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
    return job;
  }
  std::size_t Attempts() { return RequestsOf(RemotePath(0)).size(); }
};

constexpr ULONG kTwoWeeks = 14 * 24 * 60 * 60;

}  // namespace

RULE_TEST_F(RetryTest, ST_13, AJobIsTriedAgainAfterItsDelayAndNotSooner) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = RetryingJob(60, kTwoWeeks);
  for (int retry = 0; retry < 3; ++retry) {
    const std::size_t attempts = Attempts();
    testbed().LetPass(59s);
    EXPECT_EQ(Attempts(), attempts);
    EXPECT_STATE(BG_JOB_STATE_TRANSIENT_ERROR, job);
    EXPECT_TRUE(WaitForRequest(RemotePath(0), attempts + 1));
    EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
  }
  RECORD("errors counted after three retries", ErrorCountOf(job));
  testbed().origin().Put(RemotePath(0), {.size_bytes = 1000});
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

// In real time, too: the one test that waits for a retry there.
RULE_TEST_F(RetryTest, ST_13, ATransientErrorPassesByItself) {
  RequireTransientErrors(testbed(), client());
  const Job job = NewDownload();
  testbed().origin().AnswerNext(RemotePath(0), {.status = 500});
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(5));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_TRUE(testbed().WaitUntil([&] { return StateOf(job.get()) == BG_JOB_STATE_TRANSFERRED; },
                                  PatienceForRetries(testbed(), 1)));
}

RULE_TEST_F(RetryTest, ST_13, TheRetryPassesThroughQueued) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = RetryingJob(60, kTwoWeeks);
  EXPECT_SHOULD_THAT(StatesUntil(job, BG_JOB_STATE_CONNECTING),
                     ElementsAre("TRANSIENT_ERROR", "QUEUED", "CONNECTING"));
}

RULE_TEST_F(RetryTest, ST_13, TheDelayDoesNotFollowTheWallClock) {
  REQUIRE_CAPABILITY(kVirtualTime);
  REQUIRE_CAPABILITY(kWallClock);
  const Job job = RetryingJob(600, kTwoWeeks);
  const std::size_t attempts = Attempts();
  testbed().StepWallClock(24h);
  testbed().LetPass(9min);
  EXPECT_EQ(Attempts(), attempts);
  testbed().StepWallClock(-48h);
  EXPECT_TRUE(WaitForRequest(RemotePath(0), attempts + 1));
}

// It was set for the failure before the last one.
RULE_TEST_F(RetryTest, ST_13, AnOldDelayDoesNotShortenTheNextOne) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = RetryingJob(60, kTwoWeeks);
  testbed().LetPass(30s);
  std::size_t attempts = Attempts();
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForRequest(RemotePath(0), attempts + 1));
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
  attempts = Attempts();
  testbed().LetPass(58s);
  EXPECT_EQ(Attempts(), attempts);
  EXPECT_TRUE(WaitForRequest(RemotePath(0), attempts + 1));
}

// Shorter delays are raised to the shortest, which spares the servers.
RULE_TEST_F(RetryTest, ST_13, NoDelayIsShorterThanFiveSeconds) {
  const Job job = NewDownload();
  for (const ULONG asked : {0u, 1u, 4u}) {
    EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(asked));
    ULONG seconds = 0;
    EXPECT_HRESULT(S_OK, job->GetMinimumRetryDelay(&seconds));
    EXPECT_SHOULD(seconds == 5) << "asked for " << asked << ", got " << seconds;
  }
}

RULE_TEST_F(RetryTest, ST_14, AJobWithoutProgressFails) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  const Job job = RetryingJob(30, 100);
  Register(job, callback);
  testbed().LetPass(98s);
  EXPECT_NE(StateText(StateOf(job.get())), StateText(BG_JOB_STATE_ERROR));
  EXPECT_GT(Attempts(), 3u);
  EXPECT_EQ(callback->errors(), 0);
  // At the end of the time, or when the attempt fails that is under way then.
  EXPECT_TRUE(testbed().WaitUntil([&] { return StateOf(job.get()) == BG_JOB_STATE_ERROR; }, 40s));
  EXPECT_THAT(ErrorCodeOf(job), AnyOf(HttpError(500), BG_E_NO_PROGRESS));
  testbed().LetPass(kLong);
  EXPECT_STATE(BG_JOB_STATE_ERROR, job);
}

// Each attempt brings 1000 bytes and breaks.
RULE_TEST_F(RetryTest, ST_14, ProgressStartsTheCountAnew) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = NewDownloadOf({.size_bytes = 20'000, .answer = {.break_after_bytes = 1000}});
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(30));
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(100));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
  EXPECT_GT(testbed().Now(), 15 * 30s);
}

RULE_TEST_F(RetryTest, ST_14, AJobThatIsResumedHasAllOfItsPatienceAgain, ST_19) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = RetryingJob(30, 100);
  ASSERT_TRUE(WaitForState(job, BG_JOB_STATE_ERROR));
  testbed().LetPass(1h);
  EXPECT_HRESULT(S_OK, job->Resume());
  testbed().LetPass(50s);
  EXPECT_SHOULD_THAT(StateText(StateOf(job.get())), StateText(BG_JOB_STATE_TRANSIENT_ERROR));
  testbed().origin().Put(RemotePath(0), {.size_bytes = 1000});
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

// Two attempts an hour apart bring bytes, and none after that. The time that the first failure gave
// is over a minute after the second one.
RULE_TEST_F(RetryTest, ST_14, ACountThatWasBegunAnewEndsInItsTime, RETRY_02) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = NewDownloadOf({.size_bytes = 20'000, .answer = {.break_after_bytes = 1000}});
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(60 * 60));
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(61 * 60));
  EXPECT_HRESULT(S_OK, job->Resume());
  ASSERT_TRUE(testbed().WaitUntil([&] { return ProgressOf(job).BytesTransferred == 2000; }, 2h));
  ASSERT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
  testbed().origin().Put(RemotePath(0), {.answer = {.status = 500}});
  testbed().LetPass(59min);
  EXPECT_STATE(BG_JOB_STATE_TRANSIENT_ERROR, job);
  EXPECT_TRUE(testbed().WaitUntil([&] { return StateOf(job.get()) == BG_JOB_STATE_ERROR; }, 5min));
}

// The time is over while the server takes ten seconds to answer, and again ten to send the file.
RULE_TEST_F(RetryTest, ST_14, AnAttemptThatIsUnderWayMaySucceed) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = RetryingJob(60, 65);
  testbed().origin().Put(RemotePath(0), {.size_bytes = 1000, .answer = {.delay = 10s}});
  EXPECT_TRUE(
      testbed().WaitUntil([&] { return StateOf(job.get()) == BG_JOB_STATE_TRANSFERRED; }, 2min));
}

RULE_TEST_F(RetryTest, ST_14, AnAttemptThatFailsWhenTheTimeIsOverIsTheLast) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = RetryingJob(60, 65);
  testbed().origin().Put(RemotePath(0), {.answer = {.status = 500, .delay = 10s}});
  EXPECT_TRUE(testbed().WaitUntil([&] { return StateOf(job.get()) == BG_JOB_STATE_ERROR; }, 2min));
  const std::size_t attempts = Attempts();
  testbed().LetPass(kLong);
  EXPECT_EQ(Attempts(), attempts);
}

RULE_TEST_F(RetryTest, ST_15, ADelayLongerThanThePatienceMeansNoRetry) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = NewDownloadAnswered(500);
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(600));
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(60));
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  testbed().LetPass(kLong);
  EXPECT_EQ(Attempts(), 1u);
  EXPECT_STATE(BG_JOB_STATE_ERROR, job);
}

RULE_TEST_F(RetryTest, ST_16, TakingThePatienceAwayFailsAWaitingJobAtOnce) {
  auto callback = NewCallback();
  const Job job = RetryingJob(3600, kTwoWeeks);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(0));
  EXPECT_TRUE(testbed().WaitUntil(
      [&] { return StateOf(job.get()) == BG_JOB_STATE_ERROR && callback->errors() == 1; }, 500ms));
}

// What ST-16 must not be taken for.
RULE_TEST_F(RetryTest, ST_17, TakingThePatienceAwayDoesNotDisturbAHealthyTransfer) {
  const Job job = NewDownloadOf({.size_bytes = 1000, .answer = {.delay = 1s}});
  ResumeAndWaitFor(job, BG_JOB_STATE_CONNECTING);
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(0));
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

RULE_TEST_F(RetryTest, ST_17, WithoutPatienceAServerErrorIsFatal) {
  RequireTransientErrors(testbed(), client());
  const Job job = NewDownloadAnswered(500);
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(0));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_THAT(StatesUntil(job, BG_JOB_STATE_ERROR), Not(Contains("TRANSIENT_ERROR")));
  EXPECT_STATE(BG_JOB_STATE_ERROR, job);
  EXPECT_HRESULT(HttpError(500), ErrorCodeOf(job));
}

RULE_TEST_F(RetryTest, ST_17, WithoutPatienceABrokenConnectionIsFatal) {
  const Job job = NewDownloadOf({.size_bytes = 10'000, .answer = {.break_after_bytes = 6000}});
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(0));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_THAT(StatesUntil(job, BG_JOB_STATE_ERROR), Not(Contains("TRANSIENT_ERROR")));
  EXPECT_STATE(BG_JOB_STATE_ERROR, job);
}

RULE_TEST_F(RetryTest, ST_18, ResumeSkipsTheDelay) {
  const Job job = RetryingJob(3600, kTwoWeeks);
  const std::size_t attempts = Attempts();
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return Attempts() > attempts; }, 5s));
}

RULE_TEST_F(RetryTest, ST_18, AJobThatIsResumedEarlyWaitsForItsTurn) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = RetryingJob(3600, kTwoWeeks);
  OccupyTheQueue();
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_SHOULD_THAT(StateText(StateOf(job.get())), StateText(BG_JOB_STATE_QUEUED));
}

RULE_TEST_F(RetryTest, ST_18, TheOldDelayDoesNotDisturbTheNewAttempt) {
  REQUIRE_CAPABILITY(kVirtualTime);
  REQUIRE_CAPABILITY(kStall);
  const Job job = RetryingJob(60, kTwoWeeks);
  testbed().origin().Put(RemotePath(0),
                         {.size_bytes = 1'000'000, .answer = {.stall_after_bytes = 1000}});
  testbed().LetPass(30s);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().LetPass(1s);
  const std::size_t attempts = Attempts();
  testbed().LetPass(1h);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRING, job);
  EXPECT_EQ(Attempts(), attempts);
}

}  // namespace conformance
