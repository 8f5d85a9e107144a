// What happens to the world, and how the parts of the model are put together.

#include "conformance/model/model.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "conformance/model/step.h"

namespace conformance::model {
namespace {

constexpr Time kEnd = Time{80} * 24 * 3600 * 1000;
constexpr std::uint8_t kFilesMax = 2;

constexpr RuleId kRules[] = {
    rule::CANC_01,        rule::CANC_03,        rule::COMP_01,        rule::COMP_02,
    rule::HTTP_09,        rule::HTTP_10,        rule::NOTIFY_CB_02,   rule::NOTIFY_CB_03,
    rule::NOTIFY_CB_08,   rule::NOTIFY_CB_09,   rule::NOTIFY_CB_14,   rule::NOTIFY_CB_15,
    rule::NOTIFY_CLS_02,  rule::NOTIFY_CLS_03,  rule::NOTIFY_CLS_04,  rule::NOTIFY_CLS_05,
    rule::NOTIFY_CLS_06,  rule::NOTIFY_CLS_07,  rule::NOTIFY_CLS_08,  rule::NOTIFY_CLS_09,
    rule::NOTIFY_CLS_10,  rule::NOTIFY_CLS_11,  rule::NOTIFY_CMD_02,  rule::NOTIFY_CMD_03,
    rule::NOTIFY_CMD_05,  rule::NOTIFY_CMD_08,  rule::NOTIFY_CMD_09,  rule::NOTIFY_CMD_10,
    rule::NOTIFY_CMD_11,  rule::NOTIFY_CMD_13,  rule::NOTIFY_CMD_14,  rule::NOTIFY_CMD_15,
    rule::NOTIFY_CMD_17,  rule::NOTIFY_CMD_18,  rule::NOTIFY_CMD_19,  rule::NOTIFY_ERR_01,
    rule::NOTIFY_ERR_04,  rule::NOTIFY_ERR_05,  rule::NOTIFY_ERR_07,  rule::NOTIFY_FILE_01,
    rule::NOTIFY_FILE_03, rule::NOTIFY_FILE_04, rule::NOTIFY_FILE_07, rule::NOTIFY_FLG_02,
    rule::NOTIFY_FLG_08,  rule::NOTIFY_FLG_13,  rule::NOTIFY_MOD_01,  rule::NOTIFY_MOD_09,
    rule::NOTIFY_REG_01,  rule::NOTIFY_REG_03,  rule::NOTIFY_REG_05,  rule::NOTIFY_REG_06,
    rule::NOTIFY_REG_07,  rule::NOTIFY_REG_11,  rule::NOTIFY_REG_14,  rule::NOTIFY_REG_15,
    rule::NOTIFY_REG_16,  rule::NOTIFY_XFR_01,  rule::RETRY_01,       rule::RETRY_02,
    rule::RETRY_03,       rule::ST_01,          rule::ST_02,          rule::ST_03,
    rule::ST_04,          rule::ST_05,          rule::ST_06,          rule::ST_07,
    rule::ST_08,          rule::ST_13,          rule::ST_14,          rule::ST_15,
    rule::ST_16,          rule::ST_17,          rule::ST_18,          rule::ST_19,
    rule::ST_20,          rule::ST_21,          rule::ST_22,          rule::ST_23,
    rule::ST_25,          rule::ST_28,          rule::ST_29,          rule::ST_30,
    rule::ST_31,          rule::ST_32,          rule::ST_33,          rule::ST_50,
    rule::SVC_03};

bool IsUnderWay(BG_JOB_STATE state) {
  return state == BG_JOB_STATE_QUEUED || state == BG_JOB_STATE_CONNECTING ||
         state == BG_JOB_STATE_TRANSFERRING;
}

// An application, or the class servers.
void Kill(State& state, std::size_t application) {
  if (application < kApplicationsMax) state.is_running[application] = false;
  for (Slot& slot : state.slots) {
    if (slot.until != 0 && slot.application == application) slot = {};
  }
  std::sort(state.slots.begin(), state.slots.end());
  for (Job& job : state.jobs) {
    job.known_to &= static_cast<std::uint8_t>(~(1u << application));
    if (job.callback.exists && job.callback.application == application) {
      job.callback.is_dead = true;  // nobody is told of it (NOTIFY-SEC-06)
    }
    if (job.call_ends == kNever || job.call_application != application) continue;
    job.call_ends = kNever;  // the call did not return: the event has not been told
    job.due = state.now;
  }
}

// The service hears of the network a moment later.
Time EndOf(const State& state, const Command& command) {
  switch (command.kind) {
    case CommandKind::kWait:
      return state.now + Time{1000} * command.argument + 1;
    case CommandKind::kCut:
    case CommandKind::kRestore:
      return state.now + 1;
    default:
      return state.now;
  }
}

JobView ViewOf(const Job& job) {
  // ERR-01: there is an error in ERROR and TRANSIENT_ERROR, and after them until bytes can flow.
  const bool tells_error = job.state == BG_JOB_STATE_ERROR || IsUnderWay(job.state) ||
                           job.state == BG_JOB_STATE_TRANSIENT_ERROR;
  return {.state = job.state,
          .flags = job.flags,
          .files = job.files,
          .files_transferred = job.files_transferred,
          .error = tells_error ? job.error : S_OK,
          .retry_delay_seconds = static_cast<std::uint32_t>(job.retry_delay / 1000),
          .no_progress_seconds = static_cast<std::uint32_t>(job.no_progress_timeout / 1000),
          .has_callback = job.callback.is_alive(),
          .program = job.program,
          .notification_class = job.notification_class};
}

void ShowJobs(Outcome& outcome) {
  for (std::size_t i = 0; i < kJobsMax; ++i) {
    const Job& job = outcome.state.jobs[i];
    AllowedJob& allowed = outcome.allowed.jobs[i];
    allowed.exists = job.exists;
    allowed.view = ViewOf(job);
    // NOTIFY-GET-06: in a final state either answer will do.
    allowed.may_show_callback = job.callback.is_dead || IsFinal(job.state);
    allowed.may_refuse_callback = IsFinal(job.state);
    allowed.callbacks_held_min = job.callback.is_alive() ? 1 : 0;  // NOTIFY-REG-08
  }
}

}  // namespace

std::span<const RuleId> Rules() { return kRules; }

bool IsMeaningless(const State& state, const Command& command) {
  const Job& job = state.jobs[command.job];
  switch (command.kind) {
    case CommandKind::kCreate:
      return job.exists && !IsFinal(job.state);
    case CommandKind::kAddFile:
      return !job.exists || job.files == kFilesMax;
    case CommandKind::kKill:
      return !state.is_running[command.application];
    case CommandKind::kServer:
      return state.servers[command.job] == static_cast<Server>(command.argument);
    case CommandKind::kCut:
      return !state.is_connected;
    case CommandKind::kRestore:
      return state.is_connected;
    case CommandKind::kLogOff:
      return !state.is_logged_on;
    case CommandKind::kWait:
      return state.now + Time{1000} * command.argument >= kEnd;
    case CommandKind::kRestart:
    case CommandKind::kStopServers:
      return false;
    default:
      return !job.exists;
  }
}

void Step::Begin(const Command& command) {
  switch (command.kind) {
    case CommandKind::kKill:
      return Kill(state_, command.application);
    case CommandKind::kStopServers:
      return Kill(state_, kClassServer);
    case CommandKind::kServer:
      state_.servers[command.job] = static_cast<Server>(command.argument);
      return;
    case CommandKind::kCut:
      return ChangeConnection(false);
    case CommandKind::kRestore:
      return ChangeConnection(true);
    case CommandKind::kRestart:
      return RestartService();
    case CommandKind::kLogOff:
      return LogOff();
    case CommandKind::kWait:
      return;
    default:
      return Call(command);
  }
}

void Step::ChangeConnection(bool is_connected) {
  state_.is_connected = is_connected;
  for (Job& job : state_.jobs) {
    if (!job.exists) continue;
    if (!is_connected && IsUnderWay(job.state)) Fail(job, BG_E_NETWORK_DISCONNECTED, true);
    if (is_connected && job.state == BG_JOB_STATE_TRANSIENT_ERROR) {
      Enter(job, BG_JOB_STATE_QUEUED, rule::ST_31);
    }
  }
}

void Step::RestartService() {
  state_.slots = {};
  for (Job& job : state_.jobs) {
    if (!job.exists || IsFinal(job.state)) continue;
    if (job.callback.exists) Cite(rule::NOTIFY_REG_11);
    if (job.program != Program::kNone) Cite(rule::NOTIFY_CMD_18);
    if (job.notification_class != NotificationClass::kNone) Cite(rule::NOTIFY_CLS_02);
    job.callback = {};
    job.callback_was_lost = true;
    job.call_ends = kNever;
    job.program_ends = kNever;
    job.is_changed = false;
    job.file_due = state_.now;
    if (IsUnderWay(job.state)) Enter(job, BG_JOB_STATE_QUEUED, rule::ST_50);
    if (job.state == BG_JOB_STATE_TRANSIENT_ERROR) Enter(job, BG_JOB_STATE_QUEUED, rule::ST_50);
  }
  for (Job& job : state_.jobs) {
    if (!job.exists || job.is_acknowledged) continue;
    const Time due = std::exchange(job.due, state_.now);
    // Whether a program that has failed is run before its time is left open.
    if (WaitsToBeTold(job) && due > state_.now) {
      Branch(job, [&](Job& other, Outcome&) { other.due = due; });
    }
  }
}

void Step::LogOff() {
  for (std::size_t i = 0; i < kApplicationsMax; ++i) Kill(state_, i);
  Kill(state_, kClassServer);
  state_.is_logged_on = false;
  for (Job& job : state_.jobs) {
    if (job.exists && IsUnderWay(job.state)) Enter(job, BG_JOB_STATE_QUEUED, rule::ST_32);
  }
}

std::vector<Outcome> Next(const State& state, const Command& command) {
  std::vector<Outcome> outcomes(1);
  outcomes.front().state = state;
  if (!IsMeaningless(state, command)) {
    std::vector<Outcome> more;
    const auto take_more = [&] {
      std::move(more.begin(), more.end(), std::back_inserter(outcomes));
      more.clear();
    };
    Step(outcomes.front(), more).Begin(command);
    take_more();
    const Time end = EndOf(state, command);
    for (std::size_t i = 0; end != state.now && i < outcomes.size(); ++i) {
      Step(outcomes[i], more).PassUntil(end);
      take_more();
    }
  }
  for (Outcome& outcome : outcomes) ShowJobs(outcome);
  return outcomes;
}

State Canonical(const State& state) {
  State canonical = state;
  const auto since_now = [&](Time& time) {
    if (time != kNever) time = std::max<Time>(time - state.now, 0);
  };
  canonical.now = 0;
  canonical.last_call_ends = std::max<Time>(state.last_call_ends - state.now, 0);
  for (Slot& slot : canonical.slots) {
    if (slot.until != 0) slot.until -= state.now;
  }
  for (Job& job : canonical.jobs) {
    since_now(job.due);
    since_now(job.file_due);
    if (job.files_told == job.files_to_tell) job.file_due = 0;
    since_now(job.call_ends);
    since_now(job.program_ends);
    since_now(job.retry_at);
    if (job.first_failure != kNever) job.first_failure -= state.now;
    if (job.event == Event::kNone || job.is_acknowledged) job.due = 0;
    if (job.event == Event::kNone) job.is_acknowledged = false;
  }
  return canonical;
}

}  // namespace conformance::model
