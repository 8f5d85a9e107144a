// File: notifier.h
//
// Who is told what, and when: the registrations of the jobs, their pending notifications and the
// calls. The rules stand in docs/rules (NOTIFY-*); every free choice is asked of Decisions.
//
// A job has at most one pending *event* (it entered TRANSFERRED or ERROR), delivered until it is
// acknowledged or obsolete; a queue of files that were transferred, delivered one after the other
// before the event; and a *modification*, which is one bit: calls for it are coalesced and lossy.
//
// Calls are made from events of the world, never from within a method of a job, so a callback finds
// the service in a consistent state and may call anything.

#ifndef BITSIM_NOTIFY_NOTIFIER_H_
#define BITSIM_NOTIFY_NOTIFIER_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "bitsim/decisions.h"
#include "sim/core/world.h"
#include "sim/engine/engine.h"
#include "sim/notify/callback_target.h"
#include "sim/notify/slots.h"

namespace bitsim {

class Notifier final : public EngineListener {
 public:
  Notifier(World& world, Engine& engine, const Decisions& decisions);

  // --- Registration ---

  // Replaces the job's callback and replays what it missed.
  void Register(Job& job, CallbackTargetPtr callback);
  void Remove(Job& job);
  // The callback that calls would reach now, or nullptr.
  CallbackTarget* Registered(const Job& job);
  HRESULT SetFlags(Job& job, ULONG flags);
  // Another way to be told was set or removed: command line, notification CLSID.
  void OnDeliveryChanged(Job& job);

  // --- The world ---

  // The service stops: callbacks are not persistent, events are (NOTIFY-REG-11, SVC-01).
  void OnServiceRestart();
  // The simulation ends: gives every client its callback back.
  void ReleaseCallbacks();

  // EngineListener
  void OnJobCreated(Job& job) override;
  void OnStateChanged(Job& job, BG_JOB_STATE from) override;
  void OnModified(Job& job, Modification modification) override;
  void OnFileTransferred(Job& job, std::uint32_t file_index) override;

 private:
  // Files whose FileTransferred is still to be acknowledged, first first.
  struct PendingFiles {
    std::vector<std::uint32_t> indexes;
    std::size_t next = 0;
    std::uint32_t call = 0;  // the call that tells `next` right now, and whom; 0: none
    const CallbackTarget* in_flight_to = nullptr;
    Instant next_attempt = {};
  };

  struct Record {
    CallbackTargetPtr callback;
    Instant next_attempt = {};                     // of the event
    Instant next_modification = {};                // not before this
    std::unique_ptr<PendingFiles> files;           // nullptr: none
    const CallbackTarget* in_flight_to = nullptr;  // whom a call tells the event right now
    std::uint32_t serial = 0;  // of the event; a new number when it is another one
    JobEvent event = JobEvent::kNone;
    bool acknowledged = false;
    bool callback_was_lost = false;  // since the acknowledgement
    bool modified = false;
    bool modification_posted = false;
    std::uint32_t modification_call = 0;  // the call that is under way, and to whom; 0: none
    const CallbackTarget* modification_in_flight_to = nullptr;
    std::uint32_t watched_generation = 0;  // of the job, while its bytes are looked at; 0: not
    std::uint64_t watched_bytes = 0;       // ... and how many there were
  };

  enum Ticket : std::uint32_t { kEventTicket, kModificationTicket };

  // Events of the world: one handler for each kind of work, the index is the job's.
  class Work final : public EventHandler {
   public:
    Work(Notifier& notifier, void (Notifier::*action)(JobIndex, std::uint32_t));
    HandlerId id() const { return id_; }

   private:
    void OnEvent(std::uint32_t index, std::uint32_t generation) override;
    Notifier& notifier_;
    void (Notifier::*action_)(JobIndex, std::uint32_t);
    HandlerId id_;
  };

  Record& at(JobIndex index);
  bool IsSubscribed(const Job& job, ULONG bit) const;
  UserIndex SlotUser(const Job& job, const CallbackTarget& callback) const;
  bool HasFilesToTell(const Job& job, const Record& record) const;
  static bool IsHearingOfModification(const Record& record) {
    return record.modification_call != 0 &&
           record.modification_in_flight_to == record.callback.get();
  }

  // delivery.cc: one attempt each; they return when there is nothing to do.
  void Attempt(JobIndex index, std::uint32_t unused);
  void AttemptEvent(Job& job);
  void AttemptFile(Job& job);
  void AttemptModification(JobIndex index, std::uint32_t unused);
  void WatchProgress(JobIndex index, std::uint32_t job_generation);
  void StartToWatch(const Job& job);
  void EventWasAnswered(JobIndex index, std::uint32_t serial, CallbackTarget* callback,
                        bool returned, HRESULT result);
  // Runs a call in a slot of the callback's user. False: no slot is free, the ticket waits.
  template <class Call>
  bool CallInSlot(Job& job, Ticket ticket, const CallbackTargetPtr& callback, const Call& call,
                  bool& returned, HRESULT& result);
  void Withdraw(const Job& job, Ticket ticket, const CallbackTargetPtr& callback);
  void WakeTicket(std::uint64_t ticket);
  // The callback to call, or nothing: it is dead then, and forgotten.
  CallbackTargetPtr LiveCallback(Job& job);
  void LoseCallback(Job& job);
  // Leaves the job without a callback, and the callback's calls without a place in the queues for a
  // slot. The caller lets go of it when all is settled: the object's Release is client code.
  CallbackTargetPtr Detach(Job& job);

  Duration RetryInterval(const Job& job) const;
  void PostAttempt(const Job& job, Instant time);
  void PostModification(const Job& job, Record& record);

  World& world_;
  Engine& engine_;
  const Decisions& decisions_;
  Slots slots_;
  std::vector<Record> records_;  // by JobIndex
  std::uint32_t last_serial_ = 0;
  std::uint32_t service_incarnation_ = 0;  // how often the service was restarted
  Work attempt_;
  Work modification_;
  Work progress_;
};

}  // namespace bitsim

#endif  // BITSIM_NOTIFY_NOTIFIER_H_
