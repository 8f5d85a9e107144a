// File: job_object.h
//
// IBackgroundCopyJob: one application's proxy of a job. Checks pointers, lengths, enumeration
// values and access; everything else is the engine's and the notifier's.

#ifndef BITSIM_COM_JOB_OBJECT_H_
#define BITSIM_COM_JOB_OBJECT_H_

#include <bits.h>

#include "sim/com/process.h"
#include "sim/com/strings.h"

namespace bitsim {

class JobObject final : public ComObject<IBackgroundCopyJob> {
 public:
  // Holds the record of the job for as long as it lives.
  JobObject(Process& process, Job& job);

  STDMETHODIMP AddFileSet(ULONG cFileCount, BG_FILE_INFO* pFileSet) override;
  STDMETHODIMP AddFile(LPCWSTR RemoteUrl, LPCWSTR LocalName) override;
  STDMETHODIMP EnumFiles(IEnumBackgroundCopyFiles** pEnum) override;
  STDMETHODIMP Suspend() override;
  STDMETHODIMP Resume() override;
  STDMETHODIMP Cancel() override;
  STDMETHODIMP Complete() override;
  STDMETHODIMP GetId(GUID* pVal) override;
  STDMETHODIMP GetType(BG_JOB_TYPE* pVal) override;
  STDMETHODIMP GetProgress(BG_JOB_PROGRESS* pVal) override;
  STDMETHODIMP GetTimes(BG_JOB_TIMES* pVal) override;
  STDMETHODIMP GetState(BG_JOB_STATE* pVal) override;
  STDMETHODIMP GetError(IBackgroundCopyError** ppError) override;
  STDMETHODIMP GetOwner(LPWSTR* pVal) override;
  STDMETHODIMP SetDisplayName(LPCWSTR Val) override;
  STDMETHODIMP GetDisplayName(LPWSTR* pVal) override;
  STDMETHODIMP SetDescription(LPCWSTR Val) override;
  STDMETHODIMP GetDescription(LPWSTR* pVal) override;
  STDMETHODIMP SetPriority(BG_JOB_PRIORITY Val) override;
  STDMETHODIMP GetPriority(BG_JOB_PRIORITY* pVal) override;
  STDMETHODIMP SetNotifyFlags(ULONG Val) override;
  STDMETHODIMP GetNotifyFlags(ULONG* pVal) override;
  STDMETHODIMP SetNotifyInterface(IUnknown* Val) override;
  STDMETHODIMP GetNotifyInterface(IUnknown** pVal) override;
  STDMETHODIMP SetMinimumRetryDelay(ULONG Seconds) override;
  STDMETHODIMP GetMinimumRetryDelay(ULONG* Seconds) override;
  STDMETHODIMP SetNoProgressTimeout(ULONG Seconds) override;
  STDMETHODIMP GetNoProgressTimeout(ULONG* Seconds) override;
  STDMETHODIMP GetErrorCount(ULONG* Errors) override;
  STDMETHODIMP SetProxySettings(BG_JOB_PROXY_USAGE ProxyUsage, const WCHAR* ProxyList,
                                const WCHAR* ProxyBypassList) override;
  STDMETHODIMP GetProxySettings(BG_JOB_PROXY_USAGE* pProxyUsage, LPWSTR* pProxyList,
                                LPWSTR* pProxyBypassList) override;
  STDMETHODIMP TakeOwnership() override;

  // REQUIRES: the process is connected.
  Job& job() const { return job_; }
  // Stays good when the simulation, and the job's record with it, is gone.
  JobIndex index() const { return index_; }
  Process& owner_process() const { return process(); }

 private:
  ~JobObject() override;

  Engine& engine() const { return process().service().engine; }

  // A call that reads; one that changes the job and so asks for the right to.
  template <class Body>
  HRESULT Read(const TraceKind& method, const Body& body) {
    return Call(CallKind::kRead, method, index_, body);
  }
  template <class Body>
  HRESULT Change(const TraceKind& method, const Body& body) {
    return Call(CallKind::kChange, method, index_, [&]() -> HRESULT {
      return Answered(process().MayChange(job_) ? body() : E_ACCESSDENIED);
    });
  }
  // Gives the result back: a call that fails is no error of the job (ERR-03).
  HRESULT Answered(HRESULT result);
  // Reads a value into `out`; NULL is E_INVALIDARG.
  template <class Value, class Body>
  HRESULT ReadValue(const TraceKind& method, Value* out, const Body& body) {
    return Read(method, [&]() -> HRESULT {
      if (out == nullptr) return E_INVALIDARG;
      *out = body();
      return S_OK;
    });
  }
  // The same for text, which the caller frees.
  template <class Body>
  HRESULT ReadText(const TraceKind& method, LPWSTR* out, const Body& body) {
    return Read(method, [&]() -> HRESULT {
      return out == nullptr ? E_INVALIDARG : ReturnText(body(), out);
    });
  }

  Job& job_;
  const JobIndex index_;
};

}  // namespace bitsim

#endif  // BITSIM_COM_JOB_OBJECT_H_
