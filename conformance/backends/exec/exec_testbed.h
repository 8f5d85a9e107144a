// File: exec_testbed.h
//
// The world of a test as a testee has it: every method is a message of docs/runner-contract.md.
//
// The testee is started when the first message goes to it: a test that needs more than it offers
// costs no process.

#ifndef BITSIM_CONFORMANCE_BACKENDS_EXEC_EXEC_TESTBED_H_
#define BITSIM_CONFORMANCE_BACKENDS_EXEC_EXEC_TESTBED_H_

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/backends/exec/conversation.h"
#include "conformance/backends/exec/suite_peer.h"
#include "conformance/backends/local/loopback_origin.h"
#include "conformance/protocol/world_values.h"
#include "conformance/testbed/testbed.h"

namespace conformance::exec {

struct ExecOptions {
  std::string command;
  std::chrono::nanoseconds answer_limit = std::chrono::seconds(10);
};

// Starts a testee, greets it and ends it. Throws ServiceDied.
protocol::Greeting Greet(const ExecOptions& options);

class ExecTestbed final : public Testbed {
 public:
  // `greeting` must outlive the testbed.
  ExecTestbed(const ExecOptions& options, const protocol::Greeting& greeting, std::uint64_t seed);
  ~ExecTestbed() override;

  const Capabilities& capabilities() const override { return greeting_.capabilities; }
  Application& StartApplication(std::string_view name, std::string_view user) override;
  Application& StartApplicationAs(std::string_view name, std::string_view user,
                                  TokenKind token) override;
  Origin& origin() override;
  std::wstring JobName(std::string_view name) override;
  std::wstring LocalPath(std::string_view name) override;
  std::optional<std::uint64_t> FileSizeBytes(const std::wstring& path) override;
  std::vector<std::wstring> LocalFiles() override;
  void WriteFile(const std::wstring& path, std::uint64_t size_bytes) override;
  void LockFile(const std::wstring& path) override;
  void UnlockFile(const std::wstring& path) override;
  void CutNetwork() override { Tell("cut_network"); }
  void RestoreNetwork() override { Tell("restore_network"); }
  void StepWallClock(Duration step) override;
  void RestartService() override { Tell("restart_service"); }
  void PutProgram(const std::wstring& path, const Program& program) override;
  void RemoveProgram(const std::wstring& path) override;
  std::vector<Launch> Launches() const override;
  void PutClass(const GUID& clsid, const std::function<IUnknown*()>& make) override;
  int Activations(const GUID& clsid) const override;
  void KillServer(const GUID& clsid) override;
  void LogOff(std::string_view user) override { Tell("log_off", {{"user", user}}); }
  void LogOn(std::string_view user) override { Tell("log_on", {{"user", user}}); }
  void BeginCondition(MachineCondition condition) override;
  void EndCondition(MachineCondition condition) override;
  void SetNetworkCost(DWORD cost) override { Tell("set_network_cost", {{"cost", cost}}); }
  void SetBackgroundBandwidth(std::uint32_t kilobits_per_second, std::chrono::hours hours) override;
  void SetJobLimits(const JobLimits& limits) override;
  void LockVolume() override { Tell("lock_volume"); }
  void UnlockVolume() override { Tell("unlock_volume"); }
  void CrashMachine() override { Tell("crash_machine"); }
  void CorruptStateFile() override { Tell("corrupt_state_file"); }

  using Testbed::WaitUntil;
  bool WaitUntil(const std::function<bool()>& condition, Duration limit) override;
  void LetPass(Duration duration) override;
  void Block(Duration duration) override;
  Duration Now() const override;

  bool ServiceLives() override;
  std::vector<std::string> Trace() const override;
  std::uint64_t TraceHash() const override;

  // Sends a call of the world and gives its results. Throws ServiceDied.
  Json Ask(std::string_view call, Json arguments = Json::object(), Duration extra = {}) const;
  void Tell(std::string_view call, Json arguments = Json::object()) const { Ask(call, arguments); }
  // Gives what `decode` makes of an answer; one that it does not understand ends the conversation.
  template <class Decode>
  decltype(auto) Understand(const Decode& decode) const {
    try {
      return decode();
    } catch (const protocol::ProtocolError& error) {
      BreakBecauseOf(error);
    }
  }
  SuitePeer& peer() const { return *peer_; }

 private:
  [[noreturn]] void BreakBecauseOf(const protocol::ProtocolError& error) const;
  void Begin() const;
  Json OnCallback(const Json& callback);
  Json RunProgram(const Json& arguments);
  Json MakeObject(const Json& arguments);
  Application& AddApplication(const Json& handle);
  bool is_real_time() const { return !capabilities().Has(Capability::kVirtualTime); }

  const ExecOptions options_;
  const protocol::Greeting& greeting_;
  const std::uint64_t seed_;
  mutable std::unique_ptr<Conversation> conversation_;
  mutable std::unique_ptr<SuitePeer> peer_;
  mutable std::unique_ptr<Origin> origin_;
  mutable std::string folder_;
  mutable std::string job_prefix_;
  std::deque<std::unique_ptr<Application>> applications_;
  std::map<std::wstring, Program> programs_;
  std::map<GUID, std::function<IUnknown*()>, protocol::GuidLess> classes_;
};

}  // namespace conformance::exec

#endif  // BITSIM_CONFORMANCE_BACKENDS_EXEC_EXEC_TESTBED_H_
