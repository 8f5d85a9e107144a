#include "sim/com/test_client.h"

namespace bitsim {
namespace {

// Whether anything was returned or not.
template <class Object>
HRESULT Drop(HRESULT result, Object* object) {
  if (SUCCEEDED(result) && object != nullptr) object->Release();
  return result;
}

HRESULT DropText(HRESULT result, LPWSTR text) {
  if (SUCCEEDED(result)) CoTaskMemFree(text);
  return result;
}

using Job = IBackgroundCopyJob;

template <class Value, HRESULT (Job::*get)(Value*)>
HRESULT Get(Job& job) {
  Value value = {};
  return (job.*get)(&value);
}

template <HRESULT (Job::*get)(LPWSTR*)>
HRESULT GetText(Job& job) {
  LPWSTR text = nullptr;
  const HRESULT result = (job.*get)(&text);
  return DropText(result, text);
}

template <class Object, HRESULT (Job::*get)(Object**)>
HRESULT GetObject(Job& job) {
  Object* object = nullptr;
  const HRESULT result = (job.*get)(&object);
  return Drop(result, object);
}

HRESULT GetProxySettings(Job& job) {
  BG_JOB_PROXY_USAGE usage = {};
  LPWSTR list = nullptr;
  LPWSTR bypass = nullptr;
  const HRESULT result = job.GetProxySettings(&usage, &list, &bypass);
  if (SUCCEEDED(result)) {
    CoTaskMemFree(list);
    CoTaskMemFree(bypass);
  }
  return result;
}

HRESULT GetProxySettingsIntoNull(Job& job) {
  BG_JOB_PROXY_USAGE usage = {};
  LPWSTR text = nullptr;
  const HRESULT first = job.GetProxySettings(nullptr, &text, &text);
  const HRESULT second = job.GetProxySettings(&usage, nullptr, &text);
  const HRESULT third = job.GetProxySettings(&usage, &text, nullptr);
  return first == second && second == third ? first : S_OK;
}

}  // namespace

std::vector<Method<IBackgroundCopyJob>> JobGetters() {
  return {
      {"EnumFiles", GetObject<IEnumBackgroundCopyFiles, &Job::EnumFiles>},
      {"GetId", Get<GUID, &Job::GetId>},
      {"GetType", Get<BG_JOB_TYPE, &Job::GetType>},
      {"GetProgress", Get<BG_JOB_PROGRESS, &Job::GetProgress>},
      {"GetTimes", Get<BG_JOB_TIMES, &Job::GetTimes>},
      {"GetState", Get<BG_JOB_STATE, &Job::GetState>},
      {"GetOwner", GetText<&Job::GetOwner>},
      {"GetDisplayName", GetText<&Job::GetDisplayName>},
      {"GetDescription", GetText<&Job::GetDescription>},
      {"GetPriority", Get<BG_JOB_PRIORITY, &Job::GetPriority>},
      {"GetNotifyFlags", Get<ULONG, &Job::GetNotifyFlags>},
      {"GetNotifyInterface", GetObject<IUnknown, &Job::GetNotifyInterface>},
      {"GetMinimumRetryDelay", Get<ULONG, &Job::GetMinimumRetryDelay>},
      {"GetNoProgressTimeout", Get<ULONG, &Job::GetNoProgressTimeout>},
      {"GetErrorCount", Get<ULONG, &Job::GetErrorCount>},
      {"GetProxySettings", GetProxySettings},
  };
}

std::vector<Method<IBackgroundCopyJob>> JobGettersIntoNull() {
  return {
      {"EnumFiles", [](Job& job) { return job.EnumFiles(nullptr); }},
      {"GetId", [](Job& job) { return job.GetId(nullptr); }},
      {"GetType", [](Job& job) { return job.GetType(nullptr); }},
      {"GetProgress", [](Job& job) { return job.GetProgress(nullptr); }},
      {"GetTimes", [](Job& job) { return job.GetTimes(nullptr); }},
      {"GetState", [](Job& job) { return job.GetState(nullptr); }},
      {"GetError", [](Job& job) { return job.GetError(nullptr); }},
      {"GetOwner", [](Job& job) { return job.GetOwner(nullptr); }},
      {"GetDisplayName", [](Job& job) { return job.GetDisplayName(nullptr); }},
      {"GetDescription", [](Job& job) { return job.GetDescription(nullptr); }},
      {"GetPriority", [](Job& job) { return job.GetPriority(nullptr); }},
      {"GetNotifyFlags", [](Job& job) { return job.GetNotifyFlags(nullptr); }},
      {"GetNotifyInterface", [](Job& job) { return job.GetNotifyInterface(nullptr); }},
      {"GetMinimumRetryDelay", [](Job& job) { return job.GetMinimumRetryDelay(nullptr); }},
      {"GetNoProgressTimeout", [](Job& job) { return job.GetNoProgressTimeout(nullptr); }},
      {"GetErrorCount", [](Job& job) { return job.GetErrorCount(nullptr); }},
      {"GetProxySettings", GetProxySettingsIntoNull},
  };
}

std::vector<Method<IBackgroundCopyJob>> JobSetters() {
  return {
      {"AddFile", [](Job& job) { return job.AddFile(L"http://origin.test/file", L"C:\\file"); }},
      {"AddFileSet",
       [](Job& job) {
         std::wstring remote = L"http://origin.test/file";
         std::wstring local = L"C:\\other";
         BG_FILE_INFO file = {remote.data(), local.data()};
         return job.AddFileSet(1, &file);
       }},
      {"SetDisplayName", [](Job& job) { return job.SetDisplayName(L"name"); }},
      {"SetDescription", [](Job& job) { return job.SetDescription(L"description"); }},
      {"SetPriority", [](Job& job) { return job.SetPriority(BG_JOB_PRIORITY_LOW); }},
      {"SetNotifyFlags", [](Job& job) { return job.SetNotifyFlags(BG_NOTIFY_JOB_ERROR); }},
      {"SetNotifyInterface", [](Job& job) { return job.SetNotifyInterface(nullptr); }},
      {"SetMinimumRetryDelay", [](Job& job) { return job.SetMinimumRetryDelay(60); }},
      {"SetNoProgressTimeout", [](Job& job) { return job.SetNoProgressTimeout(60); }},
      {"SetProxySettings",
       [](Job& job) {
         return job.SetProxySettings(BG_JOB_PROXY_USAGE_NO_PROXY, nullptr, nullptr);
       }},
      {"Resume", [](Job& job) { return job.Resume(); }},
      {"Suspend", [](Job& job) { return job.Suspend(); }},
      {"Complete", [](Job& job) { return job.Complete(); }},
      {"Cancel", [](Job& job) { return job.Cancel(); }},
  };
}

}  // namespace bitsim
