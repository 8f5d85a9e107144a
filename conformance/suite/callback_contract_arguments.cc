// NOTIFY-CB: what a callback is given, for how long, and by which objects.

#include <bits1_5.h>
#include <bits2_0.h>
#include <bits3_0.h>
#include <bits5_0.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <utility>
#include <vector>

#include "conformance/suite/held_calls.h"
#include "conformance/suite/premises.h"
#include "conformance/suite/suite_test.h"

namespace conformance {
namespace {

using ::testing::Each;
using ::testing::Eq;

// The code that an error object tells; E_UNEXPECTED if it tells none.
HRESULT CodeOf(IBackgroundCopyError* error) {
  if (error == nullptr) return E_UNEXPECTED;
  BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
  HRESULT code = S_OK;
  return error->GetError(&context, &code) == S_OK ? code : E_UNEXPECTED;
}

unsigned ReferencesOf(IUnknown* object) {
  if (object == nullptr) return 0;
  object->AddRef();
  return static_cast<unsigned>(object->Release());
}

std::string IdOf(IBackgroundCopyJob* job) {
  if (job == nullptr) return "no job";
  GUID id = {};
  EXPECT_HRESULT(S_OK, job->GetId(&id));
  return ::testing::PrintToString(id);
}

bool Answers(IUnknown* object, REFIID riid) {
  if (object == nullptr) return false;
  ComPtr<IUnknown> answer;
  return SUCCEEDED(object->QueryInterface(riid, reinterpret_cast<void**>(answer.put())));
}

// Which of the interfaces that a job may have it has.
std::vector<bool> InterfacesOfJob(IUnknown* job) {
  return {Answers(job, __uuidof(IBackgroundCopyJob)), Answers(job, __uuidof(IBackgroundCopyJob2)),
          Answers(job, __uuidof(IBackgroundCopyJob3)), Answers(job, __uuidof(IBackgroundCopyJob4)),
          Answers(job, __uuidof(IBackgroundCopyJob5))};
}

std::vector<bool> InterfacesOfFile(IUnknown* file) {
  return {
      Answers(file, __uuidof(IBackgroundCopyFile)), Answers(file, __uuidof(IBackgroundCopyFile2)),
      Answers(file, __uuidof(IBackgroundCopyFile3)), Answers(file, __uuidof(IBackgroundCopyFile4)),
      Answers(file, __uuidof(IBackgroundCopyFile5))};
}

constexpr HRESULT kNotFound = static_cast<HRESULT>(0x80190194u);  // HTTP status 404

}  // namespace

RULE(NOTIFY_CB_06, AJobThatIsKeptByAddRefIsUsableAfterTheCall) {
  ComPtr<IBackgroundCopyJob> kept;
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob* job) {
    kept = ComPtr<IBackgroundCopyJob>::Share(job);
    return S_OK;
  });
  {
    Job job = NewDownload();
    Register(job, callback);
    EXPECT_HRESULT(S_OK, job->Resume());
  }  // the client has no other pointer to it
  ASSERT_TRUE(WaitUntilTold(callback));
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, kept);
  EXPECT_HRESULT(S_OK, kept->Complete());
  EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, kept);
}

RULE(NOTIFY_CB_06, AnErrorThatIsKeptByAddRefIsReadableAfterTheCall) {
  RequireErrorsTold(testbed(), client());
  ComPtr<IBackgroundCopyError> kept;
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobError)
      .WillByDefault([&](IBackgroundCopyJob*, IBackgroundCopyError* error) {
        kept = ComPtr<IBackgroundCopyError>::Share(error);
        return S_OK;
      });
  Job job = NewDownloadAnswered(404);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  ASSERT_TRUE(WaitUntilTold(callback));
  EXPECT_EQ(CodeOf(kept.get()), kNotFound);
  EXPECT_SUCCEEDED(job->Cancel());
  EXPECT_SHOULD_THAT(CodeOf(kept.get()), kNotFound);
}

// The client keeps the error: as soon as the call is over, nobody else does.
RULE(NOTIFY_CB_06, TheServiceReleasesTheErrorAfterTheCall) {
  RequireErrorsTold(testbed(), client());
  ComPtr<IBackgroundCopyError> kept;
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobError)
      .WillByDefault([&](IBackgroundCopyJob*, IBackgroundCopyError* error) {
        kept = ComPtr<IBackgroundCopyError>::Share(error);
        return S_OK;
      });
  Job job = NewDownloadAnswered(404);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  ASSERT_TRUE(WaitUntilTold(callback));
  EXPECT_SHOULD(testbed().WaitUntil([&] { return ReferencesOf(kept.get()) == 1; }))
      << "references: " << ReferencesOf(kept.get());
}

RULE(NOTIFY_CB_06, ACallLeavesNoReferenceToTheJobBehind) {
  REQUIRE_CAPABILITY(kVirtualTime);
  std::vector<unsigned> references;
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob* job) {
    references.push_back(ReferencesOf(job));
    return E_FAIL;
  });
  Job job = NewDownload();
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  ASSERT_TRUE(WaitUntilTold(callback, 5));
  EXPECT_SHOULD_THAT(references, Each(Eq(First(references))));
}

RULE(NOTIFY_CB_06, TheArgumentsLastAsLongAsTheCall) {
  RequireErrorsTold(testbed(), client());
  HeldCalls held(testbed());
  BG_JOB_STATE state = BG_JOB_STATE_QUEUED;
  HRESULT code = S_OK;
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobError)
      .WillByDefault([&, stay = held.Stay()](IBackgroundCopyJob* job, IBackgroundCopyError* error) {
        const HRESULT result = stay();
        job->GetState(&state);
        code = CodeOf(error);
        return result;
      });
  Job job = NewDownloadAnswered(404);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return held.open() == 1; }));
  EXPECT_SUCCEEDED(job->Cancel());
  job.Reset();
  held.LetGo();
  ASSERT_TRUE(WaitUntilTold(callback));
  EXPECT_EQ(StateText(state), StateText(BG_JOB_STATE_CANCELLED));
  EXPECT_EQ(code, kNotFound);
}

RULE(NOTIFY_CB_07, TheJobInTheCallHasTheInterfacesOfAnyJob) {
  RequireErrorsTold(testbed(), client());
  std::vector<bool> inside_transferred;
  std::vector<bool> inside_error;
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob* job) {
    inside_transferred = InterfacesOfJob(job);
    return S_OK;
  });
  ON_CALL(callback->mock(), JobError)
      .WillByDefault([&](IBackgroundCopyJob* job, IBackgroundCopyError*) {
        inside_error = InterfacesOfJob(job);
        return S_OK;
      });
  Job good = NewDownload();
  Job bad = NewDownloadAnswered(404);
  for (const Job& job : {good, bad}) {
    Register(job, callback);
    EXPECT_HRESULT(S_OK, job->Resume());
  }
  ASSERT_TRUE(
      testbed().WaitUntil([&] { return callback->transferred() > 0 && callback->errors() > 0; }));
  ASSERT_TRUE(WaitUntilTold(callback));
  EXPECT_EQ(inside_transferred, InterfacesOfJob(good.get()));
  EXPECT_EQ(inside_error, InterfacesOfJob(bad.get()));
}

RULE(NOTIFY_CB_07, TheJobInTheCallAnswersToIBackgroundCopyJob2) {
  Job job = NewDownload();
  if (!job.As<IBackgroundCopyJob2>()) GTEST_SKIP() << "needs IBackgroundCopyJob2";
  std::atomic<bool> answers{false};
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob* inside) {
    answers = Answers(inside, __uuidof(IBackgroundCopyJob2));
    return S_OK;
  });
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_TRUE(answers);
}

RULE(NOTIFY_CB_07, TheFileInTheCallHasTheInterfacesOfAnyFile) {
  std::vector<bool> inside;
  auto callback = NewCallback(CallbackInterfaces::kCallback2);
  ON_CALL(callback->mock(), FileTransferred)
      .WillByDefault([&](IBackgroundCopyJob*, IBackgroundCopyFile* file) {
        inside = InterfacesOfFile(file);
        return S_OK;
      });
  Job job = NewDownload();
  if (FAILED(job->SetNotifyFlags(BG_NOTIFY_FILE_TRANSFERRED))) GTEST_SKIP() << "needs BITS 3.0";
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  if (!testbed().WaitUntil([&] { return callback->files() > 0 && callback->returned() > 0; })) {
    GTEST_SKIP() << "needs calls of FileTransferred";
  }
  ComPtr<IEnumBackgroundCopyFiles> files;
  ComPtr<IBackgroundCopyFile> file;
  ASSERT_HRESULT(S_OK, job->EnumFiles(files.put()));
  ASSERT_HRESULT(S_OK, files->Next(1, file.put(), nullptr));
  EXPECT_EQ(inside, InterfacesOfFile(file.get()));
}

RULE(NOTIFY_CB_25, OneObjectIsToldOfTenJobsEachUnderItsOwnName) {
  RequireErrorsTold(testbed(), client());
  using Told = std::pair<std::string, std::string>;  // which job, and how it ended
  std::mutex mutex;
  std::set<Told> told;  // a repetition is no fault here
  const auto note = [&](IBackgroundCopyJob* job, std::string end) {
    const std::lock_guard lock(mutex);
    told.emplace(IdOf(job), std::move(end));
    return S_OK;
  };
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob* job) {
    return note(job, "transferred");
  });
  ON_CALL(callback->mock(), JobError)
      .WillByDefault(
          [&](IBackgroundCopyJob* job, IBackgroundCopyError*) { return note(job, "failed"); });
  std::vector<Job> jobs;
  std::set<Told> expected;
  for (int i = 0; i < 10; ++i) {
    const bool fails = i % 3 == 0;
    const Job& job = jobs.emplace_back(fails ? NewDownloadAnswered(404) : NewDownload());
    expected.emplace(IdOf(job.get()), fails ? "failed" : "transferred");
    Register(job, callback);
  }
  for (const Job& job : jobs) EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback, 10));
  testbed().LetPass(kLong);
  const std::lock_guard lock(mutex);
  EXPECT_EQ(told, expected);
}

RULE(NOTIFY_CB_25, LeavingOneJobDoesNotLeaveTheOthers) {
  std::mutex mutex;
  std::set<std::string> told;
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob* job) {
    const std::lock_guard lock(mutex);
    told.insert(IdOf(job));
    return S_OK;
  });
  Job left = NewDownload();
  Job finished = NewDownload();
  Job remaining = NewDownload();
  for (const Job& job : {left, finished, remaining}) Register(job, callback);
  EXPECT_HRESULT(S_OK, left->SetNotifyInterface(nullptr));
  EXPECT_SUCCEEDED(finished->Cancel());
  ResumeAndWaitFor(left, BG_JOB_STATE_TRANSFERRED);
  ResumeAndWaitFor(remaining, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitUntilTold(callback));
  testbed().LetPass(kLong);
  const std::lock_guard lock(mutex);
  EXPECT_EQ(told, std::set<std::string>{IdOf(remaining.get())});
}

}  // namespace conformance
