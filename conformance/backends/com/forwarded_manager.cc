#include "conformance/backends/com/forwarded_manager.h"

#include <atomic>
#include <utility>

#include "conformance/backends/com/forwarded_job.h"

namespace conformance {
namespace {

// Gives the job of a call that went well, instead of the service's.
HRESULT Give(HRESULT result, ComPtr<IBackgroundCopyJob> job, IBackgroundCopyJob** given) {
  const ComPtr<IBackgroundCopyJob> forwarded = ForwardJob(std::move(job));
  if (forwarded) forwarded->AddRef();
  *given = forwarded.get();
  return result;
}

class ForwardedManager : public IBackgroundCopyManager {
 public:
  explicit ForwardedManager(ComPtr<IBackgroundCopyManager> manager)
      : manager_(std::move(manager)) {}
  ForwardedManager(const ForwardedManager&) = delete;
  ForwardedManager& operator=(const ForwardedManager&) = delete;

  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID id, void** object) override {
    if (object == nullptr) return E_POINTER;
    *object = nullptr;
    if (!IsEqualIID(id, __uuidof(IUnknown)) && !IsEqualIID(id, __uuidof(IBackgroundCopyManager))) {
      return E_NOINTERFACE;
    }
    AddRef();
    *object = static_cast<IBackgroundCopyManager*>(this);
    return S_OK;
  }
  ULONG STDMETHODCALLTYPE AddRef() override { return ++references_; }
  ULONG STDMETHODCALLTYPE Release() override {
    const ULONG left = --references_;
    if (left == 0) delete this;
    return left;
  }

  HRESULT STDMETHODCALLTYPE CreateJob(LPCWSTR name, BG_JOB_TYPE type, GUID* id,
                                      IBackgroundCopyJob** job) override {
    ComPtr<IBackgroundCopyJob> made;
    const HRESULT result = manager_->CreateJob(name, type, id, made.put());
    return Give(result, std::move(made), job);
  }
  HRESULT STDMETHODCALLTYPE GetJob(REFGUID id, IBackgroundCopyJob** job) override {
    ComPtr<IBackgroundCopyJob> found;
    const HRESULT result = manager_->GetJob(id, found.put());
    return Give(result, std::move(found), job);
  }
  HRESULT STDMETHODCALLTYPE EnumJobs(DWORD flags, IEnumBackgroundCopyJobs** jobs) override {
    return manager_->EnumJobs(flags, jobs);
  }
  HRESULT STDMETHODCALLTYPE GetErrorDescription(HRESULT error, DWORD language,
                                                LPWSTR* description) override {
    return manager_->GetErrorDescription(error, language, description);
  }

 private:
  virtual ~ForwardedManager() = default;

  const ComPtr<IBackgroundCopyManager> manager_;
  std::atomic<ULONG> references_{1};
};

}  // namespace

ComPtr<IBackgroundCopyManager> ForwardManager(ComPtr<IBackgroundCopyManager> manager) {
  return ComPtr<IBackgroundCopyManager>::Adopt(new ForwardedManager(std::move(manager)));
}

}  // namespace conformance
