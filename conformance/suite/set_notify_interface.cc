// NOTIFY-REG: what SetNotifyInterface does and for how long.

#include "conformance/suite/suite_test.h"

namespace conformance {

RULE(NOTIFY_REG_01, ACallbackThatIsRegisteredIsTheOneThatIsCalled) {
  auto callback = NewCallback();
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(callback->object()));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
}

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

}  // namespace conformance
