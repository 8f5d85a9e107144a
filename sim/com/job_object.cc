// IBackgroundCopyJob: identity, files, commands, and what the job is.

#include "sim/com/job_object.h"

#include <optional>
#include <utility>
#include <vector>

#include "sim/com/enumerators.h"
#include "sim/com/error_object.h"
#include "sim/com/strings.h"
#include "sim/engine/names.h"

namespace bitsim {
namespace {

// The names of the calls in traces.
#define BITSIM_METHOD(name) \
  constexpr TraceKind k##name { "IBackgroundCopyJob::" #name }
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
BITSIM_METHOD(GetErrorCount);
BITSIM_METHOD(TakeOwnership);
#undef BITSIM_METHOD

}  // namespace

HRESULT TakeFileNames(const WCHAR* remote, const WCHAR* local, FileNames& names) {
  if (remote == nullptr || local == nullptr) return E_INVALIDARG;
  std::optional<std::string> remote_name = ToUtf8Within(remote, kRemoteNameUnitsMax);
  std::optional<std::string> local_name = ToUtf8Within(local, kLocalNameUnitsMax);
  if (!remote_name.has_value() || !local_name.has_value()) return E_INVALIDARG;
  names = {std::move(*remote_name), std::move(*local_name)};
  return IsValidRemoteName(names.remote) && IsValidLocalName(names.local) ? S_OK : E_INVALIDARG;
}

JobObject::JobObject(Process& process, Job& job) : ComObject(process), index_(job.index) {
  engine().jobs().Hold(job);
}

JobObject::~JobObject() {
  process().Forget(index_);
  if (process().is_connected()) engine().jobs().Release(job());
}

HRESULT JobObject::ChangeNow() const {
  const HRESULT inside_call = process().service().decisions.ChangeInsideCall();
  return inside_call == S_OK || !process().IsBeingTold(*this) ? S_OK : inside_call;
}

void JobObject::NoteFailedCall(HRESULT result) {
  if (process().service().decisions.FailedCallsLeaveError()) return;
  job().run_for_change().error = {BG_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER, result};
  job().has_error = true;
}

// The three parts are one object: whatever one is asked for, the answer is the same.
void* JobObject::Find(REFIID riid) {
  if (riid == __uuidof(IBackgroundCopyJob)) return static_cast<IBackgroundCopyJob5*>(this);
  if (!HasInterface(riid)) return nullptr;
  const bool gives_all = process().service().decisions.GivesWholeJob();
  if (!gives_all && process().IsBeingTold(*this)) return nullptr;
  if (riid == __uuidof(IBackgroundCopyJob2) || riid == __uuidof(IBackgroundCopyJob3) ||
      riid == __uuidof(IBackgroundCopyJob4) || riid == __uuidof(IBackgroundCopyJob5)) {
    return static_cast<IBackgroundCopyJob5*>(this);
  }
  if (riid == __uuidof(IBackgroundCopyJobHttpOptions) ||
      riid == __uuidof(IBackgroundCopyJobHttpOptions2) ||
      riid == __uuidof(IBackgroundCopyJobHttpOptions3)) {
    return static_cast<IBackgroundCopyJobHttpOptions3*>(this);
  }
  if (riid == __uuidof(IBitsTokenOptions)) return static_cast<IBitsTokenOptions*>(this);
  return nullptr;
}

// --- Files ---

STDMETHODIMP JobObject::AddFileSet(ULONG cFileCount, BG_FILE_INFO* pFileSet) {
  return Change(kAddFileSet, [&]() -> HRESULT {
    if (pFileSet == nullptr || cFileCount == 0) return E_INVALIDARG;
    // All or none.
    std::vector<FileNames> names;
    for (ULONG i = 0; i < cFileCount; ++i) {
      const HRESULT taken =
          TakeFileNames(pFileSet[i].RemoteName, pFileSet[i].LocalName, names.emplace_back());
      if (FAILED(taken)) return taken;
    }
    if (process().service().decisions.RefusesChanges(job().state)) return BG_E_INVALID_STATE;
    const HRESULT limit = engine().CheckFileLimit(job(), cFileCount);
    if (FAILED(limit)) return limit;
    const std::size_t files_before = job().files.size();
    for (const FileNames& file : names) {
      const HRESULT added = engine().AddValidFile(job(), file.remote, file.local);
      if (FAILED(added)) {
        while (job().files.size() > files_before) job().files.RemoveLast();
        return added;
      }
    }
    return S_OK;
  });
}

STDMETHODIMP JobObject::AddFile(LPCWSTR RemoteUrl, LPCWSTR LocalName) {
  return Change(kAddFile, [&]() -> HRESULT {
    FileNames names;
    const HRESULT taken = TakeFileNames(RemoteUrl, LocalName, names);
    if (FAILED(taken)) return taken;
    return engine().AddValidFile(job(), names.remote, names.local);
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
  return Change(kSuspend, [&] { return engine().Suspend(job()); });
}

STDMETHODIMP JobObject::Resume() {
  return Change(kResume, [&] { return engine().Resume(job()); });
}

STDMETHODIMP JobObject::Cancel() {
  return Change(kCancel, [&] { return engine().Cancel(job()); });
}

STDMETHODIMP JobObject::Complete() {
  return Change(kComplete, [&] { return engine().Complete(job(), process().user()); });
}

STDMETHODIMP JobObject::TakeOwnership() {
  return Call(CallKind::kChange, kTakeOwnership, index_, [&]() -> HRESULT {
    if (!process().service().decisions.MayTakeOwnership(process().CallerOf(job().owner))) {
      return E_ACCESSDENIED;
    }
    const HRESULT taken = engine().TakeOwnership(job(), process().user(), process().token());
    if (SUCCEEDED(taken) && !process().service().decisions.TakeOwnershipKeepsCallback()) {
      process().service().notifier.Remove(job());
    }
    return taken;
  });
}

// --- What the job is and how far it got ---

STDMETHODIMP JobObject::GetId(GUID* pVal) {
  return ReadValue(kGetId, pVal, [&] { return job().id; });
}

STDMETHODIMP JobObject::GetType(BG_JOB_TYPE* pVal) {
  return ReadValue(kGetType, pVal, [&] { return static_cast<BG_JOB_TYPE>(job().type); });
}

STDMETHODIMP JobObject::GetProgress(BG_JOB_PROGRESS* pVal) {
  return ReadValue(kGetProgress, pVal, [&] { return engine().Progress(job()); });
}

STDMETHODIMP JobObject::GetTimes(BG_JOB_TIMES* pVal) {
  return ReadValue(kGetTimes, pVal, [&] { return engine().Times(job()); });
}

STDMETHODIMP JobObject::GetState(BG_JOB_STATE* pVal) {
  return ReadValue(kGetState, pVal, [&] { return job().state; });
}

STDMETHODIMP JobObject::GetError(IBackgroundCopyError** ppError) {
  return Read(kGetError, [&]() -> HRESULT {
    if (ppError == nullptr) return E_INVALIDARG;
    *ppError = nullptr;
    if (!engine().HasError(job())) return process().service().decisions.MissingError();
    *ppError = new ErrorObject(process(), *this, job().error());
    return S_OK;
  });
}

STDMETHODIMP JobObject::GetOwner(LPWSTR* pVal) {
  return ReadText(kGetOwner, pVal, [&] { return engine().OwnerSid(job()); });
}

STDMETHODIMP JobObject::GetErrorCount(ULONG* Errors) {
  return ReadValue(kGetErrorCount, Errors, [&] { return job().error_count(); });
}

}  // namespace bitsim
