// The half of PluginTestbed that is about the machine: programs, classes, conditions, mishaps.

#include <utility>

#include "conformance/backends/plugin/plugin_objects.h"
#include "conformance/backends/plugin/plugin_origin.h"
#include "conformance/backends/plugin/plugin_testbed.h"

namespace conformance {
namespace {

UINT32 ToPlugin(MachineCondition condition) {
  switch (condition) {
    case MachineCondition::kBatteryPolicy:
      break;
    case MachineCondition::kBatterySaver:
      return BITSIM_CONDITION_BATTERY_SAVER;
    case MachineCondition::kStandby:
      return BITSIM_CONDITION_STANDBY;
    case MachineCondition::kNoBackgroundAccess:
      return BITSIM_CONDITION_NO_BACKGROUND_ACCESS;
    case MachineCondition::kGameMode:
      return BITSIM_CONDITION_GAME_MODE;
  }
  return BITSIM_CONDITION_BATTERY_POLICY;
}

}  // namespace

// --- Programs and classes ---

void PluginTestbed::PutProgram(const std::wstring& path, const Program& program) {
  IBitsimPrograms& programs = Need(groups_->programs, Capability::kPrograms);
  ComPtr<IBitsimProgram> code;
  if (program.run) {
    code = MakeProgram(
        [this, run = program.run](ComPtr<IBitsimApplication> self, const std::wstring& parameters) {
          return run(Adopt("program", std::move(self)), parameters);
        });
  }
  const BITSIM_PROGRAM given = {.code = code.get(),
                                .duration_ticks = ToTicks(program.duration),
                                .exit_code = program.exit_code};
  library_.Check(programs.Put(path.c_str(), &given), "IBitsimPrograms::Put");
}

void PluginTestbed::RemoveProgram(const std::wstring& path) {
  library_.Check(Need(groups_->programs, Capability::kPrograms).Remove(path.c_str()),
                 "IBitsimPrograms::Remove");
}

std::vector<Launch> PluginTestbed::Launches() const {
  constexpr std::string_view kMethod = "IBitsimPrograms::GetLaunch";
  IBitsimPrograms& programs = Need(groups_->programs, Capability::kPrograms);
  std::vector<Launch> launches;
  library_.ReadList(
      [&](UINT32 index) {
        BITSIM_LAUNCH given = {};
        const HRESULT result = programs.GetLaunch(index, &given);
        if (result != S_OK) return result;
        launches.push_back(
            {.program = std::wstring(library_.CheckText(given.program, kMethod)),
             .parameters = std::wstring(library_.CheckText(given.parameters, kMethod)),
             .user = std::string(library_.CheckText(given.user, kMethod)),
             .at = FromTicks(given.at_ticks),
             .was_found = given.was_found != FALSE,
             .has_ended = given.has_ended != FALSE});
        return result;
      },
      kMethod);
  return launches;
}

void PluginTestbed::PutClass(const GUID& clsid, const std::function<IUnknown*()>& make) {
  IBitsimClasses& classes = Need(groups_->classes, Capability::kClassRegistry);
  library_.Check(classes.Put(clsid, MakeClassFactory(make).get()), "IBitsimClasses::Put");
}

int PluginTestbed::Activations(const GUID& clsid) const {
  UINT32 count = 0;
  library_.Check(Need(groups_->classes, Capability::kClassRegistry).GetActivations(clsid, &count),
                 "IBitsimClasses::GetActivations");
  return static_cast<int>(count);
}

void PluginTestbed::KillServer(const GUID& clsid) {
  library_.Check(Need(groups_->classes, Capability::kClassRegistry).KillServer(clsid),
                 "IBitsimClasses::KillServer");
}

// --- The machine ---

void PluginTestbed::CutNetwork() {
  library_.Check(Need(groups_->network, Capability::kNetwork).Cut(), "IBitsimNetwork::Cut");
}

void PluginTestbed::RestoreNetwork() {
  library_.Check(Need(groups_->network, Capability::kNetwork).Restore(), "IBitsimNetwork::Restore");
}

void PluginTestbed::StepWallClock(Duration step) {
  library_.Check(Need(groups_->wall_clock, Capability::kWallClock).Step(step.count() / 100),
                 "IBitsimWallClock::Step");
}

void PluginTestbed::RestartService() {
  library_.Check(Need(groups_->service, Capability::kServiceRestart).Restart(),
                 "IBitsimService::Restart");
}

void PluginTestbed::LogOff(std::string_view user) {
  library_.Check(Need(groups_->sessions, Capability::kSessions).LogOff(std::string(user).c_str()),
                 "IBitsimSessions::LogOff");
}

void PluginTestbed::LogOn(std::string_view user) {
  library_.Check(Need(groups_->sessions, Capability::kSessions).LogOn(std::string(user).c_str()),
                 "IBitsimSessions::LogOn");
}

void PluginTestbed::BeginCondition(MachineCondition condition) {
  library_.Check(Need(groups_->conditions, Capability::kConditions).Begin(ToPlugin(condition)),
                 "IBitsimConditions::Begin");
}

void PluginTestbed::EndCondition(MachineCondition condition) {
  library_.Check(Need(groups_->conditions, Capability::kConditions).End(ToPlugin(condition)),
                 "IBitsimConditions::End");
}

void PluginTestbed::SetNetworkCost(DWORD cost) {
  library_.Check(Need(groups_->conditions, Capability::kConditions).SetNetworkCost(cost),
                 "IBitsimConditions::SetNetworkCost");
}

void PluginTestbed::SetBackgroundBandwidth(std::uint32_t kilobits_per_second,
                                           std::chrono::hours hours) {
  library_.Check(
      Need(groups_->conditions, Capability::kConditions)
          .SetBackgroundBandwidth(kilobits_per_second, static_cast<UINT32>(hours.count())),
      "IBitsimConditions::SetBackgroundBandwidth");
}

void PluginTestbed::SetJobLimits(const JobLimits& limits) {
  const BITSIM_JOB_LIMITS given = {
      .jobs_per_machine = limits.jobs_per_machine.value_or(BITSIM_DEFAULT_LIMIT),
      .jobs_per_user = limits.jobs_per_user.value_or(BITSIM_DEFAULT_LIMIT),
      .files_per_job = limits.files_per_job.value_or(BITSIM_DEFAULT_LIMIT),
      .ranges_per_file = limits.ranges_per_file.value_or(BITSIM_DEFAULT_LIMIT)};
  library_.Check(Need(groups_->policies, Capability::kJobLimits).SetJobLimits(&given),
                 "IBitsimPolicies::SetJobLimits");
}

void PluginTestbed::CrashMachine() {
  library_.Check(Need(groups_->crash, Capability::kCrash).CrashMachine(),
                 "IBitsimCrash::CrashMachine");
}

void PluginTestbed::CorruptStateFile() {
  library_.Check(Need(groups_->state_file, Capability::kCorruptStateFile).Corrupt(),
                 "IBitsimStateFile::Corrupt");
}

void PluginTestbed::LockVolume() {
  library_.Check(Need(groups_->volume, Capability::kLockVolume).Lock(), "IBitsimVolume::Lock");
}

void PluginTestbed::UnlockVolume() {
  library_.Check(Need(groups_->volume, Capability::kLockVolume).Unlock(), "IBitsimVolume::Unlock");
}

}  // namespace conformance
