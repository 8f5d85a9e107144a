// File: gtest_listener.h
//
// Stands where GoogleTest's own printer stood: turns what GoogleTest reports into TestResults and
// hands them on.

#ifndef BITSIM_CONFORMANCE_RUNNER_GTEST_LISTENER_H_
#define BITSIM_CONFORMANCE_RUNNER_GTEST_LISTENER_H_

#include <gtest/gtest.h>

#include <functional>
#include <utility>

#include "conformance/runner/test_sink.h"

namespace conformance::runner {

class GtestListener : public ::testing::EmptyTestEventListener {
 public:
  // Takes the place of GoogleTest's printer. `sink` must outlive every test.
  static GtestListener& Install(TestSink& sink);

  // Called where a run that repeats for ever was asked to stop; must not return.
  void set_leave(std::function<void()> leave) { leave_ = std::move(leave); }

 private:
  explicit GtestListener(TestSink& sink) : sink_(sink) {}

  void OnTestIterationStart(const ::testing::UnitTest& unit_test, int iteration) override;
  void OnTestStart(const ::testing::TestInfo& test) override;
  void OnTestPartResult(const ::testing::TestPartResult& part) override;
  void OnTestEnd(const ::testing::TestInfo& test) override;
  void OnTestIterationEnd(const ::testing::UnitTest& unit_test, int iteration) override;

  TestSink& sink_;
  std::function<void()> leave_;
};

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_GTEST_LISTENER_H_
