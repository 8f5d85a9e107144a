#include "sim/net/origin_server.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <utility>

namespace bitsim {
namespace {

[[noreturn]] void ThrowBadArgument(std::string_view function, std::string_view path,
                                   std::string_view what) {
  throw std::invalid_argument("Origin::" + std::string(function) + ": \"" + std::string(path) +
                              "\" " + std::string(what));
}

void CheckAnswer(std::string_view function, std::string_view path, const Answer& answer) {
  if (answer.status < 100 || answer.status > 999) {
    ThrowBadArgument(function, path,
                     "is to be answered with status " + std::to_string(answer.status) +
                         ", which is not 100 to 999");
  }
  CheckDelay(answer.delay,
             "Origin::" + std::string(function) + ": \"" + std::string(path) + "\": delay");
}

bool IsSuccess(int status) { return status >= 200 && status <= 299; }

}  // namespace

void CheckDelay(Duration delay, std::string_view what) {
  constexpr Duration kDelayMax = std::chrono::years(10);
  if (delay < Duration::zero() || delay > kDelayMax) {
    throw std::invalid_argument(std::string(what) + " is " + std::to_string(delay.count()) +
                                " ticks of 100 ns, which is not 0 to ten years");
  }
}

void CheckAnswer(const Answer& answer, std::string_view what) {
  if (answer.status < 100 || answer.status > 999) {
    throw std::invalid_argument(std::string(what) + ".status is " + std::to_string(answer.status) +
                                ", which is not 100 to 999");
  }
  CheckDelay(answer.delay, std::string(what) + ".delay");
}

void OriginServer::CheckPath(std::string_view function, std::string_view path) {
  if (path.empty() || path.front() != '/') {
    ThrowBadArgument(function, path, "is not a path: it does not begin with '/'");
  }
  if (path.find('#') != std::string_view::npos) {
    ThrowBadArgument(function, path, "has a fragment ('#'), which is never sent to a server");
  }
}

OriginServer::OriginServer(const Url& url) : host_(url.host), port_(url.port), secure_(url.secure) {
  std::transform(host_.begin(), host_.end(), host_.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  url_ = (secure_ ? "https://" : "http://") + host_;
  if (port_ != (secure_ ? 443 : 80)) url_ += ":" + std::to_string(port_);
}

bool OriginServer::HasHost(const Url& url) const { return SameHost(url.host, host_); }

bool OriginServer::IsAt(const Url& url) const {
  return url.port == port_ && url.secure == secure_ && HasHost(url);
}

OriginServer::Page& OriginServer::FindPage(std::string_view path) {
  auto found = pages_.find(path);
  if (found == pages_.end()) {
    found = pages_.emplace(std::string(path), Page{}).first;
    found->second.path = found->first;
  }
  return found->second;
}

void OriginServer::Put(std::string_view path, Resource resource) {
  CheckPath("Put", path);
  CheckAnswer("Put", path, resource.answer);
  FindPage(path).resource = std::make_shared<const Resource>(std::move(resource));
}

void OriginServer::Remove(std::string_view path) {
  CheckPath("Remove", path);
  FindPage(path).resource = nullptr;
}

void OriginServer::AnswerNext(std::string_view path, const Answer& answer, std::uint64_t count) {
  CheckPath("AnswerNext", path);
  CheckAnswer("AnswerNext", path, answer);
  if (count > 0) FindPage(path).scripted_answers.push_back({answer, count});
}

std::uint64_t OriginServer::RequestCount(std::string_view path) const {
  CheckPath("RequestCount", path);
  const auto found = pages_.find(path);
  return found == pages_.end() ? 0 : found->second.request_count;
}

// The answer in turn; uses it up.
Answer OriginServer::NextAnswer(Page& page, bool has_body) {
  if (page.scripted_answers.empty()) {
    return page.resource == nullptr ? Answer{} : page.resource->answer;
  }
  ScriptedAnswer& next = page.scripted_answers.front();
  const Answer answer = next.answer;
  const bool needs_body =
      answer.break_after_bytes.has_value() || answer.stall_after_bytes.has_value();
  if ((has_body || !needs_body) && --next.count == 0) {
    page.scripted_answers.erase(page.scripted_answers.begin());
  }
  return answer;
}

OriginServer::Reply OriginServer::Receive(Instant now, Page& page, HttpMethod method,
                                          const std::optional<ByteRange>& range) {
  const Answer answer = NextAnswer(page, method == HttpMethod::kGet);
  Reply reply{
      .delay = answer.delay, .status = answer.status, .accepts_ranges = answer.accepts_ranges};
  if (IsSuccess(reply.status) && page.resource == nullptr) reply.status = 404;

  std::uint64_t body_bytes = 0;
  if (IsSuccess(reply.status)) {
    reply.resource = page.resource;
    reply.bytes_per_second_max = page.resource->bytes_per_second_max;
    const std::uint64_t size = page.resource->content.size_bytes();
    const bool sends_range = range.has_value() && method == HttpMethod::kGet &&
                             reply.status == 200 && answer.accepts_ranges;
    if (sends_range && range->first_byte >= size) {
      reply.status = 416;
      reply.resource_size_bytes = size;
      reply.resource = nullptr;
    } else if (sends_range) {
      reply.status = 206;
      reply.resource_size_bytes = size;
      reply.first_byte = range->first_byte;
      body_bytes = std::min(range->last_byte, size - 1) - range->first_byte + 1;
    } else if (reply.status != 204 && reply.status != 205) {
      if (answer.sends_content_length) reply.resource_size_bytes = size;
      body_bytes = size;
    }
  }
  if (answer.sends_content_length) reply.content_length = body_bytes;

  if (method == HttpMethod::kGet) {
    const std::uint64_t break_after = answer.break_after_bytes.value_or(UINT64_MAX);
    const std::uint64_t stall_after = answer.stall_after_bytes.value_or(UINT64_MAX);
    reply.arriving_bytes = std::min({body_bytes, break_after, stall_after});
    if (reply.arriving_bytes < body_bytes) {
      reply.body_end = break_after <= stall_after ? BodyEnd::kReset : BodyEnd::kStall;
    }
  }

  Log({now, method, reply.status, page.path, range}, page);
  return reply;
}

void OriginServer::Log(const ReceivedRequest& request, Page& page) {
  ++request_count_;
  ++page.request_count;
  if (log_.size() >= 2 * kLogSizeMin) {
    log_.erase(log_.begin(), log_.begin() + static_cast<std::ptrdiff_t>(kLogSizeMin));
  }
  log_.push_back(request);
}

}  // namespace bitsim
