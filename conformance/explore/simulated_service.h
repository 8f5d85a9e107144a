// File: simulated_service.h
//
// The model's commands carried out on the simulator, and what is seen of it. Latency is zero and
// files are small, so that a transfer takes a few ticks, as the model has it; every command that
// lets time pass ends a millisecond later, so that what is due has happened.
//
//   bitsim::SeededChoices choices(7);
//   SimulatedService service(choices, nullptr);
//   model::Observation seen = service.Run(*model::ParseCommand("a create 1"));

#ifndef BITSIM_CONFORMANCE_EXPLORE_SIMULATED_SERVICE_H_
#define BITSIM_CONFORMANCE_EXPLORE_SIMULATED_SERVICE_H_

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "bitsim/simulation.h"
#include "conformance/model/command.h"
#include "conformance/model/observation.h"
#include "conformance/testbed/com_ptr.h"

namespace conformance::explore {

class ClientCallback;

class SimulatedService {
 public:
  // Both must outlive this object; no decisions are the documented ones.
  SimulatedService(bitsim::ChoiceSource& choices, const bitsim::Decisions* decisions,
                   std::size_t trace_capacity = 0);
  ~SimulatedService();
  SimulatedService(const SimulatedService&) = delete;
  SimulatedService& operator=(const SimulatedService&) = delete;

  // Throws what the simulation throws: bitsim::EndlessRun, bitsim::RecordingError.
  model::Observation Run(const model::Command& command);

  const bitsim::Trace& trace() const { return simulation_.trace(); }

 private:
  friend class ClientCallback;

  struct Client {
    bitsim::Application* application = nullptr;  // nullptr: it does not run
    ComPtr<IBackgroundCopyManager> manager;
    std::array<ComPtr<IBackgroundCopyJob>, model::kJobsMax> jobs;
    std::uint32_t incarnation = 0;
  };

  HRESULT Call(const model::Command& command);
  HRESULT Create(Client& client, std::size_t job);
  HRESULT AddFile(IBackgroundCopyJob& job, std::size_t index);
  HRESULT Register(IBackgroundCopyJob& job, std::size_t index, std::size_t application,
                   model::Behaviour behaviour);
  HRESULT SetProgram(IBackgroundCopyJob& job, std::size_t index, model::Program program);
  void PutClass(std::size_t job, model::NotificationClass notification_class);
  void StopServers();
  void SetServer(std::size_t job, model::Server server);
  void Kill(std::size_t application);
  bool IsMeaningless(const model::Command& command);
  void Observe();
  void ObserveLaunches();
  void ObserveOtherWays(const model::Command& command);

  std::deque<ClientCallback> callbacks_;  // they outlive the service, whatever it does with them
  bitsim::Simulation simulation_;
  bitsim::Origin* origin_;
  std::array<Client, model::kApplicationsMax + 1> clients_;  // the last one: the class servers
  ComPtr<IBackgroundCopyManager> observer_;
  std::array<ComPtr<IBackgroundCopyJob>, model::kJobsMax> observed_;  // by who only looks
  std::array<GUID, model::kJobsMax> ids_ = {};
  // Ways to be told but a callback: whether the job has had one, and what the getters told last.
  std::array<bool, model::kJobsMax> has_had_other_way_ = {};
  std::array<model::Program, model::kJobsMax> programs_ = {};
  std::array<model::NotificationClass, model::kJobsMax> classes_ = {};
  std::size_t launches_before_ = 0;  // the command that runs
  model::Observation observation_;
};

}  // namespace conformance::explore

#endif  // BITSIM_CONFORMANCE_EXPLORE_SIMULATED_SERVICE_H_
