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

FileObject::FileObject(Process& process, JobObject& job, std::uint32_t index, FilePart part)
    : ComObject(process), job_(job), index_(index), part_(part) {
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
  return Read(kGetRemoteName, [&]() -> HRESULT {
    if (pVal == nullptr) return E_INVALIDARG;
    if (IsReply()) return ReturnText(job_.job().upload()->reply_url.view(), pVal);
    return ReturnText(file().remote_name(), pVal);
  });
}

STDMETHODIMP FileObject::GetLocalName(LPWSTR* pVal) {
  return Read(kGetLocalName, [&]() -> HRESULT {
    if (pVal == nullptr) return E_INVALIDARG;
    if (IsReply()) return ReturnText(engine().uploads().ReplyFileName(job_.job()), pVal);
    return ReturnText(file().local_name(), pVal);
  });
}

STDMETHODIMP FileObject::GetProgress(BG_FILE_PROGRESS* pVal) {
  return Read(kGetProgress, [&]() -> HRESULT {
    if (pVal == nullptr) return E_INVALIDARG;
    *pVal = Progress();
    return S_OK;
  });
}

BG_FILE_PROGRESS FileObject::Progress() const {
  if (!IsReply()) return engine().FileProgress(job_.job(), index_);
  const BG_JOB_REPLY_PROGRESS reply = engine().uploads().ReplyProgress(job_.job());
  const bool is_there = job_.job().upload()->reply_is_renamed;
  return {reply.BytesTotal, reply.BytesTransferred, is_there ? TRUE : FALSE};
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
    if (IsReply()) return ReturnText(Uploads::ReplyTemporaryName(job_.job()), pFilename);
    if (!IsDownload()) return E_NOTIMPL;
    return ReturnText(TemporaryFiles::Path(job_.job(), index_), pFilename);
  });
}

STDMETHODIMP FileObject::SetValidationState(BOOL state) {
  return Change(kSetValidationState, [&]() -> HRESULT {
    if (IsReply()) return engine().SetReplyValidationState(job_.job(), state != FALSE);
    if (!IsDownload()) return E_NOTIMPL;
    return engine().SetValidationState(job_.job(), index_, state != FALSE);
  });
}

STDMETHODIMP FileObject::GetValidationState(BOOL* pState) {
  return Read(kGetValidationState, [&]() -> HRESULT {
    if (pState == nullptr) return E_INVALIDARG;
    const bool is_valid =
        IsReply() ? job_.job().upload()->reply_is_valid : file().extras_or_defaults().is_valid;
    *pState = is_valid ? TRUE : FALSE;
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
    *pFromOrigin = IsDownload() || IsReply() ? Progress().BytesTransferred : 0;
    *pFromPeers = 0;
    return S_OK;
  });
}

}  // namespace bitsim
