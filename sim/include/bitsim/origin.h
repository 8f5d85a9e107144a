// File: origin.h
//
// A web server of the simulated world: resources by path, and scripted answers. It answers HEAD and
// GET, with or without a range, as HTTP/1.1 servers do, and fails in every way that a test needs.
//
//   Origin& origin = simulation.network().AddOrigin("http://origin.test");
//   origin.Put("/setup.exe", {.content = Content::Pattern(50'000'000), .etag = "\"v1\""});
//
//   // A server that is overloaded twice, and then loses the connection in the middle of the body.
//   origin.AnswerNext("/setup.exe", {.status = 503}, 2);
//   origin.AnswerNext("/setup.exe", {.break_after_bytes = 1'000'000});
//
//   // It has moved; who follows finds it behind a password.
//   origin.Put("/old.exe", {.answer = {.status = 302, .location = "/secret.exe"}});
//   origin.Put("/secret.exe", {.content = Content::Pattern(1000),
//                              .credentials = HttpCredentials{AuthScheme::kBasic, "me", "1234"}});
//
//   ... a job that downloads http://origin.test/setup.exe ...
//   for (const ReceivedRequest& request : origin.requests()) { ... }
//
// Origins are made by Network::AddOrigin (network.h), owned by the network, and live as long as it.
//
// What a request gets
//   - 401 and a challenge, where credentials are required and it has none, or others. Such a
//     request uses up no scripted answer.
//   - The next scripted answer of its path, if any is left, otherwise the resource's own.
//   - 404 where there is no resource (unless the scripted answer has a status outside 2xx).
//   - Status 200: the whole content; or, if a range was asked for and ranges are accepted, status
//     206 and the range, cut off where the content ends; 416 if it begins at or beyond the end.
//   - Any other 2xx status: the whole content (204 and 205: nothing). All others: no body.
//   - HEAD: what a GET without a range gets, without the body.
// An answer is fixed when the request reaches the server: Put and Remove change later answers only.
//
// Paths are what follows the host in the URL, with the query and without the fragment; they are
// compared byte for byte.
//
// A server may have a link of its own, beyond the machine's (network.h draws it): all bodies from
// it and to it share that link, too.
//
//   origin.SetLink({.bits_per_second = 2'000'000, .latency = std::chrono::milliseconds(80)});
//
// Uploads: what a server that takes them does stands in uploads.h.
//
//   origin.AcceptUploads("/inbox/report", {.size_bytes_max = 10'000'000});
//   ... an upload job of http://origin.test/inbox/report ...
//   origin.uploads().back().content;

#ifndef BITSIM_ORIGIN_H_
#define BITSIM_ORIGIN_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bitsim/content.h"
#include "bitsim/http.h"
#include "bitsim/time.h"

namespace bitsim {

struct ReceivedUpload;  // uploads.h
struct UploadOptions;   // uploads.h

// How a connection ends before everything that was announced has been sent.
enum class ConnectionEnd : std::uint8_t {
  kReset,  // both sides see that it broke
  kClose,  // as after a whole answer: only who has counted the bytes sees that some are missing
};

// How a server answers a request.
struct Answer {
  int status = 200;  // 100 to 999
  // False: nothing tells the size. (A 206 tells it all the same, in its Content-Range.)
  bool sends_content_length = true;
  bool accepts_ranges = true;  // false: a request for a range gets status 200 and everything
  Duration delay{0};           // before the first byte of the answer leaves, 0 to ten years
  // The two faults below count the bytes of this answer's body. A body that has no more than that
  // is complete; if both are given, the smaller one happens (the break, if they are equal).
  std::optional<std::uint64_t> break_after_bytes;  // the connection ends, see break_by
  std::optional<std::uint64_t> stall_after_bytes;  // nothing more comes, and nothing is closed
  // Where a redirect leads: a URL, or a path of this server. "": there is no such header.
  std::string location = {};
  // Further headers, in this order.
  std::vector<HttpHeader> headers = {};
  bool is_http_1_0 = false;         // else HTTP/1.1
  bool sends_content_range = true;  // false: a 206 does not tell which bytes of how many it has
  // A body without a Content-Length ends when the connection is closed: so long after its last
  // byte. 0 to ten years; bodies of known length do not wait for it.
  Duration close_delay{0};
  // A body without a Content-Length that ends by kClose is complete for all that its reader sees.
  ConnectionEnd break_by = ConnectionEnd::kReset;
};

struct Resource {
  Content content;
  std::string etag;                        // with its quotes; "": not sent
  std::string last_modified;               // "Mon, 01 Jan 2024 00:00:00 GMT"; "": not sent
  std::uint64_t bytes_per_second_max = 0;  // for each request; 0: as fast as the link
  Answer answer;
  std::optional<HttpCredentials> credentials = {};  // required for it; none: everybody may
};

// A server's own link. What is slower, it or the machine's link, is what counts; latencies add up.
struct OriginLinkOptions {
  std::uint64_t bits_per_second = 0;  // 1 to 2^40; 0: as fast as the machine's link
  Duration latency{0};                // one way, 0 to ten years; beside that of the machine's link
};

// What a BITS_POST, the request of the upload protocol, is about.
enum class UploadPacketType : std::uint8_t {
  kPing,           // is the server there?
  kCreateSession,  // begin
  kFragment,       // some bytes of the file
  kCloseSession,   // all is done
  kCancelSession,  // forget it
};

// A line of the server's log.
struct ReceivedRequest {
  Instant time;  // when it reached the server
  HttpMethod method;
  int status;                      // of the answer
  std::string_view path;           // valid as long as the origin
  std::optional<ByteRange> range;  // with kFragment: the bytes that it brings
  std::optional<UploadPacketType> packet = std::nullopt;  // of a BITS_POST
  std::shared_ptr<const RequestDetails> details = {};     // null: a plain request

  // "HEAD", "GET", "BITS_POST", or a method of the client's choice.
  std::string_view method_name() const;
  std::string_view proxy_url() const;  // "http://proxy.test:8080"; "": it came directly
  std::string_view headers() const;    // those that the client added: "Name: value\r\n" each
  std::string_view user_name() const;  // with which it asked this server; "": with none
};

class Origin {
 public:
  // The log holds at least the last kLogSizeMin requests (all of them while there were fewer).
  static constexpr std::size_t kLogSizeMin = 10'000;

  // Paths begin with '/'. All that take one throw std::invalid_argument, which names the path, if
  // it does not, and std::invalid_argument for an Answer or credentials out of their bounds.

  // Creates or replaces the resource at that path.
  virtual void Put(std::string_view path, Resource resource) = 0;
  // Does nothing if there is none.
  virtual void Remove(std::string_view path) = 0;

  // The next `count` requests of this path, after those that are scripted already, get this answer.
  // With break_after_bytes or stall_after_bytes it waits for a GET: a HEAD shows its headers, but
  // does not use it up, since there is no body to break.
  virtual void AnswerNext(std::string_view path, const Answer& answer, std::uint64_t count = 1) = 0;

  // False: new connections are refused; those that are open go on. True at first.
  virtual void SetListening(bool listening) = 0;

  // From now on: bodies that are on their way go on at the new speed; the latency holds for
  // requests and answers that are sent later. Throws std::invalid_argument, which names the bad
  // member.
  virtual void SetLink(const OriginLinkOptions& options) = 0;
  virtual const OriginLinkOptions& link() const = 0;

  // "http://origin.test"; a URL is this and a path.
  virtual const std::string& url() const = 0;

  // The log, oldest first; valid until the next request arrives.
  virtual std::span<const ReceivedRequest> requests() const = 0;
  // How many requests arrived since the beginning: all, or those of one path.
  virtual std::uint64_t request_count() const = 0;
  virtual std::uint64_t RequestCount(std::string_view path) const = 0;

  // --- Uploads (uploads.h) ---

  // Files may be uploaded to that path, from now on and on these terms. Uploads that have begun
  // follow the new terms, too. Throws std::invalid_argument, which names the bad member.
  virtual void AcceptUploads(std::string_view path, UploadOptions options) = 0;
  // Forgets every upload that is under way, as a server does that was set up anew: the next packet
  // of such a session is answered with BG_E_SESSION_NOT_FOUND.
  virtual void LoseUploadSessions() = 0;
  // Every upload that was begun, oldest first; valid until the next packet arrives.
  virtual std::span<const ReceivedUpload> uploads() const = 0;

 protected:
  ~Origin() = default;
};

}  // namespace bitsim

#endif  // BITSIM_ORIGIN_H_
