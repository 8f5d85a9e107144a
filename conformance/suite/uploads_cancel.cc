// ST-24, and what Cancel leaves of an upload.

#include "conformance/suite/uploads.h"

namespace conformance {
namespace {

class CancelUploadTest : public UploadTest {
 protected:
  // An upload under way whose server cannot be reached any more.
  Job CutOffUpload() {
    Job job = UploadUnderWay();
    testbed().CutNetwork();
    EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
    return job;
  }
  void ExpectGone(const Job& job) {
    EXPECT_STATE(BG_JOB_STATE_CANCELLED, job);
    EXPECT_HRESULT(BG_E_NOT_FOUND, FindInQueue(job));
  }
};

}  // namespace

RULE_TEST_F(CancelUploadTest, ST_24, CancelTakesBackWhatWasSent, CANC_05) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = UploadUnderWay();
  EXPECT_HRESULT(S_OK, job->Cancel());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_CANCELLED));
  EXPECT_TRUE(Received().is_deleted);
  EXPECT_FALSE(Received().session_is_open);
}

RULE_TEST_F(CancelUploadTest, ST_24, CancelWaitsADayForTheServer, CANC_04) {
  REQUIRE_CAPABILITY(kStall);
  REQUIRE_CAPABILITY(kNetwork);
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = CutOffUpload();
  EXPECT_HRESULT(S_OK, job->Cancel());
  testbed().LetPass(23h);
  EXPECT_HRESULT(S_OK, FindInQueue(job));
  testbed().LetPass(61min);
  ExpectGone(job);
}

RULE_TEST_F(CancelUploadTest, ST_24, CancelWaitsNoLongerThanTheNoProgressTimeout, CANC_04) {
  REQUIRE_CAPABILITY(kStall);
  REQUIRE_CAPABILITY(kNetwork);
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = CutOffUpload();
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(3600));
  EXPECT_HRESULT(S_OK, job->Cancel());
  testbed().LetPass(55min);
  EXPECT_HRESULT(S_OK, FindInQueue(job));
  testbed().LetPass(10min);
  ExpectGone(job);
}

RULE_TEST_F(CancelUploadTest, ST_24, TheServerIsToldWhenItIsBack, CANC_04) {
  REQUIRE_CAPABILITY(kStall);
  REQUIRE_CAPABILITY(kNetwork);
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = CutOffUpload();
  EXPECT_HRESULT(S_OK, job->Cancel());
  testbed().LetPass(1h);
  EXPECT_FALSE(Received().is_deleted);
  testbed().RestoreNetwork();
  EXPECT_TRUE(testbed().WaitUntil([&] { return Received().is_deleted; }));
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_CANCELLED));
}

RULE_TEST_F(CancelUploadTest, ST_24, ARestartDoesNotForgetIt, CANC_04) {
  REQUIRE_CAPABILITY(kStall);
  REQUIRE_CAPABILITY(kNetwork);
  REQUIRE_CAPABILITY(kServiceRestart);
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = CutOffUpload();
  EXPECT_HRESULT(S_OK, job->Cancel());
  testbed().RestartService();
  testbed().LetPass(1h);
  EXPECT_FALSE(Received().is_deleted);
  testbed().RestoreNetwork();
  EXPECT_TRUE(testbed().WaitUntil([&] { return Received().is_deleted; }));
}

RULE_PROBE_F(CancelUploadTest, ST_24, WhatTheJobShowsMeanwhile) {
  REQUIRE_CAPABILITY(kStall);
  REQUIRE_CAPABILITY(kNetwork);
  const Job job = CutOffUpload();
  job->Cancel();
  RECORD("state after Cancel", StateText(StateOf(job.get())));
  RECORD("a second Cancel", HresultText(job->Cancel()));
  RECORD("Resume", HresultText(job->Resume()));
}

}  // namespace conformance
