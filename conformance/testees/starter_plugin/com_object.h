// File: com_object.h
//
// A COM object with one interface, and how strings leave one.

#ifndef BITSIM_CONFORMANCE_TESTEES_STARTER_PLUGIN_COM_OBJECT_H_
#define BITSIM_CONFORMANCE_TESTEES_STARTER_PLUGIN_COM_OBJECT_H_

#include <bits.h>

#include <atomic>
#include <cstring>
#include <string>

namespace starter {

template <class Interface>
class ComObject : public Interface {
 public:
  ComObject() = default;
  ComObject(const ComObject&) = delete;
  ComObject& operator=(const ComObject&) = delete;

  STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
    if (object == nullptr) return E_POINTER;
    *object = nullptr;
    if (riid != __uuidof(IUnknown) && riid != __uuidof(Interface)) return E_NOINTERFACE;
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
  virtual ~ComObject() = default;

 private:
  std::atomic<ULONG> references_{1};
};

// A copy that the caller frees.
inline HRESULT GiveText(const std::wstring& text, LPWSTR* given) {
  if (given == nullptr) return E_POINTER;
  const std::size_t size_bytes = (text.size() + 1) * sizeof(WCHAR);
  *given = static_cast<LPWSTR>(CoTaskMemAlloc(size_bytes));
  if (*given == nullptr) return E_OUTOFMEMORY;
  std::memcpy(*given, text.c_str(), size_bytes);
  return S_OK;
}

template <class Value>
HRESULT Give(const Value& value, Value* given) {
  if (given == nullptr) return E_POINTER;
  *given = value;
  return S_OK;
}

}  // namespace starter

#endif  // BITSIM_CONFORMANCE_TESTEES_STARTER_PLUGIN_COM_OBJECT_H_
