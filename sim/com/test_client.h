// File: test_client.h
//
// What the tests of sim/com share: a callback object with a true reference count whose methods are
// a test's own, and every method of a job by its name.
//
//   const ComPointer<TestCallback> callback(new TestCallback);
//   callback->on_transferred = [](IBackgroundCopyJob* job) { return job->Complete(); };
//   job->SetNotifyInterface(callback.get());

#ifndef BITSIM_COM_TEST_CLIENT_H_
#define BITSIM_COM_TEST_CLIENT_H_

#include <bits.h>
#include <bits3_0.h>
#include <objbase.h>

#include <cstring>
#include <functional>
#include <string>
#include <vector>

#include "bitsim/simulation.h"
#include "sim/com/com_pointer.h"

namespace bitsim {

class TestCallback final : public IBackgroundCopyCallback2 {
 public:
  TestCallback() { ++alive; }
  TestCallback(const TestCallback&) = delete;
  TestCallback& operator=(const TestCallback&) = delete;

  STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
    if (on_query) on_query();
    *object = nullptr;
    if (riid != __uuidof(IUnknown) && riid != __uuidof(IBackgroundCopyCallback) &&
        riid != __uuidof(IBackgroundCopyCallback2)) {
      return E_NOINTERFACE;
    }
    AddRef();
    *object = static_cast<IBackgroundCopyCallback2*>(this);
    return S_OK;
  }
  STDMETHODIMP_(ULONG) AddRef() override {
    if (on_add_ref) on_add_ref();
    return ++references;
  }
  STDMETHODIMP_(ULONG) Release() override {
    if (on_release) on_release();
    const ULONG left = --references;
    if (left == 0) delete this;
    return left;
  }
  STDMETHODIMP JobTransferred(IBackgroundCopyJob* job) override {
    ++transferred;
    return on_transferred ? on_transferred(job) : S_OK;
  }
  STDMETHODIMP JobError(IBackgroundCopyJob* job, IBackgroundCopyError* error) override {
    ++errors;
    return on_error ? on_error(job, error) : S_OK;
  }
  STDMETHODIMP JobModification(IBackgroundCopyJob* job, DWORD) override {
    ++modifications;
    return on_modification ? on_modification(job) : S_OK;
  }
  STDMETHODIMP FileTransferred(IBackgroundCopyJob* job, IBackgroundCopyFile* file) override {
    ++files;
    return on_file ? on_file(job, file) : S_OK;
  }

  // How many objects there are.
  static inline int alive = 0;

  ULONG references = 1;
  int transferred = 0;
  int errors = 0;
  int modifications = 0;
  int files = 0;
  std::function<void()> on_query;
  std::function<void()> on_add_ref;
  std::function<void()> on_release;
  std::function<HRESULT(IBackgroundCopyJob*)> on_transferred;
  std::function<HRESULT(IBackgroundCopyJob*, IBackgroundCopyError*)> on_error;
  std::function<HRESULT(IBackgroundCopyJob*)> on_modification;
  std::function<HRESULT(IBackgroundCopyJob*, IBackgroundCopyFile*)> on_file;

 private:
  ~TestCallback() { --alive; }
};

inline ComPointer<IBackgroundCopyManager> CreateManager(Application& application) {
  return ComPointer<IBackgroundCopyManager>(application.CreateManager());
}

inline ComPointer<IBackgroundCopyJob> CreateJob(IBackgroundCopyManager& manager,
                                                BG_JOB_TYPE type = BG_JOB_TYPE_DOWNLOAD) {
  GUID id = {};
  IBackgroundCopyJob* job = nullptr;
  static_cast<void>(manager.CreateJob(L"job", type, &id, &job));
  return ComPointer<IBackgroundCopyJob>(job);
}

// Another interface of an object; empty if it has none.
template <class Interface>
ComPointer<Interface> As(IUnknown& object) {
  void* found = nullptr;
  const bool is_there = SUCCEEDED(object.QueryInterface(__uuidof(Interface), &found));
  return ComPointer<Interface>(is_there ? static_cast<Interface*>(found) : nullptr);
}

inline ComPointer<IBackgroundCopyFile6> FirstFile(IBackgroundCopyJob& job) {
  IEnumBackgroundCopyFiles* files = nullptr;
  IBackgroundCopyFile* file = nullptr;
  static_cast<void>(job.EnumFiles(&files));
  static_cast<void>(files->Next(1, &file, nullptr));
  files->Release();
  const ComPointer<IBackgroundCopyFile> first(file);
  return As<IBackgroundCopyFile6>(*first);
}

inline BG_JOB_STATE StateOf(IBackgroundCopyJob& job) {
  BG_JOB_STATE state = {};
  static_cast<void>(job.GetState(&state));
  return state;
}

// A value that a client in C may pass: a cast could not be relied on.
template <class Enum>
__attribute__((no_sanitize("undefined"))) Enum Undefined(int value) {
  Enum result;
  static_assert(sizeof result == sizeof value);
  std::memcpy(&result, &value, sizeof result);
  return result;
}

// A text that a method returned; frees it.
inline std::wstring Take(LPWSTR text) {
  if (text == nullptr) return L"(null)";
  std::wstring result(text);
  CoTaskMemFree(text);
  return result;
}

// A method of an interface with arguments that it takes. Interface pointers that it gives are
// released, texts freed.
template <class Interface>
struct Method {
  const char* name;
  HRESULT (*call)(Interface& object);
};

// Those that read, with everything they return thrown away; and with NULL instead of each pointer.
std::vector<Method<IBackgroundCopyJob>> JobGetters();
std::vector<Method<IBackgroundCopyJob>> JobGettersIntoNull();
// Those that change the job, in an order that a new job takes.
std::vector<Method<IBackgroundCopyJob>> JobSetters();

}  // namespace bitsim

#endif  // BITSIM_COM_TEST_CLIENT_H_
