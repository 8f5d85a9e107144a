// NOTIFY-CB: clients that die, and clients that only ever fail.

#include "conformance/suite/held_calls.h"
#include "conformance/suite/premises.h"
#include "conformance/suite/suite_test.h"

namespace conformance {
namespace {

ULONG ErrorCountOf(const ComPtr<IBackgroundCopyJob>& job) {
  ULONG count = 0xdeadbeef;
  const HRESULT got = job->GetErrorCount(&count);
  RequireImplemented("GetErrorCount", got);
  EXPECT_HRESULT(S_OK, got);
  return count;
}

}  // namespace

RULE(NOTIFY_CB_15, AnOutcomeDuringWhichTheClientDiedIsLeftToTheNext) {
  REQUIRE_CAPABILITY(kSecondApplication);
  REQUIRE_CAPABILITY(kKillApplication);
  RequireReplay(testbed(), client());
  HeldCalls held(testbed());
  Application& doomed = testbed().StartApplication("doomed");
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault(held.Stay());
  Job job = NewDownloadOf(doomed);
  Job same = SameJob(client(), job);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return held.open() == 1; }));
  doomed.Kill();
  testbed().LetPass(1h);
  auto next = NewCallback();
  Register(same, next);
  EXPECT_TRUE(testbed().WaitUntil([&] { return next->transferred() > 0; }));
}

RULE(NOTIFY_CB_15, AnOutcomeWhoseCallFailedBeforeTheClientDiedIsLeftToTheNext) {
  REQUIRE_CAPABILITY(kSecondApplication);
  REQUIRE_CAPABILITY(kKillApplication);
  RequireReplay(testbed(), client());
  Application& doomed = testbed().StartApplication("doomed");
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault(Return(E_FAIL));
  Job job = NewDownloadOf(doomed);
  Job same = SameJob(client(), job);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitUntilTold(callback));
  doomed.Kill();
  testbed().LetPass(1h);  // the service tries again and finds nobody
  auto next = NewCallback();
  Register(same, next);
  EXPECT_TRUE(testbed().WaitUntil([&] { return next->transferred() > 0; }));
}

RULE(NOTIFY_CB_15, AnOutcomeAfterTheDeathOfTheClientIsLeftToTheNext) {
  REQUIRE_CAPABILITY(kSecondApplication);
  REQUIRE_CAPABILITY(kKillApplication);
  RequireReplay(testbed(), client());
  Application& doomed = testbed().StartApplication("doomed");
  auto callback = NewCallback();
  Job job = NewDownloadOf(doomed);
  Job same = SameJob(client(), job);
  Register(job, callback);
  doomed.Kill();
  ResumeAndWaitFor(same, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(1h);  // the service tries to tell it and finds nobody
  auto next = NewCallback();
  Register(same, next);
  EXPECT_TRUE(testbed().WaitUntil([&] { return next->transferred() > 0; }));
  EXPECT_EQ(OutcomesTold(callback), 0);
}

// That the handler answers shows that its client lives, whatever the answer.
RULE(NOTIFY_CB_15, AHandlerThatFailsIsNotTakenForADeadClient, NOTIFY_CB_02) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobError).WillByDefault(Return(E_FAIL));
  Job job = NewDownloadAnswered(404);
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(WaitUntilTold(callback, 3));
  ComPtr<IUnknown> registered;
  EXPECT_HRESULT(S_OK, job->GetNotifyInterface(registered.put()));
  EXPECT_TRUE(registered);
}

RULE(NOTIFY_CB_16, ADeadClientLeavesItsJobAsItIs) {
  REQUIRE_CAPABILITY(kSecondApplication);
  REQUIRE_CAPABILITY(kKillApplication);
  Application& doomed = testbed().StartApplication("doomed");
  auto callback = NewCallback();
  Job job = NewDownloadOf(doomed, 1000, 3);
  Job same = SameJob(client(), job);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(DefinedNotifyFlags() & ~ULONG{BG_NOTIFY_DISABLE}));
  Register(job, callback);
  doomed.Kill();
  ResumeAndWaitFor(same, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(kLong);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, same);
  EXPECT_EQ(ErrorCountOf(same), 0u);
}

RULE(NOTIFY_CB_16, AClientThatDiesInItsCallLeavesItsJobAsItIs) {
  REQUIRE_CAPABILITY(kSecondApplication);
  REQUIRE_CAPABILITY(kKillApplication);
  HeldCalls held(testbed());
  Application& doomed = testbed().StartApplication("doomed");
  auto callback = NewCallback();
  ON_CALL(callback->mock(), JobTransferred).WillByDefault(held.Stay());
  Job job = NewDownloadOf(doomed);
  Job same = SameJob(client(), job);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return held.open() == 1; }));
  doomed.Kill();
  testbed().LetPass(kLong);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, same);
  EXPECT_HRESULT(S_OK, same->Complete());
  EXPECT_EQ(ErrorCountOf(same), 0u);
}

RULE(NOTIFY_CB_16, ADeadClientHoldsUpNobody) {
  REQUIRE_CAPABILITY(kSecondApplication);
  REQUIRE_CAPABILITY(kKillApplication);
  Application& doomed = testbed().StartApplication("doomed");
  auto dead = NewCallback();
  std::vector<Job> orphans;
  for (int i = 0; i < 6; ++i) {
    Job job = NewDownloadOf(doomed);
    orphans.push_back(SameJob(client(), job));
    EXPECT_HRESULT(S_OK, job->SetNotifyFlags(DefinedNotifyFlags() & ~ULONG{BG_NOTIFY_DISABLE}));
    Register(job, dead);
  }
  doomed.Kill();
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  for (const Job& orphan : orphans) EXPECT_HRESULT(S_OK, orphan->Resume());
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 1; }));
  for (const Job& orphan : orphans) EXPECT_TRUE(WaitForState(orphan, BG_JOB_STATE_TRANSFERRED));
}

RULE(NOTIFY_CB_16, AFailingHandlerLeavesItsJobAsItIsAndHoldsUpNobody) {
  auto failing = NewCallback();
  ON_CALL(failing->mock(), JobTransferred).WillByDefault(Return(E_FAIL));
  ON_CALL(failing->mock(), JobError).WillByDefault(Return(E_FAIL));
  std::vector<Job> jobs;
  for (int i = 0; i < 6; ++i) {
    const Job& job = jobs.emplace_back(NewDownload());
    Register(job, failing);
    EXPECT_HRESULT(S_OK, job->Resume());
  }
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 1; }));
  testbed().LetPass(1h);
  for (const Job& failed : jobs) {
    EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, failed);
    ULONG errors = 0;
    if (failed->GetErrorCount(&errors) != E_NOTIMPL) {
      EXPECT_EQ(errors, 0u);
    }
  }
}

// A file is still to be acknowledged when the client dies. Who comes next is told the outcome.
RULE(NOTIFY_CB_15, AClientThatOwesAnAnswerAboutAFileMayDie, NOTIFY_REG_15) {
  REQUIRE_CAPABILITY(kSecondApplication);
  REQUIRE_CAPABILITY(kKillApplication);
  Application& doomed = testbed().StartApplication("doomed");
  auto callback = NewCallback(CallbackInterfaces::kCallback2);
  ON_CALL(callback->mock(), FileTransferred).WillByDefault(Return(E_FAIL));
  Job job = NewDownloadOf(doomed);
  Job same = SameJob(client(), job);
  if (FAILED(job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_FILE_TRANSFERRED))) {
    GTEST_SKIP() << "needs FileTransferred (BITS 3.0)";
  }
  Register(job, callback);
  ResumeAndWaitFor(same, BG_JOB_STATE_TRANSFERRED);
  if (!testbed().WaitUntil([&] { return callback->files() > 0; })) {
    GTEST_SKIP() << "needs calls of FileTransferred";
  }
  doomed.Kill();
  testbed().LetPass(1min);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, same);
  auto next = NewCallback();
  Register(same, next);
  EXPECT_TRUE(WaitUntilTold(next));
}

}  // namespace conformance
