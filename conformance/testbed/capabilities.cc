#include "conformance/testbed/capabilities.h"

namespace conformance {

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
    case Capability::kCredentials:
      return "an origin that asks for credentials";
  }
  return "an unknown capability";
}

}  // namespace conformance
