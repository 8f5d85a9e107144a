// What of a file is on the disk, before Complete.

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>

#include "sim/engine/engine.h"
#include "sim/engine/names.h"
#include "sim/engine/ranges.h"
#include "sim/engine/remote_copy.h"
#include "sim/net/http_date.h"

namespace bitsim {
namespace {

// "C:\\folder\\BIT7_0.tmp". Written as one piece: it is asked for several times a file.
void AppendTemporaryName(const Job& job, std::uint32_t file_index, std::string& name) {
  const std::string_view local = job.files[file_index].local_name();
  name.append(local.substr(0, local.rfind('\\') + 1));
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

// The temporary file exists from the moment its first byte may come. False: the job has failed.
bool Engine::WriteTemporaryFile(Job& job, const Content& remote) {
  File& file = job.files[job.run->current_file];
  const std::string_view path = PathNow(job, job.run->current_file);
  const bool has_holes = file.extras_or_defaults().has_holes;
  if (has_holes) file.extras->remote_content = remote;
  const HRESULT written =
      disk_.Create(path, LocalContent(file, remote),
                   has_holes ? file.size_bytes : file.transferred_bytes, user(job.owner).name);
  if (SUCCEEDED(written)) return true;
  const bool is_opened_early = written == HRESULT_FROM_WIN32(ERROR_SHARING_VIOLATION) &&
                               file.transferred_bytes == 0 && disk_.IsLocked(path);
  Fail(job,
       {BG_ERROR_CONTEXT_LOCAL_FILE, written, static_cast<std::int32_t>(job.run->current_file)},
       is_opened_early ? decisions_.ClassifyOpenTemporaryFile()
                       : decisions_.ClassifyDiskFailure(written));
  return false;
}

void Engine::UpdateTemporaryFile(Job& job) {
  const File& file = job.files[job.run->current_file];
  const std::string_view path = PathNow(job, job.run->current_file);
  if (file.extras_or_defaults().has_holes) {
    disk_.Write(path, LocalContent(file, file.extras->remote_content));
  } else {
    disk_.SetPresentBytes(path, file.transferred_bytes);
  }
}

// The client has looked at a file, and does not want it.
void Engine::RejectContent(Job& job, std::uint32_t file_index) {
  StopExchange(job);
  JobRun& run = job.run_for_change();
  run.current_file = file_index;
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
  const auto modified = ParseHttpDate(LastModifiedOf(file));
  const bool is_told = modified.has_value() && decisions_.FilesHaveTimeOfSource();
  const WallTime time = is_told ? *modified : world_.wall_now();
  disk_.SetTimes(PathNow(job, job.run->current_file), time, time);
}

}  // namespace bitsim
