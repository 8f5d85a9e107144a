#include "conformance/suite/job_states.h"

#include <algorithm>
#include <stdexcept>

#include "conformance/suite/job_files.h"
#include "conformance/suite/living_job.h"
#include "conformance/suite/premises.h"

namespace conformance {
namespace {

// A day's worth.
Resource SlowFile() { return {.size_bytes = 10'000'000'000, .bytes_per_second = 100'000}; }

}  // namespace

std::uint64_t Ticks(const FILETIME& time) {
  return (std::uint64_t{time.dwHighDateTime} << 32) | time.dwLowDateTime;
}

JobStatesTest::Job JobStatesTest::JobIn(BG_JOB_STATE state) {
  Job job;
  switch (state) {
    case BG_JOB_STATE_SUSPENDED:
      return NewDownload();
    case BG_JOB_STATE_QUEUED:
      OccupyTheQueue();
      job = NewDownload();
      break;
    case BG_JOB_STATE_CONNECTING:
      job = NewDownloadOf({.size_bytes = 1000, .answer = {.delay = 10s}});
      break;
    case BG_JOB_STATE_TRANSFERRING:
      job = NewDownloadOf(SlowFile());
      break;
    case BG_JOB_STATE_TRANSIENT_ERROR:
      RequireTransientErrors(testbed(), client());
      job = NewDownloadAnswered(500);
      EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(3600));
      break;
    case BG_JOB_STATE_ERROR:
      return FailedJob();
    case BG_JOB_STATE_TRANSFERRED:
      return TransferredJob();
    case BG_JOB_STATE_ACKNOWLEDGED:
      return AcknowledgedJob();
    case BG_JOB_STATE_CANCELLED:
      return CancelledJob();
  }
  ResumeAndWaitFor(job, state);
  return job;
}

void JobStatesTest::InEach(std::initializer_list<BG_JOB_STATE> states,
                           const std::function<void(const Job&)>& check) {
  if (std::find(states.begin(), states.end(), BG_JOB_STATE_TRANSFERRING) != states.end()) {
    RequireCancelUnderWay(testbed(), client());  // as it is in the end
  }
  for (const BG_JOB_STATE state : states) {
    SCOPED_TRACE("a job in " + std::string(StateText(state)));
    const Job job = JobIn(state);
    check(job);
    job->Cancel();
    FreeTheQueue();
  }
}

void JobStatesTest::OccupyTheQueue() {
  FreeTheQueue();
  blocker_ = NewDownloadOf({.size_bytes = 1000, .answer = {.delay = 24h}});
  EXPECT_HRESULT(S_OK, blocker_->SetPriority(BG_JOB_PRIORITY_HIGH));
  ResumeAndWaitFor(blocker_, BG_JOB_STATE_CONNECTING);
}

void JobStatesTest::FreeTheQueue() {
  if (blocker_) blocker_->Cancel();
  blocker_.Reset();
}

void JobStatesTest::Cancel(const Job& job) {
  const HRESULT cancelled = job->Cancel();
  EXPECT_TRUE(SUCCEEDED(cancelled)) << HresultText(cancelled);
  EXPECT_STATE(BG_JOB_STATE_CANCELLED, job);
}

std::vector<std::string_view> JobStatesTest::StatesUntil(const Job& job, BG_JOB_STATE last) {
  std::vector<std::string_view> states;
  testbed().WaitUntil([&] {
    const BG_JOB_STATE state = StateOfLiving(job.get());
    if (states.empty() || states.back() != StateText(state)) states.push_back(StateText(state));
    return state == last;
  });
  return states;
}

std::vector<Request> JobStatesTest::RequestsOf(std::string_view path) {
  std::vector<Request> requests = testbed().origin().requests();
  std::erase_if(requests, [&](const Request& request) { return request.path != path; });
  return requests;
}

std::vector<Request> JobStatesTest::GetsOf(std::string_view path) {
  std::vector<Request> requests = RequestsOf(path);
  std::erase_if(requests, [](const Request& request) { return request.method != "GET"; });
  return requests;
}

std::optional<std::uint64_t> JobStatesTest::LastOffset(std::string_view path) {
  const std::vector<Request> gets = GetsOf(path);
  if (gets.empty()) return std::nullopt;
  return Last(gets).range_first_byte.value_or(0);
}

bool JobStatesTest::WaitForRequest(std::string_view path, std::size_t count) {
  return testbed().WaitUntil([&] { return RequestsOf(path).size() >= count; });
}

ComPtr<IBackgroundCopyFile> JobStatesTest::FileOf(const Job& job, int index) {
  const std::wstring url = testbed().origin().Url(RemotePath(index));
  for (const ComPtr<IBackgroundCopyFile>& file : FilesOf(job)) {
    if (RemoteNameOf(file.get()) == url) return file;
  }
  throw std::runtime_error("EnumFiles does not list file " + std::to_string(index));
}

BG_JOB_PROGRESS JobStatesTest::ProgressOf(const Job& job) {
  BG_JOB_PROGRESS progress = {};
  EXPECT_HRESULT(S_OK, job->GetProgress(&progress));
  return progress;
}

BG_JOB_TIMES JobStatesTest::TimesOf(const Job& job) {
  BG_JOB_TIMES times = {};
  const HRESULT got = job->GetTimes(&times);
  RequireImplemented("GetTimes", got);
  EXPECT_HRESULT(S_OK, got);
  return times;
}

HRESULT JobStatesTest::ErrorCodeOf(const Job& job) {
  ComPtr<IBackgroundCopyError> error;
  const HRESULT got = job->GetError(error.put());
  EXPECT_HRESULT(S_OK, got);
  if (!error) return got;
  BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
  HRESULT code = S_OK;
  EXPECT_HRESULT(S_OK, error->GetError(&context, &code));
  return code;
}

ULONG JobStatesTest::ErrorCountOf(const Job& job) {
  ULONG count = 0;
  const HRESULT got = job->GetErrorCount(&count);
  RequireImplemented("GetErrorCount", got);
  EXPECT_HRESULT(S_OK, got);
  return count;
}

HRESULT JobStatesTest::FindInQueue(const Job& job) {
  GUID id = {};
  EXPECT_HRESULT(S_OK, job->GetId(&id));
  Job found;
  return manager()->GetJob(id, found.put());
}

}  // namespace conformance
