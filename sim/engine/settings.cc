// The setters of a job. A setter counts as a modification even when the value is the same.

#include "sim/engine/engine.h"

namespace bitsim {

HRESULT Engine::SetDisplayName(Job& job, std::string_view name) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  job.names.Set(Job::kDisplayName, name);
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

HRESULT Engine::SetDescription(Job& job, std::string_view description) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  job.names.Set(Job::kDescription, description);
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

HRESULT Engine::SetPriority(Job& job, BG_JOB_PRIORITY priority) {
  const HRESULT in_state = decisions_.SetPriorityInState(job.state);
  if (FAILED(in_state)) return in_state;
  const bool is_pinned = !job.extras_or_defaults().http_method.empty();
  if (is_pinned && priority != job.priority) return decisions_.SetBesideHttpMethod();  // ST-48
  // The scheduler's lists are by priority: out of the old one, into the new one. A job that runs
  // goes back to the queue, so that its new rank decides.
  if (IsRunning(job.state) && job.priority != priority && decisions_.NewPriorityActsAtOnce()) {
    ChangeState(job, BG_JOB_STATE_QUEUED, "SCHED-06");
  }
  const bool waits = job.run_or_defaults().is_waiting;
  if (waits) scheduler_.Remove(job);
  job.priority = static_cast<std::uint8_t>(priority);
  if (waits) scheduler_.Enqueue(job);
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

HRESULT Engine::SetMinimumRetryDelay(Job& job, ULONG seconds) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  job.minimum_retry_delay_seconds = decisions_.StoredMinimumRetryDelaySeconds(seconds);
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

HRESULT Engine::SetNoProgressTimeout(Job& job, ULONG seconds) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  const ULONG before_seconds = job.no_progress_timeout_seconds;
  job.no_progress_timeout_seconds = seconds;
  if (seconds < before_seconds && job.run != nullptr) {
    job.run->no_progress_timer_posted = false;  // it may come too late
  }
  NoteModified(job, Modification::kProperty);
  if (seconds == 0 && IsRunning(job.state) && !decisions_.ZeroTimeoutSparesHealthyJobs()) {
    Fail(job, {BG_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER, BG_E_NO_PROGRESS}, FailureClass::kFatal);
    return S_OK;
  }
  const bool is_counting = job.run_or_defaults().no_progress_at != kNever;
  if (!is_counting || !decisions_.NewNoProgressTimeoutActsAtOnce()) return S_OK;
  // The count began with the first transient error; only its length changes.
  Instant& no_progress_at = job.run->no_progress_at;
  no_progress_at += std::chrono::seconds(seconds) - std::chrono::seconds(before_seconds);
  if (no_progress_at <= world_.now() && job.state == BG_JOB_STATE_TRANSIENT_ERROR) {
    ExpireNoProgress(job, "ST-16");
  } else if (no_progress_at > world_.now()) {
    PostNoProgressTimer(job);
  }
  // Else an attempt is under way; if it fails, Fail sees that the time is over.
  return S_OK;
}

HRESULT Engine::SetProxySettings(Job& job, BG_JOB_PROXY_USAGE usage, std::string_view proxies,
                                 std::string_view bypass) {
  if (decisions_.RefusesChanges(job.state)) return BG_E_INVALID_STATE;
  JobExtras& extras = job.extras_for_change();
  extras.proxy_usage = usage;
  extras.proxy_list = Text(proxies);
  extras.proxy_bypass_list = Text(bypass);
  NoteModified(job, Modification::kProperty);
  return S_OK;
}

}  // namespace bitsim
