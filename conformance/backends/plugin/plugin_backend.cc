#include "conformance/backends/plugin/plugin_backend.h"

#include <chrono>
#include <stdexcept>
#include <utility>

#include "conformance/backends/plugin/plugin_groups.h"
#include "conformance/backends/plugin/plugin_library.h"
#include "conformance/backends/plugin/plugin_testbed.h"
#include "conformance/manifest/manifest.h"
#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

constexpr std::chrono::milliseconds kSilence{1500};  // unless the manifest says otherwise

class PluginBackend final : public Backend, public HeedsManifest {
 public:
  explicit PluginBackend(const std::string& path) : library_(PluginLibrary::Load(path)) {
    LocalFiles::RemoveLeftovers();
    const ComPtr<IBitsimWorld> world = MakeWorld({});
    capabilities_ = CapabilitiesOf(library_->description(), PluginGroups(*world.get()));
  }

  std::string_view name() const override { return "plugin"; }
  const Capabilities& capabilities() const override { return capabilities_; }

  std::unique_ptr<Testbed> MakeTestbed(const TestbedOptions& options) override {
    return std::make_unique<PluginTestbed>(*library_, MakeWorld(options), capabilities_, silence_);
  }
  void Heed(const Manifest& manifest) override {
    manifest.ApplyTo(capabilities_);
    if (manifest.silence) silence_ = *manifest.silence;
  }

 private:
  ComPtr<IBitsimWorld> MakeWorld(const TestbedOptions& options) const {
    const std::string recording(options.recording.value_or(""));
    const std::string place(options.recording_place);
    const BITSIM_WORLD_OPTIONS given = {
        .seed = options.seed,
        .recording = options.recording.has_value() ? recording.c_str() : nullptr,
        .recording_place = place.c_str(),
        .recording_first_line = static_cast<UINT32>(options.recording_first_line),
        .records = options.records ? TRUE : FALSE};
    ComPtr<IBitsimWorld> world;
    const HRESULT result = library_->implementation().CreateWorld(&given, world.put());
    if (result == BITSIM_E_RECORDING) throw InputError(library_->Problem());
    return library_->CheckObject(result, std::move(world), "IBitsimImplementation::CreateWorld");
  }

  const std::shared_ptr<const PluginLibrary> library_;
  Capabilities capabilities_;
  std::chrono::milliseconds silence_ = kSilence;
};

}  // namespace

std::unique_ptr<Backend> MakePluginBackend(const std::string& path) {
  return std::make_unique<PluginBackend>(path);
}

}  // namespace conformance
