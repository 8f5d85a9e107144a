#include "sim/core/world.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace bitsim {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Writes down the seconds since the start and the index of every event.
class Diary : public EventHandler {
 public:
  explicit Diary(World& world) : world_(world), id_(world.AddHandler(*this)) {}
  virtual ~Diary() = default;

  void OnEvent(std::uint32_t index, std::uint32_t generation) override {
    entries.push_back(std::to_string((world_.now() - kSimulationStart) / 1s) + ":" +
                      std::to_string(index) + "/" + std::to_string(generation));
  }
  void Post(Duration delay, std::uint32_t index, std::uint32_t generation = 0) {
    world_.Post(world_.now() + delay, id_, index, generation);
  }
  void PostBackground(Duration delay, std::uint32_t index) {
    world_.PostBackground(world_.now() + delay, id_, index);
  }

  std::vector<std::string> entries;

 private:
  World& world_;
  HandlerId id_;
};

class WorldTest : public testing::Test {
 protected:
  Duration since_start() const { return world_.now() - kSimulationStart; }

  SeededChoices choices_{1};
  World world_{choices_, {.events_at_one_instant_max = 1'000}};
  Diary diary_{world_};
};

TEST_F(WorldTest, StartsAtAFixedDate) {
  EXPECT_EQ(world_.now(), kSimulationStart);
  const FILETIME time = ToFileTime(world_.wall_now());
  EXPECT_EQ(time.dwHighDateTime, 0x01da3c45u);  // 2024-01-01T00:00:00Z
  EXPECT_EQ(time.dwLowDateTime, 0x7689c000u);
  EXPECT_EQ(FromFileTime(time), world_.wall_now());
}

TEST_F(WorldTest, TheWallClockGoesAlongAndCanBeStepped) {
  const WallTime start = world_.wall_now();
  world_.RunFor(10s);
  EXPECT_EQ(world_.wall_now() - start, 10s);
  world_.StepWallClock(-1h);
  EXPECT_EQ(world_.wall_now() - start, 10s - 1h);
  EXPECT_EQ(since_start(), 10s);
  EXPECT_THAT(world_.trace().Lines().back(), HasSubstr("clock.stepped"));
}

TEST_F(WorldTest, EventsComeInTheOrderOfTimeThenOfPosting) {
  diary_.Post(5s, 1);
  diary_.Post(2s, 2);
  diary_.Post(5s, 3);
  diary_.Post(0s, 4);
  world_.RunUntilIdle();
  EXPECT_THAT(diary_.entries, ElementsAre("0:4/0", "2:2/0", "5:1/0", "5:3/0"));
  EXPECT_EQ(since_start(), 5s);
}

TEST_F(WorldTest, TheLow24BitsOfTheGenerationAreKept) {
  diary_.Post(0s, 0xffffffff, 0xab123456);
  world_.RunUntilIdle();
  EXPECT_THAT(diary_.entries, ElementsAre("0:4294967295/" + std::to_string(0x123456)));
}

TEST_F(WorldTest, ThePastIsClosed) {
  world_.RunFor(1s);
  EXPECT_THROW(diary_.Post(-Duration(1), 1), std::logic_error);
  diary_.Post(0s, 2);
  world_.RunUntilIdle();
  EXPECT_THAT(diary_.entries, ElementsAre("1:2/0"));
}

TEST_F(WorldTest, ThereIsRoomFor126Handlers) {
  for (int i = 1; i < 126; ++i) world_.AddHandler(diary_);
  EXPECT_THROW(world_.AddHandler(diary_), std::logic_error);
}

TEST_F(WorldTest, ActionsAreCalledAndForgotten) {
  auto captured = std::make_shared<int>(0);
  std::vector<int> calls;
  for (int i = 0; i < 3; ++i) {
    world_.PostAction(world_.now() + 1s * (3 - i), [&, i, captured] { calls.push_back(i); });
  }
  world_.RunUntilIdle();
  EXPECT_THAT(calls, ElementsAre(2, 1, 0));
  EXPECT_EQ(captured.use_count(), 1);
}

// --- Runs ---

TEST_F(WorldTest, RunUntilDoesAllThatIsDueAtTheDeadline) {
  diary_.Post(1s, 1);
  diary_.Post(2s, 2);
  world_.PostAction(world_.now() + 2s, [&] { diary_.Post(0s, 3); });
  diary_.Post(2s + Duration(1), 4);
  world_.RunFor(2s);
  EXPECT_THAT(diary_.entries, ElementsAre("1:1/0", "2:2/0", "2:3/0"));
  EXPECT_EQ(since_start(), 2s);
  world_.RunFor(0s);
  EXPECT_EQ(since_start(), 2s);
  world_.RunFor(10s);
  EXPECT_EQ(since_start(), 12s);
}

TEST_F(WorldTest, RunningToThePastDoesNothing) {
  world_.RunFor(5s);
  world_.RunFor(-1s);
  world_.RunUntil(kSimulationStart);
  EXPECT_EQ(since_start(), 5s);
}

TEST_F(WorldTest, EventsCanBePostedBetweenAPeekedOneAndNow) {
  diary_.Post(100h, 1);
  world_.RunFor(50h);
  diary_.Post(10h, 2);
  diary_.Post(1s, 3);
  world_.RunFor(60h);
  EXPECT_THAT(diary_.entries, ElementsAre("180001:3/0", "216000:2/0", "360000:1/0"));
}

TEST_F(WorldTest, WorkThatBackgroundEventsDoKeepsARunGoingUntilItEnds) {
  world_.BeginWork();
  diary_.PostBackground(5s, 1);
  world_.PostAction(world_.now() + 7s, [&] { world_.EndWork(); });
  world_.RunUntilIdle();
  EXPECT_THAT(diary_.entries, ElementsAre("5:1/0"));
  EXPECT_EQ(since_start(), 7s);
}

TEST_F(WorldTest, WorkThatIsTakenBackLeavesTheClockWhereItIs) {
  world_.BeginWork();
  diary_.PostBackground(5s, 1);
  world_.EndWork();
  world_.RunUntilIdle();
  EXPECT_THAT(diary_.entries, IsEmpty());
  EXPECT_EQ(since_start(), 0s);
}

TEST_F(WorldTest, BackgroundTimersDoNotKeepARunFromBeingIdle) {
  diary_.PostBackground(1s, 1);
  diary_.Post(2s, 2);
  diary_.PostBackground(3s, 3);
  world_.RunUntilIdle();
  EXPECT_THAT(diary_.entries, ElementsAre("1:1/0", "2:2/0"));
  EXPECT_EQ(since_start(), 2s);
  world_.RunFor(10s);
  EXPECT_THAT(diary_.entries, ElementsAre("1:1/0", "2:2/0", "3:3/0"));
}

TEST_F(WorldTest, TheConditionIsAskedFirstAndAfterEachEvent) {
  for (std::uint32_t i = 1; i <= 5; ++i) diary_.Post(1s * i, i);
  EXPECT_TRUE(world_.RunUntil([] { return true; }, kNever));
  EXPECT_THAT(diary_.entries, IsEmpty());
  EXPECT_TRUE(world_.RunUntil([&] { return diary_.entries.size() == 3; }, world_.now() + 1h));
  EXPECT_EQ(since_start(), 3s);
  EXPECT_FALSE(world_.RunUntil([&] { return diary_.entries.size() == 6; }, world_.now() + 1h));
  EXPECT_EQ(since_start(), 1h + 3s);
}

TEST_F(WorldTest, AConditionThatHoldsAtTheDeadlineHolds) {
  diary_.Post(5s, 1);
  EXPECT_TRUE(world_.RunUntil([&] { return !diary_.entries.empty(); }, world_.now() + 5s));
}

TEST_F(WorldTest, WithoutADeadlineARunEndsWhenNothingIsPending) {
  diary_.Post(1s, 1);
  diary_.PostBackground(14 * 24h, 2);
  EXPECT_FALSE(world_.RunUntil([] { return false; }, kNever));
  EXPECT_EQ(since_start(), 14 * 24h);
  EXPECT_EQ(diary_.entries.size(), 2u);
  world_.RunUntil(kNever);
  EXPECT_EQ(since_start(), 14 * 24h);
}

TEST_F(WorldTest, ADurationTooLongToAddIsForever) {
  diary_.Post(1s, 1);
  world_.RunFor(Duration::max());
  EXPECT_EQ(since_start(), 1s);
}

TEST_F(WorldTest, RunsCannotBeNested) {
  std::vector<std::string> errors;
  const auto attempt = [&](auto run) {
    try {
      run();
    } catch (const std::logic_error& error) {
      errors.push_back(error.what());
    }
  };
  world_.PostAction(world_.now(), [&] {
    attempt([&] { world_.RunFor(1s); });
    attempt([&] { world_.RunUntilIdle(); });
    attempt([&] { world_.Sleep(1s); });
    world_.RunAs(0, 0, [&] { attempt([&] { world_.RunUntil(kNever); }); });
  });
  world_.RunUntilIdle();
  EXPECT_THAT(
      errors,
      ElementsAre("World::RunFor may be called from outside of all actors and handlers only",
                  "World::RunUntilIdle may be called from outside of all actors and handlers only",
                  "World::Sleep may be called by an actor only",
                  "World::RunUntil may be called from outside of all actors and handlers only"));
}

TEST_F(WorldTest, OutsideOfARunSleepRunsTheWorldAndSchedulingPointsDoNothing) {
  diary_.Post(1s, 1);
  diary_.Post(0s, 2);
  world_.SchedulingPoint();
  EXPECT_THAT(diary_.entries, IsEmpty());
  world_.Sleep(2s);
  EXPECT_EQ(since_start(), 2s);
  EXPECT_EQ(diary_.entries.size(), 2u);
}

// --- Failures and guards ---

// Counts the steps in which each event was announced before it came.
class Announced final : public EventHandler {
 public:
  explicit Announced(std::uint32_t count) : steps(count) {}

  void OnEvent(std::uint32_t index, std::uint32_t) override { came.push_back(steps[index]); }
  void Prefetch(std::uint32_t index, int step) const override {
    EXPECT_EQ(steps[index], step);
    ++steps[index];
  }

  mutable std::vector<int> steps;
  std::vector<int> came;
};

TEST_F(WorldTest, ManyEventsAreAnnouncedStepByStepAndFewAreNot) {
  constexpr std::uint32_t kCount = 20'000;
  Announced announced(kCount);
  const HandlerId id = world_.AddHandler(announced);
  for (std::uint32_t i = 0; i < kCount; ++i) {
    world_.Post(world_.now() + Duration(i * 7'919 % 1'000), id, i);
  }
  world_.RunUntilIdle();
  ASSERT_EQ(announced.came.size(), kCount);
  EXPECT_EQ(announced.came.front(), EventHandler::kPrefetchStepCount);
  EXPECT_EQ(announced.came[kCount / 2], EventHandler::kPrefetchStepCount);
  EXPECT_EQ(announced.came.back(), 0);
}

TEST_F(WorldTest, AnExceptionOfAnActionEndsTheRunAndNoMore) {
  world_.PostAction(world_.now() + 1s, [] { throw std::runtime_error("one"); });
  diary_.Post(1s, 1);
  diary_.Post(2s, 2);
  EXPECT_THAT([&] { world_.RunFor(10s); }, testing::ThrowsMessage<std::runtime_error>("one"));
  EXPECT_EQ(since_start(), 1s);
  EXPECT_THAT(diary_.entries, IsEmpty());
  world_.RunFor(9s);
  EXPECT_THAT(diary_.entries, ElementsAre("1:1/0", "2:2/0"));
  EXPECT_EQ(since_start(), 10s);
}

TEST_F(WorldTest, AnExceptionOfAConditionReachesTheCaller) {
  diary_.Post(1s, 1);
  EXPECT_THROW(world_.RunUntil([]() -> bool { throw 42; }, kNever), int);
  world_.RunUntilIdle();
  EXPECT_EQ(diary_.entries.size(), 1u);
}

constexpr TraceKind kRound{"round", "number"};

TEST_F(WorldTest, ARunThatDoesNotMoveTimeIsEnded) {
  std::uint64_t rounds = 0;
  std::function<void()> again = [&] {
    world_.Note(kRound, 0, ++rounds);
    world_.PostAction(world_.now(), again);
  };
  again();
  EXPECT_THAT(
      [&] { world_.RunFor(1s); },
      testing::ThrowsMessage<EndlessRun>(testing::AllOf(
          HasSubstr("more than 1000 events without time moving"), HasSubstr("round number=1001"),
          HasSubstr("round number=982"), testing::Not(HasSubstr("round number=981")))));
}

TEST_F(WorldTest, ManyEventsAtOneInstantAreFineWhenTimeMovesOn) {
  for (std::uint32_t second = 0; second < 5; ++second) {
    for (std::uint32_t i = 0; i < 1'000; ++i) diary_.Post(1s * second, i);
  }
  world_.RunUntilIdle();
  EXPECT_EQ(diary_.entries.size(), 5'000u);
}

TEST_F(WorldTest, ARunWithoutEndIsEndedAtTheHorizon) {
  std::function<void()> again = [&] { world_.PostAction(world_.now() + 1h, again); };
  again();
  EXPECT_THAT(
      [&] { world_.RunUntilIdle(); },
      testing::ThrowsMessage<EndlessRun>(HasSubstr("has not come to an end within 315569520 s")));
  EXPECT_EQ(since_start(), std::chrono::years(10));
  diary_.Post(0s, 1);
  world_.RunFor(1s);
  EXPECT_EQ(diary_.entries.size(), 1u);
}

TEST_F(WorldTest, ARecordingThatDoesNotFitEndsTheRun) {
  ReplayedChoices replay = ReplayedChoices::FromText("bitsim-recording 1\nend 0\n", "test");
  World world(replay);
  world.Spawn("a", [&] { world.SchedulingPoint(); });
  world.Spawn("b", [] {});
  EXPECT_THROW(world.RunUntilIdle(), RecordingError);
}

TEST_F(WorldTest, NotesAreMadeNowByTheService) {
  world_.RunFor(1s);
  world_.Note(kRound, 3, 7, 0, "XX-01");
  EXPECT_THAT(world_.trace().Lines(),
              ElementsAre("+00:00:01.0000000  service  job 3  round number=7  [XX-01]"));
}

}  // namespace
}  // namespace bitsim
