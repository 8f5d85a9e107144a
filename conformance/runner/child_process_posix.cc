#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <array>
#include <cerrno>
#include <cstring>
#include <thread>

#include "conformance/runner/child_process.h"
#include "conformance/runner/worker_process.h"
#include "conformance/testbed/errors.h"

namespace conformance::runner {
namespace {

constexpr std::chrono::milliseconds kPollInterval{5};
constexpr int kExitNotStarted = 127;

struct Pipe {
  Pipe() {
    std::array<int, 2> ends;
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
      throw BackendError(std::string("cannot make a pipe: ") + std::strerror(errno));
    }
    read_end = ends[0];
    write_end = ends[1];
  }
  int read_end;
  int write_end;
};

// Runs in the child, where only what is safe in a signal handler may be called.
[[noreturn]] void BecomeChild(char* const* argv, int input, int output, pid_t parent) {
  setpgid(0, 0);
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(kExitNotStarted);
#else
  static_cast<void>(parent);
#endif
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  execv(argv[0], argv);
  _exit(kExitNotStarted);
}

std::string EndOf(int status) {
  if (WIFEXITED(status)) return "exit code " + std::to_string(WEXITSTATUS(status));
  const int number = WTERMSIG(status);
  return "signal " + std::to_string(number) + " (" + strsignal(number) + ")";
}

}  // namespace

std::string ThisProgram(const std::string& fallback) {
  std::array<char, 4096> path;
  const ssize_t length = readlink("/proc/self/exe", path.data(), path.size());
  if (length <= 0 || static_cast<std::size_t>(length) == path.size()) return fallback;
  return {path.data(), static_cast<std::size_t>(length)};
}

ChildProcess::ChildProcess(const std::vector<std::string>& command) {
  // A child that dies early must not take this process with it.
  signal(SIGPIPE, SIG_IGN);
  const Pipe to_child;
  const Pipe from_child;
  std::vector<std::string> arguments = command;
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child == 0) BecomeChild(argv.data(), to_child.read_end, from_child.write_end, parent);
  close(to_child.read_end);
  close(from_child.write_end);
  input_ = to_child.write_end;
  output_ = from_child.read_end;
  if (child < 0) throw BackendError(std::string("cannot fork: ") + std::strerror(errno));
  setpgid(child, child);  // here too, whoever comes first
  process_ = child;
}

ChildProcess::~ChildProcess() = default;

void ChildProcess::Kill() {
  if (process_ == 0) return;
  kill(-static_cast<pid_t>(process_), SIGKILL);
  waitpid(static_cast<pid_t>(process_), nullptr, 0);
  process_ = 0;
}

std::optional<std::string> ChildProcess::WaitForEnd(std::chrono::milliseconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (process_ != 0) {
    int status = 0;
    if (waitpid(static_cast<pid_t>(process_), &status, WNOHANG) != 0) {
      kill(-static_cast<pid_t>(process_), SIGKILL);  // what it left behind
      process_ = 0;
      return EndOf(status);
    }
    if (std::chrono::steady_clock::now() >= end) return std::nullopt;
    std::this_thread::sleep_for(kPollInterval);
  }
  return "killed";
}

long ReadSome(int descriptor, char* buffer, std::size_t size) {
  ssize_t count = 0;
  do {
    count = read(descriptor, buffer, size);
  } while (count < 0 && errno == EINTR);
  return count;
}

bool WriteAll(int descriptor, const std::string& text) {
  std::size_t written = 0;
  while (written < text.size()) {
    const ssize_t count = write(descriptor, text.data() + written, text.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    written += static_cast<std::size_t>(count);
  }
  return true;
}

void CloseDescriptor(int descriptor) { close(descriptor); }

int TakeStandardOutput() {
  const int taken = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  dup2(STDERR_FILENO, STDOUT_FILENO);
  return taken;
}

void DieQuietly() {}

}  // namespace conformance::runner
