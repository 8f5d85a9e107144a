// NOTIFY-CB: events whose occasion has passed, by what the client does to its job meanwhile.

#include "conformance/suite/held_calls.h"
#include "conformance/suite/premises.h"
#include "conformance/suite/suite_test.h"
#include "conformance/testbed/premise.h"

namespace conformance {

RULE(NOTIFY_CB_17, AJobThatWasCompletedIsNotToldAboutAgain) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault(Return(E_FAIL));
  Job job = NewDownload();
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_HRESULT(S_OK, job->Complete());
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 1);
}

RULE(NOTIFY_CB_17, AJobThatWasCancelledIsNotToldAboutAgain) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobError).WillByDefault(Return(E_FAIL));
  Job job = NewDownloadAnswered(404);
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_SUCCEEDED(job->Cancel());
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 1);
}

RULE(NOTIFY_CB_17, AJobThatItsHandlerCancelsIsNotToldAboutAgain) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([](IBackgroundCopyJob* job) {
    EXPECT_SUCCEEDED(job->Cancel());
    return E_FAIL;
  });
  Job job = NewDownload();
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 1);
  EXPECT_STATE(BG_JOB_STATE_CANCELLED, job);
}

RULE(NOTIFY_CB_17, AResumedJobTellsItsNextOutcomeOnly) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobError).WillOnce(Return(E_FAIL));
  Job job = NewDownload();
  testbed().origin().AnswerNext(RemotePath(0), {.status = 404});
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(WaitUntilTold(callback));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
  testbed().LetPass(kLong);
}

RULE(NOTIFY_CB_17, AnErrorThatNobodyHeardIsOverWhenTheJobIsResumed) {
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobError).Times(0);
  Job job = NewDownload();
  testbed().origin().AnswerNext(RemotePath(0), {.status = 404});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  // Slow enough that the job is still under way when the callback comes.
  testbed().origin().AnswerNext(RemotePath(0), {.delay = 1s});
  EXPECT_HRESULT(S_OK, job->Resume());
  Register(job, callback);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
  testbed().LetPass(kLong);
}

RULE(NOTIFY_CB_17, WhoComesWhileTheJobConnectsAgainHearsOfNoError) {
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobError).Times(0);
  Job job = NewDownload();
  testbed().origin().AnswerNext(RemotePath(0), {.status = 404});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  testbed().origin().AnswerNext(RemotePath(0), {.delay = 2s});
  ResumeAndWaitFor(job, BG_JOB_STATE_CONNECTING);
  Register(job, callback);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }, 1min));
}

RULE(NOTIFY_CB_17, AFailureAfterResumeIsANewEvent) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  Job job = NewDownloadAnswered(404);
  Register(job, callback);
  for (int failures = 1; failures <= 3; ++failures) {
    const int told_before = callback->errors();
    EXPECT_HRESULT(S_OK, job->Resume());
    EXPECT_TRUE(WaitUntilTold(callback, told_before + 1));
    EXPECT_STATE(BG_JOB_STATE_ERROR, job);
    testbed().LetPass(1s);
  }
}

// A handler hangs over the error while the job is resumed and transferred. That it fails at last
// is of no interest to anybody.
RULE(NOTIFY_CB_17, ALateFailureOfAnOldCallRepeatsNothing) {
  REQUIRE_CAPABILITY(kVirtualTime);
  HeldCalls held(testbed());
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobError).WillOnce(held.Stay(E_FAIL));
  EXPECT_CALL(callback->mock(), JobTransferred).WillOnce(Return(S_OK));
  Job job = NewDownload();
  testbed().origin().AnswerNext(RemotePath(0), {.status = 404});
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(testbed().WaitUntil([&] { return held.open() == 1; }));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(1min);
  held.LetGo();
  EXPECT_TRUE(WaitUntilTold(callback, 2));
  testbed().LetPass(kLong);
}

RULE(NOTIFY_CB_18, AfterCompleteTheAnswerOfTheHandlerDoesNotMatter) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([](IBackgroundCopyJob* job) {
    EXPECT_HRESULT(S_OK, job->Complete());
    return E_FAIL;
  });
  Job job = NewDownload();
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 1);
  EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, job);
}

RULE(NOTIFY_CB_19, AFailedRenameThatIsHandedOnGetsASecondChance) {
  REQUIRE_CAPABILITY(kLockFiles);
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([](IBackgroundCopyJob* job) {
    return job->Complete();
  });
  Job job = NewDownload();
  testbed().LockFile(LocalName(0));
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  Presume(rule::ST_27, StateOf(job.get()) == BG_JOB_STATE_TRANSFERRED);
  testbed().UnlockFile(LocalName(0));
  EXPECT_TRUE(testbed().WaitUntil([&] { return StateOf(job.get()) == BG_JOB_STATE_ACKNOWLEDGED; },
                                  PatienceForRetries(testbed(), 1)));
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(0)), 1000u);
}

RULE(NOTIFY_CB_19, AFailedRenameThatIsSwallowedIsNotRepeated) {
  REQUIRE_CAPABILITY(kLockFiles);
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([](IBackgroundCopyJob* job) {
    EXPECT_TRUE(FAILED(job->Complete()));
    return S_OK;
  });
  Job job = NewDownload();
  testbed().LockFile(LocalName(0));
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitUntilTold(callback));
  testbed().UnlockFile(LocalName(0));
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 1);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, job);
  EXPECT_HRESULT(S_OK, job->Complete());
}

RULE(NOTIFY_CB_20, CancelIsNoOutcome) {
  auto callback = NewCallback(CallbackInterfaces::kCallback2);
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(DefinedNotifyFlags() & ~ULONG{BG_NOTIFY_DISABLE}));
  Register(job, callback);
  testbed().LetPass(1s);
  const int modifications = callback->modifications();
  EXPECT_SUCCEEDED(job->Cancel());
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->transferred() + callback->errors() + callback->files(), 0);
  RECORD("modifications after Cancel", callback->modifications() - modifications);
}

RULE(NOTIFY_CB_20, CompleteIsNoFurtherOutcome) {
  auto callback = NewCallback();
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(DefinedNotifyFlags() & ~ULONG{BG_NOTIFY_DISABLE}));
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitUntilTold(callback));
  testbed().LetPass(1s);
  const int outcomes = OutcomesTold(callback);
  const int modifications = callback->modifications();
  EXPECT_HRESULT(S_OK, job->Complete());
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), outcomes);
  RECORD("modifications after Complete", callback->modifications() - modifications);
}

RULE(NOTIFY_CB_20, CompletingAHalfDoneJobIsNoOutcome) {
  REQUIRE_CAPABILITY(kStall);
  auto callback = NewCallback();
  Job job = NewStalledDownload();
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  EXPECT_TRUE(SUCCEEDED(job->Complete()));
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 0);
}

}  // namespace conformance
