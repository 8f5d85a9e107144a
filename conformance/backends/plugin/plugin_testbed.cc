#include "conformance/backends/plugin/plugin_testbed.h"

#include <utility>

#include "conformance/backends/local/loopback_origin.h"
#include "conformance/backends/plugin/plugin_objects.h"
#include "conformance/backends/plugin/plugin_origin.h"
#include "conformance/testbed/application_ended.h"
#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

// A test that waits longer than the patience, waits for retries.
constexpr int kRetriesMax = 3;
constexpr std::size_t kTraceLinesMax = 10'000;

class PluginApplication final : public Application {
 public:
  PluginApplication(const PluginLibrary& library, std::string name,
                    ComPtr<IBitsimApplication> application)
      : library_(library), name_(std::move(name)), application_(std::move(application)) {}

  std::string_view name() const override { return name_; }
  ComPtr<IBackgroundCopyManager> manager() override {
    ComPtr<IBackgroundCopyManager> manager;
    const HRESULT result = application_->CreateManager(manager.put());
    return library_.CheckObject(result, std::move(manager), "IBitsimApplication::CreateManager");
  }
  void Kill() override { library_.Check(application_->Kill(), "IBitsimApplication::Kill"); }

 private:
  const PluginLibrary& library_;
  const std::string name_;
  const ComPtr<IBitsimApplication> application_;
};

UINT32 ToPlugin(TokenKind token) {
  switch (token) {
    case TokenKind::kUsual:
      break;
    case TokenKind::kFiltered:
      return BITSIM_TOKEN_FILTERED;
    case TokenKind::kRestricted:
      return BITSIM_TOKEN_RESTRICTED;
    case TokenKind::kLowIntegrity:
      return BITSIM_TOKEN_LOW_INTEGRITY;
    case TokenKind::kAnonymous:
      return BITSIM_TOKEN_ANONYMOUS;
    case TokenKind::kRunAs:
      return BITSIM_TOKEN_RUN_AS;
  }
  return BITSIM_TOKEN_USUAL;
}

std::unique_ptr<Origin> MakeOrigin(const PluginLibrary& library, const PluginGroups& groups) {
  if (!groups.origin) return std::make_unique<LoopbackOrigin>();
  return std::make_unique<PluginOrigin>(library, groups.origin, groups.uploads);
}

RealTime::Limits LimitsOf(const Capabilities& capabilities, RealTime::Duration silence) {
  return {.patience = capabilities.patience,
          .silence = silence,
          .longest_wait = capabilities.patience + kRetriesMax * capabilities.shortest_retry_delay};
}

}  // namespace

PluginTestbed::PluginTestbed(const PluginLibrary& library, ComPtr<IBitsimWorld> world,
                             const Capabilities& capabilities, Duration silence)
    : library_(library),
      capabilities_(capabilities),
      world_(std::move(world)),
      groups_(std::in_place, *world_.get()),
      has_clock_(groups_->clock),
      origin_(MakeOrigin(library, *groups_)),
      time_(LimitsOf(capabilities, silence)) {
  if (!groups_->disk) files_ = LocalFiles::InTemporaryFolder();
}

// No callback blocks any more, and no job hangs on an answer that stalls, when the world ends; and
// its calls that it keeps until then still find the testbed.
PluginTestbed::~PluginTestbed() {
  ends_ = true;
  time_.End();
  applications_.clear();
  origin_.reset();
  groups_.reset();
  world_.Reset();
  if (files_) files_->Remove();
}

// --- Applications ---

Application& PluginTestbed::Adopt(std::string name, ComPtr<IBitsimApplication> application) {
  return *applications_.emplace_back(
      std::make_unique<PluginApplication>(library_, std::move(name), std::move(application)));
}

Application& PluginTestbed::StartApplication(std::string_view name, std::string_view user) {
  return StartApplicationAs(name, user, TokenKind::kUsual);
}

Application& PluginTestbed::StartApplicationAs(std::string_view name, std::string_view user,
                                               TokenKind token) {
  const std::string name_text(name);
  const std::string user_text(user);
  const BITSIM_APPLICATION options = {
      .name = name_text.c_str(), .user = user_text.c_str(), .token = ToPlugin(token)};
  ComPtr<IBitsimApplication> application;
  const HRESULT result = world_->StartApplication(&options, application.put());
  return Adopt(name_text, library_.CheckObject(result, std::move(application),
                                               "IBitsimWorld::StartApplication"));
}

// --- Files ---

std::wstring PluginTestbed::JobName(std::string_view name) {
  return std::wstring(name.begin(), name.end());
}

std::wstring PluginTestbed::LocalPath(std::string_view name) {
  constexpr std::string_view kMethod = "IBitsimDisk::GetFolder";
  if (files_) return files_->Path(name);
  LPCWSTR folder = nullptr;
  library_.Check(groups_->disk->GetFolder(&folder), kMethod);
  return std::wstring(library_.CheckText(folder, kMethod)) + std::wstring(name.begin(), name.end());
}

std::optional<std::uint64_t> PluginTestbed::FileSizeBytes(const std::wstring& path) {
  if (files_) return files_->SizeBytes(path);
  UINT64 size_bytes = 0;
  const HRESULT result = groups_->disk->GetFileSize(path.c_str(), &size_bytes);
  library_.Check(result, "IBitsimDisk::GetFileSize");
  if (result == S_FALSE) return std::nullopt;
  return size_bytes;
}

std::vector<std::wstring> PluginTestbed::LocalFiles() {
  constexpr std::string_view kMethod = "IBitsimDisk::GetFile";
  if (files_) return files_->Names();
  std::vector<std::wstring> names;
  library_.ReadList(
      [&](UINT32 index) {
        LPCWSTR name = nullptr;
        const HRESULT result = groups_->disk->GetFile(index, &name);
        if (result == S_OK) names.emplace_back(library_.CheckText(name, kMethod));
        return result;
      },
      kMethod);
  return names;
}

void PluginTestbed::WriteFile(const std::wstring& path, std::uint64_t size_bytes) {
  if (files_) return files_->Write(path, size_bytes);
  library_.Check(groups_->disk->Write(path.c_str(), size_bytes), "IBitsimDisk::Write");
}

void PluginTestbed::LockFile(const std::wstring& path) {
  library_.Check(Need(groups_->file_locks, Capability::kLockFiles).Lock(path.c_str()),
                 "IBitsimFileLocks::Lock");
}

void PluginTestbed::UnlockFile(const std::wstring& path) {
  library_.Check(Need(groups_->file_locks, Capability::kLockFiles).Unlock(path.c_str()),
                 "IBitsimFileLocks::Unlock");
}

// --- Time ---

bool PluginTestbed::WaitUntil(const std::function<bool()>& condition, Duration limit) {
  if (!groups_->clock) return time_.WaitUntil(condition, limit);
  const ComPtr<WaitCondition> wait = WaitCondition::Make(condition);
  BOOL holds = FALSE;
  const HRESULT result = groups_->clock->RunUntil(wait.get(), ToTicks(limit), &holds);
  wait->RethrowFailure();
  library_.Check(result, "IBitsimClock::RunUntil");
  return holds != FALSE;
}

void PluginTestbed::LetPass(Duration duration) {
  if (!groups_->clock) return time_.LetPass(duration);
  library_.Check(groups_->clock->RunFor(ToTicks(duration)), "IBitsimClock::RunFor");
}

void PluginTestbed::Block(Duration duration) {
  if (!has_clock_) return time_.Block(duration);
  if (ends_ || FAILED(groups_->clock->Block(ToTicks(duration)))) throw ApplicationEnded();
}

Testbed::Duration PluginTestbed::Now() const {
  if (!groups_->clock) return time_.Now();
  UINT64 ticks = 0;
  library_.Check(groups_->clock->GetNow(&ticks), "IBitsimClock::GetNow");
  return FromTicks(ticks);
}

bool PluginTestbed::ServiceLives() {
  BOOL lives = FALSE;
  library_.Check(world_->IsAlive(&lives), "IBitsimWorld::IsAlive");
  return lives != FALSE;
}

// --- What happened ---

// Throws nothing: it is also asked while a failure is written down.
std::vector<std::string> PluginTestbed::Trace() const {
  std::vector<std::string> lines;
  if (!groups_->trace) return lines;
  LPCSTR line = nullptr;
  for (UINT32 i = 0; lines.size() < kTraceLinesMax; ++i) {
    if (groups_->trace->GetLine(i, &line) != S_OK || line == nullptr) break;
    lines.emplace_back(line);
  }
  return lines;
}

std::uint64_t PluginTestbed::TraceHash() const {
  UINT64 hash = 0;
  if (groups_->trace) {
    library_.Check(groups_->trace->GetHash(&hash), "IBitsimTrace::GetHash");
  }
  return hash;
}

std::string PluginTestbed::Recording() const {
  constexpr std::string_view kMethod = "IBitsimRecording::GetText";
  if (!groups_->recording) return {};
  LPCSTR text = nullptr;
  library_.Check(groups_->recording->GetText(&text), kMethod);
  return std::string(library_.CheckText(text, kMethod));
}

void PluginTestbed::CheckRecording() const {
  constexpr std::string_view kMethod = "IBitsimRecording::Check";
  if (!groups_->recording) return;
  LPCSTR misfit = nullptr;
  const HRESULT result = groups_->recording->Check(&misfit);
  library_.Check(result, kMethod);
  if (result == S_FALSE) throw InputError(std::string(library_.CheckText(misfit, kMethod)));
}

std::vector<TraceFile> PluginTestbed::ExportTrace() const {
  constexpr std::string_view kMethod = "IBitsimTraceFiles::GetFile";
  std::vector<TraceFile> files;
  if (!groups_->trace_files) return files;
  library_.ReadList(
      [&](UINT32 index) {
        BITSIM_TRACE_FILE given = {};
        const HRESULT result = groups_->trace_files->GetFile(index, &given);
        if (result != S_OK) return result;
        files.push_back({.suffix = std::string(library_.CheckText(given.suffix, kMethod)),
                         .content = std::string(given.content, given.size_bytes)});
        return result;
      },
      kMethod);
  return files;
}

}  // namespace conformance
