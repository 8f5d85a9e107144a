// File: sample_run.h
//
// A run that never happened, with every verdict and with the worst text that a backend could send:
// what the golden files of the reports are made of.

#ifndef BITSIM_CONFORMANCE_REPORT_TESTING_SAMPLE_RUN_H_
#define BITSIM_CONFORMANCE_REPORT_TESTING_SAMPLE_RUN_H_

#include <span>

#include "conformance/verdict/run_result.h"

namespace conformance::report {

// A small book of its own, so that the golden files do not change with the real one.
std::span<const Rule> SampleBook();

RunResult SampleRun();

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_TESTING_SAMPLE_RUN_H_
