// File: testbed.h
//
// The world of a conformance test. A test knows nothing else: not the simulator, not Windows,
// not Wine. Each backend implements this one interface and says what it can do; a test that
// needs more than the backend has is `unsupported`, with the reason, and never passes.
//
//   auto& application = testbed().StartApplication("client");
//   testbed().origin().Put("/file", {.size_bytes = 1000});
//   ... CreateJob, AddFile(testbed().origin().Url("/file"), testbed().LocalPath("file")) ...
//   EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 1; }));
//   testbed().LetPass(std::chrono::days(14));        // and nothing more comes
//
// Time passes in two ways only: WaitUntil ("until") and LetPass ("nothing happens for"). Both are
// exact in virtual time and bounded by the backend's patience in real time.
//
// Threads: tests run on one thread. Callbacks may arrive on other threads (a real service) or on
// the same one (the simulator); Block may be called from callbacks, everything else from the test.

#ifndef BITSIM_CONFORMANCE_TESTBED_TESTBED_H_
#define BITSIM_CONFORMANCE_TESTBED_TESTBED_H_

#include <bits.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/testbed/application.h"
#include "conformance/testbed/capabilities.h"
#include "conformance/testbed/machine.h"
#include "conformance/testbed/origin.h"

namespace conformance {

class Testbed {
 public:
  using Duration = std::chrono::nanoseconds;

  virtual ~Testbed() = default;

  virtual const Capabilities& capabilities() const = 0;

  // --- Clients and their server ---

  // A new client process, run by the user of that name ("" is the default user, kAdministrator one
  // who may take ownership). The testbed owns it. More than one requires
  // Capability::kSecondApplication, a user kUsers.
  virtual Application& StartApplication(std::string_view name, std::string_view user = "") = 0;
  // An application whose token is not the usual one. Requires Capability::kTokens.
  virtual Application& StartApplicationAs(std::string_view name, std::string_view user,
                                          TokenKind token);

  virtual Origin& origin() = 0;

  // A display name for a job of this test: on a real service, one by which its leftovers can be
  // told from other people's jobs.
  virtual std::wstring JobName(std::string_view name) = 0;

  // --- Files ---

  // A full path in a fresh folder that the default user may write to.
  virtual std::wstring LocalPath(std::string_view name) = 0;
  virtual std::optional<std::uint64_t> FileSizeBytes(const std::wstring& path) = 0;
  // The names of all files in that folder, in order: those that the service keeps for the time of a
  // transfer, too.
  virtual std::vector<std::wstring> LocalFiles() = 0;
  // Creates or replaces a file of this size.
  virtual void WriteFile(const std::wstring& path, std::uint64_t size_bytes) = 0;
  // While a path is locked the service cannot create, replace, delete or rename onto it.
  // Requires Capability::kLockFiles.
  virtual void LockFile(const std::wstring& path) = 0;
  virtual void UnlockFile(const std::wstring& path) = 0;

  // --- What happens to the machine ---

  // Requires Capability::kNetwork.
  virtual void CutNetwork() = 0;
  virtual void RestoreNetwork() = 0;
  // Steps the wall clock; timers must not care. Requires Capability::kWallClock.
  virtual void StepWallClock(Duration step) = 0;
  // Stops and starts the service: jobs persist, callbacks do not. Requires kServiceRestart.
  virtual void RestartService() = 0;
  // Ends and begins a user's interactive session; his applications stay. Requires kSessions.
  virtual void LogOff(std::string_view user = "");
  virtual void LogOn(std::string_view user = "");
  // Require Capability::kConditions. The cost is one of the BITS_COST_STATE_ bits. The bandwidth is
  // that of background transfers for so many hours, and free afterwards.
  virtual void BeginCondition(MachineCondition condition);
  virtual void EndCondition(MachineCondition condition);
  virtual void SetNetworkCost(DWORD cost);
  virtual void SetBackgroundBandwidth(std::uint32_t kilobits_per_second, std::chrono::hours hours);
  virtual void SetJobLimits(const JobLimits& limits);  // requires kJobLimits
  // The volume of LocalPath, as chkdsk does. Requires Capability::kLockVolume.
  virtual void LockVolume();
  virtual void UnlockVolume();
  // The power fails and comes back: every application is gone, nobody is logged on. Requires
  // kCrash.
  virtual void CrashMachine();
  // What the service has stored cannot be read when it next starts. Requires kCorruptStateFile.
  virtual void CorruptStateFile();

  // --- What the service runs ---

  // The programs of the machine: what is not there is not found. Require Capability::kPrograms.
  virtual void PutProgram(const std::wstring& path, const Program& program);
  virtual void RemoveProgram(const std::wstring& path);
  // Every launch so far, oldest first.
  virtual std::vector<Launch> Launches() const;

  // The COM classes of the machine, each with a server process of its own. `make` gives an object
  // with a reference for the caller. Require Capability::kClassRegistry.
  virtual void PutClass(const GUID& clsid, const std::function<IUnknown*()>& make);
  // How often the service asked for an object of the class, successfully or not.
  virtual int Activations(const GUID& clsid) const;
  // Ends the server that made the last object of the class, as a crash does.
  virtual void KillServer(const GUID& clsid);

  // --- Time ---

  // Lets time pass until the condition holds, at most `limit`. Returns whether it holds.
  virtual bool WaitUntil(const std::function<bool()>& condition, Duration limit) = 0;
  bool WaitUntil(const std::function<bool()>& condition) {
    return WaitUntil(condition, capabilities().patience);
  }
  // Lets time pass. In real time at most the patience for silence: a longer wait there would
  // prove no more.
  virtual void LetPass(Duration duration) = 0;
  // Inside a callback: blocks this call, as a slow client does, while the world goes on.
  virtual void Block(Duration duration) = 0;
  virtual Duration Now() const = 0;  // since the testbed was made

  // --- How the service is, and what it did ---

  // Whether the service still answers; asked when a test ends. One that died in the test is a crash
  // of that test.
  virtual bool ServiceLives() { return true; }

  // The last events of the service, oldest first, one line each; empty where it tells none.
  virtual std::vector<std::string> Trace() const { return {}; }
  // A number that is equal for equal histories; 0 where the backend has none.
  virtual std::uint64_t TraceHash() const { return 0; }
  // The choices of this run so far, as text; empty where the backend makes none.
  virtual std::string Recording() const { return {}; }
  // Throws InputError if the run so far did not fit the recording that it was to repeat.
  virtual void CheckRecording() const {}
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_TESTBED_TESTBED_H_
