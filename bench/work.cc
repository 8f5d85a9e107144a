#include "bench/work.h"

#include <benchmark/benchmark.h>

#include <map>

#include "bench/allocations.h"

namespace bitsim {
namespace {

constexpr std::uint64_t kLargeBatch = 100'000;

std::map<std::string, WorkMaker>& Works() {
  static std::map<std::string, WorkMaker> works;
  return works;
}

}  // namespace

bool RegisterWork(const std::string& name, WorkMaker make, std::uint64_t batch) {
  Works()[name] = make;
  auto* const benchmark =
      benchmark::RegisterBenchmark(name.c_str(), [make, batch](benchmark::State& state) {
        const std::unique_ptr<Work> work = make();
        work->Run(batch);  // what is allocated once is allocated now
        const std::uint64_t allocations_before = AllocationCount();
        while (state.KeepRunningBatch(static_cast<benchmark::IterationCount>(batch)))
          work->Run(batch);
        state.counters["allocations"] =
            static_cast<double>(AllocationCount() - allocations_before) /
            static_cast<double>(state.iterations());
        state.SetItemsProcessed(state.iterations());
      });
  // How often is settled by trying, with a set-up each time; not where that takes seconds.
  if (batch >= kLargeBatch) benchmark->Iterations(static_cast<std::int64_t>(4 * batch));
  return true;
}

bool RegisterFiniteWork(const std::string& name, WorkMaker make, std::uint64_t count) {
  Works()[name] = make;
  benchmark::RegisterBenchmark(name.c_str(), [make, count](benchmark::State& state) {
    for (auto _ : state) {
      state.PauseTiming();
      std::unique_ptr<Work> work = make();
      state.ResumeTiming();
      work->Run(count);
      state.PauseTiming();
      work.reset();
      state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
  })->Unit(benchmark::kMillisecond);
  return true;
}

bool RunWork(const std::string& name, std::uint64_t count) {
  const auto found = Works().find(name);
  if (found == Works().end()) return false;
  // Never destroyed: only what Run does may make a difference.
  Work* const work = found->second().release();
  work->Run(count);
  return true;
}

}  // namespace bitsim
