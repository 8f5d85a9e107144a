// File: progress_file.h
//
// How far an exploration has got, so that --resume goes on there.

#ifndef BITSIM_CONFORMANCE_EXPLORE_PROGRESS_FILE_H_
#define BITSIM_CONFORMANCE_EXPLORE_PROGRESS_FILE_H_

#include <cstdint>
#include <filesystem>
#include <string>

#include "conformance/explore/coverage.h"
#include "conformance/explore/plan.h"

namespace conformance::explore {

struct Progress {
  std::uint64_t next = 0;  // all histories before it have been looked at
  Coverage coverage;
};

// What an exploration is, as text: two that differ in it have nothing to do with each other.
std::string IdentityOf(const PlanOptions& options, const std::string& engine);

// Throw BadInput: also for progress of another exploration.
void WriteProgress(const std::filesystem::path& file, const std::string& identity,
                   const Progress& progress);
Progress ReadProgress(const std::filesystem::path& file, const std::string& identity);

}  // namespace conformance::explore

#endif  // BITSIM_CONFORMANCE_EXPLORE_PROGRESS_FILE_H_
