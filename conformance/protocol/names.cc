// What the choices of the Testbed are called in messages.

#include <array>
#include <string>
#include <utility>

#include "conformance/protocol/world_values.h"

namespace conformance::protocol {
namespace {

template <class Value>
using Named = std::pair<Value, std::string_view>;

constexpr std::array kCapabilities = {
    Named<Capability>{Capability::kVirtualTime, "virtual_time"},
    Named<Capability>{Capability::kSecondApplication, "second_application"},
    Named<Capability>{Capability::kKillApplication, "kill_application"},
    Named<Capability>{Capability::kUsers, "users"},
    Named<Capability>{Capability::kNetwork, "network"},
    Named<Capability>{Capability::kWallClock, "wall_clock"},
    Named<Capability>{Capability::kServiceRestart, "service_restart"},
    Named<Capability>{Capability::kLockFiles, "lock_files"},
    Named<Capability>{Capability::kStall, "stall"},
    Named<Capability>{Capability::kUploads, "uploads"},
    Named<Capability>{Capability::kPrograms, "programs"},
    Named<Capability>{Capability::kClassRegistry, "class_registry"},
    Named<Capability>{Capability::kSessions, "sessions"},
    Named<Capability>{Capability::kTokens, "tokens"},
    Named<Capability>{Capability::kConditions, "conditions"},
    Named<Capability>{Capability::kJobLimits, "job_limits"},
    Named<Capability>{Capability::kLockVolume, "lock_volume"},
    Named<Capability>{Capability::kCrash, "crash"},
    Named<Capability>{Capability::kCorruptStateFile, "corrupt_state_file"},
    Named<Capability>{Capability::kCredentials, "credentials"},
};
static_assert(kCapabilities.size() == static_cast<std::size_t>(kLastCapability) + 1);

constexpr std::array kTokenKinds = {
    Named<TokenKind>{TokenKind::kUsual, "usual"},
    Named<TokenKind>{TokenKind::kFiltered, "filtered"},
    Named<TokenKind>{TokenKind::kRestricted, "restricted"},
    Named<TokenKind>{TokenKind::kLowIntegrity, "low_integrity"},
    Named<TokenKind>{TokenKind::kAnonymous, "anonymous"},
    Named<TokenKind>{TokenKind::kRunAs, "run_as"},
};

constexpr std::array kMachineConditions = {
    Named<MachineCondition>{MachineCondition::kBatteryPolicy, "battery_policy"},
    Named<MachineCondition>{MachineCondition::kBatterySaver, "battery_saver"},
    Named<MachineCondition>{MachineCondition::kStandby, "standby"},
    Named<MachineCondition>{MachineCondition::kNoBackgroundAccess, "no_background_access"},
    Named<MachineCondition>{MachineCondition::kGameMode, "game_mode"},
};

constexpr std::array kConnectionEnds = {
    Named<ConnectionEnd>{ConnectionEnd::kReset, "reset"},
    Named<ConnectionEnd>{ConnectionEnd::kResetAtOnce, "reset_at_once"},
    Named<ConnectionEnd>{ConnectionEnd::kClose, "close"},
};

template <class Names, class Value>
std::string_view NameIn(const Names& names, Value value) {
  for (const auto& [named, name] : names) {
    if (named == value) return name;
  }
  return "";
}

template <class Names>
auto ValueIn(const Names& names, std::string_view what, std::string_view asked) {
  for (const auto& [named, name] : names) {
    if (name == asked) return named;
  }
  throw ProtocolError("there is no " + std::string(what) + " '" + Shown(asked) + "'");
}

}  // namespace

std::string_view NameOf(Capability capability) { return NameIn(kCapabilities, capability); }
std::string_view NameOf(TokenKind kind) { return NameIn(kTokenKinds, kind); }
std::string_view NameOf(MachineCondition condition) {
  return NameIn(kMachineConditions, condition);
}
std::string_view NameOf(ConnectionEnd end) { return NameIn(kConnectionEnds, end); }

Capability CapabilityOf(std::string_view name) {
  return ValueIn(kCapabilities, "capability", name);
}
TokenKind TokenKindOf(std::string_view name) { return ValueIn(kTokenKinds, "token", name); }
MachineCondition MachineConditionOf(std::string_view name) {
  return ValueIn(kMachineConditions, "condition", name);
}
ConnectionEnd ConnectionEndOf(std::string_view name) {
  return ValueIn(kConnectionEnds, "end of a connection", name);
}

}  // namespace conformance::protocol
