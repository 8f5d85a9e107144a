// File: merge_shards.h
//
// Several runs side by side, where some are the parts of one that several processes shared.
//
//   std::vector<MergedRun> runs = MergeShards({{"one.json", one}, {"two.json", two}});
//
// Parts belong together if suite, backend, BITS version, seed and number of shards are the same.
// The tests of the whole stand in the order in which one process would have run them, its verdicts
// are judged anew, and its trace hash is that of a run which was never divided.

#ifndef BITSIM_CONFORMANCE_VERDICT_MERGE_SHARDS_H_
#define BITSIM_CONFORMANCE_VERDICT_MERGE_SHARDS_H_

#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

#include "conformance/verdict/run_result.h"

namespace conformance {

struct NamedRun {
  std::string name;  // where it came from: "one.json"
  RunResult run;
};

struct MergedRun {
  std::vector<std::string> names;
  RunResult run;
  std::size_t shard_count = 1;              // into so many parts the run was divided
  std::vector<std::size_t> missing_shards;  // numbers from 1
};

// Two parts of one run overlap. what() names both.
class ShardError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// In the order of the first part of each. Throws ShardError.
std::vector<MergedRun> MergeShards(std::vector<NamedRun> parts);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_VERDICT_MERGE_SHARDS_H_
