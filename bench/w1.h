// File: w1.h
//
// The reference workload W1: N jobs, each with a file of 64 KiB to 1 MiB from a server that takes
// 20 ms on average to answer (exponential), over one link of 10 Gb/s that all share fairly. Of a
// hundred jobs one fails. A callback completes each job that is transferred and cancels each that
// failed.
//
// All notifications are on, but in a burst of the service those of modifications.
//
// *Paced*: the jobs are resumed one after the other, such that half of the link's capacity is
// offered. *Burst*: all at time 0.
//
// Sizes and delays are those of a few thousand resources, so that servers have something to look
// up; all numbers are the same on every platform.

#ifndef BITSIM_BENCH_W1_H_
#define BITSIM_BENCH_W1_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace bitsim::w1 {

inline constexpr std::uint64_t kLinkBytesPerTick = 125;  // 10 Gb/s, in ticks of 100 ns

enum class Pace { kPaced, kBurst };

struct Resource {
  std::uint64_t connect_ticks;  // from Resume to the answer
  std::uint32_t size_bytes;
  bool is_missing;  // the job fails
};

struct Job {
  std::uint64_t resume_ticks;  // in rising order
  std::uint32_t resource;
};

struct Workload {
  std::vector<Resource> resources;
  std::vector<Job> jobs;

  const Resource& resource_of(std::size_t job) const { return resources[jobs[job].resource]; }
};

Workload MakeWorkload(std::size_t job_count, Pace pace);

// What a callback was told, for the test that all engines tell the same.
enum class Outcome : std::uint8_t { kNone, kTransferred, kFailed };

struct Telling {
  Outcome outcome = Outcome::kNone;
  std::uint64_t ticks = 0;  // since the start
  std::uint32_t outcome_count = 0;
  std::uint32_t modification_count = 0;

  friend bool operator==(const Telling&, const Telling&) = default;
};

}  // namespace bitsim::w1

#endif  // BITSIM_BENCH_W1_H_
