#include "conformance/backends/local/real_time.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace conformance {
namespace {

using namespace std::chrono_literals;  // NOLINT: the unit of these tests

constexpr RealTime::Limits kShort = {.patience = 50ms, .silence = 20ms, .longest_wait = 100ms};
constexpr RealTime::Limits kLong = {.patience = 1h, .silence = 1h, .longest_wait = 1h};

TEST(RealTime, WaitsUntilTheConditionHolds) {
  const RealTime time(kLong);
  int asked = 0;
  EXPECT_TRUE(time.WaitUntil([&] { return ++asked == 3; }, 1h));
  EXPECT_EQ(asked, 3);
}

TEST(RealTime, GivesUpWhenTheLimitIsOver) {
  const RealTime time(kLong);
  EXPECT_FALSE(time.WaitUntil([] { return false; }, 10ms));
  EXPECT_GE(time.Now(), 10ms);
}

TEST(RealTime, WaitsNoLongerThanItIsWorth) {
  RealTime time(kShort);
  EXPECT_FALSE(time.WaitUntil([] { return false; }, 1h));
  time.LetPass(1h);
  time.Block(1h);
  EXPECT_GE(time.Now(), 170ms);
}

TEST(PacedTime, CountsWhatPasses) {
  PacedTime time;
  PacedTime::Duration counted{0};
  for (int i = 0; i < 5; ++i) {
    std::this_thread::sleep_for(2ms);
    counted = time.Step();
  }
  EXPECT_GE(counted, 10ms);
}

TEST(PacedTime, ALateStepCountsForLess) {
  PacedTime time;
  const auto start = std::chrono::steady_clock::now();
  std::this_thread::sleep_for(10 * PacedTime::kStepMax);
  const auto counted = time.Step();
  EXPECT_GT(counted, PacedTime::kStepMax);
  EXPECT_LT(2 * counted, std::chrono::steady_clock::now() - start);
}

TEST(RealTime, WaitsLongerForAConditionThatIsSlow) {
  const RealTime time(kLong);
  int asked = 0;
  // Each answer takes as long as four steps, and counts as one.
  const auto ask = [&] {
    std::this_thread::sleep_for(4 * PacedTime::kStepMax);
    return ++asked == 5;
  };
  EXPECT_TRUE(time.WaitUntil(ask, 10 * PacedTime::kStepMax));
}

TEST(RealTime, ItsEndReleasesCallsThatBlock) {
  RealTime time(kLong);
  std::atomic<bool> begun{false};
  std::atomic<bool> left{false};
  std::thread caller([&] {
    begun = true;
    time.Block(1h);
    left = true;
  });
  EXPECT_TRUE(time.WaitUntil([&] { return begun.load(); }, 1h));
  time.End();
  caller.join();
  EXPECT_TRUE(left);
  time.Block(1h);  // and none blocks any more
}

}  // namespace
}  // namespace conformance
