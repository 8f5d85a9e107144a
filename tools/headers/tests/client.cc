// A client as it is written for Windows, against the headers alone; linked with client_callback.c
// and the library com_base. Exit code 0 when everything holds.

#include <bits.h>
#include <objbase.h>

#include <climits>
#include <cstdio>
#include <cwchar>
#include <type_traits>

static_assert(sizeof(DWORD) == 4 && sizeof(ULONG) == 4 && sizeof(LONG) == 4 && sizeof(BOOL) == 4);
static_assert(sizeof(HRESULT) == 4 && std::is_signed_v<HRESULT>);
static_assert(std::is_unsigned_v<DWORD> && std::is_unsigned_v<ULONG>);
static_assert(sizeof(UINT64) == 8 && sizeof(GUID) == 16 && sizeof(FILETIME) == 8);
static_assert(std::is_same_v<WCHAR, wchar_t>);
static_assert(sizeof(BITS_JOB_PROPERTY_VALUE) == 16 && sizeof(BG_JOB_PROGRESS) == 24);
static_assert(sizeof(BG_FILE_PROGRESS) == 24 && sizeof(BG_JOB_TIMES) == 24);
static_assert(std::is_same_v<decltype(BG_SIZE_UNKNOWN), UINT64> && BG_SIZE_UNKNOWN == ULLONG_MAX);
static_assert(sizeof(IBackgroundCopyJob) == sizeof(void*));
static_assert(BG_E_NOT_FOUND < 0 && BG_S_PARTIAL_COMPLETE > 0 && SUCCEEDED(BG_S_PARTIAL_COMPLETE));
static_assert(FAILED(BG_E_EMPTY) && HRESULT_CODE(BG_E_EMPTY) == 3);
static_assert(HRESULT_FACILITY(BG_E_EMPTY) == FACILITY_BACKGROUNDCOPY);
static_assert(HRESULT_FACILITY(BG_E_HTTP_ERROR_404) == FACILITY_HTTP);
static_assert(HRESULT_CODE(BG_E_HTTP_ERROR_404) == 404);
static_assert(HRESULT_FROM_WIN32(ERROR_ACCESS_DENIED) == E_ACCESSDENIED);
static_assert(HRESULT_FROM_WIN32(ERROR_SUCCESS) == S_OK);
static_assert(HRESULT_FROM_WIN32(E_FAIL) == E_FAIL);
static_assert(MAKE_HRESULT(SEVERITY_ERROR, FACILITY_WIN32, ERROR_INVALID_PARAMETER) ==
              E_INVALIDARG);
static_assert(IID_IBackgroundCopyJob.Data1 == 0x37668d37);

// A GUID and an interface of the client's own.
DEFINE_GUID(IID_IWatcher, 0x5f3c1d0a, 0x1111, 0x4222, 0x83, 0x33, 0x44, 0x44, 0x55, 0x55, 0x66,
            0x66);
MIDL_INTERFACE("5f3c1d0a-1111-4222-8333-444455556666")
IWatcher : public IUnknown {
  STDMETHOD(Watch)(DWORD seconds) PURE;

 protected:
  ~IWatcher() = default;
};
__CRT_UUID_DECL(IWatcher, 0x5f3c1d0a, 0x1111, 0x4222, 0x83, 0x33, 0x44, 0x44, 0x55, 0x55, 0x66,
                0x66)

namespace {

int failures = 0;

void Expect(bool holds, const char* what) {
  if (holds) return;
  std::printf("client.cc: not true: %s\n", what);
  ++failures;
}
#define EXPECT(condition) Expect(condition, #condition)

// Reference counted, deletes itself: the shape of every callback object.
class Watcher final : public IBackgroundCopyCallback2, public IWatcher {
 public:
  explicit Watcher(int* alive) : alive_(alive) { ++*alive_; }
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;

  STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
    if (object == nullptr) return E_POINTER;
    if (riid == __uuidof(IUnknown) || riid == __uuidof(IBackgroundCopyCallback) ||
        riid == __uuidof(IBackgroundCopyCallback2)) {
      *object = static_cast<IBackgroundCopyCallback2*>(this);
    } else if (IsEqualIID(riid, __uuidof(IWatcher))) {
      *object = static_cast<IWatcher*>(this);
    } else {
      *object = nullptr;
      return E_NOINTERFACE;
    }
    AddRef();
    return S_OK;
  }
  STDMETHODIMP_(ULONG) AddRef() override {
    return static_cast<ULONG>(InterlockedIncrement(&references_));
  }
  STDMETHODIMP_(ULONG) Release() override {
    const ULONG left = static_cast<ULONG>(InterlockedDecrement(&references_));
    if (left == 0) delete this;
    return left;
  }
  STDMETHODIMP JobTransferred(IBackgroundCopyJob* job) override {
    return job == nullptr ? S_OK : job->Complete();
  }
  STDMETHODIMP JobError(IBackgroundCopyJob*, IBackgroundCopyError*) override { return S_OK; }
  STDMETHODIMP JobModification(IBackgroundCopyJob*, DWORD reserved) override {
    return reserved == 0 ? S_OK : E_FAIL;
  }
  STDMETHODIMP FileTransferred(IBackgroundCopyJob*, IBackgroundCopyFile*) override {
    return E_NOTIMPL;
  }
  STDMETHODIMP Watch(DWORD) override { return S_FALSE; }

 private:
  ~Watcher() { --*alive_; }

  LONG references_ = 1;
  int* alive_;
};

void AskForInterfacesInEveryWay() {
  int alive = 0;
  auto* watcher = new Watcher(&alive);
  IUnknown* unknown = static_cast<IBackgroundCopyCallback2*>(watcher);

  IBackgroundCopyCallback* callback = nullptr;
  EXPECT(unknown->QueryInterface(&callback) == S_OK);
  EXPECT(callback->JobModification(nullptr, 1) == E_FAIL);

  IBackgroundCopyCallback2* callback2 = nullptr;
  EXPECT(callback->QueryInterface(IID_PPV_ARGS(&callback2)) == S_OK);
  EXPECT(callback2->FileTransferred(nullptr, nullptr) == E_NOTIMPL);

  void* raw = nullptr;
  EXPECT(callback2->QueryInterface(__uuidof(IWatcher), &raw) == S_OK);
  auto* own = static_cast<IWatcher*>(raw);
  EXPECT(own->Watch(1) == S_FALSE);

  IBackgroundCopyCallback3* callback3 = nullptr;
  EXPECT(unknown->QueryInterface(&callback3) == E_NOINTERFACE);
  EXPECT(callback3 == nullptr);

  EXPECT(own->Release() == 3);
  EXPECT(callback2->Release() == 2);
  EXPECT(callback->Release() == 1);
  EXPECT(alive == 1);
  EXPECT(unknown->Release() == 0);
  EXPECT(alive == 0);
}

void CompareGuids() {
  IBackgroundCopyJob* job = nullptr;
  IBackgroundCopyJob* const fixed = nullptr;
  const IBackgroundCopyJob* constant = nullptr;
  EXPECT(__uuidof(IBackgroundCopyJob) == IID_IBackgroundCopyJob);
  EXPECT(__uuidof(job) == IID_IBackgroundCopyJob);
  EXPECT(__uuidof(*job) == IID_IBackgroundCopyJob);
  EXPECT(__uuidof(fixed) == IID_IBackgroundCopyJob);
  EXPECT(__uuidof(constant) == IID_IBackgroundCopyJob);
  EXPECT(__uuidof(IBackgroundCopyJob*) == IID_IBackgroundCopyJob);
  EXPECT(__uuidof(BackgroundCopyManager) == CLSID_BackgroundCopyManager);
  EXPECT(__uuidof(BackgroundCopyManager10_3) == CLSID_BackgroundCopyManager10_3);
  EXPECT(__uuidof(IWatcher) == IID_IWatcher);
  EXPECT(IID_IBackgroundCopyJob != IID_IBackgroundCopyJob2);
  EXPECT(IsEqualGUID(GUID_NULL, CLSID_NULL));
  // A GUID at an address that no integer may have.
  alignas(GUID) unsigned char bytes[sizeof(GUID) + 1] = {};
  memcpy(bytes + 1, &IID_IBackgroundCopyJob, sizeof(GUID));
  GUID copy;
  memcpy(&copy, bytes + 1, sizeof(GUID));
  EXPECT(copy == IID_IBackgroundCopyJob);
  wchar_t text[64];
  EXPECT(StringFromGUID2(IID_IBackgroundCopyJob, text, 64) == 39);
  EXPECT(std::wcscmp(text, L"{37668D37-507E-4160-9316-26306D150B12}") == 0);
}

void CompareCodes(HRESULT hr) {
  EXPECT(hr == BG_E_INVALID_STATE);
  EXPECT(hr != BG_E_EMPTY);
  EXPECT(hr == static_cast<HRESULT>(0x80200002));
  switch (hr) {
    case S_OK:
    case BG_S_PARTIAL_COMPLETE:
    case HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND):
      EXPECT(false);
      break;
    case BG_E_INVALID_STATE:
      break;
    default:
      EXPECT(false);
  }
}

}  // namespace

// Of client_callback.c: a callback object that is written in C.
extern "C" IBackgroundCopyCallback* MakeCallbackInC(void);
extern "C" LONG CallbackInCReferences(void);

namespace {

void CallAnObjectThatIsWrittenInC() {
  IBackgroundCopyCallback* callback = MakeCallbackInC();
  IUnknown* same = nullptr;
  EXPECT(callback->QueryInterface(&same) == S_OK);
  EXPECT(CallbackInCReferences() == 2);
  EXPECT(callback->JobTransferred(nullptr) == BG_E_EMPTY);
  EXPECT(callback->JobModification(nullptr, 77) == 77);
  same->Release();
  EXPECT(callback->Release() == 0);
}

}  // namespace

int main() {
  AskForInterfacesInEveryWay();
  CompareGuids();
  CompareCodes(BG_E_INVALID_STATE);
  CallAnObjectThatIsWrittenInC();
  if (failures == 0) std::printf("client: everything holds\n");
  return failures == 0 ? 0 : 1;
}
