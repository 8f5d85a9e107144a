// ERR: how long a job has an error object, and what the object says.

#include "conformance/suite/job_files.h"
#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {
namespace {

using ::testing::AnyOf;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr DWORD kEnglish = 0x0409;
constexpr DWORD kNoLanguage = 0x7c7f;  // nobody speaks it
const HRESULT kLanguageNotFound = HRESULT_FROM_WIN32(ERROR_RESOURCE_LANG_NOT_FOUND);

class ErrorObjectsTest : public JobStatesTest {
 protected:
  using Error = ComPtr<IBackgroundCopyError>;

  // Null, and the test failed, where the job has no error.
  static Error ErrorOf(const Job& job) {
    Error error;
    EXPECT_HRESULT(S_OK, job->GetError(error.put()));
    EXPECT_TRUE(error);
    return error;
  }
  static HRESULT AskForError(const Job& job) {
    Error error;
    const HRESULT result = job->GetError(error.put());
    EXPECT_EQ(static_cast<bool>(error), result == S_OK);
    return result;
  }
  static HRESULT CodeOf(const Error& error) {
    BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
    HRESULT code = S_OK;
    if (error) {
      EXPECT_HRESULT(S_OK, error->GetError(&context, &code));
    }
    return code;
  }

  // What is told of a server that answers with this status and so brings a job into that state.
  void ExpectStatusTold(int status, BG_JOB_STATE state) {
    const Job job = NewDownloadAnswered(status);
    ResumeAndWaitFor(job, state);
    BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
    HRESULT code = S_OK;
    const Error error = ErrorOf(job);
    if (error) {
      EXPECT_HRESULT(S_OK, error->GetError(&context, &code));
    }
    EXPECT_TRUE(FAILED(code)) << HresultText(code);
    EXPECT_EQ(context, BG_ERROR_CONTEXT_REMOTE_FILE);
    EXPECT_SHOULD_THAT(HresultText(code), HresultText(HttpError(status)));
  }

  // A job that lost its network while it waited for its turn. REQUIRES: kNetwork, kStall.
  Job JobWithoutNetwork() {
    const Job job = JobIn(BG_JOB_STATE_QUEUED);
    testbed().CutNetwork();
    EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
    return job;
  }
};

}  // namespace

// --- How long ---

RULE_TEST_F(ErrorObjectsTest, ERR_01, AJobInAnErrorStateTellsItsError) {
  InEach({BG_JOB_STATE_ERROR, BG_JOB_STATE_TRANSIENT_ERROR},
         [&](const Job& job) { EXPECT_HRESULT(S_OK, AskForError(job)); });
}

RULE_TEST_F(ErrorObjectsTest, ERR_01, AJobWhoseServerIsUnknownTellsItsError) {
  const Job job = NewJob();
  EXPECT_HRESULT(S_OK, job->AddFile(L"http://nowhere.invalid/file", LocalName(0).c_str()));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] {
    const BG_JOB_STATE state = StateOf(job.get());
    return state == BG_JOB_STATE_TRANSIENT_ERROR || state == BG_JOB_STATE_ERROR;
  }));
  EXPECT_HRESULT(S_OK, AskForError(job));
}

RULE_TEST_F(ErrorObjectsTest, ERR_01, TheErrorCanBeAskedForWhileTheJobWaitsForItsTurn) {
  REQUIRE_CAPABILITY(kStall);
  InEach({BG_JOB_STATE_ERROR, BG_JOB_STATE_TRANSIENT_ERROR}, [&](const Job& job) {
    const HRESULT code = ErrorCodeOf(job);
    OccupyTheQueue();
    ResumeAndWaitFor(job, BG_JOB_STATE_QUEUED);
    testbed().LetPass(1s);
    EXPECT_HRESULT(code, ErrorCodeOf(job));
  });
}

RULE_TEST_F(ErrorObjectsTest, ERR_01, TheErrorCanBeAskedForWhileTheJobConnects) {
  const Job job = NewDownloadAnswered(404);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  testbed().origin().Put(RemotePath(0), {.size_bytes = 1000, .answer = {.delay = 3s}});
  ResumeAndWaitFor(job, BG_JOB_STATE_CONNECTING);
  EXPECT_HRESULT(S_OK, AskForError(job));
}

RULE_TEST_F(ErrorObjectsTest, ERR_01, TheErrorEndsWhenBytesMove, ERR_02) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = JobIn(BG_JOB_STATE_TRANSIENT_ERROR);
  testbed().origin().Put(RemotePath(0), {.size_bytes = 100'000'000, .bytes_per_second = 1000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  EXPECT_HRESULT(BG_E_ERROR_INFORMATION_UNAVAILABLE, AskForError(job));
  // It does not come back when the job waits again.
  EXPECT_HRESULT(S_OK, job->Suspend());
  OccupyTheQueue();
  ResumeAndWaitFor(job, BG_JOB_STATE_QUEUED);
  EXPECT_HRESULT(BG_E_ERROR_INFORMATION_UNAVAILABLE, AskForError(job));
}

RULE_TEST_F(ErrorObjectsTest, ERR_02, AJobThatHasNotFailedHasNoError) {
  InEach({BG_JOB_STATE_SUSPENDED, BG_JOB_STATE_TRANSFERRED}, [&](const Job& job) {
    EXPECT_HRESULT(BG_E_ERROR_INFORMATION_UNAVAILABLE, AskForError(job));
  });
}

RULE_TEST_F(ErrorObjectsTest, ERR_02, AJobOnItsWayHasNoError) {
  REQUIRE_CAPABILITY(kStall);
  InEach({BG_JOB_STATE_QUEUED, BG_JOB_STATE_CONNECTING, BG_JOB_STATE_TRANSFERRING},
         [&](const Job& job) {
           EXPECT_HRESULT(BG_E_ERROR_INFORMATION_UNAVAILABLE, AskForError(job));
         });
}

RULE_TEST_F(ErrorObjectsTest, ERR_02, ASuccessLeavesNothingOfTheErrorBeforeIt) {
  const Job job = FailedJob();
  testbed().origin().Put(RemotePath(0), {.size_bytes = 1000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_HRESULT(BG_E_ERROR_INFORMATION_UNAVAILABLE, AskForError(job));
}

RULE_TEST_F(ErrorObjectsTest, ERR_02, ASuccessLeavesNothingOfAnErrorThatPassed) {
  RequireTransientErrors(testbed(), client());
  const Job job = NewDownload();
  testbed().origin().AnswerNext(RemotePath(0), {.status = 500});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_HRESULT(BG_E_ERROR_INFORMATION_UNAVAILABLE, AskForError(job));
}

RULE_TEST_F(ErrorObjectsTest, ERR_02, ASettledJobHasNoError) {
  for (const bool completes : {true, false}) {
    const Job job = FailedJob();
    EXPECT_SUCCEEDED(completes ? job->Complete() : job->Cancel());
    EXPECT_SHOULD_THAT(HresultText(AskForError(job)),
                       HresultText(BG_E_ERROR_INFORMATION_UNAVAILABLE));
  }
}

RULE_TEST_F(ErrorObjectsTest, ERR_03, CallsThatFailMakeNoError) {
  const Job job = NewJob();
  EXPECT_HRESULT(BG_E_EMPTY, job->Resume());
  EXPECT_TRUE(FAILED(job->SetNotifyFlags(0x80000000u)));
  RECORD("AddFile with a local name that is no full path",
         HresultText(job->AddFile(testbed().origin().Url("/file").c_str(), L"relative")));
  EXPECT_HRESULT(BG_E_ERROR_INFORMATION_UNAVAILABLE, AskForError(job));
}

RULE_TEST_F(ErrorObjectsTest, ERR_03, CallsThatFailLeaveTheErrorAsItIs) {
  const Job job = FailedJob();
  const HRESULT code = ErrorCodeOf(job);
  EXPECT_TRUE(FAILED(job->SetNotifyFlags(0x80000000u)));
  job->AddFile(testbed().origin().Url("/file").c_str(), L"relative");
  EXPECT_HRESULT(code, ErrorCodeOf(job));
}

RULE_TEST_F(ErrorObjectsTest, ERR_10, AnErrorObjectKeepsSayingWhatItSaid) {
  const Job job = FailedJob();
  const Error held = ErrorOf(job);
  const HRESULT code = CodeOf(held);
  testbed().origin().Put(RemotePath(0), {.size_bytes = 1000, .answer = {.status = 400}});
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil(
      [&] { return StateOf(job.get()) == BG_JOB_STATE_ERROR && CodeOf(ErrorOf(job)) != code; }));
  EXPECT_HRESULT(code, CodeOf(held));
  testbed().origin().Put(RemotePath(0), {.size_bytes = 1000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_HRESULT(code, CodeOf(held));
}

// --- What it says ---

RULE_TEST_F(ErrorObjectsTest, ERR_04, AMissingFileTellsItsStatus) {
  ExpectStatusTold(404, BG_JOB_STATE_ERROR);
}

RULE_TEST_F(ErrorObjectsTest, ERR_04, ARefusalTellsItsStatus) {
  RequireRefusals(testbed(), client());
  ExpectStatusTold(403, BG_JOB_STATE_ERROR);
}

RULE_TEST_F(ErrorObjectsTest, ERR_04, AServerErrorTellsItsStatus) {
  RequireTransientErrors(testbed(), client());
  ExpectStatusTold(500, BG_JOB_STATE_TRANSIENT_ERROR);
}

RULE_TEST_F(ErrorObjectsTest, ERR_05, TheErrorTellsTheFileThatFailed) {
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 404}});
  AddFile(job, {.size_bytes = 1000});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  ComPtr<IBackgroundCopyFile> file;
  const Error error = ErrorOf(job);
  if (error) {
    EXPECT_HRESULT(S_OK, error->GetFile(file.put()));
  }
  EXPECT_TRUE(file);
  if (!file) return;
  EXPECT_TRUE(RemoteNameOf(file.get()) == testbed().origin().Url(RemotePath(1)));
  EXPECT_TRUE(LocalNameOf(file.get()) == LocalName(1));
}

RULE_TEST_F(ErrorObjectsTest, ERR_05, AnErrorWithoutAFileSaysSo) {
  REQUIRE_CAPABILITY(kNetwork);
  REQUIRE_CAPABILITY(kStall);
  const Job job = JobWithoutNetwork();
  ComPtr<IBackgroundCopyFile> file;
  const Error error = ErrorOf(job);
  const HRESULT got = error ? error->GetFile(file.put()) : E_FAIL;
  EXPECT_THAT(HresultText(got), AnyOf(HresultText(S_OK), HresultText(BG_E_FILE_NOT_AVAILABLE)));
  EXPECT_EQ(static_cast<bool>(file), got == S_OK);
}

RULE_TEST_F(ErrorObjectsTest, ERR_06, TheErrorTellsTheProtocol) {
  const Error error = ErrorOf(FailedJob());
  LPWSTR protocol = nullptr;
  if (error) {
    EXPECT_HRESULT(S_OK, error->GetProtocol(&protocol));
  }
  EXPECT_TRUE(TakeText(protocol) == L"http");
}

RULE_TEST_F(ErrorObjectsTest, ERR_06, AnErrorWithoutAProtocolSaysSo) {
  REQUIRE_CAPABILITY(kNetwork);
  REQUIRE_CAPABILITY(kStall);
  const Job job = JobWithoutNetwork();
  LPWSTR protocol = nullptr;
  const Error error = ErrorOf(job);
  const HRESULT got = error ? error->GetProtocol(&protocol) : E_FAIL;
  EXPECT_THAT(HresultText(got), AnyOf(HresultText(S_OK), HresultText(BG_E_PROTOCOL_NOT_AVAILABLE)));
  EXPECT_EQ(TakeText(protocol) == L"http", got == S_OK);
}

RULE_TEST_F(ErrorObjectsTest, ERR_07, TheLanguageOfADescriptionHasToBeInstalled) {
  const Error error = ErrorOf(FailedJob());
  if (!error) return;
  LPWSTR text = nullptr;
  EXPECT_HRESULT(E_INVALIDARG, error->GetErrorDescription(0, &text));
  EXPECT_HRESULT(E_INVALIDARG, error->GetErrorContextDescription(0, &text));
  EXPECT_HRESULT(kLanguageNotFound, error->GetErrorDescription(kNoLanguage, &text));
  EXPECT_HRESULT(kLanguageNotFound, error->GetErrorContextDescription(kNoLanguage, &text));
}

RULE_TEST_F(ErrorObjectsTest, ERR_07, AnErrorIsDescribedInWords) {
  const Error error = ErrorOf(FailedJob());
  if (!error) return;
  LPWSTR text = nullptr;
  const HRESULT described = error->GetErrorDescription(kEnglish, &text);
  if (described == kLanguageNotFound) GTEST_SKIP() << "needs English texts";
  EXPECT_HRESULT(S_OK, described);
  EXPECT_THAT(TakeText(text), Not(IsEmpty()));
  text = nullptr;
  EXPECT_HRESULT(S_OK, error->GetErrorContextDescription(kEnglish, &text));
  EXPECT_THAT(TakeText(text), Not(IsEmpty()));
}

}  // namespace conformance
