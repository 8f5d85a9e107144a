#include "conformance/backends/com/service_control.h"

#include <windows.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <thread>
#include <vector>

#include "conformance/backends/com/service.h"
#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr milliseconds kPollInterval{20};
constexpr seconds kStopLimitOfWindows{30};  // it writes its queue to disk
constexpr seconds kStopLimitOfWine{3};  // it has nothing to write, or a transfer keeps it for ever
constexpr DWORD kEndLimitMilliseconds = 2'000;
constexpr DWORD kKillLimitMilliseconds = 10'000;
constexpr seconds kStartLimit{30};
// Wine's class table is "running" before it can be reached.
constexpr seconds kClassTableStarts{1};

constexpr DWORD kRights = SERVICE_STOP | SERVICE_START | SERVICE_QUERY_STATUS;

class ServiceHandle {
 public:
  explicit ServiceHandle(SC_HANDLE handle) : handle_(handle) {}
  ServiceHandle(const ServiceHandle&) = delete;
  ServiceHandle& operator=(const ServiceHandle&) = delete;
  ~ServiceHandle() {
    if (handle_ != nullptr) CloseServiceHandle(handle_);
  }
  SC_HANDLE get() const { return handle_; }
  explicit operator bool() const { return handle_ != nullptr; }

 private:
  const SC_HANDLE handle_;
};

SERVICE_STATUS_PROCESS StatusOf(SC_HANDLE service) {
  SERVICE_STATUS_PROCESS status{};
  DWORD needed = 0;
  if (!QueryServiceStatusEx(service, SC_STATUS_PROCESS_INFO, reinterpret_cast<BYTE*>(&status),
                            sizeof status, &needed)) {
    throw BackendError("the BITS service does not tell its state: error " +
                       std::to_string(GetLastError()));
  }
  return status;
}

ServiceHandle OpenBits(const ServiceHandle& control) {
  return ServiceHandle(OpenServiceW(control.get(), L"BITS", kRights));
}

seconds StopLimit() { return WineVersion().empty() ? kStopLimitOfWindows : kStopLimitOfWine; }

bool WaitForState(SC_HANDLE service, DWORD state, seconds limit) {
  const auto end = steady_clock::now() + limit;
  while (StatusOf(service).dwCurrentState != state) {
    if (steady_clock::now() >= end) return false;
    std::this_thread::sleep_for(kPollInterval);
  }
  return true;
}

// Kills the service's process, if it still has one. Wine's manager misses a process that is gone
// only when it has something to tell it; what it then answers is of no interest.
void Kill(SC_HANDLE service) {
  const DWORD id = StatusOf(service).dwProcessId;
  if (const HANDLE process = OpenProcess(PROCESS_TERMINATE | SYNCHRONIZE, FALSE, id)) {
    TerminateProcess(process, 1);
    WaitForSingleObject(process, kKillLimitMilliseconds);
    CloseHandle(process);
  }
  SERVICE_STATUS ignored;
  ControlService(service, SERVICE_CONTROL_STOP, &ignored);
}

void Stop(SC_HANDLE service) {
  SERVICE_STATUS ignored;
  ControlService(service, SERVICE_CONTROL_STOP, &ignored);
  if (!WaitForState(service, SERVICE_STOPPED, StopLimit())) {
    throw BackendError("the BITS service hangs and cannot be stopped");
  }
}

// Whether it stops when it is asked to. On Wine it has a process of its own, and says that it has
// stopped when that only begins to end.
bool StopsInGoodOrder(SC_HANDLE service) {
  const DWORD id = StatusOf(service).dwProcessId;
  const HANDLE process = WineVersion().empty() ? nullptr : OpenProcess(SYNCHRONIZE, FALSE, id);
  SERVICE_STATUS ignored;
  ControlService(service, SERVICE_CONTROL_STOP, &ignored);
  bool stops = WaitForState(service, SERVICE_STOPPED, StopLimit());
  if (process != nullptr) {
    stops = stops && WaitForSingleObject(process, kEndLimitMilliseconds) == WAIT_OBJECT_0;
    CloseHandle(process);
  }
  return stops;
}

// A process that was killed may take a moment to be missed.
void Start(SC_HANDLE service) {
  const auto end = steady_clock::now() + kStartLimit;
  while (!StartServiceW(service, 0, nullptr)) {
    const DWORD error = GetLastError();
    if (error == ERROR_SERVICE_ALREADY_RUNNING) break;
    if (steady_clock::now() >= end) {
      throw BackendError("the BITS service does not start again: error " + std::to_string(error));
    }
    std::this_thread::sleep_for(kPollInterval);
  }
  if (!WaitForState(service, SERVICE_RUNNING, kStartLimit)) {
    throw BackendError("the BITS service does not start again");
  }
}

}  // namespace

Installation BitsServiceInstallation() {
  const ServiceHandle control(OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT));
  if (!control) return Installation::kUnknown;
  const ServiceHandle service(OpenServiceW(control.get(), L"BITS", SERVICE_QUERY_CONFIG));
  if (!service) {
    return GetLastError() == ERROR_SERVICE_DOES_NOT_EXIST ? Installation::kMissing
                                                          : Installation::kUnknown;
  }
  DWORD size = 0;
  QueryServiceConfigW(service.get(), nullptr, 0, &size);
  std::vector<std::byte> buffer(size);
  auto* const config = reinterpret_cast<QUERY_SERVICE_CONFIGW*>(buffer.data());
  if (size == 0 || !QueryServiceConfigW(service.get(), config, size, &size)) {
    return Installation::kUnknown;
  }
  return config->dwStartType == SERVICE_DISABLED ? Installation::kDisabled : Installation::kPresent;
}

bool MayControlBitsService() {
  const ServiceHandle control(OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT));
  return control && OpenBits(control);
}

void RestartBitsService() {
  const ServiceHandle control(OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT));
  const ServiceHandle service(OpenBits(control));
  if (!service) throw BackendError("this user may not stop the BITS service");
  if (!StopsInGoodOrder(service.get())) return RecoverBitsService();
  Start(service.get());
}

void RecoverBitsService() {
  const ServiceHandle control(OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT));
  if (!control) return;
  const ServiceHandle service(OpenBits(control));
  if (!service) return;
  if (WineVersion().empty()) {
    Stop(service.get());
  } else {
    // Never stopped in good order: a service that hangs says that it has stopped, and its process
    // stays in the way. Wine's class table, for its part, never forgets a server that was killed.
    Kill(service.get());
    const ServiceHandle class_table(OpenServiceW(control.get(), L"RpcSs", kRights));
    if (class_table) {
      Kill(class_table.get());
      Start(class_table.get());
      std::this_thread::sleep_for(kClassTableStarts);
    }
  }
  Start(service.get());
}

}  // namespace conformance
