// File: worker.h
//
// The process that runs tests for the runner, so that a test that hangs or a service that takes its
// client with it costs that test and not the run. What it says is in worker_messages.h.

#ifndef BITSIM_CONFORMANCE_RUNNER_WORKER_H_
#define BITSIM_CONFORMANCE_RUNNER_WORKER_H_

#include <functional>
#include <memory>

#include "conformance/runner/options.h"
#include "conformance/testbed/backend.h"

namespace conformance::runner {

// Runs the tests whose names stand on standard input, one a line, and tells of them on standard
// output. Without any it only makes the backend, which removes what an earlier process left.
// Returns the exit code, which nobody reads. REQUIRES: GoogleTest is initialised.
int RunWorker(const Options& options, const std::function<std::unique_ptr<Backend>()>& make);

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_WORKER_H_
