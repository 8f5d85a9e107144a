// What is held: bytes for each job that does nothing, with a COM pointer to it and one file, and
// for each pending event.

#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <vector>

#include "bench/allocations.h"
#include "bench/client.h"
#include "sim/core/event_queue.h"

namespace bitsim {
namespace {

// A name of 24 characters, a URL of 66, a path of 44.
IBackgroundCopyJob* CreateIdleJob(ClientMachine& machine, std::size_t number) {
  const std::wstring digits = std::to_wstring(10'000'000 + number);
  IBackgroundCopyJob* const job =
      CreateJob(*machine.manager, (L"nightly update " + digits + L" ").c_str());
  Check(job->AddFile(
            (L"http://origin.test/content/2024/windows/updates/package-" + digits + L".c").c_str(),
            (L"C:\\ProgramData\\Updates\\Download\\" + digits + L".cabs").c_str()),
        "AddFile");
  return job;
}

void IdleJobs(benchmark::State& state) {
  const auto job_count = static_cast<std::size_t>(state.range(0));
  std::uint64_t bytes = 0;
  for (auto _ : state) {
    state.PauseTiming();
    ClientMachine machine;
    std::vector<IBackgroundCopyJob*> jobs;
    jobs.reserve(job_count);
    CreateIdleJob(machine, 0)->Release();
    const std::uint64_t before = HeapBytes();
    state.ResumeTiming();
    for (std::size_t i = 0; i < job_count; ++i) jobs.push_back(CreateIdleJob(machine, i));
    state.PauseTiming();
    bytes = HeapBytes() - before;
    for (IBackgroundCopyJob* const job : jobs) job->Release();
    state.ResumeTiming();
  }
  state.counters["bytes_per_job"] = static_cast<double>(bytes) / static_cast<double>(job_count);
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(IdleJobs)
    ->Name("Memory/idle_job")
    ->Arg(1'000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

void PendingEvents(benchmark::State& state) {
  SeededChoices choices(1);
  const auto stream = choices.OpenStream("bench");
  std::size_t memory_bytes = 0;
  for (auto _ : state) {
    EventQueue queue;
    for (std::int64_t i = 0; i < state.range(0); ++i) {
      const Duration delay(static_cast<std::int64_t>(choices.Choose(stream, 20'000'000)));
      queue.Push(kSimulationStart + delay, {static_cast<std::uint32_t>(i), 0, 0, false});
    }
    memory_bytes = queue.memory_bytes();
  }
  state.counters["bytes_per_event"] =
      static_cast<double>(memory_bytes) / static_cast<double>(state.range(0));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(PendingEvents)
    ->Name("Memory/pending_event")
    ->Arg(10'000)
    ->Arg(1'000'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace bitsim
