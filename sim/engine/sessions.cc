// Whose jobs may run: those of who is logged on. And how much of each thing a user may have.

#include <stdexcept>

#include "sim/engine/engine.h"
#include "sim/engine/engine_trace.h"

namespace bitsim {

UserIndex Engine::AddUser(const User& user) {
  const UserIndex index = accounts_.FindOrAdd(user);
  const bool is_session = !user.token.is_run_as || decisions_.RunAsIsSession();
  if (is_session && !IsServiceAccount(user)) SetLoggedOn(index, true);
  return index;
}

// --- Limits ---

HRESULT Engine::CheckFileLimit(const Job& job, std::size_t more_files) const {
  const bool is_upload = job.type != BG_JOB_TYPE_DOWNLOAD;
  if (is_upload && job.files.size() + more_files > decisions_.FilesOfUploadMax()) {
    return BG_E_TOO_MANY_FILES;
  }
  if (!accounts_.IsLimited(job.owner)) return S_OK;
  const std::uint32_t max =
      machine_.group_policies().files_per_job_max.value_or(decisions_.FilesPerJobMax());
  return job.files.size() + more_files > max ? BG_E_TOO_MANY_FILES_IN_JOB : S_OK;
}

HRESULT Engine::CheckRangeLimit(const Job& job, std::size_t ranges) const {
  if (!accounts_.IsLimited(job.owner)) return S_OK;
  const std::uint32_t max =
      machine_.group_policies().ranges_per_file_max.value_or(decisions_.RangesPerFileMax());
  return ranges > max ? BG_E_TOO_MANY_RANGES_IN_FILE : S_OK;
}

// --- Sessions ---

bool Engine::HasSession(const Job& job) const {
  return accounts_.is_logged_on(job.owner) ||
         decisions_.RunsWithoutSession(accounts_.user(job.owner).kind);
}

void Engine::LogOn(const User& user) {
  if (IsServiceAccount(user)) {
    throw std::invalid_argument("LogOn: '" + user.name + "' is a service account, always there");
  }
  SetLoggedOn(accounts_.FindOrAdd(user), true);
}

void Engine::LogOff(const User& user) {
  if (IsServiceAccount(user)) {
    throw std::invalid_argument("LogOff: '" + user.name + "' is a service account, always there");
  }
  SetLoggedOn(accounts_.FindOrAdd(user), false);
}

void Engine::LogOffEverybody() {
  for (UserIndex user = 0; user < accounts_.count(); ++user) SetLoggedOn(user, false);
}

void Engine::SetLoggedOn(UserIndex user, bool is_logged_on) {
  if (accounts_.is_logged_on(user) == is_logged_on) return;
  accounts_.SetLoggedOn(user, is_logged_on);
  world_.Note(is_logged_on ? kUserLoggedOn : kUserLoggedOff, 0, user);
  if (!accounts_.has_jobs(user)) return;
  for (const JobIndex index : jobs_.InQueue()) {
    Job& job = jobs_.at(index);
    if (job.owner != user) continue;
    if (!is_logged_on) LoseHelperToken(job);
    ApplySession(job, is_logged_on ? "ST-33" : "ST-32");
  }
}

void Engine::ApplySession(Job& job, const char* rule) {
  if (HasSession(job)) {
    const bool is_idle = job.state == BG_JOB_STATE_QUEUED && !job.run_or_defaults().is_waiting;
    if (is_idle && decisions_.RunsAfterLogOn()) scheduler_.Enqueue(job);
    return;
  }
  if (job.run_or_defaults().is_waiting) scheduler_.Remove(job);
  ChangeState(job, decisions_.StateAfterLogOff(job.state), rule);
}

// --- Helper tokens, which last as long as the session ---

void Engine::LoseHelperToken(Job& job) {
  if (job.extras == nullptr || !job.extras->has_helper_token) return;
  job.extras->has_helper_token = false;
  job.extras->helper_token_sid = Text();
  const bool is_complete = job.state == BG_JOB_STATE_TRANSFERRED;
  if (LacksHelperToken(job) && !is_complete && job.state != BG_JOB_STATE_ERROR) FailForToken(job);
}

bool Engine::LacksHelperToken(const Job& job) const {
  return job.extras != nullptr && job.extras->helper_token_flags != 0 &&
         !job.extras->has_helper_token;
}

void Engine::FailForToken(Job& job) {
  const BG_JOB_STATE next = decisions_.StateAfterLostToken(job.state);
  if (next == BG_JOB_STATE_ERROR) {
    Fail(job, {BG_ERROR_CONTEXT_GENERAL_QUEUE_MANAGER, BG_E_TOKEN_REQUIRED, -1},
         FailureClass::kFatal);
  } else {
    ChangeState(job, next, "ST-38");
  }
}

}  // namespace bitsim
