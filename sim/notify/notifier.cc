#include "sim/notify/notifier.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "sim/engine/deadline.h"
#include "sim/notify/notify_trace.h"

namespace bitsim {
namespace {

// Calls take no time. A client that resumes, whenever it is told, a job that cannot but fail
// (without patience and without a network, say) must not stop the clock for all that.
constexpr std::uint8_t kEventsOfAnInstantMax = 16;
constexpr Duration kBreath = std::chrono::seconds(1);

ULONG BitOf(JobEvent event) {
  return event == JobEvent::kTransferred ? BG_NOTIFY_JOB_TRANSFERRED : BG_NOTIFY_JOB_ERROR;
}

}  // namespace

Notifier::Notifier(World& world, Engine& engine, const Decisions& decisions)
    : world_(world),
      engine_(engine),
      decisions_(decisions),
      rules_(decisions),
      slots_(decisions.NotificationsPerUserMax(), decisions.EachUserHasOwnSlots()) {
  engine.SetListener(*this);
}

Notifier::Record& Notifier::MakeRecord(JobIndex index) {
  return *(records_[index] = std::make_unique<Record>(engine_.jobs().at(index)));
}

bool Notifier::HearsAllByClass(const Job& job) const {
  if (decisions_.FlagsGateClass()) return false;
  const Record* const record = Known(job.index);
  return record == nullptr || !record->callback || record->callback_is_of_class();
}

void Notifier::OnJobCreated(Job& job) {
  if (job.index >= records_.size()) records_.resize(job.index + 1);
  records_[job.index] = nullptr;
}

// --- Registration ---

void Notifier::Register(Job& job, CallbackTargetPtr callback) {
  Record& record = at(job.index);
  if (record.callback && !decisions_.RegistrationReplacesCallback()) return;
  const bool lost =
      record.callback_was_lost || (record.callback && !record.callback->IsReachable());
  if (!decisions_.ObjectServesSeveralJobs()) TakeFromOtherJobs(job, *callback.get());
  const CallbackTargetPtr old = Detach(job);
  SetCallback(record, std::move(callback));
  bool was_told_to_program = false;
  if (record.fallback != nullptr) {
    was_told_to_program = std::exchange(record.fallback->has_acknowledged, false);
    record.fallback->awaits_program = false;  // the callback is told, whatever the program does
    record.fallback->skips_callback = false;
    record.fallback->callback_is_of_class = false;
    record.fallback->activation = 0;
  }
  if (!decisions_.RegistrationKeepsFlags()) job.notify_flags = decisions_.DefaultNotifyFlags();
  record.callback_was_lost = false;
  world_.Note(kCallbackRegistered, job.index, 0, 0, "NOTIFY-REG-01");

  if (record.event != JobEvent::kNone) {
    const bool a_callback_has_acknowledged = record.acknowledged && !was_told_to_program;
    if (!decisions_.ReplaysOnRegistration(record.event, a_callback_has_acknowledged, lost)) {
      record.acknowledged = true;
    } else {
      record.acknowledged = false;
      // An earlier callback may be hearing of it at this moment; its end is awaited for a while.
      record.next_attempt = record.in_flight_to == nullptr || lost
                                ? world_.now()
                                : DeadlineAfter(world_.now(), RetryInterval(job));
    }
  }
  if (record.files != nullptr) {
    record.files->next_attempt = record.files->call == 0 || lost
                                     ? world_.now()
                                     : DeadlineAfter(world_.now(), RetryInterval(job));
    PostAttempt(record, record.files->next_attempt);
  }
  PostAttempt(record, std::max(world_.now(), record.next_attempt));
  StartToWatch(job);
  if (decisions_.RegistrationChangesState()) {
    engine_.ChangeState(job, BG_JOB_STATE_SUSPENDED, "NOTIFY-REG-22");
  }
  if (decisions_.RegistrationIsModification()) {
    engine_.NoteModified(job, Modification::kProperty);
  }
}

void Notifier::TakeFromOtherJobs(const Job& job, const CallbackTarget& callback) {
  for (const JobIndex index : engine_.jobs().InQueue()) {
    const CallbackTargetPtr& other = at(index).callback;
    if (index == job.index || !other || other->object() != callback.object()) continue;
    const CallbackTargetPtr old = Detach(engine_.jobs().at(index));
  }
}

void Notifier::Remove(Job& job) {
  Record& record = at(job.index);
  if (decisions_.NullRemovesCallback()) {
    // Taking a dead callback away is finding out that it died: its event is told again.
    if (record.callback && !record.callback->IsReachable()) record.callback_was_lost = true;
    const CallbackTargetPtr old = Detach(job);
    if (old) world_.Note(kCallbackRemoved, job.index, 0, 0, "NOTIFY-REG-03");
    if (HasClass(job) && !decisions_.ClassFollowsRemovedCallback()) {
      job.extras_for_change().notification_clsid = GUID_NULL;
    }
    // The class, or the command line, comes next; but a call that is under way may still answer.
    if (old && record.in_flight_to == old.get() && old->IsReachable()) {
      record.next_attempt = DeadlineAfter(world_.now(), RetryInterval(job));
    }
    PostAttempt(record, std::max(world_.now(), record.next_attempt));
  }
  if (decisions_.RegistrationIsModification()) {
    engine_.NoteModified(job, Modification::kProperty);
  }
}

CallbackTarget* Notifier::Registered(const Job& job) {
  const Record* const record = Known(job.index);
  if (record == nullptr || !record->callback || !record->callback->IsReachable()) return nullptr;
  return record->callback.get();
}

HRESULT Notifier::SetFlags(Job& job, ULONG flags) {
  const HRESULT in_state = decisions_.SetFlagsInState(job.state);
  if (FAILED(in_state)) return in_state;
  if ((flags & ~decisions_.KnownNotifyFlags()) != 0) {
    const HRESULT unknown = decisions_.SetUnknownNotifyFlags();
    if (SUCCEEDED(unknown) || decisions_.RefusedFlagsAreKept()) job.notify_flags = flags;
    return unknown;
  }
  if (flags == 0 && FAILED(decisions_.SetNoFlags())) return decisions_.SetNoFlags();
  Record& record = at(job.index);
  const bool was_subscribed =
      record.event != JobEvent::kNone && IsSubscribed(job, BitOf(record.event));
  job.notify_flags = decisions_.StoredNotifyFlags(flags);
  world_.Note(kNotifyFlags, job.index, job.notify_flags, 0, "NOTIFY-FLG-07");
  if (record.event != JobEvent::kNone && !was_subscribed && !decisions_.DeliversWhenSwitchedOn()) {
    record.event = JobEvent::kNone;
  }
  // Files that nobody wants to hear of are not kept: told later, they would come after the event.
  if (!IsSubscribed(job, BG_NOTIFY_FILE_TRANSFERRED)) DropFiles(record);
  if (!IsSubscribed(job, BG_NOTIFY_FILE_RANGES_TRANSFERRED)) record.ranges.reset();
  PostAttempt(record, world_.now());
  StartToWatch(job);
  engine_.NoteModified(job, Modification::kProperty);
  return S_OK;
}

void Notifier::OnServiceRestart() {
  // Calls that are under way hold slots of the old service; nobody waits for their answers.
  slots_.Renew();
  for (const std::unique_ptr<Record>& record : records_) {
    if (record != nullptr) FindSlots(*record);
  }
  for (const JobIndex index : engine_.jobs().InQueue()) {
    Record& record = at(index);
    Job& job = engine_.jobs().at(index);
    if (!decisions_.FlagsSurviveServiceRestart()) {
      job.notify_flags = decisions_.DefaultNotifyFlags();
    }
    record.modified = false;
    record.modification_call = 0;
    if (record.files != nullptr) {
      record.files->call = 0;
      record.files->next_attempt = world_.now();
    }
    record.ranges.reset();
    record.serial = ++last_serial_;
    record.in_flight_to = nullptr;
    ForgetFallback(record);
    if (record.fallback != nullptr) record.fallback->activation = 0;
    if (job.extras != nullptr && !decisions_.CommandLineSurvivesServiceRestart()) {
      job.extras->has_command_line = false;
    }
    if (job.extras != nullptr && !decisions_.ClassSurvivesServiceRestart()) {
      job.extras->notification_clsid = GUID_NULL;
    }
    if (!decisions_.CallbackSurvivesServiceRestart()) {
      // Whether the event was acknowledged is not known any more: a new callback hears of it.
      record.callback_was_lost = true;
      const CallbackTargetPtr old = Detach(job);
      if (old) world_.Note(kCallbackRemoved, index, 0, 0, "NOTIFY-REG-11");
    }
    // What waited for an answer, of a program for one, waits no more.
    if (!record.acknowledged && record.event != JobEvent::kNone) {
      record.next_attempt = world_.now();
    }
    if (!record.acknowledged || record.files != nullptr) PostAttempt(record, world_.now());
  }
}

void Notifier::ReleaseCallbacks() {
  for (std::size_t i = 0; i < records_.size(); ++i) {
    if (records_[i] == nullptr) continue;
    const CallbackTargetPtr old = std::exchange(records_[i]->callback, {});
    FindSlots(*records_[i]);
  }
}

// --- What the engine tells ---

void Notifier::OnStateChanged(Job& job, BG_JOB_STATE from) {
  static_cast<void>(from);
  const JobEvent event = decisions_.EventOfState(job.state);
  if (event == JobEvent::kNone && Known(job.index) == nullptr) {  // nobody is told of it
    StartToWatch(job);
    return;
  }
  Record& record = at(job.index);
  if (event != JobEvent::kNone) {
    record.event = event;
    record.acknowledged = false;
    record.in_flight_to = nullptr;
    record.serial = ++last_serial_;
    ForgetFallback(record);
    const bool is_first = record.next_attempt != world_.now();
    record.events_of_instant = is_first ? 1 : record.events_of_instant + 1;
    const bool is_one_too_many = record.events_of_instant > kEventsOfAnInstantMax;
    record.next_attempt =
        DeadlineAfter(world_.now(), is_one_too_many ? kBreath : decisions_.EventDelay());
    PostAttempt(record, record.next_attempt);
  } else if (record.event != JobEvent::kNone && decisions_.DropsObsoleteEvent()) {
    if (!record.acknowledged && record.in_flight_to == nullptr) {
      world_.Note(kNotifyObsolete, job.index, 0, 0, "NOTIFY-CB-17");
      if (!record.awaits_program()) record.next_attempt = kNeverTold;
    }
    record.event = JobEvent::kNone;
    record.in_flight_to = nullptr;
    record.serial = ++last_serial_;
    ForgetFallback(record);
  }
  if (event != JobEvent::kNone && !record.callback) {
    engine_.ChangeState(job, decisions_.StateWithNobodyToTell(job.state), "NOTIFY-REG-24");
  }
  StartToWatch(job);
  if (IsFinal(job.state)) {
    DropFiles(record);
    record.ranges.reset();
    record.modified = false;
    if (record.fallback != nullptr) record.fallback->activation = 0;
    if (decisions_.ReleasesCallback()) {
      const CallbackTargetPtr old = Detach(job);
    }
  }
}

// --- Work ---

void Notifier::PostAll(const Job& job) {
  Record& record = at(job.index);
  PostAttempt(record, world_.now());
  if (record.modified) PostModification(job, record);
  if (record.ranges != nullptr) PostRanges(job, *record.ranges);
}

}  // namespace bitsim
