// FileTransferred: one file after the other, each until it is acknowledged.

#include <utility>

#include "sim/engine/deadline.h"
#include "sim/notify/calls.h"
#include "sim/notify/notify_trace.h"

namespace bitsim {

// Those that are used up are used again: a job with one file needs them for a moment only.
PendingFiles& Notifier::FilesOf(Record& record) {
  if (record.files == nullptr && !spare_files_.empty()) {
    record.files = std::move(spare_files_.back());
    spare_files_.pop_back();
  } else if (record.files == nullptr) {
    record.files = std::make_unique<PendingFiles>();
  }
  return *record.files;
}

void Notifier::DropFiles(Record& record) {
  if (record.files == nullptr) return;
  std::vector<std::uint32_t> indexes = std::move(record.files->indexes);
  indexes.clear();
  *record.files = {.indexes = std::move(indexes)};
  spare_files_.push_back(std::move(record.files));
}

void Notifier::OnFileTransferred(Job& job, std::uint32_t file_index) {
  RunCommandLineFor(job, BG_NOTIFY_FILE_TRANSFERRED);
  const Record* const known = Known(job.index);
  // Nobody to tell yet; but whoever hears of those that wait must hear of this one, too.
  const bool others_wait = known != nullptr && known->files != nullptr;
  if (!HasObject(job) && !others_wait) return;
  if (!IsSubscribed(job, BG_NOTIFY_FILE_TRANSFERRED) || !rules_.tells_of_files) return;
  Record& record = at(job.index);
  std::vector<std::uint32_t>& indexes = FilesOf(record).indexes;
  // Behind the one that is told right now, or behind them all.
  const std::size_t place = rules_.files_are_told_in_order
                                ? indexes.size()
                                : record.files->next + (record.files->call == 0 ? 0 : 1);
  indexes.insert(indexes.begin() + static_cast<std::ptrdiff_t>(place), file_index);
  PostAttempt(job, world_.now());
}

void Notifier::AttemptFile(Job& job) {
  const JobIndex index = job.index;
  Record& record = at(index);
  // Files never run the command line, but they do not keep the event from it.
  if (!HasObject(job)) return AttemptEvent(job);
  const bool is_being_told = record.files->call != 0 &&
                             record.files->in_flight_to == record.callback.get() &&
                             rules_.files_are_told_one_by_one;
  if (is_being_told || world_.now() < record.files->next_attempt) {
    Withdraw(job, kEventTicket, record.callback);
    return;
  }
  switch (FindCallback(job)) {
    case Reach::kBusy:
      return;
    case Reach::kNobody:
      AttemptEvent(job);
      return;
    case Reach::kCallback:
      break;
  }
  if (record.files == nullptr) return;
  const CallbackTargetPtr callback = record.callback;
  if (!callback->HearsOfFiles()) {
    if (!decisions_.DropsFilesOfSmallCallback()) return;
    DropFiles(record);
    AttemptEvent(job);
    return;
  }
  const std::uint32_t file_index = record.files->indexes[record.files->next];
  const std::uint32_t call = ++last_serial_;  // an answer that still comes from another is stale
  record.files->call = call;
  record.files->in_flight_to = callback.get();
  const Answer answer = CallInSlot(job, kEventTicket, callback, [&](CallbackTarget& target) {
    world_.Note(kFileTransferredCall, index, file_index, 0, "NOTIFY-FILE-01");
    return target.FileTransferred(file_index);
  });
  Record& after = at(index);
  if (after.files == nullptr || after.files->call != call) return;  // no longer the one it was
  after.files->call = 0;
  if (!answer.was_called) return;
  Job& job_after = engine_.jobs().at(index);
  const bool is_still_registered = after.callback.get() == callback.get();
  after.files->next_attempt = world_.now();
  if (!answer.has_returned) {
    if (is_still_registered) LoseCallback(job_after);
  } else if (answer.meaning.acknowledges_file) {
    if (++after.files->next == after.files->indexes.size()) DropFiles(after);
  } else if (is_still_registered) {
    after.files->next_attempt = DeadlineAfter(world_.now(), RetryInterval(job_after));
  } else {
    after.files->next_attempt = SuccessorsTime(job_after, after);
  }
  PostAttempt(job_after, after.files != nullptr ? after.files->next_attempt : world_.now());
}

}  // namespace bitsim
