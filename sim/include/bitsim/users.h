// File: users.h
//
// Who runs an application and owns its jobs: an account, and the token that the application has of
// it.
//
//   const bitsim::User alice = {.name = "alice"};
//   const bitsim::User admin = {.name = "admin", .is_administrator = true};
//   simulation.StartApplication("client", alice);
//   simulation.StartApplication("setup", admin);              // elevated
//   simulation.StartApplication(                              // not elevated
//       "browser",
//       {.name = "admin", .is_administrator = true, .token = {.is_filtered = true}});
//   simulation.StartApplication("updater", bitsim::LocalSystemUser());
//
// Two users are the same account when their names are the same; each application has a token of its
// own. Callbacks of one account share its four notification slots (rule NOTIFY-CB-09); another
// account's do not wait for them.
//
// Who may do what (rules NOTIFY-SEC): a job belongs to the account that created it. Its owner may
// change it, and so may an elevated administrator; but not a restricted token, not an application
// of lower integrity than that which created it, and, if an elevated application created it, none
// that is not elevated.

#ifndef BITSIM_USERS_H_
#define BITSIM_USERS_H_

#include <cstdint>
#include <optional>
#include <string>

namespace bitsim {

enum class AccountKind : std::uint8_t {
  kPerson,       // has jobs run only while logged on
  kLocalSystem,  // these three are always logged on
  kLocalService,
  kNetworkService,
};

// The values are those of Windows (SECURITY_MANDATORY_..._RID).
enum class IntegrityLevel : std::uint16_t {
  kUntrusted = 0x0000,
  kLow = 0x1000,
  kMedium = 0x2000,
  kHigh = 0x3000,
  kSystem = 0x4000,
};

// What the application's COM proxies let the service do with its identity; the values are those of
// Windows (RPC_C_IMP_LEVEL_...).
enum class ImpersonationLevel : std::uint8_t {
  kAnonymous = 1,
  kIdentify = 2,
  kImpersonate = 3,
  kDelegate = 4,
};

// What an application may do of what its account may.
struct Token {
  // User Account Control took the administrator's rights away: the application is not elevated.
  // Means nothing for other accounts.
  bool is_filtered = false;
  // A restricted token: may neither create nor change jobs (rule NOTIFY-SEC-08).
  bool is_restricted = false;
  // The application was started under this account by somebody else (runas): it does not log its
  // user on (rules ST-52, SCHED-07).
  bool is_run_as = false;
  // Absent: as the account and its elevation have it, see IntegrityLevelOf.
  std::optional<IntegrityLevel> integrity;
  ImpersonationLevel impersonation_level = ImpersonationLevel::kImpersonate;
};

struct User {
  // The account.
  std::string name = "user";
  bool is_administrator = false;
  AccountKind kind = AccountKind::kPerson;
  // The application's part in it.
  Token token = {};
};

// The service accounts.
User LocalSystemUser();  // an administrator
User LocalServiceUser();
User NetworkServiceUser();

inline bool IsServiceAccount(const User& user) { return user.kind != AccountKind::kPerson; }

// Whether the application has the rights of an administrator.
inline bool IsElevated(const User& user) {
  return user.is_administrator && !user.token.is_filtered;
}

// What the token says; else that of Windows: system for service accounts, high for elevated
// applications, medium for others.
IntegrityLevel IntegrityLevelOf(const User& user);

}  // namespace bitsim

#endif  // BITSIM_USERS_H_
