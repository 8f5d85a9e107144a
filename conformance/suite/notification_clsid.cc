// NOTIFY-CLS: who is told when a job names a class of callbacks.

#include "conformance/suite/held_calls.h"
#include "conformance/suite/notification_classes.h"

namespace conformance {
RULE_TEST_F(ClassTest, NOTIFY_CLS_02, TheClassOutlivesTheService) {
  REQUIRE_CAPABILITY(kClassRegistry);
  REQUIRE_CAPABILITY(kServiceRestart);
  auto callback = PutClass(kClass);
  Job job = NewDownload();
  SetClass(job, kClass);
  job = RestartServiceUnder(std::move(job));
  EXPECT_TRUE(IsEqualGUID(ClassOf(job), kClass));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
}

RULE_TEST_F(ClassTest, NOTIFY_CLS_03, AJobWithoutACallbackGetsAnObject) {
  REQUIRE_CAPABILITY(kClassRegistry);
  auto callback = PutClass(kClass);
  Job job = NewDownload();
  SetClass(job, kClass);
  EXPECT_EQ(testbed().Activations(kClass), 0);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_EQ(callback->transferred(), 1);
  EXPECT_EQ(testbed().Activations(kClass), 1);
}

RULE_TEST_F(ClassTest, NOTIFY_CLS_03, TheObjectComesForAnErrorToo) {
  REQUIRE_CAPABILITY(kClassRegistry);
  auto callback = PutClass(kClass);
  Job job = NewDownloadAnswered(404);
  SetClass(job, kClass);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_EQ(callback->errors(), 1);
}

RULE_TEST_F(ClassTest, NOTIFY_CLS_03, ACallbackThatLivesComesFirst, NOTIFY_CLS_09) {
  REQUIRE_CAPABILITY(kClassRegistry);
  auto of_class = PutClass(kClass);
  auto callback = NewCallback();
  Job job = NewDownload();
  SetClass(job, kClass);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  testbed().LetPass(kLong);
  EXPECT_EQ(testbed().Activations(kClass), 0);
  EXPECT_EQ(OutcomesTold(of_class), 0);
}

RULE_TEST_F(ClassTest, NOTIFY_CLS_03, ACallbackWhoseClientDiedIsReplaced, NOTIFY_CB_15) {
  REQUIRE_CAPABILITY(kClassRegistry);
  REQUIRE_CAPABILITY(kSecondApplication);
  REQUIRE_CAPABILITY(kKillApplication);
  auto of_class = PutClass(kClass);
  Application& doomed = testbed().StartApplication("doomed");
  auto callback = NewCallback();
  Job job = NewDownloadOf(doomed);
  Job same = SameJob(client(), job);
  SetClass(job, kClass);
  Register(job, callback);
  doomed.Kill();
  EXPECT_HRESULT(S_OK, same->Resume());
  EXPECT_TRUE(WaitUntilTold(of_class));
  EXPECT_EQ(OutcomesTold(callback), 0);
}

RULE_TEST_F(ClassTest, NOTIFY_CLS_03, ACallbackWhoseClientDiesInTheCallIsReplaced, NOTIFY_CB_15) {
  REQUIRE_CAPABILITY(kClassRegistry);
  REQUIRE_CAPABILITY(kSecondApplication);
  REQUIRE_CAPABILITY(kKillApplication);
  HeldCalls held(testbed());
  auto of_class = PutClass(kClass);
  Application& doomed = testbed().StartApplication("doomed");
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault(held.Stay());
  Job job = NewDownloadOf(doomed);
  SetClass(job, kClass);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return held.open() == 1; }));
  EXPECT_EQ(testbed().Activations(kClass), 0);
  doomed.Kill();
  EXPECT_TRUE(WaitUntilTold(of_class));
}

// The server is installed when the event has long happened. That it waits is what at least one call
// for each outcome asks for; no page tells of it.
RULE_TEST_F(ClassTest, NOTIFY_CLS_03, AnOutcomeWaitsForAClassThatCannotBeMade, NOTIFY_CB_01) {
  REQUIRE_CAPABILITY(kClassRegistry);
  REQUIRE_CAPABILITY(kVirtualTime);
  Job job = NewDownload();
  SetClass(job, kClass);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(1h);
  auto callback = PutClass(kClass);
  EXPECT_SHOULD(WaitUntilTold(callback));
}

RULE_TEST_F(ClassTest, NOTIFY_GET_08, AClassIsNoCallbackUntilItIsUsed) {
  REQUIRE_CAPABILITY(kClassRegistry);
  auto callback = PutClass(kClass);
  Job job = NewDownload();
  SetClass(job, kClass);
  testbed().LetPass(1s);
  EXPECT_FALSE(RegisteredOn(job));
  EXPECT_EQ(testbed().Activations(kClass), 0);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  RECORD("an object of the class is given out once it is used", bool{RegisteredOn(job)});
}

RULE_TEST_F(ClassTest, NOTIFY_CLS_04, TheObjectIsKept) {
  REQUIRE_CAPABILITY(kClassRegistry);
  auto callback = PutClass(kClass);
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob*) {
    return callback->transferred() < 3 ? E_FAIL : S_OK;
  });
  Job job = NewDownload();
  SetClass(job, kClass);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback, 3));
  EXPECT_EQ(testbed().Activations(kClass), 1);
}

// The server takes its time, and meanwhile there is ever more to tell.
RULE_TEST_F(ClassTest, NOTIFY_CLS_04, OneObjectIsMadeForAll) {
  REQUIRE_CAPABILITY(kClassRegistry);
  auto callback = PutSlowClass(kClass);
  Job job = NewDownload();
  SetClass(job, kClass);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_MODIFICATION));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  testbed().LetPass(1min);
  EXPECT_EQ(testbed().Activations(kClass), 1);
  EXPECT_EQ(callback->transferred(), 1);
}

RULE_TEST_F(ClassTest, NOTIFY_CLS_04, ARegistrationWhileTheObjectIsMadeReplacesIt) {
  REQUIRE_CAPABILITY(kClassRegistry);
  auto of_class = PutSlowClass(kClass);
  auto callback = NewCallback();
  Job job = NewDownload();
  SetClass(job, kClass);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return testbed().Activations(kClass) == 1; }));
  Register(job, callback);
  EXPECT_TRUE(WaitUntilTold(callback));
  testbed().LetPass(kLong);
  EXPECT_TRUE(IsSameObject(RegisteredOn(job).get(), callback->object()));
  EXPECT_EQ(OutcomesTold(of_class), 0);
}

RULE_TEST_F(ClassTest, NOTIFY_CLS_04, ARegistrationReplacesTheObject) {
  REQUIRE_CAPABILITY(kClassRegistry);
  auto of_class = PutClass(kClass);
  ON_CALL(of_class->mock(), JobTransferred).WillByDefault(Return(E_FAIL));
  Job job = NewDownload();
  SetClass(job, kClass);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(of_class));
  auto callback = NewCallback();
  Register(job, callback);
  EXPECT_TRUE(WaitUntilTold(callback));
  const int before = OutcomesTold(of_class);
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(of_class), before);
}

RULE_TEST_F(ClassTest, NOTIFY_CLS_04, AnotherIsMadeWhenItsServerIsGone) {
  REQUIRE_CAPABILITY(kClassRegistry);
  HeldCalls held(testbed());
  auto callback = PutClass(kClass);
  ON_CALL(callback->mock(), JobTransferred).WillByDefault(held.Stay());
  Job job = NewDownload();
  SetClass(job, kClass);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return held.begun() == 1; }));
  testbed().KillServer(kClass);
  held.LetGo();
  EXPECT_TRUE(testbed().WaitUntil([&] { return held.begun() == 2; }));
  EXPECT_EQ(testbed().Activations(kClass), 2);
}

RULE_TEST_F(ClassTest, NOTIFY_CLS_05, TheNullClassIsNone) {
  REQUIRE_CAPABILITY(kClassRegistry);
  auto callback = PutClass(kClass);
  Job job = NewDownload();
  SetClass(job, kClass);
  SetClass(job, GUID_NULL);
  EXPECT_TRUE(IsEqualGUID(ClassOf(job), GUID_NULL));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(kLong);
  EXPECT_EQ(testbed().Activations(kClass), 0);
}

RULE_TEST_F(ClassTest, NOTIFY_CLS_05, TheLastClassWins) {
  REQUIRE_CAPABILITY(kClassRegistry);
  REQUIRE_CAPABILITY(kSecondApplication);
  auto first = PutClass(kClass);
  auto second = PutClass(kOtherClass);
  Job job = NewDownload();
  SetClass(job, kClass);
  SetClass(SameJob(testbed().StartApplication("second"), job), kOtherClass);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(second));
  EXPECT_EQ(testbed().Activations(kClass), 0);
  EXPECT_EQ(OutcomesTold(first), 0);
}

RULE_TEST_F(ClassTest, NOTIFY_CLS_06, ACallbackThatIsRemovedIsReplaced) {
  REQUIRE_CAPABILITY(kClassRegistry);
  auto of_class = PutClass(kClass);
  auto callback = NewCallback();
  Job job = NewDownload();
  SetClass(job, kClass);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(of_class));
  EXPECT_EQ(OutcomesTold(callback), 0);
}

// Its object is cleared by NULL like any other; the class is asked for the next.
RULE_TEST_F(ClassTest, NOTIFY_CLS_06, AnObjectThatIsRemovedIsReplaced) {
  REQUIRE_CAPABILITY(kClassRegistry);
  auto callback = PutClass(kClass);
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob*) {
    return callback->transferred() == 1 ? E_FAIL : S_OK;
  });
  Job job = NewDownload();
  SetClass(job, kClass);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_EQ(testbed().Activations(kClass), 1);
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
  EXPECT_TRUE(WaitUntilTold(callback, 2));
  EXPECT_EQ(testbed().Activations(kClass), 2);
}

RULE_TEST_F(ClassTest, NOTIFY_CLS_07, TheFlagsSayOfWhatItHears, NOTIFY_FLG_16) {
  REQUIRE_CAPABILITY(kClassRegistry);
  auto callback = PutClass(kClass);
  Job success = NewDownload();
  SetClass(success, kClass);
  EXPECT_HRESULT(S_OK, success->SetNotifyFlags(BG_NOTIFY_JOB_ERROR));
  Job disabled = NewDownloadAnswered(404);
  SetClass(disabled, kClass);
  EXPECT_HRESULT(S_OK, disabled->SetNotifyFlags(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_DISABLE));
  ResumeAndWaitFor(success, BG_JOB_STATE_TRANSFERRED);
  ResumeAndWaitFor(disabled, BG_JOB_STATE_ERROR);
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 0);
}

RULE_TEST_F(ClassTest, NOTIFY_CLS_07, ItHearsOfFilesAndModificationsToo, NOTIFY_FLG_16) {
  REQUIRE_CAPABILITY(kClassRegistry);
  auto callback = PutClass(kClass, CallbackInterfaces::kCallback2);
  Job job = NewDownload(1000, 2);
  SetClass(job, kClass);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(DefinedNotifyFlags() & ~ULONG{BG_NOTIFY_DISABLE}));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_EQ(callback->files(), 2);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->modifications() > 0; }));
}

RULE_TEST_F(ClassTest, NOTIFY_CLS_07, ItNeedsNoOutcomeToHearOfFiles, NOTIFY_FLG_16) {
  REQUIRE_CAPABILITY(kClassRegistry);
  auto callback = PutClass(kClass, CallbackInterfaces::kCallback2);
  Job job = NewDownload(1000, 2);
  SetClass(job, kClass);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_FILE_TRANSFERRED));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->files() == 2; }));
  Job other = NewDownload();
  SetClass(other, kClass);
  EXPECT_HRESULT(S_OK, other->SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION));
  EXPECT_HRESULT(S_OK, other->SetDescription(L"changed"));
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->modifications() > 0; }));
}

RULE_TEST_F(ClassTest, NOTIFY_CLS_08, ACallbackThatFailsIsNotReplaced) {
  REQUIRE_CAPABILITY(kClassRegistry);
  auto of_class = PutClass(kClass);
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault(Return(E_FAIL));
  Job job = NewDownload();
  SetClass(job, kClass);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback, 3));
  RECORD("activations after E_FAIL from a living callback", testbed().Activations(kClass));
  EXPECT_EQ(testbed().Activations(kClass), 0);
}

RULE_TEST_F(ClassTest, NOTIFY_CLS_09, TheCallbackOfAnotherApplicationComesFirst) {
  REQUIRE_CAPABILITY(kClassRegistry);
  REQUIRE_CAPABILITY(kSecondApplication);
  auto of_class = PutClass(kClass);
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  SetClass(SameJob(testbed().StartApplication("second"), job), kClass);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(of_class), 0);
}

RULE_TEST_F(ClassTest, NOTIFY_CLS_10, TheClassMayBeSetUntilTheEnd) {
  REQUIRE_CAPABILITY(kClassRegistry);
  auto callback = PutClass(kClass);
  Job transferred = TransferredJob();
  SetClass(transferred, kClass);
  EXPECT_TRUE(WaitUntilTold(callback));
  Job failed = FailedJob();
  SetClass(failed, kOtherClass);
  SetClass(failed, GUID_NULL);
  for (const Job& job : {AcknowledgedJob(), CancelledJob()}) {
    const HRESULT result = TrySetClass(job, kClass);
    EXPECT_SHOULD(result == BG_E_INVALID_STATE) << HresultText(result);
  }
}

RULE_TEST_F(ClassTest, NOTIFY_CLS_10, TheClassMayBeClearedWhenAllIsDone, NOTIFY_CLS_05) {
  REQUIRE_CAPABILITY(kClassRegistry);
  auto of_class = PutClass(kClass);
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR));
  SetClass(job, kClass);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  SetClass(job, GUID_NULL);
  EXPECT_TRUE(IsEqualGUID(ClassOf(job), GUID_NULL));
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED));
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(of_class), 0);
}

RULE_TEST_F(ClassTest, NOTIFY_CLS_11, AnObjectOutlivesTheChangeOfTheClass) {
  REQUIRE_CAPABILITY(kClassRegistry);
  auto first = PutClass(kClass);
  auto second = PutClass(kOtherClass);
  ON_CALL(first->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob*) {
    return first->transferred() == 1 ? E_FAIL : S_OK;
  });
  Job job = NewDownload();
  SetClass(job, kClass);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(first));
  SetClass(job, kOtherClass);
  EXPECT_TRUE(testbed().WaitUntil([&] { return OutcomesTold(first) + OutcomesTold(second) == 2; }));
  RECORD("told after the class was changed", OutcomesTold(second) > 0 ? "new class" : "old object");
  EXPECT_EQ(OutcomesTold(second), 0);
}

}  // namespace conformance
