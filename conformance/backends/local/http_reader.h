// File: http_reader.h
//
// What one end of an HTTP connection sends: heads, and the bodies between them.
//
//   HttpReader reader(socket);
//   while (const std::optional<std::string> head = reader.NextHead()) {
//     ...
//     while (left > 0) left -= reader.SkipBody(left);
//   }

#ifndef BITSIM_CONFORMANCE_BACKENDS_LOCAL_HTTP_READER_H_
#define BITSIM_CONFORMANCE_BACKENDS_LOCAL_HTTP_READER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "conformance/backends/local/socket.h"

namespace conformance {

class HttpReader {
 public:
  explicit HttpReader(Socket& socket) : socket_(socket) {}
  HttpReader(const HttpReader&) = delete;
  HttpReader& operator=(const HttpReader&) = delete;

  // The next head, without its empty line. None when the connection is at its end, or the head
  // longer than any that makes sense.
  std::optional<std::string> NextHead();
  // Takes some bytes of a body, at least one and at most `limit_bytes`, and returns how many. 0
  // when the connection is at its end. REQUIRES: limit_bytes > 0.
  std::uint64_t SkipBody(std::uint64_t limit_bytes);

 private:
  Socket& socket_;
  std::string received_;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_LOCAL_HTTP_READER_H_
