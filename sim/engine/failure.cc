// What becomes of a job when something fails: the error, the retry, the time-outs.

#include <algorithm>
#include <utility>

#include "sim/engine/deadline.h"
#include "sim/engine/engine.h"
#include "sim/engine/engine_trace.h"
#include "sim/engine/job_request.h"

namespace bitsim {
namespace {

HRESULT CodeOf(NetworkFailure failure) {
  switch (failure) {
    case NetworkFailure::kDisconnected:
      return BG_E_NETWORK_DISCONNECTED;
    case NetworkFailure::kNameNotResolved:
      return HRESULT_FROM_WIN32(12007);  // ERROR_WINHTTP_NAME_NOT_RESOLVED
    case NetworkFailure::kConnectionRefused:
      return HRESULT_FROM_WIN32(12029);  // ERROR_WINHTTP_CANNOT_CONNECT
    case NetworkFailure::kConnectionReset:
    case NetworkFailure::kConnectionClosed:
      return HRESULT_FROM_WIN32(12030);  // ERROR_WINHTTP_CONNECTION_ERROR
    case NetworkFailure::kHostUnreachable:
      return HRESULT_FROM_WIN32(12029);  // ERROR_WINHTTP_CANNOT_CONNECT
    case NetworkFailure::kTimedOut:
      return HRESULT_FROM_WIN32(12002);  // ERROR_WINHTTP_TIMEOUT
    case NetworkFailure::kInvalidResponse:
      return HRESULT_FROM_WIN32(12152);  // ERROR_WINHTTP_INVALID_SERVER_RESPONSE
    case NetworkFailure::kProxyNotResolved:
      return HRESULT_FROM_WIN32(12007);  // ERROR_WINHTTP_NAME_NOT_RESOLVED
  }
  return E_FAIL;
}

}  // namespace

void Engine::FailWithStatus(Job& job, int status) {
  Fail(job,
       {decisions_.ContextOfHttpStatus(status), decisions_.HttpStatusError(status),
        static_cast<std::int32_t>(job.run->current_file)},
       decisions_.ClassifyHttpStatus(status));
}

void Engine::FailWithNetwork(Job& job, NetworkFailure failure) {
  const HRESULT code = CodeOf(failure);
  Fail(job,
       {BG_ERROR_CONTEXT_GENERAL_TRANSPORT, code,
        // A job that waits for its turn is at no file (ERR-05).
        IsRunning(job.state) ? static_cast<std::int32_t>(job.run_or_defaults().current_file) : -1},
       failure == NetworkFailure::kDisconnected ? FailureClass::kWaitsForNetwork
                                                : decisions_.ClassifyConnectionFailure(code));
}

void Engine::FailWithProxyList(Job& job) {
  Fail(job,
       {BG_ERROR_CONTEXT_GENERAL_TRANSPORT, BG_E_INVALID_PROXY_INFO,
        static_cast<std::int32_t>(job.run->current_file)},
       FailureClass::kFatal);
}

void Engine::Fail(Job& job, const JobError& error, FailureClass failure) {
  JobRun& run = job.run_for_change();
  const bool was_connecting = job.state == BG_JOB_STATE_CONNECTING;
  if (IsRunning(job.state)) StopExchange(job);
  if (decisions_.CountsAsError(failure) && decisions_.CountsFailureIn(job.state)) {
    ++run.error_count;
  }
  run.error = error;
  job.has_error = true;
  world_.Note(kJobError, job.index, static_cast<std::uint64_t>(error.context),
              static_cast<std::uint32_t>(error.code), "ERR-04");

  const char* rule = was_connecting ? "ST-07" : "ST-12";
  if (failure != FailureClass::kFatal && HasCustomMethod(job) &&
      decisions_.CustomMethodLeavesNoRetry()) {
    failure = FailureClass::kFatal;
    rule = "ST-48";
  }
  const Duration delay =
      decisions_.RetryDelay(job.minimum_retry_delay_seconds, job.no_progress_timeout_seconds);
  if (failure != FailureClass::kFatal) {
    // A failure that waits for the network, or for the machine, needs no retry delay, only
    // patience.
    const auto delay_seconds =
        static_cast<ULONG>(decisions_.IsRetriedByTimer(failure)
                               ? std::chrono::duration_cast<std::chrono::seconds>(delay).count()
                               : 0);
    if (decisions_.FailsWithoutRetry(delay_seconds, job.no_progress_timeout_seconds)) {
      failure = FailureClass::kFatal;
      rule = job.no_progress_timeout_seconds == 0 ? "ST-17" : "ST-15";
    } else if (run.no_progress_at <= world_.now()) {
      ExpireNoProgress(job, "ST-14");
      return;
    }
  }
  if (failure == FailureClass::kFatal) {
    if (!decisions_.FailedFileHoldsUpOthers() && TriesOtherFiles(job)) return;
    ChangeState(job, decisions_.StateAfterFailure(failure), rule);
    return;
  }
  if (run.no_progress_at == kNever || !decisions_.NoProgressCountsFromFirstFailure()) {
    run.no_progress_at =
        DeadlineAfter(world_.now(), std::chrono::seconds(job.no_progress_timeout_seconds));
    PostNoProgressTimer(job);
  }
  rule = failure == FailureClass::kWaitsForNetwork ? "ST-30"
         : failure == FailureClass::kWaitsForBlock ? "ST-35"
         : was_connecting                          ? "ST-06"
                                                   : "ST-11";
  ChangeState(job, decisions_.StateAfterFailure(failure), rule);
  run.waits_for_network = failure == FailureClass::kWaitsForNetwork;
  if (decisions_.IsRetriedByTimer(failure)) {
    world_.Note(kJobRetryPlanned, job.index, static_cast<std::uint64_t>(delay.count()), 0, "ST-13");
    world_.PostBackground(world_.now() + delay, retry_timer_.id(), job.index, job.generation);
    if (!std::exchange(run.retry_is_planned, true)) world_.BeginWork();
  }
}

// Goes on with the files behind the one that failed, if there are any.
bool Engine::TriesOtherFiles(Job& job) {
  if (!IsRunning(job.state)) return false;
  job.files[job.run->current_file].is_given_up = true;
  const bool has_others = std::any_of(job.files.begin(), job.files.end(), [](const File& file) {
    return !file.is_transferred && !file.is_given_up;
  });
  if (has_others) Continue(job);
  return has_others;
}

void Engine::NoteProgress(Job& job) {
  if (decisions_.ProgressEndsTheCount()) job.run->no_progress_at = kNever;
}

// A retry is work that goes on by itself, until it comes or a change of state takes it back.
void Engine::EndPlannedRetry(Job& job) {
  if (std::exchange(job.run->retry_is_planned, false)) world_.EndWork();
}

void Engine::OnRetryTimer(Job& job, std::uint32_t generation) {
  if ((job.generation & 0xffffffu) != generation || !job.is_in_queue) return;
  EndPlannedRetry(job);
  if (job.state != BG_JOB_STATE_TRANSIENT_ERROR) return;
  const WallTime due = job.modified + std::chrono::seconds(job.minimum_retry_delay_seconds);
  if (decisions_.RetriesFollowWallClock() && world_.wall_now() < due) {
    world_.Post(world_.now() + (due - world_.wall_now()), retry_timer_.id(), job.index,
                job.generation);
    return;
  }
  ChangeState(job, decisions_.StateAfterRetryDelay(), "ST-13");
}

void Engine::PostNoProgressTimer(Job& job) {
  JobRun& run = *job.run;
  if (std::exchange(run.no_progress_timer_posted, true)) return;
  world_.PostBackground(run.no_progress_at, no_progress_timer_.id(), job.index, job.incarnation);
}

void Engine::OnNoProgressTimer(Job& job, std::uint32_t generation) {
  if ((job.incarnation & 0xffffffu) != generation || !job.is_in_queue) return;
  JobRun& run = *job.run;
  run.no_progress_timer_posted = false;
  if (run.no_progress_at == kNever) return;
  if (world_.now() < run.no_progress_at) {
    PostNoProgressTimer(job);
  } else if (job.state == BG_JOB_STATE_TRANSIENT_ERROR) {
    ExpireNoProgress(job, "ST-14");
  }
  // Else an attempt is under way; if it fails, Fail sees that the time is over.
}

void Engine::ExpireNoProgress(Job& job, const char* rule) {
  HRESULT& code = job.run->error.code;
  code = decisions_.NoProgressError(code);
  ChangeState(job, decisions_.StateAfterNoProgress(), rule);
}

void Engine::OnDisconnected() {
  for (const JobIndex index : jobs_.InQueue()) {
    Job& job = jobs_.at(index);
    const BG_JOB_STATE next = decisions_.StateAfterNetworkLoss(job.state);
    if (next == job.state) continue;
    if (next == BG_JOB_STATE_TRANSIENT_ERROR) {
      FailWithNetwork(job, NetworkFailure::kDisconnected);
    } else {
      ChangeState(job, next, "ST-30");
    }
  }
}

void Engine::OnConnected() {
  for (const JobIndex index : jobs_.InQueue()) {
    Job& job = jobs_.at(index);
    if (!decisions_.NetworkReturnWakes(job.run_or_defaults().waits_for_network)) continue;
    ChangeState(job, decisions_.StateAfterNetworkReturn(job.state), "ST-31");
  }
}

}  // namespace bitsim
