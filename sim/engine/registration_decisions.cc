#include "bitsim/decisions/registration_decisions.h"

#include "sim/engine/state_sets.h"

namespace bitsim {

// --- Registration ---

HRESULT RegistrationDecisions::RegisterInState(BG_JOB_STATE state) const {
  return IsFinalState(state) ? BG_E_INVALID_STATE : S_OK;
}

HRESULT RegistrationDecisions::RegisterWithoutCallbackInterface() const { return E_NOINTERFACE; }
HRESULT RegistrationDecisions::RegisterForbiddenObject(HRESULT refusal) const { return refusal; }
bool RegistrationDecisions::ObjectServesSeveralJobs() const { return true; }
bool RegistrationDecisions::AcceptsAnyInterfacePointer() const { return true; }
bool RegistrationDecisions::FailedRegistrationKeepsCallback() const { return true; }
bool RegistrationDecisions::NullRemovesCallback() const { return true; }
bool RegistrationDecisions::RegistrationReplacesCallback() const { return true; }
bool RegistrationDecisions::HoldsCallbackReference() const { return true; }
bool RegistrationDecisions::ReleasesCallback() const { return true; }
bool RegistrationDecisions::CallbackEndsWithApplication() const { return true; }
bool RegistrationDecisions::CallbackSurvivesServiceRestart() const { return false; }
bool RegistrationDecisions::FlagsSurviveServiceRestart() const { return true; }
bool RegistrationDecisions::FlagsOutliveCallback() const { return true; }
bool RegistrationDecisions::RegistrationKeepsFlags() const { return true; }

bool RegistrationDecisions::ReplaysOnRegistration(JobEvent, bool acknowledged, bool lost) const {
  return !acknowledged || lost;
}

bool RegistrationDecisions::RegistrationChangesState() const { return false; }
bool RegistrationDecisions::RegistrationIsModification() const { return true; }
bool RegistrationDecisions::TakeOwnershipKeepsCallback() const { return true; }
bool RegistrationDecisions::CallsInRegistrantsName() const { return true; }
BG_JOB_STATE RegistrationDecisions::StateWithNobodyToTell(BG_JOB_STATE state) const {
  return state;
}
HRESULT RegistrationDecisions::GetCallbackIntoNull() const { return E_INVALIDARG; }
HRESULT RegistrationDecisions::GetMissingCallback() const { return S_OK; }
HRESULT RegistrationDecisions::GetCallbackInState(BG_JOB_STATE) const { return S_OK; }
bool RegistrationDecisions::GetGivesRegisteredObject() const { return true; }
bool RegistrationDecisions::GetAddsReference() const { return true; }

// --- Flags ---

ULONG RegistrationDecisions::DefaultNotifyFlags() const {
  return BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
}

ULONG RegistrationDecisions::KnownNotifyFlags() const {
  ULONG flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_DISABLE |
                BG_NOTIFY_JOB_MODIFICATION;
  if (version() >= kBits3_0) flags |= BG_NOTIFY_FILE_TRANSFERRED;
  if (version() >= kBits10_1) flags |= BG_NOTIFY_FILE_RANGES_TRANSFERRED;
  return flags;
}

HRESULT RegistrationDecisions::SetUnknownNotifyFlags() const { return E_NOTIMPL; }
bool RegistrationDecisions::RefusedFlagsAreKept() const { return false; }

HRESULT RegistrationDecisions::SetFlagsInState(BG_JOB_STATE state) const {
  return IsFinalState(state) ? BG_E_INVALID_STATE : S_OK;
}

HRESULT RegistrationDecisions::SetNoFlags() const { return S_OK; }
ULONG RegistrationDecisions::StoredNotifyFlags(ULONG flags) const { return flags; }

bool RegistrationDecisions::IsSubscribed(ULONG flags, ULONG event_bit) const {
  return (flags & BG_NOTIFY_DISABLE) == 0 && (flags & event_bit) != 0;
}

bool RegistrationDecisions::DeliversWhenSwitchedOn() const { return true; }
bool RegistrationDecisions::DropsFilesOfSmallCallback() const { return true; }

}  // namespace bitsim
