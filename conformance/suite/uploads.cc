// ST: what is different with jobs that send their file.

#include "conformance/suite/uploads.h"

#include "conformance/suite/premises.h"
#include "conformance/testbed/errors.h"

namespace conformance {

// --- The fixture ---

void UploadTest::Prepare() {
  REQUIRE_CAPABILITY(kUploads);
  if (testbed().capabilities().bits_version == "1.0") GTEST_SKIP() << "needs BITS 1.5";
  RequireUploads(testbed(), client());
}

UploadTest::Job UploadTest::NewUpload(const UploadTarget& target, std::uint64_t size_bytes,
                                      BG_JOB_TYPE type) {
  ++uploads_;
  testbed().WriteFile(source(), size_bytes);
  testbed().origin().AcceptUploads(target_path(), target);
  const std::wstring name = testbed().JobName("upload " + std::to_string(uploads_));
  GUID id = {};
  Job job;
  const HRESULT created = manager()->CreateJob(name.c_str(), type, &id, job.put());
  if (FAILED(created) || !job) throw BackendError("CreateJob answered " + HresultText(created));
  job->SetMinimumRetryDelay(
      static_cast<ULONG>(testbed().capabilities().shortest_retry_delay.count()));
  EXPECT_HRESULT(S_OK,
                 job->AddFile(testbed().origin().Url(target_path()).c_str(), source().c_str()));
  return job;
}

UploadTest::Job UploadTest::UploadUnderWay() {
  const Job job = NewUpload({.bytes_per_second = 1'000'000}, 10'000'000'000);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  EXPECT_TRUE(testbed().WaitUntil([&] { return ProgressOf(job).BytesTransferred > 0; }));
  return job;
}

UploadTest::Job UploadTest::ReplyFailedJob() {
  const Job job = NewUploadReply(WithReply({.size_bytes = 1000, .answer = {.status = 404}}));
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  return job;
}

Upload UploadTest::Received() {
  const std::vector<Upload> uploads = testbed().origin().uploads();
  for (auto upload = uploads.rbegin(); upload != uploads.rend(); ++upload) {
    if (upload->path == target_path()) return *upload;
  }
  return {};
}

BG_ERROR_CONTEXT UploadTest::ErrorContextOf(const Job& job) {
  ComPtr<IBackgroundCopyError> error;
  BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
  HRESULT code = S_OK;
  EXPECT_HRESULT(S_OK, job->GetError(error.put()));
  EXPECT_HRESULT(S_OK, error->GetError(&context, &code));
  return context;
}

BG_JOB_REPLY_PROGRESS UploadTest::ReplyProgressOf(const Job& job) {
  BG_JOB_REPLY_PROGRESS progress = {};
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob2>()->GetReplyProgress(&progress));
  return progress;
}

BG_FILE_PROGRESS UploadTest::FileProgressOf(const Job& job) {
  ComPtr<IEnumBackgroundCopyFiles> files;
  ComPtr<IBackgroundCopyFile> file;
  BG_FILE_PROGRESS progress = {};
  EXPECT_HRESULT(S_OK, job->EnumFiles(files.put()));
  EXPECT_HRESULT(S_OK, files->Next(1, file.put(), nullptr));
  EXPECT_HRESULT(S_OK, file->GetProgress(&progress));
  return progress;
}

// --- ST-08: when it is done ---

UPLOAD_RULE(ST_08, AnUploadIsDoneWhenTheServerHasTheFile) {
  const Job job = NewUpload();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(Received().is_complete);
  EXPECT_EQ(Received().received_bytes, 10'000u);
  EXPECT_EQ(ProgressOf(job).BytesTransferred, 10'000u);
}

UPLOAD_RULE(ST_08, AnUploadOfNothingIsDone) {
  const Job job = NewUpload({}, 0);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(Received().is_complete);
}

UPLOAD_RULE(ST_08, AnUploadReplyJobIsNotDoneWithoutItsReply, NOTIFY_XFR_02) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = NewUploadReply(
      WithReply({.size_bytes = kReplyBytes, .answer = {.stall_after_bytes = kReplyBytes / 2}}));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return ReplyProgressOf(job).BytesTransferred > 0; }));
  testbed().LetPass(kLong);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRING, job);
  EXPECT_TRUE(Received().is_complete);
}

// --- ST-11, ST-12: failures ---

UPLOAD_RULE(HTTP_20, AReplyThatEndsEarlyIsFetchedToItsEnd, ST_11) {
  const Job job = NewUploadReply(
      WithReply({.size_bytes = kReplyBytes,
                 .answer = {.break_after_bytes = 600, .break_by = ConnectionEnd::kClose}}));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(ReplyProgressOf(job).BytesTransferred, kReplyBytes);
}

UPLOAD_RULE(ST_11, AnUploadGoesOnAfterAFailureThatMayPass) {
  const Job job = NewUpload();
  testbed().origin().AnswerNext(target_path(), {.status = 503}, 2);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_HRESULT(HttpError(503), ErrorCodeOf(job));
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

UPLOAD_RULE(ST_12, AFileThatIsTooLargeForTheServerIsAnError) {
  const Job job = NewUpload({.size_bytes_max = 9'999});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_HRESULT(BG_E_TOO_LARGE, ErrorCodeOf(job));
}

UPLOAD_RULE(ST_12, StatusesOfTheApplicationThatAreFatal) {
  for (const int status : {300, 301, 302, 303, 304, 305, 307, 400, 401, 403, 404, 410, 413, 417,
                           426, 449, 499, 501, 505}) {
    SCOPED_TRACE("status " + std::to_string(status));
    const Job job = NewUpload({.application_status = status});
    ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
    job->Cancel();
  }
}

UPLOAD_RULE(ST_11, StatusesOfTheApplicationThatMayPass) {
  for (const int status : {306, 308, 399, 408, 409, 500, 502, 503, 504, 506, 599}) {
    SCOPED_TRACE("status " + std::to_string(status));
    const Job job = NewUpload({.application_status = status});
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
    job->Cancel();
  }
}

UPLOAD_RULE(ST_12, AnApplicationThatForbidsGetsTheFileOnce) {
  for (const int status : {403, 404}) {
    const Job job = NewUpload({.application_status = status});
    ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
    EXPECT_HRESULT(S_OK, job->Resume());
    EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_ERROR));
    EXPECT_EQ(Received().application_calls, status == 403 ? 1u : 2u);
    job->Cancel();
  }
}

// --- ST-26: Complete ---

UPLOAD_RULE(ST_26, CompleteEndsAnUpload, COMP_06) {
  const Job job = NewUpload();
  EXPECT_HRESULT(BG_E_INVALID_STATE, job->Complete());
  EXPECT_STATE(BG_JOB_STATE_SUSPENDED, job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, job);
  EXPECT_HRESULT(BG_E_NOT_FOUND, FindInQueue(job));
  EXPECT_TRUE(Received().is_complete);
}

UPLOAD_RULE(ST_26, CompleteEndsAnUploadReplyJob) {
  const Job job = NewUploadReply();
  const std::wstring reply = testbed().LocalPath("reply");
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob2>()->SetReplyFileName(reply.c_str()));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, job);
  EXPECT_EQ(testbed().FileSizeBytes(reply), kReplyBytes);
}

// --- ST-42: the local file changes ---

UPLOAD_RULE(ST_29, AFinishedUploadHasNothingToResume) {
  for (const Job& job : {NewUpload(), NewUploadReply()}) {
    auto callback = NewCallback();
    Register(job, callback);
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
    EXPECT_TRUE(WaitUntilTold(callback));
    const std::size_t requests = testbed().origin().requests().size();
    EXPECT_THAT(job->Resume(), ::testing::AnyOf(BG_E_EMPTY, S_OK));
    testbed().LetPass(kLong);
    EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, job);
    EXPECT_EQ(callback->transferred(), 1);
    EXPECT_EQ(testbed().origin().requests().size(), requests);
  }
}

UPLOAD_RULE(ST_42, ASourceThatChangesIsAnError) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = UploadUnderWay();
  testbed().WriteFile(source(), 10'000'000'000);
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_ERROR));
  EXPECT_HRESULT(BG_E_LOCAL_FILE_CHANGED, ErrorCodeOf(job));
  EXPECT_EQ(ErrorContextOf(job), BG_ERROR_CONTEXT_LOCAL_FILE);
}

}  // namespace conformance
