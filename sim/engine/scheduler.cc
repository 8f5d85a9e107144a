#include "sim/engine/scheduler.h"

#include <utility>

#include "sim/engine/deadline.h"

namespace bitsim {

Scheduler::Scheduler(World& world, JobTable& jobs, const Decisions& decisions, Client& client)
    : world_(world),
      jobs_(jobs),
      decisions_(decisions),
      client_(client),
      handler_(world.AddHandler(*this)) {}

void Scheduler::Enqueue(Job& job) {
  List& list = waiting_[job.priority];
  JobRun& run = job.run_for_change();
  run.is_waiting = true;
  ++waiting_count_;
  if (decisions_.WaitsBehindItsEquals()) {
    run.previous_waiting = list.last;
    run.next_waiting = kNoJob;
    (list.last == kNoJob ? list.first : jobs_.at(list.last).run->next_waiting) = job.index;
    list.last = job.index;
  } else {
    run.previous_waiting = kNoJob;
    run.next_waiting = list.first;
    (list.first == kNoJob ? list.last : jobs_.at(list.first).run->previous_waiting) = job.index;
    list.first = job.index;
  }
  RequestPass();
}

void Scheduler::EndTurn() {
  running_in_background_ = kNoJob;
  RequestPass();
}

void Scheduler::Unlink(Job& job) {
  List& list = waiting_[job.priority];
  JobRun& run = *job.run;
  const JobIndex previous = run.previous_waiting;
  const JobIndex next = run.next_waiting;
  (previous == kNoJob ? list.first : jobs_.at(previous).run->next_waiting) = next;
  (next == kNoJob ? list.last : jobs_.at(next).run->previous_waiting) = previous;
  run.is_waiting = false;
  --waiting_count_;
}

// Resume must return with the job QUEUED (ST-02), so a pass is an event of its own.
void Scheduler::RequestPass() {
  if (std::exchange(pass_requested_, true)) return;
  world_.Post(world_.now(), handler_, kPass);
}

void Scheduler::OnEvent(std::uint32_t index, std::uint32_t generation) {
  if (index == kPass) {
    pass_requested_ = false;
    Pass();
  } else if (generation == (slice_ & 0xffffffu)) {
    EndSlice();
  }
}

void Scheduler::BeginSlice(JobIndex index) {
  running_in_background_ = index;
  ++slice_;
  const Instant end = DeadlineAfter(world_.now(), decisions_.TimeSlice());
  if (end != kNever) world_.PostBackground(end, handler_, kSlice, slice_);
}

void Scheduler::EndSlice() {
  if (running_in_background_ == kNoJob) return;
  Job& job = jobs_.at(running_in_background_);
  if (FirstWaiting(job.priority) == nullptr) {
    BeginSlice(job.index);
  } else {
    client_.YieldJob(job, "ST-09");
  }
}

void Scheduler::Pass() {
  List& foreground = waiting_[BG_JOB_PRIORITY_FOREGROUND];
  while (foreground.first != kNoJob && decisions_.ForegroundRunsBeside()) {
    Job& job = jobs_.at(foreground.first);
    Unlink(job);
    client_.StartJob(job);
  }
  if (waiting_count_ == 0) return;
  Job* const next = FirstInLine();
  if (next == nullptr) return;
  if (running_in_background_ != kNoJob) {
    Job& running = jobs_.at(running_in_background_);
    if (!decisions_.Preempts(static_cast<BG_JOB_PRIORITY>(next->priority),
                             static_cast<BG_JOB_PRIORITY>(running.priority))) {
      return;
    }
    client_.YieldJob(running, "ST-10");
  }
  Unlink(*next);
  BeginSlice(next->index);
  client_.StartJob(*next);
}

// In the foreground nobody waits here, unless there is only one line.
Job* Scheduler::FirstInLine() {
  Job* first = nullptr;
  int rank = 0;
  for (const BG_JOB_PRIORITY priority : {BG_JOB_PRIORITY_FOREGROUND, BG_JOB_PRIORITY_HIGH,
                                         BG_JOB_PRIORITY_NORMAL, BG_JOB_PRIORITY_LOW}) {
    const auto list = static_cast<std::uint32_t>(priority);
    if (waiting_[list].first == kNoJob) continue;
    Job* const candidate = FirstWaiting(list);
    if (candidate == nullptr) continue;
    if (first != nullptr && rank <= decisions_.RankOf(priority)) continue;
    first = candidate;
    rank = decisions_.RankOf(priority);
  }
  return first;
}

// The first one that may run with this priority.
Job* Scheduler::FirstWaiting(std::uint32_t priority) {
  for (JobIndex index = waiting_[priority].first; index != kNoJob;) {
    Job& job = jobs_.at(index);
    const bool waits_for_foreground = priority != BG_JOB_PRIORITY_FOREGROUND &&
                                      job.extras_or_defaults().is_dynamic_content &&
                                      decisions_.DynamicContentWaitsForForeground();
    if (!waits_for_foreground) return &job;
    index = job.run->next_waiting;
  }
  return nullptr;
}

}  // namespace bitsim
