// File: sim_backend.h
//
// The simulator as a backend of the suite: in process, in virtual time, with every capability.
//
//   SimBackend documented;                       // the service as the rule book has it
//   SimBackend wrong("sim", &some_mutant);       // ... and as it must not be

#ifndef BITSIM_CONFORMANCE_BACKENDS_SIM_SIM_BACKEND_H_
#define BITSIM_CONFORMANCE_BACKENDS_SIM_SIM_BACKEND_H_

#include <memory>
#include <string>

#include "bitsim/decisions.h"
#include "conformance/manifest/manifest.h"
#include "conformance/testbed/backend.h"

namespace conformance {

class SimBackend final : public Backend, public HeedsManifest {
 public:
  // `decisions` must outlive the backend; nullptr is the documented behaviour.
  explicit SimBackend(std::string name = "sim", const bitsim::Decisions* decisions = nullptr);

  std::string_view name() const override { return name_; }
  const Capabilities& capabilities() const override { return capabilities_; }
  std::unique_ptr<Testbed> MakeTestbed(const TestbedOptions& options) override;
  void Heed(const Manifest& manifest) override { manifest.ApplyTo(capabilities_); }

 private:
  std::string name_;
  const bitsim::Decisions* decisions_;
  Capabilities capabilities_;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_SIM_SIM_BACKEND_H_
