// bits5_0.h: properties of jobs and files: cost, notification class, dynamic content (BITS 5.0).
//
// Generated from tools/headers/facts/bits5_0.toml by tools/headers/generate.py: change the table,
// not this file.
// clang-format off

#ifndef __bits5_0_h__
#define __bits5_0_h__

#ifdef _WIN32
// Behind the headers of a Windows toolchain: whatever those lack.
#include <bits_fill.h>
#else

#include <bits4_0.h>

#ifndef __IBackgroundCopyJob5_FWD_DEFINED__
#define __IBackgroundCopyJob5_FWD_DEFINED__
typedef interface IBackgroundCopyJob5 IBackgroundCopyJob5;
#endif
#ifndef __IBackgroundCopyFile5_FWD_DEFINED__
#define __IBackgroundCopyFile5_FWD_DEFINED__
typedef interface IBackgroundCopyFile5 IBackgroundCopyFile5;
#endif
#ifndef __BackgroundCopyManager5_0_FWD_DEFINED__
#define __BackgroundCopyManager5_0_FWD_DEFINED__
#ifdef __cplusplus
class BackgroundCopyManager5_0;
#else
typedef struct BackgroundCopyManager5_0 BackgroundCopyManager5_0;
#endif
#endif

// Bits of BITS_JOB_PROPERTY_ID_COST_FLAGS: the network costs under which a job may transfer.

#define BITS_COST_STATE_UNRESTRICTED 0x1          // Free and without a cap.
#define BITS_COST_STATE_CAPPED_USAGE_UNKNOWN 0x2  // Capped; how much is used is unknown.
#define BITS_COST_STATE_BELOW_CAP 0x4             // Capped, and the cap is far.
#define BITS_COST_STATE_NEAR_CAP 0x8              // Capped, and the cap is near.
#define BITS_COST_STATE_OVERCAP_CHARGED 0x10      // Over the cap; every further byte costs.
#define BITS_COST_STATE_OVERCAP_THROTTLED 0x20    // Over the cap; slowed down.
#define BITS_COST_STATE_USAGE_BASED 0x40          // Every byte costs.
#define BITS_COST_STATE_ROAMING 0x80              // In the network of another provider.
// Congestion of the provider does not hold the job back.
#define BITS_COST_OPTION_IGNORE_CONGESTION 0x80000000
#define BITS_COST_STATE_RESERVED 0x40000000       // Reserved.

// The same as ready-made policies.

#define BITS_COST_STATE_TRANSFER_ALWAYS 0x800000ff        // At any cost.
#define BITS_COST_STATE_TRANSFER_NOT_ROAMING 0x8000007f   // At any cost except roaming.
#define BITS_COST_STATE_TRANSFER_NO_SURCHARGE 0x8000006f  // Only where no surcharge applies.
// Only where no surcharge applies and the cap is not near.
#define BITS_COST_STATE_TRANSFER_STANDARD 0x80000067
// Only where the network is free and without a cap.
#define BITS_COST_STATE_TRANSFER_UNRESTRICTED 0x80000021

// Ready-made values for BITS_JOB_PROPERTY_ID_COST_FLAGS.
__extension__ typedef enum BITS_JOB_TRANSFER_POLICY {
  BITS_JOB_TRANSFER_POLICY_ALWAYS = 0x800000FF,        // At any cost.
  BITS_JOB_TRANSFER_POLICY_NOT_ROAMING = 0x8000007F,   // At any cost except roaming.
  BITS_JOB_TRANSFER_POLICY_NO_SURCHARGE = 0x8000006F,  // Only where no surcharge applies.
  // Only where no surcharge applies and the cap is not near.
  BITS_JOB_TRANSFER_POLICY_STANDARD = 0x80000067,
  // Only where the network is free and without a cap.
  BITS_JOB_TRANSFER_POLICY_UNRESTRICTED = 0x80000021
} BITS_JOB_TRANSFER_POLICY;

// The properties of a job, and the member of BITS_JOB_PROPERTY_VALUE that each uses.
typedef enum BITS_JOB_PROPERTY_ID BITSIM_COM_ENUM_BASE {
  // Dword: the costs under which the job may transfer. Takes effect at once.
  BITS_JOB_PROPERTY_ID_COST_FLAGS = 1,
  // ClsID: a registered out-of-process class whose object is told when no callback object is there.
  // GUID_NULL clears it. Persists with the job.
  BITS_JOB_PROPERTY_NOTIFICATION_CLSID = 2,
  // Enable: the server need not know HEAD, Content-Length or ranges; an interruption starts the
  // download again. Downloads only, before the first Resume.
  BITS_JOB_PROPERTY_DYNAMIC_CONTENT = 3,
  // Enable: progress is not persisted and the destination file is written directly. Downloads only,
  // before the first AddFile.
  BITS_JOB_PROPERTY_HIGH_PERFORMANCE = 4,
  // Uint64: the bytes that the job may download in all. Downloads only, before the first Resume.
  BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE = 5,
  // Target: whom the owner's stored credentials may go to; only BG_AUTH_TARGET_PROXY.
  BITS_JOB_PROPERTY_USE_STORED_CREDENTIALS = 7,
  // Dword: at least this many milliseconds between two notifications of progress. The default is
  // 500. Since BITS 10.1.
  BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS = 9,
  // Enable: only the ranges that RequestFileRanges asks for are downloaded. Downloads over HTTP
  // with ranges. Since BITS 10.1.
  BITS_JOB_PROPERTY_ON_DEMAND_MODE = 10
} BITS_JOB_PROPERTY_ID;

// The value of a job property; the id tells which member counts.
typedef union _BITS_JOB_PROPERTY_VALUE {
  DWORD Dword;
  GUID ClsID;
  BOOL Enable;
  UINT64 Uint64;
  BG_AUTH_TARGET Target;
} BITS_JOB_PROPERTY_VALUE;

// The properties of a file, and the member of BITS_FILE_PROPERTY_VALUE that each uses.
typedef enum BITS_FILE_PROPERTY_ID BITSIM_COM_ENUM_BASE {
  // String: the headers of the last answer for the file. Read-only.
  BITS_FILE_PROPERTY_ID_HTTP_RESPONSE_HEADERS = 1
} BITS_FILE_PROPERTY_ID;

// The value of a file property; the id tells which member counts.
typedef union _BITS_FILE_PROPERTY_VALUE {
  LPWSTR String;  // Free it with CoTaskMemFree.
} BITS_FILE_PROPERTY_VALUE;

DEFINE_GUID(IID_IBackgroundCopyJob5, 0xe847030c, 0xbbba, 0x4657, 0xaf, 0x6d, 0x48, 0x4a, 0xa4, 0x2b,
            0xf1, 0xfe);
DEFINE_GUID(IID_IBackgroundCopyFile5, 0x85c1657f, 0xdafc, 0x40e8, 0x88, 0x34, 0xdf, 0x18, 0xea,
            0x25, 0x71, 0x7e);

// The same service; creating it gives REGDB_E_CLASSNOTREG where BITS is older than 5.0.
DEFINE_GUID(CLSID_BackgroundCopyManager5_0, 0x1ecca34c, 0xe88a, 0x44e3, 0x8d, 0x6a, 0x89, 0x21,
            0xbd, 0xe9, 0xe4, 0x52);
#ifdef __cplusplus
class DECLSPEC_UUID("1ecca34c-e88a-44e3-8d6a-8921bde9e452") BackgroundCopyManager5_0;
__CRT_UUID_DECL(BackgroundCopyManager5_0, 0x1ecca34c, 0xe88a, 0x44e3, 0x8d, 0x6a, 0x89, 0x21, 0xbd,
                0xe9, 0xe4, 0x52)
#endif

#if defined(__cplusplus) && !defined(CINTERFACE)

// -------------------------------------------------------------------------------------------------
// IBackgroundCopyJob5
//
// A job since BITS 5.0: properties.
#ifndef __IBackgroundCopyJob5_INTERFACE_DEFINED__
#define __IBackgroundCopyJob5_INTERFACE_DEFINED__
MIDL_INTERFACE("e847030c-bbba-4657-af6d-484aa42bf1fe")
IBackgroundCopyJob5 : public IBackgroundCopyJob4 {
  // Slot 53. Sets a property of the job. Some may only be set early; see BITS_JOB_PROPERTY_ID.
  //   PropertyId [in]: Which.
  //   PropertyValue [in]: Its value; the id tells the member.
  // Returns
  //   S_OK
  //   BG_E_UNKNOWN_PROPERTY_ID: No such property.
  //   BG_E_READ_ONLY_PROPERTY_AFTER_ADDFILE: Too late: a file was added.
  //   BG_E_READ_ONLY_PROPERTY_AFTER_RESUME: Too late: the job was resumed.
  //   BG_E_PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY: The job is no download.
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  //   E_ACCESSDENIED: The caller may not change the job.
  // Rules: NOTIFY-CLS-01 to -11, NOTIFY-MOD-06, NOTIFY-RNG-06, SCHED-10, HTTP-08.
  virtual HRESULT STDMETHODCALLTYPE SetProperty(BITS_JOB_PROPERTY_ID PropertyId,
                                                BITS_JOB_PROPERTY_VALUE PropertyValue) = 0;

  // Slot 54. Gives a property of the job.
  //   PropertyId [in]: Which.
  //   PropertyValue [out]: Its value; the id tells the member.
  // Returns
  //   S_OK
  //   BG_E_UNKNOWN_PROPERTY_ID: No such property.
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetProperty(BITS_JOB_PROPERTY_ID PropertyId,
                                                BITS_JOB_PROPERTY_VALUE* PropertyValue) = 0;

 protected:
  ~IBackgroundCopyJob5() = default;
};
__CRT_UUID_DECL(IBackgroundCopyJob5, 0xe847030c, 0xbbba, 0x4657, 0xaf, 0x6d, 0x48, 0x4a, 0xa4, 0x2b,
                0xf1, 0xfe)
#endif  // __IBackgroundCopyJob5_INTERFACE_DEFINED__

// -------------------------------------------------------------------------------------------------
// IBackgroundCopyFile5
//
// A file since BITS 5.0: properties.
#ifndef __IBackgroundCopyFile5_INTERFACE_DEFINED__
#define __IBackgroundCopyFile5_INTERFACE_DEFINED__
MIDL_INTERFACE("85c1657f-dafc-40e8-8834-df18ea25717e")
IBackgroundCopyFile5 : public IBackgroundCopyFile4 {
  // Slot 13. Sets a property of the file. All present ones are read-only.
  //   PropertyId [in]: Which.
  //   PropertyValue [in]: Its value; the id tells the member.
  // Returns
  //   S_OK
  //   BG_E_UNKNOWN_PROPERTY_ID: No such property.
  //   BG_E_READ_ONLY_PROPERTY: The property can only be read.
  virtual HRESULT STDMETHODCALLTYPE SetProperty(BITS_FILE_PROPERTY_ID PropertyId,
                                                BITS_FILE_PROPERTY_VALUE PropertyValue) = 0;

  // Slot 14. Gives a property of the file.
  //   PropertyId [in]: Which.
  //   PropertyValue [out]: Its value; the id tells the member. Free a String with CoTaskMemFree.
  // Returns
  //   S_OK
  //   BG_E_UNKNOWN_PROPERTY_ID: No such property.
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetProperty(BITS_FILE_PROPERTY_ID PropertyId,
                                                BITS_FILE_PROPERTY_VALUE* PropertyValue) = 0;

 protected:
  ~IBackgroundCopyFile5() = default;
};
__CRT_UUID_DECL(IBackgroundCopyFile5, 0x85c1657f, 0xdafc, 0x40e8, 0x88, 0x34, 0xdf, 0x18, 0xea,
                0x25, 0x71, 0x7e)
#endif  // __IBackgroundCopyFile5_INTERFACE_DEFINED__

#else  // The same interfaces for C.

#ifndef __IBackgroundCopyJob5_INTERFACE_DEFINED__
#define __IBackgroundCopyJob5_INTERFACE_DEFINED__
typedef struct IBackgroundCopyJob5Vtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyJob5* This, REFIID riid, void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyJob5* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyJob5* This);
  HRESULT(STDMETHODCALLTYPE* AddFileSet)(IBackgroundCopyJob5* This, ULONG cFileCount,
                                         BG_FILE_INFO* pFileSet);
  HRESULT(STDMETHODCALLTYPE* AddFile)(IBackgroundCopyJob5* This, LPCWSTR RemoteUrl,
                                      LPCWSTR LocalName);
  HRESULT(STDMETHODCALLTYPE* EnumFiles)(IBackgroundCopyJob5* This,
                                        IEnumBackgroundCopyFiles** pEnum);
  HRESULT(STDMETHODCALLTYPE* Suspend)(IBackgroundCopyJob5* This);
  HRESULT(STDMETHODCALLTYPE* Resume)(IBackgroundCopyJob5* This);
  HRESULT(STDMETHODCALLTYPE* Cancel)(IBackgroundCopyJob5* This);
  HRESULT(STDMETHODCALLTYPE* Complete)(IBackgroundCopyJob5* This);
  HRESULT(STDMETHODCALLTYPE* GetId)(IBackgroundCopyJob5* This, GUID* pVal);
  HRESULT(STDMETHODCALLTYPE* GetType)(IBackgroundCopyJob5* This, BG_JOB_TYPE* pVal);
  HRESULT(STDMETHODCALLTYPE* GetProgress)(IBackgroundCopyJob5* This, BG_JOB_PROGRESS* pVal);
  HRESULT(STDMETHODCALLTYPE* GetTimes)(IBackgroundCopyJob5* This, BG_JOB_TIMES* pVal);
  HRESULT(STDMETHODCALLTYPE* GetState)(IBackgroundCopyJob5* This, BG_JOB_STATE* pVal);
  HRESULT(STDMETHODCALLTYPE* GetError)(IBackgroundCopyJob5* This, IBackgroundCopyError** ppError);
  HRESULT(STDMETHODCALLTYPE* GetOwner)(IBackgroundCopyJob5* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* SetDisplayName)(IBackgroundCopyJob5* This, LPCWSTR Val);
  HRESULT(STDMETHODCALLTYPE* GetDisplayName)(IBackgroundCopyJob5* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* SetDescription)(IBackgroundCopyJob5* This, LPCWSTR Val);
  HRESULT(STDMETHODCALLTYPE* GetDescription)(IBackgroundCopyJob5* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* SetPriority)(IBackgroundCopyJob5* This, BG_JOB_PRIORITY Val);
  HRESULT(STDMETHODCALLTYPE* GetPriority)(IBackgroundCopyJob5* This, BG_JOB_PRIORITY* pVal);
  HRESULT(STDMETHODCALLTYPE* SetNotifyFlags)(IBackgroundCopyJob5* This, ULONG Val);
  HRESULT(STDMETHODCALLTYPE* GetNotifyFlags)(IBackgroundCopyJob5* This, ULONG* pVal);
  HRESULT(STDMETHODCALLTYPE* SetNotifyInterface)(IBackgroundCopyJob5* This, IUnknown* Val);
  HRESULT(STDMETHODCALLTYPE* GetNotifyInterface)(IBackgroundCopyJob5* This, IUnknown** pVal);
  HRESULT(STDMETHODCALLTYPE* SetMinimumRetryDelay)(IBackgroundCopyJob5* This, ULONG Seconds);
  HRESULT(STDMETHODCALLTYPE* GetMinimumRetryDelay)(IBackgroundCopyJob5* This, ULONG* Seconds);
  HRESULT(STDMETHODCALLTYPE* SetNoProgressTimeout)(IBackgroundCopyJob5* This, ULONG Seconds);
  HRESULT(STDMETHODCALLTYPE* GetNoProgressTimeout)(IBackgroundCopyJob5* This, ULONG* Seconds);
  HRESULT(STDMETHODCALLTYPE* GetErrorCount)(IBackgroundCopyJob5* This, ULONG* Errors);
  HRESULT(STDMETHODCALLTYPE* SetProxySettings)(IBackgroundCopyJob5* This,
                                               BG_JOB_PROXY_USAGE ProxyUsage,
                                               const WCHAR* ProxyList,
                                               const WCHAR* ProxyBypassList);
  HRESULT(STDMETHODCALLTYPE* GetProxySettings)(IBackgroundCopyJob5* This,
                                               BG_JOB_PROXY_USAGE* pProxyUsage, LPWSTR* pProxyList,
                                               LPWSTR* pProxyBypassList);
  HRESULT(STDMETHODCALLTYPE* TakeOwnership)(IBackgroundCopyJob5* This);
  HRESULT(STDMETHODCALLTYPE* SetNotifyCmdLine)(IBackgroundCopyJob5* This, LPCWSTR Program,
                                               LPCWSTR Parameters);
  HRESULT(STDMETHODCALLTYPE* GetNotifyCmdLine)(IBackgroundCopyJob5* This, LPWSTR* pProgram,
                                               LPWSTR* pParameters);
  HRESULT(STDMETHODCALLTYPE* GetReplyProgress)(IBackgroundCopyJob5* This,
                                               BG_JOB_REPLY_PROGRESS* pProgress);
  HRESULT(STDMETHODCALLTYPE* GetReplyData)(IBackgroundCopyJob5* This, BYTE** ppBuffer,
                                           UINT64* pLength);
  HRESULT(STDMETHODCALLTYPE* SetReplyFileName)(IBackgroundCopyJob5* This, LPCWSTR ReplyFileName);
  HRESULT(STDMETHODCALLTYPE* GetReplyFileName)(IBackgroundCopyJob5* This, LPWSTR* pReplyFileName);
  HRESULT(STDMETHODCALLTYPE* SetCredentials)(IBackgroundCopyJob5* This,
                                             BG_AUTH_CREDENTIALS* credentials);
  HRESULT(STDMETHODCALLTYPE* RemoveCredentials)(IBackgroundCopyJob5* This, BG_AUTH_TARGET Target,
                                                BG_AUTH_SCHEME Scheme);
  HRESULT(STDMETHODCALLTYPE* ReplaceRemotePrefix)(IBackgroundCopyJob5* This, LPCWSTR OldPrefix,
                                                  LPCWSTR NewPrefix);
  HRESULT(STDMETHODCALLTYPE* AddFileWithRanges)(IBackgroundCopyJob5* This, LPCWSTR RemoteUrl,
                                                LPCWSTR LocalName, DWORD RangeCount,
                                                BG_FILE_RANGE Ranges[]);
  HRESULT(STDMETHODCALLTYPE* SetFileACLFlags)(IBackgroundCopyJob5* This, DWORD Flags);
  HRESULT(STDMETHODCALLTYPE* GetFileACLFlags)(IBackgroundCopyJob5* This, DWORD* Flags);
  HRESULT(STDMETHODCALLTYPE* SetPeerCachingFlags)(IBackgroundCopyJob5* This, DWORD Flags);
  HRESULT(STDMETHODCALLTYPE* GetPeerCachingFlags)(IBackgroundCopyJob5* This, DWORD* pFlags);
  HRESULT(STDMETHODCALLTYPE* GetOwnerIntegrityLevel)(IBackgroundCopyJob5* This, ULONG* pLevel);
  HRESULT(STDMETHODCALLTYPE* GetOwnerElevationState)(IBackgroundCopyJob5* This, BOOL* pElevated);
  HRESULT(STDMETHODCALLTYPE* SetMaximumDownloadTime)(IBackgroundCopyJob5* This, ULONG Timeout);
  HRESULT(STDMETHODCALLTYPE* GetMaximumDownloadTime)(IBackgroundCopyJob5* This, ULONG* pTimeout);
  HRESULT(STDMETHODCALLTYPE* SetProperty)(IBackgroundCopyJob5* This,
                                          BITS_JOB_PROPERTY_ID PropertyId,
                                          BITS_JOB_PROPERTY_VALUE PropertyValue);
  HRESULT(STDMETHODCALLTYPE* GetProperty)(IBackgroundCopyJob5* This,
                                          BITS_JOB_PROPERTY_ID PropertyId,
                                          BITS_JOB_PROPERTY_VALUE* PropertyValue);
  END_INTERFACE
} IBackgroundCopyJob5Vtbl;
interface IBackgroundCopyJob5 {
  CONST_VTBL IBackgroundCopyJob5Vtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBackgroundCopyJob5_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBackgroundCopyJob5_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyJob5_Release(This) ((This)->lpVtbl->Release(This))
#define IBackgroundCopyJob5_AddFileSet(This, cFileCount, pFileSet) \
  ((This)->lpVtbl->AddFileSet(This, cFileCount, pFileSet))
#define IBackgroundCopyJob5_AddFile(This, RemoteUrl, LocalName) \
  ((This)->lpVtbl->AddFile(This, RemoteUrl, LocalName))
#define IBackgroundCopyJob5_EnumFiles(This, pEnum) ((This)->lpVtbl->EnumFiles(This, pEnum))
#define IBackgroundCopyJob5_Suspend(This) ((This)->lpVtbl->Suspend(This))
#define IBackgroundCopyJob5_Resume(This) ((This)->lpVtbl->Resume(This))
#define IBackgroundCopyJob5_Cancel(This) ((This)->lpVtbl->Cancel(This))
#define IBackgroundCopyJob5_Complete(This) ((This)->lpVtbl->Complete(This))
#define IBackgroundCopyJob5_GetId(This, pVal) ((This)->lpVtbl->GetId(This, pVal))
#define IBackgroundCopyJob5_GetType(This, pVal) ((This)->lpVtbl->GetType(This, pVal))
#define IBackgroundCopyJob5_GetProgress(This, pVal) ((This)->lpVtbl->GetProgress(This, pVal))
#define IBackgroundCopyJob5_GetTimes(This, pVal) ((This)->lpVtbl->GetTimes(This, pVal))
#define IBackgroundCopyJob5_GetState(This, pVal) ((This)->lpVtbl->GetState(This, pVal))
#define IBackgroundCopyJob5_GetError(This, ppError) ((This)->lpVtbl->GetError(This, ppError))
#define IBackgroundCopyJob5_GetOwner(This, pVal) ((This)->lpVtbl->GetOwner(This, pVal))
#define IBackgroundCopyJob5_SetDisplayName(This, Val) ((This)->lpVtbl->SetDisplayName(This, Val))
#define IBackgroundCopyJob5_GetDisplayName(This, pVal) ((This)->lpVtbl->GetDisplayName(This, pVal))
#define IBackgroundCopyJob5_SetDescription(This, Val) ((This)->lpVtbl->SetDescription(This, Val))
#define IBackgroundCopyJob5_GetDescription(This, pVal) ((This)->lpVtbl->GetDescription(This, pVal))
#define IBackgroundCopyJob5_SetPriority(This, Val) ((This)->lpVtbl->SetPriority(This, Val))
#define IBackgroundCopyJob5_GetPriority(This, pVal) ((This)->lpVtbl->GetPriority(This, pVal))
#define IBackgroundCopyJob5_SetNotifyFlags(This, Val) ((This)->lpVtbl->SetNotifyFlags(This, Val))
#define IBackgroundCopyJob5_GetNotifyFlags(This, pVal) ((This)->lpVtbl->GetNotifyFlags(This, pVal))
#define IBackgroundCopyJob5_SetNotifyInterface(This, Val) \
  ((This)->lpVtbl->SetNotifyInterface(This, Val))
#define IBackgroundCopyJob5_GetNotifyInterface(This, pVal) \
  ((This)->lpVtbl->GetNotifyInterface(This, pVal))
#define IBackgroundCopyJob5_SetMinimumRetryDelay(This, Seconds) \
  ((This)->lpVtbl->SetMinimumRetryDelay(This, Seconds))
#define IBackgroundCopyJob5_GetMinimumRetryDelay(This, Seconds) \
  ((This)->lpVtbl->GetMinimumRetryDelay(This, Seconds))
#define IBackgroundCopyJob5_SetNoProgressTimeout(This, Seconds) \
  ((This)->lpVtbl->SetNoProgressTimeout(This, Seconds))
#define IBackgroundCopyJob5_GetNoProgressTimeout(This, Seconds) \
  ((This)->lpVtbl->GetNoProgressTimeout(This, Seconds))
#define IBackgroundCopyJob5_GetErrorCount(This, Errors) \
  ((This)->lpVtbl->GetErrorCount(This, Errors))
#define IBackgroundCopyJob5_SetProxySettings(This, ProxyUsage, ProxyList, ProxyBypassList) \
  ((This)->lpVtbl->SetProxySettings(This, ProxyUsage, ProxyList, ProxyBypassList))
#define IBackgroundCopyJob5_GetProxySettings(This, pProxyUsage, pProxyList, pProxyBypassList) \
  ((This)->lpVtbl->GetProxySettings(This, pProxyUsage, pProxyList, pProxyBypassList))
#define IBackgroundCopyJob5_TakeOwnership(This) ((This)->lpVtbl->TakeOwnership(This))
#define IBackgroundCopyJob5_SetNotifyCmdLine(This, Program, Parameters) \
  ((This)->lpVtbl->SetNotifyCmdLine(This, Program, Parameters))
#define IBackgroundCopyJob5_GetNotifyCmdLine(This, pProgram, pParameters) \
  ((This)->lpVtbl->GetNotifyCmdLine(This, pProgram, pParameters))
#define IBackgroundCopyJob5_GetReplyProgress(This, pProgress) \
  ((This)->lpVtbl->GetReplyProgress(This, pProgress))
#define IBackgroundCopyJob5_GetReplyData(This, ppBuffer, pLength) \
  ((This)->lpVtbl->GetReplyData(This, ppBuffer, pLength))
#define IBackgroundCopyJob5_SetReplyFileName(This, ReplyFileName) \
  ((This)->lpVtbl->SetReplyFileName(This, ReplyFileName))
#define IBackgroundCopyJob5_GetReplyFileName(This, pReplyFileName) \
  ((This)->lpVtbl->GetReplyFileName(This, pReplyFileName))
#define IBackgroundCopyJob5_SetCredentials(This, credentials) \
  ((This)->lpVtbl->SetCredentials(This, credentials))
#define IBackgroundCopyJob5_RemoveCredentials(This, Target, Scheme) \
  ((This)->lpVtbl->RemoveCredentials(This, Target, Scheme))
#define IBackgroundCopyJob5_ReplaceRemotePrefix(This, OldPrefix, NewPrefix) \
  ((This)->lpVtbl->ReplaceRemotePrefix(This, OldPrefix, NewPrefix))
#define IBackgroundCopyJob5_AddFileWithRanges(This, RemoteUrl, LocalName, RangeCount, Ranges) \
  ((This)->lpVtbl->AddFileWithRanges(This, RemoteUrl, LocalName, RangeCount, Ranges))
#define IBackgroundCopyJob5_SetFileACLFlags(This, Flags) \
  ((This)->lpVtbl->SetFileACLFlags(This, Flags))
#define IBackgroundCopyJob5_GetFileACLFlags(This, Flags) \
  ((This)->lpVtbl->GetFileACLFlags(This, Flags))
#define IBackgroundCopyJob5_SetPeerCachingFlags(This, Flags) \
  ((This)->lpVtbl->SetPeerCachingFlags(This, Flags))
#define IBackgroundCopyJob5_GetPeerCachingFlags(This, pFlags) \
  ((This)->lpVtbl->GetPeerCachingFlags(This, pFlags))
#define IBackgroundCopyJob5_GetOwnerIntegrityLevel(This, pLevel) \
  ((This)->lpVtbl->GetOwnerIntegrityLevel(This, pLevel))
#define IBackgroundCopyJob5_GetOwnerElevationState(This, pElevated) \
  ((This)->lpVtbl->GetOwnerElevationState(This, pElevated))
#define IBackgroundCopyJob5_SetMaximumDownloadTime(This, Timeout) \
  ((This)->lpVtbl->SetMaximumDownloadTime(This, Timeout))
#define IBackgroundCopyJob5_GetMaximumDownloadTime(This, pTimeout) \
  ((This)->lpVtbl->GetMaximumDownloadTime(This, pTimeout))
#define IBackgroundCopyJob5_SetProperty(This, PropertyId, PropertyValue) \
  ((This)->lpVtbl->SetProperty(This, PropertyId, PropertyValue))
#define IBackgroundCopyJob5_GetProperty(This, PropertyId, PropertyValue) \
  ((This)->lpVtbl->GetProperty(This, PropertyId, PropertyValue))
#endif  // COBJMACROS
#endif  // __IBackgroundCopyJob5_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyFile5_INTERFACE_DEFINED__
#define __IBackgroundCopyFile5_INTERFACE_DEFINED__
typedef struct IBackgroundCopyFile5Vtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyFile5* This, REFIID riid,
                                             void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyFile5* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyFile5* This);
  HRESULT(STDMETHODCALLTYPE* GetRemoteName)(IBackgroundCopyFile5* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* GetLocalName)(IBackgroundCopyFile5* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* GetProgress)(IBackgroundCopyFile5* This, BG_FILE_PROGRESS* pVal);
  HRESULT(STDMETHODCALLTYPE* GetFileRanges)(IBackgroundCopyFile5* This, DWORD* RangeCount,
                                            BG_FILE_RANGE** Ranges);
  HRESULT(STDMETHODCALLTYPE* SetRemoteName)(IBackgroundCopyFile5* This, LPCWSTR Val);
  HRESULT(STDMETHODCALLTYPE* GetTemporaryName)(IBackgroundCopyFile5* This, LPWSTR* pFilename);
  HRESULT(STDMETHODCALLTYPE* SetValidationState)(IBackgroundCopyFile5* This, BOOL state);
  HRESULT(STDMETHODCALLTYPE* GetValidationState)(IBackgroundCopyFile5* This, BOOL* pState);
  HRESULT(STDMETHODCALLTYPE* IsDownloadedFromPeer)(IBackgroundCopyFile5* This, BOOL* pVal);
  HRESULT(STDMETHODCALLTYPE* GetPeerDownloadStats)(
      IBackgroundCopyFile5* This, UINT64* pFromOrigin, UINT64* pFromPeers);
  HRESULT(STDMETHODCALLTYPE* SetProperty)(IBackgroundCopyFile5* This,
                                          BITS_FILE_PROPERTY_ID PropertyId,
                                          BITS_FILE_PROPERTY_VALUE PropertyValue);
  HRESULT(STDMETHODCALLTYPE* GetProperty)(IBackgroundCopyFile5* This,
                                          BITS_FILE_PROPERTY_ID PropertyId,
                                          BITS_FILE_PROPERTY_VALUE* PropertyValue);
  END_INTERFACE
} IBackgroundCopyFile5Vtbl;
interface IBackgroundCopyFile5 {
  CONST_VTBL IBackgroundCopyFile5Vtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBackgroundCopyFile5_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBackgroundCopyFile5_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyFile5_Release(This) ((This)->lpVtbl->Release(This))
#define IBackgroundCopyFile5_GetRemoteName(This, pVal) ((This)->lpVtbl->GetRemoteName(This, pVal))
#define IBackgroundCopyFile5_GetLocalName(This, pVal) ((This)->lpVtbl->GetLocalName(This, pVal))
#define IBackgroundCopyFile5_GetProgress(This, pVal) ((This)->lpVtbl->GetProgress(This, pVal))
#define IBackgroundCopyFile5_GetFileRanges(This, RangeCount, Ranges) \
  ((This)->lpVtbl->GetFileRanges(This, RangeCount, Ranges))
#define IBackgroundCopyFile5_SetRemoteName(This, Val) ((This)->lpVtbl->SetRemoteName(This, Val))
#define IBackgroundCopyFile5_GetTemporaryName(This, pFilename) \
  ((This)->lpVtbl->GetTemporaryName(This, pFilename))
#define IBackgroundCopyFile5_SetValidationState(This, state) \
  ((This)->lpVtbl->SetValidationState(This, state))
#define IBackgroundCopyFile5_GetValidationState(This, pState) \
  ((This)->lpVtbl->GetValidationState(This, pState))
#define IBackgroundCopyFile5_IsDownloadedFromPeer(This, pVal) \
  ((This)->lpVtbl->IsDownloadedFromPeer(This, pVal))
#define IBackgroundCopyFile5_GetPeerDownloadStats(This, pFromOrigin, pFromPeers) \
  ((This)->lpVtbl->GetPeerDownloadStats(This, pFromOrigin, pFromPeers))
#define IBackgroundCopyFile5_SetProperty(This, PropertyId, PropertyValue) \
  ((This)->lpVtbl->SetProperty(This, PropertyId, PropertyValue))
#define IBackgroundCopyFile5_GetProperty(This, PropertyId, PropertyValue) \
  ((This)->lpVtbl->GetProperty(This, PropertyId, PropertyValue))
#endif  // COBJMACROS
#endif  // __IBackgroundCopyFile5_INTERFACE_DEFINED__

#endif  // C

// Clients include <bits.h> alone and expect every later version with it.
#include <bits10_1.h>

#endif  // _WIN32

#endif  // __bits5_0_h__
