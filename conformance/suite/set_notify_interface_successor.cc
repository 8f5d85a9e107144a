// NOTIFY-REG: what the next client is told when the one before was told and is gone, and what a new
// owner of the job changes.

#include "conformance/suite/held_calls.h"
#include "conformance/suite/premises.h"
#include "conformance/suite/suite_test.h"

namespace conformance {

// --- A successor ---

RULE(NOTIFY_REG_15, ASuccessorIsToldOfTheTransferAgain) {
  REQUIRE_CAPABILITY(kKillApplication);
  RequireReplay(testbed(), client());
  auto first = NewCallback();
  auto second = NewCallback();
  Job job = NewDownload();
  Application& mortal = testbed().StartApplication("mortal");
  Register(SameJob(mortal, job), first);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return first->returned() > 0; }));
  mortal.Kill();
  testbed().LetPass(1s);
  Register(job, second);
  EXPECT_TRUE(testbed().WaitUntil([&] { return second->transferred() > 0; }));
}

// The service finds out by a call about something else.
RULE(NOTIFY_REG_15, ASuccessorIsToldOfItWhateverShowedTheDeath) {
  REQUIRE_CAPABILITY(kKillApplication);
  RequireReplay(testbed(), client());
  auto first = NewCallback();
  auto second = NewCallback();
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_MODIFICATION));
  Application& mortal = testbed().StartApplication("mortal");
  Register(SameJob(mortal, job), first);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitUntilTold(first));
  testbed().LetPass(5s);
  mortal.Kill();
  EXPECT_HRESULT(S_OK, job->SetDescription(L"changed"));
  testbed().LetPass(5s);
  Register(job, second);
  EXPECT_TRUE(testbed().WaitUntil([&] { return second->transferred() > 0; }));
}

RULE(NOTIFY_REG_15, ASuccessorIsToldOfTheFailureAgain) {
  REQUIRE_CAPABILITY(kKillApplication);
  RequireErrorsTold(testbed(), client());
  RequireReplay(testbed(), client());
  auto first = NewCallback();
  auto second = NewCallback();
  Job job = NewDownloadAnswered(404);
  Application& mortal = testbed().StartApplication("mortal");
  Register(SameJob(mortal, job), first);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(testbed().WaitUntil([&] { return first->returned() > 0; }));
  mortal.Kill();
  testbed().LetPass(kLong);
  Register(job, second);
  EXPECT_TRUE(testbed().WaitUntil([&] { return second->errors() > 0; }));
}

RULE(NOTIFY_REG_15, ASuccessorIsToldWhatItsPredecessorDidNotLiveToHear, NOTIFY_REG_14) {
  REQUIRE_CAPABILITY(kKillApplication);
  RequireReplay(testbed(), client());
  auto first = NewCallback();
  auto second = NewCallback();
  Job job = NewDownload();
  Application& mortal = testbed().StartApplication("mortal");
  Register(SameJob(mortal, job), first);
  mortal.Kill();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(kLong);
  Register(job, second);
  EXPECT_TRUE(testbed().WaitUntil([&] { return second->transferred() > 0; }));
}

RULE(NOTIFY_REG_15, ASuccessorIsToldWhatItsPredecessorDiedOf) {
  REQUIRE_CAPABILITY(kKillApplication);
  RequireReplay(testbed(), client());
  HeldCalls held(testbed());
  auto first = NewCallback();
  auto second = NewCallback();
  EXPECT_CALL(first->mock(), JobTransferred).WillRepeatedly(held.Stay());
  Job job = NewDownload();
  Application& mortal = testbed().StartApplication("mortal");
  Register(SameJob(mortal, job), first);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return first->transferred() > 0; }));
  mortal.Kill();
  Register(job, second);
  EXPECT_TRUE(testbed().WaitUntil([&] { return second->transferred() > 0; }));
}

RULE(NOTIFY_REG_15, ASuccessorIsToldEvenIfTheDeadCallbackWasTakenAwayFirst) {
  REQUIRE_CAPABILITY(kKillApplication);
  RequireReplay(testbed(), client());
  auto first = NewCallback();
  auto second = NewCallback();
  Job job = NewDownload();
  Application& mortal = testbed().StartApplication("mortal");
  Register(SameJob(mortal, job), first);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return first->returned() > 0; }));
  mortal.Kill();
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
  Register(job, second);
  EXPECT_TRUE(testbed().WaitUntil([&] { return second->transferred() > 0; }));
}

RULE(NOTIFY_REG_15, EachOfManySuccessorsIsTold) {
  REQUIRE_CAPABILITY(kKillApplication);
  RequireReplay(testbed(), client());
  Job job = TransferredJob();
  for (const char* name : {"first", "second", "third"}) {
    auto callback = NewCallback();
    Application& mortal = testbed().StartApplication(name);
    Register(SameJob(mortal, job), callback);
    EXPECT_TRUE(testbed().WaitUntil([&] { return callback->returned() > 0; })) << name;
    mortal.Kill();
  }
}

RULE(NOTIFY_REG_15, ARestartOfTheServiceMakesASuccessorToo) {
  REQUIRE_CAPABILITY(kServiceRestart);
  auto first = NewCallback();
  auto second = NewCallback();
  Job job = NewDownload();
  Register(job, first);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return first->returned() > 0; }));
  job = RestartServiceUnder(job);
  testbed().LetPass(1s);
  Register(job, second);
  EXPECT_TRUE(testbed().WaitUntil([&] { return second->transferred() > 0; }));
}

PROBE(NOTIFY_REG_15, IsASuccessorToldThatFollowsAnOrderlyEnd) {
  REQUIRE_CAPABILITY(kKillApplication);
  auto first = NewCallback();
  auto second = NewCallback();
  Job job = NewDownload();
  Application& mortal = testbed().StartApplication("mortal");
  Job its_job = SameJob(mortal, job);
  Register(its_job, first);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return first->returned() > 0; }));
  testbed().LetPass(1s);  // until the service knows the answer, too
  EXPECT_HRESULT(S_OK, its_job->SetNotifyInterface(nullptr));
  mortal.Kill();
  Register(job, second);
  testbed().LetPass(kLong);
  RECORD("calls of a successor whose predecessor acknowledged and took its callback away",
         second->calls());
}

// --- A new owner ---

RULE(NOTIFY_REG_23, ANewOwnerLeavesTheCallbackInPlace) {
  REQUIRE_CAPABILITY(kUsers);
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  Job administered = SameJob(testbed().StartApplication("tool", kAdministrator), job);
  EXPECT_HRESULT(S_OK, administered->TakeOwnership());
  ResumeAndWaitFor(administered, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
}

}  // namespace conformance
