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
// The sources: notifier.cc (registration, what the engine tells), calls.h (one call), delivery.cc
// (the event), files.cc, modifications.cc, ranges.cc (the other calls), command_line.cc,
// class_object.cc.

#ifndef BITSIM_NOTIFY_NOTIFIER_H_
#define BITSIM_NOTIFY_NOTIFIER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "bitsim/decisions.h"
#include "sim/core/world.h"
#include "sim/engine/engine.h"
#include "sim/notify/callback_target.h"
#include "sim/notify/class_activator.h"
#include "sim/notify/delivery_rules.h"
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
  static constexpr std::uint32_t kTicketKindBits = 2;

  using Meaning = DeliveryRules::Meaning;

  // Whom a call could reach. kBusy: an object of the class is being made, all is tried again then.
  enum class Reach { kCallback, kNobody, kBusy };

  // Events of the world: one handler for each kind of work, the index is the job's.
  template <void (Notifier::*kAction)(JobIndex, std::uint32_t)>
  class Work final : public EventHandler {
   public:
    explicit Work(Notifier& notifier)
        : notifier_(notifier), id_(notifier.world_.AddHandler(*this)) {}
    HandlerId id() const { return id_; }

   private:
    void OnEvent(std::uint32_t index, std::uint32_t generation) override {
      (notifier_.*kAction)(index, generation);
    }
    void Prefetch(std::uint32_t index, int step) const override { notifier_.Prefetch(index, step); }
    Notifier& notifier_;
    const HandlerId id_;
  };

  // Made when it is first needed: of most jobs nobody asks to be told.
  Record& at(JobIndex index) {
    Record* const record = records_[index].get();
    return record != nullptr ? *record : MakeRecord(index);
  }
  Record& MakeRecord(JobIndex index);
  const Record* Known(JobIndex index) const { return records_[index].get(); }
  bool IsSubscribed(const Job& job, ULONG bit) {
    return rules_.IsSubscribed(job.notify_flags, bit) || (HasClass(job) && HearsAllByClass(job));
  }
  // Whether the flags mean nothing, because an object of the class is told.
  bool HearsAllByClass(const Job& job) const;
  static bool HasClass(const Job& job) { return job.extras != nullptr && HasClass(*job.extras); }
  static bool HasClass(const JobExtras& extras);
  // Whether there is, or could be made, an object to call; or a program to run.
  bool HasObject(const Job& job) const {
    const Record* const record = Known(job.index);
    return (record != nullptr && record->callback) || HasClass(job);
  }
  static bool CanBeTold(const Record& record) {
    return record.callback || CanBeToldOtherwise(record.job);
  }
  static bool CanBeToldOtherwise(const Job& job) {
    return job.extras != nullptr && (job.extras->has_command_line || HasClass(*job.extras));
  }
  bool HasFilesToTell(const Record& record) {
    return record.files != nullptr && IsSubscribed(record.job, BG_NOTIFY_FILE_TRANSFERRED);
  }
  static bool IsHearingOfModification(const Record& record) {
    return record.modification_call != 0 &&
           record.modification_in_flight_to == record.callback.get();
  }

  // calls.h
  // Whom a call would reach now: kCallback is that of the record. Finds out who is dead.
  Reach FindCallback(Record& record);
  static bool IsDangling(CallbackTargetPtr callback);
  bool IsGone(const CallbackTargetPtr& callback) const {
    return (!callback->IsReachable() && rules_.callback_ends_with_application) ||
           (!rules_.holds_callback_reference && IsDangling(callback));
  }
  bool TakesSlot(Ticket ticket) const {
    return ticket != kRangesTicket || rules_.ranges_take_slots;
  }
  // A slot of the callback's user for a call. False: the ticket waits.
  bool EnterSlot(const Record& record, Ticket ticket);
  // Makes the call and leaves the slot: `tell` is given the callback, and returns what it answered.
  // What that means, until the next call; nullptr: nothing was answered.
  template <class Tell>
  const Meaning* CallFromSlot(const Record& record, Ticket ticket,
                              const CallbackTargetPtr& callback, const Tell& tell);
  template <class Tell>
  const Meaning* Call(JobIndex index, CallbackTarget& callback, const Tell& tell);
  Slots::OfUser& SlotsOf(const Record& record) {
    return record.slots != nullptr ? *record.slots : slots_.of(record.job.owner);
  }
  void FindSlots(Record& record) {
    const bool are_the_registrants = record.callback && rules_.calls_in_registrants_name;
    record.slots = are_the_registrants ? &slots_.of(record.callback->user()) : nullptr;
  }
  // Returns the callback before.
  CallbackTargetPtr SetCallback(Record& record, CallbackTargetPtr callback);
  // What a call will look at, as in EventHandler.
  void Prefetch(JobIndex index, int step) const;
  // delivery.cc: one attempt each; they return when there is nothing to do.
  void Attempt(JobIndex index, std::uint32_t unused);
  void AttemptFilesAndEvent(Record& record);
  void AttemptEvent(Record& record);
  void EventWasAnswered(Record& record, const CallbackTarget& callback, const Meaning* answer);
  // The call was not made, or is not wanted any more.
  void Withdraw(const Record& record, Ticket ticket) {
    Slots::OfUser& slots = SlotsOf(record);
    if (slots.anybody_waits()) Wake(slots.Withdraw(TicketOf(record.job.index, ticket)));
  }
  static std::uint64_t TicketOf(JobIndex index, Ticket kind) {
    return (std::uint64_t{index} << kTicketKindBits) | kind;
  }
  void Wake(std::optional<Slots::Ticket> ticket);
  void LoseCallback(Job& job);
  void TakeFromOtherJobs(const Job& job, const CallbackTarget& callback);
  // Leaves the job without a callback, and the callback's calls without a place in the queues for a
  // slot.
  CallbackTargetPtr Detach(Job& job);
  // files.cc
  void AttemptFile(Record& record);
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
  bool ComesBeforeClass(const Record& record) const;
  Reach FindOtherThanCallback(Record& record);
  Reach FindObjectOfClass(Job& job);
  void LetGoOfObjectOfClass(JobIndex index, const CallbackTargetPtr& callback);
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

  static NotifiedJob Notified(const Job& job) {
    return {job.state, job.notify_flags, job.minimum_retry_delay_seconds};
  }
  Duration RetryInterval(const Job& job) const {
    return decisions_.CallbackRetryInterval(Notified(job));
  }
  // When the event passes to the callback that replaced the one that was told.
  Instant SuccessorsTime(Record& record);
  void PlanRetry(Record& record, Duration interval, const char* rule);
  [[gnu::always_inline]] void PostAttempt(const Record& record, Instant time) {
    if (time != kNever && CanBeTold(record)) world_.Post(time, attempt_.id(), record.job.index);
  }
  void PostModification(const Job& job, Record& record);
  // An object was found, or lost: everything that waits for one.
  void PostAll(const Job& job);

  World& world_;
  Engine& engine_;
  const Decisions& decisions_;
  DeliveryRules rules_;
  ProgramStarter* programs_ = nullptr;
  ClassActivator* classes_ = nullptr;
  Slots slots_;
  std::vector<std::unique_ptr<Record>> records_;  // by JobIndex
  std::vector<std::unique_ptr<PendingFiles>> spare_files_;
  std::uint32_t last_serial_ = 0;
  Work<&Notifier::Attempt> attempt_{*this};
  Work<&Notifier::AttemptModification> modification_{*this};
  Work<&Notifier::WatchProgress> progress_{*this};
  Work<&Notifier::AttemptRanges> ranges_{*this};
};

}  // namespace bitsim

#endif  // BITSIM_NOTIFY_NOTIFIER_H_
