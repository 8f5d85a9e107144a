// File: capabilities.h
//
// What a backend can do, as data. A test names what it needs (see rule_test.h); what is missing
// makes it unsupported, with the sentence given here.

#ifndef BITSIM_CONFORMANCE_TESTBED_CAPABILITIES_H_
#define BITSIM_CONFORMANCE_TESTBED_CAPABILITIES_H_

#include <chrono>
#include <set>
#include <string>
#include <string_view>

namespace conformance {

enum class Capability {
  kVirtualTime,        // LetPass passes exactly the time it is given
  kSecondApplication,  // StartApplication may be called more than once
  kKillApplication,    // Application::Kill
  kUsers,              // applications of several users
  kNetwork,            // CutNetwork, RestoreNetwork
  kWallClock,          // StepWallClock
  kServiceRestart,     // RestartService
  kLockFiles,          // LockFile, UnlockFile
  kStall,              // answers that stall, throttled resources
  kUploads,            // an origin that takes uploads
  kPrograms,           // PutProgram and its neighbours
  kClassRegistry,      // PutClass and its neighbours
  kSessions,           // LogOn, LogOff
  kTokens,             // StartApplication with a token that is not the usual one
  kConditions,         // BeginCondition, EndCondition, SetNetworkCost, SetBackgroundBandwidth
  kJobLimits,          // SetJobLimits
  kLockVolume,         // LockVolume, UnlockVolume
  kCrash,              // CrashMachine
  kCorruptStateFile,   // CorruptStateFile
  kCredentials,        // resources that ask for credentials
};

inline constexpr Capability kLastCapability = Capability::kCredentials;
std::set<Capability> EveryCapability();

// "virtual time", "a second application", ...: used in "needs virtual time".
std::string_view ToString(Capability capability);

struct Capabilities {
  std::set<Capability> has;
  std::string bits_version;  // "10.3"; what the backend says of itself
  // How long WaitUntil waits when the test names no limit.
  std::chrono::nanoseconds patience = std::chrono::seconds(30);
  // The shortest SetMinimumRetryDelay that the service honours.
  std::chrono::seconds shortest_retry_delay{5};

  bool Has(Capability capability) const { return has.contains(capability); }
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_TESTBED_CAPABILITIES_H_
