#include "conformance/backends/com/com_backend.h"

#include "conformance/backends/com/com_testbed.h"
#include "conformance/backends/com/run_folder.h"
#include "conformance/backends/com/service.h"

namespace conformance {
namespace {

constexpr std::chrono::seconds kPatienceWithWindows{30};
constexpr std::chrono::seconds kPatienceWithWine{3};
constexpr std::chrono::milliseconds kSilenceOfWindows{1500};
constexpr std::chrono::milliseconds kSilenceOfWine{500};

class ComBackend : public Backend {
 public:
  explicit ComBackend(const ComBackendOptions& options)
      : options_(options), service_(ConnectToService()) {
    capabilities_.has = {Capability::kLockFiles, Capability::kStall};
    capabilities_.bits_version = service_.bits_version;
    capabilities_.patience =
        options.patience.value_or(WineVersion().empty() ? kPatienceWithWindows : kPatienceWithWine);
    RunFolder::RemoveLeftovers(*service_.manager.get());
  }
  ComBackend(const ComBackend&) = delete;
  ComBackend& operator=(const ComBackend&) = delete;

  std::string_view name() const override { return "com"; }
  const Capabilities& capabilities() const override { return capabilities_; }

  std::unique_ptr<Testbed> MakeTestbed(const TestbedOptions&) override {
    // A service that fell over in the test before may have been started anew.
    if (!Answers(*service_.manager.get())) service_ = ConnectToService();
    return std::make_unique<ComTestbed>(
        service_.manager, folder_, capabilities_,
        options_.patience_for_silence.value_or(WineVersion().empty() ? kSilenceOfWindows
                                                                     : kSilenceOfWine));
  }

 private:
  const ComBackendOptions options_;
  const ComApartment apartment_;
  RunFolder folder_;
  Service service_;
  Capabilities capabilities_;
};

}  // namespace

std::unique_ptr<Backend> MakeComBackend(const ComBackendOptions& options) {
  return std::make_unique<ComBackend>(options);
}

}  // namespace conformance
