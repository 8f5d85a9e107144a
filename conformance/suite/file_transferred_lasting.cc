// NOTIFY-FILE: files that were not acknowledged are told again, whatever becomes of their job, and
// what validating them means.

#include <bits3_0.h>

#include "conformance/suite/settings.h"

namespace conformance {
namespace {

constexpr ULONG kFilesAndOutcomes =
    BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED;

class LastingFilesTest : public SettingsTest {
 protected:
  // A job that tells of files; its callback refuses them until `accepts_`.
  void Watch(const Job& job) {
    ON_CALL(callback_->mock(), FileTransferred).WillByDefault([this](auto*, auto*) {
      return accepts_ ? S_OK : E_FAIL;
    });
    const HRESULT set = job->SetNotifyFlags(kFilesAndOutcomes);
    if (FAILED(set)) GTEST_SKIP() << "needs BITS 3.0";
    Register(job, callback_);
  }
  void ExpectToldAgain() {
    const int calls = callback_->files();
    accepts_ = true;
    EXPECT_TRUE(testbed().WaitUntil([&] { return callback_->files() > calls; }));
  }

  std::shared_ptr<Callback> callback_ = NewCallback(CallbackInterfaces::kCallback2);
  bool accepts_ = false;
};

#define LASTING_FILES(rule, name, ...) \
  RULE_TEST_F(LastingFilesTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

LASTING_FILES(NOTIFY_FILE_03, SuspendForgetsNoFile) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1'000'000, .answer = {.stall_after_bytes = 1000}});
  Watch(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback_->files() >= 1; }));
  EXPECT_HRESULT(S_OK, job->Suspend());
  ExpectToldAgain();
}

LASTING_FILES(NOTIFY_FILE_03, ATransientErrorForgetsNoFile) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 500, .delay = 1s}});
  Watch(job);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback_->files() >= 1; }));
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
  ExpectToldAgain();
}

LASTING_FILES(NOTIFY_FILE_01, AFileFromADiskIsTold) {
  const Job job = NewJob();
  testbed().WriteFile(testbed().LocalPath("source"), 1000);
  const HRESULT added = job->AddFile(testbed().LocalPath("source").c_str(), LocalName(0).c_str());
  if (FAILED(added)) GTEST_SKIP() << "needs sources on a disk";
  accepts_ = true;
  Watch(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback_->files() == 1; }));
}

LASTING_FILES(NOTIFY_FILE_01, AFileThatIsAddedLaterIsTold) {
  const Job job = NewDownload();
  accepts_ = true;
  Watch(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback_->files() == 1; }));
  AddFile(job, {.size_bytes = 0});  // an empty one, too
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback_->files() == 2; }));
}

LASTING_FILES(NOTIFY_FILE_03, AFileOfAFinalJobIsNotToldAgain) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = NewDownload();
  Watch(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback_->files() >= 1; }));
  EXPECT_SUCCEEDED(job->Cancel());
  testbed().LetPass(1s);  // for a call that was under way
  const int calls = callback_->files();
  testbed().LetPass(24h);
  EXPECT_EQ(callback_->files(), calls);
}

// --- Validation ---

LASTING_FILES(NOTIFY_FILE_06, OnlyAFileThatIsThereCanBeValidated) {
  const Job job = NewDownload();
  const auto file = FileOf(job, 0).As<IBackgroundCopyFile3>();
  if (!file) GTEST_SKIP() << "needs IBackgroundCopyFile3";
  const HRESULT set = file->SetValidationState(TRUE);
  RequireImplemented("SetValidationState", set);
  EXPECT_HRESULT(E_PENDING, set);
  EXPECT_FALSE(ValueOf(file, &IBackgroundCopyFile3::GetValidationState));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_FALSE(ValueOf(file, &IBackgroundCopyFile3::GetValidationState));
  EXPECT_HRESULT(S_OK, file->SetValidationState(TRUE));
  EXPECT_TRUE(ValueOf(file, &IBackgroundCopyFile3::GetValidationState));
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, job);
}

LASTING_FILES(ST_39, OneRejectedFileIsFetchedAgainAndNoOther) {
  const Job job = NewDownload(1000, 2);
  const auto first = FileOf(job, 0).As<IBackgroundCopyFile3>();
  const auto second = FileOf(job, 1).As<IBackgroundCopyFile3>();
  if (!first || !second) GTEST_SKIP() << "needs IBackgroundCopyFile3";
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  RequireImplemented("SetValidationState", first->SetValidationState(TRUE));
  EXPECT_HRESULT(S_OK, second->SetValidationState(TRUE));
  EXPECT_HRESULT(S_OK, second->SetValidationState(FALSE));  // on second thoughts
  EXPECT_STATE(BG_JOB_STATE_ERROR, job);
  EXPECT_HRESULT(BG_E_VALIDATION_FAILED, ErrorCodeOf(job));
  EXPECT_EQ(ProgressOfFile(FileOf(job, 0)).BytesTransferred, 1000u);
  EXPECT_EQ(ProgressOfFile(FileOf(job, 1)).BytesTransferred, 0u);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(GetsOf(RemotePath(0)).size(), 1u);
  EXPECT_EQ(GetsOf(RemotePath(1)).size(), 2u);
}

}  // namespace
}  // namespace conformance
