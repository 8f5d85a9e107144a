// ST: what interfaces of later versions do to the course of a download.

#include <string>

#include "conformance/suite/http.h"
#include "conformance/suite/premises.h"

namespace conformance {

HTTP_RULE(ST_39, RejectedContentIsAnError, NOTIFY_FILE_06) {
  const Job job = NewDownload();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  const auto file = FileOf(job).As<IBackgroundCopyFile3>();
  if (!file) GTEST_SKIP() << "needs IBackgroundCopyFile3";
  EXPECT_HRESULT(S_OK, file->SetValidationState(FALSE));
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_ERROR));
  EXPECT_HRESULT(BG_E_VALIDATION_FAILED, ErrorCodeOf(job));
  EXPECT_EQ(ProgressOf(job).BytesTransferred, 0u);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
  EXPECT_EQ(GetsOf(RemotePath(0)).size(), 2u);
}

HTTP_RULE(ST_41b, ANewSourceOfTheSameCopyGoesOn) {
  RequireBreaksToPass(testbed(), client());
  const Job job = NewDownload(10'000);
  const auto file = FileOf(job).As<IBackgroundCopyFile2>();
  if (!file) GTEST_SKIP() << "needs IBackgroundCopyFile2";
  testbed().origin().Put("/mirror", {.size_bytes = 10'000});
  testbed().origin().AnswerNext(RemotePath(0), {.break_after_bytes = 6000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  const HRESULT set = file->SetRemoteName(testbed().origin().Url("/mirror").c_str());
  RequireImplemented("SetRemoteName", set);
  EXPECT_HRESULT(S_OK, set);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(LastOffset("/mirror"), 6000u);
}

HTTP_RULE(ST_41b, ANewSourceOfAnotherSizeStartsAgain) {
  RequireBreaksToPass(testbed(), client());
  const Job job = NewDownload(10'000);
  const auto file = FileOf(job).As<IBackgroundCopyFile2>();
  if (!file) GTEST_SKIP() << "needs IBackgroundCopyFile2";
  testbed().origin().Put("/mirror", {.size_bytes = 12'000});
  testbed().origin().AnswerNext(RemotePath(0), {.break_after_bytes = 6000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  const HRESULT set = file->SetRemoteName(testbed().origin().Url("/mirror").c_str());
  RequireImplemented("SetRemoteName", set);
  EXPECT_HRESULT(S_OK, set);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(LastOffset("/mirror"), 0u);
}

HTTP_RULE(ST_44, AnOpenTemporaryFileIsATransientError, NOTIFY_FILE_12) {
  REQUIRE_CAPABILITY(kLockFiles);
  const Job job = NewDownload();
  const auto file = FileOf(job).As<IBackgroundCopyFile3>();
  if (!file) GTEST_SKIP() << "needs IBackgroundCopyFile3";
  LPWSTR name = nullptr;
  EXPECT_HRESULT(S_OK, file->GetTemporaryName(&name));
  ASSERT_NE(name, nullptr);
  const std::wstring temporary_name = name;
  CoTaskMemFree(name);
  testbed().LockFile(temporary_name);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  testbed().UnlockFile(temporary_name);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
}

HTTP_RULE(ST_48, WithACustomMethodErrorsAreFatal) {
  const Job job = NewDownload(10'000);
  const auto options = job.As<IBackgroundCopyJobHttpOptions2>();
  if (!options) GTEST_SKIP() << "needs IBackgroundCopyJobHttpOptions2";
  EXPECT_HRESULT(S_OK, options->SetHttpMethod(L"POST"));
  testbed().origin().AnswerNext(RemotePath(0), {.break_after_bytes = 6000});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
  EXPECT_EQ(Last(RequestsOf(RemotePath(0))).method, "POST");
  EXPECT_EQ(Last(RequestsOf(RemotePath(0))).range_first_byte.value_or(0), 0u);
}

HTTP_RULE(ST_49, AnOnDemandJobRestsUntilAllOfItsFileIsThere) {
  const Job job = NewDownload(10'000);
  REQUIRE_INTERFACE(job, IBackgroundCopyJob5);
  const auto file = FileOf(job).As<IBackgroundCopyFile6>();
  if (!file) GTEST_SKIP() << "needs IBackgroundCopyFile6";
  Enable(job, BITS_JOB_PROPERTY_ON_DEMAND_MODE);
  const BG_FILE_RANGE second_half = {5000, 5000};
  EXPECT_HRESULT(S_OK, file->RequestFileRanges(1, &second_half));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_SUSPENDED));
  EXPECT_EQ(ProgressOf(job).BytesTransferred, 5000u);
  const BG_FILE_RANGE first_half = {0, 5000};
  EXPECT_HRESULT(S_OK, file->RequestFileRanges(1, &first_half));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(ProgressOf(job).BytesTransferred, 10'000u);
}

}  // namespace conformance
