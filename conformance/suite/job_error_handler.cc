// NOTIFY-ERR: what a client does inside JobError: Resume, Complete, Cancel.

#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {

STATE_RULE(NOTIFY_ERR_05, ResumeInsideStartsTheJobAgain) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  const Job job = NewDownloadAnswered(404);
  Register(job, callback);
  HRESULT resumed = E_FAIL;
  EXPECT_CALL(callback->mock(), JobError).WillOnce([&](IBackgroundCopyJob* told, auto*) {
    EXPECT_HRESULT(S_OK, told->SetPriority(BG_JOB_PRIORITY_FOREGROUND));
    resumed = told->Resume();
    return S_OK;
  });
  testbed().origin().Put(RemotePath(0), {.size_bytes = 1000});
  testbed().origin().AnswerNext(RemotePath(0), {.status = 404});
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 1; }));
  EXPECT_HRESULT(S_OK, resumed);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, job);
}

STATE_RULE(NOTIFY_ERR_05, AFurtherFailureIsToldAgain) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  const Job job = NewDownloadAnswered(404);
  Register(job, callback);
  EXPECT_CALL(callback->mock(), JobError)
      .WillOnce([&](IBackgroundCopyJob* told, auto*) { return told->Resume(); })
      .WillOnce([&](IBackgroundCopyJob* told, auto*) { return told->Resume(); })
      .WillOnce(Return(S_OK));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback, 3));
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 3);
  EXPECT_STATE(BG_JOB_STATE_ERROR, job);
}

// The call goes on while the job fails again: its answer is about the first failure only.
STATE_RULE(NOTIFY_ERR_05, AFailureDuringTheCallIsToldAsWell) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  const Job job = NewDownloadAnswered(404);
  Register(job, callback);
  EXPECT_CALL(callback->mock(), JobError)
      .WillOnce([&](IBackgroundCopyJob* told, auto*) {
        const HRESULT resumed = told->Resume();
        testbed().Block(2s);
        return resumed;
      })
      .WillOnce(Return(S_OK));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback, 2));
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 2);
}

STATE_RULE(NOTIFY_ERR_06, CompleteInsideKeepsWhatIsThere) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  const Job job = NewDownload(1000, 2);
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 404}});
  AddFile(job, {.size_bytes = 1000});
  Register(job, callback);
  HRESULT completed = E_FAIL;
  EXPECT_CALL(callback->mock(), JobError).WillOnce([&](IBackgroundCopyJob* told, auto*) {
    completed = told->Complete();
    return S_OK;
  });
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_HRESULT(BG_S_PARTIAL_COMPLETE, completed);
  EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, job);
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(0)), 1000u);
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(1)), 1000u);
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(2)), std::nullopt);
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(3)), std::nullopt);
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 1);
}

STATE_RULE(NOTIFY_ERR_07, CancelInsideGivesTheJobUp) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 404}});
  Register(job, callback);
  HRESULT cancelled = E_FAIL;
  EXPECT_CALL(callback->mock(), JobError).WillOnce([&](IBackgroundCopyJob* told, auto*) {
    cancelled = told->Cancel();
    return S_OK;
  });
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_TRUE(SUCCEEDED(cancelled)) << HresultText(cancelled);
  EXPECT_STATE(BG_JOB_STATE_CANCELLED, job);
  testbed().LetPass(kLong);
  EXPECT_STATE(BG_JOB_STATE_CANCELLED, job);
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(0)), std::nullopt);
}

}  // namespace conformance
