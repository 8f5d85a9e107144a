#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sim/engine/upload_fixture.h"

namespace bitsim {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Packet = UploadPacketType;

// The fragments are of 1 MB, or of a tenth of the file where a test wants many.

TEST_F(EngineUploadTest, SendsItsFile) {
  Job& job = Resumed(MakeUpload());
  EXPECT_EQ(engine_.Progress(job).BytesTotal, BG_SIZE_UNKNOWN);
  world_.RunFor(milliseconds(500));
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRING);
  const BG_FILE_PROGRESS progress = engine_.FileProgress(job, 0);
  EXPECT_EQ(progress.BytesTotal, kSizeBytes);
  EXPECT_GT(progress.BytesTransferred, 300'000u);
  EXPECT_LT(progress.BytesTransferred, 500'000u);
  EXPECT_EQ(progress.Completed, FALSE);
  world_.RunUntilIdle();
  ExpectUploaded(job);
  EXPECT_THAT(Packets(),
              ElementsAre(Packet::kCreateSession, Packet::kFragment, Packet::kCloseSession));
  EXPECT_EQ(engine_.FileProgress(job, 0).Completed, TRUE);
  EXPECT_EQ(engine_.Resume(job), BG_E_EMPTY);
  EXPECT_EQ(engine_.Complete(job), S_OK);
  EXPECT_EQ(job.state, BG_JOB_STATE_ACKNOWLEDGED);
  EXPECT_THAT(disk_.Paths(), ElementsAre("C:\\data\\out"));
}

TEST_F(EngineUploadTest, SendsAnEmptyFile) {
  Job& job = MakeUpload();
  disk_.Write("C:\\data\\out", Content());
  Resumed(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(upload().state, UploadState::kReceived);
}

TEST_F(EngineUploadTest, HasOneFile) {
  Job& job = MakeUpload();
  EXPECT_EQ(engine_.AddFile(job, "http://origin.test/other", "C:\\2"), BG_E_TOO_MANY_FILES);
  EXPECT_THAT(job.files, SizeIs(1));
  Job& empty = engine_.CreateJob("empty", BG_JOB_TYPE_UPLOAD, user_);
  EXPECT_EQ(engine_.CheckFileLimit(empty, 1), S_OK);
  EXPECT_EQ(engine_.CheckFileLimit(empty, 2), BG_E_TOO_MANY_FILES);
}

TEST_F(EngineUploadTest, CanBeCompletedOnlyWhenItIsDone) {
  Job& job = MakeUpload();
  EXPECT_EQ(engine_.Complete(job), BG_E_INVALID_STATE);
  Resumed(job);
  for (const BG_JOB_STATE state :
       {BG_JOB_STATE_QUEUED, BG_JOB_STATE_CONNECTING, BG_JOB_STATE_TRANSFERRING}) {
    RunUntilState(job, state);
    EXPECT_EQ(engine_.Complete(job), BG_E_INVALID_STATE) << ToString(state);
    EXPECT_EQ(job.state, state);
  }
}

// --- Interruptions ---

TEST_F(EngineUploadTest, GoesOnWhereItWasSuspended) {
  Job& job = HalfWay();
  const std::uint64_t before_bytes = engine_.Progress(job).BytesTransferred;
  EXPECT_EQ(engine_.Suspend(job), S_OK);
  EXPECT_EQ(engine_.Progress(job).BytesTransferred, before_bytes);
  EXPECT_EQ(upload().received_bytes, before_bytes);
  Resumed(job);
  world_.RunUntilIdle();
  ExpectUploaded(job);
  EXPECT_THAT(Packets(), ElementsAre(Packet::kCreateSession, Packet::kFragment, Packet::kPing,
                                     Packet::kFragment, Packet::kCloseSession));
  EXPECT_THAT(origin_.uploads(), SizeIs(1));
}

TEST_F(EngineUploadTest, GoesOnAfterABrokenConnection) {
  Job& job = MakeUpload();
  origin_.AnswerNext("/in", {.break_after_bytes = 30'000});
  Resumed(job);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(engine_.Progress(job).BytesTransferred, 30'000u);
  world_.RunUntilIdle();
  ExpectUploaded(job);
}

TEST_F(EngineUploadTest, GoesOnAfterTheNetworkWasLost) {
  Job& job = HalfWay();
  network_.Cut();
  world_.RunFor(minutes(1));
  ExpectError(job, BG_JOB_STATE_TRANSIENT_ERROR, BG_ERROR_CONTEXT_GENERAL_TRANSPORT,
              BG_E_NETWORK_DISCONNECTED);
  network_.Restore();
  world_.RunUntilIdle();
  ExpectUploaded(job);
  EXPECT_THAT(origin_.uploads(), SizeIs(1));
}

TEST_F(EngineUploadTest, GoesOnAfterARestartOfTheService) {
  Job& job = HalfWay();
  engine_.Restart();
  EXPECT_EQ(job.state, BG_JOB_STATE_QUEUED);
  world_.RunUntilIdle();
  ExpectUploaded(job);
}

TEST_F(EngineUploadTest, AdoptsTheServersOffset) {
  Job& job = HalfWay();
  engine_.Suspend(job);
  job.files[0].transferred_bytes += 1000;  // which never arrived
  Resumed(job);
  world_.RunUntilIdle();
  ExpectUploaded(job);
}

TEST_F(EngineUploadTest, BeginsAnewWhenTheServerHasLostTheSession) {
  Job& job = HalfWay();
  origin_.LoseUploadSessions();
  world_.RunUntilIdle();
  ExpectUploaded(job);
  EXPECT_EQ(job.error_count(), 0u);
  ASSERT_THAT(origin_.uploads(), SizeIs(2));
  EXPECT_EQ(origin_.uploads()[0].state, UploadState::kLost);
}

TEST_F(EngineUploadTest, DoesNotBeginAnewForEverWithAServerThatForgetsAtOnce) {
  Job& job = Resumed(MakeUpload());
  while (origin_.uploads().empty()) world_.RunFor(milliseconds(1));
  origin_.LoseUploadSessions();
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(job.error().code, BG_E_SESSION_NOT_FOUND);
  world_.RunUntilIdle();
  ExpectUploaded(job);
}

TEST_F(EngineUploadTest, SharesTheQueueWithAnotherJobAndLosesNothing) {
  network_.SetLink({.bits_per_second = 8'000});  // a fragment takes 100 s, the file 17 minutes
  Job& first = Resumed(MakeUpload());
  origin_.AcceptUploads("/second", {});
  Job& second = Resumed(MakeUpload(BG_JOB_TYPE_UPLOAD, "/second", "C:\\second"));
  world_.RunFor(hours(1));
  EXPECT_EQ(first.state, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(second.state, BG_JOB_STATE_TRANSFERRED);
}

// --- The local file ---

TEST_F(EngineUploadTest, FailsWithoutItsFile) {
  Job& job = MakeUpload();
  disk_.Remove("C:\\data\\out");
  Resumed(job);
  world_.RunUntilIdle();
  ExpectError(job, BG_JOB_STATE_ERROR, BG_ERROR_CONTEXT_LOCAL_FILE,
              HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND));
  EXPECT_THAT(origin_.uploads(), IsEmpty());
}

TEST_F(EngineUploadTest, FailsWhenItsFileChangesAndResumeSendsTheNewOne) {
  Job& job = HalfWay();
  disk_.Write("C:\\data\\out", Content::Pattern(kSizeBytes, 2));
  world_.RunUntilIdle();
  ExpectError(job, BG_JOB_STATE_ERROR, BG_ERROR_CONTEXT_LOCAL_FILE, BG_E_LOCAL_FILE_CHANGED);
  Resumed(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(upload().content, Content::Pattern(kSizeBytes, 2));
}

TEST_F(EngineUploadTest, FailsWhenItsFileChangesDuringTheLastFragment) {
  Job& job = HalfWay();
  while (upload().received_bytes < kSizeBytes - 100'000) world_.RunFor(milliseconds(5));
  disk_.Write("C:\\data\\out", Content::Pattern(kSizeBytes));
  world_.RunUntilIdle();
  EXPECT_EQ(job.error().code, BG_E_LOCAL_FILE_CHANGED);
}

TEST_F(EngineUploadTest, FailsWhenItsFileGoesAfterTheFirstAnswer) {
  network_.SetLink({.latency = seconds(1)});
  Job& job = Resumed(MakeUpload());
  world_.RunFor(seconds(1));
  disk_.Remove("C:\\data\\out");
  world_.RunUntilIdle();
  EXPECT_EQ(job.error().code, HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND));
}

TEST_F(EngineUploadTest, FailsWhenItsFileGoesAndResumeSendsWhatComesBack) {
  Job& job = HalfWay();
  disk_.Remove("C:\\data\\out");
  world_.RunUntilIdle();
  ExpectError(job, BG_JOB_STATE_ERROR, BG_ERROR_CONTEXT_LOCAL_FILE,
              HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND));
  disk_.Write("C:\\data\\out", Content::Pattern(7, 2));
  Resumed(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(upload().content, Content::Pattern(7, 2));
}

TEST_F(EngineUploadTest, MayChangeItsFileBeforeItBegins) {
  Job& job = MakeUpload();
  disk_.Write("C:\\data\\out", Content::Pattern(kSizeBytes));
  Resumed(job);
  world_.RunUntilIdle();
  ExpectUploaded(job);
}

// --- What servers say ---

TEST_F(EngineUploadTest, RefusalsAreFatal) {
  struct Case {
    UploadOptions options;
    HRESULT code;
  };
  const std::vector<Case> cases = {
      {{.refusal = UploadRefusal::kNotEnabled}, E_ACCESSDENIED},
      {{.refusal = UploadRefusal::kExecuteEnabled}, BG_E_SERVER_EXECUTE_ENABLE},
      {{.refusal = UploadRefusal::kOtherProtocol}, BG_E_CLIENT_SERVER_PROTOCOL_MISMATCH},
      {{.size_bytes_max = kSizeBytes - 1}, BG_E_TOO_LARGE},
  };
  for (const Case& test_case : cases) {
    origin_.AcceptUploads("/in", test_case.options);
    Job& job = Resumed(MakeUpload());
    world_.RunUntilIdle();
    ExpectError(job, BG_JOB_STATE_ERROR, BG_ERROR_CONTEXT_REMOTE_FILE, test_case.code);
    origin_.AcceptUploads("/in", {});
    Resumed(job);
    world_.RunUntilIdle();
    ExpectUploaded(job);
  }
}

TEST_F(EngineUploadTest, SortsStatusesAsTheTableOfUploadsDoes) {
  const Decisions documented;
  for (const int status :
       {300, 301, 302, 303, 304, 305, 307, 400, 403, 404, 413, 417, 426, 451, 499, 501, 505}) {
    EXPECT_EQ(documented.ClassifyUploadStatus(status), FailureClass::kFatal) << status;
  }
  for (const int status : {100, 306, 308, 399, 408, 409, 500, 502, 503, 504, 506, 599, 600}) {
    EXPECT_EQ(documented.ClassifyUploadStatus(status), FailureClass::kTransient) << status;
  }
}

TEST_F(EngineUploadTest, RetriesWhatMayPass) {
  for (const int status : {503, 409}) {
    origin_.AnswerNext("/in", {.status = status});
    Job& job = Resumed(MakeUpload());
    RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
    EXPECT_EQ(job.error().code, static_cast<HRESULT>(0x80190000u + static_cast<unsigned>(status)));
    world_.RunUntilIdle();
    ExpectUploaded(job);
  }
}

}  // namespace
}  // namespace bitsim
