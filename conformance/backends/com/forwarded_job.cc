#include "conformance/backends/com/forwarded_job.h"

#include <bits10_3.h>

#include <atomic>
#include <utility>

#include "conformance/backends/com/forwarded_callback.h"

namespace conformance {
namespace {

class ForwardedJob : public IBackgroundCopyJob4 {
 public:
  explicit ForwardedJob(ComPtr<IBackgroundCopyJob> job)
      : job_(std::move(job)),
        job2_(job_.As<IBackgroundCopyJob2>()),
        job3_(job_.As<IBackgroundCopyJob3>()),
        job4_(job_.As<IBackgroundCopyJob4>()) {}
  ForwardedJob(const ForwardedJob&) = delete;
  ForwardedJob& operator=(const ForwardedJob&) = delete;

  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID id, void** object) override {
    if (object == nullptr) return E_POINTER;
    *object = nullptr;
    if (IsOfTheService(id)) return job_->QueryInterface(id, object);
    if (!IsForwarded(id)) return E_NOINTERFACE;
    AddRef();
    *object = static_cast<IBackgroundCopyJob4*>(this);
    return S_OK;
  }
  ULONG STDMETHODCALLTYPE AddRef() override { return ++references_; }
  ULONG STDMETHODCALLTYPE Release() override {
    const ULONG left = --references_;
    if (left == 0) delete this;
    return left;
  }

  HRESULT STDMETHODCALLTYPE SetNotifyInterface(IUnknown* callback) override {
    return job_->SetNotifyInterface(ForwardCallback(callback).get());
  }
  HRESULT STDMETHODCALLTYPE GetNotifyInterface(IUnknown** callback) override {
    ComPtr<IUnknown> registered;
    const HRESULT result = job_->GetNotifyInterface(registered.put());
    const ComPtr<IUnknown> theirs = WhatIsForwardedTo(std::move(registered));
    if (theirs) theirs->AddRef();
    *callback = theirs.get();
    return result;
  }

  HRESULT STDMETHODCALLTYPE AddFileSet(ULONG count, BG_FILE_INFO* files) override {
    return job_->AddFileSet(count, files);
  }
  HRESULT STDMETHODCALLTYPE AddFile(LPCWSTR url, LPCWSTR path) override {
    return job_->AddFile(url, path);
  }
  HRESULT STDMETHODCALLTYPE EnumFiles(IEnumBackgroundCopyFiles** files) override {
    return job_->EnumFiles(files);
  }
  HRESULT STDMETHODCALLTYPE Suspend() override { return job_->Suspend(); }
  HRESULT STDMETHODCALLTYPE Resume() override { return job_->Resume(); }
  HRESULT STDMETHODCALLTYPE Cancel() override { return job_->Cancel(); }
  HRESULT STDMETHODCALLTYPE Complete() override { return job_->Complete(); }
  HRESULT STDMETHODCALLTYPE GetId(GUID* value) override { return job_->GetId(value); }
  HRESULT STDMETHODCALLTYPE GetType(BG_JOB_TYPE* value) override { return job_->GetType(value); }
  HRESULT STDMETHODCALLTYPE GetProgress(BG_JOB_PROGRESS* value) override {
    return job_->GetProgress(value);
  }
  HRESULT STDMETHODCALLTYPE GetTimes(BG_JOB_TIMES* value) override { return job_->GetTimes(value); }
  HRESULT STDMETHODCALLTYPE GetState(BG_JOB_STATE* value) override { return job_->GetState(value); }
  HRESULT STDMETHODCALLTYPE GetError(IBackgroundCopyError** error) override {
    return job_->GetError(error);
  }
  HRESULT STDMETHODCALLTYPE GetOwner(LPWSTR* value) override { return job_->GetOwner(value); }
  HRESULT STDMETHODCALLTYPE SetDisplayName(LPCWSTR value) override {
    return job_->SetDisplayName(value);
  }
  HRESULT STDMETHODCALLTYPE GetDisplayName(LPWSTR* value) override {
    return job_->GetDisplayName(value);
  }
  HRESULT STDMETHODCALLTYPE SetDescription(LPCWSTR value) override {
    return job_->SetDescription(value);
  }
  HRESULT STDMETHODCALLTYPE GetDescription(LPWSTR* value) override {
    return job_->GetDescription(value);
  }
  HRESULT STDMETHODCALLTYPE SetPriority(BG_JOB_PRIORITY value) override {
    return job_->SetPriority(value);
  }
  HRESULT STDMETHODCALLTYPE GetPriority(BG_JOB_PRIORITY* value) override {
    return job_->GetPriority(value);
  }
  HRESULT STDMETHODCALLTYPE SetNotifyFlags(ULONG value) override {
    return job_->SetNotifyFlags(value);
  }
  HRESULT STDMETHODCALLTYPE GetNotifyFlags(ULONG* value) override {
    return job_->GetNotifyFlags(value);
  }
  HRESULT STDMETHODCALLTYPE SetMinimumRetryDelay(ULONG seconds) override {
    return job_->SetMinimumRetryDelay(seconds);
  }
  HRESULT STDMETHODCALLTYPE GetMinimumRetryDelay(ULONG* seconds) override {
    return job_->GetMinimumRetryDelay(seconds);
  }
  HRESULT STDMETHODCALLTYPE SetNoProgressTimeout(ULONG seconds) override {
    return job_->SetNoProgressTimeout(seconds);
  }
  HRESULT STDMETHODCALLTYPE GetNoProgressTimeout(ULONG* seconds) override {
    return job_->GetNoProgressTimeout(seconds);
  }
  HRESULT STDMETHODCALLTYPE GetErrorCount(ULONG* errors) override {
    return job_->GetErrorCount(errors);
  }
  HRESULT STDMETHODCALLTYPE SetProxySettings(BG_JOB_PROXY_USAGE usage, const WCHAR* proxies,
                                             const WCHAR* bypass) override {
    return job_->SetProxySettings(usage, proxies, bypass);
  }
  HRESULT STDMETHODCALLTYPE GetProxySettings(BG_JOB_PROXY_USAGE* usage, LPWSTR* proxies,
                                             LPWSTR* bypass) override {
    return job_->GetProxySettings(usage, proxies, bypass);
  }
  HRESULT STDMETHODCALLTYPE TakeOwnership() override { return job_->TakeOwnership(); }
  HRESULT STDMETHODCALLTYPE SetNotifyCmdLine(LPCWSTR program, LPCWSTR parameters) override {
    return job2_->SetNotifyCmdLine(program, parameters);
  }
  HRESULT STDMETHODCALLTYPE GetNotifyCmdLine(LPWSTR* program, LPWSTR* parameters) override {
    return job2_->GetNotifyCmdLine(program, parameters);
  }
  HRESULT STDMETHODCALLTYPE GetReplyProgress(BG_JOB_REPLY_PROGRESS* progress) override {
    return job2_->GetReplyProgress(progress);
  }
  HRESULT STDMETHODCALLTYPE GetReplyData(BYTE** data, UINT64* length) override {
    return job2_->GetReplyData(data, length);
  }
  HRESULT STDMETHODCALLTYPE SetReplyFileName(LPCWSTR path) override {
    return job2_->SetReplyFileName(path);
  }
  HRESULT STDMETHODCALLTYPE GetReplyFileName(LPWSTR* path) override {
    return job2_->GetReplyFileName(path);
  }
  HRESULT STDMETHODCALLTYPE SetCredentials(BG_AUTH_CREDENTIALS* credentials) override {
    return job2_->SetCredentials(credentials);
  }
  HRESULT STDMETHODCALLTYPE RemoveCredentials(BG_AUTH_TARGET target,
                                              BG_AUTH_SCHEME scheme) override {
    return job2_->RemoveCredentials(target, scheme);
  }
  HRESULT STDMETHODCALLTYPE ReplaceRemotePrefix(LPCWSTR old_prefix, LPCWSTR new_prefix) override {
    return job3_->ReplaceRemotePrefix(old_prefix, new_prefix);
  }
  HRESULT STDMETHODCALLTYPE AddFileWithRanges(LPCWSTR url, LPCWSTR path, DWORD count,
                                              BG_FILE_RANGE ranges[]) override {
    return job3_->AddFileWithRanges(url, path, count, ranges);
  }
  HRESULT STDMETHODCALLTYPE SetFileACLFlags(DWORD flags) override {
    return job3_->SetFileACLFlags(flags);
  }
  HRESULT STDMETHODCALLTYPE GetFileACLFlags(DWORD* flags) override {
    return job3_->GetFileACLFlags(flags);
  }
  HRESULT STDMETHODCALLTYPE SetPeerCachingFlags(DWORD flags) override {
    return job4_->SetPeerCachingFlags(flags);
  }
  HRESULT STDMETHODCALLTYPE GetPeerCachingFlags(DWORD* flags) override {
    return job4_->GetPeerCachingFlags(flags);
  }
  HRESULT STDMETHODCALLTYPE GetOwnerIntegrityLevel(ULONG* level) override {
    return job4_->GetOwnerIntegrityLevel(level);
  }
  HRESULT STDMETHODCALLTYPE GetOwnerElevationState(BOOL* elevated) override {
    return job4_->GetOwnerElevationState(elevated);
  }
  HRESULT STDMETHODCALLTYPE SetMaximumDownloadTime(ULONG seconds) override {
    return job4_->SetMaximumDownloadTime(seconds);
  }
  HRESULT STDMETHODCALLTYPE GetMaximumDownloadTime(ULONG* seconds) override {
    return job4_->GetMaximumDownloadTime(seconds);
  }

 private:
  virtual ~ForwardedJob() = default;

  // Named one by one: with the service's IMarshal, say, the job itself would be handed over.
  static bool IsOfTheService(REFIID id) {
    return IsEqualIID(id, __uuidof(IBackgroundCopyJob5)) ||
           IsEqualIID(id, __uuidof(IBackgroundCopyJobHttpOptions)) ||
           IsEqualIID(id, __uuidof(IBackgroundCopyJobHttpOptions2)) ||
           IsEqualIID(id, __uuidof(IBackgroundCopyJobHttpOptions3)) ||
           IsEqualIID(id, __uuidof(IBitsTokenOptions));
  }

  bool IsForwarded(REFIID id) const {
    return IsEqualIID(id, __uuidof(IUnknown)) || IsEqualIID(id, __uuidof(IBackgroundCopyJob)) ||
           (job2_ && IsEqualIID(id, __uuidof(IBackgroundCopyJob2))) ||
           (job3_ && IsEqualIID(id, __uuidof(IBackgroundCopyJob3))) ||
           (job4_ && IsEqualIID(id, __uuidof(IBackgroundCopyJob4)));
  }

  const ComPtr<IBackgroundCopyJob> job_;
  const ComPtr<IBackgroundCopyJob2> job2_;  // this one and the next two: if the service has them
  const ComPtr<IBackgroundCopyJob3> job3_;
  const ComPtr<IBackgroundCopyJob4> job4_;
  std::atomic<ULONG> references_{1};
};

}  // namespace

ComPtr<IBackgroundCopyJob> ForwardJob(ComPtr<IBackgroundCopyJob> job) {
  if (!job) return job;
  return ComPtr<IBackgroundCopyJob>::Adopt(new ForwardedJob(std::move(job)));
}

}  // namespace conformance
