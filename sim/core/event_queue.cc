// A monotone multi-level bucket queue.
//
// Simulated time never goes back, so a queue of events need not keep them all sorted: it is enough
// to know roughly when the far ones are due, and to look closer as time comes near. Here "roughly"
// means: where a time first differs from the present.
//
// Structure. A time is written as 64 bits, in eleven digits of six bits, and compared with `base_`,
// a time of reference that follows the clock. The highest digit in which the two differ gives the
// *level* of an event, the value of that digit its *slot*: eleven levels of 64 slots. A slot is a
// list of small chunks, filled at its end. One word a level says which slots hold anything, one
// word more which levels do, so the earliest slot of all is found with two instructions: the lowest
// slot of the lowest level.
//
//     base   = 0 0 2 5 1        (digits; the highest first)
//     event A  0 0 2 5 7   ->   level 0, slot 7       soon
//     event B  0 0 2 9 0   ->   level 1, slot 9       later than every event of level 0
//     event C  0 3 0 0 0   ->   level 3, slot 3       later still
//
// When the earliest slot is needed, `base_` moves to the slot's first instant and its events become
// the *run*: a short array, the latest first, from whose end pops are served. A slot with too many
// events for that is dealt out to the slots of the levels below first, where base_ now puts them.
// Each event moves down at most ten times in its life, and usually twice or three times: cost
// hardly depends on how times are spread. (A crowd that would go down level by level in one piece,
// because its times agree in the next digits, skips these levels: see CommonStart.)
//
// Invariants
//  1. base_ <= every pending time, and base_ <= every time that may still be pushed. Pops move it
//     up to the start of the slot that they serve, which holds the earliest event; PopUntil never
//     moves it past the limit, because time may stop there.
//  2. The run holds all events with (time ^ base_) < run_range_: a slot's worth of time, the one
//     taken last. All others are in the slots, at the level and slot where they differ from base_.
//     Which base_ inside the run's range is meant makes no difference to them: they differ from all
//     of it in the same digit.
//  3. Every event in a slot is later than the run's range (or equal to its one instant, see below).
//
// Order of equal times. Two events of one time always differ from base_ in the same digit, hence
// are always in the same list, or both in the run. Lists are filled at the end, dealt out from the
// start into lists that were empty (they lie below the lowest level in use), and the run is filled
// stably: so the one pushed first stays first, and no sequence number is stored.
//
// When the run overflows because much is pushed close to now, it is spilled back into slots, with
// base_ moved up to the present, so that these slots are narrower than before. At least half of the
// run was pushed since it was filled, so spilling costs a constant a push. A run of one single
// instant cannot become narrower: it is *closed* instead (run_range_ = 0), and what follows queues
// up in the slot of that instant, from which the run is filled again chunk by chunk.

#include "sim/core/event_queue.h"

#include <algorithm>

namespace bitsim {

namespace {

constexpr std::size_t kBlockChunkCountMin = 16;
constexpr std::size_t kBlockChunkCountMax = 256;

std::int64_t Ticks(const Event& event) { return event.time.time_since_epoch().count(); }

// Inserts the events of a chunk into a run that ends there and returns its new end. From the last
// to the first, which makes events that are sorted already the best case and puts each before those
// of equal times that stand there.
inline Event* InsertAll(const Event* first, const Event* end, Event* run, Event* run_end) {
  while (end != first) {
    const Event event = *--end;
    Event* place = run_end++;
    for (; place != run && Ticks(place[-1]) < Ticks(event); --place) *place = place[-1];
    *place = event;
  }
  return run_end;
}

}  // namespace

void EventChunkPool::AddBlock() {
  const std::size_t count = std::clamp(chunk_count_ / 2, kBlockChunkCountMin, kBlockChunkCountMax);
  blocks_.push_back(std::make_unique_for_overwrite<EventChunk[]>(count));
  for (std::size_t i = count; i-- > 0;) GiveBack(&blocks_.back()[i]);
  chunk_count_ += count;
}

void EventQueue::AppendAfterSpill(Event event) {
  Spill();
  ++slots_size_;
  AppendToSlot(event);
}

void EventQueue::AppendToNewChunk(std::size_t level, std::size_t slot, Event event) {
  EventList& list = slots_[level][slot];
  list.AddChunk(pool_);
  *list.end++ = event;
  occupied_slots_[level] |= std::uint64_t{1} << slot;
  occupied_levels_ |= std::uint32_t{1} << level;
}

void EventQueue::Spill() {
  const bool is_one_instant = run_range_ == 1;
  run_range_ = 0;
  if (is_one_instant) return;
  base_ = Key(earliest_push_);
  slots_size_ += run_size();
  while (run_end_ != run_.begin()) AppendToSlot(*--run_end_);
}

// Fills the run, which is empty, from the earliest slot. Returns false if nothing is pending at or
// before the limit; true does not mean that something is.
bool EventQueue::Refill(Instant limit) {
  while (occupied_levels_ != 0) {
    const auto level = static_cast<std::size_t>(std::countr_zero(occupied_levels_));
    const auto slot = static_cast<std::size_t>(std::countr_zero(occupied_slots_[level]));
    const std::uint64_t start = SlotStart(level, slot);
    if (start > Key(limit)) {
      earliest_push_ = std::max(earliest_push_, limit);
      return false;
    }
    base_ = start;
    EventList& list = slots_[level][slot];
    const bool is_short = list.first->next == nullptr || list.first->next->next == nullptr;
    if (level == 0 && !is_short) {
      run_range_ = 0;
      FillRun(list);
      return true;
    }
    occupied_slots_[level] &= occupied_slots_[level] - 1;
    if (occupied_slots_[level] == 0) occupied_levels_ &= occupied_levels_ - 1;
    if (is_short) {
      run_range_ = std::uint64_t{1} << (level * kDigitBits);
      FillRun(list);
      return true;
    }
    run_range_ = 0;
    const EventList crowd = list;
    list = {};
    const std::uint64_t common_start = CommonStart(crowd, level);
    if (common_start <= Key(limit)) base_ = std::max(base_, common_start);
    Redistribute(crowd);
  }
  return false;
}

// The start of the narrowest range that holds all events of a list of that level, so that a crowd
// far away goes down several levels at once. Where events are spread, two of them tell; then the
// result is 0.
std::uint64_t EventQueue::CommonStart(const EventList& list, std::size_t level) {
  const std::uint64_t first = Key(list.first->events[0].time);
  std::uint64_t differing_bits = 0;
  for (const EventChunk* chunk = list.first; chunk != nullptr; chunk = chunk->next) {
    for (const Event* event = chunk->events; event != list.EndOf(*chunk); ++event) {
      differing_bits |= Key(event->time) ^ first;
    }
    if (differing_bits >> ((level - 1) * kDigitBits) != 0) return 0;
  }
  const std::size_t shift = (Level(differing_bits) + 1) * kDigitBits;
  return first >> shift << shift;
}

// Moves the first two chunks of the list, or what there is, into the run, which is empty.
void EventQueue::FillRun(EventList& list) {
  EventChunk* const first = list.first;
  EventChunk* const second = first->next;
  list.first = second;
  if (second != nullptr) {
    run_end_ = InsertAll(second->events, list.EndOf(*second), run_.begin(), run_end_);
    list.first = second->next;
    pool_.GiveBack(second);
  }
  run_end_ = InsertAll(first->events, list.EndOf(*first), run_.begin(), run_end_);
  pool_.GiveBack(first);
  slots_size_ -= run_size();
  if (list.first == nullptr) list.end = nullptr;
}

void EventQueue::Redistribute(EventList list) {
  for (EventChunk* chunk = list.first; chunk != nullptr;) {
    EventChunk* const next = chunk->next;
    if (next != nullptr) next->Prefetch();
    const Event* const end = list.EndOf(*chunk);
    for (const Event* event = chunk->events; event != end; ++event) AppendToSlot(*event);
    pool_.GiveBack(chunk);
    chunk = next;
  }
}

// The digits above the level are those of base_.
std::uint64_t EventQueue::SlotStart(std::size_t level, std::size_t slot) const {
  const std::size_t shift = level * kDigitBits;
  return (((base_ >> shift >> kDigitBits) << kDigitBits) | slot) << shift;
}

Instant EventQueue::next_time() const {
  if (run_size() > 0) return run_end_[-1].time;
  if (occupied_levels_ == 0) return kNever;
  const auto level = static_cast<std::size_t>(std::countr_zero(occupied_levels_));
  const auto slot = static_cast<std::size_t>(std::countr_zero(occupied_slots_[level]));
  const EventChunk* chunk = slots_[level][slot].first;
  if (level == 0) return chunk->events[0].time;
  Instant earliest = kNever;
  for (; chunk != nullptr; chunk = chunk->next) {
    for (const Event* event = chunk->events; event != slots_[level][slot].EndOf(*chunk); ++event) {
      earliest = std::min(earliest, event->time);
    }
  }
  return earliest;
}

bool EventQueue::IsDue(Instant time) const {
  if (run_size() > 0) return run_end_[-1].time <= time;
  if (occupied_levels_ == 0) return false;
  const auto level = static_cast<std::size_t>(std::countr_zero(occupied_levels_));
  const auto slot = static_cast<std::size_t>(std::countr_zero(occupied_slots_[level]));
  return SlotStart(level, slot) <= Key(time) && next_time() <= time;
}

}  // namespace bitsim
