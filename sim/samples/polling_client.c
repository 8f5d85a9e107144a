/* A download in C that asks BITS again and again how far it is, with Sleep in between. Nothing here
   knows of the simulator. */

#define COBJMACROS
#include <windows.h>
#include <objbase.h>
#include <bits.h>
#include <stdio.h>

int PollingClient(int argc, wchar_t** argv) {
  IBackgroundCopyManager* manager = NULL;
  IBackgroundCopyJob* job = NULL;
  GUID id;
  HRESULT hr;
  int tries = 0;

  if (argc != 3) return 2;
  hr = CoInitialize(NULL);
  if (FAILED(hr)) return 1;

  hr = CoCreateInstance(&CLSID_BackgroundCopyManager, NULL, CLSCTX_LOCAL_SERVER,
                        &IID_IBackgroundCopyManager, (void**)&manager);
  if (SUCCEEDED(hr)) {
    hr = IBackgroundCopyManager_CreateJob(manager, L"Polled", BG_JOB_TYPE_DOWNLOAD, &id, &job);
  }
  if (SUCCEEDED(hr)) hr = IBackgroundCopyJob_AddFile(job, argv[1], argv[2]);
  if (SUCCEEDED(hr)) hr = IBackgroundCopyJob_Resume(job);

  while (SUCCEEDED(hr)) {
    BG_JOB_STATE state;
    hr = IBackgroundCopyJob_GetState(job, &state);
    if (FAILED(hr)) break;
    if (state == BG_JOB_STATE_TRANSFERRED) {
      hr = IBackgroundCopyJob_Complete(job);
      break;
    }
    if (state == BG_JOB_STATE_ERROR && ++tries == 3) {
      IBackgroundCopyJob_Cancel(job);
      hr = E_FAIL;
      break;
    }
    if (state == BG_JOB_STATE_ERROR) hr = IBackgroundCopyJob_Resume(job);
    Sleep(1000);
  }

  printf("polled: 0x%08lx at tick %lu\n", hr, GetTickCount());
  if (job != NULL) IBackgroundCopyJob_Release(job);
  if (manager != NULL) IBackgroundCopyManager_Release(manager);
  CoUninitialize();
  return SUCCEEDED(hr) ? 0 : 1;
}
