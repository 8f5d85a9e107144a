#include "bitsim/decisions.h"

#include <algorithm>

namespace bitsim {
namespace {

bool IsFinalState(BG_JOB_STATE state) {
  return state == BG_JOB_STATE_ACKNOWLEDGED || state == BG_JOB_STATE_CANCELLED;
}

bool IsActionState(BG_JOB_STATE state) {
  return state == BG_JOB_STATE_QUEUED || state == BG_JOB_STATE_CONNECTING ||
         state == BG_JOB_STATE_TRANSFERRING || state == BG_JOB_STATE_TRANSIENT_ERROR;
}

}  // namespace

// --- Jobs: states ---

BG_JOB_STATE Decisions::InitialState() const { return BG_JOB_STATE_SUSPENDED; }

BG_JOB_STATE Decisions::StateAfterResume(BG_JOB_STATE state) const {
  const bool is_under_way = state == BG_JOB_STATE_QUEUED || state == BG_JOB_STATE_CONNECTING ||
                            state == BG_JOB_STATE_TRANSFERRING;
  return is_under_way ? state : BG_JOB_STATE_QUEUED;
}

HRESULT Decisions::ResumeWithoutFiles() const { return BG_E_EMPTY; }
HRESULT Decisions::ResumeWithAllFilesDone(BG_JOB_STATE) const { return BG_E_EMPTY; }

BG_JOB_STATE Decisions::StateAfterSuspend(BG_JOB_STATE state) const {
  return IsActionState(state) ? BG_JOB_STATE_SUSPENDED : state;
}

BG_JOB_STATE Decisions::StateAfterCancel(BG_JOB_STATE) const { return BG_JOB_STATE_CANCELLED; }
BG_JOB_STATE Decisions::StateAfterComplete(BG_JOB_STATE) const { return BG_JOB_STATE_ACKNOWLEDGED; }
BG_JOB_STATE Decisions::StateAfterFailedRename(BG_JOB_STATE state) const { return state; }
BG_JOB_STATE Decisions::StateWhenScheduled() const { return BG_JOB_STATE_CONNECTING; }
BG_JOB_STATE Decisions::StateWhenConnected() const { return BG_JOB_STATE_TRANSFERRING; }
BG_JOB_STATE Decisions::StateWhenAllFilesTransferred() const { return BG_JOB_STATE_TRANSFERRED; }

BG_JOB_STATE Decisions::StateAfterFailure(FailureClass failure) const {
  return failure == FailureClass::kFatal ? BG_JOB_STATE_ERROR : BG_JOB_STATE_TRANSIENT_ERROR;
}

BG_JOB_STATE Decisions::StateAfterRetryDelay() const { return BG_JOB_STATE_QUEUED; }
BG_JOB_STATE Decisions::StateAfterNoProgress() const { return BG_JOB_STATE_ERROR; }

BG_JOB_STATE Decisions::StateAfterNetworkLoss(BG_JOB_STATE state) const {
  return IsActionState(state) ? BG_JOB_STATE_TRANSIENT_ERROR : state;
}

BG_JOB_STATE Decisions::StateAfterNetworkReturn(BG_JOB_STATE state) const {
  return state == BG_JOB_STATE_TRANSIENT_ERROR ? BG_JOB_STATE_QUEUED : state;
}

BG_JOB_STATE Decisions::StateAfterServiceRestart(BG_JOB_STATE state) const {
  return IsActionState(state) ? BG_JOB_STATE_QUEUED : state;
}

bool Decisions::RefusesChanges(BG_JOB_STATE state) const { return IsFinalState(state); }
bool Decisions::RestartsChangedFile() const { return true; }
bool Decisions::FilesWaitForComplete() const { return true; }

// --- Jobs: failures and retries ---

FailureClass Decisions::ClassifyHttpStatus(int status) const {
  switch (status) {  // the recommended table of the rules for downloads
    case 408:
    case 409:
      return FailureClass::kTransient;
    case 449:
    case 501:
    case 505:
      return FailureClass::kFatal;
    default:
      break;
  }
  const bool is_fatal =
      (status >= 300 && status <= 307 && status != 306) || (status >= 400 && status <= 417);
  return is_fatal ? FailureClass::kFatal : FailureClass::kTransient;
}

bool Decisions::CountsAsError(FailureClass failure) const {
  return failure != FailureClass::kWaitsForNetwork && failure != FailureClass::kWaitsForBlock;
}

ULONG Decisions::DefaultMinimumRetryDelaySeconds() const { return 600; }

ULONG Decisions::StoredMinimumRetryDelaySeconds(ULONG asked_seconds) const {
  return std::max<ULONG>(asked_seconds, 5);
}

ULONG Decisions::DefaultNoProgressTimeoutSeconds() const { return 14 * 24 * 60 * 60; }

bool Decisions::FailsWithoutRetry(ULONG minimum_retry_delay_seconds,
                                  ULONG no_progress_timeout_seconds) const {
  return no_progress_timeout_seconds == 0 ||
         minimum_retry_delay_seconds > no_progress_timeout_seconds;
}

HRESULT Decisions::NoProgressError(HRESULT last_error) const { return last_error; }
bool Decisions::NewNoProgressTimeoutActsAtOnce() const { return true; }
bool Decisions::NoProgressCountsFromFirstFailure() const { return true; }

// --- Jobs: the queue ---

Duration Decisions::TimeSlice() const { return std::chrono::minutes(5); }

bool Decisions::Preempts(BG_JOB_PRIORITY waiting, BG_JOB_PRIORITY running) const {
  return waiting < running;  // FOREGROUND, HIGH, NORMAL, LOW ascend
}

Duration Decisions::JobInactivityTimeout() const { return std::chrono::days(90); }

bool Decisions::IsActivity(BG_JOB_STATE state) const {
  return !IsActionState(state);  // attempts that fail are none
}

// --- Registration ---

HRESULT Decisions::RegisterInState(BG_JOB_STATE state) const {
  return IsFinalState(state) ? BG_E_INVALID_STATE : S_OK;
}

HRESULT Decisions::RegisterWithoutCallbackInterface() const { return E_NOINTERFACE; }
bool Decisions::AcceptsAnyInterfacePointer() const { return true; }
bool Decisions::FailedRegistrationKeepsCallback() const { return true; }
bool Decisions::NullRemovesCallback() const { return true; }
bool Decisions::RegistrationReplacesCallback() const { return true; }
bool Decisions::HoldsCallbackReference() const { return true; }
bool Decisions::ReleasesCallback() const { return true; }
bool Decisions::CallbackEndsWithApplication() const { return true; }
bool Decisions::CallbackSurvivesServiceRestart() const { return false; }
bool Decisions::FlagsSurviveServiceRestart() const { return true; }
bool Decisions::FlagsOutliveCallback() const { return true; }
bool Decisions::RegistrationKeepsFlags() const { return true; }

bool Decisions::ReplaysOnRegistration(JobEvent, bool acknowledged, bool lost) const {
  return !acknowledged || lost;
}

bool Decisions::RegistrationChangesState() const { return false; }
bool Decisions::RegistrationIsModification() const { return true; }
bool Decisions::TakeOwnershipKeepsCallback() const { return true; }
bool Decisions::CallsInRegistrantsName() const { return true; }
BG_JOB_STATE Decisions::StateWithNobodyToTell(BG_JOB_STATE state) const { return state; }
HRESULT Decisions::GetCallbackIntoNull() const { return E_INVALIDARG; }
HRESULT Decisions::GetMissingCallback() const { return S_OK; }
HRESULT Decisions::GetCallbackInState(BG_JOB_STATE) const { return S_OK; }
bool Decisions::GetAddsReference() const { return true; }

// --- Flags ---

ULONG Decisions::DefaultNotifyFlags() const {
  return BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
}

ULONG Decisions::KnownNotifyFlags() const {
  ULONG flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_DISABLE |
                BG_NOTIFY_JOB_MODIFICATION;
  if (version() >= kBits3_0) flags |= BG_NOTIFY_FILE_TRANSFERRED;
  if (version() >= kBits10_1) flags |= BG_NOTIFY_FILE_RANGES_TRANSFERRED;
  return flags;
}

HRESULT Decisions::SetUnknownNotifyFlags() const { return E_NOTIMPL; }
bool Decisions::RefusedFlagsAreKept() const { return false; }

HRESULT Decisions::SetFlagsInState(BG_JOB_STATE state) const {
  return IsFinalState(state) ? BG_E_INVALID_STATE : S_OK;
}

HRESULT Decisions::SetNoFlags() const { return S_OK; }
ULONG Decisions::StoredNotifyFlags(ULONG flags) const { return flags; }

bool Decisions::IsSubscribed(ULONG flags, ULONG event_bit) const {
  return (flags & BG_NOTIFY_DISABLE) == 0 && (flags & event_bit) != 0;
}

bool Decisions::DeliversWhenSwitchedOn() const { return true; }
bool Decisions::DropsFilesOfSmallCallback() const { return true; }

// --- Delivery ---

JobEvent Decisions::EventOfState(BG_JOB_STATE state) const {
  switch (state) {
    case BG_JOB_STATE_TRANSFERRED:
      return JobEvent::kTransferred;
    case BG_JOB_STATE_ERROR:
      return JobEvent::kError;
    default:
      return JobEvent::kNone;
  }
}

Duration Decisions::EventDelay() const { return Duration::zero(); }
bool Decisions::FilesAreToldFirst() const { return true; }

bool Decisions::Acknowledges(JobEvent, HRESULT result) const { return result == S_OK; }

Duration Decisions::CallbackRetryInterval(const NotifiedJob& job) const {
  return std::chrono::seconds(job.minimum_retry_delay_seconds);
}

bool Decisions::DropsObsoleteEvent() const { return true; }
int Decisions::NotificationsPerUserMax() const { return 4; }
bool Decisions::EachUserHasOwnSlots() const { return true; }
bool Decisions::OutcomesOvertakeModifications() const { return true; }
bool Decisions::EventOutlivesCallback() const { return true; }
BG_JOB_STATE Decisions::StateAfterDeadCallback(BG_JOB_STATE state) const { return state; }
bool Decisions::RetriesModification() const { return false; }

bool Decisions::IsModification(Modification modification, BG_JOB_STATE state) const {
  if (modification != Modification::kState) return !IsFinalState(state);
  // Never for the change into ERROR or TRANSFERRED; a final job tells nobody.
  return state != BG_JOB_STATE_ERROR && state != BG_JOB_STATE_TRANSFERRED && !IsFinalState(state);
}

Duration Decisions::MinimumModificationInterval(ULONG asked_milliseconds) const {
  return std::chrono::milliseconds(asked_milliseconds);
}

bool Decisions::TellsModificationAfterInterval() const { return true; }

// --- Uploads ---

std::size_t Decisions::FilesOfUploadMax() const { return 1; }
std::uint64_t Decisions::UploadFragmentBytesMax() const { return std::uint64_t{1} << 20; }

FailureClass Decisions::ClassifyUploadStatus(int status) const {
  const bool is_fatal = status == 501 || status == 505 || (status >= 300 && status <= 305) ||
                        status == 307 ||
                        (status >= 400 && status <= 499 && status != 408 && status != 409);
  return is_fatal ? FailureClass::kFatal : FailureClass::kTransient;
}

FailureClass Decisions::ClassifyUploadError(HRESULT error) const {
  return error == BG_E_SESSION_NOT_FOUND ? FailureClass::kTransient : FailureClass::kFatal;
}

BG_ERROR_CONTEXT Decisions::ApplicationErrorContext() const {
  return BG_ERROR_CONTEXT_REMOTE_APPLICATION;
}

bool Decisions::RestartsLostSession() const { return true; }
bool Decisions::NoticesChangedSource() const { return true; }
bool Decisions::ResumeSendsChangedSource() const { return true; }
bool Decisions::WaitsForReply() const { return true; }
bool Decisions::TellsUploadedFile() const { return false; }
bool Decisions::ProgressIncludesReply() const { return false; }
bool Decisions::UploadIsCompletedWhenTransferred() const { return true; }

HRESULT Decisions::CompleteUploadInState(BG_JOB_STATE state) const {
  return state == BG_JOB_STATE_TRANSFERRED ? S_OK : BG_E_INVALID_STATE;
}

bool Decisions::CancelTellsServer() const { return true; }

Duration Decisions::UploadCancelPatience(ULONG no_progress_timeout_seconds) const {
  return std::min<Duration>(std::chrono::hours(24),
                            std::chrono::seconds(no_progress_timeout_seconds));
}

Duration Decisions::UploadCancelRetryInterval(ULONG minimum_retry_delay_seconds) const {
  return std::chrono::seconds(minimum_retry_delay_seconds);
}

BG_JOB_STATE Decisions::StateWhileCancelling(BG_JOB_STATE) const { return BG_JOB_STATE_SUSPENDED; }

// --- Failing calls ---

bool Decisions::MeansDisconnected(HRESULT result) const {
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

ULONG Decisions::CommandLineEvents() const {
  return BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
}

bool Decisions::CommandLineRunsAsItsSetter() const { return true; }

std::string Decisions::LaunchedProgram(std::string_view program) const {
  return std::string(program);
}

bool Decisions::ExitCodeAcknowledges(std::uint32_t exit_code) const { return exit_code == 0; }
bool Decisions::RerunsCommandLine() const { return version() > kBits1_5; }
bool Decisions::RetriesFailedLaunch() const { return true; }

Duration Decisions::CommandLineRetryInterval(const NotifiedJob& job) const {
  return std::chrono::seconds(job.minimum_retry_delay_seconds);
}

bool Decisions::ReplaysForCommandLine() const { return true; }
bool Decisions::ServiceAccountsRunCommandLines() const { return false; }
bool Decisions::CommandLineFollows(HRESULT result) const { return FAILED(result); }
bool Decisions::CallbackIsToldAfterProgram() const { return false; }
bool Decisions::CallbackIsToldAfterFailedProgram() const { return true; }
bool Decisions::CommandLineSurvivesServiceRestart() const { return true; }
bool Decisions::ClassComesBeforeCommandLine() const { return true; }

// --- The notification class ---

bool Decisions::ClassSurvivesServiceRestart() const { return true; }
bool Decisions::RegisteredObjectComesBeforeClass() const { return true; }
bool Decisions::ClassFollowsDeadCallback() const { return true; }
bool Decisions::KeepsObjectOfClass() const { return true; }
GUID Decisions::StoredClass(const GUID&, const GUID& new_class) const { return new_class; }
bool Decisions::ClassFollowsRemovedCallback() const { return true; }
bool Decisions::FlagsGateClass() const { return true; }
bool Decisions::ClassFollows(HRESULT) const { return false; }

HRESULT Decisions::SetClassInState(BG_JOB_STATE state) const {
  return IsFinalState(state) ? BG_E_INVALID_STATE : S_OK;
}

bool Decisions::NewClassReplacesObject() const { return false; }

// --- Ranges of files ---

bool Decisions::TellsRanges() const { return true; }
bool Decisions::TellsRangesOnce() const { return true; }
bool Decisions::MergesRanges() const { return true; }
bool Decisions::RangesTakeSlots() const { return true; }

Duration Decisions::MinimumRangesInterval(ULONG asked_milliseconds) const {
  return std::chrono::milliseconds(asked_milliseconds);
}

bool Decisions::RetriesRanges() const { return false; }

// --- Error objects ---

bool Decisions::TellsErrorInState(BG_JOB_STATE state) const {
  switch (state) {
    case BG_JOB_STATE_ERROR:
    case BG_JOB_STATE_TRANSIENT_ERROR:
    case BG_JOB_STATE_QUEUED:
    case BG_JOB_STATE_CONNECTING:
      return true;  // the last two tell the error of the attempt before
    default:
      return false;
  }
}

bool Decisions::ErrorEndsWithTransfer() const { return true; }
HRESULT Decisions::MissingError() const { return BG_E_ERROR_INFORMATION_UNAVAILABLE; }
bool Decisions::FailedCallsLeaveError() const { return true; }

BG_ERROR_CONTEXT Decisions::ContextOfHttpStatus(int) const { return BG_ERROR_CONTEXT_REMOTE_FILE; }
bool Decisions::ErrorTellsFile() const { return true; }
HRESULT Decisions::MissingErrorFile() const { return BG_E_FILE_NOT_AVAILABLE; }
const char* Decisions::HttpProtocolName() const { return "http"; }
HRESULT Decisions::MissingErrorProtocol() const { return BG_E_PROTOCOL_NOT_AVAILABLE; }

HRESULT Decisions::DescribeInLanguage(DWORD language_id, bool is_installed) const {
  if (language_id == 0) return E_INVALIDARG;
  return is_installed ? S_OK : HRESULT_FROM_WIN32(ERROR_RESOURCE_LANG_NOT_FOUND);
}

bool Decisions::CountsFailureIn(BG_JOB_STATE state) const {
  return version() >= kBits2_0 || state == BG_JOB_STATE_TRANSFERRING;
}

bool Decisions::ErrorCountOutlives(BG_JOB_STATE) const { return true; }
bool Decisions::ErrorObjectIsSnapshot() const { return true; }
bool Decisions::FailedFileHoldsUpOthers() const { return true; }
BG_JOB_STATE Decisions::StateAfterFailedCallback(BG_JOB_STATE state) const { return state; }

// --- Retries ---

Duration Decisions::RetryDelay(ULONG minimum_retry_delay_seconds, ULONG) const {
  return std::chrono::seconds(minimum_retry_delay_seconds);
}

bool Decisions::ProgressEndsTheCount() const { return true; }
bool Decisions::ZeroTimeoutSparesHealthyJobs() const { return true; }
bool Decisions::RetriesFollowWallClock() const { return false; }

bool Decisions::NetworkReturnWakes(bool) const { return true; }

// --- Progress ---

std::uint64_t Decisions::BytesTotalWithoutFiles() const { return 0; }
bool Decisions::UnknownSizeMakesTotalUnknown() const { return true; }
bool Decisions::CountsFile(bool is_transferred, bool) const { return is_transferred; }
bool Decisions::ChangesModificationTime(Modification) const { return true; }

bool Decisions::SetsCompletionTime(BG_JOB_STATE entered_state) const {
  return entered_state == BG_JOB_STATE_TRANSFERRED;
}

bool Decisions::ShowsCompleted(bool, bool is_renamed) const { return is_renamed; }

// --- Turns ---

int Decisions::RankOf(BG_JOB_PRIORITY priority) const { return static_cast<int>(priority); }
bool Decisions::TransientErrorKeepsTurn() const { return false; }
bool Decisions::WaitsBehindItsEquals() const { return true; }
bool Decisions::TakesFilesInOrder() const { return true; }

HRESULT Decisions::SetPriorityInState(BG_JOB_STATE state) const {
  return RefusesChanges(state) ? BG_E_INVALID_STATE : S_OK;
}

bool Decisions::NewPriorityActsAtOnce() const { return true; }
bool Decisions::DestinationsMayBeShared() const { return true; }

// --- Complete and Cancel ---

bool Decisions::LeavesQueue(BG_JOB_STATE entered_state) const {
  return IsFinalState(entered_state) && FinalJobLeavesQueue();
}
HRESULT Decisions::CompleteBeforeTheEnd() const { return BG_S_PARTIAL_COMPLETE; }
bool Decisions::DeletesTemporaryFiles(BG_JOB_STATE) const { return true; }
bool Decisions::RemembersRenamedFiles() const { return true; }

// --- FileTransferred ---

bool Decisions::TellsOfFiles() const { return true; }
bool Decisions::FilesAreToldOneByOne() const { return true; }
bool Decisions::AcknowledgesFile(HRESULT result) const { return SUCCEEDED(result); }
bool Decisions::FilesAreToldInOrder() const { return true; }
bool Decisions::TellsOfRestartedFiles() const { return false; }

}  // namespace bitsim
