// PROG: the times of a job.

#include <bits1_5.h>
#include <bits2_0.h>
#include <bits2_5.h>
#include <bits3_0.h>
#include <bits4_0.h>

#include <functional>
#include <string>

#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {
namespace {

class TimesTest : public JobStatesTest {
 protected:
  static std::uint64_t ModifiedAt(const Job& job) { return Ticks(TimesOf(job).ModificationTime); }
  static std::uint64_t CompletedAt(const Job& job) {
    return Ticks(TimesOf(job).TransferCompletionTime);
  }

  // Expects the call to succeed and to be noted as a modification.
  void ExpectModifies(const char* what, const Job& job, const std::function<HRESULT()>& call) {
    SCOPED_TRACE(what);
    const std::uint64_t before = ModifiedAt(job);
    testbed().LetPass(100ms);  // the clock of a real service is not finer than some of these
    EXPECT_SUCCEEDED(call());
    EXPECT_GT(ModifiedAt(job), before);
  }
};

}  // namespace

RULE_TEST_F(TimesTest, PROG_07, EverySetterIsAModification) {
  const Job job = NewDownload();
  auto callback = NewCallback();
  ExpectModifies("SetDisplayName", job,
                 [&] { return job->SetDisplayName(testbed().JobName("another").c_str()); });
  ExpectModifies("SetDescription", job, [&] { return job->SetDescription(L"text"); });
  ExpectModifies("SetPriority", job, [&] { return job->SetPriority(BG_JOB_PRIORITY_LOW); });
  ExpectModifies("SetNotifyFlags", job, [&] { return job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR); });
  ExpectModifies("SetNotifyInterface", job,
                 [&] { return job->SetNotifyInterface(callback->object()); });
  ExpectModifies("SetMinimumRetryDelay", job, [&] { return job->SetMinimumRetryDelay(60); });
  ExpectModifies("SetNoProgressTimeout", job, [&] { return job->SetNoProgressTimeout(3600); });
  ExpectModifies("SetProxySettings", job, [&] {
    return job->SetProxySettings(BG_JOB_PROXY_USAGE_NO_PROXY, nullptr, nullptr);
  });
}

RULE_TEST_F(TimesTest, PROG_07, EverySetterOfLaterInterfacesIsAModification) {
  REQUIRE_CAPABILITY(kVirtualTime);
  const Job job = NewDownload();
  if (const auto job2 = job.As<IBackgroundCopyJob2>()) {
    ExpectModifies("SetNotifyCmdLine", job,
                   [&] { return job2->SetNotifyCmdLine(L"program.exe", L"program.exe"); });
    BG_AUTH_CREDENTIALS credentials = {BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC, {}};
    std::wstring name = L"user";
    std::wstring password = L"secret";
    credentials.Credentials.Basic = {name.data(), password.data()};
    ExpectModifies("SetCredentials", job, [&] { return job2->SetCredentials(&credentials); });
    ExpectModifies("RemoveCredentials", job, [&] {
      return job2->RemoveCredentials(BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC);
    });
  }
  if (const auto job3 = job.As<IBackgroundCopyJob3>()) {
    ExpectModifies("SetFileACLFlags", job,
                   [&] { return job3->SetFileACLFlags(BG_COPY_FILE_OWNER); });
  }
  if (const auto job4 = job.As<IBackgroundCopyJob4>()) {
    ExpectModifies("SetPeerCachingFlags", job,
                   [&] { return job4->SetPeerCachingFlags(BG_JOB_ENABLE_PEERCACHING_CLIENT); });
    ExpectModifies("SetMaximumDownloadTime", job,
                   [&] { return job4->SetMaximumDownloadTime(3600); });
  }
  if (const auto options = job.As<IBackgroundCopyJobHttpOptions>()) {
    ExpectModifies("SetCustomHeaders", job, [&] { return options->SetCustomHeaders(L"X-A: b"); });
    ExpectModifies("SetSecurityFlags", job,
                   [&] { return options->SetSecurityFlags(BG_SSL_ENABLE_CRL_CHECK); });
  }
  if (const auto token = job.As<IBitsTokenOptions>()) {
    ExpectModifies("SetHelperToken", job, [&] { return token->SetHelperToken(); });
    ExpectModifies("SetHelperTokenFlags", job,
                   [&] { return token->SetHelperTokenFlags(BG_TOKEN_NETWORK); });
  }
}

RULE_TEST_F(TimesTest, PROG_07, AnAddedFileIsAModification) {
  const Job job = NewDownload();
  ExpectModifies("AddFile", job, [&] {
    AddFile(job, {.size_bytes = 1000});
    return S_OK;
  });
}

RULE_TEST_F(TimesTest, PROG_07, EveryCommandIsAModification) {
  const Job completed = TransferredJob();
  ExpectModifies("Complete", completed, [&] { return completed->Complete(); });
  const Job job = JobIn(BG_JOB_STATE_TRANSIENT_ERROR);
  ExpectModifies("Suspend", job, [&] { return job->Suspend(); });
  ExpectModifies("Resume", job, [&] { return job->Resume(); });
  ExpectModifies("Cancel", job, [&] { return job->Cancel(); });
}

// From CONNECTING to TRANSIENT_ERROR, without a byte and without a call.
RULE_TEST_F(TimesTest, PROG_07, AChangeOfStateIsAModification) {
  RequireTransientErrors(testbed(), client());
  const Job job = NewDownloadOf({.size_bytes = 1000, .answer = {.status = 500, .delay = 2s}});
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(3600));
  ResumeAndWaitFor(job, BG_JOB_STATE_CONNECTING);
  const std::uint64_t before = ModifiedAt(job);
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
  EXPECT_GT(ModifiedAt(job), before);
}

RULE_TEST_F(TimesTest, PROG_07, BytesAreAModification) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = JobIn(BG_JOB_STATE_TRANSFERRING);
  testbed().LetPass(1s);
  const std::uint64_t before = ModifiedAt(job);
  EXPECT_TRUE(testbed().WaitUntil([&] { return ModifiedAt(job) > before; }));
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRING, job);
}

RULE_TEST_F(TimesTest, PROG_07, TheTimeOfCreationStays) {
  const Job job = NewDownload();
  const std::uint64_t created = Ticks(TimesOf(job).CreationTime);
  EXPECT_NE(created, 0u);
  EXPECT_GE(ModifiedAt(job), created);
  testbed().LetPass(2s);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(Ticks(TimesOf(job).CreationTime), created);
  EXPECT_GT(ModifiedAt(job), created);
}

RULE_TEST_F(TimesTest, PROG_08, AJobThatFailedWasNotTransferred) {
  EXPECT_SHOULD(CompletedAt(FailedJob()) == 0u);
}

RULE_TEST_F(TimesTest, PROG_08, TheTimeIsThatOfTheLastByte) {
  const Job job = NewDownloadOf({.size_bytes = 1000, .answer = {.delay = 1s}});
  EXPECT_SHOULD(CompletedAt(job) == 0u);
  ResumeAndWaitFor(job, BG_JOB_STATE_CONNECTING);
  EXPECT_SHOULD(CompletedAt(job) == 0u);
  const std::uint64_t before = ModifiedAt(job);
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
  EXPECT_GT(CompletedAt(job), before);
  EXPECT_SHOULD(CompletedAt(job) <= ModifiedAt(job));
}

RULE_TEST_F(TimesTest, PROG_08, CompleteDoesNotChangeTheTime) {
  const Job job = TransferredJob();
  const std::uint64_t completed = CompletedAt(job);
  EXPECT_NE(completed, 0u);
  testbed().LetPass(1h);
  EXPECT_HRESULT(S_OK, job->SetDescription(L"late"));
  EXPECT_EQ(CompletedAt(job), completed);
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_EQ(CompletedAt(job), completed);
}

RULE_TEST_F(TimesTest, PROG_08, AJobThatIsExtendedIsTransferredLater) {
  const Job job = TransferredJob();
  const std::uint64_t completed = CompletedAt(job);
  testbed().LetPass(1s);
  AddFile(job, {.size_bytes = 1000});
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return ProgressOf(job).FilesTransferred == 2; }));
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
  EXPECT_GT(CompletedAt(job), completed);
}

}  // namespace conformance
