// ST-36: which time counts for the maximum download time.

#include <bits3_0.h>

#include "conformance/suite/job_states.h"

namespace conformance {
namespace {

class DownloadTimeTest : public JobStatesTest {
 protected:
  // A download that takes `duration`, while it may take 200 seconds; it is TRANSFERRING.
  Job NewDownloadOfLength(std::chrono::seconds duration) {
    constexpr std::uint64_t kBytesPerSecond = 1000;
    Job job =
        NewDownloadOf({.size_bytes = kBytesPerSecond * static_cast<std::uint64_t>(duration.count()),
                       .bytes_per_second = kBytesPerSecond});
    const auto job4 = job.As<IBackgroundCopyJob4>();
    if (!job4 || FAILED(job4->SetMaximumDownloadTime(200))) return {};
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
    return job;
  }
};

#define REQUIRE_DOWNLOAD_TIME(job) \
  if (!(job)) GTEST_SKIP() << "needs SetMaximumDownloadTime (BITS 3.0)"

}  // namespace

RULE_TEST_F(DownloadTimeTest, ST_36, WhatCameBeforeAnInterruptionCounts, RETRY_11) {
  REQUIRE_CAPABILITY(kVirtualTime);
  REQUIRE_CAPABILITY(kNetwork);
  const Job job = NewDownloadOfLength(10min);
  REQUIRE_DOWNLOAD_TIME(job);
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

RULE_TEST_F(DownloadTimeTest, ST_36, ResumeOfAJobUnderWayStartsTheCountAnew, RETRY_11) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = NewDownloadOfLength(300s);
  REQUIRE_DOWNLOAD_TIME(job);
  testbed().LetPass(150s);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

RULE_TEST_F(DownloadTimeTest, ST_36, AShorterTimeHoldsForAJobUnderWay) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = NewDownloadOfLength(190s);
  REQUIRE_DOWNLOAD_TIME(job);
  testbed().LetPass(10s);
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob4>()->SetMaximumDownloadTime(60));
  EXPECT_TRUE(testbed().WaitUntil([&] { return StateOf(job.get()) == BG_JOB_STATE_ERROR; }, 60s));
}

RULE_TEST_F(DownloadTimeTest, ST_36, AJobThatFailedForItsTimeHasAllOfItAgain, RETRY_11) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = NewDownloadOfLength(350s);
  REQUIRE_DOWNLOAD_TIME(job);
  ASSERT_TRUE(WaitForState(job, BG_JOB_STATE_ERROR));
  testbed().LetPass(1h);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

}  // namespace conformance
