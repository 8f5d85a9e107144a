#include "conformance/runner/gtest_listener.h"

#include <chrono>
#include <string>
#include <utility>

#include "conformance/command_line/console.h"
#include "conformance/verdict/current_run.h"
#include "conformance/verdict/judge.h"

namespace conformance::runner {
namespace {

std::string TestName(const ::testing::TestInfo& test) {
  return std::string(test.test_suite_name()) + "." + test.name();
}

std::string WithoutStackTrace(const std::string& message) {
  return message.substr(0, message.find("\nStack trace:\n"));
}

}  // namespace

GtestListener& GtestListener::Install(TestSink& sink) {
  auto& listeners = ::testing::UnitTest::GetInstance()->listeners();
  delete listeners.Release(listeners.default_result_printer());
  auto* listener = new GtestListener(sink);
  listeners.Append(listener);  // which owns it from now on
  return *listener;
}

void GtestListener::OnTestIterationStart(const ::testing::UnitTest& unit_test, int) {
  sink_.RunStarts(unit_test.test_to_run_count());
}

void GtestListener::OnTestStart(const ::testing::TestInfo& test) {
  CurrentRun& run = CurrentRun::Get();
  if (WasInterrupted()) run.RequestStop(CurrentRun::Stop::kInterrupted, "");
  if (run.stop_requested()) return;
  const std::string name = TestName(test);
  if (const RuleTest* rule_test = FindRuleTest(name)) run.StartTest(*rule_test);
  sink_.TestStarts(name);
}

// GoogleTest holds a lock here: nothing below may ask it anything.
void GtestListener::OnTestPartResult(const ::testing::TestPartResult& part) {
  CurrentRun& run = CurrentRun::Get();
  if (run.stop_requested() || part.type() == ::testing::TestPartResult::kSuccess) return;
  const std::string message = WithoutStackTrace(part.message());
  if (part.skipped()) {
    run.SetUnsupported(message.empty() ? "the test says no reason" : message);
    return;
  }
  run.AddFinding({.kind = Finding::Kind::kBroken,
                  .file = part.file_name() == nullptr ? "" : part.file_name(),
                  .line = part.line_number(),
                  .message = message,
                  .ended_the_test = part.fatally_failed()});
}

void GtestListener::OnTestEnd(const ::testing::TestInfo& test) {
  CurrentRun& run = CurrentRun::Get();
  if (run.stop_requested() || FindRuleTest(TestName(test)) == nullptr) return;
  TestResult result = run.FinishTest();
  result.duration = std::chrono::milliseconds(test.result()->elapsed_time());
  JudgeTest(AllRules(), result);
  sink_.TestEnds(std::move(result));
}

void GtestListener::OnTestIterationEnd(const ::testing::UnitTest&, int) {
  if (WasInterrupted()) CurrentRun::Get().RequestStop(CurrentRun::Stop::kInterrupted, "");
  if (CurrentRun::Get().stop_requested() && GTEST_FLAG_GET(repeat) < 0) leave_();
}

}  // namespace conformance::runner
