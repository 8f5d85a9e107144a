// File: work.h
//
// A piece of work that is measured in two ways: in time, by Google Benchmark, and in instructions,
// by callgrind. For the second the program does it `count` times and ends at once:
//
//   valgrind --tool=callgrind bits-bench --work=Dispatch/service --count=10000
//
// The same with --count=0 costs what the set-up costs; the difference is the work's own.
//
// A kind of work is a class whose constructor is the set-up:
//
//   class PopAndPush final : public Work { public: void Run(std::uint64_t count) override; };
//   const bool registered = RegisterWork("EventQueue/hold", [] { return MakeWork<PopAndPush>(); });

#ifndef BITSIM_BENCH_WORK_H_
#define BITSIM_BENCH_WORK_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace bitsim {

class Work {
 public:
  virtual ~Work() = default;
  // Does it so many times.
  virtual void Run(std::uint64_t count) = 0;
};

using WorkMaker = std::function<std::unique_ptr<Work>()>;

template <class Kind, class... Arguments>
std::unique_ptr<Work> MakeWork(Arguments&&... arguments) {
  return std::make_unique<Kind>(std::forward<Arguments>(arguments)...);
}

// Work that goes on and on: set up once, measured in batches of that size, with its allocations
// each time. Returns true.
bool RegisterWork(const std::string& name, WorkMaker make, std::uint64_t batch = 1000);
// Work that is over when it was done `count` times: set up anew, untimed, for each measurement.
bool RegisterFiniteWork(const std::string& name, WorkMaker make, std::uint64_t count);

// Does a piece of work as the command line says; false: no work has that name.
bool RunWork(const std::string& name, std::uint64_t count);

}  // namespace bitsim

#endif  // BITSIM_BENCH_WORK_H_
