// bits3_0.h: file validation, peer caching and the callback for each finished file (BITS 3.0).
//
// Generated from tools/headers/facts/bits3_0.toml by tools/headers/generate.py: change the table,
// not this file.
// clang-format off

#ifndef __bits3_0_h__
#define __bits3_0_h__

#ifdef _WIN32
// Behind the headers of a Windows toolchain: whatever those lack.
#include <bits_fill.h>
#else

#include <bits2_5.h>

#ifndef __IBackgroundCopyJob4_FWD_DEFINED__
#define __IBackgroundCopyJob4_FWD_DEFINED__
typedef interface IBackgroundCopyJob4 IBackgroundCopyJob4;
#endif
#ifndef __IBackgroundCopyFile3_FWD_DEFINED__
#define __IBackgroundCopyFile3_FWD_DEFINED__
typedef interface IBackgroundCopyFile3 IBackgroundCopyFile3;
#endif
#ifndef __IBackgroundCopyCallback2_FWD_DEFINED__
#define __IBackgroundCopyCallback2_FWD_DEFINED__
typedef interface IBackgroundCopyCallback2 IBackgroundCopyCallback2;
#endif
#ifndef __BackgroundCopyManager3_0_FWD_DEFINED__
#define __BackgroundCopyManager3_0_FWD_DEFINED__
#ifdef __cplusplus
class BackgroundCopyManager3_0;
#else
typedef struct BackgroundCopyManager3_0 BackgroundCopyManager3_0;
#endif
#endif

// SetPeerCachingFlags.

#define BG_JOB_ENABLE_PEERCACHING_CLIENT 0x0001  // The job may take content from peers.
#define BG_JOB_ENABLE_PEERCACHING_SERVER 0x0002  // The files of the job may be served to peers.
#define BG_JOB_DISABLE_BRANCH_CACHE 0x0004       // BranchCache is not used. Since BITS 4.0.

DEFINE_GUID(IID_IBackgroundCopyJob4, 0x659cdeae, 0x489e, 0x11d9, 0xa9, 0xcd, 0x00, 0x0d, 0x56, 0x96,
            0x52, 0x51);
DEFINE_GUID(IID_IBackgroundCopyFile3, 0x659cdeaa, 0x489e, 0x11d9, 0xa9, 0xcd, 0x00, 0x0d, 0x56,
            0x96, 0x52, 0x51);
DEFINE_GUID(IID_IBackgroundCopyCallback2, 0x659cdeac, 0x489e, 0x11d9, 0xa9, 0xcd, 0x00, 0x0d, 0x56,
            0x96, 0x52, 0x51);

// The same service; creating it gives REGDB_E_CLASSNOTREG where BITS is older than 3.0.
DEFINE_GUID(CLSID_BackgroundCopyManager3_0, 0x659cdea7, 0x489e, 0x11d9, 0xa9, 0xcd, 0x00, 0x0d,
            0x56, 0x96, 0x52, 0x51);
#ifdef __cplusplus
class DECLSPEC_UUID("659cdea7-489e-11d9-a9cd-000d56965251") BackgroundCopyManager3_0;
__CRT_UUID_DECL(BackgroundCopyManager3_0, 0x659cdea7, 0x489e, 0x11d9, 0xa9, 0xcd, 0x00, 0x0d, 0x56,
                0x96, 0x52, 0x51)
#endif

#if defined(__cplusplus) && !defined(CINTERFACE)

// -------------------------------------------------------------------------------------------------
// IBackgroundCopyJob4
//
// A job since BITS 3.0: peer caching, integrity of the owner, a limit of time.
#ifndef __IBackgroundCopyJob4_INTERFACE_DEFINED__
#define __IBackgroundCopyJob4_INTERFACE_DEFINED__
MIDL_INTERFACE("659cdeae-489e-11d9-a9cd-000d56965251")
IBackgroundCopyJob4 : public IBackgroundCopyJob3 {
  // Slot 47. Sets whether the files may come from peers or go to them.
  //   Flags [in]: BG_JOB_ENABLE_PEERCACHING_ bits and BG_JOB_DISABLE_BRANCH_CACHE.
  // Returns
  //   S_OK
  //   E_ACCESSDENIED: The caller may not change the job.
  virtual HRESULT STDMETHODCALLTYPE SetPeerCachingFlags(DWORD Flags) = 0;

  // Slot 48. Gives the flags.
  //   pFlags [out]: The bits.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetPeerCachingFlags(DWORD* pFlags) = 0;

  // Slot 49. Gives the integrity level of the token that made or took over the job.
  //   pLevel [out]: A SECURITY_MANDATORY_ level.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetOwnerIntegrityLevel(ULONG* pLevel) = 0;

  // Slot 50. Tells whether that token was elevated; then only an elevated caller may change the
  // job.
  //   pElevated [out]: TRUE when elevated.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: NOTIFY-SEC-01.
  virtual HRESULT STDMETHODCALLTYPE GetOwnerElevationState(BOOL* pElevated) = 0;

  // Slot 51. Sets how long the job may be CONNECTING and TRANSFERRING in all until it fails. The
  // default is 7776000, 90 days. Resume starts the count again.
  //   Timeout [in]: The limit. In seconds.
  // Returns
  //   S_OK
  //   E_ACCESSDENIED: The caller may not change the job.
  // Rules: RETRY-11, ST-36.
  virtual HRESULT STDMETHODCALLTYPE SetMaximumDownloadTime(ULONG Timeout) = 0;

  // Slot 52. Gives the limit: the job's own, else that of the policy.
  //   pTimeout [out]: The limit. In seconds.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: RETRY-11.
  virtual HRESULT STDMETHODCALLTYPE GetMaximumDownloadTime(ULONG* pTimeout) = 0;

 protected:
  ~IBackgroundCopyJob4() = default;
};
__CRT_UUID_DECL(IBackgroundCopyJob4, 0x659cdeae, 0x489e, 0x11d9, 0xa9, 0xcd, 0x00, 0x0d, 0x56, 0x96,
                0x52, 0x51)
#endif  // __IBackgroundCopyJob4_INTERFACE_DEFINED__

// -------------------------------------------------------------------------------------------------
// IBackgroundCopyFile3
//
// A file since BITS 3.0: its temporary name and its validation.
#ifndef __IBackgroundCopyFile3_INTERFACE_DEFINED__
#define __IBackgroundCopyFile3_INTERFACE_DEFINED__
MIDL_INTERFACE("659cdeaa-489e-11d9-a9cd-000d56965251")
IBackgroundCopyFile3 : public IBackgroundCopyFile2 {
  // Slot 8. Gives the path under which the content stands until Complete.
  //   pFilename [out]: The path. Free it with CoTaskMemFree.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: NOTIFY-FILE-12.
  virtual HRESULT STDMETHODCALLTYPE GetTemporaryName(LPWSTR* pFilename) = 0;

  // Slot 9. Tells whether the content is right. FALSE puts the job into ERROR with
  // BG_E_VALIDATION_FAILED, or downloads the file again when it came from a peer.
  //   state [in]: TRUE when the content is right.
  // Returns
  //   S_OK
  //   E_PENDING: The file is not transferred yet.
  //   BG_E_RECORD_DELETED: Its record in the peer cache is gone.
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  // Rules: NOTIFY-FILE-06, -13, ST-39, -40.
  virtual HRESULT STDMETHODCALLTYPE SetValidationState(BOOL state) = 0;

  // Slot 10. Gives what SetValidationState said.
  //   pState [out]: TRUE when the content was called right.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: NOTIFY-FILE-06.
  virtual HRESULT STDMETHODCALLTYPE GetValidationState(BOOL* pState) = 0;

  // Slot 11. Tells whether any of the content came from a peer.
  //   pVal [out]: TRUE when some did.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE IsDownloadedFromPeer(BOOL* pVal) = 0;

 protected:
  ~IBackgroundCopyFile3() = default;
};
__CRT_UUID_DECL(IBackgroundCopyFile3, 0x659cdeaa, 0x489e, 0x11d9, 0xa9, 0xcd, 0x00, 0x0d, 0x56,
                0x96, 0x52, 0x51)
#endif  // __IBackgroundCopyFile3_INTERFACE_DEFINED__

// -------------------------------------------------------------------------------------------------
// IBackgroundCopyCallback2
//
// Implemented by the client that wants to hear of each finished file. Both inherited and new
// methods must be there.
#ifndef __IBackgroundCopyCallback2_INTERFACE_DEFINED__
#define __IBackgroundCopyCallback2_INTERFACE_DEFINED__
MIDL_INTERFACE("659cdeac-489e-11d9-a9cd-000d56965251")
IBackgroundCopyCallback2 : public IBackgroundCopyCallback {
  // Slot 6. One file is transferred, or the reply. The next call for the job waits until this one
  // has succeeded, and so do JobTransferred and JobError.
  //   pJob [in]: The job; the service's reference.
  //   pFile [in]: The file, or the reply; the service's reference.
  // Returns
  //   S_OK: Acknowledged.
  //   E_FAIL: Or any other failure: the service calls again later.
  // Rules: NOTIFY-FILE-01 to -13, NOTIFY-FLG-14.
  virtual HRESULT STDMETHODCALLTYPE FileTransferred(
      IBackgroundCopyJob* pJob, IBackgroundCopyFile* pFile) = 0;

 protected:
  ~IBackgroundCopyCallback2() = default;
};
__CRT_UUID_DECL(IBackgroundCopyCallback2, 0x659cdeac, 0x489e, 0x11d9, 0xa9, 0xcd, 0x00, 0x0d, 0x56,
                0x96, 0x52, 0x51)
#endif  // __IBackgroundCopyCallback2_INTERFACE_DEFINED__

#else  // The same interfaces for C.

#ifndef __IBackgroundCopyJob4_INTERFACE_DEFINED__
#define __IBackgroundCopyJob4_INTERFACE_DEFINED__
typedef struct IBackgroundCopyJob4Vtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyJob4* This, REFIID riid, void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyJob4* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyJob4* This);
  HRESULT(STDMETHODCALLTYPE* AddFileSet)(IBackgroundCopyJob4* This, ULONG cFileCount,
                                         BG_FILE_INFO* pFileSet);
  HRESULT(STDMETHODCALLTYPE* AddFile)(IBackgroundCopyJob4* This, LPCWSTR RemoteUrl,
                                      LPCWSTR LocalName);
  HRESULT(STDMETHODCALLTYPE* EnumFiles)(IBackgroundCopyJob4* This,
                                        IEnumBackgroundCopyFiles** pEnum);
  HRESULT(STDMETHODCALLTYPE* Suspend)(IBackgroundCopyJob4* This);
  HRESULT(STDMETHODCALLTYPE* Resume)(IBackgroundCopyJob4* This);
  HRESULT(STDMETHODCALLTYPE* Cancel)(IBackgroundCopyJob4* This);
  HRESULT(STDMETHODCALLTYPE* Complete)(IBackgroundCopyJob4* This);
  HRESULT(STDMETHODCALLTYPE* GetId)(IBackgroundCopyJob4* This, GUID* pVal);
  HRESULT(STDMETHODCALLTYPE* GetType)(IBackgroundCopyJob4* This, BG_JOB_TYPE* pVal);
  HRESULT(STDMETHODCALLTYPE* GetProgress)(IBackgroundCopyJob4* This, BG_JOB_PROGRESS* pVal);
  HRESULT(STDMETHODCALLTYPE* GetTimes)(IBackgroundCopyJob4* This, BG_JOB_TIMES* pVal);
  HRESULT(STDMETHODCALLTYPE* GetState)(IBackgroundCopyJob4* This, BG_JOB_STATE* pVal);
  HRESULT(STDMETHODCALLTYPE* GetError)(IBackgroundCopyJob4* This, IBackgroundCopyError** ppError);
  HRESULT(STDMETHODCALLTYPE* GetOwner)(IBackgroundCopyJob4* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* SetDisplayName)(IBackgroundCopyJob4* This, LPCWSTR Val);
  HRESULT(STDMETHODCALLTYPE* GetDisplayName)(IBackgroundCopyJob4* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* SetDescription)(IBackgroundCopyJob4* This, LPCWSTR Val);
  HRESULT(STDMETHODCALLTYPE* GetDescription)(IBackgroundCopyJob4* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* SetPriority)(IBackgroundCopyJob4* This, BG_JOB_PRIORITY Val);
  HRESULT(STDMETHODCALLTYPE* GetPriority)(IBackgroundCopyJob4* This, BG_JOB_PRIORITY* pVal);
  HRESULT(STDMETHODCALLTYPE* SetNotifyFlags)(IBackgroundCopyJob4* This, ULONG Val);
  HRESULT(STDMETHODCALLTYPE* GetNotifyFlags)(IBackgroundCopyJob4* This, ULONG* pVal);
  HRESULT(STDMETHODCALLTYPE* SetNotifyInterface)(IBackgroundCopyJob4* This, IUnknown* Val);
  HRESULT(STDMETHODCALLTYPE* GetNotifyInterface)(IBackgroundCopyJob4* This, IUnknown** pVal);
  HRESULT(STDMETHODCALLTYPE* SetMinimumRetryDelay)(IBackgroundCopyJob4* This, ULONG Seconds);
  HRESULT(STDMETHODCALLTYPE* GetMinimumRetryDelay)(IBackgroundCopyJob4* This, ULONG* Seconds);
  HRESULT(STDMETHODCALLTYPE* SetNoProgressTimeout)(IBackgroundCopyJob4* This, ULONG Seconds);
  HRESULT(STDMETHODCALLTYPE* GetNoProgressTimeout)(IBackgroundCopyJob4* This, ULONG* Seconds);
  HRESULT(STDMETHODCALLTYPE* GetErrorCount)(IBackgroundCopyJob4* This, ULONG* Errors);
  HRESULT(STDMETHODCALLTYPE* SetProxySettings)(IBackgroundCopyJob4* This,
                                               BG_JOB_PROXY_USAGE ProxyUsage,
                                               const WCHAR* ProxyList,
                                               const WCHAR* ProxyBypassList);
  HRESULT(STDMETHODCALLTYPE* GetProxySettings)(IBackgroundCopyJob4* This,
                                               BG_JOB_PROXY_USAGE* pProxyUsage, LPWSTR* pProxyList,
                                               LPWSTR* pProxyBypassList);
  HRESULT(STDMETHODCALLTYPE* TakeOwnership)(IBackgroundCopyJob4* This);
  HRESULT(STDMETHODCALLTYPE* SetNotifyCmdLine)(IBackgroundCopyJob4* This, LPCWSTR Program,
                                               LPCWSTR Parameters);
  HRESULT(STDMETHODCALLTYPE* GetNotifyCmdLine)(IBackgroundCopyJob4* This, LPWSTR* pProgram,
                                               LPWSTR* pParameters);
  HRESULT(STDMETHODCALLTYPE* GetReplyProgress)(IBackgroundCopyJob4* This,
                                               BG_JOB_REPLY_PROGRESS* pProgress);
  HRESULT(STDMETHODCALLTYPE* GetReplyData)(IBackgroundCopyJob4* This, BYTE** ppBuffer,
                                           UINT64* pLength);
  HRESULT(STDMETHODCALLTYPE* SetReplyFileName)(IBackgroundCopyJob4* This, LPCWSTR ReplyFileName);
  HRESULT(STDMETHODCALLTYPE* GetReplyFileName)(IBackgroundCopyJob4* This, LPWSTR* pReplyFileName);
  HRESULT(STDMETHODCALLTYPE* SetCredentials)(IBackgroundCopyJob4* This,
                                             BG_AUTH_CREDENTIALS* credentials);
  HRESULT(STDMETHODCALLTYPE* RemoveCredentials)(IBackgroundCopyJob4* This, BG_AUTH_TARGET Target,
                                                BG_AUTH_SCHEME Scheme);
  HRESULT(STDMETHODCALLTYPE* ReplaceRemotePrefix)(IBackgroundCopyJob4* This, LPCWSTR OldPrefix,
                                                  LPCWSTR NewPrefix);
  HRESULT(STDMETHODCALLTYPE* AddFileWithRanges)(IBackgroundCopyJob4* This, LPCWSTR RemoteUrl,
                                                LPCWSTR LocalName, DWORD RangeCount,
                                                BG_FILE_RANGE Ranges[]);
  HRESULT(STDMETHODCALLTYPE* SetFileACLFlags)(IBackgroundCopyJob4* This, DWORD Flags);
  HRESULT(STDMETHODCALLTYPE* GetFileACLFlags)(IBackgroundCopyJob4* This, DWORD* Flags);
  HRESULT(STDMETHODCALLTYPE* SetPeerCachingFlags)(IBackgroundCopyJob4* This, DWORD Flags);
  HRESULT(STDMETHODCALLTYPE* GetPeerCachingFlags)(IBackgroundCopyJob4* This, DWORD* pFlags);
  HRESULT(STDMETHODCALLTYPE* GetOwnerIntegrityLevel)(IBackgroundCopyJob4* This, ULONG* pLevel);
  HRESULT(STDMETHODCALLTYPE* GetOwnerElevationState)(IBackgroundCopyJob4* This, BOOL* pElevated);
  HRESULT(STDMETHODCALLTYPE* SetMaximumDownloadTime)(IBackgroundCopyJob4* This, ULONG Timeout);
  HRESULT(STDMETHODCALLTYPE* GetMaximumDownloadTime)(IBackgroundCopyJob4* This, ULONG* pTimeout);
  END_INTERFACE
} IBackgroundCopyJob4Vtbl;
interface IBackgroundCopyJob4 {
  CONST_VTBL IBackgroundCopyJob4Vtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBackgroundCopyJob4_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBackgroundCopyJob4_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyJob4_Release(This) ((This)->lpVtbl->Release(This))
#define IBackgroundCopyJob4_AddFileSet(This, cFileCount, pFileSet) \
  ((This)->lpVtbl->AddFileSet(This, cFileCount, pFileSet))
#define IBackgroundCopyJob4_AddFile(This, RemoteUrl, LocalName) \
  ((This)->lpVtbl->AddFile(This, RemoteUrl, LocalName))
#define IBackgroundCopyJob4_EnumFiles(This, pEnum) ((This)->lpVtbl->EnumFiles(This, pEnum))
#define IBackgroundCopyJob4_Suspend(This) ((This)->lpVtbl->Suspend(This))
#define IBackgroundCopyJob4_Resume(This) ((This)->lpVtbl->Resume(This))
#define IBackgroundCopyJob4_Cancel(This) ((This)->lpVtbl->Cancel(This))
#define IBackgroundCopyJob4_Complete(This) ((This)->lpVtbl->Complete(This))
#define IBackgroundCopyJob4_GetId(This, pVal) ((This)->lpVtbl->GetId(This, pVal))
#define IBackgroundCopyJob4_GetType(This, pVal) ((This)->lpVtbl->GetType(This, pVal))
#define IBackgroundCopyJob4_GetProgress(This, pVal) ((This)->lpVtbl->GetProgress(This, pVal))
#define IBackgroundCopyJob4_GetTimes(This, pVal) ((This)->lpVtbl->GetTimes(This, pVal))
#define IBackgroundCopyJob4_GetState(This, pVal) ((This)->lpVtbl->GetState(This, pVal))
#define IBackgroundCopyJob4_GetError(This, ppError) ((This)->lpVtbl->GetError(This, ppError))
#define IBackgroundCopyJob4_GetOwner(This, pVal) ((This)->lpVtbl->GetOwner(This, pVal))
#define IBackgroundCopyJob4_SetDisplayName(This, Val) ((This)->lpVtbl->SetDisplayName(This, Val))
#define IBackgroundCopyJob4_GetDisplayName(This, pVal) ((This)->lpVtbl->GetDisplayName(This, pVal))
#define IBackgroundCopyJob4_SetDescription(This, Val) ((This)->lpVtbl->SetDescription(This, Val))
#define IBackgroundCopyJob4_GetDescription(This, pVal) ((This)->lpVtbl->GetDescription(This, pVal))
#define IBackgroundCopyJob4_SetPriority(This, Val) ((This)->lpVtbl->SetPriority(This, Val))
#define IBackgroundCopyJob4_GetPriority(This, pVal) ((This)->lpVtbl->GetPriority(This, pVal))
#define IBackgroundCopyJob4_SetNotifyFlags(This, Val) ((This)->lpVtbl->SetNotifyFlags(This, Val))
#define IBackgroundCopyJob4_GetNotifyFlags(This, pVal) ((This)->lpVtbl->GetNotifyFlags(This, pVal))
#define IBackgroundCopyJob4_SetNotifyInterface(This, Val) \
  ((This)->lpVtbl->SetNotifyInterface(This, Val))
#define IBackgroundCopyJob4_GetNotifyInterface(This, pVal) \
  ((This)->lpVtbl->GetNotifyInterface(This, pVal))
#define IBackgroundCopyJob4_SetMinimumRetryDelay(This, Seconds) \
  ((This)->lpVtbl->SetMinimumRetryDelay(This, Seconds))
#define IBackgroundCopyJob4_GetMinimumRetryDelay(This, Seconds) \
  ((This)->lpVtbl->GetMinimumRetryDelay(This, Seconds))
#define IBackgroundCopyJob4_SetNoProgressTimeout(This, Seconds) \
  ((This)->lpVtbl->SetNoProgressTimeout(This, Seconds))
#define IBackgroundCopyJob4_GetNoProgressTimeout(This, Seconds) \
  ((This)->lpVtbl->GetNoProgressTimeout(This, Seconds))
#define IBackgroundCopyJob4_GetErrorCount(This, Errors) \
  ((This)->lpVtbl->GetErrorCount(This, Errors))
#define IBackgroundCopyJob4_SetProxySettings(This, ProxyUsage, ProxyList, ProxyBypassList) \
  ((This)->lpVtbl->SetProxySettings(This, ProxyUsage, ProxyList, ProxyBypassList))
#define IBackgroundCopyJob4_GetProxySettings(This, pProxyUsage, pProxyList, pProxyBypassList) \
  ((This)->lpVtbl->GetProxySettings(This, pProxyUsage, pProxyList, pProxyBypassList))
#define IBackgroundCopyJob4_TakeOwnership(This) ((This)->lpVtbl->TakeOwnership(This))
#define IBackgroundCopyJob4_SetNotifyCmdLine(This, Program, Parameters) \
  ((This)->lpVtbl->SetNotifyCmdLine(This, Program, Parameters))
#define IBackgroundCopyJob4_GetNotifyCmdLine(This, pProgram, pParameters) \
  ((This)->lpVtbl->GetNotifyCmdLine(This, pProgram, pParameters))
#define IBackgroundCopyJob4_GetReplyProgress(This, pProgress) \
  ((This)->lpVtbl->GetReplyProgress(This, pProgress))
#define IBackgroundCopyJob4_GetReplyData(This, ppBuffer, pLength) \
  ((This)->lpVtbl->GetReplyData(This, ppBuffer, pLength))
#define IBackgroundCopyJob4_SetReplyFileName(This, ReplyFileName) \
  ((This)->lpVtbl->SetReplyFileName(This, ReplyFileName))
#define IBackgroundCopyJob4_GetReplyFileName(This, pReplyFileName) \
  ((This)->lpVtbl->GetReplyFileName(This, pReplyFileName))
#define IBackgroundCopyJob4_SetCredentials(This, credentials) \
  ((This)->lpVtbl->SetCredentials(This, credentials))
#define IBackgroundCopyJob4_RemoveCredentials(This, Target, Scheme) \
  ((This)->lpVtbl->RemoveCredentials(This, Target, Scheme))
#define IBackgroundCopyJob4_ReplaceRemotePrefix(This, OldPrefix, NewPrefix) \
  ((This)->lpVtbl->ReplaceRemotePrefix(This, OldPrefix, NewPrefix))
#define IBackgroundCopyJob4_AddFileWithRanges(This, RemoteUrl, LocalName, RangeCount, Ranges) \
  ((This)->lpVtbl->AddFileWithRanges(This, RemoteUrl, LocalName, RangeCount, Ranges))
#define IBackgroundCopyJob4_SetFileACLFlags(This, Flags) \
  ((This)->lpVtbl->SetFileACLFlags(This, Flags))
#define IBackgroundCopyJob4_GetFileACLFlags(This, Flags) \
  ((This)->lpVtbl->GetFileACLFlags(This, Flags))
#define IBackgroundCopyJob4_SetPeerCachingFlags(This, Flags) \
  ((This)->lpVtbl->SetPeerCachingFlags(This, Flags))
#define IBackgroundCopyJob4_GetPeerCachingFlags(This, pFlags) \
  ((This)->lpVtbl->GetPeerCachingFlags(This, pFlags))
#define IBackgroundCopyJob4_GetOwnerIntegrityLevel(This, pLevel) \
  ((This)->lpVtbl->GetOwnerIntegrityLevel(This, pLevel))
#define IBackgroundCopyJob4_GetOwnerElevationState(This, pElevated) \
  ((This)->lpVtbl->GetOwnerElevationState(This, pElevated))
#define IBackgroundCopyJob4_SetMaximumDownloadTime(This, Timeout) \
  ((This)->lpVtbl->SetMaximumDownloadTime(This, Timeout))
#define IBackgroundCopyJob4_GetMaximumDownloadTime(This, pTimeout) \
  ((This)->lpVtbl->GetMaximumDownloadTime(This, pTimeout))
#endif  // COBJMACROS
#endif  // __IBackgroundCopyJob4_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyFile3_INTERFACE_DEFINED__
#define __IBackgroundCopyFile3_INTERFACE_DEFINED__
typedef struct IBackgroundCopyFile3Vtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyFile3* This, REFIID riid,
                                             void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyFile3* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyFile3* This);
  HRESULT(STDMETHODCALLTYPE* GetRemoteName)(IBackgroundCopyFile3* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* GetLocalName)(IBackgroundCopyFile3* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* GetProgress)(IBackgroundCopyFile3* This, BG_FILE_PROGRESS* pVal);
  HRESULT(STDMETHODCALLTYPE* GetFileRanges)(IBackgroundCopyFile3* This, DWORD* RangeCount,
                                            BG_FILE_RANGE** Ranges);
  HRESULT(STDMETHODCALLTYPE* SetRemoteName)(IBackgroundCopyFile3* This, LPCWSTR Val);
  HRESULT(STDMETHODCALLTYPE* GetTemporaryName)(IBackgroundCopyFile3* This, LPWSTR* pFilename);
  HRESULT(STDMETHODCALLTYPE* SetValidationState)(IBackgroundCopyFile3* This, BOOL state);
  HRESULT(STDMETHODCALLTYPE* GetValidationState)(IBackgroundCopyFile3* This, BOOL* pState);
  HRESULT(STDMETHODCALLTYPE* IsDownloadedFromPeer)(IBackgroundCopyFile3* This, BOOL* pVal);
  END_INTERFACE
} IBackgroundCopyFile3Vtbl;
interface IBackgroundCopyFile3 {
  CONST_VTBL IBackgroundCopyFile3Vtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBackgroundCopyFile3_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBackgroundCopyFile3_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyFile3_Release(This) ((This)->lpVtbl->Release(This))
#define IBackgroundCopyFile3_GetRemoteName(This, pVal) ((This)->lpVtbl->GetRemoteName(This, pVal))
#define IBackgroundCopyFile3_GetLocalName(This, pVal) ((This)->lpVtbl->GetLocalName(This, pVal))
#define IBackgroundCopyFile3_GetProgress(This, pVal) ((This)->lpVtbl->GetProgress(This, pVal))
#define IBackgroundCopyFile3_GetFileRanges(This, RangeCount, Ranges) \
  ((This)->lpVtbl->GetFileRanges(This, RangeCount, Ranges))
#define IBackgroundCopyFile3_SetRemoteName(This, Val) ((This)->lpVtbl->SetRemoteName(This, Val))
#define IBackgroundCopyFile3_GetTemporaryName(This, pFilename) \
  ((This)->lpVtbl->GetTemporaryName(This, pFilename))
#define IBackgroundCopyFile3_SetValidationState(This, state) \
  ((This)->lpVtbl->SetValidationState(This, state))
#define IBackgroundCopyFile3_GetValidationState(This, pState) \
  ((This)->lpVtbl->GetValidationState(This, pState))
#define IBackgroundCopyFile3_IsDownloadedFromPeer(This, pVal) \
  ((This)->lpVtbl->IsDownloadedFromPeer(This, pVal))
#endif  // COBJMACROS
#endif  // __IBackgroundCopyFile3_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyCallback2_INTERFACE_DEFINED__
#define __IBackgroundCopyCallback2_INTERFACE_DEFINED__
typedef struct IBackgroundCopyCallback2Vtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyCallback2* This, REFIID riid,
                                             void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyCallback2* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyCallback2* This);
  HRESULT(STDMETHODCALLTYPE* JobTransferred)(IBackgroundCopyCallback2* This,
                                             IBackgroundCopyJob* pJob);
  HRESULT(STDMETHODCALLTYPE* JobError)(IBackgroundCopyCallback2* This, IBackgroundCopyJob* pJob,
                                       IBackgroundCopyError* pError);
  HRESULT(STDMETHODCALLTYPE* JobModification)(IBackgroundCopyCallback2* This,
                                              IBackgroundCopyJob* pJob, DWORD dwReserved);
  HRESULT(STDMETHODCALLTYPE* FileTransferred)(IBackgroundCopyCallback2* This,
                                              IBackgroundCopyJob* pJob, IBackgroundCopyFile* pFile);
  END_INTERFACE
} IBackgroundCopyCallback2Vtbl;
interface IBackgroundCopyCallback2 {
  CONST_VTBL IBackgroundCopyCallback2Vtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBackgroundCopyCallback2_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBackgroundCopyCallback2_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyCallback2_Release(This) ((This)->lpVtbl->Release(This))
#define IBackgroundCopyCallback2_JobTransferred(This, pJob) \
  ((This)->lpVtbl->JobTransferred(This, pJob))
#define IBackgroundCopyCallback2_JobError(This, pJob, pError) \
  ((This)->lpVtbl->JobError(This, pJob, pError))
#define IBackgroundCopyCallback2_JobModification(This, pJob, dwReserved) \
  ((This)->lpVtbl->JobModification(This, pJob, dwReserved))
#define IBackgroundCopyCallback2_FileTransferred(This, pJob, pFile) \
  ((This)->lpVtbl->FileTransferred(This, pJob, pFile))
#endif  // COBJMACROS
#endif  // __IBackgroundCopyCallback2_INTERFACE_DEFINED__

#endif  // C

// Clients include <bits.h> alone and expect every later version with it.
#include <bits4_0.h>

#endif  // _WIN32

#endif  // __bits3_0_h__
