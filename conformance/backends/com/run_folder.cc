#include "conformance/backends/com/run_folder.h"

#include <array>
#include <atomic>
#include <chrono>
#include <fstream>
#include <string>
#include <system_error>
#include <thread>

#include "conformance/testbed/com_ptr.h"
#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

namespace fs = std::filesystem;

constexpr std::wstring_view kPrefix = L"bitsim-conformance-";
constexpr std::wstring_view kLockSuffix = L".lock";
constexpr std::wstring_view kJobsName = L"jobs";
constexpr std::chrono::milliseconds kPollInterval{5};

// The long form: a service may answer with it where it was given a short one (C:\USERS\ALEXAN~1).
fs::path TemporaryFolder() {
  std::array<wchar_t, 1024> path = {};
  const auto size = static_cast<DWORD>(path.size());
  if (GetTempPathW(size, path.data()) == 0) throw BackendError("there is no temporary folder");
  std::array<wchar_t, 1024> long_path = {};
  const DWORD length = GetLongPathNameW(path.data(), long_path.data(), size);
  return length > 0 && length < size ? long_path.data() : path.data();
}

fs::path LockOf(const fs::path& folder) { return fs::path(folder) += kLockSuffix; }

// A file that nobody else can open, and that goes away with this process.
HANDLE OpenLock(const fs::path& path, DWORD disposition) {
  return CreateFileW(path.c_str(), GENERIC_WRITE, 0, nullptr, disposition,
                     FILE_ATTRIBUTE_NORMAL | FILE_FLAG_DELETE_ON_CLOSE, nullptr);
}

bool IsAlive(const fs::path& folder) {
  const HANDLE lock = OpenLock(LockOf(folder), OPEN_EXISTING);
  if (lock == INVALID_HANDLE_VALUE) return GetLastError() != ERROR_FILE_NOT_FOUND;
  CloseHandle(lock);
  return false;
}

// Of this process; almost always there is one.
int NextRunNumber() {
  static std::atomic<int> runs{0};
  return ++runs;
}

ComPtr<IBackgroundCopyJob> GetJob(IBackgroundCopyManager& manager, const GUID& id) {
  ComPtr<IBackgroundCopyJob> job;
  if (FAILED(manager.GetJob(id, job.put()))) return {};
  return job;
}

bool IsUnderWay(IBackgroundCopyJob& job) {
  BG_JOB_STATE state = BG_JOB_STATE_SUSPENDED;
  job.GetState(&state);
  return state == BG_JOB_STATE_CONNECTING || state == BG_JOB_STATE_TRANSFERRING;
}

void RemoveFolder(const fs::path& folder) {
  // A cancelled job's file may stay open for a moment.
  for (int attempt = 0; attempt < 20; ++attempt) {
    std::error_code error;
    fs::remove_all(folder, error);
    if (!error) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

}  // namespace

RunFolder::RunFolder()
    : path_(TemporaryFolder() / (std::wstring(kPrefix) + std::to_wstring(GetCurrentProcessId()) +
                                 L"-" + std::to_wstring(NextRunNumber()))) {
  lock_ = OpenLock(LockOf(path_), CREATE_ALWAYS);
  std::error_code error;
  fs::create_directories(path_, error);
  if (lock_ == INVALID_HANDLE_VALUE || error) {
    throw BackendError("the temporary folder cannot be written to: " + path_.string());
  }
}

RunFolder::~RunFolder() {
  RemoveFolder(path_);
  CloseHandle(lock_);
}

std::filesystem::path RunFolder::MakeFolder() {
  const std::lock_guard lock(mutex_);
  const fs::path folder = path_ / std::to_wstring(++folders_);
  fs::create_directories(folder);
  return folder;
}

void RunFolder::AddJob(const GUID& id) {
  const std::lock_guard lock(mutex_);
  jobs_.push_back(id);
  std::array<wchar_t, 40> text = {};
  StringFromGUID2(id, text.data(), static_cast<int>(text.size()));
  std::wofstream(path_ / kJobsName, std::ios::app) << text.data() << L'\n';
}

void RunFolder::SilenceJobs(IBackgroundCopyManager& manager) {
  const std::lock_guard lock(mutex_);
  for (const GUID& id : jobs_) {
    if (const auto job = GetJob(manager, id)) job->SetNotifyInterface(nullptr);
  }
}

void RunFolder::CancelJobs(IBackgroundCopyManager& manager, std::chrono::milliseconds patience) {
  const std::lock_guard lock(mutex_);
  const auto end = std::chrono::steady_clock::now() + patience;
  while (!jobs_.empty()) {
    const bool waits = std::chrono::steady_clock::now() < end;
    std::erase_if(jobs_, [&](const GUID& id) {
      const auto job = GetJob(manager, id);
      if (!job) return true;
      if (waits && IsUnderWay(*job.get())) return false;
      job->Cancel();
      return true;
    });
    if (!jobs_.empty()) std::this_thread::sleep_for(kPollInterval);
  }
  std::error_code error;
  fs::remove(path_ / kJobsName, error);
}

void RunFolder::RemoveLeftovers(IBackgroundCopyManager& manager) {
  std::error_code error;
  std::vector<fs::path> folders;
  for (const fs::directory_entry& entry : fs::directory_iterator(TemporaryFolder(), error)) {
    if (entry.path().filename().wstring().starts_with(kPrefix) && entry.is_directory(error)) {
      folders.push_back(entry.path());
    }
  }
  for (const fs::path& folder : folders) {
    if (IsAlive(folder)) continue;
    std::wifstream jobs(folder / kJobsName);
    for (std::wstring line; std::getline(jobs, line);) {
      GUID id;
      if (FAILED(CLSIDFromString(line.c_str(), &id))) continue;
      if (const auto job = GetJob(manager, id)) job->Cancel();
    }
    jobs.close();
    RemoveFolder(folder);
  }
}

}  // namespace conformance
