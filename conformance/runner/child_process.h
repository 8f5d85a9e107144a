// File: child_process.h
//
// A child process with pipes, in terms of the operating system: child_process_posix.cc and
// child_process_windows.cc. worker_process.h is what the runner uses.

#ifndef BITSIM_CONFORMANCE_RUNNER_CHILD_PROCESS_H_
#define BITSIM_CONFORMANCE_RUNNER_CHILD_PROCESS_H_

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace conformance::runner {

class ChildProcess {
 public:
  // Throws BackendError.
  explicit ChildProcess(const std::vector<std::string>& command);
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ~ChildProcess();  // leaves the process alone, where Kill or WaitForEnd did not end it

  // File descriptors of the C library, for the caller to close.
  int input() const { return input_; }    // what is written here the child reads
  int output() const { return output_; }  // what the child writes is read here

  // Ends the process and its children. Does nothing if it has ended.
  void Kill();
  // How the process ended, or nothing if it did not in that time.
  std::optional<std::string> WaitForEnd(std::chrono::milliseconds patience);

 private:
  std::intptr_t process_ = 0;                 // its id, or its handle
  [[maybe_unused]] std::intptr_t group_ = 0;  // the handle of its job object, on Windows
  int input_ = -1;
  int output_ = -1;
};

// Of these descriptors; as read and write of POSIX, interruptions aside.
long ReadSome(int descriptor, char* buffer, std::size_t size);
bool WriteAll(int descriptor, const std::string& text);
void CloseDescriptor(int descriptor);

// From now on what goes to standard output goes to the error output. Gives a descriptor of the
// place where it went before.
int TakeStandardOutput();

// Lets a process that dies just die: no dialog waits for somebody to press a button.
void DieQuietly();

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_CHILD_PROCESS_H_
