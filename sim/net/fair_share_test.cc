#include "sim/net/fair_share.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace bitsim {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::uint64_t kMegabit = 1'000'000;
constexpr Wide kUnitsPerByte = Wide{80'000'000} * 720'720;

std::int64_t Ticks(Instant time) { return (time - kSimulationStart).count(); }
Instant At(std::int64_t ticks) { return kSimulationStart + Duration(ticks); }

class FairShareLinkTest : public ::testing::Test {
 protected:
  // Ends what ends next; returns when, and the labels.
  std::pair<std::int64_t, std::vector<std::uint32_t>> End() {
    const Instant end = link_.NextEnd();
    std::vector<std::uint32_t> labels;
    link_.TakeEnded(end, labels);
    return {Ticks(end), labels};
  }

  using Ended = std::pair<std::int64_t, std::vector<std::uint32_t>>;

  // A byte a microsecond, ten ticks.
  FairShareLink link_{8 * kMegabit};
};

TEST_F(FairShareLinkTest, NothingEndsWithoutFlows) {
  EXPECT_EQ(link_.NextEnd(), kNever);
  EXPECT_EQ(link_.flow_count(), 0u);
}

TEST_F(FairShareLinkTest, OneFlowHasTheLinkForItself) {
  const auto flow = link_.Add(At(5), {.size_bytes = 1000, .label = 7});
  EXPECT_EQ(link_.BytesReceived(At(5), flow), 0u);
  EXPECT_EQ(link_.BytesReceived(At(14), flow), 0u);
  EXPECT_EQ(link_.BytesReceived(At(15), flow), 1u);
  EXPECT_EQ(link_.BytesReceived(At(10004), flow), 999u);
  EXPECT_EQ(link_.BytesReceived(At(10005), flow), 1000u);
  EXPECT_EQ(End(), Ended(10005, {7}));
  EXPECT_EQ(link_.NextEnd(), kNever);
}

TEST_F(FairShareLinkTest, FlowsEndAtTheFirstTickAtWhichAllIsThere) {
  link_.SetRate(At(0), 30 * kMegabit);  // 3.75 bytes in ten ticks
  link_.Add(At(0), {.size_bytes = 1});  // 2.67 ticks
  EXPECT_EQ(End().first, 3);
}

TEST_F(FairShareLinkTest, LaterFlowsSlowDownEarlierOnes) {
  link_.Add(At(0), {.size_bytes = 1000, .label = 1});
  const auto second = link_.Add(At(5000), {.size_bytes = 1000, .label = 2});
  EXPECT_EQ(End(), Ended(15000, {1}));
  EXPECT_EQ(link_.BytesReceived(At(15000), second), 500u);
  EXPECT_EQ(End(), Ended(20000, {2}));
}

TEST_F(FairShareLinkTest, EarlyLookWithoutEffect) {
  link_.Add(At(0), {.size_bytes = 1000, .label = 1});
  std::vector<std::uint32_t> labels;
  link_.TakeEnded(At(9999), labels);
  EXPECT_TRUE(labels.empty());
  EXPECT_EQ(link_.NextEnd(), At(10000));
}

// A thousand ticks are worth a sixth of a unit here: rounding at every look, it would never end.
TEST_F(FairShareLinkTest, LooksAreNotRounded) {
  FairShareLink link(1);
  link.Add(At(0), {.size_bytes = 1, .weight = UINT32_MAX});
  const Instant end = link.NextEnd();
  std::vector<std::uint32_t> labels;
  for (int i = 1; i <= 1000; ++i) link.TakeEnded(At(i * 1000), labels);
  EXPECT_EQ(link.NextEnd(), end);
}

TEST_F(FairShareLinkTest, SharesGoByWeight) {
  const auto heavy = link_.Add(At(0), {.size_bytes = 3000, .weight = 3, .label = 1});
  const auto light = link_.Add(At(0), {.size_bytes = 3000, .weight = 1, .label = 2});
  EXPECT_EQ(link_.BytesReceived(At(400), heavy), 30u);
  EXPECT_EQ(link_.BytesReceived(At(400), light), 10u);
  EXPECT_EQ(End(), Ended(40000, {1}));
  EXPECT_EQ(End(), Ended(60000, {2}));
}

TEST_F(FairShareLinkTest, FlowsThatEndTogetherEndInTheOrderInWhichTheyCame) {
  link_.Add(At(0), {.size_bytes = 500, .bits_per_second_max = 400'000, .label = 4});
  link_.Add(At(0), {.size_bytes = 4000, .label = 2});
  link_.Add(At(0), {.size_bytes = 4000, .label = 9});
  link_.Add(At(0), {.size_bytes = 4000, .label = 1});
  link_.Remove(At(0), link_.Add(At(0), {.size_bytes = 4000, .label = 3}));
  const Instant end = link_.NextEnd();
  EXPECT_EQ(end, At(100'000));  // 0.05 of a byte a microsecond
  std::vector<std::uint32_t> labels{77};
  link_.TakeEnded(end, labels);
  EXPECT_EQ(labels, (std::vector<std::uint32_t>{77, 4}));
  // 12000 bytes in all, 9500 of them in the first 10 ms.
  EXPECT_EQ(End(), Ended(125'000, {2, 9, 1}));
}

TEST_F(FairShareLinkTest, RemovedFlowsLeaveTheirPartToTheOthers) {
  const auto first = link_.Add(At(0), {.size_bytes = 1000, .label = 1});
  const auto second = link_.Add(At(0), {.size_bytes = 1000, .label = 2});
  EXPECT_EQ(link_.BytesReceived(At(10000), first), 500u);
  link_.Remove(At(10000), first);
  EXPECT_EQ(link_.BytesReceived(At(12500), second), 750u);
  EXPECT_EQ(End(), Ended(15000, {2}));
}

TEST_F(FairShareLinkTest, RateMayChangeOnTheWay) {
  const auto flow = link_.Add(At(0), {.size_bytes = 1000, .label = 1});
  link_.SetRate(At(5000), 16 * kMegabit);
  EXPECT_EQ(link_.NextEnd(), At(7500));
  link_.SetRate(At(6000), 1);
  EXPECT_EQ(link_.BytesReceived(At(6000), flow), 700u);
  EXPECT_EQ(link_.NextEnd(), At(6000 + 300 * std::int64_t{80'000'000}));
}

TEST_F(FairShareLinkTest, ThrottledFlowsLeaveTheRestToTheOthers) {
  const auto slow =
      link_.Add(At(0), {.size_bytes = 1000, .bits_per_second_max = 2 * kMegabit, .label = 1});
  const auto fast = link_.Add(At(0), {.size_bytes = 3000, .label = 2});
  EXPECT_EQ(link_.BytesReceived(At(4000), slow), 100u);
  EXPECT_EQ(link_.BytesReceived(At(4000), fast), 300u);
  EXPECT_EQ(End(), Ended(40000, {1, 2}));
}

TEST_F(FairShareLinkTest, LimitsMatterOnlyBelowTheFairPart) {
  const auto throttled =
      link_.Add(At(0), {.size_bytes = 10000, .bits_per_second_max = 2 * kMegabit, .label = 1});
  std::vector<FairShareLink::FlowId> others;
  for (std::uint32_t label = 2; label <= 8; ++label) {  // eight flows, a megabit each
    others.push_back(link_.Add(At(0), {.size_bytes = 10000, .label = label}));
  }
  EXPECT_EQ(link_.BytesReceived(At(80000), throttled), 1000u);
  for (const auto flow : others) link_.Remove(At(80000), flow);
  EXPECT_EQ(link_.BytesReceived(At(80000 + 40000), throttled), 2000u);
  link_.SetRate(At(120000), kMegabit);
  EXPECT_EQ(link_.BytesReceived(At(120000 + 80000), throttled), 3000u);
  link_.SetRate(At(200000), 100 * kMegabit);
  EXPECT_EQ(End(), Ended(200000 + 7000 * 40, {1}));
}

TEST_F(FairShareLinkTest, SixteenFlowsAreNeverRounded) {
  // Each flow comes a tick after the last one, and all get the same number of bytes in the end.
  std::vector<FairShareLink::FlowId> flows;
  for (int i = 0; i < 16; ++i) flows.push_back(link_.Add(At(i), {.size_bytes = 1'000'000}));
  // 15 ticks, then a sixteenth of 0.1 byte each: the last has 1600 bytes after 256,000 ticks.
  EXPECT_EQ(link_.BytesReceived(At(15 + 255'999), flows.back()), 1599u);
  EXPECT_EQ(link_.BytesReceived(At(15 + 256'000), flows.back()), 1600u);
}

TEST_F(FairShareLinkTest, ExtremesDoNotOverflow) {
  FairShareLink slowest(1);
  const auto flow = slowest.Add(At(0), {.size_bytes = FairShareLink::kFlowSizeBytesMax});
  slowest.Add(At(0), {.size_bytes = FairShareLink::kFlowSizeBytesMax, .weight = UINT32_MAX});
  EXPECT_EQ(slowest.NextEnd(), kNever);
  const Instant late = At(std::int64_t{1} << 62);
  // 2^62 ticks are 461,168,601,842 seconds, an eighth of a byte each, a part in 2^32 of it.
  EXPECT_EQ(slowest.BytesReceived(late, flow), 13u);
  slowest.SetRate(late, FairShareLink::kBitsPerSecondMax);
  EXPECT_GT(slowest.BytesReceived(late + std::chrono::days(365), flow), 13u);

  FairShareLink fastest(FairShareLink::kBitsPerSecondMax);
  const auto huge = fastest.Add(
      At(0), {.size_bytes = FairShareLink::kFlowSizeBytesMax, .bits_per_second_max = UINT64_MAX});
  // 2^63 * 8 / 2^40 seconds.
  EXPECT_EQ(fastest.NextEnd(), At((std::int64_t{1} << 26) * 10'000'000));
  EXPECT_EQ(fastest.BytesReceived(fastest.NextEnd(), huge), FairShareLink::kFlowSizeBytesMax);
}

// Flows of the largest size, so many that the units of all together do not fit into 128 bits: just
// a few more than do, so that what is left without the carry is a small number.
TEST_F(FairShareLinkTest, AnEndBeyondAllTimeIsNever) {
  const Wide size = FairShareLink::kFlowSizeBytesMax * kUnitsPerByte;
  const auto flow_count = static_cast<std::uint32_t>(~Wide{0} / size + 1);
  ASSERT_LT(flow_count, 1'000'000u);
  FairShareLink link(FairShareLink::kBitsPerSecondMax);
  for (std::uint32_t i = 0; i < flow_count; ++i) {
    link.Add(At(0), {.size_bytes = FairShareLink::kFlowSizeBytesMax});
  }
  EXPECT_EQ(link.NextEnd(), kNever);
}

// --- Many flows ---

// A guard against an O(n) event, not a benchmark: 10^5 flows at once would take minutes then.
TEST(ManyFlows, TakeNoTimeEach) {
  constexpr std::uint32_t kFlowCount = 100'000;
  const auto start = std::chrono::steady_clock::now();
  FairShareLink link(100 * kMegabit);
  std::mt19937 generator(1);
  for (std::uint32_t label = 0; label < kFlowCount; ++label) {
    link.Add(At(label), {.size_bytes = 65'536 + generator() % 1'000'000,
                         .bits_per_second_max = label % 16 == 0 ? 1000 + generator() % 1000 : 0,
                         .label = label});
  }
  std::vector<std::uint32_t> ended;
  while (link.flow_count() > 0) link.TakeEnded(link.NextEnd(), ended);
  EXPECT_EQ(ended.size(), kFlowCount);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(ManyFlows, CancelledOnesDoNotPileUp) {
  FairShareLink link(100 * kMegabit);
  const auto stays = link.Add(At(0), {.size_bytes = 1u << 30});
  for (int i = 0; i < 100'000; ++i) {
    link.Remove(At(i), link.Add(At(i), {.size_bytes = 1u << 20,
                                        .bits_per_second_max = i % 2 == 0 ? 0 : kMegabit}));
  }
  EXPECT_EQ(link.flow_count(), 1u);
  EXPECT_LE(link.kept_end_count(), 200u);
  link.Remove(At(100'000), stays);
  EXPECT_EQ(link.kept_end_count(), 0u);
}

}  // namespace
}  // namespace bitsim
