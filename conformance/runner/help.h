// File: help.h
//
// What --help prints.

#ifndef BITSIM_CONFORMANCE_RUNNER_HELP_H_
#define BITSIM_CONFORMANCE_RUNNER_HELP_H_

#include <string>

namespace conformance::runner {

// Names the backends that this program has.
std::string HelpText();

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_HELP_H_
