#include "conformance/suite/suite_test.h"

#include <cstdio>
#include <optional>
#include <stdexcept>

#include "conformance/suite/living_job.h"
#include "conformance/testbed/declared_limits.h"
#include "conformance/testbed/errors.h"
#include "conformance/testbed/premise.h"

namespace conformance {
namespace {

// Never null: a test cannot go on without the job, and says so by this exception.
ComPtr<IBackgroundCopyJob> FindJob(Application& application, const GUID& id) {
  ComPtr<IBackgroundCopyJob> job;
  const HRESULT found = application.manager()->GetJob(id, job.put());
  if (!job) throw std::runtime_error("GetJob answered " + HresultText(found));
  return job;
}

// Whether a job stays in that state until its client does something.
bool IsResting(BG_JOB_STATE state) {
  return state == BG_JOB_STATE_ERROR || state == BG_JOB_STATE_TRANSFERRED ||
         state == BG_JOB_STATE_ACKNOWLEDGED || state == BG_JOB_STATE_CANCELLED;
}

}  // namespace

bool IsSameObject(IUnknown* first, IUnknown* second) {
  const auto identity = [](IUnknown* pointer) {
    return ComPtr<IUnknown>::Share(pointer).As<IUnknown>();
  };
  return first != nullptr && second != nullptr && identity(first).get() == identity(second).get();
}

Application& SuiteTest::client() {
  if (client_ == nullptr) client_ = &testbed().StartApplication("client");
  return *client_;
}

SuiteTest::Job SuiteTest::NewJobOf(Application& application) {
  RequireLimit(static_cast<std::uint32_t>(jobs_ + 1), GetDeclaredLimits().jobs, "jobs");
  const std::wstring name = testbed().JobName("job " + std::to_string(++jobs_));
  GUID id = {};
  Job job;
  const HRESULT created =
      application.manager()->CreateJob(name.c_str(), BG_JOB_TYPE_DOWNLOAD, &id, job.put());
  if (FAILED(created) || !job) throw BackendError("CreateJob answered " + HresultText(created));
  job->SetMinimumRetryDelay(
      static_cast<ULONG>(testbed().capabilities().shortest_retry_delay.count()));
  return job;
}

int SuiteTest::AddFile(const Job& job, const Resource& resource) {
  const int index = files_++;
  testbed().origin().Put(RemotePath(index), resource);
  EXPECT_HRESULT(S_OK, job->AddFile(testbed().origin().Url(RemotePath(index)).c_str(),
                                    LocalName(index).c_str()));
  return index;
}

SuiteTest::Job SuiteTest::NewDownloadOf(Application& application, std::uint64_t size_bytes,
                                        int files) {
  RequireLimit(static_cast<std::uint32_t>(files), GetDeclaredLimits().files_per_job,
               "files in a job");
  Job job = NewJobOf(application);
  for (int i = 0; i < files; ++i) AddFile(job, {.size_bytes = size_bytes});
  return job;
}

SuiteTest::Job SuiteTest::NewDownloadOf(const Resource& resource) {
  Job job = NewJob();
  AddFile(job, resource);
  return job;
}

SuiteTest::Job SuiteTest::NewDownloadAnswered(int status) {
  return NewDownloadOf({.size_bytes = 1000, .answer = {.status = status}});
}

SuiteTest::Job SuiteTest::NewStalledDownload() {
  return NewDownloadOf({.size_bytes = 1'000'000, .answer = {.stall_after_bytes = 1000}});
}

SuiteTest::Job SuiteTest::SameJob(Application& application, const Job& job) {
  GUID id = {};
  EXPECT_HRESULT(S_OK, job->GetId(&id));
  return FindJob(application, id);
}

void SuiteTest::Register(const Job& job, const std::shared_ptr<Callback>& callback) {
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(callback->object()));
}

ComPtr<IUnknown> SuiteTest::RegisteredOn(const Job& job) {
  ComPtr<IUnknown> callback;
  EXPECT_HRESULT(S_OK, job->GetNotifyInterface(callback.put()));
  return callback;
}

bool SuiteTest::WaitUntilTold(const std::shared_ptr<Callback>& callback, int outcomes) {
  return testbed().WaitUntil([&] {
    return OutcomesTold(callback) >= outcomes && callback->returned() == callback->calls();
  });
}

ULONG SuiteTest::DefinedNotifyFlags() {
  const std::string& version = testbed().capabilities().bits_version;
  int major = 0;
  int minor = 0;
  if (std::sscanf(version.c_str(), "%d.%d", &major, &minor) != 2) {
    throw BackendError("'" + version + "' is not a version of BITS");
  }
  ULONG flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_DISABLE |
                BG_NOTIFY_JOB_MODIFICATION;
  if (major >= 3) flags |= BG_NOTIFY_FILE_TRANSFERRED;
  if (major > 10 || (major == 10 && minor >= 1)) flags |= BG_NOTIFY_FILE_RANGES_TRANSFERRED;
  return flags;
}

bool SuiteTest::WaitForState(const Job& job, BG_JOB_STATE state) {
  // Where time is real it is not wasted on a job that waits for its client somewhere else.
  constexpr auto kSurely = 1s;
  const bool real_time = !testbed().capabilities().Has(Capability::kVirtualTime);
  std::optional<Testbed::Duration> resting_since;
  bool reached = false;
  testbed().WaitUntil([&] {
    const BG_JOB_STATE now = StateOfLiving(job.get());
    reached = now == state;
    if (reached) return true;
    if (!real_time || !IsResting(now)) {
      resting_since.reset();
    } else if (!resting_since) {
      resting_since = testbed().Now();
    }
    return resting_since && testbed().Now() - *resting_since > kSurely;
  });
  return reached;
}

void SuiteTest::ResumeAndWaitFor(const Job& job, BG_JOB_STATE state) {
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForState(job, state)) << "the job did not become " << StateText(state)
                                        << "; it is " << StateText(StateOf(job.get()));
}

SuiteTest::Job SuiteTest::TransferredJob() {
  Job job = NewDownload();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  return job;
}

SuiteTest::Job SuiteTest::FailedJob() {
  Job job = NewDownloadAnswered(404);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  return job;
}

SuiteTest::Job SuiteTest::AcknowledgedJob() {
  Job job = TransferredJob();
  EXPECT_HRESULT(S_OK, job->Complete());
  return job;
}

SuiteTest::Job SuiteTest::CancelledJob() {
  Job job = NewDownload();
  EXPECT_SUCCEEDED(job->Cancel());
  return job;
}

SuiteTest::Job SuiteTest::RestartServiceUnder(Job job) {
  GUID id = {};
  EXPECT_HRESULT(S_OK, job->GetId(&id));
  job.Reset();
  testbed().RestartService();
  const bool real_time = !testbed().capabilities().Has(Capability::kVirtualTime);
  if (real_time) Presume(rule::SVC_01, client().manager()->GetJob(id, job.put()) != BG_E_NOT_FOUND);
  return FindJob(client(), id);
}

}  // namespace conformance
