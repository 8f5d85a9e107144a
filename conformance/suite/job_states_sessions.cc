// ST, SCHED: who has to be logged on for which job.

#include <bits4_0.h>

#include "conformance/suite/job_states.h"

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
};

}  // namespace

RULE_TEST_F(SessionsTest, ST_32, AJobGoesOnWhenAnotherUserLogsOff, SCHED_07) {
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
RULE_TEST_F(SessionsTest, SCHED_07, AJobThatWaitsForItsTurnWaitsForItsOwnerToo, ST_32) {
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

RULE_TEST_F(SessionsTest, SCHED_07, AfterACrashAJobWaitsForItsOwner) {
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

RULE_TEST_F(SessionsTest, ST_38, AFinishedJobNeedsItsTokenNoMore) {
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

RULE_TEST_F(SessionsTest, ST_38, AJobThatAsksForNoTokenGoesOnWithoutOne, ST_33) {
  REQUIRE_CAPABILITY(kSessions);
  const Job job = JobUnderWay(client());
  const auto token = job.As<IBitsTokenOptions>();
  EXPECT_HRESULT(S_OK, token->SetHelperToken());  // and no flags that want it
  testbed().LogOff();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_QUEUED));
  testbed().LogOn();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRING));
}

}  // namespace conformance
