// bits4_0.h: helper tokens and peer statistics (BITS 4.0).
//
// Generated from tools/headers/facts/bits4_0.toml by tools/headers/generate.py: change the table,
// not this file.
// clang-format off

#ifndef __bits4_0_h__
#define __bits4_0_h__

#ifdef _WIN32
// Behind the headers of a Windows toolchain: whatever those lack.
#include <bits_fill.h>
#else

#include <bits3_0.h>

#ifndef __IBitsTokenOptions_FWD_DEFINED__
#define __IBitsTokenOptions_FWD_DEFINED__
typedef interface IBitsTokenOptions IBitsTokenOptions;
#endif
#ifndef __IBackgroundCopyFile4_FWD_DEFINED__
#define __IBackgroundCopyFile4_FWD_DEFINED__
typedef interface IBackgroundCopyFile4 IBackgroundCopyFile4;
#endif
#ifndef __BackgroundCopyManager4_0_FWD_DEFINED__
#define __BackgroundCopyManager4_0_FWD_DEFINED__
#ifdef __cplusplus
class BackgroundCopyManager4_0;
#else
typedef struct BackgroundCopyManager4_0 BackgroundCopyManager4_0;
#endif
#endif

// SetHelperTokenFlags: what the helper token is used for.

#define BG_TOKEN_LOCAL_FILE 0x0001  // To open the local file.
#define BG_TOKEN_NETWORK 0x0002     // To authenticate at servers and proxies.

DEFINE_GUID(IID_IBitsTokenOptions, 0x9a2584c3, 0xf7d2, 0x457a, 0x9a, 0x5e, 0x22, 0xb6, 0x7b, 0xff,
            0xc7, 0xd2);
DEFINE_GUID(IID_IBackgroundCopyFile4, 0xef7e0655, 0x7888, 0x4960, 0xb0, 0xe5, 0x73, 0x08, 0x46,
            0xe0, 0x34, 0x92);

// The same service; creating it gives REGDB_E_CLASSNOTREG where BITS is older than 4.0.
DEFINE_GUID(CLSID_BackgroundCopyManager4_0, 0xbb6df56b, 0xcace, 0x11dc, 0x99, 0x92, 0x00, 0x19,
            0xb9, 0x3a, 0x3a, 0x84);
#ifdef __cplusplus
class DECLSPEC_UUID("bb6df56b-cace-11dc-9992-0019b93a3a84") BackgroundCopyManager4_0;
__CRT_UUID_DECL(BackgroundCopyManager4_0, 0xbb6df56b, 0xcace, 0x11dc, 0x99, 0x92, 0x00, 0x19, 0xb9,
                0x3a, 0x3a, 0x84)
#endif

#if defined(__cplusplus) && !defined(CINTERFACE)

// -------------------------------------------------------------------------------------------------
// IBitsTokenOptions
//
// The helper token of a job: a second identity, used for local files or the network; ask the job
// for it.
#ifndef __IBitsTokenOptions_INTERFACE_DEFINED__
#define __IBitsTokenOptions_INTERFACE_DEFINED__
MIDL_INTERFACE("9a2584c3-f7d2-457a-9a5e-22b67bffc7d2")
IBitsTokenOptions : public IUnknown {
  // Slot 3. Sets what the helper token is used for.
  //   UsageFlags [in]: BG_TOKEN_ bits.
  // Returns
  //   S_OK
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  //   E_ACCESSDENIED: The caller may not change the job.
  virtual HRESULT STDMETHODCALLTYPE SetHelperTokenFlags(DWORD UsageFlags) = 0;

  // Slot 4. Gives the flags.
  //   pFlags [out]: BG_TOKEN_ bits.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetHelperTokenFlags(DWORD* pFlags) = 0;

  // Slot 5. Makes the token that the caller impersonates the helper token. It is not stored: a
  // restart or the user's logoff drops it.
  // Returns
  //   S_OK
  //   CO_E_FAILEDTOIMPERSONATE: The caller impersonates nobody.
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  //   E_ACCESSDENIED: The caller may not change the job.
  // Rules: ST-38.
  virtual HRESULT STDMETHODCALLTYPE SetHelperToken() = 0;

  // Slot 6. Drops the helper token.
  // Returns
  //   S_OK
  //   E_ACCESSDENIED: The caller may not change the job.
  virtual HRESULT STDMETHODCALLTYPE ClearHelperToken() = 0;

  // Slot 7. Gives the SID of the helper token, as text.
  //   pSid [out]: The SID. Free it with CoTaskMemFree.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetHelperTokenSid(LPWSTR* pSid) = 0;

 protected:
  ~IBitsTokenOptions() = default;
};
__CRT_UUID_DECL(IBitsTokenOptions, 0x9a2584c3, 0xf7d2, 0x457a, 0x9a, 0x5e, 0x22, 0xb6, 0x7b, 0xff,
                0xc7, 0xd2)
#endif  // __IBitsTokenOptions_INTERFACE_DEFINED__

// -------------------------------------------------------------------------------------------------
// IBackgroundCopyFile4
//
// A file since BITS 4.0: how much of it came from peers.
#ifndef __IBackgroundCopyFile4_INTERFACE_DEFINED__
#define __IBackgroundCopyFile4_INTERFACE_DEFINED__
MIDL_INTERFACE("ef7e0655-7888-4960-b0e5-730846e03492")
IBackgroundCopyFile4 : public IBackgroundCopyFile3 {
  // Slot 12. Tells how much came from the server and how much from peers.
  //   pFromOrigin [out]: From the server. In bytes.
  //   pFromPeers [out]: From peers. In bytes.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetPeerDownloadStats(
      UINT64* pFromOrigin, UINT64* pFromPeers) = 0;

 protected:
  ~IBackgroundCopyFile4() = default;
};
__CRT_UUID_DECL(IBackgroundCopyFile4, 0xef7e0655, 0x7888, 0x4960, 0xb0, 0xe5, 0x73, 0x08, 0x46,
                0xe0, 0x34, 0x92)
#endif  // __IBackgroundCopyFile4_INTERFACE_DEFINED__

#else  // The same interfaces for C.

#ifndef __IBitsTokenOptions_INTERFACE_DEFINED__
#define __IBitsTokenOptions_INTERFACE_DEFINED__
typedef struct IBitsTokenOptionsVtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBitsTokenOptions* This, REFIID riid, void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBitsTokenOptions* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBitsTokenOptions* This);
  HRESULT(STDMETHODCALLTYPE* SetHelperTokenFlags)(IBitsTokenOptions* This, DWORD UsageFlags);
  HRESULT(STDMETHODCALLTYPE* GetHelperTokenFlags)(IBitsTokenOptions* This, DWORD* pFlags);
  HRESULT(STDMETHODCALLTYPE* SetHelperToken)(IBitsTokenOptions* This);
  HRESULT(STDMETHODCALLTYPE* ClearHelperToken)(IBitsTokenOptions* This);
  HRESULT(STDMETHODCALLTYPE* GetHelperTokenSid)(IBitsTokenOptions* This, LPWSTR* pSid);
  END_INTERFACE
} IBitsTokenOptionsVtbl;
interface IBitsTokenOptions {
  CONST_VTBL IBitsTokenOptionsVtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBitsTokenOptions_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBitsTokenOptions_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IBitsTokenOptions_Release(This) ((This)->lpVtbl->Release(This))
#define IBitsTokenOptions_SetHelperTokenFlags(This, UsageFlags) \
  ((This)->lpVtbl->SetHelperTokenFlags(This, UsageFlags))
#define IBitsTokenOptions_GetHelperTokenFlags(This, pFlags) \
  ((This)->lpVtbl->GetHelperTokenFlags(This, pFlags))
#define IBitsTokenOptions_SetHelperToken(This) ((This)->lpVtbl->SetHelperToken(This))
#define IBitsTokenOptions_ClearHelperToken(This) ((This)->lpVtbl->ClearHelperToken(This))
#define IBitsTokenOptions_GetHelperTokenSid(This, pSid) \
  ((This)->lpVtbl->GetHelperTokenSid(This, pSid))
#endif  // COBJMACROS
#endif  // __IBitsTokenOptions_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyFile4_INTERFACE_DEFINED__
#define __IBackgroundCopyFile4_INTERFACE_DEFINED__
typedef struct IBackgroundCopyFile4Vtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyFile4* This, REFIID riid,
                                             void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyFile4* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyFile4* This);
  HRESULT(STDMETHODCALLTYPE* GetRemoteName)(IBackgroundCopyFile4* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* GetLocalName)(IBackgroundCopyFile4* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* GetProgress)(IBackgroundCopyFile4* This, BG_FILE_PROGRESS* pVal);
  HRESULT(STDMETHODCALLTYPE* GetFileRanges)(IBackgroundCopyFile4* This, DWORD* RangeCount,
                                            BG_FILE_RANGE** Ranges);
  HRESULT(STDMETHODCALLTYPE* SetRemoteName)(IBackgroundCopyFile4* This, LPCWSTR Val);
  HRESULT(STDMETHODCALLTYPE* GetTemporaryName)(IBackgroundCopyFile4* This, LPWSTR* pFilename);
  HRESULT(STDMETHODCALLTYPE* SetValidationState)(IBackgroundCopyFile4* This, BOOL state);
  HRESULT(STDMETHODCALLTYPE* GetValidationState)(IBackgroundCopyFile4* This, BOOL* pState);
  HRESULT(STDMETHODCALLTYPE* IsDownloadedFromPeer)(IBackgroundCopyFile4* This, BOOL* pVal);
  HRESULT(STDMETHODCALLTYPE* GetPeerDownloadStats)(
      IBackgroundCopyFile4* This, UINT64* pFromOrigin, UINT64* pFromPeers);
  END_INTERFACE
} IBackgroundCopyFile4Vtbl;
interface IBackgroundCopyFile4 {
  CONST_VTBL IBackgroundCopyFile4Vtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBackgroundCopyFile4_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBackgroundCopyFile4_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyFile4_Release(This) ((This)->lpVtbl->Release(This))
#define IBackgroundCopyFile4_GetRemoteName(This, pVal) ((This)->lpVtbl->GetRemoteName(This, pVal))
#define IBackgroundCopyFile4_GetLocalName(This, pVal) ((This)->lpVtbl->GetLocalName(This, pVal))
#define IBackgroundCopyFile4_GetProgress(This, pVal) ((This)->lpVtbl->GetProgress(This, pVal))
#define IBackgroundCopyFile4_GetFileRanges(This, RangeCount, Ranges) \
  ((This)->lpVtbl->GetFileRanges(This, RangeCount, Ranges))
#define IBackgroundCopyFile4_SetRemoteName(This, Val) ((This)->lpVtbl->SetRemoteName(This, Val))
#define IBackgroundCopyFile4_GetTemporaryName(This, pFilename) \
  ((This)->lpVtbl->GetTemporaryName(This, pFilename))
#define IBackgroundCopyFile4_SetValidationState(This, state) \
  ((This)->lpVtbl->SetValidationState(This, state))
#define IBackgroundCopyFile4_GetValidationState(This, pState) \
  ((This)->lpVtbl->GetValidationState(This, pState))
#define IBackgroundCopyFile4_IsDownloadedFromPeer(This, pVal) \
  ((This)->lpVtbl->IsDownloadedFromPeer(This, pVal))
#define IBackgroundCopyFile4_GetPeerDownloadStats(This, pFromOrigin, pFromPeers) \
  ((This)->lpVtbl->GetPeerDownloadStats(This, pFromOrigin, pFromPeers))
#endif  // COBJMACROS
#endif  // __IBackgroundCopyFile4_INTERFACE_DEFINED__

#endif  // C

// Clients include <bits.h> alone and expect every later version with it.
#include <bits5_0.h>

#endif  // _WIN32

#endif  // __bits4_0_h__
