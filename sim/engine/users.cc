#include "bitsim/users.h"

namespace bitsim {

User LocalSystemUser() {
  return {
      .name = "NT AUTHORITY\\SYSTEM", .is_administrator = true, .kind = AccountKind::kLocalSystem};
}

User LocalServiceUser() {
  return {.name = "NT AUTHORITY\\LOCAL SERVICE", .kind = AccountKind::kLocalService};
}

User NetworkServiceUser() {
  return {.name = "NT AUTHORITY\\NETWORK SERVICE", .kind = AccountKind::kNetworkService};
}

IntegrityLevel IntegrityLevelOf(const User& user) {
  if (user.token.integrity.has_value()) return *user.token.integrity;
  if (IsServiceAccount(user)) return IntegrityLevel::kSystem;
  return IsElevated(user) ? IntegrityLevel::kHigh : IntegrityLevel::kMedium;
}

}  // namespace bitsim
