// File: run_tests.h
//
// What bits-conformance does when it is asked for nothing else: runs the tests, here or in a
// process of their own, judges, and reports.

#ifndef BITSIM_CONFORMANCE_RUNNER_RUN_TESTS_H_
#define BITSIM_CONFORMANCE_RUNNER_RUN_TESTS_H_

#include <string_view>

#include "conformance/runner/options.h"

namespace conformance::runner {

inline constexpr std::string_view kSuiteVersion = BITSIM_CONFORMANCE_VERSION;

// Returns the exit code. Throws UsageError, ExpectationError, ReportError and BackendError.
// REQUIRES: `program` is argv[0]; not called before in this process.
int RunTests(const Options& options, char* program);

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_RUN_TESTS_H_
