// Services that run jobs in the wrong order, or settle them wrongly.

#include "conformance/mutants/mutants.h"

namespace conformance {
namespace {

// --- Turns ---

struct OneJobAtATime final : bitsim::Decisions {
  bool ForegroundRunsBeside() const override { return false; }
};
const MutantOf<OneJobAtATime> kOneJobAtATime("one-job-at-a-time", rule::SCHED_01,
                                             "foreground jobs wait for each other");

struct LowGoesFirst final : bitsim::Decisions {
  int RankOf(BG_JOB_PRIORITY priority) const override { return -static_cast<int>(priority); }
};
const MutantOf<LowGoesFirst> kLowGoesFirst("low-goes-first", rule::SCHED_02,
                                           "of the jobs that wait the least urgent is taken");

struct NobodyMakesWay final : bitsim::Decisions {
  bool Preempts(BG_JOB_PRIORITY, BG_JOB_PRIORITY) const override { return false; }
};
const MutantOf<NobodyMakesWay> kNobodyMakesWay("nobody-makes-way", rule::SCHED_02,
                                               "a job that runs is not interrupted");

struct FailingJobsKeepTheirTurn final : bitsim::Decisions {
  bool TransientErrorKeepsTurn() const override { return true; }
};
const MutantOf<FailingJobsKeepTheirTurn> kFailingJobsKeepTheirTurn(
    "failing-jobs-keep-their-turn", rule::SCHED_03,
    "a job in TRANSIENT_ERROR keeps others from running");

struct LatestGoesFirst final : bitsim::Decisions {
  bool WaitsBehindItsEquals() const override { return false; }
};
const MutantOf<LatestGoesFirst> kLatestGoesFirst("latest-goes-first", rule::SCHED_04,
                                                 "a job that waits does so before its equals");

struct LastFileFirst final : bitsim::Decisions {
  bool TakesFilesInOrder() const override { return false; }
};
const MutantOf<LastFileFirst> kLastFileFirst("last-file-first", rule::SCHED_05,
                                             "the files of a job are transferred backwards");

struct PrioritiesWait final : bitsim::Decisions {
  bool NewPriorityActsAtOnce() const override { return false; }
};
const MutantOf<PrioritiesWait> kPrioritiesWait("priorities-wait", rule::SCHED_06,
                                               "a new priority leaves a job running");

struct DestinationsAreTaken final : bitsim::Decisions {
  bool DestinationsMayBeShared() const override { return false; }
};
const MutantOf<DestinationsAreTaken> kDestinationsAreTaken(
    "destinations-are-taken", rule::SCHED_11, "AddFile refuses a destination that another job has");

// --- Complete and Cancel ---

struct CompletedJobsStay final : bitsim::Decisions {
  bool LeavesQueue(BG_JOB_STATE entered_state) const override {
    return entered_state == BG_JOB_STATE_CANCELLED;
  }
};
const MutantOf<CompletedJobsStay> kCompletedJobsStay("completed-jobs-stay", rule::COMP_01,
                                                     "a completed job is still found by its id");

struct CancelledJobsStay final : bitsim::Decisions {
  bool LeavesQueue(BG_JOB_STATE entered_state) const override {
    return entered_state == BG_JOB_STATE_ACKNOWLEDGED;
  }
};
const MutantOf<CancelledJobsStay> kCancelledJobsStay("cancelled-jobs-stay", rule::CANC_03,
                                                     "a cancelled job is still found by its id");

struct HalfIsWhole final : bitsim::Decisions {
  HRESULT CompleteBeforeTheEnd() const override { return S_OK; }
};
const MutantOf<HalfIsWhole> kHalfIsWhole("half-is-whole", rule::COMP_02,
                                         "completing early answers S_OK");

template <BG_JOB_STATE kUntidy>
struct LeavesFiles final : bitsim::Decisions {
  bool DeletesTemporaryFiles(BG_JOB_STATE next_state) const override {
    return next_state != kUntidy;
  }
};
const MutantOf<LeavesFiles<BG_JOB_STATE_ACKNOWLEDGED>> kCompleteLeavesFiles(
    "complete-leaves-files", rule::COMP_02, "completing early leaves the unfinished files");
const MutantOf<LeavesFiles<BG_JOB_STATE_CANCELLED>> kCancelLeavesFiles(
    "cancel-leaves-files", rule::CANC_01, "Cancel leaves the temporary files");

struct UndeletableIsAFailure final : bitsim::Decisions {
  HRESULT UndeletableFiles() const override { return E_ACCESSDENIED; }
};
const MutantOf<UndeletableIsAFailure> kCompleteStumblesOverFiles(
    "complete-stumbles-over-files", rule::COMP_03,
    "Complete fails if a temporary file cannot be deleted");
const MutantOf<UndeletableIsAFailure> kCancelStumblesOverFiles(
    "cancel-stumbles-over-files", rule::CANC_01,
    "Cancel fails if a temporary file cannot be deleted");

struct RenamesTwice final : bitsim::Decisions {
  bool RemembersRenamedFiles() const override { return false; }
};
const MutantOf<RenamesTwice> kRenamesTwice("renames-twice", rule::COMP_04,
                                           "Complete cannot be repeated after a failed rename");

template <BG_JOB_STATE kReopened>
struct Reopens final : bitsim::Decisions {
  bool RefusesChanges(BG_JOB_STATE state) const override {
    return state != kReopened && Decisions::RefusesChanges(state);
  }
};
const MutantOf<Reopens<BG_JOB_STATE_ACKNOWLEDGED>> kCompletesAgain(
    "completes-again", rule::COMP_07, "methods work on completed jobs");
const MutantOf<Reopens<BG_JOB_STATE_CANCELLED>> kCancelsAgain("cancels-again", rule::CANC_03,
                                                              "methods work on cancelled jobs");

}  // namespace
}  // namespace conformance
