#include "conformance/faults/scene.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "bitsim/uploads.h"

namespace conformance::faults {
namespace {

constexpr std::uint64_t kReplyBytes = 10;

std::uint64_t SeedOf(const std::string& name) { return bitsim::HashText(name); }

}  // namespace

Scene::Scene(const SceneOptions& options)
    : options_(options),
      simulation_({.choices = &usual_course_,
                   .decisions = options.decisions,
                   .trace_capacity = SIZE_MAX,
                   .events_at_one_instant_max = 100'000}),
      origin_(&simulation_.network().AddOrigin("http://origin.test")) {
  StartObserver();
}

void Scene::StartObserver() {
  const bitsim::User looker = {.token = {.is_run_as = true}};  // who looks logs nobody on
  observer_ = &simulation_.StartApplication("observer", looker);
  manager_ = ComPtr<IBackgroundCopyManager>::Adopt(observer_->CreateManager());
  for (JobPlan& plan : jobs_) {
    plan.observed.Reset();  // a final job is not found any more
    if (plan.exists) manager_->GetJob(plan.id, plan.observed.put());
  }
}

// --- Jobs ---

JobPlan& Scene::AddJob(JobPlan plan) {
  JobPlan& added = jobs_.emplace_back(std::move(plan));
  for (const PlannedFile& file : added.files) {
    if (added.is_upload()) simulation_.disk().Write(LocalNameOf(file), ContentOf(file));
  }
  if (!added.is_missing_at_first) Put(added);
  if (added.is_busy_at_first) {
    origin_->AnswerNext("/" + added.files.front().name, {.status = 503}, 2);
  }
  return added;
}

void Scene::Put(const JobPlan& plan) {
  const std::uint64_t rate = options_.is_slow ? 1 : 0;
  for (const PlannedFile& file : plan.files) {
    if (plan.is_upload()) {
      bitsim::UploadOptions upload = {.bytes_per_second_max = rate};
      if (plan.type == BG_JOB_TYPE_UPLOAD_REPLY) {
        upload.application = bitsim::ServerApplication{
            .reply = bitsim::Resource{.content = ReplyOf(file), .bytes_per_second_max = rate}};
      }
      origin_->AcceptUploads("/" + file.name, std::move(upload));
    } else {
      origin_->Put("/" + file.name, {.content = OriginalOf(file), .bytes_per_second_max = rate});
    }
  }
}

std::string Scene::UrlOf(const PlannedFile& file) { return "http://origin.test/" + file.name; }
std::string Scene::LocalNameOf(const PlannedFile& file) { return "C:\\data\\" + file.name; }
std::string Scene::ReplyNameOf(const PlannedFile& file) { return LocalNameOf(file) + ".reply"; }

bitsim::Content Scene::ContentOf(const PlannedFile& file) {
  const bitsim::Content original = OriginalOf(file);
  if (file.skips_bytes == 0) return original;
  return bitsim::Content::Text(original.Read(file.skips_bytes, file.size_bytes));
}

bitsim::Content Scene::OriginalOf(const PlannedFile& file) {
  return bitsim::Content::Pattern(file.skips_bytes + file.size_bytes, SeedOf(file.name));
}

bitsim::Content Scene::ReplyOf(const PlannedFile& file) {
  return bitsim::Content::Pattern(kReplyBytes, SeedOf(file.name) + 1);
}

// Who looks dies with the machine, as everybody does.
template <class F>
auto Scene::Look(F look) {
  const std::uint64_t before = simulation_.trace().event_count();
  if (!observer_->is_running()) StartObserver();
  auto seen = look();
  looks_ += simulation_.trace().event_count() - before;
  return seen;
}

void Scene::Observe(JobPlan& plan) {
  plan.exists = true;
  Expect(Look([&] { return manager_->GetJob(plan.id, plan.observed.put()); }) == S_OK,
         "a new job is not found");
  for (const bitsim::TraceEvent& event : simulation_.trace().Events()) {
    if (std::string_view(event.kind->name) == "job.created") plan.number = event.subject;
  }
}

BG_JOB_STATE Scene::StateOf(JobPlan& plan) {
  return Look([&] {
    BG_JOB_STATE state = BG_JOB_STATE_SUSPENDED;
    return plan.observed && plan.observed->GetState(&state) == S_OK ? state : StateInTrace(plan);
  });
}

BG_JOB_STATE Scene::StateInTrace(const JobPlan& plan) const {
  std::uint64_t state = BG_JOB_STATE_SUSPENDED;
  for (const bitsim::TraceEvent& event : simulation_.trace().Events()) {
    const bool is_change = std::string_view(event.kind->name) == "job.state";
    if (is_change && event.subject == plan.number) state = event.second;
  }
  return static_cast<BG_JOB_STATE>(state);
}

bool Scene::IsFinal(JobPlan& plan) {
  const BG_JOB_STATE state = StateOf(plan);
  return state == BG_JOB_STATE_ACKNOWLEDGED || state == BG_JOB_STATE_CANCELLED;
}

bool Scene::HasCallback(JobPlan& plan) {
  return Look([&] {
    IUnknown* callback = nullptr;
    if (plan.observed) plan.observed->GetNotifyInterface(&callback);
    if (callback != nullptr) callback->Release();
    return callback != nullptr;
  });
}

std::size_t Scene::CountListedJobs() {
  return Look([&] {
    ComPtr<IEnumBackgroundCopyJobs> jobs;
    ULONG count = 0;
    if (SUCCEEDED(manager_->EnumJobs(0, jobs.put()))) jobs->GetCount(&count);
    return std::size_t{count};
  });
}

bool Scene::AreAllFinal() {
  return std::all_of(jobs_.begin(), jobs_.end(),
                     [&](JobPlan& plan) { return plan.exists && IsFinal(plan); });
}

bool Scene::AreMadeFinal() {
  return std::all_of(jobs_.begin(), jobs_.end(),
                     [&](JobPlan& plan) { return !plan.exists || IsFinal(plan); });
}

std::uint64_t Scene::BytesTransferred() {
  std::uint64_t bytes = 0;
  for (JobPlan& plan : jobs_) {
    bytes += Look([&] {
      BG_JOB_PROGRESS progress = {};
      if (plan.observed) plan.observed->GetProgress(&progress);
      return progress.BytesTransferred;
    });
  }
  return bytes;
}

// --- Applications ---

bitsim::Application& Scene::Start(std::string_view name) {
  bitsim::Application& application = simulation_.StartApplication(name);
  Began(application);
  return application;
}

void Scene::Began(bitsim::Application& application) {
  const bool is_first = Find(application.name()) == nullptr;
  applications_.push_back(&application);
  if (is_first && application.name() == doomed_application_) {
    application.KillBeforeCall(doomed_call_);
  }
}

void Scene::DoomCall(std::string_view application, std::uint64_t call) {
  doomed_application_ = application;
  doomed_call_ = call;
}

bitsim::Application* Scene::Find(std::string_view name) {
  for (bitsim::Application* const application : applications_) {
    if (application->name() == name) return application;
  }
  return nullptr;
}

void Scene::Pause() { simulation_.Sleep(std::chrono::milliseconds(1)); }

Scene::Body& Scene::BodyOf(std::string_view application) {
  for (Body& body : bodies_) {
    if (body.application == application) return body;
  }
  return bodies_.emplace_back(Body{.application = std::string(application)});
}

void Scene::BodyBegins(const bitsim::Application& application) {
  ++BodyOf(application.name()).begun;
}

void Scene::BodyEnds(const bitsim::Application& application) { ++BodyOf(application.name()).ended; }

bool Scene::HasUnended(std::string_view application) const {
  for (const Body& body : bodies_) {
    if (body.application == application) return body.begun != body.ended;
  }
  return false;
}

// --- Callbacks ---

void Scene::DoomCallback(CallbackPlace place, std::uint64_t number,
                         std::function<void(bitsim::Application&)> strike) {
  doomed_place_ = place;
  doomed_callback_ = number;
  strike_ = std::move(strike);
}

void Scene::CallbackBegins(bitsim::Application& application) {
  Expect(application.is_running(), "a dead client was called");
  BodyBegins(application);
  Strike(CallbackPlace::kBegin, ++callbacks_begun_, application);
}

void Scene::CallbackEnds(bitsim::Application& application) {
  Strike(CallbackPlace::kEnd, ++callbacks_ended_, application);
  BodyEnds(application);
}

void Scene::Strike(CallbackPlace place, std::uint64_t number, bitsim::Application& application) {
  if (place != doomed_place_ || number != doomed_callback_) return;
  doomed_place_ = CallbackPlace::kNone;
  strike_(application);
}

// --- What must not be ---

void Scene::ExpectCompleted(const JobPlan& plan) {
  for (std::size_t i = 0; i < plan.files_added; ++i) {
    const PlannedFile& file = plan.files[i];
    const std::string path = plan.is_upload() ? ReplyNameOf(file) : LocalNameOf(file);
    const bitsim::Content content = plan.is_upload() ? ReplyOf(file) : ContentOf(file);
    if (plan.type != BG_JOB_TYPE_UPLOAD) {
      Expect(simulation_.disk().Read(path) == content.Read(0, content.size_bytes()),
             path + " is not what the server has, after Complete");
    }
    if (!plan.is_upload()) continue;
    const auto uploads = origin_->uploads();
    Expect(std::any_of(uploads.begin(), uploads.end(),
                       [&](const bitsim::ReceivedUpload& upload) {
                         return upload.path == "/" + file.name &&
                                upload.state == bitsim::UploadState::kReceived &&
                                upload.content == ContentOf(file);
                       }),
           file.name + " is not on the server, after Complete");
  }
}

void Scene::Expect(bool holds, std::string_view otherwise) {
  if (!holds) violations_.emplace_back(otherwise);
}

}  // namespace conformance::faults
