// File: latency_clock.h
//
// A clock that costs less than what it measures: the processor's time-stamp counter where there is
// one, else the steady clock.
//
//   const std::uint64_t start = LatencyClock();
//   ... LatencyNanoseconds(LatencyClock() - start) ...

#ifndef BITSIM_BENCH_LATENCY_CLOCK_H_
#define BITSIM_BENCH_LATENCY_CLOCK_H_

#include <cstdint>

#if defined(__x86_64__)
#include <x86intrin.h>
#endif

#include <chrono>

namespace bitsim {

inline std::uint64_t LatencyClock() {
#if defined(__x86_64__)
  return __rdtsc();
#else
  return static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch() /
                                    std::chrono::nanoseconds(1));
#endif
}

// How many nanoseconds one step of the clock is; measured once.
inline double LatencyStepNanoseconds() {
  static const double step = [] {
    using Clock = std::chrono::steady_clock;
    const Clock::time_point start = Clock::now();
    const std::uint64_t first = LatencyClock();
    while (Clock::now() - start < std::chrono::milliseconds(20)) {
    }
    const auto steps = static_cast<double>(LatencyClock() - first);
    return std::chrono::duration<double, std::nano>(Clock::now() - start).count() / steps;
  }();
  return step;
}

inline double LatencyNanoseconds(std::uint64_t steps) {
  return static_cast<double>(steps) * LatencyStepNanoseconds();
}

}  // namespace bitsim

#endif  // BITSIM_BENCH_LATENCY_CLOCK_H_
