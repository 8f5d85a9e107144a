// File: worker_process.h
//
// A child process that is given lines on its standard input and says lines on its standard output.
// Its error output is this process's. It gets no Ctrl-C, for its parent decides when it ends; and
// it never outlives its parent.
//
//   WorkerProcess worker({ThisProgram("bits-conformance"), "--worker"}, "A.B\n");
//   while (auto line = worker.NextLine(std::chrono::seconds(20))) ...
//   if (!worker.has_closed_its_output()) worker.Kill();     // 20 s without a line
//   worker.Exit();                                          // "signal 11 (Segmentation fault)"

#ifndef BITSIM_CONFORMANCE_RUNNER_WORKER_PROCESS_H_
#define BITSIM_CONFORMANCE_RUNNER_WORKER_PROCESS_H_

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace conformance::runner {

// The path of the running program; `fallback` where the system does not tell.
std::string ThisProgram(const std::string& fallback);

class WorkerProcess {
 public:
  // Throws BackendError if the process cannot be started.
  WorkerProcess(const std::vector<std::string>& command, std::string input);
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;
  ~WorkerProcess();  // kills it if it still runs

  // The next line, without its end. None if there was none in that time, or the output is at its
  // end: what was written last without a line end is lost.
  std::optional<std::string> NextLine(std::chrono::milliseconds patience);
  bool has_closed_its_output() const;

  // Ends the process and all that it started.
  void Kill();
  // Waits for the end and tells how it came: "exit code 0", "signal 6 (Aborted)". Kills the process
  // if it has not ended in that time; then the answer is empty.
  std::string Exit(std::chrono::milliseconds patience);

 private:
  class Lines;    // what a thread of its own has read
  class Process;  // of this operating system

  std::unique_ptr<Process> process_;
  std::shared_ptr<Lines> lines_;
};

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_WORKER_PROCESS_H_
