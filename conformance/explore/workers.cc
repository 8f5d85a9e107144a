#include "conformance/explore/workers.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <sstream>
#include <string>
#include <system_error>
#include <vector>

namespace conformance::explore {
namespace {

struct Worker {
  pid_t process;
  int pipe;
  std::uint64_t begin;
  std::uint64_t end;
  std::string text;  // what it has said so far
};

[[noreturn]] void Throw(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// In the new process: looks at a block and says what it found, in one line.
std::string LookAt(const Plan& plan, std::uint64_t begin, std::uint64_t end) {
  Coverage coverage;
  std::string failing = "-";
  for (std::uint64_t number = begin; number < end && failing == "-"; ++number) {
    const RunResult result = plan.Run(number);
    coverage.Add(result.coverage);
    if (result.mismatch) failing = std::to_string(number);
  }
  return failing + " " + coverage.ToText() + "\n";
}

void WriteAll(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(file, text.data(), text.size());
    if (written < 0 && errno != EINTR) return;
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
}

Worker Start(const Plan& plan, std::uint64_t begin, std::uint64_t end) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) Throw("pipe2");
  const pid_t process = fork();
  if (process < 0) Throw("fork");
  if (process == 0) {
    signal(SIGINT, SIG_IGN);  // Ctrl-C is meant for the parent, which waits for the block
    int code = 3;
    try {
      WriteAll(ends[1], LookAt(plan, begin, end));
      code = 0;
    } catch (const std::exception& error) {
      WriteAll(STDERR_FILENO, fmt::format("bits-explore: {}\n", error.what()));
    }
    _exit(code);
  }
  close(ends[1]);
  return {process, ends[0], begin, end, {}};
}

class Crew {
 public:
  Crew(const Plan& plan, const WorkOptions& options) : plan_(plan), options_(options) {
    result_.next = next_block_ = options.begin;
  }

  WorkResult Run() {
    while (true) {
      while (MayStart()) {
        const std::uint64_t end = std::min(options_.end, next_block_ + kBlock);
        workers_.push_back(Start(plan_, next_block_, end));
        next_block_ = end;
      }
      if (workers_.empty()) break;
      WaitForOne();
      if (options_.on_progress) options_.on_progress(result_.coverage);
    }
    if (result_.died_in) result_.next = std::min(result_.next, *result_.died_in);
    return result_;
  }

 private:
  bool MayStart() const {
    const bool was_stopped = options_.stop != nullptr && *options_.stop != 0;
    return !was_stopped && !result_.first_failure && !result_.died_in &&
           next_block_ < options_.end && workers_.size() < options_.process_count;
  }

  void WaitForOne() {
    std::vector<pollfd> pipes;
    for (const Worker& worker : workers_) pipes.push_back({worker.pipe, POLLIN, 0});
    if (poll(pipes.data(), pipes.size(), -1) < 0) {
      if (errno == EINTR) return;
      Throw("poll");
    }
    for (std::size_t i = pipes.size(); i-- > 0;) {
      if (pipes[i].revents == 0) continue;
      char buffer[4096];
      const ssize_t count = read(pipes[i].fd, buffer, sizeof buffer);
      if (count > 0) {
        workers_[i].text.append(buffer, static_cast<std::size_t>(count));
      } else if (count == 0 || errno != EINTR) {
        End(workers_[i]);
        workers_.erase(workers_.begin() + static_cast<std::ptrdiff_t>(i));
      }
    }
  }

  void End(const Worker& worker) {
    close(worker.pipe);
    int status = 0;
    while (waitpid(worker.process, &status, 0) < 0 && errno == EINTR) {
    }
    const std::size_t blank = worker.text.find(' ');
    const auto coverage = blank == std::string::npos
                              ? std::nullopt
                              : Coverage::FromText(std::string_view(worker.text).substr(blank));
    if (status != 0 || !coverage) {
      if (!result_.died_in || worker.begin < *result_.died_in) {
        result_.died_in = worker.begin;
        result_.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
      }
      return;
    }
    result_.coverage.Add(*coverage);
    const std::string failing = worker.text.substr(0, blank);
    if (failing != "-") {
      const std::uint64_t number = std::stoull(failing);
      result_.first_failure = std::min(result_.first_failure.value_or(number), number);
    }
    // Blocks end in any order; what counts is how far all of them have got.
    done_.push_back({worker.begin, worker.end});
    std::sort(done_.begin(), done_.end());
    while (!done_.empty() && done_.front().first == result_.next) {
      result_.next = done_.front().second;
      done_.erase(done_.begin());
    }
  }

  const Plan& plan_;
  const WorkOptions& options_;
  std::uint64_t next_block_ = 0;
  std::vector<Worker> workers_;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> done_;  // out of order
  WorkResult result_;
};

}  // namespace

WorkResult Work(const Plan& plan, const WorkOptions& options) { return Crew(plan, options).Run(); }

}  // namespace conformance::explore
