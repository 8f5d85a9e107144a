// bits10_1.h: downloads on demand, range by range (BITS 10.1, Windows 10 version 1703).
//
// Generated from tools/headers/facts/bits10_1.toml by tools/headers/generate.py: change the table,
// not this file.
// clang-format off

#ifndef __bits10_1_h__
#define __bits10_1_h__

#ifdef _WIN32
// Behind the headers of a Windows toolchain: whatever those lack.
#include <bits_fill.h>
#else

#include <bits5_0.h>

#ifndef __IBackgroundCopyCallback3_FWD_DEFINED__
#define __IBackgroundCopyCallback3_FWD_DEFINED__
typedef interface IBackgroundCopyCallback3 IBackgroundCopyCallback3;
#endif
#ifndef __IBackgroundCopyFile6_FWD_DEFINED__
#define __IBackgroundCopyFile6_FWD_DEFINED__
typedef interface IBackgroundCopyFile6 IBackgroundCopyFile6;
#endif
#ifndef __BackgroundCopyManager10_1_FWD_DEFINED__
#define __BackgroundCopyManager10_1_FWD_DEFINED__
#ifdef __cplusplus
class BackgroundCopyManager10_1;
#else
typedef struct BackgroundCopyManager10_1 BackgroundCopyManager10_1;
#endif
#endif

DEFINE_GUID(IID_IBackgroundCopyCallback3, 0x98c97bd2, 0xe32b, 0x4ad8, 0xa5, 0x28, 0x95, 0xfd, 0x8b,
            0x16, 0xbd, 0x42);
DEFINE_GUID(IID_IBackgroundCopyFile6, 0xcf6784f7, 0xd677, 0x49fd, 0x93, 0x68, 0xcb, 0x47, 0xae,
            0xe9, 0xd1, 0xad);

// The same service; creating it gives REGDB_E_CLASSNOTREG where BITS is older than 10.1.
DEFINE_GUID(CLSID_BackgroundCopyManager10_1, 0x4bd3e4e1, 0x7bd4, 0x4a2b, 0x99, 0x64, 0x49, 0x64,
            0x00, 0xde, 0x51, 0x93);
#ifdef __cplusplus
class DECLSPEC_UUID("4bd3e4e1-7bd4-4a2b-9964-496400de5193") BackgroundCopyManager10_1;
__CRT_UUID_DECL(BackgroundCopyManager10_1, 0x4bd3e4e1, 0x7bd4, 0x4a2b, 0x99, 0x64, 0x49, 0x64, 0x00,
                0xde, 0x51, 0x93)
#endif

#if defined(__cplusplus) && !defined(CINTERFACE)

// -------------------------------------------------------------------------------------------------
// IBackgroundCopyCallback3
//
// Implemented by the client that wants to hear of each range of an on-demand download.
#ifndef __IBackgroundCopyCallback3_INTERFACE_DEFINED__
#define __IBackgroundCopyCallback3_INTERFACE_DEFINED__
MIDL_INTERFACE("98c97bd2-e32b-4ad8-a528-95fd8b16bd42")
IBackgroundCopyCallback3 : public IBackgroundCopyCallback2 {
  // Slot 7. Ranges of a file have come since the last call. They may be merged or partial, need not
  // equal those asked for, and calls may be dropped.
  //   job [in]: The job; the service's reference.
  //   file [in]: The file; the service's reference.
  //   rangeCount [in]: How many.
  //   ranges [in]: Freed by the service; copy what is kept. Array; its length is rangeCount.
  // Returns
  //   S_OK: What should be returned; the call is not repeated.
  // Rules: NOTIFY-RNG-01 to -09.
  virtual HRESULT STDMETHODCALLTYPE FileRangesTransferred(
      IBackgroundCopyJob* job, IBackgroundCopyFile* file, DWORD rangeCount,
      const BG_FILE_RANGE* ranges) = 0;

 protected:
  ~IBackgroundCopyCallback3() = default;
};
__CRT_UUID_DECL(IBackgroundCopyCallback3, 0x98c97bd2, 0xe32b, 0x4ad8, 0xa5, 0x28, 0x95, 0xfd, 0x8b,
                0x16, 0xbd, 0x42)
#endif  // __IBackgroundCopyCallback3_INTERFACE_DEFINED__

// -------------------------------------------------------------------------------------------------
// IBackgroundCopyFile6
//
// A file since BITS 10.1: ranges on demand. Works for downloads over HTTP from servers with ranges,
// not for dynamic content.
#ifndef __IBackgroundCopyFile6_INTERFACE_DEFINED__
#define __IBackgroundCopyFile6_INTERFACE_DEFINED__
MIDL_INTERFACE("cf6784f7-d677-49fd-9368-cb47aee9d1ad")
IBackgroundCopyFile6 : public IBackgroundCopyFile5 {
  // Slot 15. Makes the download go on from here; what is missing before comes later.
  //   offset [in]: Where. In bytes.
  // Returns
  //   S_OK
  //   BG_E_RANDOM_ACCESS_NOT_SUPPORTED: No download, or a server without ranges.
  // Rules: NOTIFY-RNG-10.
  virtual HRESULT STDMETHODCALLTYPE UpdateDownloadPosition(UINT64 offset) = 0;

  // Slot 16. Asks for ranges, before everything else. They may overlap with what is there or asked
  // for already.
  //   rangeCount [in]: How many.
  //   ranges [in]: The ranges. Array; its length is rangeCount.
  // Returns
  //   S_OK
  //   BG_E_INVALID_RANGE: A range lies beyond the end of the file.
  //   BG_E_RANDOM_ACCESS_NOT_SUPPORTED: No download, or a server without ranges.
  // Rules: NOTIFY-RNG-08, -10, ST-49.
  virtual HRESULT STDMETHODCALLTYPE RequestFileRanges(
      DWORD rangeCount, const BG_FILE_RANGE* ranges) = 0;

  // Slot 17. Gives the ranges that are there, ordered and merged.
  //   rangeCount [out]: How many.
  //   ranges [out]: The ranges. Array; its length is rangeCount. Free it with CoTaskMemFree.
  // Returns
  //   S_OK
  //   BG_E_RANDOM_ACCESS_NOT_SUPPORTED: No download, or a server without ranges.
  //   E_OUTOFMEMORY: The array could not be made.
  // Rules: NOTIFY-RNG-07, -10, -11.
  virtual HRESULT STDMETHODCALLTYPE GetFilledFileRanges(
      DWORD* rangeCount, BG_FILE_RANGE** ranges) = 0;

 protected:
  ~IBackgroundCopyFile6() = default;
};
__CRT_UUID_DECL(IBackgroundCopyFile6, 0xcf6784f7, 0xd677, 0x49fd, 0x93, 0x68, 0xcb, 0x47, 0xae,
                0xe9, 0xd1, 0xad)
#endif  // __IBackgroundCopyFile6_INTERFACE_DEFINED__

#else  // The same interfaces for C.

#ifndef __IBackgroundCopyCallback3_INTERFACE_DEFINED__
#define __IBackgroundCopyCallback3_INTERFACE_DEFINED__
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
#endif  // __IBackgroundCopyCallback3_INTERFACE_DEFINED__

#ifndef __IBackgroundCopyFile6_INTERFACE_DEFINED__
#define __IBackgroundCopyFile6_INTERFACE_DEFINED__
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
#endif  // __IBackgroundCopyFile6_INTERFACE_DEFINED__

#endif  // C

// Clients include <bits.h> alone and expect every later version with it.
#include <bits10_2.h>

#endif  // _WIN32

#endif  // __bits10_1_h__
