// API: every method of every interface that the service's objects answer for is called once, as its
// page allows. What it answers does not matter here, if only it is there.

#include <bits1_5.h>
#include <bits2_0.h>
#include <bits2_5.h>
#include <bits3_0.h>

#include <string>
#include <string_view>

#include "conformance/suite/job_states.h"

namespace conformance {
namespace {

constexpr DWORD kEnglish = 0x0409;

class InterfacesTest : public JobStatesTest {
 protected:
  static void ExpectThere(std::string_view method, HRESULT answer) {
    EXPECT_TRUE(answer != E_NOTIMPL) << method << " answered E_NOTIMPL";
  }
  // For a method that hands out a text.
  template <class Call>
  static void ExpectTextThere(std::string_view method, const Call& call) {
    LPWSTR text = nullptr;
    ExpectThere(method, call(&text));
    CoTaskMemFree(text);
  }
  template <class Enumerator>
  static void ExpectListThere(std::string_view name, const ComPtr<Enumerator>& list) {
    const auto method = [&](std::string_view of_it) { return std::string(name).append(of_it); };
    ULONG count = 0;
    ComPtr<Enumerator> copy;
    ExpectThere(method("::GetCount"), list->GetCount(&count));
    ExpectThere(method("::Skip"), list->Skip(1));
    ExpectThere(method("::Reset"), list->Reset());
    ExpectThere(method("::Clone"), list->Clone(copy.put()));
  }
};

}  // namespace

#define INTERFACE_RULE(rule, name, ...) \
  RULE_TEST_F(InterfacesTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

INTERFACE_RULE(API_01, AManagerHasAllItsMethods) {
  const Job job = NewDownload();
  EXPECT_HRESULT(S_OK, FindInQueue(job));
  ComPtr<IEnumBackgroundCopyJobs> jobs;
  EXPECT_HRESULT(S_OK, manager()->EnumJobs(0, jobs.put()));
  if (jobs) ExpectListThere("IEnumBackgroundCopyJobs", jobs);
  ExpectTextThere("GetErrorDescription", [&](LPWSTR* text) {
    return manager()->GetErrorDescription(BG_E_NOT_FOUND, kEnglish, text);
  });
}

INTERFACE_RULE(API_01, AJobHasAllItsMethods) {
  const Job job = NewDownload();
  const std::wstring url = testbed().origin().Url("/more");
  const std::wstring path = testbed().LocalPath("more");
  BG_FILE_INFO file = {const_cast<WCHAR*>(url.c_str()), const_cast<WCHAR*>(path.c_str())};
  ExpectThere("AddFileSet", job->AddFileSet(1, &file));
  ExpectThere("SetDisplayName", job->SetDisplayName(testbed().JobName("named").c_str()));
  ExpectTextThere("GetDisplayName", [&](LPWSTR* text) { return job->GetDisplayName(text); });
  ExpectThere("SetDescription", job->SetDescription(L"text"));
  ExpectTextThere("GetDescription", [&](LPWSTR* text) { return job->GetDescription(text); });
  ExpectTextThere("GetOwner", [&](LPWSTR* text) { return job->GetOwner(text); });
  ExpectThere("SetPriority", job->SetPriority(BG_JOB_PRIORITY_NORMAL));
  BG_JOB_PRIORITY priority = {};
  ExpectThere("GetPriority", job->GetPriority(&priority));
  BG_JOB_TYPE type = {};
  ExpectThere("GetType", job->GetType(&type));
  BG_JOB_PROGRESS progress = {};
  ExpectThere("GetProgress", job->GetProgress(&progress));
  BG_JOB_TIMES times = {};
  ExpectThere("GetTimes", job->GetTimes(&times));
  ComPtr<IBackgroundCopyError> error;
  ExpectThere("GetError", job->GetError(error.put()));
  ULONG number = 0;
  ExpectThere("GetErrorCount", job->GetErrorCount(&number));
  ExpectThere("SetNotifyFlags", job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR));
  ExpectThere("GetNotifyFlags", job->GetNotifyFlags(&number));
  ComPtr<IUnknown> callback;
  ExpectThere("SetNotifyInterface", job->SetNotifyInterface(nullptr));
  ExpectThere("GetNotifyInterface", job->GetNotifyInterface(callback.put()));
  ExpectThere("SetMinimumRetryDelay", job->SetMinimumRetryDelay(60));
  ExpectThere("GetMinimumRetryDelay", job->GetMinimumRetryDelay(&number));
  ExpectThere("SetNoProgressTimeout", job->SetNoProgressTimeout(60));
  ExpectThere("GetNoProgressTimeout", job->GetNoProgressTimeout(&number));
  ExpectThere("SetProxySettings",
              job->SetProxySettings(BG_JOB_PROXY_USAGE_NO_PROXY, nullptr, nullptr));
  BG_JOB_PROXY_USAGE usage = {};
  LPWSTR proxies = nullptr;
  LPWSTR bypassed = nullptr;
  ExpectThere("GetProxySettings", job->GetProxySettings(&usage, &proxies, &bypassed));
  CoTaskMemFree(proxies);
  CoTaskMemFree(bypassed);
  ExpectThere("TakeOwnership", job->TakeOwnership());
  ExpectThere("Suspend", job->Suspend());
}

INTERFACE_RULE(API_01, AJobOfVersion15HasAllItsMethods) {
  const Job job = NewDownload();
  const auto job2 = job.As<IBackgroundCopyJob2>();
  if (!job2) GTEST_SKIP() << "needs IBackgroundCopyJob2";
  const std::wstring program = testbed().LocalPath("notify.exe");
  ExpectThere("SetNotifyCmdLine", job2->SetNotifyCmdLine(program.c_str(), program.c_str()));
  LPWSTR text = nullptr;
  LPWSTR parameters = nullptr;
  ExpectThere("GetNotifyCmdLine", job2->GetNotifyCmdLine(&text, &parameters));
  CoTaskMemFree(text);
  CoTaskMemFree(parameters);
  std::wstring user = L"me";
  BG_AUTH_CREDENTIALS credentials = {BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC, {}};
  credentials.Credentials.Basic = {user.data(), user.data()};
  ExpectThere("SetCredentials", job2->SetCredentials(&credentials));
  ExpectThere("RemoveCredentials",
              job2->RemoveCredentials(BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC));
}

INTERFACE_RULE(API_01, AJobWithAReplyHasAllItsMethods) {
  const std::wstring name = testbed().JobName("reply");
  GUID id = {};
  Job job;
  EXPECT_SUCCEEDED(manager()->CreateJob(name.c_str(), BG_JOB_TYPE_UPLOAD_REPLY, &id, job.put()));
  const auto job2 = job ? job.As<IBackgroundCopyJob2>() : ComPtr<IBackgroundCopyJob2>();
  if (!job2) GTEST_SKIP() << "needs IBackgroundCopyJob2";
  ExpectThere("SetReplyFileName", job2->SetReplyFileName(testbed().LocalPath("reply").c_str()));
  ExpectTextThere("GetReplyFileName", [&](LPWSTR* text) { return job2->GetReplyFileName(text); });
  BG_JOB_REPLY_PROGRESS progress = {};
  ExpectThere("GetReplyProgress", job2->GetReplyProgress(&progress));
  BYTE* data = nullptr;
  UINT64 length = 0;
  ExpectThere("GetReplyData", job2->GetReplyData(&data, &length));
  CoTaskMemFree(data);
}

INTERFACE_RULE(API_01, AJobOfVersion20HasAllItsMethods) {
  const Job job = NewDownload();
  const auto job3 = job.As<IBackgroundCopyJob3>();
  if (!job3) GTEST_SKIP() << "needs IBackgroundCopyJob3";
  BG_FILE_RANGE range = {0, 100};
  ExpectThere("AddFileWithRanges",
              job3->AddFileWithRanges(testbed().origin().Url("/ranged").c_str(),
                                      testbed().LocalPath("ranged").c_str(), 1, &range));
  ExpectThere("ReplaceRemotePrefix", job3->ReplaceRemotePrefix(L"http://a.invalid/", L"http://b/"));
  DWORD flags = 0;
  ExpectThere("SetFileACLFlags", job3->SetFileACLFlags(BG_COPY_FILE_DACL));
  ExpectThere("GetFileACLFlags", job3->GetFileACLFlags(&flags));
}

INTERFACE_RULE(API_01, AJobOfVersion30HasAllItsMethods) {
  const Job job = NewDownload();
  const auto job4 = job.As<IBackgroundCopyJob4>();
  if (!job4) GTEST_SKIP() << "needs IBackgroundCopyJob4";
  ULONG number = 0;
  BOOL is_elevated = FALSE;
  ExpectThere("GetOwnerIntegrityLevel", job4->GetOwnerIntegrityLevel(&number));
  ExpectThere("GetOwnerElevationState", job4->GetOwnerElevationState(&is_elevated));
  ExpectThere("SetMaximumDownloadTime", job4->SetMaximumDownloadTime(3600));
  ExpectThere("GetMaximumDownloadTime", job4->GetMaximumDownloadTime(&number));
}

INTERFACE_RULE(API_01, TheHttpOptionsOfAJobHaveAllTheirMethods) {
  const Job job = NewDownload();
  const auto options = job.As<IBackgroundCopyJobHttpOptions>();
  if (!options) GTEST_SKIP() << "needs IBackgroundCopyJobHttpOptions";
  ULONG flags = 0;
  ExpectThere("SetSecurityFlags", options->SetSecurityFlags(BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT));
  ExpectThere("GetSecurityFlags", options->GetSecurityFlags(&flags));
  ExpectThere("SetCustomHeaders", options->SetCustomHeaders(L"X-Header: 1"));
  ExpectTextThere("GetCustomHeaders",
                  [&](LPWSTR* text) { return options->GetCustomHeaders(text); });
  ExpectThere("SetClientCertificateByName",
              options->SetClientCertificateByName(BG_CERT_STORE_LOCATION_CURRENT_USER, L"MY",
                                                  L"nobody's certificate"));
  BYTE hash[20] = {};
  ExpectThere("SetClientCertificateByID",
              options->SetClientCertificateByID(BG_CERT_STORE_LOCATION_CURRENT_USER, L"MY", hash));
  ExpectThere("RemoveClientCertificate", options->RemoveClientCertificate());
  BG_CERT_STORE_LOCATION location = {};
  LPWSTR store = nullptr;
  LPWSTR subject = nullptr;
  BYTE* found = nullptr;
  ExpectThere("GetClientCertificate",
              options->GetClientCertificate(&location, &store, &found, &subject));
  CoTaskMemFree(store);
  CoTaskMemFree(subject);
  CoTaskMemFree(found);
}

INTERFACE_RULE(API_01, AFileHasAllItsMethods) {
  const Job job = NewDownload();
  ComPtr<IEnumBackgroundCopyFiles> files;
  EXPECT_HRESULT(S_OK, job->EnumFiles(files.put()));
  if (files) ExpectListThere("IEnumBackgroundCopyFiles", files);
  const auto file = FileOf(job, 0);
  ExpectTextThere("GetLocalName", [&](LPWSTR* text) { return file->GetLocalName(text); });
  BG_FILE_PROGRESS progress = {};
  ExpectThere("IBackgroundCopyFile::GetProgress", file->GetProgress(&progress));
  const auto file2 = file.As<IBackgroundCopyFile2>();
  if (!file2) GTEST_SKIP() << "needs IBackgroundCopyFile2";
  DWORD count = 0;
  BG_FILE_RANGE* ranges = nullptr;
  ExpectThere("GetFileRanges", file2->GetFileRanges(&count, &ranges));
  CoTaskMemFree(ranges);
  ExpectThere("SetRemoteName", file2->SetRemoteName(testbed().origin().Url("/moved").c_str()));
}

INTERFACE_RULE(API_01, AnErrorHasAllItsMethods) {
  const Job job = FailedJob();
  ComPtr<IBackgroundCopyError> error;
  EXPECT_HRESULT(S_OK, job->GetError(error.put()));
  if (!error) return;
  ComPtr<IBackgroundCopyFile> file;
  ExpectThere("GetFile", error->GetFile(file.put()));
  ExpectTextThere("IBackgroundCopyError::GetErrorDescription",
                  [&](LPWSTR* text) { return error->GetErrorDescription(kEnglish, text); });
  ExpectTextThere("GetErrorContextDescription",
                  [&](LPWSTR* text) { return error->GetErrorContextDescription(kEnglish, text); });
  ExpectTextThere("GetProtocol", [&](LPWSTR* text) { return error->GetProtocol(text); });
}

}  // namespace conformance
