// W1 end to end: the service beside the flat engine and the straightforward one.

#include <utility>

#include "bench/floors/flat_engine.h"
#include "bench/floors/plain_engine.h"
#include "bench/service_w1.h"
#include "bench/work.h"

namespace bitsim {
namespace {

using w1::Pace;

// Only as many jobs as it was set up for, or none: the set-up alone.
template <class Engine>
class FloorW1 final : public Work {
 public:
  explicit FloorW1(w1::Workload workload) : workload_(std::move(workload)), engine_(workload_) {}
  void Run(std::uint64_t count) override {
    if (count > 0) engine_.Run();
  }

 private:
  const w1::Workload workload_;
  Engine engine_;
};

template <ULONG kFlags>
class ServiceRun final : public Work {
 public:
  explicit ServiceRun(w1::Workload workload) : workload_(std::move(workload)), service_(workload_) {
    service_.MakeJobs(kFlags);
  }
  void Run(std::uint64_t count) override {
    if (count > 0) service_.Run();
  }

 private:
  const w1::Workload workload_;
  ServiceW1 service_;
};

// With the making of the jobs and the releasing of their pointers.
class WholeServiceRun final : public Work {
 public:
  explicit WholeServiceRun(w1::Workload workload)
      : workload_(std::move(workload)), service_(workload_) {}
  void Run(std::uint64_t count) override {
    if (count == 0) return;
    service_.MakeJobs();
    service_.Run();
    service_.ReleaseJobs();
  }

 private:
  const w1::Workload workload_;
  ServiceW1 service_;
};

// In a burst each job takes as long as all together, and the service tells of its progress twice a
// second: N times N calls, which would be all that is measured.
constexpr ULONG kFlagsOfBurst = kAllFlags & ~static_cast<ULONG>(BG_NOTIFY_JOB_MODIFICATION);

template <class Kind>
void Register(const std::string& name, Pace pace, std::size_t job_count) {
  RegisterFiniteWork(
      name + "/" + std::to_string(job_count),
      [=] { return MakeWork<Kind>(w1::MakeWorkload(job_count, pace)); }, job_count);
}

bool RegisterAll() {
  for (const std::size_t job_count : {1'000u, 10'000u, 100'000u, 1'000'000u}) {
    Register<FloorW1<floors::FlatEngine>>("W1/paced/flat", Pace::kPaced, job_count);
    Register<FloorW1<floors::PlainEngine>>("W1/paced/plain", Pace::kPaced, job_count);
    Register<ServiceRun<kAllFlags>>("W1/paced/service", Pace::kPaced, job_count);
    Register<WholeServiceRun>("W1/paced/service_with_making", Pace::kPaced, job_count);
    Register<FloorW1<floors::FlatEngine>>("W1/burst/flat", Pace::kBurst, job_count);
    Register<ServiceRun<kFlagsOfBurst>>("W1/burst/service", Pace::kBurst, job_count);
    // In a burst all jobs share the link: what looks at each of them at each event is quadratic.
    if (job_count <= 10'000) {
      Register<FloorW1<floors::PlainEngine>>("W1/burst/plain", Pace::kBurst, job_count);
    }
  }
  return true;
}
const bool registered = RegisterAll();

}  // namespace
}  // namespace bitsim
