#include "conformance/verdict/current_run.h"

#include <algorithm>
#include <utility>

namespace conformance {
namespace {

std::vector<std::string> IdsOf(const std::vector<RuleId>& rules) {
  std::vector<std::string> ids;
  ids.reserve(rules.size());
  for (const RuleId rule : rules) ids.emplace_back(Get(rule).id);
  return ids;
}

bool IsSame(const Finding& left, const Finding& right) {
  return left.kind == right.kind && left.file == right.file && left.line == right.line &&
         left.message == right.message && left.rules == right.rules &&
         left.ended_the_test == right.ended_the_test;
}

}  // namespace

CurrentRun& CurrentRun::Get() {
  static CurrentRun run;
  return run;
}

void CurrentRun::Begin(Backend& backend, std::uint64_t seed) {
  backend_ = &backend;
  seed_ = seed;
}

void CurrentRun::RequestStop(Stop why, std::string message) {
  const std::lock_guard lock(mutex_);
  if (why_stopped_) return;
  why_stopped_ = why;
  stop_message_ = std::move(message);
  stop_requested_ = true;
}

std::optional<CurrentRun::Stop> CurrentRun::why_stopped() const {
  const std::lock_guard lock(mutex_);
  return why_stopped_;
}

std::string CurrentRun::stop_message() const {
  const std::lock_guard lock(mutex_);
  return stop_message_;
}

void CurrentRun::StartTest(const RuleTest& test) {
  const std::lock_guard lock(mutex_);
  test_ = TestResult{.name = test.name,
                     .rules = IdsOf(test.rules),
                     .file = test.file,
                     .line = test.line,
                     .probe = test.probe};
  blames_.clear();
  assertions_ = 0;
}

TestResult CurrentRun::FinishTest() {
  const std::lock_guard lock(mutex_);
  trace_source_ = nullptr;
  test_.assertions = assertions_;
  return std::exchange(test_, TestResult{});
}

std::string CurrentRun::test_name() const {
  const std::lock_guard lock(mutex_);
  return test_.name;
}

void CurrentRun::AddFinding(Finding finding) {
  const std::lock_guard lock(mutex_);
  // A test that went no further observes nothing on its way out.
  if (test_.unsupported && finding.kind != Finding::Kind::kCrash) return;
  finding.file = SourcePath(finding.file);
  finding.rules = blames_.empty() ? test_.rules : blames_.back();
  // What a test asks again and again while it waits is one finding.
  if (std::any_of(test_.findings.begin(), test_.findings.end(),
                  [&](const Finding& known) { return IsSame(known, finding); })) {
    return;
  }
  if (watcher_) watcher_(finding);
  test_.findings.push_back(std::move(finding));
  if (test_.trace.empty() && std::this_thread::get_id() == trace_thread_) KeepTrace();
}

void CurrentRun::AddObservation(std::string what, std::string value) {
  const std::lock_guard lock(mutex_);
  test_.observations.push_back({std::move(what), std::move(value)});
}

void CurrentRun::SetUnsupported(std::string reason) {
  const std::lock_guard lock(mutex_);
  if (!test_.unsupported) test_.unsupported = std::move(reason);
}

void CurrentRun::WatchFindings(std::function<void(const Finding&)> watcher) {
  const std::lock_guard lock(mutex_);
  watcher_ = std::move(watcher);
}

void CurrentRun::PushBlame(const std::vector<RuleId>& rules) {
  const std::vector<std::string> ids = IdsOf(rules);
  const std::lock_guard lock(mutex_);
  for (const std::string& id : ids) {
    if (std::find(test_.rules.begin(), test_.rules.end(), id) == test_.rules.end()) {
      test_.findings.push_back(
          {.kind = Finding::Kind::kSuiteError,
           .file = test_.file,
           .line = test_.line,
           .message = "The test blames " + id + ", which it does not name: an error of the suite.",
           .rules = test_.rules});
    }
  }
  blames_.push_back(ids);
}

void CurrentRun::PopBlame() {
  const std::lock_guard lock(mutex_);
  blames_.pop_back();
}

void CurrentRun::SetTraceSource(TraceSource source) {
  const std::lock_guard lock(mutex_);
  trace_source_ = std::move(source);
  trace_thread_ = std::this_thread::get_id();
}

void CurrentRun::EndTrace(std::uint64_t hash) {
  const std::lock_guard lock(mutex_);
  test_.trace_hash = hash;
  if (!test_.findings.empty() && test_.trace.empty()) KeepTrace();
  trace_source_ = nullptr;
}

void CurrentRun::KeepTrace() {
  if (trace_source_) test_.trace = trace_source_();
}

}  // namespace conformance
