#include "sim/com/random_setters.h"

#include <iterator>

#include "sim/com/test_client.h"

namespace bitsim {
namespace {

constexpr std::size_t kLengths[] = {256, 257, 300, 301, 1024, 1025, 2200, 2201, 16'383, 70'000};

using R = Random&;
using S = const Subject&;

HRESULT AddFileSet(R random, S on) {
  BG_FILE_INFO files[3] = {};
  for (BG_FILE_INFO& file : files) file = {random.AnyText(), random.AnyText()};
  const auto count = static_cast<ULONG>(random.Below(4));
  return on.job.AddFileSet(count, random.OneIn(5) ? nullptr : files);
}

HRESULT AddFileWithRanges(R random, S on) {
  BG_FILE_RANGE ranges[4] = {};
  for (BG_FILE_RANGE& range : ranges) range = {random.LongNumber(), random.LongNumber()};
  const auto count = static_cast<DWORD>(random.Below(5));
  return on.job.AddFileWithRanges(random.AnyText(), random.AnyText(), count,
                                  random.OneIn(5) ? nullptr : ranges);
}

HRESULT RequestFileRanges(R random, S on) {
  if (on.file == nullptr) return S_FALSE;
  BG_FILE_RANGE ranges[4] = {};
  for (BG_FILE_RANGE& range : ranges) range = {random.LongNumber(), random.LongNumber()};
  const auto count = static_cast<DWORD>(random.Below(5));
  return on.file->RequestFileRanges(count, random.OneIn(5) ? nullptr : ranges);
}

HRESULT SetCredentials(R random, S on) {
  if (random.OneIn(20)) return on.job.SetCredentials(nullptr);
  BG_AUTH_CREDENTIALS credentials = {};
  credentials.Target = random.AnyEnum<BG_AUTH_TARGET>();
  credentials.Scheme = random.AnyEnum<BG_AUTH_SCHEME>();
  credentials.Credentials.Basic = {random.AnyText(), random.AnyText()};
  return on.job.SetCredentials(&credentials);
}

HRESULT SetProperty(R random, S on) {
  BITS_JOB_PROPERTY_VALUE value = {};
  value.Uint64 = random.LongNumber();
  return on.job.SetProperty(random.AnyEnum<BITS_JOB_PROPERTY_ID>(), value);
}

HRESULT SetNotifyInterface(R random, S on) {
  if (random.OneIn(2)) return on.job.SetNotifyInterface(nullptr);
  const ComPointer<TestCallback> callback(new TestCallback);
  callback->on_transferred = [](IBackgroundCopyJob* job) { return job->Complete(); };
  return on.job.SetNotifyInterface(random.OneIn(4) ? static_cast<IUnknown*>(&on.manager)
                                                   : callback.get());
}

HRESULT SetValidator(R random, S on) {
  return on.job.SetServerCertificateValidationInterface(random.OneIn(2) ? nullptr : &on.manager);
}

HRESULT SetClientCertificateByID(R random, S on) {
  BYTE hash[20] = {static_cast<BYTE>(random.Below(3))};
  return on.job.SetClientCertificateByID(random.AnyEnum<BG_CERT_STORE_LOCATION>(), random.AnyText(),
                                         random.OneIn(5) ? nullptr : hash);
}

constexpr HRESULT kIS = BG_E_INVALID_STATE;
constexpr HRESULT kNull = HRESULT_FROM_WIN32(RPC_X_NULL_REF_POINTER);
constexpr HRESULT kNoStore = HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND);

}  // namespace

std::uint64_t Random::LongNumber() {
  switch (Below(4)) {
    case 0:
      return Below(std::uint64_t{1} << 63);
    case 1:
      return BG_LENGTH_TO_EOF;
    default:
      return Below(2000);
  }
}

WCHAR* Random::AnyText() {
  static const wchar_t* const kTexts[] = {L"",
                                          L"x",
                                          L"MY",
                                          L"client",
                                          L"POST",
                                          L"GET",
                                          L"two words",
                                          L"http://origin.test/file",
                                          L"HTTP://origin.test",
                                          L"http://origin.test",
                                          L"http://",
                                          L"ftp://origin.test/file",
                                          L"C:\\data\\file",
                                          L"C:\\data\\other",
                                          L"relative\\file",
                                          L"C:\\data\\*",
                                          L"\\\\?\\C:\\data\\file",
                                          L"\\\\server\\share\\file",
                                          L"\x01\x7f",
                                          L"\xd800",
                                          L"\U0001f600"};
  const std::uint64_t kind = Below(std::size(kTexts) + std::size(kLengths) + 2);
  if (kind < std::size(kTexts)) return texts_.emplace_back(kTexts[kind]).data();
  if (kind >= std::size(kTexts) + std::size(kLengths)) return nullptr;
  const std::size_t length = kLengths[kind - std::size(kTexts)];
  const wchar_t* const start = OneIn(2) ? L"http://origin.test/" : L"C:\\";
  std::wstring& text = texts_.emplace_back(start);
  text.resize(length, L'x');
  return text.data();
}

const std::vector<RandomSetter>& RandomSetters() {
  static const std::vector<RandomSetter> setters = {
      {"AddFile",
       [](R r, S on) { return on.job.AddFile(r.AnyText(), r.AnyText()); },
       {E_INVALIDARG, kIS, BG_E_TOO_MANY_FILES, BG_E_TOO_MANY_FILES_IN_JOB}},
      {"AddFile (good)",
       [](R, S on) { return on.job.AddFile(L"http://origin.test/file", L"C:\\data\\more"); },
       {kIS, BG_E_TOO_MANY_FILES, BG_E_TOO_MANY_FILES_IN_JOB}},
      {"AddFileSet", AddFileSet, {E_INVALIDARG, kIS, BG_E_TOO_MANY_FILES}},
      {"AddFileWithRanges",
       AddFileWithRanges,
       {E_INVALIDARG, E_NOTIMPL, kIS, BG_E_INVALID_RANGE, BG_E_OVERLAPPING_RANGES,
        BG_E_UNSUPPORTED_JOB_CONFIGURATION}},
      {"Suspend", [](R, S on) { return on.job.Suspend(); }, {kIS}},
      {"Resume", [](R, S on) { return on.job.Resume(); }, {kIS, BG_E_EMPTY}},
      {"Cancel", [](R r, S on) { return r.OneIn(10) ? on.job.Cancel() : S_OK; }, {kIS}},
      {"Complete", [](R r, S on) { return r.OneIn(10) ? on.job.Complete() : S_OK; }, {kIS}},
      {"SetDisplayName",
       [](R r, S on) { return on.job.SetDisplayName(r.AnyText()); },
       {E_INVALIDARG, BG_E_STRING_TOO_LONG, kIS}},
      {"SetDescription",
       [](R r, S on) { return on.job.SetDescription(r.AnyText()); },
       {E_INVALIDARG, BG_E_STRING_TOO_LONG, kIS}},
      {"SetPriority",
       [](R r, S on) { return on.job.SetPriority(r.AnyEnum<BG_JOB_PRIORITY>()); },
       {E_NOTIMPL, BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD, kIS}},
      {"SetMinimumRetryDelay",
       [](R r, S on) { return on.job.SetMinimumRetryDelay(r.Number()); },
       {kIS}},
      {"SetNoProgressTimeout",
       [](R r, S on) { return on.job.SetNoProgressTimeout(r.Number()); },
       {kIS}},
      {"SetProxySettings",
       [](R r, S on) {
         return on.job.SetProxySettings(r.AnyEnum<BG_JOB_PROXY_USAGE>(), r.AnyText(), r.AnyText());
       },
       {E_NOTIMPL, E_INVALIDARG, BG_E_PROXY_LIST_TOO_LARGE, BG_E_PROXY_BYPASS_LIST_TOO_LARGE, kIS}},
      {"SetNotifyFlags",
       [](R r, S on) { return on.job.SetNotifyFlags(r.Number()); },
       {E_NOTIMPL, kIS}},
      {"SetNotifyInterface", SetNotifyInterface, {E_NOINTERFACE, kIS}},
      {"TakeOwnership", [](R, S on) { return on.job.TakeOwnership(); }, {kIS}},
      {"SetNotifyCmdLine",
       [](R r, S on) { return on.job.SetNotifyCmdLine(r.AnyText(), r.AnyText()); },
       {E_INVALIDARG, BG_E_STRING_TOO_LONG, kIS}},
      {"SetReplyFileName",
       [](R r, S on) { return on.job.SetReplyFileName(r.AnyText()); },
       {E_NOTIMPL, E_INVALIDARG, kIS}},
      {"SetCredentials",
       SetCredentials,
       {E_INVALIDARG, BG_E_INVALID_AUTH_TARGET, BG_E_INVALID_AUTH_SCHEME, BG_E_USERNAME_TOO_LARGE,
        BG_E_PASSWORD_TOO_LARGE, kIS}},
      {"RemoveCredentials",
       [](R r, S on) {
         return on.job.RemoveCredentials(r.AnyEnum<BG_AUTH_TARGET>(), r.AnyEnum<BG_AUTH_SCHEME>());
       },
       {BG_E_INVALID_AUTH_TARGET, BG_E_INVALID_AUTH_SCHEME, kIS}},
      {"ReplaceRemotePrefix",
       [](R r, S on) { return on.job.ReplaceRemotePrefix(r.AnyText(), r.AnyText()); },
       {E_INVALIDARG, E_NOTIMPL, kIS}},
      {"SetFileACLFlags",
       [](R r, S on) { return on.job.SetFileACLFlags(r.Number()); },
       {E_INVALIDARG, kIS}},
      {"SetPeerCachingFlags",
       [](R r, S on) { return on.job.SetPeerCachingFlags(r.Number()); },
       {E_NOTIMPL, kIS}},
      {"SetMaximumDownloadTime",
       [](R r, S on) { return on.job.SetMaximumDownloadTime(r.Number()); },
       {kIS}},
      {"SetProperty",
       SetProperty,
       {BG_E_UNKNOWN_PROPERTY_ID, BG_E_READ_ONLY_PROPERTY_AFTER_RESUME,
        BG_E_READ_ONLY_PROPERTY_AFTER_ADDFILE, BG_E_PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY,
        BG_E_MAX_DOWNLOAD_SIZE_INVALID_VALUE, BG_E_USE_STORED_CREDENTIALS_NOT_SUPPORTED,
        BG_E_INVALID_AUTH_TARGET, BG_E_UNSUPPORTED_JOB_CONFIGURATION,
        BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD, kIS}},
      {"SetClientCertificateByID",
       SetClientCertificateByID,
       {kNull, E_NOTIMPL, BG_E_STRING_TOO_LONG, kNoStore, CRYPT_E_NOT_FOUND, kIS}},
      {"SetClientCertificateByName",
       [](R r, S on) {
         return on.job.SetClientCertificateByName(r.AnyEnum<BG_CERT_STORE_LOCATION>(), r.AnyText(),
                                                  r.AnyText());
       },
       {kNull, E_NOTIMPL, E_INVALIDARG, BG_E_STRING_TOO_LONG, kNoStore, CRYPT_E_NOT_FOUND, kIS}},
      {"RemoveClientCertificate", [](R, S on) { return on.job.RemoveClientCertificate(); }, {kIS}},
      {"SetCustomHeaders",
       [](R r, S on) { return on.job.SetCustomHeaders(r.AnyText()); },
       {BG_E_STRING_TOO_LONG, kIS}},
      {"MakeCustomHeadersWriteOnly",
       [](R r, S on) { return r.OneIn(20) ? on.job.MakeCustomHeadersWriteOnly() : S_OK; },
       {kIS}},
      {"SetSecurityFlags",
       [](R r, S on) { return on.job.SetSecurityFlags(r.Number()); },
       {E_NOTIMPL, kIS}},
      {"SetHttpMethod",
       [](R r, S on) { return on.job.SetHttpMethod(r.AnyText()); },
       {E_INVALIDARG, BG_E_READ_ONLY_PROPERTY_AFTER_RESUME, BG_E_UNSUPPORTED_JOB_CONFIGURATION,
        kIS}},
      {"SetServerCertificateValidationInterface",
       SetValidator,
       {E_NOINTERFACE, BG_E_READ_ONLY_WHEN_JOB_ACTIVE, kIS}},
      {"SetHelperTokenFlags",
       [](R r, S on) { return on.job.SetHelperTokenFlags(r.Number()); },
       {E_INVALIDARG, kIS}},
      {"SetHelperToken", [](R, S on) { return on.job.SetHelperToken(); }, {kIS}},
      {"ClearHelperToken", [](R, S on) { return on.job.ClearHelperToken(); }, {kIS}},
      {"File SetRemoteName",
       [](R r, S on) { return on.file == nullptr ? S_OK : on.file->SetRemoteName(r.AnyText()); },
       {E_INVALIDARG, E_NOTIMPL, kIS}},
      {"File SetValidationState",
       [](R r, S on) {
         return on.file == nullptr ? S_OK : on.file->SetValidationState(r.OneIn(2) ? TRUE : FALSE);
       },
       {E_PENDING, E_NOTIMPL, kIS}},
      {"File UpdateDownloadPosition",
       [](R r, S on) {
         return on.file == nullptr ? S_OK : on.file->UpdateDownloadPosition(r.LongNumber());
       },
       {BG_E_INVALID_RANGE, BG_E_RANDOM_ACCESS_NOT_SUPPORTED, kIS}},
      {"File RequestFileRanges",
       RequestFileRanges,
       {E_INVALIDARG, BG_E_INVALID_RANGE, BG_E_RANDOM_ACCESS_NOT_SUPPORTED, kIS}},
      {"File SetProperty",
       [](R r, S on) {
         if (on.file == nullptr) return S_OK;
         return on.file->SetProperty(r.AnyEnum<BITS_FILE_PROPERTY_ID>(), {});
       },
       {BG_E_READ_ONLY_PROPERTY, BG_E_UNKNOWN_PROPERTY_ID}},
  };
  return setters;
}

}  // namespace bitsim
