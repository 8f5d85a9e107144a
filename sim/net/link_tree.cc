// Branches of the link in virtual time
// ------------------------------------
//
// The link of one server is a link as any other (fair_share.cc): its flows end at levels of that
// link, which are written down once. What is new is how its level rises:
//
//   - The branch *follows*, if it could carry more than its flows get from the trunk. Its level
//   then
//     rises exactly as the trunk's does, and its flows count among the trunk's, limited or fair.
//   - It is *saturated*, if its flows would get more from the trunk than the branch can carry. Its
//     level then rises at the branch's own rate, whatever the others do, and to the trunk the whole
//     branch is one limited flow.
//
// To change from one to the other moves no flow: only the speed of the branch's level changes. So
// the trunk keeps no more of a branch than its next end: a level of the trunk's, a tick, or both.
//
// Borders. Let the slope be that of the trunk's level. A branch is saturated if and only if the
// slope of its own level, if it were by itself, is at most that. So there is a slope at which a
// branch that follows becomes saturated, and one at which the next of its flows reaches its limit:
// the lower of them is its *rising* border. And there is a slope below which the last of its
// limited flows gets less than its limit, or below which a saturated branch follows: its *falling*
// border. Two ordered sets of these tell which branch is concerned when the slope has changed, and
// nobody looks at the others.
//
// Why that comes to an end. What a branch takes is a function of the slope that rises and bends
// downwards, made of straight pieces: one for each set of flows that are limited, and a flat one,
// saturated. The trunk adds up one piece of each branch and solves for the slope at which all of it
// is the trunk's rate. A piece that does not belong to that slope lies above the function there; to
// go to the next piece towards it makes the sum smaller at that slope, and the slope greater. So
// while the pieces are put right, one at a time and in any order, the slope only grows, towards the
// true one; a border passed upwards is never passed back, and one passed downwards at most once.
//
// Width. The sum of all weights must stay below 2^54, so that a rate times a weight fits.

#include "sim/net/link_tree.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace bitsim {
namespace {

std::int64_t Ticks(Instant time) { return time.time_since_epoch().count(); }

}  // namespace

// Without a weight it is infinite.
bool LinkTree::Border::operator<(const Border& other) const {
  const FairShareLink::SignedWide left =
      slope.bits_per_second * static_cast<FairShareLink::SignedWide>(other.slope.weight);
  const FairShareLink::SignedWide right =
      other.slope.bits_per_second * static_cast<FairShareLink::SignedWide>(slope.weight);
  return left != right ? left < right : branch < other.branch;
}

FairShareLink& LinkTree::LinkOf(BranchId branch) {
  return branch == kTrunk ? trunk_ : branches_[branch].link;
}

const FairShareLink& LinkTree::LinkOf(BranchId branch) const {
  return branch == kTrunk ? trunk_ : branches_[branch].link;
}

// --- Followers and saturated branches ---

bool LinkTree::ShouldBeSaturated(const Branch& branch) const {
  const FairShareLink::Slope by_itself = branch.link.own_slope();
  // If all of its flows are limited, it is too narrow for them or it is not.
  if (by_itself.weight == 0) return by_itself.bits_per_second < 0;
  return trunk_.Reaches(by_itself);
}

void LinkTree::Saturate(Branch& branch) {
  branch.link.StopFollowing();
  trunk_.ChangeDemand(branch.link.bits_per_second_, 0);
  branch.is_saturated = true;
}

void LinkTree::Desaturate(Branch& branch) {
  trunk_.ChangeDemand(-FairShareLink::SignedWide{branch.link.bits_per_second_}, 0);
  branch.link.Follow(trunk_);
  branch.is_saturated = false;
}

LinkTree::Border LinkTree::RisingBorder(BranchId id) const {
  const Branch& branch = branches_[id];
  const FairShareLink& link = branch.link;
  Border border = NoRising(id);
  if (branch.is_saturated) return border;
  if (link.fair_weight_ > 0) border.slope = link.own_slope();
  if (link.limited_count_ < link.throttled_.size()) {
    const FairShareLink::Flow& next = link.flows_[link.throttled_[link.limited_count_]];
    border = std::min(border, Border{{next.limit, next.weight}, id});
  }
  return border;
}

LinkTree::Border LinkTree::FallingBorder(BranchId id) const {
  const Branch& branch = branches_[id];
  const FairShareLink& link = branch.link;
  if (branch.is_saturated) return {link.own_slope(), id};
  if (link.limited_count_ == 0) return NoFalling(id);
  const FairShareLink::Flow& last = link.flows_[link.throttled_[link.limited_count_ - 1]];
  return {{last.limit, last.weight}, id};
}

void LinkTree::ScheduleEnds(BranchId id) {
  Branch& branch = branches_[id];
  FairShareLink& link = branch.link;
  const std::uint32_t ticket = ++branch.ticket;
  if (branch.is_saturated) {
    const Instant end = link.NextEnd();
    if (end != kNever) tick_ends_.Push({static_cast<EndHeap::Wide>(Ticks(end)), id, ticket});
  } else {
    if (const EndHeap::End* fair = link.NextFairEnd()) {
      const EndHeap::Wide missing = fair->key > link.level_ ? fair->key - link.level_ : 0;
      level_ends_.Push({link.trunk_level_ + missing, id, ticket});
    }
    if (const EndHeap::End* limited = link.NextLimitedEnd()) {
      tick_ends_.Push({limited->key, id, ticket});
    }
  }
  const auto counts = [this](const EndHeap::End& end) { return Counts(end); };
  level_ends_.Trim(counts, branches_.size());
  tick_ends_.Trim(counts, branches_.size());
}

// --- Whenever something has changed ---

// REQUIRES: the trunk has been advanced.
void LinkTree::SettleBranch(Instant now, BranchId id) {
  Branch& branch = branches_[id];
  branch.link.Advance(now);
  for (;;) {
    branch.link.Rebalance();
    const bool should_be_saturated = ShouldBeSaturated(branch);
    if (should_be_saturated == branch.is_saturated) break;
    if (should_be_saturated) {
      Saturate(branch);
    } else {
      Desaturate(branch);
    }
  }
  const auto move = [](Borders& borders, Borders::iterator& place, const Border& to) {
    Borders::node_type node = borders.extract(place);  // allocates nothing
    node.value() = to;
    place = borders.insert(std::move(node)).position;
  };
  move(rising_, branch.rising, RisingBorder(id));
  move(falling_, branch.falling, FallingBorder(id));
  ScheduleEnds(id);
}

void LinkTree::SettleTrunk(Instant now) {
  if (branches_.empty()) return;
  for (;;) {
    trunk_.Rebalance();
    const Border& rising = *rising_.begin();
    const Border& falling = *falling_.rbegin();
    if (rising.slope.weight > 0 && trunk_.Reaches(rising.slope)) {
      SettleBranch(now, rising.branch);
    } else if (falling.slope.weight > 0 && !trunk_.Reaches(falling.slope)) {
      SettleBranch(now, falling.branch);
    } else {
      break;
    }
  }
}

void LinkTree::Settle(Instant now, BranchId changed) {
  if (changed != kTrunk) SettleBranch(now, changed);
  SettleTrunk(now);
}

// --- Links ---

void LinkTree::SetRate(Instant now, std::uint64_t bits_per_second) {
  trunk_.SetRate(now, bits_per_second);
  SettleTrunk(now);
}

LinkTree::BranchId LinkTree::AddBranch(Instant now, std::uint64_t bits_per_second) {
  const auto id = static_cast<BranchId>(branches_.size());
  trunk_.Advance(now);
  Branch& branch = branches_.emplace_back(Branch{.link = FairShareLink(bits_per_second)});
  branch.link.Advance(now);
  branch.link.Follow(trunk_);
  branch.rising = rising_.insert(NoRising(id)).first;
  branch.falling = falling_.insert(NoFalling(id)).first;
  return id;
}

void LinkTree::SetBranchRate(Instant now, BranchId id, std::uint64_t bits_per_second) {
  assert(bits_per_second >= 1 && bits_per_second <= FairShareLink::kBitsPerSecondMax);
  Branch& branch = branches_[id];
  trunk_.Advance(now);
  branch.link.Advance(now);
  if (branch.is_saturated) Desaturate(branch);
  branch.link.bits_per_second_ = bits_per_second;
  Settle(now, id);
}

// --- Flows ---

LinkTree::FlowId LinkTree::Add(Instant now, BranchId branch,
                               const FairShareLink::FlowOptions& options) {
  if (branch == kTrunk) {
    const FairShareLink::FlowId flow = trunk_.Add(now, options);
    SettleTrunk(now);
    return {kTrunk, flow};
  }
  trunk_.Advance(now);
  // One order for the flows of all links.
  const FairShareLink::FlowId flow =
      branches_[branch].link.PutIn(now, FairShareLink::MakeFlow(options, trunk_.next_order_++));
  Settle(now, branch);
  return {branch, flow};
}

void LinkTree::Remove(Instant now, FlowId flow) {
  if (flow.branch != kTrunk) trunk_.Advance(now);
  LinkOf(flow.branch).Remove(now, flow.flow);
  Settle(now, flow.branch);
}

LinkTree::FlowId LinkTree::Move(Instant now, FlowId flow, BranchId to) {
  trunk_.Advance(now);
  const FairShareLink::Flow moved = LinkOf(flow.branch).TakeOut(now, flow.flow);
  Settle(now, flow.branch);
  const FlowId there{to, LinkOf(to).PutIn(now, moved)};
  Settle(now, to);
  return there;
}

std::uint64_t LinkTree::BytesReceived(Instant now, FlowId flow) const {
  return LinkOf(flow.branch).BytesReceived(now, flow.flow);
}

std::size_t LinkTree::flow_count() const {
  std::size_t count = trunk_.flow_count();
  for (const Branch& branch : branches_) count += branch.link.flow_count();
  return count;
}

std::size_t LinkTree::kept_end_count() const {
  std::size_t count = trunk_.kept_end_count() + level_ends_.size() + tick_ends_.size();
  for (const Branch& branch : branches_) count += branch.link.kept_end_count();
  return count;
}

// --- Ends ---

Instant LinkTree::NextEnd() {
  Instant next = trunk_.NextEnd();
  if (branches_.empty()) return next;
  const auto counts = [this](const EndHeap::End& end) { return Counts(end); };
  if (const EndHeap::End* end = level_ends_.Top(counts)) {
    next = std::min(next, trunk_.TimeOfLevel(end->key));
  }
  if (const EndHeap::End* end = tick_ends_.Top(counts)) {
    if (end->key < static_cast<EndHeap::Wide>(Ticks(next))) {
      next = Instant(Duration(static_cast<std::int64_t>(end->key)));
    }
  }
  return next;
}

void LinkTree::TakeEnded(Instant now, std::vector<std::uint32_t>& labels) {
  if (branches_.empty()) {
    trunk_.TakeEnded(now, labels);
    return;
  }
  if (NextEnd() > now) return;
  trunk_.Advance(now);
  ended_.clear();
  due_.clear();
  const auto counts = [this](const EndHeap::End& end) { return Counts(end); };
  const auto take_due = [&](EndHeap& ends, EndHeap::Wide limit) {
    while (const EndHeap::End* end = ends.Top(counts)) {
      if (end->key > limit) break;
      due_.push_back(end->flow);
      ends.Pop();
    }
  };
  take_due(level_ends_, trunk_.level_);
  take_due(tick_ends_, static_cast<EndHeap::Wide>(Ticks(now)));
  trunk_.TakeOutEnded(ended_);
  for (const BranchId branch : due_) {
    branches_[branch].link.Advance(now);
    branches_[branch].link.TakeOutEnded(ended_);
  }
  FairShareLink::AppendLabels(ended_, labels);
  trunk_.Rebalance();
  for (const BranchId branch : due_) SettleBranch(now, branch);
  SettleTrunk(now);
}

}  // namespace bitsim
