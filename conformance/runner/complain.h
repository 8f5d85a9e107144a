// File: complain.h
//
// How bits-conformance tells what is wrong: a line on standard error, behind all that it has
// printed.

#ifndef BITSIM_CONFORMANCE_RUNNER_COMPLAIN_H_
#define BITSIM_CONFORMANCE_RUNNER_COMPLAIN_H_

#include <string_view>

namespace conformance::runner {

void Complain(std::string_view text);

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_COMPLAIN_H_
