// File: fair_share.h
//
// One link and the flows that share its bandwidth: who has received how many bytes, and which flow
// ends next. Adding, removing and ending a flow take O(log n), with a million flows too.
//
//   FairShareLink link(/*bits_per_second=*/8'000'000);
//   const FairShareLink::FlowId flow = link.Add(now, {.size_bytes = 1000, .label = 7});
//   link.NextEnd();                   // now + 1 ms: call TakeEnded at that time
//   link.TakeEnded(end, ended);       // ended == {7}; the flow is gone
//
// The shares are max-min fair: the bandwidth is divided by weight; a flow whose own limit is below
// its part (a throttled server) runs at that limit and leaves the rest to the others.
//
// Integers only; the same on every platform; and no rounding at all while there are up to 16 flows
// of weight 1. The essay in fair_share.cc says how, and what is rounded.
//
// Time goes forward: no call may be earlier than a call before, or later than NextEnd() (TakeEnded
// must be called at that time first). Const members may be called for any time in these bounds.
//
// A link may also be part of a tree of two levels: see link_tree.h.

#ifndef BITSIM_NET_FAIR_SHARE_H_
#define BITSIM_NET_FAIR_SHARE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "bitsim/time.h"
#include "sim/core/stable_vector.h"
#include "sim/net/end_heap.h"

namespace bitsim {

class FairShareLink {
 public:
  using FlowId = std::uint32_t;  // used again when the flow is gone

  static constexpr std::uint64_t kBitsPerSecondMax = std::uint64_t{1} << 40;
  static constexpr std::uint64_t kFlowSizeBytesMax = std::uint64_t{1} << 63;

  struct FlowOptions {
    std::uint64_t size_bytes = 0;           // up to kFlowSizeBytesMax
    std::uint32_t weight = 1;               // at least 1
    std::uint64_t bits_per_second_max = 0;  // the flow's own limit; 0: none
    std::uint32_t label = 0;                // the caller's name for it
  };

  // 1 to kBitsPerSecondMax.
  explicit FairShareLink(std::uint64_t bits_per_second) : bits_per_second_(bits_per_second) {}

  void SetRate(Instant now, std::uint64_t bits_per_second);

  FlowId Add(Instant now, const FlowOptions& options);
  void Remove(Instant now, FlowId flow);

  // Whole bytes received so far. All of them exactly from the tick on at which the flow ends.
  std::uint64_t BytesReceived(Instant now, FlowId flow) const;

  // The first tick at which a flow has all its bytes (now, if one has already); kNever if none ever
  // will.
  Instant NextEnd();

  // Removes the flows that have all their bytes and appends their labels, in the order in which the
  // flows were added. Without such flows it has no effect whatever.
  void TakeEnded(Instant now, std::vector<std::uint32_t>& labels);

  std::size_t flow_count() const { return flow_count_; }
  // The ends that are kept in mind, those of flows that are gone included: about twice the number
  // of flows at most.
  std::size_t kept_end_count() const { return fair_ends_.size() + limited_ends_.size(); }

 private:
  friend class LinkTree;

  __extension__ using Wide = unsigned __int128;
  __extension__ using SignedWide = __int128;

  // How steeply a level rises: so many bits a second for so much weight.
  struct Slope {
    SignedWide bits_per_second;
    std::uint64_t weight;
  };

  struct EndedFlow {
    std::uint64_t order;
    std::uint32_t label;
  };

  struct Flow {
    Wide remaining;       // units still to come at `anchor`
    Wide anchor;          // if limited, ticks; otherwise the level
    std::uint64_t order;  // the how-many-eth flow of this link, or of its tree
    std::uint64_t size_bytes;
    std::uint64_t limit;  // bits per second; 0: none
    std::uint32_t weight;
    std::uint32_t label;
    std::uint32_t ticket;  // which heap entry of this flow counts
    bool limited;          // runs at its limit, below its fair part
  };

  bool Counts(const EndHeap::End& end) const { return flows_[end.flow].ticket == end.ticket; }
  Wide LevelAt(Instant now) const {
    if (trunk_ == nullptr) return OwnLevelAt(now);
    return level_ + (trunk_->OwnLevelAt(now) - trunk_level_);
  }
  Wide OwnLevelAt(Instant now) const;
  Wide Remaining(Instant now, const Flow& flow) const;
  std::uint64_t fair_bits_per_second() const;
  void Advance(Instant now);
  void Schedule(FlowId flow);
  void MakeLimited(FlowId flow);
  void MakeFair(FlowId flow);
  // Who follows another link's level takes its part from that link. (A trunk follows nobody.)
  void ChangeDemand(SignedWide limited_bits_per_second, std::int64_t fair_weight) {
    limited_bits_per_second_ += limited_bits_per_second;
    fair_weight_ += static_cast<std::uint64_t>(fair_weight);
    if (trunk_ == nullptr) return;
    trunk_->next_end_is_known_ = false;
    trunk_->limited_bits_per_second_ += limited_bits_per_second;
    trunk_->fair_weight_ += static_cast<std::uint64_t>(fair_weight);
  }
  Slope own_slope() const {
    return {static_cast<SignedWide>(bits_per_second_) - limited_bits_per_second_, fair_weight_};
  }
  bool Reaches(const Slope& slope) const;
  bool ReachesItsLimit(const Flow& flow) const;
  bool LimitsAreOrdered(FlowId a, FlowId b) const;
  void Rebalance();
  void Drop(FlowId flow);

  // Add and Remove in two steps each.
  static Flow MakeFlow(const FlowOptions& options, std::uint64_t order);
  FlowId PutIn(Instant now, const Flow& flow);
  Flow TakeOut(Instant now, FlowId flow);
  // TakeEnded in several; the caller has called Advance, and rebalances.
  void TakeOutEnded(std::vector<EndedFlow>& ended);
  static void AppendLabels(std::vector<EndedFlow>& ended, std::vector<std::uint32_t>& labels);

  // The earliest ends, by level and by tick; nullptr: none.
  const EndHeap::End* NextFairEnd();
  const EndHeap::End* NextLimitedEnd();
  // The first tick at which the level is there. REQUIRES: fair_weight_ > 0.
  Instant TimeOfLevel(Wide level) const;

  // From now on the level rises as that of `trunk` does, which has been advanced, as this link has;
  // or by itself again.
  void Follow(FairShareLink& trunk);
  void StopFollowing();

  std::uint64_t bits_per_second_;
  std::int64_t time_ = 0;          // ticks; when level_ was reckoned
  Wide level_ = 0;                 // units per weight that a fair flow would have received so far
  std::uint64_t fair_weight_ = 0;  // of the flows that are not limited
  SignedWide limited_bits_per_second_ = 0;  // of those that are
  FairShareLink* trunk_ = nullptr;          // whose level this one follows; nullptr: nobody's
  Wide trunk_level_ = 0;                    // ... where it stood when level_ was reckoned
  Instant next_end_ = kNever;               // if it is known
  bool next_end_is_known_ = false;          // nothing has changed since
  std::uint64_t next_order_ = 0;
  std::size_t flow_count_ = 0;
  StableVector<Flow> flows_;
  std::vector<FlowId> free_;
  EndHeap fair_ends_;     // by level
  EndHeap limited_ends_;  // by tick
  // The flows with a limit, by limit per weight; the first limited_count_ of them run at it.
  std::vector<FlowId> throttled_;
  std::size_t limited_count_ = 0;
  std::vector<EndedFlow> ended_;  // scratch
};

}  // namespace bitsim

#endif  // BITSIM_NET_FAIR_SHARE_H_
