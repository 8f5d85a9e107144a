#include "sim/net/reply.h"

#include <algorithm>
#include <utility>

namespace bitsim {
namespace {

const Content kNothing;

void AddHeaders(const Answer& answer, Reply& reply) {
  if (answer.location.empty() && answer.headers.empty()) return;
  auto details = std::make_shared<HttpResponse::Details>();
  details->location = answer.location;
  for (const HttpHeader& header : answer.headers) {
    details->headers += header.name + ": " + header.value + "\r\n";
  }
  reply.details = details.get();
  reply.own_details = std::move(details);
}

void AddResource(const Resource& resource, Reply& reply) {
  reply.content = &resource.content;
  reply.etag = resource.etag;
  reply.last_modified = resource.last_modified;
  reply.bytes_per_second_max = resource.bytes_per_second_max;
}

// How the body ends, and when the connection does if that is how it ends.
void AddBody(const Answer& answer, std::uint64_t body_bytes, Reply& reply) {
  const std::uint64_t break_after = answer.break_after_bytes.value_or(UINT64_MAX);
  const std::uint64_t stall_after = answer.stall_after_bytes.value_or(UINT64_MAX);
  reply.arriving_bytes = std::min({body_bytes, break_after, stall_after});
  if (reply.arriving_bytes < body_bytes) {
    reply.body_end = break_after <= stall_after
                         ? EndOfBroken(answer.break_by, answer.sends_content_length)
                         : BodyEnd::kStall;
  }
  if (reply.body_end == BodyEnd::kComplete && !answer.sends_content_length) {
    reply.close_delay = answer.close_delay;
  }
}

}  // namespace

BodyEnd EndOfBroken(ConnectionEnd end, bool has_length) {
  if (end == ConnectionEnd::kReset) return BodyEnd::kReset;
  return has_length ? BodyEnd::kClose : BodyEnd::kComplete;
}

Reply MakeReply(const Resource* resource, const Answer& answer, const ServerRequest& request) {
  Reply reply;
  reply.delay = answer.delay;
  reply.status = answer.status;
  reply.accepts_ranges = answer.accepts_ranges;
  reply.is_http_1_0 = answer.is_http_1_0;
  reply.content = &kNothing;
  AddHeaders(answer, reply);
  if (IsSuccess(reply.status) && resource == nullptr) reply.status = 404;

  const bool has_body = request.method != HttpMethod::kHead;
  std::uint64_t body_bytes = 0;
  if (IsSuccess(reply.status)) {
    const std::uint64_t size = resource->content.size_bytes();
    const std::optional<ByteRange>& range = request.range;
    const bool sends_range =
        range.has_value() && has_body && reply.status == 200 && answer.accepts_ranges;
    if (sends_range && range->first_byte >= size) {
      reply.status = 416;
      reply.resource_size_bytes = size;
      reply.bytes_per_second_max = resource->bytes_per_second_max;
    } else if (sends_range) {
      AddResource(*resource, reply);
      reply.status = 206;
      reply.has_content_range = answer.sends_content_range;
      if (answer.sends_content_range) reply.resource_size_bytes = size;
      reply.first_byte = range->first_byte;
      body_bytes = std::min(range->last_byte, size - 1) - range->first_byte + 1;
    } else {
      AddResource(*resource, reply);
      const bool is_empty = reply.status == 204 || reply.status == 205;
      if (!is_empty && answer.sends_content_length) reply.resource_size_bytes = size;
      if (!is_empty) body_bytes = size;
    }
  }
  if (answer.sends_content_length) reply.content_length = body_bytes;
  if (has_body) AddBody(answer, body_bytes, reply);
  return reply;
}

Reply MakeEmptyReply(int status) {
  Reply reply;
  reply.status = status;
  reply.content = &kNothing;
  reply.content_length = 0;
  return reply;
}

Reply MakeChallenge(int status, AuthScheme scheme) {
  Reply reply = MakeEmptyReply(status);
  reply.challenge = scheme;
  return reply;
}

Offer::Offer(Resource offered) : resource(std::move(offered)) {
  is_protected = resource.credentials.has_value();
  of_head = MakeReply(&resource, resource.answer, {.method = HttpMethod::kHead});
  const Reply whole = MakeReply(&resource, resource.answer, {.method = HttpMethod::kGet});
  of_get = whole;
  head = whole;
  details = whole.own_details;
}

}  // namespace bitsim
