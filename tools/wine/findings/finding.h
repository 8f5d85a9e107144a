// File: finding.h
//
// What the programs of this folder share. Each shows one thing that a BITS service does otherwise
// than documented, with the fewest calls, and with nothing of the conformance suite:
//
//   int main() {
//     Client client;
//     Server server;
//     server.answers["/file"] = {};
//     Job job = client.MakeJob(server, {"/file"});
//     job->Resume();
//     WaitForState(job, BG_JOB_STATE_TRANSFERRED);
//     job->Complete();
//     Report("a completed job cannot be found", client.Find(job) != S_OK, "GetJob finds it");
//   }
//
// The exit code is 0 where the service was seen to do wrong, 1 where it does right, 3 where neither
// can be said.

#ifndef BITSIM_TOOLS_WINE_FINDINGS_FINDING_H_
#define BITSIM_TOOLS_WINE_FINDINGS_FINDING_H_

#include <winsock2.h>
// <winsock2.h> comes before everything that may include <windows.h>.
#include <bits.h>
#include <bits1_5.h>
#include <bits2_5.h>
#include <bits3_0.h>
#include <bitsmsg.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <initializer_list>
#include <string>
#include <thread>
#include <utility>

#include "server.h"

namespace finding {

constexpr auto kPatience = 2s;  // Wine answers within 70 ms or never

inline std::string Hexadecimal(HRESULT result) {
  char text[16];
  std::snprintf(text, sizeof text, "0x%08lX", static_cast<unsigned long>(result));
  return text;
}

inline void Check(HRESULT result, const char* call) {
  if (FAILED(result)) GiveUp(std::string(call) + " answered " + Hexadecimal(result));
}

inline std::string Name(BG_JOB_STATE state) {
  static const char* const names[] = {"QUEUED",      "CONNECTING",   "TRANSFERRING",
                                      "SUSPENDED",   "ERROR",        "TRANSIENT_ERROR",
                                      "TRANSFERRED", "ACKNOWLEDGED", "CANCELLED"};
  return names[state];
}

// Says what should be and what was seen. Not exit: a service that hangs must not keep the program.
[[noreturn]] inline void Report(const std::string& expected, bool holds, const std::string& seen) {
  std::printf("expected: %s\nseen: %s\n", expected.c_str(), seen.c_str());
  std::fflush(stdout);
  std::_Exit(holds ? 1 : 0);
}

inline bool WaitUntil(const std::function<bool()>& condition,
                      std::chrono::milliseconds patience = kPatience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() >= end) return condition();
    std::this_thread::sleep_for(5ms);
  }
  return true;
}

// Does this if the program has not ended by then: a service that hangs keeps its clients.
inline void After(std::chrono::seconds limit, std::function<void()> then) {
  std::thread([limit, then = std::move(then)] {
    std::this_thread::sleep_for(limit);
    then();
  }).detach();
}

// A client's callback that counts. It is never destroyed.
class Callback : public IBackgroundCopyCallback2 {
 public:
  explicit Callback(HRESULT answer = S_OK) : answer_(answer) {}

  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID id, void** object) override {
    *object = nullptr;
    const bool is_callback = IsEqualIID(id, __uuidof(IBackgroundCopyCallback));
    if (!IsEqualIID(id, __uuidof(IUnknown))) {
      if (FAILED(refusal)) return is_callback ? refusal : E_NOINTERFACE;
      if (!is_callback && !IsEqualIID(id, __uuidof(IBackgroundCopyCallback2))) return E_NOINTERFACE;
    }
    AddRef();
    *object = this;
    return S_OK;
  }
  ULONG STDMETHODCALLTYPE AddRef() override { return ++references; }
  ULONG STDMETHODCALLTYPE Release() override { return --references; }
  HRESULT STDMETHODCALLTYPE JobTransferred(IBackgroundCopyJob* job) override {
    ++transferred;
    if (inside) inside(job);
    return answer_;
  }
  HRESULT STDMETHODCALLTYPE JobError(IBackgroundCopyJob*, IBackgroundCopyError*) override {
    ++errors;
    return answer_;
  }
  HRESULT STDMETHODCALLTYPE JobModification(IBackgroundCopyJob*, DWORD) override {
    ++modifications;
    return S_OK;
  }
  HRESULT STDMETHODCALLTYPE FileTransferred(IBackgroundCopyJob*, IBackgroundCopyFile*) override {
    ++files;
    return S_OK;
  }

  std::function<void(IBackgroundCopyJob*)> inside;  // JobTransferred
  HRESULT refusal = S_OK;  // if it is an error: what a question for the callback's interface gets
  std::atomic<ULONG> references{1};
  std::atomic<int> transferred{0};
  std::atomic<int> errors{0};
  std::atomic<int> modifications{0};
  std::atomic<int> files{0};

 private:
  const HRESULT answer_;
};

using Job = IBackgroundCopyJob*;  // never released: the program is short

// A newer interface of the job.
template <typename Interface>
Interface* As(Job job) {
  Interface* newer = nullptr;
  Check(job->QueryInterface(__uuidof(Interface), reinterpret_cast<void**>(&newer)),
        "QueryInterface");
  return newer;
}

inline BG_JOB_STATE StateOf(Job job) {
  BG_JOB_STATE state = BG_JOB_STATE_QUEUED;
  Check(job->GetState(&state), "GetState");
  return state;
}

inline bool WaitForState(Job job, BG_JOB_STATE state,
                         std::chrono::milliseconds patience = kPatience) {
  return WaitUntil([&] { return StateOf(job) == state; }, patience);
}

// The state in which the job rests, or is after the patience.
inline BG_JOB_STATE WhereItRests(Job job) {
  WaitUntil([&] { return StateOf(job) >= BG_JOB_STATE_ERROR; });
  return StateOf(job);
}

// A client of the service. What it leaves behind lies in the temporary folder.
class Client {
 public:
  Client() {
    After(90s, [] { GiveUp("no end after 90 s"); });
    Check(CoInitializeEx(nullptr, COINIT_MULTITHREADED), "CoInitializeEx");
    Check(CoInitializeSecurity(nullptr, -1, nullptr, nullptr, RPC_C_AUTHN_LEVEL_CONNECT,
                               RPC_C_IMP_LEVEL_IMPERSONATE, nullptr, EOAC_NONE, nullptr),
          "CoInitializeSecurity");
    Check(CoCreateInstance(__uuidof(BackgroundCopyManager), nullptr, CLSCTX_LOCAL_SERVER,
                           __uuidof(IBackgroundCopyManager), reinterpret_cast<void**>(&manager)),
          "CoCreateInstance");
  }

  // Downloads of these paths, or of a URL, suspended.
  Job MakeJob(const Server& server, std::initializer_list<std::string> paths) {
    Job job = MakeEmptyJob();
    for (const std::string& path : paths) {
      Check(job->AddFile(server.Url(path).c_str(), LocalName(path).c_str()), "AddFile");
    }
    return job;
  }
  Job MakeJob(const std::wstring& url) {
    Job job = MakeEmptyJob();
    Check(job->AddFile(url.c_str(), LocalName("/file").c_str()), "AddFile");
    return job;
  }
  Job MakeEmptyJob() {
    GUID id;
    Job job = nullptr;
    Check(manager->CreateJob(L"finding", BG_JOB_TYPE_DOWNLOAD, &id, &job), "CreateJob");
    return job;
  }

  // What GetJob answers to the job's identifier.
  HRESULT Find(Job job) {
    GUID id;
    Check(job->GetId(&id), "GetId");
    Job found = nullptr;
    return manager->GetJob(id, &found);
  }
  // Whether EnumJobs gives the job.
  bool Lists(Job job) {
    GUID id;
    Check(job->GetId(&id), "GetId");
    IEnumBackgroundCopyJobs* jobs = nullptr;
    Check(manager->EnumJobs(0, &jobs), "EnumJobs");
    for (Job listed = nullptr; jobs->Next(1, &listed, nullptr) == S_OK;) {
      GUID listed_id;
      Check(listed->GetId(&listed_id), "GetId");
      if (IsEqualGUID(id, listed_id)) return true;
    }
    return false;
  }

  // A name that no other run has: identifiers of processes come again.
  static std::wstring LocalName(const std::string& path) {
    static const std::wstring run =
        std::to_wstring(GetCurrentProcessId()) + L"-" + std::to_wstring(GetTickCount64());
    wchar_t folder[MAX_PATH];
    GetTempPathW(MAX_PATH, folder);
    return std::wstring(folder) + L"finding-" + run + L"-" +
           std::wstring(path.begin() + 1, path.end());
  }

  IBackgroundCopyManager* manager = nullptr;
};

// --- Shorter still: what several programs do ---

// Where a download of the path comes to rest.
inline BG_JOB_STATE WhereADownloadRests(Client& client, const Server& server,
                                        const std::string& path) {
  Job job = client.MakeJob(server, {path});
  Check(job->Resume(), "Resume");
  return WhereItRests(job);
}

// Reports to which states the statuses of a server lead.
[[noreturn]] inline void ReportStatuses(
    std::initializer_list<std::pair<int, BG_JOB_STATE>> expectations) {
  Client client;
  Server server;
  for (const auto& [status, state] : expectations) {
    server.answers["/" + std::to_string(status)] = {.status = status};
  }
  bool holds = true;
  std::string expected;
  std::string seen;
  for (const auto& [status, state] : expectations) {
    const BG_JOB_STATE rests = WhereADownloadRests(client, server, "/" + std::to_string(status));
    holds = holds && rests == state;
    const std::string leads = std::to_string(status) + (expected.empty() ? " leads to " : " to ");
    expected.append(expected.empty() ? "a status of " : ", ").append(leads).append(Name(state));
    seen.append(seen.empty() ? "" : ", ").append(leads).append(Name(rests));
  }
  Report(expected, holds, seen);
}

// The first file of the job.
inline IBackgroundCopyFile* FileOf(Job job) {
  IEnumBackgroundCopyFiles* files = nullptr;
  Check(job->EnumFiles(&files), "EnumFiles");
  IBackgroundCopyFile* file = nullptr;
  if (files->Next(1, &file, nullptr) != S_OK) GiveUp("the job has no file");
  return file;
}

inline std::wstring RemoteNameOf(Job job) {
  LPWSTR name = nullptr;
  Check(FileOf(job)->GetRemoteName(&name), "GetRemoteName");
  return name;
}

// Keeps a local name from everybody else, until it is closed.
inline HANDLE Occupy(const std::wstring& name) {
  const HANDLE file = CreateFileW(name.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS,
                                  FILE_FLAG_DELETE_ON_CLOSE, nullptr);
  if (file == INVALID_HANDLE_VALUE) GiveUp("the local name cannot be taken");
  return file;
}

inline void WriteLocalFile(const std::wstring& name) {
  std::FILE* const file = _wfopen(name.c_str(), L"w");
  if (file == nullptr || std::fputs("content", file) < 0 || std::fclose(file) != 0) {
    GiveUp("the local file cannot be written");
  }
}

inline bool Exists(const std::wstring& name) {
  return GetFileAttributesW(name.c_str()) != INVALID_FILE_ATTRIBUTES;
}

}  // namespace finding

#endif  // BITSIM_TOOLS_WINE_FINDINGS_FINDING_H_
