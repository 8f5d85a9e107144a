// NOTIFY-FILE: FileTransferred, for which files it comes, in which order, and until when.

#include <bits3_0.h>

#include <mutex>

#include "conformance/suite/held_calls.h"
#include "conformance/suite/job_files.h"
#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {
namespace {

using ::testing::AnyOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Ge;
using ::testing::SizeIs;

constexpr ULONG kOutcomesAndFiles =
    BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED;

// The remote names of the files that a callback was told, in the order of the calls.
class ToldFiles {
 public:
  void Add(IBackgroundCopyFile* file) {
    const std::wstring name = file == nullptr ? std::wstring() : RemoteNameOf(file);
    const std::lock_guard lock(mutex_);
    names_.push_back(name);
  }
  std::vector<std::wstring> names() const {
    const std::lock_guard lock(mutex_);
    return names_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::wstring> names_;
};

class FileTransferredTest : public JobStatesTest {
 protected:
  // Registers for outcomes and files. False where the service knows no events of files.
  bool Subscribe(const Job& job, const std::shared_ptr<Callback>& callback) {
    Register(job, callback);
    return SUCCEEDED(job->SetNotifyFlags(kOutcomesAndFiles));
  }
  std::wstring Url(int index) { return testbed().origin().Url(RemotePath(index)); }
  bool WaitForFiles(const std::shared_ptr<Callback>& callback, int count) {
    return testbed().WaitUntil([&] { return callback->files() >= count; });
  }

  ToldFiles told_;
  const std::shared_ptr<Callback> callback_ = NewCallback(CallbackInterfaces::kCallback2);
};

#define REQUIRE_FILE_EVENTS(job) \
  if (!Subscribe(job, callback_)) GTEST_SKIP() << "needs FileTransferred (BITS 3.0)"
// Whether the calls come at all is NOTIFY-FILE-01.
#define REQUIRE_FILE_CALLS(count)                     \
  if (!WaitForFiles(callback_, 1)) {                  \
    GTEST_SKIP() << "needs calls of FileTransferred"; \
  }                                                   \
  EXPECT_TRUE(WaitForFiles(callback_, count))

}  // namespace

RULE_TEST_F(FileTransferredTest, NOTIFY_FILE_01, EveryFileIsTold) {
  const Job job = NewDownload(1000, 2);
  AddFile(job, {.size_bytes = 0});
  REQUIRE_FILE_EVENTS(job);
  EXPECT_CALL(callback_->mock(), FileTransferred).WillRepeatedly([&](auto*, auto* file) {
    told_.Add(file);
    return S_OK;
  });
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitForFiles(callback_, 3));
  testbed().LetPass(kLong);
  EXPECT_THAT(told_.names(), ::testing::UnorderedElementsAre(Url(0), Url(1), Url(2)));
}

RULE_TEST_F(FileTransferredTest, NOTIFY_FILE_01, ANewerCallbackIsToldOfFilesToo) {
  const auto newer = NewCallback(CallbackInterfaces::kCallback3);
  const Job job = NewDownload(1000, 2);
  if (!Subscribe(job, newer)) GTEST_SKIP() << "needs FileTransferred (BITS 3.0)";
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitUntilTold(newer));
  EXPECT_EQ(newer->files(), 2);
}

RULE_TEST_F(FileTransferredTest, NOTIFY_FILE_01, AFileIsToldBeforeTheNextIsThere) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 10'000, .answer = {.stall_after_bytes = 1000}});
  REQUIRE_FILE_EVENTS(job);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForFiles(callback_, 1));
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRING, job);
}

RULE_TEST_F(FileTransferredTest, NOTIFY_FILE_01, JobAfterJobIsTold) {
  for (int jobs = 1; jobs <= 3; ++jobs) {
    const Job job = NewDownload();
    REQUIRE_FILE_EVENTS(job);
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
    EXPECT_TRUE(WaitForFiles(callback_, jobs));
    EXPECT_TRUE(WaitUntilTold(callback_, jobs));
  }
  EXPECT_EQ(callback_->files(), 3);
}

RULE_TEST_F(FileTransferredTest, NOTIFY_FILE_01, AFileThatFailedIsNotTold) {
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 404}});
  REQUIRE_FILE_EVENTS(job);
  EXPECT_CALL(callback_->mock(), FileTransferred).WillRepeatedly([&](auto*, auto* file) {
    told_.Add(file);
    return S_OK;
  });
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(WaitForFiles(callback_, 1));
  testbed().LetPass(kLong);
  EXPECT_THAT(told_.names(), ElementsAre(Url(0)));
}

RULE_TEST_F(FileTransferredTest, NOTIFY_FILE_02, OneCallAfterTheOther) {
  HeldCalls held(testbed());
  ON_CALL(callback_->mock(), FileTransferred).WillByDefault(held.Stay());
  const Job job = NewDownload(1000, 3);
  REQUIRE_FILE_EVENTS(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  REQUIRE_FILE_CALLS(1);
  testbed().LetPass(1h);
  EXPECT_EQ(callback_->files(), 1);
  held.LetGo();
  EXPECT_TRUE(WaitForFiles(callback_, 3));
  EXPECT_TRUE(WaitUntilTold(callback_));
  EXPECT_EQ(held.peak(), 1);
}

RULE_TEST_F(FileTransferredTest, NOTIFY_FILE_03, ACallThatFailsIsRepeated) {
  EXPECT_CALL(callback_->mock(), FileTransferred)
      .WillOnce([&](auto*, auto* file) {
        told_.Add(file);
        return E_FAIL;
      })
      .WillOnce([&](auto*, auto* file) {
        told_.Add(file);
        return E_UNEXPECTED;
      })
      .WillRepeatedly([&](auto*, auto* file) {
        told_.Add(file);
        return S_OK;
      });
  const Job job = NewDownload(1000, 2);
  REQUIRE_FILE_EVENTS(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  REQUIRE_FILE_CALLS(4);
  EXPECT_TRUE(WaitUntilTold(callback_));
  testbed().LetPass(kLong);
  EXPECT_THAT(told_.names(), ElementsAre(Url(0), Url(0), Url(0), Url(1)));
}

RULE_TEST_F(FileTransferredTest, NOTIFY_FILE_03, HoweverOftenItFails) {
  REQUIRE_CAPABILITY(kVirtualTime);
  constexpr int kFailures = 100;
  ON_CALL(callback_->mock(), FileTransferred).WillByDefault([&](auto*, auto*) {
    return callback_->files() <= kFailures ? E_FAIL : S_OK;
  });
  const Job job = NewDownload();
  REQUIRE_FILE_EVENTS(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  for (int calls = 1; calls <= kFailures + 1; ++calls) {
    ASSERT_TRUE(testbed().WaitUntil([&] { return callback_->files() >= calls; }, kLong))
        << "after " << callback_->files() << " calls";
  }
  EXPECT_TRUE(WaitUntilTold(callback_));
}

RULE_TEST_F(FileTransferredTest, NOTIFY_FILE_03, AJobThatGoesOnForgetsNoFile) {
  REQUIRE_CAPABILITY(kVirtualTime);
  bool accepts = false;
  ON_CALL(callback_->mock(), FileTransferred).WillByDefault([&](auto*, auto* file) {
    if (accepts) told_.Add(file);
    return accepts ? S_OK : E_FAIL;
  });
  const Job job = NewDownload();
  REQUIRE_FILE_EVENTS(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  REQUIRE_FILE_CALLS(1);
  AddFile(job, {.size_bytes = 1000});
  EXPECT_HRESULT(S_OK, job->Resume());
  accepts = true;
  EXPECT_TRUE(WaitUntilTold(callback_));
  EXPECT_THAT(told_.names(), ElementsAre(Url(0), Url(1)));
}

RULE_PROBE_F(FileTransferredTest, NOTIFY_FILE_03, WhetherAnotherSuccessIsEnough) {
  ON_CALL(callback_->mock(), FileTransferred).WillByDefault(Return(S_FALSE));
  const Job job = NewDownload();
  REQUIRE_FILE_EVENTS(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(1min);
  RECORD("calls that answered S_FALSE, in a minute", callback_->files());
}

RULE_TEST_F(FileTransferredTest, NOTIFY_FILE_04, TheJobWaitsForItsFiles) {
  HeldCalls held(testbed());
  ON_CALL(callback_->mock(), FileTransferred).WillByDefault(held.Stay());
  const Job good = NewDownload(1000, 2);
  const Job bad = NewDownload();
  AddFile(bad, {.size_bytes = 1000, .answer = {.status = 404}});
  REQUIRE_FILE_EVENTS(good);
  REQUIRE_FILE_EVENTS(bad);
  ResumeAndWaitFor(good, BG_JOB_STATE_TRANSFERRED);
  ResumeAndWaitFor(bad, BG_JOB_STATE_ERROR);
  REQUIRE_FILE_CALLS(2);
  testbed().LetPass(1h);
  EXPECT_EQ(OutcomesTold(callback_), 0);
  held.LetGo();
  EXPECT_TRUE(WaitUntilTold(callback_, 2));
  EXPECT_EQ(callback_->files(), 3);
}

RULE_TEST_F(FileTransferredTest, NOTIFY_FILE_05, AFileThatIsNeverAcceptedHoldsUpTheEventOfItsJob) {
  REQUIRE_CAPABILITY(kVirtualTime);
  ON_CALL(callback_->mock(), FileTransferred).WillByDefault([&](auto*, auto* file) {
    told_.Add(file);
    return E_FAIL;
  });
  const Job job = NewDownload(1000, 3);
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(3600));
  REQUIRE_FILE_EVENTS(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);  // the transfer itself goes on
  REQUIRE_FILE_CALLS(1);
  testbed().LetPass(kLong);
  EXPECT_THAT(told_.names(), SizeIs(Ge(10u)));
  EXPECT_THAT(told_.names(), Each(Url(0)));
  EXPECT_EQ(OutcomesTold(callback_), 0);
}

// The first call lasts until all files are there.
RULE_TEST_F(FileTransferredTest, NOTIFY_FILE_07, FilesAreToldInTheirOrder) {
  HeldCalls held(testbed());
  ON_CALL(callback_->mock(), FileTransferred).WillByDefault([&](auto*, auto* file) {
    told_.Add(file);
    return held.Stay()();
  });
  const Job job = NewDownload(1000, 4);
  REQUIRE_FILE_EVENTS(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  REQUIRE_FILE_CALLS(1);
  held.LetGo();
  EXPECT_TRUE(WaitForFiles(callback_, 4));
  EXPECT_THAT(told_.names(), ElementsAre(Url(0), Url(1), Url(2), Url(3)));
}

RULE_TEST_F(FileTransferredTest, NOTIFY_FILE_08, AFileThatStartsAgainIsToldOnce) {
  RequireBreaksToPass(testbed(), client());
  const Job job = NewDownloadOf({.size_bytes = 10'000, .answer = {.break_after_bytes = 6000}});
  REQUIRE_FILE_EVENTS(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  testbed().origin().Put(
      RemotePath(0),
      {.size_bytes = 8000, .etag = "\"2\"", .last_modified = "Tue, 02 Jan 2024 00:00:00 GMT"});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  REQUIRE_FILE_CALLS(1);
  testbed().LetPass(kLong);
  EXPECT_EQ(callback_->files(), 1);
}

RULE_PROBE_F(FileTransferredTest, NOTIFY_FILE_09, WhetherFilesFromBeforeTheFlagAreTold) {
  const Job job = NewDownload(1000, 2);
  Register(job, callback_);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(1s);
  REQUIRE_FILE_EVENTS(job);
  testbed().LetPass(1min);
  RECORD("calls for two files from before the flag", callback_->files());
}

RULE_TEST_F(FileTransferredTest, NOTIFY_FILE_11, AllBytesAreThereAndTheFileIsNotComplete) {
  std::mutex mutex;
  BG_FILE_PROGRESS progress = {};
  ON_CALL(callback_->mock(), FileTransferred)
      .WillByDefault([&](IBackgroundCopyJob*, IBackgroundCopyFile* file) {
        BG_FILE_PROGRESS read = {};
        if (file != nullptr) {
          EXPECT_HRESULT(S_OK, file->GetProgress(&read));
        }
        const std::lock_guard lock(mutex);
        progress = read;
        return S_OK;
      });
  const Job job = NewDownload(1000);
  REQUIRE_FILE_EVENTS(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  REQUIRE_FILE_CALLS(1);
  EXPECT_TRUE(WaitUntilTold(callback_));
  const std::lock_guard lock(mutex);
  EXPECT_EQ(progress.BytesTransferred, 1000u);
  EXPECT_EQ(progress.BytesTotal, 1000u);
  EXPECT_SHOULD(progress.Completed == FALSE);
}

}  // namespace conformance
