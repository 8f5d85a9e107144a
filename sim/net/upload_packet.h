// File: upload_packet.h
//
// The packets of the BITS upload protocol (MC-BUP), as far as they matter here: one request, one
// answer.
//
//   Create-Session                        -> a session
//   Fragment, Fragment ...                -> how many bytes the server has
//     (the last one of an upload-reply)   -> ... and where the reply is
//   GET of the reply
//   Close-Session                            (or, at any time, Cancel-Session)

#ifndef BITSIM_NET_UPLOAD_PACKET_H_
#define BITSIM_NET_UPLOAD_PACKET_H_

#include <windows.h>

#include <cstdint>
#include <string>

#include "bitsim/content.h"
#include "bitsim/origin.h"

namespace bitsim {

using UploadSessionId = std::uint64_t;
inline constexpr UploadSessionId kNoUploadSession = 0;

struct UploadPacket {
  UploadPacketType type = UploadPacketType::kPing;
  UploadSessionId session = kNoUploadSession;  // all but kPing and kCreateSession
  // Of kFragment: length_bytes bytes of the content, from first_byte on. None at all is a fragment,
  // too: it asks what became of the ones before.
  std::uint64_t first_byte = 0;
  std::uint64_t length_bytes = 0;
  Content content;
  std::uint64_t size_bytes = 0;  // of the whole file
};

struct UploadAck {
  bool is_ack = false;  // false: whoever answered does not speak the protocol
  UploadSessionId session = kNoUploadSession;
  bool speaks_protocol = true;         // of kCreateSession: the server chose what was offered
  std::uint64_t received_bytes = 0;    // where the next fragment begins
  std::string reply_url;               // "": there is no reply, or not yet
  HRESULT error = S_OK;                // of the protocol; S_OK: see the status
  bool error_is_applications = false;  // the program's behind the server
};

}  // namespace bitsim

#endif  // BITSIM_NET_UPLOAD_PACKET_H_
