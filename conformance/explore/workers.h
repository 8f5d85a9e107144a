// File: workers.h
//
// Shares out the histories of a plan among processes, in blocks. A process that dies takes its
// block with it, not the exploration.

#ifndef BITSIM_CONFORMANCE_EXPLORE_WORKERS_H_
#define BITSIM_CONFORMANCE_EXPLORE_WORKERS_H_

#include <csignal>
#include <cstdint>
#include <functional>
#include <optional>

#include "conformance/explore/coverage.h"
#include "conformance/explore/plan.h"

namespace conformance::explore {

inline constexpr std::uint64_t kBlock = 256;

struct WorkOptions {
  std::uint64_t begin = 0;  // the first history
  std::uint64_t end = 0;    // behind the last
  std::size_t process_count = 1;
  // Set from outside (Ctrl-C): what is begun is finished, nothing else begun.
  const volatile std::sig_atomic_t* stop = nullptr;
  // Called with the coverage so far, now and then.
  std::function<void(const Coverage&)> on_progress;
};

struct WorkResult {
  Coverage coverage;
  std::uint64_t next = 0;                      // all histories before it have been looked at
  std::optional<std::uint64_t> first_failure;  // the lowest number; the same with any process_count
  std::optional<std::uint64_t> died_in;        // a block whose process died: its first history
  int signal = 0;                              // ... of this
};

// Stops at the first block that has a failure. Throws std::system_error if no process can be made.
WorkResult Work(const Plan& plan, const WorkOptions& options);

}  // namespace conformance::explore

#endif  // BITSIM_CONFORMANCE_EXPLORE_WORKERS_H_
