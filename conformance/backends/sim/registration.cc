#include "conformance/backends/sim/sim_backend.h"
#include "conformance/mutants/mutants.h"
#include "conformance/runner/backend_registry.h"

namespace conformance {
namespace {

std::unique_ptr<Backend> MakeSimBackend(std::string_view mutant_name) {
  if (mutant_name.empty()) return std::make_unique<SimBackend>();
  const Mutant* const mutant = FindMutant(mutant_name);
  if (mutant == nullptr) {
    throw std::invalid_argument(NoSuchMutant(mutant_name));
  }
  return std::make_unique<SimBackend>("sim:" + std::string(mutant_name), mutant->decisions);
}

const BackendRegistration kSim({.name = "sim",
                                .summary = "the simulator, in this process and in virtual time; "
                                           "or one of its mutants",
                                .argument = "MUTANT",
                                .argument_is_optional = true,
                                .make = MakeSimBackend});

}  // namespace
}  // namespace conformance
