// The calls. The order of a job's notifications: its files, one after the other, then its event;
// modifications whenever there is room. After a call nothing may be assumed: the client may have
// done anything, virtual time may have passed, the job may be gone. So every record is looked up
// again, and the serial number tells whether the event is still the one that was told.

#include <utility>

#include "sim/engine/deadline.h"
#include "sim/notify/notifier.h"
#include "sim/notify/notify_trace.h"

namespace bitsim {
namespace {

std::uint64_t TicketOf(JobIndex index, std::uint32_t kind) {
  return (std::uint64_t{index} << 1) | kind;
}

}  // namespace

UserIndex Notifier::SlotUser(const Job& job, const CallbackTarget& callback) const {
  return decisions_.CallsInRegistrantsName() ? callback.user() : job.owner;
}

template <class Call>
bool Notifier::CallInSlot(Job& job, Ticket ticket, const CallbackTargetPtr& callback,
                          const Call& call, bool& returned, HRESULT& result) {
  const bool can_wait = ticket == kModificationTicket && decisions_.OutcomesOvertakeModifications();
  const SlotPriority priority = can_wait ? SlotPriority::kLow : SlotPriority::kHigh;
  const UserIndex user = SlotUser(job, *callback.get());
  if (!slots_.TryEnter(user, TicketOf(job.index, ticket), priority)) {
    world_.Note(kNotifyWaits, job.index, 0, 0, "NOTIFY-CB-09");
    return false;
  }
  if (const auto next = slots_.Next(user)) WakeTicket(*next);
  const JobIndex index = job.index;
  const std::uint32_t service = service_incarnation_;
  returned = world_.RunAs(callback->identity(), callback->group(), [&] {
    result = call(*callback.get());
    world_.Note(kNotifyResult, index, static_cast<std::uint32_t>(result));
  });
  if (service == service_incarnation_) {  // else its slots went with it
    if (const auto next = slots_.Leave(user)) WakeTicket(*next);
  }
  return true;
}

void Notifier::WakeTicket(std::uint64_t ticket) {
  const auto index = static_cast<JobIndex>(ticket >> 1);
  const HandlerId work = (ticket & 1) == kModificationTicket ? modification_.id() : attempt_.id();
  world_.Post(world_.now(), work, index);
}

void Notifier::Withdraw(const Job& job, Ticket ticket, const CallbackTargetPtr& callback) {
  if (!callback) return;
  const UserIndex user = SlotUser(job, *callback.get());
  if (const auto next = slots_.Withdraw(user, TicketOf(job.index, ticket))) {
    WakeTicket(*next);
  }
}

CallbackTargetPtr Notifier::LiveCallback(Job& job) {
  CallbackTargetPtr callback = at(job.index).callback;
  if (!callback) return {};
  const bool is_dead = decisions_.CallbackEndsWithApplication() && !callback->IsReachable();
  const bool is_dangling = !decisions_.HoldsCallbackReference() && callback->IsHeldByServiceOnly();
  if (!is_dead && !is_dangling) return callback;
  LoseCallback(job);
  return {};
}

void Notifier::LoseCallback(Job& job) {
  Record& record = at(job.index);
  record.callback_was_lost = true;
  if (!decisions_.EventOutlivesCallback()) record.event = JobEvent::kNone;
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
  return old;
}

void Notifier::Attempt(JobIndex index, std::uint32_t unused) {
  static_cast<void>(unused);
  Job& job = engine_.jobs().at(index);
  const bool has_files = HasFilesToTell(job, at(index));
  if (!has_files || !decisions_.FilesAreToldFirst()) AttemptEvent(job);
  if (has_files && HasFilesToTell(job, at(index))) AttemptFile(job);
}

void Notifier::AttemptEvent(Job& job) {
  const JobIndex index = job.index;
  Record& record = at(index);
  const ULONG bit =
      record.event == JobEvent::kTransferred ? BG_NOTIFY_JOB_TRANSFERRED : BG_NOTIFY_JOB_ERROR;
  const bool is_being_told =
      record.in_flight_to != nullptr && record.in_flight_to == record.callback.get();
  if (record.event == JobEvent::kNone || record.acknowledged || is_being_told ||
      world_.now() < record.next_attempt || !IsSubscribed(job, bit)) {
    Withdraw(job, kEventTicket, record.callback);
    return;
  }
  const CallbackTargetPtr callback = LiveCallback(job);
  if (!callback) return;
  const JobEvent event = record.event;
  const std::uint32_t serial = ++last_serial_;  // an answer that still comes from another is stale
  record.serial = serial;
  record.in_flight_to = callback.get();
  bool returned = false;
  HRESULT result = E_FAIL;
  const bool called = CallInSlot(
      job, kEventTicket, callback,
      [&](CallbackTarget& target) {
        if (event == JobEvent::kTransferred) {
          world_.Note(kJobTransferredCall, index, 0, 0, "NOTIFY-XFR-01");
          return target.JobTransferred();
        }
        const JobError error = job.error;
        world_.Note(kJobErrorCall, index, static_cast<std::uint32_t>(error.code), 0,
                    "NOTIFY-ERR-01");
        return target.JobError(error);
      },
      returned, result);
  if (called) {
    EventWasAnswered(index, serial, callback.get(), returned, result);
  } else {
    at(index).in_flight_to = nullptr;
  }
}

void Notifier::EventWasAnswered(JobIndex index, std::uint32_t serial, CallbackTarget* callback,
                                bool returned, HRESULT result) {
  Record& record = at(index);
  if (record.serial != serial) return;  // another event by now, or none
  Job& job = engine_.jobs().at(index);
  record.in_flight_to = nullptr;
  // If another object was registered meanwhile, this is not its answer: it has yet to be told.
  const bool is_replaced = record.callback && record.callback->object() != callback->object();
  if (is_replaced || !returned) record.next_attempt = world_.now();
  if (!returned) {  // its application died in the call
    if (record.callback && !is_replaced) LoseCallback(job);
    PostAttempt(job, world_.now());
  } else if (!is_replaced && decisions_.Acknowledges(record.event, result)) {
    record.acknowledged = true;
  } else {
    const Duration interval = is_replaced ? Duration(0) : RetryInterval(job);
    record.next_attempt = DeadlineAfter(world_.now(), interval);
    world_.Note(kNotifyRetry, index, static_cast<std::uint64_t>(interval.count()), 0,
                "NOTIFY-CB-02");
    PostAttempt(job, record.next_attempt);
    if (!is_replaced) {
      engine_.ChangeState(job, decisions_.StateAfterFailedCallback(job.state), "ERR-14");
    }
  }
}

bool Notifier::HasFilesToTell(const Job& job, const Record& record) const {
  return record.files != nullptr && IsSubscribed(job, BG_NOTIFY_FILE_TRANSFERRED);
}

void Notifier::AttemptFile(Job& job) {
  const JobIndex index = job.index;
  Record& record = at(index);
  const bool is_being_told = record.files->call != 0 &&
                             record.files->in_flight_to == record.callback.get() &&
                             decisions_.FilesAreToldOneByOne();
  if (is_being_told || world_.now() < record.files->next_attempt) {
    Withdraw(job, kEventTicket, record.callback);
    return;
  }
  const CallbackTargetPtr callback = LiveCallback(job);
  if (!callback) return;
  if (!callback->HearsOfFiles()) {
    if (!decisions_.DropsFilesOfSmallCallback()) return;
    record.files.reset();
    AttemptEvent(job);
    return;
  }
  const std::uint32_t file_index = record.files->indexes[record.files->next];
  bool returned = false;
  HRESULT result = E_FAIL;
  const std::uint32_t call = ++last_serial_;  // an answer that still comes from another is stale
  record.files->call = call;
  record.files->in_flight_to = callback.get();
  const bool called = CallInSlot(
      job, kEventTicket, callback,
      [&](CallbackTarget& target) {
        world_.Note(kFileTransferredCall, index, file_index, 0, "NOTIFY-FILE-01");
        return target.FileTransferred(file_index);
      },
      returned, result);
  Record& after = at(index);
  if (after.files == nullptr || after.files->call != call) return;  // no longer the one it was
  after.files->call = 0;
  if (!called) return;
  Job& job_after = engine_.jobs().at(index);
  const bool is_still_registered = after.callback.get() == callback.get();
  after.files->next_attempt = world_.now();
  if (!returned) {
    if (is_still_registered) LoseCallback(job_after);
  } else if (decisions_.AcknowledgesFile(result)) {
    if (++after.files->next == after.files->indexes.size()) after.files.reset();
  } else if (is_still_registered) {
    after.files->next_attempt = DeadlineAfter(world_.now(), RetryInterval(job_after));
  }
  PostAttempt(job_after, after.files != nullptr ? after.files->next_attempt : world_.now());
}

void Notifier::AttemptModification(JobIndex index, std::uint32_t unused) {
  static_cast<void>(unused);
  Job& job = engine_.jobs().at(index);
  Record& record = at(index);
  record.modification_posted = false;
  if (!record.modified || IsHearingOfModification(record) ||
      !IsSubscribed(job, BG_NOTIFY_JOB_MODIFICATION)) {
    Withdraw(job, kModificationTicket, record.callback);
    return;
  }
  const CallbackTargetPtr callback = LiveCallback(job);
  if (!callback) return;
  bool returned = false;
  HRESULT result = E_FAIL;
  record.modified = false;
  const std::uint32_t call = ++last_serial_;
  record.modification_call = call;
  record.modification_in_flight_to = callback.get();
  record.next_modification = DeadlineAfter(world_.now(), decisions_.MinimumModificationInterval());
  const bool called = CallInSlot(
      job, kModificationTicket, callback,
      [&](CallbackTarget& target) {
        world_.Note(kJobModificationCall, index, 0, 0, "NOTIFY-MOD-01");
        return target.JobModification();
      },
      returned, result);
  Record& after = at(index);
  if (after.modification_call != call) return;  // another callback is told by now, or another job's
  after.modification_call = 0;
  if (!called) {
    after.modified = true;  // the ticket waits
    return;
  }
  if (!returned) {
    if (after.callback.get() == callback.get()) LoseCallback(engine_.jobs().at(index));
  } else if (FAILED(result) && decisions_.RetriesModification()) {
    after.modified = true;
  }
  if (after.modified) PostModification(engine_.jobs().at(index), after);
}

void Notifier::WatchProgress(JobIndex index, std::uint32_t job_generation) {
  Job& job = engine_.jobs().at(index);
  Record& record = at(index);
  if ((job.generation & 0xffffffu) != job_generation ||
      record.watched_generation != job.generation) {
    return;
  }
  record.watched_generation = 0;
  const std::uint64_t bytes = engine_.FileProgress(job, job.current_file).BytesTransferred;
  if (std::exchange(record.watched_bytes, bytes) != bytes) {
    OnModified(job, Modification::kBytes);
  }
  StartToWatch(job);
}

// Bytes arrive without anybody saying so: whoever wants to hear of them makes the service look.
void Notifier::StartToWatch(const Job& job) {
  Record& record = at(job.index);
  if (job.state != BG_JOB_STATE_TRANSFERRING || !record.callback ||
      !IsSubscribed(job, BG_NOTIFY_JOB_MODIFICATION) ||
      std::exchange(record.watched_generation, job.generation) == job.generation) {
    return;
  }
  const Instant next = DeadlineAfter(world_.now(), decisions_.MinimumModificationInterval());
  if (next != kNever) world_.PostBackground(next, progress_.id(), job.index, job.generation);
}

}  // namespace bitsim
