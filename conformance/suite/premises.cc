#include "conformance/suite/premises.h"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "conformance/testbed/callback.h"
#include "conformance/testbed/premise.h"
#include "conformance/verdict/current_run.h"
#include "rule_ids.h"

namespace conformance {
namespace {

// A job of one file, which the origin answers with this status, and a callback on it.
class Experiment {
 public:
  enum class Callbacks { kNone, kAll };
  Experiment(Testbed& testbed, Application& application, int status, Callbacks callbacks)
      : testbed_(testbed) {
    constexpr std::string_view kPath = "/experiment";
    const std::wstring name = testbed.JobName("experiment");
    GUID id = {};
    application.manager()->CreateJob(name.c_str(), BG_JOB_TYPE_DOWNLOAD, &id, job_.put());
    testbed.origin().Put(kPath, {.size_bytes = 1000, .answer = {.status = status}});
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
    testbed_.LetPass(std::chrono::milliseconds(200));
    testbed_.WaitUntil([this] { return callback_->returned() == callback_->calls(); });
    job_->Cancel();
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
  // Ends as soon as the job rests where it should not.
  bool ShowsTransientError() {
    BG_JOB_STATE state = BG_JOB_STATE_QUEUED;
    testbed_.WaitUntil([&] {
      job_->GetState(&state);
      return state == BG_JOB_STATE_TRANSIENT_ERROR || state == BG_JOB_STATE_ERROR ||
             state == BG_JOB_STATE_TRANSFERRED;
    });
    return state == BG_JOB_STATE_TRANSIENT_ERROR;
  }

 private:
  Testbed& testbed_;
  std::shared_ptr<Callback> callback_ = Callback::Make();
  ComPtr<IBackgroundCopyJob> job_;
};

void Require(RuleId rule, Testbed& testbed, const std::function<bool()>& find_out) {
  if (testbed.capabilities().Has(Capability::kVirtualTime)) return;
  static std::map<std::string_view, bool> known;
  const auto [place, is_new] = known.emplace(Get(rule).id, false);
  if (is_new) place->second = find_out();
  Presume(rule, place->second);
}

}  // namespace

void RequireErrorsTold(Testbed& testbed, Application& application) {
  Require(rule::NOTIFY_ERR_01, testbed, [&] {
    return Experiment(testbed, application, 404, Experiment::Callbacks::kAll).ShowsError();
  });
}

void RequireModificationsTold(Testbed& testbed, Application& application) {
  Require(rule::NOTIFY_MOD_01, testbed, [&] {
    return Experiment(testbed, application, 200, Experiment::Callbacks::kAll).ShowsModification();
  });
}

void RequireTransientErrors(Testbed& testbed, Application& application) {
  Require(rule::ST_06, testbed, [&] {
    return Experiment(testbed, application, 500, Experiment::Callbacks::kNone)
        .ShowsTransientError();
  });
}

void RequireReplay(Testbed& testbed, Application& application) {
  Require(rule::NOTIFY_REG_14, testbed, [&] {
    return Experiment(testbed, application, 200, Experiment::Callbacks::kAll).ShowsReplay();
  });
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
