#include "sim/net/link_tree.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace bitsim {
namespace {

constexpr std::uint64_t kMegabit = 1'000'000;

std::int64_t Ticks(Instant time) { return (time - kSimulationStart).count(); }
Instant At(std::int64_t ticks) { return kSimulationStart + Duration(ticks); }

// machine ====== 8 Mbit/s, ten ticks a byte ======+------------
//                                                 +==== 2 Mbit/s, 40 ticks a byte ==== slow_
//                                                 +==== 6 Mbit/s ==== quick_
class LinkTreeTest : public ::testing::Test {
 protected:
  using Ended = std::pair<std::int64_t, std::vector<std::uint32_t>>;

  Ended End() {
    const Instant end = links_.NextEnd();
    std::vector<std::uint32_t> labels;
    links_.TakeEnded(end, labels);
    return {Ticks(end), labels};
  }

  LinkTree links_{8 * kMegabit};
  const LinkTree::BranchId slow_ = links_.AddBranch(At(0), 2 * kMegabit);
  const LinkTree::BranchId quick_ = links_.AddBranch(At(0), 6 * kMegabit);
};

TEST_F(LinkTreeTest, NothingEndsWithoutFlows) {
  EXPECT_EQ(links_.NextEnd(), kNever);
  EXPECT_EQ(links_.flow_count(), 0u);
}

TEST_F(LinkTreeTest, OneFlowGetsWhatItsBranchCarries) {
  const auto flow = links_.Add(At(5), slow_, {.size_bytes = 1000, .label = 7});
  EXPECT_EQ(links_.BytesReceived(At(45), flow), 1u);
  EXPECT_EQ(links_.BytesReceived(At(44), flow), 0u);
  EXPECT_EQ(End(), Ended(40'005, {7}));
  EXPECT_EQ(links_.flow_count(), 0u);
}

TEST_F(LinkTreeTest, AFullBranchLeavesTheRestToTheOthers) {
  links_.Add(At(0), slow_, {.size_bytes = 1000, .label = 1});
  links_.Add(At(0), slow_, {.size_bytes = 1000, .label = 2});
  links_.Add(At(0), LinkTree::kTrunk, {.size_bytes = 3000, .label = 3});  // 6 Mbit/s
  EXPECT_EQ(End(), Ended(40'000, {3}));
  EXPECT_EQ(End(), Ended(80'000, {1, 2}));
}

TEST_F(LinkTreeTest, ABranchWithRoomCountsByItsFlows) {
  const auto a = links_.Add(At(0), quick_, {.size_bytes = 10'000});
  const auto b = links_.Add(At(0), quick_, {.size_bytes = 10'000});
  const auto c = links_.Add(At(0), LinkTree::kTrunk, {.size_bytes = 10'000});
  // A third of 8 Mbit/s each: the branch carries two of them.
  for (const auto& flow : {a, b, c}) EXPECT_EQ(links_.BytesReceived(At(3000), flow), 100u);
  // A third flow there, and it is full: 2 Mbit/s each.
  const auto d = links_.Add(At(3000), quick_, {.size_bytes = 10'000});
  EXPECT_EQ(links_.BytesReceived(At(7000), a), 200u);
  EXPECT_EQ(links_.BytesReceived(At(7000), d), 100u);
  EXPECT_EQ(links_.BytesReceived(At(7000), c), 200u);
}

TEST_F(LinkTreeTest, ABranchThatEmptiesFollowsAgain) {
  const auto a = links_.Add(At(0), quick_, {.size_bytes = 600, .label = 1});
  const auto b = links_.Add(At(0), LinkTree::kTrunk, {.size_bytes = 600, .label = 2});
  EXPECT_EQ(End(), Ended(12'000, {1, 2}));
  links_.Add(At(20'000), quick_, {.size_bytes = 600, .label = 3});  // 6 Mbit/s
  EXPECT_EQ(End(), Ended(28'000, {3}));
  EXPECT_EQ(a.branch, quick_);
  EXPECT_EQ(b.branch, LinkTree::kTrunk);
}

TEST_F(LinkTreeTest, LimitsOfFlowsLeaveRoomWithinTheirBranch) {
  const auto limited = links_.Add(
      At(0), slow_, {.size_bytes = 10'000, .bits_per_second_max = kMegabit / 2, .label = 1});
  const auto other = links_.Add(At(0), slow_, {.size_bytes = 10'000, .label = 2});
  EXPECT_EQ(links_.BytesReceived(At(160'000), limited), 1000u);
  EXPECT_EQ(links_.BytesReceived(At(160'000), other), 3000u);
}

TEST_F(LinkTreeTest, LimitsBeyondWhatTheBranchCarriesMeanNothing) {
  for (std::uint32_t label = 1; label <= 4; ++label) {
    links_.Add(At(0), slow_, {.size_bytes = 1000, .bits_per_second_max = kMegabit, .label = label});
  }
  EXPECT_EQ(End(), Ended(160'000, {1, 2, 3, 4}));
}

TEST_F(LinkTreeTest, RatesMayChangeOnTheWay) {
  const auto a = links_.Add(At(0), slow_, {.size_bytes = 10'000});
  const auto b = links_.Add(At(0), LinkTree::kTrunk, {.size_bytes = 10'000});
  links_.SetBranchRate(At(40'000), slow_, 8 * kMegabit);  // half of the trunk each
  EXPECT_EQ(links_.BytesReceived(At(40'000), a), 1000u);
  EXPECT_EQ(links_.BytesReceived(At(40'000), b), 3000u);
  EXPECT_EQ(links_.BytesReceived(At(60'000), a), 2000u);
  links_.SetRate(At(60'000), kMegabit);
  EXPECT_EQ(links_.BytesReceived(At(60'000 + 160'000), a), 3000u);
  EXPECT_EQ(links_.BytesReceived(At(60'000 + 160'000), b), 5000u);
}

TEST_F(LinkTreeTest, AFlowKeepsWhatItHasWhenItMoves) {
  const auto flow = links_.Add(At(0), LinkTree::kTrunk, {.size_bytes = 1000, .label = 1});
  const auto moved = links_.Move(At(5000), flow, slow_);
  EXPECT_EQ(links_.BytesReceived(At(5000), moved), 500u);
  EXPECT_EQ(links_.BytesReceived(At(9000), moved), 600u);
  EXPECT_EQ(End(), Ended(5000 + 20'000, {1}));
}

TEST_F(LinkTreeTest, FlowsThatEndTogetherEndInTheOrderInWhichTheyCame) {
  links_.Add(At(0), quick_, {.size_bytes = 3000, .label = 5});
  links_.Add(At(0), slow_, {.size_bytes = 2000, .label = 9});
  links_.Add(At(0), quick_, {.size_bytes = 3000, .label = 1});
  EXPECT_EQ(End(), Ended(80'000, {5, 9, 1}));
}

TEST_F(LinkTreeTest, CancelledFlowsDoNotPileUp) {
  const auto stays = links_.Add(At(0), slow_, {.size_bytes = 1u << 30});
  for (int i = 0; i < 100'000; ++i) {
    const FairShareLink::FlowOptions options{.size_bytes = 1u << 20,
                                             .bits_per_second_max = i % 2 == 0 ? 0 : kMegabit};
    links_.Remove(At(i), links_.Add(At(i), i % 3 == 0 ? slow_ : quick_, options));
  }
  EXPECT_LE(links_.kept_end_count(), 500u);
  links_.Remove(At(100'000), stays);
  EXPECT_EQ(links_.flow_count(), 0u);
}

// A guard against an O(n) event, not a benchmark.
TEST(ManyBranches, TakeNoTimeEach) {
  constexpr std::uint32_t kFlowCount = 100'000;
  constexpr std::uint32_t kBranchCount = 10'000;
  const auto start = std::chrono::steady_clock::now();
  LinkTree links(1000 * kMegabit);
  std::mt19937 generator(1);
  for (std::uint32_t i = 0; i < kBranchCount; ++i) {
    links.AddBranch(At(0), 10'000 + generator() % 1'000'000);
  }
  for (std::uint32_t label = 0; label < kFlowCount; ++label) {
    links.Add(At(label), label % kBranchCount,
              {.size_bytes = 65'536 + generator() % 1'000'000,
               .bits_per_second_max = label % 16 == 0 ? 1000 + generator() % 1000 : 0,
               .label = label});
  }
  std::vector<std::uint32_t> ended;
  while (ended.size() < kFlowCount) links.TakeEnded(links.NextEnd(), ended);
  EXPECT_EQ(links.flow_count(), 0u);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace bitsim
