// File: asked_callbacks.h
//
// The callbacks that a history registers, and what they were told. Each does in JobTransferred,
// JobError and FileTransferred what its Behaviour says.
//
// Threads: calls may come on any thread, and as late as they like; what comes when the last owner
// is gone is answered and forgotten.

#ifndef BITSIM_CONFORMANCE_QUESTIONS_ASKED_CALLBACKS_H_
#define BITSIM_CONFORMANCE_QUESTIONS_ASKED_CALLBACKS_H_

#include <bits.h>

#include <array>
#include <memory>
#include <mutex>
#include <vector>

#include "conformance/model/observation.h"
#include "conformance/testbed/callback.h"
#include "conformance/testbed/testbed.h"

namespace conformance::questions {

class AskedCallbacks : public std::enable_shared_from_this<AskedCallbacks> {
 public:
  // REQUIRES: owned by a shared_ptr; the testbed outlives every call.
  AskedCallbacks(Testbed& testbed, CallbackInterfaces interfaces)
      : testbed_(testbed), interfaces_(interfaces) {}

  HRESULT Register(IBackgroundCopyJob& job, std::size_t index, std::size_t application,
                   model::Behaviour behaviour);
  // Calls of the application's callbacks are from now on calls of dead ones.
  void NoteDeath(std::size_t application);
  // Without a network there is nothing to repair.
  void NoteNetwork(bool is_connected);

  // From now on calls are those of another command.
  void ForgetCalls();
  // Notes down what the job's callbacks were told, and how many of them the service holds.
  void Tell(std::size_t job, model::JobObservation& seen) const;

 private:
  struct Owner {
    std::size_t job = 0;
    std::size_t application = 0;
    unsigned incarnation = 0;
    model::Behaviour behaviour = model::Behaviour::kListen;
  };
  struct Registered {
    Owner owner;
    std::shared_ptr<Callback> callback;
  };
  struct Told {
    std::vector<model::Call> calls;
    bool has_modifications = false;
  };

  bool IsConnected() const;
  // Notes the call down; false: it comes too late for its client to do anything.
  bool Note(const Owner& owner, model::Call call);
  HRESULT Hear(const Owner& owner, model::Event event, HRESULT code, IBackgroundCopyJob* job);
  HRESULT HearOfFile(const Owner& owner, IBackgroundCopyFile* file);
  HRESULT Behave(const Owner& owner, model::Event event, IBackgroundCopyJob& job);

  Testbed& testbed_;
  const CallbackInterfaces interfaces_;
  mutable std::mutex mutex_;  // guards everything below
  std::vector<Registered> registered_;
  std::array<unsigned, model::kApplicationsMax> incarnations_ = {};
  std::array<Told, model::kJobsMax> told_;
  bool is_connected_ = true;
};

}  // namespace conformance::questions

#endif  // BITSIM_CONFORMANCE_QUESTIONS_ASKED_CALLBACKS_H_
