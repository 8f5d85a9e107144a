// NOTIFY-MOD: what a call of JobModification does to the next.

#include "conformance/suite/held_calls.h"
#include "conformance/suite/premises.h"
#include "conformance/suite/suite_test.h"

namespace conformance {
namespace {

class ModificationCallsTest : public SuiteTest {
 protected:
  // A job that is quiet, and tells its callback of modifications only.
  Job QuietJob() {
    RequireModificationsTold(testbed(), client());
    Job job = NewDownload();
    EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION));
    Register(job, callback_);
    testbed().LetPass(5s);
    return job;
  }
  // Changes the job and waits for the call that follows.
  bool IsChangeTold(const Job& job) {
    const int calls = callback_->modifications();
    EXPECT_HRESULT(S_OK, job->SetDescription(L"changed"));
    return testbed().WaitUntil([&] { return callback_->modifications() > calls; });
  }

  const std::shared_ptr<Callback> callback_ = NewCallback();
};

}  // namespace

// The handler may have read the job before it was changed.
RULE_TEST_F(ModificationCallsTest, NOTIFY_MOD_09, AChangeDuringACallIsToldAfterIt) {
  HeldCalls held(testbed());
  ON_CALL(callback_->mock(), JobModification).WillByDefault(held.Stay());
  const Job job = NewDownload();
  RequireModificationsTold(testbed(), client());
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION));
  Register(job, callback_);
  EXPECT_HRESULT(S_OK, job->SetDescription(L"changed"));
  EXPECT_TRUE(testbed().WaitUntil([&] { return held.open() == 1; }));
  testbed().LetPass(1s);
  const int calls = callback_->modifications();
  EXPECT_HRESULT(S_OK, job->SetDescription(L"changed again"));
  testbed().LetPass(1s);
  held.LetGo();
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback_->modifications() > calls; }));
}

RULE_TEST_F(ModificationCallsTest, NOTIFY_MOD_07, AClientIsToldOfWhatItsHandlerChanges) {
  RequireCallsInside(testbed(), client());
  const Job job = QuietJob();
  const int calls = callback_->modifications();
  ON_CALL(callback_->mock(), JobModification)
      .WillByDefault([&, calls](IBackgroundCopyJob* told, DWORD) {
        if (callback_->modifications() == calls + 1) told->SetDisplayName(L"by the handler");
        return S_OK;
      });
  EXPECT_TRUE(IsChangeTold(job));
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback_->modifications() >= calls + 2; }));
}

RULE_TEST_F(ModificationCallsTest, NOTIFY_CB_05, AModificationThatFailedIsNotTheLast) {
  ON_CALL(callback_->mock(), JobModification).WillByDefault(Return(E_FAIL));
  const Job job = QuietJob();
  for (int changes = 0; changes < 3; ++changes) {
    EXPECT_TRUE(IsChangeTold(job));
    testbed().LetPass(5s);
  }
}

}  // namespace conformance
