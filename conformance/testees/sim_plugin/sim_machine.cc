#include "conformance/testees/sim_plugin/sim_machine.h"

#include <optional>
#include <stdexcept>

namespace sim_plugin {
namespace {

constexpr std::string_view kFolder = "C:\\bitsim\\";
constexpr std::string_view kVolume = "C:";

bitsim::Condition ToSimulated(UINT32 condition) {
  switch (condition) {
    case BITSIM_CONDITION_BATTERY_POLICY:
      return bitsim::Condition::kBatteryPolicy;
    case BITSIM_CONDITION_BATTERY_SAVER:
      return bitsim::Condition::kBatterySaver;
    case BITSIM_CONDITION_STANDBY:
      return bitsim::Condition::kStandby;
    case BITSIM_CONDITION_NO_BACKGROUND_ACCESS:
      return bitsim::Condition::kNoBackgroundAccess;
    case BITSIM_CONDITION_GAME_MODE:
      return bitsim::Condition::kGameMode;
    default:
      throw std::invalid_argument("an unknown condition");
  }
}

std::optional<std::uint32_t> ToSimulatedLimit(UINT32 limit) {
  if (limit == BITSIM_DEFAULT_LIMIT) return std::nullopt;
  return limit;
}

}  // namespace

STDMETHODIMP SimDisk::GetFolder(LPCWSTR* folder) {
  static const std::wstring wide = Widen(kFolder);
  *folder = wide.c_str();
  return S_OK;
}

STDMETHODIMP SimDisk::GetFile(UINT32 index, LPCWSTR* name) {
  for (const std::string& path : world_.simulation.disk().Paths()) {
    if (!path.starts_with(kFolder) || index-- > 0) continue;
    name_ = Widen(path.substr(kFolder.size()));
    *name = name_.c_str();
    return S_OK;
  }
  return S_FALSE;
}

STDMETHODIMP SimDisk::GetFileSize(LPCWSTR path, UINT64* size_bytes) {
  const bitsim::DiskFile* const file = world_.simulation.disk().Find(Narrow(path));
  if (file == nullptr) return S_FALSE;
  *size_bytes = file->size_bytes();
  return S_OK;
}

STDMETHODIMP SimDisk::Write(LPCWSTR path, UINT64 size_bytes) {
  return Do(
      [&] { world_.simulation.disk().Write(Narrow(path), bitsim::Content::Pattern(size_bytes)); });
}

STDMETHODIMP SimFileLocks::Lock(LPCWSTR path) {
  return Do([&] { world_.simulation.disk().Lock(Narrow(path)); });
}

STDMETHODIMP SimFileLocks::Unlock(LPCWSTR path) {
  return Do([&] { world_.simulation.disk().Unlock(Narrow(path)); });
}

STDMETHODIMP SimVolume::Lock() {
  return Do([&] { world_.simulation.machine().LockVolume(kVolume); });
}

STDMETHODIMP SimVolume::Unlock() {
  return Do([&] { world_.simulation.machine().UnlockVolume(kVolume); });
}

STDMETHODIMP SimNetwork::Cut() {
  return Do([&] { world_.simulation.network().Cut(); });
}

STDMETHODIMP SimNetwork::Restore() {
  return Do([&] { world_.simulation.network().Restore(); });
}

STDMETHODIMP SimWallClock::Step(INT64 ticks) {
  return Do([&] { world_.simulation.StepWallClock(bitsim::Duration(ticks)); });
}

STDMETHODIMP SimService::Restart() {
  return Do([&] { world_.simulation.RestartService(); });
}

STDMETHODIMP SimStateFile::Corrupt() {
  return Do([&] { world_.simulation.CorruptStateFile(); });
}

STDMETHODIMP SimCrash::CrashMachine() {
  return Do([&] { world_.simulation.CrashMachine(); });
}

STDMETHODIMP SimSessions::LogOff(LPCSTR user) {
  return Do([&] { world_.simulation.LogOff(ToUser(user)); });
}

STDMETHODIMP SimSessions::LogOn(LPCSTR user) {
  return Do([&] { world_.simulation.LogOn(ToUser(user)); });
}

STDMETHODIMP SimConditions::Begin(UINT32 condition) {
  return Do([&] { world_.simulation.machine().Begin(ToSimulated(condition)); });
}

STDMETHODIMP SimConditions::End(UINT32 condition) {
  return Do([&] { world_.simulation.machine().End(ToSimulated(condition)); });
}

STDMETHODIMP SimConditions::SetNetworkCost(DWORD cost) {
  return Do(
      [&] { world_.simulation.machine().SetNetworkCost(static_cast<bitsim::NetworkCost>(cost)); });
}

// The day begins with the simulation, so that hours are counted from midnight.
STDMETHODIMP SimConditions::SetBackgroundBandwidth(UINT32 kilobits_per_second, UINT32 hours) {
  return Do([&] {
    const auto since_midnight =
        (world_.simulation.wall_now() - bitsim::kSimulationStartWallTime) % std::chrono::hours(24);
    const auto hour = std::chrono::floor<std::chrono::hours>(since_midnight).count();
    world_.simulation.machine().SetBandwidthPolicy(
        {.from_hour = static_cast<int>(hour),
         .to_hour = static_cast<int>((hour + hours) % 24),
         .limit_kilobits_per_second = kilobits_per_second});
  });
}

STDMETHODIMP SimPolicies::SetJobLimits(const BITSIM_JOB_LIMITS* limits) {
  return Do([&] {
    world_.simulation.machine().SetGroupPolicies(
        {.jobs_per_machine_max = ToSimulatedLimit(limits->jobs_per_machine),
         .jobs_per_user_max = ToSimulatedLimit(limits->jobs_per_user),
         .files_per_job_max = ToSimulatedLimit(limits->files_per_job),
         .ranges_per_file_max = ToSimulatedLimit(limits->ranges_per_file)});
  });
}

}  // namespace sim_plugin
