// File: backend.h
//
// What makes the world of each test. Only the runner and the backends know of it.

#ifndef BITSIM_CONFORMANCE_TESTBED_BACKEND_H_
#define BITSIM_CONFORMANCE_TESTBED_BACKEND_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "conformance/testbed/capabilities.h"
#include "conformance/testbed/testbed.h"

namespace conformance {

struct TestbedOptions {
  // What is free in a run is chosen pseudo-randomly from the seed ...
  std::uint64_t seed = 1;
  // ... or as in an earlier run: what Recording() of its testbed gave. Views; needed while
  // MakeTestbed runs only. `recording_place` names it in messages ("failure.choices").
  std::optional<std::string_view> recording;
  std::string_view recording_place;
  int recording_first_line = 1;  // the number of the recording's first line there
  bool records = false;          // whether Recording() will be asked for
};

// One way to reach a service. Whatever breaks on this way is a BackendError.
class Backend {
 public:
  virtual ~Backend() = default;
  virtual std::string_view name() const = 0;  // "sim", "com", ...
  virtual const Capabilities& capabilities() const = 0;
  // A fresh world for one test.
  virtual std::unique_ptr<Testbed> MakeTestbed(const TestbedOptions& options) = 0;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_TESTBED_BACKEND_H_
