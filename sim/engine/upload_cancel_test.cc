// Cancel of an upload: the server is told first.

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
