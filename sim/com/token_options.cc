// IBitsTokenOptions: the helper token.

#include "sim/com/job_object.h"

namespace bitsim {
namespace {

// The names of the calls in traces.
#define BITSIM_METHOD(name) \
  constexpr TraceKind k##name { "IBitsTokenOptions::" #name }
BITSIM_METHOD(SetHelperTokenFlags);
BITSIM_METHOD(GetHelperTokenFlags);
BITSIM_METHOD(SetHelperToken);
BITSIM_METHOD(ClearHelperToken);
BITSIM_METHOD(GetHelperTokenSid);
#undef BITSIM_METHOD

constexpr DWORD kTokenFlags = BG_TOKEN_LOCAL_FILE | BG_TOKEN_NETWORK;

}  // namespace

STDMETHODIMP JobObject::SetHelperTokenFlags(DWORD UsageFlags) {
  return Change(kSetHelperTokenFlags, [&]() -> HRESULT {
    if ((UsageFlags & ~kTokenFlags) != 0) return E_INVALIDARG;
    return engine().SetHelperTokenFlags(job(), UsageFlags);
  });
}

STDMETHODIMP JobObject::GetHelperTokenFlags(DWORD* pFlags) {
  return ReadValue(kGetHelperTokenFlags, pFlags, [&] { return extras().helper_token_flags; });
}

// The caller's token is the process's: impersonation within a process is not simulated.
STDMETHODIMP JobObject::SetHelperToken() {
  return Change(kSetHelperToken, [&] { return engine().SetHelperToken(job(), process().user()); });
}

STDMETHODIMP JobObject::ClearHelperToken() {
  return Change(kClearHelperToken, [&] { return engine().ClearHelperToken(job()); });
}

STDMETHODIMP JobObject::GetHelperTokenSid(LPWSTR* pSid) {
  return Read(kGetHelperTokenSid, [&]() -> HRESULT {
    if (pSid == nullptr) return E_INVALIDARG;
    *pSid = nullptr;
    if (!extras().has_helper_token) return S_OK;
    return ReturnText(extras().helper_token_sid.view(), pSid);
  });
}

}  // namespace bitsim
