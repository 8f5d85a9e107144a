// File: link_tree.h
//
// The machine's link, the trunk, and below it the links of single servers, the branches; and the
// flows that share them. It is used as a FairShareLink is (fair_share.h), and without branches it
// is one.
//
//   LinkTree links(/*bits_per_second=*/100'000'000);
//   const LinkTree::BranchId modem = links.AddBranch(now, 56'000);
//   links.Add(now, modem, {.size_bytes = 1000, .label = 7});
//   links.Add(now, LinkTree::kTrunk, {.size_bytes = 1000, .label = 8});    // no link of its own
//
//   the machine ====== the trunk ======+------------ servers without a link of their own
//                                      +==== branch ==== a server
//                                      +==== branch ==== another
//
// The shares are max-min fair: no flow could have more without taking it from one that has no more
// than that by weight. Flows are bound by their own limits, those of a server by its branch too,
// and all of them by the trunk. Integers only; nothing is rounded while there are up to 16 flows of
// weight 1. An event takes O(log n), unless it makes many flows or branches bound or free at once.
//
// Time goes forward, as in fair_share.h.

#ifndef BITSIM_NET_LINK_TREE_H_
#define BITSIM_NET_LINK_TREE_H_

#include <cstddef>
#include <cstdint>
#include <set>
#include <vector>

#include "bitsim/time.h"
#include "sim/net/end_heap.h"
#include "sim/net/fair_share.h"

namespace bitsim {

class LinkTree {
 public:
  using BranchId = std::uint32_t;
  static constexpr BranchId kTrunk = UINT32_MAX;  // no branch

  struct FlowId {
    BranchId branch = kTrunk;
    FairShareLink::FlowId flow = 0;
  };

  // All rates: 1 to FairShareLink::kBitsPerSecondMax.
  explicit LinkTree(std::uint64_t bits_per_second) : trunk_(bits_per_second) {}
  LinkTree(const LinkTree&) = delete;
  LinkTree& operator=(const LinkTree&) = delete;

  void SetRate(Instant now, std::uint64_t bits_per_second);

  BranchId AddBranch(Instant now, std::uint64_t bits_per_second);
  void SetBranchRate(Instant now, BranchId branch, std::uint64_t bits_per_second);

  FlowId Add(Instant now, BranchId branch, const FairShareLink::FlowOptions& options);
  void Remove(Instant now, FlowId flow);
  // The flow goes on elsewhere. Returns its name there.
  FlowId Move(Instant now, FlowId flow, BranchId to);

  // As those of FairShareLink.
  std::uint64_t BytesReceived(Instant now, FlowId flow) const;
  Instant NextEnd();
  void TakeEnded(Instant now, std::vector<std::uint32_t>& labels);
  std::size_t flow_count() const;
  std::size_t kept_end_count() const;

 private:
  // Where something about a branch changes: when the trunk's slope gets there. Weight 0: nowhere.
  struct Border {
    FairShareLink::Slope slope;
    BranchId branch;

    bool operator<(const Border& other) const;
  };
  using Borders = std::set<Border>;

  struct Branch {
    FairShareLink link;
    bool is_saturated = false;
    std::uint32_t ticket = 0;  // which heap entries of this branch count
    Borders::iterator rising = {};
    Borders::iterator falling = {};
  };

  static constexpr Border NoRising(BranchId branch) { return {{1, 0}, branch}; }
  static constexpr Border NoFalling(BranchId branch) { return {{-1, 0}, branch}; }

  const FairShareLink& LinkOf(BranchId branch) const;
  FairShareLink& LinkOf(BranchId branch);
  bool Counts(const EndHeap::End& end) const { return branches_[end.flow].ticket == end.ticket; }
  bool ShouldBeSaturated(const Branch& branch) const;
  void Saturate(Branch& branch);
  void Desaturate(Branch& branch);
  Border RisingBorder(BranchId branch) const;
  Border FallingBorder(BranchId branch) const;
  void ScheduleEnds(BranchId branch);
  void SettleBranch(Instant now, BranchId branch);
  void SettleTrunk(Instant now);
  void Settle(Instant now, BranchId branch);

  FairShareLink trunk_;
  std::vector<Branch> branches_;
  Borders rising_;      // of the branches that follow: the first one is next when the slope rises
  Borders falling_;     // of all: the last one is next when the slope falls
  EndHeap level_ends_;  // the next end of each branch that follows, by the trunk's level
  EndHeap tick_ends_;   // the next of each whose tick is known
  std::vector<FairShareLink::EndedFlow> ended_;  // scratch
  std::vector<BranchId> due_;                    // scratch
};

}  // namespace bitsim

#endif  // BITSIM_NET_LINK_TREE_H_
