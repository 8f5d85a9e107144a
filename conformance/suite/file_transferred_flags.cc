// NOTIFY-FILE: files that wait to be told while the flags change, or their job ends.

#include <bits3_0.h>

#include "conformance/suite/notification_classes.h"
#include "conformance/suite/suite_test.h"

namespace conformance {
namespace {

constexpr ULONG kOutcomes = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
constexpr ULONG kOutcomesAndFiles = kOutcomes | BG_NOTIFY_FILE_TRANSFERRED;

// A job whose only file has been told and refused, so that it waits to be told again.
class WaitingFileTest : public SuiteTest {
 protected:
  Job NewJobWithWaitingFile() {
    ON_CALL(callback_->mock(), FileTransferred).WillByDefault(Return(E_FAIL));
    Job job = NewDownload();
    Register(job, callback_);
    if (FAILED(job->SetNotifyFlags(kOutcomesAndFiles))) return {};
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
    return testbed().WaitUntil([&] { return callback_->files() > 0; }) ? job : Job();
  }

  const std::shared_ptr<Callback> callback_ = NewCallback(CallbackInterfaces::kCallback2);
};

#define REQUIRE_WAITING_FILE(job) \
  if (!(job)) GTEST_SKIP() << "needs calls of FileTransferred (BITS 3.0)"

}  // namespace

RULE_TEST_F(WaitingFileTest, NOTIFY_FILE_03, OtherFlagsForgetNoFile) {
  const Job job = NewJobWithWaitingFile();
  REQUIRE_WAITING_FILE(job);
  const int before = callback_->files();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(kOutcomesAndFiles | BG_NOTIFY_JOB_MODIFICATION));
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback_->files() > before; }));
}

RULE_TEST_F(WaitingFileTest, NOTIFY_FILE_04, FilesDoNotComeAfterTheirJobWhenTheFlagComesBack) {
  const Job job = NewJobWithWaitingFile();
  REQUIRE_WAITING_FILE(job);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(kOutcomes));
  EXPECT_TRUE(WaitUntilTold(callback_));
  const int before = callback_->files();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(kOutcomesAndFiles));
  testbed().LetPass(kLong);
  EXPECT_EQ(callback_->files(), before);
}

RULE_TEST_F(ClassTest, NOTIFY_CB_20, TheClassOfAJobThatIsOverHearsOfNoFile, NOTIFY_CLS_07) {
  REQUIRE_CAPABILITY(kClassRegistry);
  const auto of_class = PutClass(kClass, CallbackInterfaces::kCallback2);
  ON_CALL(of_class->mock(), FileTransferred).WillByDefault(Return(E_FAIL));
  const Job cancelled = NewDownload();
  const Job completed = NewDownload();
  for (const Job& job : {cancelled, completed}) {
    SetClass(job, kClass);
    EXPECT_HRESULT(S_OK, job->SetNotifyFlags(kOutcomesAndFiles));
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  }
  EXPECT_TRUE(testbed().WaitUntil([&] { return of_class->files() > 1; }));
  EXPECT_SUCCEEDED(cancelled->Cancel());
  EXPECT_HRESULT(S_OK, completed->Complete());
  const int before = of_class->files();
  testbed().LetPass(kLong);
  EXPECT_EQ(of_class->files(), before);
}

}  // namespace conformance
