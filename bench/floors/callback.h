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

class Job : public Counted {
 public:
  virtual std::uint32_t number() const = 0;
  virtual void Complete() = 0;
  virtual void Cancel() = 0;
};

class Callback : public Counted {
 public:
  virtual std::int32_t JobTransferred(Job* job) = 0;
  virtual std::int32_t JobError(Job* job) = 0;
  virtual std::int32_t JobModification(Job* job) = 0;
};

// The notifications, as their flags are numbered.
enum class Notification : std::uint32_t { kTransferred, kError, kModification };

inline void Call(Callback& callback, Job* job, Notification notification) {
  switch (notification) {
    case Notification::kTransferred:
      callback.JobTransferred(job);
      break;
    case Notification::kError:
      callback.JobError(job);
      break;
    case Notification::kModification:
      callback.JobModification(job);
      break;
  }
}

// What a service knows of a job that somebody has registered for.
struct RegisteredJob {
  std::unique_ptr<Callback> callback;
  std::unique_ptr<Job> job;
  std::uint32_t flags = 0;
  std::uint32_t generation = 0;
};

// All with atomic counts. What is the client's and what is the service's do not lie side by side.
std::vector<RegisteredJob> MakeRegisteredJobs(std::size_t count, std::uint32_t flags,
                                              std::uint32_t generation);

}  // namespace bitsim::floors

#endif  // BITSIM_BENCH_FLOORS_CALLBACK_H_
