#include "conformance/backends/plugin/plugin_objects.h"

#include <gtest/gtest.h>

#include "conformance/testbed/application_ended.h"

namespace conformance {
namespace {

class SuiteProgram final : public SuiteObject<IBitsimProgram> {
 public:
  explicit SuiteProgram(ProgramCode code) : code_(std::move(code)) {}

  STDMETHODIMP Run(IBitsimApplication* self, LPCWSTR parameters, UINT32* exit_code) override {
    if (self == nullptr || parameters == nullptr || exit_code == nullptr) return E_POINTER;
    try {
      *exit_code = code_(ComPtr<IBitsimApplication>::Share(self), parameters);
      return S_OK;
    } catch (const ApplicationEnded&) {
      return E_ABORT;
    } catch (const std::exception& error) {
      ADD_FAILURE() << "C++ exception with description \"" << error.what()
                    << "\" thrown in a program";
      return E_UNEXPECTED;
    }
  }

 private:
  const ProgramCode code_;
};

class SuiteClassFactory final : public SuiteObject<IClassFactory> {
 public:
  explicit SuiteClassFactory(std::function<IUnknown*()> make) : make_(std::move(make)) {}

  STDMETHODIMP CreateInstance(IUnknown* outer, REFIID riid, void** object) override {
    if (object == nullptr) return E_POINTER;
    *object = nullptr;
    if (outer != nullptr) return CLASS_E_NOAGGREGATION;
    const auto made = ComPtr<IUnknown>::Adopt(make_());
    if (made.get() == nullptr) return E_FAIL;
    // As it is, not asked for the interface: the service shall be the first to ask.
    if (!IsEqualGUID(riid, __uuidof(IUnknown))) return made->QueryInterface(riid, object);
    made->AddRef();
    *object = made.get();
    return S_OK;
  }
  STDMETHODIMP LockServer(BOOL) override { return S_OK; }

 private:
  const std::function<IUnknown*()> make_;
};

}  // namespace

// Whatever the function throws ends the wait; no exception crosses the plugin.
BOOL WaitCondition::Holds() {
  if (failure_) return TRUE;
  try {
    return condition_() ? TRUE : FALSE;
  } catch (...) {
    failure_ = std::current_exception();
    return TRUE;
  }
}

ComPtr<IBitsimProgram> MakeProgram(ProgramCode code) {
  return ComPtr<IBitsimProgram>::Adopt(new SuiteProgram(std::move(code)));
}

ComPtr<IClassFactory> MakeClassFactory(std::function<IUnknown*()> make) {
  return ComPtr<IClassFactory>::Adopt(new SuiteClassFactory(std::move(make)));
}

}  // namespace conformance
