// File: asked_service.h
//
// The model's commands carried out on whatever service a Testbed reaches, and what a client sees of
// it. The application "client" only looks, unless there is no other: it also is application a where
// nobody is killed, so that a history needs no second process without need.
//
//   AskedService service(testbed(), history);
//   service.Do(*model::ParseCommand("a create 1"));
//   service.Observe().jobs[0].view.state;

#ifndef BITSIM_CONFORMANCE_QUESTIONS_ASKED_SERVICE_H_
#define BITSIM_CONFORMANCE_QUESTIONS_ASKED_SERVICE_H_

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <span>

#include "conformance/model/observation.h"
#include "conformance/questions/asked_callbacks.h"
#include "conformance/questions/expectation.h"
#include "conformance/testbed/testbed.h"

namespace conformance::questions {

// Whether the command asks for calls of FileTransferred.
bool AsksForFiles(const model::Command& command);

// What a testbed must be able to do for a history.
std::set<Capability> CapabilitiesFor(std::span<const model::Command> history);

class AskedService {
 public:
  // REQUIRES: the testbed has these capabilities, and outlives this object.
  AskedService(Testbed& testbed, std::span<const model::Command> history);
  ~AskedService();
  AskedService(const AskedService&) = delete;
  AskedService& operator=(const AskedService&) = delete;

  // Gives what a call answers. Lets no time pass: that is the caller's part of kWait.
  // Throws BackendError where no job can be made.
  std::optional<HRESULT> Do(const model::Command& command);

  // What is seen now, and what was told since the last Do.
  model::Observation Observe();
  // What the service has shown that it does not tell.
  const Unseen& unseen() const { return unseen_; }

 private:
  struct Client {
    Application* application = nullptr;  // nullptr: it does not run
    std::array<ComPtr<IBackgroundCopyJob>, model::kJobsMax> jobs;
  };

  HRESULT Call(const model::Command& command);
  HRESULT Create(Client& client, std::size_t job);
  HRESULT AddFile(IBackgroundCopyJob& job, std::size_t index);
  HRESULT SetProgram(IBackgroundCopyJob& job, std::size_t index, model::Program program);
  void Kill(std::size_t application);
  void RestartService();
  bool Find(Application& application, std::size_t job, ComPtr<IBackgroundCopyJob>& pointer,
            HRESULT* result = nullptr);
  void ObserveJob(std::size_t job, model::JobObservation& seen);
  void ObserveLaunches(model::Observation& observation) const;

  Testbed& testbed_;
  const bool looker_is_client_;
  const std::shared_ptr<AskedCallbacks> callbacks_;
  Application* looker_ = nullptr;
  std::array<Client, model::kApplicationsMax> clients_;
  std::array<ComPtr<IBackgroundCopyJob>, model::kJobsMax> observed_;
  std::array<GUID, model::kJobsMax> ids_ = {};
  std::array<bool, model::kJobsMax> was_made_ = {};
  std::array<DWORD, model::kJobsMax> files_ = {};
  bool may_run_programs_ = false;
  std::size_t launches_before_ = 0;  // the last Do
  Unseen unseen_;
};

}  // namespace conformance::questions

#endif  // BITSIM_CONFORMANCE_QUESTIONS_ASKED_SERVICE_H_
