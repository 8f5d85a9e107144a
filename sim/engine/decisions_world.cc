// The documented answers about users, sessions, limits, the machine's conditions and persistence.

#include "bitsim/decisions.h"

namespace bitsim {

// --- Access ---

namespace {

// Before Windows Vista an administrator's applications had all his rights.
bool IsActingAdministrator(const Caller& caller, BitsVersion version) {
  return caller.is_administrator && (caller.is_elevated || version < kBits3_0);
}

bool IsRefusedByToken(const Caller& caller, BitsVersion version) {
  return caller.is_restricted && version >= kBits1_5;
}

}  // namespace

bool Decisions::MayCreateJob(const Caller& caller) const {
  return !IsRefusedByToken(caller, version());
}

bool Decisions::MayReadJob(const Caller& caller, const OwnedJob&) const {
  return caller.is_owner || IsActingAdministrator(caller, version());
}

bool Decisions::MayChangeJob(const Caller& caller, const OwnedJob& job) const {
  if (!caller.is_owner && !IsActingAdministrator(caller, version())) return false;
  if (IsRefusedByToken(caller, version())) return false;
  if (version() < kBits3_0) return true;  // neither elevation nor integrity levels
  return (caller.is_elevated || !job.owner_is_elevated) && caller.integrity >= job.owner_integrity;
}

bool Decisions::MayTakeOwnership(const Caller& caller) const {
  return IsActingAdministrator(caller, version()) && !IsRefusedByToken(caller, version());
}

HRESULT Decisions::CallAtImpersonationLevel(ImpersonationLevel level) const {
  return level < ImpersonationLevel::kIdentify ? E_ACCESSDENIED : S_OK;
}

bool Decisions::TakenJobNeedsElevation() const { return true; }

// --- Sessions ---

bool Decisions::RunsWithoutSession(AccountKind kind) const { return kind != AccountKind::kPerson; }
bool Decisions::RunAsIsSession() const { return false; }

BG_JOB_STATE Decisions::StateAfterLogOff(BG_JOB_STATE state) const {
  const bool runs = state == BG_JOB_STATE_CONNECTING || state == BG_JOB_STATE_TRANSFERRING;
  return runs ? BG_JOB_STATE_QUEUED : state;
}

bool Decisions::RunsAfterLogOn() const { return true; }
BG_JOB_STATE Decisions::StateAfterLostToken(BG_JOB_STATE) const { return BG_JOB_STATE_ERROR; }

// --- Limits ---

bool Decisions::IsLimited(AccountKind kind, bool is_administrator) const {
  return version() >= kBits3_0 && kind == AccountKind::kPerson && !is_administrator;
}

ULONG Decisions::JobsPerMachineMax() const { return 300; }
ULONG Decisions::JobsPerUserMax() const { return 60; }
ULONG Decisions::FilesPerJobMax() const { return 200; }
ULONG Decisions::RangesPerFileMax() const { return 500; }

// --- What blocks a job ---

bool Decisions::Blocks(Block block, BG_JOB_PRIORITY priority) const {
  switch (block) {
    case Block::kNone:
      return false;
    case Block::kCost:  // the job's own flags say what it may cost
    case Block::kVolumeLock:
      return true;
    case Block::kStandby:
    case Block::kSystemPolicy:
      return version() >= kBits5_0;
    case Block::kBandwidth:
      return version() >= kBits2_0 && priority != BG_JOB_PRIORITY_FOREGROUND;
    case Block::kBatteryPolicy:
    case Block::kBatterySaver:
    case Block::kBackgroundAccess:
    case Block::kGameMode:
      return version() >= kBits5_0 && priority != BG_JOB_PRIORITY_FOREGROUND;
  }
  return false;
}

HRESULT Decisions::BlockError(Block block) const {
  switch (block) {
    case Block::kNone:
      break;
    case Block::kBandwidth:
      return BG_E_BLOCKED_BY_POLICY;
    case Block::kCost:
      return BG_E_BLOCKED_BY_COST_TRANSFER_POLICY;
    case Block::kBatteryPolicy:
      return BG_E_BLOCKED_BY_BATTERY_POLICY;
    case Block::kBatterySaver:
      return BG_E_BLOCKED_BY_BATTERY_SAVER;
    case Block::kStandby:
      return BG_E_STANDBY_MODE;
    case Block::kBackgroundAccess:
      return BG_E_BLOCKED_BY_BACKGROUND_ACCESS_POLICY;
    case Block::kGameMode:
      return BG_E_BLOCKED_BY_GAME_MODE;
    case Block::kSystemPolicy:
      return BG_E_BLOCKED_BY_SYSTEM_POLICY;
    case Block::kVolumeLock:
      return BG_E_DESTINATION_LOCKED;
  }
  return E_FAIL;
}

BG_JOB_STATE Decisions::StateAfterBlock(Block) const { return BG_JOB_STATE_QUEUED; }

bool Decisions::IsRetriedByTimer(FailureClass failure) const {
  return failure == FailureClass::kTransient;
}

bool Decisions::BandwidthIntervalIsMonotonic() const { return true; }
bool Decisions::CostFlagsActAtOnce() const { return true; }

// --- Time limits, queue, persistence, disk ---

bool Decisions::CountsAsDownloadTime(BG_JOB_STATE state) const {
  return state == BG_JOB_STATE_CONNECTING || state == BG_JOB_STATE_TRANSFERRING;
}

bool Decisions::ResumeRestartsDownloadTime() const { return true; }
HRESULT Decisions::MaximumDownloadTimeError() const { return BG_E_MAXDOWNLOAD_TIMEOUT; }
bool Decisions::ForegroundRunsBeside() const { return version() > kBits1_5; }
bool Decisions::ProgressSurvivesRestart() const { return true; }
bool Decisions::FinalJobLeavesQueue() const { return true; }

bool Decisions::CrashLosesProgress(bool is_high_performance) const { return is_high_performance; }
bool Decisions::UnstoredRemoteNameIsLost() const { return true; }
bool Decisions::UnreadableQueueIsEmpty() const { return true; }
bool Decisions::UnreadableQueueLeavesFiles() const { return true; }
HRESULT Decisions::UndeletableFiles() const { return BG_S_UNABLE_TO_DELETE_FILES; }
bool Decisions::CompleterOwnsFiles() const { return version() > kBits1_2; }
FailureClass Decisions::ClassifyDiskFailure(HRESULT) const { return FailureClass::kFatal; }

}  // namespace bitsim
