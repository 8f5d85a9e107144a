// JobModification: one bit a job, told at most once an interval, whatever comes back.

#include <algorithm>
#include <utility>

#include "sim/engine/deadline.h"
#include "sim/notify/calls.h"
#include "sim/notify/notify_trace.h"

namespace bitsim {
namespace {

ULONG AskedInterval(const Job& job) {
  return job.extras_or_defaults().minimum_notification_interval_milliseconds;
}

// Whether the event was posted for a job that had this one's place before. One that ends a wait for
// a slot is posted for whoever waits.
bool IsForEarlierJob(const Job& job, std::uint32_t incarnation) {
  return incarnation != 0 && incarnation != (job.incarnation & 0xffffffu);
}

}  // namespace

void Notifier::OnModified(Job& job, Modification modification) {
  RunCommandLineFor(job, BG_NOTIFY_JOB_MODIFICATION);
  if (!HasObject(job) || !IsSubscribed(job, BG_NOTIFY_JOB_MODIFICATION)) return;
  if (!decisions_.IsModification(modification, job.state)) return;
  Record& record = at(job.index);
  const bool is_too_soon = world_.now() < record.next_modification;
  if (is_too_soon && !rules_.tells_modification_after_interval) return;
  record.modified = true;
  PostModification(job, record);
}

void Notifier::PostModification(const Job& job, Record& record) {
  if (IsHearingOfModification(record) || std::exchange(record.modification_posted, true)) return;
  const Instant time = std::max(world_.now(), record.next_modification);
  if (time != kNever) world_.Post(time, modification_.id(), job.index, job.incarnation);
}

void Notifier::AttemptModification(JobIndex index, std::uint32_t incarnation) {
  Job& job = engine_.jobs().at(index);
  if (IsForEarlierJob(job, incarnation)) return;
  Record& record = at(index);
  record.modification_posted = false;
  if (!record.modified || IsHearingOfModification(record) ||
      !IsSubscribed(job, BG_NOTIFY_JOB_MODIFICATION)) {
    Withdraw(record, kModificationTicket);
    return;
  }
  if (FindCallback(record) != Reach::kCallback) return;
  const CallbackTargetPtr callback = record.callback;
  const std::uint32_t call = ++last_serial_;
  record.modification_call = call;
  record.modification_in_flight_to = callback.get();
  record.next_modification =
      DeadlineAfter(world_.now(), decisions_.MinimumModificationInterval(AskedInterval(job)));
  if (!EnterSlot(record, kModificationTicket)) {
    record.modification_call = 0;
    return;
  }
  record.modified = false;
  const auto tell = [&](CallbackTarget& target) {
    world_.Note(kJobModificationCall, index, 0, 0, "NOTIFY-MOD-01");
    return target.JobModification();
  };
  const Meaning* const answer = CallFromSlot(record, kModificationTicket, callback, tell);
  Record& after = at(index);
  if (after.modification_call != call) return;  // another callback is told by now, or another job's
  after.modification_call = 0;
  if (answer == nullptr) {
    if (after.callback.get() == callback.get()) LoseCallback(engine_.jobs().at(index));
  } else if (FAILED(answer->result) && rules_.retries_modification) {
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
  const std::uint64_t bytes =
      engine_.FileProgress(job, job.run_or_defaults().current_file).BytesTransferred;
  if (std::exchange(record.watched_bytes, bytes) != bytes) {
    OnModified(job, Modification::kBytes);
  }
  StartToWatch(job);
}

// Bytes arrive without anybody saying so: whoever wants to hear of them makes the service look.
void Notifier::StartToWatch(const Job& job) {
  if (job.state != BG_JOB_STATE_TRANSFERRING || !HasObject(job) ||
      !IsSubscribed(job, BG_NOTIFY_JOB_MODIFICATION) ||
      std::exchange(at(job.index).watched_generation, job.generation) == job.generation) {
    return;
  }
  const Instant next =
      DeadlineAfter(world_.now(), decisions_.MinimumModificationInterval(AskedInterval(job)));
  if (next != kNever) world_.PostBackground(next, progress_.id(), job.index, job.generation);
}

}  // namespace bitsim
