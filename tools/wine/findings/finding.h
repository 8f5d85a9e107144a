// File: finding.h
//
// What the programs of this folder share. Each shows one thing that a BITS service does otherwise
// than documented, with the fewest calls, and with nothing of the conformance suite:
//
//   int main() {
//     Client client;
//     Server server;
//     server.answers["/file"] = Answer{.status = 404};
//     Job job = client.MakeJob(server, {"/file"});
//     job->Resume();
//     client.WaitForState(job, BG_JOB_STATE_ERROR);
//     return Report("the callback is called", callback.errors > 0, "it was not within 2 s");
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
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace finding {

using namespace std::chrono_literals;

constexpr auto kPatience = 2s;  // Wine answers within 70 ms or never

[[noreturn]] inline void GiveUp(const std::string& why) {
  std::printf("broken: %s\n", why.c_str());
  std::fflush(stdout);
  std::_Exit(3);
}

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

// How the server answers a path.
struct Answer {
  int status = 200;
  std::size_t size_bytes = 1000;
  bool tells_size = true;
  bool accepts_ranges = true;
  std::chrono::milliseconds delay{0};  // before the answer
  std::size_t bytes_per_second = 0;    // 0: as fast as it goes
  std::size_t resets_after_bytes = SIZE_MAX;
  std::string location = "";
};

// An HTTP server on 127.0.0.1. It ends with the program.
class Server {
 public:
  Server() {
    WSADATA data;
    WSAStartup(MAKEWORD(2, 2), &data);
    listener_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int size = sizeof address;
    if (bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        listen(listener_, SOMAXCONN) != 0 ||
        getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
      GiveUp("no port is to be had");
    }
    port_ = ntohs(address.sin_port);
    std::thread([this] {
      for (SOCKET one; (one = accept(listener_, nullptr, nullptr)) != INVALID_SOCKET;) {
        std::thread([this, one] { Serve(one); }).detach();
      }
    }).detach();
  }

  std::wstring Url(const std::string& path) const {
    return L"http://127.0.0.1:" + std::to_wstring(port_) + std::wstring(path.begin(), path.end());
  }
  std::vector<std::string> requests() {
    const std::lock_guard lock(mutex_);
    return requests_;
  }

  std::map<std::string, Answer> answers;  // set before the first request

 private:
  void Serve(SOCKET connection) {
    std::string head;
    char piece[4096];
    for (int count; head.find("\r\n\r\n") == std::string::npos; head.append(piece, piece + count)) {
      count = recv(connection, piece, sizeof piece, 0);
      if (count <= 0) return static_cast<void>(closesocket(connection));
    }
    const std::string path =
        head.substr(head.find(' ') + 1, head.find(' ', head.find(' ') + 1) - head.find(' ') - 1);
    {
      const std::lock_guard lock(mutex_);
      requests_.push_back(path);
    }
    const auto found = answers.find(path);
    const Answer answer = found == answers.end() ? Answer{.status = 404} : found->second;
    std::this_thread::sleep_for(answer.delay);
    std::string text = "HTTP/1.1 " + std::to_string(answer.status) + " Answer\r\n";
    if (answer.tells_size) text += "Content-Length: " + std::to_string(answer.size_bytes) + "\r\n";
    if (answer.accepts_ranges) text += "Accept-Ranges: bytes\r\n";
    if (!answer.location.empty()) text += "Location: " + answer.location + "\r\n";
    text += "Connection: close\r\n\r\n";
    std::size_t left = head.starts_with("HEAD ") ? 0 : answer.size_bytes;
    const bool resets = answer.resets_after_bytes < left;
    if (resets) left = answer.resets_after_bytes;
    const std::size_t step = answer.bytes_per_second > 0 ? answer.bytes_per_second / 20 + 1 : left;
    do {
      const std::size_t count = left < step ? left : step;
      text.append(count, 'x');
      left -= count;
      if (send(connection, text.data(), static_cast<int>(text.size()), 0) <= 0) break;
      text.clear();
      if (left > 0) std::this_thread::sleep_for(50ms);
    } while (left > 0);
    if (resets) {
      const linger abort{1, 0};
      setsockopt(connection, SOL_SOCKET, SO_LINGER, reinterpret_cast<const char*>(&abort),
                 sizeof abort);
    }
    closesocket(connection);
  }

  SOCKET listener_ = INVALID_SOCKET;
  unsigned short port_ = 0;
  std::mutex mutex_;
  std::vector<std::string> requests_;
};

// A client's callback that counts. It is never destroyed.
class Callback : public IBackgroundCopyCallback {
 public:
  explicit Callback(HRESULT answer = S_OK) : answer_(answer) {}

  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID id, void** object) override {
    *object = nullptr;
    if (IsEqualIID(id, __uuidof(IUnknown)) ||
        (FAILED(refusal) ? false : IsEqualIID(id, __uuidof(IBackgroundCopyCallback)))) {
      AddRef();
      *object = this;
      return S_OK;
    }
    return IsEqualIID(id, __uuidof(IBackgroundCopyCallback)) ? refusal : E_NOINTERFACE;
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

  std::function<void(IBackgroundCopyJob*)> inside;  // JobTransferred
  HRESULT refusal = S_OK;  // if it is an error: what a question for the callback's interface gets
  std::atomic<ULONG> references{1};
  std::atomic<int> transferred{0};
  std::atomic<int> errors{0};
  std::atomic<int> modifications{0};

 private:
  const HRESULT answer_;
};

using Job = IBackgroundCopyJob*;  // never released: the program is short

inline BG_JOB_STATE StateOf(Job job) {
  BG_JOB_STATE state = BG_JOB_STATE_QUEUED;
  Check(job->GetState(&state), "GetState");
  return state;
}

inline bool WaitForState(Job job, BG_JOB_STATE state) {
  return WaitUntil([&] { return StateOf(job) == state; });
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

  // A download of these paths, suspended.
  Job MakeJob(const Server& server, std::initializer_list<std::string> paths) {
    GUID id;
    Job job = nullptr;
    Check(manager->CreateJob(L"finding", BG_JOB_TYPE_DOWNLOAD, &id, &job), "CreateJob");
    for (const std::string& path : paths) {
      Check(job->AddFile(server.Url(path).c_str(), LocalName(path).c_str()), "AddFile");
    }
    return job;
  }

  static std::wstring LocalName(const std::string& path) {
    wchar_t folder[MAX_PATH];
    GetTempPathW(MAX_PATH, folder);
    return std::wstring(folder) + L"finding-" + std::to_wstring(GetCurrentProcessId()) + L"-" +
           std::wstring(path.begin() + 1, path.end());
  }

  IBackgroundCopyManager* manager = nullptr;
};

}  // namespace finding

#endif  // BITSIM_TOOLS_WINE_FINDINGS_FINDING_H_
