// File: reply.h
//
// What a request gets: the head of the answer, as the machine sees it, and what the network has to
// know of its way and its body.
//
// A server makes the answers that a resource has for everybody when the resource is put there; a
// plain request then costs nobody a copy:
//
//   const auto offer = std::make_shared<const Offer>(Resource{.content = Content::Pattern(1000)});
//   offer->to_get.arriving_bytes;    // 1000

#ifndef BITSIM_NET_REPLY_H_
#define BITSIM_NET_REPLY_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "bitsim/content.h"
#include "bitsim/http.h"
#include "bitsim/origin.h"
#include "bitsim/time.h"

namespace bitsim {

struct UploadAck;

// The head of an answer. Views and pointers are valid until OnResponse returns: copy what you keep
// (a Content is cheap to copy).
struct HttpResponse {
  int status = 0;
  bool accepts_ranges = false;
  bool is_http_1_0 = false;
  bool has_content_range = false;  // the part that a 206 has is told, and is in first_byte
  // The body's length as the header gives it (with HEAD: of the body that GET would get); nullopt:
  // the server does not tell.
  std::optional<std::uint64_t> content_length;
  // The size of the whole resource, where the answer tells it: from Content-Range (206 and 416), or
  // Content-Length (other 2xx).
  std::optional<std::uint64_t> resource_size_bytes;
  // The body is the bytes of *content from first_byte on. Never null. How many of them arrive is
  // what BytesReceived, OnBodyComplete and OnFailure say.
  const Content* content = nullptr;
  std::uint64_t first_byte = 0;
  std::string_view etag;           // "": not sent
  std::string_view last_modified;  // "": not sent
  std::string_view location;       // "": not sent
  std::string_view headers;        // further ones, "Name: value\r\n" each
  // With 401 and 407: how to ask for entrance.
  std::optional<AuthScheme> challenge;
  // Of a kBitsPost, and then never null, whatever the status.
  const UploadAck* ack = nullptr;
};

enum class BodyEnd : std::uint8_t { kComplete, kReset, kStall };

// A request without its way.
struct ServerRequest {
  HttpMethod method = HttpMethod::kGet;
  std::optional<ByteRange> range;
  std::shared_ptr<const RequestDetails> details;
};

// Good as long as the resource that it is about.
struct Reply : HttpResponse {
  Duration delay{0};        // before the answer leaves
  Duration close_delay{0};  // after a body that ends with the connection
  std::uint64_t arriving_bytes = 0;  // after these, body_end happens
  std::uint64_t bytes_per_second_max = 0;
  BodyEnd body_end = BodyEnd::kComplete;

  // What views of the head show that is not the resource's.
  struct Texts {
    std::string location;
    std::string headers;
  };
  std::shared_ptr<const Texts> texts;  // null: none
};

// What this answer is to that request, whoever gives it; a null resource: there is none.
Reply MakeReply(const Resource* resource, const Answer& answer, const ServerRequest& request);
// With an empty body.
Reply MakeEmptyReply(int status);
// A refusal with 401 or 407.
Reply MakeChallenge(int status, AuthScheme scheme);

// A resource, and what it answers to those who ask for all of it.
struct Offer {
  explicit Offer(Resource offered);
  Offer(const Offer&) = delete;
  Offer& operator=(const Offer&) = delete;

  const Resource resource;
  const Reply to_head;
  const Reply to_get;
};

}  // namespace bitsim

#endif  // BITSIM_NET_REPLY_H_
