// A console program that downloads one file with BITS: the callback object is ATL's, and the main
// thread waits for an event. Nothing here knows of the simulator; client_programs_test.cc runs it
// there.
//
//   downloader http://server/file C:\folder\file

#include <Windows.h>
#include <atlbase.h>
#include <atlcom.h>
#include <bits.h>
#include <stdio.h>
#include <strsafe.h>
#include <tchar.h>

// Told by BITS how the job went.
class ATL_NO_VTABLE CDownloadCallback : public CComObjectRootEx<CComMultiThreadModel>,
                                        public IBackgroundCopyCallback {
 public:
  BEGIN_COM_MAP(CDownloadCallback)
  COM_INTERFACE_ENTRY(IBackgroundCopyCallback)
  END_COM_MAP()

  CDownloadCallback() : m_hDone(NULL), m_hrResult(E_PENDING) {}
  void Initialize(HANDLE hDone) { m_hDone = hDone; }
  HRESULT Result() const { return m_hrResult; }

  // [console callback]
  STDMETHODIMP JobTransferred(IBackgroundCopyJob* pJob) override {
    HRESULT hr = pJob->Complete();
    if (FAILED(hr)) {
      wprintf(L"Complete failed (0x%08lx); BITS will call again\n", hr);
      return hr;
    }
    m_hrResult = S_OK;
    SetEvent(m_hDone);
    return S_OK;
  }

  STDMETHODIMP JobError(IBackgroundCopyJob* pJob, IBackgroundCopyError* pError) override {
    BG_ERROR_CONTEXT context;
    HRESULT hrError = E_FAIL;
    CComHeapPtr<WCHAR> pszDescription;
    if (SUCCEEDED(pError->GetError(&context, &hrError)) &&
        SUCCEEDED(
            pError->GetErrorDescription(LANGIDFROMLCID(GetThreadLocale()), &pszDescription))) {
      wprintf(L"The download failed: %s\n", static_cast<LPWSTR>(pszDescription));
    }
    m_hrResult = hrError;
    pJob->Cancel();
    SetEvent(m_hDone);
    return S_OK;
  }

  STDMETHODIMP JobModification(IBackgroundCopyJob*, DWORD) override { return S_OK; }
  // [/console callback]

 private:
  HANDLE m_hDone;
  HRESULT m_hrResult;
};

static HRESULT Download(LPCWSTR pszUrl, LPCWSTR pszFile) {
  CComPtr<IBackgroundCopyManager> spManager;
  HRESULT hr =
      spManager.CoCreateInstance(__uuidof(BackgroundCopyManager), NULL, CLSCTX_LOCAL_SERVER);
  if (FAILED(hr)) return hr;

  WCHAR szName[64];
  hr =
      StringCchPrintfW(szName, _countof(szName), L"Download of process %lu", GetCurrentProcessId());
  if (FAILED(hr)) return hr;
  GUID id;
  CComPtr<IBackgroundCopyJob> spJob;
  hr = spManager->CreateJob(szName, BG_JOB_TYPE_DOWNLOAD, &id, &spJob);
  if (FAILED(hr)) return hr;
  hr = spJob->AddFile(pszUrl, pszFile);
  if (FAILED(hr)) {
    spJob->Cancel();
    return hr;
  }

  CHandle hDone(CreateEvent(NULL, TRUE, FALSE, NULL));
  CComObject<CDownloadCallback>* pCallback = NULL;
  hr = CComObject<CDownloadCallback>::CreateInstance(&pCallback);
  if (FAILED(hr)) return hr;
  CComPtr<IBackgroundCopyCallback> spCallback(pCallback);
  pCallback->Initialize(hDone);

  hr = spJob->SetNotifyInterface(spCallback);
  if (SUCCEEDED(hr)) hr = spJob->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR);
  if (SUCCEEDED(hr)) hr = spJob->Resume();
  if (FAILED(hr)) {
    spJob->Cancel();
    return hr;
  }

  while (WaitForSingleObject(hDone, 60 * 1000) == WAIT_TIMEOUT) {
    BG_JOB_PROGRESS progress = {};
    if (SUCCEEDED(spJob->GetProgress(&progress))) {
      wprintf(L"%I64u bytes so far\n", progress.BytesTransferred);
    }
  }
  return pCallback->Result();
}

int wmain(int argc, wchar_t* argv[]) {
  if (argc != 3) {
    wprintf(L"usage: %s URL FILE\n", argc > 0 ? argv[0] : L"downloader");
    return 2;
  }
  HRESULT hr = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  if (FAILED(hr)) return 1;
  hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_CONNECT,
                            RPC_C_IMP_LEVEL_IMPERSONATE, NULL, EOAC_NONE, NULL);
  if (SUCCEEDED(hr)) hr = Download(argv[1], argv[2]);
  wprintf(L"Result: 0x%08lx\n", hr);
  CoUninitialize();
  return SUCCEEDED(hr) ? 0 : 1;
}
