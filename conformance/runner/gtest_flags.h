// File: gtest_flags.h
//
// GoogleTest answers a flag that it does not know with two pages of help and success. So its flags
// are looked at before it sees them.

#ifndef BITSIM_CONFORMANCE_RUNNER_GTEST_FLAGS_H_
#define BITSIM_CONFORMANCE_RUNNER_GTEST_FLAGS_H_

#include <string_view>

namespace conformance::runner {

// Whether the argument is meant for GoogleTest or GoogleMock.
bool IsGtestFlag(std::string_view argument);

// Throws UsageError if GoogleTest does not know the flag or would not understand its value.
void CheckGtestFlag(std::string_view argument);

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_GTEST_FLAGS_H_
