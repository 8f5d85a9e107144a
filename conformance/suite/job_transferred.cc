// NOTIFY-XFR: JobTransferred, and what its handler finds.

#include <bits3_0.h>

#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {

STATE_RULE(NOTIFY_XFR_01, ItIsCalledOnceWhenAllFilesAreThere) {
  auto callback = NewCallback();
  const Job job = NewDownload(1000, 3);
  Register(job, callback);
  EXPECT_CALL(callback->mock(), JobTransferred).WillOnce(Return(S_OK));
  EXPECT_CALL(callback->mock(), JobError).Times(0);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 1; }));
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 1);
}

STATE_RULE(NOTIFY_XFR_01, ItTellsOfTheJobThatItIsAbout) {
  auto callback = NewCallback();
  const Job job = NewDownload();
  Register(job, callback);
  GUID told = {};
  BG_JOB_STATE inside = BG_JOB_STATE_SUSPENDED;
  EXPECT_CALL(callback->mock(), JobTransferred).WillOnce([&](IBackgroundCopyJob* job_told) {
    EXPECT_HRESULT(S_OK, job_told->GetId(&told));
    inside = StateOf(job_told);
    return S_OK;
  });
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  GUID id = {};
  EXPECT_HRESULT(S_OK, job->GetId(&id));
  EXPECT_EQ(told, id);
  EXPECT_SHOULD_THAT(StateText(inside), StateText(BG_JOB_STATE_TRANSFERRED));
}

STATE_RULE(NOTIFY_XFR_01, ItIsNotCalledWhileAFileIsMissing, NOTIFY_XFR_07) {
  REQUIRE_CAPABILITY(kStall);
  auto callback = NewCallback();
  const Job job = NewDownload(1000, 2);
  AddFile(job, {.size_bytes = 1'000'000, .answer = {.stall_after_bytes = 1000}});
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForRequest(RemotePath(2), 1));
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 0);
}

STATE_RULE(NOTIFY_XFR_03, ProgressAndTimeAreFinalInside) {
  auto callback = NewCallback();
  const Job job = NewDownload(1000, 3);
  Register(job, callback);
  BG_JOB_PROGRESS progress = {};
  BG_JOB_TIMES times = {};
  HRESULT got_times = E_UNEXPECTED;
  EXPECT_CALL(callback->mock(), JobTransferred).WillOnce([&](IBackgroundCopyJob* told) {
    EXPECT_HRESULT(S_OK, told->GetProgress(&progress));
    got_times = told->GetTimes(&times);
    return S_OK;
  });
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_SHOULD(progress.FilesTransferred == 3 && progress.FilesTotal == 3);
  EXPECT_SHOULD(progress.BytesTransferred == 3000 && progress.BytesTotal == 3000);
  RequireImplemented("GetTimes", got_times);
  EXPECT_HRESULT(S_OK, got_times);
  EXPECT_NE(Ticks(times.TransferCompletionTime), 0u);
  EXPECT_GE(Ticks(times.TransferCompletionTime), Ticks(times.CreationTime));
}

STATE_RULE(NOTIFY_XFR_03, TheTimeOfCompletionStaysWhatItWas) {
  const Job job = NewDownload();
  BG_JOB_TIMES times = {};
  RequireImplemented("GetTimes", job->GetTimes(&times));
  EXPECT_SHOULD(Ticks(TimesOf(job).TransferCompletionTime) == 0u);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  const std::uint64_t completed = Ticks(TimesOf(job).TransferCompletionTime);
  EXPECT_NE(completed, 0u);
  testbed().LetPass(1h);
  EXPECT_EQ(Ticks(TimesOf(job).TransferCompletionTime), completed);
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_EQ(Ticks(TimesOf(job).TransferCompletionTime), completed);
}

STATE_RULE(NOTIFY_XFR_04, TheFilesAreNotThereBeforeComplete) {
  auto callback = NewCallback();
  const Job job = NewDownload(1000, 2);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 1; }));
  testbed().LetPass(1h);
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(0)), std::nullopt);
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(1)), std::nullopt);
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(0)), 1000u);
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(1)), 1000u);
}

// Slow enough for a job event to overtake, and the first answer is a failure.
STATE_RULE(NOTIFY_XFR_05, EveryFileEventComesFirst) {
  auto callback = NewCallback(CallbackInterfaces::kCallback2);
  const Job job = NewDownload(1000, 3);
  Register(job, callback);
  if (FAILED(job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_FILE_TRANSFERRED))) {
    GTEST_SKIP() << "needs FileTransferred (BITS 3.0)";
  }
  std::atomic<int> files_before{-1};
  EXPECT_CALL(callback->mock(), FileTransferred)
      .WillOnce(Return(E_FAIL))
      .WillRepeatedly([&](IBackgroundCopyJob*, IBackgroundCopyFile*) {
        testbed().Block(300ms);
        return S_OK;
      });
  EXPECT_CALL(callback->mock(), JobTransferred).WillOnce([&](IBackgroundCopyJob*) {
    files_before = callback->files();
    return S_OK;
  });
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 1; }));
  testbed().LetPass(kLong);
  if (callback->files() == 0) GTEST_SKIP() << "needs FileTransferred, which is never called";
  EXPECT_EQ(files_before, 4);
  EXPECT_EQ(callback->files(), 4);
}

STATE_RULE(NOTIFY_XFR_06, AJobThatIsExtendedIsTransferredAgain) {
  auto callback = NewCallback();
  const Job job = NewDownload();
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  AddFile(job, {.size_bytes = 500});
  testbed().LetPass(1h);
  EXPECT_EQ(callback->transferred(), 1);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 2; }));
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 2);
  EXPECT_EQ(ProgressOf(job).FilesTransferred, 2u);
}

STATE_RULE(NOTIFY_XFR_07, ItIsNotCalledForAJobThatFailed) {
  auto callback = NewCallback();
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 404}});
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->transferred(), 0);
}

STATE_RULE(NOTIFY_XFR_07, ItIsNotCalledForAJobThatWasCompletedEarly) {
  auto callback = NewCallback();
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.delay = 2s}});
  AddFile(job, {.size_bytes = 1000});
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  // One file is there by then, whether the service begins with the first or with the last.
  EXPECT_TRUE(WaitForRequest(RemotePath(1), 1));
  EXPECT_HRESULT(BG_S_PARTIAL_COMPLETE, job->Complete());
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 0);
}

STATE_RULE(NOTIFY_XFR_07, ItIsNotCalledForAJobThatWasCancelled) {
  auto callback = NewCallback();
  const Job job = NewDownloadOf({.size_bytes = 1000, .answer = {.delay = 2s}});
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_CONNECTING);
  Cancel(job);
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 0);
}

}  // namespace conformance
