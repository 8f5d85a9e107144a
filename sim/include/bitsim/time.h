// File: time.h
//
// Time in the simulation: 100 ns ticks, the unit of FILETIME, in std::chrono's own strong types.
//
//   Instant deadline = world.now() + std::chrono::days(14);
//   Duration waited = deadline - start;
//
// The clocks below are tags: neither has a now(). Only a simulation knows what time it is there.
//
//   Instant    the monotonic clock of the simulated machine; all timers use it
//   WallTime   what the simulated wall clock shows; it can be stepped (rule RETRY-05)

#ifndef BITSIM_TIME_H_
#define BITSIM_TIME_H_

#include <windows.h>

#include <chrono>
#include <cstdint>
#include <limits>

namespace bitsim {

using Duration = std::chrono::duration<std::int64_t, std::ratio<1, 10'000'000>>;

struct SimulatedMonotonicClock {
  using duration = Duration;
  static constexpr bool is_steady = true;
};

// Its epoch is that of FILETIME: 1601-01-01T00:00:00Z.
struct SimulatedWallClock {
  using duration = Duration;
  static constexpr bool is_steady = false;
};

using Instant = std::chrono::time_point<SimulatedMonotonicClock, Duration>;
using WallTime = std::chrono::time_point<SimulatedWallClock, Duration>;

// Every simulation starts here: one hour after the machine started, on 2024-01-01T00:00:00Z.
inline constexpr Instant kSimulationStart{std::chrono::hours(1)};
inline constexpr WallTime kSimulationStartWallTime{Duration(133'485'408'000'000'000)};

// Later than anything that can happen.
inline constexpr Instant kNever = Instant::max();

inline constexpr FILETIME ToFileTime(WallTime time) {
  const auto ticks = static_cast<std::uint64_t>(time.time_since_epoch().count());
  return {static_cast<DWORD>(ticks), static_cast<DWORD>(ticks >> 32)};
}

inline constexpr WallTime FromFileTime(FILETIME time) {
  const std::uint64_t ticks = (std::uint64_t{time.dwHighDateTime} << 32) | time.dwLowDateTime;
  return WallTime(Duration(static_cast<std::int64_t>(ticks)));
}

}  // namespace bitsim

#endif  // BITSIM_TIME_H_
