#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/engine/engine_fixture.h"

namespace bitsim {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_F(EngineTest, DownloadsIntoATemporaryFileThatCompleteRenames) {
  Job& job = MakeJob();
  EXPECT_EQ(engine_.Resume(job), S_OK);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
  EXPECT_THAT(disk_.Paths(), ElementsAre(TemporaryFiles::Name(job, 0)));
  EXPECT_EQ(engine_.FileProgress(job, 0).Completed, FALSE);

  EXPECT_EQ(engine_.Complete(job), S_OK);
  EXPECT_EQ(job.state, BG_JOB_STATE_ACKNOWLEDGED);
  EXPECT_THAT(disk_.Paths(), ElementsAre("C:\\data\\file"));
  EXPECT_EQ(disk_.Read("C:\\data\\file"), Content::Pattern(kSizeBytes).Read(0, kSizeBytes));
  EXPECT_EQ(engine_.FileProgress(job, 0).Completed, TRUE);
  EXPECT_EQ(engine_.jobs().Find(job.id), nullptr);
}

TEST_F(EngineTest, TransfersFilesInOrderAndTheEmptyOnesToo) {
  origin_.Put("/empty", {.content = Content()});
  Job& job = MakeJob("/empty", "C:\\1");
  engine_.AddFile(job, "http://origin.test/file", "C:\\2");
  engine_.AddFile(job, "http://origin.test/empty", "C:\\3");
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(engine_.Complete(job), S_OK);
  EXPECT_THAT(disk_.Paths(), ElementsAre("C:\\1", "C:\\2", "C:\\3"));
  EXPECT_EQ(disk_.Read("C:\\3"), "");
}

TEST_F(EngineTest, GoesOnWhereItWasSuspended) {
  network_.SetLink({.bits_per_second = 8'000'000});  // a second
  Job& job = MakeJob();
  engine_.Resume(job);
  world_.RunFor(std::chrono::milliseconds(500));
  const std::uint64_t before_bytes = engine_.Progress(job).BytesTransferred;
  EXPECT_GT(before_bytes, 0u);
  EXPECT_EQ(engine_.Suspend(job), S_OK);
  EXPECT_EQ(engine_.Progress(job).BytesTransferred, before_bytes);
  world_.RunFor(hours(1));
  EXPECT_EQ(engine_.Progress(job).BytesTransferred, before_bytes);
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(origin_.requests().back().range->first_byte, before_bytes);
}

TEST_F(EngineTest, CancelRemovesTheTemporaryFilesInEveryState) {
  network_.SetLink({.bits_per_second = 8'000'000});
  for (const BG_JOB_STATE state :
       {BG_JOB_STATE_SUSPENDED, BG_JOB_STATE_QUEUED, BG_JOB_STATE_CONNECTING,
        BG_JOB_STATE_TRANSFERRING, BG_JOB_STATE_TRANSFERRED}) {
    Job& job = MakeJob();
    if (state != BG_JOB_STATE_SUSPENDED) engine_.Resume(job);
    RunUntilState(job, state);
    EXPECT_EQ(engine_.Cancel(job), S_OK) << ToString(state);
    EXPECT_EQ(job.state, BG_JOB_STATE_CANCELLED);
    EXPECT_THAT(disk_.Paths(), IsEmpty()) << ToString(state);
    EXPECT_EQ(engine_.Cancel(job), BG_E_INVALID_STATE);
    world_.RunUntilIdle();
    EXPECT_EQ(job.state, BG_JOB_STATE_CANCELLED);
  }
}

TEST_F(EngineTest, AFailedRenameLeavesTheJobAndCanBeRepeated) {
  Job& job = MakeJob("/file", "C:\\1");
  engine_.AddFile(job, "http://origin.test/file", "C:\\2");
  engine_.Resume(job);
  world_.RunUntilIdle();
  disk_.Lock("C:\\2");
  EXPECT_EQ(engine_.Complete(job), HRESULT_FROM_WIN32(ERROR_SHARING_VIOLATION));
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(engine_.FileProgress(job, 0).Completed, TRUE);
  EXPECT_EQ(engine_.FileProgress(job, 1).Completed, FALSE);
  disk_.Unlock("C:\\2");
  EXPECT_EQ(engine_.Complete(job), S_OK);
  EXPECT_THAT(disk_.Paths(), ElementsAre("C:\\1", "C:\\2"));
}

TEST_F(EngineTest, CompletesWhatIsThere) {
  Job& job = MakeJob("/file", "C:\\1");
  engine_.AddFile(job, "http://origin.test/missing", "C:\\2");
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_ERROR);
  EXPECT_EQ(engine_.Complete(job), BG_S_PARTIAL_COMPLETE);
  EXPECT_THAT(disk_.Paths(), ElementsAre("C:\\1"));
}

// --- Servers that change their mind ---

TEST_F(EngineTest, StartsAFileOverWhenTheServerHasAnotherCopy) {
  network_.SetLink({.bits_per_second = 8'000'000});
  origin_.Put("/file", {.content = Content::Pattern(kSizeBytes), .etag = "\"1\""});
  Job& job = MakeJob();
  engine_.Resume(job);
  world_.RunFor(std::chrono::milliseconds(500));
  engine_.Suspend(job);
  origin_.Put("/file", {.content = Content::Pattern(kSizeBytes, 2), .etag = "\"2\""});
  engine_.Resume(job);
  world_.RunUntilIdle();
  engine_.Complete(job);
  EXPECT_EQ(disk_.Read("C:\\data\\file"), Content::Pattern(kSizeBytes, 2).Read(0, kSizeBytes));
}

TEST_F(EngineTest, StartsAFileOverThatBecameShorterBetweenTwoRequests) {
  network_.SetLink({.latency = seconds(1)});
  Job& job = MakeJob();
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSFERRING);
  network_.Cut();
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  job.files[0].transferred_bytes = kSizeBytes / 2;  // so much had come before
  network_.Restore();
  RunUntilState(job, BG_JOB_STATE_TRANSFERRING);  // HEAD is answered, GET is on its way
  origin_.Put("/file", {.content = Content::Text("short")});
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(engine_.Progress(job).BytesTotal, 5u);
  engine_.Complete(job);
  EXPECT_EQ(disk_.Read("C:\\data\\file"), "short");
}

TEST_F(EngineTest, RefusesABodyThatIsLongerThanTheFile) {
  network_.SetLink({.bits_per_second = 8'000'000, .latency = seconds(1)});
  const Answer no_size = {.sends_content_length = false, .accepts_ranges = false};
  origin_.Put("/file", {.content = Content::Pattern(1000), .answer = {.accepts_ranges = false}});
  Job& job = MakeJob();
  engine_.SetPriority(job, BG_JOB_PRIORITY_FOREGROUND);  // which needs no ranges
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSFERRING);
  origin_.Put("/file", {.content = Content::Pattern(kSizeBytes), .answer = no_size});
  while (job.state == BG_JOB_STATE_TRANSFERRING) {
    const BG_JOB_PROGRESS progress = engine_.Progress(job);
    ASSERT_LE(progress.BytesTransferred, progress.BytesTotal);  // PROG-04
    world_.RunFor(std::chrono::milliseconds(100));
  }
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(job.error().code, BG_E_INVALID_SERVER_RESPONSE);
  EXPECT_EQ(engine_.Progress(job).BytesTransferred, 0u);
  origin_.Put("/file", {.content = Content::Pattern(1000)});
  world_.RunUntilIdle();  // the retry
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
}

TEST_F(EngineTest, AServerThatTellsNoSizeIsAFatalError) {
  origin_.Put("/file",
              {.content = Content::Pattern(10), .answer = {.sends_content_length = false}});
  Job& job = MakeJob();
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_ERROR);
  EXPECT_EQ(job.error().code, BG_E_MISSING_FILE_SIZE);
}

// --- The service ---

TEST_F(EngineTest, GoesOnAfterARestartInEveryState) {
  network_.SetLink({.bits_per_second = 8'000'000});
  for (const BG_JOB_STATE state : {BG_JOB_STATE_QUEUED, BG_JOB_STATE_CONNECTING,
                                   BG_JOB_STATE_TRANSFERRING, BG_JOB_STATE_TRANSFERRED}) {
    Job& job = MakeJob();
    engine_.Resume(job);
    RunUntilState(job, state);
    engine_.Restart();
    EXPECT_EQ(job.state,
              state == BG_JOB_STATE_TRANSFERRED ? BG_JOB_STATE_TRANSFERRED : BG_JOB_STATE_QUEUED);
    world_.RunUntilIdle();
    EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED) << ToString(state);
    EXPECT_EQ(engine_.Complete(job), S_OK);
  }
}

TEST_F(EngineTest, ReusesThePlacesOfJobsWhileTheirTimersArePending) {
  origin_.Put("/missing-for-now", {.answer = {.status = 503}});
  Job& first = engine_.CreateJob("first", BG_JOB_TYPE_DOWNLOAD, user_);
  const JobIndex index = first.index;
  engine_.AddFile(first, "http://origin.test/missing-for-now", "C:\\1");
  engine_.Resume(first);
  RunUntilState(first, BG_JOB_STATE_TRANSIENT_ERROR);
  engine_.Cancel(first);  // its retry, no-progress and inactivity timers are still posted

  Job& second = MakeJob("/missing-for-now");
  ASSERT_EQ(second.index, index);
  world_.RunFor(days(89));
  EXPECT_EQ(second.state, BG_JOB_STATE_SUSPENDED);
  EXPECT_EQ(second.error_count(), 0u);
  world_.RunFor(days(1));
  EXPECT_EQ(second.state, BG_JOB_STATE_CANCELLED);
}

TEST_F(EngineTest, ChangesThePriorityOfAJobInEveryState) {
  network_.SetLink({.bits_per_second = 8'000'000});
  for (const BG_JOB_STATE state : {BG_JOB_STATE_SUSPENDED, BG_JOB_STATE_QUEUED,
                                   BG_JOB_STATE_CONNECTING, BG_JOB_STATE_TRANSFERRING}) {
    Job& job = MakeJob();
    if (state != BG_JOB_STATE_SUSPENDED) engine_.Resume(job);
    RunUntilState(job, state);
    EXPECT_EQ(engine_.SetPriority(job, BG_JOB_PRIORITY_FOREGROUND), S_OK);
    EXPECT_EQ(engine_.SetPriority(job, BG_JOB_PRIORITY_LOW), S_OK);
    world_.RunUntilIdle();
    EXPECT_EQ(job.state,
              state == BG_JOB_STATE_SUSPENDED ? BG_JOB_STATE_SUSPENDED : BG_JOB_STATE_TRANSFERRED);
    engine_.Cancel(job);
  }
}

}  // namespace
}  // namespace bitsim
