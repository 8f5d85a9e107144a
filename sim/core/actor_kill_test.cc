// How actors die: at each place where they can block, started or not, willing or not.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/world.h"

namespace bitsim {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::uint32_t kApp = 7;
constexpr std::uint32_t kOtherApp = 8;

class ActorKillTest : public testing::Test {
 protected:
  // Writes its name when its stack is unwound.
  struct Local {
    ~Local() { test.diary_.push_back(name); }
    ActorKillTest& test;
    std::string name;
  };

  void RunAsAfter(Duration delay, std::uint32_t group, std::function<void()> call) {
    world_->PostAction(world_->now() + delay, [this, group, call = std::move(call)] {
      diary_.push_back(world_->RunAs(0, group, call) ? "through" : "killed");
    });
  }
  void KillAfter(Duration delay, std::uint32_t group) {
    world_->PostAction(world_->now() + delay, [this, group] {
      world_->KillGroup(group);
      diary_.push_back("after the kill");
    });
  }

  std::vector<std::string> diary_;  // outlives the actors
  SeededChoices choices_{1};
  std::optional<World> world_{std::in_place, choices_};
};

// --- The place where it blocks ---

struct BlockingPlace {
  std::string name;
  std::function<void(World&)> block;
};

class ActorKillPlaceTest : public ActorKillTest,
                           public testing::WithParamInterface<BlockingPlace> {};

TEST_P(ActorKillPlaceTest, ACallIsUnwoundAndItsHandlerTold) {
  RunAsAfter(0s, kApp, [&] {
    const Local local{*this, "local"};
    GetParam().block(*world_);
    diary_.push_back("never");
  });
  KillAfter(1s, kApp);
  world_->RunFor(1h);
  EXPECT_THAT(diary_, ElementsAre("local", "killed", "after the kill"));
}

TEST_P(ActorKillPlaceTest, ASpawnedActorIsUnwound) {
  world_->Spawn("app", [&] {
    world_->SetCurrentGroup(kApp);
    const Local local{*this, "local"};
    GetParam().block(*world_);
    diary_.push_back("never");
  });
  KillAfter(1s, kApp);
  world_->RunFor(1h);
  EXPECT_THAT(diary_, ElementsAre("local", "after the kill"));
}

// In the middle of a handler, all is as it was when the actor is through with it.
TEST_P(ActorKillPlaceTest, OneThatBlocksInACatchBlockIsUnwound) {
  RunAsAfter(0s, kApp, [&] {
    try {
      throw std::runtime_error("a reason to wait");
    } catch (const std::runtime_error&) {
      const Local local{*this, "local"};
      GetParam().block(*world_);
    }
  });
  KillAfter(1s, kApp);
  world_->RunFor(1h);
  EXPECT_THAT(diary_, ElementsAre("local", "killed", "after the kill"));
}

TEST_P(ActorKillPlaceTest, DestructorsThatBlockDuringTheEndReturnAtOnce) {
  struct Blocks {
    ~Blocks() {
      world.Sleep(1s);
      EXPECT_FALSE(world.Wait(world.now() + 1s));
      world.SchedulingPoint();
      diary.push_back("destroyed");
    }
    World& world;
    std::vector<std::string>& diary;
  };
  RunAsAfter(0s, kApp, [&] {
    const Blocks blocks{*world_, diary_};
    GetParam().block(*world_);
  });
  KillAfter(1s, kApp);
  world_->RunFor(1s);
  EXPECT_THAT(diary_, ElementsAre("destroyed", "killed", "after the kill"));
}

// Client code with catch (...) cannot stop its end, only delay it to the next call that blocks.
TEST_P(ActorKillPlaceTest, OneThatSwallowsItsEndMeetsItAgain) {
  RunAsAfter(0s, kApp, [&] {
    for (int i = 0; i < 3; ++i) {
      try {
        GetParam().block(*world_);
      } catch (...) {
        diary_.push_back("swallowed");
      }
    }
    world_->SchedulingPoint();
    diary_.push_back("never");
  });
  KillAfter(1s, kApp);
  world_->RunFor(1h);
  EXPECT_THAT(diary_,
              ElementsAre("swallowed", "swallowed", "swallowed", "killed", "after the kill"));
}

TEST_P(ActorKillPlaceTest, ItIsUnwoundWhileNothingRuns) {
  RunAsAfter(0s, kApp, [&] {
    const Local local{*this, "local"};
    GetParam().block(*world_);
  });
  world_->RunFor(1s);
  world_->KillGroup(kApp);
  EXPECT_THAT(diary_, ElementsAre("local", "killed"));
}

TEST_P(ActorKillPlaceTest, ItIsUnwoundWithTheWorld) {
  RunAsAfter(0s, kApp, [&] {
    const Local local{*this, "local"};
    GetParam().block(*world_);
  });
  world_->RunFor(1s);
  world_.reset();
  EXPECT_THAT(diary_, ElementsAre("local", "killed"));
}

INSTANTIATE_TEST_SUITE_P(
    AllPlaces, ActorKillPlaceTest,
    testing::Values(BlockingPlace{"Sleep", [](World& world) { world.Sleep(10s); }},
                    BlockingPlace{"SleepForever",
                                  [](World& world) { world.Sleep(Duration::max()); }},
                    BlockingPlace{"Wait", [](World& world) { world.Wait(); }},
                    BlockingPlace{"WaitUntil", [](World& world) { world.Wait(world.now() + 10s); }},
                    // The second time on a carrier that does not own the loop any more.
                    BlockingPlace{"SecondSleep",
                                  [](World& world) {
                                    world.Sleep(0s);
                                    world.Sleep(10s);
                                  }}),
    [](const auto& test) { return test.param.name; });

// --- Other states ---

TEST_F(ActorKillTest, OneThatHasNotStartedNeverDoes) {
  auto captured = std::make_shared<int>(0);
  world_->Spawn("app", [this, captured] { diary_.push_back("never"); });
  world_->KillAllActors();
  EXPECT_EQ(captured.use_count(), 1);
  world_->RunUntilIdle();
  EXPECT_THAT(diary_, IsEmpty());
}

TEST_F(ActorKillTest, OneThatIsWokenAlreadyIsUnwoundAllTheSame) {
  Actor& actor = world_->Spawn("app", [&] {
    world_->SetCurrentGroup(kApp);
    const Local local{*this, "local"};
    world_->Wait();
    diary_.push_back("never");
  });
  world_->PostAction(world_->now() + 1s, [&] {
    world_->Wake(actor);
    world_->KillGroup(kApp);
  });
  world_->RunUntilIdle();
  EXPECT_THAT(diary_, ElementsAre("local"));
}

class AlwaysYield : public ChoiceSource {
 public:
  StreamId OpenStream(std::string_view) override { return 0; }

 protected:
  std::uint64_t Draw(StreamId, std::uint64_t n) override { return n - 1; }
};

TEST_F(ActorKillTest, OneThatYieldsIsUnwoundAtItsSchedulingPoint) {
  AlwaysYield choices;
  world_.emplace(choices);
  RunAsAfter(0s, kApp, [&] {
    const Local local{*this, "local"};
    world_->SchedulingPoint();
    diary_.push_back("never");
  });
  KillAfter(0s, kApp);
  world_->RunUntilIdle();
  EXPECT_THAT(diary_, ElementsAre("local", "killed", "after the kill"));
}

TEST_F(ActorKillTest, OnlyTheGroupDies) {
  for (const std::uint32_t group : {0u, kApp, kOtherApp, kApp}) {
    RunAsAfter(0s, group, [this, group] {
      const Local local{*this, "unwound " + std::to_string(group)};
      world_->Sleep(10s);
    });
  }
  KillAfter(1s, kApp);
  KillAfter(2s, 0);  // is no group
  world_->RunFor(5s);
  EXPECT_THAT(diary_, ElementsAre("unwound 7", "killed", "unwound 7", "killed", "after the kill",
                                  "after the kill"));
  world_->RunFor(5s);
  EXPECT_THAT(diary_,
              ElementsAre("unwound 7", "killed", "unwound 7", "killed", "after the kill",
                          "after the kill", "unwound 0", "through", "unwound 8", "through"));
}

TEST_F(ActorKillTest, WhoKillsItsOwnGroupDiesLastAndDoesNotGoOn) {
  RunAsAfter(0s, kApp, [&] {
    const Local local{*this, "other"};
    world_->Sleep(10s);
  });
  RunAsAfter(1s, kApp, [&] {
    const Local local{*this, "killer"};
    world_->KillGroup(kApp);
    diary_.push_back("never");
  });
  world_->RunUntilIdle();
  EXPECT_THAT(diary_, ElementsAre("other", "killed", "killer", "killed"));
}

TEST_F(ActorKillTest, WhoKillsAnotherGroupGoesOn) {
  RunAsAfter(0s, kOtherApp, [&] { world_->Sleep(10s); });
  RunAsAfter(1s, kApp, [&] {
    world_->KillGroup(kOtherApp);
    EXPECT_EQ(world_->current_group(), kApp);
    world_->Sleep(1s);
    diary_.push_back("alive");
  });
  world_->RunUntilIdle();
  EXPECT_THAT(diary_, ElementsAre("killed", "alive", "through"));
}

// A victim takes revenge while it is unwound: both must end, and each only once.
TEST_F(ActorKillTest, AKillMayCauseAnother) {
  struct Revenge {
    ~Revenge() { world.KillGroup(kApp); }
    World& world;
  };
  RunAsAfter(0s, kOtherApp, [&] {
    const Revenge revenge{*world_};
    const Local local{*this, "victim"};
    world_->Sleep(10s);
  });
  RunAsAfter(1s, kApp, [&] {
    const Local local{*this, "killer"};
    world_->KillGroup(kOtherApp);
    diary_.push_back("never");
  });
  world_->RunUntilIdle();
  EXPECT_THAT(diary_, ElementsAre("victim", "killed", "killer", "killed"));
}

// What the handler below does next may block again, on a carrier that a kill has resumed.
TEST_F(ActorKillTest, TheHandlerBelowGoesOn) {
  world_->PostAction(world_->now(), [&] {
    world_->RunAs(0, kApp, [&] { world_->Sleep(10s); });
    diary_.push_back("next");
    diary_.push_back(world_->RunAs(0, kOtherApp, [&] { world_->Sleep(10s); }) ? "through"
                                                                              : "killed");
  });
  world_->RunFor(1s);
  world_->KillGroup(kApp);
  EXPECT_THAT(diary_, ElementsAre("next"));
  world_->RunUntilIdle();
  EXPECT_THAT(diary_, ElementsAre("next", "through"));
  EXPECT_EQ(world_->now() - kSimulationStart, 11s);
}

TEST_F(ActorKillTest, AKillIsInTheTrace) {
  RunAsAfter(0s, kApp, [&] { world_->Sleep(10s); });
  KillAfter(1s, kApp);
  world_->RunUntilIdle();
  EXPECT_THAT(world_->trace().Lines(), ElementsAre("+00:00:01.0000000  service  -  actor.killed"));
}

TEST_F(ActorKillTest, TheTimeOutsOfTheDeadDoNotKeepARunFromBeingIdle) {
  RunAsAfter(0s, kApp, [&] { world_->Sleep(1000h); });
  KillAfter(1s, kApp);
  world_->RunUntilIdle();
  EXPECT_EQ(world_->now() - kSimulationStart, 1s);
}

TEST_F(ActorKillTest, TheEventsOfTheDeadDoNotReachTheLiving) {
  RunAsAfter(0s, kApp, [&] { world_->Sleep(5s); });
  KillAfter(1s, kApp);
  RunAsAfter(2s, kApp, [&] {  // takes over the place of the dead
    EXPECT_FALSE(world_->Wait(world_->now() + 10s));
    EXPECT_EQ(world_->now() - kSimulationStart, 12s);
  });
  world_->RunUntilIdle();
  EXPECT_THAT(diary_, ElementsAre("killed", "after the kill", "through"));
}

// --- Exceptions ---

void ThrowAtTheEnd(World& world) {
  try {
    world.Sleep(10s);
  } catch (const ActorKilled&) {
    throw std::runtime_error("instead of dying");
  }
}

TEST_F(ActorKillTest, AnExceptionInPlaceOfDyingReachesTheRun) {
  RunAsAfter(0s, kApp, [&] { ThrowAtTheEnd(*world_); });
  KillAfter(1s, kApp);
  EXPECT_THAT([&] { world_->RunUntilIdle(); },
              testing::ThrowsMessage<std::runtime_error>("instead of dying"));
  EXPECT_THAT(diary_, ElementsAre("killed", "after the kill"));
}

TEST_F(ActorKillTest, AnExceptionInPlaceOfDyingReachesWhoKillsOutsideOfARun) {
  RunAsAfter(0s, kApp, [&] { ThrowAtTheEnd(*world_); });
  world_->RunFor(1s);
  EXPECT_THAT([&] { world_->KillGroup(kApp); },
              testing::ThrowsMessage<std::runtime_error>("instead of dying"));
  world_->RunUntilIdle();
}

TEST_F(ActorKillTest, AnExceptionInPlaceOfDyingDoesNotLeaveADestructor) {
  RunAsAfter(0s, kApp, [&] { ThrowAtTheEnd(*world_); });
  world_->RunFor(1s);
  world_.reset();
  EXPECT_THAT(diary_, ElementsAre("killed"));
}

// --- The end of the world ---

TEST_F(ActorKillTest, NobodyStartsAtTheEndOfTheWorld) {
  world_->PostAction(world_->now(), [&] {
    while (world_->RunAs(0, kApp, [&] { world_->Sleep(1s); })) diary_.push_back("through");
    diary_.push_back(world_->RunAs(0, kApp, [&] {}) ? "through" : "refused");
    world_->Spawn("late", [&] { diary_.push_back("never"); });
  });
  world_->RunFor(2500ms);
  world_.reset();
  EXPECT_THAT(diary_, ElementsAre("through", "through", "refused"));
}

TEST_F(ActorKillTest, AFailedRunLeavesAWorldThatCanEnd) {
  for (int i = 0; i < 5; ++i) RunAsAfter(0s, kApp, [&] { world_->Sleep(10s); });
  RunAsAfter(0s, kApp, [] { throw 1; });
  EXPECT_THROW(world_->RunFor(1s), int);
  world_.reset();
}

}  // namespace
}  // namespace bitsim
