// bits2_5.h: Interfaces of BITS 2.5.
//
// Generated from tools/headers/facts/bits2_5.toml by tools/headers/generate.py: change the table,
// not this file.
// clang-format off

#ifndef __bits2_5_h__
#define __bits2_5_h__

#ifdef _WIN32
// Behind the headers of a Windows toolchain: whatever those lack.
#include <bits_fill.h>
#else

#include <bits2_0.h>

#ifndef __IBackgroundCopyJobHttpOptions_FWD_DEFINED__
#define __IBackgroundCopyJobHttpOptions_FWD_DEFINED__
typedef interface IBackgroundCopyJobHttpOptions IBackgroundCopyJobHttpOptions;
#endif
#ifndef __BackgroundCopyManager2_5_FWD_DEFINED__
#define __BackgroundCopyManager2_5_FWD_DEFINED__
#ifdef __cplusplus
class BackgroundCopyManager2_5;
#else
typedef struct BackgroundCopyManager2_5 BackgroundCopyManager2_5;
#endif
#endif

#define BG_SSL_ENABLE_CRL_CHECK 0x0001
#define BG_SSL_IGNORE_CERT_CN_INVALID 0x0002
#define BG_SSL_IGNORE_CERT_DATE_INVALID 0x0004
#define BG_SSL_IGNORE_UNKNOWN_CA 0x0008
#define BG_SSL_IGNORE_CERT_WRONG_USAGE 0x0010
#define BG_HTTP_REDIRECT_POLICY_MASK 0x0700
#define BG_HTTP_REDIRECT_POLICY_ALLOW_SILENT 0x0000
#define BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT 0x0100
#define BG_HTTP_REDIRECT_POLICY_DISALLOW 0x0200
#define BG_HTTP_REDIRECT_POLICY_ALLOW_HTTPS_TO_HTTP 0x0800

typedef enum BG_CERT_STORE_LOCATION {
  BG_CERT_STORE_LOCATION_CURRENT_USER = 0,
  BG_CERT_STORE_LOCATION_LOCAL_MACHINE = 1,
  BG_CERT_STORE_LOCATION_CURRENT_SERVICE = 2,
  BG_CERT_STORE_LOCATION_SERVICES = 3,
  BG_CERT_STORE_LOCATION_USERS = 4,
  BG_CERT_STORE_LOCATION_CURRENT_USER_GROUP_POLICY = 5,
  BG_CERT_STORE_LOCATION_LOCAL_MACHINE_GROUP_POLICY = 6,
  BG_CERT_STORE_LOCATION_LOCAL_MACHINE_ENTERPRISE = 7
} BG_CERT_STORE_LOCATION;

// -------------------------------------------------------------------------------------------------
// IBackgroundCopyJobHttpOptions
//
//
#ifndef __IBackgroundCopyJobHttpOptions_INTERFACE_DEFINED__
#define __IBackgroundCopyJobHttpOptions_INTERFACE_DEFINED__
DEFINE_GUID(
    IID_IBackgroundCopyJobHttpOptions, 0xf1bd1079, 0x9f01, 0x4bdc, 0x80, 0x36, 0xf0, 0x9b, 0x70,
    0x09, 0x50, 0x66);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("f1bd1079-9f01-4bdc-8036-f09b70095066")
IBackgroundCopyJobHttpOptions : public IUnknown {
  // Slot 3.
  //   pCertHashBlob [in]: Array of 20 bytes.
  virtual HRESULT STDMETHODCALLTYPE SetClientCertificateByID(
      BG_CERT_STORE_LOCATION StoreLocation, LPCWSTR StoreName, BYTE* pCertHashBlob) = 0;

  // Slot 4.
  virtual HRESULT STDMETHODCALLTYPE SetClientCertificateByName(
      BG_CERT_STORE_LOCATION StoreLocation, LPCWSTR StoreName, LPCWSTR SubjectName) = 0;

  // Slot 5.
  virtual HRESULT STDMETHODCALLTYPE RemoveClientCertificate() = 0;

  // Slot 6.
  //   pStoreName [out]: Free it with CoTaskMemFree.
  //   ppCertHashBlob [out]: Array of 20 bytes. Free it with CoTaskMemFree.
  //   pSubjectName [out]: Free it with CoTaskMemFree.
  virtual HRESULT STDMETHODCALLTYPE GetClientCertificate(
      BG_CERT_STORE_LOCATION* pStoreLocation, LPWSTR* pStoreName, BYTE** ppCertHashBlob,
      LPWSTR* pSubjectName) = 0;

  // Slot 7.
  virtual HRESULT STDMETHODCALLTYPE SetCustomHeaders(LPCWSTR RequestHeaders) = 0;

  // Slot 8.
  //   pRequestHeaders [out]: Free it with CoTaskMemFree.
  virtual HRESULT STDMETHODCALLTYPE GetCustomHeaders(LPWSTR* pRequestHeaders) = 0;

  // Slot 9.
  virtual HRESULT STDMETHODCALLTYPE SetSecurityFlags(ULONG Flags) = 0;

  // Slot 10.
  virtual HRESULT STDMETHODCALLTYPE GetSecurityFlags(ULONG* pFlags) = 0;

 protected:
  ~IBackgroundCopyJobHttpOptions() = default;
};
__CRT_UUID_DECL(
    IBackgroundCopyJobHttpOptions, 0xf1bd1079, 0x9f01, 0x4bdc, 0x80, 0x36, 0xf0, 0x9b, 0x70, 0x09,
    0x50, 0x66)
#else  // C
typedef struct IBackgroundCopyJobHttpOptionsVtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyJobHttpOptions* This, REFIID riid, void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyJobHttpOptions* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyJobHttpOptions* This);
  HRESULT(STDMETHODCALLTYPE* SetClientCertificateByID)(
      IBackgroundCopyJobHttpOptions* This, BG_CERT_STORE_LOCATION StoreLocation, LPCWSTR
      StoreName, BYTE* pCertHashBlob);
  HRESULT(STDMETHODCALLTYPE* SetClientCertificateByName)(
      IBackgroundCopyJobHttpOptions* This, BG_CERT_STORE_LOCATION StoreLocation, LPCWSTR
      StoreName, LPCWSTR SubjectName);
  HRESULT(STDMETHODCALLTYPE* RemoveClientCertificate)(IBackgroundCopyJobHttpOptions* This);
  HRESULT(STDMETHODCALLTYPE* GetClientCertificate)(
      IBackgroundCopyJobHttpOptions* This, BG_CERT_STORE_LOCATION* pStoreLocation, LPWSTR*
      pStoreName, BYTE** ppCertHashBlob, LPWSTR* pSubjectName);
  HRESULT(STDMETHODCALLTYPE* SetCustomHeaders)(
      IBackgroundCopyJobHttpOptions* This, LPCWSTR RequestHeaders);
  HRESULT(STDMETHODCALLTYPE* GetCustomHeaders)(
      IBackgroundCopyJobHttpOptions* This, LPWSTR* pRequestHeaders);
  HRESULT(STDMETHODCALLTYPE* SetSecurityFlags)(IBackgroundCopyJobHttpOptions* This, ULONG Flags);
  HRESULT(STDMETHODCALLTYPE* GetSecurityFlags)(IBackgroundCopyJobHttpOptions* This, ULONG* pFlags);
  END_INTERFACE
} IBackgroundCopyJobHttpOptionsVtbl;
interface IBackgroundCopyJobHttpOptions {
  CONST_VTBL IBackgroundCopyJobHttpOptionsVtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBackgroundCopyJobHttpOptions_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBackgroundCopyJobHttpOptions_AddRef(This) \
  ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyJobHttpOptions_Release(This) \
  ((This)->lpVtbl->Release(This))
#define IBackgroundCopyJobHttpOptions_SetClientCertificateByID(This, StoreLocation, StoreName, pCertHashBlob) \
  ((This)->lpVtbl->SetClientCertificateByID(This, StoreLocation, StoreName, pCertHashBlob))
#define IBackgroundCopyJobHttpOptions_SetClientCertificateByName(This, StoreLocation, StoreName, SubjectName) \
  ((This)->lpVtbl->SetClientCertificateByName(This, StoreLocation, StoreName, SubjectName))
#define IBackgroundCopyJobHttpOptions_RemoveClientCertificate(This) \
  ((This)->lpVtbl->RemoveClientCertificate(This))
#define IBackgroundCopyJobHttpOptions_GetClientCertificate(This, pStoreLocation, pStoreName, ppCertHashBlob, pSubjectName) \
  ((This)->lpVtbl->GetClientCertificate(This, pStoreLocation, pStoreName, ppCertHashBlob, pSubjectName))
#define IBackgroundCopyJobHttpOptions_SetCustomHeaders(This, RequestHeaders) \
  ((This)->lpVtbl->SetCustomHeaders(This, RequestHeaders))
#define IBackgroundCopyJobHttpOptions_GetCustomHeaders(This, pRequestHeaders) \
  ((This)->lpVtbl->GetCustomHeaders(This, pRequestHeaders))
#define IBackgroundCopyJobHttpOptions_SetSecurityFlags(This, Flags) \
  ((This)->lpVtbl->SetSecurityFlags(This, Flags))
#define IBackgroundCopyJobHttpOptions_GetSecurityFlags(This, pFlags) \
  ((This)->lpVtbl->GetSecurityFlags(This, pFlags))
#endif  // COBJMACROS
#endif  // C
#endif  // __IBackgroundCopyJobHttpOptions_INTERFACE_DEFINED__

DEFINE_GUID(
    CLSID_BackgroundCopyManager2_5, 0x03ca98d6, 0xff5d, 0x49b8, 0xab, 0xc6, 0x03, 0xdd, 0x84,
    0x12, 0x70, 0x20);
#ifdef __cplusplus
class DECLSPEC_UUID("03ca98d6-ff5d-49b8-abc6-03dd84127020") BackgroundCopyManager2_5;
__CRT_UUID_DECL(
    BackgroundCopyManager2_5, 0x03ca98d6, 0xff5d, 0x49b8, 0xab, 0xc6, 0x03, 0xdd, 0x84, 0x12, 0x70,
    0x20)
#endif

// Clients include <bits.h> alone and expect every later version with it.
#include <bits3_0.h>

#endif  // _WIN32

#endif  // __bits2_5_h__
