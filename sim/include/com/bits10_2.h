// bits10_2.h: a custom HTTP method (BITS 10.2, Windows 10 version 1809).
//
// Generated from tools/headers/facts/bits10_2.toml by tools/headers/generate.py: change the table,
// not this file.
// clang-format off

#ifndef __bits10_2_h__
#define __bits10_2_h__

#ifdef _WIN32
// Behind the headers of a Windows toolchain: whatever those lack.
#include <bits_fill.h>
#else

#include <bits10_1.h>

#ifndef __IBackgroundCopyJobHttpOptions2_FWD_DEFINED__
#define __IBackgroundCopyJobHttpOptions2_FWD_DEFINED__
typedef interface IBackgroundCopyJobHttpOptions2 IBackgroundCopyJobHttpOptions2;
#endif
#ifndef __BackgroundCopyManager10_2_FWD_DEFINED__
#define __BackgroundCopyManager10_2_FWD_DEFINED__
#ifdef __cplusplus
class BackgroundCopyManager10_2;
#else
typedef struct BackgroundCopyManager10_2 BackgroundCopyManager10_2;
#endif
#endif

DEFINE_GUID(IID_IBackgroundCopyJobHttpOptions2, 0xb591a192, 0xa405, 0x4fc3, 0x83, 0x23, 0x4c, 0x5c,
            0x54, 0x25, 0x78, 0xfc);

// The same service; creating it gives REGDB_E_CLASSNOTREG where BITS is older than 10.2.
DEFINE_GUID(CLSID_BackgroundCopyManager10_2, 0x4575438f, 0xa6c8, 0x4976, 0xb0, 0xfe, 0x2f, 0x26,
            0xb8, 0x0d, 0x95, 0x9e);
#ifdef __cplusplus
class DECLSPEC_UUID("4575438f-a6c8-4976-b0fe-2f26b80d959e") BackgroundCopyManager10_2;
__CRT_UUID_DECL(BackgroundCopyManager10_2, 0x4575438f, 0xa6c8, 0x4976, 0xb0, 0xfe, 0x2f, 0x26, 0xb8,
                0x0d, 0x95, 0x9e)
#endif

#if defined(__cplusplus) && !defined(CINTERFACE)

// -------------------------------------------------------------------------------------------------
// IBackgroundCopyJobHttpOptions2
//
// HTTP options since BITS 10.2: another method than GET.
#ifndef __IBackgroundCopyJobHttpOptions2_INTERFACE_DEFINED__
#define __IBackgroundCopyJobHttpOptions2_INTERFACE_DEFINED__
MIDL_INTERFACE("b591a192-a405-4fc3-8323-4c5c542578fc")
IBackgroundCopyJobHttpOptions2 : public IBackgroundCopyJobHttpOptions {
  // Slot 11. Sets the method of the request, before the first Resume. Any but GET makes the job
  // FOREGROUND for good, every error fatal, and each attempt begin at the first byte.
  //   method [in]: The method.
  // Returns
  //   S_OK
  //   BG_E_UNSUPPORTED_JOB_CONFIGURATION: Dynamic content or on-demand mode is set.
  //   BG_E_READ_ONLY_PROPERTY_AFTER_RESUME: Too late: the job was resumed.
  //   E_ACCESSDENIED: The caller may not change the job.
  // Rules: ST-48.
  virtual HRESULT STDMETHODCALLTYPE SetHttpMethod(LPCWSTR method) = 0;

  // Slot 12. Gives the method; GET for a download that was told no other.
  //   method [out]: The method. Free it with CoTaskMemFree.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetHttpMethod(LPWSTR* method) = 0;

 protected:
  ~IBackgroundCopyJobHttpOptions2() = default;
};
__CRT_UUID_DECL(IBackgroundCopyJobHttpOptions2, 0xb591a192, 0xa405, 0x4fc3, 0x83, 0x23, 0x4c, 0x5c,
                0x54, 0x25, 0x78, 0xfc)
#endif  // __IBackgroundCopyJobHttpOptions2_INTERFACE_DEFINED__

#else  // The same interfaces for C.

#ifndef __IBackgroundCopyJobHttpOptions2_INTERFACE_DEFINED__
#define __IBackgroundCopyJobHttpOptions2_INTERFACE_DEFINED__
typedef struct IBackgroundCopyJobHttpOptions2Vtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyJobHttpOptions2* This, REFIID riid,
                                             void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyJobHttpOptions2* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyJobHttpOptions2* This);
  HRESULT(STDMETHODCALLTYPE* SetClientCertificateByID)(
      IBackgroundCopyJobHttpOptions2* This, BG_CERT_STORE_LOCATION StoreLocation, LPCWSTR StoreName,
      BYTE* pCertHashBlob);
  HRESULT(STDMETHODCALLTYPE* SetClientCertificateByName)(
      IBackgroundCopyJobHttpOptions2* This, BG_CERT_STORE_LOCATION StoreLocation, LPCWSTR StoreName,
      LPCWSTR SubjectName);
  HRESULT(STDMETHODCALLTYPE* RemoveClientCertificate)(IBackgroundCopyJobHttpOptions2* This);
  HRESULT(STDMETHODCALLTYPE* GetClientCertificate)(
      IBackgroundCopyJobHttpOptions2* This, BG_CERT_STORE_LOCATION* pStoreLocation,
      LPWSTR* pStoreName, BYTE** ppCertHashBlob, LPWSTR* pSubjectName);
  HRESULT(STDMETHODCALLTYPE* SetCustomHeaders)(IBackgroundCopyJobHttpOptions2* This,
                                               LPCWSTR RequestHeaders);
  HRESULT(STDMETHODCALLTYPE* GetCustomHeaders)(IBackgroundCopyJobHttpOptions2* This,
                                               LPWSTR* pRequestHeaders);
  HRESULT(STDMETHODCALLTYPE* SetSecurityFlags)(IBackgroundCopyJobHttpOptions2* This, ULONG Flags);
  HRESULT(STDMETHODCALLTYPE* GetSecurityFlags)(IBackgroundCopyJobHttpOptions2* This, ULONG* pFlags);
  HRESULT(STDMETHODCALLTYPE* SetHttpMethod)(IBackgroundCopyJobHttpOptions2* This, LPCWSTR method);
  HRESULT(STDMETHODCALLTYPE* GetHttpMethod)(IBackgroundCopyJobHttpOptions2* This, LPWSTR* method);
  END_INTERFACE
} IBackgroundCopyJobHttpOptions2Vtbl;
interface IBackgroundCopyJobHttpOptions2 {
  CONST_VTBL IBackgroundCopyJobHttpOptions2Vtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBackgroundCopyJobHttpOptions2_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBackgroundCopyJobHttpOptions2_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyJobHttpOptions2_Release(This) ((This)->lpVtbl->Release(This))
#define IBackgroundCopyJobHttpOptions2_SetClientCertificateByID(This, StoreLocation, StoreName, pCertHashBlob) \
  ((This)->lpVtbl->SetClientCertificateByID(This, StoreLocation, StoreName, pCertHashBlob))
#define IBackgroundCopyJobHttpOptions2_SetClientCertificateByName(This, StoreLocation, StoreName, SubjectName) \
  ((This)->lpVtbl->SetClientCertificateByName(This, StoreLocation, StoreName, SubjectName))
#define IBackgroundCopyJobHttpOptions2_RemoveClientCertificate(This) \
  ((This)->lpVtbl->RemoveClientCertificate(This))
#define IBackgroundCopyJobHttpOptions2_GetClientCertificate(This, pStoreLocation, pStoreName, ppCertHashBlob, pSubjectName) \
  ((This)->lpVtbl->GetClientCertificate(This, pStoreLocation, pStoreName, ppCertHashBlob, pSubjectName))
#define IBackgroundCopyJobHttpOptions2_SetCustomHeaders(This, RequestHeaders) \
  ((This)->lpVtbl->SetCustomHeaders(This, RequestHeaders))
#define IBackgroundCopyJobHttpOptions2_GetCustomHeaders(This, pRequestHeaders) \
  ((This)->lpVtbl->GetCustomHeaders(This, pRequestHeaders))
#define IBackgroundCopyJobHttpOptions2_SetSecurityFlags(This, Flags) \
  ((This)->lpVtbl->SetSecurityFlags(This, Flags))
#define IBackgroundCopyJobHttpOptions2_GetSecurityFlags(This, pFlags) \
  ((This)->lpVtbl->GetSecurityFlags(This, pFlags))
#define IBackgroundCopyJobHttpOptions2_SetHttpMethod(This, method) \
  ((This)->lpVtbl->SetHttpMethod(This, method))
#define IBackgroundCopyJobHttpOptions2_GetHttpMethod(This, method) \
  ((This)->lpVtbl->GetHttpMethod(This, method))
#endif  // COBJMACROS
#endif  // __IBackgroundCopyJobHttpOptions2_INTERFACE_DEFINED__

#endif  // C

// Clients include <bits.h> alone and expect every later version with it.
#include <bits10_3.h>

#endif  // _WIN32

#endif  // __bits10_2_h__
