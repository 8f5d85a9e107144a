// File: errors.h
//
// Why a backend has no world for a test. Neither is the fault of the rule under test.

#ifndef BITSIM_CONFORMANCE_TESTBED_ERRORS_H_
#define BITSIM_CONFORMANCE_TESTBED_ERRORS_H_

#include <stdexcept>

namespace conformance {

// Thrown when the backend itself fails: exit code 3, no verdict.
class BackendError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What the user gave cannot be used: exit code 2. what() names the place.
class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_TESTBED_ERRORS_H_
