#include "bitsim/simulation.h"

#include <algorithm>
#include <deque>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "sim/com/manager_object.h"
#include "sim/com/process.h"
#include "sim/com/program_registry.h"
#include "sim/com/server_registry.h"
#include "sim/com/simulation_access.h"
#include "sim/core/world.h"
#include "sim/engine/deadline.h"
#include "sim/engine/engine_trace.h"
#include "sim/net/network_service.h"
#include "sim/notify/notifier.h"

namespace bitsim {
namespace {

constexpr TraceKind kApplicationStarted{"application.started"};
constexpr TraceKind kApplicationKilled{"application.killed"};

// Some centuries before the end of FILETIME: time goes on after a step.
constexpr WallTime kLastWallTime{std::chrono::years(27'399)};

std::string TextOf(Duration duration) { return std::to_string(duration.count()) + " ticks"; }

WorldOptions WorldOptionsFrom(const SimulationOptions& options) {
  const bool is_known = std::find(kAllBitsVersions.begin(), kAllBitsVersions.end(),
                                  options.bits_version) != kAllBitsVersions.end();
  if (!is_known) {
    throw std::invalid_argument("bits_version is " + std::to_string(options.bits_version.major) +
                                "." + std::to_string(options.bits_version.minor) +
                                ", which there is not");
  }
  if (options.idle_horizon < Duration::zero()) {
    throw std::invalid_argument("idle_horizon is " + TextOf(options.idle_horizon));
  }
  WorldOptions world;
  world.trace_capacity = options.trace_capacity;
  world.events_at_one_instant_max = options.events_at_one_instant_max;
  world.idle_horizon = options.idle_horizon;
  return world;
}

class ApplicationProcess final : public Application {
 public:
  ApplicationProcess(Service& service, std::string name, const User& user, UserIndex account,
                     std::uint32_t group)
      : service_(service), process_(new Process(service, std::move(name), user, account, group)) {
    Note(kApplicationStarted);
  }
  ~ApplicationProcess() {
    process_->Disconnect();
    process_->Release();
  }
  ApplicationProcess(const ApplicationProcess&) = delete;
  ApplicationProcess& operator=(const ApplicationProcess&) = delete;

  std::string_view name() const override { return process_->name(); }
  const User& user() const override { return process_->token(); }
  bool is_running() const override { return process_->is_alive(); }

  IBackgroundCopyManager* CreateManager() override { return new ManagerObject(*process_); }

  void Run(std::function<void()> body) override {
    if (!process_->is_alive()) {
      throw std::logic_error("the application '" + process_->name() + "' was killed");
    }
    if (body == nullptr) throw std::invalid_argument("a thread has nothing to run");
    service_.world.Spawn(process_->identity(), process_->group(), std::move(body));
  }

  std::vector<std::string> open_references() const override { return process_->OpenReferences(); }
  void UseSingleThreadedApartment() override { process_->UseSingleThreadedApartment(); }

  void Kill() override {
    if (!process_->is_alive()) return;
    Note(kApplicationKilled);
    process_->Die();
    // Before the stacks unwind: an object may live on one of them.
    if (service_.decisions.CallbackEndsWithApplication()) process_->LetGoOfCallbacks();
    service_.world.KillGroup(process_->group());
  }

  void KillBeforeCall(std::uint64_t calls) override {
    process_->KillBeforeCall(calls, [this] { Kill(); });
  }

  std::uint32_t group() const { return process_->group(); }

  // The simulation ends: no COM call gets through any more.
  void Die() { process_->Die(); }
  Process& process() { return *process_; }

 private:
  void Note(const TraceKind& kind) {
    service_.world.trace().Add(service_.world.now(), process_->identity(), kNoJob, kind);
  }

  Service& service_;
  Process* process_;
};

}  // namespace

class Simulation::Implementation final : private ApplicationStarter {
 public:
  explicit Implementation(const SimulationOptions& options)
      : seeded_(options.seed),
        world_(options.choices != nullptr ? *options.choices : seeded_, WorldOptionsFrom(options)),
        network_(world_),
        documented_(options.bits_version),
        decisions_(options.decisions != nullptr ? *options.decisions : documented_),
        engine_(world_, network_, disk_, decisions_),
        notifier_(world_, engine_, decisions_),
        service_{world_, engine_, notifier_, decisions_},
        programs_(world_, engine_, *this, notifier_),
        classes_(world_, engine_, *this) {
    network_.SetLink(options.link);
    notifier_.SetProgramStarter(programs_);
    notifier_.SetClassActivator(classes_);
  }

  // Callbacks are given back before the stacks unwind, on which they may live; those in a call are
  // given back with it. All this runs client code, while all that it may touch is there.
  ~Implementation() {
    for (ApplicationProcess& application : applications_) application.Die();
    notifier_.ReleaseCallbacks();
    engine_.ReleaseCertificateValidators();
    for (ApplicationProcess& application : applications_) {
      application.process().LetGoOfCallbacks();
    }
    try {
      world_.KillAllActors();
    } catch (...) {
      // What client code throws while it is unwound has nowhere to go.
    }
  }
  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;

  ApplicationProcess& Start(std::string name, const User& user) {
    const auto group = static_cast<std::uint32_t>(applications_.size() + 1);
    const UserIndex account = engine_.AddUser(user);
    return applications_.emplace_back(service_, std::move(name), user, account, group);
  }
  StartedApplication Start(std::string_view name, UserIndex user) override {
    ApplicationProcess& application = Start(std::string(name), User(engine_.user(user)));
    return {application, application.process()};
  }

  // The caller's own application ends last: its Kill does not return.
  void Boot(void (Engine::*restart)()) {
    const std::uint32_t caller = world_.current_group();
    for (ApplicationProcess& application : applications_) {
      if (application.group() != caller) application.Kill();
    }
    engine_.LogOffEverybody();
    notifier_.OnServiceRestart();
    (engine_.*restart)();
    if (caller != 0) applications_[caller - 1].Kill();
  }

  SeededChoices seeded_;
  World world_;
  Disk disk_;
  NetworkService network_;
  const Decisions documented_;
  const Decisions& decisions_;
  Engine engine_;
  Notifier notifier_;
  Service service_;
  ProgramRegistry programs_;
  ServerRegistry classes_;
  std::deque<ApplicationProcess> applications_;
};

Simulation::Simulation(const SimulationOptions& options)
    : implementation_(std::make_unique<Implementation>(options)) {}

Simulation::~Simulation() = default;

Application& Simulation::StartApplication(std::string_view name, const User& user) {
  return implementation_->Start(std::string(name), user);
}

Network& Simulation::network() { return implementation_->network_; }
Disk& Simulation::disk() { return implementation_->disk_; }
Programs& Simulation::programs() { return implementation_->programs_; }
ClassRegistry& Simulation::class_registry() { return implementation_->classes_; }

Certificates& Simulation::certificates() { return implementation_->engine_.certificates(); }

void Simulation::RestartService() {
  implementation_->notifier_.OnServiceRestart();
  implementation_->engine_.Restart();
}

Machine& Simulation::machine() { return implementation_->engine_.machine(); }
void Simulation::LogOn(const User& user) { implementation_->engine_.LogOn(user); }
void Simulation::LogOff(const User& user) { implementation_->engine_.LogOff(user); }

void Simulation::RebootMachine() {
  implementation_->world_.Note(kMachineRebooted);
  implementation_->Boot(&Engine::Restart);
}

void Simulation::CrashMachine() { implementation_->Boot(&Engine::RestartAfterCrash); }
void Simulation::CorruptStateFile() { implementation_->engine_.CorruptStateFile(); }

Instant Simulation::now() const { return implementation_->world_.now(); }
WallTime Simulation::wall_now() const { return implementation_->world_.wall_now(); }

void Simulation::StepWallClock(Duration step) {
  const Duration now = wall_now().time_since_epoch();  // at least 0, so that neither side overflows
  if (step < -now || step > kLastWallTime.time_since_epoch() - now) {
    throw std::invalid_argument("a step of " + TextOf(step) +
                                " leaves the years that a FILETIME can tell");
  }
  implementation_->world_.StepWallClock(step);
  implementation_->engine_.machine().OnWallClockStep(step);
}

void Simulation::RunFor(Duration duration) {
  if (duration < Duration::zero()) {
    throw std::invalid_argument("a run cannot last " + TextOf(duration));
  }
  implementation_->world_.RunFor(duration);
}

void Simulation::RunUntilIdle() { implementation_->world_.RunUntilIdle(); }

bool Simulation::RunUntil(const std::function<bool()>& condition, Duration limit) {
  if (limit < Duration::zero()) throw std::invalid_argument("a run cannot last " + TextOf(limit));
  if (condition == nullptr) throw std::invalid_argument("a run has no condition to wait for");
  return implementation_->world_.RunUntil(condition, DeadlineAfter(now(), limit));
}

void Simulation::Sleep(Duration duration) {
  if (duration < Duration::zero()) {
    throw std::invalid_argument("nobody can sleep for " + TextOf(duration));
  }
  implementation_->world_.Sleep(duration);
}
const Trace& Simulation::trace() const { return implementation_->world_.trace(); }

Service& SimulationAccess::ServiceOf(Simulation& simulation) {
  return simulation.implementation_->service_;
}

Application* SimulationAccess::FindApplication(Simulation& simulation, std::uint32_t group) {
  auto& applications = simulation.implementation_->applications_;
  return group == 0 || group > applications.size() ? nullptr : &applications[group - 1];
}

std::uint32_t SimulationAccess::GroupOf(Simulation& simulation, const Application& application) {
  for (const ApplicationProcess& one : simulation.implementation_->applications_) {
    if (&one == &application) return one.group();
  }
  return 0;
}

}  // namespace bitsim
