#include "bitsim/simulation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "sim/com/test_client.h"

namespace bitsim {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::ElementsAre;

// The worked example on top of simulation.h, to the letter.
TEST(Simulation, DoesWhatItsExampleSays) {
  auto* const callback = new TestCallback;

  bitsim::Simulation simulation;
  bitsim::Origin& origin = simulation.network().AddOrigin("http://origin.test");
  origin.Put("/file", {.content = bitsim::Content::Pattern(1'000'000)});

  bitsim::Application& client = simulation.StartApplication("client");
  IBackgroundCopyManager* manager = client.CreateManager();
  IBackgroundCopyJob* job = nullptr;
  GUID id;
  manager->CreateJob(L"job", BG_JOB_TYPE_DOWNLOAD, &id, &job);
  job->AddFile(L"http://origin.test/file", L"C:\\data\\file");
  job->SetNotifyInterface(callback);  // your IBackgroundCopyCallback
  job->Resume();
  simulation.RunUntilIdle();  // callback->JobTransferred(job) was called

  EXPECT_EQ(callback->transferred, 1);
  EXPECT_EQ(callback->errors + callback->modifications + callback->files, 0);
  job->Complete();
  EXPECT_THAT(simulation.disk().Paths(), ElementsAre("C:\\data\\file"));
  EXPECT_EQ(callback->Release(), 0u);
  EXPECT_EQ(job->Release(), 0u);
  EXPECT_EQ(manager->Release(), 0u);
}

// The example on top of application.h.
TEST(Simulation, RunsThreadsOfApplications) {
  Simulation simulation;
  Application& client = simulation.StartApplication("client");
  BG_JOB_STATE state = {};
  client.Run([&] {
    const auto manager = CreateManager(client);
    const auto job = CreateJob(*manager);
    simulation.Sleep(hours(1));
    state = StateOf(*job);
  });
  simulation.RunUntilIdle();
  EXPECT_EQ(state, BG_JOB_STATE_SUSPENDED);
  EXPECT_EQ(simulation.now(), kSimulationStart + hours(1));
}

// --- Time ---

TEST(Simulation, StartsAtAFixedTime) {
  Simulation simulation;
  EXPECT_EQ(simulation.now(), kSimulationStart);
  EXPECT_EQ(simulation.wall_now(), kSimulationStartWallTime);
  simulation.StepWallClock(-hours(2));
  simulation.RunFor(hours(1));
  EXPECT_EQ(simulation.now(), kSimulationStart + hours(1));
  EXPECT_EQ(simulation.wall_now(), kSimulationStartWallTime - hours(1));
}

TEST(Simulation, RefusesNegativeDurationsAndEmptyFunctions) {
  Simulation simulation;
  EXPECT_THROW(simulation.RunFor(-seconds(1)), std::invalid_argument);
  EXPECT_THROW(simulation.RunUntil([] { return true; }, -seconds(1)), std::invalid_argument);
  EXPECT_THROW(simulation.Sleep(-seconds(1)), std::invalid_argument);
  EXPECT_THROW(simulation.RunUntil(nullptr, seconds(1)), std::invalid_argument);
  EXPECT_THROW(simulation.StartApplication("client").Run(nullptr), std::invalid_argument);
  EXPECT_EQ(simulation.now(), kSimulationStart);
}

TEST(Simulation, RefusesOptionsThatNoSimulationCanHave) {
  EXPECT_THROW(Simulation({.bits_version = {7, 7}}), std::invalid_argument);
  EXPECT_THROW(Simulation({.link = {.bits_per_second = 0}}), std::invalid_argument);
  EXPECT_THROW(Simulation({.idle_horizon = -seconds(1)}), std::invalid_argument);
}

TEST(Simulation, WaitsForAConditionWithoutLimit) {
  Simulation simulation;
  Application& client = simulation.StartApplication("client");
  bool done = false;
  client.Run([&] {
    simulation.Sleep(days(300));
    done = true;
  });
  EXPECT_FALSE(simulation.RunUntil([&] { return done; }, days(1)));
  EXPECT_EQ(simulation.now(), kSimulationStart + days(1));
  EXPECT_TRUE(simulation.RunUntil([&] { return done; }, Duration::max()));
  EXPECT_EQ(simulation.now(), kSimulationStart + days(300));
}

TEST(Simulation, IsIdleWhileTimersOnlyWaitForNothingToHappen) {
  Simulation simulation;
  const auto manager = CreateManager(simulation.StartApplication("client"));
  const auto job = CreateJob(*manager);  // its inactivity time-out is 90 days
  simulation.RunUntilIdle();
  EXPECT_EQ(simulation.now(), kSimulationStart);
  EXPECT_EQ(StateOf(*job), BG_JOB_STATE_SUSPENDED);
}

TEST(Simulation, IsNotIdleBeforeTheLastRetry) {
  Simulation simulation;
  Origin& origin = simulation.network().AddOrigin("http://origin.test");
  origin.Put("/file", {.content = Content::Pattern(10)});
  origin.AnswerNext("/file", {.status = 503}, 3);
  const auto manager = CreateManager(simulation.StartApplication("client"));
  const auto job = CreateJob(*manager);
  job->AddFile(L"http://origin.test/file", L"C:\\file");
  job->Resume();
  simulation.RunUntilIdle();
  EXPECT_EQ(StateOf(*job), BG_JOB_STATE_TRANSFERRED);
  EXPECT_GE(simulation.now(), kSimulationStart + minutes(30));
}

TEST(Simulation, NinetyIdleDaysCancelAJobAndCostNextToNothing) {
  Simulation simulation;
  simulation.network()
      .AddOrigin("http://origin.test")
      .Put("/file", {.content = Content::Text("a")});
  const auto manager = CreateManager(simulation.StartApplication("client"));
  const auto job = CreateJob(*manager);
  const ComPointer<TestCallback> callback(new TestCallback);
  job->AddFile(L"http://origin.test/file", L"C:\\file");
  job->SetNotifyInterface(callback.get());
  job->Resume();
  simulation.RunUntilIdle();
  const std::uint64_t steps = simulation.trace().event_count();
  simulation.RunFor(days(90) - seconds(1));
  EXPECT_EQ(StateOf(*job), BG_JOB_STATE_TRANSFERRED);
  simulation.RunFor(seconds(1));
  EXPECT_EQ(StateOf(*job), BG_JOB_STATE_CANCELLED);
  EXPECT_LE(simulation.trace().event_count() - steps, 10u);
  EXPECT_EQ(callback->transferred, 1);
  EXPECT_EQ(callback->references, 1u);
  EXPECT_THAT(simulation.disk().Paths(), ::testing::IsEmpty());
}

// --- One history for one seed ---

// Three clients, their jobs and callbacks, on a network whose latency is a matter of choice.
std::uint64_t HashOfABusyDay(std::uint64_t seed) {
  Simulation simulation(
      {.seed = seed, .link = {.bits_per_second = 10'000'000, .jitter_max = milliseconds(50)}});
  Origin& origin = simulation.network().AddOrigin("http://origin.test");
  origin.Put("/file", {.content = Content::Pattern(3'000'000)});
  origin.Put("/flaky", {.content = Content::Pattern(1'000'000)});
  origin.AnswerNext("/flaky", {.break_after_bytes = 100'000}, 3);
  for (const char* const name : {"a", "b", "c"}) {
    Application& client = simulation.StartApplication(name);
    client.Run([&simulation, &client] {
      const auto manager = CreateManager(client);
      for (int i = 0; i < 3; ++i) {
        const auto job = CreateJob(*manager);
        const ComPointer<TestCallback> callback(new TestCallback);
        callback->on_transferred = [&](IBackgroundCopyJob* done) {
          simulation.Sleep(milliseconds(300));
          return done->Complete();
        };
        job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_MODIFICATION);
        job->SetNotifyInterface(callback.get());
        job->AddFile(L"http://origin.test/file", L"C:\\file");
        job->AddFile(L"http://origin.test/flaky", L"C:\\flaky");
        job->Resume();
        while (StateOf(*job) != BG_JOB_STATE_ACKNOWLEDGED) simulation.Sleep(seconds(7));
      }
    });
  }
  simulation.RunUntilIdle();
  EXPECT_TRUE(simulation.disk().Exists("C:\\flaky"));
  return simulation.trace().hash();
}

TEST(Simulation, IsTheSameToTheLastStepForTheSameSeed) {
  const std::uint64_t hash = HashOfABusyDay(1);
  EXPECT_EQ(HashOfABusyDay(1), hash);
  EXPECT_NE(HashOfABusyDay(2), hash);
}

TEST(Simulation, RepeatsARecordedHistory) {
  const auto history = [](ChoiceSource& choices) {
    Simulation simulation({.choices = &choices, .link = {.jitter_max = seconds(1)}});
    simulation.network().AddOrigin("http://origin.test").Put("/file", {});
    const auto manager = CreateManager(simulation.StartApplication("client"));
    const auto job = CreateJob(*manager);
    job->AddFile(L"http://origin.test/file", L"C:\\file");
    job->Resume();
    simulation.RunUntilIdle();
    return simulation.trace().hash();
  };
  SeededChoices seeded(42);
  RecordingChoices recording(seeded);
  const std::uint64_t hash = history(recording);
  ReplayedChoices replay = ReplayedChoices::FromText(recording.ToText(), "recording");
  EXPECT_EQ(history(replay), hash);
}

// --- Many jobs ---

TEST(Simulation, ReusesRecordsOfJobsThatAreGone) {
  Simulation simulation;
  simulation.network()
      .AddOrigin("http://origin.test")
      .Put("/file", {.content = Content::Text("a")});
  const auto manager = CreateManager(simulation.StartApplication("client"));
  const ComPointer<TestCallback> callback(new TestCallback);
  callback->on_transferred = [](IBackgroundCopyJob* job) { return job->Complete(); };
  for (int i = 0; i < 200; ++i) {
    const auto job = CreateJob(*manager);
    job->SetNotifyInterface(callback.get());
    job->AddFile(L"http://origin.test/file", L"C:\\file");
    job->Resume();
    if (i % 3 == 0) job->Cancel();
    if (i % 3 == 1) simulation.RunUntilIdle();
  }
  simulation.RunUntilIdle();
  EXPECT_EQ(callback->transferred, 133);
  EXPECT_EQ(callback->references, 1u);
}

}  // namespace
}  // namespace bitsim
