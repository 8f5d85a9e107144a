// File: fault.h
//
// What goes wrong, and where it can.
//
//   requests    the N-th request on its way fails
//   bytes       the connection breaks after the N-th byte of what is transferred
//   calls       an application dies before its N-th COM call
//   and everything that can happen to the world, after the N-th event of the trace, when the N-th
//   byte has arrived, at the begin and at the end of the N-th callback.

#ifndef BITSIM_CONFORMANCE_FAULTS_FAULT_H_
#define BITSIM_CONFORMANCE_FAULTS_FAULT_H_

#include <chrono>
#include <cstdint>
#include <span>
#include <string_view>

#include "conformance/faults/scene.h"

namespace conformance::faults {

// Something that happens to the world, lasts, and is over.
struct WorldFault {
  std::string_view name;
  // `called` is the application whose callback runs; nullptr between events.
  void (*strike)(Scene& scene, bitsim::Application* called);
  void (*heal)(Scene& scene) = nullptr;  // nullptr: there is nothing to heal
  bitsim::Duration lasts = std::chrono::minutes(1);
  bool (*concerns)(Scene& scene) = nullptr;  // nullptr: every history
};

// What becomes of one request.
struct RequestFault {
  std::string_view name;
  bitsim::TrafficRule rule;
};

// What becomes of a body after so many bytes.
enum class ByteFault : std::uint8_t {
  kServerResets,
  kServerCloses,  // as after a whole answer
  kResetOnTheWay,
  kStalls,  // until the connection is taken away
};

std::span<const WorldFault> WorldFaults();
std::span<const RequestFault> RequestFaults();
std::string_view ToString(ByteFault fault);

}  // namespace conformance::faults

#endif  // BITSIM_CONFORMANCE_FAULTS_FAULT_H_
