// Actors that start, block and go on. Who goes first: actor_order_test.cc; how they die:
// actor_kill_test.cc.

#include "sim/core/actor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/core/world.h"

namespace bitsim {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ActorTest : public testing::Test {
 protected:
  // Writes down a name and the seconds since the start.
  void Write(const std::string& entry) {
    diary_.push_back(entry + "@" + std::to_string((world_.now() - kSimulationStart) / 1s));
  }
  // As an event handler does it: `call` runs at that time as an actor.
  void RunAsAfter(Duration delay, std::function<void()> call, const std::string& name = "call") {
    world_.PostAction(world_.now() + delay, [this, name, call = std::move(call)] {
      const TraceActorId identity = world_.trace().AddActor(name);
      Write(name + (world_.RunAs(identity, 1, call) ? " is through" : " is cut off"));
    });
  }

  std::vector<std::string> diary_;  // outlives the actors
  SeededChoices choices_{1};
  World world_{choices_};
};

// --- Spawned actors ---

TEST_F(ActorTest, StartsInItsTurnNotAtOnce) {
  world_.Spawn("a", [&] { Write("a"); });
  world_.Spawn("b", [&] { Write("b"); });
  EXPECT_THAT(diary_, IsEmpty());
  world_.RunUntilIdle();
  EXPECT_THAT(diary_, ElementsAre("a@0", "b@0"));
}

TEST_F(ActorTest, SleepersInterleaveInVirtualTime) {
  world_.Spawn("a", [&] {
    for (int i = 0; i < 3; ++i) {
      world_.Sleep(2s);
      Write("a");
    }
  });
  world_.Spawn("b", [&] {
    world_.Sleep(3s);
    Write("b");
    world_.Sleep(100h);
    Write("b");
  });
  world_.RunUntilIdle();
  EXPECT_THAT(diary_, ElementsAre("a@2", "b@3", "a@4", "a@6", "b@360003"));
}

TEST_F(ActorTest, SleepOfNothingOrLessLetsOthersGoFirst) {
  for (const char* const name : {"a", "b"}) {
    world_.Spawn(name, [&, name] {
      Write(name);
      world_.Sleep(0s);
      Write(name);
      world_.Sleep(-5s);
      Write(name);
    });
  }
  world_.RunUntilIdle();
  EXPECT_THAT(diary_, ElementsAre("a@0", "b@0", "a@0", "b@0", "a@0", "b@0"));
}

TEST_F(ActorTest, SleepingForeverDoesNotKeepARunFromBeingIdle) {
  world_.Spawn("a", [&] { world_.Sleep(Duration::max()); });
  world_.RunUntilIdle();
  EXPECT_EQ(world_.now(), kSimulationStart);
}

TEST_F(ActorTest, MayBeSpawnedByOthers) {
  world_.Spawn("a", [&] {
    world_.Sleep(1s);
    world_.Spawn("b", [&] { Write("b"); });
    Write("a");
  });
  world_.RunUntilIdle();
  EXPECT_THAT(diary_, ElementsAre("a@1", "b@1"));
}

TEST_F(ActorTest, WhatABodyHasCapturedIsDestroyedByTheActor) {
  std::string destroyed_by;
  struct Guard {
    ~Guard() { destroyed_by = world.trace().actor_name(world.current_identity()); }
    World& world;
    std::string& destroyed_by;
  };
  const auto guard = std::shared_ptr<Guard>(new Guard{world_, destroyed_by});
  world_.Spawn("a", [captured = guard, &world = world_] { world.Sleep(1s); });
  const_cast<std::shared_ptr<Guard>&>(guard).reset();
  world_.RunUntilIdle();
  EXPECT_EQ(destroyed_by, "a");
}

// --- Waiting ---

TEST_F(ActorTest, AWaiterIsWoken) {
  Actor& waiter = world_.Spawn("waiter", [&] { Write(world_.Wait() ? "woken" : "timed out"); });
  world_.RunUntilIdle();
  EXPECT_THAT(diary_, IsEmpty());
  world_.PostAction(world_.now() + 5s, [&] {
    world_.Wake(waiter);
    world_.Wake(waiter);
    Write("waker");
  });
  world_.RunUntilIdle();
  EXPECT_THAT(diary_, ElementsAre("waker@5", "woken@5"));
}

TEST_F(ActorTest, AWaitTimesOut) {
  Actor& waiter = world_.Spawn("waiter", [&] {
    Write(world_.Wait(world_.now() + 2s) ? "woken" : "timed out");
    Write(world_.Wait(world_.now() - 2s) ? "woken" : "timed out");
    Write(world_.Wait() ? "woken" : "timed out");
  });
  world_.RunUntilIdle();
  EXPECT_THAT(diary_, ElementsAre("timed out@2", "timed out@2"));
  world_.Wake(waiter);
  world_.RunUntilIdle();
  EXPECT_THAT(diary_, ElementsAre("timed out@2", "timed out@2", "woken@2"));
}

TEST_F(ActorTest, TheTimeOutOfAWaitThatIsOverIsForgotten) {
  Actor& waiter = world_.Spawn("waiter", [&] {
    Write(world_.Wait(world_.now() + 10s) ? "woken" : "timed out");
    Write(world_.Wait(world_.now() + 100s) ? "woken" : "timed out");
  });
  world_.PostAction(world_.now() + 1s, [&] { world_.Wake(waiter); });
  world_.RunUntil([&] { return diary_.size() == 1; }, kNever);
  world_.PostAction(world_.now() + 50s, [&] { world_.Wake(waiter); });
  world_.RunUntilIdle();
  EXPECT_THAT(diary_, ElementsAre("woken@1", "woken@51"));
  EXPECT_EQ(world_.now() - kSimulationStart, 51s);  // not the 101 s of the last time-out
}

TEST_F(ActorTest, WakingOneThatDoesNotWaitDoesNothing) {
  Actor& actor = world_.Spawn("actor", [&] {
    world_.Sleep(5s);
    Write("slept");
    Write(world_.Wait(world_.now() + 1s) ? "woken" : "timed out");
  });
  world_.Wake(actor);
  world_.PostAction(world_.now() + 1s, [&] { world_.Wake(actor); });
  world_.RunUntilIdle();
  EXPECT_THAT(diary_, ElementsAre("slept@5", "timed out@6"));
  world_.Wake(actor);  // it has ended
  world_.RunUntilIdle();
}

TEST_F(ActorTest, AnActorMayWakeAnother) {
  Actor* first = nullptr;
  int rounds = 0;
  Actor& second = world_.Spawn("second", [&] {
    while (rounds < 1'000) {
      world_.Wait();
      ++rounds;
      world_.Wake(*first);
    }
  });
  first = &world_.Spawn("first", [&] {
    while (rounds < 1'000) {
      world_.Wake(second);
      world_.Wait();
    }
  });
  world_.RunUntilIdle();
  EXPECT_EQ(rounds, 1'000);
}

// --- Calls of event handlers ---

TEST_F(ActorTest, ACallThatDoesNotBlockIsThroughAtOnce) {
  RunAsAfter(1s, [&] { Write("call"); });
  world_.RunUntilIdle();
  EXPECT_THAT(diary_, ElementsAre("call@1", "call is through@1"));
}

TEST_F(ActorTest, ACallKnowsWhoItIs) {
  std::vector<std::string> names;
  const auto write_name = [&] {
    names.push_back(std::string(world_.trace().actor_name(world_.current_identity())) + " " +
                    std::to_string(world_.current_group()) +
                    (world_.current_actor() == nullptr ? " -" : ""));
  };
  const TraceActorId app = world_.trace().AddActor("app");
  write_name();
  world_.PostAction(world_.now(), [&] {
    write_name();
    world_.RunAs(app, 7, [&] {
      write_name();
      world_.Sleep(1s);
      world_.SetCurrentGroup(8);
      write_name();
    });
    write_name();
  });
  world_.PostAction(world_.now() + 500ms, write_name);
  world_.RunUntilIdle();
  write_name();
  EXPECT_THAT(names, ElementsAre("service 0 -", "service 0 -", "app 7", "service 0 -", "app 8",
                                 "service 0 -", "service 0 -"));
}

TEST_F(ActorTest, FiveCallsBlockAtOnce) {
  for (int i = 1; i <= 5; ++i) {
    RunAsAfter(
        1s * i, [this, i] { world_.Sleep(100s - 10s * i); }, "call " + std::to_string(i));
  }
  world_.RunUntilIdle();
  EXPECT_THAT(diary_,
              ElementsAre("call 5 is through@55", "call 4 is through@64", "call 3 is through@73",
                          "call 2 is through@82", "call 1 is through@91"));
}

TEST_F(ActorTest, AHandlerMayCallAgainWhenACallIsThrough) {
  world_.PostAction(world_.now(), [&] {
    for (int i = 0; i < 3; ++i) {
      world_.RunAs(0, 1, [&] { world_.Sleep(1s); });
      Write("call " + std::to_string(i));
    }
  });
  world_.Spawn("other", [&] {
    world_.Sleep(1500ms);
    Write("other");
  });
  world_.RunUntilIdle();
  EXPECT_THAT(diary_, ElementsAre("call 0@1", "other@1", "call 1@2", "call 2@3"));
}

TEST_F(ActorTest, CallsMayBlockManyTimesAndInAnyOrder) {
  int ended = 0;
  for (int i = 0; i < 100; ++i) {
    RunAsAfter(1ms * (i % 10), [this, &ended, i] {
      for (int j = 0; j < 20; ++j) world_.Sleep(1ms * ((i * 7 + j * 13) % 17));
      ++ended;
    });
  }
  world_.RunUntilIdle();
  EXPECT_EQ(ended, 100);
}

TEST_F(ActorTest, ABlockedCallOutlivesTheRunInWhichItBlocked) {
  RunAsAfter(1s, [&] { world_.Sleep(10s); });
  world_.RunFor(5s);
  EXPECT_THAT(diary_, IsEmpty());
  world_.RunFor(5s);
  EXPECT_THAT(diary_, IsEmpty());
  world_.RunFor(5s);
  EXPECT_THAT(diary_, ElementsAre("call is through@11"));
}

TEST_F(ActorTest, AConditionIsAskedWhileACallIsBlocked) {
  RunAsAfter(1s, [&] {
    Write("before");
    world_.Sleep(10s);
  });
  EXPECT_TRUE(world_.RunUntil([&] { return !diary_.empty(); }, kNever));
  EXPECT_THAT(diary_, ElementsAre("before@1"));
}

TEST_F(ActorTest, BlockingAndCallingBelongsToItsPlace) {
  EXPECT_THROW(world_.RunAs(0, 0, [] {}), std::logic_error);
  EXPECT_THROW(world_.Wait(), std::logic_error);
  EXPECT_THROW(world_.SetCurrentGroup(1), std::logic_error);
  world_.PostAction(world_.now(), [&] {
    EXPECT_THROW(world_.Wait(), std::logic_error);
    EXPECT_THROW(world_.Sleep(1s), std::logic_error);
    EXPECT_TRUE(
        world_.RunAs(0, 0, [&] { EXPECT_THROW(world_.RunAs(0, 0, [] {}), std::logic_error); }));
  });
  world_.RunUntilIdle();
}

// --- Exceptions ---

TEST_F(ActorTest, AnExceptionOfABodyReachesTheRun) {
  world_.Spawn("a", [&] {
    world_.Sleep(1s);
    throw std::runtime_error("of a");
  });
  EXPECT_THAT([&] { world_.RunUntilIdle(); }, testing::ThrowsMessage<std::runtime_error>("of a"));
  EXPECT_EQ(world_.now() - kSimulationStart, 1s);
  world_.RunUntilIdle();
}

TEST_F(ActorTest, AnExceptionOfACallReachesTheRunAndTheHandlerIsTold) {
  RunAsAfter(1s, [] { throw std::runtime_error("at once"); });
  RunAsAfter(2s, [&] {
    world_.Sleep(1s);
    throw std::runtime_error("later");
  });
  EXPECT_THAT([&] { world_.RunUntilIdle(); },
              testing::ThrowsMessage<std::runtime_error>("at once"));
  EXPECT_THAT(diary_, ElementsAre("call is cut off@1"));
  EXPECT_THAT([&] { world_.RunUntilIdle(); }, testing::ThrowsMessage<std::runtime_error>("later"));
  EXPECT_THAT(diary_, ElementsAre("call is cut off@1", "call is cut off@3"));
}

TEST_F(ActorTest, ActorsMayBlockInTheMiddleOfTheirExceptions) {
  for (const char* const name : {"a", "b", "c"}) {
    world_.Spawn(name, [&, name] {
      try {
        throw std::runtime_error(name);
      } catch (...) {
        world_.Sleep(1s);
        try {
          throw;
        } catch (const std::runtime_error& error) {
          Write(error.what());
        }
      }
    });
  }
  world_.RunUntilIdle();
  EXPECT_THAT(diary_, ElementsAre("a@1", "b@1", "c@1"));
}

TEST_F(ActorTest, NotesAreMadeByTheActor) {
  static constexpr TraceKind kNote{"note"};
  world_.Spawn("app", [&] { world_.Note(kNote, 4); });
  world_.RunUntilIdle();
  EXPECT_THAT(world_.trace().Lines(),
              ElementsAre(HasSubstr("app  -  actor.started"), HasSubstr("app  job 4  note"),
                          HasSubstr("app  -  actor.ended")));
}

}  // namespace
}  // namespace bitsim
