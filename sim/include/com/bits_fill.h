// bits_fill.h: what the bits headers of a Windows toolchain lack.
//
// mingw-w64 10, for one, ends at bits5_0.h, leaves files 3 to 6, the BITS 10 interfaces, half of
// the codes and most cost, SSL and redirect constants out. Include this header instead of <bits.h>
// and put this folder BEHIND the toolchain's (-idirafter): everything that the toolchain has is
// then the toolchain's, the rest comes from here. Including <bits4_0.h> or <bits10_1.h> where the
// toolchain has none leads here as well. On Linux it is another name of <bits.h>.
//
// The contracts are in the headers of each version, beside this file.
//
// Generated from tools/headers/facts/ by tools/headers/generate.py: change the table, not this
// file.
// clang-format off

#ifndef BITSIM_COM_BITS_FILL_H_
#define BITSIM_COM_BITS_FILL_H_

#ifndef _WIN32
#include <bits.h>
#else

#include <windows.h>
#include <ole2.h>
#include <unknwn.h>

// Without INITGUID a toolchain only declares its GUIDs, and the libuuid of mingw-w64 has none of
// BITS. So between here and the end every DEFINE_GUID defines, the toolchain's own ones too.
#pragma push_macro("DEFINE_GUID")
#undef DEFINE_GUID
#ifdef __cplusplus
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8)          \
  extern "C" {                                                                \
  inline constexpr GUID name = {l, w1, w2, {b1, b2, b3, b4, b5, b6, b7, b8}}; \
  }                                                                           \
  static_assert(sizeof(name) == 16, "a GUID has 128 bits")
#else
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) \
  const GUID DECLSPEC_SELECTANY name = {l, w1, w2, {b1, b2, b3, b4, b5, b6, b7, b8}}
#endif

#if __has_include(<bits.h>)
#include <bits.h>
#endif
#if __has_include(<bits1_5.h>)
#include <bits1_5.h>
#endif
#if __has_include(<bits2_0.h>)
#include <bits2_0.h>
#endif
#if __has_include(<bits2_5.h>)
#include <bits2_5.h>
#endif
#if __has_include(<bits3_0.h>)
#include <bits3_0.h>
#endif
#if __has_include(<bits4_0.h>)
#include <bits4_0.h>
#endif
#if __has_include(<bits5_0.h>)
#include <bits5_0.h>
#endif
#if __has_include(<bits10_1.h>)
#include <bits10_1.h>
#endif
#if __has_include(<bits10_2.h>)
#include <bits10_2.h>
#endif
#if __has_include(<bits10_3.h>)
#include <bits10_3.h>
#endif

#include <bitsmsg.h>

// Of bits.h
#ifndef BG_SIZE_UNKNOWN
#define BG_SIZE_UNKNOWN 0xFFFFFFFFFFFFFFFFull
#endif
#ifndef BG_NOTIFY_JOB_TRANSFERRED
#define BG_NOTIFY_JOB_TRANSFERRED 0x0001
#endif
#ifndef BG_NOTIFY_JOB_ERROR
#define BG_NOTIFY_JOB_ERROR 0x0002
#endif
#ifndef BG_NOTIFY_DISABLE
#define BG_NOTIFY_DISABLE 0x0004
#endif
#ifndef BG_NOTIFY_JOB_MODIFICATION
#define BG_NOTIFY_JOB_MODIFICATION 0x0008
#endif
#ifndef BG_NOTIFY_FILE_TRANSFERRED
#define BG_NOTIFY_FILE_TRANSFERRED 0x0010
#endif
#ifndef BG_NOTIFY_FILE_RANGES_TRANSFERRED
#define BG_NOTIFY_FILE_RANGES_TRANSFERRED 0x0020
#endif
#ifndef BG_JOB_ENUM_ALL_USERS
#define BG_JOB_ENUM_ALL_USERS 0x0001
#endif
#ifndef __IBackgroundCopyFile_FWD_DEFINED__
#define __IBackgroundCopyFile_FWD_DEFINED__
typedef interface IBackgroundCopyFile IBackgroundCopyFile;
#endif
#ifndef __IEnumBackgroundCopyFiles_FWD_DEFINED__
#define __IEnumBackgroundCopyFiles_FWD_DEFINED__
typedef interface IEnumBackgroundCopyFiles IEnumBackgroundCopyFiles;
#endif
#ifndef __IBackgroundCopyError_FWD_DEFINED__
#define __IBackgroundCopyError_FWD_DEFINED__
typedef interface IBackgroundCopyError IBackgroundCopyError;
#endif
#ifndef __IBackgroundCopyJob_FWD_DEFINED__
#define __IBackgroundCopyJob_FWD_DEFINED__
typedef interface IBackgroundCopyJob IBackgroundCopyJob;
#endif
#ifndef __IEnumBackgroundCopyJobs_FWD_DEFINED__
#define __IEnumBackgroundCopyJobs_FWD_DEFINED__
typedef interface IEnumBackgroundCopyJobs IEnumBackgroundCopyJobs;
#endif
#ifndef __IBackgroundCopyCallback_FWD_DEFINED__
#define __IBackgroundCopyCallback_FWD_DEFINED__
typedef interface IBackgroundCopyCallback IBackgroundCopyCallback;
#endif
#ifndef __IBackgroundCopyManager_FWD_DEFINED__
#define __IBackgroundCopyManager_FWD_DEFINED__
typedef interface IBackgroundCopyManager IBackgroundCopyManager;
#endif

#ifndef __IBackgroundCopyFile_INTERFACE_DEFINED__
#define __IBackgroundCopyFile_INTERFACE_DEFINED__
typedef struct _BG_FILE_PROGRESS {
  UINT64 BytesTotal;
  UINT64 BytesTransferred;
  BOOL Completed;
} BG_FILE_PROGRESS;
DEFINE_GUID(IID_IBackgroundCopyFile, 0x01b7bd23, 0xfb88, 0x4a77, 0x84, 0x90, 0x58, 0x91, 0xd3, 0xe4,
            0x65, 0x3a);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("01b7bd23-fb88-4a77-8490-5891d3e4653a")
IBackgroundCopyFile : public IUnknown {
  virtual HRESULT STDMETHODCALLTYPE GetRemoteName(LPWSTR* pVal) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetLocalName(LPWSTR* pVal) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetProgress(BG_FILE_PROGRESS* pVal) = 0;
};
__CRT_UUID_DECL(IBackgroundCopyFile, 0x01b7bd23, 0xfb88, 0x4a77, 0x84, 0x90, 0x58, 0x91, 0xd3, 0xe4,
                0x65, 0x3a)
#else  // C
typedef struct IBackgroundCopyFileVtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyFile* This, REFIID riid, void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyFile* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyFile* This);
  HRESULT(STDMETHODCALLTYPE* GetRemoteName)(IBackgroundCopyFile* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* GetLocalName)(IBackgroundCopyFile* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* GetProgress)(IBackgroundCopyFile* This, BG_FILE_PROGRESS* pVal);
  END_INTERFACE
} IBackgroundCopyFileVtbl;
interface IBackgroundCopyFile {
  CONST_VTBL IBackgroundCopyFileVtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBackgroundCopyFile_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBackgroundCopyFile_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyFile_Release(This) ((This)->lpVtbl->Release(This))
#define IBackgroundCopyFile_GetRemoteName(This, pVal) ((This)->lpVtbl->GetRemoteName(This, pVal))
#define IBackgroundCopyFile_GetLocalName(This, pVal) ((This)->lpVtbl->GetLocalName(This, pVal))
#define IBackgroundCopyFile_GetProgress(This, pVal) ((This)->lpVtbl->GetProgress(This, pVal))
#endif  // COBJMACROS
#endif  // C
#endif  // __IBackgroundCopyFile_INTERFACE_DEFINED__

#ifndef __IEnumBackgroundCopyFiles_INTERFACE_DEFINED__
#define __IEnumBackgroundCopyFiles_INTERFACE_DEFINED__
DEFINE_GUID(IID_IEnumBackgroundCopyFiles, 0xca51e165, 0xc365, 0x424c, 0x8d, 0x41, 0x24, 0xaa, 0xa4,
            0xff, 0x3c, 0x40);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("ca51e165-c365-424c-8d41-24aaa4ff3c40")
IEnumBackgroundCopyFiles : public IUnknown {
  virtual HRESULT STDMETHODCALLTYPE Next(ULONG celt, IBackgroundCopyFile** rgelt,
                                         ULONG* pceltFetched) = 0;
  virtual HRESULT STDMETHODCALLTYPE Skip(ULONG celt) = 0;
  virtual HRESULT STDMETHODCALLTYPE Reset() = 0;
  virtual HRESULT STDMETHODCALLTYPE Clone(IEnumBackgroundCopyFiles** ppenum) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetCount(ULONG* puCount) = 0;
};
__CRT_UUID_DECL(IEnumBackgroundCopyFiles, 0xca51e165, 0xc365, 0x424c, 0x8d, 0x41, 0x24, 0xaa, 0xa4,
                0xff, 0x3c, 0x40)
#else  // C
typedef struct IEnumBackgroundCopyFilesVtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IEnumBackgroundCopyFiles* This, REFIID riid,
                                             void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IEnumBackgroundCopyFiles* This);
  ULONG(STDMETHODCALLTYPE* Release)(IEnumBackgroundCopyFiles* This);
  HRESULT(STDMETHODCALLTYPE* Next)(IEnumBackgroundCopyFiles* This, ULONG celt,
                                   IBackgroundCopyFile** rgelt, ULONG* pceltFetched);
  HRESULT(STDMETHODCALLTYPE* Skip)(IEnumBackgroundCopyFiles* This, ULONG celt);
  HRESULT(STDMETHODCALLTYPE* Reset)(IEnumBackgroundCopyFiles* This);
  HRESULT(STDMETHODCALLTYPE* Clone)(IEnumBackgroundCopyFiles* This,
                                    IEnumBackgroundCopyFiles** ppenum);
  HRESULT(STDMETHODCALLTYPE* GetCount)(IEnumBackgroundCopyFiles* This, ULONG* puCount);
  END_INTERFACE
} IEnumBackgroundCopyFilesVtbl;
interface IEnumBackgroundCopyFiles {
  CONST_VTBL IEnumBackgroundCopyFilesVtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IEnumBackgroundCopyFiles_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IEnumBackgroundCopyFiles_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IEnumBackgroundCopyFiles_Release(This) ((This)->lpVtbl->Release(This))
#define IEnumBackgroundCopyFiles_Next(This, celt, rgelt, pceltFetched) \
  ((This)->lpVtbl->Next(This, celt, rgelt, pceltFetched))
#define IEnumBackgroundCopyFiles_Skip(This, celt) ((This)->lpVtbl->Skip(This, celt))
#define IEnumBackgroundCopyFiles_Reset(This) ((This)->lpVtbl->Reset(This))
#define IEnumBackgroundCopyFiles_Clone(This, ppenum) ((This)->lpVtbl->Clone(This, ppenum))
#define IEnumBackgroundCopyFiles_GetCount(This, puCount) ((This)->lpVtbl->GetCount(This, puCount))
#endif  // COBJMACROS
#endif  // C
#endif  // __IEnumBackgroundCopyFiles_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyError_INTERFACE_DEFINED__
#define __IBackgroundCopyError_INTERFACE_DEFINED__
typedef enum BG_ERROR_CONTEXT {
  BG_ERROR_CONTEXT_NONE = 0,
  BG_ERROR_CONTEXT_UNKNOWN = 1,
  BG_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER = 2,
  BG_ERROR_CONTEXT_QUEUE_MANAGER_NOTIFICATION = 3,
  BG_ERROR_CONTEXT_LOCAL_FILE = 4,
  BG_ERROR_CONTEXT_REMOTE_FILE = 5,
  BG_ERROR_CONTEXT_GENERAL_TRANSPORT = 6,
  BG_ERROR_CONTEXT_REMOTE_APPLICATION = 7,
  BG_ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK = 8
} BG_ERROR_CONTEXT;
DEFINE_GUID(IID_IBackgroundCopyError, 0x19c613a0, 0xfcb8, 0x4f28, 0x81, 0xae, 0x89, 0x7c, 0x3d,
            0x07, 0x8f, 0x81);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("19c613a0-fcb8-4f28-81ae-897c3d078f81")
IBackgroundCopyError : public IUnknown {
  virtual HRESULT STDMETHODCALLTYPE GetError(BG_ERROR_CONTEXT* pContext, HRESULT* pCode) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetFile(IBackgroundCopyFile** pVal) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetErrorDescription(
      DWORD LanguageId, LPWSTR* pErrorDescription) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetErrorContextDescription(
      DWORD LanguageId, LPWSTR* pContextDescription) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetProtocol(LPWSTR* pProtocol) = 0;
};
__CRT_UUID_DECL(IBackgroundCopyError, 0x19c613a0, 0xfcb8, 0x4f28, 0x81, 0xae, 0x89, 0x7c, 0x3d,
                0x07, 0x8f, 0x81)
#else  // C
typedef struct IBackgroundCopyErrorVtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyError* This, REFIID riid,
                                             void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyError* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyError* This);
  HRESULT(STDMETHODCALLTYPE* GetError)(IBackgroundCopyError* This, BG_ERROR_CONTEXT* pContext,
                                       HRESULT* pCode);
  HRESULT(STDMETHODCALLTYPE* GetFile)(IBackgroundCopyError* This, IBackgroundCopyFile** pVal);
  HRESULT(STDMETHODCALLTYPE* GetErrorDescription)(IBackgroundCopyError* This, DWORD LanguageId,
                                                  LPWSTR* pErrorDescription);
  HRESULT(STDMETHODCALLTYPE* GetErrorContextDescription)(
      IBackgroundCopyError* This, DWORD LanguageId, LPWSTR* pContextDescription);
  HRESULT(STDMETHODCALLTYPE* GetProtocol)(IBackgroundCopyError* This, LPWSTR* pProtocol);
  END_INTERFACE
} IBackgroundCopyErrorVtbl;
interface IBackgroundCopyError {
  CONST_VTBL IBackgroundCopyErrorVtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBackgroundCopyError_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBackgroundCopyError_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyError_Release(This) ((This)->lpVtbl->Release(This))
#define IBackgroundCopyError_GetError(This, pContext, pCode) \
  ((This)->lpVtbl->GetError(This, pContext, pCode))
#define IBackgroundCopyError_GetFile(This, pVal) ((This)->lpVtbl->GetFile(This, pVal))
#define IBackgroundCopyError_GetErrorDescription(This, LanguageId, pErrorDescription) \
  ((This)->lpVtbl->GetErrorDescription(This, LanguageId, pErrorDescription))
#define IBackgroundCopyError_GetErrorContextDescription(This, LanguageId, pContextDescription) \
  ((This)->lpVtbl->GetErrorContextDescription(This, LanguageId, pContextDescription))
#define IBackgroundCopyError_GetProtocol(This, pProtocol) \
  ((This)->lpVtbl->GetProtocol(This, pProtocol))
#endif  // COBJMACROS
#endif  // C
#endif  // __IBackgroundCopyError_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyJob_INTERFACE_DEFINED__
#define __IBackgroundCopyJob_INTERFACE_DEFINED__
typedef struct _BG_FILE_INFO {
  LPWSTR RemoteName;
  LPWSTR LocalName;
} BG_FILE_INFO;
typedef struct _BG_JOB_PROGRESS {
  UINT64 BytesTotal;
  UINT64 BytesTransferred;
  ULONG FilesTotal;
  ULONG FilesTransferred;
} BG_JOB_PROGRESS;
typedef struct _BG_JOB_TIMES {
  FILETIME CreationTime;
  FILETIME ModificationTime;
  FILETIME TransferCompletionTime;
} BG_JOB_TIMES;
typedef enum BG_JOB_PRIORITY {
  BG_JOB_PRIORITY_FOREGROUND = 0,
  BG_JOB_PRIORITY_HIGH = 1,
  BG_JOB_PRIORITY_NORMAL = 2,
  BG_JOB_PRIORITY_LOW = 3
} BG_JOB_PRIORITY;
typedef enum BG_JOB_STATE {
  BG_JOB_STATE_QUEUED = 0,
  BG_JOB_STATE_CONNECTING = 1,
  BG_JOB_STATE_TRANSFERRING = 2,
  BG_JOB_STATE_SUSPENDED = 3,
  BG_JOB_STATE_ERROR = 4,
  BG_JOB_STATE_TRANSIENT_ERROR = 5,
  BG_JOB_STATE_TRANSFERRED = 6,
  BG_JOB_STATE_ACKNOWLEDGED = 7,
  BG_JOB_STATE_CANCELLED = 8
} BG_JOB_STATE;
typedef enum BG_JOB_TYPE {
  BG_JOB_TYPE_DOWNLOAD = 0,
  BG_JOB_TYPE_UPLOAD = 1,
  BG_JOB_TYPE_UPLOAD_REPLY = 2
} BG_JOB_TYPE;
typedef enum BG_JOB_PROXY_USAGE {
  BG_JOB_PROXY_USAGE_PRECONFIG = 0,
  BG_JOB_PROXY_USAGE_NO_PROXY = 1,
  BG_JOB_PROXY_USAGE_OVERRIDE = 2,
  BG_JOB_PROXY_USAGE_AUTODETECT = 3
} BG_JOB_PROXY_USAGE;
DEFINE_GUID(IID_IBackgroundCopyJob, 0x37668d37, 0x507e, 0x4160, 0x93, 0x16, 0x26, 0x30, 0x6d, 0x15,
            0x0b, 0x12);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("37668d37-507e-4160-9316-26306d150b12")
IBackgroundCopyJob : public IUnknown {
  virtual HRESULT STDMETHODCALLTYPE AddFileSet(ULONG cFileCount, BG_FILE_INFO* pFileSet) = 0;
  virtual HRESULT STDMETHODCALLTYPE AddFile(LPCWSTR RemoteUrl, LPCWSTR LocalName) = 0;
  virtual HRESULT STDMETHODCALLTYPE EnumFiles(IEnumBackgroundCopyFiles** pEnum) = 0;
  virtual HRESULT STDMETHODCALLTYPE Suspend() = 0;
  virtual HRESULT STDMETHODCALLTYPE Resume() = 0;
  virtual HRESULT STDMETHODCALLTYPE Cancel() = 0;
  virtual HRESULT STDMETHODCALLTYPE Complete() = 0;
  virtual HRESULT STDMETHODCALLTYPE GetId(GUID* pVal) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetType(BG_JOB_TYPE* pVal) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetProgress(BG_JOB_PROGRESS* pVal) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetTimes(BG_JOB_TIMES* pVal) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetState(BG_JOB_STATE* pVal) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetError(IBackgroundCopyError** ppError) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetOwner(LPWSTR* pVal) = 0;
  virtual HRESULT STDMETHODCALLTYPE SetDisplayName(LPCWSTR Val) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetDisplayName(LPWSTR* pVal) = 0;
  virtual HRESULT STDMETHODCALLTYPE SetDescription(LPCWSTR Val) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetDescription(LPWSTR* pVal) = 0;
  virtual HRESULT STDMETHODCALLTYPE SetPriority(BG_JOB_PRIORITY Val) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetPriority(BG_JOB_PRIORITY* pVal) = 0;
  virtual HRESULT STDMETHODCALLTYPE SetNotifyFlags(ULONG Val) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetNotifyFlags(ULONG* pVal) = 0;
  virtual HRESULT STDMETHODCALLTYPE SetNotifyInterface(IUnknown* Val) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetNotifyInterface(IUnknown** pVal) = 0;
  virtual HRESULT STDMETHODCALLTYPE SetMinimumRetryDelay(ULONG Seconds) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetMinimumRetryDelay(ULONG* Seconds) = 0;
  virtual HRESULT STDMETHODCALLTYPE SetNoProgressTimeout(ULONG Seconds) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetNoProgressTimeout(ULONG* Seconds) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetErrorCount(ULONG* Errors) = 0;
  virtual HRESULT STDMETHODCALLTYPE SetProxySettings(
      BG_JOB_PROXY_USAGE ProxyUsage, const WCHAR* ProxyList, const WCHAR* ProxyBypassList) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetProxySettings(
      BG_JOB_PROXY_USAGE* pProxyUsage, LPWSTR* pProxyList, LPWSTR* pProxyBypassList) = 0;
  virtual HRESULT STDMETHODCALLTYPE TakeOwnership() = 0;
};
__CRT_UUID_DECL(IBackgroundCopyJob, 0x37668d37, 0x507e, 0x4160, 0x93, 0x16, 0x26, 0x30, 0x6d, 0x15,
                0x0b, 0x12)
#else  // C
typedef struct IBackgroundCopyJobVtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyJob* This, REFIID riid, void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyJob* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyJob* This);
  HRESULT(STDMETHODCALLTYPE* AddFileSet)(IBackgroundCopyJob* This, ULONG cFileCount,
                                         BG_FILE_INFO* pFileSet);
  HRESULT(STDMETHODCALLTYPE* AddFile)(IBackgroundCopyJob* This, LPCWSTR RemoteUrl,
                                      LPCWSTR LocalName);
  HRESULT(STDMETHODCALLTYPE* EnumFiles)(IBackgroundCopyJob* This, IEnumBackgroundCopyFiles** pEnum);
  HRESULT(STDMETHODCALLTYPE* Suspend)(IBackgroundCopyJob* This);
  HRESULT(STDMETHODCALLTYPE* Resume)(IBackgroundCopyJob* This);
  HRESULT(STDMETHODCALLTYPE* Cancel)(IBackgroundCopyJob* This);
  HRESULT(STDMETHODCALLTYPE* Complete)(IBackgroundCopyJob* This);
  HRESULT(STDMETHODCALLTYPE* GetId)(IBackgroundCopyJob* This, GUID* pVal);
  HRESULT(STDMETHODCALLTYPE* GetType)(IBackgroundCopyJob* This, BG_JOB_TYPE* pVal);
  HRESULT(STDMETHODCALLTYPE* GetProgress)(IBackgroundCopyJob* This, BG_JOB_PROGRESS* pVal);
  HRESULT(STDMETHODCALLTYPE* GetTimes)(IBackgroundCopyJob* This, BG_JOB_TIMES* pVal);
  HRESULT(STDMETHODCALLTYPE* GetState)(IBackgroundCopyJob* This, BG_JOB_STATE* pVal);
  HRESULT(STDMETHODCALLTYPE* GetError)(IBackgroundCopyJob* This, IBackgroundCopyError** ppError);
  HRESULT(STDMETHODCALLTYPE* GetOwner)(IBackgroundCopyJob* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* SetDisplayName)(IBackgroundCopyJob* This, LPCWSTR Val);
  HRESULT(STDMETHODCALLTYPE* GetDisplayName)(IBackgroundCopyJob* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* SetDescription)(IBackgroundCopyJob* This, LPCWSTR Val);
  HRESULT(STDMETHODCALLTYPE* GetDescription)(IBackgroundCopyJob* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* SetPriority)(IBackgroundCopyJob* This, BG_JOB_PRIORITY Val);
  HRESULT(STDMETHODCALLTYPE* GetPriority)(IBackgroundCopyJob* This, BG_JOB_PRIORITY* pVal);
  HRESULT(STDMETHODCALLTYPE* SetNotifyFlags)(IBackgroundCopyJob* This, ULONG Val);
  HRESULT(STDMETHODCALLTYPE* GetNotifyFlags)(IBackgroundCopyJob* This, ULONG* pVal);
  HRESULT(STDMETHODCALLTYPE* SetNotifyInterface)(IBackgroundCopyJob* This, IUnknown* Val);
  HRESULT(STDMETHODCALLTYPE* GetNotifyInterface)(IBackgroundCopyJob* This, IUnknown** pVal);
  HRESULT(STDMETHODCALLTYPE* SetMinimumRetryDelay)(IBackgroundCopyJob* This, ULONG Seconds);
  HRESULT(STDMETHODCALLTYPE* GetMinimumRetryDelay)(IBackgroundCopyJob* This, ULONG* Seconds);
  HRESULT(STDMETHODCALLTYPE* SetNoProgressTimeout)(IBackgroundCopyJob* This, ULONG Seconds);
  HRESULT(STDMETHODCALLTYPE* GetNoProgressTimeout)(IBackgroundCopyJob* This, ULONG* Seconds);
  HRESULT(STDMETHODCALLTYPE* GetErrorCount)(IBackgroundCopyJob* This, ULONG* Errors);
  HRESULT(STDMETHODCALLTYPE* SetProxySettings)(IBackgroundCopyJob* This,
                                               BG_JOB_PROXY_USAGE ProxyUsage,
                                               const WCHAR* ProxyList,
                                               const WCHAR* ProxyBypassList);
  HRESULT(STDMETHODCALLTYPE* GetProxySettings)(IBackgroundCopyJob* This,
                                               BG_JOB_PROXY_USAGE* pProxyUsage, LPWSTR* pProxyList,
                                               LPWSTR* pProxyBypassList);
  HRESULT(STDMETHODCALLTYPE* TakeOwnership)(IBackgroundCopyJob* This);
  END_INTERFACE
} IBackgroundCopyJobVtbl;
interface IBackgroundCopyJob {
  CONST_VTBL IBackgroundCopyJobVtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBackgroundCopyJob_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBackgroundCopyJob_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyJob_Release(This) ((This)->lpVtbl->Release(This))
#define IBackgroundCopyJob_AddFileSet(This, cFileCount, pFileSet) \
  ((This)->lpVtbl->AddFileSet(This, cFileCount, pFileSet))
#define IBackgroundCopyJob_AddFile(This, RemoteUrl, LocalName) \
  ((This)->lpVtbl->AddFile(This, RemoteUrl, LocalName))
#define IBackgroundCopyJob_EnumFiles(This, pEnum) ((This)->lpVtbl->EnumFiles(This, pEnum))
#define IBackgroundCopyJob_Suspend(This) ((This)->lpVtbl->Suspend(This))
#define IBackgroundCopyJob_Resume(This) ((This)->lpVtbl->Resume(This))
#define IBackgroundCopyJob_Cancel(This) ((This)->lpVtbl->Cancel(This))
#define IBackgroundCopyJob_Complete(This) ((This)->lpVtbl->Complete(This))
#define IBackgroundCopyJob_GetId(This, pVal) ((This)->lpVtbl->GetId(This, pVal))
#define IBackgroundCopyJob_GetType(This, pVal) ((This)->lpVtbl->GetType(This, pVal))
#define IBackgroundCopyJob_GetProgress(This, pVal) ((This)->lpVtbl->GetProgress(This, pVal))
#define IBackgroundCopyJob_GetTimes(This, pVal) ((This)->lpVtbl->GetTimes(This, pVal))
#define IBackgroundCopyJob_GetState(This, pVal) ((This)->lpVtbl->GetState(This, pVal))
#define IBackgroundCopyJob_GetError(This, ppError) ((This)->lpVtbl->GetError(This, ppError))
#define IBackgroundCopyJob_GetOwner(This, pVal) ((This)->lpVtbl->GetOwner(This, pVal))
#define IBackgroundCopyJob_SetDisplayName(This, Val) ((This)->lpVtbl->SetDisplayName(This, Val))
#define IBackgroundCopyJob_GetDisplayName(This, pVal) ((This)->lpVtbl->GetDisplayName(This, pVal))
#define IBackgroundCopyJob_SetDescription(This, Val) ((This)->lpVtbl->SetDescription(This, Val))
#define IBackgroundCopyJob_GetDescription(This, pVal) ((This)->lpVtbl->GetDescription(This, pVal))
#define IBackgroundCopyJob_SetPriority(This, Val) ((This)->lpVtbl->SetPriority(This, Val))
#define IBackgroundCopyJob_GetPriority(This, pVal) ((This)->lpVtbl->GetPriority(This, pVal))
#define IBackgroundCopyJob_SetNotifyFlags(This, Val) ((This)->lpVtbl->SetNotifyFlags(This, Val))
#define IBackgroundCopyJob_GetNotifyFlags(This, pVal) ((This)->lpVtbl->GetNotifyFlags(This, pVal))
#define IBackgroundCopyJob_SetNotifyInterface(This, Val) \
  ((This)->lpVtbl->SetNotifyInterface(This, Val))
#define IBackgroundCopyJob_GetNotifyInterface(This, pVal) \
  ((This)->lpVtbl->GetNotifyInterface(This, pVal))
#define IBackgroundCopyJob_SetMinimumRetryDelay(This, Seconds) \
  ((This)->lpVtbl->SetMinimumRetryDelay(This, Seconds))
#define IBackgroundCopyJob_GetMinimumRetryDelay(This, Seconds) \
  ((This)->lpVtbl->GetMinimumRetryDelay(This, Seconds))
#define IBackgroundCopyJob_SetNoProgressTimeout(This, Seconds) \
  ((This)->lpVtbl->SetNoProgressTimeout(This, Seconds))
#define IBackgroundCopyJob_GetNoProgressTimeout(This, Seconds) \
  ((This)->lpVtbl->GetNoProgressTimeout(This, Seconds))
#define IBackgroundCopyJob_GetErrorCount(This, Errors) ((This)->lpVtbl->GetErrorCount(This, Errors))
#define IBackgroundCopyJob_SetProxySettings(This, ProxyUsage, ProxyList, ProxyBypassList) \
  ((This)->lpVtbl->SetProxySettings(This, ProxyUsage, ProxyList, ProxyBypassList))
#define IBackgroundCopyJob_GetProxySettings(This, pProxyUsage, pProxyList, pProxyBypassList) \
  ((This)->lpVtbl->GetProxySettings(This, pProxyUsage, pProxyList, pProxyBypassList))
#define IBackgroundCopyJob_TakeOwnership(This) ((This)->lpVtbl->TakeOwnership(This))
#endif  // COBJMACROS
#endif  // C
#endif  // __IBackgroundCopyJob_INTERFACE_DEFINED__

#ifndef __IEnumBackgroundCopyJobs_INTERFACE_DEFINED__
#define __IEnumBackgroundCopyJobs_INTERFACE_DEFINED__
DEFINE_GUID(IID_IEnumBackgroundCopyJobs, 0x1af4f612, 0x3b71, 0x466f, 0x8f, 0x58, 0x7b, 0x6f, 0x73,
            0xac, 0x57, 0xad);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("1af4f612-3b71-466f-8f58-7b6f73ac57ad")
IEnumBackgroundCopyJobs : public IUnknown {
  virtual HRESULT STDMETHODCALLTYPE Next(ULONG celt, IBackgroundCopyJob** rgelt,
                                         ULONG* pceltFetched) = 0;
  virtual HRESULT STDMETHODCALLTYPE Skip(ULONG celt) = 0;
  virtual HRESULT STDMETHODCALLTYPE Reset() = 0;
  virtual HRESULT STDMETHODCALLTYPE Clone(IEnumBackgroundCopyJobs** ppenum) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetCount(ULONG* puCount) = 0;
};
__CRT_UUID_DECL(IEnumBackgroundCopyJobs, 0x1af4f612, 0x3b71, 0x466f, 0x8f, 0x58, 0x7b, 0x6f, 0x73,
                0xac, 0x57, 0xad)
#else  // C
typedef struct IEnumBackgroundCopyJobsVtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IEnumBackgroundCopyJobs* This, REFIID riid,
                                             void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IEnumBackgroundCopyJobs* This);
  ULONG(STDMETHODCALLTYPE* Release)(IEnumBackgroundCopyJobs* This);
  HRESULT(STDMETHODCALLTYPE* Next)(IEnumBackgroundCopyJobs* This, ULONG celt,
                                   IBackgroundCopyJob** rgelt, ULONG* pceltFetched);
  HRESULT(STDMETHODCALLTYPE* Skip)(IEnumBackgroundCopyJobs* This, ULONG celt);
  HRESULT(STDMETHODCALLTYPE* Reset)(IEnumBackgroundCopyJobs* This);
  HRESULT(STDMETHODCALLTYPE* Clone)(IEnumBackgroundCopyJobs* This,
                                    IEnumBackgroundCopyJobs** ppenum);
  HRESULT(STDMETHODCALLTYPE* GetCount)(IEnumBackgroundCopyJobs* This, ULONG* puCount);
  END_INTERFACE
} IEnumBackgroundCopyJobsVtbl;
interface IEnumBackgroundCopyJobs {
  CONST_VTBL IEnumBackgroundCopyJobsVtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IEnumBackgroundCopyJobs_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IEnumBackgroundCopyJobs_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IEnumBackgroundCopyJobs_Release(This) ((This)->lpVtbl->Release(This))
#define IEnumBackgroundCopyJobs_Next(This, celt, rgelt, pceltFetched) \
  ((This)->lpVtbl->Next(This, celt, rgelt, pceltFetched))
#define IEnumBackgroundCopyJobs_Skip(This, celt) ((This)->lpVtbl->Skip(This, celt))
#define IEnumBackgroundCopyJobs_Reset(This) ((This)->lpVtbl->Reset(This))
#define IEnumBackgroundCopyJobs_Clone(This, ppenum) ((This)->lpVtbl->Clone(This, ppenum))
#define IEnumBackgroundCopyJobs_GetCount(This, puCount) ((This)->lpVtbl->GetCount(This, puCount))
#endif  // COBJMACROS
#endif  // C
#endif  // __IEnumBackgroundCopyJobs_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyCallback_INTERFACE_DEFINED__
#define __IBackgroundCopyCallback_INTERFACE_DEFINED__
DEFINE_GUID(IID_IBackgroundCopyCallback, 0x97ea99c7, 0x0186, 0x4ad4, 0x8d, 0xf9, 0xc5, 0xb4, 0xe0,
            0xed, 0x6b, 0x22);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("97ea99c7-0186-4ad4-8df9-c5b4e0ed6b22")
IBackgroundCopyCallback : public IUnknown {
  virtual HRESULT STDMETHODCALLTYPE JobTransferred(IBackgroundCopyJob* pJob) = 0;
  virtual HRESULT STDMETHODCALLTYPE JobError(IBackgroundCopyJob* pJob,
                                             IBackgroundCopyError* pError) = 0;
  virtual HRESULT STDMETHODCALLTYPE JobModification(IBackgroundCopyJob* pJob, DWORD dwReserved) = 0;
};
__CRT_UUID_DECL(IBackgroundCopyCallback, 0x97ea99c7, 0x0186, 0x4ad4, 0x8d, 0xf9, 0xc5, 0xb4, 0xe0,
                0xed, 0x6b, 0x22)
#else  // C
typedef struct IBackgroundCopyCallbackVtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyCallback* This, REFIID riid,
                                             void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyCallback* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyCallback* This);
  HRESULT(STDMETHODCALLTYPE* JobTransferred)(IBackgroundCopyCallback* This,
                                             IBackgroundCopyJob* pJob);
  HRESULT(STDMETHODCALLTYPE* JobError)(IBackgroundCopyCallback* This, IBackgroundCopyJob* pJob,
                                       IBackgroundCopyError* pError);
  HRESULT(STDMETHODCALLTYPE* JobModification)(IBackgroundCopyCallback* This,
                                              IBackgroundCopyJob* pJob, DWORD dwReserved);
  END_INTERFACE
} IBackgroundCopyCallbackVtbl;
interface IBackgroundCopyCallback {
  CONST_VTBL IBackgroundCopyCallbackVtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBackgroundCopyCallback_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBackgroundCopyCallback_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyCallback_Release(This) ((This)->lpVtbl->Release(This))
#define IBackgroundCopyCallback_JobTransferred(This, pJob) \
  ((This)->lpVtbl->JobTransferred(This, pJob))
#define IBackgroundCopyCallback_JobError(This, pJob, pError) \
  ((This)->lpVtbl->JobError(This, pJob, pError))
#define IBackgroundCopyCallback_JobModification(This, pJob, dwReserved) \
  ((This)->lpVtbl->JobModification(This, pJob, dwReserved))
#endif  // COBJMACROS
#endif  // C
#endif  // __IBackgroundCopyCallback_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyManager_INTERFACE_DEFINED__
#define __IBackgroundCopyManager_INTERFACE_DEFINED__
DEFINE_GUID(IID_IBackgroundCopyManager, 0x5ce34c0d, 0x0dc9, 0x4c1f, 0x89, 0x7c, 0xda, 0xa1, 0xb7,
            0x8c, 0xee, 0x7c);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("5ce34c0d-0dc9-4c1f-897c-daa1b78cee7c")
IBackgroundCopyManager : public IUnknown {
  virtual HRESULT STDMETHODCALLTYPE CreateJob(LPCWSTR DisplayName, BG_JOB_TYPE Type, GUID* pJobId,
                                              IBackgroundCopyJob** ppJob) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetJob(REFGUID jobID, IBackgroundCopyJob** ppJob) = 0;
  virtual HRESULT STDMETHODCALLTYPE EnumJobs(DWORD dwFlags, IEnumBackgroundCopyJobs** ppEnum) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetErrorDescription(
      HRESULT hResult, DWORD LanguageId, LPWSTR* pErrorDescription) = 0;
};
__CRT_UUID_DECL(IBackgroundCopyManager, 0x5ce34c0d, 0x0dc9, 0x4c1f, 0x89, 0x7c, 0xda, 0xa1, 0xb7,
                0x8c, 0xee, 0x7c)
#else  // C
typedef struct IBackgroundCopyManagerVtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyManager* This, REFIID riid,
                                             void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyManager* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyManager* This);
  HRESULT(STDMETHODCALLTYPE* CreateJob)(IBackgroundCopyManager* This, LPCWSTR DisplayName,
                                        BG_JOB_TYPE Type, GUID* pJobId, IBackgroundCopyJob** ppJob);
  HRESULT(STDMETHODCALLTYPE* GetJob)(IBackgroundCopyManager* This, REFGUID jobID,
                                     IBackgroundCopyJob** ppJob);
  HRESULT(STDMETHODCALLTYPE* EnumJobs)(IBackgroundCopyManager* This, DWORD dwFlags,
                                       IEnumBackgroundCopyJobs** ppEnum);
  HRESULT(STDMETHODCALLTYPE* GetErrorDescription)(IBackgroundCopyManager* This, HRESULT hResult,
                                                  DWORD LanguageId, LPWSTR* pErrorDescription);
  END_INTERFACE
} IBackgroundCopyManagerVtbl;
interface IBackgroundCopyManager {
  CONST_VTBL IBackgroundCopyManagerVtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBackgroundCopyManager_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBackgroundCopyManager_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyManager_Release(This) ((This)->lpVtbl->Release(This))
#define IBackgroundCopyManager_CreateJob(This, DisplayName, Type, pJobId, ppJob) \
  ((This)->lpVtbl->CreateJob(This, DisplayName, Type, pJobId, ppJob))
#define IBackgroundCopyManager_GetJob(This, jobID, ppJob) \
  ((This)->lpVtbl->GetJob(This, jobID, ppJob))
#define IBackgroundCopyManager_EnumJobs(This, dwFlags, ppEnum) \
  ((This)->lpVtbl->EnumJobs(This, dwFlags, ppEnum))
#define IBackgroundCopyManager_GetErrorDescription(This, hResult, LanguageId, pErrorDescription) \
  ((This)->lpVtbl->GetErrorDescription(This, hResult, LanguageId, pErrorDescription))
#endif  // COBJMACROS
#endif  // C
#endif  // __IBackgroundCopyManager_INTERFACE_DEFINED__

#ifndef __BackgroundCopyManager_FWD_DEFINED__
#define __BackgroundCopyManager_FWD_DEFINED__
DEFINE_GUID(CLSID_BackgroundCopyManager, 0x4991d34b, 0x80a1, 0x4291, 0x83, 0xb6, 0x33, 0x28, 0x36,
            0x6b, 0x90, 0x97);
#ifdef __cplusplus
class DECLSPEC_UUID("4991d34b-80a1-4291-83b6-3328366b9097") BackgroundCopyManager;
__CRT_UUID_DECL(BackgroundCopyManager, 0x4991d34b, 0x80a1, 0x4291, 0x83, 0xb6, 0x33, 0x28, 0x36,
                0x6b, 0x90, 0x97)
#else
typedef struct BackgroundCopyManager BackgroundCopyManager;
#endif
#endif

// Of bits1_5.h
#ifndef __IBackgroundCopyJob2_FWD_DEFINED__
#define __IBackgroundCopyJob2_FWD_DEFINED__
typedef interface IBackgroundCopyJob2 IBackgroundCopyJob2;
#endif

#ifndef __IBackgroundCopyJob2_INTERFACE_DEFINED__
#define __IBackgroundCopyJob2_INTERFACE_DEFINED__
typedef struct _BG_JOB_REPLY_PROGRESS {
  UINT64 BytesTotal;
  UINT64 BytesTransferred;
} BG_JOB_REPLY_PROGRESS;
typedef enum BG_AUTH_TARGET {
  BG_AUTH_TARGET_SERVER = 1,
  BG_AUTH_TARGET_PROXY = 2
} BG_AUTH_TARGET;
typedef enum BG_AUTH_SCHEME {
  BG_AUTH_SCHEME_BASIC = 1,
  BG_AUTH_SCHEME_DIGEST = 2,
  BG_AUTH_SCHEME_NTLM = 3,
  BG_AUTH_SCHEME_NEGOTIATE = 4,
  BG_AUTH_SCHEME_PASSPORT = 5
} BG_AUTH_SCHEME;
typedef struct _BG_BASIC_CREDENTIALS {
  LPWSTR UserName;
  LPWSTR Password;
} BG_BASIC_CREDENTIALS, *PBG_BASIC_CREDENTIALS;
typedef union _BG_AUTH_CREDENTIALS_UNION {
  BG_BASIC_CREDENTIALS Basic;
} BG_AUTH_CREDENTIALS_UNION;
typedef struct _BG_AUTH_CREDENTIALS {
  BG_AUTH_TARGET Target;
  BG_AUTH_SCHEME Scheme;
  BG_AUTH_CREDENTIALS_UNION Credentials;
} BG_AUTH_CREDENTIALS, *PBG_AUTH_CREDENTIALS;
DEFINE_GUID(IID_IBackgroundCopyJob2, 0x54b50739, 0x686f, 0x45eb, 0x9d, 0xff, 0xd6, 0xa9, 0xa0, 0xfa,
            0xa9, 0xaf);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("54b50739-686f-45eb-9dff-d6a9a0faa9af")
IBackgroundCopyJob2 : public IBackgroundCopyJob {
  virtual HRESULT STDMETHODCALLTYPE SetNotifyCmdLine(LPCWSTR Program, LPCWSTR Parameters) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetNotifyCmdLine(LPWSTR* pProgram, LPWSTR* pParameters) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetReplyProgress(BG_JOB_REPLY_PROGRESS* pProgress) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetReplyData(BYTE** ppBuffer, UINT64* pLength) = 0;
  virtual HRESULT STDMETHODCALLTYPE SetReplyFileName(LPCWSTR ReplyFileName) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetReplyFileName(LPWSTR* pReplyFileName) = 0;
  virtual HRESULT STDMETHODCALLTYPE SetCredentials(BG_AUTH_CREDENTIALS* credentials) = 0;
  virtual HRESULT STDMETHODCALLTYPE RemoveCredentials(
      BG_AUTH_TARGET Target, BG_AUTH_SCHEME Scheme) = 0;
};
__CRT_UUID_DECL(IBackgroundCopyJob2, 0x54b50739, 0x686f, 0x45eb, 0x9d, 0xff, 0xd6, 0xa9, 0xa0, 0xfa,
                0xa9, 0xaf)
#else  // C
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
#endif  // C
#endif  // __IBackgroundCopyJob2_INTERFACE_DEFINED__

#ifndef __BackgroundCopyManager1_5_FWD_DEFINED__
#define __BackgroundCopyManager1_5_FWD_DEFINED__
DEFINE_GUID(CLSID_BackgroundCopyManager1_5, 0xf087771f, 0xd74f, 0x4c1a, 0xbb, 0x8a, 0xe1, 0x6a,
            0xca, 0x91, 0x24, 0xea);
#ifdef __cplusplus
class DECLSPEC_UUID("f087771f-d74f-4c1a-bb8a-e16aca9124ea") BackgroundCopyManager1_5;
__CRT_UUID_DECL(BackgroundCopyManager1_5, 0xf087771f, 0xd74f, 0x4c1a, 0xbb, 0x8a, 0xe1, 0x6a, 0xca,
                0x91, 0x24, 0xea)
#else
typedef struct BackgroundCopyManager1_5 BackgroundCopyManager1_5;
#endif
#endif

// Of bits2_0.h
#ifndef BG_COPY_FILE_OWNER
#define BG_COPY_FILE_OWNER 1
#endif
#ifndef BG_COPY_FILE_GROUP
#define BG_COPY_FILE_GROUP 2
#endif
#ifndef BG_COPY_FILE_DACL
#define BG_COPY_FILE_DACL 4
#endif
#ifndef BG_COPY_FILE_SACL
#define BG_COPY_FILE_SACL 8
#endif
#ifndef BG_COPY_FILE_ALL
#define BG_COPY_FILE_ALL 15
#endif
#ifndef BG_LENGTH_TO_EOF
#define BG_LENGTH_TO_EOF 0xFFFFFFFFFFFFFFFFull
#endif
#ifndef __IBackgroundCopyJob3_FWD_DEFINED__
#define __IBackgroundCopyJob3_FWD_DEFINED__
typedef interface IBackgroundCopyJob3 IBackgroundCopyJob3;
#endif
#ifndef __IBackgroundCopyFile2_FWD_DEFINED__
#define __IBackgroundCopyFile2_FWD_DEFINED__
typedef interface IBackgroundCopyFile2 IBackgroundCopyFile2;
#endif

#ifndef __IBackgroundCopyJob3_INTERFACE_DEFINED__
#define __IBackgroundCopyJob3_INTERFACE_DEFINED__
typedef struct _BG_FILE_RANGE {
  UINT64 InitialOffset;
  UINT64 Length;
} BG_FILE_RANGE;
DEFINE_GUID(IID_IBackgroundCopyJob3, 0x443c8934, 0x90ff, 0x48ed, 0xbc, 0xde, 0x26, 0xf5, 0xc7, 0x45,
            0x00, 0x42);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("443c8934-90ff-48ed-bcde-26f5c7450042")
IBackgroundCopyJob3 : public IBackgroundCopyJob2 {
  virtual HRESULT STDMETHODCALLTYPE ReplaceRemotePrefix(LPCWSTR OldPrefix, LPCWSTR NewPrefix) = 0;
  virtual HRESULT STDMETHODCALLTYPE AddFileWithRanges(
      LPCWSTR RemoteUrl, LPCWSTR LocalName, DWORD RangeCount, BG_FILE_RANGE Ranges[]) = 0;
  virtual HRESULT STDMETHODCALLTYPE SetFileACLFlags(DWORD Flags) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetFileACLFlags(DWORD* Flags) = 0;
};
__CRT_UUID_DECL(IBackgroundCopyJob3, 0x443c8934, 0x90ff, 0x48ed, 0xbc, 0xde, 0x26, 0xf5, 0xc7, 0x45,
                0x00, 0x42)
#else  // C
typedef struct IBackgroundCopyJob3Vtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyJob3* This, REFIID riid, void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyJob3* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyJob3* This);
  HRESULT(STDMETHODCALLTYPE* AddFileSet)(IBackgroundCopyJob3* This, ULONG cFileCount,
                                         BG_FILE_INFO* pFileSet);
  HRESULT(STDMETHODCALLTYPE* AddFile)(IBackgroundCopyJob3* This, LPCWSTR RemoteUrl,
                                      LPCWSTR LocalName);
  HRESULT(STDMETHODCALLTYPE* EnumFiles)(IBackgroundCopyJob3* This,
                                        IEnumBackgroundCopyFiles** pEnum);
  HRESULT(STDMETHODCALLTYPE* Suspend)(IBackgroundCopyJob3* This);
  HRESULT(STDMETHODCALLTYPE* Resume)(IBackgroundCopyJob3* This);
  HRESULT(STDMETHODCALLTYPE* Cancel)(IBackgroundCopyJob3* This);
  HRESULT(STDMETHODCALLTYPE* Complete)(IBackgroundCopyJob3* This);
  HRESULT(STDMETHODCALLTYPE* GetId)(IBackgroundCopyJob3* This, GUID* pVal);
  HRESULT(STDMETHODCALLTYPE* GetType)(IBackgroundCopyJob3* This, BG_JOB_TYPE* pVal);
  HRESULT(STDMETHODCALLTYPE* GetProgress)(IBackgroundCopyJob3* This, BG_JOB_PROGRESS* pVal);
  HRESULT(STDMETHODCALLTYPE* GetTimes)(IBackgroundCopyJob3* This, BG_JOB_TIMES* pVal);
  HRESULT(STDMETHODCALLTYPE* GetState)(IBackgroundCopyJob3* This, BG_JOB_STATE* pVal);
  HRESULT(STDMETHODCALLTYPE* GetError)(IBackgroundCopyJob3* This, IBackgroundCopyError** ppError);
  HRESULT(STDMETHODCALLTYPE* GetOwner)(IBackgroundCopyJob3* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* SetDisplayName)(IBackgroundCopyJob3* This, LPCWSTR Val);
  HRESULT(STDMETHODCALLTYPE* GetDisplayName)(IBackgroundCopyJob3* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* SetDescription)(IBackgroundCopyJob3* This, LPCWSTR Val);
  HRESULT(STDMETHODCALLTYPE* GetDescription)(IBackgroundCopyJob3* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* SetPriority)(IBackgroundCopyJob3* This, BG_JOB_PRIORITY Val);
  HRESULT(STDMETHODCALLTYPE* GetPriority)(IBackgroundCopyJob3* This, BG_JOB_PRIORITY* pVal);
  HRESULT(STDMETHODCALLTYPE* SetNotifyFlags)(IBackgroundCopyJob3* This, ULONG Val);
  HRESULT(STDMETHODCALLTYPE* GetNotifyFlags)(IBackgroundCopyJob3* This, ULONG* pVal);
  HRESULT(STDMETHODCALLTYPE* SetNotifyInterface)(IBackgroundCopyJob3* This, IUnknown* Val);
  HRESULT(STDMETHODCALLTYPE* GetNotifyInterface)(IBackgroundCopyJob3* This, IUnknown** pVal);
  HRESULT(STDMETHODCALLTYPE* SetMinimumRetryDelay)(IBackgroundCopyJob3* This, ULONG Seconds);
  HRESULT(STDMETHODCALLTYPE* GetMinimumRetryDelay)(IBackgroundCopyJob3* This, ULONG* Seconds);
  HRESULT(STDMETHODCALLTYPE* SetNoProgressTimeout)(IBackgroundCopyJob3* This, ULONG Seconds);
  HRESULT(STDMETHODCALLTYPE* GetNoProgressTimeout)(IBackgroundCopyJob3* This, ULONG* Seconds);
  HRESULT(STDMETHODCALLTYPE* GetErrorCount)(IBackgroundCopyJob3* This, ULONG* Errors);
  HRESULT(STDMETHODCALLTYPE* SetProxySettings)(IBackgroundCopyJob3* This,
                                               BG_JOB_PROXY_USAGE ProxyUsage,
                                               const WCHAR* ProxyList,
                                               const WCHAR* ProxyBypassList);
  HRESULT(STDMETHODCALLTYPE* GetProxySettings)(IBackgroundCopyJob3* This,
                                               BG_JOB_PROXY_USAGE* pProxyUsage, LPWSTR* pProxyList,
                                               LPWSTR* pProxyBypassList);
  HRESULT(STDMETHODCALLTYPE* TakeOwnership)(IBackgroundCopyJob3* This);
  HRESULT(STDMETHODCALLTYPE* SetNotifyCmdLine)(IBackgroundCopyJob3* This, LPCWSTR Program,
                                               LPCWSTR Parameters);
  HRESULT(STDMETHODCALLTYPE* GetNotifyCmdLine)(IBackgroundCopyJob3* This, LPWSTR* pProgram,
                                               LPWSTR* pParameters);
  HRESULT(STDMETHODCALLTYPE* GetReplyProgress)(IBackgroundCopyJob3* This,
                                               BG_JOB_REPLY_PROGRESS* pProgress);
  HRESULT(STDMETHODCALLTYPE* GetReplyData)(IBackgroundCopyJob3* This, BYTE** ppBuffer,
                                           UINT64* pLength);
  HRESULT(STDMETHODCALLTYPE* SetReplyFileName)(IBackgroundCopyJob3* This, LPCWSTR ReplyFileName);
  HRESULT(STDMETHODCALLTYPE* GetReplyFileName)(IBackgroundCopyJob3* This, LPWSTR* pReplyFileName);
  HRESULT(STDMETHODCALLTYPE* SetCredentials)(IBackgroundCopyJob3* This,
                                             BG_AUTH_CREDENTIALS* credentials);
  HRESULT(STDMETHODCALLTYPE* RemoveCredentials)(IBackgroundCopyJob3* This, BG_AUTH_TARGET Target,
                                                BG_AUTH_SCHEME Scheme);
  HRESULT(STDMETHODCALLTYPE* ReplaceRemotePrefix)(IBackgroundCopyJob3* This, LPCWSTR OldPrefix,
                                                  LPCWSTR NewPrefix);
  HRESULT(STDMETHODCALLTYPE* AddFileWithRanges)(IBackgroundCopyJob3* This, LPCWSTR RemoteUrl,
                                                LPCWSTR LocalName, DWORD RangeCount,
                                                BG_FILE_RANGE Ranges[]);
  HRESULT(STDMETHODCALLTYPE* SetFileACLFlags)(IBackgroundCopyJob3* This, DWORD Flags);
  HRESULT(STDMETHODCALLTYPE* GetFileACLFlags)(IBackgroundCopyJob3* This, DWORD* Flags);
  END_INTERFACE
} IBackgroundCopyJob3Vtbl;
interface IBackgroundCopyJob3 {
  CONST_VTBL IBackgroundCopyJob3Vtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBackgroundCopyJob3_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBackgroundCopyJob3_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyJob3_Release(This) ((This)->lpVtbl->Release(This))
#define IBackgroundCopyJob3_AddFileSet(This, cFileCount, pFileSet) \
  ((This)->lpVtbl->AddFileSet(This, cFileCount, pFileSet))
#define IBackgroundCopyJob3_AddFile(This, RemoteUrl, LocalName) \
  ((This)->lpVtbl->AddFile(This, RemoteUrl, LocalName))
#define IBackgroundCopyJob3_EnumFiles(This, pEnum) ((This)->lpVtbl->EnumFiles(This, pEnum))
#define IBackgroundCopyJob3_Suspend(This) ((This)->lpVtbl->Suspend(This))
#define IBackgroundCopyJob3_Resume(This) ((This)->lpVtbl->Resume(This))
#define IBackgroundCopyJob3_Cancel(This) ((This)->lpVtbl->Cancel(This))
#define IBackgroundCopyJob3_Complete(This) ((This)->lpVtbl->Complete(This))
#define IBackgroundCopyJob3_GetId(This, pVal) ((This)->lpVtbl->GetId(This, pVal))
#define IBackgroundCopyJob3_GetType(This, pVal) ((This)->lpVtbl->GetType(This, pVal))
#define IBackgroundCopyJob3_GetProgress(This, pVal) ((This)->lpVtbl->GetProgress(This, pVal))
#define IBackgroundCopyJob3_GetTimes(This, pVal) ((This)->lpVtbl->GetTimes(This, pVal))
#define IBackgroundCopyJob3_GetState(This, pVal) ((This)->lpVtbl->GetState(This, pVal))
#define IBackgroundCopyJob3_GetError(This, ppError) ((This)->lpVtbl->GetError(This, ppError))
#define IBackgroundCopyJob3_GetOwner(This, pVal) ((This)->lpVtbl->GetOwner(This, pVal))
#define IBackgroundCopyJob3_SetDisplayName(This, Val) ((This)->lpVtbl->SetDisplayName(This, Val))
#define IBackgroundCopyJob3_GetDisplayName(This, pVal) ((This)->lpVtbl->GetDisplayName(This, pVal))
#define IBackgroundCopyJob3_SetDescription(This, Val) ((This)->lpVtbl->SetDescription(This, Val))
#define IBackgroundCopyJob3_GetDescription(This, pVal) ((This)->lpVtbl->GetDescription(This, pVal))
#define IBackgroundCopyJob3_SetPriority(This, Val) ((This)->lpVtbl->SetPriority(This, Val))
#define IBackgroundCopyJob3_GetPriority(This, pVal) ((This)->lpVtbl->GetPriority(This, pVal))
#define IBackgroundCopyJob3_SetNotifyFlags(This, Val) ((This)->lpVtbl->SetNotifyFlags(This, Val))
#define IBackgroundCopyJob3_GetNotifyFlags(This, pVal) ((This)->lpVtbl->GetNotifyFlags(This, pVal))
#define IBackgroundCopyJob3_SetNotifyInterface(This, Val) \
  ((This)->lpVtbl->SetNotifyInterface(This, Val))
#define IBackgroundCopyJob3_GetNotifyInterface(This, pVal) \
  ((This)->lpVtbl->GetNotifyInterface(This, pVal))
#define IBackgroundCopyJob3_SetMinimumRetryDelay(This, Seconds) \
  ((This)->lpVtbl->SetMinimumRetryDelay(This, Seconds))
#define IBackgroundCopyJob3_GetMinimumRetryDelay(This, Seconds) \
  ((This)->lpVtbl->GetMinimumRetryDelay(This, Seconds))
#define IBackgroundCopyJob3_SetNoProgressTimeout(This, Seconds) \
  ((This)->lpVtbl->SetNoProgressTimeout(This, Seconds))
#define IBackgroundCopyJob3_GetNoProgressTimeout(This, Seconds) \
  ((This)->lpVtbl->GetNoProgressTimeout(This, Seconds))
#define IBackgroundCopyJob3_GetErrorCount(This, Errors) \
  ((This)->lpVtbl->GetErrorCount(This, Errors))
#define IBackgroundCopyJob3_SetProxySettings(This, ProxyUsage, ProxyList, ProxyBypassList) \
  ((This)->lpVtbl->SetProxySettings(This, ProxyUsage, ProxyList, ProxyBypassList))
#define IBackgroundCopyJob3_GetProxySettings(This, pProxyUsage, pProxyList, pProxyBypassList) \
  ((This)->lpVtbl->GetProxySettings(This, pProxyUsage, pProxyList, pProxyBypassList))
#define IBackgroundCopyJob3_TakeOwnership(This) ((This)->lpVtbl->TakeOwnership(This))
#define IBackgroundCopyJob3_SetNotifyCmdLine(This, Program, Parameters) \
  ((This)->lpVtbl->SetNotifyCmdLine(This, Program, Parameters))
#define IBackgroundCopyJob3_GetNotifyCmdLine(This, pProgram, pParameters) \
  ((This)->lpVtbl->GetNotifyCmdLine(This, pProgram, pParameters))
#define IBackgroundCopyJob3_GetReplyProgress(This, pProgress) \
  ((This)->lpVtbl->GetReplyProgress(This, pProgress))
#define IBackgroundCopyJob3_GetReplyData(This, ppBuffer, pLength) \
  ((This)->lpVtbl->GetReplyData(This, ppBuffer, pLength))
#define IBackgroundCopyJob3_SetReplyFileName(This, ReplyFileName) \
  ((This)->lpVtbl->SetReplyFileName(This, ReplyFileName))
#define IBackgroundCopyJob3_GetReplyFileName(This, pReplyFileName) \
  ((This)->lpVtbl->GetReplyFileName(This, pReplyFileName))
#define IBackgroundCopyJob3_SetCredentials(This, credentials) \
  ((This)->lpVtbl->SetCredentials(This, credentials))
#define IBackgroundCopyJob3_RemoveCredentials(This, Target, Scheme) \
  ((This)->lpVtbl->RemoveCredentials(This, Target, Scheme))
#define IBackgroundCopyJob3_ReplaceRemotePrefix(This, OldPrefix, NewPrefix) \
  ((This)->lpVtbl->ReplaceRemotePrefix(This, OldPrefix, NewPrefix))
#define IBackgroundCopyJob3_AddFileWithRanges(This, RemoteUrl, LocalName, RangeCount, Ranges) \
  ((This)->lpVtbl->AddFileWithRanges(This, RemoteUrl, LocalName, RangeCount, Ranges))
#define IBackgroundCopyJob3_SetFileACLFlags(This, Flags) \
  ((This)->lpVtbl->SetFileACLFlags(This, Flags))
#define IBackgroundCopyJob3_GetFileACLFlags(This, Flags) \
  ((This)->lpVtbl->GetFileACLFlags(This, Flags))
#endif  // COBJMACROS
#endif  // C
#endif  // __IBackgroundCopyJob3_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyFile2_INTERFACE_DEFINED__
#define __IBackgroundCopyFile2_INTERFACE_DEFINED__
DEFINE_GUID(IID_IBackgroundCopyFile2, 0x83e81b93, 0x0873, 0x474d, 0x8a, 0x8c, 0xf2, 0x01, 0x8b,
            0x1a, 0x93, 0x9c);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("83e81b93-0873-474d-8a8c-f2018b1a939c")
IBackgroundCopyFile2 : public IBackgroundCopyFile {
  virtual HRESULT STDMETHODCALLTYPE GetFileRanges(DWORD* RangeCount, BG_FILE_RANGE** Ranges) = 0;
  virtual HRESULT STDMETHODCALLTYPE SetRemoteName(LPCWSTR Val) = 0;
};
__CRT_UUID_DECL(IBackgroundCopyFile2, 0x83e81b93, 0x0873, 0x474d, 0x8a, 0x8c, 0xf2, 0x01, 0x8b,
                0x1a, 0x93, 0x9c)
#else  // C
typedef struct IBackgroundCopyFile2Vtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyFile2* This, REFIID riid,
                                             void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyFile2* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyFile2* This);
  HRESULT(STDMETHODCALLTYPE* GetRemoteName)(IBackgroundCopyFile2* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* GetLocalName)(IBackgroundCopyFile2* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* GetProgress)(IBackgroundCopyFile2* This, BG_FILE_PROGRESS* pVal);
  HRESULT(STDMETHODCALLTYPE* GetFileRanges)(IBackgroundCopyFile2* This, DWORD* RangeCount,
                                            BG_FILE_RANGE** Ranges);
  HRESULT(STDMETHODCALLTYPE* SetRemoteName)(IBackgroundCopyFile2* This, LPCWSTR Val);
  END_INTERFACE
} IBackgroundCopyFile2Vtbl;
interface IBackgroundCopyFile2 {
  CONST_VTBL IBackgroundCopyFile2Vtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBackgroundCopyFile2_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBackgroundCopyFile2_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyFile2_Release(This) ((This)->lpVtbl->Release(This))
#define IBackgroundCopyFile2_GetRemoteName(This, pVal) ((This)->lpVtbl->GetRemoteName(This, pVal))
#define IBackgroundCopyFile2_GetLocalName(This, pVal) ((This)->lpVtbl->GetLocalName(This, pVal))
#define IBackgroundCopyFile2_GetProgress(This, pVal) ((This)->lpVtbl->GetProgress(This, pVal))
#define IBackgroundCopyFile2_GetFileRanges(This, RangeCount, Ranges) \
  ((This)->lpVtbl->GetFileRanges(This, RangeCount, Ranges))
#define IBackgroundCopyFile2_SetRemoteName(This, Val) ((This)->lpVtbl->SetRemoteName(This, Val))
#endif  // COBJMACROS
#endif  // C
#endif  // __IBackgroundCopyFile2_INTERFACE_DEFINED__

#ifndef __BackgroundCopyManager2_0_FWD_DEFINED__
#define __BackgroundCopyManager2_0_FWD_DEFINED__
DEFINE_GUID(CLSID_BackgroundCopyManager2_0, 0x6d18ad12, 0xbde3, 0x4393, 0xb3, 0x11, 0x09, 0x9c,
            0x34, 0x6e, 0x6d, 0xf9);
#ifdef __cplusplus
class DECLSPEC_UUID("6d18ad12-bde3-4393-b311-099c346e6df9") BackgroundCopyManager2_0;
__CRT_UUID_DECL(BackgroundCopyManager2_0, 0x6d18ad12, 0xbde3, 0x4393, 0xb3, 0x11, 0x09, 0x9c, 0x34,
                0x6e, 0x6d, 0xf9)
#else
typedef struct BackgroundCopyManager2_0 BackgroundCopyManager2_0;
#endif
#endif

// Of bits2_5.h
#ifndef BG_SSL_ENABLE_CRL_CHECK
#define BG_SSL_ENABLE_CRL_CHECK 0x0001
#endif
#ifndef BG_SSL_IGNORE_CERT_CN_INVALID
#define BG_SSL_IGNORE_CERT_CN_INVALID 0x0002
#endif
#ifndef BG_SSL_IGNORE_CERT_DATE_INVALID
#define BG_SSL_IGNORE_CERT_DATE_INVALID 0x0004
#endif
#ifndef BG_SSL_IGNORE_UNKNOWN_CA
#define BG_SSL_IGNORE_UNKNOWN_CA 0x0008
#endif
#ifndef BG_SSL_IGNORE_CERT_WRONG_USAGE
#define BG_SSL_IGNORE_CERT_WRONG_USAGE 0x0010
#endif
#ifndef BG_HTTP_REDIRECT_POLICY_MASK
#define BG_HTTP_REDIRECT_POLICY_MASK 0x0700
#endif
#ifndef BG_HTTP_REDIRECT_POLICY_ALLOW_SILENT
#define BG_HTTP_REDIRECT_POLICY_ALLOW_SILENT 0x0000
#endif
#ifndef BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT
#define BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT 0x0100
#endif
#ifndef BG_HTTP_REDIRECT_POLICY_DISALLOW
#define BG_HTTP_REDIRECT_POLICY_DISALLOW 0x0200
#endif
#ifndef BG_HTTP_REDIRECT_POLICY_ALLOW_HTTPS_TO_HTTP
#define BG_HTTP_REDIRECT_POLICY_ALLOW_HTTPS_TO_HTTP 0x0800
#endif
#ifndef __IBackgroundCopyJobHttpOptions_FWD_DEFINED__
#define __IBackgroundCopyJobHttpOptions_FWD_DEFINED__
typedef interface IBackgroundCopyJobHttpOptions IBackgroundCopyJobHttpOptions;
#endif

#ifndef __IBackgroundCopyJobHttpOptions_INTERFACE_DEFINED__
#define __IBackgroundCopyJobHttpOptions_INTERFACE_DEFINED__
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
DEFINE_GUID(IID_IBackgroundCopyJobHttpOptions, 0xf1bd1079, 0x9f01, 0x4bdc, 0x80, 0x36, 0xf0, 0x9b,
            0x70, 0x09, 0x50, 0x66);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("f1bd1079-9f01-4bdc-8036-f09b70095066")
IBackgroundCopyJobHttpOptions : public IUnknown {
  virtual HRESULT STDMETHODCALLTYPE SetClientCertificateByID(
      BG_CERT_STORE_LOCATION StoreLocation, LPCWSTR StoreName, BYTE* pCertHashBlob) = 0;
  virtual HRESULT STDMETHODCALLTYPE SetClientCertificateByName(
      BG_CERT_STORE_LOCATION StoreLocation, LPCWSTR StoreName, LPCWSTR SubjectName) = 0;
  virtual HRESULT STDMETHODCALLTYPE RemoveClientCertificate() = 0;
  virtual HRESULT STDMETHODCALLTYPE GetClientCertificate(
      BG_CERT_STORE_LOCATION* pStoreLocation, LPWSTR* pStoreName, BYTE** ppCertHashBlob,
      LPWSTR* pSubjectName) = 0;
  virtual HRESULT STDMETHODCALLTYPE SetCustomHeaders(LPCWSTR RequestHeaders) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetCustomHeaders(LPWSTR* pRequestHeaders) = 0;
  virtual HRESULT STDMETHODCALLTYPE SetSecurityFlags(ULONG Flags) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetSecurityFlags(ULONG* pFlags) = 0;
};
__CRT_UUID_DECL(IBackgroundCopyJobHttpOptions, 0xf1bd1079, 0x9f01, 0x4bdc, 0x80, 0x36, 0xf0, 0x9b,
                0x70, 0x09, 0x50, 0x66)
#else  // C
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
#endif  // C
#endif  // __IBackgroundCopyJobHttpOptions_INTERFACE_DEFINED__

#ifndef __BackgroundCopyManager2_5_FWD_DEFINED__
#define __BackgroundCopyManager2_5_FWD_DEFINED__
DEFINE_GUID(CLSID_BackgroundCopyManager2_5, 0x03ca98d6, 0xff5d, 0x49b8, 0xab, 0xc6, 0x03, 0xdd,
            0x84, 0x12, 0x70, 0x20);
#ifdef __cplusplus
class DECLSPEC_UUID("03ca98d6-ff5d-49b8-abc6-03dd84127020") BackgroundCopyManager2_5;
__CRT_UUID_DECL(BackgroundCopyManager2_5, 0x03ca98d6, 0xff5d, 0x49b8, 0xab, 0xc6, 0x03, 0xdd, 0x84,
                0x12, 0x70, 0x20)
#else
typedef struct BackgroundCopyManager2_5 BackgroundCopyManager2_5;
#endif
#endif

// Of bits3_0.h
#ifndef BG_JOB_ENABLE_PEERCACHING_CLIENT
#define BG_JOB_ENABLE_PEERCACHING_CLIENT 0x0001
#endif
#ifndef BG_JOB_ENABLE_PEERCACHING_SERVER
#define BG_JOB_ENABLE_PEERCACHING_SERVER 0x0002
#endif
#ifndef BG_JOB_DISABLE_BRANCH_CACHE
#define BG_JOB_DISABLE_BRANCH_CACHE 0x0004
#endif
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

#ifndef __IBackgroundCopyJob4_INTERFACE_DEFINED__
#define __IBackgroundCopyJob4_INTERFACE_DEFINED__
DEFINE_GUID(IID_IBackgroundCopyJob4, 0x659cdeae, 0x489e, 0x11d9, 0xa9, 0xcd, 0x00, 0x0d, 0x56, 0x96,
            0x52, 0x51);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("659cdeae-489e-11d9-a9cd-000d56965251")
IBackgroundCopyJob4 : public IBackgroundCopyJob3 {
  virtual HRESULT STDMETHODCALLTYPE SetPeerCachingFlags(DWORD Flags) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetPeerCachingFlags(DWORD* pFlags) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetOwnerIntegrityLevel(ULONG* pLevel) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetOwnerElevationState(BOOL* pElevated) = 0;
  virtual HRESULT STDMETHODCALLTYPE SetMaximumDownloadTime(ULONG Timeout) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetMaximumDownloadTime(ULONG* pTimeout) = 0;
};
__CRT_UUID_DECL(IBackgroundCopyJob4, 0x659cdeae, 0x489e, 0x11d9, 0xa9, 0xcd, 0x00, 0x0d, 0x56, 0x96,
                0x52, 0x51)
#else  // C
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
#endif  // C
#endif  // __IBackgroundCopyJob4_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyFile3_INTERFACE_DEFINED__
#define __IBackgroundCopyFile3_INTERFACE_DEFINED__
DEFINE_GUID(IID_IBackgroundCopyFile3, 0x659cdeaa, 0x489e, 0x11d9, 0xa9, 0xcd, 0x00, 0x0d, 0x56,
            0x96, 0x52, 0x51);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("659cdeaa-489e-11d9-a9cd-000d56965251")
IBackgroundCopyFile3 : public IBackgroundCopyFile2 {
  virtual HRESULT STDMETHODCALLTYPE GetTemporaryName(LPWSTR* pFilename) = 0;
  virtual HRESULT STDMETHODCALLTYPE SetValidationState(BOOL state) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetValidationState(BOOL* pState) = 0;
  virtual HRESULT STDMETHODCALLTYPE IsDownloadedFromPeer(BOOL* pVal) = 0;
};
__CRT_UUID_DECL(IBackgroundCopyFile3, 0x659cdeaa, 0x489e, 0x11d9, 0xa9, 0xcd, 0x00, 0x0d, 0x56,
                0x96, 0x52, 0x51)
#else  // C
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
#endif  // C
#endif  // __IBackgroundCopyFile3_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyCallback2_INTERFACE_DEFINED__
#define __IBackgroundCopyCallback2_INTERFACE_DEFINED__
DEFINE_GUID(IID_IBackgroundCopyCallback2, 0x659cdeac, 0x489e, 0x11d9, 0xa9, 0xcd, 0x00, 0x0d, 0x56,
            0x96, 0x52, 0x51);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("659cdeac-489e-11d9-a9cd-000d56965251")
IBackgroundCopyCallback2 : public IBackgroundCopyCallback {
  virtual HRESULT STDMETHODCALLTYPE FileTransferred(
      IBackgroundCopyJob* pJob, IBackgroundCopyFile* pFile) = 0;
};
__CRT_UUID_DECL(IBackgroundCopyCallback2, 0x659cdeac, 0x489e, 0x11d9, 0xa9, 0xcd, 0x00, 0x0d, 0x56,
                0x96, 0x52, 0x51)
#else  // C
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
#endif  // C
#endif  // __IBackgroundCopyCallback2_INTERFACE_DEFINED__

#ifndef __BackgroundCopyManager3_0_FWD_DEFINED__
#define __BackgroundCopyManager3_0_FWD_DEFINED__
DEFINE_GUID(CLSID_BackgroundCopyManager3_0, 0x659cdea7, 0x489e, 0x11d9, 0xa9, 0xcd, 0x00, 0x0d,
            0x56, 0x96, 0x52, 0x51);
#ifdef __cplusplus
class DECLSPEC_UUID("659cdea7-489e-11d9-a9cd-000d56965251") BackgroundCopyManager3_0;
__CRT_UUID_DECL(BackgroundCopyManager3_0, 0x659cdea7, 0x489e, 0x11d9, 0xa9, 0xcd, 0x00, 0x0d, 0x56,
                0x96, 0x52, 0x51)
#else
typedef struct BackgroundCopyManager3_0 BackgroundCopyManager3_0;
#endif
#endif

// Of bits4_0.h
#ifndef BG_TOKEN_LOCAL_FILE
#define BG_TOKEN_LOCAL_FILE 0x0001
#endif
#ifndef BG_TOKEN_NETWORK
#define BG_TOKEN_NETWORK 0x0002
#endif
#ifndef __IBitsTokenOptions_FWD_DEFINED__
#define __IBitsTokenOptions_FWD_DEFINED__
typedef interface IBitsTokenOptions IBitsTokenOptions;
#endif
#ifndef __IBackgroundCopyFile4_FWD_DEFINED__
#define __IBackgroundCopyFile4_FWD_DEFINED__
typedef interface IBackgroundCopyFile4 IBackgroundCopyFile4;
#endif

#ifndef __IBitsTokenOptions_INTERFACE_DEFINED__
#define __IBitsTokenOptions_INTERFACE_DEFINED__
DEFINE_GUID(IID_IBitsTokenOptions, 0x9a2584c3, 0xf7d2, 0x457a, 0x9a, 0x5e, 0x22, 0xb6, 0x7b, 0xff,
            0xc7, 0xd2);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("9a2584c3-f7d2-457a-9a5e-22b67bffc7d2")
IBitsTokenOptions : public IUnknown {
  virtual HRESULT STDMETHODCALLTYPE SetHelperTokenFlags(DWORD UsageFlags) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetHelperTokenFlags(DWORD* pFlags) = 0;
  virtual HRESULT STDMETHODCALLTYPE SetHelperToken() = 0;
  virtual HRESULT STDMETHODCALLTYPE ClearHelperToken() = 0;
  virtual HRESULT STDMETHODCALLTYPE GetHelperTokenSid(LPWSTR* pSid) = 0;
};
__CRT_UUID_DECL(IBitsTokenOptions, 0x9a2584c3, 0xf7d2, 0x457a, 0x9a, 0x5e, 0x22, 0xb6, 0x7b, 0xff,
                0xc7, 0xd2)
#else  // C
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
#endif  // C
#endif  // __IBitsTokenOptions_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyFile4_INTERFACE_DEFINED__
#define __IBackgroundCopyFile4_INTERFACE_DEFINED__
DEFINE_GUID(IID_IBackgroundCopyFile4, 0xef7e0655, 0x7888, 0x4960, 0xb0, 0xe5, 0x73, 0x08, 0x46,
            0xe0, 0x34, 0x92);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("ef7e0655-7888-4960-b0e5-730846e03492")
IBackgroundCopyFile4 : public IBackgroundCopyFile3 {
  virtual HRESULT STDMETHODCALLTYPE GetPeerDownloadStats(
      UINT64* pFromOrigin, UINT64* pFromPeers) = 0;
};
__CRT_UUID_DECL(IBackgroundCopyFile4, 0xef7e0655, 0x7888, 0x4960, 0xb0, 0xe5, 0x73, 0x08, 0x46,
                0xe0, 0x34, 0x92)
#else  // C
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
#endif  // C
#endif  // __IBackgroundCopyFile4_INTERFACE_DEFINED__

#ifndef __BackgroundCopyManager4_0_FWD_DEFINED__
#define __BackgroundCopyManager4_0_FWD_DEFINED__
DEFINE_GUID(CLSID_BackgroundCopyManager4_0, 0xbb6df56b, 0xcace, 0x11dc, 0x99, 0x92, 0x00, 0x19,
            0xb9, 0x3a, 0x3a, 0x84);
#ifdef __cplusplus
class DECLSPEC_UUID("bb6df56b-cace-11dc-9992-0019b93a3a84") BackgroundCopyManager4_0;
__CRT_UUID_DECL(BackgroundCopyManager4_0, 0xbb6df56b, 0xcace, 0x11dc, 0x99, 0x92, 0x00, 0x19, 0xb9,
                0x3a, 0x3a, 0x84)
#else
typedef struct BackgroundCopyManager4_0 BackgroundCopyManager4_0;
#endif
#endif

// Of bits5_0.h
#ifndef BITS_COST_STATE_UNRESTRICTED
#define BITS_COST_STATE_UNRESTRICTED 0x1
#endif
#ifndef BITS_COST_STATE_CAPPED_USAGE_UNKNOWN
#define BITS_COST_STATE_CAPPED_USAGE_UNKNOWN 0x2
#endif
#ifndef BITS_COST_STATE_BELOW_CAP
#define BITS_COST_STATE_BELOW_CAP 0x4
#endif
#ifndef BITS_COST_STATE_NEAR_CAP
#define BITS_COST_STATE_NEAR_CAP 0x8
#endif
#ifndef BITS_COST_STATE_OVERCAP_CHARGED
#define BITS_COST_STATE_OVERCAP_CHARGED 0x10
#endif
#ifndef BITS_COST_STATE_OVERCAP_THROTTLED
#define BITS_COST_STATE_OVERCAP_THROTTLED 0x20
#endif
#ifndef BITS_COST_STATE_USAGE_BASED
#define BITS_COST_STATE_USAGE_BASED 0x40
#endif
#ifndef BITS_COST_STATE_ROAMING
#define BITS_COST_STATE_ROAMING 0x80
#endif
#ifndef BITS_COST_OPTION_IGNORE_CONGESTION
#define BITS_COST_OPTION_IGNORE_CONGESTION 0x80000000
#endif
#ifndef BITS_COST_STATE_RESERVED
#define BITS_COST_STATE_RESERVED 0x40000000
#endif
#ifndef BITS_COST_STATE_TRANSFER_ALWAYS
#define BITS_COST_STATE_TRANSFER_ALWAYS 0x800000ff
#endif
#ifndef BITS_COST_STATE_TRANSFER_NOT_ROAMING
#define BITS_COST_STATE_TRANSFER_NOT_ROAMING 0x8000007f
#endif
#ifndef BITS_COST_STATE_TRANSFER_NO_SURCHARGE
#define BITS_COST_STATE_TRANSFER_NO_SURCHARGE 0x8000006f
#endif
#ifndef BITS_COST_STATE_TRANSFER_STANDARD
#define BITS_COST_STATE_TRANSFER_STANDARD 0x80000067
#endif
#ifndef BITS_COST_STATE_TRANSFER_UNRESTRICTED
#define BITS_COST_STATE_TRANSFER_UNRESTRICTED 0x80000021
#endif
#ifndef __IBackgroundCopyJob5_FWD_DEFINED__
#define __IBackgroundCopyJob5_FWD_DEFINED__
typedef interface IBackgroundCopyJob5 IBackgroundCopyJob5;
#endif
#ifndef __IBackgroundCopyFile5_FWD_DEFINED__
#define __IBackgroundCopyFile5_FWD_DEFINED__
typedef interface IBackgroundCopyFile5 IBackgroundCopyFile5;
#endif

#ifndef __IBackgroundCopyJob5_INTERFACE_DEFINED__
#define __IBackgroundCopyJob5_INTERFACE_DEFINED__
typedef enum BITS_JOB_PROPERTY_ID {
  BITS_JOB_PROPERTY_ID_COST_FLAGS = 1,
  BITS_JOB_PROPERTY_NOTIFICATION_CLSID = 2,
  BITS_JOB_PROPERTY_DYNAMIC_CONTENT = 3,
  BITS_JOB_PROPERTY_HIGH_PERFORMANCE = 4,
  BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE = 5,
  BITS_JOB_PROPERTY_USE_STORED_CREDENTIALS = 7,
  BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS = 9,
  BITS_JOB_PROPERTY_ON_DEMAND_MODE = 10
} BITS_JOB_PROPERTY_ID;
typedef union _BITS_JOB_PROPERTY_VALUE {
  DWORD Dword;
  GUID ClsID;
  BOOL Enable;
  UINT64 Uint64;
  BG_AUTH_TARGET Target;
} BITS_JOB_PROPERTY_VALUE;
DEFINE_GUID(IID_IBackgroundCopyJob5, 0xe847030c, 0xbbba, 0x4657, 0xaf, 0x6d, 0x48, 0x4a, 0xa4, 0x2b,
            0xf1, 0xfe);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("e847030c-bbba-4657-af6d-484aa42bf1fe")
IBackgroundCopyJob5 : public IBackgroundCopyJob4 {
  virtual HRESULT STDMETHODCALLTYPE SetProperty(BITS_JOB_PROPERTY_ID PropertyId,
                                                BITS_JOB_PROPERTY_VALUE PropertyValue) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetProperty(BITS_JOB_PROPERTY_ID PropertyId,
                                                BITS_JOB_PROPERTY_VALUE* PropertyValue) = 0;
};
__CRT_UUID_DECL(IBackgroundCopyJob5, 0xe847030c, 0xbbba, 0x4657, 0xaf, 0x6d, 0x48, 0x4a, 0xa4, 0x2b,
                0xf1, 0xfe)
#else  // C
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
#endif  // C
#endif  // __IBackgroundCopyJob5_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyFile5_INTERFACE_DEFINED__
#define __IBackgroundCopyFile5_INTERFACE_DEFINED__
__extension__ typedef enum BITS_JOB_TRANSFER_POLICY {
  BITS_JOB_TRANSFER_POLICY_ALWAYS = 0x800000FF,
  BITS_JOB_TRANSFER_POLICY_NOT_ROAMING = 0x8000007F,
  BITS_JOB_TRANSFER_POLICY_NO_SURCHARGE = 0x8000006F,
  BITS_JOB_TRANSFER_POLICY_STANDARD = 0x80000067,
  BITS_JOB_TRANSFER_POLICY_UNRESTRICTED = 0x80000021
} BITS_JOB_TRANSFER_POLICY;
typedef enum BITS_FILE_PROPERTY_ID {
  BITS_FILE_PROPERTY_ID_HTTP_RESPONSE_HEADERS = 1
} BITS_FILE_PROPERTY_ID;
typedef union _BITS_FILE_PROPERTY_VALUE {
  LPWSTR String;
} BITS_FILE_PROPERTY_VALUE;
DEFINE_GUID(IID_IBackgroundCopyFile5, 0x85c1657f, 0xdafc, 0x40e8, 0x88, 0x34, 0xdf, 0x18, 0xea,
            0x25, 0x71, 0x7e);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("85c1657f-dafc-40e8-8834-df18ea25717e")
IBackgroundCopyFile5 : public IBackgroundCopyFile4 {
  virtual HRESULT STDMETHODCALLTYPE SetProperty(BITS_FILE_PROPERTY_ID PropertyId,
                                                BITS_FILE_PROPERTY_VALUE PropertyValue) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetProperty(BITS_FILE_PROPERTY_ID PropertyId,
                                                BITS_FILE_PROPERTY_VALUE* PropertyValue) = 0;
};
__CRT_UUID_DECL(IBackgroundCopyFile5, 0x85c1657f, 0xdafc, 0x40e8, 0x88, 0x34, 0xdf, 0x18, 0xea,
                0x25, 0x71, 0x7e)
#else  // C
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
#endif  // C
#endif  // __IBackgroundCopyFile5_INTERFACE_DEFINED__

#ifndef __BackgroundCopyManager5_0_FWD_DEFINED__
#define __BackgroundCopyManager5_0_FWD_DEFINED__
DEFINE_GUID(CLSID_BackgroundCopyManager5_0, 0x1ecca34c, 0xe88a, 0x44e3, 0x8d, 0x6a, 0x89, 0x21,
            0xbd, 0xe9, 0xe4, 0x52);
#ifdef __cplusplus
class DECLSPEC_UUID("1ecca34c-e88a-44e3-8d6a-8921bde9e452") BackgroundCopyManager5_0;
__CRT_UUID_DECL(BackgroundCopyManager5_0, 0x1ecca34c, 0xe88a, 0x44e3, 0x8d, 0x6a, 0x89, 0x21, 0xbd,
                0xe9, 0xe4, 0x52)
#else
typedef struct BackgroundCopyManager5_0 BackgroundCopyManager5_0;
#endif
#endif

// Of bits10_1.h
#ifndef __IBackgroundCopyCallback3_FWD_DEFINED__
#define __IBackgroundCopyCallback3_FWD_DEFINED__
typedef interface IBackgroundCopyCallback3 IBackgroundCopyCallback3;
#endif
#ifndef __IBackgroundCopyFile6_FWD_DEFINED__
#define __IBackgroundCopyFile6_FWD_DEFINED__
typedef interface IBackgroundCopyFile6 IBackgroundCopyFile6;
#endif

#ifndef __IBackgroundCopyCallback3_INTERFACE_DEFINED__
#define __IBackgroundCopyCallback3_INTERFACE_DEFINED__
DEFINE_GUID(IID_IBackgroundCopyCallback3, 0x98c97bd2, 0xe32b, 0x4ad8, 0xa5, 0x28, 0x95, 0xfd, 0x8b,
            0x16, 0xbd, 0x42);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("98c97bd2-e32b-4ad8-a528-95fd8b16bd42")
IBackgroundCopyCallback3 : public IBackgroundCopyCallback2 {
  virtual HRESULT STDMETHODCALLTYPE FileRangesTransferred(
      IBackgroundCopyJob* job, IBackgroundCopyFile* file, DWORD rangeCount,
      const BG_FILE_RANGE* ranges) = 0;
};
__CRT_UUID_DECL(IBackgroundCopyCallback3, 0x98c97bd2, 0xe32b, 0x4ad8, 0xa5, 0x28, 0x95, 0xfd, 0x8b,
                0x16, 0xbd, 0x42)
#else  // C
typedef struct IBackgroundCopyCallback3Vtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyCallback3* This, REFIID riid,
                                             void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyCallback3* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyCallback3* This);
  HRESULT(STDMETHODCALLTYPE* JobTransferred)(IBackgroundCopyCallback3* This,
                                             IBackgroundCopyJob* pJob);
  HRESULT(STDMETHODCALLTYPE* JobError)(IBackgroundCopyCallback3* This, IBackgroundCopyJob* pJob,
                                       IBackgroundCopyError* pError);
  HRESULT(STDMETHODCALLTYPE* JobModification)(IBackgroundCopyCallback3* This,
                                              IBackgroundCopyJob* pJob, DWORD dwReserved);
  HRESULT(STDMETHODCALLTYPE* FileTransferred)(IBackgroundCopyCallback3* This,
                                              IBackgroundCopyJob* pJob, IBackgroundCopyFile* pFile);
  HRESULT(STDMETHODCALLTYPE* FileRangesTransferred)(
      IBackgroundCopyCallback3* This, IBackgroundCopyJob* job, IBackgroundCopyFile* file,
      DWORD rangeCount, const BG_FILE_RANGE* ranges);
  END_INTERFACE
} IBackgroundCopyCallback3Vtbl;
interface IBackgroundCopyCallback3 {
  CONST_VTBL IBackgroundCopyCallback3Vtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBackgroundCopyCallback3_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBackgroundCopyCallback3_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyCallback3_Release(This) ((This)->lpVtbl->Release(This))
#define IBackgroundCopyCallback3_JobTransferred(This, pJob) \
  ((This)->lpVtbl->JobTransferred(This, pJob))
#define IBackgroundCopyCallback3_JobError(This, pJob, pError) \
  ((This)->lpVtbl->JobError(This, pJob, pError))
#define IBackgroundCopyCallback3_JobModification(This, pJob, dwReserved) \
  ((This)->lpVtbl->JobModification(This, pJob, dwReserved))
#define IBackgroundCopyCallback3_FileTransferred(This, pJob, pFile) \
  ((This)->lpVtbl->FileTransferred(This, pJob, pFile))
#define IBackgroundCopyCallback3_FileRangesTransferred(This, job, file, rangeCount, ranges) \
  ((This)->lpVtbl->FileRangesTransferred(This, job, file, rangeCount, ranges))
#endif  // COBJMACROS
#endif  // C
#endif  // __IBackgroundCopyCallback3_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyFile6_INTERFACE_DEFINED__
#define __IBackgroundCopyFile6_INTERFACE_DEFINED__
DEFINE_GUID(IID_IBackgroundCopyFile6, 0xcf6784f7, 0xd677, 0x49fd, 0x93, 0x68, 0xcb, 0x47, 0xae,
            0xe9, 0xd1, 0xad);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("cf6784f7-d677-49fd-9368-cb47aee9d1ad")
IBackgroundCopyFile6 : public IBackgroundCopyFile5 {
  virtual HRESULT STDMETHODCALLTYPE UpdateDownloadPosition(UINT64 offset) = 0;
  virtual HRESULT STDMETHODCALLTYPE RequestFileRanges(
      DWORD rangeCount, const BG_FILE_RANGE* ranges) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetFilledFileRanges(
      DWORD* rangeCount, BG_FILE_RANGE** ranges) = 0;
};
__CRT_UUID_DECL(IBackgroundCopyFile6, 0xcf6784f7, 0xd677, 0x49fd, 0x93, 0x68, 0xcb, 0x47, 0xae,
                0xe9, 0xd1, 0xad)
#else  // C
typedef struct IBackgroundCopyFile6Vtbl {
  BEGIN_INTERFACE
  HRESULT(STDMETHODCALLTYPE* QueryInterface)(IBackgroundCopyFile6* This, REFIID riid,
                                             void** object);
  ULONG(STDMETHODCALLTYPE* AddRef)(IBackgroundCopyFile6* This);
  ULONG(STDMETHODCALLTYPE* Release)(IBackgroundCopyFile6* This);
  HRESULT(STDMETHODCALLTYPE* GetRemoteName)(IBackgroundCopyFile6* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* GetLocalName)(IBackgroundCopyFile6* This, LPWSTR* pVal);
  HRESULT(STDMETHODCALLTYPE* GetProgress)(IBackgroundCopyFile6* This, BG_FILE_PROGRESS* pVal);
  HRESULT(STDMETHODCALLTYPE* GetFileRanges)(IBackgroundCopyFile6* This, DWORD* RangeCount,
                                            BG_FILE_RANGE** Ranges);
  HRESULT(STDMETHODCALLTYPE* SetRemoteName)(IBackgroundCopyFile6* This, LPCWSTR Val);
  HRESULT(STDMETHODCALLTYPE* GetTemporaryName)(IBackgroundCopyFile6* This, LPWSTR* pFilename);
  HRESULT(STDMETHODCALLTYPE* SetValidationState)(IBackgroundCopyFile6* This, BOOL state);
  HRESULT(STDMETHODCALLTYPE* GetValidationState)(IBackgroundCopyFile6* This, BOOL* pState);
  HRESULT(STDMETHODCALLTYPE* IsDownloadedFromPeer)(IBackgroundCopyFile6* This, BOOL* pVal);
  HRESULT(STDMETHODCALLTYPE* GetPeerDownloadStats)(
      IBackgroundCopyFile6* This, UINT64* pFromOrigin, UINT64* pFromPeers);
  HRESULT(STDMETHODCALLTYPE* SetProperty)(IBackgroundCopyFile6* This,
                                          BITS_FILE_PROPERTY_ID PropertyId,
                                          BITS_FILE_PROPERTY_VALUE PropertyValue);
  HRESULT(STDMETHODCALLTYPE* GetProperty)(IBackgroundCopyFile6* This,
                                          BITS_FILE_PROPERTY_ID PropertyId,
                                          BITS_FILE_PROPERTY_VALUE* PropertyValue);
  HRESULT(STDMETHODCALLTYPE* UpdateDownloadPosition)(IBackgroundCopyFile6* This, UINT64 offset);
  HRESULT(STDMETHODCALLTYPE* RequestFileRanges)(IBackgroundCopyFile6* This, DWORD rangeCount,
                                                const BG_FILE_RANGE* ranges);
  HRESULT(STDMETHODCALLTYPE* GetFilledFileRanges)(IBackgroundCopyFile6* This, DWORD* rangeCount,
                                                  BG_FILE_RANGE** ranges);
  END_INTERFACE
} IBackgroundCopyFile6Vtbl;
interface IBackgroundCopyFile6 {
  CONST_VTBL IBackgroundCopyFile6Vtbl* lpVtbl;
};
#ifdef COBJMACROS
#define IBackgroundCopyFile6_QueryInterface(This, riid, object) \
  ((This)->lpVtbl->QueryInterface(This, riid, object))
#define IBackgroundCopyFile6_AddRef(This) ((This)->lpVtbl->AddRef(This))
#define IBackgroundCopyFile6_Release(This) ((This)->lpVtbl->Release(This))
#define IBackgroundCopyFile6_GetRemoteName(This, pVal) ((This)->lpVtbl->GetRemoteName(This, pVal))
#define IBackgroundCopyFile6_GetLocalName(This, pVal) ((This)->lpVtbl->GetLocalName(This, pVal))
#define IBackgroundCopyFile6_GetProgress(This, pVal) ((This)->lpVtbl->GetProgress(This, pVal))
#define IBackgroundCopyFile6_GetFileRanges(This, RangeCount, Ranges) \
  ((This)->lpVtbl->GetFileRanges(This, RangeCount, Ranges))
#define IBackgroundCopyFile6_SetRemoteName(This, Val) ((This)->lpVtbl->SetRemoteName(This, Val))
#define IBackgroundCopyFile6_GetTemporaryName(This, pFilename) \
  ((This)->lpVtbl->GetTemporaryName(This, pFilename))
#define IBackgroundCopyFile6_SetValidationState(This, state) \
  ((This)->lpVtbl->SetValidationState(This, state))
#define IBackgroundCopyFile6_GetValidationState(This, pState) \
  ((This)->lpVtbl->GetValidationState(This, pState))
#define IBackgroundCopyFile6_IsDownloadedFromPeer(This, pVal) \
  ((This)->lpVtbl->IsDownloadedFromPeer(This, pVal))
#define IBackgroundCopyFile6_GetPeerDownloadStats(This, pFromOrigin, pFromPeers) \
  ((This)->lpVtbl->GetPeerDownloadStats(This, pFromOrigin, pFromPeers))
#define IBackgroundCopyFile6_SetProperty(This, PropertyId, PropertyValue) \
  ((This)->lpVtbl->SetProperty(This, PropertyId, PropertyValue))
#define IBackgroundCopyFile6_GetProperty(This, PropertyId, PropertyValue) \
  ((This)->lpVtbl->GetProperty(This, PropertyId, PropertyValue))
#define IBackgroundCopyFile6_UpdateDownloadPosition(This, offset) \
  ((This)->lpVtbl->UpdateDownloadPosition(This, offset))
#define IBackgroundCopyFile6_RequestFileRanges(This, rangeCount, ranges) \
  ((This)->lpVtbl->RequestFileRanges(This, rangeCount, ranges))
#define IBackgroundCopyFile6_GetFilledFileRanges(This, rangeCount, ranges) \
  ((This)->lpVtbl->GetFilledFileRanges(This, rangeCount, ranges))
#endif  // COBJMACROS
#endif  // C
#endif  // __IBackgroundCopyFile6_INTERFACE_DEFINED__

#ifndef __BackgroundCopyManager10_1_FWD_DEFINED__
#define __BackgroundCopyManager10_1_FWD_DEFINED__
DEFINE_GUID(CLSID_BackgroundCopyManager10_1, 0x4bd3e4e1, 0x7bd4, 0x4a2b, 0x99, 0x64, 0x49, 0x64,
            0x00, 0xde, 0x51, 0x93);
#ifdef __cplusplus
class DECLSPEC_UUID("4bd3e4e1-7bd4-4a2b-9964-496400de5193") BackgroundCopyManager10_1;
__CRT_UUID_DECL(BackgroundCopyManager10_1, 0x4bd3e4e1, 0x7bd4, 0x4a2b, 0x99, 0x64, 0x49, 0x64, 0x00,
                0xde, 0x51, 0x93)
#else
typedef struct BackgroundCopyManager10_1 BackgroundCopyManager10_1;
#endif
#endif

// Of bits10_2.h
#ifndef __IBackgroundCopyJobHttpOptions2_FWD_DEFINED__
#define __IBackgroundCopyJobHttpOptions2_FWD_DEFINED__
typedef interface IBackgroundCopyJobHttpOptions2 IBackgroundCopyJobHttpOptions2;
#endif

#ifndef __IBackgroundCopyJobHttpOptions2_INTERFACE_DEFINED__
#define __IBackgroundCopyJobHttpOptions2_INTERFACE_DEFINED__
DEFINE_GUID(IID_IBackgroundCopyJobHttpOptions2, 0xb591a192, 0xa405, 0x4fc3, 0x83, 0x23, 0x4c, 0x5c,
            0x54, 0x25, 0x78, 0xfc);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("b591a192-a405-4fc3-8323-4c5c542578fc")
IBackgroundCopyJobHttpOptions2 : public IBackgroundCopyJobHttpOptions {
  virtual HRESULT STDMETHODCALLTYPE SetHttpMethod(LPCWSTR method) = 0;
  virtual HRESULT STDMETHODCALLTYPE GetHttpMethod(LPWSTR* method) = 0;
};
__CRT_UUID_DECL(IBackgroundCopyJobHttpOptions2, 0xb591a192, 0xa405, 0x4fc3, 0x83, 0x23, 0x4c, 0x5c,
                0x54, 0x25, 0x78, 0xfc)
#else  // C
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
#endif  // C
#endif  // __IBackgroundCopyJobHttpOptions2_INTERFACE_DEFINED__

#ifndef __BackgroundCopyManager10_2_FWD_DEFINED__
#define __BackgroundCopyManager10_2_FWD_DEFINED__
DEFINE_GUID(CLSID_BackgroundCopyManager10_2, 0x4575438f, 0xa6c8, 0x4976, 0xb0, 0xfe, 0x2f, 0x26,
            0xb8, 0x0d, 0x95, 0x9e);
#ifdef __cplusplus
class DECLSPEC_UUID("4575438f-a6c8-4976-b0fe-2f26b80d959e") BackgroundCopyManager10_2;
__CRT_UUID_DECL(BackgroundCopyManager10_2, 0x4575438f, 0xa6c8, 0x4976, 0xb0, 0xfe, 0x2f, 0x26, 0xb8,
                0x0d, 0x95, 0x9e)
#else
typedef struct BackgroundCopyManager10_2 BackgroundCopyManager10_2;
#endif
#endif

// Of bits10_3.h
#ifndef __IBackgroundCopyServerCertificateValidationCallback_FWD_DEFINED__
#define __IBackgroundCopyServerCertificateValidationCallback_FWD_DEFINED__
typedef interface IBackgroundCopyServerCertificateValidationCallback IBackgroundCopyServerCertificateValidationCallback;
#endif
#ifndef __IBackgroundCopyJobHttpOptions3_FWD_DEFINED__
#define __IBackgroundCopyJobHttpOptions3_FWD_DEFINED__
typedef interface IBackgroundCopyJobHttpOptions3 IBackgroundCopyJobHttpOptions3;
#endif

#ifndef __IBackgroundCopyServerCertificateValidationCallback_INTERFACE_DEFINED__
#define __IBackgroundCopyServerCertificateValidationCallback_INTERFACE_DEFINED__
DEFINE_GUID(IID_IBackgroundCopyServerCertificateValidationCallback, 0x4cec0d02, 0xdef7, 0x4158,
            0x81, 0x3a, 0xc3, 0x2a, 0x46, 0x94, 0x5f, 0xf7);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("4cec0d02-def7-4158-813a-c32a46945ff7")
IBackgroundCopyServerCertificateValidationCallback : public IUnknown {
  virtual HRESULT STDMETHODCALLTYPE ValidateServerCertificate(
      IBackgroundCopyJob* job, IBackgroundCopyFile* file, DWORD certLength, const BYTE* certData,
      DWORD certEncodingType, DWORD certStoreLength, const BYTE* certStoreData) = 0;
};
__CRT_UUID_DECL(IBackgroundCopyServerCertificateValidationCallback, 0x4cec0d02, 0xdef7, 0x4158,
                0x81, 0x3a, 0xc3, 0x2a, 0x46, 0x94, 0x5f, 0xf7)
#else  // C
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
#endif  // C
#endif  // __IBackgroundCopyServerCertificateValidationCallback_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyJobHttpOptions3_INTERFACE_DEFINED__
#define __IBackgroundCopyJobHttpOptions3_INTERFACE_DEFINED__
#ifdef __cplusplus
#define BG_ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK static_cast<BG_ERROR_CONTEXT>(8)
#else
#define BG_ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK ((BG_ERROR_CONTEXT)8)
#endif
DEFINE_GUID(IID_IBackgroundCopyJobHttpOptions3, 0x8a9263d3, 0xfd4c, 0x4eda, 0x9b, 0x28, 0x30, 0x13,
            0x2a, 0x4d, 0x4e, 0x3c);
#if defined(__cplusplus) && !defined(CINTERFACE)
MIDL_INTERFACE("8a9263d3-fd4c-4eda-9b28-30132a4d4e3c")
IBackgroundCopyJobHttpOptions3 : public IBackgroundCopyJobHttpOptions2 {
  virtual HRESULT STDMETHODCALLTYPE SetServerCertificateValidationInterface(
      IUnknown* certValidationCallback) = 0;
  virtual HRESULT STDMETHODCALLTYPE MakeCustomHeadersWriteOnly() = 0;
};
__CRT_UUID_DECL(IBackgroundCopyJobHttpOptions3, 0x8a9263d3, 0xfd4c, 0x4eda, 0x9b, 0x28, 0x30, 0x13,
                0x2a, 0x4d, 0x4e, 0x3c)
#else  // C
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
#endif  // C
#endif  // __IBackgroundCopyJobHttpOptions3_INTERFACE_DEFINED__

#ifndef __BackgroundCopyManager10_3_FWD_DEFINED__
#define __BackgroundCopyManager10_3_FWD_DEFINED__
DEFINE_GUID(CLSID_BackgroundCopyManager10_3, 0x5fd42ad5, 0xc04e, 0x4d36, 0xad, 0xc7, 0xe0, 0x8f,
            0xf1, 0x57, 0x37, 0xad);
#ifdef __cplusplus
class DECLSPEC_UUID("5fd42ad5-c04e-4d36-adc7-e08ff15737ad") BackgroundCopyManager10_3;
__CRT_UUID_DECL(BackgroundCopyManager10_3, 0x5fd42ad5, 0xc04e, 0x4d36, 0xad, 0xc7, 0xe0, 0x8f, 0xf1,
                0x57, 0x37, 0xad)
#else
typedef struct BackgroundCopyManager10_3 BackgroundCopyManager10_3;
#endif
#endif

// Of bitsmsg.h. All of them anew: those of mingw-w64 are unsigned, so that `case BG_E_EMPTY:` does
// not compile for an HRESULT and a comparison warns.
#undef BG_E_NOT_FOUND
#define BG_E_NOT_FOUND _HRESULT_TYPEDEF_(0x80200001)
#undef BG_E_INVALID_STATE
#define BG_E_INVALID_STATE _HRESULT_TYPEDEF_(0x80200002)
#undef BG_E_EMPTY
#define BG_E_EMPTY _HRESULT_TYPEDEF_(0x80200003)
#undef BG_E_FILE_NOT_AVAILABLE
#define BG_E_FILE_NOT_AVAILABLE _HRESULT_TYPEDEF_(0x80200004)
#undef BG_E_PROTOCOL_NOT_AVAILABLE
#define BG_E_PROTOCOL_NOT_AVAILABLE _HRESULT_TYPEDEF_(0x80200005)
#undef BG_S_ERROR_CONTEXT_NONE
#define BG_S_ERROR_CONTEXT_NONE _HRESULT_TYPEDEF_(0x00200006)
#undef BG_E_ERROR_CONTEXT_UNKNOWN
#define BG_E_ERROR_CONTEXT_UNKNOWN _HRESULT_TYPEDEF_(0x80200007)
#undef BG_E_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER
#define BG_E_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER _HRESULT_TYPEDEF_(0x80200008)
#undef BG_E_ERROR_CONTEXT_LOCAL_FILE
#define BG_E_ERROR_CONTEXT_LOCAL_FILE _HRESULT_TYPEDEF_(0x80200009)
#undef BG_E_ERROR_CONTEXT_REMOTE_FILE
#define BG_E_ERROR_CONTEXT_REMOTE_FILE _HRESULT_TYPEDEF_(0x8020000A)
#undef BG_E_ERROR_CONTEXT_GENERAL_TRANSPORT
#define BG_E_ERROR_CONTEXT_GENERAL_TRANSPORT _HRESULT_TYPEDEF_(0x8020000B)
#undef BG_E_ERROR_CONTEXT_QUEUE_MANAGER_NOTIFICATION
#define BG_E_ERROR_CONTEXT_QUEUE_MANAGER_NOTIFICATION _HRESULT_TYPEDEF_(0x8020000C)
#undef BG_E_DESTINATION_LOCKED
#define BG_E_DESTINATION_LOCKED _HRESULT_TYPEDEF_(0x8020000D)
#undef BG_E_VOLUME_CHANGED
#define BG_E_VOLUME_CHANGED _HRESULT_TYPEDEF_(0x8020000E)
#undef BG_E_ERROR_INFORMATION_UNAVAILABLE
#define BG_E_ERROR_INFORMATION_UNAVAILABLE _HRESULT_TYPEDEF_(0x8020000F)
#undef BG_E_NETWORK_DISCONNECTED
#define BG_E_NETWORK_DISCONNECTED _HRESULT_TYPEDEF_(0x80200010)
#undef BG_E_MISSING_FILE_SIZE
#define BG_E_MISSING_FILE_SIZE _HRESULT_TYPEDEF_(0x80200011)
#undef BG_E_INSUFFICIENT_HTTP_SUPPORT
#define BG_E_INSUFFICIENT_HTTP_SUPPORT _HRESULT_TYPEDEF_(0x80200012)
#undef BG_E_INSUFFICIENT_RANGE_SUPPORT
#define BG_E_INSUFFICIENT_RANGE_SUPPORT _HRESULT_TYPEDEF_(0x80200013)
#undef BG_E_REMOTE_NOT_SUPPORTED
#define BG_E_REMOTE_NOT_SUPPORTED _HRESULT_TYPEDEF_(0x80200014)
#undef BG_E_NEW_OWNER_DIFF_MAPPING
#define BG_E_NEW_OWNER_DIFF_MAPPING _HRESULT_TYPEDEF_(0x80200015)
#undef BG_E_NEW_OWNER_NO_FILE_ACCESS
#define BG_E_NEW_OWNER_NO_FILE_ACCESS _HRESULT_TYPEDEF_(0x80200016)
#undef BG_S_PARTIAL_COMPLETE
#define BG_S_PARTIAL_COMPLETE _HRESULT_TYPEDEF_(0x00200017)
#undef BG_E_PROXY_LIST_TOO_LARGE
#define BG_E_PROXY_LIST_TOO_LARGE _HRESULT_TYPEDEF_(0x80200018)
#undef BG_E_PROXY_BYPASS_LIST_TOO_LARGE
#define BG_E_PROXY_BYPASS_LIST_TOO_LARGE _HRESULT_TYPEDEF_(0x80200019)
#undef BG_S_UNABLE_TO_DELETE_FILES
#define BG_S_UNABLE_TO_DELETE_FILES _HRESULT_TYPEDEF_(0x0020001A)
#undef BG_E_INVALID_SERVER_RESPONSE
#define BG_E_INVALID_SERVER_RESPONSE _HRESULT_TYPEDEF_(0x8020001B)
#undef BG_E_TOO_MANY_FILES
#define BG_E_TOO_MANY_FILES _HRESULT_TYPEDEF_(0x8020001C)
#undef BG_E_LOCAL_FILE_CHANGED
#define BG_E_LOCAL_FILE_CHANGED _HRESULT_TYPEDEF_(0x8020001D)
#undef BG_E_ERROR_CONTEXT_REMOTE_APPLICATION
#define BG_E_ERROR_CONTEXT_REMOTE_APPLICATION _HRESULT_TYPEDEF_(0x8020001E)
#undef BG_E_SESSION_NOT_FOUND
#define BG_E_SESSION_NOT_FOUND _HRESULT_TYPEDEF_(0x8020001F)
#undef BG_E_TOO_LARGE
#define BG_E_TOO_LARGE _HRESULT_TYPEDEF_(0x80200020)
#undef BG_E_STRING_TOO_LONG
#define BG_E_STRING_TOO_LONG _HRESULT_TYPEDEF_(0x80200021)
#undef BG_E_CLIENT_SERVER_PROTOCOL_MISMATCH
#define BG_E_CLIENT_SERVER_PROTOCOL_MISMATCH _HRESULT_TYPEDEF_(0x80200022)
#undef BG_E_SERVER_EXECUTE_ENABLE
#define BG_E_SERVER_EXECUTE_ENABLE _HRESULT_TYPEDEF_(0x80200023)
#undef BG_E_NO_PROGRESS
#define BG_E_NO_PROGRESS _HRESULT_TYPEDEF_(0x80200024)
#undef BG_E_USERNAME_TOO_LARGE
#define BG_E_USERNAME_TOO_LARGE _HRESULT_TYPEDEF_(0x80200025)
#undef BG_E_PASSWORD_TOO_LARGE
#define BG_E_PASSWORD_TOO_LARGE _HRESULT_TYPEDEF_(0x80200026)
#undef BG_E_INVALID_AUTH_TARGET
#define BG_E_INVALID_AUTH_TARGET _HRESULT_TYPEDEF_(0x80200027)
#undef BG_E_INVALID_AUTH_SCHEME
#define BG_E_INVALID_AUTH_SCHEME _HRESULT_TYPEDEF_(0x80200028)
#undef BG_E_FILE_NOT_FOUND
#define BG_E_FILE_NOT_FOUND _HRESULT_TYPEDEF_(0x80200029)
#undef BG_S_PROXY_CHANGED
#define BG_S_PROXY_CHANGED _HRESULT_TYPEDEF_(0x0020002A)
#undef BG_E_INVALID_RANGE
#define BG_E_INVALID_RANGE _HRESULT_TYPEDEF_(0x8020002B)
#undef BG_E_OVERLAPPING_RANGES
#define BG_E_OVERLAPPING_RANGES _HRESULT_TYPEDEF_(0x8020002C)
#undef BG_E_CONNECT_FAILURE
#define BG_E_CONNECT_FAILURE _HRESULT_TYPEDEF_(0x8020002D)
#undef BG_E_CONNECTION_CLOSED
#define BG_E_CONNECTION_CLOSED _HRESULT_TYPEDEF_(0x8020002E)
#undef BG_E_KEEP_ALIVE_FAILURE
#define BG_E_KEEP_ALIVE_FAILURE _HRESULT_TYPEDEF_(0x8020002F)
#undef BG_E_MESSAGE_LENGTH_LIMIT_EXCEEDED
#define BG_E_MESSAGE_LENGTH_LIMIT_EXCEEDED _HRESULT_TYPEDEF_(0x80200030)
#undef BG_E_NAME_RESOLUTION_FAILURE
#define BG_E_NAME_RESOLUTION_FAILURE _HRESULT_TYPEDEF_(0x80200031)
#undef BG_E_PENDING
#define BG_E_PENDING _HRESULT_TYPEDEF_(0x80200032)
#undef BG_E_PIPELINE_FAILURE
#define BG_E_PIPELINE_FAILURE _HRESULT_TYPEDEF_(0x80200033)
#undef BG_E_PROTOCOL_ERROR
#define BG_E_PROTOCOL_ERROR _HRESULT_TYPEDEF_(0x80200034)
#undef BG_E_PROXY_NAME_RESOLUTION_FAILURE
#define BG_E_PROXY_NAME_RESOLUTION_FAILURE _HRESULT_TYPEDEF_(0x80200035)
#undef BG_E_RECEIVE_FAILURE
#define BG_E_RECEIVE_FAILURE _HRESULT_TYPEDEF_(0x80200036)
#undef BG_E_REQUEST_CANCELED
#define BG_E_REQUEST_CANCELED _HRESULT_TYPEDEF_(0x80200037)
#undef BG_E_SECURE_CHANNEL_FAILURE
#define BG_E_SECURE_CHANNEL_FAILURE _HRESULT_TYPEDEF_(0x80200038)
#undef BG_E_SEND_FAILURE
#define BG_E_SEND_FAILURE _HRESULT_TYPEDEF_(0x80200039)
#undef BG_E_SERVER_PROTOCOL_VIOLATION
#define BG_E_SERVER_PROTOCOL_VIOLATION _HRESULT_TYPEDEF_(0x8020003A)
#undef BG_E_TIMEOUT
#define BG_E_TIMEOUT _HRESULT_TYPEDEF_(0x8020003B)
#undef BG_E_TRUST_FAILURE
#define BG_E_TRUST_FAILURE _HRESULT_TYPEDEF_(0x8020003C)
#undef BG_E_UNKNOWN_ERROR
#define BG_E_UNKNOWN_ERROR _HRESULT_TYPEDEF_(0x8020003D)
#undef BG_E_BLOCKED_BY_POLICY
#define BG_E_BLOCKED_BY_POLICY _HRESULT_TYPEDEF_(0x8020003E)
#undef BG_E_INVALID_PROXY_INFO
#define BG_E_INVALID_PROXY_INFO _HRESULT_TYPEDEF_(0x8020003F)
#undef BG_E_INVALID_CREDENTIALS
#define BG_E_INVALID_CREDENTIALS _HRESULT_TYPEDEF_(0x80200040)
#undef BG_E_INVALID_HASH_ALGORITHM
#define BG_E_INVALID_HASH_ALGORITHM _HRESULT_TYPEDEF_(0x80200041)
#undef BG_E_RECORD_DELETED
#define BG_E_RECORD_DELETED _HRESULT_TYPEDEF_(0x80200042)
#undef BG_E_COMMIT_IN_PROGRESS
#define BG_E_COMMIT_IN_PROGRESS _HRESULT_TYPEDEF_(0x80200043)
#undef BG_E_DISCOVERY_IN_PROGRESS
#define BG_E_DISCOVERY_IN_PROGRESS _HRESULT_TYPEDEF_(0x80200044)
#undef BG_E_UPNP_ERROR
#define BG_E_UPNP_ERROR _HRESULT_TYPEDEF_(0x80200045)
#undef BG_E_TEST_OPTION_BLOCKED_DOWNLOAD
#define BG_E_TEST_OPTION_BLOCKED_DOWNLOAD _HRESULT_TYPEDEF_(0x80200046)
#undef BG_E_PEERCACHING_DISABLED
#define BG_E_PEERCACHING_DISABLED _HRESULT_TYPEDEF_(0x80200047)
#undef BG_E_BUSYCACHERECORD
#define BG_E_BUSYCACHERECORD _HRESULT_TYPEDEF_(0x80200048)
#undef BG_E_TOO_MANY_JOBS_PER_USER
#define BG_E_TOO_MANY_JOBS_PER_USER _HRESULT_TYPEDEF_(0x80200049)
#undef BG_E_TOO_MANY_JOBS_PER_MACHINE
#define BG_E_TOO_MANY_JOBS_PER_MACHINE _HRESULT_TYPEDEF_(0x80200050)
#undef BG_E_TOO_MANY_FILES_IN_JOB
#define BG_E_TOO_MANY_FILES_IN_JOB _HRESULT_TYPEDEF_(0x80200051)
#undef BG_E_TOO_MANY_RANGES_IN_FILE
#define BG_E_TOO_MANY_RANGES_IN_FILE _HRESULT_TYPEDEF_(0x80200052)
#undef BG_E_VALIDATION_FAILED
#define BG_E_VALIDATION_FAILED _HRESULT_TYPEDEF_(0x80200053)
#undef BG_E_MAXDOWNLOAD_TIMEOUT
#define BG_E_MAXDOWNLOAD_TIMEOUT _HRESULT_TYPEDEF_(0x80200054)
#undef BG_S_OVERRIDDEN_BY_POLICY
#define BG_S_OVERRIDDEN_BY_POLICY _HRESULT_TYPEDEF_(0x00200055)
#undef BG_E_TOKEN_REQUIRED
#define BG_E_TOKEN_REQUIRED _HRESULT_TYPEDEF_(0x80200056)
#undef BG_E_UNKNOWN_PROPERTY_ID
#define BG_E_UNKNOWN_PROPERTY_ID _HRESULT_TYPEDEF_(0x80200057)
#undef BG_E_READ_ONLY_PROPERTY
#define BG_E_READ_ONLY_PROPERTY _HRESULT_TYPEDEF_(0x80200058)
#undef BG_E_BLOCKED_BY_COST_TRANSFER_POLICY
#define BG_E_BLOCKED_BY_COST_TRANSFER_POLICY _HRESULT_TYPEDEF_(0x80200059)
#undef BG_E_PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY
#define BG_E_PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY _HRESULT_TYPEDEF_(0x80200060)
#undef BG_E_READ_ONLY_PROPERTY_AFTER_ADDFILE
#define BG_E_READ_ONLY_PROPERTY_AFTER_ADDFILE _HRESULT_TYPEDEF_(0x80200061)
#undef BG_E_READ_ONLY_PROPERTY_AFTER_RESUME
#define BG_E_READ_ONLY_PROPERTY_AFTER_RESUME _HRESULT_TYPEDEF_(0x80200062)
#undef BG_E_MAX_DOWNLOAD_SIZE_INVALID_VALUE
#define BG_E_MAX_DOWNLOAD_SIZE_INVALID_VALUE _HRESULT_TYPEDEF_(0x80200063)
#undef BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED
#define BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED _HRESULT_TYPEDEF_(0x80200064)
#undef BG_E_STANDBY_MODE
#define BG_E_STANDBY_MODE _HRESULT_TYPEDEF_(0x80200065)
#undef BG_E_USE_STORED_CREDENTIALS_NOT_SUPPORTED
#define BG_E_USE_STORED_CREDENTIALS_NOT_SUPPORTED _HRESULT_TYPEDEF_(0x80200066)
#undef BG_E_BLOCKED_BY_BATTERY_POLICY
#define BG_E_BLOCKED_BY_BATTERY_POLICY _HRESULT_TYPEDEF_(0x80200067)
#undef BG_E_BLOCKED_BY_BATTERY_SAVER
#define BG_E_BLOCKED_BY_BATTERY_SAVER _HRESULT_TYPEDEF_(0x80200068)
#undef BG_E_WATCHDOG_TIMEOUT
#define BG_E_WATCHDOG_TIMEOUT _HRESULT_TYPEDEF_(0x80200069)
#undef BG_E_APP_PACKAGE_NOT_FOUND
#define BG_E_APP_PACKAGE_NOT_FOUND _HRESULT_TYPEDEF_(0x8020006A)
#undef BG_E_APP_PACKAGE_SCENARIO_NOT_SUPPORTED
#define BG_E_APP_PACKAGE_SCENARIO_NOT_SUPPORTED _HRESULT_TYPEDEF_(0x8020006B)
#undef BG_E_DATABASE_CORRUPT
#define BG_E_DATABASE_CORRUPT _HRESULT_TYPEDEF_(0x8020006C)
#undef BG_E_RANDOM_ACCESS_NOT_SUPPORTED
#define BG_E_RANDOM_ACCESS_NOT_SUPPORTED _HRESULT_TYPEDEF_(0x8020006D)
#undef BG_E_BLOCKED_BY_BACKGROUND_ACCESS_POLICY
#define BG_E_BLOCKED_BY_BACKGROUND_ACCESS_POLICY _HRESULT_TYPEDEF_(0x8020006E)
#undef BG_E_BLOCKED_BY_GAME_MODE
#define BG_E_BLOCKED_BY_GAME_MODE _HRESULT_TYPEDEF_(0x8020006F)
#undef BG_E_BLOCKED_BY_SYSTEM_POLICY
#define BG_E_BLOCKED_BY_SYSTEM_POLICY _HRESULT_TYPEDEF_(0x80200070)
#undef BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD
#define BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD _HRESULT_TYPEDEF_(0x80200071)
#undef BG_E_UNSUPPORTED_JOB_CONFIGURATION
#define BG_E_UNSUPPORTED_JOB_CONFIGURATION _HRESULT_TYPEDEF_(0x80200072)
#undef BG_E_REMOTE_FILE_CHANGED
#define BG_E_REMOTE_FILE_CHANGED _HRESULT_TYPEDEF_(0x80200073)
#undef BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED
#define BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED _HRESULT_TYPEDEF_(0x80200074)
#undef BG_E_READ_ONLY_WHEN_JOB_ACTIVE
#define BG_E_READ_ONLY_WHEN_JOB_ACTIVE _HRESULT_TYPEDEF_(0x80200075)
#undef BG_E_ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK
#define BG_E_ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK _HRESULT_TYPEDEF_(0x80200076)
#undef BG_E_HTTP_ERROR_100
#define BG_E_HTTP_ERROR_100 _HRESULT_TYPEDEF_(0x80190064)
#undef BG_E_HTTP_ERROR_101
#define BG_E_HTTP_ERROR_101 _HRESULT_TYPEDEF_(0x80190065)
#undef BG_E_HTTP_ERROR_200
#define BG_E_HTTP_ERROR_200 _HRESULT_TYPEDEF_(0x801900C8)
#undef BG_E_HTTP_ERROR_201
#define BG_E_HTTP_ERROR_201 _HRESULT_TYPEDEF_(0x801900C9)
#undef BG_E_HTTP_ERROR_202
#define BG_E_HTTP_ERROR_202 _HRESULT_TYPEDEF_(0x801900CA)
#undef BG_E_HTTP_ERROR_203
#define BG_E_HTTP_ERROR_203 _HRESULT_TYPEDEF_(0x801900CB)
#undef BG_E_HTTP_ERROR_204
#define BG_E_HTTP_ERROR_204 _HRESULT_TYPEDEF_(0x801900CC)
#undef BG_E_HTTP_ERROR_205
#define BG_E_HTTP_ERROR_205 _HRESULT_TYPEDEF_(0x801900CD)
#undef BG_E_HTTP_ERROR_206
#define BG_E_HTTP_ERROR_206 _HRESULT_TYPEDEF_(0x801900CE)
#undef BG_E_HTTP_ERROR_300
#define BG_E_HTTP_ERROR_300 _HRESULT_TYPEDEF_(0x8019012C)
#undef BG_E_HTTP_ERROR_301
#define BG_E_HTTP_ERROR_301 _HRESULT_TYPEDEF_(0x8019012D)
#undef BG_E_HTTP_ERROR_302
#define BG_E_HTTP_ERROR_302 _HRESULT_TYPEDEF_(0x8019012E)
#undef BG_E_HTTP_ERROR_303
#define BG_E_HTTP_ERROR_303 _HRESULT_TYPEDEF_(0x8019012F)
#undef BG_E_HTTP_ERROR_304
#define BG_E_HTTP_ERROR_304 _HRESULT_TYPEDEF_(0x80190130)
#undef BG_E_HTTP_ERROR_305
#define BG_E_HTTP_ERROR_305 _HRESULT_TYPEDEF_(0x80190131)
#undef BG_E_HTTP_ERROR_307
#define BG_E_HTTP_ERROR_307 _HRESULT_TYPEDEF_(0x80190133)
#undef BG_E_HTTP_ERROR_400
#define BG_E_HTTP_ERROR_400 _HRESULT_TYPEDEF_(0x80190190)
#undef BG_E_HTTP_ERROR_401
#define BG_E_HTTP_ERROR_401 _HRESULT_TYPEDEF_(0x80190191)
#undef BG_E_HTTP_ERROR_402
#define BG_E_HTTP_ERROR_402 _HRESULT_TYPEDEF_(0x80190192)
#undef BG_E_HTTP_ERROR_403
#define BG_E_HTTP_ERROR_403 _HRESULT_TYPEDEF_(0x80190193)
#undef BG_E_HTTP_ERROR_404
#define BG_E_HTTP_ERROR_404 _HRESULT_TYPEDEF_(0x80190194)
#undef BG_E_HTTP_ERROR_405
#define BG_E_HTTP_ERROR_405 _HRESULT_TYPEDEF_(0x80190195)
#undef BG_E_HTTP_ERROR_406
#define BG_E_HTTP_ERROR_406 _HRESULT_TYPEDEF_(0x80190196)
#undef BG_E_HTTP_ERROR_407
#define BG_E_HTTP_ERROR_407 _HRESULT_TYPEDEF_(0x80190197)
#undef BG_E_HTTP_ERROR_408
#define BG_E_HTTP_ERROR_408 _HRESULT_TYPEDEF_(0x80190198)
#undef BG_E_HTTP_ERROR_409
#define BG_E_HTTP_ERROR_409 _HRESULT_TYPEDEF_(0x80190199)
#undef BG_E_HTTP_ERROR_410
#define BG_E_HTTP_ERROR_410 _HRESULT_TYPEDEF_(0x8019019A)
#undef BG_E_HTTP_ERROR_411
#define BG_E_HTTP_ERROR_411 _HRESULT_TYPEDEF_(0x8019019B)
#undef BG_E_HTTP_ERROR_412
#define BG_E_HTTP_ERROR_412 _HRESULT_TYPEDEF_(0x8019019C)
#undef BG_E_HTTP_ERROR_413
#define BG_E_HTTP_ERROR_413 _HRESULT_TYPEDEF_(0x8019019D)
#undef BG_E_HTTP_ERROR_414
#define BG_E_HTTP_ERROR_414 _HRESULT_TYPEDEF_(0x8019019E)
#undef BG_E_HTTP_ERROR_415
#define BG_E_HTTP_ERROR_415 _HRESULT_TYPEDEF_(0x8019019F)
#undef BG_E_HTTP_ERROR_416
#define BG_E_HTTP_ERROR_416 _HRESULT_TYPEDEF_(0x801901A0)
#undef BG_E_HTTP_ERROR_417
#define BG_E_HTTP_ERROR_417 _HRESULT_TYPEDEF_(0x801901A1)
#undef BG_E_HTTP_ERROR_449
#define BG_E_HTTP_ERROR_449 _HRESULT_TYPEDEF_(0x801901C1)
#undef BG_E_HTTP_ERROR_500
#define BG_E_HTTP_ERROR_500 _HRESULT_TYPEDEF_(0x801901F4)
#undef BG_E_HTTP_ERROR_501
#define BG_E_HTTP_ERROR_501 _HRESULT_TYPEDEF_(0x801901F5)
#undef BG_E_HTTP_ERROR_502
#define BG_E_HTTP_ERROR_502 _HRESULT_TYPEDEF_(0x801901F6)
#undef BG_E_HTTP_ERROR_503
#define BG_E_HTTP_ERROR_503 _HRESULT_TYPEDEF_(0x801901F7)
#undef BG_E_HTTP_ERROR_504
#define BG_E_HTTP_ERROR_504 _HRESULT_TYPEDEF_(0x801901F8)
#undef BG_E_HTTP_ERROR_505
#define BG_E_HTTP_ERROR_505 _HRESULT_TYPEDEF_(0x801901F9)
#undef BITS_MC_JOB_CANCELLED
#define BITS_MC_JOB_CANCELLED _HRESULT_TYPEDEF_(0x80194000)
#undef BITS_MC_FILE_DELETION_FAILED
#define BITS_MC_FILE_DELETION_FAILED _HRESULT_TYPEDEF_(0x80194001)
#undef BITS_MC_FILE_DELETION_FAILED_MORE
#define BITS_MC_FILE_DELETION_FAILED_MORE _HRESULT_TYPEDEF_(0x80194002)
#undef BITS_MC_JOB_PROPERTY_CHANGE
#define BITS_MC_JOB_PROPERTY_CHANGE _HRESULT_TYPEDEF_(0x80194003)
#undef BITS_MC_JOB_TAKE_OWNERSHIP
#define BITS_MC_JOB_TAKE_OWNERSHIP _HRESULT_TYPEDEF_(0x80194004)
#undef BITS_MC_JOB_SCAVENGED
#define BITS_MC_JOB_SCAVENGED _HRESULT_TYPEDEF_(0x80194005)
#undef BITS_MC_JOB_NOTIFICATION_FAILURE
#define BITS_MC_JOB_NOTIFICATION_FAILURE _HRESULT_TYPEDEF_(0x80194006)
#undef BITS_MC_STATE_FILE_CORRUPT
#define BITS_MC_STATE_FILE_CORRUPT _HRESULT_TYPEDEF_(0x80194007)
#undef BITS_MC_FAILED_TO_START
#define BITS_MC_FAILED_TO_START _HRESULT_TYPEDEF_(0x80194008)
#undef BITS_MC_FATAL_IGD_ERROR
#define BITS_MC_FATAL_IGD_ERROR _HRESULT_TYPEDEF_(0x80194009)
#undef BITS_MC_PEERCACHING_PORT
#define BITS_MC_PEERCACHING_PORT _HRESULT_TYPEDEF_(0x8019400A)
#undef BITS_MC_WSD_PORT
#define BITS_MC_WSD_PORT _HRESULT_TYPEDEF_(0x8019400B)

#pragma pop_macro("DEFINE_GUID")

#endif  // _WIN32

#endif  // BITSIM_COM_BITS_FILL_H_
