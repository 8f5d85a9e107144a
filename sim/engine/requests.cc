// The requests of a job: which method, which bytes, in whose name, through which proxy.

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "sim/engine/deadline.h"
#include "sim/engine/engine.h"
#include "sim/engine/names.h"
#include "sim/engine/proxies.h"
#include "sim/engine/ranges.h"

namespace bitsim {

bool Engine::HasCustomMethod(const Job& job) {
  if (job.extras == nullptr) return false;
  const std::string_view method = job.extras->http_method.view();
  return job.type == BG_JOB_TYPE_DOWNLOAD && !method.empty() && method != "GET";
}

// One request for everything, of which nothing is known before.
bool Engine::IsFetchedWhole(const Job& job) {
  return job.extras != nullptr && (job.extras->is_dynamic_content || HasCustomMethod(job));
}

void Engine::RequestFile(Job& job) {
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

void Engine::RequestHead(Job& job) {
  HttpRequest request;
  request.method = HttpMethod::kHead;
  job.run->awaits_head = true;
  Send(job, request);
}

std::optional<FilePiece> Engine::NextPieceOf(const Job& job) {
  const File& file = job.files[job.run->current_file];
  if (file.size_bytes == BG_SIZE_UNKNOWN) return std::nullopt;
  return NextPiece(file, job.extras_or_defaults().is_on_demand);
}

// Without a piece, for everything.
void Engine::RequestBody(Job& job, const std::optional<FilePiece>& piece) {
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

void Engine::Repeat(Job& job) {
  network_.Cancel(std::exchange(job.run->exchange, {}));
  if (job.run->awaits_head) {
    RequestHead(job);
  } else {
    RequestBody(job, NextPieceOf(job));
  }
}

std::string_view Engine::UrlOf(const Job& job) {
  const std::string_view redirected = job.extras_or_defaults().turn.redirect_url.view();
  return redirected.empty() ? job.files[job.run->current_file].remote_name() : redirected;
}

void Engine::Send(Job& job, HttpRequest& request) {
  job.run->exchange_is_body = false;
  const bool may_be_special = job.extras != nullptr || !network_.system_proxy_url().empty();
  if (may_be_special && !AddDetails(job, request)) return;
  request.url = UrlOf(job);
  request.subject = job.index;
  if (job.priority != BG_JOB_PRIORITY_FOREGROUND) {
    request.bits_per_second_max = machine_.background_bits_per_second();
  }
  JobRun& run = *job.run;
  request.page = run.page;
  run.exchange = network_.Start(request, *this, job.index);
  run.page = network_.PageOf(run.exchange);
  WatchExchange(job);
}

// What the request has that others have not. False: the job has failed.
bool Engine::AddDetails(Job& job, HttpRequest& request) {
  const JobExtras& extras = job.extras_or_defaults();
  const std::optional<std::string> proxy_url = ProxyFor(extras, UrlOf(job), network_);
  if (!proxy_url.has_value()) {
    Fail(job,
         {BG_ERROR_CONTEXT_GENERAL_TRANSPORT, BG_E_INVALID_PROXY_INFO,
          static_cast<std::int32_t>(job.run->current_file)},
         FailureClass::kFatal);
    return false;
  }
  const bool is_plain = proxy_url->empty() && extras.custom_headers.empty() &&
                        request.method != HttpMethod::kOther &&
                        !extras.turn.server_credentials.has_value();
  if (is_plain) return true;
  auto details = std::make_shared<RequestDetails>();
  if (request.method == HttpMethod::kOther) details->method_name = extras.http_method.view();
  details->proxy_url = *proxy_url;
  details->headers = extras.custom_headers.view();
  if (!details->headers.empty() && !details->headers.ends_with("\r\n")) details->headers += "\r\n";
  details->server_credentials = extras.turn.server_credentials;
  details->proxy_credentials = extras.turn.proxy_credentials;
  request.details = std::move(details);
  return true;
}

// --- The receive timeout ---
//
// A job has one event pending for it, whatever becomes of its requests: one that comes too early is
// posted again.

void Engine::WatchExchange(Job& job) {
  JobRun& run = *job.run;
  run.receive_deadline = DeadlineAfter(world_.now(), rules_.receive_timeout());
  if (run.receive_deadline == kNever) return;
  run.watched_bytes = network_.BytesReceived(run.exchange);
  PostReceiveTimer(job);
}

void Engine::PostReceiveTimer(Job& job) {
  if (std::exchange(job.run->receive_timer_posted, true)) return;
  world_.Post(job.run->receive_deadline, receive_timer_.id(), job.index, job.incarnation);
}

void Engine::OnReceiveTimer(Job& job, std::uint32_t incarnation) {
  if ((job.incarnation & 0xffffffu) != incarnation || !job.is_in_queue) return;
  JobRun& run = *job.run;
  run.receive_timer_posted = false;
  if (!IsRunning(job.state) || run.exchange == ExchangeId{}) return;
  if (world_.now() < run.receive_deadline) {
    PostReceiveTimer(job);
  } else if (network_.BytesReceived(run.exchange) > run.watched_bytes) {
    WatchExchange(job);
  } else {
    FailWithNetwork(job, NetworkFailure::kTimedOut);
  }
}

}  // namespace bitsim
