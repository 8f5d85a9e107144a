// What a simulation itself costs: to make one, to enter a run, to block, and to let a job grow old.

#include "bench/client.h"
#include "bench/work.h"
#include "bitsim/simulation.h"
#include "sim/core/world.h"

namespace bitsim {
namespace {

class MakeSimulations final : public Work {
 public:
  void Run(std::uint64_t count) override {
    for (std::uint64_t i = 0; i < count; ++i) Simulation simulation;
  }
};

class MakeWorlds final : public Work {
 public:
  void Run(std::uint64_t count) override {
    for (std::uint64_t i = 0; i < count; ++i) {
      SeededChoices choices(1);
      World world(choices);
    }
  }
};

// From its creation until the service gives it up, 90 days later.
class IdleLifetimes final : public Work {
 public:
  void Run(std::uint64_t count) override {
    for (std::uint64_t i = 0; i < count; ++i) {
      ClientMachine machine;
      IBackgroundCopyJob* const job = CreateJob(*machine.manager, L"forgotten");
      machine.simulation.RunFor(std::chrono::days(91));
      BG_JOB_STATE state = {};
      Check(job->GetState(&state), "GetState");
      if (state != BG_JOB_STATE_CANCELLED) Check(E_FAIL, "waiting for the end of the job");
      job->Release();
    }
  }
};

class EmptyRuns final : public Work {
 public:
  void Run(std::uint64_t count) override {
    for (std::uint64_t i = 0; i < count; ++i) simulation_.RunFor(Duration(1));
  }

 private:
  Simulation simulation_;
};

// One actor that sleeps: to block, to come to its event, to be resumed.
class Sleeps final : public Work {
 public:
  void Run(std::uint64_t count) override {
    machine_.client.Run([this, count] {
      for (std::uint64_t i = 0; i < count; ++i) machine_.simulation.Sleep(Duration(1));
    });
    machine_.simulation.RunUntilIdle();
  }

 private:
  ClientMachine machine_;
};

bool RegisterAll() {
  RegisterWork(
      "Simulation/made_and_destroyed", [] { return MakeWork<MakeSimulations>(); }, 10);
  RegisterWork(
      "World/made_and_destroyed", [] { return MakeWork<MakeWorlds>(); }, 10);
  RegisterWork(
      "Simulation/idle_job_of_90_days", [] { return MakeWork<IdleLifetimes>(); }, 1);
  RegisterWork("Simulation/run_for_nothing", [] { return MakeWork<EmptyRuns>(); });
  RegisterWork("Simulation/sleep", [] { return MakeWork<Sleeps>(); });
  return true;
}
const bool registered = RegisterAll();

}  // namespace
}  // namespace bitsim
