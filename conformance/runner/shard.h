// File: shard.h
//
// The part of the tests that --shard, or GoogleTest's environment variables GTEST_TOTAL_SHARDS and
// GTEST_SHARD_INDEX, give to this process. A run with workers needs it said in names: to a worker
// that goes on with what is left, numbers would mean other tests.

#ifndef BITSIM_CONFORMANCE_RUNNER_SHARD_H_
#define BITSIM_CONFORMANCE_RUNNER_SHARD_H_

#include <span>
#include <string>
#include <vector>

#include "conformance/verdict/rule_tests.h"
#include "conformance/verdict/run_result.h"

namespace conformance::runner {

// The shard that the environment gives to this process.
Shard CurrentShard();

// Gives this process a shard, as the environment would. Throws UsageError if the environment has
// given it another one.
void SetShard(const Shard& shard);

// The names of those of the tests that GoogleTest would run here, in its order. Processes that are
// started from now on have no shard.
std::vector<std::string> TakeShard(std::span<const RuleTest* const> tests);

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_SHARD_H_
