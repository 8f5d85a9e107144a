// ST: Complete, in time and before, and when a file cannot get its name.

#include <vector>

#include "conformance/suite/job_states.h"

namespace conformance {

using ::testing::AnyOf;

STATE_RULE(ST_25, CompleteEndsATransferredDownload) {
  const Job job = NewDownload(1000, 2);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, job);
  EXPECT_HRESULT(BG_E_NOT_FOUND, FindInQueue(job));
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(0)), 1000u);
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(1)), 1000u);
}

// Nothing has been transferred yet. For a job that never ran both answers are accepted.
STATE_RULE(ST_25, CompleteEndsADownloadBeforeItsTime) {
  InEach({BG_JOB_STATE_TRANSIENT_ERROR, BG_JOB_STATE_ERROR}, [&](const Job& job) {
    EXPECT_HRESULT(BG_S_PARTIAL_COMPLETE, job->Complete());
    EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, job);
  });
  InEach({BG_JOB_STATE_SUSPENDED}, [&](const Job& job) {
    EXPECT_THAT(HresultText(job->Complete()),
                AnyOf(HresultText(S_OK), HresultText(BG_S_PARTIAL_COMPLETE)));
    EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, job);
  });
}

STATE_RULE(ST_25, CompleteEndsADownloadThatRunsOrWaits) {
  REQUIRE_CAPABILITY(kStall);
  InEach({BG_JOB_STATE_QUEUED, BG_JOB_STATE_CONNECTING, BG_JOB_STATE_TRANSFERRING},
         [&](const Job& job) {
           EXPECT_HRESULT(BG_S_PARTIAL_COMPLETE, job->Complete());
           EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, job);
           FreeTheQueue();
           testbed().LetPass(kLong);
           EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, job);
         });
}

STATE_RULE(ST_25, CompleteKeepsTheFilesThatAreFinished) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = NewDownload(1000, 2);
  AddFile(job, {.size_bytes = 1'000'000, .answer = {.stall_after_bytes = 1000}});
  AddFile(job, {.size_bytes = 1000});
  AddFile(job, {.size_bytes = 1000});
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForRequest(RemotePath(2), 1));
  // Two of them, whether the service begins with the first or with the last (ST-12).
  std::vector<int> finished;
  std::vector<int> unfinished = {2};
  for (const int file : {0, 1, 3, 4}) {
    (RequestsOf(RemotePath(file)).empty() ? unfinished : finished).push_back(file);
  }
  EXPECT_EQ(finished.size(), 2u);
  EXPECT_HRESULT(BG_S_PARTIAL_COMPLETE, job->Complete());
  EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, job);
  EXPECT_HRESULT(BG_E_NOT_FOUND, FindInQueue(job));
  for (const int file : finished) {
    EXPECT_EQ(testbed().FileSizeBytes(LocalName(file)), 1000u) << "file " << file;
  }
  for (const int file : unfinished) {
    EXPECT_EQ(testbed().FileSizeBytes(LocalName(file)), std::nullopt) << "file " << file;
  }
}

STATE_RULE(ST_27, ARenameThatFailsLeavesTheJobOpen) {
  REQUIRE_CAPABILITY(kLockFiles);
  const Job job = NewDownload(1000, 3);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LockFile(LocalName(1));
  EXPECT_TRUE(FAILED(job->Complete()));
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, job);
  EXPECT_HRESULT(S_OK, FindInQueue(job));
  testbed().LetPass(1h);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, job);
  EXPECT_TRUE(FAILED(job->Complete()));
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, job);

  testbed().UnlockFile(LocalName(1));
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, job);
  for (const int index : {0, 1, 2}) {
    EXPECT_EQ(testbed().FileSizeBytes(LocalName(index)), 1000u);
  }
}

STATE_RULE(ST_27, FilesThatCouldBeRenamedAreUsable) {
  REQUIRE_CAPABILITY(kLockFiles);
  const Job job = NewDownload(1000, 2);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LockFile(LocalName(1));
  EXPECT_TRUE(FAILED(job->Complete()));
  // Which files come first is not said.
  EXPECT_SHOULD_THAT(testbed().FileSizeBytes(LocalName(0)), std::optional<std::uint64_t>(1000));
  testbed().UnlockFile(LocalName(1));
}

}  // namespace conformance
