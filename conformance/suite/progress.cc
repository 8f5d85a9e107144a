// PROG: what a job and its files tell of their progress, and the lists of both.

#include <bits2_0.h>

#include <set>

#include "conformance/suite/job_files.h"
#include "conformance/suite/job_states.h"
#include "conformance/suite/premises.h"

namespace conformance {
namespace {

using ::testing::Contains;
using ::testing::Not;

using Jobs = ComPtr<IEnumBackgroundCopyJobs>;

Jobs ListOfJobs(IBackgroundCopyManager* manager) {
  Jobs list;
  EXPECT_HRESULT(S_OK, manager->EnumJobs(0, list.put()));
  if (!list) throw std::runtime_error("EnumJobs gave no list");
  return list;
}

// The descriptions of the jobs that the list still has to give.
std::set<std::wstring> DescriptionsOf(const Jobs& list) {
  std::set<std::wstring> descriptions;
  ULONG fetched = 0;
  for (;;) {
    ComPtr<IBackgroundCopyJob> job;
    if (list->Next(1, job.put(), &fetched) != S_OK || !job) return descriptions;
    LPWSTR description = nullptr;
    job->GetDescription(&description);
    descriptions.insert(TakeText(description));
  }
}

ULONG CountOf(const ComPtr<IEnumBackgroundCopyFiles>& list) {
  ULONG count = 0;
  EXPECT_HRESULT(S_OK, list->GetCount(&count));
  return count;
}

}  // namespace

// --- Bytes and files ---

STATE_RULE(PROG_01, ANewJobHasNothing) {
  const BG_JOB_PROGRESS progress = ProgressOf(NewJob());
  EXPECT_EQ(progress.BytesTotal, 0u);
  EXPECT_EQ(progress.BytesTransferred, 0u);
  EXPECT_EQ(progress.FilesTotal, 0u);
  EXPECT_EQ(progress.FilesTransferred, 0u);
}

STATE_RULE(PROG_02, TheSizeOfANewFileIsNotKnown) {
  const Job job = NewDownload(1000, 2);
  for (const auto& file : FilesOf(job)) {
    const BG_FILE_PROGRESS progress = ProgressOfFile(file);
    EXPECT_EQ(progress.BytesTotal, BG_SIZE_UNKNOWN);
    EXPECT_EQ(progress.BytesTransferred, 0u);
    EXPECT_EQ(progress.Completed, FALSE);
  }
  EXPECT_EQ(ProgressOf(job).BytesTotal, BG_SIZE_UNKNOWN);
  EXPECT_EQ(ProgressOf(job).BytesTransferred, 0u);
}

STATE_RULE(PROG_02, ATransferredJobKnowsItsSize) {
  const Job job = NewDownload(1000, 2);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  for (const auto& file : FilesOf(job)) EXPECT_EQ(ProgressOfFile(file).BytesTotal, 1000u);
  EXPECT_EQ(ProgressOf(job).BytesTotal, 2000u);
}

// What is known and what is there stays, whatever the job does.
STATE_RULE(PROG_03, ProgressIsKeptWhereNothingMoves) {
  RequireFileOrder(testbed(), client());
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 404}});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_EQ(ProgressOf(job).FilesTransferred, 1u);
  EXPECT_EQ(ProgressOf(job).BytesTransferred, 1000u);
  const Job done = TransferredJob();
  EXPECT_HRESULT(S_OK, done->Complete());
  const BG_JOB_PROGRESS progress = ProgressOf(done);
  EXPECT_EQ(progress.FilesTransferred, 1u);
  EXPECT_EQ(progress.BytesTransferred, 1000u);
  EXPECT_EQ(progress.BytesTotal, 1000u);
}

STATE_RULE(PROG_02, ASizeThatWasToldStaysKnown) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = NewStalledDownload();
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  const UINT64 total = ProgressOf(job).BytesTotal;
  EXPECT_NE(total, BG_SIZE_UNKNOWN);
  EXPECT_HRESULT(S_OK, job->Suspend());
  EXPECT_EQ(ProgressOf(job).BytesTotal, total);
}

STATE_RULE(PROG_02, AFileMayBeLargerThanFourGigabytes) {
  REQUIRE_CAPABILITY(kStall);
  constexpr UINT64 kSizeBytes = 5'000'000'000;
  const Job job = NewDownloadOf({.size_bytes = kSizeBytes, .answer = {.stall_after_bytes = 1000}});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  const auto file = FilesOf(job).at(0);
  EXPECT_TRUE(testbed().WaitUntil([&] { return ProgressOfFile(file).BytesTotal == kSizeBytes; }))
      << ProgressOfFile(file).BytesTotal;
}

// Nothing says when a service asks for the size of a later file; only that the totals agree.
STATE_RULE(PROG_02, AJobIsAsLargeAsItsFilesAreKnown) {
  RequireFileOrder(testbed(), client());
  const Job job = NewDownload(1000);
  AddFile(job, {.size_bytes = 500, .answer = {.delay = 3s}});
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(testbed().WaitUntil([&] { return ProgressOf(job).FilesTransferred == 1; }));
  EXPECT_EQ(ProgressOfFile(FileOf(job, 0)).BytesTotal, 1000u);
  const bool is_known = ProgressOfFile(FileOf(job, 1)).BytesTotal != BG_SIZE_UNKNOWN;
  EXPECT_EQ(ProgressOf(job).BytesTotal, is_known ? 1500u : BG_SIZE_UNKNOWN);
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
  EXPECT_EQ(ProgressOf(job).BytesTotal, 1500u);
}

STATE_RULE(PROG_03, FilesAreCountedWhenTheyAreAdded) {
  const Job job = NewJob();
  for (ULONG count = 1; count <= 3; ++count) {
    AddFile(job, {.size_bytes = 1000});
    EXPECT_EQ(ProgressOf(job).FilesTotal, count);
    EXPECT_EQ(ProgressOf(job).FilesTransferred, 0u);
  }
}

// The one in the middle fails: whether the service begins with the first or with the last (ST-12).
STATE_RULE(PROG_03, FilesAreCountedWhenTheyAreTransferred) {
  const Job job = NewDownload(1000);
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 404}});
  AddFile(job, {.size_bytes = 1000});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  EXPECT_EQ(ProgressOf(job).FilesTransferred, 1u);
  EXPECT_EQ(ProgressOf(job).FilesTotal, 3u);
  testbed().origin().Put(RemotePath(1), {.size_bytes = 1000});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(ProgressOf(job).FilesTransferred, 3u);
}

STATE_RULE(PROG_04, ProgressGoesBackWhenTheFileChangesOnTheServer) {
  REQUIRE_CAPABILITY(kStall);
  RequireBreaksToPass(testbed(), client());
  const Job job = NewDownloadOf({.size_bytes = 10'000, .answer = {.break_after_bytes = 6000}});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSIENT_ERROR);
  const auto file = FilesOf(job).at(0);
  EXPECT_SHOULD(ProgressOfFile(file).BytesTransferred == 6000u);
  testbed().origin().Put(RemotePath(0), {.size_bytes = 10'000,
                                         .etag = "\"2\"",
                                         .last_modified = "Tue, 02 Jan 2024 00:00:00 GMT",
                                         .answer = {.stall_after_bytes = 1000}});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRING);
  EXPECT_TRUE(testbed().WaitUntil([&] { return ProgressOfFile(file).BytesTransferred <= 1000; }));
}

STATE_RULE(PROG_04, ProgressNeverExceedsTheTotal) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = NewDownloadOf({.size_bytes = 20'000, .bytes_per_second = 40'000});
  const auto file = FilesOf(job).at(0);
  EXPECT_HRESULT(S_OK, job->Resume());
  int violations = 0;
  EXPECT_TRUE(testbed().WaitUntil([&] {
    const BG_FILE_PROGRESS progress = ProgressOfFile(file);
    if (progress.BytesTransferred > progress.BytesTotal) ++violations;
    return StateOf(job.get()) == BG_JOB_STATE_TRANSFERRED;
  }));
  EXPECT_SHOULD(violations == 0);
}

// --- Completed ---

STATE_RULE(PROG_09, AFileIsCompletedByComplete) {
  const Job job = NewDownload(1000, 2);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  const auto files = FilesOf(job);
  for (const auto& file : files) EXPECT_SHOULD(ProgressOfFile(file).Completed == FALSE);
  EXPECT_HRESULT(S_OK, job->Complete());
  for (const auto& file : files) {
    EXPECT_EQ(ProgressOfFile(file).Completed, TRUE);
    EXPECT_EQ(ProgressOfFile(file).BytesTransferred, 1000u);
  }
}

STATE_RULE(PROG_09, AFileThatIsMissingIsNotCompleted) {
  RequireFileOrder(testbed(), client());
  const Job job = NewDownload();
  AddFile(job, {.size_bytes = 1000, .answer = {.status = 404}});
  ResumeAndWaitFor(job, BG_JOB_STATE_ERROR);
  const auto transferred = FileOf(job, 0);
  const auto missing = FileOf(job, 1);
  EXPECT_HRESULT(BG_S_PARTIAL_COMPLETE, job->Complete());
  EXPECT_EQ(ProgressOfFile(transferred).Completed, TRUE);
  EXPECT_EQ(ProgressOfFile(missing).Completed, FALSE);
}

// --- Lists ---

STATE_RULE(PROG_05, TheTotalOfAFileOfRangesIsTheirs) {
  const Job job = NewJob();
  const auto job3 = job.As<IBackgroundCopyJob3>();
  if (!job3) GTEST_SKIP() << "needs IBackgroundCopyJob3";
  testbed().origin().Put("/ranged", {.size_bytes = 10'000});
  BG_FILE_RANGE ranges[] = {{5000, 200}, {0, 100}};
  EXPECT_HRESULT(S_OK, job3->AddFileWithRanges(testbed().origin().Url("/ranged").c_str(),
                                               testbed().LocalPath("ranged").c_str(), 2, ranges));
  const auto files = FilesOf(job);
  EXPECT_EQ(files.size(), 1u);
  if (files.empty()) return;
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  const BG_FILE_PROGRESS progress = ProgressOfFile(files[0]);
  EXPECT_EQ(progress.BytesTotal, 300u);
  EXPECT_EQ(progress.BytesTransferred, 300u);
  EXPECT_EQ(ProgressOf(job).BytesTotal, 300u);
}

// The job's total cannot be known before, either.
STATE_RULE(PROG_05, ARangeToTheEndIsOfUnknownLength) {
  const Job job = NewJob();
  const auto job3 = job.As<IBackgroundCopyJob3>();
  if (!job3) GTEST_SKIP() << "needs IBackgroundCopyJob3";
  testbed().origin().Put("/ranged", {.size_bytes = 1000});
  BG_FILE_RANGE ranges[] = {{0, 100}, {900, BG_LENGTH_TO_EOF}};
  const HRESULT added = job3->AddFileWithRanges(testbed().origin().Url("/ranged").c_str(),
                                                LocalName(0).c_str(), 2, ranges);
  RequireImplemented("AddFileWithRanges", added);
  EXPECT_HRESULT(S_OK, added);
  EXPECT_EQ(ProgressOf(job).BytesTotal, BG_SIZE_UNKNOWN);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(ProgressOf(job).BytesTotal, 200u);
}

STATE_RULE(PROG_10, TheListOfFilesIsASnapshot) {
  const Job job = NewDownload(1000, 2);
  ComPtr<IEnumBackgroundCopyFiles> list;
  EXPECT_HRESULT(S_OK, job->EnumFiles(list.put()));
  if (!list) return;
  AddFile(job, {.size_bytes = 1000});
  EXPECT_EQ(CountOf(list), 2u);
  EXPECT_HRESULT(S_OK, list->Skip(2));
  ComPtr<IBackgroundCopyFile> file;
  ULONG fetched = 1;
  EXPECT_HRESULT(S_FALSE, list->Next(1, file.put(), &fetched));
  EXPECT_EQ(fetched, 0u);
  EXPECT_EQ(FilesOf(job).size(), 3u);
}

STATE_RULE(PROG_10, TheFilesOfAListAreLive) {
  const Job job = NewDownload(1000);
  const auto files = FilesOf(job);
  EXPECT_EQ(ProgressOfFile(files.at(0)).BytesTransferred, 0u);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(ProgressOfFile(files.at(0)).BytesTransferred, 1000u);
}

STATE_RULE(PROG_10, TheListOfJobsIsASnapshotOfJobsThatAreLive) {
  const Job early = NewDownload();
  EXPECT_HRESULT(S_OK, early->SetDescription(L"early"));
  const Jobs list = ListOfJobs(manager().get());
  ULONG count = 0;
  EXPECT_HRESULT(S_OK, list->GetCount(&count));
  const Job late = NewDownload();
  EXPECT_HRESULT(S_OK, late->SetDescription(L"late"));
  EXPECT_HRESULT(S_OK, early->SetDescription(L"changed"));
  EXPECT_SUCCEEDED(early->Cancel());

  ULONG count_later = 0;
  EXPECT_HRESULT(S_OK, list->GetCount(&count_later));
  EXPECT_EQ(count_later, count);
  const std::set<std::wstring> listed = DescriptionsOf(list);
  EXPECT_THAT(listed, Contains(L"changed"));
  EXPECT_THAT(listed, Not(Contains(L"late")));
  EXPECT_THAT(DescriptionsOf(ListOfJobs(manager().get())), Contains(L"late"));
}

}  // namespace conformance
