// File: uploads.h
//
// A server that takes uploads: the other end of the BITS upload protocol, as Microsoft documents it
// ("BITS Upload Protocol", MC-BUP), and the program behind it that looks at what was uploaded.
//
//   // A program that works on each file for two seconds and answers with a reply.
//   origin.AcceptUploads("/orders/1",
//                        {.application = ServerApplication{
//                             .delay = std::chrono::seconds(2),
//                             .reply = Resource{.content = Content::Text("thanks")}}});
//   ... an upload-reply job of http://origin.test/orders/1 ...
//   const ReceivedUpload& upload = origin.uploads().back();
//   assert(upload.state == UploadState::kReceived && upload.application_calls == 1);
//
// What a packet gets
//   - 401 and a challenge, where credentials are required and it has none, or others. Such a packet
//     brings nothing and uses up no scripted answer.
//   - The next scripted answer of its path (Origin::AnswerNext), if one is left and its status is
//     not 2xx: a server in trouble, without an error of the protocol. Its delay holds for any
//     packet. With break_after_bytes or stall_after_bytes it waits for a fragment and counts the
//     bytes of that; what has arrived until then is kept.
//   - 501 where nobody called AcceptUploads, and what `refusal` says.
//   - BG_E_SESSION_NOT_FOUND (500) in a session that is closed, cancelled or lost.
//   - BG_E_TOO_LARGE (500) for a fragment of a file that is larger than size_bytes_max.
//   - 416 and the number of bytes that are here, for a fragment that leaves a gap. A fragment that
//     begins before that number is fine; bytes that are here already are left as they are.
//   - 200. With the last byte of the file its program is called, if there is one. What the program
//     answers, if it is not 2xx, is the answer to the fragment, in the context REMOTE_APPLICATION;
//     the next fragment calls the program again, but not after a 403.
//
// Fragments share the link with everything else, as bodies do that come the other way.

#ifndef BITSIM_UPLOADS_H_
#define BITSIM_UPLOADS_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "bitsim/content.h"
#include "bitsim/http.h"
#include "bitsim/origin.h"
#include "bitsim/time.h"

namespace bitsim {

// Why a server takes no uploads there.
enum class UploadRefusal : std::uint8_t {
  kNone,
  kNotEnabled,      // 501 with E_ACCESSDENIED
  kExecuteEnabled,  // 403 with BG_E_SERVER_EXECUTE_ENABLE: it would run what it is given
  kOtherProtocol,   // it offers a protocol that nobody asked for
};

// The program that a file is handed to when all of it has arrived.
struct ServerApplication {
  int status = 200;   // 100 to 999; anything but 2xx: it does not take the file
  Duration delay{0};  // for so long it works before it answers, 0 to ten years
  // What an upload-reply job gets, served under a path of its own; nullopt: nothing.
  std::optional<Resource> reply = std::nullopt;
};

struct UploadOptions {
  UploadRefusal refusal = UploadRefusal::kNone;
  std::uint64_t size_bytes_max = UINT64_MAX;
  std::uint64_t bytes_per_second_max = 0;  // for each fragment; 0: as fast as the link
  std::optional<ServerApplication> application = std::nullopt;
  std::optional<HttpCredentials> credentials = std::nullopt;  // required of every packet; else 401
};

enum class UploadState : std::uint8_t {
  kReceiving,
  kReceived,   // every byte is here, whatever the program thought of it; it stays
  kCancelled,  // taken back before that: deleted
  kLost,       // forgotten before that (Origin::LoseUploadSessions): deleted
};

// A line of the server's log of uploads.
struct ReceivedUpload {
  std::string_view path;  // valid as long as the origin
  UploadState state = UploadState::kReceiving;
  bool session_is_open = true;  // false: closed, cancelled or lost
  // Zero and nothing before the first fragment. The first received_bytes of the content are here.
  std::uint64_t size_bytes = 0;
  std::uint64_t received_bytes = 0;
  Content content;
  std::uint64_t application_calls = 0;
};

}  // namespace bitsim

#endif  // BITSIM_UPLOADS_H_
