#include <objbase.h>

#include "sim/com/every_method.h"

namespace bitsim {
namespace {

template <class Class, class... Values>
HRESULT GetAll(Class& object, HRESULT (STDMETHODCALLTYPE Class::*get)(Values*...),
               Values... values) {
  const HRESULT result = (object.*get)(&values...);
  const auto free_text = [](auto value) {
    if constexpr (std::is_same_v<decltype(value), LPWSTR>) CoTaskMemFree(value);
  };
  (free_text(values), ...);
  return result;
}

template <class Value, HRESULT (STDMETHODCALLTYPE JobObject::*get)(Value*)>
HRESULT OfJob(const Subject& on) {
  return GetAll(on.job, get, Value{});
}

template <class Value, HRESULT (STDMETHODCALLTYPE FileObject::*get)(Value*)>
HRESULT OfFile(const Subject& on) {
  return GetAll(*on.file, get, Value{});
}

template <class Object, HRESULT (STDMETHODCALLTYPE JobObject::*get)(Object**)>
HRESULT ObjectOfJob(const Subject& on) {
  Object* object = nullptr;
  const HRESULT result = (on.job.*get)(&object);
  if (object != nullptr) object->Release();
  return result;
}

template <BITS_JOB_PROPERTY_ID id>
HRESULT GetProperty(const Subject& on) {
  BITS_JOB_PROPERTY_VALUE value = {};
  return on.job.GetProperty(id, &value);
}

HRESULT GetReplyData(const Subject& on) {
  BYTE* data = nullptr;
  UINT64 size_bytes = 0;
  const HRESULT result = on.job.GetReplyData(&data, &size_bytes);
  CoTaskMemFree(data);
  return result;
}

HRESULT GetClientCertificate(const Subject& on) {
  BG_CERT_STORE_LOCATION location = {};
  LPWSTR store = nullptr;
  BYTE* hash = nullptr;
  LPWSTR subject = nullptr;
  const HRESULT result = on.job.GetClientCertificate(&location, &store, &hash, &subject);
  CoTaskMemFree(store);
  CoTaskMemFree(hash);
  CoTaskMemFree(subject);
  return result;
}

template <HRESULT (STDMETHODCALLTYPE FileObject::*get)(DWORD*, BG_FILE_RANGE**)>
HRESULT Ranges(const Subject& on) {
  DWORD count = 0;
  BG_FILE_RANGE* ranges = nullptr;
  const HRESULT result = (on.file->*get)(&count, &ranges);
  CoTaskMemFree(ranges);
  return result;
}

HRESULT GetHeaders(const Subject& on) {
  BITS_FILE_PROPERTY_VALUE value = {};
  const HRESULT result = on.file->GetProperty(BITS_FILE_PROPERTY_ID_HTTP_RESPONSE_HEADERS, &value);
  CoTaskMemFree(value.String);
  return result;
}

HRESULT GetJob(const Subject& on) {
  GUID id = {};
  IBackgroundCopyJob* job = nullptr;
  static_cast<void>(on.job.GetId(&id));
  const HRESULT result = on.manager.GetJob(id, &job);
  if (job != nullptr) job->Release();
  return result;
}

}  // namespace

const std::vector<NamedMethod>& EveryGetter() {
  using J = JobObject;
  using F = FileObject;
  static const std::vector<NamedMethod> methods = {
      {"GetId", OfJob<GUID, &J::GetId>},
      {"GetType", OfJob<BG_JOB_TYPE, &J::GetType>},
      {"GetProgress", OfJob<BG_JOB_PROGRESS, &J::GetProgress>},
      {"GetTimes", OfJob<BG_JOB_TIMES, &J::GetTimes>},
      {"GetState", OfJob<BG_JOB_STATE, &J::GetState>},
      {"GetOwner", OfJob<LPWSTR, &J::GetOwner>},
      {"GetDisplayName", OfJob<LPWSTR, &J::GetDisplayName>},
      {"GetDescription", OfJob<LPWSTR, &J::GetDescription>},
      {"GetPriority", OfJob<BG_JOB_PRIORITY, &J::GetPriority>},
      {"GetNotifyFlags", OfJob<ULONG, &J::GetNotifyFlags>},
      {"GetNotifyInterface", ObjectOfJob<IUnknown, &J::GetNotifyInterface>},
      {"GetMinimumRetryDelay", OfJob<ULONG, &J::GetMinimumRetryDelay>},
      {"GetNoProgressTimeout", OfJob<ULONG, &J::GetNoProgressTimeout>},
      {"GetErrorCount", OfJob<ULONG, &J::GetErrorCount>},
      {"GetProxySettings",
       [](const Subject& on) {
         return GetAll(on.job, &J::GetProxySettings, BG_JOB_PROXY_USAGE{}, LPWSTR{}, LPWSTR{});
       }},
      {"EnumFiles", ObjectOfJob<IEnumBackgroundCopyFiles, &J::EnumFiles>},
      {"GetError", ObjectOfJob<IBackgroundCopyError, &J::GetError>},
      {"GetError (after an error)", ObjectOfJob<IBackgroundCopyError, &J::GetError>,
       Preparation::kHasFailed},
      {"GetJob", GetJob},
      {"GetNotifyCmdLine",
       [](const Subject& on) { return GetAll(on.job, &J::GetNotifyCmdLine, LPWSTR{}, LPWSTR{}); }},
      {"GetReplyProgress", OfJob<BG_JOB_REPLY_PROGRESS, &J::GetReplyProgress>},
      {"GetReplyFileName", OfJob<LPWSTR, &J::GetReplyFileName>},
      {"GetReplyData", GetReplyData},
      {"GetFileACLFlags", OfJob<DWORD, &J::GetFileACLFlags>},
      {"GetPeerCachingFlags", OfJob<DWORD, &J::GetPeerCachingFlags>},
      {"GetOwnerIntegrityLevel", OfJob<ULONG, &J::GetOwnerIntegrityLevel>},
      {"GetOwnerElevationState", OfJob<BOOL, &J::GetOwnerElevationState>},
      {"GetMaximumDownloadTime", OfJob<ULONG, &J::GetMaximumDownloadTime>},
      {"GetSecurityFlags", OfJob<ULONG, &J::GetSecurityFlags>},
      {"GetHttpMethod", OfJob<LPWSTR, &J::GetHttpMethod>},
      {"GetHelperTokenFlags", OfJob<DWORD, &J::GetHelperTokenFlags>},
      {"GetHelperTokenSid", OfJob<LPWSTR, &J::GetHelperTokenSid>},
      {"GetCustomHeaders (some)", OfJob<LPWSTR, &J::GetCustomHeaders>,
       Preparation::kHasHttpOptions},
      {"GetClientCertificate (one)", GetClientCertificate, Preparation::kHasHttpOptions},
      {"GetProperty COST_FLAGS", GetProperty<BITS_JOB_PROPERTY_ID_COST_FLAGS>},
      {"GetProperty NOTIFICATION_CLSID", GetProperty<BITS_JOB_PROPERTY_NOTIFICATION_CLSID>},
      {"GetProperty DYNAMIC_CONTENT", GetProperty<BITS_JOB_PROPERTY_DYNAMIC_CONTENT>},
      {"GetProperty HIGH_PERFORMANCE", GetProperty<BITS_JOB_PROPERTY_HIGH_PERFORMANCE>},
      {"GetProperty MAX_DOWNLOAD_SIZE", GetProperty<BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE>},
      {"GetProperty USE_STORED_CREDENTIALS", GetProperty<BITS_JOB_PROPERTY_USE_STORED_CREDENTIALS>},
      {"GetProperty MINIMUM_NOTIFICATION_INTERVAL_MS",
       GetProperty<BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS>},
      {"GetProperty ON_DEMAND_MODE", GetProperty<BITS_JOB_PROPERTY_ON_DEMAND_MODE>},
      {"File GetRemoteName", OfFile<LPWSTR, &F::GetRemoteName>},
      {"File GetLocalName", OfFile<LPWSTR, &F::GetLocalName>},
      {"File GetProgress", OfFile<BG_FILE_PROGRESS, &F::GetProgress>},
      {"File GetFileRanges (some)", Ranges<&F::GetFileRanges>, Preparation::kHasRanges},
      {"File GetTemporaryName", OfFile<LPWSTR, &F::GetTemporaryName>},
      {"File GetValidationState", OfFile<BOOL, &F::GetValidationState>},
      {"File IsDownloadedFromPeer", OfFile<BOOL, &F::IsDownloadedFromPeer>},
      {"File GetPeerDownloadStats",
       [](const Subject& on) {
         return GetAll(*on.file, &F::GetPeerDownloadStats, UINT64{}, UINT64{});
       }},
      {"File GetProperty HTTP_RESPONSE_HEADERS", GetHeaders},
      {"File GetFilledFileRanges", Ranges<&F::GetFilledFileRanges>},
  };
  return methods;
}

}  // namespace bitsim
