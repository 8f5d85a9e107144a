// FileRangesTransferred: what arrived since the last call, merged, one file a call, at most one
// call an interval. What the call returns has no consequences: the ranges are on disk all the same.

#include <algorithm>
#include <utility>

#include "sim/engine/deadline.h"
#include "sim/notify/calls.h"
#include "sim/notify/notify_trace.h"

namespace bitsim {
namespace {

using Ranges = std::vector<BG_FILE_RANGE>;

// As for modifications: an event of a job that had this one's place before.
bool IsForEarlierJob(const Job& job, std::uint32_t incarnation) {
  return incarnation != 0 && incarnation != (job.incarnation & 0xffffffu);
}

// Adds a range to a list that is ordered by offset, with all that touches it. Linear in those only
// that come behind it: as a rule bytes arrive in order.
void Merge(Ranges& ranges, BG_FILE_RANGE added) {
  std::uint64_t begin = added.InitialOffset;
  std::uint64_t end = begin + added.Length;
  auto first = ranges.end();
  while (first != ranges.begin() && (first - 1)->InitialOffset + (first - 1)->Length >= begin) {
    --first;
  }
  auto last = first;
  for (; last != ranges.end() && last->InitialOffset <= end; ++last) {
    begin = std::min<std::uint64_t>(begin, last->InitialOffset);
    end = std::max<std::uint64_t>(end, last->InitialOffset + last->Length);
  }
  const BG_FILE_RANGE merged = {begin, end - begin};
  if (first == last) {
    ranges.insert(first, merged);
  } else {
    *first = merged;
    ranges.erase(first + 1, last);
  }
}

}  // namespace

void Notifier::OnRangesTransferred(Job& job, std::uint32_t file_index,
                                   std::span<const BG_FILE_RANGE> ranges) {
  RunCommandLineFor(job, BG_NOTIFY_FILE_RANGES_TRANSFERRED);
  if (!HasObject(job) || !IsSubscribed(job, BG_NOTIFY_FILE_RANGES_TRANSFERRED)) return;
  if (!decisions_.TellsRanges()) return;
  Record& record = at(job.index);
  if (record.ranges == nullptr) record.ranges = std::make_unique<PendingRanges>();
  Ranges& pending = record.ranges->of_files[file_index];
  for (const BG_FILE_RANGE& range : ranges) {
    if (range.Length == 0) continue;
    if (decisions_.MergesRanges()) {
      Merge(pending, range);
    } else {
      pending.push_back(range);
    }
  }
  PostRanges(job, *record.ranges);
}

void Notifier::PostRanges(const Job& job, PendingRanges& ranges) {
  const bool is_told = ranges.call != 0 && ranges.in_flight_to == at(job.index).callback.get();
  if (ranges.of_files.empty() || is_told || std::exchange(ranges.posted, true)) return;
  const Instant time = std::max(world_.now(), ranges.next_call);
  if (time != kNever) world_.Post(time, ranges_.id(), job.index, job.incarnation);
}

void Notifier::AttemptRanges(JobIndex index, std::uint32_t incarnation) {
  Job& job = engine_.jobs().at(index);
  if (IsForEarlierJob(job, incarnation)) return;
  Record& record = at(index);
  if (record.ranges == nullptr) {
    Withdraw(record, kRangesTicket);
    return;
  }
  PendingRanges& ranges = *record.ranges;
  ranges.posted = false;
  const bool is_told = ranges.call != 0 && ranges.in_flight_to == record.callback.get();
  if (ranges.of_files.empty() || is_told || !IsSubscribed(job, BG_NOTIFY_FILE_RANGES_TRANSFERRED)) {
    Withdraw(record, kRangesTicket);
    return;
  }
  if (FindCallback(record) != Reach::kCallback) return;
  const CallbackTargetPtr callback = record.callback;
  if (!callback->HearsOfRanges()) {
    ranges.of_files.clear();
    return;
  }
  const std::uint32_t call = ++last_serial_;
  ranges.call = call;
  ranges.in_flight_to = callback.get();
  ranges.next_call = DeadlineAfter(
      world_.now(), decisions_.MinimumRangesInterval(
                        job.extras_or_defaults().minimum_notification_interval_milliseconds));
  if (!EnterSlot(record, kRangesTicket)) {
    ranges.call = 0;
    return;
  }
  // The ranges leave the record before the call: more may arrive while it lasts.
  const auto first = ranges.of_files.begin();
  const std::uint32_t file_index = first->first;
  const Ranges told = first->second;
  if (decisions_.TellsRangesOnce()) ranges.of_files.erase(first);
  const auto tell = [&](CallbackTarget& target) {
    world_.Note(kFileRangesTransferredCall, index, file_index, told.size(), "NOTIFY-RNG-01");
    return target.FileRangesTransferred(file_index, told);
  };
  const Meaning* const answer = CallFromSlot(record, kRangesTicket, callback, tell);
  Record& after = at(index);
  if (after.ranges == nullptr || after.ranges->call != call) return;
  after.ranges->call = 0;
  if (answer != nullptr && FAILED(answer->result) && decisions_.RetriesRanges()) {
    Ranges& pending = after.ranges->of_files[file_index];
    for (const BG_FILE_RANGE& range : told) Merge(pending, range);
  }
  Job& job_after = engine_.jobs().at(index);
  if (answer == nullptr && after.callback.get() == callback.get()) LoseCallback(job_after);
  if (decisions_.TellsRangesOnce()) PostRanges(job_after, *after.ranges);
}

}  // namespace bitsim
