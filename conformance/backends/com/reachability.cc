#include "conformance/backends/com/reachability.h"

#include <winhttp.h>

#include <filesystem>
#include <string>
#include <thread>

#include "conformance/backends/com/service.h"
#include "conformance/backends/local/loopback_origin.h"
#include "conformance/testbed/com_ptr.h"
#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

constexpr std::string_view kPath = "/probe";
constexpr std::chrono::milliseconds kPollInterval{5};

BG_JOB_STATE StateOf(IBackgroundCopyJob& job) {
  BG_JOB_STATE state = BG_JOB_STATE_QUEUED;
  job.GetState(&state);
  return state;
}

bool HasFailed(BG_JOB_STATE state) {
  return state == BG_JOB_STATE_ERROR || state == BG_JOB_STATE_TRANSIENT_ERROR;
}

std::string WhyItFailed(IBackgroundCopyJob& job) {
  ComPtr<IBackgroundCopyError> error;
  BG_ERROR_CONTEXT context = BG_ERROR_CONTEXT_NONE;
  HRESULT code = S_OK;
  if (FAILED(job.GetError(error.put())) || !error || FAILED(error->GetError(&context, &code))) {
    return "unknown";
  }
  return Hexadecimal(code);
}

std::string TakeText(LPWSTR text) {
  const std::wstring wide = text == nullptr ? L"" : text;
  if (text != nullptr) GlobalFree(text);
  return std::filesystem::path(wide).string();
}

// "" where there is none. The service's own, or else that of this user, whom it impersonates.
std::string ProxyOfThisMachine() {
  WINHTTP_PROXY_INFO of_services = {};
  std::string proxy;
  if (WinHttpGetDefaultProxyConfiguration(&of_services)) {
    proxy = TakeText(of_services.lpszProxy);
    TakeText(of_services.lpszProxyBypass);
  }
  WINHTTP_CURRENT_USER_IE_PROXY_CONFIG of_user = {};
  if (WinHttpGetIEProxyConfigForCurrentUser(&of_user)) {
    const std::string of_this_user = TakeText(of_user.lpszProxy);
    const std::string script = TakeText(of_user.lpszAutoConfigUrl);
    TakeText(of_user.lpszProxyBypass);
    if (proxy.empty()) proxy = of_this_user.empty() ? script : of_this_user;
  }
  return proxy;
}

}  // namespace

void CheckReachesOrigin(IBackgroundCopyManager& manager, RunFolder& folder,
                        std::chrono::nanoseconds patience) {
  LoopbackOrigin origin;
  origin.Put(kPath, {.size_bytes = 1});
  const std::wstring path = (folder.MakeFolder() / "probe").wstring();
  GUID id = {};
  ComPtr<IBackgroundCopyJob> job;
  if (FAILED(
          manager.CreateJob(L"bitsim-conformance probe", BG_JOB_TYPE_DOWNLOAD, &id, job.put()))) {
    return;
  }
  folder.AddJob(id);
  job->AddFile(origin.Url(kPath).c_str(), path.c_str());
  job->Resume();
  // Not ended before: a service may not bear that a job is cancelled which is under way.
  const auto end = std::chrono::steady_clock::now() + patience;
  BG_JOB_STATE state = BG_JOB_STATE_QUEUED;
  while (!HasFailed(state) && state != BG_JOB_STATE_TRANSFERRED &&
         std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(kPollInterval);
    state = StateOf(*job.get());
  }
  const bool is_answered = !origin.requests().empty();
  // It failed, or connects in vain, or was answered by somebody else.
  const bool is_cut_off = !is_answered && (HasFailed(state) || state == BG_JOB_STATE_CONNECTING ||
                                           state == BG_JOB_STATE_TRANSFERRED);
  const std::string why = HasFailed(state) ? WhyItFailed(*job.get()) : "none";
  folder.CancelJobs(manager, {});
  if (is_cut_off) throw BackendError(CutOffMessage(ProxyOfThisMachine(), why));
}

std::string CutOffMessage(const std::string& proxy, const std::string& error) {
  const std::string what_is_in_the_way =
      proxy.empty() ? "a firewall, or another program that filters connections, is in the way"
                    : "the proxy " + proxy + " is in the way; exempt 127.0.0.1 from it";
  return "the BITS service does not reach 127.0.0.1, where the tests have their server: " +
         what_is_in_the_way + " (error " + error + ")";
}

}  // namespace conformance
