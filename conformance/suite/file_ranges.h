// File: file_ranges.h
//
// What tests of ranges on demand share: jobs that fetch nothing but what is asked for, and what a
// callback was told of it.
//
//   RULE_TEST_F(FileRangesTest, NOTIFY_RNG_01, ...) {
//     Heard heard;
//     auto callback = NewListener(heard);
//     Job job = NewOnDemandJob();
//     auto file = FileOf(job);
//     REQUIRE_RANGES(file);
//     Register(job, callback);
//     EXPECT_HRESULT(S_OK, Request(file, {{100, 50}}));
//     EXPECT_HRESULT(S_OK, job->Resume());
//     EXPECT_TRUE(testbed().WaitUntil([&] { return heard.bytes() >= 50; }));

#ifndef BITSIM_CONFORMANCE_SUITE_FILE_RANGES_H_
#define BITSIM_CONFORMANCE_SUITE_FILE_RANGES_H_

#include <bits10_1.h>

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "conformance/suite/job_files.h"
#include "conformance/suite/suite_test.h"

// Makes the test `unsupported` where the service has no ranges on demand.
#define REQUIRE_RANGES(file)                     \
  if (this->HasRanges(file)) {                   \
  } else                                         \
    GTEST_SKIP() << "needs IBackgroundCopyFile6" \
                    " (BITS 10.1) and ranges on demand"

namespace conformance {

inline constexpr std::uint64_t kRangedFileSizeBytes = 1'000'000;

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
    Job job = NewDownload(kRangedFileSizeBytes);
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

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_SUITE_FILE_RANGES_H_
