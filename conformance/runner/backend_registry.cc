#include "conformance/runner/backend_registry.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace conformance {
namespace {

std::vector<BackendFactory>& Registry() {
  static std::vector<BackendFactory> registry;
  return registry;
}

}  // namespace

BackendRegistration::BackendRegistration(BackendFactory factory) {
  auto& registry = Registry();
  const auto place =
      std::find_if(registry.begin(), registry.end(),
                   [&factory](const BackendFactory& other) { return factory.name < other.name; });
  registry.insert(place, std::move(factory));
}

std::span<const BackendFactory> AllBackends() { return Registry(); }

std::string UsageOf(const BackendFactory& factory) {
  if (factory.argument.empty()) return factory.name;
  return factory.name +
         (factory.argument_is_optional ? "[:" + factory.argument + "]" : ":" + factory.argument);
}

std::string DefaultBackendName() {
  for (const char* const name : {"com", "sim"}) {
    if (FindBackend(name) != nullptr) return name;
  }
  for (const BackendFactory& factory : AllBackends()) {
    if (factory.argument.empty()) return factory.name;
  }
  return "sim";
}

const BackendFactory* FindBackend(std::string_view name) {
  const auto& registry = Registry();
  const auto found =
      std::find_if(registry.begin(), registry.end(),
                   [name](const BackendFactory& factory) { return factory.name == name; });
  return found == registry.end() ? nullptr : &*found;
}

}  // namespace conformance
