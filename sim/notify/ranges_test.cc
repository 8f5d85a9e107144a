// Ranges of files: how they are gathered, merged and told.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/notify/notifier_fixture.h"
#include "sim/notify/notify_trace.h"

namespace bitsim {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Range = std::array<std::uint64_t, 3>;

class RangesTest : public NotifierTest {
 protected:
  RangesTest() { notifier_.SetFlags(job_, BG_NOTIFY_FILE_RANGES_TRANSFERRED); }

  void Arrive(std::uint64_t offset, std::uint64_t length, std::uint32_t file = 0) {
    const BG_FILE_RANGE range = {offset, length};
    notifier_.OnRangesTransferred(job_, file, {&range, 1});
  }

  Job& job_ = MakeJob();
};

TEST_F(RangesTest, AreToldOnceAndMerged) {
  Register(job_, first_);
  Arrive(100, 50);
  Arrive(0, 10);
  Arrive(150, 50);
  Arrive(120, 10);
  Arrive(10, 5);
  world_.RunUntilIdle();
  EXPECT_THAT(first_.heard_ranges, ElementsAre(Range{0, 0, 15}, Range{0, 100, 100}));
  EXPECT_EQ(first_.ranges, 1);
}

TEST_F(RangesTest, ThatFillAGapBecomeOne) {
  Register(job_, first_);
  Arrive(0, 10);
  Arrive(20, 10);
  Arrive(40, 10);
  Arrive(5, 40);
  world_.RunUntilIdle();
  EXPECT_THAT(first_.heard_ranges, ElementsAre(Range{0, 0, 50}));
}

TEST_F(RangesTest, AreToldOneFileACallAndAtMostOnceAnInterval) {
  Register(job_, first_);
  const Instant begin = world_.now();
  Arrive(0, 10, 1);
  Arrive(0, 20, 0);
  world_.RunUntilIdle();
  EXPECT_THAT(first_.heard_ranges, ElementsAre(Range{0, 0, 20}, Range{1, 0, 10}));
  EXPECT_EQ(world_.now() - begin, milliseconds(500));
  Arrive(10, 10, 1);
  world_.RunUntilIdle();
  EXPECT_EQ(world_.now() - begin, milliseconds(1000));
}

TEST_F(RangesTest, TakeANewIntervalFromTheNextCallOn) {
  Register(job_, first_);
  job_.extras_for_change().minimum_notification_interval_milliseconds = 2000;
  const Instant begin = world_.now();
  for (int i = 0; i < 3; ++i) {
    Arrive(static_cast<std::uint64_t>(i) * 100, 10);
    world_.RunUntilIdle();
  }
  EXPECT_EQ(world_.now() - begin, seconds(4));
}

TEST_F(RangesTest, ThatArriveDuringACallAreToldByTheNext) {
  first_.takes = minutes(1);
  Register(job_, first_);
  Arrive(0, 10);
  world_.RunFor(seconds(1));
  Arrive(10, 10);
  world_.RunUntilIdle();
  EXPECT_THAT(first_.heard_ranges, ElementsAre(Range{0, 0, 10}, Range{0, 10, 10}));
}

TEST_F(RangesTest, AreNotRepeatedAfterAFailure) {
  first_.answer = E_FAIL;
  Register(job_, first_);
  Arrive(0, 10);
  world_.RunFor(minutes(60));
  EXPECT_EQ(first_.ranges, 1);
  EXPECT_EQ(CountInTrace(kNotifyResult), 1);
}

TEST_F(RangesTest, WaitForASlotWithWhatTheyHave) {
  first_.takes = minutes(1);
  std::vector<Job*> jobs;
  for (int i = 0; i < 4; ++i) {
    Register(*jobs.emplace_back(&MakeTransferredJob()), first_);
  }
  world_.RunFor(seconds(1));
  EXPECT_EQ(first_.transferred, 4);
  Register(job_, second_);
  Arrive(0, 10);
  world_.RunFor(seconds(10));
  EXPECT_EQ(second_.ranges, 0);
  Arrive(10, 10);
  world_.RunUntilIdle();
  EXPECT_THAT(second_.heard_ranges, ElementsAre(Range{0, 0, 20}));
}

TEST_F(RangesTest, AreNothingToASmallerCallback) {
  first_.hears_of_ranges = false;
  Register(job_, first_);
  Arrive(0, 10);
  world_.RunUntilIdle();
  EXPECT_EQ(first_.ranges, 0);
}

TEST_F(RangesTest, AreForgottenWithTheFlag) {
  first_.takes = minutes(1);
  Register(job_, first_);
  Arrive(0, 10);
  world_.RunFor(seconds(1));
  Arrive(10, 10);
  notifier_.SetFlags(job_, BG_NOTIFY_JOB_ERROR);
  world_.RunUntilIdle();
  EXPECT_THAT(first_.heard_ranges, ElementsAre(Range{0, 0, 10}));
}

TEST_F(RangesTest, AreNotGatheredForNobody) {
  Arrive(0, 10);
  Register(job_, first_);
  world_.RunUntilIdle();
  EXPECT_THAT(first_.heard_ranges, IsEmpty());
}

TEST_F(RangesTest, AreToldToTheSuccessorOfACallbackThatNeverAnswers) {
  first_.takes = kForever;
  Register(job_, first_);
  Arrive(0, 10);
  world_.RunUntilIdle();
  Register(job_, second_);
  Arrive(10, 10);
  world_.RunUntilIdle();
  EXPECT_THAT(second_.heard_ranges, ElementsAre(Range{0, 10, 10}));
}

}  // namespace
}  // namespace bitsim
