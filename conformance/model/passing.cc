// What happens while time passes: transfers, retries and time-outs (docs/rules/job-states.md).

#include <algorithm>

#include "conformance/model/step.h"

namespace conformance::model {
namespace {

constexpr HRESULT kNotFound = static_cast<HRESULT>(0x80190194);     // 404, HTTP-10
constexpr HRESULT kUnavailable = static_cast<HRESULT>(0x801901F7);  // 503, HTTP-19
constexpr Time kSurelyTold = 5'000;  // JobModification comes within this, NOTIFY-MOD-09

}  // namespace

void Step::PassUntil(Time end) {
  const State before = state_;
  MakeObjectsForModifications();
  AllowEarlyRepeats();
  while (true) {
    NoteModifications();
    while (SettleOnce()) NoteModifications();
    const Time next = NextEvent();
    if (next > end) break;
    state_.now = next;
  }
  state_.now = end;
  MakeObjectsForModifications();
  AllowEarlyRepeats();
  for (std::size_t i = 0; i < kJobsMax; ++i) {
    Job& job = state_.jobs[i];
    const Job& job_before = before.jobs[i];
    const bool is_told = job_before.is_changed && end - before.now >= kSurelyTold &&
                         job.callback == job_before.callback && job.flags == job_before.flags &&
                         before.slots == std::array<Slot, kSlots>{} &&
                         state_.slots == std::array<Slot, kSlots>{};
    if (is_told && HearsOfModifications(job)) {
      outcome_.allowed.jobs[i].modifications = Modifications::kSurely;
      Cite(rule::NOTIFY_MOD_09);
    }
    // NOTIFY-REG-08, NOTIFY-REG-09: it holds the callback that is registered, and lets go of
    // others; how soon is left open.
    outcome_.allowed.jobs[i].may_hold_more =
        end - before.now < kSurelyTold || before.now < before.last_call_ends ||
        state_.now < state_.last_call_ends || job.callback != job_before.callback ||
        job.callback.is_dead;
    job.is_changed = false;  // told, perhaps; only what changes from now on surely will be
  }
}

// One thing that is due now; false if there is none.
bool Step::SettleOnce() {
  for (Slot& slot : state_.slots) {
    if (slot.until != 0 && slot.until <= state_.now) slot = {};
  }
  std::sort(state_.slots.begin(), state_.slots.end());
  for (std::size_t i = 0; i < kJobsMax; ++i) {
    if (!state_.jobs[i].exists) continue;
    if (Transfer(i) || ExpireTimers(state_.jobs[i]) || Deliver(i)) return true;
  }
  return false;
}

Time Step::NextEvent() const {
  Time next = kNever;
  const auto consider = [&](Time time) {
    if (time > state_.now) next = std::min(next, time);
  };
  for (const Slot& slot : state_.slots) consider(slot.until);
  for (const Job& job : state_.jobs) {
    if (job.call_ends != kNever) consider(job.call_ends);
    if (job.program_ends != kNever) consider(job.program_ends);
    if (WaitsToBeTold(job)) consider(job.due);
    if (HasFilesToTell(job) && (job.callback.exists || CanMakeObject(job))) consider(job.file_due);
    if (job.state != BG_JOB_STATE_TRANSIENT_ERROR) continue;
    if (job.retry_at != kNever) consider(job.retry_at);
    if (job.first_failure != kNever) consider(job.first_failure + job.no_progress_timeout);
  }
  return next;
}

// --- Transfers ---

bool Step::Transfer(std::size_t index) {
  Job& job = state_.jobs[index];
  if (job.state != BG_JOB_STATE_QUEUED || !state_.is_logged_on) return false;
  if (!state_.is_connected) {
    Fail(job, BG_E_NETWORK_DISCONNECTED, true);  // ST-30
    return true;
  }
  Enter(job, BG_JOB_STATE_CONNECTING, rule::ST_04);
  switch (state_.servers[index]) {
    case Server::kServes:
      Enter(job, BG_JOB_STATE_TRANSFERRING, rule::ST_05);
      if (IsSubscribed(job, BG_NOTIFY_FILE_TRANSFERRED)) {
        if (job.files_told == job.files_to_tell) {
          job.files_told = job.files_transferred;
          job.file_due = state_.now;
        }
        job.files_to_tell = job.files;
      }
      job.files_transferred = job.files;
      job.first_failure = kNever;  // progress
      Enter(job, BG_JOB_STATE_TRANSFERRED, rule::ST_08);
      break;
    case Server::kMissing:
      job.error = kNotFound;
      Cite(rule::HTTP_10);
      Enter(job, BG_JOB_STATE_ERROR, rule::ST_07);
      break;
    case Server::kBusy:
      Cite(rule::HTTP_09);
      Fail(job, kUnavailable, false);
      break;
    case Server::kStalls:
      Enter(job, BG_JOB_STATE_TRANSFERRING, rule::ST_05);
      break;
  }
  return true;
}

// A failure that may pass.
void Step::Fail(Job& job, HRESULT code, bool waits_for_network) {
  job.error = code;
  if (job.no_progress_timeout == 0) return Enter(job, BG_JOB_STATE_ERROR, rule::ST_17);
  const Time first_failure = job.first_failure == kNever ? state_.now : job.first_failure;
  const auto retry = [first_failure, waits_for_network](Step& step, Job& one) {
    one.first_failure = first_failure;
    one.waits_for_network = waits_for_network;
    one.retry_at = waits_for_network ? kNever : step.state_.now + one.retry_delay;
    step.Enter(one, BG_JOB_STATE_TRANSIENT_ERROR, waits_for_network ? rule::ST_30 : rule::ST_06);
  };
  const bool is_hopeless = !waits_for_network && job.retry_delay > job.no_progress_timeout;
  const bool is_late = state_.now - first_failure >= job.no_progress_timeout;
  if (is_hopeless) {  // at once, or when the time is over, is left open
    if (!is_late) {
      Branch(job, [&](Job& other, Outcome& outcome) {
        Step step(outcome, more_);
        retry(step, other);
      });
    }
    return Enter(job, BG_JOB_STATE_ERROR, rule::ST_15);
  }
  if (is_late) {
    if (waits_for_network) {
      Branch(job, [&](Job& other, Outcome& outcome) {
        Step step(outcome, more_);
        retry(step, other);
        other.first_failure = kNever;
      });
    }
    return Enter(job, BG_JOB_STATE_ERROR, rule::ST_14);
  }
  retry(*this, job);
}

bool Step::ExpireTimers(Job& job) {
  if (job.state != BG_JOB_STATE_TRANSIENT_ERROR) return false;
  if (job.first_failure != kNever && job.first_failure + job.no_progress_timeout <= state_.now) {
    if (job.waits_for_network) {  // whether the count goes on without a network is left open
      Branch(job, [](Job& other, Outcome&) { other.first_failure = kNever; });
    }
    Cite(rule::NOTIFY_ERR_04);
    Enter(job, BG_JOB_STATE_ERROR, rule::ST_14);
    return true;
  }
  if (job.retry_at > state_.now) return false;
  Enter(job, BG_JOB_STATE_QUEUED, rule::ST_13);
  return true;
}

}  // namespace conformance::model
