// Callbacks in apartments: one after the other, side by side, on top of each other.

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "sim/com/test_client.h"

namespace bitsim {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

// The open calls of some callbacks: how many, and which of them returned before an earlier one.
struct Calls {
  void Begin() { peak = std::max(peak, ++open); }
  void End() { --open; }
  int open = 0;
  int peak = 0;
};

class ApartmentTest : public ::testing::Test {
 protected:
  void StartJobs(Simulation& simulation, Application& client, int count,
                 const std::function<HRESULT(IBackgroundCopyJob*)>& on_transferred) {
    simulation.network()
        .AddOrigin("http://origin.test")
        .Put("/file", {.content = Content::Text("content")});
    manager_ = CreateManager(client);
    callback_.reset(new TestCallback);
    callback_->on_transferred = on_transferred;
    for (int i = 0; i < count; ++i) {
      jobs_.push_back(CreateJob(*manager_));
      jobs_.back()->AddFile(L"http://origin.test/file", L"C:\\file");
      jobs_.back()->SetNotifyInterface(callback_.get());
      jobs_.back()->Resume();
    }
  }

  ComPointer<IBackgroundCopyManager> manager_;
  ComPointer<TestCallback> callback_;
  std::vector<ComPointer<IBackgroundCopyJob>> jobs_;
  Calls calls_;
};

TEST_F(ApartmentTest, ManyThreadsAreCalledSideBySide) {
  Simulation simulation;
  StartJobs(simulation, simulation.StartApplication("client"), 6, [&](IBackgroundCopyJob*) {
    calls_.Begin();
    simulation.Sleep(seconds(10));
    calls_.End();
    return S_OK;
  });
  simulation.RunUntilIdle();
  EXPECT_EQ(calls_.peak, 4);
  EXPECT_EQ(callback_->transferred, 6);
}

TEST_F(ApartmentTest, ASingleThreadIsCalledOneCallAfterTheOther) {
  Simulation simulation;
  Application& client = simulation.StartApplication("client");
  client.UseSingleThreadedApartment();
  StartJobs(simulation, client, 6, [&](IBackgroundCopyJob*) {
    calls_.Begin();
    simulation.Sleep(seconds(10));
    calls_.End();
    return S_OK;
  });
  simulation.RunUntilIdle();
  EXPECT_EQ(calls_.peak, 1);
  EXPECT_EQ(callback_->transferred, 6);
}

TEST_F(ApartmentTest, ASingleThreadThatCallsOutMayBeReentered) {
  int highest = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    jobs_.clear();
    calls_ = {};
    std::vector<int> stack;
    {
      Simulation simulation({.seed = seed});
      Application& client = simulation.StartApplication("client");
      client.UseSingleThreadedApartment();
      int next = 0;
      StartJobs(simulation, client, 4, [&](IBackgroundCopyJob* job) {
        const int call = next++;
        stack.push_back(call);
        calls_.Begin();
        simulation.Sleep(seconds(10));  // the others come and wait
        BG_JOB_PROGRESS progress = {};
        EXPECT_EQ(job->GetProgress(&progress), S_OK);
        EXPECT_EQ(stack.back(), call);  // those that came in are through
        calls_.End();
        stack.pop_back();
        return S_OK;
      });
      simulation.RunUntilIdle();
      EXPECT_EQ(callback_->transferred, 4);
      jobs_.clear();
      manager_.reset();
    }
    highest = std::max(highest, calls_.peak);
  }
  EXPECT_GT(highest, 1);
}

TEST_F(ApartmentTest, ADeadSingleThreadHoldsUpNobody) {
  Simulation simulation;
  Application& client = simulation.StartApplication("client");
  client.UseSingleThreadedApartment();
  StartJobs(simulation, client, 6, [&](IBackgroundCopyJob*) {
    simulation.Sleep(Duration::max());
    return S_OK;
  });
  simulation.RunFor(minutes(1));
  EXPECT_EQ(callback_->transferred, 1);
  client.Kill();
  const auto manager = CreateManager(simulation.StartApplication("other"));
  const auto job = CreateJob(*manager);
  const ComPointer<TestCallback> callback(new TestCallback);
  job->AddFile(L"http://origin.test/file", L"C:\\other");
  job->SetNotifyInterface(callback.get());
  job->Resume();
  simulation.RunFor(minutes(1));
  EXPECT_EQ(callback->transferred, 1);
}

}  // namespace
}  // namespace bitsim
