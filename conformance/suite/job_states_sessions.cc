// ST, SCHED: who has to be logged on for which job.

#include <bits4_0.h>

#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {
namespace {

class SessionsTest : public JobStatesTest {
 protected:
  void CleanUp() override {
    if (testbed().capabilities().Has(Capability::kSessions)) testbed().LogOn();
  }

  // A download that does not end by itself soon; it is TRANSFERRING.
  Job JobUnderWay(Application& application) {
    Job job = NewDownloadOf(application);
    AddFile(job, {.size_bytes = 1'000'000'000, .bytes_per_second = 1000});
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
    return job;
  }
  static ComPtr<IBitsTokenOptions> GiveToken(const Job& job) {
    auto token = job.As<IBitsTokenOptions>();
    EXPECT_HRESULT(S_OK, token->SetHelperToken());
    EXPECT_HRESULT(S_OK, token->SetHelperTokenFlags(BG_TOKEN_NETWORK));
    return token;
  }
  // A download that takes some minutes.
  Job LongDownload() { return NewDownloadOf({.size_bytes = 300'000, .bytes_per_second = 1000}); }
};

#define SESSION_RULE(rule, name, ...) \
  RULE_TEST_F(SessionsTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

SESSION_RULE(ST_32, AJobWaitsWhenItsOwnerLogsOff) {
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

SESSION_RULE(ST_33, AJobGoesOnWhenItsOwnerIsBack, ST_32, SCHED_07) {
  REQUIRE_CAPABILITY(kSessions);
  REQUIRE_CAPABILITY(kStall);
  Job job = LongDownload();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().LogOff();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_QUEUED));
  testbed().LogOn();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

SESSION_RULE(ST_33, AJobOfTheSystemNeedsNobody, SCHED_07) {
  REQUIRE_CAPABILITY(kSessions);
  REQUIRE_CAPABILITY(kTokens);
  Application& service = testbed().StartApplication("service", kLocalSystem);
  Job job = NewDownloadOf(service);
  testbed().LogOff();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
}

SESSION_RULE(ST_52, AJobOfAUserWhoNeverLogsOnDoesNotRun) {
  REQUIRE_CAPABILITY(kTokens);
  Application& run_as = testbed().StartApplicationAs("tool", "bob", TokenKind::kRunAs);
  Job job = NewDownloadOf(run_as);
  EXPECT_HRESULT(S_OK, job->Resume());
  testbed().LetPass(kLong);
  EXPECT_SHOULD(StateOf(job.get()) == BG_JOB_STATE_QUEUED);
  EXPECT_TRUE(RequestsOf(RemotePath(0)).empty());
}

SESSION_RULE(ST_38, ALostHelperTokenStopsTheJob) {
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

SESSION_RULE(SCHED_07, NothingRunsWhileNobodyIsLoggedOn) {
  REQUIRE_CAPABILITY(kSessions);
  RequireTransientErrors(testbed(), client());
  const Job resumed = NewDownload();
  const Job retried = NewDownloadAnswered(500);
  ResumeAndWaitFor(retried, BG_JOB_STATE_TRANSIENT_ERROR);
  testbed().LogOff();
  EXPECT_HRESULT(S_OK, resumed->Resume());
  const std::size_t requests = testbed().origin().requests().size();
  testbed().LetPass(1h);
  EXPECT_EQ(testbed().origin().requests().size(), requests);
  EXPECT_STATE(BG_JOB_STATE_QUEUED, resumed);
  testbed().origin().Put(RemotePath(1), {.size_bytes = 1000});
  testbed().LogOn();
  EXPECT_TRUE(WaitForState(resumed, BG_JOB_STATE_TRANSFERRED));
  EXPECT_TRUE(WaitForState(retried, BG_JOB_STATE_TRANSFERRED));
}

SESSION_RULE(ST_32, AJobGoesOnWhenAnotherUserLogsOff, SCHED_07) {
  REQUIRE_CAPABILITY(kSessions);
  REQUIRE_CAPABILITY(kUsers);
  const Job job = NewDownloadOf({.size_bytes = 1'000'000'000, .bytes_per_second = 1000});
  const auto token = GiveToken(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  const Job other = NewDownloadOf(testbed().StartApplication("other", "bob"));
  testbed().LogOff("bob");
  EXPECT_HRESULT(S_OK, other->Resume());
  testbed().LetPass(1min);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRING, job);
  EXPECT_STATE(BG_JOB_STATE_QUEUED, other);
}

// The place that it waited for comes free while its owner is away.
SESSION_RULE(SCHED_07, AJobThatWaitsForItsTurnWaitsForItsOwnerToo, ST_32) {
  REQUIRE_CAPABILITY(kSessions);
  REQUIRE_CAPABILITY(kUsers);
  const Job first = JobUnderWay(testbed().StartApplication("other", "bob"));
  const Job job = NewDownload();
  ResumeAndWaitFor(job, BG_JOB_STATE_QUEUED);
  testbed().LogOff();
  EXPECT_HRESULT(S_OK, first->Suspend());
  testbed().LetPass(kLong);
  EXPECT_STATE(BG_JOB_STATE_QUEUED, job);
  testbed().LogOn();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

SESSION_RULE(SCHED_07, AfterACrashAJobWaitsForItsOwner) {
  REQUIRE_CAPABILITY(kCrash);
  REQUIRE_CAPABILITY(kSessions);
  REQUIRE_CAPABILITY(kUsers);
  const Job job = JobUnderWay(client());
  testbed().CrashMachine();
  const auto requests = testbed().origin().requests().size();
  testbed().StartApplication("other", "bob");
  testbed().LetPass(kLong);
  EXPECT_EQ(testbed().origin().requests().size(), requests);
  testbed().LogOn();
  EXPECT_TRUE(testbed().WaitUntil([&] { return testbed().origin().requests().size() > requests; }));
}

SESSION_RULE(ST_38, AFinishedJobNeedsItsTokenNoMore) {
  REQUIRE_CAPABILITY(kSessions);
  const Job job = NewDownload();
  const auto token = GiveToken(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LogOff();
  testbed().LetPass(1h);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, job);
  testbed().LogOn();
  EXPECT_HRESULT(S_OK, job->Complete());
}

SESSION_RULE(ST_38, AJobThatAsksForNoTokenGoesOnWithoutOne, ST_33) {
  REQUIRE_CAPABILITY(kSessions);
  const Job job = JobUnderWay(client());
  const auto token = job.As<IBitsTokenOptions>();
  EXPECT_HRESULT(S_OK, token->SetHelperToken());  // and no flags that want it
  testbed().LogOff();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_QUEUED));
  testbed().LogOn();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRING));
}

}  // namespace
}  // namespace conformance
