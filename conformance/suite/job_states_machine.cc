// ST: the machine: what blocks a job, and what becomes of a queue that cannot be read.

#include <bits3_0.h>
#include <bits4_0.h>
#include <bits5_0.h>

#include <string>

#include "conformance/suite/job_states.h"

namespace conformance {
namespace {

class MachineTest : public JobStatesTest {
 protected:
  // A download that takes some minutes.
  Job LongDownload(BG_JOB_PRIORITY priority = BG_JOB_PRIORITY_NORMAL) {
    Job job = NewDownloadOf({.size_bytes = 300'000, .bytes_per_second = 1000});
    EXPECT_HRESULT(S_OK, job->SetPriority(priority));
    return job;
  }

  // A job that runs is stopped with this code, which is nobody's fault, and goes on afterwards.
  void ExpectBlockedMeanwhile(const Job& job, HRESULT code, const std::function<void()>& end) {
    EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
    EXPECT_HRESULT(code, ErrorCodeOf(job));
    testbed().LetPass(1h);  // no timer brings it back
    EXPECT_STATE(BG_JOB_STATE_TRANSIENT_ERROR, job);
    EXPECT_SHOULD(ErrorCountOf(job) == 0);
    end();
    EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRING));
  }
};

#define MACHINE_RULE(rule, name, ...) \
  RULE_TEST_F(MachineTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

// --- What blocks a job ---

MACHINE_RULE(ST_34, ABandwidthOfZeroBlocksTheBackground) {
  REQUIRE_CAPABILITY(kConditions);
  REQUIRE_CAPABILITY(kStall);
  Job foreground = NewDownloadOf({.size_bytes = 20'000'000, .bytes_per_second = 1000});
  EXPECT_HRESULT(S_OK, foreground->SetPriority(BG_JOB_PRIORITY_FOREGROUND));
  Job background = LongDownload();
  ResumeAndWaitFor(foreground, BG_JOB_STATE_TRANSFERRING);
  ResumeAndWaitFor(background, BG_JOB_STATE_TRANSFERRING);
  testbed().SetBackgroundBandwidth(0, 3h);
  ExpectBlockedMeanwhile(background, BG_E_BLOCKED_BY_POLICY, [&] {
    EXPECT_STATE(BG_JOB_STATE_TRANSFERRING, foreground);
    testbed().LetPass(2h);  // the end of the interval
  });
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRING, foreground);
  EXPECT_TRUE(WaitForState(background, BG_JOB_STATE_TRANSFERRED));
}

MACHINE_RULE(ST_34, AJobThatIsResumedIntoThePolicyWaits) {
  REQUIRE_CAPABILITY(kConditions);
  testbed().SetBackgroundBandwidth(0, 3h);
  Job job = NewDownload();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_HRESULT(BG_E_BLOCKED_BY_POLICY, ErrorCodeOf(job));
  EXPECT_TRUE(RequestsOf(RemotePath(0)).empty());
  testbed().LetPass(3h);
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

MACHINE_RULE(ST_35, AMachineThatSavesPowerBlocksJobs) {
  REQUIRE_CAPABILITY(kConditions);
  REQUIRE_CAPABILITY(kStall);
  struct Case {
    MachineCondition condition;
    HRESULT code;
  };
  auto callback = NewCallback();
  for (const Case& c :
       {Case{MachineCondition::kBatteryPolicy, BG_E_BLOCKED_BY_BATTERY_POLICY},
        Case{MachineCondition::kBatterySaver, BG_E_BLOCKED_BY_BATTERY_SAVER},
        Case{MachineCondition::kStandby, BG_E_STANDBY_MODE},
        Case{MachineCondition::kNoBackgroundAccess, BG_E_BLOCKED_BY_BACKGROUND_ACCESS_POLICY},
        Case{MachineCondition::kGameMode, BG_E_BLOCKED_BY_GAME_MODE}}) {
    Job job = LongDownload();
    Register(job, callback);
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
    testbed().BeginCondition(c.condition);
    ExpectBlockedMeanwhile(job, c.code, [&] { testbed().EndCondition(c.condition); });
    Cancel(job);
  }
  EXPECT_EQ(OutcomesTold(callback), 0);
}

MACHINE_RULE(ST_35, AJobCostsNoMoreThanItsFlagsAllow) {
  REQUIRE_CAPABILITY(kConditions);
  REQUIRE_CAPABILITY(kStall);
  Job job = LongDownload();
  BITS_JOB_PROPERTY_VALUE flags = {};
  flags.Dword = BITS_COST_STATE_TRANSFER_NOT_ROAMING;
  EXPECT_HRESULT(
      S_OK, job.As<IBackgroundCopyJob5>()->SetProperty(BITS_JOB_PROPERTY_ID_COST_FLAGS, flags));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().SetNetworkCost(BITS_COST_STATE_BELOW_CAP);
  testbed().LetPass(10s);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRING, job);
  testbed().SetNetworkCost(BITS_COST_STATE_ROAMING);
  ExpectBlockedMeanwhile(job, BG_E_BLOCKED_BY_COST_TRANSFER_POLICY,
                         [&] { testbed().SetNetworkCost(BITS_COST_STATE_UNRESTRICTED); });
}

MACHINE_RULE(SCHED_10, NewCostFlagsHoldAtOnce) {
  REQUIRE_CAPABILITY(kConditions);
  REQUIRE_CAPABILITY(kStall);
  Job job = LongDownload();
  testbed().SetNetworkCost(BITS_COST_STATE_ROAMING);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  BITS_JOB_PROPERTY_VALUE flags = {};
  flags.Dword = BITS_COST_STATE_TRANSFER_NOT_ROAMING;
  const auto job5 = job.As<IBackgroundCopyJob5>();
  EXPECT_HRESULT(S_OK, job5->SetProperty(BITS_JOB_PROPERTY_ID_COST_FLAGS, flags));
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
  flags.Dword = BITS_COST_STATE_TRANSFER_ALWAYS;
  EXPECT_HRESULT(S_OK, job5->SetProperty(BITS_JOB_PROPERTY_ID_COST_FLAGS, flags));
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRING));
}

MACHINE_RULE(ST_43, ALockedVolumeIsWaitedFor) {
  REQUIRE_CAPABILITY(kLockVolume);
  REQUIRE_CAPABILITY(kStall);
  Job job = LongDownload();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().LockVolume();
  ExpectBlockedMeanwhile(job, BG_E_DESTINATION_LOCKED, [&] { testbed().UnlockVolume(); });
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

MACHINE_RULE(ST_35, TheLatestBlockIsTold) {
  REQUIRE_CAPABILITY(kConditions);
  REQUIRE_CAPABILITY(kStall);
  Job job = LongDownload();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().BeginCondition(MachineCondition::kBatterySaver);
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
  testbed().BeginCondition(MachineCondition::kGameMode);
  testbed().EndCondition(MachineCondition::kBatterySaver);
  testbed().LetPass(1s);
  EXPECT_STATE(BG_JOB_STATE_TRANSIENT_ERROR, job);
  EXPECT_HRESULT(BG_E_BLOCKED_BY_GAME_MODE, ErrorCodeOf(job));
  testbed().EndCondition(MachineCondition::kGameMode);
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRING));
}

MACHINE_RULE(ST_35, CostsBlockJobsOfEveryPriority) {
  REQUIRE_CAPABILITY(kConditions);
  REQUIRE_CAPABILITY(kStall);
  for (const BG_JOB_PRIORITY priority : {BG_JOB_PRIORITY_FOREGROUND, BG_JOB_PRIORITY_LOW}) {
    Job job = LongDownload(priority);
    BITS_JOB_PROPERTY_VALUE flags = {};
    flags.Dword = BITS_COST_STATE_TRANSFER_NOT_ROAMING;
    EXPECT_HRESULT(
        S_OK, job.As<IBackgroundCopyJob5>()->SetProperty(BITS_JOB_PROPERTY_ID_COST_FLAGS, flags));
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
    testbed().SetNetworkCost(BITS_COST_STATE_ROAMING);
    EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
    testbed().SetNetworkCost(BITS_COST_STATE_UNRESTRICTED);
    EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRING));
    Cancel(job);
  }
}

// --- The queue on the disk ---

MACHINE_RULE(ST_51, AQueueThatCannotBeReadIsReplaced) {
  REQUIRE_CAPABILITY(kCorruptStateFile);
  REQUIRE_CAPABILITY(kServiceRestart);
  Job job = NewDownload();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().CorruptStateFile();
  testbed().RestartService();
  EXPECT_HRESULT(BG_E_NOT_FOUND, FindInQueue(job));
  Job next = NewDownload();  // the service works
  ResumeAndWaitFor(next, BG_JOB_STATE_TRANSFERRED);
}

}  // namespace
}  // namespace conformance
