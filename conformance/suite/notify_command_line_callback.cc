// NOTIFY-CMD: a job that has both, a callback and a command line.

#include "conformance/suite/command_lines.h"

namespace conformance {

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_13, ACallbackThatIsContentSuppressesIt) {
  REQUIRE_CAPABILITY(kPrograms);
  testbed().PutProgram(program(), {});
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  SetCommandLine(job);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  testbed().LetPass(kLong);
  EXPECT_EQ(launches(), 0);
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_13, ACallbackThatFailsIsFollowedByIt) {
  REQUIRE_CAPABILITY(kPrograms);
  testbed().PutProgram(program(), {});
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobError).WillByDefault(Return(E_FAIL));
  Job job = NewDownloadAnswered(404);
  SetCommandLine(job);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForLaunches(1));
  EXPECT_GE(callback->errors(), 1);
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_13, AnyFailureIsFollowedByIt) {
  REQUIRE_CAPABILITY(kPrograms);
  testbed().PutProgram(program(), {});
  int before = 0;
  for (const unsigned code : {0x8000ffffu, 0x80200002u, 0x80070020u, 0x80000000u, 0xffffffffu}) {
    auto callback = NewCallback();
    ON_CALL(callback->mock(), JobTransferred).WillByDefault(Return(static_cast<HRESULT>(code)));
    Job job = NewDownload();
    Register(job, callback);
    SetCommandLine(job);
    EXPECT_HRESULT(S_OK, job->Resume());
    EXPECT_TRUE(WaitForLaunches(++before)) << HresultText(static_cast<HRESULT>(code));
  }
}

// Whether such an answer acknowledges is open (NOTIFY-CB-04); a failure it is not.
RULE_TEST_F(CommandLineTest, NOTIFY_CMD_13, AnotherSuccessIsNoFailure) {
  REQUIRE_CAPABILITY(kPrograms);
  testbed().PutProgram(program(), {});
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault(Return(S_FALSE));
  Job job = NewDownload();
  Register(job, callback);
  SetCommandLine(job);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  testbed().LetPass(1min);
  EXPECT_EQ(launches(), 0);
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_13, ADeadCallbackIsFollowedByIt, NOTIFY_CB_15) {
  REQUIRE_CAPABILITY(kPrograms);
  REQUIRE_CAPABILITY(kSecondApplication);
  REQUIRE_CAPABILITY(kKillApplication);
  testbed().PutProgram(program(), {});
  Application& doomed = testbed().StartApplication("doomed");
  auto callback = NewCallback();
  Job job = NewDownloadOf(doomed);
  Job same = SameJob(client(), job);
  SetCommandLine(job);
  Register(job, callback);
  doomed.Kill();
  ResumeAndWaitFor(same, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitForLaunches(1));
  EXPECT_EQ(OutcomesTold(callback), 0);
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_14, AProgramThatSucceedsStandsForTheCallback) {
  REQUIRE_CAPABILITY(kPrograms);
  testbed().PutProgram(program(), {.exit_code = 0});
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault(Return(E_FAIL));
  Job job = NewDownload();
  SetCommandLine(job);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForLaunches(1));
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->transferred(), 1);
  EXPECT_EQ(launches(), 1);
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_14, NobodyIsCalledWhileTheProgramRuns) {
  REQUIRE_CAPABILITY(kPrograms);
  REQUIRE_CAPABILITY(kVirtualTime);
  testbed().PutProgram(program(), {.exit_code = 0, .duration = 10min});
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault(Return(E_FAIL));
  Job job = NewDownload();
  SetCommandLine(job);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return launches() == 1; }));
  testbed().LetPass(1min);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED));
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->transferred(), 1);
  EXPECT_EQ(launches(), 1);
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_15, WhenBothFailBothAreTriedAgain) {
  REQUIRE_CAPABILITY(kPrograms);
  testbed().PutProgram(program(), {.exit_code = 1});
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault(Return(E_FAIL));
  Job job = NewDownload();
  SetCommandLine(job);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForLaunches(3));
  EXPECT_GE(callback->transferred(), 3);
  const std::vector<Launch> all = testbed().Launches();
  for (std::size_t i = 1; i < all.size(); ++i) {
    EXPECT_GE(all[i].at - all[i - 1].at, testbed().capabilities().shortest_retry_delay);
  }
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_15, ACallbackThatRecoversEndsTheMatter) {
  REQUIRE_CAPABILITY(kPrograms);
  testbed().PutProgram(program(), {.exit_code = 1});
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobTransferred(_))
      .WillOnce(Return(E_FAIL))
      .WillRepeatedly(Return(S_OK));
  Job job = NewDownload();
  SetCommandLine(job);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback, 2));
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->transferred(), 2);
  EXPECT_EQ(launches(), 1);
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_19, TheClassComesBeforeIt) {
  REQUIRE_CAPABILITY(kPrograms);
  REQUIRE_CAPABILITY(kClassRegistry);
  constexpr GUID kClass = {0x0b5e55ed, 0, 0, {0, 0, 0, 0, 0, 0, 0, 1}};
  testbed().PutProgram(program(), {});
  auto callback = NewCallback();
  testbed().PutClass(kClass, [callback] {
    callback->object()->AddRef();
    return callback->object();
  });
  Job job = NewDownload();
  SetCommandLine(job);
  auto job5 = job.As<IBackgroundCopyJob5>();
  BITS_JOB_PROPERTY_VALUE value = {};
  value.ClsID = kClass;
  EXPECT_HRESULT(S_OK, job5->SetProperty(BITS_JOB_PROPERTY_NOTIFICATION_CLSID, value));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(kLong);
  RECORD("launches beside a class", launches());
  RECORD("calls of its object", OutcomesTold(callback));
  EXPECT_EQ(OutcomesTold(callback), 1);
  EXPECT_EQ(launches(), 0);
}

}  // namespace conformance
