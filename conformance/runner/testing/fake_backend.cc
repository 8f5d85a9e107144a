// A backend that can do nothing, for the tests of the runner. Some environment variables make it
// misbehave.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>

#include "conformance/runner/backend_registry.h"
#include "conformance/testbed/errors.h"

namespace conformance {
namespace {

class FakeTestbed : public Testbed {
 public:
  explicit FakeTestbed(const Capabilities& capabilities, std::uint64_t seed)
      : capabilities_(capabilities), seed_(seed) {}

  const Capabilities& capabilities() const override { return capabilities_; }
  Application& StartApplication(std::string_view, std::string_view) override { Cannot(); }
  Origin& origin() override { Cannot(); }
  std::wstring JobName(std::string_view) override { Cannot(); }
  std::wstring LocalPath(std::string_view) override { Cannot(); }
  std::optional<std::uint64_t> FileSizeBytes(const std::wstring&) override { Cannot(); }
  std::vector<std::wstring> LocalFiles() override { Cannot(); }
  void WriteFile(const std::wstring&, std::uint64_t) override { Cannot(); }
  void LockFile(const std::wstring&) override { Cannot(); }
  void UnlockFile(const std::wstring&) override { Cannot(); }
  void CutNetwork() override { throw BackendError("the cable is gone"); }
  void RestoreNetwork() override { Cannot(); }
  void StepWallClock(Duration) override { Cannot(); }
  void RestartService() override { Cannot(); }
  bool WaitUntil(const std::function<bool()>& condition, Duration limit) override {
    now_ += limit;
    return condition();
  }
  void LetPass(Duration duration) override { now_ += duration; }
  void Block(Duration duration) override { now_ += duration; }
  Duration Now() const override { return now_; }
  bool ServiceLives() override { return std::getenv("FAKE_SERVICE_DIES") == nullptr; }
  std::vector<std::string> Trace() const override {
    return {
        "00:00:00.000 service started",
        "00:00:0" + std::to_string(now_ / std::chrono::seconds(1)) + ".000 job \x1b[2J <queued>"};
  }
  std::uint64_t TraceHash() const override {
    return seed_ * 1000 + static_cast<std::uint64_t>(now_.count());
  }

 private:
  [[noreturn]] static void Cannot() { throw std::logic_error("the fake testbed has no world"); }

  const Capabilities& capabilities_;
  std::uint64_t seed_;
  Duration now_{0};
};

class FakeBackend : public Backend {
 public:
  FakeBackend() {
    capabilities_.has = {Capability::kVirtualTime};
    capabilities_.bits_version = "10.3";
  }
  std::string_view name() const override { return "fake"; }
  const Capabilities& capabilities() const override { return capabilities_; }
  std::unique_ptr<Testbed> MakeTestbed(const TestbedOptions& options) override {
    if (std::getenv("FAKE_TESTBED_BREAKS") != nullptr) throw BackendError("no world today");
    if (std::getenv("FAKE_TESTBED_BREAKS_FOR_GOOD") != nullptr) {
      if (std::filesystem::exists("broken")) throw BackendError("the world is gone");
      if (++testbeds_ == 3) std::ofstream("broken") << "for good\n";
    }
    // As a service that a test has left in pieces: only the next process finds it well again.
    if (std::getenv("FAKE_TESTBED_BREAKS_ONCE") != nullptr && ++testbeds_ == 2 &&
        !std::filesystem::exists("recovered")) {
      throw BackendError("the world fell over");
    }
    return std::make_unique<FakeTestbed>(capabilities_, options.seed);
  }

 private:
  Capabilities capabilities_;
  int testbeds_ = 0;
};

void RecoverFake(std::string_view) {
  if (std::getenv("FAKE_RECOVERY_FAILS") != nullptr) throw BackendError("nothing brings it back");
  std::ofstream("recovered", std::ios::app) << "once\n";
}

const BackendRegistration kFake(
    {.name = "fake",
     .summary = "a backend that can do nothing",
     .make = [](std::string_view) { return std::make_unique<FakeBackend>(); },
     .recover = RecoverFake});
const BackendRegistration kBroken({.name = "broken",
                                   .summary = "a backend that cannot be reached",
                                   .argument = "REASON",
                                   .make = [](std::string_view reason) -> std::unique_ptr<Backend> {
                                     throw BackendError(std::string(reason));
                                   }});

}  // namespace
}  // namespace conformance
