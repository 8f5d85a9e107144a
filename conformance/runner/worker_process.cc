#include "conformance/runner/worker_process.h"

#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

#include "conformance/runner/child_process.h"

namespace conformance::runner {

class WorkerProcess::Process : public ChildProcess {
 public:
  using ChildProcess::ChildProcess;
};

class WorkerProcess::Lines {
 public:
  // Writes the input, then reads until the output ends.
  void Serve(int input, const std::string& text, int output) {
    WriteAll(input, text);
    CloseDescriptor(input);
    std::string rest;
    std::array<char, 4096> buffer;
    for (long count = 0; (count = ReadSome(output, buffer.data(), buffer.size())) > 0;) {
      rest.append(buffer.data(), static_cast<std::size_t>(count));
      for (std::size_t end = 0; (end = rest.find('\n')) != std::string::npos;) {
        Add(rest.substr(0, end));
        rest.erase(0, end + 1);
      }
    }
    CloseDescriptor(output);
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

  std::optional<std::string> Next(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, patience, [this] { return ended_ || !lines_.empty(); });
    if (lines_.empty()) return std::nullopt;
    std::string line = std::move(lines_.front());
    lines_.pop_front();
    return line;
  }

  bool HasEnded() const {
    const std::lock_guard lock(mutex_);
    return ended_ && lines_.empty();
  }

 private:
  void Add(std::string line) {
    const std::lock_guard lock(mutex_);
    lines_.push_back(std::move(line));
    changed_.notify_all();
  }

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> lines_;
  bool ended_ = false;
};

WorkerProcess::WorkerProcess(const std::vector<std::string>& command, std::string input)
    : process_(std::make_unique<Process>(command)), lines_(std::make_shared<Lines>()) {
  // Detached: if anything that the worker started holds the pipe open, nobody waits for it.
  std::thread([lines = lines_, text = std::move(input), to = process_->input(),
               from = process_->output()] {
    lines->Serve(to, text, from);
  }).detach();
}

WorkerProcess::~WorkerProcess() { Kill(); }

std::optional<std::string> WorkerProcess::NextLine(std::chrono::milliseconds patience) {
  return lines_->Next(patience);
}

bool WorkerProcess::has_closed_its_output() const { return lines_->HasEnded(); }

void WorkerProcess::Kill() { process_->Kill(); }

std::string WorkerProcess::Exit(std::chrono::milliseconds patience) {
  if (const auto end = process_->WaitForEnd(patience)) return *end;
  Kill();
  return "";
}

}  // namespace conformance::runner
