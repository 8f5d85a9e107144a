// File: points.h
//
// Every fault at every point of a reference history: the history is run again and again, and the
// fault strikes at N = 1, 2, ... until N is past the end. After each run all is healed, and the
// invariants must hold (invariants.h).
//
//   for (const Reference& reference : References()) {
//     const PointReport report = VisitPoints(reference);
//     report.counts[...];      // how many points were visited
//     report.findings;         // what went wrong at them
//   }

#ifndef BITSIM_CONFORMANCE_FAULTS_POINTS_H_
#define BITSIM_CONFORMANCE_FAULTS_POINTS_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/faults/reference.h"
#include "conformance/faults/scene.h"

namespace conformance::faults {

enum class Place : std::uint8_t {
  kRequest,        // the N-th request
  kByte,           // the connection of the N-th byte
  kCall,           // before the N-th COM call of an application
  kEvent,          // after the N-th event of the trace
  kArrivedByte,    // when the N-th byte has arrived
  kCallbackBegin,  // when the N-th callback begins
  kCallbackEnd,    // before it returns
  kEventPair,      // a fault after the N-th of the events that follow another one
};
inline constexpr std::size_t kPlaces = 8;
std::string_view ToString(Place place);

struct Finding {
  std::string reference;
  Place place = Place::kRequest;
  std::string fault;
  std::uint64_t number = 0;  // N
  std::vector<std::string> violations;
  std::vector<std::string> trace;  // its last lines
};
std::string ToString(const Finding& finding);

struct PointReport {
  std::array<std::uint64_t, kPlaces> counts = {};  // of points visited, all kinds of faults
  std::vector<Finding> findings;
};

struct PointOptions {
  const bitsim::Decisions* decisions = nullptr;  // nullptr: as documented
  std::size_t findings_max = SIZE_MAX;           // then it stops
};

// All places but pairs.
PointReport VisitPoints(const Reference& reference, const PointOptions& options = {});

// Every two faults after every two events of less than a minute, the second before the first is
// healed.
PointReport VisitPairs(const Reference& reference, const PointOptions& options = {});

}  // namespace conformance::faults

#endif  // BITSIM_CONFORMANCE_FAULTS_POINTS_H_
