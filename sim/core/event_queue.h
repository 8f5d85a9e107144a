// File: event_queue.h
//
// The pending events of a simulation, earliest first; equal times in the order of insertion.
//
//   queue.Push(now + delay, {index, generation, handler, /*is_background=*/false});
//   while (!queue.empty()) { Event event = queue.Pop(); ... }
//
// Time is monotone: no event may be pushed before the last one popped, nor before a limit up to
// which PopUntil found nothing. (The essay on the structure stands in event_queue.cc.)

#ifndef BITSIM_CORE_EVENT_QUEUE_H_
#define BITSIM_CORE_EVENT_QUEUE_H_

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>

#include "bitsim/time.h"
#include "sim/core/event_chunks.h"

namespace bitsim {

class EventQueue {
 public:
  EventQueue() = default;
  EventQueue(const EventQueue&) = delete;
  EventQueue& operator=(const EventQueue&) = delete;

  // No event will be earlier than that: those far ahead need not be sorted out once more. REQUIRES:
  // nothing has been pushed.
  void BeginAt(Instant start) {
    earliest_push_ = start;
    base_ = Key(start);
  }

  void Push(Instant time, EventTarget target) {
    assert(time >= earliest_push_);
    const Event event{time, target};
    if ((Key(time) ^ base_) >= run_range_) {
      ++slots_size_;
      return AppendToSlot(event);
    }
    if (run_end_ == run_.end()) return AppendAfterSpill(event);
    InsertIntoRun(event);
  }

  // Takes out the earliest event. REQUIRES: !empty().
  Event Pop() {
    assert(!empty());
    Event event;
    PopUntil(Instant::max(), event);
    return event;
  }

  // The same if its time is at most `limit`; otherwise returns false.
  bool PopUntil(Instant limit, Event& event) {
    return PopUntil(limit, event, [] {});
  }
  // Calls `on_new_run` when the next events have been found: they are ahead() now.
  template <class OnNewRun>
  bool PopUntil(Instant limit, Event& event, const OnNewRun& on_new_run) {
    if (run_end_ == run_.begin()) {
      if (!Refill(limit)) return false;
      on_new_run();
    }
    const Event& next = run_end_[-1];
    if (next.time > limit) {
      earliest_push_ = std::max(earliest_push_, limit);
      return false;
    }
    event = next;
    earliest_push_ = event.time;
    --run_end_;
    return true;
  }

  // The events whose order is settled, the latest first.
  std::span<const Event> ahead() const { return {run_.data(), run_size()}; }

  bool empty() const { return size() == 0; }
  std::size_t size() const { return run_size() + slots_size_; }

  // The time of the earliest event; kNever if there is none. May have to look at many events.
  Instant next_time() const;
  // Whether an event is pending at or before `time`. Cheap when `time` is that of the last pop.
  bool IsDue(Instant time) const;

  // What the queue has allocated, itself included.
  std::size_t memory_bytes() const { return sizeof(*this) + pool_.memory_bytes(); }

 private:
  static constexpr unsigned kDigitBits = 6;
  static constexpr std::size_t kSlotCount = std::size_t{1} << kDigitBits;
  static constexpr std::size_t kLevelCount = 11;  // 64 bits in digits of 6
  static constexpr std::size_t kRunSizeMax = 64;

  // The order of the times as unsigned numbers.
  static constexpr std::uint64_t Key(Instant time) {
    return static_cast<std::uint64_t>(time.time_since_epoch().count()) ^ (std::uint64_t{1} << 63);
  }

  // The highest digit that has one of these bits.
  static constexpr std::size_t Level(std::uint64_t bits) {
    return static_cast<std::size_t>(std::bit_width(bits | 1) - 1) / kDigitBits;
  }

  std::size_t run_size() const { return static_cast<std::size_t>(run_end_ - run_.begin()); }
  void InsertIntoRun(const Event& event) {
    Event* place = run_end_++;
    for (; place != run_.begin() && place[-1].time <= event.time; --place) *place = place[-1];
    *place = event;
  }
  void AppendToSlot(Event event) {
    const std::uint64_t key = Key(event.time);
    const std::size_t level = Level(key ^ base_);
    const std::size_t slot = (key >> (level * kDigitBits)) % kSlotCount;
    EventList& list = slots_[level][slot];
    if (list.is_full()) return AppendToNewChunk(level, slot, event);
    *list.end++ = event;
  }
  // Calls that end a push, so that one without them saves no registers.
  void AppendToNewChunk(std::size_t level, std::size_t slot, Event event);
  void AppendAfterSpill(Event event);
  void Spill();
  bool Refill(Instant limit);
  void FillRun(EventList& list);
  static std::uint64_t CommonStart(const EventList& list, std::size_t level);
  void Redistribute(EventList list);
  std::uint64_t SlotStart(std::size_t level, std::size_t slot) const;

  // See "Invariants" in event_queue.cc.
  std::array<Event, kRunSizeMax> run_;
  Event* run_end_ = run_.begin();
  std::uint64_t base_ = 0;
  std::uint64_t run_range_ = 0;

  std::size_t slots_size_ = 0;              // events in all slots
  Instant earliest_push_ = Instant::min();  // the last pop, or the last limit without one

  std::uint32_t occupied_levels_ = 0;
  std::array<std::uint64_t, kLevelCount> occupied_slots_{};
  std::array<std::array<EventList, kSlotCount>, kLevelCount> slots_;
  EventChunkPool pool_;
};

}  // namespace bitsim

#endif  // BITSIM_CORE_EVENT_QUEUE_H_
