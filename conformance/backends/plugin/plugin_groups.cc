#include "conformance/backends/plugin/plugin_groups.h"

#include <chrono>
#include <cstdio>
#include <string>

#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

// Virtual: longer than any retry, shorter than any time-out of a service.
constexpr std::chrono::hours kVirtualPatience{1};
constexpr std::chrono::seconds kRealPatience{30};

template <class Interface>
ComPtr<Interface> Ask(IBitsimWorld& world) {
  return ComPtr<IBitsimWorld>::Share(&world).As<Interface>();
}

void CheckVersion(LPCSTR version) {
  int major = 0;
  int minor = 0;
  char rest = 0;
  if (version == nullptr || std::sscanf(version, "%d.%d%c", &major, &minor, &rest) != 2) {
    throw BackendError("the plugin's description has '" +
                       std::string(version == nullptr ? "" : version) +
                       "' for a version of BITS; it is like \"10.3\"");
  }
}

}  // namespace

PluginGroups::PluginGroups(IBitsimWorld& world)
    : clock(Ask<IBitsimClock>(world)),
      origin(Ask<IBitsimOrigin>(world)),
      uploads(Ask<IBitsimUploads>(world)),
      disk(Ask<IBitsimDisk>(world)),
      file_locks(Ask<IBitsimFileLocks>(world)),
      volume(Ask<IBitsimVolume>(world)),
      network(Ask<IBitsimNetwork>(world)),
      wall_clock(Ask<IBitsimWallClock>(world)),
      service(Ask<IBitsimService>(world)),
      state_file(Ask<IBitsimStateFile>(world)),
      crash(Ask<IBitsimCrash>(world)),
      programs(Ask<IBitsimPrograms>(world)),
      classes(Ask<IBitsimClasses>(world)),
      sessions(Ask<IBitsimSessions>(world)),
      conditions(Ask<IBitsimConditions>(world)),
      policies(Ask<IBitsimPolicies>(world)),
      trace(Ask<IBitsimTrace>(world)),
      trace_files(Ask<IBitsimTraceFiles>(world)),
      recording(Ask<IBitsimRecording>(world)) {}

Capabilities CapabilitiesOf(const BITSIM_DESCRIPTION& description, const PluginGroups& groups) {
  if (groups.clock && !groups.origin) {
    throw BackendError(
        "the plugin has IBitsimClock and no IBitsimOrigin: a virtual clock cannot wait for the "
        "suite's server, which is a real one");
  }
  CheckVersion(description.bits_version);
  Capabilities result;
  const auto add = [&result](bool has, Capability capability) {
    if (has) result.has.insert(capability);
  };
  const auto can = [&description](UINT32 flag) { return (description.can & flag) != 0; };
  // Without an origin of the plugin's own there is the suite's, which can do all of this.
  const bool lends_origin = !groups.origin;
  add(static_cast<bool>(groups.clock), Capability::kVirtualTime);
  add(can(BITSIM_CAN_START_MORE), Capability::kSecondApplication);
  add(can(BITSIM_CAN_KILL), Capability::kKillApplication);
  add(can(BITSIM_CAN_SWITCH_USERS), Capability::kUsers);
  add(can(BITSIM_CAN_CHANGE_TOKENS), Capability::kTokens);
  add(lends_origin || can(BITSIM_CAN_STALL), Capability::kStall);
  add(lends_origin || can(BITSIM_CAN_ASK_CREDENTIALS), Capability::kCredentials);
  add(lends_origin || groups.uploads, Capability::kUploads);
  add(static_cast<bool>(groups.network), Capability::kNetwork);
  add(static_cast<bool>(groups.wall_clock), Capability::kWallClock);
  add(static_cast<bool>(groups.service), Capability::kServiceRestart);
  add(static_cast<bool>(groups.file_locks), Capability::kLockFiles);
  add(static_cast<bool>(groups.programs), Capability::kPrograms);
  add(static_cast<bool>(groups.classes), Capability::kClassRegistry);
  add(static_cast<bool>(groups.sessions), Capability::kSessions);
  add(static_cast<bool>(groups.conditions), Capability::kConditions);
  add(static_cast<bool>(groups.policies), Capability::kJobLimits);
  add(static_cast<bool>(groups.volume), Capability::kLockVolume);
  add(static_cast<bool>(groups.crash), Capability::kCrash);
  add(static_cast<bool>(groups.state_file), Capability::kCorruptStateFile);
  result.bits_version = description.bits_version;
  result.patience = groups.clock ? std::chrono::nanoseconds(kVirtualPatience) : kRealPatience;
  if (description.shortest_retry_delay_seconds != 0) {
    result.shortest_retry_delay = std::chrono::seconds(description.shortest_retry_delay_seconds);
  }
  return result;
}

}  // namespace conformance
