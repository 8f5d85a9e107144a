#include "conformance/runner/run_log.h"

#include <fmt/format.h>

#include <cstdio>
#include <utility>

#include "conformance/report/text.h"
#include "conformance/verdict/run_result.h"

namespace conformance::runner {

void RunLog::RunStarts(int tests) {
  tests_total_ = tests;
  tests_started_ = 0;
}

void RunLog::TestStarts(const std::string& name) {
  ++tests_started_;
  if (!settings_.shows_progress) return;
  const std::string failed = failures_ > 0 ? fmt::format(", {} failed", failures_) : "";
  const std::string line = fmt::format("[{}/{}{}] {}", tests_started_, tests_total_, failed, name);
  // One column stays free: a full line would wrap, and could not be overwritten.
  const std::string shown = report::Shorten(line, settings_.width - 1);
  std::fputs(("\r\x1b[K" + shown).c_str(), stdout);
  std::fflush(stdout);
}

void RunLog::TestEnds(TestResult result) {
  trace_hash_ = AddToTraceHash(trace_hash_, result.name, result.trace_hash);
  if (IsRed(result.verdict)) ++failures_;
  const auto [place, is_new] = places_.emplace(result.name, results_.size());
  if (is_new) {
    results_.push_back(std::move(result));
  } else if (TestResult& kept = results_[place->second];
             Worse(kept.verdict, result.verdict) != kept.verdict) {
    kept = std::move(result);
  }
}

std::vector<TestResult> RunLog::TakeResults() {
  places_.clear();
  trace_hash_ = 0;
  return std::exchange(results_, {});
}

void RunLog::ClearProgress() {
  if (!settings_.shows_progress) return;
  std::fputs("\r\x1b[K", stdout);
  std::fflush(stdout);
}

}  // namespace conformance::runner
