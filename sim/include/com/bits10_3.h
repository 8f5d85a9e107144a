// bits10_3.h: validation of server certificates by the client (BITS 10.3, Windows 10 version 1903).
//
// Generated from tools/headers/facts/bits10_3.toml by tools/headers/generate.py: change the table,
// not this file.
// clang-format off

#ifndef __bits10_3_h__
#define __bits10_3_h__

#ifdef _WIN32
// Behind the headers of a Windows toolchain: whatever those lack.
#include <bits_fill.h>
#else

#include <bits10_2.h>

#ifndef __IBackgroundCopyServerCertificateValidationCallback_FWD_DEFINED__
#define __IBackgroundCopyServerCertificateValidationCallback_FWD_DEFINED__
typedef interface IBackgroundCopyServerCertificateValidationCallback IBackgroundCopyServerCertificateValidationCallback;
#endif
#ifndef __IBackgroundCopyJobHttpOptions3_FWD_DEFINED__
#define __IBackgroundCopyJobHttpOptions3_FWD_DEFINED__
typedef interface IBackgroundCopyJobHttpOptions3 IBackgroundCopyJobHttpOptions3;
#endif
#ifndef __BackgroundCopyManager10_3_FWD_DEFINED__
#define __BackgroundCopyManager10_3_FWD_DEFINED__
#ifdef __cplusplus
class BackgroundCopyManager10_3;
#else
typedef struct BackgroundCopyManager10_3 BackgroundCopyManager10_3;
#endif
#endif

DEFINE_GUID(IID_IBackgroundCopyServerCertificateValidationCallback, 0x4cec0d02, 0xdef7, 0x4158,
            0x81, 0x3a, 0xc3, 0x2a, 0x46, 0x94, 0x5f, 0xf7);
DEFINE_GUID(IID_IBackgroundCopyJobHttpOptions3, 0x8a9263d3, 0xfd4c, 0x4eda, 0x9b, 0x28, 0x30, 0x13,
            0x2a, 0x4d, 0x4e, 0x3c);

// The same service; creating it gives REGDB_E_CLASSNOTREG where BITS is older than 10.3.
DEFINE_GUID(CLSID_BackgroundCopyManager10_3, 0x5fd42ad5, 0xc04e, 0x4d36, 0xad, 0xc7, 0xe0, 0x8f,
            0xf1, 0x57, 0x37, 0xad);
#ifdef __cplusplus
class DECLSPEC_UUID("5fd42ad5-c04e-4d36-adc7-e08ff15737ad") BackgroundCopyManager10_3;
__CRT_UUID_DECL(BackgroundCopyManager10_3, 0x5fd42ad5, 0xc04e, 0x4d36, 0xad, 0xc7, 0xe0, 0x8f, 0xf1,
                0x57, 0x37, 0xad)
#endif

#if defined(__cplusplus) && !defined(CINTERFACE)

// -------------------------------------------------------------------------------------------------
// IBackgroundCopyServerCertificateValidationCallback
//
// Implemented by the client that checks server certificates itself, after the system's own check
// has passed.
#ifndef __IBackgroundCopyServerCertificateValidationCallback_INTERFACE_DEFINED__
#define __IBackgroundCopyServerCertificateValidationCallback_INTERFACE_DEFINED__
MIDL_INTERFACE("4cec0d02-def7-4158-813a-c32a46945ff7")
IBackgroundCopyServerCertificateValidationCallback : public IUnknown {
  // Slot 3. Says whether the certificate of a server is acceptable. Called once for each
  // certificate and endpoint of a job as long as it is accepted; refusing one is not remembered.
  //   job [in]: The job; the service's reference.
  //   file [in]: The file; the service's reference.
  //   certLength [in]: The size of the certificate. In bytes.
  //   certData [in]: The certificate. Array; its length is certLength.
  //   certEncodingType [in]: Its encoding, as CertCreateCertificateContext takes it.
  //   certStoreLength [in]: The size of the store. In bytes.
  //   certStoreData [in]: The store with its chain, serialized. Array; its length is
  //     certStoreLength.
  // Returns
  //   S_OK: Accepted.
  //   E_FAIL: Or any other failure: refused; the job gets this code and the context
  //     SERVER_CERTIFICATE_CALLBACK.
  // Rules: NOTIFY-SEC-10, ST-47.
  virtual HRESULT STDMETHODCALLTYPE ValidateServerCertificate(
      IBackgroundCopyJob* job, IBackgroundCopyFile* file, DWORD certLength, const BYTE* certData,
      DWORD certEncodingType, DWORD certStoreLength, const BYTE* certStoreData) = 0;

 protected:
  ~IBackgroundCopyServerCertificateValidationCallback() = default;
};
__CRT_UUID_DECL(IBackgroundCopyServerCertificateValidationCallback, 0x4cec0d02, 0xdef7, 0x4158,
                0x81, 0x3a, 0xc3, 0x2a, 0x46, 0x94, 0x5f, 0xf7)
#endif  // __IBackgroundCopyServerCertificateValidationCallback_INTERFACE_DEFINED__

// -------------------------------------------------------------------------------------------------
// IBackgroundCopyJobHttpOptions3
//
// HTTP options since BITS 10.3: certificate validation by the client, secret headers.
#ifndef __IBackgroundCopyJobHttpOptions3_INTERFACE_DEFINED__
#define __IBackgroundCopyJobHttpOptions3_INTERFACE_DEFINED__
MIDL_INTERFACE("8a9263d3-fd4c-4eda-9b28-30132a4d4e3c")
IBackgroundCopyJobHttpOptions3 : public IBackgroundCopyJobHttpOptions2 {
  // Slot 13. Registers the object that validates server certificates, or removes it. Like the
  // notify interface it is single, ends with its program and is not stored. Forgets the
  // certificates accepted so far.
  //   certValidationCallback [in]: An object with
  //     IBackgroundCopyServerCertificateValidationCallback; NULL removes the present one.
  // Returns
  //   S_OK
  //   E_NOINTERFACE: The object has no such interface.
  //   BG_E_READ_ONLY_WHEN_JOB_ACTIVE: The job is not SUSPENDED.
  //   E_ACCESSDENIED: The caller may not change the job.
  // Rules: NOTIFY-SEC-10, ST-47.
  virtual HRESULT STDMETHODCALLTYPE SetServerCertificateValidationInterface(
      IUnknown* certValidationCallback) = 0;

  // Slot 14. Makes GetCustomHeaders fail from now on. Cannot be taken back.
  // Returns
  //   S_OK
  //   E_ACCESSDENIED: The caller may not change the job.
  virtual HRESULT STDMETHODCALLTYPE MakeCustomHeadersWriteOnly() = 0;

 protected:
  ~IBackgroundCopyJobHttpOptions3() = default;
};
__CRT_UUID_DECL(IBackgroundCopyJobHttpOptions3, 0x8a9263d3, 0xfd4c, 0x4eda, 0x9b, 0x28, 0x30, 0x13,
                0x2a, 0x4d, 0x4e, 0x3c)
#endif  // __IBackgroundCopyJobHttpOptions3_INTERFACE_DEFINED__

#else  // The same interfaces for C.

#ifndef __IBackgroundCopyServerCertificateValidationCallback_INTERFACE_DEFINED__
#define __IBackgroundCopyServerCertificateValidationCallback_INTERFACE_DEFINED__
typedef struct IBackgroundCopyServerCertificateValidationCallbackVtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyServerCertificateValidationCallback* This,
                                             REFIID riid, void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyServerCertificateValidationCallback* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyServerCertificateValidationCallback* This);
  HRESULT(STDMETHODCALLTYPE* ValidateServerCertificate)(
      IBackgroundCopyServerCertificateValidationCallback* This, IBackgroundCopyJob* job,
      IBackgroundCopyFile* file, DWORD certLength, const BYTE* certData, DWORD certEncodingType,
      DWORD certStoreLength, const BYTE* certStoreData);
  END_INTERFACE
} IBackgroundCopyServerCertificateValidationCallbackVtbl;
interface IBackgroundCopyServerCertificateValidationCallback {
  CONST_VTBL IBackgroundCopyServerCertificateValidationCallbackVtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBackgroundCopyServerCertificateValidationCallback_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBackgroundCopyServerCertificateValidationCallback_AddRef(This) \
  ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyServerCertificateValidationCallback_Release(This) \
  ((This)->lpVtbl->Release(This))
#define IBackgroundCopyServerCertificateValidationCallback_ValidateServerCertificate(This, job, file, certLength, certData, certEncodingType, certStoreLength, certStoreData) \
  ((This)->lpVtbl->ValidateServerCertificate(This, job, file, certLength, certData, certEncodingType, certStoreLength, certStoreData))
#endif  // COBJMACROS
#endif  // __IBackgroundCopyServerCertificateValidationCallback_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyJobHttpOptions3_INTERFACE_DEFINED__
#define __IBackgroundCopyJobHttpOptions3_INTERFACE_DEFINED__
typedef struct IBackgroundCopyJobHttpOptions3Vtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyJobHttpOptions3* This, REFIID riid,
                                             void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyJobHttpOptions3* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyJobHttpOptions3* This);
  HRESULT(STDMETHODCALLTYPE* SetClientCertificateByID)(
      IBackgroundCopyJobHttpOptions3* This, BG_CERT_STORE_LOCATION StoreLocation, LPCWSTR StoreName,
      BYTE* pCertHashBlob);
  HRESULT(STDMETHODCALLTYPE* SetClientCertificateByName)(
      IBackgroundCopyJobHttpOptions3* This, BG_CERT_STORE_LOCATION StoreLocation, LPCWSTR StoreName,
      LPCWSTR SubjectName);
  HRESULT(STDMETHODCALLTYPE* RemoveClientCertificate)(IBackgroundCopyJobHttpOptions3* This);
  HRESULT(STDMETHODCALLTYPE* GetClientCertificate)(
      IBackgroundCopyJobHttpOptions3* This, BG_CERT_STORE_LOCATION* pStoreLocation,
      LPWSTR* pStoreName, BYTE** ppCertHashBlob, LPWSTR* pSubjectName);
  HRESULT(STDMETHODCALLTYPE* SetCustomHeaders)(IBackgroundCopyJobHttpOptions3* This,
                                               LPCWSTR RequestHeaders);
  HRESULT(STDMETHODCALLTYPE* GetCustomHeaders)(IBackgroundCopyJobHttpOptions3* This,
                                               LPWSTR* pRequestHeaders);
  HRESULT(STDMETHODCALLTYPE* SetSecurityFlags)(IBackgroundCopyJobHttpOptions3* This, ULONG Flags);
  HRESULT(STDMETHODCALLTYPE* GetSecurityFlags)(IBackgroundCopyJobHttpOptions3* This, ULONG* pFlags);
  HRESULT(STDMETHODCALLTYPE* SetHttpMethod)(IBackgroundCopyJobHttpOptions3* This, LPCWSTR method);
  HRESULT(STDMETHODCALLTYPE* GetHttpMethod)(IBackgroundCopyJobHttpOptions3* This, LPWSTR* method);
  HRESULT(STDMETHODCALLTYPE* SetServerCertificateValidationInterface)(
      IBackgroundCopyJobHttpOptions3* This, IUnknown* certValidationCallback);
  HRESULT(STDMETHODCALLTYPE* MakeCustomHeadersWriteOnly)(IBackgroundCopyJobHttpOptions3* This);
  END_INTERFACE
} IBackgroundCopyJobHttpOptions3Vtbl;
interface IBackgroundCopyJobHttpOptions3 {
  CONST_VTBL IBackgroundCopyJobHttpOptions3Vtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBackgroundCopyJobHttpOptions3_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBackgroundCopyJobHttpOptions3_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyJobHttpOptions3_Release(This) ((This)->lpVtbl->Release(This))
#define IBackgroundCopyJobHttpOptions3_SetClientCertificateByID(This, StoreLocation, StoreName, pCertHashBlob) \
  ((This)->lpVtbl->SetClientCertificateByID(This, StoreLocation, StoreName, pCertHashBlob))
#define IBackgroundCopyJobHttpOptions3_SetClientCertificateByName(This, StoreLocation, StoreName, SubjectName) \
  ((This)->lpVtbl->SetClientCertificateByName(This, StoreLocation, StoreName, SubjectName))
#define IBackgroundCopyJobHttpOptions3_RemoveClientCertificate(This) \
  ((This)->lpVtbl->RemoveClientCertificate(This))
#define IBackgroundCopyJobHttpOptions3_GetClientCertificate(This, pStoreLocation, pStoreName, ppCertHashBlob, pSubjectName) \
  ((This)->lpVtbl->GetClientCertificate(This, pStoreLocation, pStoreName, ppCertHashBlob, pSubjectName))
#define IBackgroundCopyJobHttpOptions3_SetCustomHeaders(This, RequestHeaders) \
  ((This)->lpVtbl->SetCustomHeaders(This, RequestHeaders))
#define IBackgroundCopyJobHttpOptions3_GetCustomHeaders(This, pRequestHeaders) \
  ((This)->lpVtbl->GetCustomHeaders(This, pRequestHeaders))
#define IBackgroundCopyJobHttpOptions3_SetSecurityFlags(This, Flags) \
  ((This)->lpVtbl->SetSecurityFlags(This, Flags))
#define IBackgroundCopyJobHttpOptions3_GetSecurityFlags(This, pFlags) \
  ((This)->lpVtbl->GetSecurityFlags(This, pFlags))
#define IBackgroundCopyJobHttpOptions3_SetHttpMethod(This, method) \
  ((This)->lpVtbl->SetHttpMethod(This, method))
#define IBackgroundCopyJobHttpOptions3_GetHttpMethod(This, method) \
  ((This)->lpVtbl->GetHttpMethod(This, method))
#define IBackgroundCopyJobHttpOptions3_SetServerCertificateValidationInterface(This, certValidationCallback) \
  ((This)->lpVtbl->SetServerCertificateValidationInterface(This, certValidationCallback))
#define IBackgroundCopyJobHttpOptions3_MakeCustomHeadersWriteOnly(This) \
  ((This)->lpVtbl->MakeCustomHeadersWriteOnly(This))
#endif  // COBJMACROS
#endif  // __IBackgroundCopyJobHttpOptions3_INTERFACE_DEFINED__

#endif  // C

#endif  // _WIN32

#endif  // __bits10_3_h__
