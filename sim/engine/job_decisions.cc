#include "bitsim/decisions/job_decisions.h"

#include <algorithm>

#include "sim/engine/state_sets.h"
#include "sim/engine/status_class.h"

namespace bitsim {

// --- States ---

BG_JOB_STATE JobDecisions::InitialState() const { return BG_JOB_STATE_SUSPENDED; }

BG_JOB_STATE JobDecisions::StateAfterResume(BG_JOB_STATE state) const {
  const bool is_under_way = state == BG_JOB_STATE_QUEUED || state == BG_JOB_STATE_CONNECTING ||
                            state == BG_JOB_STATE_TRANSFERRING;
  return is_under_way ? state : BG_JOB_STATE_QUEUED;
}

HRESULT JobDecisions::ResumeWithoutFiles() const { return BG_E_EMPTY; }
HRESULT JobDecisions::ResumeWithAllFilesDone(BG_JOB_STATE) const { return BG_E_EMPTY; }

BG_JOB_STATE JobDecisions::StateAfterSuspend(BG_JOB_STATE state) const {
  return IsActionState(state) ? BG_JOB_STATE_SUSPENDED : state;
}

BG_JOB_STATE JobDecisions::StateAfterCancel(BG_JOB_STATE) const { return BG_JOB_STATE_CANCELLED; }
BG_JOB_STATE JobDecisions::StateAfterComplete(BG_JOB_STATE) const {
  return BG_JOB_STATE_ACKNOWLEDGED;
}
BG_JOB_STATE JobDecisions::StateAfterFailedRename(BG_JOB_STATE state) const { return state; }
BG_JOB_STATE JobDecisions::StateWhenScheduled() const { return BG_JOB_STATE_CONNECTING; }
BG_JOB_STATE JobDecisions::StateWhenConnected() const { return BG_JOB_STATE_TRANSFERRING; }
BG_JOB_STATE JobDecisions::StateWhenAllFilesTransferred() const { return BG_JOB_STATE_TRANSFERRED; }

BG_JOB_STATE JobDecisions::StateAfterFailure(FailureClass failure) const {
  return failure == FailureClass::kFatal ? BG_JOB_STATE_ERROR : BG_JOB_STATE_TRANSIENT_ERROR;
}

BG_JOB_STATE JobDecisions::StateAfterRetryDelay() const { return BG_JOB_STATE_QUEUED; }
BG_JOB_STATE JobDecisions::StateAfterNoProgress() const { return BG_JOB_STATE_ERROR; }

BG_JOB_STATE JobDecisions::StateAfterNetworkLoss(BG_JOB_STATE state) const {
  return IsActionState(state) ? BG_JOB_STATE_TRANSIENT_ERROR : state;
}

BG_JOB_STATE JobDecisions::StateAfterNetworkReturn(BG_JOB_STATE state) const {
  return state == BG_JOB_STATE_TRANSIENT_ERROR ? BG_JOB_STATE_QUEUED : state;
}

BG_JOB_STATE JobDecisions::StateAfterServiceRestart(BG_JOB_STATE state) const {
  return IsActionState(state) ? BG_JOB_STATE_QUEUED : state;
}

bool JobDecisions::RefusesChanges(BG_JOB_STATE state) const { return IsFinalState(state); }
bool JobDecisions::RestartsChangedFile() const { return true; }
bool JobDecisions::FilesWaitForComplete() const { return true; }

// --- Failures and retries ---

FailureClass JobDecisions::ClassifyHttpStatus(int status) const { return ClassOfStatus(status); }

bool JobDecisions::CountsAsError(FailureClass failure) const {
  return failure != FailureClass::kWaitsForNetwork && failure != FailureClass::kWaitsForBlock;
}

ULONG JobDecisions::DefaultMinimumRetryDelaySeconds() const { return 600; }

ULONG JobDecisions::StoredMinimumRetryDelaySeconds(ULONG asked_seconds) const {
  return std::max<ULONG>(asked_seconds, 5);
}

ULONG JobDecisions::DefaultNoProgressTimeoutSeconds() const { return 14 * 24 * 60 * 60; }

bool JobDecisions::FailsWithoutRetry(ULONG minimum_retry_delay_seconds,
                                     ULONG no_progress_timeout_seconds) const {
  return no_progress_timeout_seconds == 0 ||
         minimum_retry_delay_seconds > no_progress_timeout_seconds;
}

HRESULT JobDecisions::NoProgressError(HRESULT last_error) const { return last_error; }
bool JobDecisions::NewNoProgressTimeoutActsAtOnce() const { return true; }
bool JobDecisions::NoProgressCountsFromFirstFailure() const { return true; }

// --- The queue ---

Duration JobDecisions::TimeSlice() const { return std::chrono::minutes(5); }

bool JobDecisions::Preempts(BG_JOB_PRIORITY waiting, BG_JOB_PRIORITY running) const {
  return waiting < running;  // FOREGROUND, HIGH, NORMAL, LOW ascend
}

Duration JobDecisions::JobInactivityTimeout() const { return std::chrono::days(90); }

bool JobDecisions::IsActivity(BG_JOB_STATE state) const {
  return !IsActionState(state);  // attempts that fail are none
}

// --- Error objects ---

bool JobDecisions::TellsErrorInState(BG_JOB_STATE state) const {
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

bool JobDecisions::ErrorEndsWithTransfer() const { return true; }
HRESULT JobDecisions::MissingError() const { return BG_E_ERROR_INFORMATION_UNAVAILABLE; }
bool JobDecisions::FailedCallsLeaveError() const { return true; }
BG_ERROR_CONTEXT JobDecisions::ContextOfHttpStatus(int) const {
  return BG_ERROR_CONTEXT_REMOTE_FILE;
}
bool JobDecisions::ErrorTellsFile() const { return true; }
HRESULT JobDecisions::MissingErrorFile() const { return BG_E_FILE_NOT_AVAILABLE; }
const char* JobDecisions::HttpProtocolName() const { return "http"; }
HRESULT JobDecisions::MissingErrorProtocol() const { return BG_E_PROTOCOL_NOT_AVAILABLE; }

HRESULT JobDecisions::DescribeInLanguage(DWORD language_id, bool is_installed) const {
  if (language_id == 0) return E_INVALIDARG;
  return is_installed ? S_OK : HRESULT_FROM_WIN32(ERROR_RESOURCE_LANG_NOT_FOUND);
}

bool JobDecisions::CountsFailureIn(BG_JOB_STATE state) const {
  return version() >= kBits2_0 || state == BG_JOB_STATE_TRANSFERRING;
}

bool JobDecisions::ErrorCountOutlives(BG_JOB_STATE) const { return true; }
bool JobDecisions::ErrorObjectIsSnapshot() const { return true; }
bool JobDecisions::FailedFileHoldsUpOthers() const { return true; }
BG_JOB_STATE JobDecisions::StateAfterFailedCallback(BG_JOB_STATE state) const { return state; }

// --- Retries ---

Duration JobDecisions::RetryDelay(ULONG minimum_retry_delay_seconds, ULONG) const {
  return std::chrono::seconds(minimum_retry_delay_seconds);
}

bool JobDecisions::ProgressEndsTheCount() const { return true; }
bool JobDecisions::ZeroTimeoutSparesHealthyJobs() const { return true; }
bool JobDecisions::RetriesFollowWallClock() const { return false; }
bool JobDecisions::NetworkReturnWakes(bool) const { return true; }

// --- Progress ---

std::uint64_t JobDecisions::BytesTotalWithoutFiles() const { return 0; }
bool JobDecisions::UnknownSizeMakesTotalUnknown() const { return true; }
bool JobDecisions::CountsFile(bool is_transferred, bool) const { return is_transferred; }
bool JobDecisions::ChangesModificationTime(Modification) const { return true; }

bool JobDecisions::SetsCompletionTime(BG_JOB_STATE entered_state) const {
  return entered_state == BG_JOB_STATE_TRANSFERRED;
}

bool JobDecisions::CountsRangesAsWhole() const { return true; }
bool JobDecisions::ListsAreSnapshots() const { return true; }
bool JobDecisions::ShowsCompleted(bool, bool is_renamed) const { return is_renamed; }

// --- Turns ---

int JobDecisions::RankOf(BG_JOB_PRIORITY priority) const { return static_cast<int>(priority); }
bool JobDecisions::TransientErrorKeepsTurn() const { return false; }
bool JobDecisions::WaitsBehindItsEquals() const { return true; }
bool JobDecisions::TakesFilesInOrder() const { return true; }

HRESULT JobDecisions::SetPriorityInState(BG_JOB_STATE state) const {
  return RefusesChanges(state) ? BG_E_INVALID_STATE : S_OK;
}

bool JobDecisions::NewPriorityActsAtOnce() const { return true; }
bool JobDecisions::DestinationsMayBeShared() const { return true; }

// --- Complete and Cancel ---

bool JobDecisions::LeavesQueue(BG_JOB_STATE entered_state) const {
  return IsFinalState(entered_state);
}

HRESULT JobDecisions::CompleteBeforeTheEnd() const { return BG_S_PARTIAL_COMPLETE; }
bool JobDecisions::DeletesTemporaryFiles(BG_JOB_STATE) const { return true; }
bool JobDecisions::RemembersRenamedFiles() const { return true; }

}  // namespace bitsim
