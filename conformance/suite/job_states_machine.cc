// ST: sessions and the machine: who is logged on, what blocks a job, how long it may take.

#include <bits3_0.h>
#include <bits4_0.h>
#include <bits5_0.h>

#include <string>

#include "conformance/suite/job_states.h"

namespace conformance {
namespace {

class MachineTest : public JobStatesTest {
 protected:
  void CleanUp() override {
    if (testbed().capabilities().Has(Capability::kSessions)) testbed().LogOn();
  }

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

// --- Sessions ---

MACHINE_RULE(ST_32, AJobWaitsWhenItsOwnerLogsOff) {
  REQUIRE_CAPABILITY(kSessions);
  REQUIRE_CAPABILITY(kStall);
  auto callback = NewCallback();
  Job job = LongDownload();
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().LogOff();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_QUEUED));
  testbed().LetPass(kLong);
  EXPECT_STATE(BG_JOB_STATE_QUEUED, job);
  EXPECT_EQ(OutcomesTold(callback), 0);
}

MACHINE_RULE(ST_33, AJobGoesOnWhenItsOwnerIsBack, ST_32, SCHED_07) {
  REQUIRE_CAPABILITY(kSessions);
  REQUIRE_CAPABILITY(kStall);
  Job job = LongDownload();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().LogOff();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_QUEUED));
  testbed().LogOn();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

MACHINE_RULE(ST_33, AJobOfTheSystemNeedsNobody, SCHED_07) {
  REQUIRE_CAPABILITY(kSessions);
  REQUIRE_CAPABILITY(kTokens);
  Application& service = testbed().StartApplication("service", kLocalSystem);
  Job job = NewDownloadOf(service);
  testbed().LogOff();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
}

MACHINE_RULE(ST_52, AJobOfAUserWhoNeverLogsOnDoesNotRun) {
  REQUIRE_CAPABILITY(kTokens);
  Application& run_as = testbed().StartApplicationAs("tool", "bob", TokenKind::kRunAs);
  Job job = NewDownloadOf(run_as);
  EXPECT_HRESULT(S_OK, job->Resume());
  testbed().LetPass(kLong);
  EXPECT_SHOULD(StateOf(job.get()) == BG_JOB_STATE_QUEUED);
  EXPECT_TRUE(RequestsOf(RemotePath(0)).empty());
}

MACHINE_RULE(ST_38, ALostHelperTokenStopsTheJob) {
  REQUIRE_CAPABILITY(kSessions);
  REQUIRE_CAPABILITY(kStall);
  Job job = LongDownload();
  const auto token = job.As<IBitsTokenOptions>();
  EXPECT_HRESULT(S_OK, token->SetHelperToken());
  EXPECT_HRESULT(S_OK, token->SetHelperTokenFlags(BG_TOKEN_NETWORK));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().LogOff();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_ERROR));
  EXPECT_HRESULT(BG_E_TOKEN_REQUIRED, ErrorCodeOf(job));
  testbed().LogOn();
  EXPECT_HRESULT(S_OK, token->SetHelperTokenFlags(0));  // as good as a new token
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
}

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

MACHINE_RULE(SCHED_09, APlainUserHasLimits) {
  REQUIRE_CAPABILITY(kJobLimits);
  testbed().SetJobLimits({.jobs_per_user = 2, .files_per_job = 2});
  const Job first = NewJob();
  const Job second = NewJob();
  GUID id = {};
  ComPtr<IBackgroundCopyJob> third;
  const std::wstring name = testbed().JobName("third");
  EXPECT_HRESULT(BG_E_TOO_MANY_JOBS_PER_USER,
                 manager()->CreateJob(name.c_str(), BG_JOB_TYPE_DOWNLOAD, &id, third.put()));
  const auto add = [&](int index) {
    return first->AddFile(testbed().origin().Url(RemotePath(index)).c_str(),
                          LocalName(index).c_str());
  };
  EXPECT_HRESULT(S_OK, add(0));
  EXPECT_HRESULT(S_OK, add(1));
  EXPECT_HRESULT(BG_E_TOO_MANY_FILES_IN_JOB, add(2));
  EXPECT_HRESULT(S_OK, second->Cancel());
  EXPECT_HRESULT(S_OK, manager()->CreateJob(name.c_str(), BG_JOB_TYPE_DOWNLOAD, &id, third.put()));
}

MACHINE_RULE(SCHED_09, AJobThatWasTakenOverCountsNoMore) {
  REQUIRE_CAPABILITY(kJobLimits);
  REQUIRE_CAPABILITY(kUsers);
  testbed().SetJobLimits({.jobs_per_user = 1});
  const Job job = NewJob();
  Application& administrator = testbed().StartApplication("administrator", kAdministrator);
  EXPECT_HRESULT(S_OK, SameJob(administrator, job)->TakeOwnership());
  GUID id = {};
  ComPtr<IBackgroundCopyJob> next;
  EXPECT_HRESULT(S_OK, manager()->CreateJob(testbed().JobName("next").c_str(), BG_JOB_TYPE_DOWNLOAD,
                                            &id, next.put()));
}

MACHINE_RULE(SCHED_09, AnAdministratorHasNone) {
  REQUIRE_CAPABILITY(kJobLimits);
  REQUIRE_CAPABILITY(kUsers);
  testbed().SetJobLimits({.jobs_per_user = 2});
  Application& administrator = testbed().StartApplication("administrator", kAdministrator);
  for (int i = 0; i < 3; ++i) {
    GUID id = {};
    ComPtr<IBackgroundCopyJob> job;
    const std::wstring name = testbed().JobName("one of three");
    EXPECT_HRESULT(S_OK, administrator.manager()->CreateJob(name.c_str(), BG_JOB_TYPE_DOWNLOAD, &id,
                                                            job.put()));
  }
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

// --- The maximum download time ---

MACHINE_RULE(ST_36, ADownloadMayNotTakeForEver, RETRY_11) {
  REQUIRE_CAPABILITY(kStall);
  auto callback = NewCallback();
  Job job = LongDownload();
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob4>()->SetMaximumDownloadTime(5));
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_HRESULT(BG_E_MAXDOWNLOAD_TIMEOUT, ErrorCodeOf(job));
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->errors() == 1; }));
}

MACHINE_RULE(ST_36, WaitingDoesNotCount, RETRY_11) {
  REQUIRE_CAPABILITY(kStall);
  REQUIRE_CAPABILITY(kVirtualTime);
  OccupyTheQueue();
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob4>()->SetMaximumDownloadTime(60));
  ResumeAndWaitFor(job, BG_JOB_STATE_QUEUED);
  testbed().LetPass(2min);
  EXPECT_STATE(BG_JOB_STATE_QUEUED, job);
  FreeTheQueue();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

MACHINE_RULE(ST_36, ResumeStartsTheCountAnew, RETRY_11) {
  REQUIRE_CAPABILITY(kStall);
  REQUIRE_CAPABILITY(kVirtualTime);
  Job job = LongDownload();
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob4>()->SetMaximumDownloadTime(200));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().LetPass(150s);
  EXPECT_HRESULT(S_OK, job->Suspend());
  EXPECT_HRESULT(S_OK, job->Resume());
  testbed().LetPass(140s);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRING, job);
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
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
