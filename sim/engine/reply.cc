// The reply of an upload-reply job: fetched when the file is uploaded, named by Complete.

#include <algorithm>
#include <string>
#include <utility>

#include "sim/engine/engine_trace.h"
#include "sim/engine/names.h"
#include "sim/engine/uploads.h"

namespace bitsim {

// --- Fetching ---

void Uploads::RequestReply(Job& job) {
  Upload& upload = *job.upload();
  if (upload.reply_size_bytes == BG_SIZE_UNKNOWN) upload.reply_size_bytes = 0;  // it has begun
  HttpRequest request;
  request.method = HttpMethod::kGet;
  request.url = upload.reply_url.view();
  if (upload.reply_bytes > 0) request.range = ByteRange{upload.reply_bytes};
  Send(job, request);
}

void Uploads::OnReply(Job& job, const HttpResponse& response) {
  Upload& upload = *job.upload();
  if (response.status != 200 && response.status != 206) {
    control_.FailWithStatus(job, response.status);
    return;
  }
  if (!response.resource_size_bytes.has_value()) {
    control_.Fail(job, {BG_ERROR_CONTEXT_REMOTE_FILE, BG_E_MISSING_FILE_SIZE, 0},
                  FailureClass::kFatal);
    return;
  }
  upload.reply_size_bytes = *response.resource_size_bytes;
  upload.reply_bytes = response.first_byte;  // 0 if the range was not honoured
  if (!BeginTransferring(job)) return;
  job.extras_for_change().reply_file_name = Text(ReplyFileName(job));
  const std::string path = ReplyTemporaryName(job);
  const HRESULT written =
      disk_.Create(path, *response.content, upload.reply_bytes, NameOf(job.owner));
  if (FAILED(written)) {
    control_.Fail(job, {BG_ERROR_CONTEXT_LOCAL_FILE, written, 0},
                  decisions_.ClassifyDiskFailure(written));
    return;
  }
  job.run->exchange_is_body = true;
}

void Uploads::OnBodyComplete(std::uint64_t cookie, std::uint64_t received_bytes) {
  Job& job = jobs_.at(static_cast<JobIndex>(cookie));
  Upload& upload = *job.upload();
  if (upload.stage != UploadStage::kReply || !job.run->exchange_is_body) return;
  job.run->exchange = {};
  KeepReply(job, received_bytes);
  if (upload.reply_bytes != upload.reply_size_bytes) {
    control_.Fail(job, {BG_ERROR_CONTEXT_REMOTE_FILE, BG_E_INVALID_SERVER_RESPONSE, 0},
                  FailureClass::kTransient);
    return;
  }
  upload.reply_is_transferred = true;
  upload.stage = UploadStage::kClose;
  world_.Note(kReplyTransferred, job.index, upload.reply_size_bytes);
  control_.TellOfFile(job, 0);
  control_.NoteModified(job, Modification::kBytes);
  if (IsRunning(job.state)) Continue(job);
}

void Uploads::KeepReply(Job& job, std::uint64_t received_bytes) {
  if (!std::exchange(job.run->exchange_is_body, false) || received_bytes == 0) return;
  Upload& upload = *job.upload();
  upload.reply_bytes = std::min(upload.reply_size_bytes, upload.reply_bytes + received_bytes);
  control_.Touch(job, Modification::kBytes);
  control_.NoteProgress(job);
  disk_.SetPresentBytes(ReplyTemporaryName(job), upload.reply_bytes);
}

// --- The file ---

// What the client chose, or a new name beside the file that it uploads.
std::string Uploads::ReplyFileName(const Job& job) const {
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

std::string Uploads::ReplyTemporaryName(const Job& job) {
  std::string name(FolderOf(job.extras_or_defaults().reply_file_name.view()));
  return name.append("BIT").append(std::to_string(job.index)).append("_reply.tmp");
}

// Without a reply the file is empty.
HRESULT Uploads::RenameReply(Job& job, UserIndex caller) {
  Upload& upload = *job.upload();
  if (job.type != BG_JOB_TYPE_UPLOAD_REPLY || upload.reply_is_renamed) return S_OK;
  const UserIndex owner = decisions_.CompleterOwnsFiles() ? caller : job.owner;
  const std::string name = ReplyFileName(job);
  job.extras_for_change().reply_file_name = Text(name);
  const HRESULT renamed =
      upload.reply_is_transferred
          ? disk_.Move(ReplyTemporaryName(job), name, NameOf(caller), NameOf(owner))
          : disk_.Create(name, Content(), 0, NameOf(owner));
  upload.reply_is_renamed = SUCCEEDED(renamed);
  world_.Note(upload.reply_is_renamed ? kFileRenamed : kFileRenameFailed, job.index, 0, 0,
              upload.reply_is_renamed ? "COMP-01" : "ST-27");
  return renamed;
}

bool Uploads::DeleteReply(Job& job) {
  const Upload& upload = *job.upload();
  const bool has_begun = !job.extras_or_defaults().reply_file_name.empty() &&
                         upload.reply_size_bytes != BG_SIZE_UNKNOWN;
  if (!has_begun || upload.reply_is_renamed) return true;
  return SUCCEEDED(disk_.Delete(ReplyTemporaryName(job), NameOf(job.owner)));
}

// --- What IBackgroundCopyJob2 tells ---

BG_JOB_REPLY_PROGRESS Uploads::ReplyProgress(const Job& job) const {
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

bool Uploads::HasReplyBegun(const Job& job) const {
  return ReplyProgress(job).BytesTotal != BG_SIZE_UNKNOWN;
}

std::string Uploads::ReplyData(const Job& job) const {
  if (job.upload() == nullptr || !job.upload()->reply_is_transferred) return {};
  const std::string path =
      job.upload()->reply_is_renamed ? ReplyFileName(job) : ReplyTemporaryName(job);
  return disk_.Read(path).value_or("");
}

}  // namespace bitsim
