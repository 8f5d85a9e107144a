// RETRY: the two numbers of a job that say how often and how long it is tried again, and what ends
// the wait besides.

#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {
namespace {

using std::chrono::days;
using ::testing::AnyOf;

constexpr ULONG kTwoWeeks = 1'209'600;

class RetryRulesTest : public JobStatesTest {
 protected:
  // A job as CreateJob makes it. Others of the suite have a short delay.
  Job FreshJob() {
    GUID id = {};
    Job job;
    EXPECT_HRESULT(S_OK, manager()->CreateJob(testbed().JobName("fresh").c_str(),
                                              BG_JOB_TYPE_DOWNLOAD, &id, job.put()));
    if (!job) throw std::runtime_error("CreateJob gave no job");
    return job;
  }
  static ULONG DelayOf(const Job& job) {
    ULONG seconds = 0;
    EXPECT_HRESULT(S_OK, job->GetMinimumRetryDelay(&seconds));
    return seconds;
  }
  static ULONG TimeoutOf(const Job& job) {
    ULONG seconds = 0;
    EXPECT_HRESULT(S_OK, job->GetNoProgressTimeout(&seconds));
    return seconds;
  }
  // A job whose server answers 500, in TRANSIENT_ERROR for the first time.
  Job RetryingJob(ULONG delay_seconds, ULONG timeout_seconds = kTwoWeeks) {
    RequireTransientErrors(testbed(), client());
    const Job job = NewDownloadAnswered(500);
    EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(delay_seconds));
    EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(timeout_seconds));
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
    return job;
  }
  std::size_t Attempts() { return RequestsOf(RemotePath(0)).size(); }
};

}  // namespace

// --- The delay ---

RULE_TEST_F(RetryRulesTest, RETRY_01, ANewJobWaitsTenMinutes) {
  EXPECT_EQ(DelayOf(FreshJob()), 600u);
}

RULE_TEST_F(RetryRulesTest, RETRY_01, TheDelayIsAtLeastFiveSeconds) {
  const Job job = FreshJob();
  for (const ULONG asked : {0u, 1u, 4u, 5u}) {
    EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(asked));
    EXPECT_EQ(DelayOf(job), 5u) << "asked for " << asked;
  }
  for (const ULONG asked : {6u, 600u, 1'000'000u}) {
    EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(asked));
    EXPECT_EQ(DelayOf(job), asked);
  }
}

RULE_TEST_F(RetryRulesTest, RETRY_07, ResumeDoesNotWaitForTheDelay) {
  const Job job = RetryingJob(3600);
  testbed().origin().Put(RemotePath(0), {.size_bytes = 1000});
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(
      testbed().WaitUntil([&] { return StateOf(job.get()) == BG_JOB_STATE_TRANSFERRED; }, 1min));
}

// --- The timeout ---

RULE_TEST_F(RetryRulesTest, RETRY_02, ANewJobIsPatientForTwoWeeks) {
  EXPECT_EQ(TimeoutOf(FreshJob()), kTwoWeeks);
}

RULE_TEST_F(RetryRulesTest, RETRY_02, TheTimeoutReadsBack) {
  const Job job = FreshJob();
  for (const ULONG asked : {0u, 77u, 1'000'000u}) {
    EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(asked));
    EXPECT_EQ(TimeoutOf(job), asked);
  }
}

// An hour of health before it does not count, nor do the failures after it.
RULE_TEST_F(RetryRulesTest, RETRY_02, TheTimeIsCountedFromTheFirstFailure) {
  REQUIRE_CAPABILITY(kVirtualTime);
  REQUIRE_CAPABILITY(kStall);
  const Job job = NewStalledDownload();
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(30));
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(300));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().LetPass(1h);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRING, job);
  EXPECT_HRESULT(S_OK, job->Suspend());
  testbed().origin().Put(RemotePath(0), {.size_bytes = 1'000'000, .answer = {.status = 500}});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  testbed().LetPass(280s);
  EXPECT_NE(StateText(StateOf(job.get())), StateText(BG_JOB_STATE_ERROR));
  EXPECT_TRUE(testbed().WaitUntil([&] { return StateOf(job.get()) == BG_JOB_STATE_ERROR; }, 1min));
}

// Each attempt brings some bytes and breaks; all of them take far longer than the timeout.
RULE_TEST_F(RetryRulesTest, RETRY_02, ProgressBeginsTheCountAnew) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = NewDownloadOf({.size_bytes = 20'000, .answer = {.break_after_bytes = 1000}});
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(60));
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(200));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_GT(testbed().Now(), 15min);
}

RULE_TEST_F(RetryRulesTest, RETRY_03, WithoutPatienceAnErrorIsFatal) {
  RequireTransientErrors(testbed(), client());
  const Job job = NewDownloadAnswered(500);
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(0));
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
}

RULE_TEST_F(RetryRulesTest, RETRY_03, AHealthyTransferNeedsNoPatience) {
  const Job job = NewDownloadOf({.size_bytes = 20'000, .bytes_per_second = 20'000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(0));
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

RULE_TEST_F(RetryRulesTest, RETRY_03, TakingThePatienceAwayEndsTheWait) {
  const Job job = RetryingJob(3600);
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(0));
  EXPECT_SHOULD(WaitForState(job, BG_JOB_STATE_ERROR));
}

RULE_TEST_F(RetryRulesTest, RETRY_04, ADelayLongerThanThePatienceMeansNoRetry) {
  RequireTransientErrors(testbed(), client());
  const Job job = NewDownloadAnswered(500);
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(3600));
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(4));
  const Testbed::Duration begin = testbed().Now();
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  RECORD("seconds until it failed",
         std::chrono::duration_cast<std::chrono::seconds>(testbed().Now() - begin).count());
  testbed().LetPass(24h);
  EXPECT_STATE(BG_JOB_STATE_ERROR, job);
  EXPECT_EQ(Attempts(), 1u);
}

RULE_TEST_F(RetryRulesTest, RETRY_09, AJobThatRanOutOfPatienceStillHasAnError) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = RetryingJob(30, 100);
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_ERROR));
  const HRESULT code = ErrorCodeOf(job);
  RECORD("code after the no-progress timeout", HresultText(code));
  EXPECT_THAT(HresultText(code), AnyOf(HresultText(HttpError(500)), HresultText(BG_E_NO_PROGRESS)));
}

RULE_TEST_F(RetryRulesTest, RETRY_10, TheInactivityLimitComesBeforeALongerTimeout) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = RetryingJob(24 * 60 * 60, 365 * 24 * 60 * 60);
  testbed().LetPass(days(88));
  EXPECT_NE(StateText(StateOf(job.get())), StateText(BG_JOB_STATE_CANCELLED));
  testbed().LetPass(days(3));
  EXPECT_STATE(BG_JOB_STATE_CANCELLED, job);
}

// --- The clock ---

RULE_TEST_F(RetryRulesTest, RETRY_05, TheRetryDoesNotFollowTheWallClock) {
  REQUIRE_CAPABILITY(kVirtualTime);
  REQUIRE_CAPABILITY(kWallClock);
  const Job job = RetryingJob(600);
  for (const Testbed::Duration step : {Testbed::Duration(48h), Testbed::Duration(-96h)}) {
    const std::size_t attempts = Attempts();
    testbed().StepWallClock(step);
    testbed().LetPass(580s);
    EXPECT_EQ(Attempts(), attempts);
    testbed().LetPass(30s);
    EXPECT_EQ(Attempts(), attempts + 1);
    EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
  }
}

RULE_TEST_F(RetryRulesTest, RETRY_05, ThePatienceDoesNotFollowTheWallClock) {
  REQUIRE_CAPABILITY(kVirtualTime);
  REQUIRE_CAPABILITY(kWallClock);
  const Job job = RetryingJob(60, 3600);
  testbed().StepWallClock(24h);
  testbed().LetPass(59min);
  EXPECT_NE(StateText(StateOf(job.get())), StateText(BG_JOB_STATE_ERROR));
  testbed().StepWallClock(-48h);
  EXPECT_TRUE(testbed().WaitUntil([&] { return StateOf(job.get()) == BG_JOB_STATE_ERROR; }, 3min));
}

// --- The network ---

RULE_TEST_F(RetryRulesTest, RETRY_06, AJobWithoutANetworkIsNotTriedAgain) {
  REQUIRE_CAPABILITY(kNetwork);
  REQUIRE_CAPABILITY(kStall);
  const Job job = JobIn(BG_JOB_STATE_TRANSFERRING);
  testbed().CutNetwork();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
  EXPECT_FALSE(testbed().WaitUntil(
      [&] { return StateOf(job.get()) != BG_JOB_STATE_TRANSIENT_ERROR; }, 30min));
  testbed().RestoreNetwork();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRING));
}

RULE_PROBE_F(RetryRulesTest, RETRY_06, WhetherPatienceEndsWithoutANetwork) {
  REQUIRE_CAPABILITY(kNetwork);
  REQUIRE_CAPABILITY(kStall);
  const Job job = JobIn(BG_JOB_STATE_TRANSFERRING);
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(60));
  testbed().CutNetwork();
  testbed().LetPass(10min);
  RECORD("state after ten minutes without a network and a timeout of one",
         StateText(StateOf(job.get())));
}

RULE_TEST_F(RetryRulesTest, RETRY_08, TheNetworksReturnEndsEveryDelay) {
  REQUIRE_CAPABILITY(kNetwork);
  const Job job = RetryingJob(36'000);
  testbed().origin().Put(RemotePath(0), {.size_bytes = 1000});
  testbed().CutNetwork();
  testbed().LetPass(10s);
  testbed().RestoreNetwork();
  EXPECT_TRUE(
      testbed().WaitUntil([&] { return StateOf(job.get()) == BG_JOB_STATE_TRANSFERRED; }, 5min));
}

RULE_TEST_F(RetryRulesTest, RETRY_13, TheIntervalOfThePolicyDoesNotFollowTheClockOnTheWall) {
  REQUIRE_CAPABILITY(kVirtualTime);
  REQUIRE_CAPABILITY(kConditions);
  REQUIRE_CAPABILITY(kWallClock);
  testbed().SetBackgroundBandwidth(0, 3h);
  const Job job = NewDownload();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  testbed().StepWallClock(4h);
  testbed().LetPass(1h);
  EXPECT_STATE(BG_JOB_STATE_TRANSIENT_ERROR, job);
  testbed().LetPass(2h);  // the end of the interval
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

RULE_TEST_F(RetryRulesTest, RETRY_14, AfterTheNetworksReturnBytesFlowSoon) {
  REQUIRE_CAPABILITY(kNetwork);
  REQUIRE_CAPABILITY(kStall);
  const Job job = JobIn(BG_JOB_STATE_TRANSFERRING);
  testbed().CutNetwork();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
  testbed().LetPass(10s);
  const UINT64 bytes = ProgressOf(job).BytesTransferred;
  testbed().RestoreNetwork();
  const Testbed::Duration begin = testbed().Now();
  EXPECT_TRUE(testbed().WaitUntil([&] { return ProgressOf(job).BytesTransferred > bytes; }, 5min));
  RECORD("seconds until bytes flowed",
         std::chrono::duration_cast<std::chrono::seconds>(testbed().Now() - begin).count());
}

}  // namespace conformance
