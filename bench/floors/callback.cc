#include "bench/floors/callback.h"

#include <atomic>

namespace bitsim::floors {

namespace {

class CountedJob final : public Job {
 public:
  std::uint32_t AddRef() override { return ++references_; }
  std::uint32_t Release() override { return --references_; }
  std::uint32_t number() const override { return 0; }
  void Complete() override {}
  void Cancel() override {}

 private:
  std::atomic<std::uint32_t> references_{1};
};

class CountingCallback final : public Callback {
 public:
  std::uint32_t AddRef() override { return ++references_; }
  std::uint32_t Release() override { return --references_; }
  std::int32_t JobTransferred(Job*) override { return Count(); }
  std::int32_t JobError(Job*) override { return Count(); }
  std::int32_t JobModification(Job*) override { return Count(); }

 private:
  std::int32_t Count() {
    ++call_count_;
    return 0;
  }

  std::atomic<std::uint32_t> references_{1};
  std::uint64_t call_count_ = 0;
};

}  // namespace

std::vector<RegisteredJob> MakeRegisteredJobs(std::size_t count, std::uint32_t flags,
                                              std::uint32_t generation) {
  std::vector<RegisteredJob> jobs(count);
  for (RegisteredJob& job : jobs) job.callback = std::make_unique<CountingCallback>();
  for (RegisteredJob& job : jobs) {
    job.job = std::make_unique<CountedJob>();
    job.flags = flags;
    job.generation = generation;
  }
  return jobs;
}

}  // namespace bitsim::floors
