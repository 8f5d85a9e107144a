// File: deadline.h
//
// Deadlines from durations that a client or a user's Decisions chose, and that may be as long as
// "never":
//
//   const Instant at = DeadlineAfter(world.now(), decisions.JobInactivityTimeout());
//   if (at != kNever) world.PostBackground(at, ...);

#ifndef BITSIM_ENGINE_DEADLINE_H_
#define BITSIM_ENGINE_DEADLINE_H_

#include "bitsim/time.h"

namespace bitsim {

// kNever where the sum would lie beyond it. REQUIRES: `start` is not before the clock's epoch.
constexpr Instant DeadlineAfter(Instant start, Duration duration) {
  return duration < kNever - start ? start + duration : kNever;
}

}  // namespace bitsim

#endif  // BITSIM_ENGINE_DEADLINE_H_
