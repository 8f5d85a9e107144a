#include <gtest/gtest.h>

#include <string>

#include "sim/engine/engine_fixture.h"

namespace bitsim {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr ULONG kEndless = 0xffffffff;

// --- Retries and time-outs ---

class EngineRetryTest : public EngineTest {
 protected:
  EngineRetryTest() { origin_.Put("/file", {.answer = {.status = 503}}); }
};

TEST_F(EngineRetryTest, RetriesAfterTheMinimumRetryDelay) {
  Job& job = MakeJob();
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  const Instant failed = world_.now();
  RunUntilState(job, BG_JOB_STATE_QUEUED);
  EXPECT_EQ(world_.now() - failed, seconds(600));
  EXPECT_EQ(job.error_count(), 1u);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(job.error_count(), 2u);
}

TEST_F(EngineRetryTest, ThatIsTakenBackKeepsNobodyWaiting) {
  Job& job = MakeJob();
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  const Instant failed = world_.now();
  engine_.Cancel(job);
  world_.RunUntilIdle();
  EXPECT_EQ(world_.now(), failed);
}

TEST_F(EngineRetryTest, GivesUpAfterTheNoProgressTimeoutWithTheLastError) {
  Job& job = MakeJob();
  engine_.SetNoProgressTimeout(job, 3600);
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  const Instant failed = world_.now();
  RunUntilState(job, BG_JOB_STATE_ERROR);
  EXPECT_EQ(world_.now() - failed, hours(1));
  EXPECT_EQ(job.error().code, BG_E_HTTP_ERROR_503);
}

// The timer of the long timeout is still under way; the short one must not wait for it. Nothing
// else would look: without a network there are no retries.
TEST_F(EngineRetryTest, AShorterTimeoutHoldsForTheNextCountToo) {
  Job& job = MakeJob();
  network_.Cut();
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  world_.RunFor(hours(2));
  engine_.SetNoProgressTimeout(job, 3600);
  ASSERT_EQ(job.state, BG_JOB_STATE_ERROR);
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  const Instant failed = world_.now();
  RunUntilState(job, BG_JOB_STATE_ERROR);
  EXPECT_EQ(world_.now() - failed, hours(1));
}

TEST_F(EngineRetryTest, TimeoutsOfTheLongestKindDoNotOverflow) {
  Job& job = MakeJob();
  EXPECT_EQ(engine_.SetMinimumRetryDelay(job, kEndless), S_OK);
  EXPECT_EQ(engine_.SetNoProgressTimeout(job, kEndless), S_OK);
  engine_.Resume(job);
  world_.RunFor(days(80));
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSIENT_ERROR);
  world_.RunFor(days(20));
  EXPECT_EQ(job.state, BG_JOB_STATE_CANCELLED);  // the inactivity time-out comes first
}

TEST_F(EngineRetryTest, AttemptsThatFailDoNotKeepAJobAlive) {
  Job& job = MakeJob();
  engine_.SetMinimumRetryDelay(job, 24 * 60 * 60);
  engine_.SetNoProgressTimeout(job, kEndless);
  engine_.Resume(job);
  world_.RunFor(days(89));
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSIENT_ERROR);
  world_.RunFor(days(2));
  EXPECT_EQ(job.state, BG_JOB_STATE_CANCELLED);
}

TEST_F(EngineRetryTest, ANewTimeoutCountsFromTheFirstError) {
  Job& job = MakeJob();
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  const Instant failed = world_.now();
  world_.RunFor(minutes(5));
  for (const ULONG timeout_seconds : {kEndless, ULONG{7200}, kEndless, ULONG{3600}}) {
    EXPECT_EQ(engine_.SetNoProgressTimeout(job, timeout_seconds), S_OK);
  }
  RunUntilState(job, BG_JOB_STATE_ERROR);
  EXPECT_EQ(world_.now() - failed, hours(1));
}

TEST_F(EngineRetryTest, ATimeoutThatIsOverFailsAJobThatWaits) {
  Job& job = MakeJob();
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  world_.RunFor(minutes(5));
  EXPECT_EQ(engine_.SetNoProgressTimeout(job, 0), S_OK);
  EXPECT_EQ(job.state, BG_JOB_STATE_ERROR);
}

TEST_F(EngineRetryTest, ATimeoutThatIsOverLetsAnAttemptEnd) {
  Job& job = MakeJob();
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  world_.RunFor(minutes(5));
  engine_.Resume(job);  // QUEUED; the count goes on
  EXPECT_EQ(engine_.SetNoProgressTimeout(job, 60), S_OK);
  EXPECT_EQ(job.state, BG_JOB_STATE_QUEUED);
  RunUntilState(job, BG_JOB_STATE_ERROR);
  EXPECT_EQ(job.error_count(), 2u);
}

TEST_F(EngineRetryTest, ARetryDelayBeyondTheTimeoutLeavesNoRetry) {
  Job& job = MakeJob();
  engine_.SetMinimumRetryDelay(job, kEndless);
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_ERROR);
}

TEST_F(EngineTest, WaitsForTheNetworkInsteadOfATimer) {
  Job& job = MakeJob();
  network_.Cut();
  engine_.Resume(job);
  world_.RunFor(days(1));
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(job.error().code, BG_E_NETWORK_DISCONNECTED);
  EXPECT_EQ(job.error_count(), 0u);
  network_.Restore();
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
}

// --- Inactivity ---

TEST_F(EngineTest, CancelsAJobThatNobodyTouchesFor90Days) {
  Job& job = MakeJob();
  world_.RunFor(days(45));
  engine_.SetDescription(job, "still wanted");
  world_.RunFor(days(90) - Duration(1));
  EXPECT_EQ(job.state, BG_JOB_STATE_SUSPENDED);
  world_.RunFor(Duration(1));
  EXPECT_EQ(job.state, BG_JOB_STATE_CANCELLED);
}

TEST_F(EngineTest, DoesNotCancelAJobThatTransfersForLongerThanThat) {
  constexpr std::uint64_t kDaySeconds = 24 * 60 * 60;
  for (int i = 0; i < 50; ++i) {  // 50 files of 4 days
    const std::string path = "/" + std::to_string(i);
    origin_.Put(path, {.content = Content::Pattern(4 * kDaySeconds), .bytes_per_second_max = 1});
  }
  Job& job = MakeJob("/0", "C:\\0");
  for (int i = 1; i < 50; ++i) {
    const std::string name = std::to_string(i);
    engine_.AddFile(job, "http://origin.test/" + name, "C:\\" + name);
  }
  job.extras_for_change().maximum_download_time_seconds = 201 * kDaySeconds;
  engine_.Resume(job);
  world_.RunFor(days(201));
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
}

TEST_F(EngineTest, DoesNotCancelAJobWhoseOneBodyTakesLongerThanThat) {
  constexpr std::uint64_t kDaySeconds = 24 * 60 * 60;
  origin_.Put("/slow", {.content = Content::Pattern(200 * kDaySeconds), .bytes_per_second_max = 1});
  Job& job = MakeJob("/slow");
  job.extras_for_change().maximum_download_time_seconds = 201 * kDaySeconds;
  engine_.Resume(job);
  world_.RunFor(days(201));
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
}

TEST_F(EngineTest, CancelsAJobWhoseBodyStalls) {
  origin_.Put("/file",
              {.content = Content::Pattern(kSizeBytes), .answer = {.stall_after_bytes = 100}});
  Job& job = MakeJob();
  engine_.Resume(job);
  world_.RunFor(days(181));
  EXPECT_EQ(job.state, BG_JOB_STATE_CANCELLED);
}

struct NeverInactive : Decisions {
  Duration JobInactivityTimeout() const override { return Duration::max(); }
};

class EngineWithoutInactivityTest : public EngineTest {
 protected:
  EngineWithoutInactivityTest() : EngineTest(kDecisions) {}

 private:
  static inline const NeverInactive kDecisions;
};

TEST_F(EngineWithoutInactivityTest, KeepsAJobForYears) {
  Job& job = MakeJob();
  world_.RunFor(std::chrono::years(5));
  EXPECT_EQ(job.state, BG_JOB_STATE_SUSPENDED);
}

}  // namespace
}  // namespace bitsim
