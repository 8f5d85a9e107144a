#include "bitsim/decisions/delivery_decisions.h"

#include "sim/engine/state_sets.h"

namespace bitsim {

// --- Delivery ---

JobEvent DeliveryDecisions::EventOfState(BG_JOB_STATE state) const {
  switch (state) {
    case BG_JOB_STATE_TRANSFERRED:
      return JobEvent::kTransferred;
    case BG_JOB_STATE_ERROR:
      return JobEvent::kError;
    default:
      return JobEvent::kNone;
  }
}

Duration DeliveryDecisions::EventDelay() const { return Duration::zero(); }
bool DeliveryDecisions::FilesAreToldFirst() const { return true; }
bool DeliveryDecisions::Acknowledges(JobEvent, HRESULT result) const { return result == S_OK; }

Duration DeliveryDecisions::CallbackRetryInterval(const NotifiedJob& job) const {
  return std::chrono::seconds(job.minimum_retry_delay_seconds);
}

bool DeliveryDecisions::DropsObsoleteEvent() const { return true; }
int DeliveryDecisions::NotificationsPerUserMax() const { return 4; }
bool DeliveryDecisions::EachUserHasOwnSlots() const { return true; }
bool DeliveryDecisions::OutcomesOvertakeModifications() const { return true; }
bool DeliveryDecisions::EventOutlivesCallback() const { return true; }
BG_JOB_STATE DeliveryDecisions::StateAfterDeadCallback(BG_JOB_STATE state) const { return state; }
bool DeliveryDecisions::ReleasesArguments() const { return true; }
bool DeliveryDecisions::GivesWholeJob() const { return true; }
HRESULT DeliveryDecisions::ChangeInsideCall() const { return S_OK; }
bool DeliveryDecisions::RetriesModification() const { return false; }

bool DeliveryDecisions::IsModification(Modification modification, BG_JOB_STATE state) const {
  if (modification != Modification::kState) return !IsFinalState(state);
  // Never for the change into ERROR or TRANSFERRED; a final job tells nobody.
  return state != BG_JOB_STATE_ERROR && state != BG_JOB_STATE_TRANSFERRED && !IsFinalState(state);
}

Duration DeliveryDecisions::MinimumModificationInterval(ULONG asked_milliseconds) const {
  return std::chrono::milliseconds(asked_milliseconds);
}

bool DeliveryDecisions::TellsModificationAfterInterval() const { return true; }

// --- Failing calls ---

bool DeliveryDecisions::MeansDisconnected(HRESULT result) const {
  switch (result) {
    case RPC_E_DISCONNECTED:
    case RPC_E_SERVER_DIED:
    case RPC_E_SERVER_DIED_DNE:
    case RPC_E_CONNECTION_TERMINATED:
    case CO_E_OBJNOTCONNECTED:
      return true;
    default:
      return result == HRESULT_FROM_WIN32(RPC_S_SERVER_UNAVAILABLE) ||
             result == HRESULT_FROM_WIN32(RPC_S_CALL_FAILED);
  }
}

// --- The command line ---

ULONG DeliveryDecisions::CommandLineEvents() const {
  return BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
}

bool DeliveryDecisions::CommandLineRunsAsItsSetter() const { return true; }

std::string DeliveryDecisions::LaunchedProgram(std::string_view program) const {
  return std::string(program);
}

std::string DeliveryDecisions::LaunchedParameters(std::string_view parameters) const {
  return std::string(parameters);
}

bool DeliveryDecisions::ExitCodeAcknowledges(std::uint32_t exit_code) const {
  return exit_code == 0;
}
bool DeliveryDecisions::RerunsCommandLine() const { return version() > kBits1_5; }
bool DeliveryDecisions::RetriesFailedLaunch() const { return true; }

Duration DeliveryDecisions::CommandLineRetryInterval(const NotifiedJob& job) const {
  return std::chrono::seconds(job.minimum_retry_delay_seconds);
}

bool DeliveryDecisions::ReplaysForCommandLine() const { return true; }
bool DeliveryDecisions::ServiceAccountsRunCommandLines() const { return false; }
bool DeliveryDecisions::CommandLineFollows(HRESULT result) const { return FAILED(result); }
bool DeliveryDecisions::CallbackIsToldAfterProgram() const { return false; }
bool DeliveryDecisions::CallbackIsToldAfterFailedProgram() const { return true; }
bool DeliveryDecisions::CommandLineSurvivesServiceRestart() const { return true; }
bool DeliveryDecisions::ClassComesBeforeCommandLine() const { return true; }

// --- The notification class ---

bool DeliveryDecisions::ClassSurvivesServiceRestart() const { return true; }
bool DeliveryDecisions::RegisteredObjectComesBeforeClass() const { return true; }
bool DeliveryDecisions::ClassFollowsDeadCallback() const { return true; }
bool DeliveryDecisions::MakesObjectOfClassAtOnce() const { return false; }
bool DeliveryDecisions::KeepsObjectOfClass() const { return true; }
GUID DeliveryDecisions::StoredClass(const GUID&, const GUID& new_class) const { return new_class; }
bool DeliveryDecisions::ClassFollowsRemovedCallback() const { return true; }
bool DeliveryDecisions::FlagsGateClass() const { return true; }
bool DeliveryDecisions::ClassFollows(HRESULT) const { return false; }

HRESULT DeliveryDecisions::SetClassInState(BG_JOB_STATE state) const {
  return IsFinalState(state) ? BG_E_INVALID_STATE : S_OK;
}

bool DeliveryDecisions::NewClassReplacesObject() const { return false; }

// --- Ranges of files ---

bool DeliveryDecisions::FetchesMissingBytesOnly() const { return true; }
bool DeliveryDecisions::TellsRangesWhenRequested() const { return false; }
bool DeliveryDecisions::RangesNeedOnDemandMode() const { return false; }
bool DeliveryDecisions::FilledRangesAreInOrder() const { return true; }
bool DeliveryDecisions::TellsRanges() const { return true; }
bool DeliveryDecisions::TellsRangesOnce() const { return true; }
bool DeliveryDecisions::MergesRanges() const { return true; }
bool DeliveryDecisions::RangesTakeSlots() const { return true; }

Duration DeliveryDecisions::MinimumRangesInterval(ULONG asked_milliseconds) const {
  return std::chrono::milliseconds(asked_milliseconds);
}

bool DeliveryDecisions::RetriesRanges() const { return false; }

// --- FileTransferred ---

bool DeliveryDecisions::TellsOfFiles() const { return true; }
bool DeliveryDecisions::FilesAreToldOneByOne() const { return true; }
bool DeliveryDecisions::AcknowledgesFile(HRESULT result) const { return SUCCEEDED(result); }
bool DeliveryDecisions::FilesAreToldInOrder() const { return true; }
bool DeliveryDecisions::TellsOfRestartedFiles() const { return false; }

}  // namespace bitsim
