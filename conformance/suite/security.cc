// NOTIFY-SEC: whose calls are refused.

#include <array>
#include <string>

#include "conformance/suite/suite_test.h"

namespace conformance {
namespace {

class SecurityTest : public SuiteTest {
 protected:
  // Every way to change a job. REQUIRES: the job has a file and is SUSPENDED.
  void ExpectChangesRefused(const Job& job) {
    EXPECT_HRESULT(E_ACCESSDENIED, job->SetNotifyInterface(NewCallback()->object()));
    EXPECT_HRESULT(E_ACCESSDENIED, job->SetNotifyInterface(nullptr));
    EXPECT_HRESULT(E_ACCESSDENIED, job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR));
    EXPECT_HRESULT(E_ACCESSDENIED, job->TakeOwnership());
    EXPECT_HRESULT(E_ACCESSDENIED, job->SetDisplayName(L"not mine"));
    EXPECT_HRESULT(E_ACCESSDENIED, job->SetPriority(BG_JOB_PRIORITY_LOW));
    EXPECT_HRESULT(E_ACCESSDENIED, job->SetMinimumRetryDelay(60));
    EXPECT_HRESULT(E_ACCESSDENIED, job->AddFile(testbed().origin().Url("/more").c_str(),
                                                testbed().LocalPath("more").c_str()));
    EXPECT_HRESULT(E_ACCESSDENIED, job->Resume());
    EXPECT_HRESULT(E_ACCESSDENIED, job->Complete());
    EXPECT_HRESULT(E_ACCESSDENIED, job->Cancel());
  }

  // ... and that none of them had an effect, as somebody sees who may look.
  void ExpectUntouched(const Job& job, const std::shared_ptr<Callback>& callback) {
    EXPECT_STATE(BG_JOB_STATE_SUSPENDED, job);
    ULONG flags = 0;
    EXPECT_HRESULT(S_OK, job->GetNotifyFlags(&flags));
    EXPECT_EQ(flags, static_cast<ULONG>(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR));
    EXPECT_TRUE(IsSameObject(RegisteredOn(job).get(), callback->object()));
  }

  HRESULT GetJob(Application& application, const Job& job) {
    GUID id = {};
    EXPECT_HRESULT(S_OK, job->GetId(&id));
    ComPtr<IBackgroundCopyJob> found;
    return application.manager()->GetJob(id, found.put());
  }

  // Another application's pointer to the job, or none where it does not even get that.
  Job SameJobIfVisible(Application& application, const Job& job) {
    const HRESULT got = GetJob(application, job);
    if (got == E_ACCESSDENIED) return {};
    EXPECT_HRESULT(S_OK, got);
    return SameJob(application, job);
  }
};

#define SECURITY_RULE(rule, name, ...) \
  RULE_TEST_F(SecurityTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

SECURITY_RULE(NOTIFY_SEC_01, AStrangerGetsNoJob) {
  REQUIRE_CAPABILITY(kSecondApplication);
  REQUIRE_CAPABILITY(kUsers);
  Job job = NewDownload();
  EXPECT_HRESULT(E_ACCESSDENIED, GetJob(testbed().StartApplication("stranger", "bob"), job));
}

SECURITY_RULE(NOTIFY_SEC_01, AnAdministratorMayChangeForeignJobs, NOTIFY_SEC_09) {
  REQUIRE_CAPABILITY(kSecondApplication);
  REQUIRE_CAPABILITY(kUsers);
  auto callback = NewCallback();
  Job job = NewDownload();
  Application& administrator = testbed().StartApplication("administrator", kAdministrator);
  const Job same = SameJob(administrator, job);
  EXPECT_HRESULT(S_OK, same->SetDisplayName(testbed().JobName("seen to").c_str()));
  EXPECT_HRESULT(S_OK, same->SetNotifyInterface(callback->object()));
  AddFile(same, {.size_bytes = 1000});
  EXPECT_HRESULT(S_OK, job->SetPriority(BG_JOB_PRIORITY_HIGH));  // it is the client's all the same
}

SECURITY_RULE(NOTIFY_SEC_01, AnElevatedJobNeedsAnElevatedCaller) {
  REQUIRE_CAPABILITY(kTokens);
  auto callback = NewCallback();
  Application& elevated = testbed().StartApplication("elevated", kAdministrator);
  Application& filtered =
      testbed().StartApplicationAs("filtered", kAdministrator, TokenKind::kFiltered);
  Job job = NewDownloadOf(elevated);
  Register(job, callback);
  // Whether it may at least look is disputed (C-13).
  const Job same = SameJobIfVisible(filtered, job);
  RECORD("an application that is not elevated sees the elevated job", same.get() != nullptr);
  if (same.get() != nullptr) ExpectChangesRefused(same);
  ExpectUntouched(job, callback);
}

SECURITY_RULE(NOTIFY_SEC_01, LowIntegrityIsRefused) {
  REQUIRE_CAPABILITY(kTokens);
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  Application& low = testbed().StartApplicationAs("low", "", TokenKind::kLowIntegrity);
  const Job same = SameJobIfVisible(low, job);
  if (same.get() != nullptr) ExpectChangesRefused(same);
  ExpectUntouched(job, callback);
}

SECURITY_RULE(NOTIFY_SEC_03, AProxyMustIdentifyItsClient) {
  REQUIRE_CAPABILITY(kTokens);
  Job job = NewDownload();
  Application& anonymous = testbed().StartApplicationAs("anonymous", "", TokenKind::kAnonymous);
  EXPECT_HRESULT(E_ACCESSDENIED, GetJob(anonymous, job));
  GUID id = {};
  Job created;
  EXPECT_HRESULT(E_ACCESSDENIED,
                 anonymous.manager()->CreateJob(testbed().JobName("anonymous").c_str(),
                                                BG_JOB_TYPE_DOWNLOAD, &id, created.put()));
}

// Registered by one user on a job of another: four calls of the owner that do not return must not
// hold it up.
SECURITY_RULE(NOTIFY_SEC_05, TheRegistrantIsWhoIsCalled) {
  REQUIRE_CAPABILITY(kSecondApplication);
  REQUIRE_CAPABILITY(kUsers);
  auto blocked = NewCallback();
  auto callback = NewCallback();
  ON_CALL(blocked->mock(), JobTransferred).WillByDefault([&](auto&&...) {
    testbed().Block(1min);
    return S_OK;
  });
  std::array<Job, 4> jobs;
  for (Job& job : jobs) {
    job = NewDownload();
    Register(job, blocked);
    ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  }
  EXPECT_TRUE(testbed().WaitUntil([&] { return blocked->transferred() == 4; }));
  Job job = NewDownload();
  Application& administrator = testbed().StartApplication("administrator", kAdministrator);
  EXPECT_HRESULT(S_OK, SameJob(administrator, job)->SetNotifyInterface(callback->object()));
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(testbed().WaitUntil([&] { return callback->transferred() == 1; }, 30s));
  EXPECT_EQ(blocked->returned(), 0);
  testbed().WaitUntil([&] { return blocked->returned() == 4; });
}

RULE_PROBE_F(SecurityTest, NOTIFY_SEC_07, WhetherAFinishedJobIsToldWhileItsOwnerIsAway) {
  REQUIRE_CAPABILITY(kSessions);
  auto callback = NewCallback();
  Job job = TransferredJob();
  testbed().LogOff();
  EXPECT_HRESULT(S_OK, job->SetNotifyInterface(callback->object()));
  testbed().LetPass(1h);
  RECORD("calls while the owner is logged off", callback->transferred());
  testbed().LogOn();
  testbed().LetPass(1h);
  RECORD("calls when he is back", callback->transferred());
}

SECURITY_RULE(NOTIFY_SEC_08, ARestrictedTokenChangesNothing) {
  REQUIRE_CAPABILITY(kTokens);
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  Application& restricted = testbed().StartApplicationAs("restricted", "", TokenKind::kRestricted);
  const Job same = SameJobIfVisible(restricted, job);
  if (same.get() != nullptr) {
    EXPECT_TRUE(FAILED(same->SetNotifyInterface(nullptr)));
    EXPECT_TRUE(FAILED(same->SetNotifyFlags(BG_NOTIFY_JOB_ERROR)));
    EXPECT_SHOULD(same->SetDisplayName(L"not mine") == E_ACCESSDENIED);
    EXPECT_TRUE(FAILED(same->Resume()));
    EXPECT_TRUE(FAILED(same->Cancel()));
  }
  ExpectUntouched(job, callback);
}

SECURITY_RULE(NOTIFY_SEC_08, ARestrictedTokenCreatesNothing) {
  REQUIRE_CAPABILITY(kTokens);
  Application& restricted = testbed().StartApplicationAs("restricted", "", TokenKind::kRestricted);
  GUID id = {};
  Job created;
  const HRESULT result = restricted.manager()->CreateJob(testbed().JobName("restricted").c_str(),
                                                         BG_JOB_TYPE_DOWNLOAD, &id, created.put());
  EXPECT_TRUE(FAILED(result));
  EXPECT_SHOULD(result == E_ACCESSDENIED);
}

SECURITY_RULE(NOTIFY_SEC_09, ATakenJobNeedsElevation) {
  REQUIRE_CAPABILITY(kTokens);
  auto callback = NewCallback();
  Job job = NewDownload();
  Register(job, callback);
  Application& administrator = testbed().StartApplication("administrator", kAdministrator);
  const Job taken = SameJob(administrator, job);
  EXPECT_HRESULT(S_OK, taken->TakeOwnership());
  Application& filtered =
      testbed().StartApplicationAs("filtered", kAdministrator, TokenKind::kFiltered);
  const Job same = SameJobIfVisible(filtered, taken);
  if (same.get() != nullptr) ExpectChangesRefused(same);
  ExpectUntouched(taken, callback);
  EXPECT_HRESULT(S_OK, taken->SetPriority(BG_JOB_PRIORITY_HIGH));
}

SECURITY_RULE(NOTIFY_SEC_09, ATakenJobIsNoLongerItsFirstOwners) {
  REQUIRE_CAPABILITY(kSecondApplication);
  REQUIRE_CAPABILITY(kUsers);
  Job job = NewDownload();
  Application& administrator = testbed().StartApplication("administrator", kAdministrator);
  EXPECT_HRESULT(S_OK, SameJob(administrator, job)->TakeOwnership());
  EXPECT_HRESULT(E_ACCESSDENIED, job->TakeOwnership());
  EXPECT_HRESULT(E_ACCESSDENIED, job->SetDisplayName(L"not mine"));
  EXPECT_HRESULT(E_ACCESSDENIED, job->Resume());
}

SECURITY_RULE(NOTIFY_SEC_09, AJobUnderWayStopsWhenItIsTakenByWhoIsNotLoggedOn) {
  REQUIRE_CAPABILITY(kTokens);
  REQUIRE_CAPABILITY(kSessions);
  REQUIRE_CAPABILITY(kUsers);
  Job job = NewDownloadOf({.size_bytes = 1'000'000, .bytes_per_second = 1000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  Application& administrator =
      testbed().StartApplicationAs("tool", kAdministrator, TokenKind::kRunAs);
  const Job taken = SameJob(administrator, job);
  EXPECT_HRESULT(S_OK, taken->TakeOwnership());
  testbed().LetPass(kLong);
  EXPECT_STATE(BG_JOB_STATE_QUEUED, taken);
}

SECURITY_RULE(NOTIFY_SEC_09, ATakenJobRunsWhileItsNewOwnerIsLoggedOn) {
  REQUIRE_CAPABILITY(kSessions);
  REQUIRE_CAPABILITY(kUsers);
  Job job = NewDownload();
  Application& administrator = testbed().StartApplication("administrator", kAdministrator);
  const Job taken = SameJob(administrator, job);
  EXPECT_HRESULT(S_OK, taken->TakeOwnership());
  testbed().LogOff(kAdministrator);
  EXPECT_HRESULT(S_OK, taken->Resume());
  testbed().LetPass(kLong);
  EXPECT_STATE(BG_JOB_STATE_QUEUED, taken);
  testbed().LogOff();
  testbed().LogOn(kAdministrator);
  EXPECT_TRUE(WaitForState(taken, BG_JOB_STATE_TRANSFERRED));
}

}  // namespace
}  // namespace conformance
