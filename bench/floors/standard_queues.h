// File: standard_queues.h
//
// The queues that one writes first, and the barest bucket queue, with the interface of
// bitsim::EventQueue: what it must beat, and what it cannot.

#ifndef BITSIM_BENCH_FLOORS_STANDARD_QUEUES_H_
#define BITSIM_BENCH_FLOORS_STANDARD_QUEUES_H_

#include <bit>
#include <cstdint>
#include <functional>
#include <queue>
#include <set>
#include <vector>

#include "bench/floors/bucket_queue.h"
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

class SetQueue {
 public:
  void Push(Instant time, EventTarget target) { events_.insert({time, next_sequence_++, target}); }
  Event Pop() {
    const auto first = events_.begin();
    const Event event{first->time, first->target};
    events_.erase(first);
    return event;
  }

 private:
  struct Entry {
    bool operator<(const Entry& other) const {
      return time != other.time ? time < other.time : sequence < other.sequence;
    }
    Instant time;
    std::uint64_t sequence;
    EventTarget target;
  };

  std::set<Entry> events_;
  std::uint64_t next_sequence_ = 0;
};

class BarestQueue {
 public:
  void Push(Instant time, EventTarget target) {
    queue_.Push({static_cast<std::uint64_t>(time.time_since_epoch().count()),
                 std::bit_cast<std::uint64_t>(target)});
  }
  Event Pop() {
    const BucketQueue::Entry entry = queue_.Pop();
    return {Instant(Duration(static_cast<std::int64_t>(entry.time))),
            std::bit_cast<EventTarget>(entry.target)};
  }

 private:
  BucketQueue queue_;
};

}  // namespace bitsim::floors

#endif  // BITSIM_BENCH_FLOORS_STANDARD_QUEUES_H_
