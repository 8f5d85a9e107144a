// bits1_5.h: uploads with replies, credentials and the command line (BITS 1.5).
//
// Generated from tools/headers/facts/bits1_5.toml by tools/headers/generate.py: change the table,
// not this file.
// clang-format off

#ifndef __bits1_5_h__
#define __bits1_5_h__

#ifdef _WIN32
// Behind the headers of a Windows toolchain: whatever those lack.
#include <bits_fill.h>
#else

#include <bits.h>

#ifndef __IBackgroundCopyJob2_FWD_DEFINED__
#define __IBackgroundCopyJob2_FWD_DEFINED__
typedef interface IBackgroundCopyJob2 IBackgroundCopyJob2;
#endif
#ifndef __BackgroundCopyManager1_5_FWD_DEFINED__
#define __BackgroundCopyManager1_5_FWD_DEFINED__
#ifdef __cplusplus
class BackgroundCopyManager1_5;
#else
typedef struct BackgroundCopyManager1_5 BackgroundCopyManager1_5;
#endif
#endif

// How far the reply of an upload-reply job is.
typedef struct _BG_JOB_REPLY_PROGRESS {
  UINT64 BytesTotal;        // BG_SIZE_UNKNOWN until the reply begins. In bytes.
  UINT64 BytesTransferred;  // What has come. In bytes.
} BG_JOB_REPLY_PROGRESS;

// Who asks for credentials.
typedef enum BG_AUTH_TARGET BITSIM_COM_ENUM_BASE {
  BG_AUTH_TARGET_SERVER = 1,  // The origin server.
  BG_AUTH_TARGET_PROXY = 2    // The proxy.
} BG_AUTH_TARGET;

// The authentication scheme of credentials.
typedef enum BG_AUTH_SCHEME BITSIM_COM_ENUM_BASE {
  BG_AUTH_SCHEME_BASIC = 1,      // In clear text.
  BG_AUTH_SCHEME_DIGEST = 2,     // Challenge and response.
  BG_AUTH_SCHEME_NTLM = 3,       // NTLM; without a name, the credentials of the owner.
  BG_AUTH_SCHEME_NEGOTIATE = 4,  // Kerberos or NTLM; without a name, the credentials of the owner.
  BG_AUTH_SCHEME_PASSPORT = 5    // Passport.
} BG_AUTH_SCHEME;

// A user name (at most 300 characters) and a password (at most 65535).
typedef struct _BG_BASIC_CREDENTIALS {
  LPWSTR UserName;  // May be NULL for NTLM and Negotiate.
  LPWSTR Password;  // May be NULL for NTLM and Negotiate.
} BG_BASIC_CREDENTIALS, *PBG_BASIC_CREDENTIALS;

// The credentials of a scheme; all schemes use the same form.
typedef union _BG_AUTH_CREDENTIALS_UNION {
  BG_BASIC_CREDENTIALS Basic;
} BG_AUTH_CREDENTIALS_UNION;

// Credentials with the target and the scheme that they are for.
typedef struct _BG_AUTH_CREDENTIALS {
  BG_AUTH_TARGET Target;
  BG_AUTH_SCHEME Scheme;
  BG_AUTH_CREDENTIALS_UNION Credentials;
} BG_AUTH_CREDENTIALS, *PBG_AUTH_CREDENTIALS;

DEFINE_GUID(IID_IBackgroundCopyJob2, 0x54b50739, 0x686f, 0x45eb, 0x9d, 0xff, 0xd6, 0xa9, 0xa0, 0xfa,
            0xa9, 0xaf);

// The same service; creating it gives REGDB_E_CLASSNOTREG where BITS is older than 1.5.
DEFINE_GUID(CLSID_BackgroundCopyManager1_5, 0xf087771f, 0xd74f, 0x4c1a, 0xbb, 0x8a, 0xe1, 0x6a,
            0xca, 0x91, 0x24, 0xea);
#ifdef __cplusplus
class DECLSPEC_UUID("f087771f-d74f-4c1a-bb8a-e16aca9124ea") BackgroundCopyManager1_5;
__CRT_UUID_DECL(BackgroundCopyManager1_5, 0xf087771f, 0xd74f, 0x4c1a, 0xbb, 0x8a, 0xe1, 0x6a, 0xca,
                0x91, 0x24, 0xea)
#endif

#if defined(__cplusplus) && !defined(CINTERFACE)

// -------------------------------------------------------------------------------------------------
// IBackgroundCopyJob2
//
// A job since BITS 1.5: command line, reply, credentials.
#ifndef __IBackgroundCopyJob2_INTERFACE_DEFINED__
#define __IBackgroundCopyJob2_INTERFACE_DEFINED__
MIDL_INTERFACE("54b50739-686f-45eb-9dff-d6a9a0faa9af")
IBackgroundCopyJob2 : public IBackgroundCopyJob {
  // Slot 35. Sets a program that the service starts when the job is TRANSFERRED or in ERROR and the
  // callback object is gone or has failed. Runs as the user who sets it. Exit code 0 acknowledges;
  // any other makes the service start it again after the minimum retry delay.
  //   Program [in]: A full path, at most MAX_PATH characters; NULL with NULL parameters removes the
  //     command line.
  //   Parameters [in]: The whole argument line, program name first, at most 4000 characters. May be
  //     NULL.
  // Returns
  //   S_OK
  //   BG_E_STRING_TOO_LONG: Longer than the limits above.
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  //   E_ACCESSDENIED: The caller may not change the job.
  // Rules: NOTIFY-CMD-01 to -20.
  virtual HRESULT STDMETHODCALLTYPE SetNotifyCmdLine(LPCWSTR Program, LPCWSTR Parameters) = 0;

  // Slot 36. Gives the program and its parameters; empty texts when none is set.
  //   pProgram [out]: The program. Free it with CoTaskMemFree.
  //   pParameters [out]: The parameters. Free it with CoTaskMemFree.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: NOTIFY-CMD-04.
  virtual HRESULT STDMETHODCALLTYPE GetNotifyCmdLine(LPWSTR* pProgram, LPWSTR* pParameters) = 0;

  // Slot 37. Tells how far the reply is.
  //   pProgress [out]: The progress.
  // Returns
  //   S_OK
  //   E_NOTIMPL: The job has no reply.
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: PROG-06.
  virtual HRESULT STDMETHODCALLTYPE GetReplyProgress(BG_JOB_REPLY_PROGRESS* pProgress) = 0;

  // Slot 38. Gives the reply from memory, once the job is TRANSFERRED. NULL when the server sent
  // none.
  //   ppBuffer [out]: The reply, or NULL. Array; its length is pLength. Free it with CoTaskMemFree.
  //   pLength [out]: Its size, also with BG_E_TOO_LARGE. In bytes.
  // Returns
  //   S_OK
  //   BG_E_TOO_LARGE: More than 1 MB; read the reply file.
  //   E_NOTIMPL: The job has no reply.
  //   BG_E_INVALID_STATE: The job is not TRANSFERRED.
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: NOTIFY-CB-07, -08.
  virtual HRESULT STDMETHODCALLTYPE GetReplyData(BYTE** ppBuffer, UINT64* pLength) = 0;

  // Slot 39. Sets where the reply is stored (an empty file, if none comes), before it begins.
  //   ReplyFileName [in]: A full path, at most MAX_PATH characters; NULL or empty lets the service
  //     make one up beside the upload file.
  // Returns
  //   S_OK
  //   BG_E_INVALID_STATE: The reply has begun.
  //   E_NOTIMPL: The job has no reply.
  //   E_INVALIDARG: Malformed or too long.
  //   E_ACCESSDENIED: The user may not write there.
  virtual HRESULT STDMETHODCALLTYPE SetReplyFileName(LPCWSTR ReplyFileName) = 0;

  // Slot 40. Gives the path of the reply.
  //   pReplyFileName [out]: The path, or NULL while none is known. Free it with CoTaskMemFree.
  // Returns
  //   S_OK
  //   E_NOTIMPL: The job has no reply.
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetReplyFileName(LPWSTR* pReplyFileName) = 0;

  // Slot 41. Sets the credentials for one target and scheme, in place of earlier ones. Only the
  // owner may.
  //   credentials [in]: Copied; the caller may wipe it afterwards.
  // Returns
  //   S_OK
  //   BG_E_INVALID_AUTH_TARGET: No such target.
  //   BG_E_INVALID_AUTH_SCHEME: No such scheme.
  //   BG_E_USERNAME_TOO_LARGE: More than 300 characters.
  //   BG_E_PASSWORD_TOO_LARGE: More than 65535 characters.
  //   E_INVALIDARG: Basic or Digest without a name or password.
  // Rules: HTTP-11.
  virtual HRESULT STDMETHODCALLTYPE SetCredentials(BG_AUTH_CREDENTIALS* credentials) = 0;

  // Slot 42. Removes the credentials for one target and scheme.
  //   Target [in]: The target.
  //   Scheme [in]: The scheme.
  // Returns
  //   S_OK
  //   S_FALSE: There were none.
  //   BG_E_INVALID_AUTH_TARGET: No such target.
  //   BG_E_INVALID_AUTH_SCHEME: No such scheme.
  virtual HRESULT STDMETHODCALLTYPE RemoveCredentials(
      BG_AUTH_TARGET Target, BG_AUTH_SCHEME Scheme) = 0;

 protected:
  ~IBackgroundCopyJob2() = default;
};
__CRT_UUID_DECL(IBackgroundCopyJob2, 0x54b50739, 0x686f, 0x45eb, 0x9d, 0xff, 0xd6, 0xa9, 0xa0, 0xfa,
                0xa9, 0xaf)
#endif  // __IBackgroundCopyJob2_INTERFACE_DEFINED__

#else  // The same interfaces for C.

#ifndef __IBackgroundCopyJob2_INTERFACE_DEFINED__
#define __IBackgroundCopyJob2_INTERFACE_DEFINED__
typedef struct IBackgroundCopyJob2Vtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyJob2* This, REFIID riid, void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyJob2* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyJob2* This);
  HRESULT(STDMETHODCALLTYPE* AddFileSet)(IBackgroundCopyJob2* This, ULONG cFileCount,
                                         BG_FILE_INFO* pFileSet);
  HRESULT(STDMETHODCALLTYPE* AddFile)(IBackgroundCopyJob2* This, LPCWSTR RemoteUrl,
                                      LPCWSTR LocalName);
  HRESULT(STDMETHODCALLTYPE* EnumFiles)(IBackgroundCopyJob2* This,
                                        IEnumBackgroundCopyFiles** pEnum);
  HRESULT(STDMETHODCALLTYPE* Suspend)(IBackgroundCopyJob2* This);
  HRESULT(STDMETHODCALLTYPE* Resume)(IBackgroundCopyJob2* This);
  HRESULT(STDMETHODCALLTYPE* Cancel)(IBackgroundCopyJob2* This);
  HRESULT(STDMETHODCALLTYPE* Complete)(IBackgroundCopyJob2* This);
  HRESULT(STDMETHODCALLTYPE* GetId)(IBackgroundCopyJob2* This, GUID* pVal);
  HRESULT(STDMETHODCALLTYPE* GetType)(IBackgroundCopyJob2* This, BG_JOB_TYPE* pVal);
  HRESULT(STDMETHODCALLTYPE* GetProgress)(IBackgroundCopyJob2* This, BG_JOB_PROGRESS* pVal);
  HRESULT(STDMETHODCALLTYPE* GetTimes)(IBackgroundCopyJob2* This, BG_JOB_TIMES* pVal);
  HRESULT(STDMETHODCALLTYPE* GetState)(IBackgroundCopyJob2* This, BG_JOB_STATE* pVal);
  HRESULT(STDMETHODCALLTYPE* GetError)(IBackgroundCopyJob2* This, IBackgroundCopyError** ppError);
  HRESULT(STDMETHODCALLTYPE* GetOwner)(IBackgroundCopyJob2* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* SetDisplayName)(IBackgroundCopyJob2* This, LPCWSTR Val);
  HRESULT(STDMETHODCALLTYPE* GetDisplayName)(IBackgroundCopyJob2* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* SetDescription)(IBackgroundCopyJob2* This, LPCWSTR Val);
  HRESULT(STDMETHODCALLTYPE* GetDescription)(IBackgroundCopyJob2* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* SetPriority)(IBackgroundCopyJob2* This, BG_JOB_PRIORITY Val);
  HRESULT(STDMETHODCALLTYPE* GetPriority)(IBackgroundCopyJob2* This, BG_JOB_PRIORITY* pVal);
  HRESULT(STDMETHODCALLTYPE* SetNotifyFlags)(IBackgroundCopyJob2* This, ULONG Val);
  HRESULT(STDMETHODCALLTYPE* GetNotifyFlags)(IBackgroundCopyJob2* This, ULONG* pVal);
  HRESULT(STDMETHODCALLTYPE* SetNotifyInterface)(IBackgroundCopyJob2* This, IUnknown* Val);
  HRESULT(STDMETHODCALLTYPE* GetNotifyInterface)(IBackgroundCopyJob2* This, IUnknown** pVal);
  HRESULT(STDMETHODCALLTYPE* SetMinimumRetryDelay)(IBackgroundCopyJob2* This, ULONG Seconds);
  HRESULT(STDMETHODCALLTYPE* GetMinimumRetryDelay)(IBackgroundCopyJob2* This, ULONG* Seconds);
  HRESULT(STDMETHODCALLTYPE* SetNoProgressTimeout)(IBackgroundCopyJob2* This, ULONG Seconds);
  HRESULT(STDMETHODCALLTYPE* GetNoProgressTimeout)(IBackgroundCopyJob2* This, ULONG* Seconds);
  HRESULT(STDMETHODCALLTYPE* GetErrorCount)(IBackgroundCopyJob2* This, ULONG* Errors);
  HRESULT(STDMETHODCALLTYPE* SetProxySettings)(IBackgroundCopyJob2* This,
                                               BG_JOB_PROXY_USAGE ProxyUsage,
                                               const WCHAR* ProxyList,
                                               const WCHAR* ProxyBypassList);
  HRESULT(STDMETHODCALLTYPE* GetProxySettings)(IBackgroundCopyJob2* This,
                                               BG_JOB_PROXY_USAGE* pProxyUsage, LPWSTR* pProxyList,
                                               LPWSTR* pProxyBypassList);
  HRESULT(STDMETHODCALLTYPE* TakeOwnership)(IBackgroundCopyJob2* This);
  HRESULT(STDMETHODCALLTYPE* SetNotifyCmdLine)(IBackgroundCopyJob2* This, LPCWSTR Program,
                                               LPCWSTR Parameters);
  HRESULT(STDMETHODCALLTYPE* GetNotifyCmdLine)(IBackgroundCopyJob2* This, LPWSTR* pProgram,
                                               LPWSTR* pParameters);
  HRESULT(STDMETHODCALLTYPE* GetReplyProgress)(IBackgroundCopyJob2* This,
                                               BG_JOB_REPLY_PROGRESS* pProgress);
  HRESULT(STDMETHODCALLTYPE* GetReplyData)(IBackgroundCopyJob2* This, BYTE** ppBuffer,
                                           UINT64* pLength);
  HRESULT(STDMETHODCALLTYPE* SetReplyFileName)(IBackgroundCopyJob2* This, LPCWSTR ReplyFileName);
  HRESULT(STDMETHODCALLTYPE* GetReplyFileName)(IBackgroundCopyJob2* This, LPWSTR* pReplyFileName);
  HRESULT(STDMETHODCALLTYPE* SetCredentials)(IBackgroundCopyJob2* This,
                                             BG_AUTH_CREDENTIALS* credentials);
  HRESULT(STDMETHODCALLTYPE* RemoveCredentials)(IBackgroundCopyJob2* This, BG_AUTH_TARGET Target,
                                                BG_AUTH_SCHEME Scheme);
  END_INTERFACE
} IBackgroundCopyJob2Vtbl;
interface IBackgroundCopyJob2 {
  CONST_VTBL IBackgroundCopyJob2Vtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBackgroundCopyJob2_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBackgroundCopyJob2_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyJob2_Release(This) ((This)->lpVtbl->Release(This))
#define IBackgroundCopyJob2_AddFileSet(This, cFileCount, pFileSet) \
  ((This)->lpVtbl->AddFileSet(This, cFileCount, pFileSet))
#define IBackgroundCopyJob2_AddFile(This, RemoteUrl, LocalName) \
  ((This)->lpVtbl->AddFile(This, RemoteUrl, LocalName))
#define IBackgroundCopyJob2_EnumFiles(This, pEnum) ((This)->lpVtbl->EnumFiles(This, pEnum))
#define IBackgroundCopyJob2_Suspend(This) ((This)->lpVtbl->Suspend(This))
#define IBackgroundCopyJob2_Resume(This) ((This)->lpVtbl->Resume(This))
#define IBackgroundCopyJob2_Cancel(This) ((This)->lpVtbl->Cancel(This))
#define IBackgroundCopyJob2_Complete(This) ((This)->lpVtbl->Complete(This))
#define IBackgroundCopyJob2_GetId(This, pVal) ((This)->lpVtbl->GetId(This, pVal))
#define IBackgroundCopyJob2_GetType(This, pVal) ((This)->lpVtbl->GetType(This, pVal))
#define IBackgroundCopyJob2_GetProgress(This, pVal) ((This)->lpVtbl->GetProgress(This, pVal))
#define IBackgroundCopyJob2_GetTimes(This, pVal) ((This)->lpVtbl->GetTimes(This, pVal))
#define IBackgroundCopyJob2_GetState(This, pVal) ((This)->lpVtbl->GetState(This, pVal))
#define IBackgroundCopyJob2_GetError(This, ppError) ((This)->lpVtbl->GetError(This, ppError))
#define IBackgroundCopyJob2_GetOwner(This, pVal) ((This)->lpVtbl->GetOwner(This, pVal))
#define IBackgroundCopyJob2_SetDisplayName(This, Val) ((This)->lpVtbl->SetDisplayName(This, Val))
#define IBackgroundCopyJob2_GetDisplayName(This, pVal) ((This)->lpVtbl->GetDisplayName(This, pVal))
#define IBackgroundCopyJob2_SetDescription(This, Val) ((This)->lpVtbl->SetDescription(This, Val))
#define IBackgroundCopyJob2_GetDescription(This, pVal) ((This)->lpVtbl->GetDescription(This, pVal))
#define IBackgroundCopyJob2_SetPriority(This, Val) ((This)->lpVtbl->SetPriority(This, Val))
#define IBackgroundCopyJob2_GetPriority(This, pVal) ((This)->lpVtbl->GetPriority(This, pVal))
#define IBackgroundCopyJob2_SetNotifyFlags(This, Val) ((This)->lpVtbl->SetNotifyFlags(This, Val))
#define IBackgroundCopyJob2_GetNotifyFlags(This, pVal) ((This)->lpVtbl->GetNotifyFlags(This, pVal))
#define IBackgroundCopyJob2_SetNotifyInterface(This, Val) \
  ((This)->lpVtbl->SetNotifyInterface(This, Val))
#define IBackgroundCopyJob2_GetNotifyInterface(This, pVal) \
  ((This)->lpVtbl->GetNotifyInterface(This, pVal))
#define IBackgroundCopyJob2_SetMinimumRetryDelay(This, Seconds) \
  ((This)->lpVtbl->SetMinimumRetryDelay(This, Seconds))
#define IBackgroundCopyJob2_GetMinimumRetryDelay(This, Seconds) \
  ((This)->lpVtbl->GetMinimumRetryDelay(This, Seconds))
#define IBackgroundCopyJob2_SetNoProgressTimeout(This, Seconds) \
  ((This)->lpVtbl->SetNoProgressTimeout(This, Seconds))
#define IBackgroundCopyJob2_GetNoProgressTimeout(This, Seconds) \
  ((This)->lpVtbl->GetNoProgressTimeout(This, Seconds))
#define IBackgroundCopyJob2_GetErrorCount(This, Errors) \
  ((This)->lpVtbl->GetErrorCount(This, Errors))
#define IBackgroundCopyJob2_SetProxySettings(This, ProxyUsage, ProxyList, ProxyBypassList) \
  ((This)->lpVtbl->SetProxySettings(This, ProxyUsage, ProxyList, ProxyBypassList))
#define IBackgroundCopyJob2_GetProxySettings(This, pProxyUsage, pProxyList, pProxyBypassList) \
  ((This)->lpVtbl->GetProxySettings(This, pProxyUsage, pProxyList, pProxyBypassList))
#define IBackgroundCopyJob2_TakeOwnership(This) ((This)->lpVtbl->TakeOwnership(This))
#define IBackgroundCopyJob2_SetNotifyCmdLine(This, Program, Parameters) \
  ((This)->lpVtbl->SetNotifyCmdLine(This, Program, Parameters))
#define IBackgroundCopyJob2_GetNotifyCmdLine(This, pProgram, pParameters) \
  ((This)->lpVtbl->GetNotifyCmdLine(This, pProgram, pParameters))
#define IBackgroundCopyJob2_GetReplyProgress(This, pProgress) \
  ((This)->lpVtbl->GetReplyProgress(This, pProgress))
#define IBackgroundCopyJob2_GetReplyData(This, ppBuffer, pLength) \
  ((This)->lpVtbl->GetReplyData(This, ppBuffer, pLength))
#define IBackgroundCopyJob2_SetReplyFileName(This, ReplyFileName) \
  ((This)->lpVtbl->SetReplyFileName(This, ReplyFileName))
#define IBackgroundCopyJob2_GetReplyFileName(This, pReplyFileName) \
  ((This)->lpVtbl->GetReplyFileName(This, pReplyFileName))
#define IBackgroundCopyJob2_SetCredentials(This, credentials) \
  ((This)->lpVtbl->SetCredentials(This, credentials))
#define IBackgroundCopyJob2_RemoveCredentials(This, Target, Scheme) \
  ((This)->lpVtbl->RemoveCredentials(This, Target, Scheme))
#endif  // COBJMACROS
#endif  // __IBackgroundCopyJob2_INTERFACE_DEFINED__

#endif  // C

// Clients include <bits.h> alone and expect every later version with it.
#include <bits2_0.h>

#endif  // _WIN32

#endif  // __bits1_5_h__
