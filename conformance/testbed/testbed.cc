#include "conformance/testbed/testbed.h"

#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

[[noreturn]] void Lacks(Capability capability) {
  throw BackendError("the test asked for " + std::string(ToString(capability)) +
                     ", which this backend does not have");
}

}  // namespace

void Origin::AcceptUploads(std::string_view, const UploadTarget&) { Lacks(Capability::kUploads); }
std::vector<Upload> Origin::uploads() const { Lacks(Capability::kUploads); }

void Testbed::PutProgram(const std::wstring&, const Program&) { Lacks(Capability::kPrograms); }
void Testbed::RemoveProgram(const std::wstring&) { Lacks(Capability::kPrograms); }
std::vector<Launch> Testbed::Launches() const { Lacks(Capability::kPrograms); }

void Testbed::PutClass(const GUID&, const std::function<IUnknown*()>&) {
  Lacks(Capability::kClassRegistry);
}

int Testbed::Activations(const GUID&) const { Lacks(Capability::kClassRegistry); }
void Testbed::KillServer(const GUID&) { Lacks(Capability::kClassRegistry); }

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

}  // namespace conformance
