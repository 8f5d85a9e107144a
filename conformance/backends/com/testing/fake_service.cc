#include "conformance/backends/com/testing/fake_service.h"

#include <atomic>

#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

using Behaviour = FakeService::Behaviour;

// Counts its references, and answers for one interface.
template <class Interface>
class Object : public Interface {
 public:
  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID id, void** object) override {
    const bool known = IsEqualIID(id, __uuidof(IUnknown)) || IsEqualIID(id, __uuidof(Interface));
    *object = known ? this : nullptr;
    if (known) AddRef();
    return known ? S_OK : E_NOINTERFACE;
  }
  ULONG STDMETHODCALLTYPE AddRef() override { return ++references_; }
  ULONG STDMETHODCALLTYPE Release() override {
    const ULONG left = --references_;
    if (left == 0) delete this;
    return left;
  }

 protected:
  virtual ~Object() = default;

 private:
  std::atomic<ULONG> references_{1};
};

#define NOT_HERE \
  { return E_NOTIMPL; }

class FakeJob : public Object<IBackgroundCopyJob> {
 public:
  explicit FakeJob(BG_JOB_STATE resumed) : resumed_(resumed) {}

  HRESULT STDMETHODCALLTYPE AddFile(LPCWSTR, LPCWSTR) override { return S_OK; }
  HRESULT STDMETHODCALLTYPE Resume() override {
    state_ = resumed_;
    return S_OK;
  }
  HRESULT STDMETHODCALLTYPE Cancel() override {
    state_ = BG_JOB_STATE_CANCELLED;
    return S_OK;
  }
  HRESULT STDMETHODCALLTYPE GetState(BG_JOB_STATE* state) override {
    *state = state_;
    return S_OK;
  }

  HRESULT STDMETHODCALLTYPE AddFileSet(ULONG,
                                       BG_FILE_INFO*) override NOT_HERE HRESULT STDMETHODCALLTYPE
      EnumFiles(IEnumBackgroundCopyFiles**) override NOT_HERE HRESULT STDMETHODCALLTYPE
      Suspend() override NOT_HERE HRESULT STDMETHODCALLTYPE
      Complete() override NOT_HERE HRESULT STDMETHODCALLTYPE
      GetId(GUID*) override NOT_HERE HRESULT STDMETHODCALLTYPE
      GetType(BG_JOB_TYPE*) override NOT_HERE HRESULT STDMETHODCALLTYPE
      GetProgress(BG_JOB_PROGRESS*) override NOT_HERE HRESULT STDMETHODCALLTYPE
      GetTimes(BG_JOB_TIMES*) override NOT_HERE HRESULT STDMETHODCALLTYPE
      GetError(IBackgroundCopyError**) override NOT_HERE HRESULT STDMETHODCALLTYPE
      GetOwner(LPWSTR*) override NOT_HERE HRESULT STDMETHODCALLTYPE
      SetDisplayName(LPCWSTR) override NOT_HERE HRESULT STDMETHODCALLTYPE
      GetDisplayName(LPWSTR*) override NOT_HERE HRESULT STDMETHODCALLTYPE
      SetDescription(LPCWSTR) override NOT_HERE HRESULT STDMETHODCALLTYPE
      GetDescription(LPWSTR*) override NOT_HERE HRESULT STDMETHODCALLTYPE
      SetPriority(BG_JOB_PRIORITY) override NOT_HERE HRESULT STDMETHODCALLTYPE
      GetPriority(BG_JOB_PRIORITY*) override NOT_HERE HRESULT STDMETHODCALLTYPE
      SetNotifyFlags(ULONG) override NOT_HERE HRESULT STDMETHODCALLTYPE
      GetNotifyFlags(ULONG*) override NOT_HERE HRESULT STDMETHODCALLTYPE
      SetNotifyInterface(IUnknown*) override NOT_HERE HRESULT STDMETHODCALLTYPE
      GetNotifyInterface(IUnknown**) override NOT_HERE HRESULT STDMETHODCALLTYPE
      SetMinimumRetryDelay(ULONG) override NOT_HERE HRESULT STDMETHODCALLTYPE
      GetMinimumRetryDelay(ULONG*) override NOT_HERE HRESULT STDMETHODCALLTYPE
      SetNoProgressTimeout(ULONG) override NOT_HERE HRESULT STDMETHODCALLTYPE
      GetNoProgressTimeout(ULONG*) override NOT_HERE HRESULT STDMETHODCALLTYPE
      GetErrorCount(ULONG*) override NOT_HERE HRESULT STDMETHODCALLTYPE
      SetProxySettings(BG_JOB_PROXY_USAGE, const WCHAR*,
                       const WCHAR*) override NOT_HERE HRESULT STDMETHODCALLTYPE
      GetProxySettings(BG_JOB_PROXY_USAGE*, LPWSTR*,
                       LPWSTR*) override NOT_HERE HRESULT STDMETHODCALLTYPE
      TakeOwnership() override NOT_HERE

      private : const BG_JOB_STATE resumed_;
  std::atomic<BG_JOB_STATE> state_{BG_JOB_STATE_SUSPENDED};
};

class FakeManager : public Object<IBackgroundCopyManager> {
 public:
  explicit FakeManager(const Behaviour& behaviour) : behaviour_(behaviour) {}

  HRESULT STDMETHODCALLTYPE CreateJob(LPCWSTR, BG_JOB_TYPE, GUID* id,
                                      IBackgroundCopyJob** job) override {
    *job = nullptr;
    if (FAILED(behaviour_.creates_job)) return behaviour_.creates_job;
    CoCreateGuid(id);
    *job = new FakeJob(behaviour_.resumed_job);
    return S_OK;
  }
  HRESULT STDMETHODCALLTYPE GetJob(REFGUID, IBackgroundCopyJob** job) override {
    *job = nullptr;
    return E_FAIL;
  }
  HRESULT STDMETHODCALLTYPE EnumJobs(DWORD, IEnumBackgroundCopyJobs**) override NOT_HERE HRESULT
      STDMETHODCALLTYPE GetErrorDescription(HRESULT, DWORD, LPWSTR*) override NOT_HERE

      private : const Behaviour behaviour_;
};

class Factory : public Object<IClassFactory> {
 public:
  explicit Factory(const Behaviour& behaviour) : behaviour_(behaviour) {}

  HRESULT STDMETHODCALLTYPE CreateInstance(IUnknown*, REFIID id, void** object) override {
    *object = nullptr;
    if (FAILED(behaviour_.creates_manager)) return behaviour_.creates_manager;
    const auto manager = ComPtr<IBackgroundCopyManager>::Adopt(new FakeManager(behaviour_));
    return manager->QueryInterface(id, object);
  }
  HRESULT STDMETHODCALLTYPE LockServer(BOOL) override { return S_OK; }

 private:
  const Behaviour behaviour_;
};

#undef NOT_HERE

}  // namespace

FakeService::FakeService(const Behaviour& behaviour)
    : factory_(ComPtr<IClassFactory>::Adopt(new Factory(behaviour))) {
  const HRESULT result =
      CoRegisterClassObject(__uuidof(BackgroundCopyManager), factory_.get(), CLSCTX_LOCAL_SERVER,
                            REGCLS_MULTIPLEUSE, &registration_);
  if (FAILED(result)) throw BackendError("the class cannot be registered: " + Hexadecimal(result));
}

FakeService::~FakeService() { CoRevokeClassObject(registration_); }

}  // namespace conformance
