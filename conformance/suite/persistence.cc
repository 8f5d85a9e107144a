// SVC: what outlasts the service, the machine and the job.

#include <bits2_0.h>
#include <bits2_5.h>
#include <bits3_0.h>
#include <bits5_0.h>

#include <string>

#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {
namespace {

class PersistenceTest : public JobStatesTest {
 protected:
  static std::wstring Take(LPWSTR text) {
    const std::wstring result(text == nullptr ? L"" : text);
    CoTaskMemFree(text);
    return result;
  }

  // Nothing where there is no such property. It is set before the first file is added.
  Job NewHighPerformanceJob() {
    Job job = NewJob();
    const auto job5 = job.As<IBackgroundCopyJob5>();
    if (!job5) return {};
    BITS_JOB_PROPERTY_VALUE value = {};
    value.Enable = TRUE;
    EXPECT_HRESULT(S_OK, job5->SetProperty(BITS_JOB_PROPERTY_HIGH_PERFORMANCE, value));
    return job;
  }

  static ComPtr<IBackgroundCopyFile2> FirstFile(const Job& job) {
    ComPtr<IEnumBackgroundCopyFiles> files;
    EXPECT_HRESULT(S_OK, job->EnumFiles(files.put()));
    ComPtr<IBackgroundCopyFile> file;
    EXPECT_HRESULT(S_OK, files->Next(1, file.put(), nullptr));
    return file.As<IBackgroundCopyFile2>();
  }

  static void SetRemoteNameOfFirstFile(const Job& job, const std::wstring& name) {
    const HRESULT set = FirstFile(job)->SetRemoteName(name.c_str());
    RequireImplemented("SetRemoteName", set);
    EXPECT_HRESULT(S_OK, set);
  }

  static std::wstring RemoteNameOfFirstFile(const Job& job) {
    LPWSTR name = nullptr;
    EXPECT_HRESULT(S_OK, FirstFile(job)->GetRemoteName(&name));
    return Take(name);
  }
};

#define SERVICE_RULE(rule, name, ...) \
  RULE_TEST_F(PersistenceTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

SERVICE_RULE(SVC_01, SettingsOutlastTheService) {
  REQUIRE_CAPABILITY(kServiceRestart);
  Job job = NewDownload(1000, 3);
  LPWSTR text = nullptr;
  EXPECT_HRESULT(S_OK, job->GetDisplayName(&text));
  const std::wstring name = Take(text);
  EXPECT_HRESULT(S_OK, job->SetDescription(L"of the job"));
  EXPECT_HRESULT(S_OK, job->SetPriority(BG_JOB_PRIORITY_LOW));
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR));
  EXPECT_HRESULT(S_OK, job->SetMinimumRetryDelay(77));
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(88));
  job = RestartServiceUnder(job);
  text = nullptr;
  EXPECT_HRESULT(S_OK, job->GetDisplayName(&text));
  EXPECT_EQ(Take(text), name);
  text = nullptr;
  EXPECT_HRESULT(S_OK, job->GetDescription(&text));
  EXPECT_EQ(Take(text), L"of the job");
  BG_JOB_PRIORITY priority = {};
  EXPECT_HRESULT(S_OK, job->GetPriority(&priority));
  EXPECT_EQ(priority, BG_JOB_PRIORITY_LOW);
  ULONG value = 0;
  EXPECT_HRESULT(S_OK, job->GetNotifyFlags(&value));
  EXPECT_EQ(value, static_cast<ULONG>(BG_NOTIFY_JOB_ERROR));
  EXPECT_HRESULT(S_OK, job->GetMinimumRetryDelay(&value));
  EXPECT_EQ(value, 77u);
  EXPECT_HRESULT(S_OK, job->GetNoProgressTimeout(&value));
  EXPECT_EQ(value, 88u);
  EXPECT_EQ(ProgressOf(job).FilesTotal, 3u);
}

SERVICE_RULE(SVC_01, SettingsOfLaterInterfacesOutlastTheService) {
  REQUIRE_CAPABILITY(kServiceRestart);
  Job job = NewDownload();
  if (!job.As<IBackgroundCopyJob5>() || !job.As<IBackgroundCopyJobHttpOptions>()) {
    GTEST_SKIP() << "needs IBackgroundCopyJob5 and IBackgroundCopyJobHttpOptions";
  }
  EXPECT_HRESULT(
      S_OK, job->SetProxySettings(BG_JOB_PROXY_USAGE_OVERRIDE, L"proxy.test:8080", L"direct.test"));
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob4>()->SetMaximumDownloadTime(99'999));
  const auto options = job.As<IBackgroundCopyJobHttpOptions>();
  EXPECT_HRESULT(S_OK, options->SetCustomHeaders(L"X-Kept: yes"));
  EXPECT_HRESULT(S_OK, options->SetSecurityFlags(BG_SSL_ENABLE_CRL_CHECK));
  BITS_JOB_PROPERTY_VALUE flags = {};
  flags.Dword = BITS_COST_STATE_TRANSFER_NOT_ROAMING;
  EXPECT_HRESULT(
      S_OK, job.As<IBackgroundCopyJob5>()->SetProperty(BITS_JOB_PROPERTY_ID_COST_FLAGS, flags));
  job = RestartServiceUnder(job);
  BG_JOB_PROXY_USAGE usage = {};
  LPWSTR proxies = nullptr;
  LPWSTR bypass = nullptr;
  EXPECT_HRESULT(S_OK, job->GetProxySettings(&usage, &proxies, &bypass));
  EXPECT_EQ(usage, BG_JOB_PROXY_USAGE_OVERRIDE);
  EXPECT_EQ(Take(proxies), L"proxy.test:8080");
  EXPECT_EQ(Take(bypass), L"direct.test");
  ULONG value = 0;
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob4>()->GetMaximumDownloadTime(&value));
  EXPECT_EQ(value, 99'999u);
  const auto options_now = job.As<IBackgroundCopyJobHttpOptions>();
  LPWSTR headers = nullptr;
  EXPECT_HRESULT(S_OK, options_now->GetCustomHeaders(&headers));
  EXPECT_EQ(Take(headers), L"X-Kept: yes");
  EXPECT_HRESULT(S_OK, options_now->GetSecurityFlags(&value));
  EXPECT_EQ(value, static_cast<ULONG>(BG_SSL_ENABLE_CRL_CHECK));
  BITS_JOB_PROPERTY_VALUE flags_now = {};
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob5>()->GetProperty(BITS_JOB_PROPERTY_ID_COST_FLAGS,
                                                                  &flags_now));
  EXPECT_EQ(flags_now.Dword, flags.Dword);
}

SERVICE_RULE(SVC_01, WhatFailedIsStillKnown) {
  REQUIRE_CAPABILITY(kServiceRestart);
  Job job = FailedJob();
  const ULONG errors = ErrorCountOf(job);
  job = RestartServiceUnder(job);
  EXPECT_HRESULT(BG_E_HTTP_ERROR_404, ErrorCodeOf(job));
  EXPECT_EQ(ErrorCountOf(job), errors);
}

SERVICE_RULE(SVC_01, ItsTimesOutlastTheService) {
  REQUIRE_CAPABILITY(kServiceRestart);
  Job job = TransferredJob();
  const BG_JOB_TIMES before = TimesOf(job);
  EXPECT_GT(Ticks(before.CreationTime), 0u);
  testbed().LetPass(2s);
  job = RestartServiceUnder(job);
  const BG_JOB_TIMES after = TimesOf(job);
  EXPECT_EQ(Ticks(after.CreationTime), Ticks(before.CreationTime));
  EXPECT_EQ(Ticks(after.TransferCompletionTime), Ticks(before.TransferCompletionTime));
}

SERVICE_RULE(SVC_01, ProgressOutlastsTheService) {
  REQUIRE_CAPABILITY(kServiceRestart);
  REQUIRE_CAPABILITY(kStall);
  Job job = NewDownloadOf({.size_bytes = 10'000'000, .bytes_per_second = 20'000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  EXPECT_TRUE(testbed().WaitUntil([&] { return ProgressOf(job).BytesTransferred > 10'000; }));
  const std::uint64_t transferred_bytes = ProgressOf(job).BytesTransferred;
  const std::size_t requests = GetsOf(RemotePath(0)).size();
  job = RestartServiceUnder(job);
  EXPECT_TRUE(testbed().WaitUntil([&] { return GetsOf(RemotePath(0)).size() > requests; }));
  EXPECT_GE(LastOffset(RemotePath(0)).value_or(0), transferred_bytes);
}

SERVICE_RULE(SVC_02, AJobThatNobodySettlesIsCancelled) {
  REQUIRE_CAPABILITY(kVirtualTime);
  Job transferred = TransferredJob();
  Job failed = FailedJob();
  testbed().LetPass(std::chrono::days(91));
  for (const Job& job : {transferred, failed}) {
    EXPECT_STATE(BG_JOB_STATE_CANCELLED, job);
    EXPECT_HRESULT(BG_E_NOT_FOUND, FindInQueue(job));
  }
}

SERVICE_RULE(SVC_03, AFinalJobIsNotFoundButCanBeRead) {
  for (const Job& job : {AcknowledgedJob(), CancelledJob()}) {
    EXPECT_HRESULT(BG_E_NOT_FOUND, FindInQueue(job));
    GUID id = {};
    EXPECT_HRESULT(S_OK, job->GetId(&id));
    ComPtr<IEnumBackgroundCopyJobs> jobs;
    EXPECT_HRESULT(S_OK, manager()->EnumJobs(0, jobs.put()));
    for (ComPtr<IBackgroundCopyJob> other; jobs->Next(1, other.put(), nullptr) == S_OK;) {
      GUID other_id = {};
      EXPECT_HRESULT(S_OK, other->GetId(&other_id));
      EXPECT_NE(id, other_id);
    }
    LPWSTR name = nullptr;
    EXPECT_HRESULT(S_OK, job->GetDisplayName(&name));
    CoTaskMemFree(name);
    EXPECT_EQ(ProgressOf(job).FilesTotal, 1u);
  }
}

// The first file is there, the second one is not.
SERVICE_RULE(SVC_04, ACrashLeavesTheFilesThatAreThere) {
  REQUIRE_CAPABILITY(kCrash);
  REQUIRE_CAPABILITY(kStall);
  const Job job = NewHighPerformanceJob();
  AddFile(job, {.size_bytes = 1000});
  AddFile(job, {.size_bytes = 10'000, .bytes_per_second = 1000});
  EXPECT_HRESULT(S_OK, job->Resume());
  testbed().LetPass(5s);
  EXPECT_GT(ProgressOf(job).BytesTransferred, 3000u);
  const std::size_t requests = GetsOf(RemotePath(1)).size();
  GUID id = {};
  EXPECT_HRESULT(S_OK, job->GetId(&id));
  testbed().CrashMachine();
  Application& next = testbed().StartApplication("next");
  EXPECT_TRUE(testbed().WaitUntil([&] { return GetsOf(RemotePath(1)).size() > requests; }));
  EXPECT_THAT(GetsOf(RemotePath(0)), ::testing::SizeIs(1));
  Job same;
  ASSERT_HRESULT(S_OK, next.manager()->GetJob(id, same.put()));
  EXPECT_TRUE(WaitForState(same, BG_JOB_STATE_TRANSFERRED));
  EXPECT_EQ(ProgressOf(same).BytesTransferred, 11'000u);
}

SERVICE_RULE(SVC_01, TheProgressOfAHighPerformanceJobOutlastsTheService, SVC_04) {
  REQUIRE_CAPABILITY(kServiceRestart);
  REQUIRE_CAPABILITY(kStall);
  Job job = NewHighPerformanceJob();
  if (!job) GTEST_SKIP() << "needs IBackgroundCopyJob5 (BITS 5.0)";
  AddFile(job, {.size_bytes = 10'000'000, .bytes_per_second = 20'000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  EXPECT_TRUE(testbed().WaitUntil([&] { return ProgressOf(job).BytesTransferred > 10'000; }));
  const std::uint64_t transferred_bytes = ProgressOf(job).BytesTransferred;
  const std::size_t requests = GetsOf(RemotePath(0)).size();
  job = RestartServiceUnder(job);
  EXPECT_TRUE(testbed().WaitUntil([&] { return GetsOf(RemotePath(0)).size() > requests; }));
  EXPECT_GE(LastOffset(RemotePath(0)).value_or(0), transferred_bytes);
}

SERVICE_RULE(SVC_03, AFinalJobTellsWhatItWas) {
  const Job job = TransferredJob();
  GUID before = {};
  EXPECT_HRESULT(S_OK, job->GetId(&before));
  EXPECT_HRESULT(S_OK, job->SetDescription(L"of the job"));
  EXPECT_HRESULT(S_OK, job->Complete());
  GUID id = {};
  LPWSTR text = nullptr;
  EXPECT_HRESULT(S_OK, job->GetId(&id));
  EXPECT_EQ(id, before);
  EXPECT_HRESULT(S_OK, job->GetDescription(&text));
  EXPECT_EQ(Take(text), L"of the job");
  text = nullptr;
  EXPECT_HRESULT(S_OK, job->GetDisplayName(&text));
  EXPECT_NE(Take(text), L"");
  EXPECT_EQ(RemoteNameOfFirstFile(job), testbed().origin().Url(RemotePath(0)));
}

SERVICE_RULE(SVC_01, ARunningJobKeepsItsSettings) {
  REQUIRE_CAPABILITY(kServiceRestart);
  REQUIRE_CAPABILITY(kStall);
  Job job = NewDownloadOf({.size_bytes = 10'000'000, .bytes_per_second = 20'000});
  EXPECT_HRESULT(S_OK, job->SetPriority(BG_JOB_PRIORITY_LOW));
  EXPECT_HRESULT(S_OK, job->SetDescription(L"under way"));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  job = RestartServiceUnder(job);
  BG_JOB_PRIORITY priority = {};
  EXPECT_HRESULT(S_OK, job->GetPriority(&priority));
  EXPECT_EQ(priority, BG_JOB_PRIORITY_LOW);
  LPWSTR text = nullptr;
  EXPECT_HRESULT(S_OK, job->GetDescription(&text));
  EXPECT_EQ(Take(text), L"under way");
}

// The application dies with the machine, so the origin's log is what tells.
SERVICE_RULE(SVC_04, ACrashCostsAHighPerformanceJobItsProgress) {
  REQUIRE_CAPABILITY(kCrash);
  REQUIRE_CAPABILITY(kStall);
  Job job = NewHighPerformanceJob();
  AddFile(job, {.size_bytes = 100'000, .bytes_per_second = 1000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().LetPass(5s);
  EXPECT_GT(ProgressOf(job).BytesTransferred, 0u);
  const std::size_t requests = GetsOf(RemotePath(0)).size();
  testbed().CrashMachine();
  testbed().StartApplication("next");  // logs the user on
  EXPECT_TRUE(testbed().WaitUntil([&] { return GetsOf(RemotePath(0)).size() > requests; }));
  EXPECT_EQ(LastOffset(RemotePath(0)).value_or(0), 0u);
}

SERVICE_RULE(SVC_05, ANewRemoteNameIsNotStoredByTheCall) {
  REQUIRE_CAPABILITY(kServiceRestart);
  Job job = NewDownload();
  const std::wstring before = RemoteNameOfFirstFile(job);
  SetRemoteNameOfFirstFile(job, testbed().origin().Url("/moved"));
  EXPECT_NE(RemoteNameOfFirstFile(job), before);
  job = RestartServiceUnder(job);
  EXPECT_EQ(RemoteNameOfFirstFile(job), before);
}

SERVICE_RULE(SVC_05, ANewRemoteNameIsStoredByResume) {
  REQUIRE_CAPABILITY(kServiceRestart);
  Job job = NewDownload();
  testbed().origin().Put("/moved", {.size_bytes = 1000});
  const std::wstring moved = testbed().origin().Url("/moved");
  SetRemoteNameOfFirstFile(job, moved);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  job = RestartServiceUnder(job);
  EXPECT_EQ(RemoteNameOfFirstFile(job), moved);
}

SERVICE_RULE(SVC_06, AnUnreadableQueueLeavesTheTemporaryFiles) {
  REQUIRE_CAPABILITY(kCorruptStateFile);
  REQUIRE_CAPABILITY(kServiceRestart);
  Job job = NewDownload();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  const std::vector<std::wstring> files = testbed().LocalFiles();
  EXPECT_FALSE(files.empty());
  testbed().CorruptStateFile();
  testbed().RestartService();
  testbed().LetPass(1h);
  EXPECT_HRESULT(BG_E_NOT_FOUND, FindInQueue(job));
  EXPECT_EQ(testbed().LocalFiles(), files);
}

}  // namespace
}  // namespace conformance
