#include "sim/engine/accounts.h"

#include <algorithm>
#include <stdexcept>

namespace bitsim {

UserIndex Accounts::FindOrAdd(const User& user) {
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

void Accounts::Count(UserIndex owner, int difference) {
  accounts_[owner].job_count += difference;
  if (IsLimited(owner)) limited_job_count_ += difference;
}

bool Accounts::IsLimited(UserIndex index) const {
  const User& account = user(index);
  return decisions_.IsLimited(account.kind, account.is_administrator);
}

HRESULT Accounts::CheckJobLimits(UserIndex index, const GroupPolicies& policies) const {
  if (!IsLimited(index)) return S_OK;
  if (accounts_[index].job_count >=
      policies.jobs_per_user_max.value_or(decisions_.JobsPerUserMax())) {
    return BG_E_TOO_MANY_JOBS_PER_USER;
  }
  if (limited_job_count_ >=
      policies.jobs_per_machine_max.value_or(decisions_.JobsPerMachineMax())) {
    return BG_E_TOO_MANY_JOBS_PER_MACHINE;
  }
  return S_OK;
}

}  // namespace bitsim
