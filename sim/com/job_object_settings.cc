// IBackgroundCopyJob: names, priority, time-outs, proxies.

#include "sim/com/job_object.h"

#include "sim/com/enum_value.h"
#include "sim/com/strings.h"

namespace bitsim {
namespace {

constexpr std::size_t kDisplayNameUnitsMax = 256;
constexpr std::size_t kDescriptionUnitsMax = 1024;
constexpr std::size_t kProxyListUnitsMax = 16 * 1024;  // 32 KB, see C-15 in the rule book

// The names of the calls in traces.
#define BITSIM_METHOD(name) \
  constexpr TraceKind k##name { "IBackgroundCopyJob::" #name }
BITSIM_METHOD(SetDisplayName);
BITSIM_METHOD(GetDisplayName);
BITSIM_METHOD(SetDescription);
BITSIM_METHOD(GetDescription);
BITSIM_METHOD(SetPriority);
BITSIM_METHOD(GetPriority);
BITSIM_METHOD(SetMinimumRetryDelay);
BITSIM_METHOD(GetMinimumRetryDelay);
BITSIM_METHOD(SetNoProgressTimeout);
BITSIM_METHOD(GetNoProgressTimeout);
BITSIM_METHOD(SetProxySettings);
BITSIM_METHOD(GetProxySettings);
#undef BITSIM_METHOD

}  // namespace

STDMETHODIMP JobObject::SetDisplayName(LPCWSTR Val) {
  return Change(kSetDisplayName, [&]() -> HRESULT {
    if (Val == nullptr) return E_INVALIDARG;
    if (Utf16Units(Val) > kDisplayNameUnitsMax) return BG_E_STRING_TOO_LONG;
    return engine().SetDisplayName(job(), ToUtf8(Val));
  });
}

STDMETHODIMP JobObject::GetDisplayName(LPWSTR* pVal) {
  return ReadText(kGetDisplayName, pVal, [&] { return job().display_name(); });
}

STDMETHODIMP JobObject::SetDescription(LPCWSTR Val) {
  return Change(kSetDescription, [&]() -> HRESULT {
    if (Val == nullptr) return E_INVALIDARG;
    if (Utf16Units(Val) > kDescriptionUnitsMax) return BG_E_STRING_TOO_LONG;
    return engine().SetDescription(job(), ToUtf8(Val));
  });
}

STDMETHODIMP JobObject::GetDescription(LPWSTR* pVal) {
  return ReadText(kGetDescription, pVal, [&] { return job().description(); });
}

STDMETHODIMP JobObject::SetPriority(BG_JOB_PRIORITY Val) {
  return Change(kSetPriority, [&]() -> HRESULT {
    switch (ValueOf(Val)) {
      case BG_JOB_PRIORITY_FOREGROUND:
      case BG_JOB_PRIORITY_HIGH:
      case BG_JOB_PRIORITY_NORMAL:
      case BG_JOB_PRIORITY_LOW:
        return engine().SetPriority(job(), Val);
    }
    return E_NOTIMPL;
  });
}

STDMETHODIMP JobObject::GetPriority(BG_JOB_PRIORITY* pVal) {
  return ReadValue(kGetPriority, pVal,
                   [&] { return static_cast<BG_JOB_PRIORITY>(job().priority); });
}

STDMETHODIMP JobObject::SetMinimumRetryDelay(ULONG Seconds) {
  return Change(kSetMinimumRetryDelay,
                [&] { return engine().SetMinimumRetryDelay(job(), Seconds); });
}

STDMETHODIMP JobObject::GetMinimumRetryDelay(ULONG* Seconds) {
  return ReadValue(kGetMinimumRetryDelay, Seconds,
                   [&] { return job().minimum_retry_delay_seconds; });
}

STDMETHODIMP JobObject::SetNoProgressTimeout(ULONG Seconds) {
  return Change(kSetNoProgressTimeout,
                [&] { return engine().SetNoProgressTimeout(job(), Seconds); });
}

STDMETHODIMP JobObject::GetNoProgressTimeout(ULONG* Seconds) {
  return ReadValue(kGetNoProgressTimeout, Seconds,
                   [&] { return job().no_progress_timeout_seconds; });
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
    return engine().SetProxySettings(job(), ProxyUsage, ToUtf8OrEmpty(ProxyList),
                                     ToUtf8OrEmpty(ProxyBypassList));
  });
}

STDMETHODIMP JobObject::GetProxySettings(BG_JOB_PROXY_USAGE* pProxyUsage, LPWSTR* pProxyList,
                                         LPWSTR* pProxyBypassList) {
  return Read(kGetProxySettings, [&]() -> HRESULT {
    if (pProxyUsage == nullptr || pProxyList == nullptr || pProxyBypassList == nullptr) {
      return E_INVALIDARG;
    }
    *pProxyUsage = extras().proxy_usage;
    *pProxyList = *pProxyBypassList = nullptr;
    HRESULT result = S_OK;
    if (!extras().proxy_list.empty()) result = ReturnText(extras().proxy_list.view(), pProxyList);
    if (SUCCEEDED(result) && !extras().proxy_bypass_list.empty()) {
      result = ReturnText(extras().proxy_bypass_list.view(), pProxyBypassList);
    }
    return result;
  });
}

}  // namespace bitsim
