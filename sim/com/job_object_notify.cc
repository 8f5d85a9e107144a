// IBackgroundCopyJob: whom the job tells of what.

#include "sim/com/job_object.h"

#include "sim/com/registered_callback.h"

namespace bitsim {
namespace {

// The names of the calls in traces.
#define BITSIM_METHOD(name) \
  constexpr TraceKind k##name { "IBackgroundCopyJob::" #name }
BITSIM_METHOD(SetNotifyFlags);
BITSIM_METHOD(GetNotifyFlags);
BITSIM_METHOD(SetNotifyInterface);
BITSIM_METHOD(GetNotifyInterface);
#undef BITSIM_METHOD

}  // namespace

STDMETHODIMP JobObject::SetNotifyFlags(ULONG Val) {
  return Change(kSetNotifyFlags, [&] { return process().service().notifier.SetFlags(job(), Val); });
}

STDMETHODIMP JobObject::GetNotifyFlags(ULONG* pVal) {
  return ReadValue(kGetNotifyFlags, pVal, [&] { return job().notify_flags; });
}

STDMETHODIMP JobObject::SetNotifyInterface(IUnknown* Val) {
  return Change(kSetNotifyInterface, [&]() -> HRESULT {
    Notifier& notifier = process().service().notifier;
    const Decisions& decisions = process().service().decisions;
    const HRESULT in_state = decisions.RegisterInState(job().state);
    if (FAILED(in_state)) return in_state;
    if (Val == nullptr) {
      notifier.Remove(job());
      return S_OK;
    }
    CallbackTargetPtr callback;
    const HRESULT asked = RegisteredCallback::Make(*this, Val, callback);
    if (callback && callback->object() != Val && !decisions.AcceptsAnyInterfacePointer()) {
      callback.Reset();
    }
    if (!callback) {
      if (!decisions.FailedRegistrationKeepsCallback()) notifier.Remove(job());
      if (asked == E_ACCESSDENIED) return decisions.RegisterForbiddenObject(asked);
      if (asked == RPC_E_SERVERFAULT) return asked;
      return decisions.RegisterWithoutCallbackInterface();
    }
    // Asking the object ran client code: the job, or the application, may have ended meanwhile.
    if (!process().is_alive()) return RPC_E_DISCONNECTED;
    const HRESULT in_state_now = decisions.RegisterInState(job().state);
    if (FAILED(in_state_now)) return in_state_now;
    notifier.Register(job(), std::move(callback));
    return S_OK;
  });
}

STDMETHODIMP JobObject::GetNotifyInterface(IUnknown** pVal) {
  return Read(kGetNotifyInterface, [&]() -> HRESULT {
    const Decisions& decisions = process().service().decisions;
    if (pVal == nullptr) return decisions.GetCallbackIntoNull();
    *pVal = nullptr;
    if (IsFinal(job().state)) {
      const HRESULT in_state = decisions.GetCallbackInState(job().state);
      if (FAILED(in_state)) return in_state;
    }
    const CallbackTarget* const callback = process().service().notifier.Registered(job());
    if (callback == nullptr) return decisions.GetMissingCallback();
    IUnknown* const object = decisions.GetGivesRegisteredObject()
                                 ? callback->object()
                                 : static_cast<IBackgroundCopyJob5*>(this);
    if (decisions.GetAddsReference()) object->AddRef();  // client code, which may throw
    *pVal = object;
    return S_OK;
  });
}

}  // namespace bitsim
