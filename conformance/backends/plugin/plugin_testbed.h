// File: plugin_testbed.h
//
// The Testbed of the backend `plugin` (see plugin_backend.h): a world of the plugin, and of the
// suite's own whatever that lacks and can be lent (a real clock, a real folder, a real server).

#ifndef BITSIM_CONFORMANCE_BACKENDS_PLUGIN_PLUGIN_TESTBED_H_
#define BITSIM_CONFORMANCE_BACKENDS_PLUGIN_PLUGIN_TESTBED_H_

#include <bitsim_conformance/plugin.h>

#include <atomic>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "conformance/backends/local/local_files.h"
#include "conformance/backends/local/real_time.h"
#include "conformance/backends/plugin/plugin_groups.h"
#include "conformance/backends/plugin/plugin_library.h"
#include "conformance/testbed/errors.h"
#include "conformance/testbed/testbed.h"
#include "conformance/testbed/trace_files.h"

namespace conformance {

class PluginTestbed final : public Testbed, public TraceExporter {
 public:
  // `library` and `capabilities` must outlive the testbed. `silence`: see RealTime.
  PluginTestbed(const PluginLibrary& library, ComPtr<IBitsimWorld> world,
                const Capabilities& capabilities, Duration silence);
  PluginTestbed(const PluginTestbed&) = delete;
  PluginTestbed& operator=(const PluginTestbed&) = delete;
  ~PluginTestbed() override;

  const Capabilities& capabilities() const override { return capabilities_; }
  Application& StartApplication(std::string_view name, std::string_view user) override;
  Application& StartApplicationAs(std::string_view name, std::string_view user,
                                  TokenKind token) override;
  Origin& origin() override { return *origin_; }

  std::wstring JobName(std::string_view name) override;
  std::wstring LocalPath(std::string_view name) override;
  std::optional<std::uint64_t> FileSizeBytes(const std::wstring& path) override;
  std::vector<std::wstring> LocalFiles() override;
  void WriteFile(const std::wstring& path, std::uint64_t size_bytes) override;
  void LockFile(const std::wstring& path) override;
  void UnlockFile(const std::wstring& path) override;

  void CutNetwork() override;
  void RestoreNetwork() override;
  void StepWallClock(Duration step) override;
  void RestartService() override;
  void PutProgram(const std::wstring& path, const Program& program) override;
  void RemoveProgram(const std::wstring& path) override;
  std::vector<Launch> Launches() const override;
  void PutClass(const GUID& clsid, const std::function<IUnknown*()>& make) override;
  int Activations(const GUID& clsid) const override;
  void KillServer(const GUID& clsid) override;
  void LogOff(std::string_view user) override;
  void LogOn(std::string_view user) override;
  void BeginCondition(MachineCondition condition) override;
  void EndCondition(MachineCondition condition) override;
  void SetNetworkCost(DWORD cost) override;
  void SetBackgroundBandwidth(std::uint32_t kilobits_per_second, std::chrono::hours hours) override;
  void SetJobLimits(const JobLimits& limits) override;
  void LockVolume() override;
  void UnlockVolume() override;
  void CrashMachine() override;
  void CorruptStateFile() override;

  using Testbed::WaitUntil;
  bool WaitUntil(const std::function<bool()>& condition, Duration limit) override;
  void LetPass(Duration duration) override;
  void Block(Duration duration) override;
  Duration Now() const override;
  bool ServiceLives() override;

  std::vector<std::string> Trace() const override;
  std::uint64_t TraceHash() const override;
  std::string Recording() const override;
  void CheckRecording() const override;
  std::vector<TraceFile> ExportTrace() const override;

 private:
  // The interface of a group, of which a test must have asked whether it is there.
  template <class Interface>
  static Interface& Need(const ComPtr<Interface>& group, Capability capability) {
    if (group) return *group.get();
    throw BackendError("the test asked for " + std::string(ToString(capability)) +
                       ", which the plugin does not offer");
  }
  Application& Adopt(std::string name, ComPtr<IBitsimApplication> application);

  const PluginLibrary& library_;
  const Capabilities& capabilities_;
  ComPtr<IBitsimWorld> world_;
  std::optional<PluginGroups> groups_;  // until the world ends
  const bool has_clock_;
  std::atomic<bool> ends_{false};
  std::unique_ptr<Origin> origin_;
  std::optional<conformance::LocalFiles> files_;  // where the plugin has no disk of its own
  RealTime time_;                                 // where it has no clock
  std::deque<std::unique_ptr<Application>> applications_;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_PLUGIN_PLUGIN_TESTBED_H_
