// The open questions P-nn that no rule's own test observes: each does the experiment that
// docs/rules/open-questions.md describes and notes what it sees. Nothing here judges.

#include <bits3_0.h>
#include <bits5_0.h>

#include <algorithm>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {
namespace {

constexpr ULONG kOutcomes = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;

class OpenQuestion : public JobStatesTest {
 protected:
  // Three retries of whatever is repeated.
  void LetRepetitionsPass() {
    testbed().LetPass(3 * testbed().capabilities().shortest_retry_delay + 1s);
  }
  // A job that came to that state, or at least had the time to.
  Job Finished(Job job, BG_JOB_STATE state) {
    job->Resume();
    WaitForState(job, state);
    return job;
  }
  static std::string AnswerAndState(HRESULT answer, const Job& job) {
    return HresultText(answer) + ", then " + std::string(StateText(StateOf(job.get())));
  }
  std::string SecondsSince(Testbed::Duration start) {
    return std::to_string(std::chrono::duration<double>(testbed().Now() - start).count());
  }
};

std::string CompletedOf(IBackgroundCopyFile* file) {
  BG_FILE_PROGRESS progress = {};
  if (file == nullptr || FAILED(file->GetProgress(&progress))) return "not told";
  return progress.Completed ? "TRUE" : "FALSE";
}

std::string MillisecondsOf(std::optional<Testbed::Duration> duration) {
  if (!duration) return "there were fewer than two calls";
  return std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(*duration).count());
}

}  // namespace

#define QUESTION(rule, name) RULE_PROBE_F(OpenQuestion, rule, name)

// P-01
QUESTION(NOTIFY_REG_06, WhatARefusalAnswersAndLeaves) {
  auto callback = NewCallback();
  auto stranger = NewCallback(CallbackInterfaces::kNone);
  Job job = NewDownload();
  job->SetNotifyInterface(callback->object());
  RECORD("an object that is no callback", HresultText(job->SetNotifyInterface(stranger->object())));
  ComPtr<IUnknown> left;
  const HRESULT answer = job->GetNotifyInterface(left.put());
  const bool is_the_old_one = IsSameObject(left.get(), callback->object());
  RECORD("GetNotifyInterface afterwards",
         HresultText(answer) + (is_the_old_one ? " and the old callback"
                                : left         ? " and another object"
                                               : " and NULL"));
  job = Finished(std::move(job), BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(1min);
  RECORD("calls of the old callback", callback->calls());
}

// P-03
QUESTION(NOTIFY_FLG_11, WhetherAFlagThatComesLateStillTells) {
  auto callback = NewCallback();
  Job job = NewDownload();
  job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR);
  job->SetNotifyInterface(callback->object());
  job = Finished(std::move(job), BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(1s);
  RECORD("calls before the flag is on", callback->transferred());
  job->SetNotifyFlags(kOutcomes);
  testbed().LetPass(1min);
  RECORD("calls after that", callback->transferred());
}

// P-05
QUESTION(NOTIFY_CB_18, WhatFollowsAFailureAfterComplete) {
  RequireCallsInside(testbed(), client());
  HRESULT completed = E_PENDING;
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob* job) {
    if (callback->transferred() == 1) completed = job->Complete();
    return E_FAIL;
  });
  Job job = NewDownload();
  job->SetNotifyInterface(callback->object());
  job = Finished(std::move(job), BG_JOB_STATE_ACKNOWLEDGED);
  LetRepetitionsPass();
  RECORD("Complete inside JobTransferred", HresultText(completed));
  RECORD("calls, all of which failed", callback->transferred());
}

// P-07
QUESTION(RETRY_09, WhichErrorRemainsWhenPatienceEnds) {
  REQUIRE_CAPABILITY(kVirtualTime);
  Job job = NewDownloadAnswered(500);
  job->SetMinimumRetryDelay(5);
  job->SetNoProgressTimeout(10);
  job = Finished(std::move(job), BG_JOB_STATE_ERROR);
  RECORD("state after ten seconds of 500", StateText(StateOf(job.get())));
  ComPtr<IBackgroundCopyError> error;
  HRESULT code = job->GetError(error.put());
  BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
  if (error) error->GetError(&context, &code);
  RECORD("code of its error", HresultText(code));
}

// P-08
QUESTION(COMP_08, WhatCompleteDoesToAFileThatIsThere) {
  Job job = NewDownload(1000);
  testbed().WriteFile(LocalName(0), 7);
  job = Finished(std::move(job), BG_JOB_STATE_TRANSFERRED);
  RECORD("Complete onto a file that is there", AnswerAndState(job->Complete(), job));
  const auto size_bytes = testbed().FileSizeBytes(LocalName(0));
  RECORD("bytes of that file, which had 7", size_bytes ? std::to_string(*size_bytes) : "none");
}

// P-09
QUESTION(ST_20, WhereSuspendAndResumeLead) {
  const std::function<Job()> failed = [&] {
    return Finished(NewDownloadAnswered(404), BG_JOB_STATE_ERROR);
  };
  const std::function<Job()> transferred = [&] {
    return Finished(NewDownload(), BG_JOB_STATE_TRANSFERRED);
  };
  for (const auto& [state, make] :
       {std::pair("ERROR", failed), std::pair("TRANSFERRED", transferred)}) {
    const Job suspended = make();
    RECORD(std::string("Suspend in ") + state, AnswerAndState(suspended->Suspend(), suspended));
    const Job resumed = make();
    RECORD(std::string("Resume in ") + state, AnswerAndState(resumed->Resume(), resumed));
    suspended->Cancel();
    resumed->Cancel();
  }
}

// P-11
QUESTION(NOTIFY_MOD_06, HowFarApartModificationsAre) {
  REQUIRE_CAPABILITY(kStall);
  for (const std::optional<DWORD> interval_ms :
       {std::optional<DWORD>(), std::optional<DWORD>(2000)}) {
    std::mutex mutex;
    std::vector<Testbed::Duration> times;
    auto callback = NewCallback();
    ON_CALL(callback->mock(), JobModification).WillByDefault([&](IBackgroundCopyJob*, DWORD) {
      const std::lock_guard lock(mutex);
      times.push_back(testbed().Now());
      return S_OK;
    });
    Job job = NewDownloadOf({.size_bytes = 1'000'000, .bytes_per_second = 100'000});
    job->SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION);
    if (interval_ms) {
      const auto job5 = job.As<IBackgroundCopyJob5>();
      if (!job5) continue;
      BITS_JOB_PROPERTY_VALUE value = {};
      value.Dword = *interval_ms;
      job5->SetProperty(BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS, value);
    }
    job->SetNotifyInterface(callback->object());
    job = Finished(std::move(job), BG_JOB_STATE_TRANSFERRED);
    job->Cancel();
    const std::lock_guard lock(mutex);
    std::optional<Testbed::Duration> shortest;
    for (std::size_t i = 1; i < times.size(); ++i) {
      const Testbed::Duration gap = times[i] - times[i - 1];
      shortest = std::min(gap, shortest.value_or(gap));
    }
    RECORD("milliseconds between modifications, at least, with " +
               (interval_ms ? "an interval of " + std::to_string(*interval_ms) : "no interval set"),
           MillisecondsOf(shortest));
  }
}

// P-16
QUESTION(ST_13, WhatAJobShowsOnTheWayToItsRetry) {
  Job job = NewDownload();
  testbed().origin().AnswerNext(RemotePath(0), {.status = 500});
  job->Resume();
  std::string shown;
  for (const std::string_view state : StatesUntil(job, BG_JOB_STATE_TRANSFERRED)) {
    shown += (shown.empty() ? "" : ", ") + std::string(state);
  }
  RECORD("states that were seen", shown);
}

// P-17
QUESTION(PROG_09, WhenAFileIsCompleted) {
  RequireCallsInside(testbed(), client());
  std::string inside = "not called";
  auto callback = NewCallback(CallbackInterfaces::kCallback2);
  ON_CALL(callback->mock(), FileTransferred)
      .WillByDefault([&](IBackgroundCopyJob*, IBackgroundCopyFile* file) {
        inside = CompletedOf(file);
        return S_OK;
      });
  Job job = NewDownload();
  job->SetNotifyFlags(BG_NOTIFY_FILE_TRANSFERRED);
  job->SetNotifyInterface(callback->object());
  ComPtr<IEnumBackgroundCopyFiles> files;
  ComPtr<IBackgroundCopyFile> file;
  if (SUCCEEDED(job->EnumFiles(files.put())) && files) files->Next(1, file.put(), nullptr);
  job = Finished(std::move(job), BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(1s);
  RECORD("Completed in FileTransferred", inside);
  RECORD("Completed in TRANSFERRED", CompletedOf(file.get()));
  job->Complete();
  RECORD("Completed after Complete", CompletedOf(file.get()));
}

// P-18
QUESTION(NOTIFY_REG_09, HowSoonACallbackIsLetGo) {
  auto successor = NewCallback();
  using End = std::pair<const char*, std::function<void(const Job&)>>;
  const std::vector<End> ends = {
      {"NULL", [](const Job& job) { job->SetNotifyInterface(nullptr); }},
      {"a replacement", [&](const Job& job) { job->SetNotifyInterface(successor->object()); }},
      {"Complete", [](const Job& job) { job->Complete(); }},
      {"Cancel", [](const Job& job) { job->Cancel(); }}};
  for (const auto& [name, end] : ends) {
    auto callback = NewCallback();
    Job job = NewDownload();
    job->SetNotifyInterface(callback->object());
    job = Finished(std::move(job), BG_JOB_STATE_TRANSFERRED);
    WaitUntilTold(callback);
    const auto start = testbed().Now();
    end(job);
    // The test has a reference of its own.
    const bool is_let_go = testbed().WaitUntil([&] { return callback->references() == 1; });
    RECORD(std::string("seconds until the callback is let go after ") + name,
           is_let_go ? SecondsSince(start) : "more than the patience of the backend");
    job->Cancel();
  }
}

}  // namespace conformance
