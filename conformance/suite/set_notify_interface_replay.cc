// NOTIFY-REG: what a callback is still told that comes when the event has already happened.

#include "conformance/suite/held_calls.h"
#include "conformance/suite/premises.h"
#include "conformance/suite/suite_test.h"

namespace conformance {
namespace {

constexpr HRESULT kNotFound = static_cast<HRESULT>(0x80190194);  // HTTP status 404

}  // namespace

RULE(NOTIFY_REG_14, ATransferThatHasEndedIsTold) {
  auto callback = NewCallback();
  Job job = TransferredJob();
  testbed().LetPass(1s);
  Register(job, callback);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
  EXPECT_EQ(callback->errors(), 0);
}

RULE(NOTIFY_REG_14, AFailureThatHasHappenedIsToldWithItsError) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobError)
      .Times(AtLeast(1))
      .WillRepeatedly([](auto*, IBackgroundCopyError* error) -> HRESULT {
        BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
        HRESULT code = S_OK;
        if (error == nullptr) {
          ADD_FAILURE() << "JobError came without an error";
          return S_OK;
        }
        EXPECT_HRESULT(S_OK, error->GetError(&context, &code));
        EXPECT_HRESULT(kNotFound, code);
        EXPECT_EQ(context, BG_ERROR_CONTEXT_REMOTE_FILE);
        return S_OK;
      });
  Job job = FailedJob();
  testbed().LetPass(1s);
  Register(job, callback);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->returned() > 0; }));
  EXPECT_EQ(callback->transferred(), 0);
}

RULE(NOTIFY_REG_14, AnOutcomeIsStillToldAfterTwoWeeks) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto of_success = NewCallback();
  auto of_failure = NewCallback();
  Job transferred = TransferredJob();
  Job failed = FailedJob();
  testbed().LetPass(kLong);
  Register(transferred, of_success);
  Register(failed, of_failure);
  EXPECT_TRUE(testbed().WaitUntil(
      [&] { return of_success->transferred() > 0 && of_failure->errors() > 0; }));
}

RULE(NOTIFY_REG_14, AnotherApplicationIsToldOfItToo) {
  REQUIRE_CAPABILITY(kSecondApplication);
  auto callback = NewCallback();
  Job job = TransferredJob();
  Register(SameJob(testbed().StartApplication("latecomer"), job), callback);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
}

RULE(NOTIFY_REG_14, OneRegistrationIsToldOnce, NOTIFY_CB_24) {
  RequireErrorsTold(testbed(), client());
  auto of_success = NewCallback();
  auto of_failure = NewCallback();
  Job transferred = TransferredJob();
  Job failed = FailedJob();
  Register(transferred, of_success);
  Register(failed, of_failure);
  {
    const Blame only(rule::NOTIFY_REG_14);
    EXPECT_TRUE(testbed().WaitUntil(
        [&] { return of_success->transferred() > 0 && of_failure->errors() > 0; }));
  }
  testbed().LetPass(kLong);
  const Blame only(rule::NOTIFY_CB_24);
  EXPECT_EQ(of_success->calls(), 1);
  EXPECT_EQ(of_failure->calls(), 1);
}

RULE(NOTIFY_REG_14, ALatecomerIsCalledUntilItAcknowledges, NOTIFY_CB_02) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobTransferred)
      .WillOnce(Return(E_FAIL))
      .WillOnce(Return(E_FAIL))
      .WillRepeatedly(Return(S_OK));
  Job job = TransferredJob();
  Register(job, callback);
  {
    const Blame only(rule::NOTIFY_REG_14);
    EXPECT_TRUE(testbed().WaitUntil([&] { return callback->returned() > 0; }));
  }
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->returned() >= 3; }));
}

RULE(NOTIFY_REG_14, OnlyTheOutcomeThatStandsIsTold, NOTIFY_CB_17) {
  auto callback = NewCallback();
  Job job = NewDownload();
  testbed().origin().AnswerNext(RemotePath(0), {.status = 404});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  Register(job, callback);
  {
    const Blame only(rule::NOTIFY_REG_14);
    EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
  }
  testbed().LetPass(kLong);
  const Blame only(rule::NOTIFY_CB_17);
  EXPECT_EQ(callback->errors(), 0);
}

RULE(NOTIFY_REG_14, WhatOneDidNotAcknowledgeTheNextIsTold) {
  auto first = NewCallback();
  auto second = NewCallback();
  EXPECT_CALL(first->mock(), JobTransferred).WillRepeatedly(Return(E_FAIL));
  Job job = TransferredJob();
  Register(job, first);
  EXPECT_TRUE(testbed().WaitUntil([&] { return first->returned() > 0; }));
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
  testbed().LetPass(1s);
  Register(job, second);
  EXPECT_TRUE(testbed().WaitUntil([&] { return second->transferred() > 0; }));
}

// The page does not tell whom the answer of a callback counts for that was replaced while it was
// being called. The newcomer registered on a job that was transferred, so the call is due to it.
RULE(NOTIFY_REG_14, WhoRegistersWhileAnotherIsBeingCalledIsTold) {
  HeldCalls held(testbed());
  auto first = NewCallback();
  auto second = NewCallback();
  EXPECT_CALL(first->mock(), JobTransferred).WillRepeatedly(held.Stay());
  Job job = TransferredJob();
  Register(job, first);
  EXPECT_TRUE(testbed().WaitUntil([&] { return first->transferred() > 0; }));
  Register(job, second);
  held.LetGo();
  EXPECT_SHOULD(testbed().WaitUntil([&] { return second->transferred() > 0; }));
  EXPECT_TRUE(testbed().WaitUntil([&] { return first->returned() > 0; }));
}

RULE(NOTIFY_REG_14, ACallThatNeverEndsDoesNotKeepTheEventFromTheNext) {
  REQUIRE_CAPABILITY(kKillApplication);  // nothing else would end the call
  HeldCalls held(testbed());
  auto first = NewCallback();
  auto second = NewCallback();
  EXPECT_CALL(first->mock(), JobTransferred).WillRepeatedly(held.Stay());
  Job job = TransferredJob();
  Application& hanging = testbed().StartApplication("hanging");
  Register(SameJob(hanging, job), first);
  EXPECT_TRUE(testbed().WaitUntil([&] { return first->transferred() > 0; }));
  Register(job, second);
  EXPECT_TRUE(testbed().WaitUntil([&] { return second->transferred() > 0; }));
  hanging.Kill();
}

// --- Again in the same life ---

RULE(NOTIFY_REG_16, RegisteringTheSameObjectAgainBringsAtMostOneCall) {
  RequireReplay(testbed(), client());
  auto callback = NewCallback();
  Job job = TransferredJob();
  Register(job, callback);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->returned() > 0; }));
  testbed().LetPass(1s);
  const int calls_before = callback->calls();
  Register(job, callback);
  testbed().LetPass(kLong);
  EXPECT_LE(callback->calls(), calls_before + 1);
  RECORD("calls of the same object, registered again after S_OK", callback->calls() - calls_before);
}

RULE(NOTIFY_REG_16, RegisteringAnotherObjectAfterwardsBringsAtMostOneCall) {
  RequireReplay(testbed(), client());
  auto first = NewCallback();
  auto second = NewCallback();
  Job job = FailedJob();
  Register(job, first);
  EXPECT_TRUE(testbed().WaitUntil([&] { return first->returned() > 0; }));
  testbed().LetPass(1s);
  Register(job, second);
  testbed().LetPass(kLong);
  EXPECT_LE(second->calls(), 1);
  RECORD("calls of another object, registered after S_OK", second->calls());
}

RULE(NOTIFY_REG_16, AHandlerThatRegistersItselfIsLeftInPeaceInTheEnd) {
  RequireReplay(testbed(), client());
  RequireCallsInside(testbed(), client());
  auto callback = NewCallback();
  IUnknown* const object = callback->object();
  std::atomic<int> registrations{0};
  EXPECT_CALL(callback->mock(), JobTransferred)
      .WillRepeatedly([object, &registrations](IBackgroundCopyJob* job) {
        if (++registrations == 1) {
          EXPECT_HRESULT(S_OK, job->SetNotifyInterface(object));
        }
        return S_OK;
      });
  Job job = TransferredJob();
  Register(job, callback);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->returned() > 0; }));
  testbed().LetPass(kLong);
  EXPECT_LE(callback->calls(), 2);
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
}

// --- Modifications ---

RULE(NOTIFY_REG_17, ModificationsOfThePastAreNotReplayed) {
  RequireModificationsTold(testbed(), client());
  auto callback = NewCallback();
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION));
  for (const wchar_t* description : {L"one", L"two", L"three"}) {
    EXPECT_HRESULT(S_OK, job->SetDescription(description));
    testbed().LetPass(1s);
  }
  Register(job, callback);
  testbed().LetPass(kLong);
  EXPECT_LE(callback->modifications(), 1);  // of the registration itself
}

RULE(NOTIFY_REG_17, AReplayedOutcomeBringsNoOldModifications) {
  RequireReplay(testbed(), client());
  auto callback = NewCallback();
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_MODIFICATION));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  Register(job, callback);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
  testbed().LetPass(kLong);
  EXPECT_LE(callback->modifications(), 1);  // of the registration itself
}

// --- Flags first, flags last ---

RULE(NOTIFY_REG_18, TheFlagsMayComeFirst) {
  RequireModificationsTold(testbed(), client());
  auto callback = NewCallback();
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION));
  Register(job, callback);
  testbed().LetPass(1s);
  const int calls_before = callback->modifications();
  EXPECT_HRESULT(S_OK, job->SetDescription(L"changed"));
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->modifications() > calls_before; }));
}

RULE(NOTIFY_REG_18, TheFlagsMayComeLast) {
  RequireModificationsTold(testbed(), client());
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION));
  testbed().LetPass(1s);
  const int calls_before = callback->modifications();
  EXPECT_HRESULT(S_OK, job->SetDescription(L"changed"));
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->modifications() > calls_before; }));
}

RULE(NOTIFY_REG_18, AnEventBetweenFlagsAndCallbackIsNotLost) {
  RequireReplay(testbed(), client());
  auto callback = NewCallback();
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  Register(job, callback);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
}

RULE(NOTIFY_REG_18, AnEventBetweenCallbackAndFlagsIsNotLost) {
  auto callback = NewCallback();
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR));
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED));
  EXPECT_SHOULD(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
}

RULE(NOTIFY_REG_18, AnEventOutlivesAFlickerOfTheFlags) {
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_DISABLE));
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED));
  EXPECT_SHOULD(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
}

}  // namespace conformance
