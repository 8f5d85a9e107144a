// File: service_died.h
//
// What a testbed throws when the service of its test has ended, or hangs, and the next test gets
// another one: the test is `crash` or `timeout`, and the run goes on. (A BackendError is worse:
// there is no service for any test.)

#ifndef BITSIM_CONFORMANCE_TESTBED_SERVICE_DIED_H_
#define BITSIM_CONFORMANCE_TESTBED_SERVICE_DIED_H_

#include <stdexcept>
#include <string>

namespace conformance {

class ServiceDied : public std::runtime_error {
 public:
  enum class How { kEnded, kHung };
  ServiceDied(How how, const std::string& what) : std::runtime_error(what), how_(how) {}
  How how() const { return how_; }

 private:
  How how_;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_TESTBED_SERVICE_DIED_H_
