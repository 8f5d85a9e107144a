// How a client says who is told of what: docs/rules/set-notify-interface.md, notify-flags.md,
// command-line.md, notification-clsid.md.

#include "conformance/model/step.h"

namespace conformance::model {

void Step::Register(Job& job, std::uint8_t application, Behaviour behaviour) {
  if (behaviour == Behaviour::kNothing) {  // the code is not documented; nothing changes
    if (job.callback.exists) Cite(rule::NOTIFY_REG_06);
    outcome_.allowed.any_failure = true;
    return Answer(E_NOINTERFACE, rule::NOTIFY_REG_05);
  }
  Answer(S_OK, rule::NOTIFY_REG_01);
  if (job.callback.exists) {
    Cite(job.callback.application == kClassServer ? rule::NOTIFY_CLS_04 : rule::NOTIFY_REG_07);
  }
  const bool was_lost = job.callback_was_lost || (job.callback.exists && job.callback.is_dead);
  const bool is_in_call = job.call_ends != kNever;
  job.callback = {.exists = true, .application = application, .behaviour = behaviour};
  job.program_counts = false;  // it is told, whatever a program does
  job.callback_was_lost = false;
  Change(job);
  if (HasFilesToTell(job)) {  // whether it hears of files from before it came is left open
    job.file_due = state_.now;
    Branch(job, [&](Job& other, Outcome& outcome) {
      ForgetFiles(other);
      Step(outcome, more_).Replay(other, was_lost, is_in_call);
    });
  }
  Replay(job, was_lost, is_in_call);
}

// What the job had to tell, to the callback that has just been registered.
void Step::Replay(Job& job, bool was_lost, bool is_in_call) {
  if (job.event == Event::kNone) return;
  if (job.is_acknowledged && !was_lost) {
    // It was told to a callback that lived: whether the next one hears of it is left open.
    Cite(rule::NOTIFY_REG_16);
    Branch(job, [&](Job& other, Outcome&) {
      other.is_acknowledged = false;
      other.due = state_.now;
    });
    return;
  }
  Cite(was_lost ? rule::NOTIFY_REG_15 : rule::NOTIFY_REG_14);
  job.is_acknowledged = false;
  job.due = state_.now;
  if (!is_in_call) return;
  job.call_counts = false;
  // The one before is hearing of it right now: its end may be awaited, but not for ever.
  Branch(job, [&](Job& other, Outcome&) { other.due = state_.now + job.retry_delay; });
}

void Step::Remove(Job& job) {
  Answer(S_OK, rule::NOTIFY_REG_03);
  if (job.notification_class != NotificationClass::kNone) Cite(rule::NOTIFY_CLS_06);
  Change(job);
  if (job.callback.exists && job.callback.is_dead) job.callback_was_lost = true;  // NOTIFY-REG-15
  job.callback = {};
  job.is_changed = false;
  if (job.call_ends == kNever) return;
  if (job.call_counts) {  // what it answers is awaited before a program is run, but not for ever
    job.due = state_.now + job.retry_delay;
    if (!WaitsToBeTold(job)) return;
    Branch(job, [&](Job& other, Outcome&) { other.due = state_.now; });
    Branch(job, [](Job& other, Outcome&) { other.due = other.call_ends; });
    return;
  }
  // One that was replaced is hearing of the event: whether its answer counts, now that nobody has
  // taken its place, is left open.
  Branch(job, [](Job& other, Outcome&) { other.call_counts = true; });
}

void Step::SetFlags(Job& job, std::uint32_t flags) {
  constexpr std::uint32_t kKnown = 0x3f;
  if ((flags & ~kKnown) != 0) return Answer(E_NOTIMPL, rule::NOTIFY_FLG_02);
  if (flags == 0) {  // accepted, it seems; a service that refuses it changes nothing
    Branch(job, [&](Job&, Outcome& outcome) { outcome.allowed.any_failure = true; });
    Cite(rule::NOTIFY_FLG_08);
  }
  const bool heard_of_files = IsSubscribed(job, BG_NOTIFY_FILE_TRANSFERRED);
  job.flags = flags;
  Answer(S_OK, rule::NOTIFY_FLG_13);
  Change(job);
  if (heard_of_files || !HasFilesToTell(job)) return;
  job.file_due = state_.now;
  // Files that were not told before the flag went, and comes again: perhaps they are now.
  Branch(job, [](Job& other, Outcome&) { ForgetFiles(other); });
}

void Step::SetProgram(Job& job, Program program) {
  Answer(S_OK, rule::NOTIFY_CMD_02);
  job.program = program;
  Change(job);
  if (WaitsToBeTold(job) && program != Program::kNone) Cite(rule::NOTIFY_CMD_11);
  TellByOtherWay(job);
}

void Step::SetClass(Job& job, NotificationClass notification_class) {
  Answer(S_OK, rule::NOTIFY_CLS_10);
  if (job.notification_class != NotificationClass::kNone) Cite(rule::NOTIFY_CLS_05);
  if (job.callback.is_alive() && job.callback.application == kClassServer) {
    Cite(rule::NOTIFY_CLS_11);
  }
  job.notification_class = notification_class;
  Change(job);
  if (HasFilesToTell(job) && !job.callback.exists) {  // as in Register
    Branch(job, [&](Job& other, Outcome& outcome) {
      ForgetFiles(other);
      Step(outcome, more_).TellByOtherWay(other);
    });
  }
  TellByOtherWay(job);
}

// There is another program, or another class, to tell what has not been taken. Nobody is told
// before the time of the next attempt; or the new one, too, is tried at once.
void Step::TellByOtherWay(Job& job) {
  if (HasFilesToTell(job) && !job.callback.exists && job.file_due > state_.now) {
    Branch(job,
           [&](Job& other, Outcome& outcome) { Step(outcome, more_).TellEventByOtherWay(other); });
    job.file_due = state_.now;
  }
  TellEventByOtherWay(job);
}

void Step::TellEventByOtherWay(Job& job) {
  if (job.event == Event::kNone || job.is_acknowledged) return;
  if (AwaitsProgram(job)) return;
  const Time due = job.due;
  if (!job.callback.exists) job.due = state_.now;
  if (due <= state_.now) return;
  Branch(job, [&](Job& other, Outcome&) { other.due = other.callback.exists ? state_.now : due; });
}

}  // namespace conformance::model
