// The open questions P-nn about who is told, and how often: see probes.cc.

#include <bits1_5.h>
#include <bits5_0.h>

#include <memory>
#include <string>

#include "conformance/suite/suite_test.h"

namespace conformance {
namespace {

constexpr GUID kClass = {0x0b5e55ed, 0, 0, {0, 0, 0, 0, 0, 0, 0, 9}};

class DeliveryQuestion : public SuiteTest {
 protected:
  // What the objects of the job's notification class are from now on; null without classes.
  std::shared_ptr<Callback> PutClassOf(const Job& job) {
    auto callback = NewCallback();
    testbed().PutClass(kClass, [callback] {
      callback->object()->AddRef();
      return callback->object();
    });
    const auto job5 = job.As<IBackgroundCopyJob5>();
    if (!job5) return nullptr;
    BITS_JOB_PROPERTY_VALUE value = {};
    value.ClsID = kClass;
    job5->SetProperty(BITS_JOB_PROPERTY_NOTIFICATION_CLSID, value);
    return callback;
  }
  void ResumeUntilTransferred(const Job& job) {
    job->Resume();
    WaitForState(job, BG_JOB_STATE_TRANSFERRED);
  }
  void LetRepetitionsPass() {
    testbed().LetPass(3 * testbed().capabilities().shortest_retry_delay + 1s);
  }
};

}  // namespace

#define QUESTION(rule, name) RULE_PROBE_F(DeliveryQuestion, rule, name)

// P-02
QUESTION(NOTIFY_REG_16, WhetherRegisteringAgainRepeatsWhatWasAcknowledged) {
  auto callback = NewCallback();
  auto other = NewCallback();
  Job job = NewDownload();
  job->SetNotifyInterface(callback->object());
  ResumeUntilTransferred(job);
  WaitUntilTold(callback);
  const int calls_before = callback->calls();
  job->SetNotifyInterface(callback->object());
  testbed().LetPass(1min);
  RECORD("calls of the same object, registered again", callback->calls() - calls_before);
  job->SetNotifyInterface(other->object());
  testbed().LetPass(1min);
  RECORD("calls of another object, registered then", other->calls());
}

// NOTIFY-REG-14 promises it, to the letter; but a program has acknowledged the event.
QUESTION(NOTIFY_REG_16, WhetherACallbackHearsOfWhatAProgramHasHeardOf) {
  REQUIRE_CAPABILITY(kPrograms);
  const std::wstring program = testbed().LocalPath("notify.exe");
  testbed().PutProgram(program, {});
  const Job job = NewDownload();
  const auto job2 = job.As<IBackgroundCopyJob2>();
  if (!job2) GTEST_SKIP() << "needs IBackgroundCopyJob2 (BITS 1.5)";
  job2->SetNotifyCmdLine(program.c_str(), program.c_str());
  ResumeUntilTransferred(job);
  testbed().WaitUntil([&] { return !testbed().Launches().empty(); });
  testbed().LetPass(1min);
  const auto callback = NewCallback();
  job->SetNotifyInterface(callback->object());
  testbed().LetPass(1min);
  RECORD("JobTransferred after a program that succeeded", callback->transferred());
}

// P-10
QUESTION(NOTIFY_CB_20, WhichCallsAreModifications) {
  const auto count = [&](const char* what, auto call) {
    auto callback = NewCallback();
    Job job = NewDownload();
    job->SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION);
    job->SetNotifyInterface(callback->object());
    testbed().LetPass(1min);
    const int calls_before = callback->modifications();
    call(job);
    testbed().LetPass(1min);
    RECORD(what, callback->modifications() - calls_before);
    job->Cancel();
  };
  count("modifications after Cancel", [](const Job& job) { job->Cancel(); });
  count("modifications after Complete", [](const Job& job) { job->Complete(); });
  count("modifications after SetNotifyInterface", [](const Job& job) {
    ComPtr<IUnknown> callback;
    job->GetNotifyInterface(callback.put());
    job->SetNotifyInterface(callback.get());
  });
}

// P-13
QUESTION(NOTIFY_CLS_08, WhetherAFailureOfALivingCallbackMakesAnObject) {
  REQUIRE_CAPABILITY(kClassRegistry);
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault(Return(E_FAIL));
  Job job = NewDownload();
  const auto of_class = PutClassOf(job);
  if (of_class == nullptr) GTEST_SKIP() << "needs IBackgroundCopyJob5";
  job->SetNotifyInterface(callback->object());
  ResumeUntilTransferred(job);
  LetRepetitionsPass();
  RECORD("calls of the callback, all of which failed", callback->transferred());
  RECORD("objects made of the class", testbed().Activations(kClass));
  RECORD("calls of these", of_class->transferred());
}

// P-14
QUESTION(NOTIFY_CMD_19, WhetherTheClassOrTheCommandLineComesFirst) {
  REQUIRE_CAPABILITY(kClassRegistry);
  REQUIRE_CAPABILITY(kPrograms);
  Job job = NewDownload();
  const auto of_class = PutClassOf(job);
  const auto job2 = job.As<IBackgroundCopyJob2>();
  if (of_class == nullptr || !job2) GTEST_SKIP() << "needs IBackgroundCopyJob5";
  const std::wstring program = testbed().LocalPath("program.exe");
  testbed().PutProgram(program, {});
  job2->SetNotifyCmdLine(program.c_str(), nullptr);
  ResumeUntilTransferred(job);
  LetRepetitionsPass();
  RECORD("calls of an object of the class", of_class->transferred());
  RECORD("starts of the program", testbed().Launches().size());
}

}  // namespace conformance
