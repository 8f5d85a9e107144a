// NOTIFY-FLG: what the notify flags of a job do, whenever they are switched.

#include "conformance/suite/premises.h"
#include "conformance/suite/suite_test.h"

namespace conformance {
namespace {

constexpr ULONG kOutcomes = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;

}  // namespace

RULE(NOTIFY_FLG_06, WhileDisabledNothingIsTold) {
  auto callback = NewCallback(CallbackInterfaces::kCallback2);
  Job good = NewDownload(1000, 2);
  Job bad = NewDownloadAnswered(404);
  for (const Job& job : {good, bad}) {
    Register(job, callback);
    EXPECT_HRESULT(S_OK, job->SetNotifyFlags(DefinedNotifyFlags()));  // DISABLE among them
  }
  ResumeAndWaitFor(good, BG_JOB_STATE_TRANSFERRED);
  ResumeAndWaitFor(bad, BG_JOB_STATE_ERROR);
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->calls(), 0);
}

RULE(NOTIFY_FLG_06, DisabledAloneIsSilentToo) {
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_DISABLE));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->calls(), 0);
}

RULE(NOTIFY_FLG_06, TheOtherFlagsReadBackWhileDisabled) {
  Job job = NewJob();
  for (const ULONG others : {kOutcomes, kOutcomes | BG_NOTIFY_JOB_MODIFICATION}) {
    ULONG flags = 0;
    EXPECT_SHOULD_THAT(job->SetNotifyFlags(BG_NOTIFY_DISABLE | others), S_OK);
    EXPECT_SHOULD_THAT(job->GetNotifyFlags(&flags), S_OK);
    EXPECT_SHOULD_THAT(flags, BG_NOTIFY_DISABLE | others);
  }
}

RULE(NOTIFY_FLG_06, DisablingEndsTheRepetitions) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault(Return(E_FAIL));
  Job job = NewDownload();
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitUntilTold(callback, 2));
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(kOutcomes | BG_NOTIFY_DISABLE));
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 2);
}

RULE(NOTIFY_FLG_11, SwitchingOnTellsOfASuccess) {
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(kLong);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(kOutcomes));
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 1; }));
}

RULE(NOTIFY_FLG_11, SwitchingOnTellsOfAFailure) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  Job job = NewDownloadAnswered(404);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED));
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  testbed().LetPass(kLong);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR));
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->errors() == 1; }));
}

RULE(NOTIFY_FLG_11, EnablingAgainTellsOfBothOutcomes) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  Job good = NewDownload();
  Job bad = NewDownloadAnswered(404);
  for (const Job& job : {good, bad}) {
    Register(job, callback);
    EXPECT_HRESULT(S_OK, job->SetNotifyFlags(kOutcomes | BG_NOTIFY_DISABLE));
  }
  ResumeAndWaitFor(good, BG_JOB_STATE_TRANSFERRED);
  ResumeAndWaitFor(bad, BG_JOB_STATE_ERROR);
  testbed().LetPass(kLong);
  for (const Job& job : {good, bad}) EXPECT_HRESULT(S_OK, job->SetNotifyFlags(kOutcomes));
  EXPECT_TRUE(
      testbed().WaitUntil([&] { return callback->transferred() == 1 && callback->errors() == 1; }));
}

// The flags change in the very moment in which the event happens: whoever asks for them too early
// or too late loses it.
RULE(NOTIFY_FLG_11, AnEventThatMeetsAChangeOfTheFlagsIsNotLost) {
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(kOutcomes));
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 1; }));
}

RULE(NOTIFY_FLG_11, AFailedCallIsMadeUpForWhenItsFlagIsBack) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobTransferred)
      .Times(2)
      .WillOnce(Return(E_FAIL))
      .WillOnce(Return(S_OK));
  Job job = NewDownload();
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR));
  testbed().LetPass(24h);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(kOutcomes));
  EXPECT_TRUE(WaitUntilTold(callback, 2));
  testbed().LetPass(kLong);
}

RULE(NOTIFY_FLG_11, AnAcknowledgedEventIsNotToldByItsFlagAgain, NOTIFY_CB_24) {
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitUntilTold(callback));
  for (const ULONG flags : {ULONG{BG_NOTIFY_JOB_ERROR}, kOutcomes, kOutcomes | BG_NOTIFY_DISABLE,
                            kOutcomes, kOutcomes}) {
    EXPECT_HRESULT(S_OK, job->SetNotifyFlags(flags));
  }
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 1);
}

RULE(NOTIFY_FLG_12, OutcomesThatNobodyChoseAreNotTold) {
  auto callback = NewCallback();
  Job good = NewDownload();
  Job bad = NewDownloadAnswered(404);
  Register(good, callback);
  Register(bad, callback);
  EXPECT_HRESULT(S_OK, good->SetNotifyFlags(BG_NOTIFY_JOB_ERROR));
  EXPECT_HRESULT(S_OK, bad->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED));
  ResumeAndWaitFor(good, BG_JOB_STATE_TRANSFERRED);
  ResumeAndWaitFor(bad, BG_JOB_STATE_ERROR);
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 0);
}

RULE(NOTIFY_FLG_12, AFlagSwitchedOffDuringTheTransferStopsItsEvent) {
  REQUIRE_CAPABILITY(kStall);
  RequireImplemented("Suspend", NewJob()->Suspend());
  auto callback = NewCallback();
  Job blocking = NewStalledDownload();
  ResumeAndWaitFor(blocking, BG_JOB_STATE_TRANSFERRING);
  Job job = NewDownload();
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());  // it waits for its turn
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR));
  EXPECT_HRESULT(S_OK, blocking->Suspend());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 0);
}

RULE(NOTIFY_FLG_12, AFlagSwitchedOffEndsTheRepetitions) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobError).WillByDefault(Return(E_FAIL));
  Job job = NewDownloadAnswered(404);
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED));
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 1);
}

RULE(NOTIFY_FLG_12, AFlagSwitchedOffInsideTheCallEndsTheRepetitions) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([](IBackgroundCopyJob* job) {
    EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR));
    return E_FAIL;
  });
  Job job = NewDownload();
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitUntilTold(callback));
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 1);
}

RULE(NOTIFY_FLG_12, AFlagSwitchedOffByTheEventOfTheLastFileStopsTheOutcome) {
  auto callback = NewCallback(CallbackInterfaces::kCallback2);
  ON_CALL(callback->mock(), FileTransferred)
      .WillByDefault([](IBackgroundCopyJob* job, IBackgroundCopyFile*) {
        EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_FILE_TRANSFERRED));
        return S_OK;
      });
  Job job = NewDownload();
  Register(job, callback);
  if (FAILED(job->SetNotifyFlags(kOutcomes | BG_NOTIFY_FILE_TRANSFERRED))) {
    GTEST_SKIP() << "needs BITS 3.0";
  }
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  if (!testbed().WaitUntil([&] { return callback->files() > 0; })) {
    GTEST_SKIP() << "needs calls of FileTransferred";
  }
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->transferred(), 0);
}

RULE(NOTIFY_FLG_14, ASmallCallbackIsToldTheOutcomeWhateverTheFlags) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback(CallbackInterfaces::kCallback);
  Job good = NewDownload(1000, 3);
  Job bad = NewDownloadAnswered(404);
  for (const Job& job : {good, bad}) {
    EXPECT_SHOULD_THAT(job->SetNotifyFlags(DefinedNotifyFlags() & ~ULONG{BG_NOTIFY_DISABLE}), S_OK);
    Register(job, callback);
  }
  ResumeAndWaitFor(good, BG_JOB_STATE_TRANSFERRED);
  ResumeAndWaitFor(bad, BG_JOB_STATE_ERROR);
  EXPECT_SHOULD(
      testbed().WaitUntil([&] { return callback->transferred() > 0 && callback->errors() > 0; }));
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->files(), 0);
}

RULE(NOTIFY_FLG_14, ASmallCallbackMayMeetTheFlagsLater) {
  auto callback = NewCallback(CallbackInterfaces::kCallback);
  Job job = NewDownload(1000, 3);
  Register(job, callback);
  EXPECT_SHOULD_THAT(job->SetNotifyFlags(DefinedNotifyFlags() & ~ULONG{BG_NOTIFY_DISABLE}), S_OK);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_SHOULD(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
  EXPECT_EQ(callback->files(), 0);
}

}  // namespace conformance
