// File: upload_text.h
//
// The packets of the BITS upload protocol as text: reading requests, writing what the server
// answers. Microsoft documents them as "BITS Upload Protocol" and, one page each, as "BITS Request
// Packets" and "BITS Response Packets". No sockets, no state.
//
//   BITS_POST /orders/1 HTTP/1.1                 HTTP/1.1 200 OK
//   BITS-Packet-Type: Fragment                   BITS-Packet-Type: Ack
//   BITS-Session-Id: {00000001-...}              BITS-Session-Id: {00000001-...}
//   Content-Range: bytes 0-99/1000               BITS-Received-Content-Range: 100
//   Content-Length: 100                          Content-Length: 0

#ifndef BITSIM_CONFORMANCE_BACKENDS_LOCAL_UPLOAD_TEXT_H_
#define BITSIM_CONFORMANCE_BACKENDS_LOCAL_UPLOAD_TEXT_H_

#include <bits.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "conformance/backends/local/http_text.h"

namespace conformance {

inline constexpr std::string_view kUploadMethod = "BITS_POST";

struct UploadPacket {
  enum class Type { kPing, kCreateSession, kFragment, kCloseSession, kCancelSession };

  Type type = Type::kPing;
  std::string session;               // all but kPing and kCreateSession
  bool speaks_our_protocol = false;  // kCreateSession: the client offers the one that we have
  // kFragment: so many bytes follow, which begin at first_byte of a file of size_bytes.
  std::uint64_t first_byte = 0;
  std::uint64_t length_bytes = 0;
  std::uint64_t size_bytes = 0;
};

// None where the request is no packet of the protocol, or its range is not as long as its body. The
// range of a fragment of an empty file is not looked at: no page says how to write that.
std::optional<UploadPacket> ParseUploadPacket(const HttpRequest& request);

struct UploadAck {
  int status = 200;
  std::string session = {};
  bool names_protocol = false;                                 // kCreateSession
  std::optional<std::uint64_t> received_bytes = std::nullopt;  // kFragment: what is expected next
  std::string reply_url = {};                                  // "": there is no reply, or not yet
  HRESULT error = S_OK;                                        // S_OK: the status says it all
  bool error_is_applications = false;                          // the program's behind the server
};

ResponsePlan PlanAck(const HttpRequest& request, const UploadAck& ack);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_LOCAL_UPLOAD_TEXT_H_
