#include <string>

#include "sim/com/every_method.h"
#include "sim/com/test_client.h"

namespace bitsim {
namespace {

constexpr wchar_t kRemote[] = L"http://origin.test/more";
constexpr wchar_t kLocal[] = L"C:\\data\\more";

HRESULT AddFileSet(const Subject& on) {
  std::wstring remote = kRemote;
  std::wstring local = kLocal;
  BG_FILE_INFO file = {remote.data(), local.data()};
  return on.job.AddFileSet(1, &file);
}

HRESULT AddFile(const Subject& on) { return on.job.AddFile(kRemote, kLocal); }

template <BITS_JOB_PROPERTY_ID id>
HRESULT SetProperty(const Subject& on) {
  BITS_JOB_PROPERTY_VALUE value = {};
  switch (id) {
    case BITS_JOB_PROPERTY_ID_COST_FLAGS:
      value.Dword = BITS_COST_STATE_TRANSFER_ALWAYS;
      break;
    case BITS_JOB_PROPERTY_NOTIFICATION_CLSID:
      break;
    case BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE:
      value.Uint64 = 1'000'000'000;
      break;
    case BITS_JOB_PROPERTY_USE_STORED_CREDENTIALS:
      value.Target = BG_AUTH_TARGET_PROXY;
      break;
    case BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS:
      value.Dword = 1000;
      break;
    default:
      value.Enable = TRUE;
      break;
  }
  return on.job.SetProperty(id, value);
}

HRESULT SetNotifyInterface(const Subject& on) {
  const ComPointer<TestCallback> callback(new TestCallback);
  return on.job.SetNotifyInterface(callback.get());
}

HRESULT SetCredentials(const Subject& on) {
  std::wstring name = L"alice";
  std::wstring password = L"secret";
  BG_AUTH_CREDENTIALS credentials = {};
  credentials.Target = BG_AUTH_TARGET_SERVER;
  credentials.Scheme = BG_AUTH_SCHEME_BASIC;
  credentials.Credentials.Basic = {name.data(), password.data()};
  return on.job.SetCredentials(&credentials);
}

HRESULT SetClientCertificateByID(const Subject& on) {
  BYTE hash[20] = {1};
  return on.job.SetClientCertificateByID(BG_CERT_STORE_LOCATION_CURRENT_USER, L"MY", hash);
}

HRESULT CompleteWhenARenameFails(const Subject& on) {
  on.disk.Lock("C:\\data\\file");
  const HRESULT result = on.job.Complete();
  on.disk.Unlock("C:\\data\\file");
  return result;
}

}  // namespace

const std::vector<NamedMethod>& EverySetter() {
  using S = const Subject&;
  static const std::vector<NamedMethod> methods = {
      {"Suspend", [](S on) { return on.job.Suspend(); }},
      {"Resume", [](S on) { return on.job.Resume(); }},
      {"Resume (no files)", [](S on) { return on.job.Resume(); }, Preparation::kNoFile},
      {"Resume (after AddFile)",
       [](S on) {
         static_cast<void>(AddFile(on));
         return on.job.Resume();
       }},
      {"Cancel", [](S on) { return on.job.Cancel(); }},
      {"Complete", [](S on) { return on.job.Complete(); }},
      {"Complete (a rename fails)", CompleteWhenARenameFails},
      {"AddFile", AddFile},
      {"AddFile (no files)", AddFile, Preparation::kNoFile},
      {"AddFileSet", AddFileSet},
      {"AddFileSet (no files)", AddFileSet, Preparation::kNoFile},
      {"AddFileWithRanges",
       [](S on) {
         BG_FILE_RANGE range = {0, 10};
         return on.job.AddFileWithRanges(kRemote, kLocal, 1, &range);
       }},
      {"SetDisplayName", [](S on) { return on.job.SetDisplayName(L"name"); }},
      {"SetDescription", [](S on) { return on.job.SetDescription(L"description"); }},
      {"SetPriority", [](S on) { return on.job.SetPriority(BG_JOB_PRIORITY_NORMAL); }},
      {"SetPriority (another one)", [](S on) { return on.job.SetPriority(BG_JOB_PRIORITY_HIGH); }},
      {"SetPriority (custom HTTP method)",
       [](S on) { return on.job.SetPriority(BG_JOB_PRIORITY_HIGH); }, Preparation::kHasHttpMethod},
      {"SetMinimumRetryDelay", [](S on) { return on.job.SetMinimumRetryDelay(60); }},
      {"SetNoProgressTimeout", [](S on) { return on.job.SetNoProgressTimeout(100'000); }},
      {"SetProxySettings",
       [](S on) {
         return on.job.SetProxySettings(BG_JOB_PROXY_USAGE_OVERRIDE, L"proxy:80", L"<local>");
       }},
      {"SetNotifyInterface", SetNotifyInterface},
      {"SetNotifyInterface (NULL)", [](S on) { return on.job.SetNotifyInterface(nullptr); }},
      {"SetNotifyFlags", [](S on) { return on.job.SetNotifyFlags(BG_NOTIFY_JOB_ERROR); }},
      {"SetNotifyCmdLine",
       [](S on) { return on.job.SetNotifyCmdLine(L"C:\\program.exe", L"program.exe 1"); }},
      {"TakeOwnership", [](S on) { return on.job.TakeOwnership(); }},
      {"SetCredentials", SetCredentials},
      {"RemoveCredentials",
       [](S on) {
         static_cast<void>(SetCredentials(on));
         return on.job.RemoveCredentials(BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC);
       }},
      {"SetReplyFileName", [](S on) { return on.job.SetReplyFileName(L"C:\\data\\reply"); }},
      {"ReplaceRemotePrefix",
       [](S on) {
         return on.job.ReplaceRemotePrefix(L"http://origin.test", L"http://mirror.test");
       }},
      {"SetFileACLFlags", [](S on) { return on.job.SetFileACLFlags(BG_COPY_FILE_OWNER); }},
      {"SetPeerCachingFlags",
       [](S on) { return on.job.SetPeerCachingFlags(BG_JOB_ENABLE_PEERCACHING_CLIENT); }},
      {"SetMaximumDownloadTime", [](S on) { return on.job.SetMaximumDownloadTime(100'000); }},
      {"SetProperty COST_FLAGS", SetProperty<BITS_JOB_PROPERTY_ID_COST_FLAGS>},
      {"SetProperty NOTIFICATION_CLSID", SetProperty<BITS_JOB_PROPERTY_NOTIFICATION_CLSID>},
      {"SetProperty DYNAMIC_CONTENT", SetProperty<BITS_JOB_PROPERTY_DYNAMIC_CONTENT>},
      {"SetProperty HIGH_PERFORMANCE", SetProperty<BITS_JOB_PROPERTY_HIGH_PERFORMANCE>},
      {"SetProperty HIGH_PERFORMANCE (no files)", SetProperty<BITS_JOB_PROPERTY_HIGH_PERFORMANCE>,
       Preparation::kNoFile},
      {"SetProperty MAX_DOWNLOAD_SIZE", SetProperty<BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE>},
      {"SetProperty USE_STORED_CREDENTIALS", SetProperty<BITS_JOB_PROPERTY_USE_STORED_CREDENTIALS>},
      {"SetProperty MINIMUM_NOTIFICATION_INTERVAL_MS",
       SetProperty<BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS>},
      {"SetProperty ON_DEMAND_MODE", SetProperty<BITS_JOB_PROPERTY_ON_DEMAND_MODE>},
      {"SetClientCertificateByID", SetClientCertificateByID},
      {"SetClientCertificateByName",
       [](S on) {
         return on.job.SetClientCertificateByName(BG_CERT_STORE_LOCATION_CURRENT_USER, L"my",
                                                  L"client");
       }},
      {"RemoveClientCertificate", [](S on) { return on.job.RemoveClientCertificate(); }},
      {"SetCustomHeaders", [](S on) { return on.job.SetCustomHeaders(L"X-Test: 2\r\n"); }},
      {"MakeCustomHeadersWriteOnly", [](S on) { return on.job.MakeCustomHeadersWriteOnly(); }},
      {"SetSecurityFlags",
       [](S on) { return on.job.SetSecurityFlags(BG_SSL_IGNORE_CERT_CN_INVALID); }},
      {"SetHttpMethod", [](S on) { return on.job.SetHttpMethod(L"POST"); }},
      {"SetHttpMethod (the default one)",
       [](S on) {
         BG_JOB_TYPE type = {};
         static_cast<void>(on.job.GetType(&type));
         return on.job.SetHttpMethod(type == BG_JOB_TYPE_DOWNLOAD ? L"GET" : L"BITS_POST");
       }},
      {"SetServerCertificateValidationInterface",
       [](S on) { return on.job.SetServerCertificateValidationInterface(nullptr); }},
      {"SetHelperTokenFlags", [](S on) { return on.job.SetHelperTokenFlags(BG_TOKEN_NETWORK); }},
      {"SetHelperToken", [](S on) { return on.job.SetHelperToken(); }},
      {"ClearHelperToken", [](S on) { return on.job.ClearHelperToken(); }},
      {"File SetRemoteName",
       [](S on) { return on.file->SetRemoteName(L"http://mirror.test/file"); }},
      {"File SetValidationState", [](S on) { return on.file->SetValidationState(TRUE); }},
      {"File UpdateDownloadPosition", [](S on) { return on.file->UpdateDownloadPosition(0); }},
      {"File RequestFileRanges",
       [](S on) {
         const BG_FILE_RANGE range = {0, 10};
         return on.file->RequestFileRanges(1, &range);
       }},
  };
  return methods;
}

}  // namespace bitsim
