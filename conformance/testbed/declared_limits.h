// File: declared_limits.h
//
// How much an implementation says that it can hold. A test that needs more is `unsupported`.
//
//   SetDeclaredLimits({.jobs = 10});                   // by the runner, before the first test
//   RequireLimit(jobs_, GetDeclaredLimits().jobs, "jobs");          // "needs more than 10 jobs"

#ifndef BITSIM_CONFORMANCE_TESTBED_DECLARED_LIMITS_H_
#define BITSIM_CONFORMANCE_TESTBED_DECLARED_LIMITS_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace conformance {

struct DeclaredLimits {
  std::optional<std::uint32_t> jobs;  // that a test makes
  std::optional<std::uint32_t> files_per_job;
};

// None by default.
void SetDeclaredLimits(const DeclaredLimits& limits);
const DeclaredLimits& GetDeclaredLimits();

// Ends the test as `unsupported` if it needs more than there may be.
// REQUIRES: called on the thread of the test.
void RequireLimit(std::uint32_t needed, std::optional<std::uint32_t> limit, std::string_view what);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_TESTBED_DECLARED_LIMITS_H_
