// The sample client, run against the simulator.

#include "notify_client.h"

#include <bitsim/simulation.h>
#include <gtest/gtest.h>

#include <chrono>

// [first test]
TEST(NotifyClient, GetsItsFile) {
  bitsim::Simulation simulation;
  bitsim::Origin& origin = simulation.network().AddOrigin("http://origin.test");
  origin.Put("/file", {.content = bitsim::Content::Text("hello")});
  IBackgroundCopyManager* manager = simulation.StartApplication("client").CreateManager();

  DownloadOutcome outcome;
  IBackgroundCopyJob* job = nullptr;
  StartDownload(manager, L"http://origin.test/file", L"C:\\data\\file", &outcome, &job);
  simulation.RunUntilIdle();

  EXPECT_TRUE(outcome.isFinished);
  EXPECT_EQ(simulation.disk().Read("C:\\data\\file"), "hello");
  job->Release();
  manager->Release();
}
// [/first test]

namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;

// [fixture]
class NotifyClientTest : public testing::Test {
 protected:
  NotifyClientTest() { origin_.Put("/file", {.content = bitsim::Content::Pattern(1'000'000)}); }
  ~NotifyClientTest() override {
    if (job_ != nullptr) job_->Release();
    manager_->Release();
  }

  void Start(LPCWSTR url) {
    ASSERT_EQ(StartDownload(manager_, url, L"C:\\data\\file", &outcome_, &job_), S_OK);
  }

  DownloadOutcome outcome_;
  bitsim::Simulation simulation_;
  bitsim::Origin& origin_ = simulation_.network().AddOrigin("http://origin.test");
  bitsim::Application& client_ = simulation_.StartApplication("client");
  IBackgroundCopyManager* manager_ = client_.CreateManager();
  IBackgroundCopyJob* job_ = nullptr;
};
// [/fixture]

// [missing file]
TEST_F(NotifyClientTest, LearnsThatTheServerDoesNotHaveTheFile) {
  Start(L"http://origin.test/missing");
  simulation_.RunUntilIdle();
  EXPECT_FALSE(outcome_.isFinished);
  EXPECT_EQ(outcome_.error, BG_E_HTTP_ERROR_404);
}
// [/missing file]

// [rename failure]
TEST_F(NotifyClientTest, TriesAgainWhenTheOldFileIsInUse) {
  simulation_.disk().Lock("C:\\data\\file");
  Start(L"http://origin.test/file");
  simulation_.RunFor(minutes(5));
  EXPECT_FALSE(outcome_.isFinished);

  simulation_.disk().Unlock("C:\\data\\file");
  simulation_.RunFor(minutes(10));  // BITS calls again after the minimum retry delay
  EXPECT_TRUE(outcome_.isFinished);
}
// [/rename failure]

// [network loss]
TEST_F(NotifyClientTest, DoesNotHearOfANetworkThatIsAwayForAWeek) {
  origin_.Put("/film", {.content = bitsim::Content::Pattern(10'000'000'000)});
  Start(L"http://origin.test/film");
  simulation_.RunFor(seconds(30));
  simulation_.network().Cut();
  simulation_.RunFor(days(7));
  EXPECT_EQ(outcome_.error, S_OK);

  simulation_.network().Restore();
  simulation_.RunUntilIdle();
  EXPECT_TRUE(outcome_.isFinished);
}
// [/network loss]

TEST_F(NotifyClientTest, DoesNotHearOfAServerThatIsBusyForAnHour) {
  origin_.AnswerNext("/file", {.status = 503}, 6);
  Start(L"http://origin.test/file");
  simulation_.RunFor(minutes(59));
  EXPECT_EQ(outcome_.error, S_OK);
  EXPECT_FALSE(outcome_.isFinished);
  simulation_.RunFor(minutes(2));
  EXPECT_TRUE(outcome_.isFinished);
}

TEST_F(NotifyClientTest, HearsOfNoModificationsThatItDidNotAskFor) {
  Start(L"http://origin.test/file");
  simulation_.RunUntilIdle();
  EXPECT_EQ(outcome_.modifications, 0);
}

TEST_F(NotifyClientTest, DoesNotStartWhatCannotBeStarted) {
  EXPECT_EQ(StartDownload(manager_, L"gopher://origin.test/file", L"C:\\file", &outcome_, &job_),
            E_INVALIDARG);
  EXPECT_EQ(job_, nullptr);
  client_.Kill();
  EXPECT_EQ(StartDownload(manager_, L"http://origin.test/file", L"C:\\file", &outcome_, &job_),
            RPC_E_DISCONNECTED);
}

// [restart]
TEST_F(NotifyClientTest, RegistersAgainAfterItWasKilled) {
  Start(L"http://origin.test/file");
  GUID id;
  job_->GetId(&id);
  client_.Kill();  // in the middle of the transfer, which goes on without it
  simulation_.RunUntilIdle();
  EXPECT_FALSE(outcome_.isFinished);

  IBackgroundCopyManager* manager = simulation_.StartApplication("client again").CreateManager();
  IBackgroundCopyJob* job = nullptr;
  ASSERT_EQ(manager->GetJob(id, &job), S_OK);
  EXPECT_EQ(RegisterForNotification(job, &outcome_), S_OK);
  simulation_.RunUntilIdle();
  EXPECT_TRUE(outcome_.isFinished);
  job->Release();
  manager->Release();
}
// [/restart]

}  // namespace
