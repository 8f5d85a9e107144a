// ST: which failures are fatal, and which may pass.

#include <string>

#include "conformance/suite/job_states.h"

namespace conformance {
namespace {

using ::testing::SizeIs;

// The same host, at a port where nobody listens.
std::wstring AtClosedPort(const std::wstring& url) {
  const std::size_t host = url.find(L"//") + 2;
  const std::size_t path = url.find(L'/', host);
  const std::size_t end = std::min(url.find(L':', host), path);
  return url.substr(0, end) + L":1" + url.substr(path);
}

class StatusTest : public JobStatesTest {
 protected:
  // What becomes of a job whose server answers with this status every time.
  BG_JOB_STATE StateAfter(int status) {
    const Job job = NewDownloadAnswered(status);
    EXPECT_HRESULT(S_OK, job->Resume());
    testbed().WaitUntil([&] {
      const BG_JOB_STATE state = StateOf(job.get());
      return state == BG_JOB_STATE_ERROR || state == BG_JOB_STATE_TRANSIENT_ERROR ||
             state == BG_JOB_STATE_TRANSFERRED;
    });
    const BG_JOB_STATE state = StateOf(job.get());
    if (state == BG_JOB_STATE_ERROR || state == BG_JOB_STATE_TRANSIENT_ERROR) {
      EXPECT_HRESULT(HttpError(status), ErrorCodeOf(job));
    }
    job->Cancel();
    return state;
  }
};

}  // namespace

STATE_RULE(ST_06, AnUnknownHostIsATransientError) {
  const Job job = NewJob();
  EXPECT_HRESULT(S_OK, job->AddFile(L"http://nowhere.invalid/file", LocalName(0).c_str()));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
}

STATE_RULE(ST_06, ARefusedConnectionIsATransientError) {
  const Job job = NewJob();
  const std::wstring url = AtClosedPort(testbed().origin().Url("/file"));
  EXPECT_HRESULT(S_OK, job->AddFile(url.c_str(), LocalName(0).c_str()));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
}

RULE_TEST_F(StatusTest, ST_06, AServerErrorIsATransientError) {
  for (const int status : {500, 502, 503, 504}) {
    SCOPED_TRACE("status " + std::to_string(status));
    EXPECT_EQ(StateText(StateAfter(status)), StateText(BG_JOB_STATE_TRANSIENT_ERROR));
  }
}

// Documented for the applications that receive uploads, and inferred for downloads.
RULE_TEST_F(StatusTest, ST_06, OtherStatusesThatMayPassAreTransientErrors) {
  for (const int status : {408, 409, 506, 507, 599}) {
    SCOPED_TRACE("status " + std::to_string(status));
    EXPECT_SHOULD_THAT(StateText(StateAfter(status)), StateText(BG_JOB_STATE_TRANSIENT_ERROR));
  }
}

RULE_TEST_F(StatusTest, ST_07, ARefusalIsAnError) {
  for (const int status : {400, 401, 402, 403, 404, 405, 406, 407, 410, 411, 412, 413, 414, 415,
                           416, 417, 449, 501, 505}) {
    SCOPED_TRACE("status " + std::to_string(status));
    EXPECT_EQ(StateText(StateAfter(status)), StateText(BG_JOB_STATE_ERROR));
  }
}

// There is nowhere to go to, so these are answers like others.
RULE_TEST_F(StatusTest, ST_07, ARedirectWithoutATargetIsAnError) {
  for (const int status : {300, 301, 302, 303, 305, 307}) {
    SCOPED_TRACE("status " + std::to_string(status));
    EXPECT_SHOULD_THAT(StateText(StateAfter(status)), StateText(BG_JOB_STATE_ERROR));
  }
}

RULE_PROBE_F(StatusTest, ST_07, StatusesThatNoSourceNames) {
  for (const int status : {304, 306, 308, 418, 426, 429, 451}) {
    RECORD("state after " + std::to_string(status), StateText(StateAfter(status)));
  }
}

STATE_RULE(ST_07, AFileWithoutASizeIsAnError) {
  const Job job = NewDownloadOf({.size_bytes = 1000, .answer = {.content_length = false}});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_HRESULT(BG_E_MISSING_FILE_SIZE, ErrorCodeOf(job));
}

STATE_RULE(ST_11, AConnectionThatBreaksIsATransientError) {
  const Job job = NewDownloadOf({.size_bytes = 10'000, .answer = {.break_after_bytes = 6000}});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
}

STATE_RULE(ST_11, WhatWasTransferredBeforeTheFailureIsKept) {
  const Job job = NewDownload(1000);
  AddFile(job, {.size_bytes = 10'000});
  testbed().origin().AnswerNext(RemotePath(1), {.break_after_bytes = 6000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(ProgressOf(job).FilesTransferred, 1u);
  EXPECT_SHOULD(ProgressOf(job).BytesTransferred == 7000u);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_THAT(GetsOf(RemotePath(0)), SizeIs(1));
  EXPECT_SHOULD(LastOffset(RemotePath(1)) == 6000u);
}

// The first file has brought the job to TRANSFERRING when the second is refused.
STATE_RULE(ST_12, AFileThatIsRefusedFailsTheJob) {
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 404}});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_HRESULT(HttpError(404), ErrorCodeOf(job));
  testbed().LetPass(kLong);
  EXPECT_STATE(BG_JOB_STATE_ERROR, job);
}

STATE_RULE(ST_12, NoFileAfterTheFailedOneIsProcessed) {
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 404}});
  AddFile(job, {.size_bytes = 1000});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  testbed().LetPass(kLong);
  EXPECT_EQ(Last(testbed().origin().requests()).path, RemotePath(1));

  testbed().origin().Put(RemotePath(1), {.size_bytes = 1000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(ProgressOf(job).FilesTransferred, 3u);
}

// "Later" means something only because files are processed in the order in which they were added.
STATE_RULE(ST_12, FilesAreProcessedInTheirOrder) {
  const Job job = NewDownload(1000, 5);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  std::vector<std::string> paths;
  for (const Request& request : testbed().origin().requests()) {
    if (paths.empty() || paths.back() != request.path) paths.push_back(request.path);
  }
  EXPECT_THAT(paths, ::testing::ElementsAre(RemotePath(0), RemotePath(1), RemotePath(2),
                                            RemotePath(3), RemotePath(4)));
}

STATE_RULE(ST_12, AServerWithoutRangesCannotServeABackgroundJob) {
  const Job job = NewDownloadOf({.size_bytes = 10'000, .answer = {.accepts_ranges = false}});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_HRESULT(BG_E_INSUFFICIENT_RANGE_SUPPORT, ErrorCodeOf(job));
}

STATE_RULE(ST_12, AServerWithoutRangesCanServeAForegroundJob) {
  const Job job = NewDownloadOf({.size_bytes = 10'000, .answer = {.accepts_ranges = false}});
  EXPECT_HRESULT(S_OK, job->SetPriority(BG_JOB_PRIORITY_FOREGROUND));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
}

STATE_RULE(ST_19, ResumeRestartsAFailedJob) {
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 404}});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  testbed().origin().Put(RemotePath(1), {.size_bytes = 1000});
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
  EXPECT_SHOULD_THAT(GetsOf(RemotePath(0)), SizeIs(1));
}

STATE_RULE(ST_19, AFailedJobThatIsResumedWaitsForItsTurn) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = FailedJob();
  OccupyTheQueue();
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_STATE(BG_JOB_STATE_QUEUED, job);
}

}  // namespace conformance
