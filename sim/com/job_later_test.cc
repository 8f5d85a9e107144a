// IBackgroundCopyJob3 to Job5 and IBitsTokenOptions: what their methods check, keep and give back.

#include <gtest/gtest.h>

#include <string>

#include "sim/com/job_object_fixture.h"

namespace bitsim {
namespace {

class JobLaterTest : public JobObjectTest {
 protected:
  static BITS_JOB_PROPERTY_VALUE Number(std::uint64_t number) {
    BITS_JOB_PROPERTY_VALUE value = {};
    value.Uint64 = number;
    return value;
  }
  static HRESULT Set(IBackgroundCopyJob5& job, BITS_JOB_PROPERTY_ID id, std::uint64_t number) {
    return job.SetProperty(id, Number(number));
  }
  HRESULT Set(BITS_JOB_PROPERTY_ID id, std::uint64_t number) { return Set(*job5_, id, number); }
  static BITS_JOB_PROPERTY_VALUE Get(IBackgroundCopyJob5& job, BITS_JOB_PROPERTY_ID id) {
    BITS_JOB_PROPERTY_VALUE value = {};
    EXPECT_EQ(job.GetProperty(id, &value), S_OK);
    return value;
  }
  BITS_JOB_PROPERTY_VALUE Get(BITS_JOB_PROPERTY_ID id) { return Get(*job5_, id); }

  HRESULT AddRanges(std::vector<BG_FILE_RANGE> ranges) {
    return job5_->AddFileWithRanges(L"http://origin.test/file", L"C:\\ranges",
                                    static_cast<DWORD>(ranges.size()), ranges.data());
  }
  std::wstring RemoteName(IBackgroundCopyFile& file) {
    LPWSTR name = nullptr;
    EXPECT_EQ(file.GetRemoteName(&name), S_OK);
    return Take(name);
  }

  ComPointer<IBackgroundCopyJob5> job5_ = As<IBackgroundCopyJob5>(*job_);
};

// --- IBackgroundCopyJob3 ---

TEST_F(JobLaterTest, RemotePrefixesAreReplacedAsTheyAreWritten) {
  AddFile(L"http://origin.test/a");
  AddFile(L"http://other.test/b");
  const auto file = FirstFile(*job_);
  EXPECT_EQ(job5_->ReplaceRemotePrefix(L"http://Origin.test", L"http://mirror.test"), S_FALSE);
  EXPECT_EQ(job5_->ReplaceRemotePrefix(L"origin.test", L"http://mirror.test"), S_FALSE);
  EXPECT_EQ(job5_->ReplaceRemotePrefix(L"http://origin.test", L"http://mirror.test/x"), S_OK);
  EXPECT_EQ(RemoteName(*file), L"http://mirror.test/x/a");
}

TEST_F(JobLaterTest, RemotePrefixesAreReplacedInAllFilesOrNone) {
  AddFile(L"http://origin.test/a");
  AddFile((L"http://origin.test/?" + std::wstring(2179, L'b')).c_str());
  const auto file = FirstFile(*job_);
  EXPECT_EQ(job5_->ReplaceRemotePrefix(L"http://origin.test", L"http://longer.origin.test"),
            E_INVALIDARG);
  EXPECT_EQ(job5_->ReplaceRemotePrefix(L"http://", L"ftp://"), E_INVALIDARG);
  EXPECT_EQ(job5_->ReplaceRemotePrefix(L"", L"http://x"), E_INVALIDARG);
  EXPECT_EQ(job5_->ReplaceRemotePrefix(L"http://", L""), E_INVALIDARG);
  EXPECT_EQ(job5_->ReplaceRemotePrefix(nullptr, L"http://x"), E_INVALIDARG);
  EXPECT_EQ(RemoteName(*file), L"http://origin.test/a");
}

TEST_F(JobLaterTest, RangesAreChecked) {
  constexpr std::uint64_t kEnd = BG_LENGTH_TO_EOF;
  EXPECT_EQ(AddRanges({}), E_INVALIDARG);
  EXPECT_EQ(job5_->AddFileWithRanges(L"http://origin.test/file", L"C:\\f", 1, nullptr),
            E_INVALIDARG);
  EXPECT_EQ(AddRanges({{kEnd, 1}}), BG_E_INVALID_RANGE);
  EXPECT_EQ(AddRanges({{2, kEnd - 1}}), BG_E_INVALID_RANGE);
  EXPECT_EQ(AddRanges({{0, 10}, {9, 1}}), BG_E_OVERLAPPING_RANGES);
  EXPECT_EQ(AddRanges({{0, 10}, {0, 10}}), BG_E_OVERLAPPING_RANGES);
  EXPECT_EQ(AddRanges({{5, kEnd}, {100, 1}}), BG_E_OVERLAPPING_RANGES);
  EXPECT_EQ(AddRanges({{100, 5}, {100, 0}}), BG_E_OVERLAPPING_RANGES);  // longer first
  BG_JOB_PROGRESS progress = {};
  job_->GetProgress(&progress);
  EXPECT_EQ(progress.FilesTotal, 0u);
  EXPECT_EQ(AddRanges({{100, 0}, {100, 5}}), S_OK);
  EXPECT_EQ(AddRanges({{24, 17}, {111, kEnd}, {83, 7}}), S_OK);
}

TEST_F(JobLaterTest, RangesAreLimitedForPlainUsers) {
  std::vector<BG_FILE_RANGE> ranges;
  for (std::uint64_t i = 0; i < 501; ++i) ranges.push_back({i * 10, 5});
  EXPECT_EQ(AddRanges(ranges), BG_E_TOO_MANY_RANGES_IN_FILE);
  ranges.pop_back();
  EXPECT_EQ(AddRanges(ranges), S_OK);
}

TEST_F(JobLaterTest, AclFlagsAreChecked) {
  DWORD flags = 1;
  EXPECT_EQ(job5_->GetFileACLFlags(&flags), S_OK);
  EXPECT_EQ(flags, 0u);
  EXPECT_EQ(job5_->SetFileACLFlags(BG_COPY_FILE_ALL), S_OK);
  EXPECT_EQ(job5_->SetFileACLFlags(16), E_INVALIDARG);
  EXPECT_EQ(job5_->GetFileACLFlags(&flags), S_OK);
  EXPECT_EQ(flags, DWORD{BG_COPY_FILE_ALL});
  EXPECT_EQ(job5_->GetFileACLFlags(nullptr), E_INVALIDARG);
}

// --- IBackgroundCopyJob4 ---

TEST_F(JobLaterTest, PeerCachingFlagsAreKept) {
  DWORD flags = 1;
  EXPECT_EQ(job5_->GetPeerCachingFlags(&flags), S_OK);
  EXPECT_EQ(flags, 0u);
  EXPECT_EQ(job5_->SetPeerCachingFlags(7), S_OK);
  EXPECT_EQ(job5_->SetPeerCachingFlags(8), E_NOTIMPL);
  EXPECT_EQ(job5_->GetPeerCachingFlags(&flags), S_OK);
  EXPECT_EQ(flags, 7u);
  EXPECT_EQ(job5_->GetPeerCachingFlags(nullptr), E_INVALIDARG);
}

TEST_F(JobLaterTest, MaximumDownloadTimeIsNinetyDaysAtFirst) {
  ULONG seconds = 0;
  EXPECT_EQ(job5_->GetMaximumDownloadTime(&seconds), S_OK);
  EXPECT_EQ(seconds, 7'776'000u);
  EXPECT_EQ(job5_->SetMaximumDownloadTime(0xffffffff), S_OK);
  EXPECT_EQ(job5_->GetMaximumDownloadTime(&seconds), S_OK);
  EXPECT_EQ(seconds, 0xffffffffu);
  EXPECT_EQ(job5_->GetMaximumDownloadTime(nullptr), E_INVALIDARG);
}

TEST_F(JobLaterTest, OwnersTokenIsThatOfTheCreator) {
  const auto admins = CreateManager(
      simulation_->StartApplication("admin's", {.name = "admin", .is_administrator = true}));
  const auto elevated = As<IBackgroundCopyJob4>(*CreateJob(*admins));
  ULONG level = 0;
  BOOL is_elevated = TRUE;
  EXPECT_EQ(job5_->GetOwnerIntegrityLevel(&level), S_OK);
  EXPECT_EQ(level, 0x2000u);  // medium
  EXPECT_EQ(job5_->GetOwnerElevationState(&is_elevated), S_OK);
  EXPECT_EQ(is_elevated, FALSE);
  EXPECT_EQ(elevated->GetOwnerIntegrityLevel(&level), S_OK);
  EXPECT_EQ(level, 0x3000u);  // high
  EXPECT_EQ(elevated->GetOwnerElevationState(&is_elevated), S_OK);
  EXPECT_EQ(is_elevated, TRUE);
  EXPECT_EQ(job5_->GetOwnerIntegrityLevel(nullptr), E_INVALIDARG);
  EXPECT_EQ(job5_->GetOwnerElevationState(nullptr), E_INVALIDARG);
}

// --- IBackgroundCopyJob5 ---

TEST_F(JobLaterTest, PropertiesHaveDefaults) {
  EXPECT_EQ(Get(BITS_JOB_PROPERTY_ID_COST_FLAGS).Dword, BITS_COST_STATE_TRANSFER_ALWAYS);
  EXPECT_EQ(Get(BITS_JOB_PROPERTY_NOTIFICATION_CLSID).ClsID, GUID_NULL);
  EXPECT_EQ(Get(BITS_JOB_PROPERTY_DYNAMIC_CONTENT).Enable, FALSE);
  EXPECT_EQ(Get(BITS_JOB_PROPERTY_HIGH_PERFORMANCE).Enable, FALSE);
  EXPECT_EQ(Get(BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE).Uint64, 0u);
  EXPECT_EQ(Get(BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS).Dword, 500u);
  EXPECT_EQ(Get(BITS_JOB_PROPERTY_ON_DEMAND_MODE).Enable, FALSE);
}

TEST_F(JobLaterTest, PropertiesAreKeptEachInItsMember) {
  EXPECT_EQ(Set(BITS_JOB_PROPERTY_ID_COST_FLAGS, 0), S_OK);
  EXPECT_EQ(Get(BITS_JOB_PROPERTY_ID_COST_FLAGS).Dword, 0u);
  BITS_JOB_PROPERTY_VALUE clsid = {};
  clsid.ClsID = __uuidof(IBackgroundCopyJob);  // any GUID
  EXPECT_EQ(job5_->SetProperty(BITS_JOB_PROPERTY_NOTIFICATION_CLSID, clsid), S_OK);
  EXPECT_EQ(Get(BITS_JOB_PROPERTY_NOTIFICATION_CLSID).ClsID, clsid.ClsID);
  EXPECT_EQ(Set(BITS_JOB_PROPERTY_HIGH_PERFORMANCE, 2), S_OK);
  EXPECT_EQ(Get(BITS_JOB_PROPERTY_HIGH_PERFORMANCE).Enable, TRUE);
  EXPECT_EQ(Set(BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE, 1ull << 40), S_OK);
  EXPECT_EQ(Get(BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE).Uint64, 1ull << 40);
  EXPECT_EQ(Set(BITS_JOB_PROPERTY_USE_STORED_CREDENTIALS, BG_AUTH_TARGET_PROXY), S_OK);
  EXPECT_EQ(Get(BITS_JOB_PROPERTY_USE_STORED_CREDENTIALS).Target, BG_AUTH_TARGET_PROXY);
  EXPECT_EQ(Set(BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS, 0), S_OK);
  EXPECT_EQ(Get(BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS).Dword, 0u);
}

TEST_F(JobLaterTest, PropertiesAreChecked) {
  BITS_JOB_PROPERTY_VALUE value = {};
  for (const int id : {0, 6, 8, 11}) {
    const auto unknown = Undefined<BITS_JOB_PROPERTY_ID>(id);
    EXPECT_EQ(Set(unknown, 1), BG_E_UNKNOWN_PROPERTY_ID);
    EXPECT_EQ(job5_->GetProperty(unknown, &value), BG_E_UNKNOWN_PROPERTY_ID);
  }
  EXPECT_EQ(job5_->GetProperty(BITS_JOB_PROPERTY_ID_COST_FLAGS, nullptr), E_INVALIDARG);
  EXPECT_EQ(Set(BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE, 0), BG_E_MAX_DOWNLOAD_SIZE_INVALID_VALUE);
  EXPECT_EQ(Set(BITS_JOB_PROPERTY_USE_STORED_CREDENTIALS, BG_AUTH_TARGET_SERVER),
            BG_E_USE_STORED_CREDENTIALS_NOT_SUPPORTED);
  EXPECT_EQ(Set(BITS_JOB_PROPERTY_USE_STORED_CREDENTIALS, 0), BG_E_INVALID_AUTH_TARGET);
}

TEST_F(JobLaterTest, DynamicContentExcludesRangesAndOnDemandMode) {
  EXPECT_EQ(Set(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, TRUE), S_OK);
  EXPECT_EQ(Set(BITS_JOB_PROPERTY_ON_DEMAND_MODE, TRUE), BG_E_UNSUPPORTED_JOB_CONFIGURATION);
  EXPECT_EQ(AddRanges({{0, 1}}), BG_E_UNSUPPORTED_JOB_CONFIGURATION);
  EXPECT_EQ(Set(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, FALSE), S_OK);
  EXPECT_EQ(AddRanges({{0, 1}}), S_OK);
  EXPECT_EQ(Set(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, TRUE), BG_E_UNSUPPORTED_JOB_CONFIGURATION);
  EXPECT_EQ(Set(BITS_JOB_PROPERTY_ON_DEMAND_MODE, TRUE), S_OK);
}

TEST(JobProperties, CameInTwoVersions) {
  for (const BitsVersion version : {kBits5_0, kBits10_1}) {
    Simulation simulation({.bits_version = version});
    const auto manager = CreateManager(simulation.StartApplication("client"));
    const auto job = As<IBackgroundCopyJob5>(*CreateJob(*manager));
    BITS_JOB_PROPERTY_VALUE value = {};
    const HRESULT later = version < kBits10_1 ? BG_E_UNKNOWN_PROPERTY_ID : S_OK;
    EXPECT_EQ(job->GetProperty(BITS_JOB_PROPERTY_ON_DEMAND_MODE, &value), later);
    EXPECT_EQ(job->GetProperty(BITS_JOB_PROPERTY_MINIMUM_NOTIFICATION_INTERVAL_MS, &value), later);
    EXPECT_EQ(job->GetProperty(BITS_JOB_PROPERTY_MAX_DOWNLOAD_SIZE, &value), S_OK);
  }
}

// --- IBitsTokenOptions ---

TEST_F(JobLaterTest, HelperTokenIsTheCallers) {
  const auto token = As<IBitsTokenOptions>(*job_);
  LPWSTR sid = nullptr;
  EXPECT_EQ(token->GetHelperTokenSid(&sid), S_OK);
  EXPECT_EQ(sid, nullptr);
  EXPECT_EQ(token->SetHelperToken(), S_OK);
  EXPECT_EQ(token->GetHelperTokenSid(&sid), S_OK);
  LPWSTR owner = nullptr;
  EXPECT_EQ(job_->GetOwner(&owner), S_OK);
  EXPECT_EQ(Take(sid), Take(owner));
  EXPECT_EQ(token->ClearHelperToken(), S_OK);
  EXPECT_EQ(token->GetHelperTokenSid(&sid), S_OK);
  EXPECT_EQ(sid, nullptr);

  DWORD flags = 1;
  EXPECT_EQ(token->GetHelperTokenFlags(&flags), S_OK);
  EXPECT_EQ(flags, 0u);
  EXPECT_EQ(token->SetHelperTokenFlags(BG_TOKEN_LOCAL_FILE | BG_TOKEN_NETWORK), S_OK);
  EXPECT_EQ(token->SetHelperTokenFlags(4), E_INVALIDARG);
  EXPECT_EQ(token->GetHelperTokenFlags(&flags), S_OK);
  EXPECT_EQ(flags, 3u);
  EXPECT_EQ(token->GetHelperTokenFlags(nullptr), E_INVALIDARG);
  EXPECT_EQ(token->GetHelperTokenSid(nullptr), E_INVALIDARG);
}

TEST(HelperToken, WasForAdministratorsAtFirst) {
  for (const bool is_administrator : {false, true}) {
    Simulation simulation({.bits_version = kBits5_0});
    const auto manager = CreateManager(
        simulation.StartApplication("client", {.is_administrator = is_administrator}));
    const auto token = As<IBitsTokenOptions>(*CreateJob(*manager));
    EXPECT_EQ(token->SetHelperToken(), is_administrator ? S_OK : E_ACCESSDENIED);
    EXPECT_EQ(token->SetHelperTokenFlags(1), is_administrator ? S_OK : E_ACCESSDENIED);
  }
}

}  // namespace
}  // namespace bitsim
