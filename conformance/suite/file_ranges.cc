// NOTIFY-RNG: parts of files that are asked for, and who hears of them.

#include <bits10_1.h>

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "conformance/suite/held_calls.h"
#include "conformance/suite/job_files.h"
#include "conformance/suite/suite_test.h"

// Makes the test `unsupported` where the service has no ranges on demand.
#define REQUIRE_RANGES(file)                     \
  if (this->HasRanges(file)) {                   \
  } else                                         \
    GTEST_SKIP() << "needs IBackgroundCopyFile6" \
                    " (BITS 10.1) and ranges on demand"

namespace conformance {
namespace {

constexpr std::uint64_t kSizeBytes = 1'000'000;

using Ranges = std::vector<BG_FILE_RANGE>;

// What a callback was told, whatever thread it came on.
class Heard {
 public:
  auto Listen() {
    return [this](IBackgroundCopyJob*, IBackgroundCopyFile* file, DWORD count,
                  const BG_FILE_RANGE* ranges) {
      const std::wstring name = file == nullptr ? std::wstring() : RemoteNameOf(file);
      const std::lock_guard lock(mutex_);
      ranges_.insert(ranges_.end(), ranges, ranges + count);
      for (DWORD i = 0; i < count; ++i) bytes_of_files_[name] += ranges[i].Length;
      return S_OK;
    };
  }
  // How many bytes were told, those that were told twice twice.
  std::uint64_t bytes() const {
    const std::lock_guard lock(mutex_);
    std::uint64_t sum = 0;
    for (const BG_FILE_RANGE& range : ranges_) sum += range.Length;
    return sum;
  }
  Ranges ranges() const {
    const std::lock_guard lock(mutex_);
    return ranges_;
  }
  // The same bytes, by the remote names of the files that came with them.
  std::map<std::wstring, std::uint64_t> bytes_of_files() const {
    const std::lock_guard lock(mutex_);
    return bytes_of_files_;
  }

 private:
  mutable std::mutex mutex_;
  Ranges ranges_;
  std::map<std::wstring, std::uint64_t> bytes_of_files_;
};

class FileRangesTest : public SuiteTest {
 protected:
  using File = ComPtr<IBackgroundCopyFile6>;

  // A job that fetches nothing but what is asked for.
  Job NewOnDemandJob() {
    Job job = NewDownload(kSizeBytes);
    if (auto job5 = job.As<IBackgroundCopyJob5>()) {
      BITS_JOB_PROPERTY_VALUE value = {};
      value.Enable = TRUE;
      job5->SetProperty(BITS_JOB_PROPERTY_ON_DEMAND_MODE, value);
    }
    job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_FILE_RANGES_TRANSFERRED);
    return job;
  }
  static File FileOf(const Job& job) {
    ComPtr<IEnumBackgroundCopyFiles> files;
    EXPECT_HRESULT(S_OK, job->EnumFiles(files.put()));
    ComPtr<IBackgroundCopyFile> file;
    EXPECT_HRESULT(S_OK, files->Next(1, file.put(), nullptr));
    return file.As<IBackgroundCopyFile6>();
  }
  static HRESULT Request(const File& file, const Ranges& ranges) {
    return file->RequestFileRanges(static_cast<DWORD>(ranges.size()), ranges.data());
  }
  static bool HasRanges(const File& file) {
    if (!file) return false;
    DWORD count = 0;
    BG_FILE_RANGE* ranges = nullptr;
    const HRESULT result = file->GetFilledFileRanges(&count, &ranges);
    if (SUCCEEDED(result)) CoTaskMemFree(ranges);
    return result != E_NOTIMPL;
  }
  static Ranges FilledOf(const File& file) {
    DWORD count = 0;
    BG_FILE_RANGE* ranges = nullptr;
    EXPECT_HRESULT(S_OK, file->GetFilledFileRanges(&count, &ranges));
    Ranges filled(ranges, ranges + count);
    CoTaskMemFree(ranges);
    return filled;
  }
  std::shared_ptr<Callback> NewListener(Heard& heard) {
    auto callback = NewCallback(CallbackInterfaces::kCallback3);
    ON_CALL(callback->mock(), FileRangesTransferred).WillByDefault(heard.Listen());
    return callback;
  }
};

}  // namespace

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_01, WhatArrivesIsToldOnce) {
  Heard heard;
  auto callback = NewListener(heard);
  Job job = NewOnDemandJob();
  auto file = FileOf(job);
  REQUIRE_RANGES(file);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, Request(file, {{100, 50}, {5000, 1000}}));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return heard.bytes() >= 1050; }));
  testbed().LetPass(1min);
  EXPECT_HRESULT(S_OK, Request(file, {{200'000, 7}}));
  EXPECT_SUCCEEDED(job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return heard.bytes() >= 1057; }));
  testbed().LetPass(1min);
  EXPECT_EQ(heard.bytes(), 1057u);
}

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_01, EachFileIsToldItsOwn) {
  Heard heard;
  auto callback = NewListener(heard);
  Job job = NewOnDemandJob();
  AddFile(job, {.size_bytes = kSizeBytes});
  const auto files = FilesOf(job);
  ASSERT_EQ(files.size(), 2u);
  const File first = files[0].As<IBackgroundCopyFile6>();
  const File second = files[1].As<IBackgroundCopyFile6>();
  REQUIRE_RANGES(first);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, Request(first, {{100, 50}}));
  EXPECT_HRESULT(S_OK, Request(second, {{5000, 1000}}));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return heard.bytes() == 1050; }));
  const std::map<std::wstring, std::uint64_t> expected = {{RemoteNameOf(first.get()), 50},
                                                          {RemoteNameOf(second.get()), 1000}};
  EXPECT_TRUE(heard.bytes_of_files() == expected);
}

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_02, NoByteIsFetchedTwice) {
  Heard heard;
  auto callback = NewListener(heard);
  Job job = NewOnDemandJob();
  auto file = FileOf(job);
  REQUIRE_RANGES(file);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, Request(file, {{100, 100}, {150, 100}}));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return heard.bytes() >= 150; }));
  EXPECT_HRESULT(S_OK, Request(file, {{100, 200}}));
  EXPECT_SUCCEEDED(job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return heard.bytes() >= 200; }));
  testbed().LetPass(1min);
  EXPECT_EQ(heard.bytes(), 200u);
}

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_05, ItTakesOneOfTheFourSlots, NOTIFY_CB_09) {
  Heard heard;
  HeldCalls held(testbed());
  auto callback = NewListener(heard);
  Job job = NewOnDemandJob();
  auto file = FileOf(job);
  REQUIRE_RANGES(file);
  Register(job, callback);
  auto blocker = NewCallback();
  ON_CALL(blocker->mock(), JobTransferred).WillByDefault(held.Stay());
  std::vector<Job> blocked;
  for (int i = 0; i < 4; ++i) {
    Job& other = blocked.emplace_back(NewDownload());
    Register(other, blocker);
    EXPECT_HRESULT(S_OK, other->Resume());
  }
  EXPECT_TRUE(testbed().WaitUntil([&] { return held.open() == 4; }));
  EXPECT_HRESULT(S_OK, Request(file, {{100, 50}}));
  EXPECT_HRESULT(S_OK, job->Resume());
  testbed().LetPass(1min);
  EXPECT_EQ(heard.bytes(), 0u);
  held.LetGo();
  EXPECT_TRUE(testbed().WaitUntil([&] { return heard.bytes() == 50; }));
}

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_06, TheIntervalMayBeChangedMeanwhile) {
  Heard heard;
  auto callback = NewListener(heard);
  Job job = NewOnDemandJob();
  auto file = FileOf(job);
  REQUIRE_RANGES(file);
  Register(job, callback);
  BITS_JOB_PROPERTY_VALUE value = {};
  value.Dword = 10'000;
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob5>()->SetProperty(
                           BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS, value));
  EXPECT_HRESULT(S_OK, Request(file, {{0, 10}}));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return heard.bytes() == 10; }));
  const auto first_at = testbed().Now();
  EXPECT_HRESULT(S_OK, Request(file, {{100, 10}, {300, 10}}));  // they come in one call
  EXPECT_SUCCEEDED(job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return heard.bytes() == 30; }));
  EXPECT_GE(testbed().Now() - first_at, 9s);
}

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_07, WhatIsToldIsOnDisk) {
  Heard heard;
  auto callback = NewListener(heard);
  Job job = NewOnDemandJob();
  auto file = FileOf(job);
  REQUIRE_RANGES(file);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, Request(file, {{100, 50}, {5000, 1000}}));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return heard.bytes() >= 1050; }));
  const Ranges filled = FilledOf(file);
  for (const BG_FILE_RANGE& told : heard.ranges()) {
    bool is_there = false;
    for (const BG_FILE_RANGE& range : filled) {
      is_there =
          is_there || (range.InitialOffset <= told.InitialOffset &&
                       told.InitialOffset + told.Length <= range.InitialOffset + range.Length);
    }
    EXPECT_TRUE(is_there) << told.InitialOffset << " + " << told.Length;
  }
}

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_08, AJobThatHasWhatWasAskedForRests) {
  Job job = NewOnDemandJob();
  auto file = FileOf(job);
  REQUIRE_RANGES(file);
  auto callback = NewCallback(CallbackInterfaces::kCallback3);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, Request(file, {{100, 50}}));
  ResumeAndWaitFor(job, BG_JOB_STATE_SUSPENDED);
  EXPECT_EQ(callback->transferred(), 0);
  EXPECT_HRESULT(S_OK, Request(file, {{0, BG_LENGTH_TO_EOF}}));
  EXPECT_SUCCEEDED(job->Resume());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 1; }));
}

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_09, AFailureChangesNothing) {
  auto callback = NewCallback(CallbackInterfaces::kCallback3);
  ON_CALL(callback->mock(), FileRangesTransferred).WillByDefault(Return(E_FAIL));
  Job job = NewOnDemandJob();
  auto file = FileOf(job);
  REQUIRE_RANGES(file);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, Request(file, {{0, BG_LENGTH_TO_EOF}}));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 1; }));
  testbed().LetPass(1h);
  RECORD("calls of a FileRangesTransferred that fails", callback->ranges());
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, job);
}

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_10, AnyDownloadOverHttpWillDo) {
  Job job = NewDownload(kSizeBytes);
  auto file = FileOf(job);
  REQUIRE_RANGES(file);
  EXPECT_SHOULD(Request(file, {{100, 50}}) == S_OK);
  EXPECT_SHOULD(file->UpdateDownloadPosition(1000) == S_OK);
}

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_10, ADynamicDownloadWillNot) {
  Job job = NewDownload(kSizeBytes);
  auto file = FileOf(job);
  REQUIRE_RANGES(file);
  BITS_JOB_PROPERTY_VALUE value = {};
  value.Enable = TRUE;
  EXPECT_HRESULT(
      S_OK, job.As<IBackgroundCopyJob5>()->SetProperty(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, value));
  EXPECT_HRESULT(BG_E_RANDOM_ACCESS_NOT_SUPPORTED, Request(file, {{100, 50}}));
  EXPECT_HRESULT(BG_E_RANDOM_ACCESS_NOT_SUPPORTED, file->UpdateDownloadPosition(1000));
}

RULE_TEST_F(FileRangesTest, NOTIFY_RNG_11, FilledRangesAreOrderedAndMerged) {
  Job job = NewOnDemandJob();
  auto file = FileOf(job);
  REQUIRE_RANGES(file);
  EXPECT_HRESULT(S_OK, Request(file, {{5000, 1000}, {100, 50}, {6000, 10}}));
  ResumeAndWaitFor(job, BG_JOB_STATE_SUSPENDED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return FilledOf(file).size() == 2; }));
  const Ranges filled = FilledOf(file);
  ASSERT_EQ(filled.size(), 2u);
  EXPECT_EQ(filled[0].InitialOffset, 100u);
  EXPECT_EQ(filled[0].Length, 50u);
  EXPECT_EQ(filled[1].InitialOffset, 5000u);
  EXPECT_EQ(filled[1].Length, 1010u);
}

RULE_TEST_F(FileRangesTest, NOTIFY_FLG_10, OtherJobsAreSilentAboutRanges) {
  auto callback = NewCallback(CallbackInterfaces::kCallback3);
  Job job = NewDownload(kSizeBytes);
  REQUIRE_RANGES(FileOf(job));
  EXPECT_HRESULT(
      S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_FILE_RANGES_TRANSFERRED));
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  testbed().LetPass(1min);
  EXPECT_EQ(callback->ranges(), 0);
}

}  // namespace conformance
