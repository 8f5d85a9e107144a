// File: find_failure.h
//
// From a number of a history that fails to the smallest failure behind it.

#ifndef BITSIM_CONFORMANCE_EXPLORE_FIND_FAILURE_H_
#define BITSIM_CONFORMANCE_EXPLORE_FIND_FAILURE_H_

#include <cstdint>

#include "conformance/explore/failure_file.h"
#include "conformance/explore/plan.h"

namespace conformance::explore {

// REQUIRES: history `number` of the plan has a mismatch. The engine's name is left to the caller.
Failure SmallestFailure(const Plan& plan, std::uint64_t number);

}  // namespace conformance::explore

#endif  // BITSIM_CONFORMANCE_EXPLORE_FIND_FAILURE_H_
