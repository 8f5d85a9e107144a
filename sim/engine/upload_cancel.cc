// Cancel of an upload that the server knows of: it is told, again and again if need be.

#include <algorithm>
#include <utility>

#include "sim/engine/deadline.h"
#include "sim/engine/uploads.h"

namespace bitsim {

bool Uploads::Cancel(Job& job) {
  Upload& upload = *job.upload();
  if (upload.stage == UploadStage::kCancel) return true;
  control_.StopExchange(job);
  const bool server_knows =
      upload.session != kNoUploadSession && upload.stage != UploadStage::kDone;
  if (!server_knows || !decisions_.CancelTellsServer()) return false;
  upload.stage = UploadStage::kCancel;
  upload.cancel_until =
      DeadlineAfter(world_.now(), decisions_.UploadCancelPatience(job.no_progress_timeout_seconds));
  DeleteReply(job);
  control_.ChangeState(job, decisions_.StateWhileCancelling(job.state), "ST-24");
  if (!job.is_in_queue) return true;
  // Without any patience the one attempt still runs to its end.
  if (upload.cancel_until > world_.now()) {
    world_.PostBackground(upload.cancel_until, cancel_timer_.id(), job.index, job.incarnation);
  }
  SendPacket(job, UploadPacketType::kCancelSession);
  return true;
}

void Uploads::OnCancelAnswered(Job& job, const HttpResponse& response) {
  const bool is_told = IsSuccess(response.status) && response.ack->is_ack;
  const bool may_pass =
      !is_told && response.ack->error != BG_E_SESSION_NOT_FOUND &&
      decisions_.ClassifyUploadStatus(response.status) == FailureClass::kTransient;
  if (may_pass) {
    RetryCancel(job);
  } else {
    EndCancel(job);
  }
}

void Uploads::RetryCancel(Job& job) {
  if (world_.now() >= job.upload()->cancel_until) {
    EndCancel(job);
    return;
  }
  network_.Cancel(std::exchange(job.run->exchange, {}));
  const Instant next = DeadlineAfter(
      world_.now(), decisions_.UploadCancelRetryInterval(job.minimum_retry_delay_seconds));
  world_.Post(std::min(next, job.upload()->cancel_until), cancel_timer_.id(), job.index,
              job.incarnation);
}

void Uploads::OnCancelTimer(Job& job, std::uint32_t incarnation) {
  if ((job.incarnation & 0xffffffu) != incarnation || !job.is_in_queue) return;
  if (world_.now() >= job.upload()->cancel_until) {
    EndCancel(job);
  } else if (job.run->exchange == ExchangeId{}) {
    SendPacket(job, UploadPacketType::kCancelSession);
  }
}

void Uploads::EndCancel(Job& job) {
  network_.Cancel(std::exchange(job.run->exchange, {}));
  control_.ChangeState(job, decisions_.StateAfterCancel(job.state), "ST-24");
}

}  // namespace bitsim
