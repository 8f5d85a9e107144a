#include "conformance/protocol/world_values.h"

#include <cstdint>
#include <limits>
#include <optional>

#include "conformance/protocol/values.h"

namespace conformance::protocol {
namespace {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

std::int64_t Nanoseconds(nanoseconds duration) { return duration.count(); }

template <class Number>
Json OrNull(const std::optional<Number>& value) {
  return value.has_value() ? Json(*value) : Json(nullptr);
}

template <class Number = std::uint64_t>
std::optional<Number> OptionalNumber(const Fields& fields, std::string_view key) {
  if (fields.Get(key).is_null()) return std::nullopt;
  return static_cast<Number>(fields.Unsigned(key, std::numeric_limits<Number>::max()));
}

int Status(const Fields& fields, std::string_view key) {
  return static_cast<int>(fields.Unsigned(key, 999));
}

nanoseconds Duration(const Fields& fields, std::string_view key) {
  return nanoseconds(fields.Unsigned(key, INT64_MAX));
}

milliseconds Milliseconds(const Fields& fields, std::string_view key) {
  return std::chrono::duration_cast<milliseconds>(Duration(fields, key));
}

void CheckVersion(const std::string& version) {
  const std::size_t point = version.find('.');
  const auto is_number = [](const std::string& text) {
    return !text.empty() && text.size() <= 2 &&
           text.find_first_not_of("0123456789") == std::string::npos;
  };
  if (point != std::string::npos && is_number(version.substr(0, point)) &&
      is_number(version.substr(point + 1))) {
    return;
  }
  throw ProtocolError("'" + Shown(version) + "' is not a version of BITS, such as \"10.3\"");
}

}  // namespace

Json Encode(const Greeting& greeting) {
  Json names = Json::array();
  for (const Capability capability : greeting.capabilities.has) {
    names.push_back(NameOf(capability));
  }
  return {{"protocol", kVersion},
          {"name", greeting.name},
          {"bits_version", greeting.capabilities.bits_version},
          {"capabilities", names},
          {"patience_ns", Nanoseconds(greeting.capabilities.patience)},
          {"silence_ns", Nanoseconds(greeting.silence)},
          {"shortest_retry_delay_s", greeting.capabilities.shortest_retry_delay.count()},
          {"trace", greeting.tells_trace}};
}

Greeting DecodeGreeting(const Json& json) {
  const Fields fields(json, "the greeting",
                      {"protocol", "name", "bits_version", "capabilities", "patience_ns",
                       "silence_ns", "shortest_retry_delay_s", "trace"});
  if (fields.Unsigned("protocol") != kVersion) {
    throw ProtocolError("it speaks version " + std::to_string(fields.Unsigned("protocol")) +
                        " of the protocol, and this suite version " + std::to_string(kVersion));
  }
  Greeting greeting;
  greeting.name = fields.Text("name");
  greeting.capabilities.bits_version = fields.Text("bits_version");
  CheckVersion(greeting.capabilities.bits_version);
  for (const Json& name : fields.Array("capabilities")) {
    if (!name.is_string()) fields.Complain("capabilities", "are not all texts");
    greeting.capabilities.has.insert(CapabilityOf(name.get<std::string>()));
  }
  if (fields.Has("patience_ns")) greeting.capabilities.patience = Duration(fields, "patience_ns");
  if (fields.Has("silence_ns")) greeting.silence = Duration(fields, "silence_ns");
  if (fields.Has("shortest_retry_delay_s")) {
    greeting.capabilities.shortest_retry_delay =
        std::chrono::seconds(fields.Unsigned("shortest_retry_delay_s", UINT32_MAX));
  }
  greeting.tells_trace = fields.Has("trace") && fields.Bool("trace");
  return greeting;
}

Json Encode(const Answer& answer) {
  return {{"status", answer.status},
          {"content_length", answer.content_length},
          {"accepts_ranges", answer.accepts_ranges},
          {"delay_ns", Nanoseconds(answer.delay)},
          {"break_after_bytes", OrNull(answer.break_after_bytes)},
          {"stall_after_bytes", OrNull(answer.stall_after_bytes)},
          {"location", answer.location},
          {"http_1_0", answer.http_1_0},
          {"content_range", answer.content_range},
          {"break_by", NameOf(answer.break_by)}};
}

Answer DecodeAnswer(const Json& json) {
  const Fields fields(
      json, "the answer of the origin",
      {"status", "content_length", "accepts_ranges", "delay_ns", "break_after_bytes",
       "stall_after_bytes", "location", "http_1_0", "content_range", "break_by"});
  return {.status = Status(fields, "status"),
          .content_length = fields.Bool("content_length"),
          .accepts_ranges = fields.Bool("accepts_ranges"),
          .delay = Milliseconds(fields, "delay_ns"),
          .break_after_bytes = OptionalNumber(fields, "break_after_bytes"),
          .stall_after_bytes = OptionalNumber(fields, "stall_after_bytes"),
          .location = fields.Text("location"),
          .http_1_0 = fields.Bool("http_1_0"),
          .content_range = fields.Bool("content_range"),
          .break_by = ConnectionEndOf(fields.Text("break_by"))};
}

Json Encode(const Resource& resource) {
  return {{"size_bytes", resource.size_bytes},
          {"etag", resource.etag},
          {"last_modified", resource.last_modified},
          {"answer", Encode(resource.answer)},
          {"bytes_per_second", resource.bytes_per_second},
          {"user_name", resource.user_name},
          {"password", resource.password}};
}

Resource DecodeResource(const Json& json) {
  const Fields fields(json, "the resource",
                      {"size_bytes", "etag", "last_modified", "answer", "bytes_per_second",
                       "user_name", "password"});
  return {.size_bytes = fields.Unsigned("size_bytes"),
          .etag = fields.Text("etag"),
          .last_modified = fields.Text("last_modified"),
          .answer = DecodeAnswer(fields.Get("answer")),
          .bytes_per_second = fields.Unsigned("bytes_per_second"),
          .user_name = fields.Text("user_name"),
          .password = fields.Text("password")};
}

Json Encode(const Request& request) {
  return {{"method", request.method},
          {"path", request.path},
          {"range_first_byte", OrNull(request.range_first_byte)},
          {"at_ns", Nanoseconds(request.at)},
          {"status", request.status}};
}

Request DecodeRequest(const Json& json) {
  const Fields fields(json, "the request",
                      {"method", "path", "range_first_byte", "at_ns", "status"});
  return {.method = fields.Text("method"),
          .path = fields.Text("path"),
          .range_first_byte = OptionalNumber(fields, "range_first_byte"),
          .at = Duration(fields, "at_ns"),
          .status = Status(fields, "status")};
}

Json Encode(const UploadTarget& target) {
  return {{"size_bytes_max", target.size_bytes_max},
          {"bytes_per_second", target.bytes_per_second},
          {"application_status", target.application_status},
          {"application_delay_ns", Nanoseconds(target.application_delay)},
          {"reply", target.reply.has_value() ? Encode(*target.reply) : Json(nullptr)}};
}

UploadTarget DecodeUploadTarget(const Json& json) {
  const Fields fields(json, "the upload target",
                      {"size_bytes_max", "bytes_per_second", "application_status",
                       "application_delay_ns", "reply"});
  UploadTarget target{.size_bytes_max = fields.Unsigned("size_bytes_max"),
                      .bytes_per_second = fields.Unsigned("bytes_per_second"),
                      .application_status = Status(fields, "application_status"),
                      .application_delay = Milliseconds(fields, "application_delay_ns")};
  if (!fields.Get("reply").is_null()) target.reply = DecodeResource(fields.Get("reply"));
  return target;
}

Json Encode(const Upload& upload) {
  return {{"path", upload.path},
          {"received_bytes", upload.received_bytes},
          {"is_complete", upload.is_complete},
          {"is_deleted", upload.is_deleted},
          {"session_is_open", upload.session_is_open},
          {"application_calls", upload.application_calls}};
}

Upload DecodeUpload(const Json& json) {
  const Fields fields(json, "the upload",
                      {"path", "received_bytes", "is_complete", "is_deleted", "session_is_open",
                       "application_calls"});
  return {.path = fields.Text("path"),
          .received_bytes = fields.Unsigned("received_bytes"),
          .is_complete = fields.Bool("is_complete"),
          .is_deleted = fields.Bool("is_deleted"),
          .session_is_open = fields.Bool("session_is_open"),
          .application_calls = fields.Unsigned("application_calls")};
}

Json Encode(const Launch& launch) {
  return {{"program", ToUtf8(launch.program)},
          {"parameters", ToUtf8(launch.parameters)},
          {"user", launch.user},
          {"at_ns", Nanoseconds(launch.at)},
          {"was_found", launch.was_found},
          {"has_ended", launch.has_ended}};
}

Launch DecodeLaunch(const Json& json) {
  const Fields fields(json, "the launch",
                      {"program", "parameters", "user", "at_ns", "was_found", "has_ended"});
  return {.program = FromUtf8(fields.Text("program")),
          .parameters = FromUtf8(fields.Text("parameters")),
          .user = fields.Text("user"),
          .at = Duration(fields, "at_ns"),
          .was_found = fields.Bool("was_found"),
          .has_ended = fields.Bool("has_ended")};
}

Json Encode(const JobLimits& limits) {
  return {{"jobs_per_machine", OrNull(limits.jobs_per_machine)},
          {"jobs_per_user", OrNull(limits.jobs_per_user)},
          {"files_per_job", OrNull(limits.files_per_job)},
          {"ranges_per_file", OrNull(limits.ranges_per_file)}};
}

JobLimits DecodeJobLimits(const Json& json) {
  const Fields fields(json, "the limits",
                      {"jobs_per_machine", "jobs_per_user", "files_per_job", "ranges_per_file"});
  return {.jobs_per_machine = OptionalNumber<std::uint32_t>(fields, "jobs_per_machine"),
          .jobs_per_user = OptionalNumber<std::uint32_t>(fields, "jobs_per_user"),
          .files_per_job = OptionalNumber<std::uint32_t>(fields, "files_per_job"),
          .ranges_per_file = OptionalNumber<std::uint32_t>(fields, "ranges_per_file")};
}

}  // namespace conformance::protocol
