// The event of the job. The order of a job's notifications: its files, one after the other, then
// its event; modifications and ranges whenever there is room. After a call nothing may be assumed:
// the client may have done anything, virtual time may have passed, the job may be gone. So every
// record is looked up again, and the serial number tells whether the event is still the one that
// was told.

#include <utility>

#include "sim/engine/deadline.h"
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
  CallbackTargetPtr old = std::exchange(at(job.index).callback, {});
  if (old && !decisions_.FlagsOutliveCallback()) {
    job.notify_flags = decisions_.DefaultNotifyFlags();
  }
  Withdraw(job, kEventTicket, old);
  Withdraw(job, kModificationTicket, old);
  Withdraw(job, kRangesTicket, old);
  return old;
}

// --- The event of the job ---

void Notifier::Attempt(JobIndex index, std::uint32_t unused) {
  static_cast<void>(unused);
  Job& job = engine_.jobs().at(index);
  const Record* const record = Known(index);
  const bool has_files = record != nullptr && record->files != nullptr;
  return has_files ? AttemptFilesAndEvent(job) : AttemptEvent(job);
}

void Notifier::AttemptFilesAndEvent(Job& job) {
  const JobIndex index = job.index;
  const bool has_files = HasFilesToTell(job, at(index));
  if (!has_files || !rules_.files_are_told_first) AttemptEvent(job);
  if (has_files && HasFilesToTell(job, at(index))) AttemptFile(job);
}

// Inline by command: it is the second half of every call.
[[gnu::always_inline]] inline void Notifier::EventWasAnswered(Job& job,
                                                              const CallbackTarget& callback,
                                                              const Answer& answer) {
  Record& record = at(job.index);
  record.in_flight_to = nullptr;
  // If another object was registered meanwhile, this is not its answer: it has yet to be told.
  if (record.callback && record.callback->object() != callback.object()) {
    record.next_attempt = SuccessorsTime(job, record);
    PostAttempt(job, record.next_attempt);
    return;
  }
  if (!answer.has_returned) {
    record.next_attempt = world_.now();
    if (record.callback) LoseCallback(job);
    PostAttempt(job, world_.now());
    return;
  }
  record.acknowledged = answer.meaning.Acknowledges(record.event);
  if (!record.acknowledged) {
    const BG_JOB_STATE next = rules_.StateAfterFailedCallback(job.state);
    if (next != job.state) {
      engine_.ChangeState(job, next, "ERR-14");
      return;
    }
  }
  if (HasClass(job) && record.callback && decisions_.ClassFollows(answer.meaning.result)) {
    LoseCallback(job);
    PostAttempt(job, world_.now());
  } else if (MayRunCommandLine(job, BitOf(record.event)) &&
             decisions_.CommandLineFollows(answer.meaning.result)) {
    RunCommandLine(job);
  } else if (!record.acknowledged) {
    PlanRetry(job, RetryInterval(job), "NOTIFY-CB-02");
  }
}

void Notifier::AttemptEvent(Job& job) {
  const JobIndex index = job.index;
  Record& record = at(index);
  const ULONG bit = BitOf(record.event);
  const bool is_being_told =
      record.in_flight_to != nullptr && record.in_flight_to == record.callback.get();
  if (record.event == JobEvent::kNone || record.acknowledged || is_being_told ||
      record.awaits_program() || world_.now() < record.next_attempt || !IsSubscribed(job, bit)) {
    Withdraw(job, kEventTicket, record.callback);
    if (rules_.makes_object_of_class_at_once) FindCallback(job);
    return;
  }
  const bool runs_program = MayRunCommandLine(job, bit) &&
                            ((record.fallback != nullptr && record.fallback->skips_callback) ||
                             (!record.callback && !decisions_.ClassComesBeforeCommandLine()));
  switch (runs_program ? Reach::kNobody : FindCallback(job)) {
    case Reach::kBusy:
      return;
    case Reach::kNobody:
      if (record.event == JobEvent::kNone) return;
      if (MayRunCommandLine(job, bit)) {
        RunCommandLine(job);
      } else if (HasClass(job)) {
        PlanRetry(job, RetryInterval(job), "NOTIFY-CLS-03");
      }
      return;
    case Reach::kCallback:
      break;
  }
  const CallbackTargetPtr callback = record.callback;
  const JobEvent event = record.event;
  const std::uint32_t serial = ++last_serial_;  // an answer that still comes from another is stale
  record.serial = serial;
  record.in_flight_to = callback.get();
  const Answer answer = CallInSlot(job, kEventTicket, callback, [&](CallbackTarget& target) {
    if (event == JobEvent::kTransferred) {
      world_.Note(kJobTransferredCall, index, 0, 0, "NOTIFY-XFR-01");
      return target.JobTransferred();
    }
    const JobError error = job.error();
    world_.Note(kJobErrorCall, index, static_cast<std::uint32_t>(error.code), 0, "NOTIFY-ERR-01");
    return target.JobError(error);
  });
  Record& after = at(index);
  if (!answer.was_called) {
    after.in_flight_to = nullptr;
  } else if (after.serial == serial) {  // else another event by now, or none
    EventWasAnswered(engine_.jobs().at(index), *callback.get(), answer);
  }
}

void Notifier::PlanRetry(const Job& job, Duration interval, const char* rule) {
  const Instant time = DeadlineAfter(world_.now(), interval);
  at(job.index).next_attempt = time;
  world_.Note(kNotifyRetry, job.index, static_cast<std::uint64_t>(interval.count()), 0, rule);
  PostAttempt(job, time);
}

// Client code runs.
bool Notifier::IsDangling(CallbackTargetPtr callback) { return callback->IsHeldByServiceOnly(); }

// At once, but not again and again in one instant: callbacks that register others in their calls
// would stop the time.
Instant Notifier::SuccessorsTime(const Job& job, Record& record) {
  const bool is_again = std::exchange(record.succeeded_at, world_.now()) == world_.now();
  return is_again ? DeadlineAfter(world_.now(), RetryInterval(job)) : world_.now();
}

}  // namespace bitsim
