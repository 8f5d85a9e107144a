// API: what the pages of a job's methods exclude is refused, and changes nothing.

#include <cstring>
#include <string>
#include <string_view>

#include "conformance/suite/settings.h"

namespace conformance {
namespace {

using ::testing::AnyOf;

// A value that the enumeration does not have. It comes from memory: the compiler knows of none.
template <class Enumeration>
Enumeration Undefined() {
  const int number = 99;
  Enumeration value = {};
  static_assert(sizeof value == sizeof number);
  std::memcpy(&value, &number, sizeof value);
  return value;
}

}  // namespace

SETTINGS_RULE(API_03, AJobNeedsANameOfTheRightLength) {
  GUID id = {};
  Job job;
  const std::wstring too_long(257, L'n');
  EXPECT_HRESULT(E_INVALIDARG,
                 manager()->CreateJob(too_long.c_str(), BG_JOB_TYPE_DOWNLOAD, &id, job.put()));
  EXPECT_FALSE(job);
  EXPECT_TRUE(FAILED(manager()->CreateJob(nullptr, BG_JOB_TYPE_DOWNLOAD, &id, job.put())));
  EXPECT_FALSE(job);
  const std::wstring name = testbed().JobName("without an id");
  EXPECT_TRUE(FAILED(manager()->CreateJob(name.c_str(), BG_JOB_TYPE_DOWNLOAD, nullptr, job.put())));
  EXPECT_FALSE(job);
}

SETTINGS_RULE(API_03, AJobThatIsNotThereIsNotFound) {
  GUID id = ValueOf(CancelledJob(), &IBackgroundCopyJob::GetId);
  id.Data4[7] ^= 1;
  Job job = NewJob();
  IBackgroundCopyJob* found = job.get();
  EXPECT_HRESULT(BG_E_NOT_FOUND, manager()->GetJob(id, &found));
  RECORD("GetJob clears the pointer when it fails", found == nullptr);
}

SETTINGS_RULE(API_03, TheManagerDescribesErrorsInLanguagesThatAreThere) {
  constexpr DWORD kNoLanguage = 0x03ff;
  LPWSTR text = nullptr;
  const HRESULT refused = manager()->GetErrorDescription(BG_E_NOT_FOUND, kNoLanguage, &text);
  RequireImplemented("GetErrorDescription", refused);
  EXPECT_HRESULT(HRESULT_FROM_WIN32(ERROR_RESOURCE_LANG_NOT_FOUND), refused);
  CoTaskMemFree(text);
}

SETTINGS_RULE(API_03, ANameIsNotTooLong) {
  const Job job = NewJob();
  const HRESULT set = job->SetDisplayName(L"as it was");
  RequireImplemented("SetDisplayName", set);
  EXPECT_HRESULT(S_OK, set);
  EXPECT_PRED1(IsRefusalOfNull, job->SetDisplayName(nullptr));
  const std::wstring too_long(257, L'n');
  const HRESULT refused = job->SetDisplayName(too_long.c_str());
  EXPECT_TRUE(refused == BG_E_STRING_TOO_LONG || refused == E_INVALIDARG) << HresultText(refused);
  EXPECT_EQ(TextOf(job, &IBackgroundCopyJob::GetDisplayName), L"as it was");
}

SETTINGS_RULE(API_03, ADescriptionIsNotTooLong) {
  const Job job = NewJob();
  EXPECT_HRESULT(S_OK, job->SetDescription(L"as it was"));
  EXPECT_PRED1(IsRefusalOfNull, job->SetDescription(nullptr));
  const std::wstring too_long(1025, L'd');
  EXPECT_HRESULT(BG_E_STRING_TOO_LONG, job->SetDescription(too_long.c_str()));
  EXPECT_EQ(TextOf(job, &IBackgroundCopyJob::GetDescription), L"as it was");
}

SETTINGS_RULE(API_03, ThereAreFourPriorities) {
  const Job job = NewJob();
  EXPECT_HRESULT(S_OK, job->SetPriority(BG_JOB_PRIORITY_HIGH));
  EXPECT_HRESULT(E_NOTIMPL, job->SetPriority(Undefined<BG_JOB_PRIORITY>()));
  BG_JOB_PRIORITY priority = {};
  RequireImplemented("GetPriority", job->GetPriority(&priority));
  EXPECT_EQ(ValueOf(job, &IBackgroundCopyJob::GetPriority), BG_JOB_PRIORITY_HIGH);
}

SETTINGS_RULE(API_03, ProxyListsGoWithTheirUsage) {
  const Job job = NewJob();
  const HRESULT set = job->SetProxySettings(BG_JOB_PROXY_USAGE_OVERRIDE, L"kept.test:80", nullptr);
  RequireImplemented("SetProxySettings", set);
  EXPECT_HRESULT(S_OK, set);
  EXPECT_HRESULT(E_NOTIMPL,
                 job->SetProxySettings(Undefined<BG_JOB_PROXY_USAGE>(), nullptr, nullptr));
  EXPECT_HRESULT(E_INVALIDARG,
                 job->SetProxySettings(BG_JOB_PROXY_USAGE_OVERRIDE, nullptr, nullptr));
  EXPECT_TRUE(
      FAILED(job->SetProxySettings(BG_JOB_PROXY_USAGE_NO_PROXY, L"proxy.test:80", nullptr)));
  const std::wstring too_long(32 * 1024 + 1, L'p');
  EXPECT_HRESULT(BG_E_PROXY_LIST_TOO_LARGE,
                 job->SetProxySettings(BG_JOB_PROXY_USAGE_OVERRIDE, too_long.c_str(), nullptr));
  EXPECT_HRESULT(
      BG_E_PROXY_BYPASS_LIST_TOO_LARGE,
      job->SetProxySettings(BG_JOB_PROXY_USAGE_OVERRIDE, L"proxy.test:80", too_long.c_str()));
  const ProxySettings now = ProxySettingsOf(job);
  EXPECT_EQ(now.usage, BG_JOB_PROXY_USAGE_OVERRIDE);
  EXPECT_EQ(now.proxies, L"kept.test:80");
}

SETTINGS_RULE(API_03, CredentialsAreOfAKnownKind) {
  const Job job = NewJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJob2);
  const auto job2 = job.As<IBackgroundCopyJob2>();
  RequireImplemented("RemoveCredentials",
                     job2->RemoveCredentials(BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC));
  std::wstring user = L"me";
  std::wstring password = L"1234";
  BG_AUTH_CREDENTIALS credentials = {BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC, {}};
  const auto set = [&](const wchar_t* name, const wchar_t* word) {
    credentials.Credentials.Basic = {const_cast<WCHAR*>(name), const_cast<WCHAR*>(word)};
    return job2->SetCredentials(&credentials);
  };
  credentials.Target = Undefined<BG_AUTH_TARGET>();
  EXPECT_HRESULT(BG_E_INVALID_AUTH_TARGET, set(user.c_str(), password.c_str()));
  credentials.Target = BG_AUTH_TARGET_SERVER;
  credentials.Scheme = Undefined<BG_AUTH_SCHEME>();
  EXPECT_HRESULT(BG_E_INVALID_AUTH_SCHEME, set(user.c_str(), password.c_str()));
  for (const BG_AUTH_SCHEME scheme : {BG_AUTH_SCHEME_BASIC, BG_AUTH_SCHEME_DIGEST}) {
    credentials.Scheme = scheme;
    EXPECT_HRESULT(E_INVALIDARG, set(nullptr, password.c_str()));
    EXPECT_HRESULT(E_INVALIDARG, set(user.c_str(), nullptr));
  }
  EXPECT_HRESULT(BG_E_USERNAME_TOO_LARGE, set(std::wstring(301, L'u').c_str(), password.c_str()));
  EXPECT_HRESULT(BG_E_PASSWORD_TOO_LARGE, set(user.c_str(), std::wstring(65'536, L'p').c_str()));
}

SETTINGS_RULE(API_03, CredentialsThatWereNeverSetAreNotRemoved) {
  const Job job = NewJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJob2);
  const auto job2 = job.As<IBackgroundCopyJob2>();
  const HRESULT removed = job2->RemoveCredentials(BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC);
  RequireImplemented("RemoveCredentials", removed);
  EXPECT_HRESULT(S_FALSE, removed);
  std::wstring text = L"me";
  BG_AUTH_CREDENTIALS credentials = {BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC, {}};
  credentials.Credentials.Basic = {text.data(), text.data()};
  EXPECT_HRESULT(S_OK, job2->SetCredentials(&credentials));
  EXPECT_HRESULT(S_FALSE, job2->RemoveCredentials(BG_AUTH_TARGET_PROXY, BG_AUTH_SCHEME_BASIC));
  EXPECT_HRESULT(S_FALSE, job2->RemoveCredentials(BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_DIGEST));
  EXPECT_HRESULT(S_OK, job2->RemoveCredentials(BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC));
  EXPECT_HRESULT(S_FALSE, job2->RemoveCredentials(BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC));
}

SETTINGS_RULE(API_03, OnlyUploadReplyJobsHaveAReply) {
  NEEDS_INTERFACE(NewJob(), IBackgroundCopyJob2);
  for (const BG_JOB_TYPE type : {BG_JOB_TYPE_DOWNLOAD, BG_JOB_TYPE_UPLOAD}) {
    const Job job = type == BG_JOB_TYPE_DOWNLOAD ? NewJob() : NewUploadJob(type);
    if (!job) continue;
    const auto job2 = job.As<IBackgroundCopyJob2>();
    LPWSTR name = nullptr;
    EXPECT_HRESULT(E_NOTIMPL, job2->GetReplyFileName(&name));
    EXPECT_EQ(TakeText(name), L"");
    EXPECT_TRUE(FAILED(job2->SetReplyFileName(testbed().LocalPath("reply").c_str())));
    BYTE* data = nullptr;
    UINT64 length = 0;
    EXPECT_HRESULT(E_NOTIMPL, job2->GetReplyData(&data, &length));
    CoTaskMemFree(data);
  }
}

SETTINGS_RULE(API_03, AReplyIsPutIntoAFileOfAFullName) {
  const Job job = NewUploadJob(BG_JOB_TYPE_UPLOAD_REPLY);
  if (!job) GTEST_SKIP() << "needs jobs that upload";
  NEEDS_INTERFACE(job, IBackgroundCopyJob2);
  const auto job2 = job.As<IBackgroundCopyJob2>();
  const std::wstring kept = testbed().LocalPath("reply");
  const HRESULT set = job2->SetReplyFileName(kept.c_str());
  RequireImplemented("SetReplyFileName", set);
  EXPECT_HRESULT(S_OK, set);
  EXPECT_HRESULT(E_INVALIDARG, job2->SetReplyFileName(L"reply"));
  EXPECT_HRESULT(E_INVALIDARG,
                 job2->SetReplyFileName(testbed().LocalPath(std::string(300, 'r')).c_str()));
  EXPECT_EQ(TextOf(job2, &IBackgroundCopyJob2::GetReplyFileName), kept);
}

SETTINGS_RULE(API_03, HeadersAreNotTooLong) {
  const Job job = NewJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJobHttpOptions);
  const auto options = job.As<IBackgroundCopyJobHttpOptions>();
  const HRESULT set = options->SetCustomHeaders(L"X-Kept: 1");
  RequireImplemented("SetCustomHeaders", set);
  EXPECT_HRESULT(S_OK, set);
  const std::wstring too_long = L"X-Long: " + std::wstring(16'384, L'h');
  EXPECT_HRESULT(BG_E_STRING_TOO_LONG, options->SetCustomHeaders(too_long.c_str()));
  EXPECT_EQ(TextOf(options, &IBackgroundCopyJobHttpOptions::GetCustomHeaders), L"X-Kept: 1");
}

SETTINGS_RULE(API_03, FlagsThatAreNotDefinedAreRefused) {
  const Job job = NewJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJobHttpOptions);
  const auto options = job.As<IBackgroundCopyJobHttpOptions>();
  const HRESULT set = options->SetSecurityFlags(BG_SSL_ENABLE_CRL_CHECK);
  RequireImplemented("SetSecurityFlags", set);
  EXPECT_HRESULT(S_OK, set);
  EXPECT_HRESULT(E_NOTIMPL, options->SetSecurityFlags(0x10000));
  EXPECT_EQ(ValueOf(options, &IBackgroundCopyJobHttpOptions::GetSecurityFlags),
            static_cast<ULONG>(BG_SSL_ENABLE_CRL_CHECK));
  const auto job3 = job.As<IBackgroundCopyJob3>();
  EXPECT_HRESULT(S_OK, job3->SetFileACLFlags(BG_COPY_FILE_OWNER));
  EXPECT_HRESULT(E_INVALIDARG, job3->SetFileACLFlags(BG_COPY_FILE_OWNER | 0x10));
  EXPECT_EQ(ValueOf(job3, &IBackgroundCopyJob3::GetFileACLFlags),
            static_cast<DWORD>(BG_COPY_FILE_OWNER));
}

SETTINGS_RULE(API_03, PropertiesThatAreNotDefinedAreRefused) {
  const Job job = NewJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJob5);
  const auto job5 = job.As<IBackgroundCopyJob5>();
  BITS_JOB_PROPERTY_VALUE value = {};
  EXPECT_TRUE(FAILED(job5->SetProperty(Undefined<BITS_JOB_PROPERTY_ID>(), value)));
  EXPECT_TRUE(FAILED(job5->GetProperty(Undefined<BITS_JOB_PROPERTY_ID>(), &value)));
}

SETTINGS_RULE(API_03, ACertificateCallbackHasItsInterface) {
  const Job job = NewJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJobHttpOptions3);
  auto other = NewCallback();
  EXPECT_HRESULT(E_NOINTERFACE,
                 job.As<IBackgroundCopyJobHttpOptions3>()->SetServerCertificateValidationInterface(
                     other->object()));
}

}  // namespace conformance
