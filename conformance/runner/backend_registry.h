// File: backend_registry.h
//
// The backends that this program was built with. Each adds itself from a static of its own:
//
//   const BackendRegistration kSim({.name = "sim",
//                                   .summary = "the simulator, in this process, in virtual time",
//                                   .make = [](std::string_view) { return MakeSimBackend(); }});
//
// Its library must be an OBJECT library, or the linker drops that static.

#ifndef BITSIM_CONFORMANCE_RUNNER_BACKEND_REGISTRY_H_
#define BITSIM_CONFORMANCE_RUNNER_BACKEND_REGISTRY_H_

#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "conformance/testbed/backend.h"

namespace conformance {

struct BackendFactory {
  std::string name;     // what --backend takes
  std::string summary;  // one line for --help
  // What stands behind the colon of --backend=plugin:PATH, for --help; empty if nothing may.
  std::string argument = "";
  bool argument_is_optional = false;  // --backend=sim and --backend=sim:MUTANT
  // Throws BackendError if the service cannot be reached, std::invalid_argument if the argument
  // means nothing.
  std::function<std::unique_ptr<Backend>(std::string_view argument)> make;
  // Whether tests run in a process of their own unless --no-isolate is given: a service that may
  // hang or die must not take the run with it.
  bool isolates = false;
  std::chrono::seconds test_limit{60};  // of an isolated test, unless --test-limit is given
  // Called in the process that watches, after the one of a test hung or died: brings the service
  // back, so that the next test finds it as the first did. Throws BackendError if that cannot be.
  std::function<void(std::string_view argument)> recover = {};
};

class BackendRegistration {
 public:
  explicit BackendRegistration(BackendFactory factory);
};

// In alphabetical order, whatever the link order was.
std::span<const BackendFactory> AllBackends();

// What --backend takes for it: "sim", "plugin:PATH", "sim[:MUTANT]".
std::string UsageOf(const BackendFactory& factory);

// The service of this machine, where this is a program that could have one; or the simulator, or
// whatever else needs no argument.
std::string DefaultBackendName();

// The backend of that name, or nullptr.
const BackendFactory* FindBackend(std::string_view name);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_RUNNER_BACKEND_REGISTRY_H_
