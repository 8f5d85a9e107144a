#include "conformance/runner/gtest_listener.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <utility>

#include "conformance/report/text.h"
#include "conformance/runner/console.h"
#include "conformance/verdict/current_run.h"
#include "conformance/verdict/judge.h"
#include "conformance/verdict/run_result.h"

namespace conformance::runner {
namespace {

std::string TestName(const ::testing::TestInfo& test) {
  return std::string(test.test_suite_name()) + "." + test.name();
}

std::string WithoutStackTrace(std::string message) {
  return message.substr(0, message.find("\nStack trace:\n"));
}

}  // namespace

void GtestListener::OnTestIterationStart(const ::testing::UnitTest& unit_test, int) {
  tests_total_ = unit_test.test_to_run_count();
  tests_started_ = 0;
}

void GtestListener::OnTestStart(const ::testing::TestInfo& test) {
  CurrentRun& run = CurrentRun::Get();
  if (WasInterrupted()) run.RequestStop(CurrentRun::Stop::kInterrupted, "");
  if (run.stop_requested()) return;
  ++tests_started_;
  const std::string name = TestName(test);
  if (const RuleTest* rule_test = FindRuleTest(name)) run.StartTest(*rule_test);
  ShowProgress(name);
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
  trace_hash_ = AddToTraceHash(trace_hash_, result.name, result.trace_hash);
  Keep(std::move(result));
}

void GtestListener::OnTestIterationEnd(const ::testing::UnitTest&, int) {
  if (WasInterrupted()) CurrentRun::Get().RequestStop(CurrentRun::Stop::kInterrupted, "");
  if (CurrentRun::Get().stop_requested() && GTEST_FLAG_GET(repeat) < 0) leave_();
}

void GtestListener::Keep(TestResult result) {
  if (IsRed(result.verdict)) ++failures_;
  const auto [place, is_new] = places_.emplace(result.name, results_.size());
  if (is_new) {
    results_.push_back(std::move(result));
  } else if (TestResult& kept = results_[place->second];
             Worse(kept.verdict, result.verdict) != kept.verdict) {
    kept = std::move(result);
  }
}

void GtestListener::ShowProgress(const std::string& name) {
  if (!settings_.shows_progress) return;
  const std::string failed = failures_ > 0 ? fmt::format(", {} failed", failures_) : "";
  const std::string line = fmt::format("[{}/{}{}] {}", tests_started_, tests_total_, failed, name);
  // One column stays free: a full line would wrap, and could not be overwritten.
  const std::string shown = report::Shorten(line, settings_.width - 1);
  std::fputs(("\r\x1b[K" + shown).c_str(), stdout);
  std::fflush(stdout);
}

void GtestListener::ClearProgress() {
  if (!settings_.shows_progress) return;
  std::fputs("\r\x1b[K", stdout);
  std::fflush(stdout);
}

}  // namespace conformance::runner
