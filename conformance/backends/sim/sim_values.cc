#include "conformance/backends/sim/sim_values.h"

#include <optional>

namespace conformance {

std::wstring Widen(std::string_view ascii) { return std::wstring(ascii.begin(), ascii.end()); }

std::string Narrow(const std::wstring& ascii) {
  std::string text;
  for (const wchar_t c : ascii) text += static_cast<char>(c);
  return text;
}

bitsim::Duration ToTicks(std::chrono::nanoseconds duration) {
  return std::chrono::duration_cast<bitsim::Duration>(duration);
}

bitsim::User ToUser(std::string_view name) {
  if (name == kLocalSystem) return bitsim::LocalSystemUser();
  const std::string user_name(name.empty() ? kDefaultUserName : name);
  return {.name = user_name, .is_administrator = user_name == kAdministrator};
}

bitsim::Token ToToken(TokenKind kind) {
  switch (kind) {
    case TokenKind::kUsual:
      break;
    case TokenKind::kFiltered:
      return {.is_filtered = true};
    case TokenKind::kRestricted:
      return {.is_restricted = true};
    case TokenKind::kLowIntegrity:
      return {.integrity = bitsim::IntegrityLevel::kLow};
    case TokenKind::kAnonymous:
      return {.impersonation_level = bitsim::ImpersonationLevel::kAnonymous};
    case TokenKind::kRunAs:
      return {.is_run_as = true};
  }
  return {};
}

bitsim::Condition ToSimulated(MachineCondition condition) {
  switch (condition) {
    case MachineCondition::kBatteryPolicy:
      return bitsim::Condition::kBatteryPolicy;
    case MachineCondition::kBatterySaver:
      return bitsim::Condition::kBatterySaver;
    case MachineCondition::kStandby:
      return bitsim::Condition::kStandby;
    case MachineCondition::kNoBackgroundAccess:
      return bitsim::Condition::kNoBackgroundAccess;
    case MachineCondition::kGameMode:
      break;
  }
  return bitsim::Condition::kGameMode;
}

bitsim::Answer ToSimulated(const Answer& answer) {
  return {.status = answer.status,
          .sends_content_length = answer.content_length,
          .accepts_ranges = answer.accepts_ranges,
          .delay = answer.delay,
          .break_after_bytes = answer.break_after_bytes,
          .stall_after_bytes = answer.stall_after_bytes,
          .location = answer.location,
          .is_http_1_0 = answer.http_1_0,
          .sends_content_range = answer.content_range,
          .break_by = answer.break_by == ConnectionEnd::kClose ? bitsim::ConnectionEnd::kClose
                                                               : bitsim::ConnectionEnd::kReset};
}

bitsim::Resource ToSimulated(const Resource& resource) {
  std::optional<bitsim::HttpCredentials> credentials;
  if (!resource.user_name.empty()) {
    credentials = {bitsim::AuthScheme::kBasic, resource.user_name, resource.password};
  }
  return {.content = bitsim::Content::Pattern(resource.size_bytes),
          .etag = resource.etag,
          .last_modified = resource.last_modified,
          .bytes_per_second_max = resource.bytes_per_second,
          .answer = ToSimulated(resource.answer),
          .credentials = credentials};
}

}  // namespace conformance
