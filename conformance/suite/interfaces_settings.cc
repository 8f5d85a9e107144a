// API: a getter tells what was set, last and on this job.

#include <string>

#include "conformance/suite/settings.h"

namespace conformance {

SETTINGS_RULE(API_02, TheTextsOfAJobReadBack) {
  const Job job = NewJob();
  RequireImplemented("SetDisplayName", job->SetDisplayName(L"name"));
  for (const std::wstring& text : {std::wstring(L"a"), std::wstring(256, L'n'), std::wstring()}) {
    EXPECT_HRESULT(S_OK, job->SetDisplayName(text.c_str()));
    EXPECT_EQ(TextOf(job, &IBackgroundCopyJob::GetDisplayName), text);
  }
  for (const std::wstring& text : {std::wstring(L"a"), std::wstring(1024, L'd'), std::wstring()}) {
    EXPECT_HRESULT(S_OK, job->SetDescription(text.c_str()));
    EXPECT_EQ(TextOf(job, &IBackgroundCopyJob::GetDescription), text);
  }
}

SETTINGS_RULE(API_02, ThePriorityReadsBack) {
  const Job job = NewJob();
  BG_JOB_PRIORITY first = {};
  RequireImplemented("GetPriority", job->GetPriority(&first));
  EXPECT_EQ(first, BG_JOB_PRIORITY_NORMAL);
  for (const BG_JOB_PRIORITY priority : {BG_JOB_PRIORITY_FOREGROUND, BG_JOB_PRIORITY_HIGH,
                                         BG_JOB_PRIORITY_NORMAL, BG_JOB_PRIORITY_LOW}) {
    EXPECT_HRESULT(S_OK, job->SetPriority(priority));
    EXPECT_EQ(ValueOf(job, &IBackgroundCopyJob::GetPriority), priority);
  }
}

SETTINGS_RULE(API_02, TheProxySettingsReadBack) {
  const Job job = NewJob();
  const HRESULT set =
      job->SetProxySettings(BG_JOB_PROXY_USAGE_OVERRIDE, L"one.test:80", L"direct.test");
  RequireImplemented("SetProxySettings", set);
  EXPECT_HRESULT(S_OK, set);
  ProxySettings now = ProxySettingsOf(job);
  EXPECT_EQ(now.usage, BG_JOB_PROXY_USAGE_OVERRIDE);
  EXPECT_EQ(now.proxies, L"one.test:80");
  EXPECT_EQ(now.bypassed, L"direct.test");
  EXPECT_HRESULT(S_OK, job->SetProxySettings(BG_JOB_PROXY_USAGE_OVERRIDE, L"two.test:81", nullptr));
  now = ProxySettingsOf(job);
  EXPECT_EQ(now.proxies, L"two.test:81");
  EXPECT_EQ(now.bypassed, L"");
  EXPECT_HRESULT(S_OK, job->SetProxySettings(BG_JOB_PROXY_USAGE_NO_PROXY, nullptr, nullptr));
  now = ProxySettingsOf(job);
  EXPECT_EQ(now.usage, BG_JOB_PROXY_USAGE_NO_PROXY);
  EXPECT_EQ(now.proxies, L"");
}

SETTINGS_RULE(API_02, AJobIsWhatItWasCreatedAs) {
  for (const BG_JOB_TYPE type :
       {BG_JOB_TYPE_DOWNLOAD, BG_JOB_TYPE_UPLOAD, BG_JOB_TYPE_UPLOAD_REPLY}) {
    const std::wstring name = testbed().JobName("of a type");
    GUID id = {};
    Job job;
    const HRESULT created = manager()->CreateJob(name.c_str(), type, &id, job.put());
    if (type != BG_JOB_TYPE_DOWNLOAD && created == E_NOTIMPL) continue;  // before BITS 1.5
    EXPECT_HRESULT(S_OK, created);
    if (!job) continue;
    EXPECT_EQ(ValueOf(job, &IBackgroundCopyJob::GetType), type);
    EXPECT_EQ(ValueOf(job, &IBackgroundCopyJob::GetId), id);
    EXPECT_EQ(TextOf(job, &IBackgroundCopyJob::GetDisplayName), name);
    Job same;
    EXPECT_HRESULT(S_OK, manager()->GetJob(id, same.put()));
    EXPECT_EQ(ValueOf(same, &IBackgroundCopyJob::GetId), id);
  }
}

SETTINGS_RULE(API_02, TheOwnerIsWhoCreatedTheJob) {
  const Job job = NewJob();
  LPWSTR text = nullptr;
  const HRESULT told = job->GetOwner(&text);
  CoTaskMemFree(text);
  RequireImplemented("GetOwner", told);
  const std::wstring owner = TextOf(job, &IBackgroundCopyJob::GetOwner);
  EXPECT_EQ(owner.substr(0, 4), L"S-1-");  // a SID
  REQUIRE_CAPABILITY(kUsers);
  Application& administrator = testbed().StartApplication("administrator", kAdministrator);
  EXPECT_EQ(TextOf(SameJob(administrator, job), &IBackgroundCopyJob::GetOwner), owner);
  EXPECT_NE(TextOf(NewJobOf(administrator), &IBackgroundCopyJob::GetOwner), owner);
}

SETTINGS_RULE(API_02, TheNamesOfFilesReadBack) {
  const Job job = NewJob();
  const std::wstring remote = testbed().origin().Url("/Folder/file%20name?query=1");
  EXPECT_HRESULT(S_OK, job->AddFile(remote.c_str(), LocalName(0).c_str()));
  EXPECT_HRESULT(S_OK,
                 job->AddFile(testbed().origin().Url("/second").c_str(), LocalName(1).c_str()));
  const auto first = FileCalled(job, LocalName(0));
  EXPECT_EQ(RemoteNameOf(first.get()), remote);
  EXPECT_EQ(LocalNameOf(first.get()), LocalName(0));
  EXPECT_EQ(RemoteNameOf(FileCalled(job, LocalName(1)).get()), testbed().origin().Url("/second"));
  EXPECT_EQ(LocalNameOf(FileCalled(job, LocalName(1)).get()), LocalName(1));
}

SETTINGS_RULE(API_02, RemoteNamesThatAreSetReadBack) {
  const Job job = NewDownload(1000, 2);
  const auto job3 = job.As<IBackgroundCopyJob3>();
  const auto file2 = FileCalled(job, LocalName(0)).As<IBackgroundCopyFile2>();
  if (!job3 || !file2) GTEST_SKIP() << "needs IBackgroundCopyJob3";
  const std::wstring moved = testbed().origin().Url("/moved/a");
  const HRESULT set = file2->SetRemoteName(moved.c_str());
  RequireImplemented("SetRemoteName", set);
  EXPECT_HRESULT(S_OK, set);
  EXPECT_EQ(RemoteNameOf(FileCalled(job, LocalName(0)).get()), moved);
  EXPECT_EQ(RemoteNameOf(FileCalled(job, LocalName(1)).get()),
            testbed().origin().Url(RemotePath(1)));
}

SETTINGS_RULE(API_02, TheReplyFileNameReadsBack) {
  const Job job = NewUploadJob(BG_JOB_TYPE_UPLOAD_REPLY);
  if (!job) GTEST_SKIP() << "needs jobs that upload";
  NEEDS_INTERFACE(job, IBackgroundCopyJob2);
  const auto job2 = job.As<IBackgroundCopyJob2>();
  for (const char* const name : {"reply", "another"}) {
    const std::wstring path = testbed().LocalPath(name);
    const HRESULT set = job2->SetReplyFileName(path.c_str());
    RequireImplemented("SetReplyFileName", set);
    EXPECT_HRESULT(S_OK, set);
    EXPECT_EQ(TextOf(job2, &IBackgroundCopyJob2::GetReplyFileName), path);
  }
}

SETTINGS_RULE(API_02, TheRangesOfAFileReadBackInTheirOrder) {
  const Job job = NewJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJob3);
  BG_FILE_RANGE ranges[] = {{500, 100}, {0, 100}, {100, 50}, {800, BG_LENGTH_TO_EOF}};
  const HRESULT added = job.As<IBackgroundCopyJob3>()->AddFileWithRanges(
      testbed().origin().Url("/ranged").c_str(), LocalName(0).c_str(), 4, ranges);
  RequireImplemented("AddFileWithRanges", added);
  EXPECT_HRESULT(S_OK, added);
  DWORD count = 0;
  BG_FILE_RANGE* told = nullptr;
  EXPECT_HRESULT(
      S_OK, FileCalled(job, LocalName(0)).As<IBackgroundCopyFile2>()->GetFileRanges(&count, &told));
  EXPECT_EQ(count, 4u);
  for (DWORD i = 0; told != nullptr && i < count && i < 4; ++i) {
    EXPECT_EQ(told[i].InitialOffset, ranges[i].InitialOffset);
    EXPECT_EQ(told[i].Length, ranges[i].Length);
  }
  CoTaskMemFree(told);
}

SETTINGS_RULE(API_02, TheAclFlagsReadBack) {
  const Job job = NewJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJob3);
  const auto job3 = job.As<IBackgroundCopyJob3>();
  const DWORD chosen = BG_COPY_FILE_OWNER | BG_COPY_FILE_DACL;
  for (const DWORD flags : {chosen, DWORD{BG_COPY_FILE_ALL}, DWORD{0}}) {
    const HRESULT set = job3->SetFileACLFlags(flags);
    RequireImplemented("SetFileACLFlags", set);
    EXPECT_HRESULT(S_OK, set);
    EXPECT_EQ(ValueOf(job3, &IBackgroundCopyJob3::GetFileACLFlags), flags);
  }
}

SETTINGS_RULE(API_02, TheMaximumDownloadTimeReadsBack) {
  const Job job = NewJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJob4);
  const auto job4 = job.As<IBackgroundCopyJob4>();
  ULONG seconds = 0;
  const HRESULT got = job4->GetMaximumDownloadTime(&seconds);
  RequireImplemented("GetMaximumDownloadTime", got);
  EXPECT_EQ(seconds, 7'776'000u);  // 90 days
  for (const ULONG asked : {60u, 100'000'000u}) {
    EXPECT_HRESULT(S_OK, job4->SetMaximumDownloadTime(asked));
    EXPECT_EQ(ValueOf(job4, &IBackgroundCopyJob4::GetMaximumDownloadTime), asked);
  }
}

SETTINGS_RULE(API_02, PropertiesReadBack) {
  const Job job = NewJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJob5);
  const auto job5 = job.As<IBackgroundCopyJob5>();
  const auto set = [&](BITS_JOB_PROPERTY_ID id, const BITS_JOB_PROPERTY_VALUE& value) {
    EXPECT_HRESULT(S_OK, job5->SetProperty(id, value));
  };
  for (const DWORD flags :
       {BITS_COST_STATE_TRANSFER_NOT_ROAMING, BITS_COST_STATE_TRANSFER_ALWAYS}) {
    set(BITS_JOB_PROPERTY_ID_COST_FLAGS, Number(flags));
    EXPECT_EQ(PropertyOf(job5, BITS_JOB_PROPERTY_ID_COST_FLAGS).Dword, flags);
  }
  for (const UINT64 bytes : {UINT64{1}, UINT64{5'000'000'000}}) {
    set(BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE, Bytes(bytes));
    EXPECT_EQ(PropertyOf(job5, BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE).Uint64, bytes);
  }
  for (const BITS_JOB_PROPERTY_ID id :
       {BITS_JOB_PROPERTY_HIGH_PERFORMANCE, BITS_JOB_PROPERTY_DYNAMIC_CONTENT}) {
    EXPECT_FALSE(PropertyOf(job5, id).Enable);
    set(id, Enabled());
    EXPECT_TRUE(PropertyOf(job5, id).Enable);
    set(id, Enabled(false));
    EXPECT_FALSE(PropertyOf(job5, id).Enable);
  }
}

SETTINGS_RULE(API_02, TheMinimumIntervalReadsBack) {
  const Job job = NewJob();
  if (!FileOf(NewDownload(), 0).As<IBackgroundCopyFile6>()) GTEST_SKIP() << "needs BITS 10.1";
  const auto job5 = job.As<IBackgroundCopyJob5>();
  constexpr BITS_JOB_PROPERTY_ID kInterval = BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS;
  EXPECT_EQ(PropertyOf(job5, kInterval).Dword, 500u);
  EXPECT_HRESULT(S_OK, job5->SetProperty(kInterval, Number(2000)));
  EXPECT_EQ(PropertyOf(job5, kInterval).Dword, 2000u);
}

SETTINGS_RULE(API_02, HeadersReadBack) {
  const Job job = NewJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJobHttpOptions);
  const auto options = job.As<IBackgroundCopyJobHttpOptions>();
  for (const wchar_t* const headers : {L"X-First: 1", L"X-Second: 2\r\nX-Third: 3"}) {
    const HRESULT set = options->SetCustomHeaders(headers);
    RequireImplemented("SetCustomHeaders", set);
    EXPECT_HRESULT(S_OK, set);
    EXPECT_EQ(TextOf(options, &IBackgroundCopyJobHttpOptions::GetCustomHeaders), headers);
  }
  EXPECT_HRESULT(S_OK, options->SetCustomHeaders(nullptr));
  LPWSTR text = nullptr;
  EXPECT_HRESULT(S_FALSE, options->GetCustomHeaders(&text));
  EXPECT_EQ(text, nullptr);
  CoTaskMemFree(text);
}

SETTINGS_RULE(API_02, WriteOnlyHeadersAreNotTold) {
  const Job job = NewJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJobHttpOptions3);
  const auto options = job.As<IBackgroundCopyJobHttpOptions3>();
  EXPECT_HRESULT(S_OK, options->SetCustomHeaders(L"X-Secret: 1"));
  EXPECT_HRESULT(S_OK, options->MakeCustomHeadersWriteOnly());
  LPWSTR text = nullptr;
  EXPECT_TRUE(FAILED(options->GetCustomHeaders(&text)));
  EXPECT_EQ(TakeText(text), L"");
}

SETTINGS_RULE(API_02, SecurityFlagsAndTheMethodReadBack) {
  const Job job = NewJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJobHttpOptions);
  const auto options = job.As<IBackgroundCopyJobHttpOptions>();
  const ULONG chosen = BG_SSL_ENABLE_CRL_CHECK | BG_HTTP_REDIRECT_POLICY_DISALLOW;
  for (const ULONG flags : {chosen, ULONG{BG_SSL_IGNORE_UNKNOWN_CA}, ULONG{0}}) {
    const HRESULT set = options->SetSecurityFlags(flags);
    RequireImplemented("SetSecurityFlags", set);
    EXPECT_HRESULT(S_OK, set);
    EXPECT_EQ(ValueOf(options, &IBackgroundCopyJobHttpOptions::GetSecurityFlags), flags);
  }
  NEEDS_INTERFACE(job, IBackgroundCopyJobHttpOptions2);
  const auto options2 = job.As<IBackgroundCopyJobHttpOptions2>();
  EXPECT_EQ(TextOf(options2, &IBackgroundCopyJobHttpOptions2::GetHttpMethod), L"GET");
  EXPECT_HRESULT(S_OK, options2->SetHttpMethod(L"POST"));
  EXPECT_EQ(TextOf(options2, &IBackgroundCopyJobHttpOptions2::GetHttpMethod), L"POST");
}

SETTINGS_RULE(API_02, JobsHaveSettingsOfTheirOwn) {
  const Job job = NewJob();
  const Job other = NewJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJob5);
  const auto cost = [](const Job& of) {
    return PropertyOf(of.As<IBackgroundCopyJob5>(), BITS_JOB_PROPERTY_ID_COST_FLAGS).Dword;
  };
  const DWORD before = cost(other);
  EXPECT_HRESULT(S_OK, job->SetPriority(BG_JOB_PRIORITY_LOW));
  EXPECT_HRESULT(S_OK, job->SetDescription(L"of this job"));
  EXPECT_HRESULT(
      S_OK, job.As<IBackgroundCopyJob5>()->SetProperty(
                BITS_JOB_PROPERTY_ID_COST_FLAGS, Number(BITS_COST_STATE_TRANSFER_NOT_ROAMING)));
  EXPECT_EQ(ValueOf(other, &IBackgroundCopyJob::GetPriority), BG_JOB_PRIORITY_NORMAL);
  EXPECT_EQ(TextOf(other, &IBackgroundCopyJob::GetDescription), L"");
  EXPECT_EQ(cost(other), before);
}

}  // namespace conformance
