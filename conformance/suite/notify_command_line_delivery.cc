// NOTIFY-CMD: when the program is started, in whose name, and when it is started again.

#include "conformance/suite/command_lines.h"

namespace conformance {

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_05, ASuccessRunsTheProgram) {
  REQUIRE_CAPABILITY(kPrograms);
  testbed().PutProgram(program(), {});
  TransferredWithCommandLine();
  EXPECT_TRUE(WaitForLaunches(1));
  testbed().LetPass(kLong);
  ASSERT_EQ(launches(), 1);
  EXPECT_TRUE(First(testbed().Launches()).program == program());
  EXPECT_TRUE(First(testbed().Launches()).parameters == parameters());
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_05, AFailureRunsTheProgram) {
  REQUIRE_CAPABILITY(kPrograms);
  testbed().PutProgram(program(), {});
  Job job = NewDownloadAnswered(404);
  SetCommandLine(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(WaitForLaunches(1));
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_05, TheFlagsSayForWhatItRuns, NOTIFY_FLG_16) {
  REQUIRE_CAPABILITY(kPrograms);
  testbed().PutProgram(program(), {});
  Job success = NewDownload();
  SetCommandLine(success);
  EXPECT_HRESULT(S_OK, success->SetNotifyFlags(BG_NOTIFY_JOB_ERROR));
  Job failure = NewDownloadAnswered(404);
  SetCommandLine(failure);
  EXPECT_HRESULT(S_OK, failure->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED));
  Job disabled = NewDownload();
  SetCommandLine(disabled);
  EXPECT_HRESULT(S_OK, disabled->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_DISABLE));
  ResumeAndWaitFor(success, BG_JOB_STATE_TRANSFERRED);
  ResumeAndWaitFor(failure, BG_JOB_STATE_ERROR);
  ResumeAndWaitFor(disabled, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(kLong);
  EXPECT_EQ(launches(), 0);
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_05, ATransientErrorDoesNotRunIt) {
  REQUIRE_CAPABILITY(kPrograms);
  testbed().PutProgram(program(), {});
  Job job = NewDownloadAnswered(500);
  SetCommandLine(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  testbed().LetPass(1min);
  EXPECT_EQ(launches(), 0);
}

RULE_TEST_F(CommandLineTest, NOTIFY_FLG_09, ModificationsFilesAndRangesDoNotRunIt, NOTIFY_CMD_05,
            NOTIFY_FILE_10) {
  REQUIRE_CAPABILITY(kPrograms);
  testbed().PutProgram(program(), {});
  auto callback = NewCallback(CallbackInterfaces::kCallback2);
  Job job = NewDownload(1000, 2);
  SetCommandLine(job);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(DefinedNotifyFlags() &
                                           ~ULONG{BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_TRANSFERRED |
                                                  BG_NOTIFY_JOB_ERROR}));
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_HRESULT(S_OK, job->SetDescription(L"new"));
  testbed().LetPass(kLong);
  EXPECT_EQ(launches(), 0);
  EXPECT_GT(callback->modifications() + callback->files(), 0);
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_06, ItRunsInTheNameOfWhoSetIt) {
  REQUIRE_CAPABILITY(kPrograms);
  REQUIRE_CAPABILITY(kUsers);
  testbed().PutProgram(program(), {});
  Job job = NewDownload();
  Application& administrator = testbed().StartApplication("administrator", kAdministrator);
  SetCommandLine(SameJob(administrator, job));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitForLaunches(1));
  ASSERT_GE(launches(), 1);
  EXPECT_EQ(First(testbed().Launches()).user, kAdministrator);
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_06, WhoSetItOutlastsTheService, NOTIFY_CMD_18) {
  REQUIRE_CAPABILITY(kPrograms);
  REQUIRE_CAPABILITY(kUsers);
  REQUIRE_CAPABILITY(kServiceRestart);
  testbed().PutProgram(program(), {});
  Job job = NewDownload();
  Application& administrator = testbed().StartApplication("administrator", kAdministrator);
  SetCommandLine(SameJob(administrator, job));
  job = RestartServiceUnder(std::move(job));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitForLaunches(1));
  ASSERT_GE(launches(), 1);
  EXPECT_EQ(First(testbed().Launches()).user, kAdministrator);
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_07, NoFolderIsSearchedAndNoVariableExpanded) {
  REQUIRE_CAPABILITY(kPrograms);
  testbed().PutProgram(L"C:\\Windows\\System32\\notify.exe", {});
  for (const wchar_t* const name : {L"notify.exe", L"%SystemRoot%\\System32\\notify.exe"}) {
    Job job = NewDownload();
    EXPECT_HRESULT(S_OK, TrySetCommandLine(job, name, L"notify.exe"));
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
    testbed().LetPass(1min);
  }
  for (const Launch& launch : testbed().Launches()) EXPECT_FALSE(launch.was_found);
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_08, ZeroEndsTheMatter) {
  REQUIRE_CAPABILITY(kPrograms);
  testbed().PutProgram(program(), {.exit_code = 0, .duration = 10s});
  TransferredWithCommandLine();
  EXPECT_TRUE(WaitForLaunches(1));
  testbed().LetPass(kLong);
  EXPECT_EQ(launches(), 1);
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_08, AChangeAfterItRunsNothing) {
  REQUIRE_CAPABILITY(kPrograms);
  testbed().PutProgram(program(), {.exit_code = 0});
  const Job job = TransferredWithCommandLine();
  EXPECT_TRUE(WaitForLaunches(1));
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED));
  EXPECT_HRESULT(S_OK, job->SetDescription(L"changed"));
  testbed().LetPass(kLong);
  EXPECT_EQ(launches(), 1);
}

// The program that was started for the error succeeds while the one for the transfer runs, which
// fails.
RULE_TEST_F(CommandLineTest, NOTIFY_CMD_08, AnOldProgramSpeaksForItsOwnEventOnly, NOTIFY_CMD_09) {
  REQUIRE_CAPABILITY(kPrograms);
  REQUIRE_CAPABILITY(kVirtualTime);
  testbed().PutProgram(program(), {.exit_code = 0, .duration = 10min});
  Job job = NewDownload();
  testbed().origin().AnswerNext(RemotePath(0), {.status = 404});
  SetCommandLine(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(testbed().WaitUntil([&] { return launches() == 1; }));
  testbed().PutProgram(program(), {.exit_code = 1, .duration = 20min});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return launches() == 2; }, 1min));
  EXPECT_TRUE(testbed().WaitUntil([&] { return launches() == 3; }, kLong));
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_09, AnyOtherCodeRunsItAgainAfterTheRetryDelay) {
  REQUIRE_CAPABILITY(kPrograms);
  testbed().PutProgram(program(), {.exit_code = 1});
  Job job = TransferredWithCommandLine();
  EXPECT_TRUE(WaitForLaunches(4));
  const std::vector<Launch> all = testbed().Launches();
  for (std::size_t i = 1; i < all.size(); ++i) {
    EXPECT_GE(all[i].at - all[i - 1].at, testbed().capabilities().shortest_retry_delay);
  }
  EXPECT_SUCCEEDED(job->Complete());
  const int before = launches();
  testbed().LetPass(kLong);
  EXPECT_EQ(launches(), before);
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_09, ItRunsAgainHoweverOftenItFails) {
  REQUIRE_CAPABILITY(kPrograms);
  REQUIRE_CAPABILITY(kVirtualTime);
  testbed().PutProgram(program(), {.exit_code = 1});
  TransferredWithCommandLine();
  for (int runs = 1; runs <= 100; ++runs) {
    ASSERT_TRUE(testbed().WaitUntil([&] { return launches() >= runs; }, kLong)) << runs;
  }
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_09, ALongRetryDelayIsKept) {
  REQUIRE_CAPABILITY(kPrograms);
  REQUIRE_CAPABILITY(kVirtualTime);
  testbed().PutProgram(program(), {.exit_code = 1});
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(3600));
  SetCommandLine(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  for (int runs = 1; runs <= 3; ++runs) {
    ASSERT_TRUE(testbed().WaitUntil([&] { return launches() >= runs; }, kLong));
    testbed().LetPass(1min);
    EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED));  // which changes nothing
  }
  const std::vector<Launch> all = testbed().Launches();
  for (std::size_t i = 1; i < all.size(); ++i) EXPECT_GE(all[i].at - all[i - 1].at, 1h);
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_09, NoCodeButZeroEndsTheMatter) {
  REQUIRE_CAPABILITY(kPrograms);
  for (const std::uint32_t exit_code : {2u, 256u, 0x80000000u, 0xC0000005u}) {
    SCOPED_TRACE("exit code " + std::to_string(exit_code));
    testbed().PutProgram(program(), {.exit_code = exit_code});
    const int before = launches();
    const Job job = TransferredWithCommandLine();
    EXPECT_TRUE(WaitForLaunches(before + 2));
    EXPECT_SUCCEEDED(job->Complete());
  }
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_09, AFailureRunsItAgainToo) {
  REQUIRE_CAPABILITY(kPrograms);
  testbed().PutProgram(program(), {.exit_code = 1});
  const Job job = NewDownloadAnswered(404);
  SetCommandLine(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(WaitForLaunches(3));
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_09, AProgramThatCompletesItsJobMayFail) {
  REQUIRE_CAPABILITY(kPrograms);
  Job job = NewDownload();
  GUID id = {};
  EXPECT_HRESULT(S_OK, job->GetId(&id));
  testbed().PutProgram(program(), {.run = [id](Application& self, const std::wstring&) {
                         ComPtr<IBackgroundCopyJob> found;
                         EXPECT_HRESULT(S_OK, self.manager()->GetJob(id, found.put()));
                         const HRESULT completed = found ? found->Complete() : E_FAIL;
                         EXPECT_HRESULT(S_OK, completed);
                         return 1u;
                       }});
  SetCommandLine(job);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_ACKNOWLEDGED));
  testbed().LetPass(kLong);
  EXPECT_EQ(launches(), 1);
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_10, AProgramThatIsNotThereIsTriedAgain) {
  REQUIRE_CAPABILITY(kPrograms);
  TransferredWithCommandLine();
  EXPECT_TRUE(WaitForLaunches(2));
  testbed().PutProgram(program(), {});
  EXPECT_TRUE(testbed().WaitUntil([&] { return Last(testbed().Launches()).has_ended; }));
  const int before = launches();
  testbed().LetPass(kLong);
  EXPECT_EQ(launches(), before);
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_11, ACommandLineThatComesLateIsRun) {
  REQUIRE_CAPABILITY(kPrograms);
  testbed().PutProgram(program(), {});
  SetCommandLine(TransferredJob());
  EXPECT_TRUE(WaitForLaunches(1));
  SetCommandLine(FailedJob());
  EXPECT_TRUE(WaitForLaunches(2));
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_12, ServiceAccountsRunNothing) {
  REQUIRE_CAPABILITY(kPrograms);
  REQUIRE_CAPABILITY(kUsers);
  testbed().PutProgram(program(), {});
  Application& service = testbed().StartApplication("service", kLocalSystem);
  Job job = NewDownloadOf(service);
  TrySetCommandLine(job, program().c_str(), parameters().c_str());
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(kLong);
  EXPECT_EQ(launches(), 0);
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_12, NorDoTheirJobsForAnybodyElse) {
  REQUIRE_CAPABILITY(kPrograms);
  REQUIRE_CAPABILITY(kUsers);
  testbed().PutProgram(program(), {});
  Application& service = testbed().StartApplication("service", kLocalSystem);
  Application& administrator = testbed().StartApplication("administrator", kAdministrator);
  Job job = NewDownloadOf(service);
  TrySetCommandLine(SameJob(administrator, job), program().c_str(), parameters().c_str());
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(kLong);
  EXPECT_EQ(launches(), 0);
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_17, AProgramMayCompleteTheJob, NOTIFY_CMD_20) {
  REQUIRE_CAPABILITY(kPrograms);
  Job job = NewDownload();
  GUID id = {};
  EXPECT_HRESULT(S_OK, job->GetId(&id));
  wchar_t text[64] = {};
  EXPECT_GT(StringFromGUID2(id, text, 64), 0);
  testbed().PutProgram(
      program(), {.run = [](Application& self, const std::wstring& parameters) {
        GUID found_id = {};
        EXPECT_HRESULT(S_OK,
                       CLSIDFromString(parameters.c_str() + parameters.rfind(L' ') + 1, &found_id));
        ComPtr<IBackgroundCopyJob> found;
        EXPECT_HRESULT(S_OK, self.manager()->GetJob(found_id, found.put()));
        return found && SUCCEEDED(found->Complete()) ? 0u : 1u;
      }});
  const std::wstring with_id = program() + L" " + text;
  EXPECT_HRESULT(S_OK, TrySetCommandLine(job, program().c_str(), with_id.c_str()));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_ACKNOWLEDGED));
  EXPECT_EQ(launches(), 1);
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_18, ItIsRunAfterARestart) {
  REQUIRE_CAPABILITY(kPrograms);
  REQUIRE_CAPABILITY(kServiceRestart);
  testbed().PutProgram(program(), {});
  Job job = NewDownload();
  SetCommandLine(job);
  job = RestartServiceUnder(std::move(job));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitForLaunches(1));
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_18, AnEventThatNobodyTookIsRunAfterARestart) {
  REQUIRE_CAPABILITY(kPrograms);
  REQUIRE_CAPABILITY(kServiceRestart);
  Job job = TransferredWithCommandLine();
  EXPECT_TRUE(WaitForLaunches(1));  // not found
  testbed().PutProgram(program(), {});
  job = RestartServiceUnder(std::move(job));
  EXPECT_TRUE(testbed().WaitUntil([&] { return Last(testbed().Launches()).has_ended; }));
}

RULE_TEST_F(CommandLineTest, NOTIFY_CMD_18, ItIsRunAfterTheEndOfTheClient) {
  REQUIRE_CAPABILITY(kPrograms);
  REQUIRE_CAPABILITY(kSecondApplication);
  REQUIRE_CAPABILITY(kKillApplication);
  testbed().PutProgram(program(), {});
  Application& doomed = testbed().StartApplication("doomed");
  Job job = NewDownloadOf(doomed);
  Job same = SameJob(client(), job);
  SetCommandLine(job);
  doomed.Kill();
  ResumeAndWaitFor(same, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitForLaunches(1));
}

}  // namespace conformance
