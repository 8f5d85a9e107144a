// Services that tell the wrong things about their jobs: JobTransferred, JobError, JobModification.

#include "conformance/mutants/mutants.h"

namespace conformance {
namespace {

using bitsim::JobEvent;
using bitsim::Modification;

// --- JobTransferred ---

struct KeepsSuccessToItself final : bitsim::Decisions {
  JobEvent EventOfState(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_ERROR ? JobEvent::kError : JobEvent::kNone;
  }
};
const MutantOf<KeepsSuccessToItself> kKeepsSuccessToItself("keeps-success-to-itself",
                                                           rule::NOTIFY_XFR_01,
                                                           "JobTransferred is never called");

struct TellsSuccessTooEarly final : bitsim::Decisions {
  JobEvent EventOfState(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_TRANSFERRING ? JobEvent::kTransferred
                                              : Decisions::EventOfState(state);
  }
};
const MutantOf<TellsSuccessTooEarly> kTellsSuccessTooEarly(
    "tells-success-too-early", rule::NOTIFY_XFR_03,
    "JobTransferred is called as soon as the first byte is on its way");

struct FilesInPlaceAtOnce final : bitsim::Decisions {
  bool FilesWaitForComplete() const override { return false; }
};
const MutantOf<FilesInPlaceAtOnce> kFilesInPlaceAtOnce(
    "files-in-place-at-once", rule::NOTIFY_XFR_04,
    "a file gets its final name when it has been transferred");

struct JobBeforeItsFiles final : bitsim::Decisions {
  bool FilesAreToldFirst() const override { return false; }
};
const MutantOf<JobBeforeItsFiles> kJobTransferredBeforeFiles(
    "job-transferred-before-files", rule::NOTIFY_XFR_05,
    "JobTransferred does not wait for the events of the files");

struct ResumeSuspendsFinishedJobs final : bitsim::Decisions {
  BG_JOB_STATE StateAfterResume(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_TRANSFERRED ? BG_JOB_STATE_SUSPENDED
                                             : Decisions::StateAfterResume(state);
  }
};
const MutantOf<ResumeSuspendsFinishedJobs> kResumeSuspendsFinishedJobs(
    "resume-suspends-finished-jobs", rule::NOTIFY_XFR_06,
    "a transferred job to which files were added has to be resumed twice");

struct EveryEndIsASuccess final : bitsim::Decisions {
  JobEvent EventOfState(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_ERROR ? JobEvent::kTransferred : Decisions::EventOfState(state);
  }
};
const MutantOf<EveryEndIsASuccess> kEveryEndIsASuccess(
    "every-end-is-a-success", rule::NOTIFY_XFR_07, "JobTransferred is called for failed jobs, too");

struct JobsLiveForEver final : bitsim::Decisions {
  bitsim::Duration JobInactivityTimeout() const override { return bitsim::Duration::max(); }
};
const MutantOf<JobsLiveForEver> kJobsLiveForEver("jobs-live-for-ever", rule::NOTIFY_XFR_08,
                                                 "no job is ever cancelled for inactivity");

// --- JobError ---

struct KeepsFailureToItself final : bitsim::Decisions {
  JobEvent EventOfState(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_TRANSFERRED ? JobEvent::kTransferred : JobEvent::kNone;
  }
};
const MutantOf<KeepsFailureToItself> kKeepsFailureToItself("keeps-failure-to-itself",
                                                           rule::NOTIFY_ERR_01,
                                                           "JobError is never called");

struct TellsTransientErrors final : bitsim::Decisions {
  JobEvent EventOfState(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_TRANSIENT_ERROR ? JobEvent::kError
                                                 : Decisions::EventOfState(state);
  }
};
const MutantOf<TellsTransientErrors> kTellsTransientErrors(
    "tells-transient-errors", rule::NOTIFY_ERR_02, "JobError is called for transient errors, too");

struct PatienceNeverEnds final : bitsim::Decisions {
  BG_JOB_STATE StateAfterNoProgress() const override { return BG_JOB_STATE_TRANSIENT_ERROR; }
};
const MutantOf<PatienceNeverEnds> kPatienceNeverEnds(
    "patience-never-ends", rule::NOTIFY_ERR_04,
    "a job without progress stays in TRANSIENT_ERROR for ever");

struct ResumeSuspendsFailedJobs final : bitsim::Decisions {
  BG_JOB_STATE StateAfterResume(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_ERROR ? BG_JOB_STATE_SUSPENDED
                                       : Decisions::StateAfterResume(state);
  }
};
const MutantOf<ResumeSuspendsFailedJobs> kResumeSuspendsFailedJobs(
    "resume-suspends-failed-jobs", rule::NOTIFY_ERR_05, "a failed job has to be resumed twice");

struct CompleteGivesFailedJobsUp final : bitsim::Decisions {
  BG_JOB_STATE StateAfterComplete(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_ERROR ? BG_JOB_STATE_CANCELLED
                                       : Decisions::StateAfterComplete(state);
  }
};
const MutantOf<CompleteGivesFailedJobsUp> kCompleteGivesFailedJobsUp(
    "complete-gives-failed-jobs-up", rule::NOTIFY_ERR_06, "Complete cancels a failed job");

struct FailedJobsCannotBeCancelled final : bitsim::Decisions {
  BG_JOB_STATE StateAfterCancel(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_ERROR ? state : Decisions::StateAfterCancel(state);
  }
};
const MutantOf<FailedJobsCannotBeCancelled> kFailedJobsCannotBeCancelled(
    "failed-jobs-cannot-be-cancelled", rule::NOTIFY_ERR_07, "Cancel leaves a failed job in ERROR");

struct TellsOutcomesLate final : bitsim::Decisions {
  bitsim::Duration EventDelay() const override { return std::chrono::seconds(10); }
};
const MutantOf<TellsOutcomesLate> kTellsOutcomesLate("tells-outcomes-late", rule::NOTIFY_ERR_08,
                                                     "outcomes are told ten seconds late");

struct JobsLiveForYears final : bitsim::Decisions {
  bitsim::Duration JobInactivityTimeout() const override { return std::chrono::days(900); }
};
const MutantOf<JobsLiveForYears> kJobsLiveForYears(
    "jobs-live-for-years", rule::NOTIFY_ERR_10, "jobs are cancelled after 900 days, not after 90");

const MutantOf<JobBeforeItsFiles> kJobErrorBeforeFiles(
    "job-error-before-files", rule::NOTIFY_ERR_11,
    "JobError does not wait for the events of the files");

// --- JobModification ---

template <Modification kMissed>
struct MissesModification final : bitsim::Decisions {
  bool IsModification(Modification modification, BG_JOB_STATE state) const override {
    return modification != kMissed && Decisions::IsModification(modification, state);
  }
};
const MutantOf<MissesModification<Modification::kBytes>> kMissesBytes(
    "misses-transferred-bytes", rule::NOTIFY_MOD_01, "transferred bytes are no modification");
const MutantOf<MissesModification<Modification::kFileAdded>> kMissesAddedFiles(
    "misses-added-files", rule::NOTIFY_MOD_01, "added files are no modification");
const MutantOf<MissesModification<Modification::kProperty>> kMissesProperties(
    "misses-changed-properties", rule::NOTIFY_MOD_07, "changed properties are no modification");
const MutantOf<MissesModification<Modification::kState>> kMissesStates(
    "misses-changed-states", rule::NOTIFY_MOD_08, "changed states are no modification");

struct FailureIsAModification final : bitsim::Decisions {
  bool IsModification(Modification modification, BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_ERROR || Decisions::IsModification(modification, state);
  }
};
const MutantOf<FailureIsAModification> kFailureIsAModification(
    "failure-is-a-modification", rule::NOTIFY_MOD_02,
    "the change into ERROR is told as a modification");

template <BG_JOB_STATE kMissed>
struct MissesState final : bitsim::Decisions {
  bool IsModification(Modification modification, BG_JOB_STATE state) const override {
    return !(modification == Modification::kState && state == kMissed) &&
           Decisions::IsModification(modification, state);
  }
};
const MutantOf<MissesState<BG_JOB_STATE_TRANSIENT_ERROR>> kMissesTransientErrors(
    "misses-transient-errors", rule::NOTIFY_MOD_08,
    "the change into TRANSIENT_ERROR is no modification");
const MutantOf<MissesState<BG_JOB_STATE_SUSPENDED>> kMissesSuspension(
    "misses-suspension", rule::NOTIFY_MOD_08, "the change into SUSPENDED is no modification");
const MutantOf<MissesState<BG_JOB_STATE_QUEUED>> kMissesQueueing(
    "misses-queueing", rule::NOTIFY_MOD_08, "the change into QUEUED is no modification");
const MutantOf<MissesState<BG_JOB_STATE_CONNECTING>> kMissesConnecting(
    "misses-connecting", rule::NOTIFY_MOD_08, "the change into CONNECTING is no modification");
const MutantOf<MissesState<BG_JOB_STATE_TRANSFERRING>> kMissesTransferring(
    "misses-transferring", rule::NOTIFY_MOD_08, "the change into TRANSFERRING is no modification");

struct TellsEveryChunk final : bitsim::Decisions {
  bitsim::Duration MinimumModificationInterval(ULONG) const override {
    return std::chrono::milliseconds(1);
  }
};
const MutantOf<TellsEveryChunk> kTellsEveryChunk("tells-every-chunk", rule::NOTIFY_MOD_06,
                                                 "progress is told every millisecond");

struct KeepsItsOwnDistance final : bitsim::Decisions {
  bitsim::Duration MinimumModificationInterval(ULONG) const override {
    return std::chrono::milliseconds(500);
  }
};
const MutantOf<KeepsItsOwnDistance> kKeepsItsOwnDistance(
    "keeps-its-own-distance", rule::NOTIFY_MOD_06,
    "modifications are told twice a second, whatever the client asked for");

struct ForgetsTheEndOfABurst final : bitsim::Decisions {
  bool TellsModificationAfterInterval() const override { return false; }
};
const MutantOf<ForgetsTheEndOfABurst> kForgetsTheEndOfABurst(
    "forgets-the-end-of-a-burst", rule::NOTIFY_MOD_09,
    "a modification soon after a call is dropped");

}  // namespace
}  // namespace conformance
