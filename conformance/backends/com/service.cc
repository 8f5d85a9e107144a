#include "conformance/backends/com/service.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <utility>

#include "conformance/backends/com/service_control.h"
#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

struct Version {
  const char* name;
  GUID manager_class;
  const IID* job_interface;  // that came with this version; null: none did
};

// Oldest first.
const std::array kVersions = {
    Version{"1.0", __uuidof(BackgroundCopyManager), &__uuidof(IBackgroundCopyJob)},
    Version{"1.5", __uuidof(BackgroundCopyManager1_5), &__uuidof(IBackgroundCopyJob2)},
    Version{"2.0", __uuidof(BackgroundCopyManager2_0), &__uuidof(IBackgroundCopyJob3)},
    Version{"2.5", __uuidof(BackgroundCopyManager2_5), &__uuidof(IBackgroundCopyJobHttpOptions)},
    Version{"3.0", __uuidof(BackgroundCopyManager3_0), &__uuidof(IBackgroundCopyJob4)},
    Version{"4.0", __uuidof(BackgroundCopyManager4_0), &__uuidof(IBitsTokenOptions)},
    Version{"5.0", __uuidof(BackgroundCopyManager5_0), &__uuidof(IBackgroundCopyJob5)},
    Version{"10.1", __uuidof(BackgroundCopyManager10_1), nullptr},
    Version{"10.2", __uuidof(BackgroundCopyManager10_2), &__uuidof(IBackgroundCopyJobHttpOptions2)},
    Version{"10.3", __uuidof(BackgroundCopyManager10_3), &__uuidof(IBackgroundCopyJobHttpOptions3)},
};

// The index of the newest version whose job interfaces all answer, from the oldest on.
std::size_t NewestVersionOfJobs(IBackgroundCopyManager& manager) {
  GUID id;
  ComPtr<IBackgroundCopyJob> job;
  const HRESULT result =
      manager.CreateJob(L"bitsim-conformance probe", BG_JOB_TYPE_DOWNLOAD, &id, job.put());
  if (result == E_ACCESSDENIED || result == HRESULT_FROM_WIN32(ERROR_NOT_LOGGED_ON)) {
    throw BackendError(ActivationFailure(result));
  }
  if (FAILED(result)) {
    throw BackendError("the BITS service creates no job (error " + Hexadecimal(result) + ")");
  }
  std::size_t newest = 0;
  for (std::size_t i = 0; i < kVersions.size(); ++i) {
    if (kVersions[i].job_interface == nullptr) continue;
    ComPtr<IUnknown> answer;
    job->QueryInterface(*kVersions[i].job_interface, reinterpret_cast<void**>(answer.put()));
    if (!answer) break;
    newest = i;
  }
  job->Cancel();
  return newest;
}

// The interfaces of before version 1.0, which nobody needs any more.
bool HasOnlyQueueManager() {
  constexpr const wchar_t* kClass = L"CLSID\\{69AD4AEE-51BE-439B-A92C-86AE490E8B30}";
  HKEY key = nullptr;
  if (RegOpenKeyExW(HKEY_CLASSES_ROOT, kClass, 0, KEY_READ, &key) != ERROR_SUCCESS) return false;
  RegCloseKey(key);
  return true;
}

// A code that says more, where the system gave one that says little: Wine answers that a file is
// not found whenever a service does not start.
HRESULT Explain(HRESULT result) {
  if (result == REGDB_E_CLASSNOTREG) return HasOnlyQueueManager() ? kOlderThanVersion1 : result;
  switch (BitsServiceInstallation()) {
    case Installation::kMissing:
      return HRESULT_FROM_WIN32(ERROR_SERVICE_DOES_NOT_EXIST);
    case Installation::kDisabled:
      return HRESULT_FROM_WIN32(ERROR_SERVICE_DISABLED);
    case Installation::kPresent:
    case Installation::kUnknown:
      break;
  }
  return result;
}

struct ManagerOfVersion {
  ComPtr<IBackgroundCopyManager> manager;
  std::size_t version;  // index in kVersions
};

ManagerOfVersion NewestManager() {
  HRESULT result = REGDB_E_CLASSNOTREG;
  for (std::size_t i = kVersions.size(); i-- > 0 && result == REGDB_E_CLASSNOTREG;) {
    ComPtr<IBackgroundCopyManager> manager;
    result =
        CoCreateInstance(kVersions[i].manager_class, nullptr, CLSCTX_LOCAL_SERVER,
                         __uuidof(IBackgroundCopyManager), reinterpret_cast<void**>(manager.put()));
    if (SUCCEEDED(result)) return {.manager = std::move(manager), .version = i};
  }
  throw BackendError(ActivationFailure(Explain(result)));
}

}  // namespace

ComApartment::ComApartment() {
  const HRESULT result = CoInitializeEx(nullptr, COINIT_MULTITHREADED);
  if (FAILED(result)) throw BackendError("COM does not start: error " + Hexadecimal(result));
  const HRESULT security =
      CoInitializeSecurity(nullptr, -1, nullptr, nullptr, RPC_C_AUTHN_LEVEL_CONNECT,
                           RPC_C_IMP_LEVEL_IMPERSONATE, nullptr, EOAC_NONE, nullptr);
  if (FAILED(security) && security != RPC_E_TOO_LATE) {
    CoUninitialize();
    throw BackendError("COM security cannot be set: error " + Hexadecimal(security));
  }
}

ComApartment::~ComApartment() { CoUninitialize(); }

Service ConnectToService() {
  auto [manager, version] = NewestManager();
  const std::size_t newest = std::max(version, NewestVersionOfJobs(*manager.get()));
  return {.manager = std::move(manager), .bits_version = kVersions[newest].name};
}

ComPtr<IBackgroundCopyManager> CreateManager() { return NewestManager().manager; }

bool Answers(IBackgroundCopyManager& manager) {
  ComPtr<IEnumBackgroundCopyJobs> jobs;
  const HRESULT answer = manager.EnumJobs(0, jobs.put());
  return answer != HRESULT_FROM_WIN32(RPC_S_SERVER_UNAVAILABLE) &&
         answer != HRESULT_FROM_WIN32(RPC_S_CALL_FAILED) &&
         answer != HRESULT_FROM_WIN32(RPC_S_CALL_FAILED_DNE) && answer != RPC_E_DISCONNECTED &&
         answer != RPC_E_SERVER_DIED && answer != CO_E_OBJNOTCONNECTED;
}

std::string ActivationFailure(HRESULT result) {
  std::string reason;
  switch (result) {
    case REGDB_E_CLASSNOTREG:
      reason = "this machine has no BITS service: no manager class is registered";
      break;
    case kOlderThanVersion1:
      reason =
          "the BITS service of this machine is older than version 1.0: it has the interfaces of "
          "IBackgroundCopyQMgr only";
      break;
    case HRESULT_FROM_WIN32(ERROR_SERVICE_DISABLED):
      reason = "the BITS service is disabled; `sc config BITS start= demand` enables it";
      break;
    case HRESULT_FROM_WIN32(ERROR_SERVICE_DOES_NOT_EXIST):
      reason = "the BITS service is registered, but not installed";
      break;
    case E_ACCESSDENIED:
      reason = "this user may not use the BITS service: access denied";
      break;
    case HRESULT_FROM_WIN32(ERROR_NOT_LOGGED_ON):
      reason = "BITS works only for a user who is logged on to this machine";
      break;
    case HRESULT_FROM_WIN32(RPC_S_SERVER_UNAVAILABLE):
    case CO_E_SERVER_EXEC_FAILURE:
    case HRESULT_FROM_WIN32(ERROR_SERVICE_REQUEST_TIMEOUT):
      reason = "the BITS service does not start; `net start BITS` shows why";
      break;
    default:
      reason = "the BITS service does not answer";
      break;
  }
  return reason + " (error " + Hexadecimal(result) + ")";
}

std::string Hexadecimal(HRESULT result) {
  std::array<char, 16> text;
  std::snprintf(text.data(), text.size(), "0x%08lX", static_cast<unsigned long>(result));
  return text.data();
}

std::string WineVersion() {
  using GetVersion = const char* (*)();
  const HMODULE ntdll = GetModuleHandleW(L"ntdll.dll");
  const auto get_version = reinterpret_cast<GetVersion>(
      reinterpret_cast<void*>(GetProcAddress(ntdll, "wine_get_version")));
  return get_version == nullptr ? "" : std::string("Wine ") + get_version();
}

}  // namespace conformance
