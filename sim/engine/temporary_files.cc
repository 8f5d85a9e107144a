// What of a file is on the disk, before Complete.

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "sim/engine/engine.h"
#include "sim/engine/names.h"
#include "sim/engine/ranges.h"
#include "sim/engine/remote_copy.h"

namespace bitsim {
namespace {

// "C:\\folder\\BIT7_0.tmp". Written as one piece: it is asked for several times a file.
void AppendTemporaryName(const Job& job, std::uint32_t file_index, std::string& name) {
  name.append(FolderOf(job.files[file_index].local_name()));
  constexpr std::size_t kDigitsMax = 10;  // of 32 bits
  std::array<char, 3 + kDigitsMax + 1 + kDigitsMax + 4> own = {'B', 'I', 'T'};
  char* end = std::to_chars(own.data() + 3, own.data() + 3 + kDigitsMax, job.index).ptr;
  *end++ = '_';
  end = std::to_chars(end, own.data() + own.size() - 4, file_index).ptr;
  end = std::copy_n(".tmp", 4, end);
  name.append(own.data(), static_cast<std::size_t>(end - own.data()));
}

}  // namespace

bool Engine::WritesInPlace(const Job& job) { return job.extras_or_defaults().is_high_performance; }

std::string Engine::PathOnDisk(const Job& job, std::uint32_t file_index) {
  if (WritesInPlace(job)) return std::string(job.files[file_index].local_name());
  return TemporaryName(job, file_index);
}

std::string Engine::TemporaryName(const Job& job, std::uint32_t file_index) {
  std::string name;
  AppendTemporaryName(job, file_index, name);
  return name;
}

// The path on the disk without a string of its own: each file is asked for several times.
std::string_view Engine::PathNow(const Job& job, std::uint32_t file_index) {
  if (WritesInPlace(job)) return job.files[file_index].local_name();
  path_.clear();
  AppendTemporaryName(job, file_index, path_);
  return path_;
}

// The file on the disk, which is looked up by its path only where the job does not know it yet.
DiskFile* Engine::FileOnDisk(const Job& job, std::uint32_t file_index) {
  const JobRun& run = job.run_or_defaults();
  DiskFile* const known = run.current_file == file_index ? disk_.Find(run.file_on_disk) : nullptr;
  return known != nullptr ? known : disk_.Find(disk_.Open(PathNow(job, file_index)));
}

Disk::Handle Engine::HandleOnDisk(const Job& job, std::uint32_t file_index) {
  const JobRun& run = job.run_or_defaults();
  const bool is_known = run.current_file == file_index && disk_.Find(run.file_on_disk) != nullptr;
  return is_known ? run.file_on_disk : disk_.Open(PathNow(job, file_index));
}

void Engine::SetCurrentFile(Job& job, std::uint32_t file_index) {
  JobRun& run = job.run_for_change();
  if (run.current_file != file_index) run.file_on_disk = {};
  run.current_file = file_index;
}

// The temporary file exists from the moment its first byte may come. False: the job has failed.
bool Engine::WriteTemporaryFile(Job& job, const Content& remote) {
  File& file = job.files[job.run->current_file];
  const std::string_view path = PathNow(job, job.run->current_file);
  const bool has_holes = file.extras_or_defaults().has_holes;
  if (has_holes) file.extras->remote_content = remote;
  std::optional<Content> made;
  const Content& content =
      file.extras == nullptr ? remote : made.emplace(LocalContent(file, remote));
  const HRESULT written =
      disk_.Create(path, content, has_holes ? file.size_bytes : file.transferred_bytes,
                   user(job.owner).name, &job.run->file_on_disk);
  if (SUCCEEDED(written)) return true;
  const bool is_opened_early = written == HRESULT_FROM_WIN32(ERROR_SHARING_VIOLATION) &&
                               file.transferred_bytes == 0 && disk_.IsLocked(path);
  Fail(job,
       {BG_ERROR_CONTEXT_LOCAL_FILE, written, static_cast<std::int32_t>(job.run->current_file)},
       is_opened_early ? decisions_.ClassifyOpenTemporaryFile()
                       : decisions_.ClassifyDiskFailure(written));
  return false;
}

// Whether somebody has deleted or shortened what was here of the current file. A file in its own
// place may be another job's, too.
bool Engine::HasLostBytes(const Job& job) {
  if (WritesInPlace(job)) return false;
  const std::uint32_t file_index = job.run->current_file;
  const DiskFile* const on_disk = FileOnDisk(job, file_index);
  return on_disk == nullptr || on_disk->present_bytes < job.files[file_index].transferred_bytes;
}

void Engine::UpdateTemporaryFile(Job& job) {
  const std::uint32_t file_index = job.run->current_file;
  const File& file = job.files[file_index];
  if (file.extras_or_defaults().has_holes) {
    disk_.Write(PathNow(job, file_index), LocalContent(file, file.extras->remote_content));
  } else if (DiskFile* const on_disk = FileOnDisk(job, file_index); on_disk != nullptr) {
    on_disk->present_bytes = file.transferred_bytes;
  }
}

// The client has looked at a file, and does not want it.
void Engine::RejectContent(Job& job, std::uint32_t file_index) {
  StopExchange(job);
  SetCurrentFile(job, file_index);
  JobRun& run = *job.run;
  run.first_missing_file = std::min(run.first_missing_file, file_index);
  File& file = job.files[file_index];
  disk_.Remove(PathNow(job, file_index));
  file.is_transferred = false;
  file.is_renamed = false;
  RestartFile(job, "ST-39");
  run.error = {BG_ERROR_CONTEXT_REMOTE_FILE, BG_E_VALIDATION_FAILED,
               static_cast<std::int32_t>(file_index)};
  job.has_error = true;
  ChangeState(job, decisions_.StateAfterRejectedContent(), "ST-39");
}

void Engine::SetFileTimes(Job& job) {
  const File& file = job.files[job.run->current_file];
  if (!IsHttpUrl(file.remote_name())) return;  // its source had them
  DiskFile* const on_disk = FileOnDisk(job, job.run->current_file);
  if (on_disk == nullptr) return;
  const std::optional<WallTime> changed = remote_copies_.Of(file).changed;
  const bool is_told = changed.has_value() && decisions_.FilesHaveTimeOfSource();
  on_disk->modified = on_disk->created = is_told ? *changed : world_.wall_now();
}

}  // namespace bitsim
