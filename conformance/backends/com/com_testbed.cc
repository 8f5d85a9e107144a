#include "conformance/backends/com/com_testbed.h"

#include <filesystem>
#include <utility>

#include "conformance/backends/com/application_process.h"
#include "conformance/backends/com/service.h"
#include "conformance/backends/com/service_control.h"
#include "conformance/backends/com/tracked_manager.h"
#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

namespace fs = std::filesystem;

// A test that waits longer than the patience, waits for retries.
constexpr int kRetriesMax = 3;

// How long a job may take to notice that its server is gone.
constexpr std::chrono::seconds kRestLimit{2};

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
    : time_({.patience = capabilities.patience,
             .silence = patience_for_silence,
             .longest_wait =
                 capabilities.patience + kRetriesMax * capabilities.shortest_retry_delay}),
      manager_(std::move(manager)),
      run_folder_(folder),
      capabilities_(capabilities),
      files_(folder.MakeFolder()) {}

ComTestbed::~ComTestbed() {
  time_.End();
  // In this order: no callback meets a test that is over, and a job that is under way comes to rest
  // by itself because its server is gone. On Wine a job that is cancelled before that hangs, or the
  // service dies of it later on.
  run_folder_.SilenceJobs(*manager_.get());
  origin_.reset();
  run_folder_.CancelJobs(*manager_.get(), kRestLimit);
  for (const auto& [path, handle] : locked_files_) CloseHandle(handle);
  files_.Remove();  // what stays goes with the folder of the run
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

std::wstring ComTestbed::LocalPath(std::string_view name) { return files_.Path(name); }

std::optional<std::uint64_t> ComTestbed::FileSizeBytes(const std::wstring& path) {
  return files_.SizeBytes(path);
}

std::vector<std::wstring> ComTestbed::LocalFiles() { return files_.Names(); }

void ComTestbed::WriteFile(const std::wstring& path, std::uint64_t size_bytes) {
  files_.Write(path, size_bytes);
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
  return time_.WaitUntil(condition, limit);
}

void ComTestbed::LetPass(Duration duration) { time_.LetPass(duration); }

void ComTestbed::Block(Duration duration) { time_.Block(duration); }

bool ComTestbed::ServiceLives() { return Answers(*manager_.get()); }

Testbed::Duration ComTestbed::Now() const { return time_.Now(); }

}  // namespace conformance
