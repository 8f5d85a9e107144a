// File: strike.h
//
// One fault at the N-th place of a history that has begun. Each function gives the number of the
// next point, or kPastTheEnd where N was.

#ifndef BITSIM_CONFORMANCE_FAULTS_STRIKE_H_
#define BITSIM_CONFORMANCE_FAULTS_STRIKE_H_

#include <cstdint>
#include <functional>
#include <string_view>

#include "conformance/faults/fault.h"
#include "conformance/faults/scene.h"

namespace conformance::faults {

inline constexpr std::uint64_t kPastTheEnd = 0;

// Runs until the condition holds; false if everything is over before. What follows a job's end, as
// the return of the callback that completed it, is part of its history.
bool RunUntil(Scene& scene, const std::function<bool()>& condition);

std::uint64_t FailRequest(Scene& scene, const RequestFault& fault, std::uint64_t number);

std::uint64_t BreakAtServer(Scene& scene, ByteFault fault, std::uint64_t number);
// Only what is downloaded breaks on its way: files, and the replies to uploads.
std::uint64_t BreakOnTheWay(Scene& scene, std::uint64_t number);

// REQUIRES: scene.DoomCall of that application and number, before the history began.
std::uint64_t DieBeforeCall(Scene& scene, std::string_view application, std::uint64_t number);

std::uint64_t StrikeAfterEvent(Scene& scene, const WorldFault& fault, std::uint64_t number);
std::uint64_t StrikeAtArrivedByte(Scene& scene, const WorldFault& fault, std::uint64_t number);
std::uint64_t StrikeInCallback(Scene& scene, const WorldFault& fault, CallbackPlace place,
                               std::uint64_t number);
// The second one strikes when the trace has so many more events, within a minute.
std::uint64_t StrikePair(Scene& scene, const WorldFault& first, const WorldFault& second,
                         std::uint64_t number, std::uint64_t events_between);

}  // namespace conformance::faults

#endif  // BITSIM_CONFORMANCE_FAULTS_STRIKE_H_
