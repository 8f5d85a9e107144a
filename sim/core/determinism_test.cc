// Same choices, same history: on every compiler, in every build, on every platform.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "sim/core/world.h"

namespace bitsim {
namespace {

constexpr TraceKind kStep{"test.step", "number", FormatDecimal, "value", FormatHex};

// A bit of everything: actors that sleep, wait, wake, yield and are killed, calls that block, and
// events at equal times.
std::uint64_t HistoryHash(ChoiceSource& choices) {
  World world(choices);
  const auto stream = choices.OpenStream("test.script");
  const auto below = [&](std::uint64_t n) { return choices.Choose(stream, n); };
  std::vector<Actor*> actors;

  for (std::uint32_t number = 1; number <= 20; ++number) {
    actors.push_back(&world.Spawn("actor " + std::to_string(number), [&, number] {
      world.SetCurrentGroup(1 + number % 4);
      for (std::uint64_t step = 0; step < 50; ++step) {
        world.Note(kStep, number, step, below(1'000'000));
        switch (below(4)) {
          case 0:
            world.Sleep(Duration(below(5) * 10));
            break;
          case 1:
            world.Wait(world.now() + Duration(below(100)));
            break;
          case 2:
            world.Wake(*actors[below(actors.size())]);
            break;
          default:
            world.SchedulingPoint();
        }
      }
    }));
  }
  for (std::uint32_t number = 0; number < 100; ++number) {
    world.PostAction(world.now() + Duration(below(500)), [&, number] {
      const bool is_through = world.RunAs(0, 1 + number % 4, [&] {
        world.SchedulingPoint();
        if (below(3) == 0) world.Sleep(Duration(below(300)));
      });
      world.Note(kStep, 0, number, is_through ? 1 : 0);
    });
  }
  world.PostAction(world.now() + Duration(300), [&] { world.KillGroup(2); });
  world.RunUntilIdle();
  return world.trace().hash();
}

TEST(DeterminismTest, TheSameSeedGivesTheSameHistory) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    SeededChoices one(seed);
    SeededChoices two(seed);
    EXPECT_EQ(HistoryHash(one), HistoryHash(two)) << seed;
  }
}

TEST(DeterminismTest, AnotherSeedGivesAnotherHistory) {
  SeededChoices one(1);
  SeededChoices two(2);
  EXPECT_NE(HistoryHash(one), HistoryHash(two));
}

TEST(DeterminismTest, ARecordingGivesTheSameHistory) {
  SeededChoices choices(42);
  RecordingChoices recording(choices);
  const std::uint64_t hash = HistoryHash(recording);
  ReplayedChoices replay = ReplayedChoices::FromText(recording.ToText(), "test");
  EXPECT_EQ(HistoryHash(replay), hash);
}

// If this fails on one platform only, something in the core depends on it; if it fails everywhere,
// the core has changed its mind about the order of things, and every seed means something else.
TEST(DeterminismTest, TheHistoryIsTheSameEverywhere) {
  SeededChoices choices(42);
  EXPECT_EQ(HistoryHash(choices), 17098130505039834117u);
}

}  // namespace
}  // namespace bitsim
