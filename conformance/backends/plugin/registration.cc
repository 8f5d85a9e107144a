#include <string>

#include "conformance/backends/plugin/plugin_backend.h"
#include "conformance/runner/backend_registry.h"

namespace conformance {
namespace {

const BackendRegistration kPlugin(
    {.name = "plugin",
     .summary = "an implementation in a shared library (docs/validating-a-clone.md)",
     .argument = "PATH",
     .make = [](std::string_view path) { return MakePluginBackend(std::string(path)); },
     .isolates = true});

}  // namespace
}  // namespace conformance
