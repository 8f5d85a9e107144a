// The two limits of a job's life: how long nothing may happen (ST-37), and how long it may download
// (ST-36). One timer looks at both; it is posted when an earlier look is needed, never taken back.

#include <algorithm>

#include "sim/engine/deadline.h"
#include "sim/engine/engine.h"
#include "sim/engine/engine_trace.h"

namespace bitsim {

Duration Engine::MaximumDownloadTime(const Job& job) const {
  const std::optional<ULONG> seconds = job.extras_or_defaults().maximum_download_time_seconds;
  if (seconds.has_value()) return std::chrono::seconds(*seconds);
  return machine_.group_policies().maximum_download_time.value_or(std::chrono::days(90));
}

Instant Engine::DownloadDeadline(const Job& job) const {
  if (!rules_.of(job.state).is_download_time) return kNever;
  return DeadlineAfter(Instant(job.run_or_defaults().download_clock), MaximumDownloadTime(job));
}

void Engine::PostLifetimeTimer(Job& job) {
  if (!job.is_in_queue) return;
  const Instant at = std::max(world_.now(), std::min(job.inactive_at, DownloadDeadline(job)));
  if (at >= job.lifetime_timer_at) return;
  job.lifetime_timer_at = at;
  if (job.run != nullptr) {
    job.run->bytes_when_posted = network_.BytesReceived(job.run->exchange);
  }
  world_.PostBackground(at, lifetime_timer_.id(), job.index, job.incarnation);
}

void Engine::OnLifetimeTimer(Job& job, std::uint32_t generation) {
  if ((job.incarnation & 0xffffffu) != generation || !job.is_in_queue) return;
  if (job.lifetime_timer_at <= world_.now()) job.lifetime_timer_at = kNever;
  // Bytes of one long body are not noted one by one; when they came is not known, only that.
  const JobRun& run = job.run_or_defaults();
  if (network_.BytesReceived(run.exchange) > run.bytes_when_posted) {
    job.inactive_at = DeadlineAfter(world_.now(), InactivityTimeout());
  }
  if (world_.now() >= DownloadDeadline(job)) {
    ExpireDownloadTime(job);
  } else if (world_.now() >= job.inactive_at) {
    Abandon(job, "ST-37");
    return;
  }
  PostLifetimeTimer(job);
}

void Engine::ExpireDownloadTime(Job& job) {
  JobRun& run = job.run_for_change();
  if (decisions_.CountsAsError(FailureClass::kFatal)) ++run.error_count;
  run.error = {BG_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER, decisions_.MaximumDownloadTimeError(), -1};
  job.has_error = true;
  world_.Note(kJobError, job.index, static_cast<std::uint64_t>(run.error.context),
              static_cast<std::uint32_t>(run.error.code), "ST-36");
  ChangeState(job, decisions_.StateAfterFailure(FailureClass::kFatal), "ST-36");
}

}  // namespace bitsim
