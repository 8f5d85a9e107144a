#include "conformance/backends/com/com_backend.h"

#include "conformance/backends/com/com_testbed.h"
#include "conformance/backends/com/reachability.h"
#include "conformance/backends/com/run_folder.h"
#include "conformance/backends/com/service.h"
#include "conformance/backends/com/service_control.h"
#include "conformance/manifest/manifest.h"

namespace conformance {
namespace {

constexpr std::chrono::seconds kPatienceWithWindows{30};
constexpr std::chrono::seconds kPatienceWithWine{2};
constexpr std::chrono::milliseconds kSilenceOfWindows{1500};
constexpr std::chrono::milliseconds kSilenceOfWine{500};

// Wine keeps a list of exception handlers on the stack of each thread, and a proxy that refuses a
// null pointer leaves its own in it: the next C++ exception would run into a handler that is gone.
class WineExceptionList {
 public:
  WineExceptionList() { __asm__ volatile("movq %%gs:0, %0" : "=r"(outermost_)); }
  // REQUIRES: called on the thread that made the object.
  void ForgetProxies() const {
    if (!WineVersion().empty()) __asm__ volatile("movq %0, %%gs:0" : : "r"(outermost_) : "memory");
  }

 private:
  void* outermost_ = nullptr;  // the first field of the thread's block
};

class ComBackend : public Backend, public HeedsManifest {
 public:
  explicit ComBackend(const ComBackendOptions& options)
      : service_(ConnectToService()),
        silence_(options.patience_factor *
                 (WineVersion().empty() ? kSilenceOfWindows : kSilenceOfWine)) {
    capabilities_.has = {Capability::kCredentials, Capability::kKillApplication,
                         Capability::kLockFiles,   Capability::kSecondApplication,
                         Capability::kStall,       Capability::kUploads};
    // Elsewhere other people's transfers run in it, too.
    if (!WineVersion().empty() && MayControlBitsService()) {
      capabilities_.has.insert(Capability::kServiceRestart);
    }
    capabilities_.bits_version = service_.bits_version;
    capabilities_.patience = options.patience_factor *
                             (WineVersion().empty() ? kPatienceWithWindows : kPatienceWithWine);
    RunFolder::RemoveLeftovers(*service_.manager.get());
    CheckReachesOrigin(*service_.manager.get(), folder_, capabilities_.patience);
  }
  ComBackend(const ComBackend&) = delete;
  ComBackend& operator=(const ComBackend&) = delete;

  std::string_view name() const override { return "com"; }
  const Capabilities& capabilities() const override { return capabilities_; }

  std::unique_ptr<Testbed> MakeTestbed(const TestbedOptions&) override {
    exception_list_.ForgetProxies();
    // A service that fell over in the test before may have been started anew.
    if (!Answers(*service_.manager.get())) service_ = ConnectToService();
    return std::make_unique<ComTestbed>(service_.manager, folder_, capabilities_, silence_);
  }

  void Heed(const Manifest& manifest) override {
    manifest.ApplyTo(capabilities_);
    if (manifest.silence) silence_ = *manifest.silence;
  }

 private:
  const WineExceptionList exception_list_;
  const ComApartment apartment_;
  RunFolder folder_;
  Service service_;
  Capabilities capabilities_;
  Testbed::Duration silence_;
};

}  // namespace

std::unique_ptr<Backend> MakeComBackend(const ComBackendOptions& options) {
  return std::make_unique<ComBackend>(options);
}

}  // namespace conformance
