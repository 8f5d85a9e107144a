// Who is told of what (docs/rules/callback-contract.md, file-transferred.md, command-line.md,
// notification-clsid.md).

#include <algorithm>

#include "conformance/model/step.h"

namespace conformance::model {
namespace {

std::uint32_t BitOf(Event event) {
  return event == Event::kError ? BG_NOTIFY_JOB_ERROR : BG_NOTIFY_JOB_TRANSFERRED;
}

}  // namespace

bool AwaitsProgram(const Job& job) { return job.program_ends != kNever && job.program_counts; }

bool WaitsToBeTold(const Job& job) {
  if (job.event == Event::kNone || job.is_acknowledged || !IsSubscribed(job, BitOf(job.event))) {
    return false;
  }
  if (AwaitsProgram(job)) return false;
  if (!job.callback.exists && !CanMakeObject(job)) return job.program != Program::kNone;
  if (HasFilesToTell(job)) return false;  // files come first, NOTIFY-FILE-04
  const bool is_being_told = job.call_ends != kNever && job.call_counts;
  return !job.callback.exists || !is_being_told;
}

bool CanMakeObject(const Job& job) {
  return job.notification_class == NotificationClass::kListens ||
         job.notification_class == NotificationClass::kFails;
}

bool HearsOfModifications(const Job& job) {
  return (job.callback.is_alive() || CanMakeObject(job)) &&
         IsSubscribed(job, BG_NOTIFY_JOB_MODIFICATION);
}

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
  if (job.program_ends <= state_.now) {  // with 0
    job.program_ends = kNever;
    if (job.program_counts) {
      Cite(job.callback.exists ? rule::NOTIFY_CMD_14 : rule::NOTIFY_CMD_08);
      job.is_acknowledged = true;
    }
    return true;
  }
  const bool tells_file = HasFilesToTell(job) && (job.callback.exists || CanMakeObject(job));
  if (tells_file ? job.file_due > state_.now : !WaitsToBeTold(job) || job.due > state_.now) {
    return false;
  }
  if (job.callback.is_dead) {  // found out by calling it (NOTIFY-SEC-06)
    Cite(rule::NOTIFY_CB_15);
    if (job.program != Program::kNone) Cite(rule::NOTIFY_CMD_13);
    job.callback = {};
    job.callback_was_lost = true;
    return true;
  }
  if (!job.callback.exists && CanMakeObject(job)) {
    MakeObject(job);
    return true;
  }
  if (!job.callback.exists) {
    if (job.notification_class != NotificationClass::kNone) Cite(rule::NOTIFY_CMD_19);
    RunProgram(job);
    return true;
  }
  if (state_.slots[0].until != 0) {  // all are taken
    Cite(rule::NOTIFY_CB_09);
    return false;
  }
  if (tells_file) {
    TellFile(index);
  } else {
    TellCallback(index);
  }
  return true;
}

// It is the job's callback from now on.
void Step::MakeObject(Job& job) {
  Cite(rule::NOTIFY_CLS_03);
  Cite(rule::NOTIFY_CLS_07);  // nothing that is due is unwanted
  const bool fails = job.notification_class == NotificationClass::kFails;
  job.callback = {.exists = true,
                  .application = kClassServer,
                  .behaviour = fails ? Behaviour::kFail : Behaviour::kListen};
  job.call_counts = false;  // one that was removed may be in its call
}

// One after the other, in the order of the files; one that is not accepted holds up the rest.
void Step::TellFile(std::size_t index) {
  Job& job = state_.jobs[index];
  const bool fails = job.callback.behaviour == Behaviour::kFail;
  Cite(rule::NOTIFY_FILE_01);
  if (job.files_to_tell > 1) Cite(rule::NOTIFY_FILE_07);
  if (job.event != Event::kNone) Cite(rule::NOTIFY_FILE_04);
  NoteCall(index,
           {.event = Event::kFile,
            .application = job.callback.application,
            .behaviour = job.callback.behaviour,
            .file = job.files_told},
           false, fails);
  if (fails) {
    Cite(rule::NOTIFY_FILE_03);
    job.file_due = state_.now + job.retry_delay;
  } else if (++job.files_told == job.files_to_tell) {
    ForgetFiles(job);
  }
}

void Step::TellCallback(std::size_t index) {
  Job& job = state_.jobs[index];
  const Registration callback = job.callback;
  const bool is_error = job.event == Event::kError;
  if (callback.application == kClassServer) {
    Cite(rule::NOTIFY_CLS_04);
  } else if (job.notification_class != NotificationClass::kNone) {
    Cite(rule::NOTIFY_CLS_09);
  }
  Cite(is_error ? rule::NOTIFY_ERR_01 : rule::NOTIFY_XFR_01);
  const model::Call call = {.event = job.event,
                            .application = callback.application,
                            .behaviour = callback.behaviour,
                            .code = is_error ? job.error : S_OK};
  NoteCall(index, call, false,
           callback.behaviour == Behaviour::kFail && job.program == Program::kNone);
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
      if (job.notification_class != NotificationClass::kNone) Cite(rule::NOTIFY_CLS_08);
      job.is_acknowledged = false;
      job.due = state_.now + job.retry_delay;
      if (job.program != Program::kNone) RunProgram(job);
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
      if (job.program == Program::kNone) break;
      // Or the program is run, for the one that was replaced has failed.
      Branch(job, [&](Job& other, Outcome& outcome) {
        Step(outcome, more_).RunProgram(other);
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
      if (!is_error || !state_.is_connected) break;
      Cite(rule::NOTIFY_ERR_05);
      state_.servers[index] = Server::kServes;
      Resume(job);
      break;
  }
  outcome_.allowed.results = std::move(results);
}

// What is run where no callback took the event.
void Step::RunProgram(Job& job) {
  Cite(rule::NOTIFY_CMD_05);
  if (job.callback.exists) Cite(rule::NOTIFY_CMD_13);
  if (job.program_ends != kNever) {  // it runs still: its end is awaited again
    job.program_counts = true;
    return;
  }
  AllowedLaunches& launches = outcome_.allowed.jobs[IndexOf(job)].launches;
  launches.program = job.program;
  ++launches.count;
  job.due = state_.now + job.retry_delay;  // of the next attempt, if there is one
  switch (job.program) {
    case Program::kNone:  // is never run
      break;
    case Program::kSucceeds:
      Cite(job.callback.exists ? rule::NOTIFY_CMD_14 : rule::NOTIFY_CMD_08);
      job.is_acknowledged = true;
      break;
    case Program::kFails:
      Cite(job.callback.exists ? rule::NOTIFY_CMD_15 : rule::NOTIFY_CMD_09);
      break;
    case Program::kMissing:
      Cite(rule::NOTIFY_CMD_10);
      break;
    case Program::kCompletes: {
      Cite(rule::NOTIFY_CMD_17);
      const std::vector<HRESULT> results = outcome_.allowed.results;
      Complete(job);
      outcome_.allowed.results = results;  // what its own calls answer, nobody sees
      break;
    }
    case Program::kLasts:
      job.program_ends = state_.now + kProgramLasts;
      job.program_counts = true;
      job.due = state_.now;  // no other attempt is planned
      break;
  }
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

// When a failed call is repeated, and when a program that cannot be started is tried again, is up
// to the service; only the retry delay is a bound.
void Step::AllowEarlyRepeats() {
  for (std::size_t i = 0; i < kJobsMax; ++i) {
    const Job& job = state_.jobs[i];
    const bool has_object = job.callback.exists || CanMakeObject(job);
    if (!has_object && job.program == Program::kMissing && WaitsToBeTold(job)) {
      outcome_.allowed.jobs[i].launches.program = job.program;
      outcome_.allowed.jobs[i].launches.may_be_more = true;
    }
    const bool tells_file = HasFilesToTell(job);
    if (tells_file ? job.file_due <= state_.now : !WaitsToBeTold(job) || job.due <= state_.now) {
      continue;
    }
    if (!job.callback.is_alive() || job.callback.behaviour != Behaviour::kFail) continue;
    if (!tells_file && job.program != Program::kNone) continue;  // NOTIFY-CMD-15
    model::Call call = {.event = tells_file ? Event::kFile : job.event,
                        .application = job.callback.application,
                        .behaviour = Behaviour::kFail};
    if (tells_file) call.file = job.files_told;
    if (call.event == Event::kError) call.code = job.error;
    NoteCall(i, call, true, true);
  }
}

void Step::NoteModifications() {
  for (std::size_t i = 0; i < kJobsMax; ++i) {
    if (HearsOfModifications(state_.jobs[i])) {
      outcome_.allowed.jobs[i].modifications = Modifications::kMaybe;
    }
  }
}

// A modification, too, makes an object of the class, if it is told at all: it is lossy.
void Step::MakeObjectsForModifications() {
  for (Job& job : state_.jobs) {
    if (!job.exists || job.callback.is_alive() || !HearsOfModifications(job)) continue;
    Branch(job, [&](Job& other, Outcome& outcome) {
      if (other.callback.exists) other.callback_was_lost = true;
      Step(outcome, more_).MakeObject(other);
    });
  }
}

}  // namespace conformance::model
