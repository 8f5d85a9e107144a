#include "conformance/runner/isolated_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

#include "conformance/command_line/console.h"
#include "conformance/runner/worker_process.h"
#include "conformance/testbed/errors.h"
#include "conformance/verdict/current_run.h"
#include "conformance/verdict/judge.h"

namespace conformance::runner {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;
using Kind = WorkerMessage::Kind;

// How soon Ctrl-C is noticed.
constexpr milliseconds kPollInterval{100};
// Starting a service may take long on a busy machine; ending a worker should not.
constexpr seconds kStartLimit{60};
constexpr seconds kEndLimit{10};

// A backend that broke once may be brought back; one that does so again and again is broken.
constexpr int kFailuresMax = 3;

// None where the worker has ended, or says nothing until then, or Ctrl-C was pressed.
std::optional<std::string> NextLine(WorkerProcess& worker, steady_clock::time_point end) {
  while (!WasInterrupted() && !worker.has_closed_its_output() && steady_clock::now() < end) {
    if (auto line = worker.NextLine(kPollInterval)) return line;
  }
  return std::nullopt;
}

TestResult NotYetRun(const std::string& name) {
  const RuleTest* test = FindRuleTest(name);
  if (test == nullptr) throw std::invalid_argument("it started an unknown test, " + name);
  CurrentRun::Get().StartTest(*test);
  return CurrentRun::Get().FinishTest();
}

std::string InSeconds(milliseconds duration) {
  return fmt::format("{:g} s", std::chrono::duration<double>(duration).count());
}

}  // namespace

IsolatedRun::IsolatedRun(IsolationSettings settings, RunLog& log)
    : settings_(std::move(settings)), log_(log) {}

void IsolatedRun::Run(std::vector<std::string> tests) {
  log_.RunStarts(static_cast<int>(tests.size()));
  pending_ = std::move(tests);
  do {  // once even for nothing: a shard without tests still asks for the backend
    RunOneWorker();
  } while (!pending_.empty() && !CurrentRun::Get().stop_requested());
}

std::vector<std::string> IsolatedRun::WorkerCommand() const {
  std::vector<std::string> command = settings_.command;
  for (const std::string& rule : lacks_) command.push_back("--lacks=" + rule);
  return command;
}

void IsolatedRun::RunOneWorker() {
  running_ = {};
  is_ready_ = false;
  is_damaged_ = false;
  since_ = steady_clock::now();
  WorkerProcess worker(WorkerCommand(), fmt::format("{}\n", fmt::join(pending_, "\n")));
  while (true) {
    const auto limit = is_ready_ ? settings_.test_limit : milliseconds(kStartLimit);
    const std::optional<std::string> line = NextLine(worker, since_ + limit);
    if (WasInterrupted()) {
      worker.Kill();
      CleanUp();
      CurrentRun::Get().RequestStop(CurrentRun::Stop::kInterrupted, "");
      return;
    }
    if (!line && worker.has_closed_its_output()) {
      const std::string how = worker.Exit(kEndLimit);
      return Lose(Finding::Kind::kCrash,
                  "The process of the test died: " + (how.empty() ? "it closed its output" : how));
    }
    if (!line) {
      worker.Kill();
      return Lose(Finding::Kind::kTimeout,
                  "No end after " + InSeconds(limit) + ": the process of the test was ended");
    }
    try {
      WorkerMessage message = ParseWorkerLine(*line);
      if (message.kind == Kind::kBroke) {
        worker.Kill();
        return BackendBroke(message.text);
      }
      if (message.kind == Kind::kDone) {
        pending_.clear();  // those that --gtest_fail_fast left out
        if (worker.Exit(kEndLimit) != "exit code 0") CleanUp();
        return;
      }
      TakeIn(std::move(message));
      if (CurrentRun::Get().stop_requested()) return;
      if (is_damaged_) {
        worker.Kill();
        return Recover();
      }
    } catch (const std::invalid_argument& error) {
      worker.Kill();
      return Lose(Finding::Kind::kCrash, "The process of the test said what nobody understands: " +
                                             std::string(error.what()));
    }
  }
}

void IsolatedRun::TakeIn(WorkerMessage message) {
  switch (message.kind) {
    case Kind::kReady:
      is_ready_ = true;
      since_ = steady_clock::now();
      if (!std::exchange(was_ready_, true)) settings_.on_ready(message.text);
      break;
    case Kind::kStart:
      running_ = NotYetRun(message.text);
      since_ = steady_clock::now();
      rests_on_.clear();
      log_.TestStarts(message.text);
      break;
    case Kind::kRests:
      if (FindRule(message.text) == nullptr) throw std::invalid_argument("an unknown rule");
      rests_on_ = message.text;
      break;
    case Kind::kFinding:
      running_.findings.push_back(std::move(message.finding));
      break;
    case Kind::kEnd:
      failures_in_a_row_ = 0;
      if (IsWorthASecondTry(message.test)) {
        is_damaged_ = true;
        running_ = {};
        break;
      }
      std::erase(pending_, message.test.name);
      if (HoldCrashAgainstItsRule(message.test)) JudgeTest(AllRules(), message.test);
      log_.TestEnds(std::move(message.test));
      running_ = {};
      since_ = steady_clock::now();
      break;
    case Kind::kRefused:
      CurrentRun::Get().RequestStop(CurrentRun::Stop::kBadInput, message.text);
      break;
    case Kind::kBroke:
    case Kind::kDone:
      break;
  }
}

void IsolatedRun::Lose(Finding::Kind kind, const std::string& how) {
  if (running_.name.empty()) {
    return BackendBroke(is_ready_ ? "between two tests: " + how : "before the first test: " + how);
  }
  const std::string blamed = Blamed(running_);
  running_.findings.push_back({.kind = kind,
                               .file = running_.file,
                               .line = running_.line,
                               .message = how + ".",
                               .rules = {blamed},
                               .ended_the_test = true});
  failures_in_a_row_ = 0;
  EndRunning();
  Recover();
  if (pending_.empty() && !CurrentRun::Get().stop_requested()) CleanUp();
}

// The rule against which it is held that the test did not end well. Nothing shall rest on that rule
// from now on, if the test did.
std::string IsolatedRun::Blamed(TestResult& test) {
  if (rests_on_.empty()) return test.rules.front();
  if (std::find(test.rules.begin(), test.rules.end(), rests_on_) == test.rules.end()) {
    test.rules.push_back(rests_on_);
  }
  if (std::find(lacks_.begin(), lacks_.end(), rests_on_) == lacks_.end()) {
    lacks_.push_back(rests_on_);
  }
  return rests_on_;
}

// Whether the backend died in that test.
bool IsolatedRun::HoldCrashAgainstItsRule(TestResult& test) {
  bool crashed = false;
  for (Finding& finding : test.findings) {
    if (finding.kind != Finding::Kind::kCrash && finding.kind != Finding::Kind::kTimeout) continue;
    finding.rules = {Blamed(test)};
    crashed = true;
  }
  return crashed;
}

bool IsolatedRun::IsWorthASecondTry(const TestResult& test) {
  const bool died =
      std::any_of(test.findings.begin(), test.findings.end(),
                  [](const Finding& finding) { return finding.kind == Finding::Kind::kCrash; });
  return died && settings_.recover && rests_on_.empty() && tried_again_.insert(test.name).second;
}

void IsolatedRun::EndRunning() {
  running_.duration = steady_clock::now() - since_;
  JudgeTest(AllRules(), running_);
  std::erase(pending_, running_.name);
  log_.TestEnds(std::exchange(running_, {}));
}

// In the test that runs, if that has a finding which says so, or else between two tests.
void IsolatedRun::BackendBroke(const std::string& how) {
  if (IsWorthASecondTry(running_)) {
    running_ = {};
    failures_in_a_row_ = 0;
    return Recover();
  }
  if (HoldCrashAgainstItsRule(running_)) {
    EndRunning();
    failures_in_a_row_ = 0;  // it cost its test, however many more such tests there are
    return Recover();
  }
  if (++failures_in_a_row_ >= kFailuresMax || !was_ready_) {
    CurrentRun::Get().RequestStop(CurrentRun::Stop::kBackendBroke, how);
    return;
  }
  Recover();
}

void IsolatedRun::Recover() {
  try {
    if (settings_.recover) settings_.recover();
  } catch (const BackendError& error) {
    CurrentRun::Get().RequestStop(CurrentRun::Stop::kBackendBroke, error.what());
  }
}

// A worker without tests removes what the one before could not.
void IsolatedRun::CleanUp() {
  WorkerProcess worker(WorkerCommand(), "");
  const auto end = steady_clock::now() + kEndLimit;
  while (!worker.has_closed_its_output() && steady_clock::now() < end) {
    worker.NextLine(kPollInterval);
  }
  worker.Exit(milliseconds(0));
}

}  // namespace conformance::runner
