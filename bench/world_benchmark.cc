// What a world itself costs: to make one, to enter a run, to block.

#include <benchmark/benchmark.h>

#include "sim/core/world.h"

namespace bitsim {
namespace {

void BM_ConstructAndDestroy(benchmark::State& state) {
  for (auto _ : state) {
    SeededChoices choices(1);
    World world(choices);
    benchmark::DoNotOptimize(world.now());
  }
}
BENCHMARK(BM_ConstructAndDestroy);

void BM_ConstructRunAndDestroy(benchmark::State& state) {
  for (auto _ : state) {
    SeededChoices choices(1);
    World world(choices);
    world.PostAction(world.now(), [] {});
    world.RunUntilIdle();
  }
}
BENCHMARK(BM_ConstructRunAndDestroy);

void BM_RunForNothing(benchmark::State& state) {
  SeededChoices choices(1);
  World world(choices);
  for (auto _ : state) world.RunFor(Duration(1));
}
BENCHMARK(BM_RunForNothing);

// One actor that sleeps: to block, to come to its event, to be resumed.
void BM_Sleep(benchmark::State& state) {
  SeededChoices choices(1);
  World world(choices);
  world.Spawn("sleeper", [&] {
    for (auto _ : state) world.Sleep(Duration(1));
  });
  world.RunUntilIdle();
}
BENCHMARK(BM_Sleep);

// A call that blocks once: the loop changes its carrier.
void BM_RunAsThatSleeps(benchmark::State& state) {
  SeededChoices choices(1);
  World world(choices);
  world.PostAction(world.now(), [&] {
    for (auto _ : state) world.RunAs(1, 1, [&] { world.Sleep(Duration(1)); });
  });
  world.RunUntilIdle();
}
BENCHMARK(BM_RunAsThatSleeps);

}  // namespace
}  // namespace bitsim
