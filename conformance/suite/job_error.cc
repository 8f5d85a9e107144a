// NOTIFY-ERR: JobError, when it comes and what it tells.

#include <bits3_0.h>

#include <mutex>
#include <vector>

#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {
namespace {

// What an error object says, every string as far as it was given.
struct ErrorText {
  BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
  HRESULT code = S_OK;
  std::wstring description;
  std::wstring context_description;
  std::wstring remote_name;

  friend bool operator==(const ErrorText&, const ErrorText&) = default;
};

std::wstring Take(LPWSTR text) {
  std::wstring result(text == nullptr ? L"" : text);
  CoTaskMemFree(text);
  return result;
}

ErrorText Read(IBackgroundCopyError* error) {
  constexpr DWORD kEnglish = 0x0409;
  ErrorText said;
  if (error == nullptr) return said;
  LPWSTR text = nullptr;
  EXPECT_HRESULT(S_OK, error->GetError(&said.context, &said.code));
  EXPECT_HRESULT(S_OK, error->GetErrorDescription(kEnglish, &text));
  said.description = Take(std::exchange(text, nullptr));
  EXPECT_HRESULT(S_OK, error->GetErrorContextDescription(kEnglish, &text));
  said.context_description = Take(std::exchange(text, nullptr));
  ComPtr<IBackgroundCopyFile> file;
  EXPECT_HRESULT(S_OK, error->GetFile(file.put()));
  if (file) {
    EXPECT_HRESULT(S_OK, file->GetRemoteName(&text));
  }
  said.remote_name = Take(text);
  return said;
}

class JobErrorTest : public JobStatesTest {
 protected:
  // Resumes the job and waits until the callback has been told of its error.
  void ExpectOneError(const Job& job, const std::shared_ptr<Callback>& callback) {
    EXPECT_HRESULT(S_OK, job->Resume());
    EXPECT_TRUE(testbed().WaitUntil([&] { return callback->errors() == 1; }));
    EXPECT_STATE(BG_JOB_STATE_ERROR, job);
    testbed().LetPass(kLong);
    EXPECT_EQ(OutcomesTold(callback), 1);
  }
};

}  // namespace

RULE_TEST_F(JobErrorTest, NOTIFY_ERR_01, ARefusalIsToldOnce) {
  auto callback = NewCallback();
  const Job job = NewDownloadAnswered(404);
  Register(job, callback);
  ExpectOneError(job, callback);
}

RULE_TEST_F(JobErrorTest, NOTIFY_ERR_01, ARefusalInTheMiddleOfTheJobIsTold) {
  auto callback = NewCallback();
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 403}});
  Register(job, callback);
  ExpectOneError(job, callback);
}

RULE_TEST_F(JobErrorTest, NOTIFY_ERR_01, AnErrorWithoutPatienceIsTold) {
  auto callback = NewCallback();
  const Job job = NewDownloadAnswered(500);
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(0));
  Register(job, callback);
  ExpectOneError(job, callback);
}

// Its turn has not come when the network goes: that is its error, for it has no patience.
RULE_TEST_F(JobErrorTest, NOTIFY_ERR_01, AJobThatFailsInTheQueueIsTold) {
  REQUIRE_CAPABILITY(kVirtualTime);
  REQUIRE_CAPABILITY(kStall);
  REQUIRE_CAPABILITY(kNetwork);
  OccupyTheQueue();
  auto callback = NewCallback();
  const Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(0));
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_QUEUED);
  testbed().CutNetwork();
  RequireThat(WaitForState(job, BG_JOB_STATE_ERROR), testbed(),
              "a lost network to be an error of jobs that wait");
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->errors() == 1; }));
}

// Two retries are waited for; that is all that real time allows.
RULE_TEST_F(JobErrorTest, NOTIFY_ERR_02, AServerErrorIsNotTold) {
  RequireTransientErrors(testbed(), client());
  auto callback = NewCallback();
  const Job job = NewDownloadAnswered(500);
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(5));
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_TRUE(testbed().WaitUntil([&] { return RequestsOf(RemotePath(0)).size() >= 3; },
                                  PatienceForRetries(testbed(), 2)));
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
  testbed().LetPass(1s);
  EXPECT_EQ(OutcomesTold(callback), 0);
}

RULE_TEST_F(JobErrorTest, NOTIFY_ERR_02, NoTransientErrorIsToldHoweverLongItLasts) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  const Job failing = NewDownloadAnswered(503);
  const Job unreachable = NewJob();
  EXPECT_HRESULT(S_OK, unreachable->AddFile(L"http://nowhere.invalid/file",
                                            testbed().LocalPath("unreachable").c_str()));
  for (const Job& job : {failing, unreachable}) {
    EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(600));
    Register(job, callback);
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  }
  testbed().LetPass(std::chrono::days(13));  // a day less than the no-progress timeout
  EXPECT_STATE(BG_JOB_STATE_TRANSIENT_ERROR, failing);
  EXPECT_STATE(BG_JOB_STATE_TRANSIENT_ERROR, unreachable);
  EXPECT_EQ(OutcomesTold(callback), 0);
}

RULE_TEST_F(JobErrorTest, NOTIFY_ERR_02, NoBrokenConnectionIsTold) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  const Job job = NewDownloadOf({.size_bytes = 50'000, .answer = {.break_after_bytes = 1000}});
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(1h);
  EXPECT_EQ(callback->errors(), 0);
}

RULE_TEST_F(JobErrorTest, NOTIFY_ERR_03, TheErrorTellsCodeContextAndFile) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 404}});
  Register(job, callback);
  ErrorText told;
  ErrorText asked;
  EXPECT_CALL(callback->mock(), JobError)
      .WillOnce([&](IBackgroundCopyJob* job_told, IBackgroundCopyError* error) {
        if (error != nullptr) told = Read(error);
        ComPtr<IBackgroundCopyError> current;
        if (SUCCEEDED(job_told->GetError(current.put()))) asked = Read(current.get());
        return S_OK;
      });
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_SHOULD_THAT(HresultText(told.code), HresultText(HttpError(404)));
  EXPECT_TRUE(FAILED(told.code)) << HresultText(told.code);
  EXPECT_EQ(told.context, BG_ERROR_CONTEXT_REMOTE_FILE);
  EXPECT_FALSE(told.description.empty());
  EXPECT_FALSE(told.context_description.empty());
  EXPECT_TRUE(told.remote_name == testbed().origin().Url(RemotePath(1)));
  EXPECT_SHOULD(told == asked);
}

// The attempts before failed with 500, the last one with 404.
RULE_TEST_F(JobErrorTest, NOTIFY_ERR_03, TheErrorIsThatOfTheLastAttempt) {
  RequireErrorsTold(testbed(), client());
  RequireTransientErrors(testbed(), client());
  auto callback = NewCallback();
  const Job job = NewDownloadAnswered(404);
  testbed().origin().AnswerNext(RemotePath(0), {.status = 500});
  Register(job, callback);
  HRESULT code = S_OK;
  EXPECT_CALL(callback->mock(), JobError)
      .WillOnce([&](IBackgroundCopyJob*, IBackgroundCopyError* error) {
        BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
        if (error != nullptr) error->GetError(&context, &code);
        return S_OK;
      });
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_HRESULT(HttpError(404), code);
}

RULE_TEST_F(JobErrorTest, NOTIFY_ERR_03, EveryCallTellsTheErrorOfItsTime) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  const Job job = NewDownloadAnswered(404);
  testbed().origin().AnswerNext(RemotePath(0), {.status = 403});
  Register(job, callback);
  std::vector<HRESULT> codes;
  std::mutex mutex;
  ON_CALL(callback->mock(), JobError)
      .WillByDefault([&](IBackgroundCopyJob*, IBackgroundCopyError* error) {
        BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
        HRESULT code = S_OK;
        if (error != nullptr) error->GetError(&context, &code);
        const std::lock_guard lock(mutex);
        codes.push_back(code);
        return S_OK;
      });
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(WaitUntilTold(callback, 1));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback, 2));
  const std::lock_guard lock(mutex);
  EXPECT_HRESULT(HttpError(403), First(codes));
  EXPECT_HRESULT(HttpError(404), Last(codes));
}

RULE_TEST_F(JobErrorTest, NOTIFY_ERR_04, RunningOutOfPatienceIsTold) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  const Job job = NewDownloadAnswered(500);
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(30));
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(100));
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  testbed().LetPass(90s);
  EXPECT_EQ(OutcomesTold(callback), 0);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->errors() == 1; }));
  EXPECT_STATE(BG_JOB_STATE_ERROR, job);
  testbed().LetPass(kLong);
  EXPECT_EQ(OutcomesTold(callback), 1);
}

RULE_TEST_F(JobErrorTest, NOTIFY_ERR_08, TheCallComesPromptly) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  const Job job = NewDownloadAnswered(404);
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->errors() == 1; }, 500ms));
}

RULE_TEST_F(JobErrorTest, NOTIFY_ERR_11, FileEventsComeFirst) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback(CallbackInterfaces::kCallback2);
  const Job job = NewDownload(1000, 2);
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 404}});
  Register(job, callback);
  if (FAILED(job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR | BG_NOTIFY_FILE_TRANSFERRED))) {
    GTEST_SKIP() << "needs FileTransferred (BITS 3.0)";
  }
  std::atomic<int> files_before{-1};
  EXPECT_CALL(callback->mock(), FileTransferred)
      .WillOnce(Return(E_FAIL))
      .WillRepeatedly([&](IBackgroundCopyJob*, IBackgroundCopyFile*) {
        testbed().Block(300ms);
        return S_OK;
      });
  EXPECT_CALL(callback->mock(), JobError).WillOnce([&](IBackgroundCopyJob*, auto*) {
    files_before = callback->files();
    return S_OK;
  });
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->errors() == 1; }));
  testbed().LetPass(kLong);
  if (callback->files() == 0) GTEST_SKIP() << "needs FileTransferred, which is never called";
  EXPECT_EQ(files_before, 3);
  EXPECT_EQ(callback->files(), 3);
}

}  // namespace conformance
