// IBackgroundCopyFile2 to File6: what their methods check, keep and give back.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sim/com/job_object_fixture.h"

namespace bitsim {
namespace {

class FileObjectTest : public JobObjectTest {
 protected:
  static std::vector<BG_FILE_RANGE> Taken(DWORD count, BG_FILE_RANGE* ranges) {
    const std::vector<BG_FILE_RANGE> result(ranges, ranges + count);
    CoTaskMemFree(ranges);
    return result;
  }
};

// --- IBackgroundCopyFile2 ---

TEST_F(FileObjectTest, RangesComeBackInTheirOrder) {
  BG_FILE_RANGE ranges[] = {{500, 100}, {0, 10}, {900, BG_LENGTH_TO_EOF}};
  ASSERT_EQ(As<IBackgroundCopyJob3>(*job_)->AddFileWithRanges(L"http://origin.test/file", L"C:\\f",
                                                              3, ranges),
            S_OK);
  const auto file = FirstFile(*job_);
  DWORD count = 0;
  BG_FILE_RANGE* array = nullptr;
  ASSERT_EQ(file->GetFileRanges(&count, &array), S_OK);
  const std::vector<BG_FILE_RANGE> stored = Taken(count, array);
  ASSERT_EQ(stored.size(), 3u);
  EXPECT_EQ(stored[0].InitialOffset, 500u);
  EXPECT_EQ(stored[1].Length, 10u);
  EXPECT_EQ(stored[2].Length, BG_LENGTH_TO_EOF);
  EXPECT_EQ(file->GetFileRanges(nullptr, &array), E_INVALIDARG);
  EXPECT_EQ(file->GetFileRanges(&count, nullptr), E_INVALIDARG);
}

TEST_F(FileObjectTest, WholeFilesHaveNoRanges) {
  AddFile();
  DWORD count = 1;
  BG_FILE_RANGE dummy = {};
  BG_FILE_RANGE* array = &dummy;
  EXPECT_EQ(FirstFile(*job_)->GetFileRanges(&count, &array), S_FALSE);
  EXPECT_EQ(count, 0u);
  EXPECT_EQ(array, nullptr);
}

TEST_F(FileObjectTest, RemoteNameIsChecked) {
  AddFile();
  const auto file = FirstFile(*job_);
  const std::wstring url = L"http://origin.test/?";
  for (const wchar_t* bad : {L"", L"file", L"ftp://origin.test/x"}) {
    EXPECT_EQ(file->SetRemoteName(bad), E_INVALIDARG);
  }
  EXPECT_EQ(file->SetRemoteName(nullptr), E_INVALIDARG);
  EXPECT_EQ(file->SetRemoteName((url + std::wstring(2201 - url.size(), L'x')).c_str()),
            E_INVALIDARG);
  const std::wstring longest = url + std::wstring(2200 - url.size(), L'x');
  EXPECT_EQ(file->SetRemoteName(longest.c_str()), S_OK);
  LPWSTR name = nullptr;
  EXPECT_EQ(file->GetRemoteName(&name), S_OK);
  EXPECT_EQ(Take(name), longest);
}

// --- IBackgroundCopyFile3, File4 ---

TEST_F(FileObjectTest, TemporaryNameIsBesideTheDestination) {
  AddFile();
  LPWSTR name = nullptr;
  EXPECT_EQ(FirstFile(*job_)->GetTemporaryName(&name), S_OK);
  EXPECT_EQ(Take(name).substr(0, 8), L"C:\\data\\");
  EXPECT_EQ(FirstFile(*job_)->GetTemporaryName(nullptr), E_INVALIDARG);
}

TEST_F(FileObjectTest, ContentIsValidatedWhenItIsThere) {
  AddFile();
  const auto file = FirstFile(*job_);
  BOOL is_valid = TRUE;
  EXPECT_EQ(file->SetValidationState(TRUE), E_PENDING);
  EXPECT_EQ(file->GetValidationState(&is_valid), S_OK);
  EXPECT_EQ(is_valid, FALSE);
  RunToTheEnd();
  EXPECT_EQ(file->SetValidationState(TRUE), S_OK);
  EXPECT_EQ(file->GetValidationState(&is_valid), S_OK);
  EXPECT_EQ(is_valid, TRUE);
  EXPECT_EQ(file->GetValidationState(nullptr), E_INVALIDARG);
}

TEST_F(FileObjectTest, NothingComesFromPeers) {
  AddFile();
  RunToTheEnd();
  const auto file = FirstFile(*job_);
  BOOL from_peer = TRUE;
  UINT64 from_origin_bytes = 0;
  UINT64 from_peers_bytes = 1;
  EXPECT_EQ(file->IsDownloadedFromPeer(&from_peer), S_OK);
  EXPECT_EQ(from_peer, FALSE);
  EXPECT_EQ(file->GetPeerDownloadStats(&from_origin_bytes, &from_peers_bytes), S_OK);
  EXPECT_EQ(from_origin_bytes, 1000u);
  EXPECT_EQ(from_peers_bytes, 0u);
  EXPECT_EQ(file->IsDownloadedFromPeer(nullptr), E_INVALIDARG);
  EXPECT_EQ(file->GetPeerDownloadStats(nullptr, &from_peers_bytes), E_INVALIDARG);
  EXPECT_EQ(file->GetPeerDownloadStats(&from_origin_bytes, nullptr), E_INVALIDARG);
}

// --- IBackgroundCopyFile5, File6 ---

TEST_F(FileObjectTest, PropertiesAreReadOnly) {
  AddFile();
  const auto file = FirstFile(*job_);
  const auto unknown = Undefined<BITS_FILE_PROPERTY_ID>(2);
  BITS_FILE_PROPERTY_VALUE value = {};
  EXPECT_EQ(file->GetProperty(BITS_FILE_PROPERTY_ID_HTTP_RESPONSE_HEADERS, &value), S_OK);
  EXPECT_EQ(Take(value.String), L"");
  EXPECT_EQ(file->GetProperty(unknown, &value), BG_E_UNKNOWN_PROPERTY_ID);
  EXPECT_EQ(file->GetProperty(BITS_FILE_PROPERTY_ID_HTTP_RESPONSE_HEADERS, nullptr), E_INVALIDARG);
  EXPECT_EQ(file->SetProperty(BITS_FILE_PROPERTY_ID_HTTP_RESPONSE_HEADERS, value),
            BG_E_READ_ONLY_PROPERTY);
  EXPECT_EQ(file->SetProperty(unknown, value), BG_E_UNKNOWN_PROPERTY_ID);
}

TEST_F(FileObjectTest, RequestedRangesAreChecked) {
  AddFile();
  const auto file = FirstFile(*job_);
  const BG_FILE_RANGE good = {0, 10};
  const BG_FILE_RANGE to_the_end = {999, BG_LENGTH_TO_EOF};
  const BG_FILE_RANGE beyond = {999, 2};
  const BG_FILE_RANGE behind = {1000, 0};
  EXPECT_EQ(file->RequestFileRanges(0, &good), E_INVALIDARG);
  EXPECT_EQ(file->RequestFileRanges(1, nullptr), E_INVALIDARG);
  RunToTheEnd();  // the size is known now
  EXPECT_EQ(file->RequestFileRanges(1, &good), S_OK);
  EXPECT_EQ(file->RequestFileRanges(1, &to_the_end), S_OK);
  EXPECT_EQ(file->RequestFileRanges(1, &beyond), BG_E_INVALID_RANGE);
  EXPECT_EQ(file->RequestFileRanges(1, &behind), BG_E_INVALID_RANGE);
  EXPECT_EQ(file->UpdateDownloadPosition(999), S_OK);
  EXPECT_EQ(file->UpdateDownloadPosition(1000), BG_E_INVALID_RANGE);
}

TEST_F(FileObjectTest, FilledRangesAreWhatIsThere) {
  AddFile();
  const auto file = FirstFile(*job_);
  DWORD count = 1;
  BG_FILE_RANGE* array = nullptr;
  EXPECT_EQ(file->GetFilledFileRanges(&count, &array), S_OK);
  EXPECT_EQ(count, 0u);
  EXPECT_EQ(array, nullptr);
  RunToTheEnd();
  ASSERT_EQ(file->GetFilledFileRanges(&count, &array), S_OK);
  const std::vector<BG_FILE_RANGE> filled = Taken(count, array);
  ASSERT_EQ(filled.size(), 1u);
  EXPECT_EQ(filled[0].InitialOffset, 0u);
  EXPECT_EQ(filled[0].Length, 1000u);
  EXPECT_EQ(file->GetFilledFileRanges(nullptr, &array), E_INVALIDARG);
  EXPECT_EQ(file->GetFilledFileRanges(&count, nullptr), E_INVALIDARG);
}

TEST_F(FileObjectTest, DynamicContentHasNoRandomAccess) {
  BITS_JOB_PROPERTY_VALUE value = {};
  value.Enable = TRUE;
  ASSERT_EQ(As<IBackgroundCopyJob5>(*job_)->SetProperty(BITS_JOB_PROPERTY_DYNAMIC_CONTENT, value),
            S_OK);
  AddFile();
  const auto file = FirstFile(*job_);
  const BG_FILE_RANGE range = {0, 1};
  DWORD count = 0;
  BG_FILE_RANGE* array = nullptr;
  EXPECT_EQ(file->RequestFileRanges(1, &range), BG_E_RANDOM_ACCESS_NOT_SUPPORTED);
  EXPECT_EQ(file->UpdateDownloadPosition(0), BG_E_RANDOM_ACCESS_NOT_SUPPORTED);
  EXPECT_EQ(file->GetFilledFileRanges(&count, &array), BG_E_RANDOM_ACCESS_NOT_SUPPORTED);
}

}  // namespace
}  // namespace bitsim
