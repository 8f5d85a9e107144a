#include <gtest/gtest.h>

#include <string>

#include "sim/engine/engine_fixture.h"

namespace bitsim {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

class PersistenceTest : public EngineTest {
 protected:
  PersistenceTest() {
    origin_.Put("/slow",
                {.content = Content::Pattern(kSizeBytes), .bytes_per_second_max = kSizeBytes / 60});
    engine_.Resume(job_);
    world_.RunFor(seconds(30));
    EXPECT_EQ(job_.state, BG_JOB_STATE_TRANSFERRING);
  }

  std::uint64_t received() { return job_.files[0].transferred_bytes; }

  Job& job_ = MakeJob("/slow");
};

TEST_F(PersistenceTest, ARestartKeepsProgress) {
  engine_.Restart();
  EXPECT_EQ(job_.state, BG_JOB_STATE_QUEUED);
  EXPECT_GT(received(), kSizeBytes / 3);
  world_.RunFor(seconds(40));
  EXPECT_EQ(job_.state, BG_JOB_STATE_TRANSFERRED);
}

TEST_F(PersistenceTest, ACrashCostsHighPerformanceJobsTheirProgress) {
  Job& fast = MakeJob("/slow", "C:\\fast");
  fast.extras_for_change().is_high_performance = true;
  engine_.SetPriority(fast, BG_JOB_PRIORITY_FOREGROUND);
  engine_.Resume(fast);
  world_.RunFor(seconds(10));
  engine_.RestartAfterCrash();
  EXPECT_GT(received(), 0u);
  EXPECT_EQ(fast.files[0].transferred_bytes, 0u);
  world_.RunFor(seconds(10));
  engine_.Restart();  // an orderly one does not
  EXPECT_GT(fast.files[0].transferred_bytes, 0u);
}

TEST_F(PersistenceTest, AHelperTokenDoesNotPersist) {
  job_.extras_for_change().has_helper_token = true;
  job_.extras_for_change().helper_token_flags = 2;
  engine_.Restart();
  world_.RunFor(seconds(1));
  EXPECT_EQ(job_.state, BG_JOB_STATE_ERROR);
  EXPECT_EQ(job_.error().code, BG_E_TOKEN_REQUIRED);
}

TEST_F(PersistenceTest, ANewRemoteNameIsStoredByResume) {
  const std::string old_url = origin_.url() + "/slow";
  const std::string new_url = origin_.url() + "/file";
  engine_.Suspend(job_);
  EXPECT_EQ(engine_.SetRemoteName(job_, 0, origin_.url() + "/never"), S_OK);
  EXPECT_EQ(engine_.SetRemoteName(job_, 0, new_url), S_OK);
  engine_.Restart();
  EXPECT_EQ(job_.files[0].remote_name(), old_url);
  EXPECT_EQ(engine_.SetRemoteName(job_, 0, new_url), S_OK);
  engine_.Resume(job_);
  engine_.Restart();
  EXPECT_EQ(job_.files[0].remote_name(), new_url);
}

TEST_F(PersistenceTest, AnUnreadableQueueIsEmptyAndLeavesTheFiles) {
  const std::string temporary = TemporaryFiles::Name(job_, 0);
  engine_.CorruptStateFile();
  EXPECT_EQ(job_.state, BG_JOB_STATE_TRANSFERRING);  // not before the service reads it
  engine_.Restart();
  EXPECT_TRUE(engine_.jobs().InQueue().empty());
  EXPECT_EQ(job_.state, BG_JOB_STATE_CANCELLED);
  EXPECT_TRUE(disk_.Exists(temporary));
  EXPECT_EQ(engine_.CheckJobLimits(user_), S_OK);
  Job& next = MakeJob("/file", "C:\\next");
  engine_.Restart();  // the new queue is a good one
  EXPECT_EQ(next.state, BG_JOB_STATE_SUSPENDED);
}

// --- The disk's faults, as jobs meet them ---

TEST_F(EngineTest, AddFileNeedsAccess) {
  disk_.Deny("C:\\secret", "user");
  Job& job = MakeJob();
  EXPECT_EQ(engine_.AddFile(job, origin_.url() + "/file", "C:\\secret\\file"), E_ACCESSDENIED);
  EXPECT_EQ(job.files.size(), 1u);
}

TEST_F(EngineTest, DiskFailuresAreFatalAndOfTheLocalFile) {
  disk_.SetFreeBytes("C:", kSizeBytes - 1);
  Job& job = MakeJob();
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_ERROR);
  EXPECT_EQ(job.error().code, HRESULT_FROM_WIN32(ERROR_DISK_FULL));
  EXPECT_EQ(job.error().context, BG_ERROR_CONTEXT_LOCAL_FILE);
  EXPECT_EQ(job.error().file_index, 0);
  disk_.SetFreeBytes("C:", kSizeBytes);
  disk_.Deny("C:\\data", "user");
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.error().code, E_ACCESSDENIED);
  disk_.Allow("C:\\data", "user");
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(disk_.free_bytes("C:"), 0u);
}

TEST_F(EngineTest, CompleteSaysWhyItCannotRename) {
  Job& job = MakeJob();
  engine_.Resume(job);
  world_.RunUntilIdle();
  disk_.SetReadOnly("C:\\data\\file", true);
  EXPECT_EQ(engine_.Complete(job), E_ACCESSDENIED);
  disk_.SetReadOnly("C:\\data\\file", false);
  disk_.SetReadOnly("C:", true);
  EXPECT_EQ(engine_.Complete(job), HRESULT_FROM_WIN32(ERROR_WRITE_PROTECT));
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
  disk_.SetReadOnly("C:", false);
  const UserIndex bob = engine_.AddUser({.name = "bob"});
  EXPECT_EQ(disk_.Find(TemporaryFiles::Name(job, 0))->owner, "user");
  EXPECT_EQ(engine_.Complete(job, bob), S_OK);
  EXPECT_EQ(disk_.Find("C:\\data\\file")->owner, "bob");  // who completes owns
}

TEST_F(EngineTest, TemporaryFilesThatCannotBeDeletedAreLeft) {
  origin_.Put("/stalls",
              {.content = Content::Pattern(kSizeBytes), .answer = {.stall_after_bytes = 100}});
  for (const bool completes : {false, true}) {
    Job& job = MakeJob("/stalls");
    engine_.Resume(job);
    world_.RunFor(seconds(1));
    const std::string temporary = TemporaryFiles::Name(job, 0);
    ASSERT_TRUE(disk_.Exists(temporary));
    disk_.Lock(temporary);
    EXPECT_EQ(completes ? engine_.Complete(job) : engine_.Cancel(job), BG_S_UNABLE_TO_DELETE_FILES);
    EXPECT_EQ(job.state, completes ? BG_JOB_STATE_ACKNOWLEDGED : BG_JOB_STATE_CANCELLED);
    EXPECT_FALSE(job.is_in_queue);
    EXPECT_TRUE(disk_.Exists(temporary));
    disk_.Unlock(temporary);
  }
}

}  // namespace
}  // namespace bitsim
