// Services whose jobs go from one state to another when they must not, or do not when they must.

#include "conformance/mutants/mutants.h"

namespace conformance {
namespace {

using bitsim::FailureClass;

// --- The course of a job ---

struct StartsByItself final : bitsim::Decisions {
  BG_JOB_STATE InitialState() const override { return BG_JOB_STATE_QUEUED; }
};
const MutantOf<StartsByItself> kStartsByItself("starts-by-itself", rule::ST_01,
                                               "a new job is QUEUED");

// Resume leaves a job in the state in which it is.
template <BG_JOB_STATE kDeaf>
struct ResumeDoesNothingIn final : bitsim::Decisions {
  BG_JOB_STATE StateAfterResume(BG_JOB_STATE state) const override {
    return state == kDeaf ? state : Decisions::StateAfterResume(state);
  }
};
const MutantOf<ResumeDoesNothingIn<BG_JOB_STATE_SUSPENDED>> kNeverStarts(
    "never-starts", rule::ST_02, "Resume leaves a suspended job suspended");
const MutantOf<ResumeDoesNothingIn<BG_JOB_STATE_TRANSIENT_ERROR>> kResumeWaitsForTheDelay(
    "resume-waits-for-the-delay", rule::ST_18,
    "Resume leaves a job in TRANSIENT_ERROR until its delay is over");
const MutantOf<ResumeDoesNothingIn<BG_JOB_STATE_ERROR>> kErrorCannotBeResumed(
    "error-cannot-be-resumed", rule::ST_19, "Resume leaves a failed job in ERROR");
const MutantOf<ResumeDoesNothingIn<BG_JOB_STATE_TRANSFERRED>> kTransferredCannotBeExtended(
    "transferred-cannot-be-extended", rule::ST_28,
    "Resume leaves a transferred job alone, whatever was added to it");

struct ResumesEmptyJobs final : bitsim::Decisions {
  HRESULT ResumeWithoutFiles() const override { return S_OK; }
};
const MutantOf<ResumesEmptyJobs> kResumesEmptyJobs("resumes-empty-jobs", rule::ST_03,
                                                   "Resume of a job without files succeeds");

struct ResumeRequeues final : bitsim::Decisions {
  BG_JOB_STATE StateAfterResume(BG_JOB_STATE) const override { return BG_JOB_STATE_QUEUED; }
};
const MutantOf<ResumeRequeues> kResumeRequeues("resume-requeues", rule::ST_22,
                                               "Resume puts a running job back into the queue");

struct ResumeOfFinishedJobFails final : bitsim::Decisions {
  HRESULT ResumeWithAllFilesDone(BG_JOB_STATE) const override { return BG_E_INVALID_STATE; }
};
const MutantOf<ResumeOfFinishedJobFails> kResumeOfFinishedJobFails(
    "resume-of-finished-job-is-a-wrong-state", rule::ST_29,
    "Resume of a transferred job answers BG_E_INVALID_STATE");

struct SkipsConnecting final : bitsim::Decisions {
  BG_JOB_STATE StateWhenScheduled() const override { return BG_JOB_STATE_TRANSFERRING; }
};
const MutantOf<SkipsConnecting> kSkipsConnecting("skips-connecting", rule::ST_04,
                                                 "a job transfers as soon as its turn comes");

struct SkipsTransferring final : bitsim::Decisions {
  BG_JOB_STATE StateWhenConnected() const override { return BG_JOB_STATE_CONNECTING; }
};
const MutantOf<SkipsTransferring> kSkipsTransferring(
    "skips-transferring", rule::ST_05, "a job that is connected still shows CONNECTING");

struct SuspendsWhatIsDone final : bitsim::Decisions {
  BG_JOB_STATE StateWhenAllFilesTransferred() const override { return BG_JOB_STATE_SUSPENDED; }
};
const MutantOf<SuspendsWhatIsDone> kSuspendsWhatIsDone("suspends-what-is-done", rule::ST_08,
                                                       "a job with all its files is SUSPENDED");

struct KeepsOldHalf final : bitsim::Decisions {
  bool RestartsChangedFile() const override { return false; }
};
const MutantOf<KeepsOldHalf> kKeepsOldHalf(
    "keeps-the-old-half", rule::ST_41,
    "a file that changed on the server goes on where it stopped");

// --- Failures and retries ---

struct EveryFailureIsFatal final : bitsim::Decisions {
  BG_JOB_STATE StateAfterFailure(FailureClass) const override { return BG_JOB_STATE_ERROR; }
};
const MutantOf<EveryFailureIsFatal> kEveryFailureIsFatal("every-failure-is-fatal", rule::ST_11,
                                                         "a broken connection ends in ERROR");

struct ServerErrorsAreFatal final : bitsim::Decisions {
  FailureClass ClassifyHttpStatus(int status) const override {
    return status >= 500 ? FailureClass::kFatal : Decisions::ClassifyHttpStatus(status);
  }
};
const MutantOf<ServerErrorsAreFatal> kServerErrorsAreFatal("server-errors-are-fatal", rule::ST_06,
                                                           "an answer of 500 ends in ERROR");

struct RefusalsMayPass final : bitsim::Decisions {
  FailureClass ClassifyHttpStatus(int) const override { return FailureClass::kTransient; }
};
const MutantOf<RefusalsMayPass> kRefusalsMayPass("refusals-may-pass", rule::ST_07,
                                                 "an answer of 404 is a transient error");

struct NothingIsFatal final : bitsim::Decisions {
  BG_JOB_STATE StateAfterFailure(FailureClass) const override {
    return BG_JOB_STATE_TRANSIENT_ERROR;
  }
};
const MutantOf<NothingIsFatal> kNothingIsFatal("nothing-is-fatal", rule::ST_12,
                                               "no failure ends in ERROR");

struct Impatient final : bitsim::Decisions {
  ULONG StoredMinimumRetryDelaySeconds(ULONG) const override { return 5; }
};
const MutantOf<Impatient> kImpatient("impatient", rule::ST_13,
                                     "every retry comes after five seconds");

struct GivesUp final : bitsim::Decisions {
  BG_JOB_STATE StateAfterRetryDelay() const override { return BG_JOB_STATE_TRANSIENT_ERROR; }
};
const MutantOf<GivesUp> kGivesUp("gives-up", rule::ST_13,
                                 "a transient error is not retried by itself");

struct EveryFailureBeginsAnew final : bitsim::Decisions {
  bool NoProgressCountsFromFirstFailure() const override { return false; }
};
const MutantOf<EveryFailureBeginsAnew> kEveryFailureBeginsAnew(
    "every-failure-begins-anew", rule::ST_14,
    "the no-progress timeout counts from the latest failure");

struct RetriesBeyondPatience final : bitsim::Decisions {
  bool FailsWithoutRetry(ULONG, ULONG no_progress_timeout_seconds) const override {
    return no_progress_timeout_seconds == 0;
  }
};
const MutantOf<RetriesBeyondPatience> kRetriesBeyondPatience(
    "retries-beyond-patience", rule::ST_15,
    "a delay that is longer than the no-progress timeout is waited for");

struct StoresTimeoutOnly final : bitsim::Decisions {
  bool NewNoProgressTimeoutActsAtOnce() const override { return false; }
};
const MutantOf<StoresTimeoutOnly> kStoresTimeoutOnly(
    "stores-timeout-only", rule::ST_16, "a new no-progress timeout holds for the next failure");

struct ZeroIsNoLimit final : bitsim::Decisions {
  bool FailsWithoutRetry(ULONG minimum_retry_delay_seconds,
                         ULONG no_progress_timeout_seconds) const override {
    return no_progress_timeout_seconds != 0 &&
           Decisions::FailsWithoutRetry(minimum_retry_delay_seconds, no_progress_timeout_seconds);
  }
};
const MutantOf<ZeroIsNoLimit> kZeroIsNoLimit(
    "zero-is-no-limit", rule::ST_17, "a no-progress timeout of 0 does not make errors fatal");

// --- Suspend, Cancel, Complete ---

struct SuspendLater final : bitsim::Decisions {
  BG_JOB_STATE StateAfterSuspend(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_TRANSFERRING ? state : Decisions::StateAfterSuspend(state);
  }
};
const MutantOf<SuspendLater> kSuspendLater("suspend-leaves-transfers-alone", rule::ST_20,
                                           "Suspend does not stop a job that is TRANSFERRING");

struct SuspendMissesRetries final : bitsim::Decisions {
  BG_JOB_STATE StateAfterSuspend(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_TRANSIENT_ERROR ? state : Decisions::StateAfterSuspend(state);
  }
};
const MutantOf<SuspendMissesRetries> kSuspendMissesRetries(
    "suspend-misses-retries", rule::ST_20, "Suspend does not stop a job in TRANSIENT_ERROR");

struct SuspendToggles final : bitsim::Decisions {
  BG_JOB_STATE StateAfterSuspend(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_SUSPENDED ? BG_JOB_STATE_QUEUED
                                           : Decisions::StateAfterSuspend(state);
  }
};
const MutantOf<SuspendToggles> kSuspendToggles("suspend-toggles", rule::ST_21,
                                               "Suspend resumes a suspended job");

struct CancelSuspends final : bitsim::Decisions {
  BG_JOB_STATE StateAfterCancel(BG_JOB_STATE) const override { return BG_JOB_STATE_SUSPENDED; }
};
const MutantOf<CancelSuspends> kCancelSuspends("cancel-suspends", rule::ST_23,
                                               "Cancel suspends the job");

struct FinalJobsCanBeChanged final : bitsim::Decisions {
  bool RefusesChanges(BG_JOB_STATE) const override { return false; }
};
const MutantOf<FinalJobsCanBeChanged> kFinalJobsCanBeChanged(
    "final-jobs-can-be-changed", rule::ST_25, "methods work on completed and cancelled jobs");

struct CompleteCancels final : bitsim::Decisions {
  BG_JOB_STATE StateAfterComplete(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_TRANSFERRED ? BG_JOB_STATE_ACKNOWLEDGED : BG_JOB_STATE_CANCELLED;
  }
};
const MutantOf<CompleteCancels> kCompleteCancels(
    "complete-cancels-before-the-end", rule::ST_25,
    "Complete cancels a job that is not transferred yet");

struct RenamesOnce final : bitsim::Decisions {
  BG_JOB_STATE StateAfterFailedRename(BG_JOB_STATE) const override { return BG_JOB_STATE_ERROR; }
};
const MutantOf<RenamesOnce> kRenamesOnce("failed-rename-is-an-error", rule::ST_27,
                                         "a rename that fails moves the job to ERROR");

// --- The queue ---

struct FirstComeOnlyServed final : bitsim::Decisions {
  bitsim::Duration TimeSlice() const override { return bitsim::Duration::max(); }
};
const MutantOf<FirstComeOnlyServed> kFirstComeOnlyServed("no-time-slice", rule::ST_09,
                                                         "a job keeps its turn until it ends");

struct NoPreemption final : bitsim::Decisions {
  bool Preempts(BG_JOB_PRIORITY, BG_JOB_PRIORITY) const override { return false; }
};
const MutantOf<NoPreemption> kNoPreemption("no-preemption", rule::ST_10,
                                           "a job of higher priority waits for the slice to end");

struct RetriesAreActivity final : bitsim::Decisions {
  bool IsActivity(BG_JOB_STATE) const override { return true; }
};
const MutantOf<RetriesAreActivity> kRetriesAreActivity(
    "retries-are-activity", rule::ST_37, "a job that fails again and again lives for ever");

// --- The network and the service ---

template <BG_JOB_STATE kUnaware>
struct DoesNotNoticeLossIn final : bitsim::Decisions {
  BG_JOB_STATE StateAfterNetworkLoss(BG_JOB_STATE state) const override {
    return state == kUnaware ? state : Decisions::StateAfterNetworkLoss(state);
  }
};
const MutantOf<DoesNotNoticeLossIn<BG_JOB_STATE_QUEUED>> kQueueIgnoresLoss(
    "queue-ignores-lost-network", rule::ST_30, "a QUEUED job stays so when the network is lost");

struct LossHitsEveryJob final : bitsim::Decisions {
  BG_JOB_STATE StateAfterNetworkLoss(BG_JOB_STATE state) const override {
    return RefusesChanges(state) ? state : BG_JOB_STATE_TRANSIENT_ERROR;
  }
};
const MutantOf<LossHitsEveryJob> kLossHitsEveryJob(
    "lost-network-hits-every-job", rule::ST_30,
    "suspended and finished jobs become TRANSIENT_ERROR, too, when the network is lost");

struct ReturnWakesNobody final : bitsim::Decisions {
  BG_JOB_STATE StateAfterNetworkReturn(BG_JOB_STATE state) const override { return state; }
};
const MutantOf<ReturnWakesNobody> kReturnWakesNobody(
    "network-return-wakes-nobody", rule::ST_31,
    "jobs wait for their delay when the network returns");

struct ReturnWakesEverybody final : bitsim::Decisions {
  BG_JOB_STATE StateAfterNetworkReturn(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_SUSPENDED ? BG_JOB_STATE_QUEUED
                                           : Decisions::StateAfterNetworkReturn(state);
  }
};
const MutantOf<ReturnWakesEverybody> kReturnWakesEverybody(
    "network-return-wakes-everybody", rule::ST_31,
    "the network's return starts suspended jobs, too");

struct RestartSuspends final : bitsim::Decisions {
  BG_JOB_STATE StateAfterServiceRestart(BG_JOB_STATE) const override {
    return BG_JOB_STATE_SUSPENDED;
  }
};
const MutantOf<RestartSuspends> kRestartSuspends("restart-suspends", rule::ST_50,
                                                 "after a restart every job is suspended");

}  // namespace
}  // namespace conformance
