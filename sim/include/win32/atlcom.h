// atlcom.h: COM objects by ATL's classes and maps.
//
//   class ATL_NO_VTABLE CCallback : public CComObjectRootEx<CComMultiThreadModel>,
//                                   public IBackgroundCopyCallback {
//    public:
//     BEGIN_COM_MAP(CCallback)
//       COM_INTERFACE_ENTRY(IBackgroundCopyCallback)
//     END_COM_MAP()
//     ...
//   };
//   CComObject<CCallback>* callback = NULL;
//   HRESULT hr = CComObject<CCallback>::CreateInstance(&callback);   // no reference yet
//
// Aggregation, tear-offs, class factories and the registry are not here.

#ifndef BITSIM_WIN32_ATLCOM_H_
#define BITSIM_WIN32_ATLCOM_H_

#include <atlbase.h>

#include <new>

namespace ATL {

class CComSingleThreadModel {
 public:
  static ULONG Increment(LONG* count) { return static_cast<ULONG>(++*count); }
  static ULONG Decrement(LONG* count) { return static_cast<ULONG>(--*count); }
  typedef CComFakeCriticalSection AutoCriticalSection;
};

class CComMultiThreadModel {
 public:
  static ULONG Increment(LONG* count) { return static_cast<ULONG>(InterlockedIncrement(count)); }
  static ULONG Decrement(LONG* count) { return static_cast<ULONG>(InterlockedDecrement(count)); }
  typedef CComAutoCriticalSection AutoCriticalSection;
};

class CComMultiThreadModelNoCS : public CComMultiThreadModel {
 public:
  typedef CComFakeCriticalSection AutoCriticalSection;
};

typedef CComMultiThreadModel CComObjectThreadModel;
typedef CComMultiThreadModel CComGlobalsThreadModel;

template <class ThreadModel>
class CComObjectRootEx {
 public:
  typedef ThreadModel _ThreadModel;

  CComObjectRootEx() : m_dwRef(0) {}
  ULONG InternalAddRef() { return ThreadModel::Increment(&m_dwRef); }
  ULONG InternalRelease() { return ThreadModel::Decrement(&m_dwRef); }
  void Lock() { m_critsec.Lock(); }
  void Unlock() { m_critsec.Unlock(); }
  HRESULT FinalConstruct() { return S_OK; }
  void FinalRelease() {}
  void SetVoid(void*) {}
  void InternalFinalConstructAddRef() {}
  void InternalFinalConstructRelease() {}

  LONG m_dwRef;

 private:
  typename ThreadModel::AutoCriticalSection m_critsec;
};

typedef CComObjectRootEx<CComObjectThreadModel> CComObjectRoot;

template <class Base>
class CComObject : public Base {
 public:
  typedef Base _BaseClass;

  explicit CComObject(void* = nullptr) {}
  virtual ~CComObject() { this->FinalRelease(); }
  CComObject(const CComObject&) = delete;
  CComObject& operator=(const CComObject&) = delete;

  ULONG STDMETHODCALLTYPE AddRef() override { return this->InternalAddRef(); }
  ULONG STDMETHODCALLTYPE Release() override {
    const ULONG left = this->InternalRelease();
    if (left == 0) delete this;
    return left;
  }
  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID riid, void** object) override {
    return this->_InternalQueryInterface(riid, object);
  }
  template <class Q>
  HRESULT STDMETHODCALLTYPE QueryInterface(Q** object) {
    return QueryInterface(__uuidof(Q), reinterpret_cast<void**>(object));
  }

  // An object with no reference: AddRef it, or hand it to a CComPtr.
  static HRESULT WINAPI CreateInstance(CComObject<Base>** object) {
    if (object == nullptr) return E_POINTER;
    *object = nullptr;
    CComObject<Base>* const made = new (std::nothrow) CComObject<Base>();
    if (made == nullptr) return E_OUTOFMEMORY;
    made->InternalFinalConstructAddRef();
    const HRESULT hr = made->FinalConstruct();
    made->InternalFinalConstructRelease();
    if (FAILED(hr)) {
      delete made;
    } else {
      *object = made;
    }
    return hr;
  }
};

template <class Base>
using CComObjectNoLock = CComObject<Base>;

// An object on the stack, whose references are not counted.
template <class Base>
class CComObjectStack : public Base {
 public:
  explicit CComObjectStack(void* = nullptr) { m_hResFinalConstruct = this->FinalConstruct(); }
  virtual ~CComObjectStack() { this->FinalRelease(); }
  ULONG STDMETHODCALLTYPE AddRef() override { return 2; }
  ULONG STDMETHODCALLTYPE Release() override { return 1; }
  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID riid, void** object) override {
    return this->_InternalQueryInterface(riid, object);
  }
  HRESULT m_hResFinalConstruct;
};

// Keep what old programs write compiling: one global module.
class CComModule {
 public:
  HRESULT Init(void*, HINSTANCE, const GUID* = nullptr) { return S_OK; }
  void Term() {}
  LONG Lock() { return 1; }
  LONG Unlock() { return 0; }
  LONG GetLockCount() { return 0; }
};

template <class T>
class CAtlModuleT {
 public:
  HRESULT InitializeCom() { return CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED); }
  LONG Lock() { return 1; }
  LONG Unlock() { return 0; }
};
template <class T>
class CAtlExeModuleT : public CAtlModuleT<T> {};
template <class T>
class CAtlDllModuleT : public CAtlModuleT<T> {};

}  // namespace ATL

#define BEGIN_COM_MAP(Class)                                    \
 public:                                                        \
  typedef Class _ComMapClass;                                   \
  HRESULT _InternalQueryInterface(REFIID riid, void** object) { \
    if (object == nullptr) return E_POINTER;                    \
    *object = nullptr;                                          \
    const bool wants_unknown = riid == __uuidof(IUnknown);      \
    const auto give = [&](auto* found) -> HRESULT {             \
      *object = found;                                          \
      found->AddRef();                                          \
      return S_OK;                                              \
    };
#define COM_INTERFACE_ENTRY(Interface) \
  if (wants_unknown || riid == __uuidof(Interface)) return give(static_cast<Interface*>(this));
#define COM_INTERFACE_ENTRY_IID(iid, Interface) \
  if (wants_unknown || riid == (iid)) return give(static_cast<Interface*>(this));
#define COM_INTERFACE_ENTRY2(Interface, Through)    \
  if (wants_unknown || riid == __uuidof(Interface)) \
    return give(static_cast<Interface*>(static_cast<Through*>(this)));
#define COM_INTERFACE_ENTRY2_IID(iid, Interface, Through) \
  if (wants_unknown || riid == (iid))                     \
    return give(static_cast<Interface*>(static_cast<Through*>(this)));
#define END_COM_MAP()                                                                \
  return E_NOINTERFACE;                                                              \
  }                                                                                  \
  IUnknown* GetUnknown() {                                                           \
    void* found = nullptr;                                                           \
    if (FAILED(_InternalQueryInterface(__uuidof(IUnknown), &found))) return nullptr; \
    static_cast<IUnknown*>(found)->Release();                                        \
    return static_cast<IUnknown*>(found);                                            \
  }                                                                                  \
  virtual ULONG STDMETHODCALLTYPE AddRef() = 0;                                      \
  virtual ULONG STDMETHODCALLTYPE Release() = 0;                                     \
  virtual HRESULT STDMETHODCALLTYPE QueryInterface(REFIID riid, void** object) = 0;

#define DECLARE_PROTECT_FINAL_CONSTRUCT()                   \
  void InternalFinalConstructAddRef() { InternalAddRef(); } \
  void InternalFinalConstructRelease() { InternalRelease(); }
#define DECLARE_NOT_AGGREGATABLE(Class)
#define DECLARE_NO_REGISTRY()
#define DECLARE_GET_CONTROLLING_UNKNOWN()

#endif  // BITSIM_WIN32_ATLCOM_H_
