#include "conformance/suite/premises.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "conformance/suite/held_calls.h"
#include "conformance/suite/living_job.h"
#include "conformance/testbed/callback.h"
#include "conformance/testbed/errors.h"
#include "conformance/testbed/premise.h"
#include "conformance/verdict/current_run.h"
#include "rule_ids.h"

namespace conformance {
namespace {

constexpr std::string_view kPath = "/experiment";

bool HasCome(Testbed& testbed, std::string_view method) {
  const auto requests = testbed.origin().requests();
  return std::any_of(requests.begin(), requests.end(), [&](const Request& request) {
    return request.path == kPath && request.method == method;
  });
}

// A job of one file, which the origin gives in this way, and a callback on it.
class Experiment {
 public:
  enum class Callbacks { kNone, kAll };
  Experiment(Testbed& testbed, Application& application, const Resource& resource,
             Callbacks callbacks = Callbacks::kNone, BG_JOB_TYPE type = BG_JOB_TYPE_DOWNLOAD)
      : testbed_(testbed) {
    const std::wstring name = testbed.JobName("experiment");
    GUID id = {};
    application.manager()->CreateJob(name.c_str(), type, &id, job_.put());
    if (!job_) throw BackendError("CreateJob gave no job for an experiment");
    testbed.origin().Put(kPath, resource);
    job_->AddFile(testbed.origin().Url(kPath).c_str(), testbed.LocalPath("experiment").c_str());
    if (callbacks == Callbacks::kAll) {
      job_->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR |
                           BG_NOTIFY_JOB_MODIFICATION);
      job_->SetNotifyInterface(callback_->object());
    }
    job_->Resume();
  }
  Experiment(const Experiment&) = delete;
  Experiment& operator=(const Experiment&) = delete;
  // Not while a call is under way: some services cannot bear that.
  ~Experiment() {
    if (callback_->calls() > 0) {
      testbed_.LetPass(std::chrono::milliseconds(200));
      testbed_.WaitUntil([this] { return callback_->returned() == callback_->calls(); });
    }
    if (!is_being_cancelled_) job_->Cancel();
  }

  bool ShowsError() {
    return testbed_.WaitUntil([this] { return callback_->errors() > 0; });
  }
  bool ShowsModification() {
    return testbed_.WaitUntil([this] { return callback_->modifications() > 0; });
  }
  bool ShowsReplay() {
    testbed_.WaitUntil([this] {
      BG_JOB_STATE state = BG_JOB_STATE_QUEUED;
      job_->GetState(&state);
      return state == BG_JOB_STATE_TRANSFERRED && callback_->returned() > 0;
    });
    const auto latecomer = Callback::Make();
    job_->SetNotifyInterface(latecomer->object());
    return testbed_.WaitUntil([&] { return latecomer->transferred() > 0; });
  }
  // Whether it comes to rest in that state.
  bool EndsIn(BG_JOB_STATE expected) {
    BG_JOB_STATE state = BG_JOB_STATE_QUEUED;
    testbed_.WaitUntil([&] {
      state = StateOfLiving(job_.get());
      return state == BG_JOB_STATE_TRANSIENT_ERROR || state == BG_JOB_STATE_ERROR ||
             state == BG_JOB_STATE_TRANSFERRED;
    });
    return state == expected;
  }
  bool ShowsPacket() {
    return testbed_.WaitUntil([this] { return HasCome(testbed_, "BITS_POST"); });
  }
  // Whether Cancel of a job of which much has been transferred comes back. If not, it does when the
  // origin ends.
  bool CanBeCancelledUnderWay() {
    constexpr UINT64 kWellUnderWayBytes = 100'000;
    testbed_.WaitUntil([this] {
      BG_JOB_PROGRESS progress = {};
      job_->GetProgress(&progress);
      return progress.BytesTransferred > kWellUnderWayBytes;
    });
    const auto returned = std::make_shared<std::atomic<bool>>(false);
    std::thread([returned, job = job_] {
      job->Cancel();
      *returned = true;
    }).detach();
    is_being_cancelled_ = true;
    return testbed_.WaitUntil([&] { return returned->load(); });
  }

 private:
  Testbed& testbed_;
  std::shared_ptr<Callback> callback_ = Callback::Make();
  ComPtr<IBackgroundCopyJob> job_;
  bool is_being_cancelled_ = false;
};

// Whether a second client is told while the handler of the first blocks.
bool ShowsConcurrentCalls(Testbed& testbed, Application& application) {
  HeldCalls held(testbed);
  std::vector<std::shared_ptr<Callback>> callbacks;
  std::vector<ComPtr<IBackgroundCopyJob>> jobs;
  testbed.origin().Put(kPath, {.size_bytes = 1000});
  for (const char* const number : {"1", "2"}) {
    callbacks.push_back(Callback::Make());
    ON_CALL(callbacks.back()->mock(), JobTransferred).WillByDefault(held.Stay());
    const std::wstring name = testbed.JobName("experiment");
    GUID id = {};
    ComPtr<IBackgroundCopyJob>& job = jobs.emplace_back();
    application.manager()->CreateJob(name.c_str(), BG_JOB_TYPE_DOWNLOAD, &id, job.put());
    if (!job) throw BackendError("CreateJob gave no job for an experiment");
    const std::string path = std::string("experiment").append(number);
    job->AddFile(testbed.origin().Url(kPath).c_str(), testbed.LocalPath(path).c_str());
    job->SetNotifyInterface(callbacks.back()->object());
    job->Resume();
  }
  const bool shown = testbed.WaitUntil([&] { return held.open() == 2; });
  held.LetGo();
  testbed.WaitUntil([&] { return callbacks[0]->returned() + callbacks[1]->returned() == 2; });
  for (const ComPtr<IBackgroundCopyJob>& job : jobs) job->Cancel();
  return shown;
}

// Whether the origin is asked for the files of a job in their order.
bool ShowsFileOrder(Testbed& testbed, Application& application) {
  const std::wstring name = testbed.JobName("experiment");
  GUID id = {};
  ComPtr<IBackgroundCopyJob> job;
  application.manager()->CreateJob(name.c_str(), BG_JOB_TYPE_DOWNLOAD, &id, job.put());
  if (!job) throw BackendError("CreateJob gave no job for an experiment");
  std::vector<std::string> paths;
  for (const char* const number : {"1", "2", "3"}) {
    const std::string& path = paths.emplace_back(std::string(kPath).append(number));
    testbed.origin().Put(path, {.size_bytes = 1000});
    job->AddFile(testbed.origin().Url(path).c_str(), testbed.LocalPath(path.substr(1)).c_str());
  }
  job->Resume();
  testbed.WaitUntil([&] { return StateOfLiving(job.get()) == BG_JOB_STATE_TRANSFERRED; });
  job->Cancel();
  std::vector<std::string> asked;
  for (const Request& request : testbed.origin().requests()) {
    if (std::find(paths.begin(), paths.end(), request.path) == paths.end()) continue;
    if (asked.empty() || asked.back() != request.path) asked.push_back(request.path);
  }
  return asked == paths;
}

// One after the other, handlers take themselves off their jobs while the client goes on with the
// next one. A service that cannot bear it answers nobody any more, and this does not return.
bool ShowsCallsInside(Testbed& testbed, Application& application) {
  constexpr int kAttempts = 20;
  testbed.origin().Put(kPath, {.size_bytes = 1000});
  bool holds = true;
  for (int attempt = 0; attempt < kAttempts && holds; ++attempt) {
    const auto callback = Callback::Make();
    ON_CALL(callback->mock(), JobTransferred).WillByDefault([](IBackgroundCopyJob* told) {
      return told->SetNotifyInterface(nullptr);
    });
    const std::wstring name = testbed.JobName("experiment");
    GUID id = {};
    ComPtr<IBackgroundCopyJob> job;
    application.manager()->CreateJob(name.c_str(), BG_JOB_TYPE_DOWNLOAD, &id, job.put());
    if (!job) throw BackendError("CreateJob gave no job for an experiment");
    job->AddFile(testbed.origin().Url(kPath).c_str(), testbed.LocalPath("experiment").c_str());
    job->SetNotifyInterface(callback->object());
    job->Resume();
    testbed.WaitUntil([&] { return StateOfLiving(job.get()) == BG_JOB_STATE_TRANSFERRED; });
    holds = testbed.WaitUntil([&] { return callback->returned() > 0; });
    job->Cancel();
  }
  return holds;
}

void Require(RuleId rule, Testbed& testbed, const std::function<bool()>& find_out) {
  if (testbed.capabilities().Has(Capability::kVirtualTime)) return;
  static std::map<std::string_view, bool> known;
  const auto [place, is_new] = known.emplace(Get(rule).id, false);
  if (is_new) place->second = find_out();
  Presume(rule, place->second);
}

}  // namespace

using Callbacks = Experiment::Callbacks;

void RequireErrorsTold(Testbed& testbed, Application& application) {
  Require(rule::NOTIFY_ERR_01, testbed, [&] {
    return Experiment(testbed, application, {.answer = {.status = 404}}, Callbacks::kAll)
        .ShowsError();
  });
}

void RequireModificationsTold(Testbed& testbed, Application& application) {
  Require(rule::NOTIFY_MOD_01, testbed, [&] {
    return Experiment(testbed, application, {.size_bytes = 1000}, Callbacks::kAll)
        .ShowsModification();
  });
}

void RequireReplay(Testbed& testbed, Application& application) {
  Require(rule::NOTIFY_REG_14, testbed, [&] {
    return Experiment(testbed, application, {.size_bytes = 1000}, Callbacks::kAll).ShowsReplay();
  });
}

void RequireConcurrentCalls(Testbed& testbed, Application& application) {
  Require(rule::NOTIFY_CB_09, testbed, [&] { return ShowsConcurrentCalls(testbed, application); });
}

void RequireTransientErrors(Testbed& testbed, Application& application) {
  Require(rule::ST_06, testbed, [&] {
    return Experiment(testbed, application, {.answer = {.status = 500}})
        .EndsIn(BG_JOB_STATE_TRANSIENT_ERROR);
  });
}

void RequireRefusals(Testbed& testbed, Application& application) {
  Require(rule::ST_07, testbed, [&] {
    return Experiment(testbed, application, {.answer = {.status = 403}}).EndsIn(BG_JOB_STATE_ERROR);
  });
}

void RequireBreaksToPass(Testbed& testbed, Application& application) {
  Require(rule::ST_11, testbed, [&] {
    return Experiment(testbed, application,
                      {.size_bytes = 10'000, .answer = {.break_after_bytes = 6000}})
        .EndsIn(BG_JOB_STATE_TRANSIENT_ERROR);
  });
}

void RequireFileOrder(Testbed& testbed, Application& application) {
  Require(rule::ST_12, testbed, [&] { return ShowsFileOrder(testbed, application); });
}

void RequireUploads(Testbed& testbed, Application& application) {
  Require(rule::ST_08, testbed, [&] {
    testbed.WriteFile(testbed.LocalPath("experiment"), 10);
    testbed.origin().AcceptUploads(kPath, {});
    return Experiment(testbed, application, {.size_bytes = 10}, Callbacks::kNone,
                      BG_JOB_TYPE_UPLOAD)
        .ShowsPacket();
  });
}

void RequireCancelUnderWay(Testbed& testbed, Application& application) {
  RestOn(rule::ST_23);
  Require(rule::ST_23, testbed, [&] {
    return Experiment(testbed, application,
                      {.size_bytes = 10'000'000'000, .bytes_per_second = 1'000'000})
        .CanBeCancelledUnderWay();
  });
}

void RequireCallsInside(Testbed& testbed, Application& application) {
  RestOn(rule::NOTIFY_CB_08);
  Require(rule::NOTIFY_CB_08, testbed, [&] { return ShowsCallsInside(testbed, application); });
}

void RequireThat(bool holds, const Testbed& testbed, std::string_view what) {
  if (holds || testbed.capabilities().Has(Capability::kVirtualTime)) return;
  CurrentRun::Get().SetUnsupported("needs " + std::string(what));
  throw PremiseMissing();
}

void RequireImplemented(std::string_view method, HRESULT answer) {
  if (answer != E_NOTIMPL) return;
  CurrentRun::Get().SetUnsupported("needs " + std::string(method) +
                                   ", which answers E_NOTIMPL here");
  throw PremiseMissing();
}

Testbed::Duration PatienceForRetries(const Testbed& testbed, int retries) {
  const Capabilities& backend = testbed.capabilities();
  return backend.patience + retries * Testbed::Duration(backend.shortest_retry_delay);
}

}  // namespace conformance
