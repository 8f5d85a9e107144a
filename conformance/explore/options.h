// File: options.h
//
// The command line of bits-explore.

#ifndef BITSIM_CONFORMANCE_EXPLORE_OPTIONS_H_
#define BITSIM_CONFORMANCE_EXPLORE_OPTIONS_H_

#include <cstdint>
#include <string>

namespace conformance::explore {

struct Options {
  std::string strategy = "swarm";
  std::string backend = "sim";
  std::string scenario;
  std::string bytes;
  std::string report = "out/explore";
  std::string replay;
  std::string explain;
  std::uint64_t budget = 10'000;  // histories
  std::uint64_t seed = 1;
  std::uint64_t depth = 4;
  std::uint64_t deviations_max = 2;
  std::uint64_t jobs = 0;  // processes; 0: one for each core
  bool resume = false;
  bool model = false;
  bool helps = false;
};

// Throws UsageError.
Options ParseOptions(int argc, const char* const* argv);

std::string HelpText();

}  // namespace conformance::explore

#endif  // BITSIM_CONFORMANCE_EXPLORE_OPTIONS_H_
