// Who holds what: the report of references that are open.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/com/test_client.h"

namespace bitsim {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(OpenReferences, AreListedWithTheirNumberUntilTheyAreReleased) {
  Simulation simulation;
  Application& client = simulation.StartApplication("client");
  EXPECT_THAT(client.open_references(), IsEmpty());
  auto manager = CreateManager(client);
  auto job = CreateJob(*manager);
  job->AddRef();
  EXPECT_THAT(client.open_references(), ElementsAre("IBackgroundCopyManager: 1 reference",
                                                    "IBackgroundCopyJob of job 1: 2 references"));
  job->Release();
  const ComPointer<TestCallback> callback(new TestCallback);
  job->SetNotifyInterface(callback.get());
  job.reset();
  manager.reset();
  EXPECT_THAT(client.open_references(), ElementsAre("callback of job 1, held by the service"));
  client.Kill();
  EXPECT_THAT(client.open_references(), IsEmpty());  // what was held is given back
}

TEST(OpenReferences, ToJobsAreListedByTheirNumbers) {
  Simulation simulation;
  Application& client = simulation.StartApplication("client");
  const auto manager = CreateManager(client);
  auto first = CreateJob(*manager);
  const auto second = CreateJob(*manager);
  GUID id = {};
  EXPECT_EQ(first->GetId(&id), S_OK);
  first.reset();
  EXPECT_THAT(client.open_references(), ElementsAre("IBackgroundCopyManager: 1 reference",
                                                    "IBackgroundCopyJob of job 2: 1 reference"));
  IBackgroundCopyJob* again = nullptr;
  EXPECT_EQ(manager->GetJob(id, &again), S_OK);
  EXPECT_THAT(client.open_references(), ElementsAre("IBackgroundCopyManager: 1 reference",
                                                    "IBackgroundCopyJob of job 1: 1 reference",
                                                    "IBackgroundCopyJob of job 2: 1 reference"));
  again->Release();
}

TEST(OpenReferences, OfABalancedClientAreNone) {
  Simulation simulation;
  simulation.network()
      .AddOrigin("http://origin.test")
      .Put("/file", {.content = Content::Text("content")});
  Application& client = simulation.StartApplication("client");
  client.Run([&] {
    const auto manager = CreateManager(client);
    const auto job = CreateJob(*manager);
    const ComPointer<TestCallback> callback(new TestCallback);
    callback->on_transferred = [](IBackgroundCopyJob* done) { return done->Complete(); };
    job->AddFile(L"http://origin.test/file", L"C:\\file");
    job->SetNotifyInterface(callback.get());
    job->Resume();
    simulation.Sleep(std::chrono::minutes(1));
    EXPECT_EQ(StateOf(*job), BG_JOB_STATE_ACKNOWLEDGED);
  });
  simulation.RunUntilIdle();
  EXPECT_THAT(client.open_references(), IsEmpty());
}

TEST(OpenReferences, ThatACallbackForgotAreFound) {
  Simulation simulation;
  simulation.network().AddOrigin("http://origin.test");
  Application& client = simulation.StartApplication("client");
  auto manager = CreateManager(client);
  auto job = CreateJob(*manager);
  const ComPointer<TestCallback> callback(new TestCallback);
  IBackgroundCopyError* forgotten = nullptr;
  callback->on_error = [&](IBackgroundCopyJob* failed, IBackgroundCopyError* error) {
    error->AddRef();
    forgotten = error;
    return failed->Cancel();
  };
  job->AddFile(L"http://origin.test/missing", L"C:\\file");
  job->SetNotifyInterface(callback.get());
  job->Resume();
  simulation.RunUntilIdle();
  job.reset();
  manager.reset();
  EXPECT_THAT(client.open_references(), ElementsAre("IBackgroundCopyError of job 1: 1 reference"));
  forgotten->Release();
  EXPECT_THAT(client.open_references(), IsEmpty());
}

}  // namespace
}  // namespace bitsim
