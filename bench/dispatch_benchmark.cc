// From a note posted to its callback returned, one note in flight: the world beside the floor.

#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

#include "bench/floors/callback.h"
#include "bench/floors/ring.h"
#include "sim/core/world.h"

namespace bitsim {
namespace {

using floors::CountingCallback;
using floors::RegisteredJob;
using floors::Ring;

constexpr std::uint32_t kTransferred = 1;  // the kind of note, and the number of its flag
constexpr TraceKind kDispatched{"bench.dispatched", "kind"};

// As many jobs as callbacks, in an order that no prefetcher guesses.
struct Jobs {
  explicit Jobs(std::size_t count) : callbacks(count), table(count) {
    for (std::size_t i = 0; i < count; ++i) {
      table[i] = {&callbacks[(i * 7919) % count], 1u << kTransferred, 5};
    }
  }
  std::uint32_t Next(std::uint32_t job) const {
    return static_cast<std::uint32_t>((std::uint64_t{job} * 2'654'435'761u + 12'345) %
                                      table.size());
  }
  std::vector<CountingCallback> callbacks;
  std::vector<RegisteredJob> table;
};

void BM_RingDispatch(benchmark::State& state) {
  Jobs jobs(static_cast<std::size_t>(state.range(0)));
  Ring ring(jobs.table);
  std::uint32_t job = 0;
  std::uint64_t time = 0;
  for (auto _ : state) {
    ring.Post({time++, job, 5u << 2 | kTransferred});
    ring.Dispatch();
    job = jobs.Next(job);
  }
}

// Posts the next note as soon as one is dispatched, as long as there are iterations.
class Dispatcher final : public EventHandler {
 public:
  Dispatcher(World& world, Jobs& jobs, benchmark::State& state, bool traces)
      : world_(world), jobs_(jobs), state_(state), traces_(traces), id_(world.AddHandler(*this)) {}

  void OnEvent(std::uint32_t index, std::uint32_t generation) override {
    const RegisteredJob& job = jobs_.table[index];
    if (job.callback != nullptr && (job.flags & (1u << kTransferred)) != 0 &&
        job.generation == generation) {
      if (traces_) world_.Note(kDispatched, index, kTransferred);
      job.callback->AddRef();
      world_.RunAs(1, 1, [&] { job.callback->JobTransferred(index); });
      job.callback->Release();
    }
    if (state_.KeepRunning()) Post(jobs_.Next(index));
  }
  void Post(std::uint32_t job) { world_.Post(world_.now(), id_, job, 5); }

 private:
  World& world_;
  Jobs& jobs_;
  benchmark::State& state_;
  bool traces_;
  HandlerId id_;
};

void DispatchByWorld(benchmark::State& state, bool traces) {
  Jobs jobs(static_cast<std::size_t>(state.range(0)));
  SeededChoices choices(1);
  World world(choices, {.events_at_one_instant_max = UINT64_MAX});
  Dispatcher dispatcher(world, jobs, state, traces);
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
