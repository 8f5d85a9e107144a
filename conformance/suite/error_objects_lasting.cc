// ERR: what of an error lasts, and what goes with the next state.

#include "conformance/suite/job_files.h"
#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {
namespace {

class LastingErrorsTest : public JobStatesTest {
 protected:
  static ComPtr<IBackgroundCopyError> ErrorOf(const Job& job) {
    ComPtr<IBackgroundCopyError> error;
    EXPECT_HRESULT(S_OK, job->GetError(error.put()));
    return error;
  }
  static BG_ERROR_CONTEXT ContextOf(const Job& job) {
    BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
    HRESULT code = S_OK;
    const auto error = ErrorOf(job);
    if (error) {
      EXPECT_HRESULT(S_OK, error->GetError(&context, &code));
    }
    return context;
  }
};

#define LASTING_RULE(rule, name, ...) \
  RULE_TEST_F(LastingErrorsTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

LASTING_RULE(ERR_01, ChangesOfAFailedJobLeaveItsError) {
  for (const BG_JOB_STATE state : {BG_JOB_STATE_ERROR, BG_JOB_STATE_TRANSIENT_ERROR}) {
    InEach({state}, [&](const Job& job) {
      const HRESULT code = ErrorCodeOf(job);
      EXPECT_HRESULT(S_OK, job->SetDescription(L"changed"));
      EXPECT_HRESULT(code, ErrorCodeOf(job));
      AddFile(job, {.size_bytes = 1000});
      EXPECT_HRESULT(code, ErrorCodeOf(job));
    });
  }
}

LASTING_RULE(ERR_01, TheErrorIsTheLatest) {
  RequireTransientErrors(testbed(), client());
  const Job job = NewDownloadAnswered(500);
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(3600));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  const HRESULT first = ErrorCodeOf(job);
  testbed().origin().Put(RemotePath(0), {.size_bytes = 1000, .answer = {.status = 502}});
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] {
    return StateOf(job.get()) == BG_JOB_STATE_TRANSIENT_ERROR && ErrorCodeOf(job) != first;
  }));
}

LASTING_RULE(ERR_02, ASuspendedJobHasNoError) {
  RequireTransientErrors(testbed(), client());
  const Job job = JobIn(BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_HRESULT(S_OK, job->Suspend());
  EXPECT_STATE(BG_JOB_STATE_SUSPENDED, job);
  const Job failed = FailedJob();
  const auto other = ErrorOf(failed);
  IBackgroundCopyError* error = other.get();
  EXPECT_HRESULT(BG_E_ERROR_INFORMATION_UNAVAILABLE, job->GetError(&error));
  RECORD("GetError clears the pointer when it fails", error == nullptr);
}

LASTING_RULE(ERR_05, AConnectionThatBreaksTellsItsFile) {
  RequireBreaksToPass(testbed(), client());
  RequireFileOrder(testbed(), client());
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 10'000, .answer = {.break_after_bytes = 6000}});
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(3600));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  ComPtr<IBackgroundCopyFile> file;
  EXPECT_HRESULT(S_OK, ErrorOf(job)->GetFile(file.put()));
  ASSERT_TRUE(file);
  EXPECT_EQ(LocalNameOf(file.get()), LocalName(1));
}

LASTING_RULE(ERR_05, AnErrorWithoutAFileGivesNone) {
  REQUIRE_CAPABILITY(kNetwork);
  REQUIRE_CAPABILITY(kStall);
  const Job job = JobIn(BG_JOB_STATE_QUEUED);
  testbed().CutNetwork();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
  const auto error = ErrorOf(job);
  const auto other = FilesOf(job).at(0);
  IBackgroundCopyFile* file = other.get();
  const HRESULT told = error->GetFile(&file);
  if (told == S_OK) {  // which would be a file
    if (file != nullptr) file->Release();
    GTEST_SKIP() << "needs an error without a file";
  }
  EXPECT_HRESULT(BG_E_FILE_NOT_AVAILABLE, told);
  // Whoever stands between, as a proxy does, may leave the pointer as it was.
  RECORD("GetFile clears the pointer when it fails", file == nullptr);
}

LASTING_RULE(ERR_06, AFileOnADiskHasAnotherProtocol) {
  const Job job = NewJob();
  const std::wstring missing = testbed().LocalPath("no-such-file");
  const HRESULT added = job->AddFile(missing.c_str(), LocalName(0).c_str());
  if (FAILED(added)) GTEST_SKIP() << "needs sources on a disk";
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  LPWSTR protocol = nullptr;
  const auto error = ErrorOf(job);
  EXPECT_HRESULT(S_OK, error->GetProtocol(&protocol));
  EXPECT_EQ(TakeText(protocol), L"file");
}

LASTING_RULE(ERR_07, AContextHasADescriptionOfItsOwn) {
  const Job job = FailedJob();
  LPWSTR of_code = nullptr;
  LPWSTR of_context = nullptr;
  constexpr DWORD kEnglish = 0x0409;
  const auto error = ErrorOf(job);
  EXPECT_HRESULT(S_OK, error->GetErrorDescription(kEnglish, &of_code));
  EXPECT_HRESULT(S_OK, error->GetErrorContextDescription(kEnglish, &of_context));
  EXPECT_NE(TakeText(of_code), TakeText(of_context));
}

LASTING_RULE(ERR_08, ResumeForgetsNoErrors) {
  const Job job = FailedJob();
  const ULONG count = ErrorCountOf(job);
  EXPECT_GE(count, 1u);
  testbed().origin().Put(RemotePath(0), {.size_bytes = 1000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(ErrorCountOf(job), count);
}

// Two failures at most: that of the attempt, and the one that ends the job.
LASTING_RULE(ERR_08, TheEndOfThePatienceIsNoFurtherFailure) {
  REQUIRE_CAPABILITY(kVirtualTime);
  RequireTransientErrors(testbed(), client());
  const Job job = NewDownloadAnswered(500);
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(50));
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(60));
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  const std::size_t attempts = RequestsOf(RemotePath(0)).size();
  EXPECT_SHOULD(ErrorCountOf(job) <= attempts);
}

LASTING_RULE(ERR_09, ALocalFileIsBlamedForWhatItIs) {
  REQUIRE_CAPABILITY(kLockFiles);
  const Job job = NewDownload();
  const auto file = FileOf(job, 0).As<IBackgroundCopyFile3>();
  if (!file) GTEST_SKIP() << "needs IBackgroundCopyFile3";
  LPWSTR name = nullptr;
  const HRESULT got = file->GetTemporaryName(&name);
  RequireImplemented("GetTemporaryName", got);
  const std::wstring temporary = TakeText(name);
  if (FAILED(got) || temporary.empty()) GTEST_SKIP() << "needs the name of a temporary file";
  testbed().WriteFile(temporary, 1);
  testbed().LockFile(temporary);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] {
    const BG_JOB_STATE state = StateOf(job.get());
    return state == BG_JOB_STATE_TRANSIENT_ERROR || state == BG_JOB_STATE_ERROR;
  }));
  EXPECT_EQ(ContextOf(job), BG_ERROR_CONTEXT_LOCAL_FILE);
  testbed().UnlockFile(temporary);
}

LASTING_RULE(ERR_09, AConnectionThatBreaksIsBlamedOnTheWay) {
  RequireBreaksToPass(testbed(), client());
  const Job job = NewDownloadOf({.size_bytes = 10'000, .answer = {.break_after_bytes = 6000}});
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(3600));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  const BG_ERROR_CONTEXT context = ContextOf(job);
  EXPECT_NE(context, BG_ERROR_CONTEXT_LOCAL_FILE);
  EXPECT_NE(context, BG_ERROR_CONTEXT_REMOTE_APPLICATION);
  RECORD("context of a connection that breaks", static_cast<int>(context));
}

LASTING_RULE(ERR_09, ABlockIsBlamedOnTheQueueManager) {
  REQUIRE_CAPABILITY(kConditions);
  testbed().BeginCondition(MachineCondition::kNoBackgroundAccess);
  const Job job = NewDownload();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(ContextOf(job), BG_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER);
  testbed().EndCondition(MachineCondition::kNoBackgroundAccess);
}

}  // namespace
}  // namespace conformance
