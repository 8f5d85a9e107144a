#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "bitsim/uploads.h"
#include "sim/engine/engine_fixture.h"

namespace bitsim {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::uint64_t kReplyBytes = 500'000;

class EngineReplyTest : public EngineTest, private EngineListener {
 protected:
  EngineReplyTest() {
    engine_.SetListener(*this);
    network_.SetLink({.bits_per_second = 8'000'000});  // upload: a second; reply: half of one
    AcceptWithReply({});
  }

  void AcceptWithReply(const Answer& answer) {
    origin_.AcceptUploads(
        "/in",
        {.application = ServerApplication{
             .reply = Resource{.content = Content::Pattern(kReplyBytes, 7), .answer = answer}}});
  }
  Job& MakeReplyJob() { return MakeUpload(BG_JOB_TYPE_UPLOAD_REPLY); }
  // A job whose reply is on its way.
  Job& ReplyHalfWay() {
    Job& job = MakeReplyJob();
    engine_.Resume(job);
    world_.RunFor(milliseconds(1300));
    EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRING);
    EXPECT_GT(engine_.uploads().ReplyProgress(job).BytesTransferred, 0u);
    return job;
  }
  void ExpectReply(const Job& job) {
    EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
    EXPECT_EQ(engine_.uploads().ReplyData(job),
              Content::Pattern(kReplyBytes, 7).Read(0, kReplyBytes));
  }

  int files_told_ = 0;

 private:
  void OnJobCreated(Job&) override {}
  void OnStateChanged(Job&, BG_JOB_STATE) override {}
  void OnModified(Job&, Modification) override {}
  void OnFileTransferred(Job& job, std::uint32_t file_index) override {
    EXPECT_EQ(file_index, 0u);
    EXPECT_TRUE(job.upload()->reply_is_transferred);
    ++files_told_;
  }
};

TEST_F(EngineReplyTest, IsDoneWhenTheReplyIsThere) {
  Job& job = MakeReplyJob();
  EXPECT_EQ(engine_.SetReplyFileName(job, "C:\\data\\answer"), S_OK);
  engine_.Resume(job);
  world_.RunFor(milliseconds(900));
  EXPECT_EQ(engine_.uploads().ReplyProgress(job).BytesTotal, BG_SIZE_UNKNOWN);
  world_.RunFor(milliseconds(400));
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRING);
  EXPECT_EQ(engine_.FileProgress(job, 0).Completed, TRUE);
  const BG_JOB_PROGRESS progress = engine_.Progress(job);  // without the reply
  EXPECT_EQ(progress.BytesTransferred, kSizeBytes);
  EXPECT_EQ(progress.BytesTotal, kSizeBytes);
  EXPECT_EQ(engine_.uploads().ReplyProgress(job).BytesTotal, kReplyBytes);
  EXPECT_LT(engine_.uploads().ReplyProgress(job).BytesTransferred, kReplyBytes);
  EXPECT_EQ(files_told_, 0);

  world_.RunUntilIdle();
  ExpectReply(job);
  EXPECT_EQ(files_told_, 1);
  EXPECT_EQ(engine_.uploads().ReplyProgress(job).BytesTransferred, kReplyBytes);
  EXPECT_FALSE(disk_.Exists("C:\\data\\answer"));
  EXPECT_EQ(engine_.Complete(job), S_OK);
  EXPECT_THAT(disk_.Paths(), ElementsAre("C:\\data\\answer", "C:\\data\\out"));
  EXPECT_EQ(disk_.Read("C:\\data\\answer"), Content::Pattern(kReplyBytes, 7).Read(0, kReplyBytes));
  EXPECT_EQ(engine_.uploads().ReplyData(job).size(), kReplyBytes);
}

TEST_F(EngineReplyTest, ThereMayBeNoReply) {
  origin_.AcceptUploads("/in", {});
  Job& job = MakeReplyJob();
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(engine_.uploads().ReplyData(job), "");
  EXPECT_EQ(engine_.uploads().ReplyProgress(job).BytesTotal, BG_SIZE_UNKNOWN);
  EXPECT_EQ(files_told_, 0);
  const std::string name = engine_.uploads().ReplyFileName(job);
  EXPECT_FALSE(disk_.Exists(name));
  disk_.Lock(name);
  EXPECT_EQ(engine_.Complete(job), HRESULT_FROM_WIN32(ERROR_SHARING_VIOLATION));
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
  disk_.Unlock(name);
  EXPECT_EQ(engine_.Complete(job), S_OK);
  EXPECT_EQ(disk_.Read(name), "");  // the file of the reply is empty
  EXPECT_EQ(engine_.uploads().ReplyFileName(job), name);
}

TEST_F(EngineReplyTest, TheReplyMayBeEmpty) {
  origin_.AcceptUploads("/in", {.application = ServerApplication{.reply = Resource{}}});
  Job& job = MakeReplyJob();
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(engine_.uploads().ReplyProgress(job).BytesTotal, 0u);
  EXPECT_EQ(files_told_, 1);
}

TEST_F(EngineReplyTest, APlainUploadFetchesNoReply) {
  Job& job = MakeUpload();
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
  EXPECT_EQ(engine_.uploads().ReplyData(job), "");
  EXPECT_EQ(files_told_, 0);
}

// --- The reply's name ---

TEST_F(EngineReplyTest, MakesUpANameBesideTheUpload) {
  std::vector<std::string> names;
  for (int i = 0; i < 2; ++i) {
    Job& job = MakeReplyJob();
    engine_.Resume(job);
    world_.RunUntilIdle();
    names.push_back(engine_.uploads().ReplyFileName(job));
    EXPECT_TRUE(names.back().starts_with("C:\\data\\BITR")) << names.back();
    EXPECT_EQ(engine_.Complete(job), S_OK);
    EXPECT_TRUE(disk_.Exists(names.back()));
    engine_.jobs().Release(job);  // the next one gets its place
  }
  EXPECT_NE(names[0], names[1]);
}

TEST_F(EngineReplyTest, TheNameCanBeChosenUntilTheReplyBegins) {
  Job& job = MakeReplyJob();
  EXPECT_EQ(engine_.SetReplyFileName(job, "C:\\1"), S_OK);
  EXPECT_EQ(engine_.SetReplyFileName(job, ""), S_OK);
  EXPECT_EQ(engine_.uploads().ReplyFileName(job), "C:\\data\\BITR1.tmp");
  engine_.Resume(job);
  world_.RunFor(milliseconds(500));
  EXPECT_EQ(engine_.SetReplyFileName(job, "C:\\2"), S_OK);
  world_.RunFor(milliseconds(800));
  EXPECT_EQ(job.upload()->stage, UploadStage::kReply);
  EXPECT_EQ(engine_.SetReplyFileName(job, "C:\\3"), BG_E_INVALID_STATE);
  EXPECT_EQ(engine_.uploads().ReplyFileName(job), "C:\\2");
}

TEST_F(EngineReplyTest, TheNameIsOneThatTheOwnerMayWriteTo) {
  Job& job = MakeReplyJob();
  disk_.Deny("C:\\data", engine_.user(job.owner).name);
  EXPECT_EQ(engine_.SetReplyFileName(job, "C:\\data\\answer"), E_ACCESSDENIED);
  EXPECT_EQ(engine_.SetReplyFileName(job, "C:\\answer"), S_OK);
  EXPECT_EQ(engine_.uploads().ReplyFileName(job), "C:\\answer");
}

TEST_F(EngineReplyTest, ALockedNameLeavesTheJobOpen) {
  Job& job = MakeReplyJob();
  engine_.SetReplyFileName(job, "C:\\answer");
  engine_.Resume(job);
  world_.RunUntilIdle();
  disk_.Lock("C:\\answer");
  EXPECT_EQ(engine_.Complete(job), HRESULT_FROM_WIN32(ERROR_SHARING_VIOLATION));
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
  disk_.Unlock("C:\\answer");
  EXPECT_EQ(engine_.Complete(job), S_OK);
}

// --- Failures ---

TEST_F(EngineReplyTest, AFailureOfTheApplicationHasItsOwnContext) {
  origin_.AcceptUploads("/in", {.application = ServerApplication{.status = 404}});
  Job& job = MakeReplyJob();
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_ERROR);
  EXPECT_EQ(job.error().context, BG_ERROR_CONTEXT_REMOTE_APPLICATION);
  EXPECT_EQ(job.error().code, BG_E_HTTP_ERROR_404);
  EXPECT_EQ(engine_.Progress(job).FilesTransferred, 0u);

  AcceptWithReply({});
  engine_.Resume(job);
  world_.RunUntilIdle();
  ExpectReply(job);
  EXPECT_EQ(origin_.uploads().size(), 1u);  // nothing was sent again
  EXPECT_EQ(origin_.uploads()[0].application_calls, 2u);
}

TEST_F(EngineReplyTest, TheApplicationMayTakeItsTime) {
  origin_.AcceptUploads(
      "/in",
      {.application = ServerApplication{
           .delay = hours(1), .reply = Resource{.content = Content::Pattern(kReplyBytes, 7)}}});
  Job& job = MakeReplyJob();
  engine_.Resume(job);
  world_.RunFor(std::chrono::minutes(59));
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRING);
  EXPECT_EQ(engine_.uploads().ReplyProgress(job).BytesTotal, BG_SIZE_UNKNOWN);
  world_.RunUntilIdle();
  ExpectReply(job);
}

TEST_F(EngineReplyTest, AFailureOfTheReplyIsToldFromOneOfTheUpload) {
  for (const bool reply_fails : {true, false}) {
    AcceptWithReply({.status = reply_fails ? 404 : 200});
    if (!reply_fails) origin_.AnswerNext("/in", {.status = 404});
    Job& job = MakeReplyJob();
    engine_.Resume(job);
    world_.RunUntilIdle();
    EXPECT_EQ(job.state, BG_JOB_STATE_ERROR);
    EXPECT_EQ(job.error().context, BG_ERROR_CONTEXT_REMOTE_FILE);
    EXPECT_EQ(engine_.uploads().ReplyProgress(job).BytesTotal == BG_SIZE_UNKNOWN, !reply_fails);
  }
}

TEST_F(EngineReplyTest, GoesOnInTheMiddleOfTheReply) {
  for (const bool by_suspend : {true, false}) {
    Job& job = ReplyHalfWay();
    if (by_suspend) {
      engine_.Suspend(job);
      engine_.Resume(job);
    } else {
      network_.Cut();
      world_.RunFor(seconds(1));
      network_.Restore();
    }
    world_.RunUntilIdle();
    ExpectReply(job);
    EXPECT_EQ(files_told_, 1);
    files_told_ = 0;
    bool asked_for_the_rest = false;
    for (const ReceivedRequest& request : origin_.requests()) {
      asked_for_the_rest =
          asked_for_the_rest || (request.method == HttpMethod::kGet && request.range.has_value());
    }
    EXPECT_TRUE(asked_for_the_rest);
  }
}

TEST_F(EngineReplyTest, BeginsTheReplyAgainWhereTheServerKnowsNoRanges) {
  AcceptWithReply({.accepts_ranges = false});
  Job& job = ReplyHalfWay();
  engine_.Suspend(job);
  engine_.Resume(job);
  world_.RunUntilIdle();
  ExpectReply(job);
}

TEST_F(EngineReplyTest, AReplyWithoutASizeIsAFatalError) {
  AcceptWithReply({.sends_content_length = false});
  Job& job = MakeReplyJob();
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(job.state, BG_JOB_STATE_ERROR);
  EXPECT_EQ(job.error().code, BG_E_MISSING_FILE_SIZE);
}

TEST_F(EngineReplyTest, AReplyThatBreaksOffIsFetchedToItsEnd) {
  AcceptWithReply({.break_after_bytes = 200'000});
  Job& job = MakeReplyJob();
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(engine_.uploads().ReplyProgress(job).BytesTransferred, 200'000u);
  world_.RunUntilIdle();  // 200'000 bytes an attempt
  ExpectReply(job);
}

// --- Cancel ---

TEST_F(EngineReplyTest, CancelDuringTheReplyLeavesTheUploadOnTheServer) {
  Job& job = ReplyHalfWay();
  EXPECT_EQ(engine_.Cancel(job), S_OK);
  world_.RunFor(seconds(1));
  EXPECT_EQ(job.state, BG_JOB_STATE_CANCELLED);
  EXPECT_EQ(origin_.uploads()[0].state, UploadState::kReceived);
  EXPECT_FALSE(origin_.uploads()[0].session_is_open);
  EXPECT_THAT(disk_.Paths(), ElementsAre("C:\\data\\out"));
}

TEST_F(EngineReplyTest, CancelAfterTheReplyDeletesIt) {
  Job& job = MakeReplyJob();
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(engine_.Cancel(job), S_OK);
  EXPECT_EQ(job.state, BG_JOB_STATE_CANCELLED);
  EXPECT_THAT(disk_.Paths(), ElementsAre("C:\\data\\out"));
  EXPECT_EQ(origin_.uploads()[0].state, UploadState::kReceived);
}

}  // namespace
}  // namespace bitsim
