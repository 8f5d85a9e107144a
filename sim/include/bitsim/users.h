// File: users.h
//
// Who runs an application and owns its jobs.
//
//   const bitsim::User alice = {.name = "alice"};
//   const bitsim::User admin = {.name = "admin", .is_administrator = true};
//   simulation.StartApplication("client", alice);
//
// Two users are the same when their names are. Callbacks of one user share that user's four
// notification slots (rule NOTIFY-CB-09); another user's do not wait for them.

#ifndef BITSIM_USERS_H_
#define BITSIM_USERS_H_

#include <string>

namespace bitsim {

struct User {
  std::string name = "user";
  bool is_administrator = false;
};

// The accounts that services run in: they have no command lines (rule NOTIFY-CMD-12).
inline bool IsServiceAccount(const User& user) {
  return user.name == "LocalSystem" || user.name == "LocalService" || user.name == "NetworkService";
}

}  // namespace bitsim

#endif  // BITSIM_USERS_H_
