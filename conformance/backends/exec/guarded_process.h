// File: guarded_process.h
//
// A command that is run by /bin/sh, with pipes, and that leaves nothing behind: when this object is
// gone, or when the process that made it ends in whatever way, the command and all that it started
// are killed (as long as they stay in their process group).
//
//   this process ── guardian ── command ── its children
//                   └────── one process group ───────┘
//
// The guardian is there for the last case: the system tells it that its parent has died, and it
// kills its group.

#ifndef BITSIM_CONFORMANCE_BACKENDS_EXEC_GUARDED_PROCESS_H_
#define BITSIM_CONFORMANCE_BACKENDS_EXEC_GUARDED_PROCESS_H_

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>

namespace conformance::exec {

class GuardedProcess {
 public:
  // Throws BackendError if there can be no process; that the command is wrong shows at its end.
  // REQUIRES: called on a thread that outlives the object.
  explicit GuardedProcess(const std::string& command);
  GuardedProcess(const GuardedProcess&) = delete;
  GuardedProcess& operator=(const GuardedProcess&) = delete;
  ~GuardedProcess();

  int input() const { return input_; }    // what is written here the command reads
  int output() const { return output_; }  // what the command writes is read here

  // "exit code 3" or "signal 9 (Killed)", or nothing if it does not end in that time.
  std::optional<std::string> WaitForEnd(std::chrono::milliseconds patience);

 private:
  pid_t guardian_ = 0;
  int input_ = -1;
  int output_ = -1;
};

}  // namespace conformance::exec

#endif  // BITSIM_CONFORMANCE_BACKENDS_EXEC_GUARDED_PROCESS_H_
