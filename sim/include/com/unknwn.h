// unknwn.h: IUnknown and IClassFactory, and the words in which interfaces are written.
//
// IUnknown has three virtual functions and no virtual destructor: its table of functions is the one
// that C and every other COM compiler expect. Destructors of interfaces are protected, because an
// object is destroyed by the Release that brings its count to zero, never through an interface
// pointer. Make the class that implements an interface `final`, or give it a virtual destructor.
//
// EXAMPLE (a client's callback object)
//   class Watcher final : public IBackgroundCopyCallback {
//    public:
//     STDMETHODIMP QueryInterface(REFIID riid, void** object) override;
//     STDMETHODIMP_(ULONG) AddRef() override;
//     STDMETHODIMP_(ULONG) Release() override;
//     STDMETHODIMP JobTransferred(IBackgroundCopyJob* job) override;
//     ...
//   };

#ifndef BITSIM_COM_UNKNWN_H_
#define BITSIM_COM_UNKNWN_H_

#include <guiddef.h>
#include <winerror.h>
#include <wtypes.h>

#define interface struct
#define __RPC_FAR
#define __RPC_STUB
#define STDMETHODCALLTYPE
#define STDMETHODVCALLTYPE
#define STDAPICALLTYPE
#define STDAPI EXTERN_C HRESULT STDAPICALLTYPE
#define STDAPI_(type) EXTERN_C type STDAPICALLTYPE
#define STDMETHODIMP HRESULT STDMETHODCALLTYPE
#define STDMETHODIMP_(type) type STDMETHODCALLTYPE
#define IFACEMETHODIMP STDMETHODIMP
#define IFACEMETHODIMP_(type) STDMETHODIMP_(type)
#define IFACEMETHOD(method) STDMETHOD(method)
#define IFACEMETHOD_(type, method) STDMETHOD_(type, method)
#define BEGIN_INTERFACE
#define END_INTERFACE
#define CONST_VTBL const
#define MIDL_INTERFACE(uuid_text) struct
#define DECLSPEC_XFGVIRT(base, function)

#if defined(__cplusplus) && !defined(CINTERFACE)
#define STDMETHOD(method) virtual HRESULT STDMETHODCALLTYPE method
#define STDMETHOD_(type, method) virtual type STDMETHODCALLTYPE method
#define PURE = 0
#define THIS_
#define THIS void
#define DECLARE_INTERFACE(name) struct name
#define DECLARE_INTERFACE_(name, base) struct name : public base
#else
#define STDMETHOD(method) HRESULT(STDMETHODCALLTYPE* method)
#define STDMETHOD_(type, method) type(STDMETHODCALLTYPE* method)
#define PURE
#define THIS_ INTERFACE *This,
#define THIS INTERFACE* This
#define DECLARE_INTERFACE(name)         \
  typedef struct name {                 \
    const struct name##Vtbl* lpVtbl;    \
  } name;                               \
  typedef struct name##Vtbl name##Vtbl; \
  struct name##Vtbl
#define DECLARE_INTERFACE_(name, base) DECLARE_INTERFACE(name)
#endif

#ifndef __IUnknown_FWD_DEFINED__
#define __IUnknown_FWD_DEFINED__
typedef interface IUnknown IUnknown;
#endif
typedef IUnknown* LPUNKNOWN;
#ifndef __IClassFactory_FWD_DEFINED__
#define __IClassFactory_FWD_DEFINED__
typedef interface IClassFactory IClassFactory;
#endif

DEFINE_GUID(IID_IUnknown, 0x00000000, 0x0000, 0x0000, 0xc0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
            0x46);
DEFINE_GUID(IID_IClassFactory, 0x00000001, 0x0000, 0x0000, 0xc0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
            0x46);

#if defined(__cplusplus) && !defined(CINTERFACE)
#ifndef __IUnknown_INTERFACE_DEFINED__
#define __IUnknown_INTERFACE_DEFINED__
extern "C++" {
struct IUnknown {
  // Gives the interface `riid` of the same object, with a reference that the caller releases.
  // S_OK; E_NOINTERFACE, and `*object` is then NULL; E_POINTER when `object` is NULL.
  virtual HRESULT STDMETHODCALLTYPE QueryInterface(REFIID riid, void** object) = 0;
  // Adds a reference. The new count is for diagnosis only.
  virtual ULONG STDMETHODCALLTYPE AddRef() = 0;
  // Gives a reference back; at zero the object is gone.
  virtual ULONG STDMETHODCALLTYPE Release() = 0;

  // The typed form: job->QueryInterface(&job2).
  template <class Interface>
  HRESULT STDMETHODCALLTYPE QueryInterface(Interface** object) {
    return QueryInterface(__uuidof(Interface), reinterpret_cast<void**>(object));
  }

 protected:
  ~IUnknown() = default;
};
__CRT_UUID_DECL(IUnknown, 0x00000000, 0x0000, 0x0000, 0xc0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
                0x46)
}
#endif  // __IUnknown_INTERFACE_DEFINED__

#ifndef __IClassFactory_INTERFACE_DEFINED__
#define __IClassFactory_INTERFACE_DEFINED__
struct IClassFactory : public IUnknown {
  // Makes an object of the class and gives its interface `riid`, with a reference for the caller.
  // `outer` is NULL unless the object is aggregated (CLASS_E_NOAGGREGATION when it cannot be).
  virtual HRESULT STDMETHODCALLTYPE CreateInstance(IUnknown* outer, REFIID riid, void** object) = 0;
  // TRUE keeps the server running, FALSE takes one such lock back.
  virtual HRESULT STDMETHODCALLTYPE LockServer(BOOL lock) = 0;

 protected:
  ~IClassFactory() = default;
};
__CRT_UUID_DECL(IClassFactory, 0x00000001, 0x0000, 0x0000, 0xc0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
                0x46)
#endif  // __IClassFactory_INTERFACE_DEFINED__

extern "C++" {
// The second half of IID_PPV_ARGS: does not compile for what is no interface pointer.
template <class Interface>
void** IID_PPV_ARGS_Helper(Interface** object) {
  static_cast<void>(static_cast<IUnknown*>(*object));
  return reinterpret_cast<void**>(object);
}
}
// The two last arguments of QueryInterface and CoCreateInstance: IID_PPV_ARGS(&job).
#define IID_PPV_ARGS(object) __uuidof(**(object)), IID_PPV_ARGS_Helper(object)

#else  // C

#ifndef __IUnknown_INTERFACE_DEFINED__
#define __IUnknown_INTERFACE_DEFINED__
typedef struct IUnknownVtbl {
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IUnknown* This, REFIID riid, void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IUnknown* This);
  ULONG(STDMETHODCALLTYPE* Release)(IUnknown* This);
} IUnknownVtbl;
interface IUnknown {
  CONST_VTBL IUnknownVtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IUnknown_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IUnknown_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IUnknown_Release(This) ((This)->lpVtbl->Release(This))
#endif
#endif  // __IUnknown_INTERFACE_DEFINED__

#ifndef __IClassFactory_INTERFACE_DEFINED__
#define __IClassFactory_INTERFACE_DEFINED__
typedef struct IClassFactoryVtbl {
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IClassFactory* This, REFIID riid, void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IClassFactory* This);
  ULONG(STDMETHODCALLTYPE* Release)(IClassFactory* This);
  HRESULT(STDMETHODCALLTYPE* CreateInstance)
  (IClassFactory* This, IUnknown* outer, REFIID riid, void** object);
  HRESULT(STDMETHODCALLTYPE* LockServer)(IClassFactory* This, BOOL lock);
} IClassFactoryVtbl;
interface IClassFactory {
  CONST_VTBL IClassFactoryVtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IClassFactory_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IClassFactory_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IClassFactory_Release(This) ((This)->lpVtbl->Release(This))
#define IClassFactory_CreateInstance(This, outer, riid, object) \
  ((This)->lpVtbl->CreateInstance(This, outer, riid, object))
#define IClassFactory_LockServer(This, lock) ((This)->lpVtbl->LockServer(This, lock))
#endif
#endif  // __IClassFactory_INTERFACE_DEFINED__

#endif  // C

#endif  // BITSIM_COM_UNKNWN_H_
