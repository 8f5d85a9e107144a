// File: current_run.h
//
// The run of the suite that this process is in: which backend, which seed, and what the test that
// runs now has said so far. One object, because the macros of a test must reach it from wherever
// they stand: the test, a helper, a callback on a thread of the service.
//
// The runner calls Begin, then StartTest and FinishTest around every test. The macros of
// rule_test.h and the runner's GoogleTest listener call the rest.
//
// THREADS  Every method may be called from any thread. While one of them runs, the trace source is
// asked for the trace; it must call neither GoogleTest nor this class.

#ifndef BITSIM_CONFORMANCE_VERDICT_CURRENT_RUN_H_
#define BITSIM_CONFORMANCE_VERDICT_CURRENT_RUN_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "conformance/verdict/rule_tests.h"
#include "conformance/verdict/test_result.h"

namespace conformance {

class Backend;

class CurrentRun {
 public:
  using TraceSource = std::function<std::vector<std::string>()>;

  // The one run of the process.
  static CurrentRun& Get();

  // Keeps `backend`, which must outlive the tests.
  void Begin(Backend& backend, std::uint64_t seed);
  // REQUIRES: Begin was called.
  Backend& backend() const { return *backend_; }
  std::uint64_t seed() const { return seed_; }

  // What is done with the choices of the tests' worlds; by default nothing.
  struct Choices {
    // Gets the recording of each test when its world ends.
    std::function<void(const std::string& test, const std::string& recording)> keep;
    // What every test is to repeat, and where it stands.
    std::optional<std::string> replay;
    std::string place;
    int first_line = 1;
  };
  void SetChoices(Choices choices) { choices_ = std::move(choices); }
  const Choices& choices() const { return choices_; }

  // No further test is to run. The first reason stays.
  enum class Stop { kInterrupted, kBackendBroke, kBadInput };
  void RequestStop(Stop why, std::string message);
  bool stop_requested() const { return stop_requested_; }
  std::optional<Stop> why_stopped() const;
  std::string stop_message() const;

  // The test that runs now.
  void StartTest(const RuleTest& test);
  TestResult FinishTest();
  std::string test_name() const;

  int CountAssertion() { return assertions_.fetch_add(1, std::memory_order_relaxed), 0; }
  // Blames the rules of the innermost PushBlame, or else all rules of the test.
  void AddFinding(Finding finding);
  void AddObservation(std::string what, std::string value);
  // The first reason stays.
  void SetUnsupported(std::string reason);

  // Who hears of every finding at once, for a test that may never end. The function must call
  // neither GoogleTest nor this class.
  void WatchFindings(std::function<void(const Finding&)> watcher);

  void PushBlame(const std::vector<RuleId>& rules);
  void PopBlame();

  // Where the trace comes from as long as the test's world lives. Findings on other threads than
  // the one that called this do not ask it.
  void SetTraceSource(TraceSource source);
  // The world ends: keeps its hash, and its trace if one is wanted and none was kept so far.
  void EndTrace(std::uint64_t hash);

 private:
  void KeepTrace();

  Backend* backend_ = nullptr;
  std::uint64_t seed_ = 1;
  Choices choices_;
  std::atomic<int> assertions_{0};
  std::atomic<bool> stop_requested_{false};

  mutable std::mutex mutex_;  // guards everything below
  std::optional<Stop> why_stopped_;
  std::string stop_message_;
  TestResult test_;
  std::vector<std::vector<std::string>> blames_;
  std::function<void(const Finding&)> watcher_;
  TraceSource trace_source_;
  std::thread::id trace_thread_;
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_VERDICT_CURRENT_RUN_H_
