// The tree of links against progressive filling, as the textbook has it: raise what everybody gets,
// together, until something is full; whoever it binds stays there; go on with the others.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <ostream>
#include <random>
#include <vector>

#include "sim/net/link_tree.h"

namespace bitsim {
namespace {

__extension__ using Wide = unsigned __int128;

// Of which 80,000,000 times as many are a byte. Divisible by 1 to 16: as long as the weights are no
// more than 16 together, all rates are whole numbers of units a tick.
constexpr std::uint64_t kUnitsPerBitPerSecond = 720'720;
constexpr Wide kUnitsPerByte = Wide{80'000'000} * kUnitsPerBitPerSecond;

class SlowTree {
 public:
  explicit SlowTree(std::uint64_t bits_per_second) : trunk_rate_(bits_per_second) {}

  void SetRate(Instant now, std::uint64_t bits_per_second) {
    Advance(now);
    trunk_rate_ = bits_per_second;
  }
  void AddBranch(Instant now, std::uint64_t bits_per_second) {
    Advance(now);
    branch_rates_.push_back(bits_per_second);
  }
  void SetBranchRate(Instant now, LinkTree::BranchId branch, std::uint64_t bits_per_second) {
    Advance(now);
    branch_rates_[branch] = bits_per_second;
  }
  void Add(Instant now, LinkTree::BranchId branch, const FairShareLink::FlowOptions& options) {
    Advance(now);
    flows_[options.label] = {options, branch, options.size_bytes * kUnitsPerByte};
  }
  void Remove(Instant now, std::uint32_t label) {
    Advance(now);
    flows_.erase(label);
  }
  void Move(Instant now, std::uint32_t label, LinkTree::BranchId to) {
    Advance(now);
    flows_.at(label).branch = to;
  }

  std::uint64_t BytesReceived(Instant now, std::uint32_t label) {
    Advance(now);
    const Flow& flow = flows_.at(label);
    return static_cast<std::uint64_t>((flow.options.size_bytes * kUnitsPerByte - flow.remaining) /
                                      kUnitsPerByte);
  }

  Instant NextEnd() const {
    const std::map<std::uint32_t, Wide> rates = UnitsPerTick();
    Instant next = kNever;
    for (const auto& [label, flow] : flows_) {
      const Wide rate = rates.at(label);
      const Wide ticks = (flow.remaining + rate - 1) / rate;
      next = std::min(next, now_ + Duration(static_cast<std::int64_t>(ticks)));
    }
    return next;
  }

  std::vector<std::uint32_t> Ended(Instant now) {
    Advance(now);
    std::vector<std::uint32_t> ended;
    for (const auto& [label, flow] : flows_) {
      if (flow.remaining == 0) ended.push_back(label);
    }
    return ended;
  }

 private:
  struct Flow {
    FairShareLink::FlowOptions options;
    LinkTree::BranchId branch;
    Wide remaining;
  };

  // What is left of a link for those that nothing binds yet.
  struct Rest {
    Wide units_per_tick = 0;
    std::uint64_t weight = 0;

    Wide level() const { return weight == 0 ? ~Wide{0} : units_per_tick / weight; }
  };

  static Wide LimitOf(const Flow& flow) {
    const std::uint64_t limit = flow.options.bits_per_second_max;
    if (limit == 0) return ~Wide{0};
    return Wide{limit} * kUnitsPerBitPerSecond / flow.options.weight;
  }

  std::map<std::uint32_t, Wide> UnitsPerTick() const {
    Rest trunk{Wide{trunk_rate_} * kUnitsPerBitPerSecond};
    std::vector<Rest> branches;
    for (const std::uint64_t rate : branch_rates_) {
      branches.push_back({Wide{rate} * kUnitsPerBitPerSecond});
    }
    std::map<std::uint32_t, const Flow*> unbound;
    for (const auto& [label, flow] : flows_) {
      unbound[label] = &flow;
      trunk.weight += flow.options.weight;
      if (flow.branch != LinkTree::kTrunk) branches[flow.branch].weight += flow.options.weight;
    }
    const auto bound_at = [&](const Flow& flow) {
      const Wide level = std::min(LimitOf(flow), trunk.level());
      return flow.branch == LinkTree::kTrunk ? level
                                             : std::min(level, branches[flow.branch].level());
    };
    std::map<std::uint32_t, Wide> rates;
    while (!unbound.empty()) {
      Wide level = ~Wide{0};
      for (const auto& [label, flow] : unbound) level = std::min(level, bound_at(*flow));
      std::vector<std::uint32_t> bound;
      for (const auto& [label, flow] : unbound) {
        if (bound_at(*flow) == level) bound.push_back(label);
      }
      for (const std::uint32_t label : bound) {
        const Flow& flow = *unbound.at(label);
        const Wide rate = LimitOf(flow) == level
                              ? Wide{flow.options.bits_per_second_max} * kUnitsPerBitPerSecond
                              : level * flow.options.weight;
        rates[label] = rate;
        const auto take = [&](Rest& rest) {
          rest.units_per_tick -= rate;
          rest.weight -= flow.options.weight;
        };
        take(trunk);
        if (flow.branch != LinkTree::kTrunk) take(branches[flow.branch]);
        unbound.erase(label);
      }
    }
    return rates;
  }

  void Advance(Instant now) {
    const auto elapsed = static_cast<Wide>((now - now_).count());
    if (elapsed > 0) {
      const std::map<std::uint32_t, Wide> rates = UnitsPerTick();
      for (auto& [label, flow] : flows_) {
        flow.remaining -= std::min(flow.remaining, elapsed * rates.at(label));
      }
    }
    now_ = now;
  }

  std::uint64_t trunk_rate_;
  std::vector<std::uint64_t> branch_rates_;
  Instant now_ = kSimulationStart;
  std::map<std::uint32_t, Flow> flows_;
};

struct Topology {
  std::uint32_t seed;
  std::uint64_t branch_count_max;
  std::uint64_t weight_max;
  std::uint64_t weight_sum_max;
  unsigned throttled_percent;
  bool rates_are_often_equal;
  std::uint64_t rate_min = 1;  // bits per second
};

void PrintTo(const Topology& topology, std::ostream* out) { *out << "seed " << topology.seed; }

class RandomTopologies : public ::testing::TestWithParam<Topology> {
 protected:
  struct Known {
    LinkTree::FlowId id;
    std::uint64_t weight;
  };

  std::uint64_t Random(std::uint64_t first, std::uint64_t last) {
    return first + generator_() % (last - first + 1);
  }

  std::uint64_t RandomRate() {
    if (GetParam().rates_are_often_equal) return Random(1, 6) * 100'000'000;
    return Random(GetParam().rate_min, std::uint64_t{1} << Random(20, 34));
  }

  LinkTree::BranchId RandomBranch() {
    if (branch_count_ == 0 || Random(0, 3) == 0) return LinkTree::kTrunk;
    return static_cast<LinkTree::BranchId>(Random(0, branch_count_ - 1));
  }

  std::map<std::uint32_t, Known>::iterator RandomFlow() {
    return std::next(flows_.begin(), static_cast<std::ptrdiff_t>(Random(0, flows_.size() - 1)));
  }

  // One change of the trees, both of them, at this time.
  void Change(Instant now) {
    const std::uint64_t action = Random(0, 99);
    if (action < 60) {
      FairShareLink::FlowOptions flow{
          .size_bytes = Random(0, Random(0, 1) == 0 ? 10'000 : 200'000),
          .weight = static_cast<std::uint32_t>(Random(1, GetParam().weight_max)),
          .label = next_label_++};
      // A multiple of the weight: then the level at the limit is a whole number of units.
      if (Random(0, 99) < GetParam().throttled_percent) {
        flow.bits_per_second_max = std::max<std::uint64_t>(1, RandomRate() / 4) * flow.weight;
      }
      if (weight_sum_ + flow.weight > GetParam().weight_sum_max) return;
      const LinkTree::BranchId branch = RandomBranch();
      flows_[flow.label] = {fast_.Add(now, branch, flow), flow.weight};
      slow_.Add(now, branch, flow);
      weight_sum_ += flow.weight;
    } else if (action < 68 && !flows_.empty()) {
      const auto victim = RandomFlow();
      fast_.Remove(now, victim->second.id);
      slow_.Remove(now, victim->first);
      Forget(victim->first);
    } else if (action < 76 && !flows_.empty()) {
      const auto moved = RandomFlow();
      const LinkTree::BranchId to = RandomBranch();
      moved->second.id = fast_.Move(now, moved->second.id, to);
      slow_.Move(now, moved->first, to);
    } else if (action < 81) {
      const std::uint64_t rate = RandomRate();
      fast_.SetRate(now, rate);
      slow_.SetRate(now, rate);
    } else if (action < 91 && branch_count_ > 0) {
      const auto branch = static_cast<LinkTree::BranchId>(Random(0, branch_count_ - 1));
      const std::uint64_t rate = RandomRate();
      fast_.SetBranchRate(now, branch, rate);
      slow_.SetBranchRate(now, branch, rate);
    } else if (branch_count_ < GetParam().branch_count_max) {
      const std::uint64_t rate = RandomRate();
      ASSERT_EQ(fast_.AddBranch(now, rate), branch_count_++);
      slow_.AddBranch(now, rate);
    }
  }

  void Forget(std::uint32_t label) {
    weight_sum_ -= flows_.at(label).weight;
    flows_.erase(label);
  }

  std::mt19937_64 generator_{GetParam().seed};
  LinkTree fast_{400'000'000};
  SlowTree slow_{400'000'000};
  std::uint64_t branch_count_ = 0;
  std::uint64_t weight_sum_ = 0;
  std::uint32_t next_label_ = 0;
  std::map<std::uint32_t, Known> flows_;
};

using RoundingFreeTopologies = RandomTopologies;

TEST_P(RoundingFreeTopologies, AreFilledProgressivelyToTheLastUnit) {
  Instant now = kSimulationStart;
  std::size_t ended_count = 0;
  for (int step = 0; step < 1500; ++step) {
    const Instant end = fast_.NextEnd();
    ASSERT_EQ(end, slow_.NextEnd()) << step;
    Instant next = now + Duration(static_cast<std::int64_t>(Random(0, 600)));
    if (Random(0, 3) == 0 && end != kNever) next = end;
    now = std::max(now, std::min(next, end));
    for (const auto& [label, flow] : flows_) {
      ASSERT_EQ(fast_.BytesReceived(now, flow.id), slow_.BytesReceived(now, label)) << label;
    }
    std::vector<std::uint32_t> ended;
    fast_.TakeEnded(now, ended);
    ASSERT_EQ(ended, slow_.Ended(now));  // labels are given in the order in which flows come
    for (const std::uint32_t label : ended) {
      slow_.Remove(now, label);
      Forget(label);
    }
    ended_count += ended.size();
    if (now != end) Change(now);
    ASSERT_EQ(fast_.flow_count(), flows_.size());
  }
  EXPECT_GT(ended_count, 100u);
}

INSTANTIATE_TEST_SUITE_P(
    All, RoundingFreeTopologies,
    ::testing::Values(Topology{1, 0, 1, 16, 0, false}, Topology{2, 0, 3, 16, 50, false},
                      Topology{3, 1, 1, 16, 0, false}, Topology{4, 1, 1, 16, 50, true},
                      Topology{5, 2, 1, 16, 0, true}, Topology{6, 4, 1, 16, 0, false},
                      Topology{7, 4, 1, 16, 30, true}, Topology{8, 4, 3, 16, 30, false},
                      Topology{9, 8, 1, 16, 60, true}, Topology{10, 8, 1, 16, 60, false},
                      Topology{11, 16, 2, 16, 30, true}, Topology{12, 16, 1, 16, 100, true}));

using LargeTopologies = RandomTopologies;

// With more weight both round, each in its way; by far less than a byte, and, unless a link is very
// slow, less than a tick.
TEST_P(LargeTopologies, AreFilledProgressivelyToTheByte) {
  Instant now = kSimulationStart;
  std::size_t ended_count = 0;
  for (int step = 0; step < 1000; ++step) {
    const Instant end = fast_.NextEnd();
    const Instant slow_end = slow_.NextEnd();
    if (flows_.empty()) {
      ASSERT_EQ(end, kNever);
    } else {
      ASSERT_LE(std::max(end, slow_end) - std::min(end, slow_end), Duration(1)) << step;
    }
    Instant next = now + Duration(static_cast<std::int64_t>(Random(0, 300)));
    now = std::max(now, std::min(next, end));
    for (const auto& [label, flow] : flows_) {
      const std::uint64_t fast_bytes = fast_.BytesReceived(now, flow.id);
      const std::uint64_t slow_bytes = slow_.BytesReceived(now, label);
      ASSERT_LE(std::max(fast_bytes, slow_bytes) - std::min(fast_bytes, slow_bytes), 1u) << label;
    }
    std::vector<std::uint32_t> ended;
    fast_.TakeEnded(now, ended);
    for (const std::uint32_t label : ended) {
      slow_.Remove(now, label);
      Forget(label);
    }
    ended_count += ended.size();
    for (int i = 0; i < 5 && now != end; ++i) Change(now);
  }
  EXPECT_GT(ended_count, 20u);
}

INSTANTIATE_TEST_SUITE_P(All, LargeTopologies,
                         ::testing::Values(Topology{21, 5, 1, 100, 20, false, 1'000'000},
                                           Topology{22, 5, 4, 100, 50, true},
                                           Topology{23, 30, 1, 100, 0, true},
                                           Topology{24, 30, 3, 100, 50, false, 1'000'000}));

}  // namespace
}  // namespace bitsim
