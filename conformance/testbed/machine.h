// File: machine.h
//
// What a test can say of the machine that the service runs on: its users, its programs, what keeps
// jobs back, its group policies.

#ifndef BITSIM_CONFORMANCE_TESTBED_MACHINE_H_
#define BITSIM_CONFORMANCE_TESTBED_MACHINE_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "conformance/testbed/application.h"

namespace conformance {

// A user who may take ownership.
inline constexpr std::string_view kAdministrator = "administrator";
// The account of the system itself. Requires Capability::kUsers.
inline constexpr std::string_view kLocalSystem = "LocalSystem";

// How an application runs under its user's account; the usual way by default.
enum class TokenKind {
  kUsual,       // an administrator's is elevated
  kFiltered,    // an administrator's that is not elevated
  kRestricted,  // a restricted token
  kLowIntegrity,
  kAnonymous,  // the impersonation level of its proxies is below IDENTIFY
  kRunAs,      // started by somebody else: its user is not logged on by it
};

// What keeps jobs from running while it lasts.
enum class MachineCondition {
  kBatteryPolicy,
  kBatterySaver,
  kStandby,
  kNoBackgroundAccess,
  kGameMode,
};

// Group policies; absent: as the service has it.
struct JobLimits {
  std::optional<std::uint32_t> jobs_per_machine;
  std::optional<std::uint32_t> jobs_per_user;
  std::optional<std::uint32_t> files_per_job;
  std::optional<std::uint32_t> ranges_per_file;
};

// What a program that the service runs does.
struct Program {
  // Without code of its own it runs for so long and ends with this.
  std::uint32_t exit_code = 0;
  std::chrono::milliseconds duration{0};
  // Its code, run by an application of its own, given its parameters; its exit code.
  std::function<std::uint32_t(Application& self, const std::wstring& parameters)> run = {};
};

// One start of a program by the service, or the attempt.
struct Launch {
  std::wstring program;
  std::wstring parameters;
  std::string user;                // as StartApplication was given it
  std::chrono::nanoseconds at{0};  // since the testbed was made
  bool was_found = false;
  bool has_ended = false;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_TESTBED_MACHINE_H_
