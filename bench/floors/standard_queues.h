// File: standard_queues.h
//
// The queues that one writes first, with the interface of bitsim::EventQueue: what it must beat.

#ifndef BITSIM_BENCH_FLOORS_STANDARD_QUEUES_H_
#define BITSIM_BENCH_FLOORS_STANDARD_QUEUES_H_

#include <cstdint>
#include <functional>
#include <queue>
#include <vector>

#include "sim/core/event_queue.h"

namespace bitsim::floors {

// A heap of 24 bytes an event: time, sequence number, target.
class StandardQueue {
 public:
  void Push(Instant time, EventTarget target) { heap_.push({time, next_sequence_++, target}); }
  Event Pop() {
    const Entry entry = heap_.top();
    heap_.pop();
    return {entry.time, entry.target};
  }

 private:
  struct Entry {
    bool operator<(const Entry& other) const {
      return time != other.time ? time > other.time : sequence > other.sequence;
    }
    Instant time;
    std::uint64_t sequence;
    EventTarget target;
  };
  static_assert(sizeof(Entry) == 24);

  std::priority_queue<Entry> heap_;
  std::uint64_t next_sequence_ = 0;
};

// A heap of closures, as in many simulators.
class FunctionQueue {
 public:
  void Push(Instant time, EventTarget target) {
    heap_.push({time, next_sequence_++, [this, target] { last_target_ = target; }});
  }
  Event Pop() {
    const Instant time = heap_.top().time;
    heap_.top().action();
    heap_.pop();
    return {time, last_target_};
  }

 private:
  struct Entry {
    bool operator<(const Entry& other) const {
      return time != other.time ? time > other.time : sequence > other.sequence;
    }
    Instant time;
    std::uint64_t sequence;
    std::function<void()> action;
  };

  std::priority_queue<Entry> heap_;
  std::uint64_t next_sequence_ = 0;
  EventTarget last_target_{};
};

}  // namespace bitsim::floors

#endif  // BITSIM_BENCH_FLOORS_STANDARD_QUEUES_H_
