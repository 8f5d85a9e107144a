// How a job moves its files: for each file, in order, HEAD (is it there, how large, still the same
// copy?) and then GET from where the temporary file ends.

#include <string>
#include <utility>

#include "sim/engine/engine.h"
#include "sim/engine/engine_trace.h"

namespace bitsim {
namespace {

constexpr std::uint64_t kUnrangedSizeMaxBytes = std::uint64_t{2} << 30;

bool IsSuccess(int status) { return status >= 200 && status < 300; }

// Which copy of the remote file an answer is about, as far as it tells.
std::string VersionOf(const HttpResponse& response) {
  std::string version(response.etag);
  version += '\n';
  version += response.last_modified;
  return version;
}

bool IsOtherCopy(const File& file, const HttpResponse& response) {
  if (file.size_bytes == BG_SIZE_UNKNOWN) return false;  // nothing to compare with
  return file.remote_version.view() != VersionOf(response) ||
         response.resource_size_bytes.value_or(file.size_bytes) != file.size_bytes;
}

// Whether the asked range lies beyond the end of a copy that has become shorter (HTTP-07).
bool IsOutgrown(const Job& job, const HttpResponse& response) {
  return response.status == 416 && !job.awaits_head && response.resource_size_bytes.has_value() &&
         *response.resource_size_bytes != job.files[job.current_file].size_bytes;
}

// Background transfers come in ranges; a small new file in the foreground needs none (HTTP-03).
bool NeedsRange(const Job& job) {
  const File& file = job.files[job.current_file];
  return job.priority != BG_JOB_PRIORITY_FOREGROUND || file.size_bytes >= kUnrangedSizeMaxBytes ||
         file.transferred_bytes > 0;
}

}  // namespace

void Engine::StartJob(Job& job) {
  if (!network_.connected()) {
    FailWithNetwork(job, NetworkFailure::kDisconnected);
    return;
  }
  if (const Block block = BlockOf(job); block != Block::kNone) {
    FailBlocked(job, block);
    return;
  }
  if (LacksHelperToken(job)) {
    FailForToken(job);
    return;
  }
  ChangeState(job, decisions_.StateWhenScheduled(), "ST-04");
  if (IsRunning(job.state)) RequestNextFile(job);
}

void Engine::YieldJob(Job& job, const char* rule) { ChangeState(job, BG_JOB_STATE_QUEUED, rule); }

void Engine::RequestNextFile(Job& job) {
  if (job.upload != nullptr) {
    ContinueUpload(job);
    return;
  }
  bool gave_up = false;
  bool is_found = false;
  for (std::uint32_t i = 0; i < job.files.size(); ++i) {
    gave_up = gave_up || job.files[i].is_given_up;
    if (job.files[i].is_transferred || job.files[i].is_given_up) continue;
    job.current_file = i;
    is_found = true;
    if (decisions_.TakesFilesInOrder()) break;
  }
  if (is_found) {
    RequestHead(job);
  } else if (gave_up) {
    ChangeState(job, decisions_.StateAfterFailure(FailureClass::kFatal), "ST-12");
  } else {
    ChangeState(job, decisions_.StateWhenAllFilesTransferred(), "ST-08");
  }
}

void Engine::RequestHead(Job& job) {
  HttpRequest request;
  request.method = HttpMethod::kHead;
  request.url = job.files[job.current_file].remote_name.view();
  request.subject = job.index;
  job.exchange_is_body = false;
  job.exchange = network_.Start(request, *this, job.index);
  job.awaits_head = true;
}

void Engine::RequestBody(Job& job, bool ranged) {
  const File& file = job.files[job.current_file];
  HttpRequest request;
  request.method = HttpMethod::kGet;
  request.url = file.remote_name.view();
  if (ranged) request.range = ByteRange{file.transferred_bytes, file.size_bytes - 1};
  request.subject = job.index;
  if (job.priority != BG_JOB_PRIORITY_FOREGROUND) {
    request.bits_per_second_max = machine_.background_bits_per_second();
  }
  job.exchange = network_.Start(request, *this, job.index);
  job.awaits_head = false;
}

void Engine::OnResponse(std::uint64_t cookie, const HttpResponse& response) {
  Job& job = jobs_.at(static_cast<JobIndex>(cookie));
  if (job.upload != nullptr) {
    OnUploadResponse(job, response);
  } else if (IsOutgrown(job, response) && decisions_.RestartsChangedFile()) {
    StartOver(job);
  } else if (!IsSuccess(response.status)) {
    FailWithStatus(job, response.status);
  } else if (job.awaits_head) {
    OnHead(job, response);
  } else {
    OnBody(job, response);
  }
}

void Engine::OnHead(Job& job, const HttpResponse& response) {
  const auto current = static_cast<std::int32_t>(job.current_file);
  if (!response.content_length.has_value()) {
    Fail(job, {BG_ERROR_CONTEXT_REMOTE_FILE, BG_E_MISSING_FILE_SIZE, current},
         FailureClass::kFatal);
    return;
  }
  File& file = job.files[job.current_file];
  if (IsOtherCopy(file, response) && decisions_.RestartsChangedFile()) RestartFile(job);
  const std::string version = VersionOf(response);
  if (file.remote_version.view() != version) file.remote_version = Text(version);
  file.size_bytes = *response.content_length;

  if (job.state == BG_JOB_STATE_CONNECTING) {
    ChangeState(job, decisions_.StateWhenConnected(), "ST-05");
    if (!IsRunning(job.state)) return;
  }
  if (file.size_bytes == 0) {
    if (WriteTemporaryFile(job, Content())) FinishFile(job);
  } else if (file.transferred_bytes >= file.size_bytes) {
    FinishFile(job);
  } else {
    RequestBody(job, NeedsRange(job) || response.accepts_ranges);
  }
}

void Engine::OnBody(Job& job, const HttpResponse& response) {
  const File& file = job.files[job.current_file];
  if (NeedsRange(job) && response.status != 206) {
    Fail(job,
         {BG_ERROR_CONTEXT_REMOTE_FILE, BG_E_INSUFFICIENT_RANGE_SUPPORT,
          static_cast<std::int32_t>(job.current_file)},
         FailureClass::kFatal);
    return;
  }
  if (IsOtherCopy(file, response) && decisions_.RestartsChangedFile()) {
    StartOver(job);
    return;
  }
  job.exchange_is_body = WriteTemporaryFile(job, *response.content);
}

void Engine::StartOver(Job& job) {
  network_.Cancel(std::exchange(job.exchange, {}));
  RestartFile(job);
  RequestHead(job);
}

void Engine::RestartFile(Job& job) {
  job.files[job.current_file].transferred_bytes = 0;
  if (decisions_.TellsOfRestartedFiles() && listener_ != nullptr) {
    listener_->OnFileTransferred(job, job.current_file);
  }
  world_.Note(kFileRestarted, job.index, job.current_file, 0, "ST-41");
}

void Engine::OnBodyComplete(std::uint64_t cookie, std::uint64_t received_bytes) {
  Job& job = jobs_.at(static_cast<JobIndex>(cookie));
  if (job.upload != nullptr) {
    OnReplyComplete(job, received_bytes);
    return;
  }
  if (!job.exchange_is_body) return;  // the end of a HEAD, or of an answer that was refused
  const File& file = job.files[job.current_file];
  job.exchange = {};
  KeepReceived(job, received_bytes);
  if (file.transferred_bytes == file.size_bytes) {
    FinishFile(job);
  } else {
    Fail(job,
         {BG_ERROR_CONTEXT_REMOTE_FILE, BG_E_INVALID_SERVER_RESPONSE,
          static_cast<std::int32_t>(job.current_file)},
         FailureClass::kTransient);
  }
}

void Engine::OnFailure(std::uint64_t cookie, NetworkFailure failure, std::uint64_t received_bytes) {
  Job& job = jobs_.at(static_cast<JobIndex>(cookie));
  job.exchange = {};
  if (IsBeingCancelled(job)) {
    RetryCancel(job);
    return;
  }
  KeepReceived(job, received_bytes);
  FailWithNetwork(job, failure);
}

void Engine::FinishFile(Job& job) {
  File& file = job.files[job.current_file];
  file.is_transferred = true;
  if (!decisions_.FilesWaitForComplete()) {
    file.is_renamed = disk_.Rename(TemporaryName(job, job.current_file), file.local_name.view());
  }
  world_.Note(kFileTransferred, job.index, job.current_file, file.size_bytes);
  if (listener_ != nullptr) listener_->OnFileTransferred(job, job.current_file);
  NoteModified(job, Modification::kBytes);
  RequestNextFile(job);
}

void Engine::StopExchange(Job& job) {
  const ExchangeId exchange = std::exchange(job.exchange, {});
  const std::uint64_t received_bytes = network_.BytesReceived(exchange);
  network_.Cancel(exchange);
  KeepReceived(job, received_bytes);
}

void Engine::KeepReceived(Job& job, std::uint64_t received_bytes) {
  if (job.upload != nullptr) {
    KeepUploaded(job, received_bytes);
    return;
  }
  if (!std::exchange(job.exchange_is_body, false) || received_bytes == 0) return;
  File& file = job.files[job.current_file];
  // More than the file has: the server contradicts itself, nothing of it can be kept.
  const bool fits = received_bytes <= file.size_bytes - file.transferred_bytes;
  if (fits) {
    file.transferred_bytes += received_bytes;
  } else {
    RestartFile(job);
  }
  Touch(job, Modification::kBytes);
  NoteProgress(job);
  disk_.SetPresentBytes(TemporaryName(job, job.current_file), file.transferred_bytes);
}

// The temporary file exists from the moment its first byte may come.
bool Engine::WriteTemporaryFile(Job& job, const Content& content) {
  const File& file = job.files[job.current_file];
  const std::string path = TemporaryName(job, job.current_file);
  const HRESULT written =
      disk_.Create(path, Content(content), file.transferred_bytes, user(job.owner).name);
  if (SUCCEEDED(written)) return true;
  Fail(job, {BG_ERROR_CONTEXT_LOCAL_FILE, written, static_cast<std::int32_t>(job.current_file)},
       decisions_.ClassifyDiskFailure(written));
  return false;
}

std::string Engine::TemporaryName(const Job& job, std::uint32_t file_index) {
  const std::string_view local = job.files[file_index].local_name.view();
  std::string name(local.substr(0, local.rfind('\\') + 1));
  name += "BIT";
  FormatDecimal(name, job.index);
  name += '_';
  FormatDecimal(name, file_index);
  name += ".tmp";
  return name;
}

}  // namespace bitsim
