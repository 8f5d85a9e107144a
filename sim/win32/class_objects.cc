// Classes: the managers of BITS, and those that applications register.

#include <bits10_3.h>
#include <objbase.h>

#include <array>

#include "sim/com/com_pointer.h"
#include "sim/win32/state.h"

namespace bitsim::win32 {
namespace {

struct ManagerClass {
  const CLSID& clsid;
  BitsVersion version;
};

constexpr std::array kManagerClasses = {
    ManagerClass{CLSID_BackgroundCopyManager, kBits1_0},
    ManagerClass{CLSID_BackgroundCopyManager1_5, kBits1_5},
    ManagerClass{CLSID_BackgroundCopyManager2_0, kBits2_0},
    ManagerClass{CLSID_BackgroundCopyManager2_5, kBits2_5},
    ManagerClass{CLSID_BackgroundCopyManager3_0, kBits3_0},
    ManagerClass{CLSID_BackgroundCopyManager4_0, kBits4_0},
    ManagerClass{CLSID_BackgroundCopyManager5_0, kBits5_0},
    ManagerClass{CLSID_BackgroundCopyManager10_1, kBits10_1},
    ManagerClass{CLSID_BackgroundCopyManager10_2, kBits10_2},
    ManagerClass{CLSID_BackgroundCopyManager10_3, kBits10_3},
};

bool IsManagerClass(REFCLSID clsid, BitsVersion version) {
  for (const ManagerClass& one : kManagerClasses) {
    if (one.clsid == clsid) return one.version <= version;
  }
  return false;
}

// CO_E_NOTINITIALIZED before CoInitializeEx. The first call settles the security.
HRESULT EnterRuntime(Thread& thread) {
  if (!thread.is_in_apartment()) return CO_E_NOTINITIALIZED;
  thread.process.is_security_set = true;
  return S_OK;
}

HRESULT MakeManager(Thread& thread, LPUNKNOWN outer, REFIID riid, LPVOID* object) {
  if (outer != nullptr) return CLASS_E_NOAGGREGATION;
  const ComPointer<IBackgroundCopyManager> manager(thread.process.application.CreateManager());
  return manager->QueryInterface(riid, object);
}

// Makes a manager for whoever asks. There is one, and it is never destroyed.
class ManagerFactory final : public IClassFactory {
 public:
  STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
    if (object == nullptr) return E_POINTER;
    const bool is_known = riid == __uuidof(IUnknown) || riid == __uuidof(IClassFactory);
    *object = is_known ? this : nullptr;
    return is_known ? S_OK : E_NOINTERFACE;
  }
  STDMETHODIMP_(ULONG) AddRef() override { return 2; }
  STDMETHODIMP_(ULONG) Release() override { return 1; }
  STDMETHODIMP CreateInstance(IUnknown* outer, REFIID riid, void** object) override {
    Thread& thread = State::Require("IClassFactory::CreateInstance").CurrentThread();
    if (object == nullptr) return E_POINTER;
    *object = nullptr;
    const HRESULT entered = EnterRuntime(thread);
    return FAILED(entered) ? entered : MakeManager(thread, outer, riid, object);
  }
  STDMETHODIMP LockServer(BOOL) override { return S_OK; }
};

IClassFactory& TheManagerFactory() {
  static ManagerFactory factory;
  return factory;
}

void SetSuspended(State& state, const ProcessState& process, bool is_suspended) {
  for (State::RegisteredClass& one : state.classes()) {
    if (one.process == &process) one.is_suspended = is_suspended;
  }
}

}  // namespace

IClassFactory* State::FindFactory(REFCLSID clsid, const ProcessState* process) const {
  for (auto one = classes_.rbegin(); one != classes_.rend(); ++one) {
    if (process != nullptr && one->process != process) continue;
    if (one->clsid == clsid && !one->is_suspended && one->process->application.is_running()) {
      return one->factory;
    }
  }
  return nullptr;
}

IClassFactory* State::WaitForFactory(REFCLSID clsid, const ProcessState& process,
                                     Instant deadline) {
  const auto is_there = [&] { return FindFactory(clsid, &process) != nullptr; };
  return Block(class_waiters_, deadline, is_there) ? FindFactory(clsid, &process) : nullptr;
}

}  // namespace bitsim::win32

using namespace bitsim;         // NOLINT: these functions are not in a namespace
using namespace bitsim::win32;  // NOLINT

extern "C" {

HRESULT CoCreateInstance(REFCLSID clsid, LPUNKNOWN outer, DWORD clsctx, REFIID riid,
                         LPVOID* object) {
  State& state = State::Require("CoCreateInstance");
  if (object == nullptr) return E_POINTER;
  *object = nullptr;
  Thread& thread = state.CurrentThread();
  const HRESULT entered = EnterRuntime(thread);
  if (FAILED(entered)) return entered;
  if (!IsManagerClass(clsid, state.bits_version())) {
    IClassFactory* const factory = state.FindFactory(clsid);
    return factory == nullptr ? REGDB_E_CLASSNOTREG : factory->CreateInstance(outer, riid, object);
  }
  if ((clsctx & CLSCTX_LOCAL_SERVER) == 0) return REGDB_E_CLASSNOTREG;
  return MakeManager(thread, outer, riid, object);
}

HRESULT CoGetClassObject(REFCLSID clsid, DWORD clsctx, LPVOID, REFIID riid, LPVOID* object) {
  State& state = State::Require("CoGetClassObject");
  if (object == nullptr) return E_POINTER;
  *object = nullptr;
  const HRESULT entered = EnterRuntime(state.CurrentThread());
  if (FAILED(entered)) return entered;
  IClassFactory* factory = state.FindFactory(clsid);
  if (IsManagerClass(clsid, state.bits_version()) && (clsctx & CLSCTX_LOCAL_SERVER) != 0) {
    factory = &TheManagerFactory();
  }
  return factory == nullptr ? REGDB_E_CLASSNOTREG : factory->QueryInterface(riid, object);
}

HRESULT CoRegisterClassObject(REFCLSID clsid, LPUNKNOWN object, DWORD, DWORD regcls,
                              LPDWORD cookie) {
  State& state = State::Require("CoRegisterClassObject");
  if (object == nullptr || cookie == nullptr) return E_INVALIDARG;
  Thread& thread = state.CurrentThread();
  const HRESULT entered = EnterRuntime(thread);
  if (FAILED(entered)) return entered;
  void* factory = nullptr;
  const HRESULT found = object->QueryInterface(__uuidof(IClassFactory), &factory);
  if (FAILED(found)) return found;
  *cookie = state.NewCookie();
  state.classes().push_back({clsid, static_cast<IClassFactory*>(factory), &thread.process, *cookie,
                             (regcls & REGCLS_SUSPENDED) != 0});
  state.NoteClasses();
  return S_OK;
}

HRESULT CoRevokeClassObject(DWORD cookie) {
  State* const state = State::Current();
  if (state == nullptr) return CO_E_NOTINITIALIZED;
  auto& classes = state->classes();
  for (auto one = classes.begin(); one != classes.end(); ++one) {
    if (one->cookie != cookie) continue;
    IClassFactory* const factory = one->factory;
    classes.erase(one);
    factory->Release();
    return S_OK;
  }
  return E_INVALIDARG;
}

HRESULT CoResumeClassObjects() {
  State& state = State::Require("CoResumeClassObjects");
  SetSuspended(state, state.CurrentThread().process, false);
  state.NoteClasses();
  return S_OK;
}

HRESULT CoSuspendClassObjects() {
  State& state = State::Require("CoSuspendClassObjects");
  SetSuspended(state, state.CurrentThread().process, true);
  return S_OK;
}

ULONG CoAddRefServerProcess() {
  return ++State::Require("CoAddRefServerProcess").CurrentThread().process.server_references;
}

ULONG CoReleaseServerProcess() {
  State& state = State::Require("CoReleaseServerProcess");
  ProcessState& process = state.CurrentThread().process;
  if (process.server_references > 0 && --process.server_references == 0) {
    SetSuspended(state, process, true);
  }
  return process.server_references;
}

}  // extern "C"
