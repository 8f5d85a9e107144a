#include "sim/com/file_object.h"

#include "sim/com/strings.h"

namespace bitsim {
namespace {

constexpr TraceKind kGetRemoteName{"IBackgroundCopyFile::GetRemoteName"};
constexpr TraceKind kGetLocalName{"IBackgroundCopyFile::GetLocalName"};
constexpr TraceKind kGetProgress{"IBackgroundCopyFile::GetProgress"};

}  // namespace

FileObject::FileObject(Process& process, JobObject& job, std::uint32_t index)
    : ComObject(process), job_(job), index_(index) {
  job_.AddRef();
}

STDMETHODIMP FileObject::GetRemoteName(LPWSTR* pVal) {
  return Call(CallKind::kRead, kGetRemoteName, job_.index(), [&] {
    return pVal == nullptr ? E_INVALIDARG : ReturnText(file().remote_name.view(), pVal);
  });
}

STDMETHODIMP FileObject::GetLocalName(LPWSTR* pVal) {
  return Call(CallKind::kRead, kGetLocalName, job_.index(), [&] {
    return pVal == nullptr ? E_INVALIDARG : ReturnText(file().local_name.view(), pVal);
  });
}

STDMETHODIMP FileObject::GetProgress(BG_FILE_PROGRESS* pVal) {
  return Call(CallKind::kRead, kGetProgress, job_.index(), [&]() -> HRESULT {
    if (pVal == nullptr) return E_INVALIDARG;
    *pVal = process().service().engine.FileProgress(job_.job(), index_);
    return S_OK;
  });
}

}  // namespace bitsim
