// ST: jobs that take turns.

#include "conformance/suite/job_states.h"

namespace conformance {

namespace {

// Ten thousand seconds' worth of a slow server.
Resource LongFile() { return {.size_bytes = 1'000'000'000, .bytes_per_second = 100'000}; }

}  // namespace

STATE_RULE(ST_09, JobsOfOnePriorityTakeTurns) {
  REQUIRE_CAPABILITY(kVirtualTime);
  REQUIRE_CAPABILITY(kStall);
  auto callback = NewCallback();
  const Job first = NewDownloadOf(LongFile());
  const Job second = NewDownloadOf(LongFile());
  Register(first, callback);
  Register(second, callback);
  ResumeAndWaitFor(first, BG_JOB_STATE_TRANSFERRING);
  ResumeAndWaitFor(second, BG_JOB_STATE_QUEUED);
  for (int turn = 0; turn < 2; ++turn) {
    EXPECT_TRUE(WaitForState(first, BG_JOB_STATE_QUEUED));
    EXPECT_TRUE(WaitForState(second, BG_JOB_STATE_TRANSFERRING));
    EXPECT_TRUE(WaitForState(second, BG_JOB_STATE_QUEUED));
    EXPECT_TRUE(WaitForState(first, BG_JOB_STATE_TRANSFERRING));
  }
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 2; }, 24h));
  EXPECT_EQ(callback->errors(), 0);
}

STATE_RULE(ST_09, WhatWasTransferredInOneTurnIsKeptForTheNext) {
  REQUIRE_CAPABILITY(kVirtualTime);
  REQUIRE_CAPABILITY(kStall);
  const Job first = NewDownloadOf(LongFile());
  const Job second = NewDownloadOf(LongFile());
  ResumeAndWaitFor(first, BG_JOB_STATE_TRANSFERRING);
  ResumeAndWaitFor(second, BG_JOB_STATE_TRANSFERRING);
  EXPECT_STATE(BG_JOB_STATE_QUEUED, first);
  const UINT64 bytes = ProgressOf(first).BytesTransferred;
  EXPECT_GT(bytes, 0u);
  ResumeAndWaitFor(first, BG_JOB_STATE_TRANSFERRING);
  EXPECT_GE(ProgressOf(first).BytesTransferred, bytes);
}

STATE_RULE(ST_10, AJobOfHigherPriorityTakesOver) {
  REQUIRE_CAPABILITY(kStall);
  for (const BG_JOB_STATE state : {BG_JOB_STATE_CONNECTING, BG_JOB_STATE_TRANSFERRING}) {
    InEach({state}, [&](const Job& job) {
      const Job urgent = NewDownloadOf(LongFile());
      EXPECT_HRESULT(S_OK, urgent->SetPriority(BG_JOB_PRIORITY_HIGH));
      ResumeAndWaitFor(urgent, BG_JOB_STATE_TRANSFERRING);
      EXPECT_STATE(BG_JOB_STATE_QUEUED, job);
      Cancel(urgent);
      EXPECT_TRUE(WaitForState(job, state));
    });
  }
}

STATE_RULE(ST_10, AForegroundJobDisturbsNobody) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = JobIn(BG_JOB_STATE_TRANSFERRING);
  const Job foreground = NewDownloadOf(LongFile());
  EXPECT_HRESULT(S_OK, foreground->SetPriority(BG_JOB_PRIORITY_FOREGROUND));
  ResumeAndWaitFor(foreground, BG_JOB_STATE_TRANSFERRING);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRING, job);
}

}  // namespace conformance
