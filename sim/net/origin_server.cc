#include "sim/net/origin_server.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <utility>

#include "sim/core/letter_case.h"

namespace bitsim {
namespace {

std::string Place(std::string_view function, std::string_view path) {
  return "Origin::" + std::string(function) + ": \"" + std::string(path) + "\"";
}

[[noreturn]] void ThrowBadArgument(std::string_view function, std::string_view path,
                                   std::string_view what) {
  throw std::invalid_argument(Place(function, path) + " " + std::string(what));
}

bool HasControlCharacter(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool IsHeaderName(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

}  // namespace

void CheckDelay(Duration delay, std::string_view what) {
  constexpr Duration kDelayMax = std::chrono::years(10);
  if (delay < Duration::zero() || delay > kDelayMax) {
    throw std::invalid_argument(std::string(what) + " is " + std::to_string(delay.count()) +
                                " ticks of 100 ns, which is not 0 to ten years");
  }
}

void CheckAnswer(const Answer& answer, std::string_view what) {
  const std::string place(what);
  if (answer.status < 100 || answer.status > 999) {
    throw std::invalid_argument(place + ".status is " + std::to_string(answer.status) +
                                ", which is not 100 to 999");
  }
  CheckDelay(answer.delay, place + ".delay");
  CheckDelay(answer.close_delay, place + ".close_delay");
  if (HasControlCharacter(answer.location)) {
    throw std::invalid_argument(place + ".location has a line break");
  }
  for (const HttpHeader& header : answer.headers) {
    if (!IsHeaderName(header.name) || HasControlCharacter(header.value)) {
      throw std::invalid_argument(place + ".headers has \"" + header.name +
                                  "\", which is not a name or has a value with a line break");
    }
  }
}

void CheckCredentials(const std::optional<HttpCredentials>& credentials, std::string_view what) {
  if (!credentials.has_value()) return;
  const auto scheme = static_cast<int>(credentials->scheme);
  if (scheme >= static_cast<int>(AuthScheme::kBasic) &&
      scheme <= static_cast<int>(AuthScheme::kPassport)) {
    return;
  }
  throw std::invalid_argument(std::string(what) + ".scheme is " + std::to_string(scheme) +
                              ", which is none");
}

void OriginServer::CheckPath(std::string_view function, std::string_view path) {
  if (path.empty() || path.front() != '/') {
    ThrowBadArgument(function, path, "is not a path: it does not begin with '/'");
  }
  if (path.find('#') != std::string_view::npos) {
    ThrowBadArgument(function, path, "has a fragment ('#'), which is never sent to a server");
  }
}

OriginServer::OriginServer(const Url& url)
    : host_(ToLower(url.host)), port_(url.port), secure_(url.secure) {
  url_ = (secure_ ? "https://" : "http://") + host_;
  if (port_ != (secure_ ? 443 : 80)) url_ += ":" + std::to_string(port_);
}

bool OriginServer::HasHost(const Url& url) const { return SameHost(url.host, host_); }

bool OriginServer::IsAt(const Url& url) const {
  return url.port == port_ && url.secure == secure_ && HasHost(url);
}

OriginServer::Page& OriginServer::FindPage(std::string_view path) {
  auto& entry = pages_.FindOrAdd(path);
  entry.value.server = this;
  entry.value.path = entry.name;
  return entry.value;
}

void OriginServer::Put(std::string_view path, Resource resource) {
  CheckPath("Put", path);
  CheckAnswer(resource.answer, Place("Put", path));
  CheckCredentials(resource.credentials, Place("Put", path) + ".credentials");
  FindPage(path).offer = std::make_shared<const Offer>(std::move(resource));
}

void OriginServer::Remove(std::string_view path) {
  CheckPath("Remove", path);
  FindPage(path).offer = nullptr;
}

void OriginServer::AnswerNext(std::string_view path, const Answer& answer, std::uint64_t count) {
  CheckPath("AnswerNext", path);
  CheckAnswer(answer, Place("AnswerNext", path));
  if (count > 0) FindPage(path).scripted_answers.push_back({answer, count});
}

void OriginServer::SetLink(const OriginLinkOptions& options) {
  if (options.bits_per_second > FairShareLink::kBitsPerSecondMax) {
    throw std::invalid_argument("Origin::SetLink: bits_per_second is " +
                                std::to_string(options.bits_per_second) +
                                ", which is more than 2^40");
  }
  CheckDelay(options.latency, "Origin::SetLink: latency");
  link_ = options;
  if (link_listener_ != nullptr) link_listener_->OnOriginLinkChanged(*this);
}

std::uint64_t OriginServer::RequestCount(std::string_view path) const {
  CheckPath("RequestCount", path);
  const auto* const found = pages_.Find(path);
  return found == nullptr ? 0 : found->value.request_count;
}

Answer OriginServer::TakeScriptedAnswer(Page& page, bool has_body) {
  ScriptedAnswer& next = page.scripted_answers.front();
  const Answer answer = next.answer;
  const bool needs_body =
      answer.break_after_bytes.has_value() || answer.stall_after_bytes.has_value();
  if ((has_body || !needs_body) && --next.count == 0) {
    page.scripted_answers.erase(page.scripted_answers.begin());
  }
  return answer;
}

bool OriginServer::IsRefused(const Page& page, const ServerRequest& request) {
  if (page.offer == nullptr || !page.offer->is_protected) return false;
  return request.details == nullptr ||
         request.details->server_credentials != page.offer->resource.credentials;
}

// As a scripted answer says, else as the resource does itself.
OriginServer::Answered OriginServer::AnswerTo(Page& page, const ServerRequest& request,
                                              std::optional<Reply>& made) {
  const Offer* const offer = page.offer.get();
  const Resource* const resource = offer == nullptr ? nullptr : &offer->resource;
  const bool has_body = request.method != HttpMethod::kHead;
  if (IsRefused(page, request)) {
    made = MakeChallenge(401, resource->credentials->scheme);
  } else if (!page.scripted_answers.empty()) {
    made = MakeReply(resource, TakeScriptedAnswer(page, has_body), request);
  } else if (offer == nullptr) {
    made = MakeReply(nullptr, Answer(), request);
  } else if (!has_body) {
    return {&offer->head, &offer->of_head};
  } else if (!request.range.has_value()) {
    return {&offer->head, &offer->of_get};
  } else {
    made = MakeReply(resource, resource->answer, request);
  }
  return {&*made, &*made};
}

OriginServer::Answered OriginServer::Receive(Instant now, Page& page, const ServerRequest& request,
                                             std::optional<Reply>& made) {
  const Answered answered = AnswerTo(page, request, made);
  const int status = answered.head->status;
  ++page.request_count;
  if (!request.range.has_value() && request.details == nullptr) {
    log_.AddPlain(now, request.method, status, page.path);
  } else {
    log_.Add({.time = now,
              .method = request.method,
              .status = status,
              .path = page.path,
              .range = request.range,
              .details = request.details},
             page.path);
  }
  return answered;
}

// --- The log ---

std::string_view ReceivedRequest::method_name() const {
  switch (method) {
    case HttpMethod::kHead:
      return "HEAD";
    case HttpMethod::kGet:
      return "GET";
    case HttpMethod::kBitsPost:
      return "BITS_POST";
    case HttpMethod::kOther:
      break;
  }
  return details == nullptr ? std::string_view() : std::string_view(details->method_name);
}

std::string_view ReceivedRequest::proxy_url() const {
  return details == nullptr ? std::string_view() : std::string_view(details->proxy_url);
}

std::string_view ReceivedRequest::headers() const {
  return details == nullptr ? std::string_view() : std::string_view(details->headers);
}

std::string_view ReceivedRequest::user_name() const {
  if (details == nullptr || !details->server_credentials.has_value()) return {};
  return details->server_credentials->user_name;
}

}  // namespace bitsim
