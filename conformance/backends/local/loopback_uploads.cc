// The uploads of the loopback origin: its scripted answers and its log around UploadSessions.

#include <algorithm>

#include "conformance/backends/local/loopback_origin.h"

namespace conformance {
namespace {

constexpr std::string_view kReplyFolder = "/BITS-Sessions/Replies/";

bool Succeeds(int status) { return status >= 200 && status <= 299; }

}  // namespace

void LoopbackOrigin::AcceptUploads(std::string_view path, const UploadTarget& target) {
  const std::lock_guard lock(mutex_);
  uploads_.Accept(path, target);
}

std::vector<Upload> LoopbackOrigin::uploads() const {
  const std::lock_guard lock(mutex_);
  return uploads_.uploads();
}

bool LoopbackOrigin::AnswerPacket(Socket& socket, HttpReader& reader, const HttpRequest& request) {
  const auto packet = ParseUploadPacket(request);
  if (!packet) {
    ReceiveBody(reader, request.content_bytes, 0);
    const ResponsePlan plan = PlanAck(request, {.status = 400, .error = E_INVALIDARG});
    {
      const std::lock_guard lock(mutex_);
      Log(request, std::nullopt, plan.status);
    }
    return socket.Send(plan.head) && !plan.closes_connection;
  }

  std::optional<Answer> scripted;
  std::uint64_t bytes_per_second = 0;
  {
    const std::lock_guard lock(mutex_);
    scripted = TakeScriptedAnswer(request.path, packet->length_bytes > 0);
    bytes_per_second = uploads_.BytesPerSecond(request.path);
  }
  const Answer answer = scripted.value_or(Answer{});
  const std::uint64_t break_at = answer.break_after_bytes.value_or(UINT64_MAX);
  const std::uint64_t stall_at = answer.stall_after_bytes.value_or(UINT64_MAX);
  const std::uint64_t arriving = std::min({packet->length_bytes, break_at, stall_at});
  const std::uint64_t arrived = ReceiveBody(reader, arriving, bytes_per_second);
  if (arrived < packet->length_bytes) {
    {
      const std::lock_guard lock(mutex_);
      uploads_.ReceivePart(*packet, arrived);
    }
    if (arrived == break_at) {
      EndConnection(socket, answer.break_by);
    } else if (arrived == stall_at) {
      WaitForEnd();
    }
    return false;
  }
  // A packet without a fragment may have a body, which means nothing.
  const std::uint64_t rest = request.content_bytes - arrived;
  if (ReceiveBody(reader, rest, 0) < rest) return false;

  std::chrono::milliseconds delay = answer.delay;
  const ResponsePlan plan = TakeIn(request, *packet, scripted, delay);
  if (delay.count() > 0 && !Pause(delay)) return false;
  return socket.Send(plan.head) && !plan.closes_connection;
}

ResponsePlan LoopbackOrigin::TakeIn(const HttpRequest& request, const UploadPacket& packet,
                                    const std::optional<Answer>& scripted,
                                    std::chrono::milliseconds& delay) {
  const std::lock_guard lock(mutex_);
  ResponsePlan plan;
  if (scripted && !Succeeds(scripted->status)) {
    plan = PlanEmpty(request, scripted->status);
  } else {
    const std::string root = std::string("http://127.0.0.1:").append(std::to_string(port()));
    const UploadSessions::Answered answered =
        uploads_.Receive(request.path, packet, std::string(root).append(kReplyFolder));
    const auto path_of = [&](const std::string& url) { return url.substr(root.size()); };
    if (answered.reply != nullptr) {
      resources_.insert_or_assign(path_of(answered.ack.reply_url), *answered.reply);
    }
    if (!answered.lost_reply_url.empty()) resources_.erase(path_of(answered.lost_reply_url));
    delay += answered.delay;
    plan = PlanAck(request, answered.ack);
  }
  std::optional<std::uint64_t> first_byte;
  if (packet.length_bytes > 0) first_byte = packet.first_byte;
  Log(request, first_byte, plan.status);
  return plan;
}

}  // namespace conformance
