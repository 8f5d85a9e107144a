#include "bitsim/decisions/machine_decisions.h"

namespace bitsim {
namespace {

// Before Windows Vista an administrator's applications had all his rights.
bool IsActingAdministrator(const Caller& caller, BitsVersion version) {
  return caller.is_administrator && (caller.is_elevated || version < kBits3_0);
}

bool IsRefusedByToken(const Caller& caller, BitsVersion version) {
  return caller.is_restricted && version >= kBits1_5;
}

}  // namespace

// --- Access ---

bool MachineDecisions::MayCreateJob(const Caller& caller) const {
  return !IsRefusedByToken(caller, version());
}

bool MachineDecisions::MayReadJob(const Caller& caller, const OwnedJob&) const {
  return caller.is_owner || IsActingAdministrator(caller, version());
}

bool MachineDecisions::MayChangeJob(const Caller& caller, const OwnedJob& job) const {
  if (!caller.is_owner && !IsActingAdministrator(caller, version())) return false;
  if (IsRefusedByToken(caller, version())) return false;
  if (version() < kBits3_0) return true;  // neither elevation nor integrity levels
  return (caller.is_elevated || !job.owner_is_elevated) && caller.integrity >= job.owner_integrity;
}

bool MachineDecisions::MayTakeOwnership(const Caller& caller) const {
  return IsActingAdministrator(caller, version()) && !IsRefusedByToken(caller, version());
}

HRESULT MachineDecisions::CallAtImpersonationLevel(ImpersonationLevel level) const {
  return level < ImpersonationLevel::kIdentify ? E_ACCESSDENIED : S_OK;
}

bool MachineDecisions::TakenJobNeedsElevation() const { return true; }

// --- Sessions ---

bool MachineDecisions::RunsWithoutSession(AccountKind kind) const {
  return kind != AccountKind::kPerson;
}
bool MachineDecisions::RunAsIsSession() const { return false; }

BG_JOB_STATE MachineDecisions::StateAfterLogOff(BG_JOB_STATE state) const {
  const bool runs = state == BG_JOB_STATE_CONNECTING || state == BG_JOB_STATE_TRANSFERRING;
  return runs ? BG_JOB_STATE_QUEUED : state;
}

bool MachineDecisions::RunsAfterLogOn() const { return true; }
BG_JOB_STATE MachineDecisions::StateAfterLostToken(BG_JOB_STATE) const {
  return BG_JOB_STATE_ERROR;
}

// --- Limits ---

bool MachineDecisions::IsLimited(AccountKind kind, bool is_administrator) const {
  return version() >= kBits3_0 && kind == AccountKind::kPerson && !is_administrator;
}

ULONG MachineDecisions::JobsPerMachineMax() const { return 300; }
ULONG MachineDecisions::JobsPerUserMax() const { return 60; }
ULONG MachineDecisions::FilesPerJobMax() const { return 200; }
ULONG MachineDecisions::RangesPerFileMax() const { return 500; }

// --- What blocks a job ---

bool MachineDecisions::Blocks(Block block, BG_JOB_PRIORITY priority) const {
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

HRESULT MachineDecisions::BlockError(Block block) const {
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

BG_JOB_STATE MachineDecisions::StateAfterBlock(Block) const { return BG_JOB_STATE_QUEUED; }

bool MachineDecisions::IsRetriedByTimer(FailureClass failure) const {
  return failure == FailureClass::kTransient;
}

bool MachineDecisions::BandwidthIntervalIsMonotonic() const { return true; }
bool MachineDecisions::CostFlagsActAtOnce() const { return true; }

// --- Time limits, queue, persistence, disk ---

bool MachineDecisions::CountsAsDownloadTime(BG_JOB_STATE state) const {
  return state == BG_JOB_STATE_CONNECTING || state == BG_JOB_STATE_TRANSFERRING;
}

bool MachineDecisions::ResumeRestartsDownloadTime() const { return true; }
HRESULT MachineDecisions::MaximumDownloadTimeError() const { return BG_E_MAXDOWNLOAD_TIMEOUT; }
bool MachineDecisions::ForegroundRunsBeside() const { return version() > kBits1_5; }
bool MachineDecisions::ProgressSurvivesRestart() const { return true; }
bool MachineDecisions::CrashLosesProgress(bool is_high_performance) const {
  return is_high_performance;
}
bool MachineDecisions::UnstoredRemoteNameIsLost() const { return true; }
bool MachineDecisions::UnreadableQueueIsEmpty() const { return true; }
bool MachineDecisions::UnreadableQueueLeavesFiles() const { return true; }
HRESULT MachineDecisions::UndeletableFiles() const { return BG_S_UNABLE_TO_DELETE_FILES; }
bool MachineDecisions::CompleterOwnsFiles() const { return version() > kBits1_2; }
FailureClass MachineDecisions::ClassifyDiskFailure(HRESULT) const { return FailureClass::kFatal; }

}  // namespace bitsim
