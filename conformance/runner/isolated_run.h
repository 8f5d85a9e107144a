// File: isolated_run.h
//
// A run whose tests are in a process of their own, the worker (worker.h), which this one watches.
//
//   this process                               a worker
//   names of the tests ────────────────────▶   runs one after the other
//   RunLog ◀── start, findings, end ────────
//
// A worker runs as many tests as it lives: an undisturbed run has one. If it dies, the test that
// ran is `crash`; if a test takes too long, the worker is killed and the test is `timeout`. Either
// way the backend is asked to recover and a new worker goes on with the next test.

#ifndef BITSIM_CONFORMANCE_RUNNER_ISOLATED_RUN_H_
#define BITSIM_CONFORMANCE_RUNNER_ISOLATED_RUN_H_

#include <chrono>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "conformance/runner/run_log.h"
#include "conformance/runner/worker_messages.h"

namespace conformance::runner {

struct IsolationSettings {
  std::vector<std::string> command;        // of a worker
  std::chrono::milliseconds test_limit{};  // from the start of a test to its end
  // Brings the service back after a test that died or hung; may throw BackendError.
  std::function<void()> recover;
  // Called once, when the backend stands for the first time, with its version of BITS.
  std::function<void(const std::string& bits_version)> on_ready;
};

class IsolatedRun {
 public:
  // `log` must outlive the run.
  IsolatedRun(IsolationSettings settings, RunLog& log);

  // Runs these tests, in the worker's order; may be called again. Returns early when the run is to
  // stop (CurrentRun::stop_requested): on Ctrl-C, or when the backend cannot be brought back.
  void Run(std::vector<std::string> tests);

 private:
  void RunOneWorker();
  void TakeIn(WorkerMessage message);
  // The worker is gone, or was killed.
  void Lose(Finding::Kind kind, const std::string& how);
  void BackendBroke(const std::string& how);
  void EndRunning();
  std::string Blamed(TestResult& test);
  bool HoldCrashAgainstItsRule(TestResult& test);
  // Whether the backend died in a test that rests on nothing, for the first time. What killed it
  // may have been the test before, so that it is run once more, on a fresh one.
  bool IsWorthASecondTry(const TestResult& test);
  void Recover();
  void CleanUp();

  std::vector<std::string> WorkerCommand() const;

  const IsolationSettings settings_;
  RunLog& log_;
  std::vector<std::string> pending_;             // tests that have not ended
  TestResult running_;                           // without a name: none
  std::string rests_on_;                         // the rule that it named last as what it rests on
  std::vector<std::string> lacks_;               // rules on which a test rested that did not end
  std::set<std::string> tried_again_;            // tests that are run for the second time
  std::chrono::steady_clock::time_point since_;  // when the worker, or its test, started
  bool is_ready_ = false;                        // the present worker's backend
  bool is_damaged_ = false;                      // that backend died; a new worker is needed
  bool was_ready_ = false;                       // any worker's
  int failures_in_a_row_ = 0;  // of workers, without the end of a test between them
};

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_ISOLATED_RUN_H_
