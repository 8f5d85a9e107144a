#include "conformance/backends/com/tracked_manager.h"

#include <atomic>
#include <utility>

namespace conformance {
namespace {

class TrackedManager : public IBackgroundCopyManager {
 public:
  TrackedManager(ComPtr<IBackgroundCopyManager> manager, RunFolder& folder)
      : manager_(std::move(manager)), folder_(folder) {}
  TrackedManager(const TrackedManager&) = delete;
  TrackedManager& operator=(const TrackedManager&) = delete;

  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID id, void** object) override {
    if (object != nullptr &&
        (IsEqualIID(id, __uuidof(IUnknown)) || IsEqualIID(id, __uuidof(IBackgroundCopyManager)))) {
      AddRef();
      *object = static_cast<IBackgroundCopyManager*>(this);
      return S_OK;
    }
    return manager_->QueryInterface(id, object);
  }
  ULONG STDMETHODCALLTYPE AddRef() override { return ++references_; }
  ULONG STDMETHODCALLTYPE Release() override {
    const ULONG left = --references_;
    if (left == 0) delete this;
    return left;
  }

  HRESULT STDMETHODCALLTYPE CreateJob(LPCWSTR name, BG_JOB_TYPE type, GUID* id,
                                      IBackgroundCopyJob** job) override {
    const HRESULT result = manager_->CreateJob(name, type, id, job);
    if (SUCCEEDED(result) && id != nullptr) folder_.AddJob(*id);
    return result;
  }
  HRESULT STDMETHODCALLTYPE GetJob(REFGUID id, IBackgroundCopyJob** job) override {
    return manager_->GetJob(id, job);
  }
  HRESULT STDMETHODCALLTYPE EnumJobs(DWORD flags, IEnumBackgroundCopyJobs** jobs) override {
    return manager_->EnumJobs(flags, jobs);
  }
  HRESULT STDMETHODCALLTYPE GetErrorDescription(HRESULT error, DWORD language,
                                                LPWSTR* description) override {
    return manager_->GetErrorDescription(error, language, description);
  }

 private:
  virtual ~TrackedManager() = default;

  const ComPtr<IBackgroundCopyManager> manager_;
  RunFolder& folder_;
  std::atomic<ULONG> references_{1};
};

}  // namespace

ComPtr<IBackgroundCopyManager> TrackJobs(ComPtr<IBackgroundCopyManager> manager,
                                         RunFolder& folder) {
  return ComPtr<IBackgroundCopyManager>::Adopt(new TrackedManager(std::move(manager), folder));
}

}  // namespace conformance
