// The link against two slower ones: a textbook that brings every flow up to date at every event
// (exact equality, rounding included), and an ideal link in floating point.

#include "sim/net/fair_share.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <ostream>
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

// Progressive filling. Flows are known by label; a label is used once.
class SlowLink {
 public:
  explicit SlowLink(std::uint64_t bits_per_second) : bits_per_second_(bits_per_second) {}

  void SetRate(Instant now, std::uint64_t bits_per_second) {
    Advance(now);
    bits_per_second_ = bits_per_second;
  }

  void Add(Instant now, const FairShareLink::FlowOptions& options) {
    Advance(now);
    flows_[options.label] = {options, options.size_bytes * kUnitsPerByte};
  }

  void Remove(Instant now, std::uint32_t label) {
    Advance(now);
    flows_.erase(label);
  }

  std::uint64_t BytesReceived(Instant now, std::uint32_t label) {
    const Flow& flow = flows_.at(label);
    const Wide units = flow.options.size_bytes * kUnitsPerByte - RemainingAt(now, flow);
    return static_cast<std::uint64_t>(units / kUnitsPerByte);
  }

  Instant NextEnd() {
    const Shares shares = ReckonShares();
    Instant next = kNever;
    for (const auto& [label, flow] : flows_) {
      // By bisection: nothing to get wrong together with the real one.
      std::int64_t too_early = -1;
      std::int64_t late_enough = std::int64_t{1} << 50;
      while (late_enough - too_early > 1) {
        const std::int64_t middle = too_early + (late_enough - too_early) / 2;
        (RemainingAfter(middle, flow, shares) == 0 ? late_enough : too_early) = middle;
      }
      next = std::min(next, now_ + Duration(late_enough));
    }
    return next;
  }

  std::vector<std::uint32_t> TakeEnded(Instant now) {
    std::vector<std::uint32_t> ended;
    const bool any = std::any_of(flows_.begin(), flows_.end(), [&](const auto& entry) {
      return RemainingAt(now, entry.second) == 0;
    });
    if (!any) return ended;
    Advance(now);
    for (const auto& [label, flow] : flows_) {
      if (flow.remaining == 0) ended.push_back(label);
    }
    for (const std::uint32_t label : ended) flows_.erase(label);
    return ended;
  }

 private:
  struct Flow {
    FairShareLink::FlowOptions options;
    Wide remaining;
  };

  struct Shares {
    std::map<std::uint32_t, bool> limited;
    std::uint64_t bits_per_second;  // for all that are not limited
    std::uint64_t weight;
  };

  // Gives each flow its part; those whose limit is below it get the limit, and what is left is
  // divided again, until nobody is left to be limited.
  Shares ReckonShares() const {
    Shares shares{{}, bits_per_second_, 0};
    for (const auto& [label, flow] : flows_) shares.weight += flow.options.weight;
    for (bool again = true; again;) {
      again = false;
      const std::uint64_t rest = shares.bits_per_second;
      const std::uint64_t weight = shares.weight;
      for (const auto& [label, flow] : flows_) {
        const std::uint64_t limit = flow.options.bits_per_second_max;
        if (limit == 0 || shares.limited[label]) continue;
        if (Wide{limit} * weight > Wide{rest} * flow.options.weight) continue;
        shares.limited[label] = true;
        shares.bits_per_second -= limit;
        shares.weight -= flow.options.weight;
        again = true;
      }
    }
    return shares;
  }

  static Wide RemainingAfter(std::int64_t ticks, const Flow& flow, const Shares& shares) {
    const auto elapsed = static_cast<Wide>(ticks);
    const auto limited = shares.limited.find(flow.options.label);
    const Wide received =
        limited != shares.limited.end() && limited->second
            ? elapsed * flow.options.bits_per_second_max * 720'720
            : elapsed * shares.bits_per_second * 720'720 / shares.weight * flow.options.weight;
    return flow.remaining - std::min(flow.remaining, received);
  }

  Wide RemainingAt(Instant now, const Flow& flow) const {
    return RemainingAfter((now - now_).count(), flow, ReckonShares());
  }

  void Advance(Instant now) {
    const Shares shares = ReckonShares();
    const std::int64_t elapsed = (now - now_).count();
    for (auto& [label, flow] : flows_) flow.remaining = RemainingAfter(elapsed, flow, shares);
    now_ = now;
  }

  std::uint64_t bits_per_second_;
  Instant now_ = kSimulationStart;
  std::map<std::uint32_t, Flow> flows_;
};

// --- By hand ---

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

// --- Random scenarios ---

struct Scenario {
  std::uint32_t seed;
  std::uint64_t weight_max;
  unsigned throttled_percent;
  std::uint64_t size_bytes_max;
};

void PrintTo(const Scenario& scenario, std::ostream* out) { *out << "seed " << scenario.seed; }

class RandomFlows : public ::testing::TestWithParam<Scenario> {
 protected:
  std::uint64_t Random(std::uint64_t first, std::uint64_t last) {
    return first + generator_() % (last - first + 1);
  }
  std::uint64_t RandomRate() { return std::uint64_t{1} << Random(10, 34); }

  FairShareLink::FlowOptions RandomFlow(std::uint32_t label) {
    FairShareLink::FlowOptions flow{
        .size_bytes = Random(0, GetParam().size_bytes_max),
        .weight = static_cast<std::uint32_t>(Random(1, GetParam().weight_max)),
        .label = label};
    if (Random(0, 99) < GetParam().throttled_percent) flow.bits_per_second_max = RandomRate();
    return flow;
  }

  std::mt19937_64 generator_{GetParam().seed};
};

TEST_P(RandomFlows, AreTheTextbooksExactly) {
  std::uint64_t rate = RandomRate();
  FairShareLink fast(rate);
  SlowLink slow(rate);
  std::map<std::uint32_t, FairShareLink::FlowId> flows;
  std::uint32_t next_label = 0;
  Instant now = kSimulationStart;
  std::size_t ended_count = 0;

  for (int step = 0; step < 400; ++step) {
    const Instant end = fast.NextEnd();
    ASSERT_EQ(end, slow.NextEnd());
    Instant next = now + Duration(static_cast<std::int64_t>(Random(0, 2000)));
    if (Random(0, 9) == 0 && end != kNever) next = end;
    now = std::max(now, std::min(next, end));

    for (const auto& [label, flow] : flows) {
      ASSERT_EQ(fast.BytesReceived(now, flow), slow.BytesReceived(now, label)) << label;
    }
    if (now == end) {
      std::vector<std::uint32_t> ended;
      fast.TakeEnded(now, ended);
      ASSERT_FALSE(ended.empty());
      ASSERT_EQ(ended, slow.TakeEnded(now));
      for (const std::uint32_t label : ended) flows.erase(label);
      ended_count += ended.size();
    } else if (const auto action = Random(0, 99); action < 60) {
      const FairShareLink::FlowOptions flow = RandomFlow(next_label++);
      flows[flow.label] = fast.Add(now, flow);
      slow.Add(now, flow);
    } else if (action < 70 && !flows.empty()) {
      const auto victim =
          std::next(flows.begin(), static_cast<std::ptrdiff_t>(Random(0, flows.size() - 1)));
      fast.Remove(now, victim->second);
      slow.Remove(now, victim->first);
      flows.erase(victim);
    } else if (action < 75) {
      rate = RandomRate();
      fast.SetRate(now, rate);
      slow.SetRate(now, rate);
    }
    ASSERT_EQ(fast.flow_count(), flows.size());
  }
  EXPECT_GT(ended_count, 10u);
}

// The ideal link is fluid and knows no ticks. Here a flow keeps its part w / W until the tick at
// which it ends: so the others lose less than w / W of a tick, and nobody ever ends early.
TEST_P(RandomFlows, EndAtTheTickAfterTheIdealEnd) {
  FairShareLink link(8 * kMegabit);
  constexpr double kBytesPerTick = 0.1;
  struct IdealFlow {
    double level_at_end;
    double weight;
    std::uint32_t label;
  };
  std::vector<IdealFlow> ideal;
  double level = 0;
  double weight_sum = 0;
  std::int64_t ticks = 0;
  for (std::uint32_t label = 0; label < 100; ++label) {
    const auto pause = static_cast<std::int64_t>(Random(0, 100));
    ticks += pause;
    if (weight_sum > 0) level += static_cast<double>(pause) * kBytesPerTick / weight_sum;
    FairShareLink::FlowOptions flow = RandomFlow(label);
    flow.bits_per_second_max = 0;
    flow.size_bytes += std::uint64_t{2000} * flow.weight;  // nobody ends before all are there
    link.Add(At(ticks), flow);
    ideal.push_back({level + static_cast<double>(flow.size_bytes) / flow.weight,
                     static_cast<double>(flow.weight), label});
    weight_sum += flow.weight;
  }
  std::sort(ideal.begin(), ideal.end(),
            [](const IdealFlow& a, const IdealFlow& b) { return a.level_at_end < b.level_at_end; });
  struct Bounds {
    double earliest;
    double latest;
  };
  std::map<std::uint32_t, Bounds> bounds;
  double time = static_cast<double>(ticks);
  double lost_ticks = 0;
  for (const IdealFlow& flow : ideal) {
    time += (flow.level_at_end - level) * weight_sum / kBytesPerTick;
    level = flow.level_at_end;
    bounds[flow.label] = {time - 0.001, time + 1.001 + lost_ticks};
    lost_ticks += flow.weight / weight_sum;
    weight_sum -= flow.weight;
  }

  std::size_t ended_count = 0;
  while (link.flow_count() > 0) {
    const Instant end = link.NextEnd();
    std::vector<std::uint32_t> labels;
    link.TakeEnded(end, labels);
    ended_count += labels.size();
    for (const std::uint32_t label : labels) {
      EXPECT_GE(static_cast<double>(Ticks(end)), bounds[label].earliest) << label;
      EXPECT_LE(static_cast<double>(Ticks(end)), bounds[label].latest) << label;
    }
  }
  EXPECT_EQ(ended_count, 100u);
}

INSTANTIATE_TEST_SUITE_P(All, RandomFlows,
                         ::testing::Values(Scenario{1, 1, 0, 1000}, Scenario{2, 1, 0, 100'000},
                                           Scenario{3, 7, 0, 1000}, Scenario{4, 1, 50, 1000},
                                           Scenario{5, 1, 100, 1000}, Scenario{6, 7, 50, 10'000},
                                           Scenario{7, 1'000'000, 30, 1000}, Scenario{8, 3, 100, 3},
                                           Scenario{9, 2, 50, 50}, Scenario{10, 1, 90, 100}));

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
