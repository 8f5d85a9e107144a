// File: http_text.h
//
// HTTP/1.1 as text: reading a request head, writing a response head. No sockets, no state.
//
//   HttpRequest request = *ParseRequestHead("GET /file HTTP/1.1\r\nRange: bytes=10-19\r\n\r\n");
//   ResponsePlan plan = PlanResponse(request, &resource, resource.answer);
//   // plan.status == 206, plan.first_byte == 10, plan.body_bytes == 10
//   socket.Send(plan.head + ...);

#ifndef BITSIM_CONFORMANCE_BACKENDS_LOCAL_HTTP_TEXT_H_
#define BITSIM_CONFORMANCE_BACKENDS_LOCAL_HTTP_TEXT_H_

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "conformance/testbed/testbed.h"

namespace conformance {

struct ByteRange {
  std::uint64_t first_byte = 0;
  std::optional<std::uint64_t> last_byte;  // inclusive; none: to the end
};

struct HttpRequest {
  std::string method;
  std::string path;
  std::optional<ByteRange> range;
  std::uint64_t content_bytes = 0;  // of the body that follows
  bool keep_alive = true;
  // All header fields, by their names in small letters.
  std::map<std::string, std::string, std::less<>> fields;

  // "" where there is none.
  std::string_view Field(std::string_view name_in_small_letters) const;
};

// Reads a request head up to and including its empty line; none when it is not HTTP. A range that
// is not one single `bytes=a-` or `bytes=a-b` is ignored, as RFC 9110, 14.2 permits.
std::optional<HttpRequest> ParseRequestHead(std::string_view head);

struct ResponsePlan {
  int status = 200;
  std::string head;  // status line, header fields, empty line
  // The part of the resource that follows the head.
  std::uint64_t first_byte = 0;
  std::uint64_t body_bytes = 0;
  bool closes_connection = false;  // the end of the body is the end of the connection
};

// Whether the request has the credentials that the resource asks for, if it does.
bool MayHave(const HttpRequest& request, const Resource& resource);

// An answer without a body, with these header fields: lines that end with "\r\n".
ResponsePlan PlanEmpty(const HttpRequest& request, int status, std::string_view fields = "");

// What a server answers that asks for credentials (HTTP's scheme "Basic").
ResponsePlan PlanChallenge(const HttpRequest& request);

// What a server answers that has this resource (null: none, 404) and this way of answering.
ResponsePlan PlanResponse(const HttpRequest& request, const Resource* resource,
                          const Answer& answer);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_LOCAL_HTTP_TEXT_H_
