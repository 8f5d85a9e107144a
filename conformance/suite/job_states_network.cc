// ST: the network goes and comes back.

#include "conformance/suite/job_states.h"

namespace conformance {

using ::testing::AnyOf;
using ::testing::SizeIs;

namespace {

class NetworkTest : public JobStatesTest {
 protected:
  // Cuts the network under a job in each of the states, and restores it after the check.
  void CutUnderEach(std::initializer_list<BG_JOB_STATE> states,
                    const std::function<void(const Job&, BG_JOB_STATE)>& check) {
    for (const BG_JOB_STATE state : states) {
      InEach({state}, [&](const Job& job) {
        testbed().CutNetwork();
        testbed().LetPass(1min);
        check(job, state);
        testbed().RestoreNetwork();
      });
    }
  }
};

}  // namespace

RULE_TEST_F(NetworkTest, ST_30, AQueuedOrTransferringJobLosesItsNetwork) {
  REQUIRE_CAPABILITY(kNetwork);
  REQUIRE_CAPABILITY(kStall);
  CutUnderEach({BG_JOB_STATE_QUEUED, BG_JOB_STATE_TRANSFERRING}, [&](const Job& job, BG_JOB_STATE) {
    EXPECT_STATE(BG_JOB_STATE_TRANSIENT_ERROR, job);
    EXPECT_HRESULT(BG_E_NETWORK_DISCONNECTED, ErrorCodeOf(job));
    EXPECT_SHOULD(ErrorCountOf(job) == 0);
  });
}

RULE_TEST_F(NetworkTest, ST_30, AConnectingJobFailsForNowOrWaits) {
  REQUIRE_CAPABILITY(kNetwork);
  REQUIRE_CAPABILITY(kStall);
  CutUnderEach({BG_JOB_STATE_CONNECTING}, [&](const Job& job, BG_JOB_STATE) {
    EXPECT_THAT(StateText(StateOf(job.get())), AnyOf("TRANSIENT_ERROR", "CONNECTING", "QUEUED"));
  });
}

RULE_TEST_F(NetworkTest, ST_30, AJobThatIsNotUnderWayIsLeftAlone) {
  REQUIRE_CAPABILITY(kNetwork);
  CutUnderEach({BG_JOB_STATE_SUSPENDED, BG_JOB_STATE_ERROR, BG_JOB_STATE_TRANSFERRED,
                BG_JOB_STATE_ACKNOWLEDGED, BG_JOB_STATE_CANCELLED},
               [&](const Job& job, BG_JOB_STATE state) { EXPECT_STATE(state, job); });
}

RULE_TEST_F(NetworkTest, ST_30, AJobThatIsResumedWithoutANetworkWaitsForIt) {
  REQUIRE_CAPABILITY(kNetwork);
  const Job job = NewDownload();
  testbed().CutNetwork();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_HRESULT(BG_E_NETWORK_DISCONNECTED, ErrorCodeOf(job));
  testbed().RestoreNetwork();
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

// Shorter than the no-progress timeout: whether that runs meanwhile is not known.
RULE_TEST_F(NetworkTest, ST_30, ALostNetworkIsNobodysFault) {
  REQUIRE_CAPABILITY(kNetwork);
  auto callback = NewCallback();
  const Job job = NewDownloadOf({.size_bytes = 1000, .answer = {.delay = 10s}});
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().CutNetwork();
  testbed().LetPass(std::chrono::days(13));
  EXPECT_STATE(BG_JOB_STATE_TRANSIENT_ERROR, job);
  EXPECT_EQ(OutcomesTold(callback), 0);
  testbed().RestoreNetwork();
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 1; }));
  EXPECT_EQ(callback->errors(), 0);
}

RULE_TEST_F(NetworkTest, ST_31, EveryJobThatLostItsNetworkGoesOn) {
  REQUIRE_CAPABILITY(kNetwork);
  const Job running = NewDownloadOf({.size_bytes = 1000, .answer = {.delay = 10s}});
  const Job waiting = NewDownload();
  ResumeAndWaitFor(running, BG_JOB_STATE_TRANSFERRING);
  EXPECT_HRESULT(S_OK, waiting->Resume());
  testbed().CutNetwork();
  testbed().LetPass(1h);
  testbed().RestoreNetwork();
  EXPECT_TRUE(WaitForState(running, BG_JOB_STATE_TRANSFERRED));
  EXPECT_TRUE(WaitForState(waiting, BG_JOB_STATE_TRANSFERRED));
}

RULE_TEST_F(NetworkTest, ST_31, AJobWithAnotherErrorIsWokenToo) {
  REQUIRE_CAPABILITY(kNetwork);
  const Job job = JobIn(BG_JOB_STATE_TRANSIENT_ERROR);  // 500, and an hour to wait
  testbed().CutNetwork();
  testbed().LetPass(1min);
  testbed().origin().Put(RemotePath(0), {.size_bytes = 1000});
  testbed().RestoreNetwork();
  EXPECT_TRUE(
      testbed().WaitUntil([&] { return StateOf(job.get()) == BG_JOB_STATE_TRANSFERRED; }, 5min));
}

RULE_TEST_F(NetworkTest, ST_31, AWokenJobWaitsForItsTurn) {
  REQUIRE_CAPABILITY(kNetwork);
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = JobIn(BG_JOB_STATE_TRANSIENT_ERROR);
  testbed().CutNetwork();
  testbed().LetPass(1min);
  testbed().RestoreNetwork();
  EXPECT_THAT(StatesUntil(job, BG_JOB_STATE_QUEUED),
              ::testing::ElementsAre("TRANSIENT_ERROR", "QUEUED"));
}

RULE_TEST_F(NetworkTest, ST_31, OnlyTransientErrorsAreWoken) {
  REQUIRE_CAPABILITY(kNetwork);
  for (const BG_JOB_STATE state : kRestingStates) {
    InEach({state}, [&](const Job& job) {
      const std::size_t requests = testbed().origin().requests().size();
      testbed().CutNetwork();
      testbed().LetPass(1min);
      testbed().RestoreNetwork();
      testbed().LetPass(1h);
      EXPECT_STATE(state, job);
      EXPECT_THAT(testbed().origin().requests(), SizeIs(requests));
    });
  }
}

}  // namespace conformance
