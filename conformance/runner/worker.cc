#include "conformance/runner/worker.h"

#include <gtest/gtest.h>

#include <csignal>
#include <iostream>
#include <string>
#include <utility>

#include "conformance/runner/child_process.h"
#include "conformance/runner/gtest_listener.h"
#include "conformance/runner/worker_messages.h"
#include "conformance/testbed/errors.h"
#include "conformance/testbed/premise.h"
#include "conformance/verdict/current_run.h"

namespace conformance::runner {
namespace {

using Kind = WorkerMessage::Kind;

class Pipe : public TestSink {
 public:
  explicit Pipe(int descriptor) : descriptor_(descriptor) {}

  void Say(const WorkerMessage& message) { WriteAll(descriptor_, ToLine(message) + "\n"); }

  void RunStarts(int) override {}
  void TestStarts(const std::string& name) override { Say({.kind = Kind::kStart, .text = name}); }
  void TestEnds(TestResult result) override {
    Say({.kind = Kind::kEnd, .test = std::move(result)});
  }

 private:
  const int descriptor_;
};

// As GoogleTest's filter; empty for no test.
std::string ReadTests() {
  std::string filter;
  for (std::string name; std::getline(std::cin, name);) {
    if (name.ends_with('\r')) name.pop_back();
    if (name.empty()) continue;
    if (!filter.empty()) filter += ':';
    filter += name;
  }
  return filter;
}

WorkerMessage LastWords() {
  const CurrentRun& run = CurrentRun::Get();
  if (!run.stop_requested()) return {.kind = Kind::kDone};
  const bool bad_input = run.why_stopped() == CurrentRun::Stop::kBadInput;
  return {.kind = bad_input ? Kind::kRefused : Kind::kBroke, .text = run.stop_message()};
}

}  // namespace

int RunWorker(const Options& options, const std::function<std::unique_ptr<Backend>()>& make) {
  DieQuietly();
  // Whatever else is written to standard output, by a library or by the tests, is not for the pipe.
  Pipe pipe(TakeStandardOutput());
  const std::string filter = ReadTests();
  try {
    const std::unique_ptr<Backend> backend = make();
    pipe.Say({.kind = Kind::kReady, .text = backend->capabilities().bits_version});
    if (!filter.empty()) {
      GTEST_FLAG_SET(filter, filter);
      GTEST_FLAG_SET(repeat, 1);
      GTEST_FLAG_SET(output, "");
      CurrentRun::Get().Begin(*backend, options.seed);
      CurrentRun::Get().WatchFindings([&pipe](const Finding& finding) {
        pipe.Say({.kind = Kind::kFinding, .finding = finding});
      });
      WatchRests(
          [&pipe](const std::string& rule) { pipe.Say({.kind = Kind::kRests, .text = rule}); });
      for (const std::string& rule : options.lacks) LacksPremise(rule);
      GtestListener::Install(pipe);
      [[maybe_unused]] const int gtest_result = RUN_ALL_TESTS();
    }
    pipe.Say(LastWords());
  } catch (const UsageError& error) {
    pipe.Say({.kind = Kind::kRefused, .text = error.what()});
  } catch (const BackendError& error) {
    pipe.Say({.kind = Kind::kBroke, .text = error.what()});
  }
  return kExitGreen;
}

}  // namespace conformance::runner
