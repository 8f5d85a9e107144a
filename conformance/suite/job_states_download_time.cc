// ST-36: how long a job may connect and transfer.

#include <bits3_0.h>

#include "conformance/suite/job_states.h"

namespace conformance {
namespace {

class DownloadTimeTest : public JobStatesTest {
 protected:
  // A download that takes some minutes.
  Job LongDownload() { return NewDownloadOf({.size_bytes = 300'000, .bytes_per_second = 1000}); }
};

#define DOWNLOAD_TIME_RULE(rule, name, ...) \
  RULE_TEST_F(DownloadTimeTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

DOWNLOAD_TIME_RULE(ST_36, ADownloadMayNotTakeForEver, RETRY_11) {
  REQUIRE_CAPABILITY(kStall);
  auto callback = NewCallback();
  Job job = LongDownload();
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob4>()->SetMaximumDownloadTime(5));
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_HRESULT(BG_E_MAXDOWNLOAD_TIMEOUT, ErrorCodeOf(job));
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->errors() == 1; }));
}

DOWNLOAD_TIME_RULE(ST_36, WaitingDoesNotCount, RETRY_11) {
  REQUIRE_CAPABILITY(kStall);
  REQUIRE_CAPABILITY(kVirtualTime);
  OccupyTheQueue();
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob4>()->SetMaximumDownloadTime(60));
  ResumeAndWaitFor(job, BG_JOB_STATE_QUEUED);
  testbed().LetPass(2min);
  EXPECT_STATE(BG_JOB_STATE_QUEUED, job);
  FreeTheQueue();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

DOWNLOAD_TIME_RULE(ST_36, ResumeStartsTheCountAnew, RETRY_11) {
  REQUIRE_CAPABILITY(kStall);
  REQUIRE_CAPABILITY(kVirtualTime);
  Job job = LongDownload();
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob4>()->SetMaximumDownloadTime(200));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().LetPass(150s);
  EXPECT_HRESULT(S_OK, job->Suspend());
  EXPECT_HRESULT(S_OK, job->Resume());
  testbed().LetPass(140s);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRING, job);
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

DOWNLOAD_TIME_RULE(ST_36, AFailedJobHasItsTimeAgainAfterResume, RETRY_11) {
  REQUIRE_CAPABILITY(kStall);
  REQUIRE_CAPABILITY(kVirtualTime);
  Job job = LongDownload();
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob4>()->SetMaximumDownloadTime(200));
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
}

DOWNLOAD_TIME_RULE(ST_36, TheTimeCanBeChangedWhileItRuns, RETRY_11) {
  REQUIRE_CAPABILITY(kStall);
  REQUIRE_CAPABILITY(kVirtualTime);
  Job job = LongDownload();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob4>()->SetMaximumDownloadTime(60));
  EXPECT_TRUE(testbed().WaitUntil([&] { return StateOf(job.get()) == BG_JOB_STATE_ERROR; }, 90s));
}

// A job of higher priority has its place for most of the time.
DOWNLOAD_TIME_RULE(ST_36, TheTimeStopsWhileTheJobHasToWait, RETRY_11) {
  REQUIRE_CAPABILITY(kStall);
  REQUIRE_CAPABILITY(kVirtualTime);
  Job job = LongDownload();
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob4>()->SetMaximumDownloadTime(350));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().LetPass(30s);
  OccupyTheQueue();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_QUEUED));
  testbed().LetPass(1h);
  EXPECT_STATE(BG_JOB_STATE_QUEUED, job);
  FreeTheQueue();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

DOWNLOAD_TIME_RULE(ST_36, WhatCameBeforeAnInterruptionCounts, RETRY_11) {
  REQUIRE_CAPABILITY(kStall);
  REQUIRE_CAPABILITY(kVirtualTime);
  REQUIRE_CAPABILITY(kNetwork);
  Job job = LongDownload();
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob4>()->SetMaximumDownloadTime(200));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().LetPass(150s);
  testbed().CutNetwork();
  testbed().LetPass(1h);
  EXPECT_STATE(BG_JOB_STATE_TRANSIENT_ERROR, job);
  testbed().RestoreNetwork();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRING));
  testbed().LetPass(40s);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRING, job);
  EXPECT_TRUE(testbed().WaitUntil([&] { return StateOf(job.get()) == BG_JOB_STATE_ERROR; }, 30s));
  EXPECT_HRESULT(BG_E_MAXDOWNLOAD_TIMEOUT, ErrorCodeOf(job));
}

DOWNLOAD_TIME_RULE(ST_36, ResumeOfAJobUnderWayStartsTheCountAnew, RETRY_11) {
  REQUIRE_CAPABILITY(kStall);
  REQUIRE_CAPABILITY(kVirtualTime);
  Job job = LongDownload();
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob4>()->SetMaximumDownloadTime(200));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().LetPass(150s);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

}  // namespace
}  // namespace conformance
