// Services that let the wrong people change a job, that know nothing of sessions and of the
// machine, or that forget what they should keep.

#include "conformance/mutants/mutants.h"

namespace conformance {
namespace {

using bitsim::Block;
using bitsim::Caller;
using bitsim::Decisions;
using bitsim::OwnedJob;

// --- Access ---

struct AnybodyMayLook final : Decisions {
  bool MayReadJob(const Caller&, const OwnedJob&) const override { return true; }
};
const MutantOf<AnybodyMayLook> kAnybodyMayLook("anybody-may-look", rule::NOTIFY_SEC_01,
                                               "GetJob gives everybody every job");

struct ElevationIsNotAskedFor final : Decisions {
  bool MayChangeJob(const Caller& caller, const OwnedJob& job) const override {
    Caller elevated = caller;
    elevated.is_elevated = true;
    elevated.integrity = bitsim::IntegrityLevel::kSystem;
    return Decisions::MayChangeJob(elevated, job);
  }
};
const MutantOf<ElevationIsNotAskedFor> kElevationIsNotAskedFor(
    "elevation-is-not-asked-for", rule::NOTIFY_SEC_01,
    "the owner may change a job from an application that is not elevated, though it was created "
    "so");

struct IntegrityIsNotAskedFor final : Decisions {
  bool MayChangeJob(const Caller& caller, const OwnedJob& job) const override {
    Caller high = caller;
    high.integrity = bitsim::IntegrityLevel::kSystem;
    return Decisions::MayChangeJob(high, job);
  }
};
const MutantOf<IntegrityIsNotAskedFor> kIntegrityIsNotAskedFor(
    "integrity-is-not-asked-for", rule::NOTIFY_SEC_01,
    "an application of low integrity may change the jobs of its user");

struct AnonymousIsEnough final : Decisions {
  HRESULT CallAtImpersonationLevel(bitsim::ImpersonationLevel) const override { return S_OK; }
};
const MutantOf<AnonymousIsEnough> kAnonymousIsEnough("anonymous-is-enough", rule::NOTIFY_SEC_03,
                                                     "calls are made at every impersonation level");

struct CallsAsOwner final : Decisions {
  bool CallsInRegistrantsName() const override { return false; }
};
const MutantOf<CallsAsOwner> kCallsAsOwner("calls-have-the-owners-identity", rule::NOTIFY_SEC_05,
                                           "a callback is called as the owner of the job");

struct RestrictedMayChange final : Decisions {
  bool MayChangeJob(const Caller& caller, const OwnedJob& job) const override {
    Caller free = caller;
    free.is_restricted = false;
    return Decisions::MayChangeJob(free, job);
  }
};
const MutantOf<RestrictedMayChange> kRestrictedMayChange("restricted-token-may-change",
                                                         rule::NOTIFY_SEC_08,
                                                         "a restricted token may change jobs");

struct RestrictedMayCreate final : Decisions {
  bool MayCreateJob(const Caller&) const override { return true; }
};
const MutantOf<RestrictedMayCreate> kRestrictedMayCreate("restricted-token-may-create",
                                                         rule::NOTIFY_SEC_08,
                                                         "a restricted token may create jobs");

struct TakenJobsNeedNoElevation final : Decisions {
  bool TakenJobNeedsElevation() const override { return false; }
};
const MutantOf<TakenJobsNeedNoElevation> kTakenJobsNeedNoElevation(
    "taken-jobs-need-no-elevation", rule::NOTIFY_SEC_09,
    "a job that was taken over may be changed without elevation");

// --- Sessions ---

struct LogOffSuspends final : Decisions {
  BG_JOB_STATE StateAfterLogOff(BG_JOB_STATE state) const override {
    return state == Decisions::StateAfterLogOff(state) ? state : BG_JOB_STATE_SUSPENDED;
  }
};
const MutantOf<LogOffSuspends> kLogOffSuspends("log-off-suspends", rule::ST_32,
                                               "jobs are suspended when their owner logs off");

struct LogOffIsIgnored final : Decisions {
  BG_JOB_STATE StateAfterLogOff(BG_JOB_STATE state) const override { return state; }
};
const MutantOf<LogOffIsIgnored> kLogOffIsIgnored("log-off-is-ignored", rule::ST_32,
                                                 "a job runs on when its owner logs off");

struct LogOnWakesNobody final : Decisions {
  bool RunsAfterLogOn() const override { return false; }
};
const MutantOf<LogOnWakesNobody> kLogOnWakesNobody("log-on-wakes-nobody", rule::ST_33,
                                                   "a job stays queued until somebody resumes it");

struct ServicesNeedASession final : Decisions {
  bool RunsWithoutSession(bitsim::AccountKind) const override { return false; }
};
const MutantOf<ServicesNeedASession> kServicesNeedASession(
    "services-need-a-session", rule::ST_33, "jobs of the system wait for it to log on");

struct RunAsCounts final : Decisions {
  bool RunAsIsSession() const override { return true; }
};
const MutantOf<RunAsCounts> kRunAsCounts("run-as-is-a-session", rule::ST_52,
                                         "whoever has an application running is logged on");

struct LostTokenIsIgnored final : Decisions {
  BG_JOB_STATE StateAfterLostToken(BG_JOB_STATE state) const override { return state; }
};
const MutantOf<LostTokenIsIgnored> kLostTokenIsIgnored(
    "lost-token-is-ignored", rule::ST_38, "a job without its helper token waits like any other");

// --- The machine ---

template <Block kBlock>
struct NobodyIsBlockedBy final : Decisions {
  bool Blocks(Block block, BG_JOB_PRIORITY priority) const override {
    return block != kBlock && Decisions::Blocks(block, priority);
  }
};
const MutantOf<NobodyIsBlockedBy<Block::kBandwidth>> kBandwidthIsIgnored(
    "bandwidth-of-zero-is-ignored", rule::ST_34, "a bandwidth of 0 blocks nobody");
const MutantOf<NobodyIsBlockedBy<Block::kCost>> kCostIsIgnored(
    "cost-is-ignored", rule::ST_35, "jobs run whatever the network costs");
const MutantOf<NobodyIsBlockedBy<Block::kBatterySaver>> kBatterySaverIsIgnored(
    "battery-saver-is-ignored", rule::ST_35, "jobs run while the battery is saved");
const MutantOf<NobodyIsBlockedBy<Block::kVolumeLock>> kVolumeLockIsIgnored(
    "volume-lock-is-ignored", rule::ST_43, "jobs write to a volume that is locked");

struct BandwidthBlocksEverybody final : Decisions {
  bool Blocks(Block block, BG_JOB_PRIORITY priority) const override {
    return block == Block::kBandwidth || Decisions::Blocks(block, priority);
  }
};
const MutantOf<BandwidthBlocksEverybody> kBandwidthBlocksEverybody(
    "bandwidth-of-zero-blocks-the-foreground", rule::ST_34,
    "a bandwidth of 0 blocks foreground jobs, too");

struct EveryBlockIsThePolicy final : Decisions {
  HRESULT BlockError(Block) const override { return BG_E_BLOCKED_BY_POLICY; }
};
const MutantOf<EveryBlockIsThePolicy> kEveryBlockIsThePolicy(
    "every-block-is-the-policy", rule::ST_35, "every block has the code of the bandwidth policy");

struct BlockedJobsStaySuspended final : Decisions {
  BG_JOB_STATE StateAfterBlock(Block) const override { return BG_JOB_STATE_SUSPENDED; }
};
const MutantOf<BlockedJobsStaySuspended> kBlockedJobsStaySuspended(
    "blocked-jobs-stay-suspended", rule::ST_43, "a job that was blocked has to be resumed");

// --- Limits of time ---

struct DownloadTimeIsIgnored final : Decisions {
  bool CountsAsDownloadTime(BG_JOB_STATE) const override { return false; }
};
const MutantOf<DownloadTimeIsIgnored> kDownloadTimeIsIgnored(
    "download-time-is-ignored", rule::ST_36, "a download may take as long as it likes");

struct WaitingIsDownloading final : Decisions {
  bool CountsAsDownloadTime(BG_JOB_STATE state) const override {
    return state == BG_JOB_STATE_QUEUED || Decisions::CountsAsDownloadTime(state);
  }
};
const MutantOf<WaitingIsDownloading> kWaitingIsDownloading(
    "waiting-is-downloading", rule::ST_36, "the download time runs while a job is queued");

struct ResumeKeepsTheCount final : Decisions {
  bool ResumeRestartsDownloadTime() const override { return false; }
};
const MutantOf<ResumeKeepsTheCount> kResumeKeepsTheCount(
    "resume-keeps-the-download-time", rule::ST_36, "Resume does not start the download time anew");

// --- What the service keeps ---

struct DamageIsOverlooked final : Decisions {
  bool UnreadableQueueIsEmpty() const override { return false; }
};
const MutantOf<DamageIsOverlooked> kDamageIsOverlooked(
    "damage-is-overlooked", rule::ST_51, "jobs are read from a state file that is damaged");

struct RestartForgetsProgress final : Decisions {
  bool ProgressSurvivesRestart() const override { return false; }
};
const MutantOf<RestartForgetsProgress> kRestartForgetsProgress(
    "restart-forgets-progress", rule::SVC_01, "files start again after a restart of the service");

struct JobsLiveForEver final : Decisions {
  bitsim::Duration JobInactivityTimeout() const override { return bitsim::Duration::max(); }
};
const MutantOf<JobsLiveForEver> kJobsLiveForEver("inactive-jobs-stay", rule::SVC_02,
                                                 "no job is ever cancelled for want of activity");

struct FinalJobsStay final : Decisions {
  bool LeavesQueue(BG_JOB_STATE) const override { return false; }
};
const MutantOf<FinalJobsStay> kFinalJobsStay("final-jobs-stay", rule::SVC_03,
                                             "completed and cancelled jobs are still enumerated");

struct CrashCostsNothing final : Decisions {
  bool CrashLosesProgress(bool) const override { return false; }
};
const MutantOf<CrashCostsNothing> kCrashCostsNothing(
    "crash-costs-nothing", rule::SVC_04, "a high-performance job trusts its file after a crash");

struct NewNameIsStoredAtOnce final : Decisions {
  bool UnstoredRemoteNameIsLost() const override { return false; }
};
const MutantOf<NewNameIsStoredAtOnce> kNewNameIsStoredAtOnce(
    "new-remote-name-is-stored-at-once", rule::SVC_05, "SetRemoteName stores the new name itself");

struct DamageTakesTheFiles final : Decisions {
  bool UnreadableQueueLeavesFiles() const override { return false; }
};
const MutantOf<DamageTakesTheFiles> kDamageTakesTheFiles(
    "damage-takes-the-files", rule::SVC_06,
    "temporary files of jobs that cannot be read are deleted");

}  // namespace
}  // namespace conformance
