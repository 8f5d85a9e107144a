// File: upload_sessions.h
//
// The sessions of a server that takes uploads, and the program behind it: what becomes of packets.
// It does what the simulated one does (bitsim/uploads.h). It keeps no content, only how much of it
// has come.
//
// Threads: one at a time.

#ifndef BITSIM_CONFORMANCE_BACKENDS_LOCAL_UPLOAD_SESSIONS_H_
#define BITSIM_CONFORMANCE_BACKENDS_LOCAL_UPLOAD_SESSIONS_H_

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/backends/local/upload_text.h"
#include "conformance/testbed/testbed.h"

namespace conformance {

class UploadSessions {
 public:
  struct Answered {
    UploadAck ack;
    std::chrono::milliseconds delay{0};  // so long the program works
    const Resource* reply = nullptr;     // to be had at ack.reply_url from now on; null: none
    std::string lost_reply_url = {};     // not to be had any more; "": none
  };

  void Accept(std::string_view path, const UploadTarget& target);
  std::vector<Upload> uploads() const;

  // So many bytes of a fragment arrive in a second at most; 0: no limit.
  std::uint64_t BytesPerSecond(std::string_view path) const;
  // All of a packet has arrived. A reply gets the prefix and a number that no other one has.
  Answered Receive(std::string_view path, const UploadPacket& packet, std::string_view url_prefix);
  // So much of a fragment has arrived, and no more will.
  void ReceivePart(const UploadPacket& packet, std::uint64_t arrived_bytes);

 private:
  struct Session {
    Upload upload;
    int application_status = 0;  // 0: not called yet
    std::string reply_url = {};
  };

  static std::string IdOf(std::size_t number);
  // Null where there is no such session that is open.
  Session* Find(std::string_view id);
  Answered Create(std::string_view path, const UploadPacket& packet);
  Answered ReceiveFragment(const UploadTarget& target, Session& session, const UploadPacket& packet,
                           std::string_view url_prefix);
  static void Keep(Session& session, const UploadPacket& packet, std::uint64_t arrived_bytes);
  void CallApplication(const UploadTarget& target, Session& session, std::string_view url_prefix,
                       Answered& answered);

  std::map<std::string, UploadTarget, std::less<>> targets_;
  std::vector<Session> sessions_;  // the first has number 1
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_LOCAL_UPLOAD_SESSIONS_H_
