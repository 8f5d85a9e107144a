// File: run_log.h
//
// What a run has seen so far and, on a terminal, one line about how far it is.

#ifndef BITSIM_CONFORMANCE_RUNNER_RUN_LOG_H_
#define BITSIM_CONFORMANCE_RUNNER_RUN_LOG_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "conformance/runner/test_sink.h"

namespace conformance::runner {

class RunLog : public TestSink {
 public:
  struct Settings {
    bool shows_progress = false;
    std::size_t width = 80;  // of the progress line
  };
  RunLog() = default;
  explicit RunLog(Settings settings) : settings_(settings) {}

  void RunStarts(int tests) override;
  void TestStarts(const std::string& name) override;
  void TestEnds(TestResult result) override;

  // The tests, in the order of their first run. A test that ran repeatedly is there once, as it was
  // when its verdict was worst. The next run begins with nothing.
  std::vector<TestResult> TakeResults();
  std::size_t results_count() const { return results_.size(); }
  std::uint64_t trace_hash() const { return trace_hash_; }

  // Takes the progress line away, for good or until the next test starts.
  void ClearProgress();

 private:
  Settings settings_;
  std::vector<TestResult> results_;
  std::unordered_map<std::string, std::size_t> places_;  // of names in results_
  std::uint64_t trace_hash_ = 0;
  int tests_total_ = 0;
  int tests_started_ = 0;
  int failures_ = 0;
};

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_RUN_LOG_H_
