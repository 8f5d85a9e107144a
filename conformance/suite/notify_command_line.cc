// NOTIFY-CMD: what SetNotifyCmdLine takes and GetNotifyCmdLine gives.

#include "conformance/suite/command_lines.h"

namespace conformance {
namespace {

constexpr std::size_t kProgramUnitsMax = 260;  // MAX_PATH
constexpr std::size_t kParametersUnitsMax = 4000;

struct CommandLine {
  std::wstring program = L"(NULL)";
  std::wstring parameters = L"(NULL)";
  bool operator==(const CommandLine&) const = default;
};

std::wstring Take(LPWSTR text) {
  if (text == nullptr) return L"(NULL)";
  std::wstring taken(text);
  CoTaskMemFree(text);
  return taken;
}

class CommandLineSettingTest : public CommandLineTest {
 protected:
  CommandLine CommandLineOf(const Job& job) {
    LPWSTR program = nullptr;
    LPWSTR parameters = nullptr;
    EXPECT_HRESULT(S_OK, Job2Of(job)->GetNotifyCmdLine(&program, &parameters));
    return {Take(program), Take(parameters)};
  }
};

}  // namespace

RULE_TEST_F(CommandLineSettingTest, NOTIFY_CMD_01, AProgramMayBeAsLongAsAPath) {
  Job job = NewJob();
  REQUIRE_JOB2(job);
  RequireCommandLines();
  const std::wstring longest = L"C:\\" + std::wstring(kProgramUnitsMax - 4, L'p');
  EXPECT_HRESULT(S_OK, TrySetCommandLine(job, longest.c_str(), L"p"));
  const std::wstring too_long = L"C:\\" + std::wstring(kProgramUnitsMax, L'p');
  EXPECT_HRESULT(BG_E_STRING_TOO_LONG, TrySetCommandLine(job, too_long.c_str(), L"p"));
  EXPECT_TRUE(CommandLineOf(job).program == longest) << "a refused program was kept";
}

RULE_TEST_F(CommandLineSettingTest, NOTIFY_CMD_01, ParametersMayHaveFourThousandCharacters) {
  Job job = NewJob();
  REQUIRE_JOB2(job);
  RequireCommandLines();
  const std::wstring longest(kParametersUnitsMax, L'p');
  EXPECT_HRESULT(S_OK, TrySetCommandLine(job, program().c_str(), longest.c_str()));
  EXPECT_HRESULT(BG_E_STRING_TOO_LONG,
                 TrySetCommandLine(job, program().c_str(), (longest + L"p").c_str()));
  EXPECT_TRUE(CommandLineOf(job).parameters == longest) << "refused parameters were kept";
}

RULE_TEST_F(CommandLineSettingTest, NOTIFY_CMD_02, TwoNullsRemoveTheCommandLine) {
  Job job = NewJob();
  REQUIRE_JOB2(job);
  SetCommandLine(job);
  EXPECT_HRESULT(S_OK, TrySetCommandLine(job, nullptr, nullptr));
  EXPECT_FALSE(CommandLineOf(job).program == program());
}

RULE_TEST_F(CommandLineSettingTest, NOTIFY_CMD_02, AProgramNeedsNoParameters) {
  Job job = NewJob();
  REQUIRE_JOB2(job);
  EXPECT_HRESULT(S_OK, TrySetCommandLine(job, program().c_str(), nullptr));
  EXPECT_TRUE(CommandLineOf(job).program == program());
}

RULE_TEST_F(CommandLineSettingTest, NOTIFY_CMD_02, ParametersNeedAProgram) {
  Job job = NewJob();
  REQUIRE_JOB2(job);
  SetCommandLine(job);
  const HRESULT result = TrySetCommandLine(job, nullptr, L"parameters");
  EXPECT_TRUE(FAILED(result)) << HresultText(result);
  RECORD("parameters without a program", HresultText(result));
  EXPECT_TRUE(CommandLineOf(job).program == program()) << "a refused call took the program away";
}

RULE_TEST_F(CommandLineSettingTest, NOTIFY_CMD_02, ARemovedCommandLineIsNotRun) {
  REQUIRE_CAPABILITY(kPrograms);
  testbed().PutProgram(program(), {});
  Job job = NewDownload();
  SetCommandLine(job);
  EXPECT_HRESULT(S_OK, TrySetCommandLine(job, nullptr, nullptr));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(kLong);
  EXPECT_EQ(launches(), 0);
}

RULE_TEST_F(CommandLineSettingTest, NOTIFY_CMD_03, FinalJobsTakeNoCommandLine) {
  for (Job job : {AcknowledgedJob(), CancelledJob()}) {
    REQUIRE_JOB2(job);
    RequireCommandLines();
    EXPECT_HRESULT(BG_E_INVALID_STATE, TrySetCommandLine(job, program().c_str(), L"p"));
    EXPECT_HRESULT(BG_E_INVALID_STATE, TrySetCommandLine(job, nullptr, nullptr));
  }
}

RULE_TEST_F(CommandLineSettingTest, NOTIFY_CMD_03, JobsThatAreNotFinalTakeOne) {
  for (Job job : {NewJob(), TransferredJob(), FailedJob()}) {
    REQUIRE_JOB2(job);
    RequireCommandLines();
    SetCommandLine(job);
  }
}

RULE_TEST_F(CommandLineSettingTest, NOTIFY_CMD_04, BothTextsReadBack) {
  Job job = NewJob();
  REQUIRE_JOB2(job);
  SetCommandLine(job);
  EXPECT_TRUE(CommandLineOf(job) == (CommandLine{program(), parameters()}));
}

RULE_TEST_F(CommandLineSettingTest, NOTIFY_CMD_04, WithoutACommandLineBothAreEmptyTexts) {
  Job job = NewJob();
  REQUIRE_JOB2(job);
  EXPECT_TRUE(CommandLineOf(job) == (CommandLine{L"", L""}));
  SetCommandLine(job);
  EXPECT_HRESULT(S_OK, TrySetCommandLine(job, nullptr, nullptr));
  EXPECT_SHOULD(CommandLineOf(job) == (CommandLine{L"", L""}));
}

RULE_TEST_F(CommandLineSettingTest, NOTIFY_CMD_16, ItGoesWithTheOwnership) {
  REQUIRE_CAPABILITY(kPrograms);
  REQUIRE_CAPABILITY(kUsers);
  testbed().PutProgram(program(), {});
  Job job = NewDownload();
  SetCommandLine(job);
  Application& other = testbed().StartApplication("administrator", kAdministrator);
  Job taken = SameJob(other, job);
  EXPECT_HRESULT(S_OK, taken->TakeOwnership());
  EXPECT_FALSE(CommandLineOf(taken).program == program());
  ResumeAndWaitFor(taken, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(kLong);
  EXPECT_EQ(launches(), 0);
}

RULE_TEST_F(CommandLineSettingTest, NOTIFY_CMD_18, ItIsStillThereAfterARestart) {
  REQUIRE_CAPABILITY(kServiceRestart);
  Job job = NewDownload();
  REQUIRE_JOB2(job);
  RequireCommandLines();
  SetCommandLine(job);
  job = RestartServiceUnder(std::move(job));
  EXPECT_TRUE(CommandLineOf(job) == (CommandLine{program(), parameters()}));
}

}  // namespace conformance
