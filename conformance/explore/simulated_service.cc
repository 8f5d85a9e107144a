#include "conformance/explore/simulated_service.h"

#include <algorithm>
#include <chrono>
#include <string>

#include "conformance/explore/client_callback.h"
#include "conformance/model/job_call.h"
#include "conformance/model/program_file.h"

namespace conformance::explore {
namespace {

using model::Command;
using model::CommandKind;
using model::kJobsMax;

constexpr std::uint64_t kFileBytes = 1000;
constexpr DWORD kFilesMax = 2;
constexpr auto kMoment = std::chrono::milliseconds(1);
constexpr auto kLastWait = std::chrono::days(80);

bitsim::SimulationOptions OptionsFrom(bitsim::ChoiceSource& choices,
                                      const bitsim::Decisions* decisions,
                                      std::size_t trace_capacity) {
  return {.choices = &choices,
          .decisions = decisions,
          .link = {.bits_per_second = std::uint64_t{1} << 40, .latency = bitsim::Duration(0)},
          .trace_capacity = std::max<std::size_t>(trace_capacity, 16),
          .events_at_one_instant_max = 100'000};
}

std::string PathOf(std::size_t job, DWORD file) {
  return "/" + std::to_string(job + 1) + static_cast<char>('a' + file);
}

// The applications' user; who only looks must not log him on.
bitsim::User Looker() { return {.token = {.is_run_as = true}}; }

BG_JOB_STATE StateOf(IBackgroundCopyJob& job) {
  BG_JOB_STATE state = BG_JOB_STATE_SUSPENDED;
  job.GetState(&state);
  return state;
}

bool IsFinal(BG_JOB_STATE state) {
  return state == BG_JOB_STATE_ACKNOWLEDGED || state == BG_JOB_STATE_CANCELLED;
}

DWORD FileCount(IBackgroundCopyJob& job) {
  BG_JOB_PROGRESS progress = {};
  job.GetProgress(&progress);
  return progress.FilesTotal;
}

}  // namespace

SimulatedService::SimulatedService(bitsim::ChoiceSource& choices,
                                   const bitsim::Decisions* decisions, std::size_t trace_capacity)
    : simulation_(OptionsFrom(choices, decisions, trace_capacity)),
      origin_(&simulation_.network().AddOrigin("http://origin.test")) {
  observer_ = ComPtr<IBackgroundCopyManager>::Adopt(
      simulation_.StartApplication("observer", Looker()).CreateManager());
  for (std::size_t job = 0; job < kJobsMax; ++job) SetServer(job, model::Server::kServes);
  for (std::size_t job = 0; job < kJobsMax; ++job) {
    PutClass(job, model::NotificationClass::kListens);
    PutClass(job, model::NotificationClass::kFails);
  }
}

SimulatedService::~SimulatedService() = default;

model::Observation SimulatedService::Run(const Command& command) {
  observation_ = {};
  launches_before_ = simulation_.programs().launches().size();
  if (!IsMeaningless(command)) {
    switch (command.kind) {
      case CommandKind::kKill:
        Kill(command.application);
        break;
      case CommandKind::kStopServers:
        StopServers();
        break;
      case CommandKind::kServer:
        SetServer(command.job, static_cast<model::Server>(command.argument));
        break;
      case CommandKind::kCut:
        simulation_.network().Cut();
        simulation_.RunFor(kMoment);
        break;
      case CommandKind::kRestore:
        simulation_.network().Restore();
        simulation_.RunFor(kMoment);
        break;
      case CommandKind::kRestart:
        simulation_.RestartService();
        break;
      case CommandKind::kLogOff:
        for (std::size_t i = 0; i < model::kApplicationsMax; ++i) Kill(i);
        StopServers();
        simulation_.LogOff({});
        break;
      case CommandKind::kWait:
        simulation_.RunFor(std::chrono::seconds(command.argument) + kMoment);
        break;
      default:
        observation_.result = Call(command);
        break;
    }
  }
  ObserveOtherWays(command);
  Observe();
  return observation_;
}

// The same as the model's, asked of what there is.
bool SimulatedService::IsMeaningless(const Command& command) {
  IBackgroundCopyJob* const job = observed_[command.job].get();
  switch (command.kind) {
    case CommandKind::kCreate:
      return job != nullptr && !IsFinal(StateOf(*job));
    case CommandKind::kAddFile:
      return job == nullptr || FileCount(*job) >= kFilesMax;
    case CommandKind::kWait:
      return simulation_.now() - bitsim::kSimulationStart +
                 std::chrono::seconds(command.argument) >=
             kLastWait;
    case CommandKind::kCut:
      return !simulation_.network().connected();
    case CommandKind::kRestore:
      return simulation_.network().connected();
    default:
      return model::IsCall(command.kind) && job == nullptr;
  }
}

HRESULT SimulatedService::Call(const Command& command) {
  Client& client = clients_[command.application];
  if (client.application == nullptr) {
    ++client.incarnation;
    client.application =
        &simulation_.StartApplication(std::string(1, model::ApplicationName(command.application)));
    client.manager = ComPtr<IBackgroundCopyManager>::Adopt(client.application->CreateManager());
  }
  if (command.kind == CommandKind::kCreate) return Create(client, command.job);
  ComPtr<IBackgroundCopyJob>& pointer = client.jobs[command.job];
  if (pointer.get() == nullptr) {
    IBackgroundCopyJob* found = nullptr;
    const HRESULT result = client.manager->GetJob(ids_[command.job], &found);
    if (FAILED(result)) return result;
    pointer = ComPtr<IBackgroundCopyJob>::Adopt(found);
  }
  IBackgroundCopyJob& job = *pointer.get();
  switch (command.kind) {
    case CommandKind::kAddFile:
      return AddFile(job, command.job);
    case CommandKind::kRegister:
      return Register(job, command.job, command.application,
                      static_cast<model::Behaviour>(command.argument));
    case CommandKind::kSetProgram:
      return SetProgram(job, command.job, static_cast<model::Program>(command.argument));
    case CommandKind::kSetClass:
      has_had_other_way_[command.job] = true;
      return model::SetClass(
          job,
          model::ClassOf(command.job, static_cast<model::NotificationClass>(command.argument)));
    default:
      return model::CallJob(job, command);
  }
}

HRESULT SimulatedService::Create(Client& client, std::size_t job) {
  IBackgroundCopyJob* made = nullptr;
  const std::wstring name = L"job " + std::to_wstring(job + 1);
  const HRESULT result =
      client.manager->CreateJob(name.c_str(), BG_JOB_TYPE_DOWNLOAD, &ids_[job], &made);
  if (FAILED(result)) return result;
  for (Client& other : clients_) other.jobs[job].Reset();
  client.jobs[job] = ComPtr<IBackgroundCopyJob>::Adopt(made);
  made->SetPriority(BG_JOB_PRIORITY_FOREGROUND);
  IBackgroundCopyJob* seen = nullptr;
  observer_->GetJob(ids_[job], &seen);
  observed_[job] = ComPtr<IBackgroundCopyJob>::Adopt(seen);
  return result;
}

HRESULT SimulatedService::AddFile(IBackgroundCopyJob& job, std::size_t index) {
  const std::string path = PathOf(index, FileCount(job));
  const std::wstring wide(path.begin(), path.end());
  return job.AddFile((L"http://origin.test" + wide).c_str(), (L"C:\\" + wide.substr(1)).c_str());
}

HRESULT SimulatedService::Register(IBackgroundCopyJob& job, std::size_t index,
                                   std::size_t application, model::Behaviour behaviour) {
  ClientCallback& callback = callbacks_.emplace_back(*this, index, application,
                                                     clients_[application].incarnation, behaviour);
  callback.AddRef();
  const HRESULT result = job.SetNotifyInterface(&callback);
  callback.Release();
  return result;
}

HRESULT SimulatedService::SetProgram(IBackgroundCopyJob& job, std::size_t index,
                                     model::Program program) {
  if (program == model::Program::kNone) return model::SetProgram(job, L"");
  bitsim::Program does = {.exit_code = 1};
  if (program == model::Program::kSucceeds) does = {.exit_code = 0};
  if (program == model::Program::kLasts) {
    does = {.exit_code = 0, .duration = std::chrono::hours(1)};
  }
  if (program == model::Program::kCompletes) {
    does.run = [this, index](bitsim::Application& self, const std::string&) {
      const auto manager = ComPtr<IBackgroundCopyManager>::Adopt(self.CreateManager());
      ComPtr<IBackgroundCopyJob> found;
      if (SUCCEEDED(manager->GetJob(ids_[index], found.put()))) found->Complete();
      return 1u;
    };
  }
  const std::string path = "C:\\" + model::ProgramFile({index, program});
  if (program != model::Program::kMissing) simulation_.programs().Put(path, does);
  has_had_other_way_[index] = true;
  return model::SetProgram(job, std::wstring(path.begin(), path.end()));
}

void SimulatedService::PutClass(std::size_t job, model::NotificationClass notification_class) {
  const auto behaviour = notification_class == model::NotificationClass::kFails
                             ? model::Behaviour::kFail
                             : model::Behaviour::kListen;
  const auto make = [this, job, behaviour](bitsim::Application&) -> IUnknown* {
    ClientCallback& callback = callbacks_.emplace_back(
        *this, job, model::kClassServer, clients_[model::kClassServer].incarnation, behaviour);
    callback.AddRef();
    return &callback;
  };
  simulation_.class_registry().Put(model::ClassOf(job, notification_class), {.make = make});
}

void SimulatedService::StopServers() {
  for (const bitsim::Activation& activation : simulation_.class_registry().activations()) {
    if (activation.server != nullptr && activation.server->is_running()) activation.server->Kill();
  }
  ++clients_[model::kClassServer].incarnation;
}

void SimulatedService::SetServer(std::size_t job, model::Server server) {
  bitsim::Resource resource = {.content = bitsim::Content::Pattern(kFileBytes)};
  switch (server) {
    case model::Server::kServes:
      break;
    case model::Server::kMissing:
      resource.answer.status = 404;
      break;
    case model::Server::kBusy:
      resource.answer.status = 503;
      break;
    case model::Server::kStalls:
      resource.answer.stall_after_bytes = 0;
      break;
  }
  for (DWORD file = 0; file < kFilesMax; ++file) origin_->Put(PathOf(job, file), resource);
}

void SimulatedService::Kill(std::size_t application) {
  Client& client = clients_[application];
  if (client.application == nullptr) return;
  client.application->Kill();
  client.application = nullptr;
  ++client.incarnation;  // so that late calls are noticed before it starts again
  client.manager.Reset();
  for (ComPtr<IBackgroundCopyJob>& job : client.jobs) job.Reset();
}

void SimulatedService::ObserveLaunches() {
  const std::vector<bitsim::Launch>& launches = simulation_.programs().launches();
  for (std::size_t i = launches_before_; i < launches.size(); ++i) {
    const std::wstring path(launches[i].program.begin(), launches[i].program.end());
    const auto launched = model::ParseProgramPath(path);
    if (launched) observation_.jobs[launched->job].launches.push_back(launched->program);
  }
}

// Asked when it may have changed: two texts are made for each answer.
void SimulatedService::ObserveOtherWays(const Command& command) {
  for (std::size_t i = 0; i < kJobsMax; ++i) {
    const bool is_called = model::IsCall(command.kind) && command.job == i;
    const bool may_change = is_called || command.kind == CommandKind::kRestart;
    if (!has_had_other_way_[i] || !may_change || observed_[i].get() == nullptr) continue;
    programs_[i] = model::Program::kNone;
    model::GetProgram(*observed_[i].get(), programs_[i]);
    model::GetClass(*observed_[i].get(), i, classes_[i]);
  }
}

void SimulatedService::Observe() {
  ObserveLaunches();
  // Before the getters below: one of them gives a reference, too.
  for (const ClientCallback& callback : callbacks_) {
    observation_.jobs[callback.job()].callbacks_held += callback.references() > 0;
  }
  for (std::size_t i = 0; i < kJobsMax; ++i) {
    if (observed_[i].get() == nullptr) continue;
    IBackgroundCopyJob& job = *observed_[i].get();
    model::JobObservation& seen = observation_.jobs[i];
    seen.exists = true;
    seen.view.state = StateOf(job);
    ULONG flags = 0;
    job.GetNotifyFlags(&flags);
    seen.view.flags = static_cast<std::uint32_t>(flags);
    BG_JOB_PROGRESS progress = {};
    job.GetProgress(&progress);
    seen.view.files = progress.FilesTotal;
    seen.view.files_transferred = progress.FilesTransferred;
    IBackgroundCopyError* error = nullptr;
    if (SUCCEEDED(job.GetError(&error)) && error != nullptr) {
      BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
      error->GetError(&context, &seen.view.error);
      error->Release();
    }
    ULONG seconds = 0;
    job.GetMinimumRetryDelay(&seconds);
    seen.view.retry_delay_seconds = static_cast<std::uint32_t>(seconds);
    job.GetNoProgressTimeout(&seconds);
    seen.view.no_progress_seconds = static_cast<std::uint32_t>(seconds);
    seen.view.program = programs_[i];
    seen.view.notification_class = classes_[i];
    IUnknown* callback = nullptr;
    seen.callback_result = job.GetNotifyInterface(&callback);
    seen.view.has_callback = callback != nullptr;
    if (callback != nullptr) callback->Release();
  }
}

}  // namespace conformance::explore
