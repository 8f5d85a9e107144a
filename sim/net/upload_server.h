// File: upload_server.h
//
// The sessions of one origin's uploads: takes packets, answers them, hands whole files to the
// program behind. What it does stands in bitsim/uploads.h.

#ifndef BITSIM_NET_UPLOAD_SERVER_H_
#define BITSIM_NET_UPLOAD_SERVER_H_

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bitsim/uploads.h"
#include "sim/net/upload_packet.h"

namespace bitsim {

class UploadServer {
 public:
  struct Answered {
    int status = 200;
    UploadAck ack;
    Duration delay{0};
    // A program has a reply for it, to be put at ack.reply_url. Null: it has none.
    const Resource* reply = nullptr;
  };

  // Throws std::invalid_argument, which names the bad member.
  void Accept(std::string_view path, UploadOptions options);
  void LoseSessions();
  std::span<const ReceivedUpload> uploads() const { return uploads_; }

  // So many bytes of a fragment arrive in a second at most; 0: no limit.
  std::uint64_t BytesPerSecondMax(std::string_view path) const;
  // nullptr: none are required.
  const HttpCredentials* CredentialsFor(std::string_view path) const;
  // All of a packet has arrived. `path` must be valid as long as the server. A reply is kept under
  // `url_prefix` and a name that no other one has.
  Answered Receive(std::string_view path, const UploadPacket& packet, std::string_view url_prefix);
  // So much of a fragment has arrived, and no more will.
  void ReceivePart(const UploadPacket& packet, std::uint64_t arrived_bytes);

 private:
  struct Session {
    int application_status = 0;  // 0: not called yet
    std::string reply_url;
  };

  const UploadOptions* FindOptions(std::string_view path) const;
  bool IsOpen(UploadSessionId session) const;
  Answered CreateSession(std::string_view path, const UploadOptions& options);
  Answered ReceiveFragment(const UploadOptions& options, const UploadPacket& packet,
                           std::string_view url_prefix);
  void Keep(const UploadPacket& packet, std::uint64_t arrived_bytes);
  void CallApplication(const ServerApplication& application, UploadSessionId session,
                       std::string_view url_prefix, Answered& answered);
  void End(UploadSessionId session, UploadState state);

  std::map<std::string, UploadOptions, std::less<>> options_;
  // Session n is at n - 1 in both.
  std::vector<ReceivedUpload> uploads_;
  std::vector<Session> sessions_;
};

}  // namespace bitsim

#endif  // BITSIM_NET_UPLOAD_SERVER_H_
