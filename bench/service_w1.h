// File: service_w1.h
//
// W1 on the simulated service, through its COM interfaces only: trace and hash on, all
// notifications on, foreground jobs.

#ifndef BITSIM_BENCH_SERVICE_W1_H_
#define BITSIM_BENCH_SERVICE_W1_H_

#include <deque>
#include <functional>
#include <vector>

#include "bench/client.h"
#include "bench/w1.h"

namespace bitsim {

class ServiceW1 {
 public:
  // `decisions` may watch the service, `on_transferred` is called first in each JobTransferred.
  explicit ServiceW1(const w1::Workload& workload, const Decisions* decisions = nullptr,
                     std::function<void()> on_transferred = {});
  ~ServiceW1();
  ServiceW1(const ServiceW1&) = delete;
  ServiceW1& operator=(const ServiceW1&) = delete;

  // CreateJob, AddFile, SetPriority, SetNotifyFlags, SetNotifyInterface for each job.
  void MakeJobs(ULONG flags = kAllFlags);
  // From the first Resume to the last Complete.
  void Run();
  void ReleaseJobs();

  const std::vector<w1::Telling>& tellings() const { return tellings_; }
  std::uint64_t call_count() const;

 private:
  class Callback;

  void ResumeAll();

  const w1::Workload& workload_;
  const std::function<void()> on_transferred_;
  std::vector<w1::Telling> tellings_;
  std::deque<Callback> callbacks_;  // outlive the service
  ClientMachine machine_;
  Instant start_;
  std::vector<IBackgroundCopyJob*> jobs_;
};

}  // namespace bitsim

#endif  // BITSIM_BENCH_SERVICE_W1_H_
