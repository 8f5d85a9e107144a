// File: test_validator.h
//
// A validator of server certificates whose methods are a test's own.

#ifndef BITSIM_COM_TEST_VALIDATOR_H_
#define BITSIM_COM_TEST_VALIDATOR_H_

#include <bits.h>
#include <bits10_3.h>

#include <functional>

namespace bitsim {

class TestValidator final : public IBackgroundCopyServerCertificateValidationCallback {
 public:
  TestValidator() { ++alive; }
  TestValidator(const TestValidator&) = delete;
  TestValidator& operator=(const TestValidator&) = delete;

  STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
    *object = nullptr;
    if (on_query) on_query();
    if (riid != __uuidof(IBackgroundCopyServerCertificateValidationCallback)) return E_NOINTERFACE;
    AddRef();
    *object = this;
    return S_OK;
  }
  STDMETHODIMP_(ULONG) AddRef() override { return ++references; }
  STDMETHODIMP_(ULONG) Release() override {
    const ULONG left = --references;
    if (on_release) on_release();
    if (left == 0) delete this;
    return left;
  }
  STDMETHODIMP ValidateServerCertificate(IBackgroundCopyJob* job, IBackgroundCopyFile*, DWORD,
                                         const BYTE*, DWORD, DWORD, const BYTE*) override {
    ++calls;
    return on_call ? on_call(job) : S_OK;
  }

  static inline int alive = 0;

  ULONG references = 1;
  int calls = 0;
  std::function<HRESULT(IBackgroundCopyJob*)> on_call;
  std::function<void()> on_query;
  std::function<void()> on_release;

 private:
  ~TestValidator() { --alive; }
};

}  // namespace bitsim

#endif  // BITSIM_COM_TEST_VALIDATOR_H_
