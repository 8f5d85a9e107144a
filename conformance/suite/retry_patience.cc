// RETRY: what the no-progress timeout is counted from, and what changes of the two numbers do.

#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {
namespace {

class PatienceTest : public JobStatesTest {
 protected:
  void Prepare() override { REQUIRE_CAPABILITY(kVirtualTime); }

  // A job whose server answers 500, in TRANSIENT_ERROR for the first time.
  Job RetryingJob(ULONG delay_seconds, ULONG timeout_seconds) {
    const Job job = NewDownloadAnswered(500);
    EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(delay_seconds));
    EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(timeout_seconds));
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
    return job;
  }
  bool HasFailed(const Job& job) { return StateOf(job.get()) == BG_JOB_STATE_ERROR; }
};

#define PATIENCE_RULE(rule, name, ...) \
  RULE_TEST_F(PatienceTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

PATIENCE_RULE(RETRY_02, ResumeBringsNoNewPatience) {
  const Job job = RetryingJob(3600, 3700);
  for (int attempt = 0; attempt < 3; ++attempt) {
    testbed().LetPass(20min);
    EXPECT_HRESULT(S_OK, job->Resume());
    testbed().LetPass(1s);
  }
  EXPECT_TRUE(testbed().WaitUntil([&] { return HasFailed(job); }, 3min));
}

// Its server can be reached, but nothing of the file arrives.
PATIENCE_RULE(RETRY_02, AConnectionIsNoProgress) {
  const Job job = NewDownloadOf({.size_bytes = 10'000, .answer = {.break_after_bytes = 0}});
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(60));
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(600));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_TRUE(testbed().WaitUntil([&] { return HasFailed(job); }, 15min));
}

PATIENCE_RULE(RETRY_02, ALongerTimeoutHelpsAJobThatIsBeingRetried) {
  const Job job = RetryingJob(60, 600);
  testbed().LetPass(5min);
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(3600));
  testbed().LetPass(50min);
  EXPECT_FALSE(HasFailed(job));
  EXPECT_TRUE(testbed().WaitUntil([&] { return HasFailed(job); }, 10min));
}

PATIENCE_RULE(RETRY_02, AShorterTimeoutIsCountedFromTheFirstFailureToo) {
  const Job job = RetryingJob(120, 36'000);
  testbed().LetPass(30min);
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(2400));
  testbed().LetPass(1min);
  EXPECT_FALSE(HasFailed(job));
  EXPECT_TRUE(testbed().WaitUntil([&] { return HasFailed(job); }, 15min));
}

// What was planned for the wait before is forgotten with it.
PATIENCE_RULE(RETRY_01, EachWaitLastsForTheWholeDelay) {
  const Job job = RetryingJob(600, 1'000'000);
  testbed().LetPass(9min);
  EXPECT_HRESULT(S_OK, job->Resume());
  testbed().LetPass(1s);
  const std::size_t attempts = RequestsOf(RemotePath(0)).size();
  testbed().LetPass(9min);
  EXPECT_EQ(RequestsOf(RemotePath(0)).size(), attempts);
  testbed().LetPass(2min);
  EXPECT_EQ(RequestsOf(RemotePath(0)).size(), attempts + 1);
}

PATIENCE_RULE(ST_13, TheDelayDoesNotGrow) {
  const Job job = RetryingJob(60, 1'000'000);
  const std::size_t attempts = RequestsOf(RemotePath(0)).size();
  testbed().LetPass(2h);
  const std::size_t more = RequestsOf(RemotePath(0)).size() - attempts;
  EXPECT_GE(more, 115u);
  EXPECT_LE(more, 121u);
}

PATIENCE_RULE(ST_13, AnErrorInTheMiddleWaitsForTheDelayToo) {
  const Job job = NewDownloadOf({.size_bytes = 10'000, .answer = {.break_after_bytes = 4000}});
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(600));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  testbed().LetPass(9min);
  EXPECT_STATE(BG_JOB_STATE_TRANSIENT_ERROR, job);
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

// --- What is kept for the next attempt ---

PATIENCE_RULE(ST_19, AJobThatFailedGoesOnWhereItStopped) {
  const Job job = NewDownload(10'000);
  testbed().origin().AnswerNext(RemotePath(0), {});
  testbed().origin().AnswerNext(RemotePath(0), {.break_after_bytes = 6000});
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(0));
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_SHOULD(LastOffset(RemotePath(0)).value_or(0) > 0);
}

PATIENCE_RULE(ST_31, ALostNetworkCostsNoBytes) {
  REQUIRE_CAPABILITY(kNetwork);
  REQUIRE_CAPABILITY(kStall);
  const Job job = NewDownloadOf({.size_bytes = 100'000, .bytes_per_second = 1000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().LetPass(30s);
  const UINT64 bytes = ProgressOf(job).BytesTransferred;
  EXPECT_GT(bytes, 0u);
  testbed().CutNetwork();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
  testbed().RestoreNetwork();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
  EXPECT_SHOULD(LastOffset(RemotePath(0)).value_or(0) >= bytes);
}

PATIENCE_RULE(ST_19, FinishedFilesAreNotFetchedAgain) {
  RequireFileOrder(testbed(), client());
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 404}});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  testbed().origin().Put(RemotePath(1), {.size_bytes = 1000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(GetsOf(RemotePath(0)).size(), 1u);
}

}  // namespace
}  // namespace conformance
