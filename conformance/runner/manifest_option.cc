#include "conformance/runner/manifest_option.h"

#include <optional>
#include <stdexcept>
#include <string>

#include "conformance/manifest/manifest.h"
#include "conformance/runner/backend_registry.h"
#include "conformance/testbed/declared_limits.h"
#include "conformance/testbed/errors.h"

namespace conformance::runner {
namespace {

std::optional<Manifest> ManifestOf(const Options& options) {
  if (!options.manifest_file) return std::nullopt;
  try {
    return ReadManifest(*options.manifest_file);
  } catch (const InputError& error) {
    throw UsageError(error.what());
  }
}

// What the manifest says holds for the backend from now on.
void Heed(const Manifest& manifest, Backend& backend) {
  auto* const heeds = dynamic_cast<HeedsManifest*>(&backend);
  if (heeds == nullptr) {
    throw UsageError("the backend '" + std::string(backend.name()) + "' heeds no --manifest");
  }
  try {
    heeds->Heed(manifest);
  } catch (const InputError& error) {
    throw UsageError(error.what());
  }
  SetDeclaredLimits(manifest.limits);
}

}  // namespace

void CheckManifest(const Options& options) { ManifestOf(options); }

std::unique_ptr<Backend> MakeBackend(const Options& options) {
  const std::optional<Manifest> manifest = ManifestOf(options);
  try {
    auto backend = FindBackend(options.BackendName())->make(options.BackendArgument());
    if (manifest) Heed(*manifest, *backend);
    return backend;
  } catch (const std::invalid_argument& error) {
    throw UsageError("--backend=" + options.backend + ": " + error.what());
  }
}

std::chrono::seconds TestLimit(const Options& options) {
  if (options.test_limit) return *options.test_limit;
  const std::optional<Manifest> manifest = ManifestOf(options);
  if (manifest && manifest->test_limit) return *manifest->test_limit;
  return FindBackend(options.BackendName())->test_limit;
}

}  // namespace conformance::runner
