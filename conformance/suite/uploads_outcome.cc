// NOTIFY: what is told of jobs that send their file.

#include "conformance/suite/uploads.h"

namespace conformance {

// --- JobTransferred ---

UPLOAD_RULE(NOTIFY_XFR_02, ItComesWhenTheReplyIsThere) {
  auto callback = NewCallback();
  const Job job = NewUploadReply();
  Register(job, callback);
  BG_JOB_REPLY_PROGRESS reply = {};
  UINT64 length = 0;
  EXPECT_CALL(callback->mock(), JobTransferred).WillOnce([&](IBackgroundCopyJob* told) {
    const auto job2 = Job::Share(told).As<IBackgroundCopyJob2>();
    EXPECT_HRESULT(S_OK, job2->GetReplyProgress(&reply));
    BYTE* data = nullptr;
    EXPECT_HRESULT(S_OK, job2->GetReplyData(&data, &length));
    CoTaskMemFree(data);
    return S_OK;
  });
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_EQ(reply.BytesTransferred, kReplyBytes);
  EXPECT_EQ(reply.BytesTotal, kReplyBytes);
  EXPECT_EQ(length, kReplyBytes);
}

UPLOAD_RULE(NOTIFY_XFR_02, ItIsNotCalledWhileTheServerWorks) {
  auto callback = NewCallback();
  UploadTarget target = WithReply({.size_bytes = kReplyBytes});
  target.application_delay = 20s;
  const Job job = NewUploadReply(target);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return Received().is_complete; }));
  testbed().LetPass(10s);
  EXPECT_EQ(OutcomesTold(callback), 0);
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_EQ(callback->transferred(), 1);
}

// --- JobError ---

UPLOAD_RULE(NOTIFY_FILE_01, AReplyIsToldAndAFileThatIsUploadedIsNot, NOTIFY_FILE_04) {
  for (const bool has_reply : {true, false}) {
    auto callback = NewCallback(CallbackInterfaces::kCallback2);
    int files_before_outcome = -1;
    ON_CALL(callback->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob*) {
      files_before_outcome = callback->files();
      return S_OK;
    });
    const Job job = has_reply ? NewUploadReply() : NewUpload();
    Register(job, callback);
    if (FAILED(job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_FILE_TRANSFERRED))) {
      GTEST_SKIP() << "needs FileTransferred (BITS 3.0)";
    }
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
    EXPECT_TRUE(WaitUntilTold(callback));
    EXPECT_EQ(files_before_outcome, has_reply ? 1 : 0);
  }
}

UPLOAD_RULE(NOTIFY_ERR_06, CompleteInsideDoesNotEndAnUpload, COMP_06) {
  auto callback = NewCallback();
  const Job job = NewUpload({.application_status = 404});
  Register(job, callback);
  HRESULT completed = S_OK;
  EXPECT_CALL(callback->mock(), JobError).WillOnce([&](IBackgroundCopyJob* told, auto*) {
    completed = told->Complete();
    return S_OK;
  });
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_HRESULT(BG_E_INVALID_STATE, completed);
  EXPECT_STATE(BG_JOB_STATE_ERROR, job);
}

UPLOAD_RULE(NOTIFY_ERR_07, CancelInsideLeavesTheUploadedFile, CANC_05) {
  auto callback = NewCallback();
  const Job job = NewUploadReply(WithReply({.size_bytes = 1000, .answer = {.status = 404}}));
  Register(job, callback);
  HRESULT cancelled = E_FAIL;
  EXPECT_CALL(callback->mock(), JobError).WillOnce([&](IBackgroundCopyJob* told, auto*) {
    cancelled = told->Cancel();
    return S_OK;
  });
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_TRUE(SUCCEEDED(cancelled)) << HresultText(cancelled);
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_CANCELLED));
  EXPECT_TRUE(Received().is_complete);
  EXPECT_FALSE(Received().session_is_open);
}

UPLOAD_RULE(NOTIFY_ERR_09, AnApplicationThatRefusesTheFileIsToldByItsContext) {
  const Job job = NewUploadReply({.application_status = 404});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_EQ(ErrorContextOf(job), BG_ERROR_CONTEXT_REMOTE_APPLICATION);
}

UPLOAD_RULE(NOTIFY_ERR_09, AnUploadThatFailsIsToldByItsReplyThatHasNotBegun, PROG_06) {
  const Job job = NewUploadReply();
  testbed().origin().AnswerNext(target_path(), {.status = 404});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_EQ(ErrorContextOf(job), BG_ERROR_CONTEXT_REMOTE_FILE);
  EXPECT_EQ(ReplyProgressOf(job).BytesTotal, UINT64{BG_SIZE_UNKNOWN});
}

UPLOAD_RULE(NOTIFY_ERR_09, AReplyThatFailsIsToldByItsProgress, PROG_06) {
  const Job job = ReplyFailedJob();
  EXPECT_EQ(ErrorContextOf(job), BG_ERROR_CONTEXT_REMOTE_FILE);
  EXPECT_NE(ReplyProgressOf(job).BytesTotal, UINT64{BG_SIZE_UNKNOWN});
}

UPLOAD_RULE(PROG_06, TheProgressIsThatOfTheUploadAndTheReplyHasItsOwn) {
  const Job job = NewUploadReply();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  BG_JOB_PROGRESS progress = {};
  EXPECT_HRESULT(S_OK, job->GetProgress(&progress));
  EXPECT_EQ(progress.BytesTotal, 10'000u);
  EXPECT_EQ(progress.BytesTransferred, 10'000u);
  EXPECT_EQ(progress.FilesTotal, 1u);
  EXPECT_EQ(ReplyProgressOf(job).BytesTotal, kReplyBytes);
  EXPECT_EQ(ReplyProgressOf(job).BytesTransferred, kReplyBytes);
}

}  // namespace conformance
