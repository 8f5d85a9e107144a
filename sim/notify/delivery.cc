// The event of the job. The order of a job's notifications: its files, one after the other, then
// its event; modifications and ranges whenever there is room. After a call nothing may be assumed:
// the client may have done anything, virtual time may have passed, the job may be gone. So every
// record is looked up again, and the serial number tells whether the event is still the one that
// was told.

#include <utility>

#include "sim/notify/calls.h"

namespace bitsim {
namespace {

ULONG BitOf(JobEvent event) {
  return event == JobEvent::kTransferred ? BG_NOTIFY_JOB_TRANSFERRED : BG_NOTIFY_JOB_ERROR;
}

}  // namespace

void Notifier::Wake(std::optional<Slots::Ticket> ticket) {
  if (!ticket.has_value()) return;
  const auto index = static_cast<JobIndex>(*ticket >> kTicketKindBits);
  HandlerId work = attempt_.id();
  switch (static_cast<Ticket>(*ticket & ((1u << kTicketKindBits) - 1))) {
    case kEventTicket:
      break;
    case kModificationTicket:
      work = modification_.id();
      break;
    case kRangesTicket:
      work = ranges_.id();
      break;
  }
  world_.Post(world_.now(), work, index);
}

void Notifier::LoseCallback(Job& job) {
  Record& record = at(job.index);
  record.callback_was_lost = true;
  if (!decisions_.EventOutlivesCallback()) record.event = JobEvent::kNone;
  if (HasClass(job) && !decisions_.ClassFollowsDeadCallback()) {
    job.extras_for_change().notification_clsid = GUID_NULL;
  }
  const CallbackTargetPtr old = Detach(job);
  world_.Note(kCallbackLost, job.index, 0, 0, "NOTIFY-CB-15");
  engine_.ChangeState(job, decisions_.StateAfterDeadCallback(job.state), "NOTIFY-CB-16");
}

CallbackTargetPtr Notifier::Detach(Job& job) {
  Record& record = at(job.index);
  CallbackTargetPtr old = std::exchange(record.callback, {});
  if (old && !decisions_.FlagsOutliveCallback()) {
    job.notify_flags = decisions_.DefaultNotifyFlags();
  }
  Withdraw(record, kEventTicket);
  Withdraw(record, kModificationTicket);
  Withdraw(record, kRangesTicket);
  FindSlots(record);
  return old;
}

CallbackTargetPtr Notifier::SetCallback(Record& record, CallbackTargetPtr callback) {
  CallbackTargetPtr old = std::exchange(record.callback, std::move(callback));
  FindSlots(record);
  return old;
}

Notifier::Reach Notifier::FindOtherThanCallback(Record& record) {
  if (record.callback && IsGone(record.callback)) LoseCallback(record.job);
  const bool is_told = record.callback && (!HasClass(record.job) || ComesBeforeClass(record));
  return is_told ? Reach::kCallback : FindObjectOfClass(record.job);
}

// --- The event of the job ---

void Notifier::Attempt(JobIndex index, std::uint32_t unused) {
  static_cast<void>(unused);
  Record& record = at(index);
  return record.files != nullptr ? AttemptFilesAndEvent(record) : AttemptEvent(record);
}

void Notifier::AttemptFilesAndEvent(Record& record) {
  const JobIndex index = record.job.index;
  const bool has_files = HasFilesToTell(record);
  if (!has_files || !rules_.files_are_told_first) AttemptEvent(record);
  if (!has_files) return;
  Record& after = at(index);
  if (HasFilesToTell(after)) AttemptFile(after);
}

// Inline by command: it is the second half of every call.
[[gnu::always_inline]] inline void Notifier::EventWasAnswered(Record& record,
                                                              const CallbackTarget& callback,
                                                              const Meaning* answer) {
  Job& job = record.job;
  record.in_flight_to = nullptr;
  // If another object was registered meanwhile, this is not its answer: it has yet to be told.
  if (record.callback.get() != &callback && record.callback &&
      record.callback->object() != callback.object()) {
    record.next_attempt = SuccessorsTime(record);
    PostAttempt(record, record.next_attempt);
    return;
  }
  if (answer == nullptr) {
    record.next_attempt = world_.now();
    if (record.callback) LoseCallback(job);
    PostAttempt(record, world_.now());
    return;
  }
  record.acknowledged = answer->Acknowledges(record.event);
  if (!record.acknowledged) {
    const BG_JOB_STATE next = rules_.StateAfterFailedCallback(job.state);
    if (next != job.state) {
      engine_.ChangeState(job, next, "ERR-14");
      return;
    }
  }
  if (HasClass(job) && record.callback && decisions_.ClassFollows(answer->result)) {
    LoseCallback(job);
    PostAttempt(record, world_.now());
  } else if (MayRunCommandLine(job, BitOf(record.event)) &&
             decisions_.CommandLineFollows(answer->result)) {
    RunCommandLine(job);
  } else if (!record.acknowledged) {
    PlanRetry(record, RetryInterval(job), "NOTIFY-CB-02");
  }
}

void Notifier::AttemptEvent(Record& record) {
  Job& job = record.job;
  const JobIndex index = job.index;
  const ULONG bit = BitOf(record.event);
  const bool is_being_told =
      record.in_flight_to != nullptr && record.in_flight_to == record.callback.get();
  if (record.event == JobEvent::kNone || record.acknowledged || is_being_told ||
      record.awaits_program() || world_.now() < record.next_attempt || !IsSubscribed(job, bit)) {
    Withdraw(record, kEventTicket);
    if (rules_.makes_object_of_class_at_once) FindCallback(record);
    return;
  }
  const bool runs_program = MayRunCommandLine(job, bit) &&
                            ((record.fallback != nullptr && record.fallback->skips_callback) ||
                             (!record.callback && !decisions_.ClassComesBeforeCommandLine()));
  switch (runs_program ? Reach::kNobody : FindCallback(record)) {
    case Reach::kBusy:
      return;
    case Reach::kNobody:
      if (record.event == JobEvent::kNone) return;
      if (MayRunCommandLine(job, bit)) {
        RunCommandLine(job);
      } else if (HasClass(job)) {
        PlanRetry(record, RetryInterval(job), "NOTIFY-CLS-03");
      }
      return;
    case Reach::kCallback:
      break;
  }
  const CallbackTargetPtr callback = record.callback;
  const std::uint32_t serial = ++last_serial_;  // an answer that still comes from another is stale
  record.serial = serial;
  record.in_flight_to = callback.get();
  if (!EnterSlot(record, kEventTicket)) {
    record.in_flight_to = nullptr;
    return;
  }
  const auto tell = [&](CallbackTarget& target) {
    if (record.event == JobEvent::kTransferred) {
      world_.NoteAs(target.identity(), kJobTransferredCall, index, 0, 0, "NOTIFY-XFR-01");
      return target.JobTransferred();
    }
    const JobError error = job.error();
    world_.Note(kJobErrorCall, index, static_cast<std::uint32_t>(error.code), 0, "NOTIFY-ERR-01");
    return target.JobError(error);
  };
  const Meaning* const answer = CallFromSlot(record, kEventTicket, callback, tell);
  Record& after = at(index);
  // Else another event by now, or none.
  if (after.serial == serial) EventWasAnswered(after, *callback.get(), answer);
}

// The record is found by its place, and leads to all else.
void Notifier::Prefetch(JobIndex index, int step) const {
  const std::unique_ptr<Record>& place = records_[index];
  if (step == 0) return __builtin_prefetch(&place);
  const Record* const record = place.get();
  if (record == nullptr) return;
  if (step == 1) return __builtin_prefetch(record);
  const CallbackTarget* const callback = record->callback.get();
  if (step == 2) {
    __builtin_prefetch(&record->job.extras);
    return __builtin_prefetch(callback);
  }
  if (callback != nullptr) callback->PrefetchObject();
}

// Client code runs.
bool Notifier::IsDangling(CallbackTargetPtr callback) { return callback->IsHeldByServiceOnly(); }

// At once, but not again and again in one instant: callbacks that register others in their calls
// would stop the time.
Instant Notifier::SuccessorsTime(Record& record) {
  const bool is_again = std::exchange(record.succeeded_at, world_.now()) == world_.now();
  return is_again ? DeadlineAfter(world_.now(), RetryInterval(record.job)) : world_.now();
}

}  // namespace bitsim
