// IBackgroundCopyJob4: peers, the owner's token, a limit of time.

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "sim/com/job_object.h"

namespace bitsim {
namespace {

// The names of the calls in traces.
#define BITSIM_METHOD(name) \
  constexpr TraceKind k##name { "IBackgroundCopyJob4::" #name }
BITSIM_METHOD(SetPeerCachingFlags);
BITSIM_METHOD(GetPeerCachingFlags);
BITSIM_METHOD(GetOwnerIntegrityLevel);
BITSIM_METHOD(GetOwnerElevationState);
BITSIM_METHOD(SetMaximumDownloadTime);
BITSIM_METHOD(GetMaximumDownloadTime);
#undef BITSIM_METHOD

}  // namespace

STDMETHODIMP JobObject::SetPeerCachingFlags(DWORD Flags) {
  return Change(kSetPeerCachingFlags, [&]() -> HRESULT {
    if ((Flags & ~process().service().decisions.KnownPeerCachingFlags()) != 0) return E_NOTIMPL;
    return engine().SetPeerCachingFlags(job(), Flags);
  });
}

STDMETHODIMP JobObject::GetPeerCachingFlags(DWORD* pFlags) {
  return ReadValue(kGetPeerCachingFlags, pFlags, [&] { return extras().peer_caching_flags; });
}

STDMETHODIMP JobObject::GetOwnerIntegrityLevel(ULONG* pLevel) {
  return ReadValue(kGetOwnerIntegrityLevel, pLevel,
                   [&] { return static_cast<ULONG>(job().owner_integrity); });
}

STDMETHODIMP JobObject::GetOwnerElevationState(BOOL* pElevated) {
  return ReadValue(kGetOwnerElevationState, pElevated,
                   [&] { return job().owner_is_elevated ? TRUE : FALSE; });
}

STDMETHODIMP JobObject::SetMaximumDownloadTime(ULONG Timeout) {
  return Change(kSetMaximumDownloadTime,
                [&] { return engine().SetMaximumDownloadTime(job(), Timeout); });
}

STDMETHODIMP JobObject::GetMaximumDownloadTime(ULONG* pTimeout) {
  return ReadValue(kGetMaximumDownloadTime, pTimeout, [&] {
    const auto time = std::chrono::ceil<std::chrono::seconds>(engine().MaximumDownloadTime(job()));
    return static_cast<ULONG>(std::min<std::int64_t>(time.count(), UINT32_MAX));
  });
}

}  // namespace bitsim
