// wrl/implements.h: COM objects by Microsoft::WRL::RuntimeClass.
//
//   class Callback : public RuntimeClass<RuntimeClassFlags<ClassicCom>, IBackgroundCopyCallback> {
//    public:
//     HRESULT RuntimeClassInitialize(HANDLE done);
//     ...
//   };
//   ComPtr<Callback> callback;
//   HRESULT hr = MakeAndInitialize<Callback>(&callback, done);
//
// Classic COM only. An interface answers for its base interfaces when it is named with
// ChainInterfaces<Derived, Base...>, or when both are listed.

#ifndef BITSIM_WIN32_WRL_IMPLEMENTS_H_
#define BITSIM_WIN32_WRL_IMPLEMENTS_H_

#include <wrl/client.h>

#include <new>

namespace Microsoft {
namespace WRL {

enum RuntimeClassType {
  WinRt = 0x1,
  ClassicCom = 0x2,
  WinRtClassicComMix = 0x3,
  InhibitWeakReference = 0x4,
  InhibitFtmBase = 0x10
};

template <unsigned kFlags>
struct RuntimeClassFlags {
  static_assert((kFlags & ClassicCom) != 0, "Windows Runtime classes are not supported");
};

class FtmBase {};

template <class First, class... Others>
struct ChainInterfaces : public First {
 protected:
  HRESULT Find(REFIID riid, void** object) noexcept {
    if (riid != __uuidof(First) && !((riid == __uuidof(Others)) || ...)) return E_NOINTERFACE;
    *object = static_cast<First*>(this);
    return S_OK;
  }
  ~ChainInterfaces() = default;
};

namespace Details {

template <class Interface>
struct IsChain : std::false_type {};
template <class... Interfaces>
struct IsChain<ChainInterfaces<Interfaces...>> : std::true_type {};

// One interface, or a chain of them, as a base.
template <class Interface>
class Base : public Interface {
 protected:
  HRESULT FindIn(REFIID riid, void** object) noexcept {
    if constexpr (IsChain<Interface>::value) {
      return this->Find(riid, object);
    } else {
      if (riid != __uuidof(Interface)) return E_NOINTERFACE;
      *object = static_cast<Interface*>(this);
      return S_OK;
    }
  }
  ~Base() = default;
};

template <>
class Base<FtmBase> {
 protected:
  HRESULT FindIn(REFIID, void**) noexcept { return E_NOINTERFACE; }
};

template <class First, class... Others>
class Implementation : public Base<First>, public Base<Others>... {
 public:
  ULONG STDMETHODCALLTYPE AddRef() override {
    return static_cast<ULONG>(InterlockedIncrement(&references_));
  }
  ULONG STDMETHODCALLTYPE Release() override {
    const LONG left = InterlockedDecrement(&references_);
    if (left == 0) delete this;
    return static_cast<ULONG>(left);
  }
  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID riid, void** object) override {
    if (object == nullptr) return E_POINTER;
    *object = nullptr;
    if (riid == __uuidof(IUnknown)) {
      *object = static_cast<IUnknown*>(static_cast<Base<First>*>(this));
    } else if (FAILED(Base<First>::FindIn(riid, object)) &&
               !(SUCCEEDED(Base<Others>::FindIn(riid, object)) || ...)) {
      return E_NOINTERFACE;
    }
    AddRef();
    return S_OK;
  }

 protected:
  Implementation() = default;
  virtual ~Implementation() = default;
  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;

 private:
  LONG references_ = 1;
};

}  // namespace Details

template <class First, class... Others>
class RuntimeClass : public Details::Implementation<First, Others...> {
 public:
  HRESULT RuntimeClassInitialize() noexcept { return S_OK; }
};

template <unsigned kFlags, class First, class... Others>
class RuntimeClass<RuntimeClassFlags<kFlags>, First, Others...>
    : public Details::Implementation<First, Others...> {
 public:
  HRESULT RuntimeClassInitialize() noexcept { return S_OK; }
};

// Empty when there is no memory.
template <class T, class... Arguments>
ComPtr<T> Make(Arguments&&... arguments) {
  ComPtr<T> made;
  made.Attach(new (std::nothrow) T(std::forward<Arguments>(arguments)...));
  return made;
}

template <class T, class I, class... Arguments>
HRESULT MakeAndInitialize(I** result, Arguments&&... arguments) {
  *result = nullptr;
  ComPtr<T> made;
  made.Attach(new (std::nothrow) T());
  if (!made) return E_OUTOFMEMORY;
  const HRESULT hr = made->RuntimeClassInitialize(std::forward<Arguments>(arguments)...);
  if (FAILED(hr)) return hr;
  *result = made.Detach();
  return S_OK;
}

template <class T, class I, class... Arguments>
HRESULT MakeAndInitialize(Details::ComPtrRef<ComPtr<I>> result, Arguments&&... arguments) {
  return MakeAndInitialize<T>(static_cast<I**>(result), std::forward<Arguments>(arguments)...);
}

}  // namespace WRL
}  // namespace Microsoft

#endif  // BITSIM_WIN32_WRL_IMPLEMENTS_H_
