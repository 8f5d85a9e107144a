#include "conformance/backends/com/com_testbed.h"

#include <algorithm>
#include <fstream>
#include <system_error>
#include <thread>
#include <utility>

#include "conformance/backends/com/application_process.h"
#include "conformance/backends/com/service.h"
#include "conformance/backends/com/service_control.h"
#include "conformance/backends/com/tracked_manager.h"

namespace conformance {
namespace {

namespace fs = std::filesystem;

// An event is answered by a real service in tens of milliseconds; asking more often than this
// only slows it down.
constexpr std::chrono::milliseconds kPollInterval{2};

// A test that waits longer than the patience, waits for retries.
constexpr int kRetriesMax = 3;

// The name of the application that is the process of the tests itself: the nearest way to the
// service. Each other one is a process of its own.
constexpr std::string_view kThisProcess = "client";

[[noreturn]] void ThrowNotOffered(Capability capability) {
  throw BackendError("the backend com does not offer " + std::string(ToString(capability)));
}

}  // namespace

// The process of the tests itself.
class ComTestbed::ThisProcess : public Application {
 public:
  ThisProcess(std::string_view name, ComPtr<IBackgroundCopyManager> manager)
      : name_(name), manager_(std::move(manager)) {}

  std::string_view name() const override { return name_; }
  ComPtr<IBackgroundCopyManager> manager() override { return manager_; }
  void Kill() override { ThrowNotOffered(Capability::kKillApplication); }
  void Reconnect(ComPtr<IBackgroundCopyManager> manager) { manager_ = std::move(manager); }

 private:
  const std::string name_;
  ComPtr<IBackgroundCopyManager> manager_;
};

ComTestbed::ComTestbed(ComPtr<IBackgroundCopyManager> manager, RunFolder& folder,
                       const Capabilities& capabilities, Duration patience_for_silence)
    : manager_(std::move(manager)),
      run_folder_(folder),
      capabilities_(capabilities),
      patience_for_silence_(patience_for_silence),
      files_(folder.MakeFolder()) {}

ComTestbed::~ComTestbed() {
  {
    std::unique_lock lock(mutex_);
    ends_ = true;
    block_changed_.notify_all();
    block_changed_.wait(lock, [this] { return blocked_ == 0; });
  }
  // In this order: no callback meets a test that is over, and no job hangs on an answer that
  // stalls (Wine cancels such a job only after 30 s).
  run_folder_.SilenceJobs(*manager_.get());
  origin_.reset();
  run_folder_.CancelJobs(*manager_.get());
  for (const auto& [path, handle] : locked_files_) CloseHandle(handle);
  std::error_code ignored;  // what stays goes with the folder of the run
  fs::remove_all(files_, ignored);
}

Application& ComTestbed::StartApplication(std::string_view name, std::string_view user) {
  if (!user.empty()) ThrowNotOffered(Capability::kUsers);
  std::unique_ptr<Application>& application = applications_.emplace_back();
  if (name == kThisProcess) {
    auto this_process = std::make_unique<ThisProcess>(name, TrackJobs(manager_, run_folder_));
    this_process_ = this_process.get();
    application = std::move(this_process);
  } else {
    application = std::make_unique<ApplicationProcess>(name, run_folder_);
  }
  return *application;
}

std::wstring ComTestbed::JobName(std::string_view name) {
  return L"bitsim-conformance: " + std::wstring(name.begin(), name.end());
}

std::wstring ComTestbed::LocalPath(std::string_view name) { return (files_ / name).wstring(); }

std::optional<std::uint64_t> ComTestbed::FileSizeBytes(const std::wstring& path) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  return error ? std::nullopt : std::optional<std::uint64_t>(size);
}

std::vector<std::wstring> ComTestbed::LocalFiles() {
  std::vector<std::wstring> names;
  std::error_code error;
  for (fs::directory_iterator entry(files_, error), end; !error && entry != end;
       entry.increment(error)) {
    names.push_back(entry->path().filename().wstring());
  }
  if (error) throw BackendError("cannot list " + files_.string() + ": " + error.message());
  std::sort(names.begin(), names.end());
  return names;
}

void ComTestbed::WriteFile(const std::wstring& path, std::uint64_t size_bytes) {
  std::ofstream file(fs::path(path), std::ios::binary | std::ios::trunc);
  const std::string piece(std::size_t{1} << 16, 'x');
  while (file && size_bytes > 0) {
    const std::uint64_t count = std::min<std::uint64_t>(size_bytes, piece.size());
    file.write(piece.data(), static_cast<std::streamsize>(count));
    size_bytes -= count;
  }
  if (!file.flush()) throw BackendError("cannot write " + fs::path(path).string());
}

void ComTestbed::LockFile(const std::wstring& path) {
  if (locked_files_.contains(path)) return;
  // A file that was not there before is not there afterwards either.
  const DWORD flags = fs::exists(path) ? 0 : FILE_FLAG_DELETE_ON_CLOSE;
  const HANDLE handle = CreateFileW(path.c_str(), GENERIC_READ | GENERIC_WRITE | DELETE, 0, nullptr,
                                    OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL | flags, nullptr);
  if (handle == INVALID_HANDLE_VALUE) {
    throw BackendError("cannot lock " + fs::path(path).string() + ": error " +
                       std::to_string(GetLastError()));
  }
  locked_files_.emplace(path, handle);
}

void ComTestbed::UnlockFile(const std::wstring& path) {
  if (auto found = locked_files_.extract(path)) CloseHandle(found.mapped());
}

void ComTestbed::CutNetwork() { ThrowNotOffered(Capability::kNetwork); }
void ComTestbed::RestoreNetwork() { ThrowNotOffered(Capability::kNetwork); }
void ComTestbed::StepWallClock(Duration) { ThrowNotOffered(Capability::kWallClock); }

void ComTestbed::RestartService() {
  if (!capabilities_.Has(Capability::kServiceRestart)) {
    ThrowNotOffered(Capability::kServiceRestart);
  }
  RestartBitsService();
  manager_ = CreateManager();
  if (this_process_ != nullptr) this_process_->Reconnect(TrackJobs(manager_, run_folder_));
}

bool ComTestbed::WaitUntil(const std::function<bool()>& condition, Duration limit) {
  const Duration longest =
      capabilities_.patience + kRetriesMax * capabilities_.shortest_retry_delay;
  const auto end = std::chrono::steady_clock::now() + std::min(limit, longest);
  while (!condition()) {
    if (std::chrono::steady_clock::now() >= end) return condition();
    std::this_thread::sleep_for(kPollInterval);
  }
  return true;
}

void ComTestbed::LetPass(Duration duration) {
  std::this_thread::sleep_for(std::min(duration, patience_for_silence_));
}

void ComTestbed::Block(Duration duration) {
  std::unique_lock lock(mutex_);
  ++blocked_;
  block_changed_.wait_for(lock, std::min<Duration>(duration, capabilities_.patience),
                          [this] { return ends_; });
  --blocked_;
  block_changed_.notify_all();
}

bool ComTestbed::ServiceLives() { return Answers(*manager_.get()); }

Testbed::Duration ComTestbed::Now() const { return std::chrono::steady_clock::now() - start_; }

}  // namespace conformance
