// ST: the course of a download that nothing goes wrong with, from CreateJob to TRANSFERRED.

#include "conformance/suite/job_states.h"
#include "conformance/testbed/premise.h"

namespace conformance {

using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

STATE_RULE(ST_01, ANewJobIsSuspended) {
  const Job job = NewJob();
  EXPECT_STATE(BG_JOB_STATE_SUSPENDED, job);
}

STATE_RULE(ST_01, ANewJobIsFoundByTheIdThatItsMakerWasGiven) {
  GUID made = {};
  Job job;
  ASSERT_HRESULT(S_OK, manager()->CreateJob(testbed().JobName("new").c_str(), BG_JOB_TYPE_DOWNLOAD,
                                            &made, job.put()));
  GUID own = {};
  EXPECT_HRESULT(S_OK, job->GetId(&own));
  EXPECT_TRUE(IsEqualGUID(made, own));
  Job found;
  EXPECT_HRESULT(S_OK, manager()->GetJob(made, found.put()));
  LPWSTR name = nullptr;
  EXPECT_HRESULT(S_OK, found->GetDisplayName(&name));
  EXPECT_EQ(std::wstring(name == nullptr ? L"" : name), testbed().JobName("new"));
  CoTaskMemFree(name);
}

STATE_RULE(ST_01, AJobWithFilesDoesNotStartByItself) {
  const Job job = NewDownload();
  testbed().LetPass(kLong);
  EXPECT_STATE(BG_JOB_STATE_SUSPENDED, job);
  EXPECT_THAT(testbed().origin().requests(), IsEmpty());
}

// As Google Omaha relies on: without waiting.
STATE_RULE(ST_02, AJobIsNoLongerSuspendedWhenResumeReturns) {
  const Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_NE(StateText(StateOf(job.get())), StateText(BG_JOB_STATE_SUSPENDED));
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

STATE_RULE(ST_02, AResumedJobWaitsForItsTurn) {
  REQUIRE_CAPABILITY(kStall);
  OccupyTheQueue();
  const Job job = NewDownload();
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_STATE(BG_JOB_STATE_QUEUED, job);
}

STATE_RULE(ST_03, AJobWithoutFilesCannotBeResumed) {
  const Job job = NewJob();
  EXPECT_HRESULT(BG_E_EMPTY, job->Resume());
  EXPECT_STATE(BG_JOB_STATE_SUSPENDED, job);
  testbed().LetPass(kLong);
  EXPECT_STATE(BG_JOB_STATE_SUSPENDED, job);
}

// The server takes its time, so that the states can be seen in real time, too.
STATE_RULE(ST_04, AJobConnectsBeforeItTransfers) {
  const Job job = NewDownloadOf({.size_bytes = 1000, .answer = {.delay = 1s}});
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_CONNECTING));
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
}

STATE_RULE(ST_04, AQueuedJobConnectsWhenTheOneBeforeItIsGone) {
  REQUIRE_CAPABILITY(kStall);
  OccupyTheQueue();
  const Job job = NewDownloadOf({.size_bytes = 1000, .answer = {.delay = 1s}});
  ResumeAndWaitFor(job, BG_JOB_STATE_QUEUED);
  FreeTheQueue();
  // In real time the job may have moved before it is looked at again.
  EXPECT_THAT(StatesUntil(job, BG_JOB_STATE_CONNECTING),
              AnyOf(ElementsAre("QUEUED", "CONNECTING"), ElementsAre("CONNECTING")));
}

STATE_RULE(ST_05, AJobTransfersWhenTheServerHasAnswered) {
  REQUIRE_CAPABILITY(kStall);
  const Job job =
      NewDownloadOf({.size_bytes = 1'000'000, .answer = {.delay = 1s, .stall_after_bytes = 1000}});
  ResumeAndWaitFor(job, BG_JOB_STATE_CONNECTING);
  EXPECT_THAT(StatesUntil(job, BG_JOB_STATE_TRANSFERRING),
              AnyOf(ElementsAre("CONNECTING", "TRANSFERRING"), ElementsAre("TRANSFERRING")));
}

STATE_RULE(ST_08, AJobIsTransferredWithItsLastFile) {
  const Job job = NewDownload(1000, 5);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  const BG_JOB_PROGRESS progress = ProgressOf(job);
  EXPECT_EQ(progress.FilesTransferred, 5u);
  EXPECT_EQ(progress.BytesTransferred, 5000u);
}

STATE_RULE(ST_08, AJobIsNotTransferredWhileAFileIsMissing) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = NewDownload(1000, 2);
  AddFile(job, {.size_bytes = 1'000'000, .answer = {.stall_after_bytes = 1000}});
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForRequest(RemotePath(2), 1));
  testbed().LetPass(1h);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRING, job);
}

STATE_RULE(ST_08, AnEmptyFileIsTransferred) {
  const Job job = NewDownload(0);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(ProgressOf(job).FilesTransferred, 1u);
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(0)), 0u);
}

STATE_RULE(ST_08, AFileThatIsAddedWhileTheJobRunsBelongsToIt) {
  const Job job = NewDownloadOf({.size_bytes = 1000, .answer = {.delay = 1s}});
  ResumeAndWaitFor(job, BG_JOB_STATE_CONNECTING);
  AddFile(job, {.size_bytes = 500});
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
  EXPECT_EQ(ProgressOf(job).BytesTransferred, 1500u);
}

STATE_RULE(ST_22, ResumeLeavesARunningJobAlone) {
  REQUIRE_CAPABILITY(kStall);
  for (const BG_JOB_STATE state :
       {BG_JOB_STATE_QUEUED, BG_JOB_STATE_CONNECTING, BG_JOB_STATE_TRANSFERRING}) {
    InEach({state}, [&](const Job& job) {
      testbed().LetPass(1s);
      const std::size_t requests = testbed().origin().requests().size();
      EXPECT_HRESULT(S_OK, job->Resume());
      EXPECT_STATE(state, job);
      testbed().LetPass(1s);
      EXPECT_STATE(state, job);
      // Nothing was begun anew.
      EXPECT_THAT(testbed().origin().requests(), SizeIs(requests));
    });
  }
}

STATE_RULE(ST_28, FilesCanBeAddedToAFinishedJob) {
  const Job job = TransferredJob();
  AddFile(job, {.size_bytes = 500});
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_NE(StateText(StateOf(job.get())), StateText(BG_JOB_STATE_SUSPENDED));
  EXPECT_TRUE(testbed().WaitUntil([&] { return ProgressOf(job).FilesTransferred == 2; }));
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRED));
  EXPECT_SHOULD_THAT(GetsOf(RemotePath(0)), SizeIs(1));
}

STATE_RULE(ST_28, AnExtendedJobIsQueuedAgain) {
  REQUIRE_CAPABILITY(kStall);
  InEach({BG_JOB_STATE_TRANSFERRED, BG_JOB_STATE_ERROR}, [&](const Job& job) {
    OccupyTheQueue();
    AddFile(job, {.size_bytes = 500});
    EXPECT_HRESULT(S_OK, job->Resume());
    EXPECT_STATE(BG_JOB_STATE_QUEUED, job);
  });
}

STATE_RULE(ST_29, AFinishedJobHasNothingToResume) {
  auto callback = NewCallback();
  const Job job = NewDownload();
  Register(job, callback);
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_TRUE(WaitUntilTold(callback));
  EXPECT_THAT(job->Resume(), AnyOf(BG_E_EMPTY, S_OK));
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, job);
  testbed().LetPass(kLong);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRED, job);
  EXPECT_EQ(callback->transferred(), 1);
}

// The server exchanges the file while half of it has been fetched.
STATE_RULE(ST_41, AFileThatChangesOnTheServerStartsAgain) {
  REQUIRE_CAPABILITY(kStall);
  const Job job = NewDownload(700);
  AddFile(job, {.size_bytes = 10'000, .answer = {.break_after_bytes = 6000}});
  EXPECT_HRESULT(S_OK, job->Resume());
  Presume(rule::ST_11, WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
  testbed().origin().Put(RemotePath(1), {.size_bytes = 8000,
                                         .etag = "\"2\"",
                                         .last_modified = "Tue, 02 Jan 2024 00:00:00 GMT",
                                         .answer = {.stall_after_bytes = 1000}});
  EXPECT_HRESULT(S_OK, job->Resume());
  EXPECT_TRUE(WaitForState(job, BG_JOB_STATE_TRANSFERRING));
  testbed().LetPass(1s);
  EXPECT_STATE(BG_JOB_STATE_TRANSFERRING, job);
  EXPECT_EQ(ProgressOf(job).BytesTransferred, 700u + 1000u);
  EXPECT_THAT(GetsOf(RemotePath(0)), SizeIs(1));
  EXPECT_EQ(LastOffset(RemotePath(1)), 0u);
}

STATE_RULE(ST_41, AFileThatChangesInPlaceStartsAgain) {
  const Resource old = {.size_bytes = 10'000, .answer = {.break_after_bytes = 6000}};
  const Job job = NewDownloadOf(old);
  EXPECT_HRESULT(S_OK, job->Resume());
  Presume(rule::ST_11, WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
  // The size stays, the time stamp does not.
  testbed().origin().Put(RemotePath(0), {.size_bytes = old.size_bytes,
                                         .etag = "\"2\"",
                                         .last_modified = "Tue, 02 Jan 2024 00:00:00 GMT"});
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(LastOffset(RemotePath(0)), 0u);
  EXPECT_EQ(ProgressOf(job).BytesTransferred, old.size_bytes);
  EXPECT_HRESULT(S_OK, job->Complete());
  EXPECT_EQ(testbed().FileSizeBytes(LocalName(0)), old.size_bytes);
}

STATE_RULE(ST_41, AFileThatDoesNotChangeGoesOn) {
  const Resource resource = {.size_bytes = 10'000};
  const Job job = NewDownloadOf(resource);
  testbed().origin().AnswerNext(RemotePath(0), {.break_after_bytes = 6000});
  EXPECT_HRESULT(S_OK, job->Resume());
  Presume(rule::ST_11, WaitForState(job, BG_JOB_STATE_TRANSIENT_ERROR));
  testbed().origin().Put(RemotePath(0), resource);  // the same again
  ResumeAndWaitFor(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_SHOULD(LastOffset(RemotePath(0)) == 6000u);
}

}  // namespace conformance
