// The uploads of an origin: its scripted answers and its log around an UploadServer.

#include <algorithm>
#include <memory>
#include <utility>

#include "sim/net/origin_server.h"

namespace bitsim {
namespace {

constexpr std::string_view kReplyFolder = "/BITS-Sessions/Replies/";

}  // namespace

void OriginServer::AcceptUploads(std::string_view path, UploadOptions options) {
  CheckPath("AcceptUploads", path);
  uploads_.Accept(path, std::move(options));
}

void OriginServer::LoseUploadSessions() {
  uploads_.LoseSessions();
  for (UploadSessionId session = 1; session <= uploads_.uploads().size(); ++session) {
    DropReply(session);
  }
}

void OriginServer::DropReply(UploadSessionId session) {
  auto* const page = pages_.Find(std::string(kReplyFolder) + std::to_string(session));
  if (page != nullptr) page->value.offer = nullptr;
}

OriginServer::UploadIntake OriginServer::Admit(Page& page, const UploadPacket& packet) {
  UploadIntake intake{.arriving_bytes = packet.length_bytes,
                      .bytes_per_second_max = uploads_.BytesPerSecondMax(page.path)};
  if (page.scripted_answers.empty()) return intake;
  intake.answer = TakeScriptedAnswer(page, packet.length_bytes > 0);
  const std::uint64_t break_after = intake.answer.break_after_bytes.value_or(UINT64_MAX);
  const std::uint64_t stall_after = intake.answer.stall_after_bytes.value_or(UINT64_MAX);
  intake.arriving_bytes = std::min({packet.length_bytes, break_after, stall_after});
  if (intake.arriving_bytes < packet.length_bytes) {
    intake.body_end =
        break_after <= stall_after ? EndOfBroken(intake.answer.break_by, true) : BodyEnd::kStall;
  }
  return intake;
}

bool OriginServer::RefusesUpload(const Page& page, const ServerRequest& request) const {
  const HttpCredentials* const required = uploads_.CredentialsFor(page.path);
  if (required == nullptr) return false;
  return request.details == nullptr || request.details->server_credentials != *required;
}

Reply OriginServer::Receive(Instant now, Page& page, const ServerRequest& request,
                            const UploadPacket& packet, const Answer& answer, UploadAck& ack) {
  Reply reply = MakeEmptyReply(answer.status);
  reply.delay = answer.delay;
  if (RefusesUpload(page, request)) {
    reply = MakeChallenge(401, uploads_.CredentialsFor(page.path)->scheme);
  } else if (IsSuccess(answer.status)) {
    UploadServer::Answered answered =
        uploads_.Receive(page.path, packet, url_ + std::string(kReplyFolder));
    if (answered.reply != nullptr) {
      FindPage(answered.ack.reply_url.substr(url_.size())).offer =
          std::make_shared<const Offer>(*answered.reply);
    }
    const bool ends_session = packet.type == UploadPacketType::kCloseSession ||
                              packet.type == UploadPacketType::kCancelSession;
    if (ends_session && IsSuccess(answered.status)) DropReply(packet.session);
    reply.status = answered.status;
    reply.delay += answered.delay;
    ack = std::move(answered.ack);
    ack.is_ack = true;
  }
  std::optional<ByteRange> range;
  if (packet.length_bytes > 0) {
    range = {packet.first_byte, packet.first_byte + packet.length_bytes - 1};
  }
  ++page.request_count;
  log_.Add({.time = now,
            .method = HttpMethod::kBitsPost,
            .status = reply.status,
            .path = page.path,
            .range = range,
            .packet = packet.type,
            .details = request.details},
           page.path);
  return reply;
}

}  // namespace bitsim
