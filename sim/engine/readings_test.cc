// The other readings: what the engine does where a version, or a profile, decides otherwise.

#include <gtest/gtest.h>

#include <string>

#include "sim/engine/engine_fixture.h"

namespace bitsim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

// --- BITS 1.5: one job at a time, and retries are not counted ---

class EngineOfBits1_5Test : public EngineTest {
 protected:
  EngineOfBits1_5Test() : EngineTest(kDecisions) {}
  static inline const Decisions kDecisions{kBits1_5};
};

TEST_F(EngineOfBits1_5Test, RunsOneJobAtATimeTheForegroundFirst) {
  Job& background = MakeJob("/file", "C:\\1");
  Job& foreground = MakeJob("/file", "C:\\2");
  Job& other = MakeJob("/file", "C:\\3");
  for (Job* const job : {&foreground, &other})
    engine_.SetPriority(*job, BG_JOB_PRIORITY_FOREGROUND);
  engine_.Resume(background);
  RunUntilState(background, BG_JOB_STATE_TRANSFERRING);
  engine_.Resume(foreground);
  engine_.Resume(other);
  RunUntilState(foreground, BG_JOB_STATE_TRANSFERRING);
  EXPECT_EQ(background.state, BG_JOB_STATE_QUEUED);
  EXPECT_EQ(other.state, BG_JOB_STATE_QUEUED);
  for (Job* const job : {&foreground, &other, &background}) {
    RunUntilState(*job, BG_JOB_STATE_TRANSFERRED);
  }
}

TEST_F(EngineOfBits1_5Test, CountsFailuresOfTransfersOnly) {
  origin_.Put("/file", {.content = Content::Pattern(kSizeBytes), .answer = {.status = 500}});
  Job& job = MakeJob();
  engine_.Resume(job);
  world_.RunFor(hours(1));
  EXPECT_EQ(job.error_count(), 0u);
  origin_.Put("/file",
              {.content = Content::Pattern(kSizeBytes), .answer = {.break_after_bytes = 10}});
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSFERRING);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(job.error_count(), 1u);
}

// --- C-33: files behind the one that failed are tried ---

struct TriesOthers : Decisions {
  bool FailedFileHoldsUpOthers() const override { return false; }
};

class EngineThatTriesOthersTest : public EngineTest {
 protected:
  EngineThatTriesOthersTest() : EngineTest(kDecisions) {}
  static inline const TriesOthers kDecisions;
};

TEST_F(EngineThatTriesOthersTest, FailsAfterItsLastFile) {
  Job& job = MakeJob("/missing", "C:\\0");
  for (const char* const path : {"/file", "/file", "/lost"}) {
    engine_.AddFile(job, origin_.url() + path, "C:\\" + std::to_string(job.files.size()));
  }
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(job.files[1].is_transferred);
  EXPECT_TRUE(job.files[2].is_transferred);
  EXPECT_EQ(job.error().file_index, 3);

  for (const char* const path : {"/missing", "/lost"}) {
    origin_.Put(path, {.content = Content::Pattern(10)});
  }
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSFERRED);
}

TEST_F(EngineThatTriesOthersTest, FailsWhenTheFileBeforeTheLastFailed) {
  Job& job = MakeJob("/missing", "C:\\0");
  engine_.AddFile(job, origin_.url() + "/file", "C:\\1");
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_ERROR);
  EXPECT_TRUE(job.files[1].is_transferred);
  EXPECT_EQ(job.error().file_index, 0);
  EXPECT_EQ(engine_.Progress(job).FilesTransferred, 1u);
}

// --- SCHED-03: a job that waits for its retry keeps its turn ---

struct KeepsTurns : Decisions {
  bool TransientErrorKeepsTurn() const override { return true; }
};

class EngineThatKeepsTurnsTest : public EngineTest {
 protected:
  EngineThatKeepsTurnsTest() : EngineTest(kDecisions) {}
  static inline const KeepsTurns kDecisions;
};

TEST_F(EngineThatKeepsTurnsTest, LetsOthersRunWhenTheRetryHasSucceeded) {
  origin_.AnswerNext("/file", {.status = 500});
  Job& first = MakeJob("/file", "C:\\1");
  engine_.SetPriority(first, BG_JOB_PRIORITY_HIGH);
  Job& second = MakeJob("/file", "C:\\2");
  engine_.Resume(first);
  RunUntilState(first, BG_JOB_STATE_TRANSIENT_ERROR);
  engine_.Resume(second);
  world_.RunFor(minutes(9));
  EXPECT_EQ(second.state, BG_JOB_STATE_QUEUED);
  RunUntilState(second, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(first.state, BG_JOB_STATE_TRANSFERRED);
}

// --- Files that cannot be deleted ---

TEST_F(EngineTest, TellsOfFilesThatItCannotDelete) {
  Job& job = MakeJob();
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSFERRED);
  const std::string temporary = TemporaryFiles::Name(job, 0);
  disk_.Lock(temporary);
  EXPECT_EQ(engine_.Cancel(job), BG_S_UNABLE_TO_DELETE_FILES);
  EXPECT_EQ(job.state, BG_JOB_STATE_CANCELLED);
  EXPECT_TRUE(disk_.Exists(temporary));
}

TEST_F(EngineTest, DeletesNothingThatIsNotThere) {
  Job& job = MakeJob();
  disk_.Lock(TemporaryFiles::Name(job, 0));
  EXPECT_EQ(engine_.Cancel(job), S_OK);
}

}  // namespace
}  // namespace bitsim
