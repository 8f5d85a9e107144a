#include "conformance/backends/plugin/plugin_origin.h"

#include <algorithm>

namespace conformance {
namespace {

// The structures point into the suite's own, which must outlive them.

BITSIM_ANSWER ToPlugin(const Answer& answer) {
  UINT32 flags = 0;
  if (!answer.content_length) flags |= BITSIM_ANSWER_NO_CONTENT_LENGTH;
  if (!answer.accepts_ranges) flags |= BITSIM_ANSWER_NO_RANGES;
  if (answer.http_1_0) flags |= BITSIM_ANSWER_HTTP_1_0;
  if (!answer.content_range) flags |= BITSIM_ANSWER_NO_CONTENT_RANGE;
  if (answer.break_by == ConnectionEnd::kResetAtOnce) flags |= BITSIM_ANSWER_RESETS_AT_ONCE;
  if (answer.break_by == ConnectionEnd::kClose) flags |= BITSIM_ANSWER_CLOSES;
  return {.status = static_cast<UINT32>(answer.status),
          .flags = flags,
          .delay_ticks = ToTicks(answer.delay),
          .break_after_bytes = answer.break_after_bytes.value_or(BITSIM_NONE),
          .stall_after_bytes = answer.stall_after_bytes.value_or(BITSIM_NONE),
          .location = answer.location.c_str()};
}

BITSIM_RESOURCE ToPlugin(const Resource& resource) {
  return {.size_bytes = resource.size_bytes,
          .etag = resource.etag.c_str(),
          .last_modified = resource.last_modified.c_str(),
          .bytes_per_second = resource.bytes_per_second,
          .user_name = resource.user_name.c_str(),
          .password = resource.password.c_str(),
          .answer = ToPlugin(resource.answer)};
}

}  // namespace

std::wstring PluginOrigin::Url(std::string_view path) {
  constexpr std::string_view kMethod = "IBitsimOrigin::GetUrl";
  LPCWSTR url = nullptr;
  library_.Check(origin_->GetUrl(&url), kMethod);
  return std::wstring(library_.CheckText(url, kMethod)) + std::wstring(path.begin(), path.end());
}

void PluginOrigin::Put(std::string_view path, const Resource& resource) {
  const BITSIM_RESOURCE given = ToPlugin(resource);
  library_.Check(origin_->Put(std::string(path).c_str(), &given), "IBitsimOrigin::Put");
}

void PluginOrigin::AnswerNext(std::string_view path, const Answer& answer, int count) {
  const BITSIM_ANSWER given = ToPlugin(answer);
  library_.Check(origin_->AnswerNext(std::string(path).c_str(), &given,
                                     static_cast<UINT32>(std::max(count, 0))),
                 "IBitsimOrigin::AnswerNext");
}

std::vector<Request> PluginOrigin::requests() const {
  constexpr std::string_view kMethod = "IBitsimOrigin::GetRequest";
  std::vector<Request> requests;
  library_.ReadList(
      [&](UINT32 index) {
        BITSIM_REQUEST given = {};
        const HRESULT result = origin_->GetRequest(index, &given);
        if (result != S_OK) return result;
        Request& request = requests.emplace_back();
        request.method = library_.CheckText(given.method, kMethod);
        request.path = library_.CheckText(given.path, kMethod);
        if (given.range_first_byte != BITSIM_NONE) {
          request.range_first_byte = given.range_first_byte;
        }
        request.at = FromTicks(given.at_ticks);
        request.status = static_cast<int>(given.status);
        return result;
      },
      kMethod);
  return requests;
}

void PluginOrigin::AcceptUploads(std::string_view path, const UploadTarget& target) {
  BITSIM_UPLOAD_TARGET given = {
      .size_bytes_max = target.size_bytes_max,
      .bytes_per_second = target.bytes_per_second,
      .application_status = static_cast<UINT32>(target.application_status),
      .application_delay_ticks = ToTicks(target.application_delay),
      .reply = nullptr};
  BITSIM_RESOURCE reply = {};
  if (target.reply.has_value()) {
    reply = ToPlugin(*target.reply);
    given.reply = &reply;
  }
  library_.Check(uploads_->Accept(std::string(path).c_str(), &given), "IBitsimUploads::Accept");
}

std::vector<Upload> PluginOrigin::uploads() const {
  constexpr std::string_view kMethod = "IBitsimUploads::GetUpload";
  std::vector<Upload> uploads;
  if (uploads_.get() == nullptr) return uploads;
  library_.ReadList(
      [&](UINT32 index) {
        BITSIM_UPLOAD given = {};
        const HRESULT result = uploads_->GetUpload(index, &given);
        if (result != S_OK) return result;
        uploads.push_back({.path = std::string(library_.CheckText(given.path, kMethod)),
                           .received_bytes = given.received_bytes,
                           .is_complete = given.is_complete != FALSE,
                           .is_deleted = given.is_deleted != FALSE,
                           .session_is_open = given.session_is_open != FALSE,
                           .application_calls = given.application_calls});
        return result;
      },
      kMethod);
  return uploads;
}

}  // namespace conformance
