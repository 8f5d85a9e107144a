// File: manifest_option.h
//
// What --manifest does to a run: the backend heeds it, and so does the limit of isolated tests.
//
//   const std::unique_ptr<Backend> backend = MakeBackend(options);     // heeds the manifest
//   settings.test_limit = TestLimit(options);

#ifndef BITSIM_CONFORMANCE_RUNNER_MANIFEST_OPTION_H_
#define BITSIM_CONFORMANCE_RUNNER_MANIFEST_OPTION_H_

#include <chrono>
#include <memory>

#include "conformance/runner/options.h"
#include "conformance/testbed/backend.h"

namespace conformance::runner {

// Throws UsageError unless there is no manifest, or a good one.
void CheckManifest(const Options& options);

// The backend that the options name, with what its manifest leaves of it. Throws UsageError and
// BackendError.
std::unique_ptr<Backend> MakeBackend(const Options& options);

// How long an isolated test may take: the user says, or the manifest, or the backend.
std::chrono::seconds TestLimit(const Options& options);

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_MANIFEST_OPTION_H_
