// File: upload.h
//
// What a job of type UPLOAD or UPLOAD_REPLY has besides its one file. Plain data, as in job.h.

#ifndef BITSIM_ENGINE_UPLOAD_H_
#define BITSIM_ENGINE_UPLOAD_H_

#include <bits.h>

#include <cstdint>

#include "bitsim/time.h"
#include "sim/core/text.h"
#include "sim/net/upload_packet.h"

namespace bitsim {

// What comes next; a failure leaves it as it is.
enum class UploadStage : std::uint8_t {
  kSend,    // a session, then fragments
  kReply,   // GET of the reply
  kClose,   // end the session
  kDone,    // TRANSFERRED
  kCancel,  // given up: the server is to be told
};

struct Upload {
  UploadStage stage = UploadStage::kSend;
  UploadSessionId session = kNoUploadSession;
  // Of the running exchange, except with kReply. Its bytes count if it is a fragment.
  UploadPacketType packet = UploadPacketType::kPing;
  bool session_has_worked = false;  // it took a fragment
  bool source_has_changed = false;  // noticed: the next attempt begins anew
  // Which state of the local file is being sent; 0: none yet.
  std::uint64_t source_version = 0;

  Text reply_url;
  std::uint64_t reply_size_bytes = BG_SIZE_UNKNOWN;  // unknown: the reply has not begun
  std::uint64_t reply_bytes = 0;                     // on disk
  bool reply_is_transferred = false;
  bool reply_is_renamed = false;
  bool reply_is_valid = false;  // says the client

  Instant cancel_until = kNever;  // with kCancel: give up telling the server then
};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_UPLOAD_H_
