// ERR: which failures there are, how they are counted, and what they mean for a job.

#include <bits2_0.h>

#include "conformance/suite/job_files.h"
#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class FailuresTest : public JobStatesTest {
 protected:
  // Lets a job in TRANSIENT_ERROR fail once more, without waiting for its delay.
  void FailAgain(const Job& job) {
    const std::size_t requests = RequestsOf(RemotePath(0)).size();
    EXPECT_HRESULT(S_OK, job->Resume());
    EXPECT_TRUE(WaitForRequest(RemotePath(0), requests + 1));
    EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
  }
  BG_ERROR_CONTEXT ContextOf(const Job& job) {
    ComPtr<IBackgroundCopyError> error;
    BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
    HRESULT code = S_OK;
    EXPECT_HRESULT(S_OK, job->GetError(error.put()));
    if (error) {
      EXPECT_HRESULT(S_OK, error->GetError(&context, &code));
    }
    return context;
  }
  // Of a server that answers with this status and so brings a job into that state.
  void ExpectBlamedOnTheRemoteFile(int status, BG_JOB_STATE state) {
    const Job job = NewDownloadAnswered(status);
    ResumeAndWaitFor(job, state);
    const BG_ERROR_CONTEXT context = ContextOf(job);
    EXPECT_NE(context, BG_ERROR_CONTEXT_LOCAL_FILE);
    EXPECT_NE(context, BG_ERROR_CONTEXT_REMOTE_APPLICATION);
    EXPECT_SHOULD(context == BG_ERROR_CONTEXT_REMOTE_FILE) << context;
  }
};

}  // namespace

// --- The count ---

RULE_TEST_F(FailuresTest, ERR_08, EveryAttemptThatFailsIsCounted) {
  RequireTransientErrors(testbed(), client());
  const Job job = NewDownloadAnswered(500);
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(3600));
  EXPECT_EQ(ErrorCountOf(job), 0u);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  for (int retry = 0; retry < 3; ++retry) FailAgain(job);
  // Four failures, of which the first may not be counted, and none twice.
  EXPECT_TRUE(testbed().WaitUntil([&] { return ErrorCountOf(job) >= 3; }));
  EXPECT_LE(ErrorCountOf(job), 5u);
  RECORD("errors counted after four failures", ErrorCountOf(job));
}

RULE_TEST_F(FailuresTest, ERR_08, SuccessDoesNotForgetTheErrors) {
  RequireTransientErrors(testbed(), client());
  const Job job = NewDownloadAnswered(500);
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(3600));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  for (int retry = 0; retry < 2; ++retry) FailAgain(job);
  const ULONG count = ErrorCountOf(job);
  EXPECT_GE(count, 1u);
  testbed().origin().Put(RemotePath(0), {.size_bytes = 1000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(ErrorCountOf(job), count);
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_EQ(ErrorCountOf(job), count);
}

RULE_TEST_F(FailuresTest, ERR_08, AFailureInTheMiddleIsCounted) {
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 404}});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_SHOULD(ErrorCountOf(job) == 1);
  EXPECT_HRESULT(S_OK, job->Suspend());
  EXPECT_SHOULD(ErrorCountOf(job) == 1);
}

RULE_TEST_F(FailuresTest, ERR_08, ALostNetworkIsNotCounted) {
  REQUIRE_CAPABILITY(kNetwork);
  REQUIRE_CAPABILITY(kStall);
  const Job job = JobIn(BG_JOB_STATE_TRANSFERRING);
  for (int loss = 0; loss < 3; ++loss) {
    testbed().CutNetwork();
    EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
    testbed().RestoreNetwork();
    EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRING));
  }
  EXPECT_EQ(ErrorCountOf(job), 0u);
}

// --- The context ---

RULE_TEST_F(FailuresTest, ERR_09, AMissingFileIsBlamedOnTheRemoteFile) {
  ExpectBlamedOnTheRemoteFile(404, BG_JOB_STATE_ERROR);
}

RULE_TEST_F(FailuresTest, ERR_09, ARefusalIsBlamedOnTheRemoteFile) {
  RequireRefusals(testbed(), client());
  ExpectBlamedOnTheRemoteFile(403, BG_JOB_STATE_ERROR);
}

RULE_TEST_F(FailuresTest, ERR_09, AServerErrorIsBlamedOnTheRemoteFile) {
  RequireTransientErrors(testbed(), client());
  ExpectBlamedOnTheRemoteFile(500, BG_JOB_STATE_TRANSIENT_ERROR);
}

RULE_PROBE_F(FailuresTest, ERR_09, WhatAnUnknownHostIsBlamedOn) {
  const Job job = NewJob();
  EXPECT_HRESULT(S_OK, job->AddFile(L"http://nowhere.invalid/file", LocalName(0).c_str()));
  EXPECT_HRESULT(S_OK, job->Resume());
  ComPtr<IBackgroundCopyError> error;
  const bool has_error =
      testbed().WaitUntil([&] { return job->GetError(error.put()) == S_OK && error; });
  RECORD("context of an unknown host",
         has_error ? std::to_string(ContextOf(job)) : std::string("no error object"));
}

RULE_PROBE_F(FailuresTest, ERR_09, WhatALostNetworkIsBlamedOn) {
  REQUIRE_CAPABILITY(kNetwork);
  REQUIRE_CAPABILITY(kStall);
  const Job job = JobIn(BG_JOB_STATE_TRANSFERRING);
  testbed().CutNetwork();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
  RECORD("context of a lost network", static_cast<int>(ContextOf(job)));
}

// --- What it means for the job ---

RULE_TEST_F(FailuresTest, ERR_11, OneFileThatFailsFailsTheJob) {
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 404}});
  AddFile(job, {.size_bytes = 1000});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  testbed().LetPass(kLong);
  EXPECT_STATE(BG_JOB_STATE_ERROR, job);
  // What is added now does not make up for it.
  AddFile(job, {.size_bytes = 1000});
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForRequest(RemotePath(1), 2));
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_ERROR));
  EXPECT_EQ(ProgressOf(job).FilesTotal, 4u);
}

RULE_TEST_F(FailuresTest, ERR_11, OneFileThatFailsForNowHoldsUpTheJob) {
  RequireTransientErrors(testbed(), client());
  RequireFileOrder(testbed(), client());
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 500}});
  AddFile(job, {.size_bytes = 1000});
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(3600));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(ProgressOf(job).FilesTransferred, 1u);
}

RULE_TEST_F(FailuresTest, ERR_12, FilesBehindTheFailedOneWait) {
  RequireFileOrder(testbed(), client());
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 404}});
  AddFile(job, {.size_bytes = 1000});
  AddFile(job, {.size_bytes = 1000});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  testbed().LetPass(kLong);
  EXPECT_THAT(RequestsOf(RemotePath(2)), IsEmpty());
  EXPECT_THAT(RequestsOf(RemotePath(3)), IsEmpty());
  testbed().origin().Put(RemotePath(1), {.size_bytes = 1000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(ProgressOf(job).FilesTransferred, 4u);
}

RULE_TEST_F(FailuresTest, ERR_12, CompleteKeepsOnlyWhatPrecedesTheFailure) {
  RequireFileOrder(testbed(), client());
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 404}});
  AddFile(job, {.size_bytes = 1000});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_SUCCEEDED(job->Complete());
  EXPECT_SHOULD(testbed().FileSizeBytes(LocalName(0)) == 1000u);
  EXPECT_SHOULD(testbed().FileSizeBytes(LocalName(1)) == std::nullopt);
  EXPECT_SHOULD(testbed().FileSizeBytes(LocalName(2)) == std::nullopt);
}

// In the foreground a small file can be had without ranges.
RULE_TEST_F(FailuresTest, ERR_13, AHigherPriorityMendsAJob) {
  const Job job = NewDownloadOf({.size_bytes = 10'000, .answer = {.accepts_ranges = false}});
  EXPECT_HRESULT(S_OK, job->Resume());
  if (!WaitForState(job, BG_JOB_STATE_ERROR)) GTEST_SKIP() << "needs transfers by ranges";
  EXPECT_HRESULT(S_OK, job->SetPriority(BG_JOB_PRIORITY_FOREGROUND));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
}

RULE_TEST_F(FailuresTest, ERR_13, ANewPrefixMendsAJob) {
  const Job job = NewJob();
  const auto job3 = job.As<IBackgroundCopyJob3>();
  if (!job3) GTEST_SKIP() << "needs IBackgroundCopyJob3";
  testbed().origin().Put("/new/file", {.size_bytes = 1000});
  EXPECT_HRESULT(S_OK,
                 job->AddFile(testbed().origin().Url("/old/file").c_str(), LocalName(0).c_str()));
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_HRESULT(S_OK, job3->ReplaceRemotePrefix(testbed().origin().Url("/old/").c_str(),
                                                 testbed().origin().Url("/new/").c_str()));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
}

RULE_TEST_F(FailuresTest, ERR_14, AClientThatFailsDoesNotFailItsJob) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault(Return(E_FAIL));
  ON_CALL(callback->mock(), JobError).WillByDefault(Return(E_FAIL));
  const Job good = NewDownload();
  const Job bad = NewDownloadAnswered(404);
  for (const Job& job : {good, bad}) {
    Register(job, callback);
    EXPECT_HRESULT(S_OK, job->Resume());
  }
  EXPECT_TRUE(
      testbed().WaitUntil([&] { return callback->transferred() > 0 && callback->errors() > 0; }));
  testbed().LetPass(1h);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, good);
  EXPECT_STATE(BG_JOB_STATE_ERROR, bad);
  EXPECT_EQ(ErrorCountOf(good), 0u);
  EXPECT_EQ(ContextOf(bad), BG_ERROR_CONTEXT_REMOTE_FILE);
  EXPECT_HRESULT(S_OK, good->Complete());
}

RULE_TEST_F(FailuresTest, ERR_15, DeniedAccessIsFatal) {
  for (const int status : {401, 403}) {
    SCOPED_TRACE("status " + std::to_string(status));
    const Job job = NewDownloadAnswered(status);
    ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
    job->Cancel();
  }
}

RULE_TEST_F(FailuresTest, ERR_15, AServerThatIsNotThereMayComeBack) {
  const Job job = NewJob();
  EXPECT_HRESULT(S_OK, job->AddFile(L"http://nowhere.invalid/file", LocalName(0).c_str()));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  const Job other = NewDownloadAnswered(503);
  EXPECT_HRESULT(S_OK, other->Resume());
  EXPECT_SHOULD(WaitForState(other, BG_JOB_STATE_TRANSIENT_ERROR));
}

}  // namespace conformance
