#include "conformance/testees/sim_plugin/sim_origin.h"

#include <bitsim/uploads.h>

#include <optional>

namespace sim_plugin {
namespace {

std::optional<std::uint64_t> ToOptional(UINT64 number) {
  if (number == BITSIM_NONE) return std::nullopt;
  return number;
}

bitsim::Answer ToSimulated(const BITSIM_ANSWER& answer) {
  return {.status = static_cast<int>(answer.status),
          .sends_content_length = (answer.flags & BITSIM_ANSWER_NO_CONTENT_LENGTH) == 0,
          .accepts_ranges = (answer.flags & BITSIM_ANSWER_NO_RANGES) == 0,
          .delay = FromTicks(answer.delay_ticks),
          .break_after_bytes = ToOptional(answer.break_after_bytes),
          .stall_after_bytes = ToOptional(answer.stall_after_bytes),
          .location = answer.location,
          .is_http_1_0 = (answer.flags & BITSIM_ANSWER_HTTP_1_0) != 0,
          .sends_content_range = (answer.flags & BITSIM_ANSWER_NO_CONTENT_RANGE) == 0,
          .break_by = (answer.flags & BITSIM_ANSWER_CLOSES) != 0 ? bitsim::ConnectionEnd::kClose
                                                                 : bitsim::ConnectionEnd::kReset};
}

bitsim::Resource ToSimulated(const BITSIM_RESOURCE& resource) {
  std::optional<bitsim::HttpCredentials> credentials;
  if (*resource.user_name != '\0') {
    credentials = {bitsim::AuthScheme::kBasic, resource.user_name, resource.password};
  }
  return {.content = bitsim::Content::Pattern(resource.size_bytes),
          .etag = resource.etag,
          .last_modified = resource.last_modified,
          .bytes_per_second_max = resource.bytes_per_second,
          .answer = ToSimulated(resource.answer),
          .credentials = credentials};
}

}  // namespace

STDMETHODIMP SimOrigin::GetUrl(LPCWSTR* url) {
  url_ = Widen(world_.origin.url());
  *url = url_.c_str();
  return S_OK;
}

STDMETHODIMP SimOrigin::Put(LPCSTR path, const BITSIM_RESOURCE* resource) {
  return Do([&] { world_.origin.Put(path, ToSimulated(*resource)); });
}

STDMETHODIMP SimOrigin::AnswerNext(LPCSTR path, const BITSIM_ANSWER* answer, UINT32 count) {
  return Do([&] { world_.origin.AnswerNext(path, ToSimulated(*answer), count); });
}

STDMETHODIMP SimOrigin::GetRequest(UINT32 index, BITSIM_REQUEST* request) {
  const auto requests = world_.origin.requests();
  if (index >= requests.size()) return S_FALSE;
  const bitsim::ReceivedRequest& received = requests[index];
  method_ = received.method_name();
  path_ = received.path;
  *request = {
      .method = method_.c_str(),
      .path = path_.c_str(),
      .range_first_byte = received.range.has_value() ? received.range->first_byte : BITSIM_NONE,
      .at_ticks = SinceStart(received.time),
      .status = static_cast<UINT32>(received.status)};
  return S_OK;
}

STDMETHODIMP SimUploads::Accept(LPCSTR path, const BITSIM_UPLOAD_TARGET* target) {
  return Do([&] {
    bitsim::ServerApplication application{.status = static_cast<int>(target->application_status),
                                          .delay = FromTicks(target->application_delay_ticks)};
    if (target->reply != nullptr) application.reply = ToSimulated(*target->reply);
    world_.origin.AcceptUploads(path, {.size_bytes_max = target->size_bytes_max,
                                       .bytes_per_second_max = target->bytes_per_second,
                                       .application = application});
  });
}

STDMETHODIMP SimUploads::GetUpload(UINT32 index, BITSIM_UPLOAD* upload) {
  const auto uploads = world_.origin.uploads();
  if (index >= uploads.size()) return S_FALSE;
  const bitsim::ReceivedUpload& received = uploads[index];
  const bool is_complete = received.state == bitsim::UploadState::kReceived;
  const bool is_under_way = received.state == bitsim::UploadState::kReceiving;
  path_ = received.path;
  *upload = {.path = path_.c_str(),
             .received_bytes = received.received_bytes,
             .is_complete = is_complete,
             .is_deleted = !is_complete && !is_under_way,
             .session_is_open = received.session_is_open,
             .application_calls = received.application_calls};
  return S_OK;
}

}  // namespace sim_plugin
