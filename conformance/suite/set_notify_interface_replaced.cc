// NOTIFY-REG: who is called after a callback was replaced or taken away, and that nobody is when
// there is none.

#include "conformance/suite/held_calls.h"
#include "conformance/suite/premises.h"
#include "conformance/suite/suite_test.h"

namespace conformance {

// --- Replaced ---

RULE(NOTIFY_REG_07, TheLastCallerWins) {
  auto first = NewCallback();
  auto second = NewCallback();
  Job job = NewDownload();
  Register(job, first);
  Register(job, second);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return second->transferred() > 0; }));
  testbed().LetPass(kLong);
  EXPECT_EQ(first->calls(), 0);
}

RULE(NOTIFY_REG_07, TheLastCallerWinsWhenTheJobFails) {
  RequireErrorsTold(testbed(), client());
  auto first = NewCallback();
  auto second = NewCallback();
  Job job = NewDownloadAnswered(404);
  Register(job, first);
  Register(job, second);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(testbed().WaitUntil([&] { return second->errors() > 0; }));
  testbed().LetPass(kLong);
  EXPECT_EQ(first->calls(), 0);
}

RULE(NOTIFY_REG_07, TheFirstCallerMayBeTheLastAgain) {
  auto first = NewCallback();
  auto second = NewCallback();
  Job job = NewDownload();
  Register(job, first);
  Register(job, second);
  Register(job, first);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return first->transferred() > 0; }));
  testbed().LetPass(kLong);
  EXPECT_EQ(second->calls(), 0);
}

RULE(NOTIFY_REG_07, AnotherApplicationTakesOver) {
  REQUIRE_CAPABILITY(kSecondApplication);
  auto first = NewCallback();
  auto second = NewCallback();
  Job job = NewDownload();
  Register(job, first);
  Register(SameJob(testbed().StartApplication("successor"), job), second);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return second->transferred() > 0; }));
  testbed().LetPass(kLong);
  EXPECT_EQ(first->calls(), 0);
}

RULE(NOTIFY_REG_07, ModificationsGoToTheLastCallerOnly) {
  RequireModificationsTold(testbed(), client());
  auto first = NewCallback();
  auto second = NewCallback();
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION));
  Register(job, first);
  testbed().LetPass(1s);
  Register(job, second);
  testbed().LetPass(1s);
  const int calls_of_the_first = first->calls();
  const int calls_of_the_second = second->calls();
  EXPECT_HRESULT(S_OK, job->SetDescription(L"changed"));
  EXPECT_TRUE(testbed().WaitUntil([&] { return second->calls() > calls_of_the_second; }));
  testbed().LetPass(kLong);
  EXPECT_EQ(first->calls(), calls_of_the_first);
}

RULE(NOTIFY_REG_07, OfManyWhoRegisterDuringACallOnlyTheLastIsTold) {
  REQUIRE_CAPABILITY(kSecondApplication);
  RequireReplay(testbed(), client());
  HeldCalls held(testbed());
  auto first = NewCallback();
  EXPECT_CALL(first->mock(), JobTransferred).WillRepeatedly(held.Stay(E_FAIL));
  Job job = NewDownload();
  Register(job, first);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return first->transferred() == 1; }));

  auto overtaken = NewCallback();
  auto last = NewCallback();
  Register(SameJob(testbed().StartApplication("overtaken"), job), overtaken);
  Register(SameJob(testbed().StartApplication("last"), job), last);
  held.LetGo();
  EXPECT_TRUE(testbed().WaitUntil([&] { return last->transferred() > 0; }));
  testbed().LetPass(kLong);
  EXPECT_EQ(overtaken->calls(), 0);
}

RULE(NOTIFY_REG_07, ARepetitionIsMadeToTheLastCaller, NOTIFY_REG_20) {
  RequireReplay(testbed(), client());
  auto first = NewCallback();
  auto second = NewCallback();
  EXPECT_CALL(first->mock(), JobTransferred).WillRepeatedly(Return(E_FAIL));
  Job job = NewDownload();
  Register(job, first);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return first->returned() > 0; }));
  const int calls_before = first->calls();
  Register(job, second);
  {
    const Blame only(rule::NOTIFY_REG_07);
    EXPECT_TRUE(testbed().WaitUntil([&] { return second->transferred() > 0; }));
  }
  testbed().LetPass(kLong);
  EXPECT_EQ(first->calls(), calls_before);
}

// --- Removed ---

RULE(NOTIFY_REG_03, NullTakesTheCallbackAway) {
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->calls(), 0);
}

RULE(NOTIFY_REG_03, NullOfAnotherApplicationTakesItAwayToo) {
  REQUIRE_CAPABILITY(kSecondApplication);
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  Job same = SameJob(testbed().StartApplication("other"), job);
  EXPECT_HRESULT(S_OK, same->SetNotifyInterface(nullptr));
  EXPECT_FALSE(RegisteredOn(job));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->calls(), 0);
}

RULE(NOTIFY_REG_03, NullIsAcceptedWhereNobodyIsRegistered) {
  Job job = NewDownload();
  for (int attempt = 0; attempt < 2; ++attempt) {
    const HRESULT answer = job->SetNotifyInterface(nullptr);
    EXPECT_SHOULD(answer == S_OK) << HresultText(answer);
  }
}

RULE(NOTIFY_REG_03, NullIsAcceptedByJobsThatAreDoneOrHaveFailed) {
  auto callback = NewCallback();
  for (const Job& job : {TransferredJob(), FailedJob()}) {
    Register(job, callback);
    EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
    EXPECT_FALSE(RegisteredOn(job));
  }
}

RULE(NOTIFY_REG_03, AfterARemovalAnotherMayRegister) {
  auto first = NewCallback();
  auto second = NewCallback();
  Job job = NewDownload();
  Register(job, first);
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
  Register(job, second);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return second->transferred() > 0; }));
  EXPECT_EQ(first->calls(), 0);
}

RULE(NOTIFY_REG_20, ARepetitionThatWasPlannedIsNotMade) {
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobTransferred).WillRepeatedly(Return(E_FAIL));
  Job job = NewDownload();
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->returned() > 0; }));
  const int calls_before = callback->calls();
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->calls(), calls_before);
}

RULE(NOTIFY_REG_20, ACallThatIsUnderWayIsTheLast) {
  HeldCalls held(testbed());
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobTransferred).WillRepeatedly(held.Stay(E_FAIL));
  Job job = NewDownload();
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
  held.LetGo();
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->returned() > 0; }));
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->calls(), 1);
}

RULE(NOTIFY_REG_20, AHandlerMayTakeItselfAway) {
  RequireCallsInside(testbed(), client());
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobTransferred).WillRepeatedly([](IBackgroundCopyJob* job) {
    EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
    return E_FAIL;
  });
  Job job = NewDownload();
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->returned() > 0; }));
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->calls(), 1);
}

// --- The flags stay ---

RULE(NOTIFY_REG_12, TheFlagsOutliveARemovalAndAReplacement) {
  constexpr ULONG kFlags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_MODIFICATION;
  auto first = NewCallback();
  auto second = NewCallback();
  Job job = NewDownload();
  Register(job, first);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(kFlags));
  ULONG flags = 0;
  Register(job, second);
  EXPECT_HRESULT(S_OK, job->GetNotifyFlags(&flags));
  EXPECT_EQ(flags, kFlags) << "after the replacement";
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
  EXPECT_HRESULT(S_OK, job->GetNotifyFlags(&flags));
  EXPECT_EQ(flags, kFlags) << "after the removal";
}

// --- Nobody ---

RULE(NOTIFY_REG_24, AJobThatNobodyListensToIsTransferredAndWaits) {
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR |
                                           BG_NOTIFY_JOB_MODIFICATION));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(kLong);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, job);
  EXPECT_HRESULT(S_OK, job->Complete());
}

RULE(NOTIFY_REG_24, AJobThatNobodyListensToFailsAndWaits) {
  Job job = NewDownloadAnswered(404);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  testbed().LetPass(kLong);
  EXPECT_STATE(BG_JOB_STATE_ERROR, job);
  testbed().origin().Put(RemotePath(0), {.size_bytes = 1000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
}

RULE(NOTIFY_REG_24, AJobWhoseListenerWasTakenAwayRunsInSilence) {
  auto callback = NewCallback();
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR |
                                           BG_NOTIFY_JOB_MODIFICATION));
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
  testbed().LetPass(1s);
  const int calls_before = callback->calls();  // of the registration itself, at most
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->calls(), calls_before);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, job);
}

}  // namespace conformance
