// The hold model: N events are pending; each step takes out the earliest and pushes one later.

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include "bench/floors/standard_queues.h"
#include "bitsim/choice.h"
#include "sim/core/event_queue.h"

namespace bitsim {
namespace {

enum Spread : std::int64_t { kExponential, kUniform, kLikeJobs, kTied, kFarCrowds };

constexpr std::size_t kDelayCount = 65'536;

Duration DrawDelay(Spread spread, ChoiceSource& choices, ChoiceSource::StreamId stream) {
  const auto below = [&](std::uint64_t n) {
    return static_cast<std::int64_t>(choices.Choose(stream, n));
  };
  switch (spread) {
    case kExponential:
      return Duration(static_cast<std::int64_t>(
          -1e7 * std::log(static_cast<double>(1 + below(1 << 30)) / (1 << 30))));
    case kUniform:
      return Duration(below(20'000'000));
    case kLikeJobs: {  // much is near, time-outs are far
      const std::int64_t kind = below(10);
      if (kind < 2) return Duration(0);
      if (kind < 8) return Duration(below(400'000));
      return kind == 8 ? Duration(std::chrono::minutes(10)) : Duration(std::chrono::days(14));
    }
    case kTied:
      return Duration(10'000'000 * (1 + below(3)));
    case kFarCrowds:  // all in one slot after the other, down all levels
      return Duration((std::int64_t{1} << 40) + below(3) - 1);
  }
  return Duration(0);
}

std::vector<Duration> DrawDelays(Spread spread) {
  SeededChoices choices(1);
  const auto stream = choices.OpenStream("bench");
  std::vector<Duration> delays;
  for (std::size_t i = 0; i < kDelayCount; ++i) {
    delays.push_back(DrawDelay(spread, choices, stream));
  }
  return delays;
}

template <typename Queue>
void BM_Hold(benchmark::State& state) {
  const auto pending_count = static_cast<std::uint32_t>(state.range(0));
  const std::vector<Duration> delays = DrawDelays(static_cast<Spread>(state.range(1)));
  Queue queue;
  std::uint32_t index = 0;
  Instant now = kSimulationStart;
  for (; index < pending_count; ++index) {
    queue.Push(now + delays[index % kDelayCount], {index, 0, 0, false});
  }
  const auto hold = [&] {
    const Event event = queue.Pop();
    now = event.time;
    queue.Push(now + delays[++index % kDelayCount], event.target);
  };
  for (std::uint32_t i = 0; i < 3 * pending_count; ++i) hold();
  for (auto _ : state) hold();
  benchmark::DoNotOptimize(now);
  state.SetItemsProcessed(state.iterations());
}

void Sizes(benchmark::internal::Benchmark* benchmark) {
  benchmark->ArgNames({"pending", "spread"});
  for (const std::int64_t pending : {1'000, 100'000, 1'000'000}) {
    benchmark->Args({pending, kExponential});
  }
}

void Spreads(benchmark::internal::Benchmark* benchmark) {
  benchmark->ArgNames({"pending", "spread"});
  for (const std::int64_t pending : {1'000, 100'000, 1'000'000}) {
    for (const std::int64_t spread : {kUniform, kLikeJobs, kTied, kFarCrowds}) {
      benchmark->Args({pending, spread});
    }
  }
}

BENCHMARK(BM_Hold<EventQueue>)->Apply(Sizes);
BENCHMARK(BM_Hold<floors::StandardQueue>)->Apply(Sizes);
BENCHMARK(BM_Hold<floors::FunctionQueue>)->Apply(Sizes);
BENCHMARK(BM_Hold<EventQueue>)->Apply(Spreads);

// What a pending event costs in memory.
void BM_Memory(benchmark::State& state) {
  const std::vector<Duration> delays = DrawDelays(kExponential);
  const auto pending_count = static_cast<std::uint32_t>(state.range(0));
  std::size_t memory_bytes = 0;
  for (auto _ : state) {
    EventQueue queue;
    for (std::uint32_t i = 0; i < pending_count; ++i) {
      queue.Push(kSimulationStart + delays[i % kDelayCount], {i, 0, 0, false});
    }
    memory_bytes = queue.memory_bytes();
  }
  state.counters["bytes_per_event"] =
      static_cast<double>(memory_bytes) / static_cast<double>(pending_count);
}
BENCHMARK(BM_Memory)->Arg(1'000'000)->Iterations(3);

}  // namespace
}  // namespace bitsim
