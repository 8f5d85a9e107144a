// File: accounts.h
//
// Who has jobs: the accounts of the machine, whether each is logged on, and how many jobs it has.
// Knows no job; what a log-off does to jobs stands in sessions.cc.

#ifndef BITSIM_ENGINE_ACCOUNTS_H_
#define BITSIM_ENGINE_ACCOUNTS_H_

#include <cstdint>
#include <vector>

#include "bitsim/decisions.h"
#include "bitsim/machine.h"
#include "bitsim/users.h"

namespace bitsim {

using UserIndex = std::uint32_t;  // place in Accounts

class Accounts {
 public:
  explicit Accounts(const Decisions& decisions) : decisions_(decisions) {}

  // The same name is the same account. Throws std::invalid_argument, which names the member of
  // `user` that is bad, or is not what it was before.
  UserIndex FindOrAdd(const User& user);
  const User& user(UserIndex index) const { return accounts_[index].user; }
  UserIndex count() const { return static_cast<UserIndex>(accounts_.size()); }

  bool is_logged_on(UserIndex index) const { return accounts_[index].is_logged_on; }
  void SetLoggedOn(UserIndex index, bool is_logged_on) {
    accounts_[index].is_logged_on = is_logged_on;
  }

  bool has_jobs(UserIndex index) const { return accounts_[index].job_count > 0; }
  void AddJob(UserIndex owner) { Count(owner, 1); }
  void RemoveJob(UserIndex owner) { Count(owner, -1); }

  // Whether the limits on jobs, files and ranges bind this user.
  bool IsLimited(UserIndex index) const;
  // Whether this user may have one more job (SCHED-09).
  HRESULT CheckJobLimits(UserIndex index, const GroupPolicies& policies) const;

 private:
  struct Account {
    User user;
    bool is_logged_on = false;
    std::int64_t job_count = 0;
  };

  void Count(UserIndex owner, int difference);

  const Decisions& decisions_;
  std::vector<Account> accounts_;
  std::int64_t limited_job_count_ = 0;  // of the accounts that the limits bind
};

}  // namespace bitsim

#endif  // BITSIM_ENGINE_ACCOUNTS_H_
