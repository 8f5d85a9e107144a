// NOTIFY-CB: that an outcome is not told again once it was acknowledged.

#include "conformance/suite/held_calls.h"
#include "conformance/suite/premises.h"
#include "conformance/suite/suite_test.h"

namespace conformance {

RULE(NOTIFY_CB_24, AnAcknowledgedOutcomeIsNotToldAgain) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  Job good = NewDownload();
  Job bad = NewDownloadAnswered(404);
  for (const Job& job : {good, bad}) {
    Register(job, callback);
    EXPECT_HRESULT(S_OK, job->Resume());
  }
  EXPECT_TRUE(WaitUntilTold(callback, 2));
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->transferred(), 1);
  EXPECT_EQ(callback->errors(), 1);
}

RULE(NOTIFY_CB_24, AChangeOfTheJobDoesNotBringTheOutcomeBack) {
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_HRESULT(S_OK, job->SetDescription(L"changed"));
  EXPECT_HRESULT(S_OK, job->SetPriority(BG_JOB_PRIORITY_HIGH));
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->transferred(), 1);
}

// The handler takes longer than any repetition would wait for.
RULE(NOTIFY_CB_24, AHandlerThatIsStillAtWorkIsNotCalledAgain) {
  REQUIRE_CAPABILITY(kVirtualTime);
  HeldCalls held(testbed());
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault(held.Stay());
  Job job = NewDownload();
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(10min);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED));
  EXPECT_HRESULT(S_OK, job->SetDescription(L"changed"));
  testbed().LetPass(10min);
  EXPECT_EQ(callback->transferred(), 1);
  held.LetGo();
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->transferred(), 1);
}

// Whether that registration repeats the event is open (NOTIFY-REG-16); that it does so for ever is
// not.
RULE(NOTIFY_CB_24, RegisteringInsideTheCallRepeatsItOnceAtMost) {
  RequireCallsInside(testbed(), client());
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob* job) {
    if (callback->transferred() == 1) job->SetNotifyInterface(callback->object());
    return S_OK;
  });
  Job job = NewDownload();
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitUntilTold(callback));
  testbed().LetPass(kLong);
  EXPECT_LE(callback->transferred(), 2);
}

}  // namespace conformance
