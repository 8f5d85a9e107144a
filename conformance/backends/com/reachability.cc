#include "conformance/backends/com/reachability.h"

#include <string>
#include <thread>

#include "conformance/backends/com/service.h"
#include "conformance/backends/local/loopback_origin.h"
#include "conformance/testbed/com_ptr.h"
#include "conformance/testbed/testbed.h"

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
  const bool is_cut_off = HasFailed(state) && origin.requests().empty();
  const std::string why = is_cut_off ? WhyItFailed(*job.get()) : "";
  folder.CancelJobs(manager);
  if (is_cut_off) {
    throw BackendError(
        "the BITS service does not reach 127.0.0.1, where the tests have their "
        "server: a proxy or a firewall is in the way (error " +
        why + ")");
  }
}

}  // namespace conformance
