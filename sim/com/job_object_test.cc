// What the proxies check and answer themselves. What the methods do is the engine's and the
// notifier's, tested there and by the conformance suite.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/com/job_object_fixture.h"

namespace bitsim {
namespace {

using ::testing::AnyOf;

// --- Pointers ---

TEST_F(JobObjectTest, GettersRefuseNull) {
  for (const auto& method : JobGettersIntoNull()) {
    EXPECT_EQ(method.call(*job_), E_INVALIDARG) << method.name;
  }
}

TEST_F(JobObjectTest, SettersRefuseNull) {
  EXPECT_EQ(job_->SetDisplayName(nullptr), E_INVALIDARG);
  EXPECT_EQ(job_->SetDescription(nullptr), E_INVALIDARG);
  EXPECT_EQ(job_->AddFile(nullptr, L"C:\\file"), E_INVALIDARG);
  EXPECT_EQ(job_->AddFile(L"http://origin.test/file", nullptr), E_INVALIDARG);
  EXPECT_EQ(job_->AddFileSet(1, nullptr), E_INVALIDARG);
}

TEST_F(JobObjectTest, AnswersToItsInterfaceAndIUnknown) {
  void* object = nullptr;
  ASSERT_EQ(job_->QueryInterface(__uuidof(IUnknown), &object), S_OK);
  const ComPointer<IUnknown> unknown(static_cast<IUnknown*>(object));
  ASSERT_EQ(unknown->QueryInterface(__uuidof(IBackgroundCopyJob), &object), S_OK);
  const ComPointer<IBackgroundCopyJob> again(static_cast<IBackgroundCopyJob*>(object));
  EXPECT_EQ(again.get(), job_.get());
  object = &object;
  EXPECT_EQ(job_->QueryInterface(__uuidof(IBackgroundCopyManager), &object), E_NOINTERFACE);
  EXPECT_EQ(object, nullptr);
  EXPECT_EQ(job_->QueryInterface(__uuidof(IUnknown), nullptr), E_POINTER);
}

TEST_F(JobObjectTest, IsTheSameObjectHoweverOneGetsIt) {
  GUID id = {};
  job_->GetId(&id);
  IBackgroundCopyJob* found = nullptr;
  ASSERT_EQ(manager_->GetJob(id, &found), S_OK);
  EXPECT_EQ(found, job_.get());
  EXPECT_EQ(found->Release(), 1u);
}

// --- Arguments (section by section of the rules: argument validation) ---

TEST_F(JobObjectTest, BoundsTheLengthsOfNames) {
  EXPECT_EQ(job_->SetDisplayName(std::wstring(256, L'x').c_str()), S_OK);
  EXPECT_EQ(job_->SetDisplayName(std::wstring(257, L'x').c_str()), BG_E_STRING_TOO_LONG);
  EXPECT_EQ(job_->SetDescription(std::wstring(1024, L'x').c_str()), S_OK);
  EXPECT_EQ(job_->SetDescription(std::wstring(1025, L'x').c_str()), BG_E_STRING_TOO_LONG);
  // A character beyond the first 65536 is two units.
  EXPECT_EQ(job_->SetDisplayName(std::wstring(128, L'\U0001f600').c_str()), S_OK);
  EXPECT_EQ(job_->SetDisplayName(std::wstring(129, L'\U0001f600').c_str()), BG_E_STRING_TOO_LONG);

  GUID id = {};
  IBackgroundCopyJob* job = nullptr;
  EXPECT_EQ(manager_->CreateJob(std::wstring(257, L'x').c_str(), BG_JOB_TYPE_DOWNLOAD, &id, &job),
            E_INVALIDARG);
  EXPECT_EQ(job, nullptr);
}

TEST_F(JobObjectTest, KeepsTextsExactly) {
  for (const wchar_t* text : {L"", L"plain", L"\u00e4\u20ac\U0001f600"}) {
    EXPECT_EQ(job_->SetDescription(text), S_OK);
    LPWSTR description = nullptr;
    EXPECT_EQ(job_->GetDescription(&description), S_OK);
    EXPECT_EQ(Take(description), text);
  }
}

TEST_F(JobObjectTest, BoundsTheLengthsOfFileNames) {
  const std::wstring url = L"http://origin.test/";
  const std::wstring query = url + L"?";
  EXPECT_EQ(job_->AddFile((query + std::wstring(2200 - query.size(), L'x')).c_str(), L"C:\\1"),
            S_OK);
  EXPECT_EQ(job_->AddFile((query + std::wstring(2201 - query.size(), L'x')).c_str(), L"C:\\2"),
            E_INVALIDARG);
  EXPECT_EQ(job_->AddFile(url.c_str(), (L"C:\\" + std::wstring(257, L'x')).c_str()), S_OK);
  EXPECT_EQ(job_->AddFile(url.c_str(), (L"C:\\" + std::wstring(258, L'x')).c_str()), E_INVALIDARG);
}

TEST_F(JobObjectTest, RefusesFileNamesThatAreNone) {
  for (const wchar_t* local : {L"", L"file", L"C:\\a*", L"\\\\?\\C:\\file"}) {
    EXPECT_EQ(job_->AddFile(L"http://origin.test/file", local), E_INVALIDARG);
  }
  EXPECT_EQ(job_->AddFile(L"ftp://origin.test/file", L"C:\\file"), E_INVALIDARG);
}

TEST_F(JobObjectTest, AddsASetOfFilesOrNoneOfThem) {
  std::wstring url = L"http://origin.test/file";
  std::wstring local = L"C:\\1";
  std::wstring bad = L"relative";
  BG_FILE_INFO files[] = {{url.data(), local.data()}, {url.data(), bad.data()}};
  EXPECT_EQ(job_->AddFileSet(2, files), E_INVALIDARG);
  BG_JOB_PROGRESS progress = {};
  job_->GetProgress(&progress);
  EXPECT_EQ(progress.FilesTotal, 0u);
  files[1].LocalName = nullptr;
  EXPECT_EQ(job_->AddFileSet(2, files), E_INVALIDARG);
  EXPECT_EQ(job_->AddFileSet(1, files), S_OK);
  EXPECT_EQ(job_->AddFileSet(0, files), E_INVALIDARG);
}

TEST_F(JobObjectTest, RefusesUndefinedValues) {
  EXPECT_EQ(job_->SetPriority(Undefined<BG_JOB_PRIORITY>(4)), E_NOTIMPL);
  EXPECT_EQ(job_->SetNotifyFlags(0x40), E_NOTIMPL);
  EXPECT_EQ(job_->SetNotifyFlags(0x80000001), E_NOTIMPL);
  ULONG flags = 0;
  job_->GetNotifyFlags(&flags);
  EXPECT_EQ(flags, 3u);
  EXPECT_EQ(job_->SetProxySettings(Undefined<BG_JOB_PROXY_USAGE>(7), nullptr, nullptr), E_NOTIMPL);
  GUID id = {};
  IBackgroundCopyJob* job = nullptr;
  EXPECT_THAT(manager_->CreateJob(L"job", Undefined<BG_JOB_TYPE>(3), &id, &job),
              AnyOf(E_NOTIMPL, E_INVALIDARG));
  EXPECT_EQ(job, nullptr);
}

TEST_F(JobObjectTest, ChecksProxySettings) {
  EXPECT_EQ(job_->SetProxySettings(BG_JOB_PROXY_USAGE_OVERRIDE, nullptr, nullptr), E_INVALIDARG);
  EXPECT_EQ(job_->SetProxySettings(BG_JOB_PROXY_USAGE_NO_PROXY, L"proxy", nullptr), E_INVALIDARG);
  EXPECT_EQ(job_->SetProxySettings(BG_JOB_PROXY_USAGE_PRECONFIG, nullptr, L"bypass"), E_INVALIDARG);
  const std::wstring too_long(20'000, L'x');
  EXPECT_EQ(job_->SetProxySettings(BG_JOB_PROXY_USAGE_OVERRIDE, too_long.c_str(), nullptr),
            BG_E_PROXY_LIST_TOO_LARGE);
  EXPECT_EQ(job_->SetProxySettings(BG_JOB_PROXY_USAGE_OVERRIDE, L"proxy", too_long.c_str()),
            BG_E_PROXY_BYPASS_LIST_TOO_LARGE);
  EXPECT_EQ(job_->SetProxySettings(BG_JOB_PROXY_USAGE_OVERRIDE, L"proxy:80", L"<local>"), S_OK);

  BG_JOB_PROXY_USAGE usage = {};
  LPWSTR list = nullptr;
  LPWSTR bypass = nullptr;
  ASSERT_EQ(job_->GetProxySettings(&usage, &list, &bypass), S_OK);
  EXPECT_EQ(usage, BG_JOB_PROXY_USAGE_OVERRIDE);
  EXPECT_EQ(Take(list), L"proxy:80");
  EXPECT_EQ(Take(bypass), L"<local>");
}

TEST_F(JobObjectTest, TakesTheLongestTimes) {
  for (const ULONG seconds : {ULONG{0}, ULONG{5}, ULONG{0xffffffff}}) {
    EXPECT_EQ(job_->SetMinimumRetryDelay(seconds), S_OK);
    EXPECT_EQ(job_->SetNoProgressTimeout(seconds), S_OK);
    ULONG stored = 1;
    job_->GetNoProgressTimeout(&stored);
    EXPECT_EQ(stored, seconds);
    job_->GetMinimumRetryDelay(&stored);
    EXPECT_EQ(stored, seconds == 0 ? 5 : seconds);
  }
}

// --- The manager ---

TEST_F(JobObjectTest, ManagerRefusesNullAndUnknownJobs) {
  GUID id = {};
  IBackgroundCopyJob* job = job_.get();
  EXPECT_EQ(manager_->CreateJob(nullptr, BG_JOB_TYPE_DOWNLOAD, &id, &job), E_INVALIDARG);
  EXPECT_EQ(job, nullptr);
  EXPECT_EQ(manager_->CreateJob(L"job", BG_JOB_TYPE_DOWNLOAD, nullptr, &job), E_INVALIDARG);
  EXPECT_EQ(manager_->CreateJob(L"job", BG_JOB_TYPE_DOWNLOAD, &id, nullptr), E_INVALIDARG);
  job = job_.get();
  EXPECT_EQ(manager_->GetJob(GUID_NULL, &job), BG_E_NOT_FOUND);
  EXPECT_EQ(job, nullptr);
  EXPECT_EQ(manager_->GetJob(GUID_NULL, nullptr), E_INVALIDARG);
  EXPECT_EQ(manager_->EnumJobs(0, nullptr), E_INVALIDARG);
  EXPECT_EQ(manager_->GetErrorDescription(E_FAIL, 0x409, nullptr), E_INVALIDARG);
}

TEST_F(JobObjectTest, ManagerDescribesErrorsInInstalledLanguages) {
  LPWSTR text = nullptr;
  ASSERT_EQ(manager_->GetErrorDescription(BG_E_EMPTY, 0x409, &text), S_OK);
  EXPECT_NE(Take(text), L"");
  EXPECT_EQ(manager_->GetErrorDescription(BG_E_EMPTY, 0x407, &text),
            HRESULT_FROM_WIN32(ERROR_RESOURCE_LANG_NOT_FOUND));
  EXPECT_EQ(text, nullptr);
}

TEST_F(JobObjectTest, JobsOfOthersAreForAdministrators) {
  GUID id = {};
  job_->GetId(&id);
  auto bob = CreateManager(simulation_->StartApplication("bob's", {.name = "bob"}));
  auto admin = CreateManager(
      simulation_->StartApplication("admin's", {.name = "admin", .is_administrator = true}));
  IBackgroundCopyJob* job = job_.get();
  IEnumBackgroundCopyJobs* jobs = nullptr;
  EXPECT_EQ(bob->GetJob(id, &job), E_ACCESSDENIED);
  EXPECT_EQ(job, nullptr);
  EXPECT_EQ(bob->EnumJobs(BG_JOB_ENUM_ALL_USERS, &jobs), E_ACCESSDENIED);
  EXPECT_EQ(jobs, nullptr);
  EXPECT_EQ(job_->TakeOwnership(), E_ACCESSDENIED);  // a plain user

  ASSERT_EQ(admin->GetJob(id, &job), S_OK);
  const ComPointer<IBackgroundCopyJob> taken(job);
  EXPECT_NE(taken.get(), job_.get());
  EXPECT_EQ(taken->TakeOwnership(), S_OK);
  for (const auto& method : JobSetters()) {
    EXPECT_EQ(method.call(*job_), E_ACCESSDENIED) << method.name;  // it is no longer the client's
  }
}

// --- Error objects ---

TEST_F(JobObjectTest, ErrorObjectsTellWhatWentWrong) {
  AddFile(L"http://origin.test/missing");
  RunToTheEnd();
  IBackgroundCopyError* found = nullptr;
  ASSERT_EQ(job_->GetError(&found), S_OK);
  const ComPointer<IBackgroundCopyError> error(found);

  BG_ERROR_CONTEXT context = {};
  HRESULT code = S_OK;
  EXPECT_EQ(error->GetError(&context, &code), S_OK);
  EXPECT_EQ(context, BG_ERROR_CONTEXT_REMOTE_FILE);
  EXPECT_EQ(code, BG_E_HTTP_ERROR_404);
  IBackgroundCopyFile* file = nullptr;
  ASSERT_EQ(error->GetFile(&file), S_OK);
  LPWSTR text = nullptr;
  EXPECT_EQ(file->GetRemoteName(&text), S_OK);
  EXPECT_EQ(Take(text), L"http://origin.test/missing");
  file->Release();
  EXPECT_EQ(error->GetProtocol(&text), S_OK);
  EXPECT_EQ(Take(text), L"http");
  EXPECT_EQ(error->GetErrorDescription(0x409, &text), S_OK);
  EXPECT_NE(Take(text), L"");
  EXPECT_EQ(error->GetErrorContextDescription(0x409, &text), S_OK);
  EXPECT_NE(Take(text), L"");

  EXPECT_EQ(error->GetErrorDescription(0, &text), E_INVALIDARG);
  EXPECT_EQ(error->GetErrorContextDescription(0x407, &text),
            HRESULT_FROM_WIN32(ERROR_RESOURCE_LANG_NOT_FOUND));
  EXPECT_EQ(error->GetError(nullptr, &code), E_INVALIDARG);
  EXPECT_EQ(error->GetError(&context, nullptr), E_INVALIDARG);
  EXPECT_EQ(error->GetFile(nullptr), E_INVALIDARG);
  EXPECT_EQ(error->GetProtocol(nullptr), E_INVALIDARG);
  EXPECT_EQ(error->GetErrorDescription(0x409, nullptr), E_INVALIDARG);
}

TEST_F(JobObjectTest, ThereIsNoErrorObjectWithoutAnError) {
  auto* error = reinterpret_cast<IBackgroundCopyError*>(1);
  EXPECT_EQ(job_->GetError(&error), BG_E_ERROR_INFORMATION_UNAVAILABLE);
  EXPECT_EQ(error, nullptr);
}

}  // namespace
}  // namespace bitsim
