#include "conformance/testbed/capabilities.h"

namespace conformance {

std::set<Capability> EveryCapability() {
  std::set<Capability> all;
  for (int i = 0; i <= static_cast<int>(kLastCapability); ++i) {
    all.insert(static_cast<Capability>(i));
  }
  return all;
}

std::string_view ToString(Capability capability) {
  switch (capability) {
    case Capability::kVirtualTime:
      return "virtual time";
    case Capability::kSecondApplication:
      return "a second application";
    case Capability::kKillApplication:
      return "an application that can be killed";
    case Capability::kUsers:
      return "several users";
    case Capability::kNetwork:
      return "a network that can be cut";
    case Capability::kWallClock:
      return "a wall clock that can be stepped";
    case Capability::kServiceRestart:
      return "a service that can be restarted";
    case Capability::kLockFiles:
      return "files that can be locked";
    case Capability::kStall:
      return "an origin that can stall and throttle";
    case Capability::kUploads:
      return "an origin that takes uploads";
    case Capability::kPrograms:
      return "scripted programs";
    case Capability::kClassRegistry:
      return "scripted COM classes";
    case Capability::kSessions:
      return "users who log off and on";
    case Capability::kTokens:
      return "applications with tokens of every kind";
    case Capability::kConditions:
      return "conditions of the machine";
    case Capability::kJobLimits:
      return "limits that a policy sets";
    case Capability::kLockVolume:
      return "a volume that can be locked";
    case Capability::kCrash:
      return "a machine that can crash";
    case Capability::kCorruptStateFile:
      return "a state file that can be damaged";
    case Capability::kCredentials:
      return "an origin that asks for credentials";
  }
  return "an unknown capability";
}

}  // namespace conformance
