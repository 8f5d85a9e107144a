// bits2_5.h: HTTP options of a job: certificates, headers, security flags (BITS 2.5).
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

// SetSecurityFlags: how server certificates are checked.

#define BG_SSL_ENABLE_CRL_CHECK 0x0001          // The revocation list is consulted.
#define BG_SSL_IGNORE_CERT_CN_INVALID 0x0002    // A certificate for another host name is accepted.
#define BG_SSL_IGNORE_CERT_DATE_INVALID 0x0004  // A certificate out of its dates is accepted.
// A certificate of an unknown authority is accepted.
#define BG_SSL_IGNORE_UNKNOWN_CA 0x0008
#define BG_SSL_IGNORE_CERT_WRONG_USAGE 0x0010   // A certificate for another usage is accepted.

// SetSecurityFlags: what a redirect does; one policy within the mask, and the HTTPS-to-HTTP bit.

#define BG_HTTP_REDIRECT_POLICY_MASK 0x0700  // The bits that hold the policy.
// Followed; the remote name stays. The default.
#define BG_HTTP_REDIRECT_POLICY_ALLOW_SILENT 0x0000
// Followed; the remote name becomes the final URL.
#define BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT 0x0100
// Not followed: the job fails, the remote name becomes the final URL.
#define BG_HTTP_REDIRECT_POLICY_DISALLOW 0x0200
// A redirect may lead from HTTPS to HTTP.
#define BG_HTTP_REDIRECT_POLICY_ALLOW_HTTPS_TO_HTTP 0x0800

// Where a client certificate is looked up.
typedef enum BG_CERT_STORE_LOCATION BITSIM_COM_ENUM_BASE {
  BG_CERT_STORE_LOCATION_CURRENT_USER = 0,
  BG_CERT_STORE_LOCATION_LOCAL_MACHINE = 1,
  BG_CERT_STORE_LOCATION_CURRENT_SERVICE = 2,
  BG_CERT_STORE_LOCATION_SERVICES = 3,
  BG_CERT_STORE_LOCATION_USERS = 4,
  BG_CERT_STORE_LOCATION_CURRENT_USER_GROUP_POLICY = 5,
  BG_CERT_STORE_LOCATION_LOCAL_MACHINE_GROUP_POLICY = 6,
  BG_CERT_STORE_LOCATION_LOCAL_MACHINE_ENTERPRISE = 7
} BG_CERT_STORE_LOCATION;

DEFINE_GUID(IID_IBackgroundCopyJobHttpOptions, 0xf1bd1079, 0x9f01, 0x4bdc, 0x80, 0x36, 0xf0, 0x9b,
            0x70, 0x09, 0x50, 0x66);

// The same service; creating it gives REGDB_E_CLASSNOTREG where BITS is older than 2.5.
DEFINE_GUID(CLSID_BackgroundCopyManager2_5, 0x03ca98d6, 0xff5d, 0x49b8, 0xab, 0xc6, 0x03, 0xdd,
            0x84, 0x12, 0x70, 0x20);
#ifdef __cplusplus
class DECLSPEC_UUID("03ca98d6-ff5d-49b8-abc6-03dd84127020") BackgroundCopyManager2_5;
__CRT_UUID_DECL(BackgroundCopyManager2_5, 0x03ca98d6, 0xff5d, 0x49b8, 0xab, 0xc6, 0x03, 0xdd, 0x84,
                0x12, 0x70, 0x20)
#endif

#if defined(__cplusplus) && !defined(CINTERFACE)

// -------------------------------------------------------------------------------------------------
// IBackgroundCopyJobHttpOptions
//
// The HTTP options of a job; ask the job for it.
#ifndef __IBackgroundCopyJobHttpOptions_INTERFACE_DEFINED__
#define __IBackgroundCopyJobHttpOptions_INTERFACE_DEFINED__
MIDL_INTERFACE("f1bd1079-9f01-4bdc-8036-f09b70095066")
IBackgroundCopyJobHttpOptions : public IUnknown {
  // Slot 3. Selects the client certificate with this hash. Only the owner may.
  //   StoreLocation [in]: Where the store is.
  //   StoreName [in]: The store. In characters, at most 256.
  //   pCertHashBlob [in]: A SHA-1 hash. Array of 20 bytes.
  // Returns
  //   S_OK
  //   E_NOTIMPL: No such location.
  //   CRYPT_E_NOT_FOUND: No such certificate.
  //   BG_E_STRING_TOO_LONG: Longer than 256 characters.
  //   RPC_X_NULL_REF_POINTER: As an HRESULT (0x800706F4): a NULL pointer.
  //   RPC_X_BAD_STUB_DATA: As an HRESULT (0x800706F7): the hash has not 20 bytes.
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  virtual HRESULT STDMETHODCALLTYPE SetClientCertificateByID(
      BG_CERT_STORE_LOCATION StoreLocation, LPCWSTR StoreName, BYTE* pCertHashBlob) = 0;

  // Slot 4. Selects the first client certificate whose subject contains a name. Only the owner may.
  //   StoreLocation [in]: Where the store is.
  //   StoreName [in]: The store. In characters, at most 256.
  //   SubjectName [in]: A part of the subject. In characters, at most 256.
  // Returns
  //   S_OK
  //   E_NOTIMPL: No such location.
  //   CRYPT_E_NOT_FOUND: No such certificate.
  //   BG_E_STRING_TOO_LONG: Longer than 256 characters.
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  virtual HRESULT STDMETHODCALLTYPE SetClientCertificateByName(
      BG_CERT_STORE_LOCATION StoreLocation, LPCWSTR StoreName, LPCWSTR SubjectName) = 0;

  // Slot 5. Selects no client certificate any more.
  // Returns
  //   S_OK
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  //   E_ACCESSDENIED: The caller may not change the job.
  virtual HRESULT STDMETHODCALLTYPE RemoveClientCertificate() = 0;

  // Slot 6. Gives the selected client certificate.
  //   pStoreLocation [out]: Where the store is.
  //   pStoreName [out]: The store. Free it with CoTaskMemFree.
  //   ppCertHashBlob [out]: The SHA-1 hash. Array of 20 bytes. Free it with CoTaskMemFree.
  //   pSubjectName [out]: The subject that was given, or NULL. Free it with CoTaskMemFree.
  // Returns
  //   S_OK
  //   RPC_X_BAD_STUB_DATA: As an HRESULT (0x800706F7): none is selected.
  //   RPC_X_NULL_REF_POINTER: As an HRESULT (0x800706F4): a NULL pointer.
  virtual HRESULT STDMETHODCALLTYPE GetClientCertificate(
      BG_CERT_STORE_LOCATION* pStoreLocation, LPWSTR* pStoreName, BYTE** ppCertHashBlob,
      LPWSTR* pSubjectName) = 0;

  // Slot 7. Sets headers that every request of the job carries, each ended by CR LF. Only the owner
  // may.
  //   RequestHeaders [in]: The headers; NULL removes them. In characters, at most 16384 with the
  //     NUL.
  // Returns
  //   S_OK
  //   BG_E_STRING_TOO_LONG: Longer than 16 KB.
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  virtual HRESULT STDMETHODCALLTYPE SetCustomHeaders(LPCWSTR RequestHeaders) = 0;

  // Slot 8. Gives the custom headers.
  //   pRequestHeaders [out]: The headers, or NULL. Free it with CoTaskMemFree.
  // Returns
  //   S_OK
  //   S_FALSE: There are none.
  //   E_ACCESSDENIED: They were made write-only.
  virtual HRESULT STDMETHODCALLTYPE GetCustomHeaders(LPWSTR* pRequestHeaders) = 0;

  // Slot 9. Sets how certificates are checked and what redirects do.
  //   Flags [in]: BG_SSL_ and BG_HTTP_REDIRECT_POLICY_ bits.
  // Returns
  //   S_OK
  //   E_NOTIMPL: An unknown bit.
  //   E_ACCESSDENIED: The caller may not change the job.
  // Rules: HTTP-14, ST-46, -46b.
  virtual HRESULT STDMETHODCALLTYPE SetSecurityFlags(ULONG Flags) = 0;

  // Slot 10. Gives the flags.
  //   pFlags [out]: BG_SSL_ and BG_HTTP_REDIRECT_POLICY_ bits.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetSecurityFlags(ULONG* pFlags) = 0;

 protected:
  ~IBackgroundCopyJobHttpOptions() = default;
};
__CRT_UUID_DECL(IBackgroundCopyJobHttpOptions, 0xf1bd1079, 0x9f01, 0x4bdc, 0x80, 0x36, 0xf0, 0x9b,
                0x70, 0x09, 0x50, 0x66)
#endif  // __IBackgroundCopyJobHttpOptions_INTERFACE_DEFINED__

#else  // The same interfaces for C.

#ifndef __IBackgroundCopyJobHttpOptions_INTERFACE_DEFINED__
#define __IBackgroundCopyJobHttpOptions_INTERFACE_DEFINED__
typedef struct IBackgroundCopyJobHttpOptionsVtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyJobHttpOptions* This, REFIID riid,
                                             void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyJobHttpOptions* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyJobHttpOptions* This);
  HRESULT(STDMETHODCALLTYPE* SetClientCertificateByID)(
      IBackgroundCopyJobHttpOptions* This, BG_CERT_STORE_LOCATION StoreLocation, LPCWSTR StoreName,
      BYTE* pCertHashBlob);
  HRESULT(STDMETHODCALLTYPE* SetClientCertificateByName)(
      IBackgroundCopyJobHttpOptions* This, BG_CERT_STORE_LOCATION StoreLocation, LPCWSTR StoreName,
      LPCWSTR SubjectName);
  HRESULT(STDMETHODCALLTYPE* RemoveClientCertificate)(IBackgroundCopyJobHttpOptions* This);
  HRESULT(STDMETHODCALLTYPE* GetClientCertificate)(
      IBackgroundCopyJobHttpOptions* This, BG_CERT_STORE_LOCATION* pStoreLocation,
      LPWSTR* pStoreName, BYTE** ppCertHashBlob, LPWSTR* pSubjectName);
  HRESULT(STDMETHODCALLTYPE* SetCustomHeaders)(IBackgroundCopyJobHttpOptions* This,
                                               LPCWSTR RequestHeaders);
  HRESULT(STDMETHODCALLTYPE* GetCustomHeaders)(IBackgroundCopyJobHttpOptions* This,
                                               LPWSTR* pRequestHeaders);
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
#define IBackgroundCopyJobHttpOptions_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyJobHttpOptions_Release(This) ((This)->lpVtbl->Release(This))
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
#endif  // __IBackgroundCopyJobHttpOptions_INTERFACE_DEFINED__

#endif  // C

// Clients include <bits.h> alone and expect every later version with it.
#include <bits3_0.h>

#endif  // _WIN32

#endif  // __bits2_5_h__
