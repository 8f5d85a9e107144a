// NOTIFY-CB: how many calls of one user may be open at once, and who goes first.

#include <algorithm>
#include <memory>
#include <vector>

#include "conformance/suite/held_calls.h"
#include "conformance/suite/premises.h"
#include "conformance/suite/suite_test.h"

namespace conformance {
namespace {

constexpr ULONG kOutcomes = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;

using Callbacks = std::vector<std::shared_ptr<Callback>>;

bool AreAllTold(const Callbacks& callbacks) {
  return std::all_of(callbacks.begin(), callbacks.end(),
                     [](const auto& callback) { return callback->transferred() > 0; });
}

// The fixture of tests with many jobs: each has a callback that is told when it is transferred.
class SlotsTest : public SuiteTest {
 protected:
  // A job of the application that is under way; its handler does what `action` says.
  template <class Action>
  Job Start(Application& application, const Action& action) {
    auto callback = NewCallback();
    ON_CALL(callback->mock(), JobTransferred).WillByDefault(action);
    Job job = NewDownloadOf(application);
    Register(job, callback);
    EXPECT_HRESULT(S_OK, job->Resume());
    callbacks_.push_back(callback);
    return job;
  }
  // Gives the jobs the time that they need. That each is transferred while others are being told is
  // another rule's matter.
  void LetTransfer(const std::vector<Job>& jobs) {
    testbed().WaitUntil([&] {
      return std::all_of(jobs.begin(), jobs.end(), [](const Job& job) {
        return StateOf(job.get()) == BG_JOB_STATE_TRANSFERRED;
      });
    });
  }
  std::shared_ptr<Callback> last_callback() const { return callbacks_.back(); }
  const Callbacks& callbacks() const { return callbacks_; }

 private:
  Callbacks callbacks_;
};

}  // namespace

RULE_TEST_F(SlotsTest, NOTIFY_CB_09, NoMoreThanFourCallsOfAUserAreOpenAtOnce) {
  HeldCalls held(testbed());
  std::vector<Job> jobs;
  for (int i = 0; i < 7; ++i) jobs.push_back(Start(client(), held.Stay()));
  LetTransfer(jobs);
  testbed().LetPass(1min);
  RECORD("calls open at once", held.peak());
  EXPECT_LE(held.peak(), 4);
  held.LetGo();
  EXPECT_TRUE(testbed().WaitUntil([&] { return AreAllTold(callbacks()); }));
  EXPECT_LE(held.peak(), 4);
}

RULE_TEST_F(SlotsTest, NOTIFY_CB_09, AHandlerThatBlocksHoldsUpNobodyElse) {
  HeldCalls held(testbed());
  const Job blocked = Start(client(), held.Stay());
  EXPECT_TRUE(testbed().WaitUntil([&] { return held.open() == 1; }));
  const Job other = Start(client(), Return(S_OK));
  EXPECT_TRUE(WaitForState(other, BG_JOB_STATE_TRANSFERRED));
  EXPECT_TRUE(testbed().WaitUntil([&] { return last_callback()->transferred() > 0; }));
  EXPECT_EQ(held.open(), 1);
}

RULE_TEST_F(SlotsTest, NOTIFY_CB_09, OneObjectHasNoMoreCallsThanOthers) {
  RequireErrorsTold(testbed(), client());
  HeldCalls held(testbed());
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault(held.Stay());
  ON_CALL(callback->mock(), JobError).WillByDefault(held.Stay());
  std::vector<Job> jobs;
  for (int i = 0; i < 6; ++i) {
    const Job& job = jobs.emplace_back(i % 2 == 0 ? NewDownload() : NewDownloadAnswered(404));
    Register(job, callback);
    EXPECT_HRESULT(S_OK, job->Resume());
  }
  EXPECT_TRUE(WaitForState(jobs.back(), BG_JOB_STATE_ERROR));
  testbed().LetPass(1min);
  EXPECT_LE(held.peak(), 4);
  held.LetGo();
  EXPECT_TRUE(WaitUntilTold(callback, 6));
  EXPECT_LE(held.peak(), 4);
}

RULE_TEST_F(SlotsTest, NOTIFY_CB_09, TheClientsOfAUserShareTheFour) {
  REQUIRE_CAPABILITY(kSecondApplication);
  HeldCalls held(testbed());
  Application& other = testbed().StartApplication("other");
  std::vector<Job> jobs;
  for (int i = 0; i < 3; ++i) {
    jobs.push_back(Start(client(), held.Stay()));
    jobs.push_back(Start(other, held.Stay()));
  }
  LetTransfer(jobs);
  testbed().LetPass(1min);
  EXPECT_LE(held.peak(), 4);
  held.LetGo();
  EXPECT_TRUE(testbed().WaitUntil([&] { return AreAllTold(callbacks()); }));
}

RULE_TEST_F(SlotsTest, NOTIFY_CB_09, CallsForFilesAreAmongTheFour) {
  HeldCalls held(testbed());
  auto callback = NewCallback(CallbackInterfaces::kCallback2);
  ON_CALL(callback->mock(), FileTransferred).WillByDefault(held.Stay());
  std::vector<Job> jobs;
  for (int i = 0; i < 6; ++i) {
    const Job& job = jobs.emplace_back(NewDownload());
    if (FAILED(job->SetNotifyFlags(kOutcomes | BG_NOTIFY_FILE_TRANSFERRED))) {
      GTEST_SKIP() << "needs FileTransferred (BITS 3.0)";
    }
    Register(job, callback);
    EXPECT_HRESULT(S_OK, job->Resume());
  }
  LetTransfer(jobs);
  testbed().LetPass(1min);
  EXPECT_LE(held.peak(), 4);
  held.LetGo();
  EXPECT_TRUE(WaitUntilTold(callback, 6));
  EXPECT_LE(held.peak(), 4);
}

RULE_TEST_F(SlotsTest, NOTIFY_CB_09, AnotherUserIsNotHeldUp) {
  REQUIRE_CAPABILITY(kSecondApplication);
  REQUIRE_CAPABILITY(kUsers);
  HeldCalls held(testbed());
  std::vector<Job> jobs;
  for (int i = 0; i < 6; ++i) jobs.push_back(Start(client(), held.Stay()));
  LetTransfer(jobs);
  testbed().LetPass(1min);
  ASSERT_GT(held.open(), 0);
  Job job = Start(testbed().StartApplication("other", "another user"), Return(S_OK));
  EXPECT_TRUE(testbed().WaitUntil([&] { return last_callback()->transferred() == 1; }));
  EXPECT_GT(held.open(), 0);
}

// Handlers of the next jobs stay, too: who waits for one of them to end would not be called.
RULE_TEST_F(SlotsTest, NOTIFY_CB_09, PlacesThatComeFreeTogetherAreAllTaken) {
  HeldCalls held(testbed());
  HeldCalls next(testbed());
  std::vector<Job> jobs;
  for (int i = 0; i < 4; ++i) jobs.push_back(Start(client(), held.Stay()));
  RequireThat(testbed().WaitUntil([&] { return held.open() == 4; }), testbed(),
              "four calls to be open at once");
  for (int i = 0; i < 4; ++i) jobs.push_back(Start(client(), next.Stay()));
  LetTransfer(jobs);
  testbed().LetPass(1min);
  held.LetGo();
  EXPECT_TRUE(testbed().WaitUntil([&] { return next.open() == 4; }));
}

RULE_TEST_F(SlotsTest, NOTIFY_CB_09, ACallThatFailsGivesItsSlotBack) {
  HeldCalls held(testbed());
  std::vector<Job> jobs;
  for (int i = 0; i < 4; ++i) jobs.push_back(Start(client(), held.Stay(E_FAIL)));
  LetTransfer(jobs);
  Job waiting = Start(client(), Return(S_OK));
  LetTransfer({waiting});
  testbed().LetPass(1min);
  held.LetGo();
  EXPECT_TRUE(testbed().WaitUntil([&] { return last_callback()->transferred() == 1; }));
}

RULE_TEST_F(SlotsTest, NOTIFY_CB_09, AClientThatDiesGivesItsSlotsBack) {
  REQUIRE_CAPABILITY(kSecondApplication);
  REQUIRE_CAPABILITY(kKillApplication);
  RequireConcurrentCalls(testbed(), client());
  HeldCalls held(testbed());
  Application& doomed = testbed().StartApplication("doomed");
  std::vector<Job> jobs;
  for (int i = 0; i < 6; ++i) jobs.push_back(Start(doomed, held.Stay()));
  LetTransfer(jobs);
  Job waiting = Start(client(), Return(S_OK));
  EXPECT_TRUE(WaitForState(waiting, BG_JOB_STATE_TRANSFERRED));
  testbed().LetPass(1min);
  doomed.Kill();
  EXPECT_TRUE(testbed().WaitUntil([&] { return last_callback()->transferred() == 1; }));
}

RULE_TEST_F(SlotsTest, NOTIFY_CB_17, AJobThatEndsWhileItsCallWaitsIsNotTold, NOTIFY_CB_09) {
  REQUIRE_CAPABILITY(kVirtualTime);
  HeldCalls held(testbed());
  std::vector<Job> jobs;
  for (int i = 0; i < 4; ++i) jobs.push_back(Start(client(), held.Stay()));
  EXPECT_TRUE(testbed().WaitUntil([&] { return held.open() == 4; }));
  Job obsolete = Start(client(), Return(S_OK));
  const auto obsolete_callback = last_callback();
  EXPECT_TRUE(WaitForState(obsolete, BG_JOB_STATE_TRANSFERRED));
  Job next = Start(client(), Return(S_OK));
  EXPECT_TRUE(WaitForState(next, BG_JOB_STATE_TRANSFERRED));
  testbed().LetPass(1min);
  EXPECT_SUCCEEDED(obsolete->Cancel());
  held.LetGo();
  {
    const Blame slot(rule::NOTIFY_CB_09);
    EXPECT_TRUE(testbed().WaitUntil([&] { return last_callback()->transferred() == 1; }));
  }
  testbed().LetPass(kLong);
  const Blame silence(rule::NOTIFY_CB_17);
  EXPECT_EQ(OutcomesTold(obsolete_callback), 0);
}

RULE_TEST_F(SlotsTest, NOTIFY_FLG_12, AFlagSwitchedOffWhileItsCallWaitsStopsIt, NOTIFY_CB_09) {
  REQUIRE_CAPABILITY(kVirtualTime);
  HeldCalls held(testbed());
  std::vector<Job> jobs;
  for (int i = 0; i < 4; ++i) jobs.push_back(Start(client(), held.Stay()));
  EXPECT_TRUE(testbed().WaitUntil([&] { return held.open() == 4; }));
  Job silenced = Start(client(), Return(S_OK));
  const auto silenced_callback = last_callback();
  EXPECT_TRUE(WaitForState(silenced, BG_JOB_STATE_TRANSFERRED));
  Job next = Start(client(), Return(S_OK));
  EXPECT_TRUE(WaitForState(next, BG_JOB_STATE_TRANSFERRED));
  testbed().LetPass(1min);
  EXPECT_HRESULT(S_OK, silenced->SetNotifyFlags(BG_NOTIFY_JOB_ERROR));
  held.LetGo();
  {
    const Blame slot(rule::NOTIFY_CB_09);
    EXPECT_TRUE(testbed().WaitUntil([&] { return last_callback()->transferred() == 1; }));
  }
  testbed().LetPass(kLong);
  const Blame silence(rule::NOTIFY_FLG_12);
  EXPECT_EQ(OutcomesTold(silenced_callback), 0);
}

// Four handlers are in FileTransferred, and the outcomes of their jobs come when they return. By
// then others wait: the outcome of a fifth job, and a modification of a sixth.
RULE_TEST_F(SlotsTest, NOTIFY_CB_09, WhoeverHadToWaitIsToldInTheEnd, NOTIFY_MOD_09) {
  RequireConcurrentCalls(testbed(), client());
  HeldCalls held(testbed());
  Callbacks callbacks;
  std::vector<Job> jobs;
  for (int i = 0; i < 4; ++i) {
    const auto& callback = callbacks.emplace_back(NewCallback(CallbackInterfaces::kCallback2));
    ON_CALL(callback->mock(), FileTransferred).WillByDefault(held.Stay());
    const Job& job = jobs.emplace_back(NewDownload());
    Register(job, callback);
    if (FAILED(job->SetNotifyFlags(kOutcomes | BG_NOTIFY_FILE_TRANSFERRED))) {
      GTEST_SKIP() << "needs FileTransferred (BITS 3.0)";
    }
    EXPECT_HRESULT(S_OK, job->Resume());
  }
  if (!testbed().WaitUntil([&] { return held.open() == 4; })) {
    GTEST_SKIP() << "needs four calls of FileTransferred at once";
  }
  const Job fifth = Start(client(), Return(S_OK));
  callbacks.push_back(last_callback());
  LetTransfer({fifth});
  const auto changed = NewCallback();
  const Job sixth = NewDownload();
  EXPECT_HRESULT(S_OK, sixth->SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION));
  Register(sixth, changed);
  EXPECT_HRESULT(S_OK, sixth->SetDescription(L"changed"));
  testbed().LetPass(1s);
  held.LetGo();
  EXPECT_TRUE(testbed().WaitUntil([&] { return AreAllTold(callbacks); }));
  const Blame modification(rule::NOTIFY_MOD_09);
  EXPECT_TRUE(testbed().WaitUntil([&] { return changed->modifications() > 0; }));
}

// P-20. If modifications have slots of their own, the outcome comes while they are open.
PROBE(NOTIFY_CB_09, WhetherModificationsShareTheFour) {
  REQUIRE_CAPABILITY(kVirtualTime);
  HeldCalls held(testbed());
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobModification).WillByDefault(held.Stay());
  std::vector<Job> modified;
  for (int i = 0; i < 6; ++i) {
    const Job& job = modified.emplace_back(NewDownload());
    EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION));
    Register(job, callback);
    EXPECT_HRESULT(S_OK, job->SetDescription(L"changed"));
  }
  testbed().LetPass(1min);
  RECORD("modifications open at once", held.peak());
  auto outcome = NewCallback();
  Job job = NewDownload();
  Register(job, outcome);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(1min);
  RECORD("JobTransferred beside these", outcome->transferred());
  held.LetGo();
  testbed().LetPass(1min);
}

// Twelve jobs have changed, and each handler takes ten seconds over it. The outcome of a thirteenth
// job comes last and must not be told last.
RULE(NOTIFY_CB_10, AnOutcomeDoesNotWaitForABacklogOfModifications) {
  REQUIRE_CAPABILITY(kVirtualTime);
  constexpr int kBacklog = 12;
  auto slow = NewCallback();
  ON_CALL(slow->mock(), JobModification).WillByDefault([&](IBackgroundCopyJob*, DWORD) {
    testbed().Block(10s);
    return S_OK;
  });
  std::vector<Job> modified;
  for (int i = 0; i < kBacklog; ++i) modified.push_back(NewDownload());
  int modifications_before = -1;
  auto outcome = NewCallback();
  ON_CALL(outcome->mock(), JobTransferred).WillByDefault([&](IBackgroundCopyJob*) {
    modifications_before = slow->modifications();
    return S_OK;
  });
  Job job = NewDownload();
  Register(job, outcome);
  for (const Job& changed : modified) {
    EXPECT_HRESULT(S_OK, changed->SetNotifyFlags(kOutcomes | BG_NOTIFY_JOB_MODIFICATION));
    Register(changed, slow);
    EXPECT_HRESULT(S_OK, changed->SetDescription(L"changed"));
  }
  EXPECT_HRESULT(S_OK, job->Resume());
  ASSERT_TRUE(WaitUntilTold(outcome));
  EXPECT_LT(modifications_before, kBacklog);
  EXPECT_TRUE(testbed().WaitUntil([&] { return slow->returned() >= kBacklog; }));
}

}  // namespace conformance
