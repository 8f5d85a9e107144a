// COMP: Complete in time, before the end, and with something in its way.

#include "conformance/suite/job_files.h"
#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {
namespace {

using ::testing::AnyOf;

using Names = std::vector<std::wstring>;

class CompletionTest : public JobStatesTest {
 protected:
  std::wstring PathOf(const std::wstring& name) {
    return testbed().LocalPath(std::string(name.begin(), name.end()));
  }
  // A service may take its time to delete a file that it has just stopped to write.
  bool WaitForFiles(const Names& names) {
    return testbed().WaitUntil([&] { return testbed().LocalFiles() == names; });
  }
};

}  // namespace

RULE_TEST_F(CompletionTest, COMP_01, CompleteHandsOverTheFiles) {
  const Job job = NewDownload(1000, 3);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_HRESULT(S_OK, FindInQueue(job));
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, job);
  EXPECT_HRESULT(BG_E_NOT_FOUND, FindInQueue(job));
  for (const int index : {0, 1, 2}) {
    EXPECT_EQ(testbed().FileSizeBytes(LocalName(index)), 1000u);
  }
  EXPECT_TRUE(WaitForFiles({L"file0", L"file1", L"file2"}));
}

RULE_TEST_F(CompletionTest, COMP_02, CompletingEarlyKeepsWhatIsFinished) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = NewDownload(1000, 2);
  AddFile(job, {.size_bytes = 1'000'000'000, .bytes_per_second = 50'000});
  AddFile(job, {.size_bytes = 1000});
  AddFile(job, {.size_bytes = 1000});
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return ProgressOf(job).BytesTransferred > 2000; }));
  // Two of them, whether the service begins with the first or with the last (ST-12).
  Names finished;
  for (const int index : {0, 1, 3, 4}) {
    if (!RequestsOf(RemotePath(index)).empty())
      finished.push_back(L"file" + std::to_wstring(index));
  }
  EXPECT_EQ(finished.size(), 2u);
  EXPECT_HRESULT(BG_S_PARTIAL_COMPLETE, job->Complete());
  EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, job);
  EXPECT_HRESULT(BG_E_NOT_FOUND, FindInQueue(job));
  for (const std::wstring& name : finished) EXPECT_EQ(testbed().FileSizeBytes(PathOf(name)), 1000u);
  EXPECT_TRUE(WaitForFiles(finished));
}

RULE_TEST_F(CompletionTest, COMP_02, WhatWasThereBeforeAnUnfinishedFileStays) {
  const Job job = NewDownload();
  testbed().WriteFile(LocalName(0), 7);
  EXPECT_SUCCEEDED(job->Complete());
  EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, job);
  EXPECT_SHOULD(testbed().FileSizeBytes(LocalName(0)) == 7u);
}

RULE_TEST_F(CompletionTest, COMP_02, CompletingAFailedJobKeepsWhatIsFinished) {
  RequireFileOrder(testbed(), client());
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 10'000, .answer = {.break_after_bytes = 6000}});
  EXPECT_HRESULT(S_OK, job->SetNoProgressTimeout(0));
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_HRESULT(BG_S_PARTIAL_COMPLETE, job->Complete());
  EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, job);
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(0)), 1000u);
  EXPECT_TRUE(WaitForFiles({L"file0"}));
}

RULE_TEST_F(CompletionTest, COMP_03, AFileThatCannotBeDeletedDoesNotStopIt) {
  REQUIRE_CAPABILITY(kLockFiles);
  // A real service may have the file open, and then nobody else can lock it.
  if (!testbed().capabilities().Has(Capability::kVirtualTime)) {
    GTEST_SKIP() << "needs a lock on a file of the service";
  }
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 10'000, .answer = {.break_after_bytes = 6000}});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  for (const std::wstring& name : testbed().LocalFiles()) {
    if (testbed().FileSizeBytes(PathOf(name)) == 6000u) testbed().LockFile(PathOf(name));
  }
  EXPECT_HRESULT(BG_S_UNABLE_TO_DELETE_FILES, job->Complete());
  EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, job);
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(0)), 1000u);
  EXPECT_EQ(testbed().LocalFiles().size(), 2u);
  RECORD("GetJob afterwards", HresultText(FindInQueue(job)));
}

RULE_TEST_F(CompletionTest, COMP_04, AFailedRenameTellsWhichFilesHaveTheirNames) {
  REQUIRE_CAPABILITY(kLockFiles);
  const Job job = NewDownload(1000, 3);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  const std::vector<ComPtr<IBackgroundCopyFile>> files = {FileOf(job, 0), FileOf(job, 1),
                                                          FileOf(job, 2)};
  testbed().LockFile(LocalName(1));
  EXPECT_TRUE(FAILED(job->Complete()));
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, job);
  EXPECT_HRESULT(S_OK, FindInQueue(job));
  for (const int index : {0, 1, 2}) {
    SCOPED_TRACE("file " + std::to_string(index));
    const bool has_its_name = testbed().FileSizeBytes(LocalName(index)) == 1000u;
    EXPECT_EQ(ProgressOfFile(files.at(static_cast<std::size_t>(index))).Completed == TRUE,
              has_its_name);
  }
  testbed().UnlockFile(LocalName(1));
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, job);
  for (const int index : {0, 1, 2}) {
    EXPECT_EQ(testbed().FileSizeBytes(LocalName(index)), 1000u);
    EXPECT_EQ(ProgressOfFile(files.at(static_cast<std::size_t>(index))).Completed, TRUE);
  }
}

RULE_TEST_F(CompletionTest, COMP_07, AJobIsCompletedOnce) {
  const Job complete = TransferredJob();
  EXPECT_HRESULT(S_OK, complete->Complete());
  const Job partial = FailedJob();
  EXPECT_HRESULT(BG_S_PARTIAL_COMPLETE, partial->Complete());
  for (const Job& job : {complete, partial}) {
    EXPECT_HRESULT(BG_E_INVALID_STATE, job->Complete());
    EXPECT_HRESULT(BG_E_INVALID_STATE, job->Cancel());
    EXPECT_STATE(BG_JOB_STATE_ACKNOWLEDGED, job);
  }
}

// Either the new file is there, or the old one and a job that can be completed later.
RULE_TEST_F(CompletionTest, COMP_08, AFileOfTheNameIsReplacedOrLeftAlone) {
  const Job job = NewDownload(1000);
  testbed().WriteFile(LocalName(0), 7);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(0)), 7u);
  const HRESULT completed = job->Complete();
  RECORD("Complete onto a file that exists", HresultText(completed));
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(0)), SUCCEEDED(completed) ? 1000u : 7u);
  EXPECT_THAT(StateText(StateOf(job.get())),
              AnyOf(StateText(SUCCEEDED(completed) ? BG_JOB_STATE_ACKNOWLEDGED
                                                   : BG_JOB_STATE_TRANSFERRED)));
}

}  // namespace conformance
