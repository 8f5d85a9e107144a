// File: simulation.h
//
// A machine with a BITS service, in one process and in virtual time: the front door of bitsim.
//
//   #include <bits.h>
//   #include <bitsim/simulation.h>
//
//   bitsim::Simulation simulation;
//   bitsim::Origin& origin = simulation.network().AddOrigin("http://origin.test");
//   origin.Put("/file", {.content = bitsim::Content::Pattern(1'000'000)});
//
//   bitsim::Application& client = simulation.StartApplication("client");
//   IBackgroundCopyManager* manager = client.CreateManager();
//   IBackgroundCopyJob* job = nullptr;
//   GUID id;
//   manager->CreateJob(L"job", BG_JOB_TYPE_DOWNLOAD, &id, &job);
//   job->AddFile(L"http://origin.test/file", L"C:\\data\\file");
//   job->SetNotifyInterface(callback);            // your IBackgroundCopyCallback
//   job->Resume();
//   simulation.RunUntilIdle();                    // callback->JobTransferred(job) was called
//
// Single-threaded and deterministic: the same choices give the same history, to the byte, with
// every compiler. Nothing in it reads a clock or draws a random number.
//
// Time passes only in the Run methods and in Sleep. Notifications are delivered there, too, never
// from within a COM method.
//
// What a callback throws comes out of the Run method, too; call that again to go on. The service
// takes it for the answer RPC_E_SERVERFAULT: a failure, so it calls again later.

#ifndef BITSIM_SIMULATION_H_
#define BITSIM_SIMULATION_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "bitsim/application.h"
#include "bitsim/certificates.h"
#include "bitsim/choice.h"
#include "bitsim/class_registry.h"
#include "bitsim/decisions.h"
#include "bitsim/disk.h"
#include "bitsim/endless_run.h"
#include "bitsim/machine.h"
#include "bitsim/network.h"
#include "bitsim/programs.h"
#include "bitsim/time.h"
#include "bitsim/trace.h"
#include "bitsim/uploads.h"
#include "bitsim/users.h"
#include "bitsim/version.h"

namespace bitsim {

// The constructor throws std::invalid_argument, which names the bad member.
struct SimulationOptions {
  // Where choices come from: `choices` if given, else pseudo-random ones from the seed.
  std::uint64_t seed = 1;
  ChoiceSource* choices = nullptr;
  // Which BITS this is, when nothing else decides.
  BitsVersion bits_version = kNewestBitsVersion;
  // How the service decides, with a version of its own; nullptr is the documented behaviour of
  // `bits_version`. Must outlive the simulation.
  const Decisions* decisions = nullptr;
  LinkOptions link = {};
  // So many of the last trace events are kept.
  std::size_t trace_capacity = 1024;
  // Guards: a run that exceeds one of these throws EndlessRun.
  std::uint64_t events_at_one_instant_max = 20'000'000;
  Duration idle_horizon = std::chrono::years(10);
};

class Simulation {
 public:
  explicit Simulation(const SimulationOptions& options = {});
  ~Simulation();
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;

  // --- Applications ---

  // A new process, which logs its user on unless it is run as somebody else's. Users are told apart
  // by their names; an account whose is_administrator or kind is another than before throws
  // std::invalid_argument.
  Application& StartApplication(std::string_view name, const User& user = {});

  // --- The world ---

  Network& network();
  Disk& disk();
  // What command lines run, and what notification classes are made of.
  Programs& programs();
  ClassRegistry& class_registry();
  // Where jobs look for client certificates.
  Certificates& certificates();
  // Stops and starts the BITS service: jobs persist, callbacks do not (rules NOTIFY-REG-11, ST-50).
  void RestartService();
  // What keeps jobs from running, and the policies.
  Machine& machine();
  // Begins and ends the interactive session of a user, if it is not so already. A job runs only
  // while its owner is logged on (rules ST-32, ST-33); the job of a service account always does,
  // and for these both throw std::invalid_argument. His applications do not end with the session:
  // kill those that should.
  void LogOn(const User& user);
  void LogOff(const User& user);
  // Ends every application and session, and stops and starts the service. Called from a thread of
  // an application it does not return.
  void RebootMachine();
  // The same without any warning: high-performance jobs lose their progress (rule SVC-04).
  void CrashMachine();
  // What the service has written of its queue cannot be read when it next starts: it begins with an
  // empty one, and leaves the temporary files where they are (rules ST-51, SVC-06). Pointers to the
  // lost jobs find them CANCELLED.
  void CorruptStateFile();

  // --- Time ---

  Instant now() const;        // the monotonic clock; starts at kSimulationStart
  WallTime wall_now() const;  // starts at kSimulationStartWallTime
  // Moves the wall clock, forwards or backwards; no timer cares (rule RETRY-05). Throws
  // std::invalid_argument if it would leave the years 1601 to 29000.
  void StepWallClock(Duration step);

  // Everything that happens in the next `duration`, then stops exactly there. Negative durations
  // throw std::invalid_argument.
  void RunFor(Duration duration);
  // Until nothing more will happen by itself: every thread is done or waits for something that
  // nobody will bring, no transfer, retry or notification is pending. Time-outs that only wait for
  // nothing to happen (JobInactivityTimeout, NoProgressTimeout) do not count.
  void RunUntilIdle();
  // Until the condition holds, but at most for `limit`; says whether it holds. It is asked after
  // every event, and the clock stands at the one that made it true. A negative limit, or
  // an empty function, throws std::invalid_argument.
  bool RunUntil(const std::function<bool()>& condition, Duration limit);
  // In a thread or callback of an application: blocks it while the world goes on. Elsewhere:
  // RunFor. Negative durations throw std::invalid_argument.
  void Sleep(Duration duration);

  // --- What happened ---

  const Trace& trace() const;

 private:
  friend class SimulationAccess;  // for the client library
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace bitsim

#endif  // BITSIM_SIMULATION_H_
