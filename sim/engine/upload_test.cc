#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "bitsim/uploads.h"
#include "sim/engine/engine_fixture.h"

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
struct SmallFragments : Decisions {
  std::uint64_t UploadFragmentBytesMax() const override { return 100'000; }
};

class EngineUploadTest : public EngineTest {
 protected:
  EngineUploadTest() : EngineTest(kDecisions) {
    origin_.AcceptUploads("/in", {});
    network_.SetLink({.bits_per_second = 8'000'000});  // the file takes a second
  }

  Job& Resumed(Job& job) {
    EXPECT_EQ(engine_.Resume(job), S_OK);
    return job;
  }
  // What became of the only upload.
  const ReceivedUpload& upload() const { return origin_.uploads().back(); }
  std::vector<Packet> Packets() const {
    std::vector<Packet> packets;
    for (const ReceivedRequest& request : origin_.requests()) {
      if (!request.packet.has_value()) continue;
      if (packets.empty() || packets.back() != *request.packet) packets.push_back(*request.packet);
    }
    return packets;
  }
  // A job that is in the middle of its file.
  Job& HalfWay() {
    Job& job = Resumed(MakeUpload());
    world_.RunFor(milliseconds(500));
    EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRING);
    return job;
  }
  void ExpectUploaded(const Job& job) {
    EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
    EXPECT_EQ(upload().state, UploadState::kReceived);
    EXPECT_EQ(upload().content, Content::Pattern(kSizeBytes));
    EXPECT_FALSE(upload().session_is_open);
  }
  void ExpectError(const Job& job, BG_JOB_STATE state, BG_ERROR_CONTEXT context, HRESULT code) {
    EXPECT_EQ(job.state, state) << ToString(job.state);
    EXPECT_EQ(job.error.context, context);
    EXPECT_EQ(job.error.code, code) << std::hex << job.error.code;
  }

 private:
  static inline const SmallFragments kDecisions;
};

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
  EXPECT_EQ(job.error_count, 0u);
  ASSERT_THAT(origin_.uploads(), SizeIs(2));
  EXPECT_EQ(origin_.uploads()[0].state, UploadState::kLost);
}

TEST_F(EngineUploadTest, DoesNotBeginAnewForEverWithAServerThatForgetsAtOnce) {
  Job& job = Resumed(MakeUpload());
  while (origin_.uploads().empty()) world_.RunFor(milliseconds(1));
  origin_.LoseUploadSessions();
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(job.error.code, BG_E_SESSION_NOT_FOUND);
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
  EXPECT_EQ(job.error.code, BG_E_LOCAL_FILE_CHANGED);
}

TEST_F(EngineUploadTest, FailsWhenItsFileGoesAfterTheFirstAnswer) {
  network_.SetLink({.latency = seconds(1)});
  Job& job = Resumed(MakeUpload());
  world_.RunFor(seconds(1));
  disk_.Remove("C:\\data\\out");
  world_.RunUntilIdle();
  EXPECT_EQ(job.error.code, HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND));
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
    EXPECT_EQ(job.error.code, static_cast<HRESULT>(0x80190000u + static_cast<unsigned>(status)));
    world_.RunUntilIdle();
    ExpectUploaded(job);
  }
}

// --- Cancel ---

class EngineUploadCancelTest : public EngineUploadTest {
 protected:
  // Cancels an upload whose server is gone, and gives the time that it takes.
  Duration TimeToCancel(ULONG no_progress_timeout_seconds) {
    Job& job = HalfWay();
    engine_.SetNoProgressTimeout(job, no_progress_timeout_seconds);
    origin_.SetListening(false);
    const Instant start = world_.now();
    EXPECT_EQ(engine_.Cancel(job), S_OK);
    EXPECT_NE(engine_.jobs().Find(job.id), nullptr);
    RunUntilState(job, BG_JOB_STATE_CANCELLED);
    EXPECT_EQ(engine_.jobs().Find(job.id), nullptr);
    origin_.SetListening(true);
    return world_.now() - start;
  }
};

TEST_F(EngineUploadCancelTest, TellsTheServer) {
  Job& job = HalfWay();
  EXPECT_EQ(engine_.Cancel(job), S_OK);
  EXPECT_EQ(job.state, BG_JOB_STATE_SUSPENDED);
  world_.RunFor(seconds(1));
  EXPECT_EQ(job.state, BG_JOB_STATE_CANCELLED);
  EXPECT_EQ(upload().state, UploadState::kCancelled);
  EXPECT_TRUE(disk_.Exists("C:\\data\\out"));
}

TEST_F(EngineUploadCancelTest, IsDoneAtOnceWhileTheServerKnowsNothing) {
  Job& job = MakeUpload();
  EXPECT_EQ(engine_.Cancel(job), S_OK);
  EXPECT_EQ(job.state, BG_JOB_STATE_CANCELLED);
}

TEST_F(EngineUploadCancelTest, LeavesAFinishedFileOnTheServer) {
  Job& job = Resumed(MakeUpload());
  world_.RunUntilIdle();
  EXPECT_EQ(engine_.Cancel(job), S_OK);
  EXPECT_EQ(job.state, BG_JOB_STATE_CANCELLED);
  EXPECT_EQ(upload().state, UploadState::kReceived);
}

TEST_F(EngineUploadCancelTest, RefusesEverythingWhileItWaits) {
  Job& job = HalfWay();
  network_.Cut();
  engine_.Cancel(job);
  EXPECT_EQ(engine_.Cancel(job), BG_E_INVALID_STATE);
  EXPECT_EQ(engine_.Resume(job), BG_E_INVALID_STATE);
  EXPECT_EQ(engine_.Suspend(job), BG_E_INVALID_STATE);
  EXPECT_EQ(engine_.Complete(job), BG_E_INVALID_STATE);
  EXPECT_EQ(engine_.SetPriority(job, BG_JOB_PRIORITY_HIGH), S_OK);
  world_.RunFor(hours(2));
  EXPECT_EQ(job.state, BG_JOB_STATE_SUSPENDED);
  network_.Restore();
  world_.RunFor(minutes(11));  // the next attempt
  EXPECT_EQ(job.state, BG_JOB_STATE_CANCELLED);
  EXPECT_EQ(upload().state, UploadState::kCancelled);
}

TEST_F(EngineUploadCancelTest, GivesUpAfterADay) { EXPECT_EQ(TimeToCancel(1'209'600), hours(24)); }

TEST_F(EngineUploadCancelTest, GivesUpAfterTheNoProgressTimeoutIfThatIsShorter) {
  EXPECT_EQ(TimeToCancel(5000), seconds(5000));
  EXPECT_LT(TimeToCancel(0), seconds(1));
}

TEST_F(EngineUploadCancelTest, TriesOnceWithoutAnyPatience) {
  Job& job = HalfWay();
  engine_.SetNoProgressTimeout(job, 0);
  engine_.Cancel(job);
  world_.RunFor(seconds(1));
  EXPECT_EQ(job.state, BG_JOB_STATE_CANCELLED);
  EXPECT_EQ(upload().state, UploadState::kCancelled);
}

TEST_F(EngineUploadCancelTest, GivesUpWhenTheServerNeverAnswers) {
  Job& job = HalfWay();
  engine_.Suspend(job);
  origin_.AnswerNext("/in", {.delay = days(30)});
  engine_.Cancel(job);
  world_.RunFor(hours(24));
  EXPECT_EQ(job.state, BG_JOB_STATE_CANCELLED);
}

TEST_F(EngineUploadCancelTest, RepeatsTheRequestAfterTheRetryDelay) {
  Job& job = HalfWay();
  engine_.SetMinimumRetryDelay(job, 60);
  engine_.Suspend(job);
  const std::uint64_t before = origin_.RequestCount("/in");
  origin_.AnswerNext("/in", {.status = 503}, 3);
  engine_.Cancel(job);
  world_.RunFor(seconds(150));
  EXPECT_EQ(origin_.RequestCount("/in") - before, 3u);
  EXPECT_EQ(job.state, BG_JOB_STATE_SUSPENDED);
  world_.RunFor(seconds(50));
  EXPECT_EQ(job.state, BG_JOB_STATE_CANCELLED);
}

TEST_F(EngineUploadCancelTest, IsDoneWhenTheServerRefusesOrKnowsNothing) {
  for (const bool knows : {true, false}) {
    Job& job = HalfWay();
    engine_.Suspend(job);
    if (knows) {
      origin_.AnswerNext("/in", {.status = 404});
    } else {
      origin_.LoseUploadSessions();
    }
    engine_.Cancel(job);
    world_.RunFor(seconds(1));
    EXPECT_EQ(job.state, BG_JOB_STATE_CANCELLED);
  }
}

TEST_F(EngineUploadCancelTest, GoesOnAfterARestartOfTheService) {
  Job& job = HalfWay();
  engine_.Cancel(job);
  engine_.Restart();
  EXPECT_EQ(job.state, BG_JOB_STATE_SUSPENDED);
  world_.RunFor(seconds(1));
  EXPECT_EQ(job.state, BG_JOB_STATE_CANCELLED);
}

TEST_F(EngineUploadCancelTest, InactivityCancelsInTheSameWay) {
  Job& job = HalfWay();
  engine_.Suspend(job);
  world_.RunFor(days(91));
  EXPECT_EQ(job.state, BG_JOB_STATE_CANCELLED);
  EXPECT_EQ(upload().state, UploadState::kCancelled);
}

TEST_F(EngineUploadCancelTest, APlaceIsUsedAgainWhileTheDeadlineIsPending) {
  Job& first = engine_.CreateJob("first", BG_JOB_TYPE_UPLOAD, user_);
  const JobIndex index = first.index;
  disk_.Write("C:\\1", Content::Pattern(kSizeBytes));
  engine_.AddFile(first, "http://origin.test/in", "C:\\1");
  Resumed(first);
  world_.RunFor(milliseconds(500));
  engine_.Cancel(first);
  world_.RunFor(seconds(1));
  Job& second = MakeUpload();
  ASSERT_EQ(second.index, index);
  world_.RunFor(days(2));
  EXPECT_EQ(second.state, BG_JOB_STATE_SUSPENDED);
}

struct ShowsCancelledAtOnce : SmallFragments {
  BG_JOB_STATE StateWhileCancelling(BG_JOB_STATE) const override { return BG_JOB_STATE_CANCELLED; }
};

TEST(EngineUploadDecisionTest, AFinalStateWhileCancellingEndsTheAttempts) {
  SeededChoices choices(1);
  World world(choices);
  NetworkService network(world);
  Disk disk;
  Origin& origin = network.AddOrigin("http://origin.test");
  origin.AcceptUploads("/in", {});
  const ShowsCancelledAtOnce decisions;
  Engine engine(world, network, disk, decisions);
  Job& job = engine.CreateJob("job", BG_JOB_TYPE_UPLOAD, engine.AddUser({}));
  disk.Write("C:\\1", Content::Pattern(100'000'000));
  engine.AddFile(job, "http://origin.test/in", "C:\\1");
  engine.Resume(job);
  world.RunFor(seconds(1));
  EXPECT_EQ(engine.Cancel(job), S_OK);
  EXPECT_THAT(engine.jobs().InQueue(), IsEmpty());
  world.RunUntilIdle();
}

}  // namespace
}  // namespace bitsim
