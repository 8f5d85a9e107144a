// NOTIFY-REG: how long a registration lives: references, dead clients, restarts of the service.

#include "conformance/suite/held_calls.h"
#include "conformance/suite/premises.h"
#include "conformance/suite/suite_test.h"

namespace conformance {
namespace {

constexpr unsigned kReferencesOfTheTest = 1;

}  // namespace

// --- References ---

RULE(NOTIFY_REG_08, TheClientMayReleaseTheObjectRightAfterwards) {
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  callback->ReleaseOwn();
  testbed().LetPass(kLong);
  EXPECT_FALSE(callback->is_destroyed());
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
  EXPECT_FALSE(callback->was_misused());
}

RULE(NOTIFY_REG_08, TheObjectLivesOnAfterItsFirstCall) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  Job job = NewDownloadAnswered(404);
  Register(job, callback);
  callback->ReleaseOwn();
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->returned() > 0; }));
  const int calls_before = callback->calls();
  EXPECT_FALSE(callback->is_destroyed());
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->calls() > calls_before; }));
  EXPECT_FALSE(callback->was_misused());
}

// The service may hold a reference for each interface that it asked for.
RULE(NOTIFY_REG_09, ARemovedCallbackIsLetGo) {
  for (const CallbackInterfaces interfaces :
       {CallbackInterfaces::kCallback, CallbackInterfaces::kCallback2,
        CallbackInterfaces::kCallback3}) {
    auto callback = NewCallback(interfaces);
    Job job = NewDownload();
    Register(job, callback);
    callback->ReleaseOwn();
    EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
    EXPECT_TRUE(testbed().WaitUntil([&] { return callback->is_destroyed(); }));
    EXPECT_FALSE(callback->was_misused());
  }
}

RULE(NOTIFY_REG_09, AReplacedCallbackIsLetGo) {
  auto first = NewCallback();
  auto second = NewCallback();
  Job job = NewDownload();
  Register(job, first);
  first->ReleaseOwn();
  Register(job, second);
  EXPECT_TRUE(testbed().WaitUntil([&] { return first->is_destroyed(); }));
  EXPECT_FALSE(first->was_misused());
  EXPECT_GT(second->references(), kReferencesOfTheTest);
}

RULE(NOTIFY_REG_09, RegisteringTheSameObjectTwiceKeepsNoMoreThanOnce) {
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  Register(job, callback);
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->references() == kReferencesOfTheTest; }));
  EXPECT_FALSE(callback->was_misused());
}

RULE(NOTIFY_REG_09, TheCallbackOfACompletedJobIsLetGo) {
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  callback->ReleaseOwn();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->returned() > 0; }));
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->is_destroyed(); }));
  EXPECT_FALSE(callback->was_misused());
}

RULE(NOTIFY_REG_09, TheCallbackOfACancelledJobIsLetGo) {
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  callback->ReleaseOwn();
  EXPECT_SUCCEEDED(job->Cancel());
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->is_destroyed(); }));
  EXPECT_FALSE(callback->was_misused());
}

RULE(NOTIFY_REG_09, TheCallbackOfAJobThatEndsInsideTheCallIsLetGo) {
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobTransferred).WillRepeatedly([](IBackgroundCopyJob* job) {
    return job->Complete();
  });
  Job job = NewDownload();
  Register(job, callback);
  callback->ReleaseOwn();
  ResumeAndWaitFor(job, BG_JOB_STATE_ACKNOWLEDGED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->is_destroyed(); }));
  EXPECT_FALSE(callback->was_misused());
}

RULE(NOTIFY_REG_09, ACallbackWithARepetitionToComeIsLetGo) {
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobTransferred).WillRepeatedly(Return(E_FAIL));
  Job job = NewDownload();
  Register(job, callback);
  callback->ReleaseOwn();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->returned() > 0; }));
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->is_destroyed(); }));
  EXPECT_FALSE(callback->was_misused());
}

// A real client would crash if its object went away under the call.
RULE(NOTIFY_REG_09, ACallbackThatIsBeingCalledIsLetGoAfterTheCall) {
  HeldCalls held(testbed());
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobTransferred).WillRepeatedly(held.Stay());
  Job job = NewDownload();
  Register(job, callback);
  callback->ReleaseOwn();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
  testbed().LetPass(1s);
  EXPECT_FALSE(callback->is_destroyed());
  held.LetGo();
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->is_destroyed(); }));
  EXPECT_FALSE(callback->was_misused());
}

RULE(NOTIFY_REG_09, TheCallbackOfAForgottenJobIsLetGo) {
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  testbed().LetPass(std::chrono::days(91));  // one more than the inactivity limit of jobs
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->references() == kReferencesOfTheTest; }));
}

RULE(NOTIFY_REG_09, ADeadClientsCallbackIsLetGo) {
  REQUIRE_CAPABILITY(kKillApplication);
  RequireThat(false, testbed(), "a dead client whose callback can be looked at");
  auto callback = NewCallback();
  Job job = NewDownload();
  Application& mortal = testbed().StartApplication("mortal");
  Register(SameJob(mortal, job), callback);
  mortal.Kill();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->references() == kReferencesOfTheTest; }));
}

// --- The client dies ---

RULE(NOTIFY_REG_10, ADeadClientIsNotCalled) {
  REQUIRE_CAPABILITY(kKillApplication);
  auto callback = NewCallback();
  Job job = NewDownload();
  Application& mortal = testbed().StartApplication("mortal");
  Register(SameJob(mortal, job), callback);
  mortal.Kill();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->calls(), 0);
}

RULE(NOTIFY_REG_10, ADeathEndsTheRepetitions) {
  REQUIRE_CAPABILITY(kKillApplication);
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobError).WillRepeatedly(Return(E_FAIL));
  Job job = NewDownloadAnswered(404);
  Application& mortal = testbed().StartApplication("mortal");
  Register(SameJob(mortal, job), callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->returned() >= 2; }));
  mortal.Kill();
  const int calls_before = callback->calls();
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->calls(), calls_before);
}

RULE(NOTIFY_REG_10, ADeathInsideTheCallEndsTheCalls) {
  REQUIRE_CAPABILITY(kKillApplication);
  HeldCalls held(testbed());
  auto callback = NewCallback();
  EXPECT_CALL(callback->mock(), JobTransferred).WillRepeatedly(held.Stay());
  Job job = NewDownload();
  Application& mortal = testbed().StartApplication("mortal");
  Register(SameJob(mortal, job), callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
  mortal.Kill();
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->calls(), 1);
}

RULE(NOTIFY_REG_10, TheDeathOfTheJobsCreatorIsNotTheRegistrants) {
  REQUIRE_CAPABILITY(kKillApplication);
  auto callback = NewCallback();
  Application& creator = testbed().StartApplication("creator");
  Job created = NewDownloadOf(creator);
  Job job = SameJob(client(), created);
  Register(created, NewCallback());
  Register(job, callback);
  creator.Kill();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
}

RULE(NOTIFY_REG_12, TheFlagsOutliveTheClient) {
  REQUIRE_CAPABILITY(kKillApplication);
  auto callback = NewCallback();
  Job job = NewDownload();
  Application& mortal = testbed().StartApplication("mortal");
  Register(SameJob(mortal, job), callback);
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED));
  mortal.Kill();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(1s);  // the service finds out
  ULONG flags = 0;
  EXPECT_HRESULT(S_OK, job->GetNotifyFlags(&flags));
  EXPECT_EQ(flags, static_cast<ULONG>(BG_NOTIFY_JOB_TRANSFERRED));
}

// --- The service restarts ---

RULE(NOTIFY_REG_11, NobodyIsRegisteredAfterARestart) {
  REQUIRE_CAPABILITY(kServiceRestart);
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  job = RestartServiceUnder(job);
  EXPECT_FALSE(RegisteredOn(job));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->calls(), 0);
}

RULE(NOTIFY_REG_11, AJobUnderWayGoesOnInSilence) {
  REQUIRE_CAPABILITY(kServiceRestart);
  REQUIRE_CAPABILITY(kVirtualTime);
  auto callback = NewCallback();
  Job job = NewDownload();
  testbed().origin().Put(RemotePath(0), {.size_bytes = 10'000, .bytes_per_second = 1000});
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  job = RestartServiceUnder(job);
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
  testbed().LetPass(kLong);
  EXPECT_EQ(callback->calls(), 0);
  Register(job, callback);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
}

RULE(NOTIFY_REG_12, TheFlagsOutliveARestart) {
  REQUIRE_CAPABILITY(kServiceRestart);
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  const ULONG all = DefinedNotifyFlags();
  for (const ULONG kept : {ULONG{BG_NOTIFY_JOB_ERROR | BG_NOTIFY_JOB_MODIFICATION}, all,
                           all & ~ULONG{BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR}}) {
    EXPECT_HRESULT(S_OK, job->SetNotifyFlags(kept));
    job = RestartServiceUnder(job);
    ULONG flags = 0;
    EXPECT_HRESULT(S_OK, job->GetNotifyFlags(&flags));
    EXPECT_EQ(flags, kept);
  }
}

}  // namespace conformance
