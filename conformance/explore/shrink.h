// File: shrink.h
//
// Makes a history that fails as small as it gets: fewer commands, then simpler ones (shorter waits,
// plainer callbacks, fewer applications and jobs), as long as it still fails.

#ifndef BITSIM_CONFORMANCE_EXPLORE_SHRINK_H_
#define BITSIM_CONFORMANCE_EXPLORE_SHRINK_H_

#include <functional>
#include <vector>

#include "conformance/model/command.h"

namespace conformance::explore {

// Whether the history still fails.
using StillFails = std::function<bool(const std::vector<model::Command>&)>;

// REQUIRES: fails(history).
std::vector<model::Command> Shrink(std::vector<model::Command> history, const StillFails& fails);

}  // namespace conformance::explore

#endif  // BITSIM_CONFORMANCE_EXPLORE_SHRINK_H_
