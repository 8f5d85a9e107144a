// File: notifier.h
//
// Who is told what, and when: the registrations of the jobs, their pending notifications and the
// calls. The rules stand in docs/rules (NOTIFY-*); every free choice is asked of Decisions.
//
// A job has at most one pending *event* (it entered TRANSFERRED or ERROR), delivered until it is
// acknowledged or obsolete; a queue of files that were transferred, delivered one after the other
// before the event; *ranges* of files that arrived; and a *modification*, which is one bit. Calls
// for the latter two are coalesced and lossy.
//
// Who is told: the registered callback; where there is none, or its application is dead, an object
// of the job's notification class; and of the event, where neither took it, the command line.
//
// Calls are made from events of the world, never from within a method of a job, so a callback finds
// the service in a consistent state and may call anything.
//
// The sources: notifier.cc (registration, what the engine tells), delivery.cc (calls, the event),
// files.cc, modifications.cc, ranges.cc (the other calls), command_line.cc, class_object.cc.

#ifndef BITSIM_NOTIFY_NOTIFIER_H_
#define BITSIM_NOTIFY_NOTIFIER_H_

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "bitsim/decisions.h"
#include "sim/core/function_ref.h"
#include "sim/core/world.h"
#include "sim/engine/engine.h"
#include "sim/notify/callback_target.h"
#include "sim/notify/class_activator.h"
#include "sim/notify/notification_record.h"
#include "sim/notify/program_starter.h"
#include "sim/notify/slots.h"

namespace bitsim {

class Notifier final : public EngineListener, public ProgramListener {
 public:
  Notifier(World& world, Engine& engine, const Decisions& decisions);

  // Who starts programs and makes objects of classes; until then none can be. Must outlive the
  // notifier's last run.
  void SetProgramStarter(ProgramStarter& programs) { programs_ = &programs; }
  void SetClassActivator(ClassActivator& classes) { classes_ = &classes; }

  // --- Registration ---

  // Replaces the job's callback and replays what it missed.
  void Register(Job& job, CallbackTargetPtr callback);
  void Remove(Job& job);
  // The callback that calls would reach now, or nullptr.
  CallbackTarget* Registered(const Job& job);
  HRESULT SetFlags(Job& job, ULONG flags);
  // The command line, or the notification class, was set or removed: who can be told now is told.
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
  void OnRangesTransferred(Job& job, std::uint32_t file_index,
                           std::span<const BG_FILE_RANGE> ranges) override;

  // ProgramListener
  void OnProgramEnded(JobIndex index, LaunchId launch, std::uint32_t exit_code) override;

 private:
  using Record = NotificationRecord;

  enum Ticket : std::uint32_t { kEventTicket, kModificationTicket, kRangesTicket };

  // What became of a call.
  struct Answer {
    bool was_called = false;  // else no slot was free, and the ticket waits
    bool has_returned = false;
    HRESULT result = E_FAIL;
  };

  // Whom a call could reach. kBusy: an object of the class is being made, all is tried again then.
  enum class Reach { kCallback, kNobody, kBusy };

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

  // Made when it is first needed: of most jobs nobody asks to be told.
  Record& at(JobIndex index) {
    Record* const record = records_[index].get();
    return record != nullptr ? *record : *(records_[index] = std::make_unique<Record>());
  }
  const Record* Known(JobIndex index) const { return records_[index].get(); }
  bool IsSubscribed(const Job& job, ULONG bit);
  UserIndex SlotUser(const Job& job, const CallbackTarget& callback) const;
  static bool HasClass(const Job& job) { return job.extras != nullptr && HasClass(*job.extras); }
  static bool HasClass(const JobExtras& extras);
  // Whether there is, or could be made, an object to call; or a program to run.
  bool HasObject(const Job& job) const {
    const Record* const record = Known(job.index);
    return (record != nullptr && record->callback) || HasClass(job);
  }
  bool CanBeTold(const Job& job);
  bool HasFilesToTell(const Job& job, const Record& record);
  static bool IsHearingOfModification(const Record& record) {
    return record.modification_call != 0 &&
           record.modification_in_flight_to == record.callback.get();
  }

  // delivery.cc: one attempt each; they return when there is nothing to do.
  void Attempt(JobIndex index, std::uint32_t unused);
  void AttemptEvent(Job& job);
  void EventWasAnswered(JobIndex index, std::uint32_t serial, CallbackTarget* callback,
                        const Answer& answer);
  // Runs a call in a slot of the callback's user.
  Answer CallInSlot(const Job& job, Ticket ticket, const CallbackTargetPtr& callback,
                    FunctionRef<HRESULT(CallbackTarget&)> call);
  bool Call(const Job& job, CallbackTarget& callback, FunctionRef<HRESULT(CallbackTarget&)> call,
            HRESULT& result);
  void Withdraw(const Job& job, Ticket ticket, const CallbackTargetPtr& callback);
  void WakeTicket(std::uint64_t ticket);
  void LoseCallback(Job& job);
  void TakeFromOtherJobs(const Job& job, const CallbackTarget& callback);
  // Leaves the job without a callback, and the callback's calls without a place in the queues for a
  // slot.
  CallbackTargetPtr Detach(Job& job);
  // files.cc
  void AttemptFile(Job& job);
  PendingFiles& FilesOf(Record& record);
  void DropFiles(Record& record);
  // modifications.cc
  void AttemptModification(JobIndex index, std::uint32_t unused);
  void WatchProgress(JobIndex index, std::uint32_t job_generation);
  void StartToWatch(const Job& job);
  // ranges.cc
  void AttemptRanges(JobIndex index, std::uint32_t unused);
  void PostRanges(const Job& job, PendingRanges& ranges);
  // class_object.cc
  Reach FindCallback(Job& job, CallbackTargetPtr& callback);
  void Activate(Job& job);
  // command_line.cc
  bool MayRunCommandLine(const Job& job, ULONG event_bit) const {
    return job.extras != nullptr && job.extras->has_command_line &&
           CommandLineIsFor(job, event_bit);
  }
  bool CommandLineIsFor(const Job& job, ULONG event_bit) const;
  HRESULT StartProgram(const Job& job, LaunchId& launch);
  void RunCommandLine(Job& job);
  // Nobody is called for these events, but a service could get that wrong.
  void RunCommandLineFor(const Job& job, ULONG event_bit);
  // What was under way for an earlier event, or for an earlier callback.
  static void ForgetFallback(Record& record);

  NotifiedJob Notified(const Job& job) const;
  Duration RetryInterval(const Job& job) const;
  // When the event passes to the callback that replaced the one that was told.
  Instant SuccessorsTime(const Job& job, Record& record);
  void PlanRetry(const Job& job, Duration interval, const char* rule);
  void PostAttempt(const Job& job, Instant time);
  void PostModification(const Job& job, Record& record);
  // An object was found, or lost: everything that waits for one.
  void PostAll(const Job& job);

  World& world_;
  Engine& engine_;
  const Decisions& decisions_;
  ProgramStarter* programs_ = nullptr;
  ClassActivator* classes_ = nullptr;
  Slots slots_;
  std::vector<std::unique_ptr<Record>> records_;  // by JobIndex
  std::vector<std::unique_ptr<PendingFiles>> spare_files_;
  std::uint32_t last_serial_ = 0;
  std::uint32_t service_incarnation_ = 0;  // how often the service was restarted
  Work attempt_;
  Work modification_;
  Work progress_;
  Work ranges_;
};

}  // namespace bitsim

#endif  // BITSIM_NOTIFY_NOTIFIER_H_
