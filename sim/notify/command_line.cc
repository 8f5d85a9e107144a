// The command line: what is run for an event that no callback took.

#include <utility>

#include "bitsim/users.h"
#include "sim/notify/calls.h"

namespace bitsim {

bool Notifier::CommandLineIsFor(const Job& job, ULONG event_bit) const {
  if ((decisions_.CommandLineEvents() & event_bit) == 0) return false;
  const bool is_of_service = IsServiceAccount(engine_.user(job.owner)) ||
                             IsServiceAccount(engine_.user(job.extras->command_line_user));
  return !is_of_service || decisions_.ServiceAccountsRunCommandLines();
}

HRESULT Notifier::StartProgram(const Job& job, LaunchId& launch) {
  if (programs_ == nullptr) return HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND);
  const JobExtras& extras = *job.extras;
  const UserIndex user =
      decisions_.CommandLineRunsAsItsSetter() ? extras.command_line_user : job.owner;
  return programs_->Start(
      job.index, user, decisions_.LaunchedProgram(extras.command_line_program.view()),
      decisions_.LaunchedParameters(extras.command_line_parameters.view()), launch);
}

void Notifier::RunCommandLine(Job& job) {
  Record& record = at(job.index);
  Fallback& fallback = record.fallback_for_change();
  if (fallback.launch != 0) {  // it still runs from before a callback came and failed
    fallback.awaits_program = true;
    return;
  }
  const HRESULT started = StartProgram(job, fallback.launch);
  if (SUCCEEDED(started)) {
    fallback.awaits_program = true;
    world_.Note(kProgramStarted, job.index, fallback.launch, 0, "NOTIFY-CMD-05");
    return;
  }
  fallback.launch = 0;
  world_.Note(kProgramNotStarted, job.index, static_cast<std::uint32_t>(started), 0,
              "NOTIFY-CMD-10");
  if (decisions_.RetriesFailedLaunch()) {
    PlanRetry(record, decisions_.CommandLineRetryInterval(Notified(job)), "NOTIFY-CMD-10");
  } else {
    record.acknowledged = true;
  }
}

void Notifier::RunCommandLineFor(const Job& job, ULONG event_bit) {
  if (!MayRunCommandLine(job, event_bit) || !IsSubscribed(job, event_bit)) return;
  LaunchId launch = 0;
  StartProgram(job, launch);
}

void Notifier::OnProgramEnded(JobIndex index, LaunchId launch, std::uint32_t exit_code) {
  Record& record = at(index);
  if (record.fallback == nullptr || record.fallback->launch != launch) return;
  Fallback& fallback = *record.fallback;
  fallback.launch = 0;
  world_.Note(kProgramEnded, index, launch, exit_code, "NOTIFY-CMD-08");
  // Who registered meanwhile is told, whatever the program did.
  if (!std::exchange(fallback.awaits_program, false)) return;
  if (decisions_.ExitCodeAcknowledges(exit_code)) {
    if (record.callback && decisions_.CallbackIsToldAfterProgram()) {
      PlanRetry(record, RetryInterval(record.job), "NOTIFY-CMD-14");
    } else {
      record.acknowledged = true;
      fallback.has_acknowledged = true;
    }
  } else if (!decisions_.RerunsCommandLine()) {
    record.acknowledged = true;
  } else {
    fallback.skips_callback = !decisions_.CallbackIsToldAfterFailedProgram();
    PlanRetry(record, decisions_.CommandLineRetryInterval(Notified(record.job)), "NOTIFY-CMD-09");
  }
}

void Notifier::ForgetFallback(Record& record) {
  if (record.fallback == nullptr) return;
  record.fallback->launch = 0;
  record.fallback->awaits_program = false;
  record.fallback->skips_callback = false;
  record.fallback->has_acknowledged = false;
}

}  // namespace bitsim
