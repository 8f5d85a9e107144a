// From a note posted to its callback returned, one note in flight: the world beside the floor.

#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

#include "bench/floors/callback.h"
#include "bench/floors/ring.h"
#include "sim/core/world.h"

namespace bitsim {
namespace {

using floors::RegisteredJob;
using floors::Ring;

constexpr std::uint32_t kTransferred = 1;  // the kind of note, and the number of its flag
constexpr std::uint32_t kGeneration = 5;
constexpr TraceKind kDispatched{"bench.dispatched", "kind"};

std::vector<RegisteredJob> MakeJobs(const benchmark::State& state) {
  return floors::MakeRegisteredJobs(static_cast<std::size_t>(state.range(0)), 1u << kTransferred,
                                    kGeneration);
}

std::uint32_t NextJob(std::uint32_t job, std::size_t job_count) {
  return ++job == job_count ? 0 : job;  // the table lies in order, what it points to does not
}

void BM_RingDispatch(benchmark::State& state) {
  const std::vector<RegisteredJob> jobs = MakeJobs(state);
  Ring ring(jobs);
  std::uint32_t job = 0;
  std::uint64_t time = 0;
  for (auto _ : state) {
    ring.Post({time++, job, kGeneration << 2 | kTransferred});
    ring.Dispatch();
    job = NextJob(job, jobs.size());
  }
}

// Posts the next note as soon as one is dispatched, as long as there are iterations.
class Dispatcher final : public EventHandler {
 public:
  Dispatcher(World& world, benchmark::State& state, bool traces)
      : world_(world),
        jobs_(MakeJobs(state)),
        state_(state),
        traces_(traces),
        id_(world.AddHandler(*this)) {}

  void OnEvent(std::uint32_t index, std::uint32_t generation) override {
    const RegisteredJob& registered = jobs_[index];
    if (registered.callback != nullptr && (registered.flags & (1u << kTransferred)) != 0 &&
        registered.generation == generation) {
      if (traces_) world_.Note(kDispatched, index, kTransferred);
      registered.job->AddRef();
      registered.callback->AddRef();
      world_.RunAs(/*identity=*/1, /*group=*/1,
                   [&] { registered.callback->JobTransferred(registered.job.get()); });
      registered.callback->Release();
      registered.job->Release();
    }
    if (state_.KeepRunning()) Post(NextJob(index, jobs_.size()));
  }
  void Post(std::uint32_t job) { world_.Post(world_.now(), id_, job, kGeneration); }

 private:
  World& world_;
  std::vector<RegisteredJob> jobs_;
  benchmark::State& state_;
  bool traces_;
  HandlerId id_;
};

void DispatchByWorld(benchmark::State& state, bool traces) {
  SeededChoices choices(1);
  World world(choices, {.events_at_one_instant_max = UINT64_MAX});
  Dispatcher dispatcher(world, state, traces);
  dispatcher.Post(0);
  world.RunUntilIdle();
}

void BM_WorldDispatch(benchmark::State& state) { DispatchByWorld(state, /*traces=*/false); }
void BM_WorldDispatchTraced(benchmark::State& state) { DispatchByWorld(state, /*traces=*/true); }

BENCHMARK(BM_RingDispatch)->ArgName("jobs")->Arg(1)->Arg(1'000'000);
BENCHMARK(BM_WorldDispatch)->ArgName("jobs")->Arg(1)->Arg(1'000'000);
BENCHMARK(BM_WorldDispatchTraced)->ArgName("jobs")->Arg(1)->Arg(1'000'000);

}  // namespace
}  // namespace bitsim
