#include <bits10_3.h>
#include <objbase.h>
#include <wil/resource.h>
#include <wrl.h>

#include <chrono>
#include <string>

#include "client_thread.h"

namespace bitsim::win32 {
namespace {

using std::chrono::seconds;

constexpr GUID kClass = {0x0b5e55ed, 0, 0, {0, 0, 0, 0, 0, 0, 0, 3}};

TEST_F(ClientTest, ManagersCanBeMadeByTheirClassObject) {
  Run([] {
    IClassFactory* factory = nullptr;
    const auto get = [&](DWORD clsctx) {
      return CoGetClassObject(CLSID_BackgroundCopyManager, clsctx, nullptr, IID_PPV_ARGS(&factory));
    };
    EXPECT_EQ(get(CLSCTX_LOCAL_SERVER), CO_E_NOTINITIALIZED);
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    EXPECT_EQ(get(CLSCTX_INPROC_SERVER), REGDB_E_CLASSNOTREG);
    EXPECT_EQ(get(CLSCTX_ALL), S_OK);
    IBackgroundCopyManager* manager = nullptr;
    EXPECT_EQ(factory->CreateInstance(factory, IID_PPV_ARGS(&manager)), CLASS_E_NOAGGREGATION);
    EXPECT_EQ(factory->CreateInstance(nullptr, IID_PPV_ARGS(&manager)), S_OK);
    IEnumBackgroundCopyJobs* jobs = nullptr;
    EXPECT_EQ(manager->EnumJobs(0, &jobs), S_OK);
    jobs->Release();
    manager->Release();
    factory->Release();
  });
  EXPECT_TRUE(client_.open_references().empty());
}

// Answers for IBackgroundCopyCallback2 and not for the interface before it, as Microsoft's sample.
class LaterCallback final : public IBackgroundCopyCallback2 {
 public:
  STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
    const bool is_known = riid == IID_IUnknown || riid == IID_IBackgroundCopyCallback2;
    *object = is_known ? this : nullptr;
    if (is_known) AddRef();
    return is_known ? S_OK : E_NOINTERFACE;
  }
  STDMETHODIMP_(ULONG) AddRef() override { return ++references_; }
  STDMETHODIMP_(ULONG) Release() override {
    const ULONG left = --references_;
    if (left == 0) delete this;
    return left;
  }
  STDMETHODIMP JobTransferred(IBackgroundCopyJob* job) override { return job->Complete(); }
  STDMETHODIMP JobError(IBackgroundCopyJob* job, IBackgroundCopyError*) override {
    return job->Cancel();
  }
  STDMETHODIMP JobModification(IBackgroundCopyJob*, DWORD) override { return S_OK; }
  STDMETHODIMP FileTransferred(IBackgroundCopyJob*, IBackgroundCopyFile*) override { return S_OK; }

 private:
  virtual ~LaterCallback() = default;
  ULONG references_ = 1;
};

class Factory : public Microsoft::WRL::RuntimeClass<
                    Microsoft::WRL::RuntimeClassFlags<Microsoft::WRL::ClassicCom>, IClassFactory> {
 public:
  STDMETHODIMP CreateInstance(IUnknown*, REFIID riid, void** object) override {
    IUnknown* const made = new LaterCallback;
    const HRESULT hr = made->QueryInterface(riid, object);
    made->Release();
    return hr;
  }
  STDMETHODIMP LockServer(BOOL) override { return S_OK; }
};

TEST_F(ClientTest, ASuspendedClassIsNotFound) {
  Run([] {
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    const auto create = [] {
      IUnknown* object = nullptr;
      const HRESULT hr = CoCreateInstance(kClass, nullptr, CLSCTX_ALL, IID_PPV_ARGS(&object));
      if (object != nullptr) object->Release();
      return hr;
    };
    DWORD cookie = 0;
    EXPECT_EQ(
        CoRegisterClassObject(kClass, Microsoft::WRL::Make<Factory>().Get(), CLSCTX_LOCAL_SERVER,
                              REGCLS_MULTIPLEUSE | REGCLS_SUSPENDED, &cookie),
        S_OK);
    EXPECT_EQ(create(), REGDB_E_CLASSNOTREG);
    EXPECT_EQ(CoResumeClassObjects(), S_OK);
    EXPECT_EQ(create(), S_OK);
    EXPECT_EQ(CoAddRefServerProcess(), 1u);
    EXPECT_EQ(CoReleaseServerProcess(), 0u);
    EXPECT_EQ(create(), REGDB_E_CLASSNOTREG);
    EXPECT_EQ(CoRevokeClassObject(cookie), S_OK);
  });
}

// A server that takes its time, and ends when it is told to.
int Server(int, wchar_t**) {
  CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED);
  Sleep(5000);
  DWORD cookie = 0;
  CoRegisterClassObject(kClass, Microsoft::WRL::Make<Factory>().Get(), CLSCTX_LOCAL_SERVER,
                        REGCLS_MULTIPLEUSE, &cookie);
  const auto revoke = wil::scope_exit([&] { CoRevokeClassObject(cookie); });  // when killed, too
  MSG message;
  while (GetMessage(&message, nullptr, 0, 0) > 0) DispatchMessage(&message);
  return 0;
}

int IdleServer(int, wchar_t**) {
  Sleep(INFINITE);
  return 0;
}

class ServedClassTest : public ClientTest {
 protected:
  ServedClassTest() {
    simulation_.network()
        .AddOrigin("http://origin.test")
        .Put("/file", {.content = Content::Text("hello")});
  }
  // A job whose events go to an object of the class.
  void Download(const std::wstring& path) {
    client_.Run([this, path] {
      IBackgroundCopyManager* const manager = client_.CreateManager();
      GUID id;
      IBackgroundCopyJob* job = nullptr;
      EXPECT_EQ(manager->CreateJob(L"job", BG_JOB_TYPE_DOWNLOAD, &id, &job), S_OK);
      IBackgroundCopyJob5* job5 = nullptr;
      EXPECT_EQ(job->QueryInterface(IID_PPV_ARGS(&job5)), S_OK);
      BITS_JOB_PROPERTY_VALUE value = {};
      value.ClsID = kClass;
      EXPECT_EQ(job5->SetProperty(BITS_JOB_PROPERTY_NOTIFICATION_CLSID, value), S_OK);
      EXPECT_EQ(job->AddFile(L"http://origin.test/file", path.c_str()), S_OK);
      EXPECT_EQ(job->Resume(), S_OK);
      job5->Release();
      job->Release();
      manager->Release();
    });
  }
};

TEST_F(ServedClassTest, AProgramServesANotificationClass) {
  simulation_.class_registry().Put(kClass, ServedBy(kClass, Server, {L"server.exe"}));
  for (const char* path : {"C:\\one", "C:\\two"}) {
    Download(std::wstring(path, path + 6));
    simulation_.RunFor(seconds(30));
    EXPECT_EQ(simulation_.disk().Read(path), "hello");
  }
  const auto& activations = simulation_.class_registry().activations();
  ASSERT_EQ(activations.size(), 2u);
  EXPECT_EQ(activations[0].result, S_OK);
  EXPECT_EQ(activations[0].server, activations[1].server);
}

TEST_F(ServedClassTest, AProgramThatNeverRegistersServesNobody) {
  simulation_.class_registry().Put(kClass, ServedBy(kClass, IdleServer, {L"server.exe"}));
  Download(L"C:\\one");
  simulation_.RunFor(seconds(119));
  EXPECT_FALSE(simulation_.class_registry().activations().at(0).has_ended);
  simulation_.RunFor(seconds(10));
  EXPECT_EQ(simulation_.class_registry().activations().at(0).result, CO_E_CLASS_CREATE_FAILED);
  EXPECT_FALSE(simulation_.disk().Exists("C:\\one"));
}

}  // namespace
}  // namespace bitsim::win32
