#include "bench/floors/flat_engine.h"

#include "bench/floors/w1_client.h"

namespace bitsim::floors {
namespace {

constexpr unsigned kKindShift = 32;

}  // namespace

FlatEngine::FlatEngine(const w1::Workload& workload)
    : workload_(workload), tellings_(workload.jobs.size()), jobs_(workload.jobs.size()) {
  for (std::uint32_t i = 0; i < jobs_.size(); ++i) {
    callbacks_.push_back(MakeW1Client(now_, tellings_[i]));
    jobs_[i].engine = this;
    jobs_[i].index = i;
    jobs_[i].callback = callbacks_.back().get();
  }
}

void FlatEngine::Run() {
  for (std::uint32_t i = 0; i < jobs_.size(); ++i) {
    queue_.Push({workload_.jobs[i].resume_ticks, kResume << kKindShift | i});
  }
  while (!queue_.empty()) {
    const BucketQueue::Entry entry = queue_.Pop();
    now_ = entry.time;
    OnEntry(entry.target);
    while (!notes_.empty()) Dispatch();
  }
}

void FlatEngine::OnEntry(std::uint64_t target) {
  const auto index = static_cast<std::uint32_t>(target);
  switch (static_cast<Kind>(target >> kKindShift)) {
    case kResume:
      Change(jobs_[index], State::kConnecting);
      queue_.Push(
          {now_ + workload_.resource_of(index).connect_ticks, kConnected << kKindShift | index});
      break;
    case kConnected:
      if (workload_.resource_of(index).is_missing) {
        Change(jobs_[index], State::kError);
      } else {
        Change(jobs_[index], State::kTransferring);
        link_.Add(now_, workload_.resource_of(index).size_bytes, index);
        ArmLink();
      }
      break;
    case kLink:
      OnLink();
      break;
  }
}

void FlatEngine::Change(FlatJob& job, State state) {
  job.state = state;
  ++job.generation;
  if (state == State::kTransferred) {
    Post(job, Notification::kTransferred);
  } else if (state == State::kError) {
    Post(job, Notification::kError);
  } else {
    Post(job, Notification::kModification);
  }
}

void FlatEngine::Post(FlatJob& job, Notification notification) {
  notes_.Push({now_, job.index, job.generation << 2 | static_cast<std::uint32_t>(notification)});
}

void FlatEngine::Dispatch() {
  const Note note = notes_.Pop();
  FlatJob& job = jobs_[note.job];
  const std::uint32_t kind = note.generation_and_kind & 3;
  if (job.callback == nullptr || (job.flags & (1u << kind)) == 0) return;
  const bool is_modification = static_cast<Notification>(kind) == Notification::kModification;
  if (!is_modification && job.generation != note.generation_and_kind >> 2) return;
  job.AddRef();
  job.callback->AddRef();
  Call(*job.callback, &job, static_cast<Notification>(kind));
  job.callback->Release();
  job.Release();
}

void FlatEngine::OnLink() {
  link_armed_at_ = UINT64_MAX;
  std::uint32_t index = 0;
  while (link_.TakeEnded(now_, index)) Change(jobs_[index], State::kTransferred);
  ArmLink();
}

// An event that comes too early finds nothing and arms again.
void FlatEngine::ArmLink() {
  if (link_.empty()) return;
  const std::uint64_t next = link_.NextEnd();
  if (next >= link_armed_at_) return;
  link_armed_at_ = next;
  queue_.Push({next, kLink << kKindShift});
}

}  // namespace bitsim::floors
