// File: reply.h
//
// What a request gets: the head of the answer, as the machine sees it, and how the answer comes.
//
// What a resource answers to those who ask for all of it is made when the resource is put on the
// server: a plain request copies nothing.
//
//   const auto offer = std::make_shared<const Offer>(Resource{.content = Content::Pattern(1000)});
//   offer->head.content_length;            // 1000
//   offer->of_get.arriving_bytes;          // 1000; of_head.arriving_bytes is 0

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
  // What few answers have.
  struct Details {
    std::string location;
    std::string headers;
  };

  int status = 0;
  bool accepts_ranges = false;
  bool is_http_1_0 = false;
  bool has_content_range = false;  // the part that a 206 has is told, and is in first_byte
  // With 401 and 407: how to ask for entrance.
  std::optional<AuthScheme> challenge;
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
  // Of a kBitsPost, and then never null, whatever the status.
  const UploadAck* ack = nullptr;
  const Details* details = nullptr;  // null: neither of the two below

  // Where a redirect leads; "": not sent.
  std::string_view location() const {
    return details == nullptr ? std::string_view() : details->location;
  }
  // Further headers, "Name: value\r\n" each.
  std::string_view headers() const {
    return details == nullptr ? std::string_view() : details->headers;
  }
};

enum class BodyEnd : std::uint8_t { kComplete, kReset, kClose, kStall };

// How a body ends of which some bytes do not come any more.
BodyEnd EndOfBroken(ConnectionEnd end, bool has_length);

// How an answer comes.
struct Delivery {
  Duration delay{0};                 // before it leaves
  std::uint64_t arriving_bytes = 0;  // of the body; after these, body_end happens
  std::uint64_t bytes_per_second_max = 0;
  Duration close_delay{0};  // after the last byte, of a body that ends with the connection
  BodyEnd body_end = BodyEnd::kComplete;
};

// An answer that was made for one request. It is good as long as the resource that it is about.
struct Reply : HttpResponse, Delivery {
  std::shared_ptr<const Details> own_details;  // null: none
};

// Whether that status says so.
constexpr bool IsSuccess(int status) { return status >= 200 && status <= 299; }

// A request without its way.
struct ServerRequest {
  HttpMethod method = HttpMethod::kGet;
  std::optional<ByteRange> range;
  std::shared_ptr<const RequestDetails> details;
};

// What this answer is to that request, whoever gives it; a null resource: there is none.
Reply MakeReply(const Resource* resource, const Answer& answer, const ServerRequest& request);
// With an empty body.
Reply MakeEmptyReply(int status);
// A refusal with 401 or 407.
Reply MakeChallenge(int status, AuthScheme scheme);

// A resource, and what it answers to those who ask for all of it. What each of them needs comes
// first, close together.
struct Offer {
  explicit Offer(Resource offered);
  Offer(const Offer&) = delete;
  Offer& operator=(const Offer&) = delete;

  bool is_protected;  // by credentials
  Delivery of_get;
  Delivery of_head;
  HttpResponse head;
  std::shared_ptr<const HttpResponse::Details> details;
  const Resource resource;
};

}  // namespace bitsim

#endif  // BITSIM_NET_REPLY_H_
