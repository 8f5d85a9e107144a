// NOTIFY-REG beside NOTIFY-CB-09: registrations that come and go while all four calls that a user
// may have open are open. A call that waits for its turn belongs to the registration that it waits
// for.

#include <string>
#include <vector>

#include "conformance/suite/held_calls.h"
#include "conformance/suite/premises.h"
#include "conformance/suite/suite_test.h"

namespace conformance {
namespace {

class AllSlotsTaken : public SuiteTest {
 protected:
  void Prepare() override {
    blocked_ = NewCallback();
    ON_CALL(blocked_->mock(), JobTransferred).WillByDefault(held().Stay());
  }
  // Before the jobs go: every call has returned.
  void CleanUp() override {
    held().LetGo();
    testbed().WaitUntil([&] { return blocked_->returned() == blocked_->calls(); });
  }

  HeldCalls& held() {
    if (held_ == nullptr) held_ = std::make_unique<HeldCalls>(testbed());
    return *held_;
  }

  // Four jobs of the application are transferred, and none of the calls returns.
  void TakeAllSlots(Application& application) {
    RequireConcurrentCalls(testbed(), client());
    for (int i = 0; i < 4; ++i) {
      Job job = NewDownloadOf(application);
      Register(job, blocked_);
      EXPECT_HRESULT(S_OK, job->Resume());
      jobs_.push_back(job);
      const bool is_called = WaitForState(job, BG_JOB_STATE_TRANSFERRED) &&
                             testbed().WaitUntil([&] { return blocked_->transferred() > i; });
      EXPECT_TRUE(is_called);
    }
  }

  // A job that is transferred, whose call has to wait.
  Job TransferredUnheard(const std::shared_ptr<Callback>& callback) {
    Job job = NewDownload();
    Register(job, callback);
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
    testbed().LetPass(1s);
    EXPECT_EQ(callback->calls(), 0);
    return job;
  }

 private:
  std::unique_ptr<HeldCalls> held_;
  std::shared_ptr<Callback> blocked_;
  std::vector<Job> jobs_;
};

}  // namespace

#define SLOT_RULE(rule, name, ...) RULE_TEST_F(AllSlotsTaken, rule, name __VA_OPT__(, ) __VA_ARGS__)

SLOT_RULE(NOTIFY_REG_20, ACallThatStillWaitsIsNotMadeAfterARemoval) {
  auto removed = NewCallback();
  TakeAllSlots(client());
  Job job = TransferredUnheard(removed);
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
  held().LetGo();
  testbed().LetPass(kLong);
  EXPECT_EQ(removed->calls(), 0);
}

SLOT_RULE(NOTIFY_REG_07, ACallThatStillWaitsIsMadeToTheLastCaller) {
  auto first = NewCallback();
  auto second = NewCallback();
  TakeAllSlots(client());
  Job job = TransferredUnheard(first);
  Register(job, second);
  held().LetGo();
  EXPECT_TRUE(testbed().WaitUntil([&] { return second->transferred() > 0; }));
  testbed().LetPass(kLong);
  EXPECT_EQ(first->calls(), 0);
}

SLOT_RULE(NOTIFY_CB_09, ACallThatIsNotMadeAnyMoreHoldsNobodyUp, NOTIFY_REG_03) {
  auto removed = NewCallback();
  auto cancelled = NewCallback();
  auto waiting = NewCallback();
  TakeAllSlots(client());
  Job without_callback = TransferredUnheard(removed);
  Job without_end = TransferredUnheard(cancelled);
  Job job = TransferredUnheard(waiting);
  EXPECT_HRESULT(S_OK, without_callback->SetNotifyInterface(nullptr));
  EXPECT_SUCCEEDED(without_end->Cancel());
  held().LetGo();
  EXPECT_TRUE(testbed().WaitUntil([&] { return waiting->transferred() > 0; }));
}

SLOT_RULE(NOTIFY_REG_10, TheDeadTakeNoSlots, NOTIFY_CB_09) {
  REQUIRE_CAPABILITY(kKillApplication);
  auto callback = NewCallback();
  Application& mortal = testbed().StartApplication("mortal");
  TakeAllSlots(mortal);
  Job job = TransferredUnheard(callback);
  mortal.Kill();
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
}

// The calls of a job's new owner are not in the way of one that is made in the name of the user who
// registered.
SLOT_RULE(NOTIFY_REG_23, CallsAreStillMadeInTheNameOfTheRegistrant) {
  REQUIRE_CAPABILITY(kUsers);
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  Application& tool = testbed().StartApplication("tool", kAdministrator);
  Job administered = SameJob(tool, job);
  EXPECT_HRESULT(S_OK, administered->TakeOwnership());
  TakeAllSlots(tool);
  ResumeAndWaitFor(administered, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
}

}  // namespace conformance
