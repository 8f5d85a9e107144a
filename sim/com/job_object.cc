#include "sim/com/job_object.h"

#include <string>
#include <vector>

#include "sim/com/enum_value.h"
#include "sim/com/enumerators.h"
#include "sim/com/error_object.h"
#include "sim/com/registered_callback.h"
#include "sim/com/strings.h"
#include "sim/engine/names.h"

namespace bitsim {
namespace {

constexpr std::size_t kDisplayNameUnitsMax = 256;
constexpr std::size_t kDescriptionUnitsMax = 1024;
constexpr std::size_t kProxyListUnitsMax = 16 * 1024;  // 32 KB, see C-15 in the rule book

// The names of the calls in traces.
#define BITSIM_METHOD(name) constexpr TraceKind k##name{"IBackgroundCopyJob::" #name}
BITSIM_METHOD(AddFileSet);
BITSIM_METHOD(AddFile);
BITSIM_METHOD(EnumFiles);
BITSIM_METHOD(Suspend);
BITSIM_METHOD(Resume);
BITSIM_METHOD(Cancel);
BITSIM_METHOD(Complete);
BITSIM_METHOD(GetId);
BITSIM_METHOD(GetType);
BITSIM_METHOD(GetProgress);
BITSIM_METHOD(GetTimes);
BITSIM_METHOD(GetState);
BITSIM_METHOD(GetError);
BITSIM_METHOD(GetOwner);
BITSIM_METHOD(SetDisplayName);
BITSIM_METHOD(GetDisplayName);
BITSIM_METHOD(SetDescription);
BITSIM_METHOD(GetDescription);
BITSIM_METHOD(SetPriority);
BITSIM_METHOD(GetPriority);
BITSIM_METHOD(SetNotifyFlags);
BITSIM_METHOD(GetNotifyFlags);
BITSIM_METHOD(SetNotifyInterface);
BITSIM_METHOD(GetNotifyInterface);
BITSIM_METHOD(SetMinimumRetryDelay);
BITSIM_METHOD(GetMinimumRetryDelay);
BITSIM_METHOD(SetNoProgressTimeout);
BITSIM_METHOD(GetNoProgressTimeout);
BITSIM_METHOD(GetErrorCount);
BITSIM_METHOD(SetProxySettings);
BITSIM_METHOD(GetProxySettings);
BITSIM_METHOD(TakeOwnership);
#undef BITSIM_METHOD

// Whether the engine may see the names at all; what they mean is its affair.
HRESULT CheckFileNames(const WCHAR* remote, const WCHAR* local) {
  if (remote == nullptr || local == nullptr) return E_INVALIDARG;
  if (Utf16Units(remote) > kRemoteNameUnitsMax) return E_INVALIDARG;
  if (Utf16Units(local) > kLocalNameUnitsMax) return E_INVALIDARG;
  return IsValidRemoteName(ToUtf8(remote)) && IsValidLocalName(ToUtf8(local)) ? S_OK
                                                                             : E_INVALIDARG;
}

std::string TextOrEmpty(const WCHAR* text) {
  return text == nullptr ? std::string() : ToUtf8(text);
}

}  // namespace

JobObject::JobObject(Process& process, Job& job)
    : ComObject(process), job_(job), index_(job.index) {
  engine().jobs().Hold(job);
}

JobObject::~JobObject() {
  if (!process().is_connected()) return;
  process().Forget(index_);
  engine().jobs().Release(job_);
}

HRESULT JobObject::Answered(HRESULT result) {
  if (FAILED(result) && !process().service().decisions.FailedCallsLeaveError()) {
    job_.error = {BG_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER, result};
    job_.has_error = true;
  }
  return result;
}

// --- Files ---

STDMETHODIMP JobObject::AddFileSet(ULONG cFileCount, BG_FILE_INFO* pFileSet) {
  return Change(kAddFileSet, [&]() -> HRESULT {
    if (pFileSet == nullptr || cFileCount == 0) return E_INVALIDARG;
    if (process().service().decisions.RefusesChanges(job_.state)) return BG_E_INVALID_STATE;
    // All or none.
    for (ULONG i = 0; i < cFileCount; ++i) {
      const HRESULT names = CheckFileNames(pFileSet[i].RemoteName, pFileSet[i].LocalName);
      if (FAILED(names)) return names;
    }
    for (ULONG i = 0; i < cFileCount; ++i) {
      const HRESULT added = engine().AddFile(job_, ToUtf8(pFileSet[i].RemoteName),
                                             ToUtf8(pFileSet[i].LocalName));
      if (FAILED(added)) return added;
    }
    return S_OK;
  });
}

STDMETHODIMP JobObject::AddFile(LPCWSTR RemoteUrl, LPCWSTR LocalName) {
  return Change(kAddFile, [&]() -> HRESULT {
    const HRESULT names = CheckFileNames(RemoteUrl, LocalName);
    if (FAILED(names)) return names;
    return engine().AddFile(job_, ToUtf8(RemoteUrl), ToUtf8(LocalName));
  });
}

STDMETHODIMP JobObject::EnumFiles(IEnumBackgroundCopyFiles** pEnum) {
  return Read(kEnumFiles, [&]() -> HRESULT {
    if (pEnum == nullptr) return E_INVALIDARG;
    *pEnum = NewFileEnumerator(process(), *this);
    return S_OK;
  });
}

// --- Commands ---

STDMETHODIMP JobObject::Suspend() {
  return Change(kSuspend, [&] { return engine().Suspend(job_); });
}

STDMETHODIMP JobObject::Resume() {
  return Change(kResume, [&] { return engine().Resume(job_); });
}

STDMETHODIMP JobObject::Cancel() {
  return Change(kCancel, [&] { return engine().Cancel(job_); });
}

STDMETHODIMP JobObject::Complete() {
  return Change(kComplete, [&] { return engine().Complete(job_); });
}

STDMETHODIMP JobObject::TakeOwnership() {
  return Call(CallKind::kChange, kTakeOwnership, index_, [&]() -> HRESULT {
    const HRESULT taken = engine().TakeOwnership(job_, process().user());
    if (SUCCEEDED(taken) && !process().service().decisions.TakeOwnershipKeepsCallback()) {
      process().service().notifier.Remove(job_);
    }
    return taken;
  });
}

// --- What the job is and how far it got ---

STDMETHODIMP JobObject::GetId(GUID* pVal) {
  return ReadValue(kGetId, pVal, [&] { return job_.id; });
}

STDMETHODIMP JobObject::GetType(BG_JOB_TYPE* pVal) {
  return ReadValue(kGetType, pVal, [&] { return static_cast<BG_JOB_TYPE>(job_.type); });
}

STDMETHODIMP JobObject::GetProgress(BG_JOB_PROGRESS* pVal) {
  return ReadValue(kGetProgress, pVal, [&] { return engine().Progress(job_); });
}

STDMETHODIMP JobObject::GetTimes(BG_JOB_TIMES* pVal) {
  return ReadValue(kGetTimes, pVal, [&] { return engine().Times(job_); });
}

STDMETHODIMP JobObject::GetState(BG_JOB_STATE* pVal) {
  return ReadValue(kGetState, pVal, [&] { return job_.state; });
}

STDMETHODIMP JobObject::GetError(IBackgroundCopyError** ppError) {
  return Read(kGetError, [&]() -> HRESULT {
    if (ppError == nullptr) return E_INVALIDARG;
    *ppError = nullptr;
    if (!engine().HasError(job_)) return process().service().decisions.MissingError();
    *ppError = new ErrorObject(process(), *this, job_.error);
    return S_OK;
  });
}

STDMETHODIMP JobObject::GetOwner(LPWSTR* pVal) {
  return ReadText(kGetOwner, pVal, [&] { return engine().OwnerSid(job_); });
}

STDMETHODIMP JobObject::GetErrorCount(ULONG* Errors) {
  return ReadValue(kGetErrorCount, Errors, [&] { return job_.error_count; });
}

// --- Settings ---

STDMETHODIMP JobObject::SetDisplayName(LPCWSTR Val) {
  return Change(kSetDisplayName, [&]() -> HRESULT {
    if (Val == nullptr) return E_INVALIDARG;
    if (Utf16Units(Val) > kDisplayNameUnitsMax) return BG_E_STRING_TOO_LONG;
    return engine().SetDisplayName(job_, ToUtf8(Val));
  });
}

STDMETHODIMP JobObject::GetDisplayName(LPWSTR* pVal) {
  return ReadText(kGetDisplayName, pVal, [&] { return job_.display_name.view(); });
}

STDMETHODIMP JobObject::SetDescription(LPCWSTR Val) {
  return Change(kSetDescription, [&]() -> HRESULT {
    if (Val == nullptr) return E_INVALIDARG;
    if (Utf16Units(Val) > kDescriptionUnitsMax) return BG_E_STRING_TOO_LONG;
    return engine().SetDescription(job_, ToUtf8(Val));
  });
}

STDMETHODIMP JobObject::GetDescription(LPWSTR* pVal) {
  return ReadText(kGetDescription, pVal, [&] { return job_.description.view(); });
}

STDMETHODIMP JobObject::SetPriority(BG_JOB_PRIORITY Val) {
  return Change(kSetPriority, [&]() -> HRESULT {
    switch (ValueOf(Val)) {
      case BG_JOB_PRIORITY_FOREGROUND:
      case BG_JOB_PRIORITY_HIGH:
      case BG_JOB_PRIORITY_NORMAL:
      case BG_JOB_PRIORITY_LOW:
        return engine().SetPriority(job_, Val);
    }
    return E_NOTIMPL;
  });
}

STDMETHODIMP JobObject::GetPriority(BG_JOB_PRIORITY* pVal) {
  return ReadValue(kGetPriority, pVal,
                   [&] { return static_cast<BG_JOB_PRIORITY>(job_.priority); });
}

STDMETHODIMP JobObject::SetMinimumRetryDelay(ULONG Seconds) {
  return Change(kSetMinimumRetryDelay,
                [&] { return engine().SetMinimumRetryDelay(job_, Seconds); });
}

STDMETHODIMP JobObject::GetMinimumRetryDelay(ULONG* Seconds) {
  return ReadValue(kGetMinimumRetryDelay, Seconds,
                   [&] { return job_.minimum_retry_delay_seconds; });
}

STDMETHODIMP JobObject::SetNoProgressTimeout(ULONG Seconds) {
  return Change(kSetNoProgressTimeout,
                [&] { return engine().SetNoProgressTimeout(job_, Seconds); });
}

STDMETHODIMP JobObject::GetNoProgressTimeout(ULONG* Seconds) {
  return ReadValue(kGetNoProgressTimeout, Seconds,
                   [&] { return job_.no_progress_timeout_seconds; });
}

STDMETHODIMP JobObject::SetProxySettings(BG_JOB_PROXY_USAGE ProxyUsage, const WCHAR* ProxyList,
                                         const WCHAR* ProxyBypassList) {
  return Change(kSetProxySettings, [&]() -> HRESULT {
    switch (ValueOf(ProxyUsage)) {
      case BG_JOB_PROXY_USAGE_PRECONFIG:
      case BG_JOB_PROXY_USAGE_NO_PROXY:
      case BG_JOB_PROXY_USAGE_AUTODETECT:
        if (ProxyList != nullptr || ProxyBypassList != nullptr) return E_INVALIDARG;
        break;
      case BG_JOB_PROXY_USAGE_OVERRIDE:
        if (ProxyList == nullptr) return E_INVALIDARG;
        if (Utf16Units(ProxyList) > kProxyListUnitsMax) return BG_E_PROXY_LIST_TOO_LARGE;
        if (ProxyBypassList != nullptr && Utf16Units(ProxyBypassList) > kProxyListUnitsMax) {
          return BG_E_PROXY_BYPASS_LIST_TOO_LARGE;
        }
        break;
      default:
        return E_NOTIMPL;
    }
    return engine().SetProxySettings(job_, ProxyUsage, TextOrEmpty(ProxyList),
                                     TextOrEmpty(ProxyBypassList));
  });
}

STDMETHODIMP JobObject::GetProxySettings(BG_JOB_PROXY_USAGE* pProxyUsage, LPWSTR* pProxyList,
                                         LPWSTR* pProxyBypassList) {
  return Read(kGetProxySettings, [&]() -> HRESULT {
    if (pProxyUsage == nullptr || pProxyList == nullptr || pProxyBypassList == nullptr) {
      return E_INVALIDARG;
    }
    const JobExtras& extras = job_.extras_or_defaults();
    *pProxyUsage = extras.proxy_usage;
    *pProxyList = *pProxyBypassList = nullptr;
    HRESULT result = S_OK;
    if (!extras.proxy_list.empty()) result = ReturnText(extras.proxy_list.view(), pProxyList);
    if (SUCCEEDED(result) && !extras.proxy_bypass_list.empty()) {
      result = ReturnText(extras.proxy_bypass_list.view(), pProxyBypassList);
    }
    return result;
  });
}

// --- Notification ---

STDMETHODIMP JobObject::SetNotifyFlags(ULONG Val) {
  return Change(kSetNotifyFlags,
                [&] { return process().service().notifier.SetFlags(job_, Val); });
}

STDMETHODIMP JobObject::GetNotifyFlags(ULONG* pVal) {
  return ReadValue(kGetNotifyFlags, pVal, [&] { return job_.notify_flags; });
}

STDMETHODIMP JobObject::SetNotifyInterface(IUnknown* Val) {
  return Change(kSetNotifyInterface, [&]() -> HRESULT {
    Notifier& notifier = process().service().notifier;
    const Decisions& decisions = process().service().decisions;
    const HRESULT in_state = decisions.RegisterInState(job_.state);
    if (FAILED(in_state)) return in_state;
    if (Val == nullptr) {
      notifier.Remove(job_);
      return S_OK;
    }
    CallbackTargetPtr callback;
    const HRESULT asked = RegisteredCallback::Make(*this, Val, callback);
    if (callback && callback->object() != Val && !decisions.AcceptsAnyInterfacePointer()) {
      callback.Reset();
    }
    if (!callback) {
      if (!decisions.FailedRegistrationKeepsCallback()) notifier.Remove(job_);
      return asked == E_ACCESSDENIED ? asked : decisions.RegisterWithoutCallbackInterface();
    }
    // Asking the object ran client code: the job, or the application, may have ended meanwhile.
    if (!process().is_alive()) return RPC_E_DISCONNECTED;
    const HRESULT in_state_now = decisions.RegisterInState(job_.state);
    if (FAILED(in_state_now)) return in_state_now;
    notifier.Register(job_, std::move(callback));
    return S_OK;
  });
}

STDMETHODIMP JobObject::GetNotifyInterface(IUnknown** pVal) {
  return Read(kGetNotifyInterface, [&]() -> HRESULT {
    const Decisions& decisions = process().service().decisions;
    if (pVal == nullptr) return decisions.GetCallbackIntoNull();
    *pVal = nullptr;
    if (IsFinal(job_.state)) {
      const HRESULT in_state = decisions.GetCallbackInState(job_.state);
      if (FAILED(in_state)) return in_state;
    }
    const CallbackTarget* const callback = process().service().notifier.Registered(job_);
    if (callback == nullptr) return decisions.GetMissingCallback();
    *pVal = callback->object();
    if (decisions.GetAddsReference()) (*pVal)->AddRef();
    return S_OK;
  });
}

}  // namespace bitsim
