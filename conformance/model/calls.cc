// What the methods of a job do: docs/rules/job-states.md.

#include <algorithm>

#include "conformance/model/step.h"

namespace conformance::model {
namespace {

constexpr Time kRetryDelayMin = 5'000;  // RETRY-01

}  // namespace

bool IsFinal(BG_JOB_STATE state) {
  return state == BG_JOB_STATE_ACKNOWLEDGED || state == BG_JOB_STATE_CANCELLED;
}

bool IsSubscribed(const Job& job, std::uint32_t bit) {
  return (job.flags & BG_NOTIFY_DISABLE) == 0 && (job.flags & bit) != 0;  // NOTIFY-FLG-06
}

bool HasFilesToTell(const Job& job) {
  return job.files_told < job.files_to_tell && IsSubscribed(job, BG_NOTIFY_FILE_TRANSFERRED);
}

void Step::Answer(HRESULT result, RuleId rule) {
  outcome_.allowed.results.push_back(result);
  Cite(rule);
}

void Step::Change(Job& job) {
  if (!HearsOfModifications(job)) return;
  job.is_changed = true;
  Cite(rule::NOTIFY_MOD_01);
}

void Step::Enter(Job& job, BG_JOB_STATE to, RuleId rule) {
  if (job.state == to) return;
  job.state = to;
  Cite(rule);
  // What was to be told of the old state is obsolete (NOTIFY-CB-17), whoever hears of it now.
  job.event = Event::kNone;
  job.call_ends = kNever;
  job.program_ends = kNever;
  if (to == BG_JOB_STATE_TRANSFERRED || to == BG_JOB_STATE_ERROR) {
    job.event = to == BG_JOB_STATE_ERROR ? Event::kError : Event::kTransferred;
    job.is_acknowledged = false;
    job.due = state_.now;
  } else if (!IsFinal(to)) {
    Change(job);  // NOTIFY-MOD-02: never for the two above
  }
  if (to != BG_JOB_STATE_TRANSIENT_ERROR) {
    job.retry_at = kNever;
    job.waits_for_network = false;
  }
  if (to == BG_JOB_STATE_TRANSFERRING || to == BG_JOB_STATE_TRANSFERRED)
    job.error = S_OK;  // ERR-01
  if (to == BG_JOB_STATE_SUSPENDED || to == BG_JOB_STATE_ERROR) job.first_failure = kNever;
  if (IsFinal(to)) {
    job.callback = {};  // NOTIFY-REG-09
    job.is_changed = false;
    ForgetFiles(job);
  }
}

void Step::Call(const Command& command) {
  Job& job = state_.jobs[command.job];
  const auto pointer = static_cast<std::uint8_t>(1u << command.application);
  // Whoever runs an application is logged on; whose jobs were waiting for it may go on.
  const bool any_waited =
      !state_.is_logged_on &&
      std::any_of(state_.jobs.begin(), state_.jobs.end(), [](const model::Job& one) {
        return one.exists && one.state == BG_JOB_STATE_QUEUED;
      });
  if (any_waited) Cite(rule::ST_33);
  state_.is_running[command.application] = true;
  state_.is_logged_on = true;
  if (command.kind == CommandKind::kCreate) {
    job = Job{.exists = true, .known_to = pointer};
    Answer(S_OK, rule::ST_01);
    return;
  }
  if ((job.known_to & pointer) == 0) {
    if (IsFinal(job.state)) {  // the manager does not find it any more
      Answer(BG_E_NOT_FOUND, rule::SVC_03);
      return;
    }
    job.known_to |= pointer;
  }
  if (IsFinal(job.state)) {
    Answer(BG_E_INVALID_STATE, command.kind == CommandKind::kSetProgram ? rule::NOTIFY_CMD_03
                               : command.kind == CommandKind::kSetClass ? rule::NOTIFY_CLS_10
                                                                        : rule::CANC_03);
    // Adding files is not allowed, the code is not documented; an unknown flag has its own.
    if (command.kind == CommandKind::kAddFile) outcome_.allowed.any_failure = true;
    if (command.kind == CommandKind::kSetFlags) outcome_.allowed.results.push_back(E_NOTIMPL);
    const bool is_nothing = command.kind == CommandKind::kRegister &&
                            static_cast<Behaviour>(command.argument) == Behaviour::kNothing;
    if (is_nothing) outcome_.allowed.any_failure = true;
    return;
  }
  switch (command.kind) {
    case CommandKind::kAddFile:
      return AddFile(job);
    case CommandKind::kResume:
      return Resume(job);
    case CommandKind::kSuspend:
      return Suspend(job);
    case CommandKind::kComplete:
      return Complete(job);
    case CommandKind::kCancel:
      return Cancel(job);
    case CommandKind::kRegister:
      return Register(job, command.application, static_cast<Behaviour>(command.argument));
    case CommandKind::kRemove:
      return Remove(job);
    case CommandKind::kSetFlags:
      return SetFlags(job, command.argument);
    case CommandKind::kSetProgram:
      return SetProgram(job, static_cast<Program>(command.argument));
    case CommandKind::kSetClass:
      return SetClass(job, static_cast<NotificationClass>(command.argument));
    case CommandKind::kSetRetryDelay:
      return SetRetryDelay(job, Time{1000} * command.argument);
    case CommandKind::kSetNoProgress:
      return SetNoProgressTimeout(job, Time{1000} * command.argument);
    default:
      return;
  }
}

void Step::AddFile(Job& job) {
  ++job.files;
  Answer(S_OK, rule::ST_28);
  Change(job);
}

void Step::Resume(Job& job) {
  if (job.files == 0) return Answer(BG_E_EMPTY, rule::ST_03);
  if (job.files_transferred == job.files) return Answer(BG_E_EMPTY, rule::ST_29);
  switch (job.state) {
    case BG_JOB_STATE_SUSPENDED:
      Answer(S_OK, rule::ST_02);
      return Enter(job, BG_JOB_STATE_QUEUED, rule::ST_02);
    case BG_JOB_STATE_TRANSIENT_ERROR:
      Answer(S_OK, rule::ST_18);
      return Enter(job, BG_JOB_STATE_QUEUED, rule::ST_18);
    case BG_JOB_STATE_ERROR:
      Answer(S_OK, rule::ST_19);
      return Enter(job, BG_JOB_STATE_QUEUED, rule::ST_19);
    case BG_JOB_STATE_TRANSFERRED:
      Answer(S_OK, rule::ST_28);
      return Enter(job, BG_JOB_STATE_QUEUED, rule::ST_28);
    default:
      return Answer(S_OK, rule::ST_22);
  }
}

void Step::Suspend(Job& job) {
  if (job.state == BG_JOB_STATE_SUSPENDED) return Answer(S_OK, rule::ST_21);
  Answer(S_OK, rule::ST_20);
  const bool is_over = job.state == BG_JOB_STATE_TRANSFERRED || job.state == BG_JOB_STATE_ERROR;
  if (!is_over) return Enter(job, BG_JOB_STATE_SUSPENDED, rule::ST_20);
  // The sources disagree whether such a job is SUSPENDED then.
  Branch(job, [&](Job& other, Outcome& outcome) {
    Step(outcome, more_).Enter(other, BG_JOB_STATE_SUSPENDED, rule::ST_20);
  });
}

void Step::Complete(Job& job) {
  const bool is_whole = job.files_transferred == job.files;
  if (!is_whole || job.files == 0) {
    Answer(BG_S_PARTIAL_COMPLETE, rule::COMP_02);
    // Silent: a job of which nothing has arrived; one that has got more files since it was done.
    if (job.files_transferred == 0 || job.state == BG_JOB_STATE_TRANSFERRED)
      Answer(S_OK, rule::COMP_01);
  } else {
    Answer(S_OK, rule::COMP_01);
  }
  Enter(job, BG_JOB_STATE_ACKNOWLEDGED, rule::ST_25);
}

void Step::Cancel(Job& job) {
  Answer(S_OK, rule::CANC_01);
  Enter(job, BG_JOB_STATE_CANCELLED, rule::ST_23);
}

void Step::SetRetryDelay(Job& job, Time delay) {
  Answer(S_OK, rule::RETRY_01);
  delay = std::max(delay, kRetryDelayMin);
  if (job.retry_at != kNever) {  // whether it counts for the retry that is planned is left open
    const Time planned_before = job.retry_at;
    Branch(job, [&](Job& other, Outcome& outcome) {
      other.retry_at = planned_before - other.retry_delay + delay;
      other.retry_delay = delay;
      Step(outcome, more_).Change(other);
    });
  }
  job.retry_delay = delay;
  Change(job);
}

void Step::SetNoProgressTimeout(Job& job, Time timeout) {
  Answer(S_OK, rule::RETRY_02);
  job.no_progress_timeout = timeout;
  Change(job);
  const bool is_over =
      job.state == BG_JOB_STATE_TRANSIENT_ERROR && state_.now - job.first_failure >= timeout;
  if (!is_over) return;
  Cite(rule::RETRY_03);
  if (job.waits_for_network) {  // whether the count goes on without a network is left open
    Branch(job, [](Job& other, Outcome&) { other.first_failure = kNever; });
  }
  Enter(job, BG_JOB_STATE_ERROR, rule::ST_16);
}

}  // namespace conformance::model
