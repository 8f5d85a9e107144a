// File: job_object.h
//
// One application's proxy of a job: IBackgroundCopyJob to Job5, IBackgroundCopyJobHttpOptions to 3
// and IBitsTokenOptions, as far as the running BITS has them. Checks pointers, lengths, enumeration
// values and access; everything else is the engine's and the notifier's.
//
// A source for each interface: job_object.cc, job_object_settings.cc and job_object_notify.cc
// (IBackgroundCopyJob), job2.cc to job5.cc, http_options.cc, token_options.cc.

#ifndef BITSIM_COM_JOB_OBJECT_H_
#define BITSIM_COM_JOB_OBJECT_H_

#include <bits.h>

#include "sim/com/com_object.h"
#include "sim/com/strings.h"

namespace bitsim {

class JobObject final : public ComObject<TrackedObject, IBackgroundCopyJob5,
                                         IBackgroundCopyJobHttpOptions3, IBitsTokenOptions> {
 public:
  // Holds the record of the job for as long as it lives.
  JobObject(Process& process, Job& job);

  // IBackgroundCopyJob
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

  // IBackgroundCopyJob2
  STDMETHODIMP SetNotifyCmdLine(LPCWSTR Program, LPCWSTR Parameters) override;
  STDMETHODIMP GetNotifyCmdLine(LPWSTR* pProgram, LPWSTR* pParameters) override;
  STDMETHODIMP GetReplyProgress(BG_JOB_REPLY_PROGRESS* pProgress) override;
  STDMETHODIMP GetReplyData(BYTE** ppBuffer, UINT64* pLength) override;
  STDMETHODIMP SetReplyFileName(LPCWSTR ReplyFileName) override;
  STDMETHODIMP GetReplyFileName(LPWSTR* pReplyFileName) override;
  STDMETHODIMP SetCredentials(BG_AUTH_CREDENTIALS* credentials) override;
  STDMETHODIMP RemoveCredentials(BG_AUTH_TARGET Target, BG_AUTH_SCHEME Scheme) override;

  // IBackgroundCopyJob3
  STDMETHODIMP ReplaceRemotePrefix(LPCWSTR OldPrefix, LPCWSTR NewPrefix) override;
  STDMETHODIMP AddFileWithRanges(LPCWSTR RemoteUrl, LPCWSTR LocalName, DWORD RangeCount,
                                 BG_FILE_RANGE Ranges[]) override;
  STDMETHODIMP SetFileACLFlags(DWORD Flags) override;
  STDMETHODIMP GetFileACLFlags(DWORD* Flags) override;

  // IBackgroundCopyJob4
  STDMETHODIMP SetPeerCachingFlags(DWORD Flags) override;
  STDMETHODIMP GetPeerCachingFlags(DWORD* pFlags) override;
  STDMETHODIMP GetOwnerIntegrityLevel(ULONG* pLevel) override;
  STDMETHODIMP GetOwnerElevationState(BOOL* pElevated) override;
  STDMETHODIMP SetMaximumDownloadTime(ULONG Timeout) override;
  STDMETHODIMP GetMaximumDownloadTime(ULONG* pTimeout) override;

  // IBackgroundCopyJob5
  STDMETHODIMP SetProperty(BITS_JOB_PROPERTY_ID PropertyId,
                           BITS_JOB_PROPERTY_VALUE PropertyValue) override;
  STDMETHODIMP GetProperty(BITS_JOB_PROPERTY_ID PropertyId,
                           BITS_JOB_PROPERTY_VALUE* PropertyValue) override;

  // IBackgroundCopyJobHttpOptions, 2, 3
  STDMETHODIMP SetClientCertificateByID(BG_CERT_STORE_LOCATION StoreLocation, LPCWSTR StoreName,
                                        BYTE* pCertHashBlob) override;
  STDMETHODIMP SetClientCertificateByName(BG_CERT_STORE_LOCATION StoreLocation, LPCWSTR StoreName,
                                          LPCWSTR SubjectName) override;
  STDMETHODIMP RemoveClientCertificate() override;
  STDMETHODIMP GetClientCertificate(BG_CERT_STORE_LOCATION* pStoreLocation, LPWSTR* pStoreName,
                                    BYTE** ppCertHashBlob, LPWSTR* pSubjectName) override;
  STDMETHODIMP SetCustomHeaders(LPCWSTR RequestHeaders) override;
  STDMETHODIMP GetCustomHeaders(LPWSTR* pRequestHeaders) override;
  STDMETHODIMP SetSecurityFlags(ULONG Flags) override;
  STDMETHODIMP GetSecurityFlags(ULONG* pFlags) override;
  STDMETHODIMP SetHttpMethod(LPCWSTR method) override;
  STDMETHODIMP GetHttpMethod(LPWSTR* method) override;
  STDMETHODIMP SetServerCertificateValidationInterface(IUnknown* certValidationCallback) override;
  STDMETHODIMP MakeCustomHeadersWriteOnly() override;

  // IBitsTokenOptions
  STDMETHODIMP SetHelperTokenFlags(DWORD UsageFlags) override;
  STDMETHODIMP GetHelperTokenFlags(DWORD* pFlags) override;
  STDMETHODIMP SetHelperToken() override;
  STDMETHODIMP ClearHelperToken() override;
  STDMETHODIMP GetHelperTokenSid(LPWSTR* pSid) override;

  std::string Describe() const override {
    return "IBackgroundCopyJob of job " + std::to_string(index_);
  }
  JobIndex subject() const override { return index_; }

  // REQUIRES: the process is connected.
  Job& job() const { return engine().jobs().at(index_); }
  // Stays good when the simulation, and the job's record with it, is gone.
  JobIndex index() const { return index_; }
  Process& owner_process() const { return process(); }

 private:
  ~JobObject() override;

  void* Find(REFIID riid) override;

  Engine& engine() const { return process().service().engine; }

  // A call that reads; one that changes the job and so asks for the right to.
  template <class Body>
  HRESULT Read(const TraceKind& method, const Body& body) {
    return Call(CallKind::kRead, method, index_, body);
  }
  template <class Body>
  HRESULT Change(const TraceKind& method, const Body& body) {
    return Call(CallKind::kChange, method, index_, [&]() -> HRESULT {
      const HRESULT now = ChangeNow();
      if (FAILED(now)) return now;
      return Answered(process().MayChange(job()) ? body() : E_ACCESSDENIED);
    });
  }
  // Whether a method may change the job at this moment.
  HRESULT ChangeNow() const;
  // Gives the result back: a call that fails is no error of the job (ERR-03).
  HRESULT Answered(HRESULT result) {
    if (FAILED(result)) NoteFailedCall(result);
    return result;
  }
  void NoteFailedCall(HRESULT result);
  // What only the owner may set, not an administrator either.
  template <class Body>
  HRESULT ChangeAsOwner(const TraceKind& method, const Body& body) {
    return Change(method, [&]() -> HRESULT {
      return job().owner == process().user() ? body() : E_ACCESSDENIED;
    });
  }
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

  const JobExtras& extras() const { return job().extras_or_defaults(); }
  bool HasReply() const { return job().type == BG_JOB_TYPE_UPLOAD_REPLY; }
  HRESULT SetClientCertificate(const TraceKind& method, const BG_CERT_STORE_LOCATION& location,
                               LPCWSTR store_name, const BYTE* hash, LPCWSTR subject_name);

  const JobIndex index_;
};

// The names of a file as AddFile gets them, in UTF-8.
struct FileNames {
  std::string remote;
  std::string local;
};

// Whether AddFile may see the names at all; what they mean is the engine's affair.
HRESULT TakeFileNames(const WCHAR* remote, const WCHAR* local, FileNames& names);

}  // namespace bitsim

#endif  // BITSIM_COM_JOB_OBJECT_H_
