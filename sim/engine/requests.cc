// The requests of a job: which method, which bytes, and how long it waits for an answer.

#include <optional>
#include <utility>

#include "sim/engine/deadline.h"
#include "sim/engine/downloads.h"
#include "sim/engine/job_request.h"
#include "sim/engine/names.h"
#include "sim/engine/ranges.h"
#include "sim/engine/remote_copy.h"

namespace bitsim {

void Downloads::RequestFile(Job& job) {
  if (!IsHttpUrl(job.files[job.run->current_file].remote_name())) {
    ReadSource(job);
    return;
  }
  if (job.extras != nullptr) {
    job.extras->turn.redirect_url = Text();
    job.extras->turn.redirects = 0;
  }
  if (decisions_.BeginsWithHead(IsFetchedWhole(job))) {
    RequestHead(job);
  } else {
    RequestBody(job, NextPieceOf(job));
  }
}

void Downloads::RequestHead(Job& job) {
  HttpRequest request;
  request.method = HttpMethod::kHead;
  job.run->awaits_head = true;
  Send(job, request);
}

// Without a piece, for everything.
void Downloads::RequestBody(Job& job, const std::optional<FilePiece>& piece) {
  JobRun& run = *job.run;
  File& file = job.files[run.current_file];
  HttpRequest request;
  request.method = HasCustomMethod(job) ? HttpMethod::kOther : HttpMethod::kGet;
  run.awaits_head = false;
  run.asks_for_range = false;
  if (piece.has_value() && (!IsFetchedWhole(job) || file.transferred_bytes > 0)) {
    run.piece_bytes = piece->length;
    if (file.extras != nullptr) file.extras->piece_offset = piece->local_offset;
    const auto priority = static_cast<BG_JOB_PRIORITY>(job.priority);
    const bool is_whole_file = piece->remote_offset == 0 && piece->length == RemoteSize(file);
    if (!is_whole_file || decisions_.NeedsRanges(priority, file.size_bytes)) {
      request.range = ByteRange{piece->remote_offset, piece->remote_offset + piece->length - 1};
      run.asks_for_range = true;
    }
  }
  Send(job, request);
}

void Downloads::Repeat(Job& job) {
  network_.Cancel(std::exchange(job.run->exchange, {}));
  if (job.run->awaits_head) {
    RequestHead(job);
  } else {
    RequestBody(job, NextPieceOf(job));
  }
}

void Downloads::Send(Job& job, HttpRequest& request) {
  JobRun& run = *job.run;
  run.exchange_is_body = false;
  request.url = UrlOf(job);
  if (!AddDetails(job, network_, request)) {
    control_.FailWithProxyList(job);
    return;
  }
  request.subject = job.index;
  if (job.priority != BG_JOB_PRIORITY_FOREGROUND) {
    request.bits_per_second_max = machine_.background_bits_per_second();
  }
  request.page = run.page;
  run.exchange = network_.Start(request, *this, job.index);
  run.page = network_.PageOf(run.exchange);
  if (rules_.receive_timeout() != Duration::max()) WatchExchange(job);
}

// --- The receive timeout ---
//
// A job has one event pending for it, whatever becomes of its requests: one that comes too early is
// posted again.

void Downloads::WatchExchange(Job& job) {
  JobRun& run = *job.run;
  run.receive_deadline = DeadlineAfter(world_.now(), rules_.receive_timeout());
  if (run.receive_deadline == kNever) return;
  run.watched_bytes = network_.BytesReceived(run.exchange);
  PostReceiveTimer(job);
}

void Downloads::PostReceiveTimer(Job& job) {
  if (std::exchange(job.run->receive_timer_posted, true)) return;
  world_.Post(job.run->receive_deadline, receive_timer_.id(), job.index, job.incarnation);
}

void Downloads::OnReceiveTimer(Job& job, std::uint32_t incarnation) {
  if ((job.incarnation & 0xffffffu) != incarnation || !job.is_in_queue) return;
  JobRun& run = *job.run;
  run.receive_timer_posted = false;
  if (!IsRunning(job.state) || run.exchange == ExchangeId{}) return;
  if (world_.now() < run.receive_deadline) {
    PostReceiveTimer(job);
  } else if (network_.BytesReceived(run.exchange) > run.watched_bytes) {
    WatchExchange(job);
  } else {
    control_.FailWithNetwork(job, NetworkFailure::kTimedOut);
  }
}

}  // namespace bitsim
