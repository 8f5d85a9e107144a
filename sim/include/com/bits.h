// bits.h: manager, jobs, files, errors and the notification callback (BITS 1.0).
//
// Generated from tools/headers/facts/bits.toml by tools/headers/generate.py: change the table, not
// this file.
// clang-format off

#ifndef __bits_h__
#define __bits_h__

#ifdef _WIN32
// Behind the headers of a Windows toolchain: whatever those lack.
#include <bits_fill.h>
#else

#include <windows.h>
#include <ole2.h>
#include <unknwn.h>
#include <bitsmsg.h>

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
#ifndef __BackgroundCopyManager_FWD_DEFINED__
#define __BackgroundCopyManager_FWD_DEFINED__
#ifdef __cplusplus
class BackgroundCopyManager;
#else
typedef struct BackgroundCopyManager BackgroundCopyManager;
#endif
#endif

#define BG_SIZE_UNKNOWN 0xFFFFFFFFFFFFFFFFull  // A total in bytes that is not known yet.

// SetNotifyFlags: the events that a job reports. The default is JOB_TRANSFERRED and JOB_ERROR.

#define BG_NOTIFY_JOB_TRANSFERRED 0x0001   // All files of the job are transferred.
#define BG_NOTIFY_JOB_ERROR 0x0002         // The job has entered the state ERROR.
#define BG_NOTIFY_DISABLE 0x0004           // Nothing is reported, whatever the other bits say.
// Something of the job has changed; frequent, and may be dropped.
#define BG_NOTIFY_JOB_MODIFICATION 0x0008
#define BG_NOTIFY_FILE_TRANSFERRED 0x0010  // One file is transferred. Since BITS 3.0.
// Ranges of a file are transferred. Since BITS 10.1.
#define BG_NOTIFY_FILE_RANGES_TRANSFERRED 0x0020

#define BG_JOB_ENUM_ALL_USERS 0x0001  // EnumJobs: the jobs of all users; needs an administrator.

// How far one file is.
typedef struct _BG_FILE_PROGRESS {
  UINT64 BytesTotal;        // BG_SIZE_UNKNOWN until the server has told the size. In bytes.
  UINT64 BytesTransferred;  // Goes back to 0 when the file starts again. In bytes.
  // Download: TRUE once Complete has made the file available. Upload: TRUE once it is uploaded.
  BOOL Completed;
} BG_FILE_PROGRESS;

// Where an error arose.
typedef enum BG_ERROR_CONTEXT BITSIM_COM_ENUM_BASE {
  BG_ERROR_CONTEXT_NONE = 0,                        // No error.
  BG_ERROR_CONTEXT_UNKNOWN = 1,                     // Not known.
  BG_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER = 2,       // In the service, in general.
  BG_ERROR_CONTEXT_QUEUE_MANAGER_NOTIFICATION = 3,  // While a client was notified.
  BG_ERROR_CONTEXT_LOCAL_FILE = 4,                  // At the local file.
  // At the remote file; every HTTP status counts here.
  BG_ERROR_CONTEXT_REMOTE_FILE = 5,
  BG_ERROR_CONTEXT_GENERAL_TRANSPORT = 6,           // In the transport, in general.
  // In the server application that an upload was passed to.
  BG_ERROR_CONTEXT_REMOTE_APPLICATION = 7,
  // In the client's validation of a server certificate. Since BITS 10.3.
  BG_ERROR_CONTEXT_SERVER_CERTIFICATE_CALLBACK = 8
} BG_ERROR_CONTEXT;

// One file to add: where it comes from and where it goes. An upload reads LocalName and writes
// RemoteName.
typedef struct _BG_FILE_INFO {
  // A URL, or a path on a file share. At most 2200 characters, 260 from one slash to the next.
  LPWSTR RemoteName;
  LPWSTR LocalName;  // A full path. At most MAX_PATH characters.
} BG_FILE_INFO;

// How far a job is.
typedef struct _BG_JOB_PROGRESS {
  UINT64 BytesTotal;        // BG_SIZE_UNKNOWN while the size of any file is unknown. In bytes.
  UINT64 BytesTransferred;  // Goes back when a file starts again. In bytes.
  ULONG FilesTotal;         // Files added.
  ULONG FilesTransferred;   // Files finished.
} BG_JOB_PROGRESS;

// When a job was made, changed and finished.
typedef struct _BG_JOB_TIMES {
  FILETIME CreationTime;  // When the job was made. In 100 ns ticks since 1601, UTC.
  // When a setter was called, a file added, the state changed or bytes moved. In 100 ns ticks since
  // 1601, UTC.
  FILETIME ModificationTime;
  // When the job entered TRANSFERRED; 0 before. In 100 ns ticks since 1601, UTC.
  FILETIME TransferCompletionTime;
} BG_JOB_TIMES;

// FOREGROUND jobs run beside everything else; the others take turns in idle bandwidth.
typedef enum BG_JOB_PRIORITY BITSIM_COM_ENUM_BASE {
  BG_JOB_PRIORITY_FOREGROUND = 0,  // At once, with all bandwidth, beside other jobs.
  BG_JOB_PRIORITY_HIGH = 1,        // Background, before NORMAL and LOW.
  BG_JOB_PRIORITY_NORMAL = 2,      // Background; the default.
  BG_JOB_PRIORITY_LOW = 3          // Background, after all others.
} BG_JOB_PRIORITY;

// The states of a job. ACKNOWLEDGED and CANCELLED are final: almost every setter then gives
// BG_E_INVALID_STATE.
typedef enum BG_JOB_STATE BITSIM_COM_ENUM_BASE {
  BG_JOB_STATE_QUEUED = 0,           // Waits for its turn.
  BG_JOB_STATE_CONNECTING = 1,       // Contacts the server.
  BG_JOB_STATE_TRANSFERRING = 2,     // Moves bytes.
  BG_JOB_STATE_SUSPENDED = 3,        // Rests until Resume; the state of a new job.
  BG_JOB_STATE_ERROR = 4,            // Has failed; the service does not try again by itself.
  BG_JOB_STATE_TRANSIENT_ERROR = 5,  // Has failed for now; the service will try again.
  BG_JOB_STATE_TRANSFERRED = 6,      // All files are there, under temporary names, until Complete.
  BG_JOB_STATE_ACKNOWLEDGED = 7,     // Complete was called. Final.
  BG_JOB_STATE_CANCELLED = 8         // Cancel was called. Final.
} BG_JOB_STATE;

// The direction of a job; fixed when it is made.
typedef enum BG_JOB_TYPE BITSIM_COM_ENUM_BASE {
  BG_JOB_TYPE_DOWNLOAD = 0,     // From the server.
  BG_JOB_TYPE_UPLOAD = 1,       // One file to the server.
  BG_JOB_TYPE_UPLOAD_REPLY = 2  // One file to the server, and its reply back.
} BG_JOB_TYPE;

// Which proxy a job uses.
typedef enum BG_JOB_PROXY_USAGE BITSIM_COM_ENUM_BASE {
  BG_JOB_PROXY_USAGE_PRECONFIG = 0,  // The settings of the user. The default.
  BG_JOB_PROXY_USAGE_NO_PROXY = 1,   // None.
  BG_JOB_PROXY_USAGE_OVERRIDE = 2,   // The list given to SetProxySettings.
  BG_JOB_PROXY_USAGE_AUTODETECT = 3  // The one that is detected for each file.
} BG_JOB_PROXY_USAGE;

DEFINE_GUID(IID_IBackgroundCopyFile, 0x01b7bd23, 0xfb88, 0x4a77, 0x84, 0x90, 0x58, 0x91, 0xd3, 0xe4,
            0x65, 0x3a);
DEFINE_GUID(IID_IEnumBackgroundCopyFiles, 0xca51e165, 0xc365, 0x424c, 0x8d, 0x41, 0x24, 0xaa, 0xa4,
            0xff, 0x3c, 0x40);
DEFINE_GUID(IID_IBackgroundCopyError, 0x19c613a0, 0xfcb8, 0x4f28, 0x81, 0xae, 0x89, 0x7c, 0x3d,
            0x07, 0x8f, 0x81);
DEFINE_GUID(IID_IBackgroundCopyJob, 0x37668d37, 0x507e, 0x4160, 0x93, 0x16, 0x26, 0x30, 0x6d, 0x15,
            0x0b, 0x12);
DEFINE_GUID(IID_IEnumBackgroundCopyJobs, 0x1af4f612, 0x3b71, 0x466f, 0x8f, 0x58, 0x7b, 0x6f, 0x73,
            0xac, 0x57, 0xad);
DEFINE_GUID(IID_IBackgroundCopyCallback, 0x97ea99c7, 0x0186, 0x4ad4, 0x8d, 0xf9, 0xc5, 0xb4, 0xe0,
            0xed, 0x6b, 0x22);
DEFINE_GUID(IID_IBackgroundCopyManager, 0x5ce34c0d, 0x0dc9, 0x4c1f, 0x89, 0x7c, 0xda, 0xa1, 0xb7,
            0x8c, 0xee, 0x7c);

// The BITS service, any version. An out-of-process server: CLSCTX_LOCAL_SERVER.
DEFINE_GUID(CLSID_BackgroundCopyManager, 0x4991d34b, 0x80a1, 0x4291, 0x83, 0xb6, 0x33, 0x28, 0x36,
            0x6b, 0x90, 0x97);
#ifdef __cplusplus
class DECLSPEC_UUID("4991d34b-80a1-4291-83b6-3328366b9097") BackgroundCopyManager;
__CRT_UUID_DECL(BackgroundCopyManager, 0x4991d34b, 0x80a1, 0x4291, 0x83, 0xb6, 0x33, 0x28, 0x36,
                0x6b, 0x90, 0x97)
#endif

#if defined(__cplusplus) && !defined(CINTERFACE)

// -------------------------------------------------------------------------------------------------
// IBackgroundCopyFile
//
// One file of a job. Still answers when the job is gone.
#ifndef __IBackgroundCopyFile_INTERFACE_DEFINED__
#define __IBackgroundCopyFile_INTERFACE_DEFINED__
MIDL_INTERFACE("01b7bd23-fb88-4a77-8490-5891d3e4653a")
IBackgroundCopyFile : public IUnknown {
  // Slot 3. Gives the URL, or what a redirect or SetRemoteName has made of it.
  //   pVal [out]: The remote name. Free it with CoTaskMemFree.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: HTTP-14.
  virtual HRESULT STDMETHODCALLTYPE GetRemoteName(LPWSTR* pVal) = 0;

  // Slot 4. Gives the full local path.
  //   pVal [out]: The local name. Free it with CoTaskMemFree.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetLocalName(LPWSTR* pVal) = 0;

  // Slot 5. Tells how far the file is.
  //   pVal [out]: The progress.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: PROG-02, -04, -05, -09.
  virtual HRESULT STDMETHODCALLTYPE GetProgress(BG_FILE_PROGRESS* pVal) = 0;

 protected:
  ~IBackgroundCopyFile() = default;
};
__CRT_UUID_DECL(IBackgroundCopyFile, 0x01b7bd23, 0xfb88, 0x4a77, 0x84, 0x90, 0x58, 0x91, 0xd3, 0xe4,
                0x65, 0x3a)
#endif  // __IBackgroundCopyFile_INTERFACE_DEFINED__

// -------------------------------------------------------------------------------------------------
// IEnumBackgroundCopyFiles
//
// The files of a job at the moment of EnumFiles. The list is fixed, the files are live.
#ifndef __IEnumBackgroundCopyFiles_INTERFACE_DEFINED__
#define __IEnumBackgroundCopyFiles_INTERFACE_DEFINED__
MIDL_INTERFACE("ca51e165-c365-424c-8d41-24aaa4ff3c40")
IEnumBackgroundCopyFiles : public IUnknown {
  // Slot 3. Gives the next files.
  //   celt [in]: How many are wanted.
  //   rgelt [out]: One reference each. Array; its length is celt. pceltFetched tells how many were
  //     written. Release each.
  //   pceltFetched [out]: How many there were. Needed unless celt is 1. May be NULL.
  // Returns
  //   S_OK: As many as wanted.
  //   S_FALSE: Fewer; the end is reached.
  //   E_INVALIDARG: pceltFetched is NULL and celt is not 1.
  // Rules: PROG-10.
  virtual HRESULT STDMETHODCALLTYPE Next(ULONG celt, IBackgroundCopyFile** rgelt,
                                         ULONG* pceltFetched) = 0;

  // Slot 4. Passes over files.
  //   celt [in]: How many.
  // Returns
  //   S_OK
  //   S_FALSE: There were fewer.
  virtual HRESULT STDMETHODCALLTYPE Skip(ULONG celt) = 0;

  // Slot 5. Goes back to the first; the list stays the same.
  // Returns
  //   S_OK
  virtual HRESULT STDMETHODCALLTYPE Reset() = 0;

  // Slot 6. Makes another enumerator over the same list, at the same place.
  //   ppenum [out]: The copy. Release it.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE Clone(IEnumBackgroundCopyFiles** ppenum) = 0;

  // Slot 7. Tells how many files the list has.
  //   puCount [out]: The count.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetCount(ULONG* puCount) = 0;

 protected:
  ~IEnumBackgroundCopyFiles() = default;
};
__CRT_UUID_DECL(IEnumBackgroundCopyFiles, 0xca51e165, 0xc365, 0x424c, 0x8d, 0x41, 0x24, 0xaa, 0xa4,
                0xff, 0x3c, 0x40)
#endif  // __IEnumBackgroundCopyFiles_INTERFACE_DEFINED__

// -------------------------------------------------------------------------------------------------
// IBackgroundCopyError
//
// What went wrong with a job: a snapshot, which later events do not change.
#ifndef __IBackgroundCopyError_INTERFACE_DEFINED__
#define __IBackgroundCopyError_INTERFACE_DEFINED__
MIDL_INTERFACE("19c613a0-fcb8-4f28-81ae-897c3d078f81")
IBackgroundCopyError : public IUnknown {
  // Slot 3. Gives the code and where it arose. An HTTP answer has the context REMOTE_FILE and a
  // code 0x8019nnnn.
  //   pContext [out]: Where.
  //   pCode [out]: What.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: ERR-04, -09, -10.
  virtual HRESULT STDMETHODCALLTYPE GetError(BG_ERROR_CONTEXT* pContext, HRESULT* pCode) = 0;

  // Slot 4. Gives the file that was being processed.
  //   pVal [out]: The file, or NULL. Release it.
  // Returns
  //   S_OK
  //   BG_E_FILE_NOT_AVAILABLE: The error belongs to no file; *pVal is NULL.
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: ERR-05.
  virtual HRESULT STDMETHODCALLTYPE GetFile(IBackgroundCopyFile** pVal) = 0;

  // Slot 5. Gives the text of the code.
  //   LanguageId [in]: A language that is installed; 0 is none.
  //   pErrorDescription [out]: The text. Free it with CoTaskMemFree.
  // Returns
  //   S_OK
  //   E_INVALIDARG: LanguageId is 0, or the pointer is NULL.
  //   ERROR_RESOURCE_LANG_NOT_FOUND: As an HRESULT (0x80070717): there is no text in that language.
  // Rules: ERR-07.
  virtual HRESULT STDMETHODCALLTYPE GetErrorDescription(
      DWORD LanguageId, LPWSTR* pErrorDescription) = 0;

  // Slot 6. Gives the text of the context.
  //   LanguageId [in]: A language that is installed; 0 is none.
  //   pContextDescription [out]: The text. Free it with CoTaskMemFree.
  // Returns
  //   S_OK
  //   E_INVALIDARG: LanguageId is 0, or the pointer is NULL.
  //   ERROR_RESOURCE_LANG_NOT_FOUND: As an HRESULT (0x80070717): there is no text in that language.
  // Rules: ERR-07.
  virtual HRESULT STDMETHODCALLTYPE GetErrorContextDescription(
      DWORD LanguageId, LPWSTR* pContextDescription) = 0;

  // Slot 7. Gives the protocol that was in use: "http" or "file".
  //   pProtocol [out]: The protocol, or NULL. Free it with CoTaskMemFree.
  // Returns
  //   S_OK
  //   BG_E_PROTOCOL_NOT_AVAILABLE: The error has to do with no protocol; *pProtocol is NULL.
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: ERR-06.
  virtual HRESULT STDMETHODCALLTYPE GetProtocol(LPWSTR* pProtocol) = 0;

 protected:
  ~IBackgroundCopyError() = default;
};
__CRT_UUID_DECL(IBackgroundCopyError, 0x19c613a0, 0xfcb8, 0x4f28, 0x81, 0xae, 0x89, 0x7c, 0x3d,
                0x07, 0x8f, 0x81)
#endif  // __IBackgroundCopyError_INTERFACE_DEFINED__

// -------------------------------------------------------------------------------------------------
// IBackgroundCopyJob
//
// One transfer of one or more files. Jobs live in the service: they outlast the program that made
// them, and end with Complete or Cancel. QueryInterface gives the interfaces of later versions.
#ifndef __IBackgroundCopyJob_INTERFACE_DEFINED__
#define __IBackgroundCopyJob_INTERFACE_DEFINED__
MIDL_INTERFACE("37668d37-507e-4160-9316-26306d150b12")
IBackgroundCopyJob : public IUnknown {
  // Slot 3. Adds several files, or none if one of them breaks the limit of files. Resume is needed
  // to transfer them when the job rests or is finished.
  //   cFileCount [in]: How many.
  //   pFileSet [in]: The files. Array; its length is cFileCount.
  // Returns
  //   S_OK
  //   BG_E_TOO_MANY_FILES: An upload takes one file; none was added.
  //   BG_E_TOO_MANY_FILES_IN_JOB: The limit of files per job.
  //   E_INVALIDARG: A name is NULL, malformed, too long, relative, or of an unknown protocol.
  //   E_ACCESSDENIED: The caller may not change the job.
  // Rules: ERR-12, PROG-03.
  virtual HRESULT STDMETHODCALLTYPE AddFileSet(ULONG cFileCount, BG_FILE_INFO* pFileSet) = 0;

  // Slot 4. Adds one file. Resume is needed to transfer it when the job rests or is finished.
  //   RemoteUrl [in]: The remote name, at most 2200 characters, 260 from one slash to the next.
  //   LocalName [in]: A full path, at most MAX_PATH characters.
  // Returns
  //   S_OK
  //   BG_E_TOO_MANY_FILES: An upload takes one file.
  //   BG_E_TOO_MANY_FILES_IN_JOB: The limit of files per job.
  //   E_INVALIDARG: A name is NULL, malformed, too long, relative, or of an unknown protocol.
  //   E_ACCESSDENIED: The user may not write there.
  // Rules: ST-28, HTTP-17, SCHED-11.
  virtual HRESULT STDMETHODCALLTYPE AddFile(LPCWSTR RemoteUrl, LPCWSTR LocalName) = 0;

  // Slot 5. Lists the files of the job in the order in which they were added.
  //   pEnum [out]: The list. Release it.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: PROG-10.
  virtual HRESULT STDMETHODCALLTYPE EnumFiles(IEnumBackgroundCopyFiles** pEnum) = 0;

  // Slot 6. Makes the job rest until Resume. Bytes that are there are kept.
  // Returns
  //   S_OK
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  //   E_ACCESSDENIED: The caller may not change the job.
  // Rules: ST-20, -21.
  virtual HRESULT STDMETHODCALLTYPE Suspend() = 0;

  // Slot 7. Queues the job: a new one, a resting one, or one in an error. Waiting retries are made
  // at once.
  // Returns
  //   S_OK: Queued, or already on its way.
  //   BG_E_EMPTY: There is nothing to transfer.
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  //   E_ACCESSDENIED: The caller may not change the job.
  // Rules: ST-02, -03, -18, -19, -22, RETRY-07.
  virtual HRESULT STDMETHODCALLTYPE Resume() = 0;

  // Slot 8. Ends the job and deletes its temporary files. Files that were there before stay as they
  // are.
  // Returns
  //   S_OK
  //   BG_S_UNABLE_TO_DELETE_FILES: Cancelled, but temporary files remain.
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  //   E_ACCESSDENIED: The caller may not change the job.
  // Rules: ST-23, -24, CANC-01, -03 to -05.
  virtual HRESULT STDMETHODCALLTYPE Cancel() = 0;

  // Slot 9. Ends the job: a download gets its files under their real names, and those not finished
  // are deleted; an upload must be TRANSFERRED.
  // Returns
  //   S_OK: All files are available.
  //   BG_S_PARTIAL_COMPLETE: Only the finished files are available.
  //   BG_S_UNABLE_TO_DELETE_FILES: Completed, but temporary files remain.
  //   BG_E_INVALID_STATE: The job is final, or an upload that is not TRANSFERRED.
  //   E_ACCESSDENIED: The caller may not change the job.
  // Rules: ST-25 to -27, COMP-01, -02, -04, -06, -07.
  virtual HRESULT STDMETHODCALLTYPE Complete() = 0;

  // Slot 10. Gives the id by which IBackgroundCopyManager::GetJob finds the job again.
  //   pVal [out]: The id.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetId(GUID* pVal) = 0;

  // Slot 11. Gives the direction.
  //   pVal [out]: The type.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetType(BG_JOB_TYPE* pVal) = 0;

  // Slot 12. Tells how far the job is.
  //   pVal [out]: The progress.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: PROG-01 to -06, NOTIFY-XFR-03.
  virtual HRESULT STDMETHODCALLTYPE GetProgress(BG_JOB_PROGRESS* pVal) = 0;

  // Slot 13. Tells when the job was made, changed and finished.
  //   pVal [out]: The times.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: PROG-07, -08, NOTIFY-REG-22.
  virtual HRESULT STDMETHODCALLTYPE GetTimes(BG_JOB_TIMES* pVal) = 0;

  // Slot 14. Gives the state.
  //   pVal [out]: The state.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetState(BG_JOB_STATE* pVal) = 0;

  // Slot 15. Gives the error of a job in ERROR or TRANSIENT_ERROR, and until the next attempt
  // transfers. A failed method call is no such error.
  //   ppError [out]: The error, or NULL. Release it.
  // Returns
  //   S_OK
  //   BG_E_ERROR_INFORMATION_UNAVAILABLE: There is none.
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: ERR-01 to -03.
  virtual HRESULT STDMETHODCALLTYPE GetError(IBackgroundCopyError** ppError) = 0;

  // Slot 16. Gives the SID of the owner, as text.
  //   pVal [out]: The SID. Free it with CoTaskMemFree.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetOwner(LPWSTR* pVal) = 0;

  // Slot 17. Names the job for people; need not be unique.
  //   Val [in]: The name. In characters, at most 256.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  //   BG_E_STRING_TOO_LONG: Longer than 256 characters.
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  //   E_ACCESSDENIED: The caller may not change the job.
  virtual HRESULT STDMETHODCALLTYPE SetDisplayName(LPCWSTR Val) = 0;

  // Slot 18. Gives the name.
  //   pVal [out]: The name. Free it with CoTaskMemFree.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetDisplayName(LPWSTR* pVal) = 0;

  // Slot 19. Describes the job for people.
  //   Val [in]: The description. In characters, at most 1024.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  //   BG_E_STRING_TOO_LONG: Longer than 1024 characters.
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  //   E_ACCESSDENIED: The caller may not change the job.
  virtual HRESULT STDMETHODCALLTYPE SetDescription(LPCWSTR Val) = 0;

  // Slot 20. Gives the description; empty when none was set.
  //   pVal [out]: The description. Free it with CoTaskMemFree.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetDescription(LPWSTR* pVal) = 0;

  // Slot 21. Sets the priority. NORMAL is the default.
  //   Val [in]: The priority.
  // Returns
  //   S_OK
  //   E_NOTIMPL: No such priority.
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  //   E_ACCESSDENIED: The caller may not change the job.
  // Rules: SCHED-01, -02, -06.
  virtual HRESULT STDMETHODCALLTYPE SetPriority(BG_JOB_PRIORITY Val) = 0;

  // Slot 22. Gives the priority.
  //   pVal [out]: The priority.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetPriority(BG_JOB_PRIORITY* pVal) = 0;

  // Slot 23. Selects the events that the job reports to the callback object, the notification class
  // and the command line. Replaces the earlier selection; persists with the job.
  //   Val [in]: BG_NOTIFY_ bits.
  // Returns
  //   S_OK
  //   E_NOTIMPL: A bit that this version of BITS does not know; nothing is changed.
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  //   E_ACCESSDENIED: The caller may not change the job.
  // Rules: NOTIFY-FLG-01 to -16.
  virtual HRESULT STDMETHODCALLTYPE SetNotifyFlags(ULONG Val) = 0;

  // Slot 24. Gives the value that was set last; 3 (JOB_TRANSFERRED and JOB_ERROR) for a new job.
  //   pVal [out]: BG_NOTIFY_ bits.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: NOTIFY-FLG-05, -07.
  virtual HRESULT STDMETHODCALLTYPE GetNotifyFlags(ULONG* pVal) = 0;

  // Slot 25. Registers the object whose methods are called when an event of the notify flags
  // occurs, or removes it. A job has one: the last registration wins, also over that of another
  // program. The service takes its own reference. An event that already occurred is delivered to
  // the new object. The registration ends with the program that made it and is not stored.
  //   Val [in]: Any interface of an object with IBackgroundCopyCallback; NULL removes the present
  //     one.
  // Returns
  //   S_OK
  //   E_NOINTERFACE: The object has no IBackgroundCopyCallback; the present registration stays.
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  //   E_ACCESSDENIED: The caller may not change the job, or does not let the service call in.
  // Rules: NOTIFY-REG-01 to -24, NOTIFY-CB-22.
  virtual HRESULT STDMETHODCALLTYPE SetNotifyInterface(IUnknown* Val) = 0;

  // Slot 26. Gives the registered callback object with a reference for the caller, or NULL.
  //   pVal [out]: The object, or NULL when none is registered. Release it.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: NOTIFY-GET-01 to -08.
  virtual HRESULT STDMETHODCALLTYPE GetNotifyInterface(IUnknown** pVal) = 0;

  // Slot 27. Sets how long the service waits after a transient error. The default is 600; less than
  // 5 is taken as 5.
  //   Seconds [in]: The delay. In seconds.
  // Returns
  //   S_OK
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  //   E_ACCESSDENIED: The caller may not change the job.
  // Rules: RETRY-01, -04 to -07.
  virtual HRESULT STDMETHODCALLTYPE SetMinimumRetryDelay(ULONG Seconds) = 0;

  // Slot 28. Gives the delay in force.
  //   Seconds [out]: The delay. In seconds.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: RETRY-01.
  virtual HRESULT STDMETHODCALLTYPE GetMinimumRetryDelay(ULONG* Seconds) = 0;

  // Slot 29. Sets how long transient errors may go on without progress until the job fails. The
  // default is 1209600, 14 days; 0 makes every error fatal.
  //   Seconds [in]: The time-out. In seconds.
  // Returns
  //   S_OK
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  //   E_ACCESSDENIED: The caller may not change the job.
  // Rules: RETRY-02 to -06, -09, -10.
  virtual HRESULT STDMETHODCALLTYPE SetNoProgressTimeout(ULONG Seconds) = 0;

  // Slot 30. Gives the time-out.
  //   Seconds [out]: The time-out. In seconds.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: RETRY-02.
  virtual HRESULT STDMETHODCALLTYPE GetNoProgressTimeout(ULONG* Seconds) = 0;

  // Slot 31. Tells how often the job was interrupted by an error. Never goes back.
  //   Errors [out]: The count.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: ERR-08.
  virtual HRESULT STDMETHODCALLTYPE GetErrorCount(ULONG* Errors) = 0;

  // Slot 32. Selects the proxy. Both lists belong to OVERRIDE and must be NULL otherwise.
  //   ProxyUsage [in]: Which proxy.
  //   ProxyList [in]: Proxies, separated by spaces. May be NULL.
  //   ProxyBypassList [in]: Hosts reached without a proxy. May be NULL.
  // Returns
  //   S_OK
  //   E_INVALIDARG: OVERRIDE without a list.
  //   E_NOTIMPL: No such usage.
  //   BG_E_PROXY_LIST_TOO_LARGE: More than 32 KB.
  //   BG_E_PROXY_BYPASS_LIST_TOO_LARGE: More than 32 KB.
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  //   E_ACCESSDENIED: The caller may not change the job.
  virtual HRESULT STDMETHODCALLTYPE SetProxySettings(
      BG_JOB_PROXY_USAGE ProxyUsage, const WCHAR* ProxyList, const WCHAR* ProxyBypassList) = 0;

  // Slot 33. Gives the proxy settings; both lists are NULL unless OVERRIDE is set.
  //   pProxyUsage [out]: Which proxy.
  //   pProxyList [out]: The proxies, or NULL. Free it with CoTaskMemFree.
  //   pProxyBypassList [out]: The hosts, or NULL. Free it with CoTaskMemFree.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetProxySettings(
      BG_JOB_PROXY_USAGE* pProxyUsage, LPWSTR* pProxyList, LPWSTR* pProxyBypassList) = 0;

  // Slot 34. Makes the caller the owner. Removes command line, credentials, certificates and
  // headers; keeps the notify interface.
  // Returns
  //   S_OK
  //   E_ACCESSDENIED: The caller is no elevated administrator.
  //   BG_E_NEW_OWNER_DIFF_MAPPING: A drive letter leads elsewhere for the new owner.
  //   BG_E_NEW_OWNER_NO_FILE_ACCESS: The new owner may not open the temporary files.
  //   BG_E_INVALID_STATE: The job is acknowledged or cancelled.
  // Rules: NOTIFY-REG-23, NOTIFY-CMD-16, NOTIFY-SEC-09.
  virtual HRESULT STDMETHODCALLTYPE TakeOwnership() = 0;

 protected:
  ~IBackgroundCopyJob() = default;
};
__CRT_UUID_DECL(IBackgroundCopyJob, 0x37668d37, 0x507e, 0x4160, 0x93, 0x16, 0x26, 0x30, 0x6d, 0x15,
                0x0b, 0x12)
#endif  // __IBackgroundCopyJob_INTERFACE_DEFINED__

// -------------------------------------------------------------------------------------------------
// IEnumBackgroundCopyJobs
//
// The jobs at the moment of EnumJobs. The list is fixed, the jobs are live, their order is
// arbitrary.
#ifndef __IEnumBackgroundCopyJobs_INTERFACE_DEFINED__
#define __IEnumBackgroundCopyJobs_INTERFACE_DEFINED__
MIDL_INTERFACE("1af4f612-3b71-466f-8f58-7b6f73ac57ad")
IEnumBackgroundCopyJobs : public IUnknown {
  // Slot 3. Gives the next jobs.
  //   celt [in]: How many are wanted.
  //   rgelt [out]: One reference each. Array; its length is celt. pceltFetched tells how many were
  //     written. Release each.
  //   pceltFetched [out]: How many there were. Needed unless celt is 1. May be NULL.
  // Returns
  //   S_OK: As many as wanted.
  //   S_FALSE: Fewer; the end is reached.
  //   E_INVALIDARG: pceltFetched is NULL and celt is not 1.
  // Rules: PROG-10.
  virtual HRESULT STDMETHODCALLTYPE Next(ULONG celt, IBackgroundCopyJob** rgelt,
                                         ULONG* pceltFetched) = 0;

  // Slot 4. Passes over jobs.
  //   celt [in]: How many.
  // Returns
  //   S_OK
  //   S_FALSE: There were fewer.
  virtual HRESULT STDMETHODCALLTYPE Skip(ULONG celt) = 0;

  // Slot 5. Goes back to the first; the list stays the same.
  // Returns
  //   S_OK
  virtual HRESULT STDMETHODCALLTYPE Reset() = 0;

  // Slot 6. Makes another enumerator over the same list, at the same place.
  //   ppenum [out]: The copy. Release it.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE Clone(IEnumBackgroundCopyJobs** ppenum) = 0;

  // Slot 7. Tells how many jobs the list has.
  //   puCount [out]: The count.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  virtual HRESULT STDMETHODCALLTYPE GetCount(ULONG* puCount) = 0;

 protected:
  ~IEnumBackgroundCopyJobs() = default;
};
__CRT_UUID_DECL(IEnumBackgroundCopyJobs, 0x1af4f612, 0x3b71, 0x466f, 0x8f, 0x58, 0x7b, 0x6f, 0x73,
                0xac, 0x57, 0xad)
#endif  // __IEnumBackgroundCopyJobs_INTERFACE_DEFINED__

// -------------------------------------------------------------------------------------------------
// IBackgroundCopyCallback
//
// Implemented by the client, called by the service. Calls may come on any thread and at most four
// at once for one user. S_OK acknowledges JobTransferred and JobError; anything else makes the
// service call again. Methods whose event was not asked for should return S_OK. Pointers passed in
// belong to the service: AddRef what is kept.
#ifndef __IBackgroundCopyCallback_INTERFACE_DEFINED__
#define __IBackgroundCopyCallback_INTERFACE_DEFINED__
MIDL_INTERFACE("97ea99c7-0186-4ad4-8df9-c5b4e0ed6b22")
IBackgroundCopyCallback : public IUnknown {
  // Slot 3. All files of the job are transferred; for an upload-reply job the reply too. Call
  // Complete to get the files.
  //   pJob [in]: The job; the service's reference.
  // Returns
  //   S_OK: Acknowledged; the service does not call again.
  //   E_FAIL: Or any other code: the service calls again later, unless a command line takes over.
  // Rules: NOTIFY-XFR-01 to -08, NOTIFY-CB-01 to -08, NOTIFY-FLG-15.
  virtual HRESULT STDMETHODCALLTYPE JobTransferred(IBackgroundCopyJob* pJob) = 0;

  // Slot 4. The job has entered ERROR; never called for a transient error. Cancel, Complete (a
  // download keeps its finished files), or mend the cause and Resume.
  //   pJob [in]: The job; the service's reference.
  //   pError [in]: The error; the service's reference.
  // Returns
  //   S_OK: Acknowledged; the service does not call again.
  //   E_FAIL: Or any other code: the service calls again later, unless a command line takes over.
  // Rules: NOTIFY-ERR-01 to -11, NOTIFY-CB-01 to -08, NOTIFY-FLG-15.
  virtual HRESULT STDMETHODCALLTYPE JobError(IBackgroundCopyJob* pJob,
                                             IBackgroundCopyError* pError) = 0;

  // Slot 5. Something of the job has changed: bytes, files, a property, or the state except into
  // ERROR and TRANSFERRED. A hint to look again: calls are frequent, may be dropped, and may come
  // after JobTransferred or JobError.
  //   pJob [in]: The job; the service's reference.
  //   dwReserved [in]: Without a meaning.
  // Returns
  //   S_OK: What should be returned; the call is not repeated.
  // Rules: NOTIFY-MOD-01 to -10, NOTIFY-CB-05, NOTIFY-FLG-15.
  virtual HRESULT STDMETHODCALLTYPE JobModification(IBackgroundCopyJob* pJob, DWORD dwReserved) = 0;

 protected:
  ~IBackgroundCopyCallback() = default;
};
__CRT_UUID_DECL(IBackgroundCopyCallback, 0x97ea99c7, 0x0186, 0x4ad4, 0x8d, 0xf9, 0xc5, 0xb4, 0xe0,
                0xed, 0x6b, 0x22)
#endif  // __IBackgroundCopyCallback_INTERFACE_DEFINED__

// -------------------------------------------------------------------------------------------------
// IBackgroundCopyManager
//
// The service. Makes, finds and lists jobs.
#ifndef __IBackgroundCopyManager_INTERFACE_DEFINED__
#define __IBackgroundCopyManager_INTERFACE_DEFINED__
MIDL_INTERFACE("5ce34c0d-0dc9-4c1f-897c-daa1b78cee7c")
IBackgroundCopyManager : public IUnknown {
  // Slot 3. Makes a job. It is SUSPENDED, has no files and belongs to the caller.
  //   DisplayName [in]: For people; need not be unique. In characters, at most 256.
  //   Type [in]: The direction.
  //   pJobId [out]: The id, for GetJob.
  //   ppJob [out]: The job. Release it.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The name is longer than 256 characters, or a pointer is NULL.
  //   BG_E_TOO_MANY_JOBS_PER_USER: The limit of jobs per user (60 by default).
  //   BG_E_TOO_MANY_JOBS_PER_MACHINE: The limit of jobs per machine (300 by default).
  // Rules: ST-01, SCHED-09.
  virtual HRESULT STDMETHODCALLTYPE CreateJob(LPCWSTR DisplayName, BG_JOB_TYPE Type, GUID* pJobId,
                                              IBackgroundCopyJob** ppJob) = 0;

  // Slot 4. Finds a job by its id.
  //   jobID [in]: The id.
  //   ppJob [out]: The job. Release it.
  // Returns
  //   S_OK
  //   BG_E_NOT_FOUND: There is no such job, or it is final.
  //   E_ACCESSDENIED: It belongs to somebody else, and the caller is no administrator.
  // Rules: SVC-03, NOTIFY-SEC-02.
  virtual HRESULT STDMETHODCALLTYPE GetJob(REFGUID jobID, IBackgroundCopyJob** ppJob) = 0;

  // Slot 5. Lists the jobs of the caller, or of all users. Final jobs are not listed.
  //   dwFlags [in]: 0, or BG_JOB_ENUM_ALL_USERS.
  //   ppEnum [out]: The list. Release it.
  // Returns
  //   S_OK
  //   E_ACCESSDENIED: ALL_USERS, and the caller is no administrator.
  //   E_INVALIDARG: The pointer is NULL.
  // Rules: PROG-10, SVC-03.
  virtual HRESULT STDMETHODCALLTYPE EnumJobs(DWORD dwFlags, IEnumBackgroundCopyJobs** ppEnum) = 0;

  // Slot 6. Gives the text of a result code.
  //   hResult [in]: The code.
  //   LanguageId [in]: A language that is installed.
  //   pErrorDescription [out]: The text. Free it with CoTaskMemFree.
  // Returns
  //   S_OK
  //   E_INVALIDARG: The pointer is NULL.
  //   ERROR_RESOURCE_LANG_NOT_FOUND: As an HRESULT (0x80070717): there is no text in that language.
  // Rules: ERR-07.
  virtual HRESULT STDMETHODCALLTYPE GetErrorDescription(
      HRESULT hResult, DWORD LanguageId, LPWSTR* pErrorDescription) = 0;

 protected:
  ~IBackgroundCopyManager() = default;
};
__CRT_UUID_DECL(IBackgroundCopyManager, 0x5ce34c0d, 0x0dc9, 0x4c1f, 0x89, 0x7c, 0xda, 0xa1, 0xb7,
                0x8c, 0xee, 0x7c)
#endif  // __IBackgroundCopyManager_INTERFACE_DEFINED__

#else  // The same interfaces for C.

#ifndef __IBackgroundCopyFile_INTERFACE_DEFINED__
#define __IBackgroundCopyFile_INTERFACE_DEFINED__
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
#endif  // __IBackgroundCopyFile_INTERFACE_DEFINED__

#ifndef __IEnumBackgroundCopyFiles_INTERFACE_DEFINED__
#define __IEnumBackgroundCopyFiles_INTERFACE_DEFINED__
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
#endif  // __IEnumBackgroundCopyFiles_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyError_INTERFACE_DEFINED__
#define __IBackgroundCopyError_INTERFACE_DEFINED__
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
#endif  // __IBackgroundCopyError_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyJob_INTERFACE_DEFINED__
#define __IBackgroundCopyJob_INTERFACE_DEFINED__
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
#endif  // __IBackgroundCopyJob_INTERFACE_DEFINED__

#ifndef __IEnumBackgroundCopyJobs_INTERFACE_DEFINED__
#define __IEnumBackgroundCopyJobs_INTERFACE_DEFINED__
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
#endif  // __IEnumBackgroundCopyJobs_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyCallback_INTERFACE_DEFINED__
#define __IBackgroundCopyCallback_INTERFACE_DEFINED__
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
#endif  // __IBackgroundCopyCallback_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyManager_INTERFACE_DEFINED__
#define __IBackgroundCopyManager_INTERFACE_DEFINED__
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
#endif  // __IBackgroundCopyManager_INTERFACE_DEFINED__

#endif  // C

// Clients include <bits.h> alone and expect every later version with it.
#include <bits1_5.h>

#endif  // _WIN32

#endif  // __bits_h__
