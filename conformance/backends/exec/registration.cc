#include <memory>
#include <stdexcept>
#include <string>

#include "conformance/backends/exec/exec_testbed.h"
#include "conformance/manifest/manifest.h"
#include "conformance/runner/backend_registry.h"
#include "conformance/testbed/errors.h"

namespace conformance::exec {
namespace {

class ExecBackend final : public Backend, public HeedsManifest {
 public:
  explicit ExecBackend(ExecOptions options) : options_(std::move(options)) {
    try {
      greeting_ = Greet(options_);
    } catch (const ServiceDied& error) {
      throw BackendError(error.what());
    }
  }

  std::string_view name() const override { return "exec"; }
  const Capabilities& capabilities() const override { return greeting_.capabilities; }
  std::unique_ptr<Testbed> MakeTestbed(const TestbedOptions& options) override {
    if (options.recording.has_value()) {
      throw InputError("--replay: the backend exec cannot repeat a recording");
    }
    return std::make_unique<ExecTestbed>(options_, greeting_, options.seed);
  }
  void Heed(const Manifest& manifest) override {
    manifest.ApplyTo(greeting_.capabilities);
    if (manifest.silence) greeting_.silence = *manifest.silence;
  }

 private:
  const ExecOptions options_;
  protocol::Greeting greeting_;
};

std::unique_ptr<Backend> MakeExecBackend(std::string_view command) {
  if (command.empty()) throw std::invalid_argument("no command");
  return std::make_unique<ExecBackend>(ExecOptions{.command = std::string(command)});
}

const BackendRegistration kExec({.name = "exec",
                                 .summary = "a process that speaks docs/runner-contract.md on its "
                                            "standard input and output",
                                 .argument = "COMMAND",
                                 .make = MakeExecBackend,
                                 .isolates = true});

}  // namespace
}  // namespace conformance::exec
