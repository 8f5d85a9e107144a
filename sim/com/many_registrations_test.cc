// Registrations and replays without number: each costs the same, however many there were before.

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

#include "sim/com/test_client.h"

namespace bitsim {
namespace {

// The steps of a client that registers so often on a job that is transferred already.
std::uint64_t StepsOfReplays(int count) {
  Simulation simulation;
  simulation.network()
      .AddOrigin("http://origin.test")
      .Put("/file", {.content = Content::Text("content")});
  Application& client = simulation.StartApplication("client");
  const auto manager = CreateManager(client);
  const auto job = CreateJob(*manager);
  job->AddFile(L"http://origin.test/file", L"C:\\file");
  job->Resume();
  simulation.RunUntilIdle();
  const ComPointer<TestCallback> callback(new TestCallback);
  callback->on_transferred = [](IBackgroundCopyJob*) { return E_FAIL; };
  const std::uint64_t before = simulation.trace().event_count();
  for (int i = 0; i < count; ++i) {
    EXPECT_EQ(job->SetNotifyInterface(callback.get()), S_OK);
    simulation.RunFor(std::chrono::milliseconds(1));
  }
  EXPECT_EQ(callback->transferred, count);
  return simulation.trace().event_count() - before;
}

TEST(ManyRegistrations, OfOneJobReplayInProportion) {
  const std::uint64_t steps = StepsOfReplays(3'000);
  EXPECT_EQ(StepsOfReplays(30'000), 10 * steps);
}

TEST(ManyRegistrations, OfOneJobReplaceEachOther) {
  Simulation simulation;
  const auto manager = CreateManager(simulation.StartApplication("client"));
  const auto job = CreateJob(*manager);
  const ComPointer<TestCallback> callback(new TestCallback);
  for (int i = 0; i < 200'000; ++i) {
    ASSERT_EQ(job->SetNotifyInterface(callback.get()), S_OK);
  }
  EXPECT_EQ(callback->references, 3u);  // ours, and one for each of its two interfaces
}

// With a list that is searched for each of them this would take minutes.
TEST(ManyRegistrations, OfManyJobsAreReplacedAndGivenBack) {
  constexpr int kJobs = 30'000;
  Simulation simulation;
  // Nobody else may have so many jobs.
  Application& client =
      simulation.StartApplication("client", {.name = "admin", .is_administrator = true});
  const auto manager = CreateManager(client);
  const ComPointer<TestCallback> callback(new TestCallback);
  std::vector<ComPointer<IBackgroundCopyJob>> jobs;
  for (int i = 0; i < kJobs; ++i) jobs.push_back(CreateJob(*manager));
  for (int round = 0; round < 2; ++round) {
    for (const auto& job : jobs) ASSERT_EQ(job->SetNotifyInterface(callback.get()), S_OK);
  }
  EXPECT_EQ(callback->references, 1u + 2 * kJobs);
  client.Kill();
  EXPECT_EQ(callback->references, 1u);
}

}  // namespace
}  // namespace bitsim
