// CANC: what Cancel leaves of a job.

#include <bits5_0.h>

#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {
namespace {

using ::testing::AnyOf;

class CancelTest : public JobStatesTest {
 protected:
  // Cancels and expects the folder of the test to be empty then. A service may take its time to
  // delete a file that it has just stopped to write.
  void ExpectCancelLeavesNothing(const Job& job) {
    const HRESULT cancelled = job->Cancel();
    EXPECT_THAT(HresultText(cancelled),
                AnyOf(HresultText(S_OK), HresultText(BG_S_UNABLE_TO_DELETE_FILES)));
    EXPECT_SHOULD(cancelled == S_OK);
    EXPECT_TRUE(testbed().WaitUntil([&] { return testbed().LocalFiles().empty(); }));
  }
};

}  // namespace

RULE_TEST_F(CancelTest, CANC_01, CancelDeletesFinishedFiles) {
  const Job job = NewDownload(1000, 2);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  ExpectCancelLeavesNothing(job);
}

RULE_TEST_F(CancelTest, CANC_01, CancelDeletesAFileThatHasBegun) {
  RequireBreaksToPass(testbed(), client());
  const Job job = NewDownloadOf({.size_bytes = 10'000, .answer = {.break_after_bytes = 6000}});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  ExpectCancelLeavesNothing(job);
}

RULE_TEST_F(CancelTest, CANC_01, CancelDeletesAFileThatIsBeingWritten) {
  REQUIRE_CAPABILITY(kStall);
  RequireCancelUnderWay(testbed(), client());
  const Job job = JobIn(BG_JOB_STATE_TRANSFERRING);
  EXPECT_TRUE(testbed().WaitUntil([&] { return ProgressOf(job).BytesTransferred > 0; }));
  ExpectCancelLeavesNothing(job);
}

RULE_TEST_F(CancelTest, CANC_01, CancelDeletesWhatASuspendedJobHas) {
  REQUIRE_CAPABILITY(kStall);
  RequireCancelUnderWay(testbed(), client());
  const Job job = JobIn(BG_JOB_STATE_TRANSFERRING);
  EXPECT_TRUE(testbed().WaitUntil([&] { return ProgressOf(job).BytesTransferred > 0; }));
  EXPECT_HRESULT(S_OK, job->Suspend());
  ExpectCancelLeavesNothing(job);
}

RULE_TEST_F(CancelTest, CANC_01, CancelDeletesWhatAFailedJobHas) {
  RequireFileOrder(testbed(), client());
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 404}});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  ExpectCancelLeavesNothing(job);
}

RULE_TEST_F(CancelTest, SVC_02, AnInactiveJobLeavesNoFiles, ST_37) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = TransferredJob();
  EXPECT_FALSE(testbed().LocalFiles().empty());
  testbed().LetPass(std::chrono::days(91));
  EXPECT_STATE(BG_JOB_STATE_CANCELLED, job);
  EXPECT_TRUE(testbed().LocalFiles().empty());
}

RULE_TEST_F(CancelTest, CANC_01, AFileThatWasThereBeforeIsNotTouched) {
  const Job job = NewDownload(1000);
  testbed().WriteFile(LocalName(0), 7);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_SUCCEEDED(job->Cancel());
  EXPECT_SHOULD(testbed().FileSizeBytes(LocalName(0)) == 7u);
}

RULE_TEST_F(CancelTest, CANC_01, FilesThatCannotBeDeletedAreToldOf) {
  REQUIRE_CAPABILITY(kLockFiles);
  // A real service may have the file open, and then nobody else can lock it.
  if (!testbed().capabilities().Has(Capability::kVirtualTime)) {
    GTEST_SKIP() << "needs a lock on a file of the service";
  }
  const Job job = TransferredJob();
  for (const std::wstring& name : testbed().LocalFiles()) {
    testbed().LockFile(testbed().LocalPath(std::string(name.begin(), name.end())));
  }
  EXPECT_HRESULT(BG_S_UNABLE_TO_DELETE_FILES, job->Cancel());
  EXPECT_STATE(BG_JOB_STATE_CANCELLED, job);
}

RULE_TEST_F(CancelTest, CANC_02, AHighPerformanceJobLeavesWhatItWrote) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = NewJob();
  const auto job5 = job.As<IBackgroundCopyJob5>();
  if (!job5) GTEST_SKIP() << "needs IBackgroundCopyJob5";
  RequireCancelUnderWay(testbed(), client());
  BITS_JOB_PROPERTY_VALUE value = {};
  value.Enable = TRUE;
  EXPECT_HRESULT(S_OK, job5->SetProperty(BITS_JOB_PROPERTY_HIGH_PERFORMANCE, value));
  AddFile(job, {.size_bytes = 1'000'000, .answer = {.stall_after_bytes = 1000}});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  EXPECT_TRUE(testbed().WaitUntil([&] { return ProgressOf(job).BytesTransferred > 0; }));
  EXPECT_SUCCEEDED(job->Cancel());
  testbed().LetPass(1min);
  EXPECT_TRUE(testbed().FileSizeBytes(LocalName(0)).has_value());
}

RULE_TEST_F(CancelTest, CANC_03, ThereIsNoWayBack) {
  for (const auto& states : {kRestingStates, {BG_JOB_STATE_TRANSIENT_ERROR}}) {
    InEach(states, [&](const Job& job) {
      EXPECT_SUCCEEDED(job->Cancel());
      EXPECT_HRESULT(BG_E_INVALID_STATE, job->Cancel());
      EXPECT_HRESULT(BG_E_INVALID_STATE, job->Resume());
      EXPECT_HRESULT(BG_E_INVALID_STATE, job->Complete());
      EXPECT_HRESULT(BG_E_NOT_FOUND, FindInQueue(job));
      testbed().LetPass(1h);
      EXPECT_STATE(BG_JOB_STATE_CANCELLED, job);
    });
  }
}

}  // namespace conformance
