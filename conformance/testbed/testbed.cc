#include "conformance/testbed/testbed.h"

namespace conformance {
namespace {

[[noreturn]] void Lacks(Capability capability) {
  throw BackendError("the test asked for " + std::string(ToString(capability)) +
                     ", which this backend does not have");
}

}  // namespace

Application& Testbed::StartApplicationAs(std::string_view, std::string_view, TokenKind) {
  Lacks(Capability::kTokens);
}

void Testbed::LogOff(std::string_view) { Lacks(Capability::kSessions); }
void Testbed::LogOn(std::string_view) { Lacks(Capability::kSessions); }
void Testbed::BeginCondition(MachineCondition) { Lacks(Capability::kConditions); }
void Testbed::EndCondition(MachineCondition) { Lacks(Capability::kConditions); }
void Testbed::SetNetworkCost(DWORD) { Lacks(Capability::kConditions); }

void Testbed::SetBackgroundBandwidth(std::uint32_t, std::chrono::hours) {
  Lacks(Capability::kConditions);
}

void Testbed::SetJobLimits(const JobLimits&) { Lacks(Capability::kJobLimits); }
void Testbed::LockVolume() { Lacks(Capability::kLockVolume); }
void Testbed::UnlockVolume() { Lacks(Capability::kLockVolume); }
void Testbed::CrashMachine() { Lacks(Capability::kCrash); }
void Testbed::CorruptStateFile() { Lacks(Capability::kCorruptStateFile); }
std::size_t Testbed::FileCount() { Lacks(Capability::kCorruptStateFile); }

}  // namespace conformance
