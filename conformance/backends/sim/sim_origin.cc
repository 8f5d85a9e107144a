#include "conformance/backends/sim/sim_origin.h"

#include "bitsim/uploads.h"
#include "conformance/backends/sim/sim_values.h"

namespace conformance {
namespace {

constexpr std::string_view kOriginUrl = "http://origin.test";

}  // namespace

SimOrigin::SimOrigin(bitsim::Network& network) : origin_(network.AddOrigin(kOriginUrl)) {}

std::wstring SimOrigin::Url(std::string_view path) { return Widen(kOriginUrl) + Widen(path); }

void SimOrigin::Put(std::string_view path, const Resource& resource) {
  origin_.Put(path, ToSimulated(resource));
}

void SimOrigin::AnswerNext(std::string_view path, const Answer& answer, int count) {
  origin_.AnswerNext(path, ToSimulated(answer), static_cast<std::uint32_t>(count));
}

std::vector<Request> SimOrigin::requests() const {
  std::vector<Request> requests;
  for (const bitsim::ReceivedRequest& received : origin_.requests()) {
    Request& request = requests.emplace_back();
    request.method = received.method_name();
    request.path = received.path;
    if (received.range.has_value()) request.range_first_byte = received.range->first_byte;
    request.at = received.time - bitsim::kSimulationStart;
    request.status = received.status;
  }
  return requests;
}

void SimOrigin::AcceptUploads(std::string_view path, const UploadTarget& target) {
  bitsim::ServerApplication application{.status = target.application_status,
                                        .delay = target.application_delay};
  if (target.reply.has_value()) application.reply = ToSimulated(*target.reply);
  origin_.AcceptUploads(path, {.size_bytes_max = target.size_bytes_max,
                               .bytes_per_second_max = target.bytes_per_second,
                               .application = application});
}

std::vector<Upload> SimOrigin::uploads() const {
  std::vector<Upload> uploads;
  for (const bitsim::ReceivedUpload& received : origin_.uploads()) {
    const bool is_complete = received.state == bitsim::UploadState::kReceived;
    const bool is_under_way = received.state == bitsim::UploadState::kReceiving;
    uploads.push_back({.path = std::string(received.path),
                       .received_bytes = received.received_bytes,
                       .is_complete = is_complete,
                       .is_deleted = !is_complete && !is_under_way,
                       .session_is_open = received.session_is_open,
                       .application_calls = received.application_calls});
  }
  return uploads;
}

}  // namespace conformance
