// API: which files a job takes, and which names and ranges.

#include <string>
#include <string_view>

#include "conformance/suite/settings.h"

namespace conformance {
namespace {

class FileArgumentsTest : public SettingsTest {
 protected:
  std::wstring Url(std::string_view path = "/file") { return testbed().origin().Url(path); }
  void ExpectNoFile(const Job& job) { EXPECT_EQ(ProgressOf(job).FilesTotal, 0u); }
  void ExpectRemoteName(const Job& job, int index, std::string_view path) {
    EXPECT_EQ(RemoteNameOf(FileCalled(job, LocalName(index)).get()), Url(path));
  }
  // Adds a file of these ranges of a resource that need not exist.
  HRESULT AddRanges(const Job& job, std::vector<BG_FILE_RANGE> ranges) {
    const HRESULT added = job.As<IBackgroundCopyJob3>()->AddFileWithRanges(
        Url().c_str(), testbed().LocalPath("ranges").c_str(), static_cast<DWORD>(ranges.size()),
        ranges.data());
    RequireImplemented("AddFileWithRanges", added);
    return added;
  }
};

#define FILES_RULE(rule, name, ...) \
  RULE_TEST_F(FileArgumentsTest, rule, name __VA_OPT__(, ) __VA_ARGS__)

FILES_RULE(API_03, AFileHasAFullLocalName) {
  const Job job = NewJob();
  const std::wstring folder = testbed().LocalPath("");
  for (const std::wstring& name :
       {std::wstring(L"file"), std::wstring(L"folder\\file"), folder + L"with*", folder + L"with?",
        folder + std::wstring(300, L'f'), L"\\\\?\\" + testbed().LocalPath("file")}) {
    SCOPED_TRACE(std::string(name.begin(), name.end()));
    EXPECT_HRESULT(E_INVALIDARG, job->AddFile(Url().c_str(), name.c_str()));
  }
  EXPECT_TRUE(FAILED(job->AddFile(Url().c_str(), nullptr)));
  ExpectNoFile(job);
}

FILES_RULE(API_03, AFileHasARemoteNameOfAKnownProtocol) {
  const Job job = NewJob();
  const std::wstring path = testbed().LocalPath("file");
  const std::wstring too_long = Url("/") + std::wstring(250, L's');
  std::wstring endless = Url();
  while (endless.size() <= 2200) endless += L"/" + std::wstring(100, L's');
  const std::wstring long_segment = Url("/") + std::wstring(300, L's');
  for (const std::wstring& name :
       {std::wstring(L"ftp://server.test/file"), std::wstring(L"gopher://server.test/file"),
        std::wstring(L"http://"), endless, long_segment}) {
    SCOPED_TRACE(std::string(name.begin(), name.end()));
    EXPECT_HRESULT(E_INVALIDARG, job->AddFile(name.c_str(), path.c_str()));
  }
  EXPECT_TRUE(FAILED(job->AddFile(nullptr, path.c_str())));
  ExpectNoFile(job);
  EXPECT_HRESULT(S_OK, job->AddFile(too_long.c_str(), path.c_str()));  // which it is not
}

FILES_RULE(API_03, AnUploadHasOneFile) {
  const Job job = NewUploadJob();
  if (!job) GTEST_SKIP() << "needs jobs that upload";
  const std::wstring first = testbed().LocalPath("first");
  const std::wstring second = testbed().LocalPath("second");
  const std::wstring url = Url();
  testbed().WriteFile(first, 100);
  testbed().WriteFile(second, 100);
  BG_FILE_INFO two[] = {{const_cast<WCHAR*>(url.c_str()), const_cast<WCHAR*>(first.c_str())},
                        {const_cast<WCHAR*>(url.c_str()), const_cast<WCHAR*>(second.c_str())}};
  EXPECT_HRESULT(BG_E_TOO_MANY_FILES, job->AddFileSet(2, two));
  ExpectNoFile(job);
  EXPECT_HRESULT(S_OK, job->AddFile(url.c_str(), first.c_str()));
  EXPECT_HRESULT(BG_E_TOO_MANY_FILES, job->AddFile(url.c_str(), second.c_str()));
  EXPECT_EQ(ProgressOf(job).FilesTotal, 1u);
}

FILES_RULE(API_03, ASetWithAnInvalidNameIsRefused) {
  const Job job = NewJob();
  const std::wstring url = Url();
  const std::wstring path = testbed().LocalPath("file");
  std::wstring relative = L"file";
  BG_FILE_INFO two[] = {{const_cast<WCHAR*>(url.c_str()), const_cast<WCHAR*>(path.c_str())},
                        {const_cast<WCHAR*>(url.c_str()), relative.data()}};
  EXPECT_HRESULT(E_INVALIDARG, job->AddFileSet(2, two));
  EXPECT_SHOULD(ProgressOf(job).FilesTotal == 0u);
}

// --- Other remote names ---

FILES_RULE(API_03, APrefixIsReplacedWhereItStands) {
  const Job job = NewJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJob3);
  const auto job3 = job.As<IBackgroundCopyJob3>();
  int index = 0;
  for (const char* const path : {"/old/a", "/other/b", "/old/c", "/other/old/d"}) {
    EXPECT_HRESULT(S_OK, job->AddFile(Url(path).c_str(), LocalName(index++).c_str()));
  }
  const HRESULT replaced = job3->ReplaceRemotePrefix(Url("/old/").c_str(), Url("/new/").c_str());
  RequireImplemented("ReplaceRemotePrefix", replaced);
  EXPECT_HRESULT(S_OK, replaced);
  ExpectRemoteName(job, 0, "/new/a");
  ExpectRemoteName(job, 1, "/other/b");
  ExpectRemoteName(job, 2, "/new/c");
  // There is none left, none in capitals, and none in the middle.
  EXPECT_HRESULT(S_FALSE, job3->ReplaceRemotePrefix(Url("/old/").c_str(), Url("/x/").c_str()));
  EXPECT_HRESULT(S_FALSE, job3->ReplaceRemotePrefix(Url("/NEW/").c_str(), Url("/x/").c_str()));
  EXPECT_HRESULT(S_FALSE, job3->ReplaceRemotePrefix(L"/old/", L"/x/"));
  ExpectRemoteName(job, 0, "/new/a");
  ExpectRemoteName(job, 3, "/other/old/d");
}

FILES_RULE(API_03, APrefixMakesNoInvalidName) {
  const Job job = NewJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJob3);
  const auto job3 = job.As<IBackgroundCopyJob3>();
  EXPECT_HRESULT(S_OK, job->AddFile(Url("/old/a").c_str(), LocalName(0).c_str()));
  std::wstring endless = Url("/new/");
  while (endless.size() <= 2200) endless += std::wstring(100, L's') + L"/";
  const HRESULT refused = job3->ReplaceRemotePrefix(Url("/old/").c_str(), endless.c_str());
  RequireImplemented("ReplaceRemotePrefix", refused);
  EXPECT_HRESULT(E_INVALIDARG, refused);
  EXPECT_HRESULT(E_INVALIDARG, job3->ReplaceRemotePrefix(L"", Url("/new/").c_str()));
  ExpectRemoteName(job, 0, "/old/a");
}

FILES_RULE(API_03, AFinishedFileMayBeRenamedToo) {
  const Job job = TransferredJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJob3);
  const HRESULT replaced = job.As<IBackgroundCopyJob3>()->ReplaceRemotePrefix(
      Url(RemotePath(0)).c_str(), Url("/moved").c_str());
  RequireImplemented("ReplaceRemotePrefix", replaced);
  EXPECT_HRESULT(S_OK, replaced);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, job);
}

FILES_RULE(API_03, ARemoteNameThatIsSetIsValid) {
  const Job job = NewJob();
  EXPECT_HRESULT(S_OK, job->AddFile(Url("/old").c_str(), LocalName(0).c_str()));
  const auto file = FileCalled(job, LocalName(0)).As<IBackgroundCopyFile2>();
  if (!file) GTEST_SKIP() << "needs IBackgroundCopyFile2";
  const HRESULT refused = file->SetRemoteName(L"ftp://server.test/file");
  RequireImplemented("SetRemoteName", refused);
  EXPECT_HRESULT(E_INVALIDARG, refused);
  std::wstring endless = Url();
  while (endless.size() <= 2200) endless += L"/" + std::wstring(100, L's');
  EXPECT_HRESULT(E_INVALIDARG, file->SetRemoteName(endless.c_str()));
  ExpectRemoteName(job, 0, "/old");
}

FILES_RULE(API_03, AnUploadGoesWhereItWasSent) {
  const Job job = NewUploadJob();
  if (!job) GTEST_SKIP() << "needs jobs that upload";
  NEEDS_INTERFACE(job, IBackgroundCopyJob3);
  const std::wstring path = LocalName(0);
  testbed().WriteFile(path, 100);
  EXPECT_HRESULT(S_OK, job->AddFile(Url("/old/a").c_str(), path.c_str()));
  const auto job3 = job.As<IBackgroundCopyJob3>();
  EXPECT_HRESULT(E_NOTIMPL, job3->ReplaceRemotePrefix(Url("/old/").c_str(), Url("/new/").c_str()));
  EXPECT_HRESULT(E_NOTIMPL, FileCalled(job, path).As<IBackgroundCopyFile2>()->SetRemoteName(
                                Url("/new").c_str()));
  BG_FILE_RANGE range = {0, 10};
  EXPECT_HRESULT(E_NOTIMPL, job3->AddFileWithRanges(Url().c_str(), path.c_str(), 1, &range));
  ExpectRemoteName(job, 0, "/old/a");
}

// --- Ranges ---

FILES_RULE(API_03, RangesDoNotOverlap) {
  const Job job = NewJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJob3);
  EXPECT_HRESULT(BG_E_OVERLAPPING_RANGES, AddRanges(job, {{0, 100}, {99, 100}}));
  EXPECT_HRESULT(BG_E_OVERLAPPING_RANGES, AddRanges(job, {{500, 100}, {0, 600}}));
  EXPECT_HRESULT(BG_E_OVERLAPPING_RANGES, AddRanges(job, {{0, 100}, {0, 100}}));
  EXPECT_HRESULT(BG_E_OVERLAPPING_RANGES, AddRanges(job, {{0, BG_LENGTH_TO_EOF}, {100, 100}}));
  EXPECT_HRESULT(BG_E_INVALID_RANGE, AddRanges(job, {{BG_LENGTH_TO_EOF, 1}}));
  BG_FILE_RANGE none = {};
  EXPECT_HRESULT(E_INVALIDARG, job.As<IBackgroundCopyJob3>()->AddFileWithRanges(
                                   Url().c_str(), testbed().LocalPath("ranges").c_str(), 0, &none));
  ExpectNoFile(job);
  EXPECT_HRESULT(S_OK, AddRanges(job, {{100, 100}, {0, 100}}));  // in any order, and side by side
}

FILES_RULE(API_03, ARangeIsWithinItsFile) {
  const Job job = NewJob();
  NEEDS_INTERFACE(job, IBackgroundCopyJob3);
  testbed().origin().Put("/file", {.size_bytes = 1000});
  EXPECT_HRESULT(S_OK, AddRanges(job, {{900, 101}}));
  RequireThat(ProgressOf(job).FilesTotal == 1, testbed(), "AddFileWithRanges to add its file");
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_HRESULT(BG_E_INVALID_RANGE, ErrorCodeOf(job));
}

FILES_RULE(API_03, ARequestedRangeIsWithinItsFile) {
  const Job job = NewDownloadOf({.size_bytes = 100'000, .answer = {.stall_after_bytes = 1000}});
  REQUIRE_CAPABILITY(kStall);
  const auto file = FileOf(job, 0).As<IBackgroundCopyFile6>();
  if (!file) GTEST_SKIP() << "needs IBackgroundCopyFile6";
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  for (const BG_FILE_RANGE& range :
       {BG_FILE_RANGE{100'000, 1}, BG_FILE_RANGE{99'000, 1001}, BG_FILE_RANGE{200'000, 1}}) {
    EXPECT_HRESULT(BG_E_INVALID_RANGE, file->RequestFileRanges(1, &range));
  }
  const BG_FILE_RANGE overlapping[] = {{50'000, 1000}, {50'500, 1000}};
  EXPECT_HRESULT(S_OK, file->RequestFileRanges(2, overlapping));
}

FILES_RULE(NOTIFY_RNG_10, AClientSaysWhereADownloadGoesOn) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = NewDownloadOf({.size_bytes = 100'000, .bytes_per_second = 1000});
  const auto file = FileOf(job, 0).As<IBackgroundCopyFile6>();
  if (!file) GTEST_SKIP() << "needs IBackgroundCopyFile6";
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  testbed().LetPass(5s);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRING, job);
  EXPECT_HRESULT(S_OK, file->UpdateDownloadPosition(60'000));
  EXPECT_TRUE(testbed().WaitUntil([&] { return LastOffset(RemotePath(0)) == 60'000u; }));
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));  // with what comes before it
  EXPECT_EQ(ProgressOf(job).BytesTransferred, 100'000u);
}

}  // namespace
}  // namespace conformance
