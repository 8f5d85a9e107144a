// A callback object that is written in C, for client.cc; and C's view of the macros.

#define COBJMACROS
#include <bits.h>

_Static_assert(sizeof(HRESULT) == 4 && sizeof(DWORD) == 4 && sizeof(GUID) == 16, "sizes");
_Static_assert(BG_E_EMPTY < 0 && BG_E_EMPTY == (HRESULT)0x80200003, "an HRESULT is signed");
_Static_assert(HRESULT_FROM_WIN32(ERROR_ACCESS_DENIED) == E_ACCESSDENIED, "Win32 errors");

static LONG references = 1;

static HRESULT STDMETHODCALLTYPE QueryInterface(IBackgroundCopyCallback* This, REFIID riid,
                                                void** object) {
  if (!IsEqualIID(riid, &IID_IUnknown) && !IsEqualIID(riid, &IID_IBackgroundCopyCallback)) {
    *object = NULL;
    return E_NOINTERFACE;
  }
  *object = This;
  IBackgroundCopyCallback_AddRef(This);
  return S_OK;
}

static ULONG STDMETHODCALLTYPE AddRef(IBackgroundCopyCallback* This) {
  UNREFERENCED_PARAMETER(This);
  return (ULONG)InterlockedIncrement(&references);
}

static ULONG STDMETHODCALLTYPE Release(IBackgroundCopyCallback* This) {
  UNREFERENCED_PARAMETER(This);
  return (ULONG)InterlockedDecrement(&references);
}

static HRESULT STDMETHODCALLTYPE JobTransferred(IBackgroundCopyCallback* This,
                                                IBackgroundCopyJob* job) {
  UNREFERENCED_PARAMETER(This);
  return job == NULL ? BG_E_EMPTY : IBackgroundCopyJob_Complete(job);
}

static HRESULT STDMETHODCALLTYPE JobError(IBackgroundCopyCallback* This, IBackgroundCopyJob* job,
                                          IBackgroundCopyError* error) {
  UNREFERENCED_PARAMETER(This);
  UNREFERENCED_PARAMETER(error);
  return IBackgroundCopyJob_Cancel(job);
}

static HRESULT STDMETHODCALLTYPE JobModification(IBackgroundCopyCallback* This,
                                                 IBackgroundCopyJob* job, DWORD reserved) {
  UNREFERENCED_PARAMETER(This);
  UNREFERENCED_PARAMETER(job);
  return (HRESULT)reserved;
}

static const IBackgroundCopyCallbackVtbl methods = {QueryInterface, AddRef,   Release,
                                                    JobTransferred, JobError, JobModification};
static IBackgroundCopyCallback callback = {&methods};

IBackgroundCopyCallback* MakeCallbackInC(void);
IBackgroundCopyCallback* MakeCallbackInC(void) { return &callback; }

LONG CallbackInCReferences(void);
LONG CallbackInCReferences(void) { return references; }
