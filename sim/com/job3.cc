// IBackgroundCopyJob3: other remote names, ranges, ACLs.

#include "sim/com/job_object.h"
#include "sim/com/strings.h"

namespace bitsim {
namespace {

// The names of the calls in traces.
#define BITSIM_METHOD(name) \
  constexpr TraceKind k##name { "IBackgroundCopyJob3::" #name }
BITSIM_METHOD(ReplaceRemotePrefix);
BITSIM_METHOD(AddFileWithRanges);
BITSIM_METHOD(SetFileACLFlags);
BITSIM_METHOD(GetFileACLFlags);
#undef BITSIM_METHOD

}  // namespace

STDMETHODIMP JobObject::ReplaceRemotePrefix(LPCWSTR OldPrefix, LPCWSTR NewPrefix) {
  return Change(kReplaceRemotePrefix, [&]() -> HRESULT {
    if (job().type != BG_JOB_TYPE_DOWNLOAD) return E_NOTIMPL;
    const std::string old_prefix = ToUtf8OrEmpty(OldPrefix);
    const std::string new_prefix = ToUtf8OrEmpty(NewPrefix);
    if (old_prefix.empty() || new_prefix.empty()) return E_INVALIDARG;
    return engine().ReplaceRemotePrefix(job(), old_prefix, new_prefix);
  });
}

STDMETHODIMP JobObject::AddFileWithRanges(LPCWSTR RemoteUrl, LPCWSTR LocalName, DWORD RangeCount,
                                          BG_FILE_RANGE Ranges[]) {
  return Change(kAddFileWithRanges, [&]() -> HRESULT {
    if (job().type != BG_JOB_TYPE_DOWNLOAD) return E_NOTIMPL;
    if (RangeCount == 0 || Ranges == nullptr) return E_INVALIDARG;
    FileNames names;
    const HRESULT taken = TakeFileNames(RemoteUrl, LocalName, names);
    if (FAILED(taken)) return taken;
    return engine().AddFileWithRanges(job(), names.remote, names.local, {Ranges, RangeCount});
  });
}

STDMETHODIMP JobObject::SetFileACLFlags(DWORD Flags) {
  return Change(kSetFileACLFlags, [&]() -> HRESULT {
    if ((Flags & ~static_cast<DWORD>(BG_COPY_FILE_ALL)) != 0) return E_INVALIDARG;
    return engine().SetFileAclFlags(job(), Flags);
  });
}

STDMETHODIMP JobObject::GetFileACLFlags(DWORD* Flags) {
  return ReadValue(kGetFileACLFlags, Flags, [&] { return extras().file_acl_flags; });
}

}  // namespace bitsim
