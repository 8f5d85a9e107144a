// NOTIFY-SEC: what becomes of a job when an administrator takes it over.

#include <string>

#include "conformance/suite/settings.h"

namespace conformance {
namespace {

class OwnershipTest : public SettingsTest {
 protected:
  void Prepare() override {
    REQUIRE_CAPABILITY(kSecondApplication);
    REQUIRE_CAPABILITY(kUsers);
  }
  Application& administrator() {
    if (administrator_ == nullptr) {
      administrator_ = &testbed().StartApplication("administrator", kAdministrator);
    }
    return *administrator_;
  }

 private:
  Application* administrator_ = nullptr;
};

#define OWNERSHIP_RULE(rule, name, ...) \
  RULE_TEST_F(OwnershipTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

OWNERSHIP_RULE(NOTIFY_CMD_16, CredentialsAndHeadersGoWithTheOwnership) {
  const Job job = NewDownload();
  NEEDS_INTERFACE(job, IBackgroundCopyJobHttpOptions);
  std::wstring text = L"me";
  BG_AUTH_CREDENTIALS credentials = {BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC, {}};
  credentials.Credentials.Basic = {text.data(), text.data()};
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob2>()->SetCredentials(&credentials));
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJobHttpOptions>()->SetCustomHeaders(L"X-Of-Mine: 1"));
  const Job taken = SameJob(administrator(), job);
  EXPECT_HRESULT(S_OK, taken->TakeOwnership());
  EXPECT_HRESULT(S_FALSE, taken.As<IBackgroundCopyJob2>()->RemoveCredentials(BG_AUTH_TARGET_SERVER,
                                                                             BG_AUTH_SCHEME_BASIC));
  LPWSTR headers = nullptr;
  EXPECT_HRESULT(S_FALSE, taken.As<IBackgroundCopyJobHttpOptions>()->GetCustomHeaders(&headers));
  EXPECT_EQ(TakeText(headers), L"");
}

// Only what the page names goes.
OWNERSHIP_RULE(NOTIFY_SEC_09, WhatIsNoSecretStays) {
  const Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->SetDescription(L"of the job"));
  EXPECT_HRESULT(S_OK, job->SetPriority(BG_JOB_PRIORITY_LOW));
  EXPECT_HRESULT(S_OK, job->SetNotifyFlags(BG_NOTIFY_JOB_ERROR));
  const auto job5 = job.As<IBackgroundCopyJob5>();
  BITS_JOB_PROPERTY_VALUE clsid = {};
  clsid.ClsID = {0x11111111, 0x2222, 0x3333, {1, 2, 3, 4, 5, 6, 7, 8}};
  if (job5) {
    EXPECT_HRESULT(S_OK, job5->SetProperty(BITS_JOB_PROPERTY_NOTIFICATION_CLSID, clsid));
  }
  const Job taken = SameJob(administrator(), job);
  EXPECT_HRESULT(S_OK, taken->TakeOwnership());
  EXPECT_EQ(TextOf(taken, &IBackgroundCopyJob::GetDescription), L"of the job");
  EXPECT_EQ(ValueOf(taken, &IBackgroundCopyJob::GetPriority), BG_JOB_PRIORITY_LOW);
  EXPECT_EQ(ValueOf(taken, &IBackgroundCopyJob::GetNotifyFlags),
            static_cast<ULONG>(BG_NOTIFY_JOB_ERROR));
  if (job5) {
    const auto taken5 = taken.As<IBackgroundCopyJob5>();
    EXPECT_EQ(PropertyOf(taken5, BITS_JOB_PROPERTY_NOTIFICATION_CLSID).ClsID, clsid.ClsID);
  }
}

OWNERSHIP_RULE(NOTIFY_SEC_09, ATakenJobHasAnotherOwner, PROG_07) {
  const Job job = NewDownload();
  const std::wstring before = TextOf(job, &IBackgroundCopyJob::GetOwner);
  const Job taken = SameJob(administrator(), job);
  const std::uint64_t modified = Ticks(TimesOf(taken).ModificationTime);
  testbed().LetPass(1s);
  EXPECT_HRESULT(S_OK, taken->TakeOwnership());
  const std::wstring owner = TextOf(taken, &IBackgroundCopyJob::GetOwner);
  EXPECT_NE(owner, before);
  EXPECT_EQ(owner, TextOf(NewJobOf(administrator()), &IBackgroundCopyJob::GetOwner));
  const Blame only(rule::PROG_07);
  EXPECT_GT(Ticks(TimesOf(taken).ModificationTime), modified);
}

OWNERSHIP_RULE(NOTIFY_SEC_09, ATransferGoesOnUnderItsNewOwner) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = NewDownloadOf({.size_bytes = 100'000, .bytes_per_second = 10'000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  const Job taken = SameJob(administrator(), job);
  EXPECT_HRESULT(S_OK, taken->TakeOwnership());
  EXPECT_TRUE(WaitForState(taken, BG_JOB_STATE_TRANSFERRED));
}

OWNERSHIP_RULE(NOTIFY_SEC_09, AFinalJobCannotBeTaken) {
  const Job job = NewDownload();
  const Job same = SameJob(administrator(), job);
  EXPECT_SUCCEEDED(job->Cancel());
  EXPECT_HRESULT(BG_E_INVALID_STATE, same->TakeOwnership());
}

OWNERSHIP_RULE(NOTIFY_SEC_09, OnlyAnAdministratorTakesAJob) {
  const Job job = NewDownload();
  EXPECT_HRESULT(E_ACCESSDENIED, job->TakeOwnership());
  EXPECT_HRESULT(S_OK, job->SetDescription(L"still mine"));
}

OWNERSHIP_RULE(NOTIFY_SEC_01, CredentialsAreTheOwnersAffair) {
  const Job job = NewDownload();
  NEEDS_INTERFACE(job, IBackgroundCopyJobHttpOptions);
  const Job same = SameJob(administrator(), job);
  std::wstring text = L"me";
  BG_AUTH_CREDENTIALS credentials = {BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC, {}};
  credentials.Credentials.Basic = {text.data(), text.data()};
  EXPECT_TRUE(FAILED(same.As<IBackgroundCopyJob2>()->SetCredentials(&credentials)));
  EXPECT_TRUE(FAILED(same.As<IBackgroundCopyJobHttpOptions>()->SetCustomHeaders(L"X-Other: 1")));
}

}  // namespace
}  // namespace conformance
