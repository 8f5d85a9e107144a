// The link in virtual time
// ------------------------
//
// n flows share a link, each in proportion to its weight. The textbook keeps for each flow what is
// left of it, and brings all n up to date whenever one comes or goes: O(n) an event.
//
// Instead, count what a flow of weight 1 would have received so far, and call it the
// level. It rises by C / W a tick, C being the link's rate and W the sum of the weights. A flow of
// weight w that comes at level a with s to receive ends at the level a + s / w, whatever happens in
// between: others that come or go change how fast the level rises, never where it must rise to. So
// a flow's end is written down once, in a heap ordered by level, and the only thing that an event
// brings up to date is the level.
//
//      level
//        ^                        ____/  end of B
//        |                  ____/·     (A has gone: steeper)
//        |            ___/·  end of A
//        |       __/·     (B has come: half as steep)
//        |     /
//        |   /
//        +--+-----+-------+--------+--> time
//           A     B       A ends   B ends
//
// Limits. A flow with a limit of its own (a server that sends slowly) may be *limited*: its fair
// part is more than its limit. Limited flows run at a constant rate, so their ends are ticks, in a
// second heap; the others, the *fair* ones, share what the limited ones leave. A flow is limited if
// and only if limit / w <= the slope of the level. So in the order of limit / w the limited flows
// are the first few of those with limits, and an event moves that border by a few places, if at all
// (Rebalance). A flow that crosses it is reckoned anew from what remains of it: O(log n) each.
//
// Units. A byte is 80,000,000 * 720,720 units. The first factor makes a rate of R bits a second
// exactly R * 720,720 units a tick. The second is divisible by 1, 2, ... 16: up to 16 fair flows of
// weight 1 get a whole number of units each, and nothing is ever rounded.
//
// Rounding. What remains of a flow is an exact integer at all times, given the level. Exactly one
// quantity is rounded: the level, down to whole units, once each time the flows or the rate change.
// So while there are more than 16 flows, each change may cost a flow less than one unit, 1.8e-14
// byte.
//
// Ticks. A flow ends at the first tick at which it has all its bytes, and keeps its part of the
// link until then: the others get less than a tick's worth of that part too little. Compared with
// an ideal fluid, nobody is ever early.
//
// Width. Time is below 2^63 ticks and a rate at most 2^40 * 720,720 < 2^60 units a tick, so the
// level stays below 2^123. A size is at most 2^63 bytes < 2^109 units. Only the time at which the
// next flow ends can come out wider than 128 bits; then it is later than time itself, and is
// kNever.

#include "sim/net/fair_share.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace bitsim {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::uint64_t kUnitsPerBitPerSecond = 720'720;  // a tick
constexpr Wide kUnitsPerByte = Wide{80'000'000} * kUnitsPerBitPerSecond;

Wide CeilingDivide(Wide dividend, Wide divisor) {
  const Wide quotient = dividend / divisor;
  return quotient + (quotient * divisor != dividend ? 1 : 0);  // cheaper than a remainder
}

std::int64_t Ticks(Instant time) { return time.time_since_epoch().count(); }

// The time so many ticks after `start`, or kNever.
Instant Later(std::int64_t start, Wide ticks) {
  const auto most = static_cast<Wide>(Ticks(kNever) - start);
  return ticks >= most ? kNever : Instant(Duration(start + static_cast<std::int64_t>(ticks)));
}

}  // namespace

// --- The level ---

std::uint64_t FairShareLink::fair_bits_per_second() const {
  return static_cast<std::uint64_t>(own_slope().bits_per_second);
}

FairShareLink::Wide FairShareLink::OwnLevelAt(Instant now) const {
  assert(Ticks(now) >= time_);
  const auto elapsed = static_cast<std::uint64_t>(Ticks(now) - time_);
  if (elapsed == 0 || fair_weight_ == 0) return level_;
  return level_ + Wide{elapsed} * fair_bits_per_second() * kUnitsPerBitPerSecond / fair_weight_;
}

void FairShareLink::Advance(Instant now) {
  next_end_is_known_ = false;
  level_ = LevelAt(now);
  time_ = Ticks(now);
  if (trunk_ != nullptr) trunk_level_ = trunk_->OwnLevelAt(now);
}

void FairShareLink::Follow(FairShareLink& trunk) {
  assert(trunk_ == nullptr && trunk.time_ == time_);
  trunk_ = &trunk;
  trunk_level_ = trunk.level_;
  trunk.ChangeDemand(limited_bits_per_second_, static_cast<std::int64_t>(fair_weight_));
}

void FairShareLink::StopFollowing() {
  assert(trunk_ != nullptr && trunk_->time_ == time_);
  trunk_->ChangeDemand(-limited_bits_per_second_, -static_cast<std::int64_t>(fair_weight_));
  trunk_ = nullptr;
}

FairShareLink::Wide FairShareLink::Remaining(Instant now, const Flow& flow) const {
  const Wide received = flow.limited ? (static_cast<Wide>(Ticks(now)) - flow.anchor) * flow.limit *
                                           kUnitsPerBitPerSecond
                                     : (LevelAt(now) - flow.anchor) * flow.weight;
  return flow.remaining > received ? flow.remaining - received : 0;
}

std::uint64_t FairShareLink::BytesReceived(Instant now, FlowId flow) const {
  const Flow& asked = flows_[flow];
  const Wide size = asked.size_bytes * kUnitsPerByte;
  return static_cast<std::uint64_t>((size - Remaining(now, asked)) / kUnitsPerByte);
}

// --- Fair or limited ---

void FairShareLink::Schedule(FlowId flow) {
  Flow& scheduled = flows_[flow];
  ++scheduled.ticket;
  if (scheduled.limited) {
    const Wide rate = Wide{scheduled.limit} * kUnitsPerBitPerSecond;
    const Wide end = scheduled.anchor + CeilingDivide(scheduled.remaining, rate);
    limited_ends_.Push({end, flow, scheduled.ticket});
  } else {
    const Wide end = scheduled.anchor +
                     (scheduled.weight == 1 ? scheduled.remaining
                                            : CeilingDivide(scheduled.remaining, scheduled.weight));
    fair_ends_.Push({end, flow, scheduled.ticket});
  }
}

void FairShareLink::MakeLimited(FlowId flow) {
  Flow& moved = flows_[flow];
  moved.remaining = Remaining(Instant(Duration(time_)), moved);
  moved.anchor = static_cast<Wide>(time_);
  moved.limited = true;
  ChangeDemand(moved.limit, -std::int64_t{moved.weight});
  Schedule(flow);
}

void FairShareLink::MakeFair(FlowId flow) {
  Flow& moved = flows_[flow];
  moved.remaining = Remaining(Instant(Duration(time_)), moved);
  moved.anchor = level_;
  moved.limited = false;
  ChangeDemand(-SignedWide{moved.limit}, moved.weight);
  Schedule(flow);
}

// slope <= slope of the level.
bool FairShareLink::Reaches(const Slope& slope) const {
  const Slope level = trunk_ != nullptr ? trunk_->own_slope() : own_slope();
  return slope.bits_per_second * static_cast<SignedWide>(level.weight) <=
         level.bits_per_second * static_cast<SignedWide>(slope.weight);
}

// limit / weight <= slope of the level. It does not matter which side the flow is on: taking it
// across brings the slope nearer to its own limit / weight, but not beyond.
bool FairShareLink::ReachesItsLimit(const Flow& flow) const {
  return Reaches({flow.limit, flow.weight});
}

bool FairShareLink::LimitsAreOrdered(FlowId a, FlowId b) const {
  const Wide left = Wide{flows_[a].limit} * flows_[b].weight;
  const Wide right = Wide{flows_[b].limit} * flows_[a].weight;
  return left != right ? left < right : flows_[a].order < flows_[b].order;
}

void FairShareLink::Rebalance() {
  while (limited_count_ > 0 && !ReachesItsLimit(flows_[throttled_[limited_count_ - 1]])) {
    MakeFair(throttled_[--limited_count_]);
  }
  while (limited_count_ < throttled_.size() &&
         ReachesItsLimit(flows_[throttled_[limited_count_]])) {
    MakeLimited(throttled_[limited_count_++]);
  }
  if (flow_count_ == 0) {
    fair_ends_.Clear();
    limited_ends_.Clear();
  } else {
    const auto counts = [this](const EndHeap::End& end) { return Counts(end); };
    fair_ends_.Trim(counts, flow_count_ - limited_count_);
    limited_ends_.Trim(counts, limited_count_);
  }
}

// --- Flows ---

void FairShareLink::SetRate(Instant now, std::uint64_t bits_per_second) {
  assert(bits_per_second >= 1 && bits_per_second <= kBitsPerSecondMax);
  Advance(now);
  bits_per_second_ = bits_per_second;
  Rebalance();
}

FairShareLink::Flow FairShareLink::MakeFlow(const FlowOptions& options, std::uint64_t order) {
  assert(options.size_bytes <= kFlowSizeBytesMax && options.weight >= 1);
  return {.remaining = options.size_bytes * kUnitsPerByte,
          .anchor = 0,
          .order = order,
          .size_bytes = options.size_bytes,
          .limit = std::min(options.bits_per_second_max, kBitsPerSecondMax),
          .weight = options.weight,
          .label = options.label,
          .ticket = 0,
          .limited = false};
}

FairShareLink::FlowId FairShareLink::Add(Instant now, const FlowOptions& options) {
  return PutIn(now, MakeFlow(options, next_order_++));
}

FairShareLink::FlowId FairShareLink::PutIn(Instant now, const Flow& new_flow) {
  Advance(now);
  if (free_.empty()) {
    free_.push_back(static_cast<FlowId>(flows_.size()));
    flows_.Append();
  }
  const FlowId id = free_.back();
  free_.pop_back();
  ++flow_count_;
  Flow& flow = flows_[id];
  const std::uint32_t ticket = flow.ticket;
  flow = new_flow;
  flow.anchor = level_;
  flow.ticket = ticket;
  flow.limited = false;
  ChangeDemand(0, flow.weight);
  if (flow.limit == 0) {
    Schedule(id);
  } else {
    const auto place = std::lower_bound(throttled_.begin(), throttled_.end(), id,
                                        [&](FlowId a, FlowId b) { return LimitsAreOrdered(a, b); });
    const bool among_limited =
        static_cast<std::size_t>(place - throttled_.begin()) < limited_count_;
    throttled_.insert(place, id);
    if (among_limited) {
      ++limited_count_;
      MakeLimited(id);
    } else {
      Schedule(id);
    }
  }
  Rebalance();
  return id;
}

// Takes the flow out of the sums; the caller rebalances.
void FairShareLink::Drop(FlowId flow) {
  Flow& dropped = flows_[flow];
  if (dropped.limit != 0) {
    const auto place = std::lower_bound(throttled_.begin(), throttled_.end(), flow,
                                        [&](FlowId a, FlowId b) { return LimitsAreOrdered(a, b); });
    assert(*place == flow);
    throttled_.erase(place);
  }
  if (dropped.limited) {
    ChangeDemand(-SignedWide{dropped.limit}, 0);
    --limited_count_;
  } else {
    ChangeDemand(0, -std::int64_t{dropped.weight});
  }
  ++dropped.ticket;
  --flow_count_;
  free_.push_back(flow);
}

void FairShareLink::Remove(Instant now, FlowId flow) {
  Advance(now);
  Drop(flow);
  Rebalance();
}

FairShareLink::Flow FairShareLink::TakeOut(Instant now, FlowId flow) {
  Flow taken = flows_[flow];
  taken.remaining = Remaining(now, taken);
  Remove(now, flow);
  return taken;
}

// --- Ends ---

const EndHeap::End* FairShareLink::NextFairEnd() {
  return fair_ends_.Top([this](const EndHeap::End& end) { return Counts(end); });
}

const EndHeap::End* FairShareLink::NextLimitedEnd() {
  return limited_ends_.Top([this](const EndHeap::End& end) { return Counts(end); });
}

// The first tick at which floor(ticks * rate / weight) is what is missing, or more.
Instant FairShareLink::TimeOfLevel(Wide level) const {
  const Wide missing = level > level_ ? level - level_ : 0;
  const Wide rate = Wide{fair_bits_per_second()} * kUnitsPerBitPerSecond;
  Wide weighted = 0;
  if (__builtin_mul_overflow(missing, Wide{fair_weight_}, &weighted)) return kNever;
  return Later(time_, CeilingDivide(weighted, rate));
}

Instant FairShareLink::NextEnd() {
  if (std::exchange(next_end_is_known_, true)) return next_end_;
  next_end_ = kNever;
  if (const EndHeap::End* limited = NextLimitedEnd()) next_end_ = Later(0, limited->key);
  if (const EndHeap::End* fair = NextFairEnd()) {
    next_end_ = std::min(next_end_, TimeOfLevel(fair->key));
  }
  return next_end_;
}

void FairShareLink::TakeEnded(Instant now, std::vector<std::uint32_t>& labels) {
  if (NextEnd() > now) return;
  Advance(now);
  ended_.clear();
  TakeOutEnded(ended_);
  AppendLabels(ended_, labels);
  Rebalance();
}

void FairShareLink::TakeOutEnded(std::vector<EndedFlow>& ended) {
  const auto take_out = [&](FlowId flow) {
    ended.push_back({flows_[flow].order, flows_[flow].label});
    Drop(flow);
  };
  while (const EndHeap::End* end = NextFairEnd()) {
    if (end->key > level_) break;
    const FlowId flow = end->flow;
    fair_ends_.Pop();
    take_out(flow);
  }
  while (const EndHeap::End* end = NextLimitedEnd()) {
    if (end->key > static_cast<Wide>(time_)) break;
    const FlowId flow = end->flow;
    limited_ends_.Pop();
    take_out(flow);
  }
}

void FairShareLink::AppendLabels(std::vector<EndedFlow>& ended,
                                 std::vector<std::uint32_t>& labels) {
  if (ended.size() > 1) {
    std::sort(ended.begin(), ended.end(),
              [](const EndedFlow& a, const EndedFlow& b) { return a.order < b.order; });
  }
  for (const EndedFlow& flow : ended) labels.push_back(flow.label);
}

}  // namespace bitsim
