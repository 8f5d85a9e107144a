// File: callback.h
//
// The other end of every dispatch: a callback and the job that it is told of, with reference counts
// as clients write them, called through their vtables. They are made in callback.cc so that no
// compiler sees through the calls.

#ifndef BITSIM_BENCH_FLOORS_CALLBACK_H_
#define BITSIM_BENCH_FLOORS_CALLBACK_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace bitsim::floors {

class Counted {
 public:
  virtual std::uint32_t AddRef() = 0;
  virtual std::uint32_t Release() = 0;
  virtual ~Counted() = default;
};

class Job : public Counted {};

class Callback : public Counted {
 public:
  virtual std::int32_t JobTransferred(Job* job) = 0;
};

// What a service knows of a job that somebody has registered for.
struct RegisteredJob {
  std::unique_ptr<Callback> callback;
  std::unique_ptr<Job> job;
  std::uint32_t flags = 0;
  std::uint32_t generation = 0;
};

// All with atomic counts, in an order that no prefetcher guesses.
std::vector<RegisteredJob> MakeRegisteredJobs(std::size_t count, std::uint32_t flags,
                                              std::uint32_t generation);

}  // namespace bitsim::floors

#endif  // BITSIM_BENCH_FLOORS_CALLBACK_H_
