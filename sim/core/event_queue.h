// File: event_queue.h
//
// The pending events of a simulation, earliest first; equal times in the order of insertion.
//
//   queue.Push(now + delay, {handler, target, generation});
//   while (!queue.empty()) { Event event = queue.Pop(); ... }
//
// Time is monotone: no event may be pushed before the last one popped. (The essay on the structure
// stands in event_queue.cc.)

#ifndef BITSIM_CORE_EVENT_QUEUE_H_
#define BITSIM_CORE_EVENT_QUEUE_H_

#include <cstdint>

#include "bitsim/time.h"

namespace bitsim {

// Who is to be told, eight bytes. What the fields mean is the handler's affair, except for
// `background` (see World::Post).
struct EventTarget {
  std::uint32_t index;            // which of the handler's objects
  std::uint32_t generation : 24;  // for handlers that ignore stale timers
  std::uint32_t handler : 7;
  std::uint32_t background : 1;
};
static_assert(sizeof(EventTarget) == 8);

struct Event {
  Instant time;
  EventTarget target;
};

}  // namespace bitsim

#endif  // BITSIM_CORE_EVENT_QUEUE_H_
