// File: report_command.h
//
// bits-conformance report: a page of results that were written before, by one run in parts or by
// several.

#ifndef BITSIM_CONFORMANCE_RUNNER_REPORT_COMMAND_H_
#define BITSIM_CONFORMANCE_RUNNER_REPORT_COMMAND_H_

#include "conformance/runner/command_registry.h"

namespace conformance::runner {

Command ReportCommand();

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_REPORT_COMMAND_H_
