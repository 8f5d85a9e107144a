#include "conformance/testbed/rule_test.h"

#include <exception>
#include <utility>

#include "conformance/testbed/backend.h"
#include "conformance/testbed/errors.h"
#include "conformance/testbed/premise.h"
#include "conformance/testbed/service_died.h"
#include "conformance/testbed/trace_files.h"

namespace conformance {
namespace {

void ReportDeath(std::string message, Finding::Kind kind = Finding::Kind::kCrash) {
  CurrentRun& run = CurrentRun::Get();
  const RuleTest* test = FindRuleTest(run.test_name());
  if (test == nullptr) return;
  run.PushBlame({test->rules.front()});
  run.AddFinding({.kind = kind,
                  .file = test->file,
                  .line = test->line,
                  .message = std::move(message),
                  .ended_the_test = true});
  run.PopBlame();
}

// Lets every exception through to GoogleTest, which fails the test with its text, but those that
// end the run, because no verdict is to be had, and the one that only ends the test. Returns
// whether the step was not cut short.
template <class Step>
bool RunStep(const Step& step) {
  try {
    step();
    return true;
  } catch (const PremiseMissing&) {
  } catch (const ServiceDied& error) {
    ReportDeath(error.what(), error.how() == ServiceDied::How::kHung ? Finding::Kind::kTimeout
                                                                     : Finding::Kind::kCrash);
  } catch (const BackendError& error) {
    // For a run that goes on in another process: there the test is a crash.
    ReportDeath(std::string("The backend broke: ") + error.what());
    CurrentRun::Get().RequestStop(CurrentRun::Stop::kBackendBroke, error.what());
  } catch (const InputError& error) {
    CurrentRun::Get().RequestStop(CurrentRun::Stop::kBadInput, error.what());
  }
  return false;
}

TestbedOptions OptionsOf(const CurrentRun& run) {
  const CurrentRun::Choices& choices = run.choices();
  TestbedOptions options{.seed = run.seed(),
                         .recording_place = choices.place,
                         .recording_first_line = choices.first_line,
                         .records = choices.keep != nullptr};
  if (choices.replay.has_value()) options.recording = *choices.replay;
  return options;
}

void ExportTrace(const Testbed& testbed, const std::string& test) {
  const TraceFileSink& sink = GetTraceFileSink();
  if (sink == nullptr) return;
  const auto* exporter = dynamic_cast<const TraceExporter*>(&testbed);
  if (exporter != nullptr) sink(test, exporter->ExportTrace());
}

// Null if the backend cannot, which is no fault of the test that asked.
std::unique_ptr<Testbed> MakeTestbed(CurrentRun& run) {
  try {
    return run.backend().MakeTestbed(OptionsOf(run));
  } catch (const BackendError& error) {
    run.RequestStop(CurrentRun::Stop::kBackendBroke, error.what());
    return nullptr;
  }
}

}  // namespace

ConformanceTest::ConformanceTest() = default;

// Not in TearDown: by now a derived fixture has let go of what it held, and the trace tells of that
// too.
ConformanceTest::~ConformanceTest() {
  if (testbed_ == nullptr) return;
  try {
    RunStep([this] {
      CurrentRun& run = CurrentRun::Get();
      if (!testbed_->ServiceLives()) ReportDeath("The service died: it does not answer any more.");
      run.EndTrace(testbed_->TraceHash());
      const CurrentRun::Choices& choices = run.choices();
      if (choices.keep != nullptr) choices.keep(run.test_name(), testbed_->Recording());
      ExportTrace(*testbed_, run.test_name());
      testbed_->CheckRecording();
      testbed_.reset();
    });
  } catch (const std::exception& error) {
    ADD_FAILURE() << "C++ exception with description \"" << error.what()
                  << "\" thrown while the world of the test ended";
  }
}

void ConformanceTest::SetUp() {
  CurrentRun& run = CurrentRun::Get();
  if (run.stop_requested()) GTEST_SKIP() << "the run was stopped";
  const bool is_prepared = RunStep([&] {
    testbed_ = MakeTestbed(run);
    if (testbed_ == nullptr) return;
    run.SetTraceSource([this] { return testbed_->Trace(); });
    Prepare();
  });
  if (run.stop_requested()) GTEST_SKIP() << "the world of the test could not be made";
  if (!is_prepared) GTEST_SKIP() << "a premise of the test is missing";
}

void ConformanceTest::TestBody() {
  RunStep([this] { Body(); });
}

void ConformanceTest::TearDown() {
  if (testbed_ != nullptr) RunStep([this] { CleanUp(); });
}

namespace internal {

SoftFailure::SoftFailure(const char* file, int line, std::string message)
    : file_(file), line_(line), message_(std::move(message)) {}

void SoftFailure::operator=(const ::testing::Message& explanation) const {
  const std::string text = explanation.GetString();
  CurrentRun::Get().AddFinding({.kind = Finding::Kind::kSoft,
                                .file = file_,
                                .line = line_,
                                .message = text.empty() ? message_ : message_ + "\n" + text});
}

bool RegisterRuleTest(const char* suite, const char* name, bool probe,
                      std::initializer_list<RuleId> rules, const char* file, int line,
                      ConformanceTest* (*make)()) {
  AddRuleTest({.name = std::string(suite) + "." + name,
               .rules = rules,
               .file = file,
               .line = line,
               .probe = probe});
  ::testing::RegisterTest(suite, name, nullptr, nullptr, file, line, make);
  return true;
}

}  // namespace internal
}  // namespace conformance
