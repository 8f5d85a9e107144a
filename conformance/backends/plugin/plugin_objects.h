// File: plugin_objects.h
//
// What the suite gives a plugin: its conditions, the code of its programs, the makers of its
// objects. True COM objects, which live as long as the plugin refers to them.
//
//   ComPtr<WaitCondition> condition = WaitCondition::Make([&] { return callback->calls() == 1; });
//   clock->RunUntil(condition.get(), limit, &holds);
//   condition->RethrowFailure();          // what the function threw: it did not cross the plugin

#ifndef BITSIM_CONFORMANCE_BACKENDS_PLUGIN_PLUGIN_OBJECTS_H_
#define BITSIM_CONFORMANCE_BACKENDS_PLUGIN_PLUGIN_OBJECTS_H_

#include <bitsim_conformance/plugin.h>

#include <atomic>
#include <exception>
#include <functional>
#include <string>
#include <utility>

#include "conformance/testbed/com_ptr.h"

namespace conformance {

// A COM object with this one interface.
template <class Interface>
class SuiteObject : public Interface {
 public:
  STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
    if (object == nullptr) return E_POINTER;
    *object = nullptr;
    if (!IsEqualGUID(riid, __uuidof(IUnknown)) && !IsEqualGUID(riid, __uuidof(Interface))) {
      return E_NOINTERFACE;
    }
    AddRef();
    *object = static_cast<Interface*>(this);
    return S_OK;
  }
  STDMETHODIMP_(ULONG) AddRef() override { return ++references_; }
  STDMETHODIMP_(ULONG) Release() override {
    const ULONG left = --references_;
    if (left == 0) delete this;
    return left;
  }

 protected:
  SuiteObject() = default;
  SuiteObject(const SuiteObject&) = delete;
  SuiteObject& operator=(const SuiteObject&) = delete;
  virtual ~SuiteObject() = default;

 private:
  std::atomic<ULONG> references_{1};
};

class WaitCondition final : public SuiteObject<IBitsimCondition> {
 public:
  // `condition` must outlive the wait.
  static ComPtr<WaitCondition> Make(const std::function<bool()>& condition) {
    return ComPtr<WaitCondition>::Adopt(new WaitCondition(condition));
  }

  STDMETHODIMP_(BOOL) Holds() override;
  void RethrowFailure() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  explicit WaitCondition(const std::function<bool()>& condition) : condition_(condition) {}

  const std::function<bool()>& condition_;
  std::exception_ptr failure_;
};

// What a program does; the exit code. ApplicationEnded leaves it when it is killed.
using ProgramCode =
    std::function<UINT32(ComPtr<IBitsimApplication> self, const std::wstring& parameters)>;
ComPtr<IBitsimProgram> MakeProgram(ProgramCode code);

// A class whose objects `make` gives, each with a reference for the caller.
ComPtr<IClassFactory> MakeClassFactory(std::function<IUnknown*()> make);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_PLUGIN_PLUGIN_OBJECTS_H_
