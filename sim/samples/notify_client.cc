#include "notify_client.h"

#include <new>

HRESULT CNotifyInterface::QueryInterface(REFIID riid, void** object) {
  if (object == NULL) return E_POINTER;
  if (riid == __uuidof(IUnknown) || riid == __uuidof(IBackgroundCopyCallback)) {
    *object = static_cast<IBackgroundCopyCallback*>(this);
    AddRef();
    return S_OK;
  }
  *object = NULL;
  return E_NOINTERFACE;
}

ULONG CNotifyInterface::AddRef() { return static_cast<ULONG>(InterlockedIncrement(&m_references)); }

ULONG CNotifyInterface::Release() {
  const LONG left = InterlockedDecrement(&m_references);
  if (left == 0) delete this;
  return static_cast<ULONG>(left);
}

// [job transferred]
HRESULT CNotifyInterface::JobTransferred(IBackgroundCopyJob* job) {
  // The file has a temporary name until the client says that it wants it.
  const HRESULT hr = job->Complete();
  if (SUCCEEDED(hr)) m_outcome->isFinished = TRUE;
  // A failure (somebody has the old file open) makes BITS call again later.
  return hr;
}
// [/job transferred]

// [job error]
HRESULT CNotifyInterface::JobError(IBackgroundCopyJob* job, IBackgroundCopyError* error) {
  BG_ERROR_CONTEXT context;
  HRESULT code;
  if (SUCCEEDED(error->GetError(&context, &code))) m_outcome->error = code;
  // BITS does not try again by itself. This client gives up.
  job->Cancel();
  return S_OK;
}
// [/job error]

HRESULT CNotifyInterface::JobModification(IBackgroundCopyJob*, DWORD) {
  InterlockedIncrement(&m_outcome->modifications);
  return S_OK;
}

// [register]
HRESULT RegisterForNotification(IBackgroundCopyJob* job, DownloadOutcome* outcome) {
  CNotifyInterface* callback = new (std::nothrow) CNotifyInterface(outcome);
  if (callback == NULL) return E_OUTOFMEMORY;

  HRESULT hr = job->SetNotifyInterface(callback);
  if (SUCCEEDED(hr)) {
    hr = job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR);
  }
  // BITS holds a reference of its own.
  callback->Release();
  return hr;
}
// [/register]

// [start]
HRESULT StartDownload(IBackgroundCopyManager* manager, LPCWSTR remoteName, LPCWSTR localName,
                      DownloadOutcome* outcome, IBackgroundCopyJob** job) {
  GUID id;
  HRESULT hr = manager->CreateJob(L"Sample download", BG_JOB_TYPE_DOWNLOAD, &id, job);
  if (FAILED(hr)) return hr;

  hr = (*job)->AddFile(remoteName, localName);
  if (SUCCEEDED(hr)) hr = RegisterForNotification(*job, outcome);
  if (SUCCEEDED(hr)) hr = (*job)->Resume();
  if (FAILED(hr)) {
    (*job)->Cancel();
    (*job)->Release();
    *job = NULL;
  }
  return hr;
}
// [/start]
