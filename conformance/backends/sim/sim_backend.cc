#include "conformance/backends/sim/sim_backend.h"

#include <deque>
#include <utility>

#include "bitsim/simulation.h"
#include "conformance/backends/sim/sim_choices.h"
#include "conformance/backends/sim/sim_origin.h"
#include "conformance/backends/sim/sim_trace_files.h"
#include "conformance/backends/sim/sim_values.h"
#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

// Far more than any test has; a mutant that runs in circles is stopped soon.
constexpr std::uint64_t kEventsAtOneInstantMax = 100'000;
constexpr std::string_view kFolder = "C:\\bitsim\\";
constexpr std::string_view kVolume = "C:";

class SimApplication final : public Application {
 public:
  explicit SimApplication(bitsim::Application& application) : application_(application) {}

  std::string_view name() const override { return application_.name(); }
  ComPtr<IBackgroundCopyManager> manager() override {
    return ComPtr<IBackgroundCopyManager>::Adopt(application_.CreateManager());
  }
  void Kill() override { application_.Kill(); }

 private:
  bitsim::Application& application_;
};

SimChoicesOptions ChoicesOf(const TestbedOptions& options) {
  return {.seed = options.seed,
          .recording = options.recording,
          .recording_place = options.recording_place,
          .recording_first_line = options.recording_first_line,
          .records = options.records};
}

class SimTestbed final : public Testbed, public TraceExporter {
 public:
  SimTestbed(const Capabilities& capabilities, const TestbedOptions& options,
             const bitsim::Decisions* decisions)
      : capabilities_(capabilities),
        choices_(ChoicesOf(options)),
        simulation_({.choices = &choices_.source(),
                     .decisions = decisions,
                     .events_at_one_instant_max = kEventsAtOneInstantMax}),
        origin_(simulation_.network()) {}

  const Capabilities& capabilities() const override { return capabilities_; }

  Application& StartApplication(std::string_view name, std::string_view user) override {
    return applications_.emplace_back(simulation_.StartApplication(name, ToUser(user)));
  }
  Application& StartApplicationAs(std::string_view name, std::string_view user,
                                  TokenKind token) override {
    bitsim::User with_token = ToUser(user);
    with_token.token = ToToken(token);
    return applications_.emplace_back(simulation_.StartApplication(name, with_token));
  }

  Origin& origin() override { return origin_; }
  std::wstring JobName(std::string_view name) override { return Widen(name); }
  std::wstring LocalPath(std::string_view name) override { return Widen(kFolder) + Widen(name); }

  std::optional<std::uint64_t> FileSizeBytes(const std::wstring& path) override {
    const bitsim::DiskFile* const file = simulation_.disk().Find(Narrow(path));
    if (file == nullptr) return std::nullopt;
    return file->size_bytes();
  }
  std::vector<std::wstring> LocalFiles() override {
    std::vector<std::wstring> names;
    for (const std::string& path : simulation_.disk().Paths()) {
      if (path.starts_with(kFolder)) names.push_back(Widen(path.substr(kFolder.size())));
    }
    return names;
  }
  void WriteFile(const std::wstring& path, std::uint64_t size_bytes) override {
    simulation_.disk().Write(Narrow(path), bitsim::Content::Pattern(size_bytes));
  }
  void LockFile(const std::wstring& path) override { simulation_.disk().Lock(Narrow(path)); }
  void UnlockFile(const std::wstring& path) override { simulation_.disk().Unlock(Narrow(path)); }

  void CutNetwork() override { simulation_.network().Cut(); }
  void RestoreNetwork() override { simulation_.network().Restore(); }
  void StepWallClock(Duration step) override { simulation_.StepWallClock(ToTicks(step)); }
  void RestartService() override { simulation_.RestartService(); }

  void PutProgram(const std::wstring& path, const Program& program) override {
    bitsim::Program simulated = {.exit_code = program.exit_code, .duration = program.duration};
    if (program.run) {
      simulated.run = [this, run = program.run](bitsim::Application& self,
                                                const std::string& parameters) {
        return run(applications_.emplace_back(self), Widen(parameters));
      };
    }
    simulation_.programs().Put(Narrow(path), simulated);
  }
  void RemoveProgram(const std::wstring& path) override {
    simulation_.programs().Remove(Narrow(path));
  }
  std::vector<Launch> Launches() const override {
    std::vector<Launch> launches;
    for (const bitsim::Launch& launch : simulation_.programs().launches()) {
      launches.push_back({.program = Widen(launch.program),
                          .parameters = Widen(launch.parameters),
                          .user = launch.user == kDefaultUserName ? "" : launch.user,
                          .at = launch.started - bitsim::kSimulationStart,
                          .was_found = launch.was_found,
                          .has_ended = launch.has_ended});
    }
    return launches;
  }
  void PutClass(const GUID& clsid, const std::function<IUnknown*()>& make) override {
    simulation_.class_registry().Put(clsid,
                                     {.make = [make](bitsim::Application&) { return make(); }});
  }
  int Activations(const GUID& clsid) const override {
    int count = 0;
    for (const bitsim::Activation& activation : simulation_.class_registry().activations()) {
      if (IsEqualGUID(activation.clsid, clsid)) ++count;
    }
    return count;
  }
  void KillServer(const GUID& clsid) override {
    bitsim::Application* server = nullptr;
    for (const bitsim::Activation& activation : simulation_.class_registry().activations()) {
      if (IsEqualGUID(activation.clsid, clsid) && activation.server != nullptr) {
        server = activation.server;
      }
    }
    if (server != nullptr) server->Kill();
  }
  void LogOff(std::string_view user) override { simulation_.LogOff(ToUser(user)); }
  void LogOn(std::string_view user) override { simulation_.LogOn(ToUser(user)); }
  void BeginCondition(MachineCondition condition) override {
    simulation_.machine().Begin(ToSimulated(condition));
  }
  void EndCondition(MachineCondition condition) override {
    simulation_.machine().End(ToSimulated(condition));
  }
  void SetNetworkCost(DWORD cost) override {
    simulation_.machine().SetNetworkCost(static_cast<bitsim::NetworkCost>(cost));
  }
  // The day begins with the simulation, so that hours are counted from midnight.
  void SetBackgroundBandwidth(std::uint32_t kilobits_per_second,
                              std::chrono::hours hours) override {
    const auto since_midnight =
        (simulation_.wall_now() - bitsim::kSimulationStartWallTime) % std::chrono::hours(24);
    const auto hour = std::chrono::floor<std::chrono::hours>(since_midnight).count();
    simulation_.machine().SetBandwidthPolicy(
        {.from_hour = static_cast<int>(hour),
         .to_hour = static_cast<int>((hour + hours.count()) % 24),
         .limit_kilobits_per_second = kilobits_per_second});
  }
  void SetJobLimits(const JobLimits& limits) override {
    simulation_.machine().SetGroupPolicies({.jobs_per_machine_max = limits.jobs_per_machine,
                                            .jobs_per_user_max = limits.jobs_per_user,
                                            .files_per_job_max = limits.files_per_job,
                                            .ranges_per_file_max = limits.ranges_per_file});
  }
  void LockVolume() override { simulation_.machine().LockVolume(kVolume); }
  void UnlockVolume() override { simulation_.machine().UnlockVolume(kVolume); }
  void CrashMachine() override { simulation_.CrashMachine(); }
  void CorruptStateFile() override { simulation_.CorruptStateFile(); }

  using Testbed::WaitUntil;
  bool WaitUntil(const std::function<bool()>& condition, Duration limit) override {
    return simulation_.RunUntil(condition, ToTicks(limit));
  }
  void LetPass(Duration duration) override { simulation_.RunFor(ToTicks(duration)); }
  void Block(Duration duration) override { simulation_.Sleep(ToTicks(duration)); }
  Duration Now() const override { return simulation_.now() - bitsim::kSimulationStart; }

  std::vector<std::string> Trace() const override { return simulation_.trace().Lines(); }
  std::uint64_t TraceHash() const override { return simulation_.trace().hash(); }
  std::string Recording() const override { return choices_.Recording(); }
  void CheckRecording() const override {
    if (!choices_.misfit().empty()) throw InputError(choices_.misfit());
  }
  std::vector<TraceFile> ExportTrace() const override { return FilesOf(simulation_.trace()); }

 private:
  const Capabilities& capabilities_;
  SimChoices choices_;
  // Programs that run when the simulation ends are applications, too.
  std::deque<SimApplication> applications_;
  mutable bitsim::Simulation simulation_;
  SimOrigin origin_;
};

}  // namespace

SimBackend::SimBackend(std::string name, const bitsim::Decisions* decisions)
    : name_(std::move(name)), decisions_(decisions) {
  capabilities_.has = EveryCapability();
  const bitsim::BitsVersion version =
      decisions == nullptr ? bitsim::kNewestBitsVersion : decisions->version();
  capabilities_.bits_version = std::to_string(version.major) + "." + std::to_string(version.minor);
  // Virtual: longer than any retry, shorter than any time-out of the service.
  capabilities_.patience = std::chrono::hours(1);
}

std::unique_ptr<Testbed> SimBackend::MakeTestbed(const TestbedOptions& options) {
  try {
    return std::make_unique<SimTestbed>(capabilities_, options, decisions_);
  } catch (const bitsim::RecordingError& error) {
    throw InputError(error.what());
  }
}

}  // namespace conformance
