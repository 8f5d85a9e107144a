// Accounts: who is logged on, how many jobs each may have, and whose jobs may run.

#include <algorithm>
#include <stdexcept>

#include "sim/engine/engine.h"
#include "sim/engine/engine_trace.h"

namespace bitsim {

// --- Accounts ---

UserIndex Engine::FindOrAddAccount(const User& user) {
  const auto found = std::find_if(accounts_.begin(), accounts_.end(), [&](const Account& other) {
    return other.user.name == user.name;
  });
  if (found == accounts_.end()) {
    if (user.name.empty()) throw std::invalid_argument("User: name is empty");
    accounts_.push_back({.user = user});
    return static_cast<UserIndex>(accounts_.size() - 1);
  }
  if (found->user.is_administrator != user.is_administrator) {
    throw std::invalid_argument("User: is_administrator of '" + user.name +
                                "' is not what it was before");
  }
  if (found->user.kind != user.kind) {
    throw std::invalid_argument("User: kind of '" + user.name + "' is not what it was before");
  }
  return static_cast<UserIndex>(found - accounts_.begin());
}

UserIndex Engine::AddUser(const User& user) {
  const UserIndex index = FindOrAddAccount(user);
  const bool is_session = !user.token.is_run_as || decisions_.RunAsIsSession();
  if (is_session && !IsServiceAccount(user)) SetLoggedOn(index, true);
  return index;
}

// --- Limits ---

bool Engine::IsLimited(UserIndex user) const {
  const User& account = accounts_[user].user;
  return decisions_.IsLimited(account.kind, account.is_administrator);
}

void Engine::CountJob(UserIndex owner, int difference) {
  const auto change = static_cast<std::uint32_t>(difference);  // modulo 2^32
  accounts_[owner].job_count += change;
  if (IsLimited(owner)) limited_job_count_ += change;
}

HRESULT Engine::CheckJobLimits(UserIndex user) const {
  if (!IsLimited(user)) return S_OK;
  const GroupPolicies& policies = machine_.group_policies();
  if (accounts_[user].job_count >=
      policies.jobs_per_user_max.value_or(decisions_.JobsPerUserMax())) {
    return BG_E_TOO_MANY_JOBS_PER_USER;
  }
  if (limited_job_count_ >=
      policies.jobs_per_machine_max.value_or(decisions_.JobsPerMachineMax())) {
    return BG_E_TOO_MANY_JOBS_PER_MACHINE;
  }
  return S_OK;
}

HRESULT Engine::CheckFileLimit(const Job& job, std::size_t more_files) const {
  const bool is_upload = job.type != BG_JOB_TYPE_DOWNLOAD;
  if (is_upload && job.files.size() + more_files > decisions_.FilesOfUploadMax()) {
    return BG_E_TOO_MANY_FILES;
  }
  if (!IsLimited(job.owner)) return S_OK;
  const std::uint32_t max =
      machine_.group_policies().files_per_job_max.value_or(decisions_.FilesPerJobMax());
  return job.files.size() + more_files > max ? BG_E_TOO_MANY_FILES_IN_JOB : S_OK;
}

HRESULT Engine::CheckRangeLimit(const Job& job, std::size_t ranges) const {
  if (!IsLimited(job.owner)) return S_OK;
  const std::uint32_t max =
      machine_.group_policies().ranges_per_file_max.value_or(decisions_.RangesPerFileMax());
  return ranges > max ? BG_E_TOO_MANY_RANGES_IN_FILE : S_OK;
}

// --- Sessions ---

bool Engine::HasSession(const Job& job) const {
  const Account& owner = accounts_[job.owner];
  return owner.is_logged_on || decisions_.RunsWithoutSession(owner.user.kind);
}

void Engine::LogOn(const User& user) {
  if (IsServiceAccount(user)) {
    throw std::invalid_argument("LogOn: '" + user.name + "' is a service account, always there");
  }
  SetLoggedOn(FindOrAddAccount(user), true);
}

void Engine::LogOff(const User& user) {
  if (IsServiceAccount(user)) {
    throw std::invalid_argument("LogOff: '" + user.name + "' is a service account, always there");
  }
  SetLoggedOn(FindOrAddAccount(user), false);
}

void Engine::LogOffEverybody() {
  for (UserIndex user = 0; user < accounts_.size(); ++user) SetLoggedOn(user, false);
}

void Engine::SetLoggedOn(UserIndex user, bool is_logged_on) {
  Account& account = accounts_[user];
  if (account.is_logged_on == is_logged_on) return;
  account.is_logged_on = is_logged_on;
  world_.Note(is_logged_on ? kUserLoggedOn : kUserLoggedOff, 0, user);
  if (account.job_count == 0) return;
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
