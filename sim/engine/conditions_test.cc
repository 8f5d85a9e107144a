#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "sim/engine/engine_fixture.h"

namespace bitsim {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// A job that takes a minute, in the background and in the foreground.
class ConditionsTest : public EngineTest {
 protected:
  ConditionsTest() {
    origin_.Put("/slow",
                {.content = Content::Pattern(kSizeBytes), .bytes_per_second_max = kSizeBytes / 60});
    engine_.SetPriority(foreground_, BG_JOB_PRIORITY_FOREGROUND);
  }

  void ResumeBoth() {
    engine_.Resume(background_);
    engine_.Resume(foreground_);
    world_.RunFor(seconds(10));
    ASSERT_EQ(background_.state, BG_JOB_STATE_TRANSFERRING);
    ASSERT_EQ(foreground_.state, BG_JOB_STATE_TRANSFERRING);
  }

  void ExpectBlocked(const Job& job, HRESULT code) {
    EXPECT_EQ(job.state, BG_JOB_STATE_TRANSIENT_ERROR);
    EXPECT_EQ(job.error().code, code);
    EXPECT_EQ(job.error_count(), 0u);
  }

  Machine& machine_ = engine_.machine();
  Job& background_ = MakeJob("/slow", "C:\\data\\background");
  Job& foreground_ = MakeJob("/slow", "D:\\data\\foreground");
};

struct Case {
  Condition condition;
  HRESULT code;
  bool blocks_foreground;
};

constexpr Case kCases[] = {
    {Condition::kBatteryPolicy, BG_E_BLOCKED_BY_BATTERY_POLICY, false},
    {Condition::kBatterySaver, BG_E_BLOCKED_BY_BATTERY_SAVER, false},
    {Condition::kStandby, BG_E_STANDBY_MODE, true},
    {Condition::kNoBackgroundAccess, BG_E_BLOCKED_BY_BACKGROUND_ACCESS_POLICY, false},
    {Condition::kGameMode, BG_E_BLOCKED_BY_GAME_MODE, false},
    {Condition::kSystemPolicy, BG_E_BLOCKED_BY_SYSTEM_POLICY, true},
};

TEST_F(ConditionsTest, BlocksWhileItHoldsAndNoLonger) {
  ResumeBoth();
  for (const Case& c : kCases) {
    SCOPED_TRACE(ToString(c.condition));
    machine_.Begin(c.condition);
    machine_.Begin(c.condition);
    EXPECT_TRUE(machine_.Holds(c.condition));
    ExpectBlocked(background_, c.code);
    EXPECT_EQ(background_.error().context, BG_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER);
    if (c.blocks_foreground) {
      ExpectBlocked(foreground_, c.code);
    } else {
      EXPECT_EQ(foreground_.state, BG_JOB_STATE_TRANSFERRING);
    }
    const std::size_t requests = origin_.requests().size();
    world_.RunFor(seconds(1));
    EXPECT_EQ(background_.state, BG_JOB_STATE_TRANSIENT_ERROR);
    EXPECT_EQ(origin_.requests().size(), requests);
    machine_.End(c.condition);
    machine_.End(c.condition);
    EXPECT_EQ(background_.state, BG_JOB_STATE_QUEUED);
    world_.RunFor(seconds(1));
    EXPECT_EQ(background_.state, BG_JOB_STATE_TRANSFERRING);
  }
  world_.RunFor(minutes(2));
  EXPECT_EQ(background_.state, BG_JOB_STATE_TRANSFERRED);
}

TEST_F(ConditionsTest, BlocksJobsThatAreResumedLater) {
  machine_.Begin(Condition::kBatterySaver);
  EXPECT_EQ(engine_.Resume(background_), S_OK);
  EXPECT_EQ(background_.state, BG_JOB_STATE_QUEUED);  // Resume returns so (ST-02)
  world_.RunUntilIdle();
  ExpectBlocked(background_, BG_E_BLOCKED_BY_BATTERY_SAVER);
  EXPECT_EQ(engine_.Resume(background_), S_OK);  // does not help
  world_.RunUntilIdle();
  ExpectBlocked(background_, BG_E_BLOCKED_BY_BATTERY_SAVER);
  EXPECT_TRUE(origin_.requests().empty());
  EXPECT_EQ(engine_.SetPriority(background_, BG_JOB_PRIORITY_FOREGROUND), S_OK);  // this does
  world_.RunUntilIdle();
  EXPECT_EQ(background_.state, BG_JOB_STATE_TRANSFERRED);
}

TEST_F(ConditionsTest, LeavesOtherStatesAlone) {
  origin_.AnswerNext("/slow", {.status = 500}, 1);
  engine_.Resume(background_);
  world_.RunFor(seconds(1));
  ASSERT_EQ(background_.state, BG_JOB_STATE_TRANSIENT_ERROR);
  const HRESULT code = background_.error().code;
  machine_.Begin(Condition::kStandby);
  EXPECT_EQ(background_.error().code, code);
  EXPECT_EQ(foreground_.state, BG_JOB_STATE_SUSPENDED);
  machine_.End(Condition::kStandby);
  EXPECT_EQ(background_.state, BG_JOB_STATE_TRANSIENT_ERROR);  // its delay is not over
  EXPECT_EQ(background_.error().code, code);
}

TEST_F(ConditionsTest, TheNextReasonTakesOver) {
  ResumeBoth();
  machine_.Begin(Condition::kGameMode);
  machine_.Begin(Condition::kBatterySaver);
  ExpectBlocked(background_, BG_E_BLOCKED_BY_BATTERY_SAVER);
  machine_.End(Condition::kBatterySaver);
  ExpectBlocked(background_, BG_E_BLOCKED_BY_GAME_MODE);
  network_.Cut();
  world_.RunFor(seconds(1));
  network_.Restore();
  world_.RunFor(seconds(1));
  ExpectBlocked(background_, BG_E_BLOCKED_BY_GAME_MODE);
  machine_.End(Condition::kGameMode);
  EXPECT_EQ(background_.state, BG_JOB_STATE_QUEUED);
}

// --- Cost ---

TEST_F(ConditionsTest, CostFlagsSayWhatAJobMayCost) {
  JobExtras& extras = background_.extras_for_change();
  extras.has_cost_flags = true;
  extras.cost_flags = BITS_COST_STATE_TRANSFER_NOT_ROAMING;
  ResumeBoth();
  machine_.SetNetworkCost(NetworkCost::kUsageBased);
  EXPECT_EQ(background_.state, BG_JOB_STATE_TRANSFERRING);
  machine_.SetNetworkCost(NetworkCost::kRoaming);
  ExpectBlocked(background_, BG_E_BLOCKED_BY_COST_TRANSFER_POLICY);
  EXPECT_EQ(foreground_.state, BG_JOB_STATE_TRANSFERRING);  // has no cost flags
  extras.cost_flags = BITS_COST_STATE_TRANSFER_ALWAYS;
  engine_.NoteModified(background_, Modification::kProperty);  // as SetProperty does
  EXPECT_EQ(background_.state, BG_JOB_STATE_QUEUED);
  world_.RunFor(seconds(1));
  EXPECT_EQ(background_.state, BG_JOB_STATE_TRANSFERRING);
  extras.cost_flags = BITS_COST_STATE_UNRESTRICTED;
  engine_.NoteModified(background_, Modification::kProperty);
  ExpectBlocked(background_, BG_E_BLOCKED_BY_COST_TRANSFER_POLICY);
  machine_.SetNetworkCost(NetworkCost::kUnrestricted);
  EXPECT_EQ(background_.state, BG_JOB_STATE_QUEUED);
}

// --- Volumes ---

TEST_F(ConditionsTest, ALockedVolumeBlocksItsFilesOnly) {
  ResumeBoth();
  machine_.LockVolume("d:");
  EXPECT_EQ(background_.state, BG_JOB_STATE_TRANSFERRING);
  ExpectBlocked(foreground_, BG_E_DESTINATION_LOCKED);
  EXPECT_EQ(foreground_.error().context, BG_ERROR_CONTEXT_LOCAL_FILE);
  EXPECT_EQ(foreground_.error().file_index, 0);
  machine_.UnlockVolume("D:");
  world_.RunFor(minutes(2));
  EXPECT_EQ(foreground_.state, BG_JOB_STATE_TRANSFERRED);
}

TEST_F(ConditionsTest, VolumesAreDrivesOrShares) {
  EXPECT_EQ(VolumeOf("C:\\Data\\File"), "c:");
  EXPECT_EQ(VolumeOf("\\\\Server\\Share\\file"), "\\\\server\\share");
  EXPECT_EQ(VolumeOf("\\\\server\\"), "");
  EXPECT_EQ(VolumeOf("1:\\"), "");
  for (const char* const bad : {"", "C", "C:\\", "1:", "\\\\server", "\\\\server\\share\\file"}) {
    EXPECT_THROW(machine_.LockVolume(bad), std::invalid_argument) << bad;
    EXPECT_THROW(machine_.UnlockVolume(bad), std::invalid_argument) << bad;
  }
}

// --- Bandwidth ---

TEST_F(ConditionsTest, ABandwidthOfZeroBlocksTheBackgroundUntilTheIntervalEnds) {
  ResumeBoth();
  // It is midnight, and ten seconds.
  machine_.SetBandwidthPolicy({.from_hour = 0, .to_hour = 6, .limit_kilobits_per_second = 0});
  ExpectBlocked(background_, BG_E_BLOCKED_BY_POLICY);
  EXPECT_EQ(foreground_.state, BG_JOB_STATE_TRANSFERRING);
  world_.StepWallClock(hours(5));  // the interval does not care
  world_.RunFor(hours(6) - seconds(11));
  EXPECT_EQ(background_.state, BG_JOB_STATE_TRANSIENT_ERROR);
  world_.RunFor(seconds(2));
  EXPECT_EQ(background_.state, BG_JOB_STATE_TRANSFERRING);
}

TEST_F(ConditionsTest, AnIntervalComesBackEveryDayAndMayPassMidnight) {
  machine_.SetBandwidthPolicy({.from_hour = 22, .to_hour = 2, .limit_kilobits_per_second = 0});
  engine_.Resume(background_);
  world_.RunUntilIdle();  // the end of the interval is something to wait for
  EXPECT_EQ(background_.state, BG_JOB_STATE_TRANSFERRED);
  EXPECT_GE(world_.now(), kSimulationStart + hours(2));
  EXPECT_LT(world_.now(), kSimulationStart + hours(3));
  world_.RunFor(days(1) - hours(3));  // 23 o'clock and something
  Job& other = MakeJob("/slow", "C:\\other");
  engine_.Resume(other);
  world_.RunFor(minutes(3));
  ExpectBlocked(other, BG_E_BLOCKED_BY_POLICY);
  engine_.Cancel(other);
  const Instant then = world_.now();
  world_.RunUntilIdle();  // nobody waits any more
  EXPECT_EQ(world_.now(), then);
}

TEST_F(ConditionsTest, ABandwidthOfZeroAllDayIsNothingToWaitFor) {
  machine_.SetBandwidthPolicy({.limit_kilobits_per_second = 0});
  engine_.Resume(background_);
  world_.RunUntilIdle();
  ExpectBlocked(background_, BG_E_BLOCKED_BY_POLICY);
  machine_.SetBandwidthPolicy({});
  EXPECT_EQ(background_.state, BG_JOB_STATE_QUEUED);
}

TEST_F(ConditionsTest, ALimitSlowsTheBackgroundDown) {
  // 10 kbit/s: 1,000,000 bytes take 800 seconds.
  machine_.SetBandwidthPolicy({.limit_kilobits_per_second = 10});
  engine_.Resume(background_);
  engine_.Resume(foreground_);
  world_.RunFor(seconds(80));
  EXPECT_EQ(foreground_.state, BG_JOB_STATE_TRANSFERRED);
  const std::uint64_t received = engine_.FileProgress(background_, 0).BytesTransferred;
  EXPECT_GT(received, 95'000u);
  EXPECT_LE(received, 100'000u);
  machine_.SetBandwidthPolicy({});  // the transfer that runs notices
  world_.RunFor(minutes(1));
  EXPECT_EQ(background_.state, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(background_.error_count(), 0u);
}

TEST_F(ConditionsTest, RefusesPoliciesThatCannotBe) {
  EXPECT_THROW(machine_.SetBandwidthPolicy({.from_hour = 24}), std::invalid_argument);
  EXPECT_THROW(machine_.SetBandwidthPolicy({.to_hour = -1}), std::invalid_argument);
  EXPECT_THROW(machine_.SetGroupPolicies({.job_inactivity_timeout = Duration(0)}),
               std::invalid_argument);
  EXPECT_THROW(machine_.SetGroupPolicies({.maximum_download_time = Duration(-1)}),
               std::invalid_argument);
}

// --- The limits of a job's life ---

TEST_F(ConditionsTest, RefusesNumbersThatAreNoCostOrCondition) {
  for (const int bits : {0, 3}) {
    EXPECT_THROW(machine_.SetNetworkCost(NetworkCost{static_cast<std::uint8_t>(bits)}),
                 std::invalid_argument);
  }
  EXPECT_EQ(machine_.network_cost(), NetworkCost::kUnrestricted);
  EXPECT_THROW(machine_.Begin(Condition{6}), std::invalid_argument);
  EXPECT_THROW(machine_.Holds(Condition{77}), std::invalid_argument);
}

TEST_F(ConditionsTest, TheInactivityTimeoutIsAPolicy) {
  machine_.SetGroupPolicies({.job_inactivity_timeout = days(7)});
  Job& job = MakeJob("/slow", "C:\\other");
  world_.RunFor(days(7) - Duration(1));
  EXPECT_EQ(job.state, BG_JOB_STATE_SUSPENDED);
  world_.RunFor(Duration(1));
  EXPECT_EQ(job.state, BG_JOB_STATE_CANCELLED);
}

TEST_F(ConditionsTest, TheDownloadTimeCountsWhileConnectingAndTransferring) {
  background_.extras_for_change().maximum_download_time_seconds = 40;
  engine_.Resume(background_);
  world_.RunFor(seconds(20));
  machine_.Begin(Condition::kStandby);
  world_.RunFor(days(1));  // does not count
  machine_.End(Condition::kStandby);
  world_.RunFor(seconds(19));
  EXPECT_EQ(background_.state, BG_JOB_STATE_TRANSFERRING);
  world_.RunFor(seconds(2));
  EXPECT_EQ(background_.state, BG_JOB_STATE_ERROR);
  EXPECT_EQ(background_.error().code, BG_E_MAXDOWNLOAD_TIMEOUT);
  EXPECT_EQ(background_.error_count(), 1u);
  engine_.Resume(background_);  // the count begins anew, the bytes do not
  world_.RunFor(seconds(39));
  EXPECT_EQ(background_.state, BG_JOB_STATE_TRANSFERRED);
}

TEST_F(ConditionsTest, ResumeOfARunningJobRestartsItsDownloadTime) {
  background_.extras_for_change().maximum_download_time_seconds = 40;
  engine_.Resume(background_);
  world_.RunFor(seconds(30));
  engine_.Resume(background_);
  world_.RunFor(seconds(35));
  EXPECT_EQ(background_.state, BG_JOB_STATE_TRANSFERRED);
}

TEST_F(ConditionsTest, TheJobsOwnDownloadTimeOverridesThePolicy) {
  machine_.SetGroupPolicies({.maximum_download_time = seconds(30)});
  foreground_.extras_for_change().maximum_download_time_seconds = 100;
  ResumeBoth();
  world_.RunFor(seconds(30));
  EXPECT_EQ(background_.state, BG_JOB_STATE_ERROR);
  world_.RunFor(seconds(30));
  EXPECT_EQ(foreground_.state, BG_JOB_STATE_TRANSFERRED);
}

TEST_F(ConditionsTest, TheJobsOwnDownloadTimeMayBeTheDefaultOne) {
  machine_.SetGroupPolicies({.maximum_download_time = seconds(30)});
  EXPECT_EQ(engine_.MaximumDownloadTime(foreground_), seconds(30));
  EXPECT_EQ(engine_.SetMaximumDownloadTime(foreground_, 7'776'000), S_OK);
  EXPECT_EQ(engine_.MaximumDownloadTime(foreground_), std::chrono::days(90));
  ResumeBoth();
  world_.RunFor(seconds(60));
  EXPECT_EQ(foreground_.state, BG_JOB_STATE_TRANSFERRED);
}

}  // namespace
}  // namespace bitsim
