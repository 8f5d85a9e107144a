// A download in a single-threaded apartment: the thread answers BITS's calls from its message loop,
// and the callback, a WRL class, ends the loop by a message. Nothing here knows of the simulator.
//
//   int DownloadInApartment(int argc, wchar_t** argv);   // URL FILE, or nothing: go on with a job
//
// The program finds a job that an earlier run of it has left behind, and finishes that.

#include <bits.h>
#include <wil/com.h>
#include <windows.h>
#include <wrl.h>

#include <cstdio>
#include <string>

using Microsoft::WRL::ClassicCom;
using Microsoft::WRL::ComPtr;
using Microsoft::WRL::RuntimeClass;
using Microsoft::WRL::RuntimeClassFlags;

namespace {

const wchar_t kJobName[] = L"Queue downloader";

class Callback : public RuntimeClass<RuntimeClassFlags<ClassicCom>, IBackgroundCopyCallback> {
 public:
  HRESULT RuntimeClassInitialize(DWORD threadId) {
    m_threadId = threadId;
    return S_OK;
  }

  IFACEMETHODIMP JobTransferred(IBackgroundCopyJob* job) override {
    RETURN_IF_FAILED(job->Complete());
    End(0);
    return S_OK;
  }

  IFACEMETHODIMP JobError(IBackgroundCopyJob* job, IBackgroundCopyError* error) override {
    BG_ERROR_CONTEXT context;
    HRESULT code;
    if (SUCCEEDED(error->GetError(&context, &code))) std::printf("error 0x%08lX\n", code);
    job->Cancel();
    End(1);
    return S_OK;
  }

  IFACEMETHODIMP JobModification(IBackgroundCopyJob*, DWORD) override { return S_OK; }

 private:
  void End(int exitCode) {
    // The call came through the apartment: this is the thread with the loop.
    if (GetCurrentThreadId() != m_threadId) std::printf("called on another thread\n");
    PostQuitMessage(exitCode);
  }
  DWORD m_threadId = 0;
};

ComPtr<IBackgroundCopyJob> FindJob(IBackgroundCopyManager* manager) {
  ComPtr<IEnumBackgroundCopyJobs> jobs;
  THROW_IF_FAILED(manager->EnumJobs(0, &jobs));
  ComPtr<IBackgroundCopyJob> job;
  while (jobs->Next(1, job.ReleaseAndGetAddressOf(), nullptr) == S_OK) {
    wil::unique_cotaskmem_string name;
    THROW_IF_FAILED(job->GetDisplayName(&name));
    if (std::wstring(name.get()) != kJobName) continue;
    BG_JOB_PROGRESS progress = {};
    THROW_IF_FAILED(job->GetProgress(&progress));
    if (progress.FilesTotal > 0) return job;
    job->Cancel();  // its maker came no further
  }
  return nullptr;
}

ComPtr<IBackgroundCopyJob> CreateJob(IBackgroundCopyManager* manager, int argc, wchar_t** argv) {
  THROW_HR_IF(E_INVALIDARG, argc < 3);
  ComPtr<IBackgroundCopyJob> job;
  GUID id;
  THROW_IF_FAILED(manager->CreateJob(kJobName, BG_JOB_TYPE_DOWNLOAD, &id, &job));
  THROW_IF_FAILED(job->AddFile(argv[1], argv[2]));
  return job;
}

}  // namespace

int DownloadInApartment(int argc, wchar_t** argv) {
  try {
    const auto uninitialize = wil::CoInitializeEx(COINIT_APARTMENTTHREADED);
    ComPtr<IBackgroundCopyManager> manager;
    THROW_IF_FAILED(CoCreateInstance(__uuidof(BackgroundCopyManager), nullptr, CLSCTX_LOCAL_SERVER,
                                     IID_PPV_ARGS(&manager)));
    ComPtr<IBackgroundCopyJob> job = FindJob(manager.Get());
    if (!job) job = CreateJob(manager.Get(), argc, argv);

    ComPtr<Callback> callback;
    THROW_IF_FAILED(Microsoft::WRL::MakeAndInitialize<Callback>(&callback, GetCurrentThreadId()));
    THROW_IF_FAILED(job->SetNotifyInterface(callback.Get()));
    BG_JOB_STATE state;
    THROW_IF_FAILED(job->GetState(&state));
    if (state == BG_JOB_STATE_SUSPENDED) THROW_IF_FAILED(job->Resume());

    MSG message = {};
    while (GetMessage(&message, nullptr, 0, 0) > 0) {
      TranslateMessage(&message);
      DispatchMessage(&message);
    }
    job->SetNotifyInterface(nullptr);
    return static_cast<int>(message.wParam);
  } catch (const wil::ResultException& exception) {
    std::printf("failed: 0x%08lX\n", exception.GetErrorCode());
    return 1;
  }
}
