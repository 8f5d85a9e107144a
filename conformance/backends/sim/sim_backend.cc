#include "conformance/backends/sim/sim_backend.h"

#include <deque>
#include <utility>

#include "bitsim/simulation.h"
#include "bitsim/uploads.h"
#include "conformance/backends/sim/sim_choices.h"
#include "conformance/backends/sim/sim_trace_files.h"

namespace conformance {
namespace {

constexpr std::string_view kOriginUrl = "http://origin.test";
// Far more than any test has; a mutant that runs in circles is stopped soon.
constexpr std::uint64_t kEventsAtOneInstantMax = 100'000;
constexpr std::string_view kDefaultUser = "user";
constexpr std::string_view kFolder = "C:\\bitsim\\";
constexpr std::string_view kVolume = "C:";

std::wstring Widen(std::string_view ascii) { return std::wstring(ascii.begin(), ascii.end()); }

std::string Narrow(const std::wstring& ascii) {
  std::string text;
  for (const wchar_t c : ascii) text += static_cast<char>(c);
  return text;
}

bitsim::Duration ToTicks(std::chrono::nanoseconds duration) {
  return std::chrono::duration_cast<bitsim::Duration>(duration);
}

bitsim::User ToUser(std::string_view name) {
  if (name == kLocalSystem) return bitsim::LocalSystemUser();
  const std::string user_name(name.empty() ? "user" : name);
  return {.name = user_name, .is_administrator = user_name == kAdministrator};
}

bitsim::Token ToToken(TokenKind kind) {
  switch (kind) {
    case TokenKind::kUsual:
      break;
    case TokenKind::kFiltered:
      return {.is_filtered = true};
    case TokenKind::kRestricted:
      return {.is_restricted = true};
    case TokenKind::kLowIntegrity:
      return {.integrity = bitsim::IntegrityLevel::kLow};
    case TokenKind::kAnonymous:
      return {.impersonation_level = bitsim::ImpersonationLevel::kAnonymous};
    case TokenKind::kRunAs:
      return {.is_run_as = true};
  }
  return {};
}

bitsim::Condition ToSimulated(MachineCondition condition) {
  switch (condition) {
    case MachineCondition::kBatteryPolicy:
      return bitsim::Condition::kBatteryPolicy;
    case MachineCondition::kBatterySaver:
      return bitsim::Condition::kBatterySaver;
    case MachineCondition::kStandby:
      return bitsim::Condition::kStandby;
    case MachineCondition::kNoBackgroundAccess:
      return bitsim::Condition::kNoBackgroundAccess;
    case MachineCondition::kGameMode:
      break;
  }
  return bitsim::Condition::kGameMode;
}

bitsim::Answer ToSimulated(const Answer& answer) {
  return {.status = answer.status,
          .sends_content_length = answer.content_length,
          .accepts_ranges = answer.accepts_ranges,
          .delay = answer.delay,
          .break_after_bytes = answer.break_after_bytes,
          .stall_after_bytes = answer.stall_after_bytes,
          .location = answer.location,
          .is_http_1_0 = answer.http_1_0,
          .sends_content_range = answer.content_range,
          .break_by = answer.break_by == ConnectionEnd::kClose ? bitsim::ConnectionEnd::kClose
                                                               : bitsim::ConnectionEnd::kReset};
}

bitsim::Resource ToSimulated(const Resource& resource) {
  std::optional<bitsim::HttpCredentials> credentials;
  if (!resource.user_name.empty()) {
    credentials = {bitsim::AuthScheme::kBasic, resource.user_name, resource.password};
  }
  return {.content = bitsim::Content::Pattern(resource.size_bytes),
          .etag = resource.etag,
          .last_modified = resource.last_modified,
          .bytes_per_second_max = resource.bytes_per_second,
          .answer = ToSimulated(resource.answer),
          .credentials = credentials};
}

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

class SimOrigin final : public Origin {
 public:
  explicit SimOrigin(bitsim::Origin& origin) : origin_(origin) {}

  std::wstring Url(std::string_view path) override { return Widen(kOriginUrl) + Widen(path); }
  void Put(std::string_view path, const Resource& resource) override {
    origin_.Put(path, ToSimulated(resource));
  }
  void AnswerNext(std::string_view path, const Answer& answer, int count) override {
    origin_.AnswerNext(path, ToSimulated(answer), static_cast<std::uint32_t>(count));
  }
  std::vector<Request> requests() const override {
    std::vector<Request> requests;
    for (const bitsim::ReceivedRequest& received : origin_.requests()) {
      Request& request = requests.emplace_back();
      request.method = received.method_name();
      request.path = received.path;
      if (received.range.has_value()) request.range_first_byte = received.range->first_byte;
      request.at = received.time - bitsim::kSimulationStart;
      request.status = received.status;
    }
    return requests;
  }

  void AcceptUploads(std::string_view path, const UploadTarget& target) override {
    bitsim::ServerApplication application{.status = target.application_status,
                                          .delay = target.application_delay};
    if (target.reply.has_value()) application.reply = ToSimulated(*target.reply);
    origin_.AcceptUploads(path, {.size_bytes_max = target.size_bytes_max,
                                 .bytes_per_second_max = target.bytes_per_second,
                                 .application = application});
  }
  std::vector<Upload> uploads() const override {
    std::vector<Upload> uploads;
    for (const bitsim::ReceivedUpload& received : origin_.uploads()) {
      const bool is_complete = received.state == bitsim::UploadState::kReceived;
      const bool is_under_way = received.state == bitsim::UploadState::kReceiving;
      uploads.push_back({.path = std::string(received.path),
                         .received_bytes = received.received_bytes,
                         .is_complete = is_complete,
                         .is_deleted = !is_complete && !is_under_way,
                         .session_is_open = received.session_is_open,
                         .application_calls = received.application_calls});
    }
    return uploads;
  }

 private:
  bitsim::Origin& origin_;
};

SimChoicesOptions ToSimulated(const TestbedOptions& options) {
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
        choices_(ToSimulated(options)),
        simulation_({.choices = &choices_.source(),
                     .decisions = decisions,
                     .events_at_one_instant_max = kEventsAtOneInstantMax}),
        origin_(simulation_.network().AddOrigin(kOriginUrl)) {}

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
                          .user = launch.user == kDefaultUser ? "" : launch.user,
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
  std::size_t FileCount() override { return simulation_.disk().Paths().size(); }

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
