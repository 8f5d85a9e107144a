// File: gtest_listener.h
//
// Stands where GoogleTest's own printer stood: turns what GoogleTest reports into TestResults and,
// on a terminal, keeps one line about how far the run is.

#ifndef BITSIM_CONFORMANCE_RUNNER_GTEST_LISTENER_H_
#define BITSIM_CONFORMANCE_RUNNER_GTEST_LISTENER_H_

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "conformance/verdict/test_result.h"

namespace conformance::runner {

class GtestListener : public ::testing::EmptyTestEventListener {
 public:
  struct Settings {
    bool shows_progress = false;
    std::size_t width = 80;  // of the progress line
  };
  explicit GtestListener(Settings settings) : settings_(settings) {}

  // Called where a run that repeats for ever was asked to stop; must not return.
  void set_leave(std::function<void()> leave) { leave_ = std::move(leave); }

  // The judged tests, in the order of their first run. A test that ran repeatedly is there once,
  // as it was when its verdict was worst. The next run begins with nothing.
  std::vector<TestResult> TakeResults() {
    places_.clear();
    trace_hash_ = 0;
    return std::exchange(results_, {});
  }
  std::size_t results_count() const { return results_.size(); }
  std::uint64_t trace_hash() const { return trace_hash_; }

  // Takes the progress line away. The run does this when it ends.
  void ClearProgress();

 private:
  void OnTestIterationStart(const ::testing::UnitTest& unit_test, int iteration) override;
  void OnTestStart(const ::testing::TestInfo& test) override;
  void OnTestPartResult(const ::testing::TestPartResult& part) override;
  void OnTestEnd(const ::testing::TestInfo& test) override;
  void OnTestIterationEnd(const ::testing::UnitTest& unit_test, int iteration) override;

  void Keep(TestResult result);
  void ShowProgress(const std::string& name);

  Settings settings_;
  std::function<void()> leave_;
  std::vector<TestResult> results_;
  std::unordered_map<std::string, std::size_t> places_;  // of names in results_
  std::uint64_t trace_hash_ = 0;
  int tests_total_ = 0;
  int tests_started_ = 0;
  int failures_ = 0;
};

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_GTEST_LISTENER_H_
