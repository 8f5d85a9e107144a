// File: testee_process.h
//
// The process of a testee, in lines. It never waits for longer than it is told to, and keeps the
// last lines that went to and fro for messages.
//
//   TesteeProcess testee("python3 my_testee.py");
//   testee.Send(R"({"id":1,"call":"hello", ...})", seconds(10));
//   const std::string line = testee.Receive(seconds(10));
//
// What it writes to its error output is shown as it is.

#ifndef BITSIM_CONFORMANCE_BACKENDS_EXEC_TESTEE_PROCESS_H_
#define BITSIM_CONFORMANCE_BACKENDS_EXEC_TESTEE_PROCESS_H_

#include <chrono>
#include <deque>
#include <string>

#include "conformance/backends/exec/guarded_process.h"
#include "conformance/testbed/service_died.h"
#include "conformance/testbed/testbed.h"

namespace conformance::exec {

class TesteeProcess {
 public:
  // Throws BackendError if no process can be made; that the command is wrong shows later.
  // REQUIRES: called on a thread that outlives the object.
  explicit TesteeProcess(const std::string& command);
  TesteeProcess(const TesteeProcess&) = delete;
  TesteeProcess& operator=(const TesteeProcess&) = delete;

  // Both throw ServiceDied if the process ends, or does not do its part in that time.
  void Send(const std::string& line, std::chrono::nanoseconds limit);
  std::string Receive(std::chrono::nanoseconds limit);

  // The last lines, "> " before those that were sent and "< " before those that came.
  std::string LastLines() const;

 private:
  using Clock = std::chrono::steady_clock;

  // Waits until the descriptor is ready; false when the time is over.
  static bool WaitFor(int descriptor, short events, Clock::time_point end);
  void Keep(char direction, const std::string& line);
  [[noreturn]] void ThrowEnded();

  GuardedProcess process_;
  std::string unread_;
  std::deque<std::string> last_lines_;
};

}  // namespace conformance::exec

#endif  // BITSIM_CONFORMANCE_BACKENDS_EXEC_TESTEE_PROCESS_H_
