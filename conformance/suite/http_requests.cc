// HTTP: what a download asks for, and what it needs to be told.

#include <algorithm>

#include "conformance/suite/http.h"
#include "conformance/suite/premises.h"

namespace conformance {

using ::testing::IsEmpty;
using ::testing::SizeIs;

HTTP_RULE(HTTP_01, TheFirstRequestIsHead) {
  const Job job = NewDownload(10'000);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  const std::vector<Request> requests = RequestsOf(RemotePath(0));
  ASSERT_FALSE(requests.empty());
  EXPECT_EQ(First(requests).method, "HEAD");
  EXPECT_EQ(Last(requests).method, "GET");
}

HTTP_RULE(HTTP_02, AFileWithoutALengthIsAnError) {
  const Job job = NewDownloadOf({.size_bytes = 1000, .answer = {.content_length = false}});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_HRESULT(BG_E_MISSING_FILE_SIZE, ErrorCodeOf(job));
}

HTTP_RULE(HTTP_03, AnAnswerWithoutARangeIsAnError) {
  const Job job = NewDownloadOf({.size_bytes = 10'000, .answer = {.accepts_ranges = false}});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_HRESULT(BG_E_INSUFFICIENT_RANGE_SUPPORT, ErrorCodeOf(job));
}

HTTP_RULE(HTTP_03, ARangeWithoutItsBoundsIsAnError) {
  const Job job = NewDownloadOf({.size_bytes = 10'000, .answer = {.content_range = false}});
  EXPECT_HRESULT(S_OK, job->Resume());
  const bool is_error = WaitForState(job, BG_JOB_STATE_ERROR);
  const std::vector<Request> gets = GetsOf(RemotePath(0));
  const bool asks_for_ranges = std::any_of(gets.begin(), gets.end(), [](const Request& get) {
    return get.range_first_byte.has_value();
  });
  if (!is_error && !asks_for_ranges) GTEST_SKIP() << "needs a service that asks for ranges";
  EXPECT_TRUE(is_error);
  EXPECT_HRESULT(BG_E_INSUFFICIENT_RANGE_SUPPORT, ErrorCodeOf(job));
}

HTTP_RULE(HTTP_03, AForegroundJobNeedsNone) {
  const Job job = NewDownloadOf({.size_bytes = 10'000, .answer = {.accepts_ranges = false}});
  EXPECT_HRESULT(S_OK, job->SetPriority(BG_JOB_PRIORITY_FOREGROUND));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
}

HTTP_RULE(HTTP_04, AServerOfHttp10WillDo) {
  const Job job = NewDownloadOf({.size_bytes = 10'000, .answer = {.http_1_0 = true}});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
}

HTTP_RULE(HTTP_07, ANewTimeStampStartsTheFileAgain) {
  RequireBreaksToPass(testbed(), client());
  const Job job = NewDownload(10'000);
  testbed().origin().AnswerNext(RemotePath(0), {.break_after_bytes = 6000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  testbed().origin().Put(
      RemotePath(0),
      {.size_bytes = 10'000, .etag = "\"2\"", .last_modified = "Tue, 02 Jan 2024 00:00:00 GMT"});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(LastOffset(RemotePath(0)), 0u);
}

// Its entity tag may stay: no page speaks of that.
HTTP_RULE(HTTP_07, ANewTimeStampAloneIsEnough) {
  RequireBreaksToPass(testbed(), client());
  const Job job = NewDownload(10'000);
  testbed().origin().AnswerNext(RemotePath(0), {.break_after_bytes = 6000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  testbed().origin().Put(RemotePath(0),
                         {.size_bytes = 10'000, .last_modified = "Tue, 02 Jan 2024 00:00:00 GMT"});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(LastOffset(RemotePath(0)), 0u);
}

HTTP_RULE(HTTP_07, ANewSizeStartsTheFileAgain) {
  RequireBreaksToPass(testbed(), client());
  const Job job = NewDownload(10'000);
  testbed().origin().AnswerNext(RemotePath(0), {.break_after_bytes = 6000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  testbed().origin().Put(RemotePath(0), {.size_bytes = 12'000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(LastOffset(RemotePath(0)), 0u);
  EXPECT_EQ(ProgressOf(job).BytesTransferred, 12'000u);
}

HTTP_RULE(HTTP_08, DynamicContentNeedsNoPromises) {
  const Job job = NewDownloadOf(
      {.size_bytes = 10'000, .answer = {.content_length = false, .accepts_ranges = false}});
  REQUIRE_INTERFACE(job, IBackgroundCopyJob5);
  Enable(job, BITS_JOB_PROPERTY_DYNAMIC_CONTENT);
  EXPECT_HRESULT(S_OK, job->SetPriority(BG_JOB_PRIORITY_FOREGROUND));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_THAT(RequestsOf(RemotePath(0)), SizeIs(1));  // no HEAD
  EXPECT_EQ(ProgressOf(job).BytesTransferred, 10'000u);
}

HTTP_RULE(HTTP_08, InterruptedDynamicContentStartsAgain) {
  const Job job = NewDownload(10'000);
  REQUIRE_INTERFACE(job, IBackgroundCopyJob5);
  Enable(job, BITS_JOB_PROPERTY_DYNAMIC_CONTENT);
  EXPECT_HRESULT(S_OK, job->SetPriority(BG_JOB_PRIORITY_FOREGROUND));
  testbed().origin().AnswerNext(RemotePath(0), {.break_after_bytes = 6000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(ProgressOf(job).BytesTransferred, 0u);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(LastOffset(RemotePath(0)), 0u);
}

HTTP_RULE(HTTP_08, DynamicContentWaitsForTheForeground) {
  const Job job = NewDownload();
  REQUIRE_INTERFACE(job, IBackgroundCopyJob5);
  Enable(job, BITS_JOB_PROPERTY_DYNAMIC_CONTENT);
  EXPECT_HRESULT(S_OK, job->Resume());
  testbed().LetPass(kLong);
  EXPECT_THAT(RequestsOf(RemotePath(0)), IsEmpty());
  EXPECT_HRESULT(S_OK, job->SetPriority(BG_JOB_PRIORITY_FOREGROUND));
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

HTTP_RULE(HTTP_17, ALocalPathIsASource) {
  const std::wstring source = testbed().LocalPath("source");
  testbed().WriteFile(source, 1000);
  const Job job = NewJob();
  EXPECT_HRESULT(S_OK, job->AddFile((L"file://" + source).c_str(), LocalName(0).c_str()));
  EXPECT_SHOULD(SUCCEEDED(job->AddFile(source.c_str(), LocalName(1).c_str())));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(0)), 1000u);
}

HTTP_RULE(HTTP_18, WhatCameWithoutRangesCannotGoOn) {
  const Job job = NewDownloadOf({.size_bytes = 10'000, .answer = {.accepts_ranges = false}});
  EXPECT_HRESULT(S_OK, job->SetPriority(BG_JOB_PRIORITY_FOREGROUND));
  testbed().origin().AnswerNext(RemotePath(0),
                                {.accepts_ranges = false, .break_after_bytes = 6000});
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_ERROR));
  ComPtr<IBackgroundCopyError> error;
  if (FAILED(job->GetError(error.put()))) return;  // which is ERR-01
  EXPECT_SHOULD(ErrorCodeOf(job) == BG_E_INSUFFICIENT_RANGE_SUPPORT);
}

}  // namespace conformance
