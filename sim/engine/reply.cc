// The reply of an upload-reply job: fetched when the file is uploaded, named by Complete.

#include <algorithm>
#include <string>
#include <utility>

#include "sim/engine/engine.h"
#include "sim/engine/engine_trace.h"
#include "sim/engine/job_request.h"
#include "sim/engine/names.h"

namespace bitsim {

// --- Fetching ---

void Engine::RequestReply(Job& job) {
  Upload& upload = *job.upload();
  if (upload.reply_size_bytes == BG_SIZE_UNKNOWN) upload.reply_size_bytes = 0;  // it has begun
  HttpRequest request;
  request.method = HttpMethod::kGet;
  request.url = upload.reply_url.view();
  if (!AddDetails(job, network_, request)) {
    FailWithProxyList(job);
    return;
  }
  request.bits_per_second_max = BitsPerSecondMax(job);
  if (upload.reply_bytes > 0) request.range = ByteRange{upload.reply_bytes};
  request.subject = job.index;
  job.run->exchange_is_body = false;
  job.run->exchange = network_.Start(request, *this, job.index);
}

void Engine::OnReplyResponse(Job& job, const HttpResponse& response) {
  Upload& upload = *job.upload();
  if (response.status != 200 && response.status != 206) {
    FailWithStatus(job, response.status);
    return;
  }
  if (!response.resource_size_bytes.has_value()) {
    Fail(job, {BG_ERROR_CONTEXT_REMOTE_FILE, BG_E_MISSING_FILE_SIZE, 0}, FailureClass::kFatal);
    return;
  }
  upload.reply_size_bytes = *response.resource_size_bytes;
  upload.reply_bytes = response.first_byte;  // 0 if the range was not honoured
  if (job.state == BG_JOB_STATE_CONNECTING) {
    ChangeState(job, decisions_.StateWhenConnected(), "ST-05");
    if (!IsRunning(job.state)) return;
  }
  job.extras_for_change().reply_file_name = Text(ReplyFileName(job));
  const std::string path = ReplyTemporaryName(job);
  const HRESULT written =
      disk_.Create(path, *response.content, upload.reply_bytes, user(job.owner).name);
  if (FAILED(written)) {
    Fail(job, {BG_ERROR_CONTEXT_LOCAL_FILE, written, 0}, decisions_.ClassifyDiskFailure(written));
    return;
  }
  job.run->exchange_is_body = true;
}

void Engine::OnReplyComplete(Job& job, std::uint64_t received_bytes) {
  Upload& upload = *job.upload();
  if (upload.stage != UploadStage::kReply || !job.run->exchange_is_body) return;
  job.run->exchange = {};
  KeepReply(job, received_bytes);
  if (upload.reply_bytes != upload.reply_size_bytes) {
    Fail(job, {BG_ERROR_CONTEXT_REMOTE_FILE, BG_E_INVALID_SERVER_RESPONSE, 0},
         FailureClass::kTransient);
    return;
  }
  upload.reply_is_transferred = true;
  upload.stage = UploadStage::kClose;
  world_.Note(kReplyTransferred, job.index, upload.reply_size_bytes);
  if (listener_ != nullptr) listener_->OnFileTransferred(job, 0);
  NoteModified(job, Modification::kBytes);
  if (IsRunning(job.state)) ContinueUpload(job);
}

void Engine::KeepReply(Job& job, std::uint64_t received_bytes) {
  if (!std::exchange(job.run->exchange_is_body, false) || received_bytes == 0) return;
  Upload& upload = *job.upload();
  upload.reply_bytes = std::min(upload.reply_size_bytes, upload.reply_bytes + received_bytes);
  Touch(job);
  NoteProgress(job);
  disk_.SetPresentBytes(ReplyTemporaryName(job), upload.reply_bytes);
}

// --- The file ---

// What the client chose, or a new name beside the file that it uploads.
std::string Engine::ReplyFileName(const Job& job) const {
  const std::string_view chosen = job.extras_or_defaults().reply_file_name.view();
  if (!chosen.empty()) return std::string(chosen);
  if (job.files.empty()) return {};
  const std::string stem = std::string(FolderOf(job.files[0].local_name())) + "BITR";
  std::uint64_t number = job.index;
  std::string name;
  do {
    name = stem;
    FormatDecimal(name, number++);
    name += ".tmp";
  } while (disk_.Exists(name));
  return name;
}

std::string Engine::ReplyTemporaryName(const Job& job) {
  std::string name(FolderOf(job.extras_or_defaults().reply_file_name.view()));
  return name.append("BIT").append(std::to_string(job.index)).append("_reply.tmp");
}

// Without a reply the file is empty.
HRESULT Engine::RenameReply(Job& job, UserIndex caller) {
  Upload& upload = *job.upload();
  if (job.type != BG_JOB_TYPE_UPLOAD_REPLY || upload.reply_is_renamed) return S_OK;
  const UserIndex owner = decisions_.CompleterOwnsFiles() ? caller : job.owner;
  const std::string name = ReplyFileName(job);
  job.extras_for_change().reply_file_name = Text(name);
  const HRESULT renamed =
      upload.reply_is_transferred
          ? disk_.Move(ReplyTemporaryName(job), name, user(caller).name, user(owner).name)
          : disk_.Create(name, Content(), 0, user(owner).name);
  upload.reply_is_renamed = SUCCEEDED(renamed);
  world_.Note(upload.reply_is_renamed ? kFileRenamed : kFileRenameFailed, job.index, 0, 0,
              upload.reply_is_renamed ? "COMP-01" : "ST-27");
  return renamed;
}

// False: it is still there.
bool Engine::DeleteReply(Job& job) {
  const Upload& upload = *job.upload();
  const bool has_begun = !job.extras_or_defaults().reply_file_name.empty() &&
                         upload.reply_size_bytes != BG_SIZE_UNKNOWN;
  if (!has_begun || upload.reply_is_renamed) return true;
  return SUCCEEDED(disk_.Delete(ReplyTemporaryName(job), user(job.owner).name));
}

// The client has looked at the reply. One that it does not want is fetched again by Resume, as long
// as the server still has it.
HRESULT Engine::SetReplyValidationState(Job& job, bool is_valid) {
  if (RefusesChanges(job)) return BG_E_INVALID_STATE;
  Upload& upload = *job.upload();
  if (!upload.reply_is_transferred) return E_PENDING;
  upload.reply_is_valid = is_valid;
  NoteModified(job, Modification::kProperty);
  if (is_valid) return S_OK;
  StopExchange(job);
  DeleteReply(job);
  upload.reply_bytes = 0;
  upload.reply_is_transferred = false;
  upload.reply_is_renamed = false;
  upload.stage = UploadStage::kReply;
  job.run_for_change().error = {BG_ERROR_CONTEXT_REMOTE_FILE, BG_E_VALIDATION_FAILED, 0};
  job.has_error = true;
  ChangeState(job, decisions_.StateAfterRejectedContent(), "ST-39");
  return S_OK;
}

// --- What IBackgroundCopyJob2 tells ---

BG_JOB_REPLY_PROGRESS Engine::ReplyProgress(const Job& job) const {
  BG_JOB_REPLY_PROGRESS progress = {};
  progress.BytesTotal = BG_SIZE_UNKNOWN;
  if (job.upload() == nullptr) return progress;
  progress.BytesTotal = job.upload()->reply_size_bytes;
  progress.BytesTransferred = job.upload()->reply_bytes;
  const JobRun& run = job.run_or_defaults();
  if (job.upload()->stage == UploadStage::kReply && run.exchange_is_body) {
    progress.BytesTransferred = std::min(
        progress.BytesTotal, progress.BytesTransferred + network_.BytesReceived(run.exchange));
  }
  return progress;
}

bool Engine::HasReplyBegun(const Job& job) const {
  return ReplyProgress(job).BytesTotal != BG_SIZE_UNKNOWN;
}

std::string Engine::ReplyData(const Job& job) const {
  if (job.upload() == nullptr || !job.upload()->reply_is_transferred) return {};
  const std::string path =
      job.upload()->reply_is_renamed ? ReplyFileName(job) : ReplyTemporaryName(job);
  return disk_.Read(path).value_or("");
}

}  // namespace bitsim
