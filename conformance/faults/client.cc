#include "conformance/faults/client.h"

#include <bits5_0.h>

#include <chrono>
#include <memory>
#include <string>
#include <utility>

#include "conformance/faults/client_callback.h"

namespace conformance::faults {
namespace {

constexpr auto kLooksEvery = std::chrono::hours(6);

ComPtr<IBackgroundCopyManager> CreateManager(Scene& scene, bitsim::Application& application) {
  auto manager = ComPtr<IBackgroundCopyManager>::Adopt(application.CreateManager());
  scene.Pause();
  return manager;
}

bool IsFinal(BG_JOB_STATE state) {
  return state == BG_JOB_STATE_ACKNOWLEDGED || state == BG_JOB_STATE_CANCELLED;
}

HRESULT Register(Scene& scene, bitsim::Application& application, IBackgroundCopyJob& job,
                 JobPlan& plan, std::shared_ptr<Mailbox> mailbox) {
  const auto callback = ComPtr<ClientCallback>::Adopt(
      new ClientCallback(scene, application, plan, std::move(mailbox)));
  const HRESULT result = job.SetNotifyInterface(callback.get());
  scene.Pause();
  return result;
}

// Until the job is final. Acts on what the callback has told only: that is what is asked of it.
void Tend(Scene& scene, IBackgroundCopyJob& job, const JobPlan& plan, Mailbox& mailbox) {
  while (true) {
    scene.simulation().Sleep(kLooksEvery);
    const BG_JOB_STATE state = StateOf(job);
    if (IsFinal(state)) return;
    scene.Pause();
    if (mailbox.is_transferred && state == BG_JOB_STATE_TRANSFERRED) Complete(scene, job, plan);
    if (std::exchange(mailbox.has_failed, false) && state == BG_JOB_STATE_ERROR) job.Resume();
  }
}

HRESULT AddFile(Scene& scene, const ComPtr<IBackgroundCopyJob>& job, JobPlan& plan,
                const PlannedFile& file) {
  const std::wstring url = Wide(Scene::UrlOf(file));
  const std::wstring name = Wide(Scene::LocalNameOf(file));
  BG_FILE_RANGE range = {file.skips_bytes, file.size_bytes};
  const HRESULT result = file.skips_bytes == 0 ? job->AddFile(url.c_str(), name.c_str())
                                               : job.As<IBackgroundCopyJob3>()->AddFileWithRanges(
                                                     url.c_str(), name.c_str(), 1, &range);
  if (SUCCEEDED(result)) ++plan.files_added;
  scene.Pause();
  return result;
}

HRESULT SetReplyName(Scene& scene, const ComPtr<IBackgroundCopyJob>& job, JobPlan& plan) {
  if (plan.type != BG_JOB_TYPE_UPLOAD_REPLY || plan.has_reply_name) return S_OK;
  const std::wstring name = Wide(Scene::ReplyNameOf(plan.files.front()));
  const HRESULT result = job.As<IBackgroundCopyJob2>()->SetReplyFileName(name.c_str());
  plan.has_reply_name = SUCCEEDED(result);
  scene.Pause();
  return result;
}

// Everything but the callback that the plan asks for.
HRESULT Configure(Scene& scene, const ComPtr<IBackgroundCopyJob>& job, JobPlan& plan) {
  HRESULT result = job->SetNotifyFlags(plan.flags);
  scene.Pause();
  if (SUCCEEDED(result)) result = SetReplyName(scene, job, plan);
  if (SUCCEEDED(result) && plan.has_command_line) {
    result = job.As<IBackgroundCopyJob2>()->SetNotifyCmdLine(kProgram, nullptr);
    scene.Pause();
  }
  if (SUCCEEDED(result) && plan.has_class) {
    BITS_JOB_PROPERTY_VALUE value = {};
    value.ClsID = kNotificationClass;
    result =
        job.As<IBackgroundCopyJob5>()->SetProperty(BITS_JOB_PROPERTY_NOTIFICATION_CLSID, value);
    scene.Pause();
  }
  return result;
}

void Rest(Scene& scene, IBackgroundCopyJob& job, JobPlan& plan) {
  scene.simulation().Sleep(std::chrono::milliseconds(20));
  plan.has_resumed = FAILED(job.Suspend());
  scene.simulation().Sleep(std::chrono::minutes(1));
  plan.has_resumed = SUCCEEDED(job.Resume()) || plan.has_resumed;
  scene.Pause();
}

// A client whose call fails gives up: what it has begun is the heir's.
void MakeAndTend(Scene& scene, bitsim::Application& application, JobPlan& plan) {
  const auto manager = CreateManager(scene, application);
  ComPtr<IBackgroundCopyJob> job;
  if (FAILED(manager->CreateJob(L"job", plan.type, &plan.id, job.put()))) return;
  scene.Observe(plan);
  scene.Pause();
  for (const PlannedFile& file : plan.files) {
    if (FAILED(AddFile(scene, job, plan, file))) return;
  }
  if (FAILED(Configure(scene, job, plan))) return;
  const auto mailbox = std::make_shared<Mailbox>();
  if (plan.has_callback && FAILED(Register(scene, application, *job.get(), plan, mailbox))) {
    return;
  }
  plan.has_resumed = SUCCEEDED(job->Resume());
  scene.Pause();
  if (plan.suspends_once) Rest(scene, *job.get(), plan);
  if (plan.has_resumed && plan.has_callback) Tend(scene, *job.get(), plan, *mailbox);
}

void JoinAndTend(Scene& scene, bitsim::Application& application, JobPlan& plan) {
  const auto manager = CreateManager(scene, application);
  for (int i = 0; i < 20 && !plan.exists; ++i) scene.Pause();
  ComPtr<IBackgroundCopyJob> job;
  if (!plan.exists || FAILED(manager->GetJob(plan.id, job.put()))) return;
  scene.simulation().Sleep(std::chrono::milliseconds(20));
  const auto mailbox = std::make_shared<Mailbox>();
  if (FAILED(Register(scene, application, *job.get(), plan, mailbox))) return;
  Tend(scene, *job.get(), plan, *mailbox);
}

void Inherit(Scene& scene, bitsim::Application& application, JobPlan& plan) {
  const auto manager = CreateManager(scene, application);
  ComPtr<IBackgroundCopyJob> job;
  scene.Expect(SUCCEEDED(manager->GetJob(plan.id, job.put())), "the heir does not find a job");
  if (!job) return;
  scene.Pause();
  if (plan.files_added == 0) {
    scene.Expect(job->Cancel() == S_OK, "a job without files cannot be cancelled");
    return;
  }
  const auto mailbox = std::make_shared<Mailbox>();
  const bool is_registered = SUCCEEDED(Register(scene, application, *job.get(), plan, mailbox));
  scene.Expect(is_registered, "the heir cannot register");
  scene.Expect(job->SetNotifyFlags(plan.flags) == S_OK, "the heir cannot set flags");
  scene.Pause();
  scene.Expect(SUCCEEDED(SetReplyName(scene, job, plan)), "the heir cannot name the reply");
  const BG_JOB_STATE state = StateOf(*job.get());
  if (state == BG_JOB_STATE_SUSPENDED || state == BG_JOB_STATE_ERROR) {
    scene.Expect(SUCCEEDED(job->Resume()), "the heir cannot resume");
  }
  Tend(scene, *job.get(), plan, *mailbox);
}

std::uint32_t CompleteForCommandLine(Scene& scene, bitsim::Application& application,
                                     JobPlan& plan) {
  const auto manager = CreateManager(scene, application);
  ComPtr<IBackgroundCopyJob> job;
  if (FAILED(manager->GetJob(plan.id, job.put()))) return 1;
  scene.Pause();
  const BG_JOB_STATE state = StateOf(*job.get());
  scene.Pause();
  if (state == BG_JOB_STATE_TRANSFERRED) {
    return SUCCEEDED(Complete(scene, *job.get(), plan)) ? 0 : 1;
  }
  if (state != BG_JOB_STATE_ERROR) return 1;
  scene.simulation().Sleep(kLooksEvery);
  return SUCCEEDED(job->Resume()) ? 0 : 1;
}

}  // namespace

void RunClient(Scene& scene, bitsim::Application& application, JobPlan& plan) {
  application.Run([&] {
    scene.BodyBegins(application);
    MakeAndTend(scene, application, plan);
    scene.BodyEnds(application);
  });
}

void RunSecondClient(Scene& scene, bitsim::Application& application, JobPlan& plan) {
  application.Run([&] {
    scene.BodyBegins(application);
    JoinAndTend(scene, application, plan);
    scene.BodyEnds(application);
  });
}

void RunHeir(Scene& scene, bitsim::Application& application, JobPlan& plan) {
  application.Run([&] {
    scene.BodyBegins(application);
    Inherit(scene, application, plan);
    scene.BodyEnds(application);
  });
}

void InstallProgram(Scene& scene, JobPlan& plan) {
  const auto run = [&](bitsim::Application& self, const std::string&) {
    scene.Began(self);
    scene.BodyBegins(self);
    const std::uint32_t exit_code = CompleteForCommandLine(scene, self, plan);
    scene.BodyEnds(self);
    return exit_code;
  };
  const std::wstring path = kProgram;
  scene.simulation().programs().Put(std::string(path.begin(), path.end()), {.run = run});
}

void InstallClass(Scene& scene, JobPlan& plan) {
  const auto make = [&](bitsim::Application& server) -> IUnknown* {
    scene.Began(server);
    scene.BodyBegins(server);
    scene.Pause();
    auto* const callback = new ClientCallback(scene, server, plan, std::make_shared<Mailbox>());
    scene.BodyEnds(server);
    return static_cast<IBackgroundCopyCallback2*>(callback);
  };
  scene.simulation().class_registry().Put(kNotificationClass, {.make = make});
}

}  // namespace conformance::faults
