// File: run_main.h
//
// The whole of bits-conformance but its tests and its backends, so that other programs can be made
// of other tests and backends.

#ifndef BITSIM_CONFORMANCE_RUNNER_RUN_MAIN_H_
#define BITSIM_CONFORMANCE_RUNNER_RUN_MAIN_H_

namespace conformance::runner {

// Runs the tests and backends that are linked in, as the command line says. Returns the exit code:
// 0 as expected, 1 not, 2 wrong use, 3 the backend broke or standard output could not be written,
// 130 interrupted. Call it once a process.
int RunMain(int argc, char** argv);

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_RUN_MAIN_H_
