// The link against two slower ones: a textbook that brings every flow up to date at every event
// (exact equality, rounding included), and an ideal link in floating point.

#include "sim/net/fair_share.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <ostream>
#include <random>
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
      continue;
    }
    if (Random(0, 3) == 0) {  // has no effect, not even on the rounding
      std::vector<std::uint32_t> ended;
      fast.TakeEnded(now, ended);
      ASSERT_TRUE(ended.empty());
    }
    if (const auto action = Random(0, 99); action < 60) {
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

}  // namespace
}  // namespace bitsim
