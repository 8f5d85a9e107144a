#include "conformance/questions/asked_service.h"

#include <algorithm>
#include <string>

#include "conformance/model/job_call.h"
#include "conformance/model/program_file.h"
#include "conformance/questions/asked_server.h"
#include "conformance/suite/living_job.h"
#include "conformance/testbed/errors.h"

namespace conformance::questions {
namespace {

using model::Command;
using model::CommandKind;
using model::Server;

std::string NameOf(std::size_t application) {
  return std::string(1, model::ApplicationName(application));
}

bool Ends(const Command& command) {
  return command.kind == CommandKind::kKill || command.kind == CommandKind::kLogOff;
}

bool IsSecond(const Command& command) { return command.application > 0; }

// Any client but the one that looks on.
bool NeedsOthers(std::span<const Command> history) {
  return std::any_of(history.begin(), history.end(),
                     [](const Command& command) { return Ends(command) || IsSecond(command); });
}

// The smaller object where the larger is not needed: it must do for every service (NOTIFY-FLG-14).
CallbackInterfaces InterfacesFor(std::span<const Command> history) {
  return std::any_of(history.begin(), history.end(), AsksForFiles) ? CallbackInterfaces::kCallback2
                                                                   : CallbackInterfaces::kCallback;
}

// Whether the getter told anything; `unseen` is set where it is not implemented.
bool Tells(HRESULT result, bool& unseen) {
  if (result == E_NOTIMPL) unseen = true;
  return SUCCEEDED(result);
}

std::uint32_t Narrow(ULONG number) { return static_cast<std::uint32_t>(number); }

}  // namespace

bool AsksForFiles(const Command& command) {
  return command.kind == CommandKind::kSetFlags &&
         (command.argument & BG_NOTIFY_FILE_TRANSFERRED) != 0;
}

std::set<Capability> CapabilitiesFor(std::span<const Command> history) {
  std::set<Capability> needed;
  for (const Command& command : history) {
    switch (command.kind) {
      case CommandKind::kKill:
        needed.insert(Capability::kKillApplication);
        break;
      case CommandKind::kServer:
        if (static_cast<Server>(command.argument) == Server::kStalls) {
          needed.insert(Capability::kStall);
        }
        break;
      case CommandKind::kCut:
      case CommandKind::kRestore:
        needed.insert(Capability::kNetwork);
        break;
      case CommandKind::kRestart:
        needed.insert(Capability::kServiceRestart);
        break;
      case CommandKind::kSetProgram:
        needed.insert(Capability::kPrograms);
        break;
      case CommandKind::kLogOff:
        needed.insert({Capability::kSessions, Capability::kKillApplication});
        break;
      default:
        break;
    }
  }
  if (NeedsOthers(history)) needed.insert(Capability::kSecondApplication);
  return needed;
}

AskedService::AskedService(Testbed& testbed, std::span<const Command> history)
    : testbed_(testbed),
      looker_is_client_(!NeedsOthers(history)),
      callbacks_(std::make_shared<AskedCallbacks>(testbed, InterfacesFor(history))),
      looker_(&testbed.StartApplication("client")) {
  for (std::size_t job = 0; job < model::kJobsMax; ++job) SetServer(testbed, job, Server::kServes);
}

AskedService::~AskedService() = default;

std::optional<HRESULT> AskedService::Do(const Command& command) {
  callbacks_->ForgetCalls();
  if (may_run_programs_) launches_before_ = testbed_.Launches().size();
  switch (command.kind) {
    case CommandKind::kKill:
      Kill(command.application);
      break;
    case CommandKind::kServer:
      SetServer(testbed_, command.job, static_cast<Server>(command.argument));
      break;
    case CommandKind::kCut:
      callbacks_->NoteNetwork(false);
      testbed_.CutNetwork();
      break;
    case CommandKind::kRestore:
      testbed_.RestoreNetwork();
      callbacks_->NoteNetwork(true);
      break;
    case CommandKind::kRestart:
      RestartService();
      break;
    case CommandKind::kLogOff:
      for (std::size_t i = 0; i < clients_.size(); ++i) Kill(i);
      testbed_.LogOff();
      break;
    case CommandKind::kWait:
      break;
    default:
      return Call(command);
  }
  return std::nullopt;
}

HRESULT AskedService::Call(const Command& command) {
  Client& client = clients_[command.application];
  if (client.application == nullptr) {
    client.application =
        looker_is_client_ ? looker_ : &testbed_.StartApplication(NameOf(command.application));
  }
  if (command.kind == CommandKind::kCreate) return Create(client, command.job);
  HRESULT found = S_OK;
  if (!Find(*client.application, command.job, client.jobs[command.job], &found)) return found;
  IBackgroundCopyJob& job = *client.jobs[command.job].get();
  switch (command.kind) {
    case CommandKind::kAddFile:
      return AddFile(job, command.job);
    case CommandKind::kRegister:
      return callbacks_->Register(job, command.job, command.application,
                                  static_cast<model::Behaviour>(command.argument));
    case CommandKind::kSetProgram:
      return SetProgram(job, command.job, static_cast<model::Program>(command.argument));
    default:
      return model::CallJob(job, command);
  }
}

HRESULT AskedService::Create(Client& client, std::size_t job) {
  const std::wstring name = testbed_.JobName("question " + std::to_string(job + 1));
  ComPtr<IBackgroundCopyJob> made;
  const HRESULT result = client.application->manager()->CreateJob(
      name.c_str(), BG_JOB_TYPE_DOWNLOAD, &ids_[job], made.put());
  if (FAILED(result) || !made) throw BackendError("CreateJob answered " + HresultText(result));
  for (Client& other : clients_) other.jobs[job].Reset();
  made->SetPriority(BG_JOB_PRIORITY_FOREGROUND);
  client.jobs[job] = std::move(made);
  observed_[job].Reset();
  was_made_[job] = true;
  files_[job] = 0;
  return result;
}

HRESULT AskedService::AddFile(IBackgroundCopyJob& job, std::size_t index) {
  const DWORD file = files_[index]++;
  const std::string path = PathOf(index, file);
  const std::wstring local = testbed_.LocalPath(path.substr(1));
  return job.AddFile(testbed_.origin().Url(path).c_str(), local.c_str());
}

HRESULT AskedService::SetProgram(IBackgroundCopyJob& job, std::size_t index,
                                 model::Program program) {
  if (program == model::Program::kNone) return model::SetProgram(job, L"");
  conformance::Program does = {.exit_code = program == model::Program::kSucceeds ? 0u : 1u};
  if (program == model::Program::kCompletes) {
    does.run = [id = ids_[index]](Application& self, const std::wstring&) {
      ComPtr<IBackgroundCopyJob> found;
      if (SUCCEEDED(self.manager()->GetJob(id, found.put())) && found) found->Complete();
      return 1u;
    };
  }
  const std::wstring path = testbed_.LocalPath(model::ProgramFile({index, program}));
  if (program != model::Program::kMissing) testbed_.PutProgram(path, does);
  may_run_programs_ = true;
  return model::SetProgram(job, path);
}

void AskedService::Kill(std::size_t application) {
  Client& client = clients_[application];
  if (client.application == nullptr) return;
  callbacks_->NoteDeath(application);
  client.application->Kill();
  client.application = nullptr;
  for (ComPtr<IBackgroundCopyJob>& job : client.jobs) job.Reset();
}

// A real service hands out new pointers when it is back.
void AskedService::RestartService() {
  for (Client& client : clients_) {
    for (ComPtr<IBackgroundCopyJob>& job : client.jobs) job.Reset();
  }
  for (ComPtr<IBackgroundCopyJob>& job : observed_) job.Reset();
  testbed_.RestartService();
}

bool AskedService::Find(Application& application, std::size_t job,
                        ComPtr<IBackgroundCopyJob>& pointer, HRESULT* result) {
  if (pointer) return true;
  const HRESULT found = application.manager()->GetJob(ids_[job], pointer.put());
  if (result != nullptr) *result = found;
  return static_cast<bool>(pointer);
}

model::Observation AskedService::Observe() {
  model::Observation observation;
  for (std::size_t i = 0; i < model::kJobsMax; ++i) {
    if (was_made_[i]) ObserveJob(i, observation.jobs[i]);
  }
  if (may_run_programs_) ObserveLaunches(observation);
  return observation;
}

void AskedService::ObserveLaunches(model::Observation& observation) const {
  const std::vector<Launch> launches = testbed_.Launches();
  for (std::size_t i = launches_before_; i < launches.size(); ++i) {
    const auto launched = model::ParseProgramPath(launches[i].program);
    if (launched) observation.jobs[launched->job].launches.push_back(launched->program);
  }
}

void AskedService::ObserveJob(std::size_t index, model::JobObservation& seen) {
  // Before the getters below: one of them gives a reference, too.
  callbacks_->Tell(index, seen);
  if (!Find(*looker_, index, observed_[index])) return;
  IBackgroundCopyJob& job = *observed_[index].get();
  seen.exists = true;
  seen.view.state = StateOfLiving(&job);
  ULONG number = 0;
  if (Tells(job.GetNotifyFlags(&number), unseen_.flags)) seen.view.flags = Narrow(number);
  if (Tells(job.GetMinimumRetryDelay(&number), unseen_.retry_delay)) {
    seen.view.retry_delay_seconds = Narrow(number);
  }
  if (Tells(job.GetNoProgressTimeout(&number), unseen_.no_progress)) {
    seen.view.no_progress_seconds = Narrow(number);
  }
  const HRESULT program = model::GetProgram(job, seen.view.program);
  if (program == E_NOINTERFACE) unseen_.program = true;  // before BITS 1.5
  Tells(program, unseen_.program);
  BG_JOB_PROGRESS progress = {};
  if (Tells(job.GetProgress(&progress), unseen_.progress)) {
    seen.view.files = progress.FilesTotal;
    seen.view.files_transferred = progress.FilesTransferred;
  }
  ComPtr<IBackgroundCopyError> error;
  if (Tells(job.GetError(error.put()), unseen_.error) && error) {
    BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
    error->GetError(&context, &seen.view.error);
  }
  ComPtr<IUnknown> callback;
  seen.callback_result = job.GetNotifyInterface(callback.put());
  Tells(seen.callback_result, unseen_.callback);
  seen.view.has_callback = static_cast<bool>(callback);
}

}  // namespace conformance::questions
