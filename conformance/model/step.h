// File: step.h
//
// What the parts of the model share: one outcome in the making, and what changes in it.

#ifndef BITSIM_CONFORMANCE_MODEL_STEP_H_
#define BITSIM_CONFORMANCE_MODEL_STEP_H_

#include <vector>

#include "conformance/model/model.h"
#include "rule_ids.h"

namespace conformance::model {

// Whether its callback has yet to hear of the job's event; of modifications, if there are any.
bool WaitsToBeTold(const Job& job);
bool AwaitsProgram(const Job& job);
bool HearsOfModifications(const Job& job);
// Whether an object of the job's class can be made.
bool CanMakeObject(const Job& job);

class Step {
 public:
  // `more` takes the other outcomes that the rules allow.
  Step(Outcome& outcome, std::vector<Outcome>& more)
      : outcome_(outcome), state_(outcome.state), more_(more) {}

  // --- passing.cc ---
  // Everything that happens until then. An outcome in `more` has yet to pass what is left.
  void PassUntil(Time end);

  // --- model.cc: what happens at once ---
  void Begin(const Command& command);

 private:
  void ChangeConnection(bool is_connected);
  void RestartService();
  void LogOff();

  // --- calls.cc ---
  void Call(const Command& command);
  // Calls that a callback may make, too.
  void AddFile(Job& job);
  void Resume(Job& job);
  void Suspend(Job& job);
  void Complete(Job& job);
  void Cancel(Job& job);
  void SetRetryDelay(Job& job, Time delay);
  void SetNoProgressTimeout(Job& job, Time timeout);

  // --- registering.cc ---
  void Register(Job& job, std::uint8_t application, Behaviour behaviour);
  void Replay(Job& job, bool was_lost, bool is_in_call);
  void Remove(Job& job);
  void SetFlags(Job& job, std::uint32_t flags);
  void SetProgram(Job& job, Program program);
  void SetClass(Job& job, NotificationClass notification_class);
  void TellByOtherWay(Job& job);
  void TellEventByOtherWay(Job& job);

  // Passing time, at one instant.
  bool SettleOnce();
  bool Transfer(std::size_t index);
  bool ExpireTimers(Job& job);
  void Fail(Job& job, HRESULT code, bool waits_for_network);
  Time NextEvent() const;

  // --- telling.cc ---
  bool Deliver(std::size_t index);
  void MakeObject(Job& job);
  void TellCallback(std::size_t index);
  void TellFile(std::size_t index);
  void RunProgram(Job& job);
  void NoteCall(std::size_t index, const model::Call& call, bool may_be_missing,
                bool may_be_repeated);
  void AllowEarlyRepeats();
  void NoteModifications();
  void MakeObjectsForModifications();

  // The one place where a state changes: what follows from it by rule.
  void Enter(Job& job, BG_JOB_STATE to, RuleId rule);
  void Change(Job& job);  // a change that JobModification tells
  void Answer(HRESULT result, RuleId rule);
  void Cite(RuleId rule) { outcome_.rules.set(static_cast<std::size_t>(rule.index)); }
  static void ForgetFiles(Job& job) { job.files_told = job.files_to_tell = 0; }
  std::size_t IndexOf(const Job& job) const {
    return static_cast<std::size_t>(&job - state_.jobs.data());
  }
  // Another outcome that is allowed: as this one, with what `change` does to the job.
  template <class F>
  void Branch(const Job& job, F change) {
    Outcome other = outcome_;
    change(other.state.jobs[IndexOf(job)], other);
    more_.push_back(std::move(other));
  }

  Outcome& outcome_;
  State& state_;
  std::vector<Outcome>& more_;
};

}  // namespace conformance::model

#endif  // BITSIM_CONFORMANCE_MODEL_STEP_H_
