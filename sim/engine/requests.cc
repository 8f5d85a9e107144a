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
  const std::string_view method = job.extras_or_defaults().http_method.view();
  return job.type == BG_JOB_TYPE_DOWNLOAD && !method.empty() && method != "GET";
}

// One request for everything, of which nothing is known before.
bool Engine::IsFetchedWhole(const Job& job) {
  return job.extras_or_defaults().is_dynamic_content || HasCustomMethod(job);
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
    RequestBody(job);
  }
}

void Engine::RequestHead(Job& job) {
  HttpRequest request;
  request.method = HttpMethod::kHead;
  job.run->awaits_head = true;
  Send(job, std::move(request));
}

void Engine::RequestBody(Job& job) {
  HttpRequest request;
  request.method = HasCustomMethod(job) ? HttpMethod::kOther : HttpMethod::kGet;
  JobRun& run = *job.run;
  run.awaits_head = false;
  run.asks_for_range = false;
  File& file = job.files[run.current_file];
  const bool is_known = file.size_bytes != BG_SIZE_UNKNOWN;
  if (is_known && (!IsFetchedWhole(job) || file.transferred_bytes > 0)) {
    const FilePiece piece =
        NextPiece(file, job.extras_or_defaults().is_on_demand).value_or(FilePiece{});
    run.piece_bytes = piece.length;
    if (file.extras != nullptr) file.extras->piece_offset = piece.local_offset;
    const auto priority = static_cast<BG_JOB_PRIORITY>(job.priority);
    const bool is_whole_file = piece.remote_offset == 0 && piece.length == RemoteSize(file);
    if (!is_whole_file || decisions_.NeedsRanges(priority, file.size_bytes)) {
      request.range = ByteRange{piece.remote_offset, piece.remote_offset + piece.length - 1};
      run.asks_for_range = true;
    }
  }
  Send(job, std::move(request));
}

void Engine::Repeat(Job& job) {
  network_.Cancel(std::exchange(job.run->exchange, {}));
  if (job.run->awaits_head) {
    RequestHead(job);
  } else {
    RequestBody(job);
  }
}

std::string_view Engine::UrlOf(const Job& job) {
  const std::string_view redirected = job.extras_or_defaults().turn.redirect_url.view();
  return redirected.empty() ? job.files[job.run->current_file].remote_name() : redirected;
}

void Engine::Send(Job& job, HttpRequest request) {
  const std::string_view url = UrlOf(job);
  job.run->exchange_is_body = false;
  const std::optional<std::string> proxy_url = ProxyFor(job.extras_or_defaults(), url, network_);
  if (!proxy_url.has_value()) {
    Fail(job,
         {BG_ERROR_CONTEXT_GENERAL_TRANSPORT, BG_E_INVALID_PROXY_INFO,
          static_cast<std::int32_t>(job.run->current_file)},
         FailureClass::kFatal);
    return;
  }
  const JobExtras& extras = job.extras_or_defaults();
  const bool is_plain = proxy_url->empty() && extras.custom_headers.empty() &&
                        request.method != HttpMethod::kOther &&
                        !extras.turn.server_credentials.has_value();
  if (!is_plain) {
    auto details = std::make_shared<RequestDetails>();
    if (request.method == HttpMethod::kOther) details->method_name = extras.http_method.view();
    details->proxy_url = *proxy_url;
    details->headers = extras.custom_headers.view();
    if (!details->headers.empty() && !details->headers.ends_with("\r\n")) {
      details->headers += "\r\n";
    }
    details->server_credentials = extras.turn.server_credentials;
    details->proxy_credentials = extras.turn.proxy_credentials;
    request.details = std::move(details);
  }
  request.url = url;
  request.subject = job.index;
  if (job.priority != BG_JOB_PRIORITY_FOREGROUND) {
    request.bits_per_second_max = machine_.background_bits_per_second();
  }
  job.run->exchange = network_.Start(request, *this, job.index);
  WatchExchange(job);
}

// --- The receive timeout ---

void Engine::WatchExchange(Job& job) {
  const Instant deadline = DeadlineAfter(world_.now(), decisions_.ReceiveTimeout());
  if (deadline == kNever) return;
  JobRun& run = *job.run;
  run.watched_bytes = network_.BytesReceived(run.exchange);
  world_.Post(deadline, receive_timer_.id(), job.index, run.exchange.generation);
}

void Engine::OnReceiveTimer(Job& job, std::uint32_t generation) {
  const ExchangeId exchange = job.run_or_defaults().exchange;
  const bool is_same = job.is_in_queue && exchange != ExchangeId{} &&
                       (exchange.generation & 0xffffffu) == generation;
  if (!is_same || !IsRunning(job.state)) return;
  if (network_.BytesReceived(exchange) > job.run->watched_bytes) {
    WatchExchange(job);
  } else {
    FailWithNetwork(job, NetworkFailure::kTimedOut);
  }
}

}  // namespace bitsim
