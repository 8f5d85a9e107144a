#include "sim/net/upload_server.h"

#include <bitsmsg.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "sim/net/origin_server.h"

namespace bitsim {
namespace {

UploadServer::Answered Refuse(int status, HRESULT error) {
  UploadServer::Answered answered{.status = status};
  answered.ack.error = error;
  return answered;
}

// The protocol gives the status for some errors only; 500 is what it has for most.
UploadServer::Answered RefuseSession() { return Refuse(500, BG_E_SESSION_NOT_FOUND); }

HRESULT HttpError(int status) {
  return static_cast<HRESULT>(0x80190000u | static_cast<std::uint32_t>(status));
}

}  // namespace

void UploadServer::Accept(std::string_view path, UploadOptions options) {
  const std::string place = "Origin::AcceptUploads: \"" + std::string(path) + "\": ";
  const std::string what = place + "application";
  CheckCredentials(options.credentials, place + "credentials");
  if (const auto& application = options.application; application.has_value()) {
    if (application->status < 100 || application->status > 999) {
      throw std::invalid_argument(what + ".status is " + std::to_string(application->status) +
                                  ", which is not 100 to 999");
    }
    CheckDelay(application->delay, what + ".delay");
    if (application->reply.has_value()) {
      CheckAnswer(application->reply->answer, what + ".reply.answer");
      CheckCredentials(application->reply->credentials, what + ".reply.credentials");
    }
  }
  options_.insert_or_assign(std::string(path), std::move(options));
}

const UploadOptions* UploadServer::FindOptions(std::string_view path) const {
  const auto found = options_.find(path);
  return found == options_.end() ? nullptr : &found->second;
}

std::uint64_t UploadServer::BytesPerSecondMax(std::string_view path) const {
  const UploadOptions* const options = FindOptions(path);
  return options == nullptr ? 0 : options->bytes_per_second_max;
}

const HttpCredentials* UploadServer::CredentialsFor(std::string_view path) const {
  const UploadOptions* const options = FindOptions(path);
  return options == nullptr || !options->credentials.has_value() ? nullptr : &*options->credentials;
}

bool UploadServer::IsOpen(UploadSessionId session) const {
  return session != kNoUploadSession && session <= uploads_.size() &&
         uploads_[session - 1].session_is_open;
}

void UploadServer::End(UploadSessionId session, UploadState state) {
  ReceivedUpload& upload = uploads_[session - 1];
  upload.session_is_open = false;
  if (upload.state == UploadState::kReceiving) upload.state = state;
}

void UploadServer::LoseSessions() {
  for (UploadSessionId session = 1; session <= uploads_.size(); ++session) {
    if (IsOpen(session)) End(session, UploadState::kLost);
  }
}

UploadServer::Answered UploadServer::Receive(std::string_view path, const UploadPacket& packet,
                                             std::string_view url_prefix) {
  const UploadOptions* const options = FindOptions(path);
  if (options == nullptr) return Refuse(501, S_OK);
  switch (options->refusal) {
    case UploadRefusal::kNotEnabled:
      return Refuse(501, E_ACCESSDENIED);
    case UploadRefusal::kExecuteEnabled:
      return Refuse(403, BG_E_SERVER_EXECUTE_ENABLE);
    case UploadRefusal::kOtherProtocol:
    case UploadRefusal::kNone:
      break;
  }
  const bool needs_session =
      packet.type != UploadPacketType::kPing && packet.type != UploadPacketType::kCreateSession;
  if (needs_session && !IsOpen(packet.session)) return RefuseSession();

  Answered answered;
  answered.ack.session = packet.session;
  switch (packet.type) {
    case UploadPacketType::kPing:
      break;
    case UploadPacketType::kCreateSession:
      return CreateSession(path, *options);
    case UploadPacketType::kFragment:
      return ReceiveFragment(*options, packet, url_prefix);
    case UploadPacketType::kCloseSession:
    case UploadPacketType::kCancelSession:
      End(packet.session, UploadState::kCancelled);
      break;
  }
  return answered;
}

UploadServer::Answered UploadServer::CreateSession(std::string_view path,
                                                   const UploadOptions& options) {
  uploads_.push_back({.path = path});
  sessions_.emplace_back();
  Answered answered;
  answered.ack.session = uploads_.size();
  answered.ack.speaks_protocol = options.refusal != UploadRefusal::kOtherProtocol;
  return answered;
}

UploadServer::Answered UploadServer::ReceiveFragment(const UploadOptions& options,
                                                     const UploadPacket& packet,
                                                     std::string_view url_prefix) {
  if (packet.size_bytes > options.size_bytes_max) return Refuse(500, BG_E_TOO_LARGE);
  const ReceivedUpload& upload = uploads_[packet.session - 1];
  Answered answered;
  answered.ack.session = packet.session;
  if (packet.first_byte > upload.received_bytes) {
    answered.status = 416;
    answered.ack.received_bytes = upload.received_bytes;
    return answered;
  }
  Keep(packet, packet.length_bytes);
  answered.ack.received_bytes = upload.received_bytes;
  if (upload.state == UploadState::kReceived && options.application.has_value()) {
    CallApplication(*options.application, packet.session, url_prefix, answered);
  }
  return answered;
}

void UploadServer::ReceivePart(const UploadPacket& packet, std::uint64_t arrived_bytes) {
  if (packet.type != UploadPacketType::kFragment || !IsOpen(packet.session)) return;
  if (packet.first_byte > uploads_[packet.session - 1].received_bytes) return;
  Keep(packet, arrived_bytes);
}

void UploadServer::Keep(const UploadPacket& packet, std::uint64_t arrived_bytes) {
  ReceivedUpload& upload = uploads_[packet.session - 1];
  upload.size_bytes = packet.size_bytes;
  upload.content = packet.content;
  upload.received_bytes = std::max(upload.received_bytes, packet.first_byte + arrived_bytes);
  if (upload.received_bytes >= upload.size_bytes) upload.state = UploadState::kReceived;
}

void UploadServer::CallApplication(const ServerApplication& application, UploadSessionId session,
                                   std::string_view url_prefix, Answered& answered) {
  constexpr int kNeverAgain = 403;
  Session& called = sessions_[session - 1];
  if (!IsSuccess(called.application_status) && called.application_status != kNeverAgain) {
    ++uploads_[session - 1].application_calls;
    called.application_status = application.status;
    answered.delay = application.delay;
    if (IsSuccess(application.status) && application.reply.has_value()) {
      called.reply_url = std::string(url_prefix) + std::to_string(session);
      answered.reply = &*application.reply;
    }
  }
  answered.ack.reply_url = called.reply_url;
  if (!IsSuccess(called.application_status)) {
    answered.status = called.application_status;
    answered.ack.error = HttpError(called.application_status);
    answered.ack.error_is_applications = true;
  }
}

}  // namespace bitsim
