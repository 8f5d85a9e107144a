#include "conformance/backends/exec/guarded_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <thread>

#include "conformance/testbed/errors.h"

namespace conformance::exec {
namespace {

constexpr std::chrono::milliseconds kPollInterval{2};
constexpr int kExitNotStarted = 127;
constexpr unsigned kFirstOtherDescriptor = 3;

// What follows runs between fork and exec, where only what is safe in a signal handler may be
// called.

[[noreturn]] void RunCommand(char* const* argv, const sigset_t& unblocked, int input, int output) {
  signal(SIGPIPE, SIG_DFL);
  sigprocmask(SIG_SETMASK, &unblocked, nullptr);
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  execv(argv[0], argv);
  _exit(kExitNotStarted);
}

// Ends as the command did.
[[noreturn]] void EndAs(int status) {
  if (WIFEXITED(status)) _exit(WEXITSTATUS(status));
  const int number = WTERMSIG(status);
  const rlimit no_core_dump = {};  // there is the command's own
  setrlimit(RLIMIT_CORE, &no_core_dump);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  signal(number, SIG_DFL);
  sigprocmask(SIG_UNBLOCK, &only, nullptr);
  raise(number);
  _exit(kExitNotStarted);
}

[[noreturn]] void Guard(char* const* argv, int input, int output, pid_t parent) {
  setpgid(0, 0);
  sigset_t watched;
  sigset_t unblocked;
  sigemptyset(&watched);
  sigaddset(&watched, SIGTERM);
  sigaddset(&watched, SIGCHLD);
  sigprocmask(SIG_BLOCK, &watched, &unblocked);
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != parent) _exit(kExitNotStarted);
  const pid_t command = fork();
  if (command == 0) RunCommand(argv, unblocked, input, output);
  // The ends of pipes that this process holds would keep others from seeing their end.
  syscall(SYS_close_range, kFirstOtherDescriptor, ~0u, 0u);
  while (true) {
    int number = 0;
    int status = 0;
    sigwait(&watched, &number);
    if (number == SIGTERM) kill(0, SIGKILL);
    if (waitpid(command, &status, WNOHANG) != 0) EndAs(status);
  }
}

std::array<int, 2> MakePipe() {
  std::array<int, 2> ends;
  if (pipe2(ends.data(), O_CLOEXEC) == 0) return ends;
  throw BackendError(std::string("cannot make a pipe: ") + std::strerror(errno));
}

}  // namespace

GuardedProcess::GuardedProcess(const std::string& command) {
  signal(SIGPIPE, SIG_IGN);  // a command that ends early must not take this process with it
  const std::array<int, 2> to_command = MakePipe();
  const std::array<int, 2> from_command = MakePipe();
  std::string shell = "/bin/sh";
  std::string option = "-c";
  std::string text = command;
  const std::array<char*, 4> argv = {shell.data(), option.data(), text.data(), nullptr};
  const pid_t parent = getpid();
  guardian_ = fork();
  if (guardian_ == 0) Guard(argv.data(), to_command[0], from_command[1], parent);
  close(to_command[0]);
  close(from_command[1]);
  input_ = to_command[1];
  output_ = from_command[0];
  if (guardian_ < 0) throw BackendError(std::string("cannot fork: ") + std::strerror(errno));
  setpgid(guardian_, guardian_);  // here too, whoever comes first
}

GuardedProcess::~GuardedProcess() {
  kill(-guardian_, SIGKILL);
  waitpid(guardian_, nullptr, 0);
  close(input_);
  close(output_);
}

std::optional<std::string> GuardedProcess::WaitForEnd(std::chrono::milliseconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  siginfo_t ended{};
  // The guardian is left for the destructor to collect: till then its number names no other.
  while (waitid(P_PID, static_cast<id_t>(guardian_), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 &&
         ended.si_pid == 0) {
    if (std::chrono::steady_clock::now() >= end) return std::nullopt;
    std::this_thread::sleep_for(kPollInterval);
  }
  if (ended.si_code == CLD_EXITED) return "exit code " + std::to_string(ended.si_status);
  return "signal " + std::to_string(ended.si_status) + " (" + strsignal(ended.si_status) + ")";
}

}  // namespace conformance::exec
