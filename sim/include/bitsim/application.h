// File: application.h
//
// A client application of the simulated BITS service: one process, run by one user. Several may run
// side by side and share jobs.
//
//   bitsim::Application& client = simulation.StartApplication("client");
//   client.Run([&] {                              // a thread of the application
//     IBackgroundCopyManager* manager = client.CreateManager();
//     ... ordinary BITS code, which may block: simulation.Sleep(...) ...
//     manager->Release();
//   });
//   simulation.RunUntilIdle();
//
// COM methods may as well be called from outside, between two runs, as most tests do: the call is
// then made in the name of the application from whose manager the pointer came.
//
// OWNERSHIP: the simulation owns its applications. COM pointers belong to the application that got
// them; release them as usual. When the application or the simulation is gone they stay safe to
// call (RPC_E_DISCONNECTED) and to release.

#ifndef BITSIM_APPLICATION_H_
#define BITSIM_APPLICATION_H_

#include <bits.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bitsim/users.h"

namespace bitsim {

class Application {
 public:
  virtual std::string_view name() const = 0;
  virtual const User& user() const = 0;
  virtual bool is_running() const = 0;

  // A new manager object with one reference, the caller's; what CoCreateInstance gives. Calls on
  // it fail with RPC_E_DISCONNECTED once the application is killed.
  virtual IBackgroundCopyManager* CreateManager() = 0;

  // Starts a thread of the application. It runs during the simulation's runs; `body` may block
  // (Simulation::Sleep) and calls COM methods as any client does. In each of these calls other
  // threads and callbacks that are due at this instant may go first; the choice "actor.order"
  // decides. An exception that leaves it comes out of the simulation's Run method. Throws
  // std::logic_error when the application was killed, std::invalid_argument for an empty function.
  virtual void Run(std::function<void()> body) = 0;

  // The application lives in a single-threaded apartment from now on: its callbacks are called one
  // after the other. One that calls BITS may be interrupted by the next, which ends first (rule
  // NOTIFY-CB-12); the choice "apartment.reentry" decides. Otherwise they run side by side.
  virtual void UseSingleThreadedApartment() = 0;

  // Who holds what: every object of the service that the application has not released, and every
  // callback of its own that the service holds. One line each, oldest first;
  // jobs by their numbers, behind the other objects of the service:
  //   "IBackgroundCopyManager: 1 reference"
  //   "IBackgroundCopyJob of job 3: 2 references"
  //   "callback of job 3, held by the service"
  //   "certificate callback of job 3, held by the service"
  // Empty when all is balanced. Of a killed application only what its own code did not release is
  // left. A client that releases more than it has is found in the trace: "com.released_too_often",
  // with its name and the job's.
  virtual std::vector<std::string> open_references() const = 0;

  // Ends the process at once, wherever its threads and callbacks are; their stacks are unwound.
  // The service is not told: it finds out when it next tries to call (rules NOTIFY-REG-10,
  // NOTIFY-SEC-06). What it still refers to of the application's callback objects it gives back
  // now, so that they may live on the stacks that are unwound. Called from one of the application's
  // own threads, Kill does not return.
  virtual void Kill() = 0;

  // Kills the application before its next COM call but `calls` - 1: 1 is the very next one. Every
  // call of a BITS object's method counts, whichever thread or callback makes it; AddRef, Release
  // and QueryInterface do not. 0 takes it back. For tests that ask "and if it dies here?" of every
  // call in turn.
  virtual void KillBeforeCall(std::uint64_t calls) = 0;

 protected:
  ~Application() = default;
};

}  // namespace bitsim

#endif  // BITSIM_APPLICATION_H_
