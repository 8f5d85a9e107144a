#include "bench/client.h"

#include <cstdio>
#include <cstdlib>

namespace bitsim {

STDMETHODIMP ClientCallback::QueryInterface(REFIID riid, void** object) {
  *object = nullptr;
  if (riid != __uuidof(IUnknown) && riid != __uuidof(IBackgroundCopyCallback) &&
      riid != __uuidof(IBackgroundCopyCallback2)) {
    return E_NOINTERFACE;
  }
  *object = static_cast<IBackgroundCopyCallback2*>(this);
  AddRef();
  return S_OK;
}

STDMETHODIMP ClientCallback::JobTransferred(IBackgroundCopyJob*) {
  ++call_count;
  return answer;
}

STDMETHODIMP ClientCallback::JobError(IBackgroundCopyJob*, IBackgroundCopyError*) {
  ++call_count;
  return answer;
}

STDMETHODIMP ClientCallback::JobModification(IBackgroundCopyJob*, DWORD) {
  ++call_count;
  return answer;
}

STDMETHODIMP ClientCallback::FileTransferred(IBackgroundCopyJob*, IBackgroundCopyFile*) {
  ++call_count;
  return answer;
}

void Check(HRESULT result, const char* what) {
  if (SUCCEEDED(result)) return;
  std::fprintf(stderr, "bits-bench: %s failed: 0x%08x\n", what, static_cast<unsigned>(result));
  std::abort();
}

IBackgroundCopyJob* CreateJob(IBackgroundCopyManager& manager, const wchar_t* name) {
  GUID id = {};
  IBackgroundCopyJob* job = nullptr;
  Check(manager.CreateJob(name, BG_JOB_TYPE_DOWNLOAD, &id, &job), "CreateJob");
  return job;
}

IBackgroundCopyJob* CreateDownload(IBackgroundCopyManager& manager, const std::wstring& url,
                                   const std::wstring& path, IUnknown* callback, ULONG flags) {
  IBackgroundCopyJob* const job = CreateJob(manager, L"job");
  Check(job->AddFile(url.c_str(), path.c_str()), "AddFile");
  Check(job->SetPriority(BG_JOB_PRIORITY_FOREGROUND), "SetPriority");
  Check(job->SetNotifyFlags(flags), "SetNotifyFlags");
  Check(job->SetNotifyInterface(callback), "SetNotifyInterface");
  return job;
}

ClientMachine::ClientMachine(const SimulationOptions& options)
    : simulation(options),
      origin(simulation.network().AddOrigin("http://origin.test")),
      client(simulation.StartApplication("client", {.name = "client", .is_administrator = true})),
      manager(client.CreateManager()) {}

}  // namespace bitsim
