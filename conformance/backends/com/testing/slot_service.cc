// Another service in the place of the machine's: the starter of the plugins, which knows little and
// keeps other rules than Wine's. It lives as long as the program that it is given runs.
//
//   slot_service.exe bits-conformance.exe --backend=com --filter=COMP-01
//
// The backend must not notice who it talks to, and the verdicts must be those of the starter.

#include <bits.h>
#include <windows.h>

#include <cstdio>
#include <mutex>
#include <string>
#include <vector>

#include "conformance/testees/starter_plugin/com_object.h"
#include "conformance/testees/starter_plugin/job.h"

namespace {

using starter::ComObject;
using starter::Job;

class Manager final : public ComObject<IBackgroundCopyManager> {
 public:
  STDMETHODIMP CreateJob(LPCWSTR name, BG_JOB_TYPE type, GUID* id,
                         IBackgroundCopyJob** job) override {
    if (type != BG_JOB_TYPE_DOWNLOAD) return E_NOTIMPL;
    CoCreateGuid(id);
    const std::lock_guard lock(mutex_);
    jobs_.push_back(new Job(*id, name, type));
    jobs_.back()->AddRef();
    *job = jobs_.back();
    return S_OK;
  }
  STDMETHODIMP GetJob(REFGUID id, IBackgroundCopyJob** job) override {
    *job = nullptr;
    const std::lock_guard lock(mutex_);
    for (Job* const known : jobs_) {
      BG_JOB_STATE state = BG_JOB_STATE_SUSPENDED;
      known->GetState(&state);
      if (!IsEqualGUID(known->id(), id) || state >= BG_JOB_STATE_ACKNOWLEDGED) continue;
      known->AddRef();
      *job = known;
      return S_OK;
    }
    return static_cast<HRESULT>(BG_E_NOT_FOUND);
  }
  STDMETHODIMP EnumJobs(DWORD, IEnumBackgroundCopyJobs**) override { return E_NOTIMPL; }
  STDMETHODIMP GetErrorDescription(HRESULT, DWORD, LPWSTR*) override { return E_NOTIMPL; }

 private:
  std::mutex mutex_;
  std::vector<Job*> jobs_;  // as long as the process lives
};

class Factory final : public ComObject<IClassFactory> {
 public:
  STDMETHODIMP CreateInstance(IUnknown*, REFIID id, void** object) override {
    return manager_->QueryInterface(id, object);
  }
  STDMETHODIMP LockServer(BOOL) override { return S_OK; }

 private:
  Manager* const manager_ = new Manager();
};

// The exit code of the program with the rest of this program's command line.
DWORD Run(std::wstring command_line) {
  STARTUPINFOW start = {};
  start.cb = sizeof start;
  PROCESS_INFORMATION process = {};
  if (!CreateProcessW(nullptr, command_line.data(), nullptr, nullptr, TRUE, 0, nullptr, nullptr,
                      &start, &process)) {
    std::fprintf(stderr, "slot_service: the program does not start\n");
    return 3;
  }
  WaitForSingleObject(process.hProcess, INFINITE);
  DWORD code = 3;
  GetExitCodeProcess(process.hProcess, &code);
  return code;
}

}  // namespace

int wmain(int argc, wchar_t** argv) {
  CoInitializeEx(nullptr, COINIT_MULTITHREADED);
  DWORD registration = 0;
  const HRESULT registered =
      CoRegisterClassObject(__uuidof(BackgroundCopyManager), new Factory(), CLSCTX_LOCAL_SERVER,
                            REGCLS_MULTIPLEUSE, &registration);
  if (FAILED(registered)) {
    std::fprintf(stderr, "slot_service: the class cannot be registered\n");
    return 3;
  }
  std::wstring command_line;
  for (int i = 1; i < argc; ++i) {
    command_line.append(i > 1 ? L" \"" : L"\"").append(argv[i]).append(L"\"");
  }
  const DWORD code = Run(std::move(command_line));
  std::fflush(stderr);
  // Not by way of its threads: a client that was killed may have left some in their calls.
  TerminateProcess(GetCurrentProcess(), code);
  return static_cast<int>(code);
}
