// NOTIFY-REG: which registrations SetNotifyInterface accepts, which it refuses, and what it changes
// besides the callback.

#include "conformance/suite/premises.h"
#include "conformance/suite/set_notify_interface_objects.h"
#include "conformance/suite/suite_test.h"

namespace conformance {
namespace {

constexpr unsigned kReferencesOfTheTest = 1;

std::uint64_t ModificationTime(IBackgroundCopyJob* job) {
  BG_JOB_TIMES times = {};
  EXPECT_HRESULT(S_OK, job->GetTimes(&times));
  return std::uint64_t{times.ModificationTime.dwHighDateTime} << 32 |
         times.ModificationTime.dwLowDateTime;
}

}  // namespace

// --- Accepted ---

RULE(NOTIFY_REG_01, ACallbackThatIsRegisteredIsTheOneThatIsCalled) {
  auto callback = NewCallback();
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(callback->object()));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
}

RULE(NOTIFY_REG_01, AJobThatIsOnItsWayTakesACallback) {
  auto callback = NewCallback();
  Job job = NewDownloadOf({.size_bytes = 1000, .answer = {.delay = 1s}});
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(callback->object()));
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
}

RULE(NOTIFY_REG_01, AJobInTheMiddleOfAFileTakesACallback) {
  REQUIRE_CAPABILITY(kStall);
  auto callback = NewCallback();
  Job job = NewStalledDownload();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(callback->object()));
  EXPECT_TRUE(RegisteredOn(job));
}

RULE(NOTIFY_REG_01, AJobThatWaitsForItsRetryTakesACallback) {
  RequireTransientErrors(testbed(), client());
  auto callback = NewCallback();
  Job job = NewDownload();
  testbed().origin().AnswerNext(RemotePath(0), {.status = 500});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(callback->object()));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
}

RULE(NOTIFY_REG_01, AJobThatIsDoneTakesACallback) {
  auto callback = NewCallback();
  Job job = TransferredJob();
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(callback->object()));
  EXPECT_TRUE(RegisteredOn(job));
}

RULE(NOTIFY_REG_01, AJobThatHasFailedTakesACallback) {
  auto callback = NewCallback();
  Job job = FailedJob();
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(callback->object()));
  EXPECT_TRUE(RegisteredOn(job));
}

RULE(NOTIFY_REG_02, ThePlainUnknownOfTheObjectWillDo) {
  FacetedCallback& callback = NewFacetedCallback();
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(callback.unknown()));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback.transferred() > 0; }));
}

RULE(NOTIFY_REG_02, TheCallbackInterfaceItselfWillDo) {
  FacetedCallback& callback = NewFacetedCallback();
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(callback.callback()));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback.transferred() > 0; }));
}

RULE(NOTIFY_REG_02, AnObjectWithANewerCallbackInterfaceWillDo) {
  auto callback = NewCallback(CallbackInterfaces::kCallback2);
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(callback->object()));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
}

RULE(NOTIFY_REG_21, AnEmptyJobTakesACallback) {
  auto callback = NewCallback();
  Job job = NewJob();
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(callback->object()));
  testbed().origin().Put("/late", {.size_bytes = 1000});
  EXPECT_HRESULT(S_OK, job->AddFile(testbed().origin().Url("/late").c_str(),
                                    testbed().LocalPath("late").c_str()));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
}

// --- Refused ---

RULE(NOTIFY_REG_04, ACompletedJobRefuses) {
  auto callback = NewCallback();
  Job job = AcknowledgedJob();
  EXPECT_HRESULT(BG_E_INVALID_STATE, job->SetNotifyInterface(callback->object()));
  EXPECT_HRESULT(BG_E_INVALID_STATE, job->SetNotifyInterface(nullptr));
}

RULE(NOTIFY_REG_04, ACancelledJobRefuses) {
  auto callback = NewCallback();
  Job job = CancelledJob();
  EXPECT_HRESULT(BG_E_INVALID_STATE, job->SetNotifyInterface(callback->object()));
  EXPECT_HRESULT(BG_E_INVALID_STATE, job->SetNotifyInterface(nullptr));
}

RULE(NOTIFY_REG_04, ARefusingJobKeepsNothingOfTheObject) {
  auto callback = NewCallback();
  Job job = AcknowledgedJob();
  EXPECT_TRUE(FAILED(job->SetNotifyInterface(callback->object())));
  EXPECT_SHOULD(
      testbed().WaitUntil([&] { return callback->references() == kReferencesOfTheTest; }));
  testbed().LetPass(kLong);
  EXPECT_SHOULD(callback->calls() == 0);
  EXPECT_FALSE(callback->was_misused());
}

// As clients do that clean up after Complete whatever its outcome was.
RULE(NOTIFY_REG_04, ARefusedRemovalIsHarmless) {
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->returned() > 0; }));
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_HRESULT(BG_E_INVALID_STATE, job->SetNotifyInterface(nullptr));
  EXPECT_HRESULT(BG_E_INVALID_STATE, job->SetNotifyInterface(nullptr));
  testbed().LetPass(kLong);
  EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, job);
  EXPECT_FALSE(callback->was_misused());
}

RULE(NOTIFY_REG_05, AnObjectThatIsNoCallbackIsRefused) {
  auto stranger = NewCallback(CallbackInterfaces::kNone);
  Job job = NewDownload();
  const HRESULT answer = job->SetNotifyInterface(stranger->object());
  EXPECT_TRUE(FAILED(answer)) << HresultText(answer);
  EXPECT_SHOULD(answer == E_NOINTERFACE) << HresultText(answer);
  EXPECT_TRUE(testbed().WaitUntil([&] { return stranger->references() == kReferencesOfTheTest; }));
  EXPECT_FALSE(stranger->was_misused());
}

RULE(NOTIFY_REG_05, AnObjectThatPromisesACallbackAndGivesNoneIsRefused) {
  REQUIRE_CAPABILITY(kVirtualTime);  // between processes COM itself stumbles over such an object
  BrokenObject& broken = NewBrokenObject(BrokenAnswer::kSuccessWithoutPointer);
  Job job = NewDownload();
  const HRESULT answer = job->SetNotifyInterface(broken.unknown());
  EXPECT_TRUE(FAILED(answer)) << HresultText(answer);
  EXPECT_TRUE(broken.was_asked());
  EXPECT_EQ(broken.references(), kReferencesOfTheTest);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
}

RULE(NOTIFY_REG_05, APointerThatCameWithARefusalIsNotTouched) {
  REQUIRE_CAPABILITY(kVirtualTime);  // between processes COM itself stumbles over such an object
  BrokenObject& broken = NewBrokenObject(BrokenAnswer::kFailureWithPointer);
  Job job = NewDownload();
  const HRESULT answer = job->SetNotifyInterface(broken.unknown());
  EXPECT_TRUE(FAILED(answer)) << HresultText(answer);
  EXPECT_TRUE(broken.was_asked());
  EXPECT_EQ(broken.references(), kReferencesOfTheTest);
}

RULE(NOTIFY_REG_06, ARefusedObjectLeavesTheOldCallbackInForce) {
  auto callback = NewCallback();
  auto stranger = NewCallback(CallbackInterfaces::kNone);
  Job job = NewDownload();
  Register(job, callback);
  EXPECT_TRUE(FAILED(job->SetNotifyInterface(stranger->object())));
  EXPECT_TRUE(IsSameObject(RegisteredOn(job).get(), callback->object()));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
}

RULE(NOTIFY_REG_06, ARefusalOnAFailedJobLeavesTheOldCallbackInForce) {
  RequireErrorsTold(testbed(), client());
  auto callback = NewCallback();
  auto stranger = NewCallback(CallbackInterfaces::kNone);
  Job job = NewDownloadAnswered(404);
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->returned() > 0; }));
  const int calls_before = callback->calls();
  EXPECT_TRUE(FAILED(job->SetNotifyInterface(stranger->object())));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->errors() > calls_before; }));
}

RULE(NOTIFY_REG_06, AClientWithoutTheRightLeavesTheOldCallbackInForce) {
  REQUIRE_CAPABILITY(kUsers);
  auto callback = NewCallback();
  auto other = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  Job administered = SameJob(testbed().StartApplication("tool", kAdministrator), job);
  EXPECT_HRESULT(S_OK, administered->TakeOwnership());
  // The client is not the owner any more.
  if (SUCCEEDED(job->SetNotifyInterface(other->object()))) {
    GTEST_SKIP() << "needs a service that refuses a former owner";
  }
  EXPECT_TRUE(FAILED(job->SetNotifyInterface(nullptr)));
  ResumeAndWaitFor(administered, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() > 0; }));
  EXPECT_EQ(other->calls(), 0);
}

// --- What it changes besides ---

RULE(NOTIFY_REG_22, RegisteringAdvancesTheModificationTime) {
  auto callback = NewCallback();
  Job job = NewDownload();
  BG_JOB_TIMES times = {};
  RequireImplemented("GetTimes", job->GetTimes(&times));
  const std::uint64_t before = ModificationTime(job.get());
  testbed().LetPass(1s);
  Register(job, callback);
  const std::uint64_t registered = ModificationTime(job.get());
  EXPECT_GT(registered, before);
  testbed().LetPass(1s);
  Register(job, callback);  // the same again
  const std::uint64_t registered_again = ModificationTime(job.get());
  EXPECT_GT(registered_again, registered);
  testbed().LetPass(1s);
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(nullptr));
  EXPECT_GT(ModificationTime(job.get()), registered_again);
}

RULE(NOTIFY_REG_22, RegisteringDoesNotTouchTheState) {
  Job fresh = NewDownload();
  Job transferred = TransferredJob();
  Job failed = FailedJob();
  auto callback = NewCallback();
  for (const Job* job : {&fresh, &transferred, &failed}) Register(*job, callback);
  testbed().LetPass(1s);
  EXPECT_SHOULD(StateOf(fresh.get()) == BG_JOB_STATE_SUSPENDED);
  EXPECT_SHOULD(StateOf(transferred.get()) == BG_JOB_STATE_TRANSFERRED);
  EXPECT_SHOULD(StateOf(failed.get()) == BG_JOB_STATE_ERROR);
}

PROBE(NOTIFY_REG_22, IsAModificationToldOfTheRegistrationItself) {
  auto callback = NewCallback();
  Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_MODIFICATION));
  Register(job, callback);
  testbed().LetPass(kLong);
  RECORD("JobModification calls after SetNotifyInterface on a quiet job",
         callback->modifications());
}

}  // namespace conformance
