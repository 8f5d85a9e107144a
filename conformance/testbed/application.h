// File: application.h
//
// A client process of the service.

#ifndef BITSIM_CONFORMANCE_TESTBED_APPLICATION_H_
#define BITSIM_CONFORMANCE_TESTBED_APPLICATION_H_

#include <bits.h>

#include <string_view>

#include "conformance/testbed/com_ptr.h"

namespace conformance {

// What one client process of the service is to a test.
class Application {
 public:
  virtual ~Application() = default;

  virtual std::string_view name() const = 0;

  // A manager proxy that belongs to this application; all that is reached through it belongs to
  // the application too, and dies with it.
  virtual ComPtr<IBackgroundCopyManager> manager() = 0;

  // Ends the process as a crash does: nothing is cleaned up, its callbacks are gone, the service
  // is not told. Requires Capability::kKillApplication.
  virtual void Kill() = 0;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_TESTBED_APPLICATION_H_
