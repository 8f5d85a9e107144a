// IBackgroundCopyFile to File4: names, progress, ranges, validation, peers.

#include "sim/com/file_object.h"

#include "sim/com/range_array.h"
#include "sim/com/strings.h"
#include "sim/engine/names.h"

namespace bitsim {
namespace {

// The names of the calls in traces.
#define BITSIM_METHOD(version, name) \
  constexpr TraceKind k##name { "IBackgroundCopyFile" version "::" #name }
BITSIM_METHOD("", GetRemoteName);
BITSIM_METHOD("", GetLocalName);
BITSIM_METHOD("", GetProgress);
BITSIM_METHOD("2", GetFileRanges);
BITSIM_METHOD("2", SetRemoteName);
BITSIM_METHOD("3", GetTemporaryName);
BITSIM_METHOD("3", SetValidationState);
BITSIM_METHOD("3", GetValidationState);
BITSIM_METHOD("3", IsDownloadedFromPeer);
BITSIM_METHOD("4", GetPeerDownloadStats);
#undef BITSIM_METHOD

}  // namespace

FileObject::FileObject(Process& process, JobObject& job, std::uint32_t index)
    : ComObject(process), job_(job), index_(index) {
  job_.HoldForService();
}

void* FileObject::Find(REFIID riid) {
  const bool is_later =
      riid == __uuidof(IBackgroundCopyFile2) || riid == __uuidof(IBackgroundCopyFile3) ||
      riid == __uuidof(IBackgroundCopyFile4) || riid == __uuidof(IBackgroundCopyFile5) ||
      riid == __uuidof(IBackgroundCopyFile6);
  const bool is_there = riid == __uuidof(IBackgroundCopyFile) || (is_later && HasInterface(riid));
  return is_there ? static_cast<IBackgroundCopyFile6*>(this) : nullptr;
}

// --- IBackgroundCopyFile ---

STDMETHODIMP FileObject::GetRemoteName(LPWSTR* pVal) {
  return Read(kGetRemoteName, [&] {
    return pVal == nullptr ? E_INVALIDARG : ReturnText(file().remote_name(), pVal);
  });
}

STDMETHODIMP FileObject::GetLocalName(LPWSTR* pVal) {
  return Read(kGetLocalName, [&] {
    return pVal == nullptr ? E_INVALIDARG : ReturnText(file().local_name(), pVal);
  });
}

STDMETHODIMP FileObject::GetProgress(BG_FILE_PROGRESS* pVal) {
  return Read(kGetProgress, [&]() -> HRESULT {
    if (pVal == nullptr) return E_INVALIDARG;
    *pVal = engine().FileProgress(job_.job(), index_);
    return S_OK;
  });
}

// --- IBackgroundCopyFile2 ---

STDMETHODIMP FileObject::GetFileRanges(DWORD* RangeCount, BG_FILE_RANGE** Ranges) {
  return Read(kGetFileRanges, [&]() -> HRESULT {
    if (RangeCount == nullptr || Ranges == nullptr) return E_INVALIDARG;
    const std::vector<BG_FILE_RANGE>& ranges = file().extras_or_defaults().ranges;
    const HRESULT returned = ReturnRanges(ranges, RangeCount, Ranges);
    return SUCCEEDED(returned) && ranges.empty() ? S_FALSE : returned;
  });
}

STDMETHODIMP FileObject::SetRemoteName(LPCWSTR Val) {
  return Change(kSetRemoteName, [&]() -> HRESULT {
    if (!IsDownload()) return E_NOTIMPL;
    if (Val == nullptr || Utf16Units(Val) > kRemoteNameUnitsMax) return E_INVALIDARG;
    const std::string name = ToUtf8(Val);
    if (!IsValidRemoteName(name)) return E_INVALIDARG;
    return engine().SetRemoteName(job_.job(), index_, name);
  });
}

// --- IBackgroundCopyFile3 ---

STDMETHODIMP FileObject::GetTemporaryName(LPWSTR* pFilename) {
  return Read(kGetTemporaryName, [&]() -> HRESULT {
    if (pFilename == nullptr) return E_INVALIDARG;
    *pFilename = nullptr;
    if (!IsDownload()) return E_NOTIMPL;
    return ReturnText(TemporaryFiles::Path(job_.job(), index_), pFilename);
  });
}

STDMETHODIMP FileObject::SetValidationState(BOOL state) {
  return Change(kSetValidationState, [&]() -> HRESULT {
    if (!IsDownload()) return E_NOTIMPL;
    return engine().SetValidationState(job_.job(), index_, state != FALSE);
  });
}

STDMETHODIMP FileObject::GetValidationState(BOOL* pState) {
  return Read(kGetValidationState, [&]() -> HRESULT {
    if (pState == nullptr) return E_INVALIDARG;
    *pState = file().extras_or_defaults().is_valid ? TRUE : FALSE;
    return S_OK;
  });
}

// There are no peers here.
STDMETHODIMP FileObject::IsDownloadedFromPeer(BOOL* pVal) {
  return Read(kIsDownloadedFromPeer, [&]() -> HRESULT {
    if (pVal == nullptr) return E_INVALIDARG;
    *pVal = FALSE;
    return S_OK;
  });
}

// --- IBackgroundCopyFile4 ---

STDMETHODIMP FileObject::GetPeerDownloadStats(UINT64* pFromOrigin, UINT64* pFromPeers) {
  return Read(kGetPeerDownloadStats, [&]() -> HRESULT {
    if (pFromOrigin == nullptr || pFromPeers == nullptr) return E_INVALIDARG;
    *pFromOrigin = IsDownload() ? engine().FileProgress(job_.job(), index_).BytesTransferred : 0;
    *pFromPeers = 0;
    return S_OK;
  });
}

}  // namespace bitsim
