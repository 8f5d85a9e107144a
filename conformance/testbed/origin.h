// File: origin.h
//
// The server that the jobs of a test load from, and upload to.

#ifndef BITSIM_CONFORMANCE_TESTBED_ORIGIN_H_
#define BITSIM_CONFORMANCE_TESTBED_ORIGIN_H_

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace conformance {

// How a connection ends before everything that was announced has been sent. Bytes that are on their
// way when it is reset may be lost.
enum class ConnectionEnd {
  kReset,        // when the client has had the time to read what was sent
  kResetAtOnce,  // with the last byte that was sent
  kClose,        // at once, too, but as after a whole answer: only who counts the bytes notices
};

// How the origin server answers a request.
struct Answer {
  int status = 200;
  bool content_length = true;  // false: the answer does not tell the size
  bool accepts_ranges = true;  // false: a ranged request gets the whole resource, without a range
  std::chrono::milliseconds delay{0};              // before the status line is sent
  std::optional<std::uint64_t> break_after_bytes;  // the connection ends, see break_by
  std::optional<std::uint64_t> stall_after_bytes;  // no further byte arrives, nothing is closed
  std::string location = {};  // of a redirect: a URL, or a path of the origin; "": no such header
  bool http_1_0 = false;      // else HTTP/1.1
  bool content_range = true;  // false: a 206 does not tell which bytes it has
  ConnectionEnd break_by = ConnectionEnd::kReset;
};

struct Resource {
  std::uint64_t size_bytes = 0;
  std::string etag = "\"1\"";
  std::string last_modified = "Mon, 01 Jan 2024 00:00:00 GMT";
  Answer answer = {};
  // At most this many bytes a second leave the server for one request; 0: no limit.
  std::uint64_t bytes_per_second = 0;
  // Who may have it (HTTP's scheme "Basic"); "": everybody. Requires Capability::kCredentials.
  std::string user_name = {};
  std::string password = {};
};

struct Request {
  std::string method;
  std::string path;
  std::optional<std::uint64_t> range_first_byte;
  std::chrono::nanoseconds at{0};  // since the testbed was made
  int status = 0;                  // what was answered
};

// On what terms the origin takes uploads at a path, and what becomes of them.
struct UploadTarget {
  std::uint64_t size_bytes_max = UINT64_MAX;
  // At most this many bytes a second reach the server; 0: no limit.
  std::uint64_t bytes_per_second = 0;
  // What the application behind the server answers when it has the whole file, and how long it
  // works on it.
  int application_status = 200;
  std::chrono::milliseconds application_delay{0};
  // What it sends back to an upload-reply job; nothing: no reply.
  std::optional<Resource> reply = std::nullopt;
};

// An upload as the origin has it.
struct Upload {
  std::string path;
  std::uint64_t received_bytes = 0;
  bool is_complete = false;      // every byte arrived; the file stays
  bool is_deleted = false;       // taken back before that
  bool session_is_open = false;  // the server still keeps what it needs to go on
  std::uint64_t application_calls = 0;
};

class Origin {
 public:
  virtual ~Origin() = default;
  // The URL of a path; the path need not exist (then the server answers 404).
  virtual std::wstring Url(std::string_view path) = 0;
  // Creates or replaces a resource.
  virtual void Put(std::string_view path, const Resource& resource) = 0;
  // The next `count` requests of the path get this answer instead of the resource's own.
  virtual void AnswerNext(std::string_view path, const Answer& answer, int count = 1) = 0;
  // Every request so far, oldest first.
  virtual std::vector<Request> requests() const = 0;

  // Takes uploads at a path from now on. Answers of AnswerNext come before that, for every packet
  // of the upload protocol. This and uploads() require Capability::kUploads; a backend without it
  // overrides neither.
  virtual void AcceptUploads(std::string_view path, const UploadTarget& target);
  // Every upload so far, oldest first.
  virtual std::vector<Upload> uploads() const;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_TESTBED_ORIGIN_H_
