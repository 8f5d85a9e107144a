// SVC: which settings outlast the service, beside those that every job has.

#include <string>

#include "conformance/suite/settings.h"
#include "conformance/suite/uploads.h"

namespace conformance {
namespace {

class PersistentSettingsTest : public SettingsTest {
 protected:
  void Prepare() override { REQUIRE_CAPABILITY(kServiceRestart); }

  static void Set(const Job& job, BITS_JOB_PROPERTY_ID id, const BITS_JOB_PROPERTY_VALUE& value) {
    EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob5>()->SetProperty(id, value));
  }
  static BITS_JOB_PROPERTY_VALUE Property(const Job& job, BITS_JOB_PROPERTY_ID id) {
    return PropertyOf(job.As<IBackgroundCopyJob5>(), id);
  }
};

#define SETTINGS_OUTLAST(name, ...) \
  RULE_TEST_F(PersistentSettingsTest, SVC_01, name __VA_OPT__(, ) __VA_ARGS__)

SETTINGS_OUTLAST(PropertiesOutlastTheService) {
  Job job = NewJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJob5);
  Set(job, BITS_JOB_PROPERTY_HIGH_PERFORMANCE, Enabled());
  Set(job, BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE, Bytes(5'000'000'000));
  Set(job, BITS_JOB_PROPERTY_DYNAMIC_CONTENT, Enabled());
  job = RestartServiceUnder(job);
  EXPECT_TRUE(Property(job, BITS_JOB_PROPERTY_HIGH_PERFORMANCE).Enable);
  EXPECT_EQ(Property(job, BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE).Uint64, 5'000'000'000u);
  EXPECT_TRUE(Property(job, BITS_JOB_PROPERTY_DYNAMIC_CONTENT).Enable);
}

SETTINGS_OUTLAST(PropertiesOfVersion101OutlastTheService) {
  Job job = NewDownload();
  if (!FileOf(job, 0).As<IBackgroundCopyFile6>()) GTEST_SKIP() << "needs BITS 10.1";
  Set(job, BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS, Number(2000));
  Set(job, BITS_JOB_PROPERTY_ON_DEMAND_MODE, Enabled());
  job = RestartServiceUnder(job);
  EXPECT_EQ(Property(job, BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS).Dword, 2000u);
  EXPECT_TRUE(Property(job, BITS_JOB_PROPERTY_ON_DEMAND_MODE).Enable);
}

SETTINGS_OUTLAST(AclFlagsAndRangesOutlastTheService) {
  Job job = NewJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJob3);
  const auto job3 = job.As<IBackgroundCopyJob3>();
  const HRESULT set = job3->SetFileACLFlags(BG_COPY_FILE_DACL);
  RequireImplemented("SetFileACLFlags", set);
  EXPECT_HRESULT(S_OK, set);
  BG_FILE_RANGE range = {10, 20};
  EXPECT_HRESULT(S_OK, job3->AddFileWithRanges(testbed().origin().Url("/ranged").c_str(),
                                               LocalName(0).c_str(), 1, &range));
  job = RestartServiceUnder(job);
  EXPECT_EQ(ValueOf(job.As<IBackgroundCopyJob3>(), &IBackgroundCopyJob3::GetFileACLFlags),
            static_cast<DWORD>(BG_COPY_FILE_DACL));
  DWORD count = 0;
  BG_FILE_RANGE* ranges = nullptr;
  EXPECT_SUCCEEDED(
      FileCalled(job, LocalName(0)).As<IBackgroundCopyFile2>()->GetFileRanges(&count, &ranges));
  EXPECT_EQ(count, 1u);
  EXPECT_TRUE(ranges != nullptr && ranges[0].InitialOffset == 10 && ranges[0].Length == 20);
  CoTaskMemFree(ranges);
}

SETTINGS_OUTLAST(TheMethodOutlastsTheService) {
  Job job = NewDownload();
  NEEDS_INTERFACE(job, IBackgroundCopyJobHttpOptions3);
  const auto options = job.As<IBackgroundCopyJobHttpOptions3>();
  EXPECT_HRESULT(S_OK, options->SetHttpMethod(L"POST"));
  EXPECT_HRESULT(S_OK, options->SetCustomHeaders(L"X-Secret: 1"));
  EXPECT_HRESULT(S_OK, options->MakeCustomHeadersWriteOnly());
  job = RestartServiceUnder(job);
  const auto now = job.As<IBackgroundCopyJobHttpOptions3>();
  EXPECT_EQ(TextOf(now, &IBackgroundCopyJobHttpOptions2::GetHttpMethod), L"POST");
  LPWSTR headers = nullptr;
  EXPECT_TRUE(FAILED(now->GetCustomHeaders(&headers)));  // they are still a secret
  CoTaskMemFree(headers);
}

SETTINGS_OUTLAST(CredentialsOutlastTheService) {
  REQUIRE_CAPABILITY(kCredentials);
  Job job = NewDownloadOf({.size_bytes = 1000, .user_name = "me", .password = "1234"});
  NEEDS_INTERFACE(job, IBackgroundCopyJob2);
  std::wstring user = L"me";
  std::wstring password = L"1234";
  BG_AUTH_CREDENTIALS credentials = {BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC, {}};
  credentials.Credentials.Basic = {user.data(), password.data()};
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob2>()->SetCredentials(&credentials));
  job = RestartServiceUnder(job);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
}

SETTINGS_OUTLAST(AValidatedFileOutlastsTheService) {
  Job job = TransferredJob();
  const auto file = FileOf(job, 0).As<IBackgroundCopyFile3>();
  if (!file) GTEST_SKIP() << "needs IBackgroundCopyFile3";
  const HRESULT set = file->SetValidationState(TRUE);
  RequireImplemented("SetValidationState", set);
  EXPECT_HRESULT(S_OK, set);
  job = RestartServiceUnder(job);
  EXPECT_TRUE(ValueOf(FileOf(job, 0).As<IBackgroundCopyFile3>(),
                      &IBackgroundCopyFile3::GetValidationState));
}

// A job that was resumed before stays one.
SETTINGS_OUTLAST(ThatAJobWasResumedOutlastsTheService, API_06) {
  Job job = NewDownload();
  NEEDS_INTERFACE(job, IBackgroundCopyJob5);
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_HRESULT(S_OK, job->Suspend());
  job = RestartServiceUnder(job);
  EXPECT_TRUE(FAILED(
      job.As<IBackgroundCopyJob5>()->SetProperty(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, Enabled())));
}

SETTINGS_OUTLAST(TheHelperTokenDoesNot) {
  Job job = NewDownload();
  NEEDS_INTERFACE(job, IBitsTokenOptions);
  const auto token = job.As<IBitsTokenOptions>();
  const HRESULT set = token->SetHelperToken();
  RequireImplemented("SetHelperToken", set);
  EXPECT_HRESULT(S_OK, set);
  EXPECT_NE(TextOf(token, &IBitsTokenOptions::GetHelperTokenSid), L"");
  job = RestartServiceUnder(job);
  EXPECT_EQ(TextOf(job.As<IBitsTokenOptions>(), &IBitsTokenOptions::GetHelperTokenSid), L"");
}

SETTINGS_OUTLAST(WhichFilesHaveTheirNamesOutlastsTheService, COMP_04) {
  REQUIRE_CAPABILITY(kLockFiles);
  Job job = NewDownload(1000, 2);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  testbed().LockFile(LocalName(1));
  EXPECT_TRUE(FAILED(job->Complete()));
  job = RestartServiceUnder(job);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, job);
  testbed().UnlockFile(LocalName(1));
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(0)), 1000u);
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(1)), 1000u);
}

// --- Uploads ---

class PersistentUploadTest : public UploadTest {};

RULE_TEST_F(PersistentUploadTest, SVC_01, TheReplyFileNameOutlastsTheService) {
  REQUIRE_CAPABILITY(kServiceRestart);
  Job job = NewUploadReply();
  const std::wstring name = testbed().LocalPath("reply");
  EXPECT_HRESULT(S_OK, job.As<IBackgroundCopyJob2>()->SetReplyFileName(name.c_str()));
  job = RestartServiceUnder(job);
  EXPECT_EQ(TextOf(job.As<IBackgroundCopyJob2>(), &IBackgroundCopyJob2::GetReplyFileName), name);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_EQ(testbed().FileSizeBytes(name), kReplyBytes);
}

RULE_TEST_F(PersistentUploadTest, SVC_01, TheProgressOfAnUploadOutlastsTheService) {
  REQUIRE_CAPABILITY(kServiceRestart);
  REQUIRE_CAPABILITY(kStall);
  Job job = UploadUnderWay();
  EXPECT_TRUE(testbed().WaitUntil([&] { return Received().received_bytes > 10'000'000; }));
  job = RestartServiceUnder(job);
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRING));
  testbed().LetPass(1s);
  EXPECT_GE(ProgressOf(job).BytesTransferred, 10'000'000u);
  EXPECT_SUCCEEDED(job->Cancel());
}

}  // namespace
}  // namespace conformance
