#include "conformance/backends/local/upload_sessions.h"

#include <bitsmsg.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace conformance {
namespace {

using Answered = UploadSessions::Answered;
using Type = UploadPacket::Type;

// The protocol gives the status of some errors only; 500 is what it has for most.
Answered Refuse(int status, HRESULT error) {
  Answered answered;
  answered.ack.status = status;
  answered.ack.error = error;
  return answered;
}

HRESULT HttpError(int status) {
  return static_cast<HRESULT>(0x80190000u | static_cast<std::uint32_t>(status));
}

bool IsSuccess(int status) { return status >= 200 && status <= 299; }

}  // namespace

void UploadSessions::Accept(std::string_view path, const UploadTarget& target) {
  targets_.insert_or_assign(std::string(path), target);
}

std::vector<Upload> UploadSessions::uploads() const {
  std::vector<Upload> uploads;
  for (const Session& session : sessions_) uploads.push_back(session.upload);
  return uploads;
}

std::uint64_t UploadSessions::BytesPerSecond(std::string_view path) const {
  const auto target = targets_.find(path);
  return target == targets_.end() ? 0 : target->second.bytes_per_second;
}

std::string UploadSessions::IdOf(std::size_t number) {
  std::array<char, 40> text = {};
  std::snprintf(text.data(), text.size(), "{%08x-b175-4000-8000-000000000000}",
                static_cast<unsigned>(number));
  return text.data();
}

UploadSessions::Session* UploadSessions::Find(std::string_view id) {
  for (std::size_t i = 0; i < sessions_.size(); ++i) {
    if (sessions_[i].upload.session_is_open && IdOf(i + 1) == id) return &sessions_[i];
  }
  return nullptr;
}

Answered UploadSessions::Receive(std::string_view path, const UploadPacket& packet,
                                 std::string_view url_prefix) {
  const auto target = targets_.find(path);
  if (target == targets_.end()) return Refuse(501, S_OK);
  Answered answered;
  if (packet.type == Type::kPing) return answered;
  if (packet.type == Type::kCreateSession) return Create(path, packet);
  Session* const session = Find(packet.session);
  if (session == nullptr) return Refuse(500, BG_E_SESSION_NOT_FOUND);
  if (packet.type == Type::kFragment) {
    return ReceiveFragment(target->second, *session, packet, url_prefix);
  }
  // What has not arrived as a whole goes with the session.
  session->upload.session_is_open = false;
  session->upload.is_deleted = !session->upload.is_complete;
  answered.ack.session = packet.session;
  answered.lost_reply_url = session->reply_url;
  return answered;
}

Answered UploadSessions::Create(std::string_view path, const UploadPacket& packet) {
  if (!packet.speaks_our_protocol) return Refuse(400, E_INVALIDARG);
  sessions_.push_back({.upload = {.path = std::string(path), .session_is_open = true}});
  Answered answered;
  answered.ack.session = IdOf(sessions_.size());
  answered.ack.names_protocol = true;
  return answered;
}

Answered UploadSessions::ReceiveFragment(const UploadTarget& target, Session& session,
                                         const UploadPacket& packet, std::string_view url_prefix) {
  if (packet.size_bytes > target.size_bytes_max) return Refuse(500, BG_E_TOO_LARGE);
  Answered answered;
  answered.ack.session = packet.session;
  if (packet.first_byte > session.upload.received_bytes) {
    answered.ack.status = 416;
    answered.ack.received_bytes = session.upload.received_bytes;
    return answered;
  }
  Keep(session, packet, packet.length_bytes);
  answered.ack.received_bytes = session.upload.received_bytes;
  if (session.upload.is_complete) CallApplication(target, session, url_prefix, answered);
  return answered;
}

void UploadSessions::ReceivePart(const UploadPacket& packet, std::uint64_t arrived_bytes) {
  if (packet.type != Type::kFragment) return;
  Session* const session = Find(packet.session);
  if (session == nullptr || packet.first_byte > session->upload.received_bytes) return;
  Keep(*session, packet, arrived_bytes);
}

void UploadSessions::Keep(Session& session, const UploadPacket& packet,
                          std::uint64_t arrived_bytes) {
  Upload& upload = session.upload;
  upload.received_bytes = std::max(upload.received_bytes, packet.first_byte + arrived_bytes);
  if (upload.received_bytes >= packet.size_bytes) upload.is_complete = true;
}

// A program that has taken the file, or never wants to see it again, is not called once more.
void UploadSessions::CallApplication(const UploadTarget& target, Session& session,
                                     std::string_view url_prefix, Answered& answered) {
  constexpr int kNeverAgain = 403;
  if (!IsSuccess(session.application_status) && session.application_status != kNeverAgain) {
    ++session.upload.application_calls;
    session.application_status = target.application_status;
    answered.delay = target.application_delay;
    if (IsSuccess(target.application_status) && target.reply) {
      const auto number = static_cast<std::size_t>(&session - sessions_.data()) + 1;
      session.reply_url = std::string(url_prefix).append(std::to_string(number));
      answered.reply = &*target.reply;
    }
  }
  answered.ack.reply_url = session.reply_url;
  if (!IsSuccess(session.application_status)) {
    answered.ack.status = session.application_status;
    answered.ack.error = HttpError(session.application_status);
    answered.ack.error_is_applications = true;
  }
}

}  // namespace conformance
