// ST: how long a job lives that nobody settles, and what a restart of the service does to it. With
// it the same promise as NOTIFY-XFR-08 and NOTIFY-ERR-10 give it.

#include <bits3_0.h>

#include "conformance/suite/job_states.h"

namespace conformance {

using ::testing::SizeIs;

namespace {

using std::chrono::days;

class LifetimeTest : public JobStatesTest {
 protected:
  void ExpectCancelledAfter90Days(const Job& job) {
    const BG_JOB_STATE state = StateOf(job.get());
    testbed().LetPass(days(89));
    EXPECT_STATE(state, job);
    testbed().LetPass(days(2));
    EXPECT_STATE(BG_JOB_STATE_CANCELLED, job);
    EXPECT_HRESULT(BG_E_NOT_FOUND, FindInQueue(job));
    EXPECT_HRESULT(BG_E_INVALID_STATE, job->SetDescription(L"too late"));
  }
};

}  // namespace

RULE_TEST_F(LifetimeTest, ST_37, AJobThatNobodyTouchesIsCancelled) {
  REQUIRE_CAPABILITY(kVirtualTime);
  InEach({BG_JOB_STATE_SUSPENDED}, [&](const Job& job) { ExpectCancelledAfter90Days(job); });
}

RULE_TEST_F(LifetimeTest, ST_37, AJobThatWasMadeAndForgottenIsCancelled) {
  REQUIRE_CAPABILITY(kVirtualTime);
  GUID id = {};
  Job job;
  ASSERT_HRESULT(S_OK, manager()->CreateJob(testbed().JobName("forgotten").c_str(),
                                            BG_JOB_TYPE_DOWNLOAD, &id, job.put()));
  ExpectCancelledAfter90Days(job);
}

RULE_TEST_F(LifetimeTest, NOTIFY_XFR_08, ATransferredJobThatNobodySettlesIsCancelled, ST_37) {
  REQUIRE_CAPABILITY(kVirtualTime);
  Job job = NewDownload();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  ExpectCancelledAfter90Days(job);
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(0)), std::nullopt);
}

// The client hears of its job, and does nothing.
RULE_TEST_F(LifetimeTest, NOTIFY_XFR_08, ANotifiedClientMustSettleItsJob) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  ExpectCancelledAfter90Days(job);
  EXPECT_EQ(callback->transferred(), 1);
}

RULE_TEST_F(LifetimeTest, NOTIFY_ERR_10, AFailedJobThatNobodySettlesIsCancelled, ST_37) {
  REQUIRE_CAPABILITY(kVirtualTime);
  Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 404}});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  ExpectCancelledAfter90Days(job);
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(0)), std::nullopt);
}

RULE_TEST_F(LifetimeTest, ST_37, AChangedPropertyIsActivity) {
  REQUIRE_CAPABILITY(kVirtualTime);
  Job job = JobIn(BG_JOB_STATE_SUSPENDED);
  testbed().LetPass(days(60));
  EXPECT_HRESULT(S_OK, job->SetDescription(L"still wanted"));
  testbed().LetPass(days(89));
  EXPECT_STATE(BG_JOB_STATE_SUSPENDED, job);
  testbed().LetPass(days(2));
  EXPECT_STATE(BG_JOB_STATE_CANCELLED, job);
}

RULE_TEST_F(LifetimeTest, ST_37, ProgressIsActivity) {
  REQUIRE_CAPABILITY(kVirtualTime);
  REQUIRE_CAPABILITY(kStall);
  // A hundred days' worth.
  Job job = NewDownloadOf({.size_bytes = 8'640'000, .bytes_per_second = 1});
  // Not the limit that is meant (ST-36).
  const auto job4 = job.As<IBackgroundCopyJob4>();
  if (job4) {
    EXPECT_HRESULT(S_OK, job4->SetMaximumDownloadTime(365 * 24 * 60 * 60));
  }
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().LetPass(days(95));
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRING, job);
}

// An attempt every forty days, each of which brings bytes and breaks.
RULE_TEST_F(LifetimeTest, ST_37, BytesOfAnAttemptThatFailsAreActivity) {
  REQUIRE_CAPABILITY(kVirtualTime);
  Job job = NewDownloadOf({.size_bytes = 20'000, .answer = {.break_after_bytes = 1000}});
  constexpr ULONG kDaySeconds = 24 * 60 * 60;
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(40 * kDaySeconds));
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(365 * kDaySeconds));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  testbed().LetPass(days(100));
  EXPECT_STATE(BG_JOB_STATE_TRANSIENT_ERROR, job);
  EXPECT_EQ(ProgressOf(job).BytesTransferred, 3000u);
}

RULE_TEST_F(LifetimeTest, ST_37, AnAttemptThatFailsIsNoActivity) {
  REQUIRE_CAPABILITY(kVirtualTime);
  Job job = NewDownloadAnswered(500);
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(24 * 60 * 60));
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(365 * 24 * 60 * 60));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  ExpectCancelledAfter90Days(job);
}

RULE_TEST_F(LifetimeTest, ST_50, AJobThatRestsIsFoundAgain) {
  REQUIRE_CAPABILITY(kServiceRestart);
  for (const BG_JOB_STATE state : kRestingStates) {
    InEach({state}, [&](const Job& job) {
      EXPECT_HRESULT(S_OK, job->SetDescription(L"kept"));
      const Job same = RestartServiceUnder(job);
      EXPECT_STATE(state, same);
      LPWSTR description = nullptr;
      EXPECT_HRESULT(S_OK, same->GetDescription(&description));
      EXPECT_EQ(std::wstring(description == nullptr ? L"" : description), L"kept");
      CoTaskMemFree(description);
      EXPECT_EQ(ProgressOf(same).FilesTotal, 1u);
    });
  }
}

RULE_TEST_F(LifetimeTest, ST_50, ATransferredJobCanBeCompletedAfterwards) {
  REQUIRE_CAPABILITY(kServiceRestart);
  Job job = NewDownload();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  job = RestartServiceUnder(job);
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(0)), 1000u);
}

RULE_TEST_F(LifetimeTest, ST_50, ARunningJobGoesOnByItself) {
  REQUIRE_CAPABILITY(kServiceRestart);
  REQUIRE_CAPABILITY(kStall);
  Job job = NewDownloadOf({.size_bytes = 1'000'000'000, .bytes_per_second = 100'000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().origin().Put(RemotePath(0), {.size_bytes = 1000});
  job = RestartServiceUnder(job);
  EXPECT_SHOULD_THAT(StateText(StateOf(job.get())), StateText(BG_JOB_STATE_QUEUED));
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

RULE_TEST_F(LifetimeTest, ST_50, AJobThatWaitedForItsRetryGoesOnByItself) {
  REQUIRE_CAPABILITY(kServiceRestart);
  Job job = JobIn(BG_JOB_STATE_TRANSIENT_ERROR);
  testbed().origin().Put(RemotePath(0), {.size_bytes = 1000});
  job = RestartServiceUnder(job);
  EXPECT_TRUE(
      testbed().WaitUntil([&] { return StateOf(job.get()) == BG_JOB_STATE_TRANSFERRED; }, 2h));
}

RULE_TEST_F(LifetimeTest, ST_50, ProgressSurvivesARestart) {
  REQUIRE_CAPABILITY(kServiceRestart);
  REQUIRE_CAPABILITY(kStall);
  Job job = NewDownload(1000);
  AddFile(job, {.size_bytes = 1'000'000, .answer = {.stall_after_bytes = 5000}});
  EXPECT_HRESULT(S_OK, job->Resume());
  // Some of the second file, too; a service may count in larger pieces than they come in.
  EXPECT_TRUE(testbed().WaitUntil([&] { return ProgressOf(job).BytesTransferred > 1000; }));
  testbed().LetPass(1s);
  const UINT64 bytes = ProgressOf(job).BytesTransferred;
  testbed().origin().Put(RemotePath(1), {.size_bytes = 1'000'000});
  job = RestartServiceUnder(job);
  EXPECT_EQ(ProgressOf(job).BytesTransferred, bytes);
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
  EXPECT_THAT(GetsOf(RemotePath(0)), SizeIs(1));
  EXPECT_EQ(LastOffset(RemotePath(1)), bytes - 1000);
}

}  // namespace conformance
