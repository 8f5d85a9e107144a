// What happens while time passes: transfers, retries and time-outs (docs/rules/job-states.md), then
// who is told (docs/rules/callback-contract.md).

#include <algorithm>

#include "conformance/model/step.h"

namespace conformance::model {
namespace {

constexpr HRESULT kNotFound = static_cast<HRESULT>(0x80190194);     // 404, HTTP-10
constexpr HRESULT kUnavailable = static_cast<HRESULT>(0x801901F7);  // 503, HTTP-19
constexpr Time kSurelyTold = 5'000;  // JobModification comes within this, NOTIFY-MOD-09

std::uint32_t BitOf(Event event) {
  return event == Event::kError ? BG_NOTIFY_JOB_ERROR : BG_NOTIFY_JOB_TRANSFERRED;
}

bool WaitsToBeTold(const Job& job) {
  const bool is_being_told = job.call_ends != kNever && job.call_counts;
  return job.event != Event::kNone && !job.is_acknowledged && !is_being_told &&
         job.callback.exists && IsSubscribed(job, BitOf(job.event));
}

bool HearsOfModifications(const Job& job) {
  return job.callback.is_alive() && IsSubscribed(job, BG_NOTIFY_JOB_MODIFICATION);
}

}  // namespace

void Step::PassUntil(Time end) {
  const State before = state_;
  AllowEarlyRepeats();
  while (true) {
    NoteModifications();
    while (SettleOnce()) NoteModifications();
    const Time next = NextEvent();
    if (next > end) break;
    state_.now = next;
  }
  state_.now = end;
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
    if (WaitsToBeTold(job)) consider(job.due);
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

// --- Notifications ---

bool Step::Deliver(std::size_t index) {
  Job& job = state_.jobs[index];
  if (job.call_ends <= state_.now) {  // the callback that blocked has answered S_OK
    job.call_ends = kNever;
    if (job.call_counts) {
      job.is_acknowledged = true;
      Cite(rule::NOTIFY_CB_02);
    } else {
      job.due = std::min(job.due, state_.now);  // nothing to wait for any more
    }
    return true;
  }
  if (!WaitsToBeTold(job) || job.due > state_.now) return false;
  if (job.callback.is_dead) {  // found out by calling it (NOTIFY-SEC-06)
    Cite(rule::NOTIFY_CB_15);
    job.callback = {};
    job.callback_was_lost = true;
    return true;
  }
  if (state_.slots[0].until != 0) {  // all are taken
    Cite(rule::NOTIFY_CB_09);
    return false;
  }
  TellCallback(index);
  return true;
}

void Step::TellCallback(std::size_t index) {
  Job& job = state_.jobs[index];
  const Registration callback = job.callback;
  const bool is_error = job.event == Event::kError;
  Cite(is_error ? rule::NOTIFY_ERR_01 : rule::NOTIFY_XFR_01);
  const model::Call call = {.event = job.event,
                            .application = callback.application,
                            .behaviour = callback.behaviour,
                            .code = is_error ? job.error : S_OK};
  NoteCall(index, call, false, callback.behaviour == Behaviour::kFail);
  job.is_acknowledged = true;
  job.call_ends = kNever;  // an earlier one is nobody's concern now
  // What the callback's own calls answer, nobody sees.
  std::vector<HRESULT> results = outcome_.allowed.results;
  switch (callback.behaviour) {
    case Behaviour::kNothing:  // is never registered
    case Behaviour::kListen:
      Cite(rule::NOTIFY_CB_02);
      break;
    case Behaviour::kFail:
      Cite(rule::NOTIFY_CB_03);
      job.is_acknowledged = false;
      job.due = state_.now + job.retry_delay;
      break;
    case Behaviour::kBlock:
      Cite(rule::NOTIFY_CB_14);
      job.is_acknowledged = false;
      job.call_ends = state_.now + kBlocksFor;
      job.call_counts = true;
      state_.last_call_ends = job.call_ends;
      job.call_application = callback.application;
      state_.slots[0] = {job.call_ends, callback.application};
      break;
    case Behaviour::kPassOn:
      job.is_acknowledged = false;
      Register(job, callback.application, Behaviour::kListen);
      // At once, or when what was not acknowledged is repeated.
      Branch(job, [&](Job& other, Outcome& outcome) {
        other.due = state_.now + other.retry_delay;
        outcome.allowed.results = results;
      });
      break;
    case Behaviour::kRemove:
      Remove(job);
      break;
    case Behaviour::kComplete:
      Cite(rule::NOTIFY_CB_08);
      Complete(job);
      break;
    case Behaviour::kCancel:
      Cite(is_error ? rule::NOTIFY_ERR_07 : rule::NOTIFY_CB_08);
      Cancel(job);
      break;
    case Behaviour::kRepair:
      if (!is_error || job.error == BG_E_NETWORK_DISCONNECTED) break;
      Cite(rule::NOTIFY_ERR_05);
      state_.servers[index] = Server::kServes;
      Resume(job);
      break;
  }
  outcome_.allowed.results = std::move(results);
}

void Step::NoteCall(std::size_t index, const model::Call& call, bool may_be_missing,
                    bool may_be_repeated) {
  std::vector<AllowedCall>& calls = outcome_.allowed.jobs[index].calls;
  if (!calls.empty() && calls.back().call == call) {
    calls.back().may_be_missing = calls.back().may_be_missing && may_be_missing;
    calls.back().may_be_repeated = true;
    return;
  }
  calls.push_back({call, may_be_missing, may_be_repeated});
}

// When a failed call is repeated is up to the service; only the retry delay is a bound.
void Step::AllowEarlyRepeats() {
  for (std::size_t i = 0; i < kJobsMax; ++i) {
    const Job& job = state_.jobs[i];
    if (!WaitsToBeTold(job) || job.due <= state_.now) continue;
    if (!job.callback.is_alive() || job.callback.behaviour != Behaviour::kFail) continue;
    NoteCall(i,
             {.event = job.event,
              .application = job.callback.application,
              .behaviour = Behaviour::kFail,
              .code = job.event == Event::kError ? job.error : S_OK},
             true, true);
  }
}

void Step::NoteModifications() {
  for (std::size_t i = 0; i < kJobsMax; ++i) {
    if (HearsOfModifications(state_.jobs[i])) {
      outcome_.allowed.jobs[i].modifications = Modifications::kMaybe;
    }
  }
}

}  // namespace conformance::model
