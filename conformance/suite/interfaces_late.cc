// API: settings that can be chosen only until a job has files, or is resumed, or only by downloads.

#include "conformance/suite/settings.h"

namespace conformance {
namespace {

class LateSettingsTest : public SettingsTest {
 protected:
  using Job5 = ComPtr<IBackgroundCopyJob5>;

  static void ExpectRefused(const Job5& job, BITS_JOB_PROPERTY_ID id,
                            const BITS_JOB_PROPERTY_VALUE& value, HRESULT by_its_name) {
    const BITS_JOB_PROPERTY_VALUE before = PropertyOf(job, id);
    const HRESULT refused = job->SetProperty(id, value);
    EXPECT_TRUE(FAILED(refused)) << HresultText(refused);
    EXPECT_SHOULD(refused == by_its_name) << HresultText(refused);
    const BITS_JOB_PROPERTY_VALUE after = PropertyOf(job, id);
    EXPECT_EQ(after.Uint64, before.Uint64);
  }
};

#define LATE_RULE(rule, name, ...) \
  RULE_TEST_F(LateSettingsTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

LATE_RULE(API_06, WhatIsFetchedIsSettledByResume) {
  const Job job = NewDownload();
  const auto job5 = job.As<IBackgroundCopyJob5>();
  if (!job5) GTEST_SKIP() << "needs IBackgroundCopyJob5";
  for (const BITS_JOB_PROPERTY_ID id :
       {BITS_JOB_PROPERTY_DYNAMIC_CONTENT, BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE}) {
    const bool is_size = id == BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE;
    EXPECT_HRESULT(S_OK, job5->SetProperty(id, is_size ? Bytes(5000) : Enabled()));
  }
  EXPECT_HRESULT(S_OK, job5->SetProperty(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, Enabled(false)));
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_HRESULT(S_OK, job->Suspend());  // which makes it no job that was never resumed
  ExpectRefused(job5, BITS_JOB_PROPERTY_DYNAMIC_CONTENT, Enabled(),
                BG_E_READ_ONLY_PROPERTY_AFTER_RESUME);
  ExpectRefused(job5, BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE, Bytes(7000),
                BG_E_READ_ONLY_PROPERTY_AFTER_RESUME);
}

LATE_RULE(API_06, HowFilesAreWrittenIsSettledByTheFirst) {
  const Job job = NewJob();
  const auto job5 = job.As<IBackgroundCopyJob5>();
  if (!job5) GTEST_SKIP() << "needs IBackgroundCopyJob5";
  EXPECT_HRESULT(S_OK, job5->SetProperty(BITS_JOB_PROPERTY_HIGH_PERFORMANCE, Enabled()));
  EXPECT_HRESULT(S_OK, job5->SetProperty(BITS_JOB_PROPERTY_HIGH_PERFORMANCE, Enabled(false)));
  AddFile(job, {.size_bytes = 1000});
  ExpectRefused(job5, BITS_JOB_PROPERTY_HIGH_PERFORMANCE, Enabled(),
                BG_E_READ_ONLY_PROPERTY_AFTER_ADDFILE);
}

LATE_RULE(API_06, UploadsHaveNoSettingsOfDownloads) {
  const Job job = NewUploadJob();
  const auto job5 = job ? job.As<IBackgroundCopyJob5>() : Job5();
  if (!job5) GTEST_SKIP() << "needs jobs that upload and IBackgroundCopyJob5";
  constexpr HRESULT kDownloadsOnly = BG_E_PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY;
  ExpectRefused(job5, BITS_JOB_PROPERTY_DYNAMIC_CONTENT, Enabled(), kDownloadsOnly);
  ExpectRefused(job5, BITS_JOB_PROPERTY_HIGH_PERFORMANCE, Enabled(), kDownloadsOnly);
  ExpectRefused(job5, BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE, Bytes(5000), kDownloadsOnly);
}

LATE_RULE(API_06, TheMethodIsSettledByResume) {
  const Job job = NewDownload();
  const auto options = job.As<IBackgroundCopyJobHttpOptions2>();
  if (!options) GTEST_SKIP() << "needs IBackgroundCopyJobHttpOptions2";
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(FAILED(options->SetHttpMethod(L"POST")));
  EXPECT_EQ(TextOf(options, &IBackgroundCopyJobHttpOptions2::GetHttpMethod), L"GET");
  EXPECT_HRESULT(S_OK, options->SetHttpMethod(L"GET"));  // the default is always there
}

LATE_RULE(API_06, AMethodOfItsOwnKeepsAJobInTheForeground, ST_48) {
  const Job job = NewDownload();
  const auto options = job.As<IBackgroundCopyJobHttpOptions2>();
  if (!options) GTEST_SKIP() << "needs IBackgroundCopyJobHttpOptions2";
  EXPECT_HRESULT(S_OK, options->SetHttpMethod(L"POST"));
  EXPECT_EQ(ValueOf(job, &IBackgroundCopyJob::GetPriority), BG_JOB_PRIORITY_FOREGROUND);
  EXPECT_TRUE(FAILED(job->SetPriority(BG_JOB_PRIORITY_NORMAL)));
  EXPECT_EQ(ValueOf(job, &IBackgroundCopyJob::GetPriority), BG_JOB_PRIORITY_FOREGROUND);
  const auto job5 = job.As<IBackgroundCopyJob5>();
  EXPECT_TRUE(FAILED(job5->SetProperty(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, Enabled())));
  EXPECT_TRUE(FAILED(job5->SetProperty(BITS_JOB_PROPERTY_ON_DEMAND_MODE, Enabled())));
}

LATE_RULE(API_06, ACertificateCallbackNeedsAJobThatRests) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = JobIn(BG_JOB_STATE_TRANSFERRING);
  const auto options = job.As<IBackgroundCopyJobHttpOptions3>();
  if (!options) GTEST_SKIP() << "needs IBackgroundCopyJobHttpOptions3";
  EXPECT_HRESULT(BG_E_READ_ONLY_WHEN_JOB_ACTIVE,
                 options->SetServerCertificateValidationInterface(nullptr));
  EXPECT_HRESULT(S_OK, job->Suspend());
  EXPECT_HRESULT(S_OK, options->SetServerCertificateValidationInterface(nullptr));
}

}  // namespace
}  // namespace conformance
