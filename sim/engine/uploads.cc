#include "sim/engine/uploads.h"

#include <algorithm>
#include <utility>

#include "sim/engine/engine_trace.h"
#include "sim/engine/job_request.h"

namespace bitsim {
namespace {

HRESULT CodeOfStatus(int status) {
  return static_cast<HRESULT>(0x80190000u | static_cast<std::uint32_t>(status));
}

}  // namespace

Uploads::Uploads(const TransferEnvironment& environment, JobControl& control)
    : world_(environment.world),
      network_(environment.network),
      disk_(environment.disk),
      decisions_(environment.decisions),
      accounts_(environment.accounts),
      machine_(environment.machine),
      jobs_(environment.jobs),
      control_(control),
      cancel_timer_(world_, jobs_, *this, &Uploads::OnCancelTimer) {}

void Uploads::Continue(Job& job) {
  Upload& upload = *job.upload();
  switch (upload.stage) {
    case UploadStage::kSend:
      if (!CheckSource(job)) return;
      if (upload.session == kNoUploadSession) {
        SendPacket(job, UploadPacketType::kCreateSession);
      } else if (job.state == BG_JOB_STATE_CONNECTING) {
        SendPacket(job, UploadPacketType::kPing);
      } else {
        SendPacket(job, UploadPacketType::kFragment);
      }
      return;
    case UploadStage::kReply:
      RequestReply(job);
      return;
    case UploadStage::kClose:
      SendPacket(job, UploadPacketType::kCloseSession);
      return;
    case UploadStage::kDone:
      control_.ChangeState(job, decisions_.StateWhenAllFilesTransferred(), "ST-08");
      return;
    case UploadStage::kCancel:
      return;  // never runs
  }
}

// Whether the local file is there, and still the one that is being sent. Else the job has failed.
bool Uploads::CheckSource(Job& job) {
  Upload& upload = *job.upload();
  File& file = job.files[0];
  if (upload.source_has_changed && decisions_.ResumeSendsChangedSource()) ForgetSession(job);
  const DiskFile* const source = disk_.Find(file.local_name());
  HRESULT error = S_OK;
  if (source == nullptr) {
    error = HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND);
  } else if (upload.source_version == 0) {
    upload.source_version = source->version;
    file.size_bytes = source->size_bytes();
  } else if (source->version != upload.source_version && decisions_.NoticesChangedSource()) {
    upload.source_has_changed = true;
    error = BG_E_LOCAL_FILE_CHANGED;
  }
  if (error == S_OK) return true;
  control_.Fail(job, {BG_ERROR_CONTEXT_LOCAL_FILE, error, 0}, FailureClass::kFatal);
  return false;
}

void Uploads::SendPacket(Job& job, UploadPacketType type) {
  Upload& upload = *job.upload();
  const File& file = job.files[0];
  UploadPacket packet;
  packet.type = type;
  packet.session = upload.session;
  if (type == UploadPacketType::kFragment) {
    packet.first_byte = file.transferred_bytes;
    packet.length_bytes =
        std::min(decisions_.UploadFragmentBytesMax(), file.size_bytes - file.transferred_bytes);
    packet.content = disk_.Find(file.local_name())->content;
    packet.size_bytes = file.size_bytes;
  }
  upload.packet = type;
  HttpRequest request;
  request.method = HttpMethod::kBitsPost;
  request.url = file.remote_name();
  request.upload = &packet;
  Send(job, request);
}

void Uploads::Send(Job& job, HttpRequest& request) {
  job.run->exchange_is_body = false;
  if (AddDetails(job, network_, request)) {
    const bool is_limited = job.priority != BG_JOB_PRIORITY_FOREGROUND;
    request.bits_per_second_max = is_limited ? machine_.background_bits_per_second() : 0;
    request.subject = job.index;
    job.run->exchange = network_.Start(request, *this, job.index);
  } else if (IsBeingCancelled(job)) {
    RetryCancel(job);
  } else {
    control_.FailWithProxyList(job);
  }
}

void Uploads::Repeat(Job& job) {
  network_.Cancel(std::exchange(job.run->exchange, {}));
  if (job.upload()->stage == UploadStage::kReply) {
    RequestReply(job);
  } else {
    SendPacket(job, job.upload()->packet);
  }
}

void Uploads::OnResponse(std::uint64_t cookie, const HttpResponse& response) {
  Job& job = jobs_.at(static_cast<JobIndex>(cookie));
  if (!control_.AcceptsServer(job)) return;
  if (response.challenge.has_value() && control_.MayAnswerChallenge(job, response)) {
    Repeat(job);
  } else if (job.upload()->stage == UploadStage::kReply) {
    OnReply(job, response);
  } else {
    OnAnswer(job, response);
  }
}

void Uploads::OnFailure(std::uint64_t cookie, NetworkFailure failure, std::uint64_t moved_bytes) {
  Job& job = jobs_.at(static_cast<JobIndex>(cookie));
  job.run->exchange = {};
  if (IsBeingCancelled(job)) {
    RetryCancel(job);
    return;
  }
  KeepMoved(job, moved_bytes);
  control_.FailWithNetwork(job, failure);
}

void Uploads::OnAnswer(Job& job, const HttpResponse& response) {
  Upload& upload = *job.upload();
  // The bytes of an answered fragment are counted by the answer.
  const UploadPacketType answered = std::exchange(upload.packet, UploadPacketType::kPing);
  const UploadAck& ack = *response.ack;
  if (upload.stage == UploadStage::kCancel) {
    OnCancelAnswered(job, response);
  } else if (answered == UploadPacketType::kFragment && response.status == 416 && ack.is_ack) {
    job.files[0].transferred_bytes = ack.received_bytes;
    Continue(job);
  } else if (!IsSuccess(response.status)) {
    OnRefused(job, response);
  } else if (!ack.is_ack) {
    control_.Fail(job, {BG_ERROR_CONTEXT_REMOTE_FILE, BG_E_INVALID_SERVER_RESPONSE, 0},
                  decisions_.ClassifyUploadError(BG_E_INVALID_SERVER_RESPONSE));
  } else if (!ack.speaks_protocol) {
    control_.Fail(job, {BG_ERROR_CONTEXT_REMOTE_FILE, BG_E_CLIENT_SERVER_PROTOCOL_MISMATCH, 0},
                  FailureClass::kFatal);
  } else {
    if (answered == UploadPacketType::kCreateSession) upload.session = ack.session;
    if (!BeginTransferring(job)) return;
    if (answered == UploadPacketType::kFragment) {
      OnFragmentTaken(job, ack);
      return;
    }
    if (answered == UploadPacketType::kCloseSession) upload.stage = UploadStage::kDone;
    if (upload.stage == UploadStage::kSend) {
      if (CheckSource(job)) SendPacket(job, UploadPacketType::kFragment);
    } else {
      Continue(job);
    }
  }
}

// False: the job does not run any more.
bool Uploads::BeginTransferring(Job& job) {
  if (job.state == BG_JOB_STATE_CONNECTING) {
    control_.ChangeState(job, decisions_.StateWhenConnected(), "ST-05");
  }
  return IsRunning(job.state);
}

void Uploads::OnFragmentTaken(Job& job, const UploadAck& ack) {
  Upload& upload = *job.upload();
  File& file = job.files[0];
  upload.session_has_worked = true;
  file.transferred_bytes = ack.received_bytes;
  control_.NoteProgress(job);
  if (!CheckSource(job)) return;
  if (file.transferred_bytes >= file.size_bytes) {
    file.is_transferred = true;
    world_.Note(kFileTransferred, job.index, 0, file.size_bytes);
    if (decisions_.TellsUploadedFile()) control_.TellOfFile(job, 0);
    const bool has_reply = job.type == BG_JOB_TYPE_UPLOAD_REPLY && !ack.reply_url.empty();
    upload.stage = UploadStage::kClose;
    if (has_reply && decisions_.WaitsForReply()) {
      upload.stage = UploadStage::kReply;
      upload.reply_url = Text(ack.reply_url);
    }
  }
  control_.NoteModified(job, Modification::kBytes);
  if (IsRunning(job.state)) Continue(job);
}

void Uploads::OnRefused(Job& job, const HttpResponse& response) {
  const UploadAck& ack = *response.ack;
  if (ack.error == BG_E_SESSION_NOT_FOUND) {
    const bool starts_again = job.upload()->session_has_worked && decisions_.RestartsLostSession();
    ForgetSession(job);
    if (starts_again) {
      Continue(job);
      return;
    }
  }
  if (ack.error_is_applications) {
    job.files[0].transferred_bytes = ack.received_bytes;
    control_.Fail(job, {decisions_.ApplicationErrorContext(), ack.error, 0},
                  decisions_.ClassifyUploadStatus(response.status));
  } else if (ack.error != S_OK) {
    control_.Fail(job, {BG_ERROR_CONTEXT_REMOTE_FILE, ack.error, 0},
                  decisions_.ClassifyUploadError(ack.error));
  } else {
    control_.Fail(job, {BG_ERROR_CONTEXT_REMOTE_FILE, CodeOfStatus(response.status), 0},
                  decisions_.ClassifyUploadStatus(response.status));
  }
}

// The file starts again, as it is on the disk now, in a session of its own.
void Uploads::ForgetSession(Job& job) {
  DeleteReply(job);
  *job.upload() = Upload{};
  job.files[0].transferred_bytes = 0;
  job.files[0].is_transferred = false;
  world_.Note(kFileRestarted, job.index, 0);
}

void Uploads::KeepMoved(Job& job, std::uint64_t moved_bytes) {
  Upload& upload = *job.upload();
  if (upload.stage == UploadStage::kReply) {
    KeepReply(job, moved_bytes);
    return;
  }
  const UploadPacketType packet = std::exchange(upload.packet, UploadPacketType::kPing);
  if (packet != UploadPacketType::kFragment || moved_bytes == 0) return;
  job.files[0].transferred_bytes += moved_bytes;  // the next answer says whether it is so
  control_.Touch(job, Modification::kBytes);
  control_.NoteProgress(job);
}

// --- Complete ---

HRESULT Uploads::Complete(Job& job, UserIndex caller) {
  const HRESULT allowed = decisions_.CompleteUploadInState(job.state);
  if (FAILED(allowed)) return allowed;
  const HRESULT renamed = RenameReply(job, caller);
  if (FAILED(renamed)) {
    control_.NoteModified(job, Modification::kProperty);
    control_.ChangeState(job, decisions_.StateAfterFailedRename(job.state), "ST-27");
    return renamed;
  }
  control_.StopExchange(job);
  DeleteReply(job);
  control_.ChangeState(job, decisions_.StateAfterComplete(job.state), "ST-26");
  return S_OK;
}

}  // namespace bitsim
