// Calls through the COM interfaces, each with its trace and its hash.

#include <functional>
#include <string>

#include "bench/client.h"
#include "bench/work.h"
#include "sim/core/world.h"

namespace bitsim {
namespace {

using CallOfJob = void (*)(ClientMachine&, IBackgroundCopyJob&);

class Calls final : public Work {
 public:
  Calls(CallOfJob call, std::size_t other_job_count) : call_(call) {
    for (std::size_t i = 0; i < other_job_count; ++i) CreateJob(*machine_.manager, L"other");
    job_ = CreateDownload(*machine_.manager, L"http://origin.test/file", L"C:\\file", &callback_,
                          kAllFlags);
  }
  void Run(std::uint64_t count) override {
    for (std::uint64_t i = 0; i < count; ++i) call_(machine_, *job_);
  }

 private:
  CallOfJob call_;
  ClientCallback callback_;
  ClientMachine machine_;
  IBackgroundCopyJob* job_ = nullptr;
};

void GetState(ClientMachine&, IBackgroundCopyJob& job) {
  BG_JOB_STATE state = {};
  job.GetState(&state);
}

void GetProgress(ClientMachine&, IBackgroundCopyJob& job) {
  BG_JOB_PROGRESS progress = {};
  job.GetProgress(&progress);
}

void GetDisplayName(ClientMachine&, IBackgroundCopyJob& job) {
  LPWSTR name = nullptr;
  job.GetDisplayName(&name);
  CoTaskMemFree(name);
}

void SetDescription(ClientMachine&, IBackgroundCopyJob& job) {
  job.SetDescription(L"a description");
}

void GetNotifyInterface(ClientMachine&, IBackgroundCopyJob& job) {
  IUnknown* callback = nullptr;
  job.GetNotifyInterface(&callback);
  callback->Release();
}

void GetJob(ClientMachine& machine, IBackgroundCopyJob& job) {
  GUID id = {};
  job.GetId(&id);
  IBackgroundCopyJob* found = nullptr;
  machine.manager->GetJob(id, &found);
  found->Release();
}

void CreateAndCancel(ClientMachine& machine, IBackgroundCopyJob&) {
  IBackgroundCopyJob* const job = CreateJob(*machine.manager, L"short-lived");
  job->AddFile(L"http://origin.test/file", L"C:\\short-lived");
  job->Cancel();
  job->Release();
}

void EnumJobs(ClientMachine& machine, IBackgroundCopyJob&) {
  IEnumBackgroundCopyJobs* jobs = nullptr;
  machine.manager->EnumJobs(0, &jobs);
  IBackgroundCopyJob* job = nullptr;
  while (jobs->Next(1, &job, nullptr) == S_OK) job->Release();
  jobs->Release();
}

// A step of the trace: kept, or only hashed.
class TraceSteps final : public Work {
 public:
  explicit TraceSteps(bool keeps) : keeps_(keeps) {}
  void Run(std::uint64_t count) override {
    static constexpr TraceKind kStep{"bench.step", "number"};
    for (std::uint64_t i = 0; i < count; ++i) {
      if (keeps_) {
        trace_.Add(kSimulationStart, 1, 2, kStep, i);
      } else {
        trace_.AddUnkept(kSimulationStart, 1, 2, kStep, i);
      }
    }
  }

 private:
  bool keeps_;
  Trace trace_;
};

bool RegisterAll() {
  const auto add = [](const char* name, CallOfJob call, std::size_t other_job_count = 0) {
    RegisterWork(
        std::string("Call/") + name, [=] { return MakeWork<Calls>(call, other_job_count); }, 100);
  };
  add("GetState", GetState);
  add("GetProgress", GetProgress);
  add("GetDisplayName", GetDisplayName);
  add("SetDescription", SetDescription);
  add("GetNotifyInterface", GetNotifyInterface);
  add("GetJob", GetJob);
  add("GetJob/of_100000", GetJob, 100'000);
  add("CreateAddFileCancel", CreateAndCancel);
  add("EnumJobs/of_1000", EnumJobs, 1'000);
  RegisterWork("Trace/kept", [] { return MakeWork<TraceSteps>(true); });
  RegisterWork("Trace/hash_only", [] { return MakeWork<TraceSteps>(false); });
  return true;
}
const bool registered = RegisterAll();

}  // namespace
}  // namespace bitsim
