// What a download asks of its server, and what it makes of the answers.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sim/engine/remote_copy.h"
#include "sim/engine/transfer_fixture.h"
#include "sim/net/http_date.h"

namespace bitsim {
namespace {

using std::chrono::minutes;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char kDate[] = "Tue, 02 Jan 2024 03:04:05 GMT";

// --- Requests ---

TEST_F(TransferTest, BackgroundJobsAskForRanges) {
  ExpectTransferred(MakeJob());
  EXPECT_THAT(Requests(), ElementsAre("HEAD /file", "GET /file 0"));
}

TEST_F(TransferTest, ForegroundJobsDoNotBelowTwoGigabytes) {
  origin_.Put("/large", {.content = Content::Pattern(std::uint64_t{1} << 31)});
  Job& job = MakeJob("/file");
  engine_.AddFile(job, "http://origin.test/large", "C:\\large");
  engine_.SetPriority(job, BG_JOB_PRIORITY_FOREGROUND);
  ExpectTransferred(job);
  EXPECT_THAT(Requests(), ElementsAre("HEAD /file", "GET /file", "HEAD /large", "GET /large 0"));
}

TEST_F(TransferTest, AForegroundJobThatNeededNoRangesFailsWhenItIsInterrupted) {
  origin_.Put("/file", {.content = Content::Pattern(kSizeBytes),
                        .bytes_per_second_max = 1000,
                        .answer = {.accepts_ranges = false}});
  Job& job = MakeJob();
  engine_.SetPriority(job, BG_JOB_PRIORITY_FOREGROUND);
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSFERRING);
  world_.RunFor(minutes(1));
  network_.Cut();
  world_.RunFor(minutes(1));
  network_.Restore();
  RunUntilState(job, BG_JOB_STATE_ERROR);
  EXPECT_EQ(job.error().code, BG_E_INSUFFICIENT_RANGE_SUPPORT);
}

TEST_F(TransferTest, A206HasToTellItsRange) {
  origin_.Put("/file",
              {.content = Content::Pattern(kSizeBytes), .answer = {.sends_content_range = false}});
  ExpectError(MakeJob(), BG_E_INSUFFICIENT_RANGE_SUPPORT);
}

TEST_F(TransferTest, Http10WillDo) {
  origin_.Put("/file", {.content = Content::Pattern(kSizeBytes), .answer = {.is_http_1_0 = true}});
  ExpectTransferred(MakeJob());
}

TEST_F(TransferTest, CustomHeadersGoWithEveryRequest) {
  Job& job = MakeJob();
  job.extras_for_change().custom_headers = Text("X-One: 1\r\nX-Two: 2");
  ExpectTransferred(job);
  for (const ReceivedRequest& request : origin_.requests()) {
    EXPECT_EQ(request.headers(), "X-One: 1\r\nX-Two: 2\r\n");
  }
}

// --- Answers that end early ---

TEST_F(TransferTest, AConnectionThatIsClosedEarlyIsATransientErrorAndTheRestIsFetched) {
  origin_.AnswerNext("/file", {.break_after_bytes = 1000, .break_by = ConnectionEnd::kClose});
  Job& job = MakeJob();
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(job.error().code, HRESULT_FROM_WIN32(12030));
  EXPECT_EQ(engine_.FileProgress(job, 0).BytesTransferred, 1000u);
  RunUntilState(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_THAT(Requests(), ElementsAre("HEAD /file", "GET /file 0", "HEAD /file", "GET /file 1000"));
}

TEST_F(TransferTest, ARangeWithoutALengthIsCountedByItsBounds) {
  origin_.AnswerNext("/file", {});
  origin_.AnswerNext("/file", {.sends_content_length = false,
                               .break_after_bytes = 1000,
                               .break_by = ConnectionEnd::kClose});
  Job& job = MakeJob();
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(job.error().code, BG_E_INVALID_SERVER_RESPONSE);
  EXPECT_EQ(engine_.FileProgress(job, 0).BytesTransferred, 1000u);
  RunUntilState(job, BG_JOB_STATE_TRANSFERRED);
}

class CredulousTest : public TransferTest {
 protected:
  struct Credulous final : Decisions {
    bool TakesEarlyEndForWhole(bool was_reset) const override { return !was_reset; }
  };
  static inline const Credulous kCredulous;

  CredulousTest() : TransferTest(kCredulous) {}
};

TEST_F(CredulousTest, WhoTakesTheEndForTheWholeKeepsHalfAFile) {
  origin_.AnswerNext("/file", {.break_after_bytes = 1000, .break_by = ConnectionEnd::kClose});
  Job& job = MakeJob();
  ExpectTransferred(job);
  EXPECT_EQ(engine_.Progress(job).BytesTotal, 1000u);
  EXPECT_EQ(engine_.Complete(job), S_OK);
  EXPECT_EQ(disk_.Find("C:\\data\\file")->size_bytes(), 1000u);
}

// --- Dynamic content and custom methods ---

class WholeTest : public TransferTest {
 protected:
  Job& MakeDynamicJob() {
    Job& job = MakeJob();
    job.extras_for_change().is_dynamic_content = true;
    engine_.SetPriority(job, BG_JOB_PRIORITY_FOREGROUND);
    return job;
  }
};

TEST_F(WholeTest, DynamicContentNeedsNeitherHeadNorLengthNorRanges) {
  origin_.Put("/file", {.content = Content::Pattern(kSizeBytes),
                        .answer = {.sends_content_length = false, .accepts_ranges = false}});
  Job& job = MakeDynamicJob();
  ExpectTransferred(job);
  EXPECT_THAT(Requests(), ElementsAre("GET /file"));
  EXPECT_EQ(engine_.FileProgress(job, 0).BytesTotal, kSizeBytes);
  EXPECT_EQ(engine_.Complete(job), S_OK);
  EXPECT_EQ(disk_.Find("C:\\data\\file")->size_bytes(), kSizeBytes);
}

TEST_F(WholeTest, InterruptedDynamicContentStartsAnew) {
  origin_.AnswerNext("/file", {.break_after_bytes = 1000});
  Job& job = MakeDynamicJob();
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(engine_.FileProgress(job, 0).BytesTransferred, 0u);
  RunUntilState(job, BG_JOB_STATE_TRANSFERRED);
  EXPECT_THAT(Requests(), ElementsAre("GET /file", "GET /file"));
}

TEST_F(WholeTest, DynamicContentWaitsForTheForegroundAndLetsOthersPass) {
  Job& dynamic = MakeJob("/file", "C:\\dynamic");
  dynamic.extras_for_change().is_dynamic_content = true;
  Job& other = MakeJob("/file", "C:\\other");
  engine_.Resume(dynamic);
  ExpectTransferred(other);
  EXPECT_EQ(dynamic.state, BG_JOB_STATE_QUEUED);
  engine_.SetPriority(dynamic, BG_JOB_PRIORITY_FOREGROUND);
  RunUntilState(dynamic, BG_JOB_STATE_TRANSFERRED);
}

TEST_F(WholeTest, ACustomMethodIsSentAndLeavesNoRetry) {
  origin_.AnswerNext("/file", {.break_after_bytes = 1000});
  Job& job = MakeJob();
  job.extras_for_change().http_method = Text("POST");
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_ERROR);
  ExpectTransferred(job);
  EXPECT_THAT(Requests(), ElementsAre("POST /file", "POST /file"));
}

TEST_F(TransferTest, TheMaximumDownloadSizeHoldsForTheJob) {
  Job& job = MakeJob();
  engine_.AddFile(job, "http://origin.test/file", "C:\\second");
  job.extras_for_change().maximum_download_size_bytes = 2 * kSizeBytes - 1;
  ExpectError(job, BG_E_MAX_DOWNLOAD_SIZE_LIMIT_REACHED);
  EXPECT_EQ(engine_.Progress(job).FilesTransferred, 1u);
}

// --- Changes ---

TEST_F(TransferTest, AnotherSourceOfTheSameCopyGoesOn) {
  origin_.Put("/file",
              {.content = Content::Pattern(kSizeBytes), .etag = "\"a\"", .last_modified = kDate});
  origin_.Put("/mirror",
              {.content = Content::Pattern(kSizeBytes), .etag = "\"b\"", .last_modified = kDate});
  origin_.Put("/newer", {.content = Content::Pattern(kSizeBytes), .etag = "\"b\""});
  for (const char* path : {"/mirror", "/newer"}) {
    origin_.AnswerNext("/file", {.break_after_bytes = 1000});
    Job& job = MakeJob();
    engine_.Resume(job);
    RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
    EXPECT_EQ(engine_.SetRemoteName(job, 0, "http://origin.test" + std::string(path)), S_OK);
    ExpectTransferred(job);
    EXPECT_EQ(Requests().back(), std::string("GET ") + path + (path[1] == 'm' ? " 1000" : " 0"));
  }
}

TEST_F(TransferTest, AnotherSourceWithoutRangesStartsAgainInTheForeground) {
  origin_.Put("/mirror",
              {.content = Content::Pattern(kSizeBytes), .answer = {.accepts_ranges = false}});
  origin_.AnswerNext("/file", {.break_after_bytes = 1000});
  Job& job = MakeJob();
  engine_.SetPriority(job, BG_JOB_PRIORITY_FOREGROUND);
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  engine_.SetRemoteName(job, 0, "http://origin.test/mirror");
  ExpectTransferred(job);
  EXPECT_EQ(Requests().back(), "GET /mirror");
}

TEST_F(TransferTest, RejectedContentIsAnErrorAndIsFetchedAgain) {
  Job& job = MakeJob();
  ExpectTransferred(job);
  EXPECT_EQ(engine_.SetValidationState(job, 0, false), S_OK);
  EXPECT_EQ(job.state, BG_JOB_STATE_ERROR);
  EXPECT_EQ(job.error().code, BG_E_VALIDATION_FAILED);
  EXPECT_EQ(engine_.FileProgress(job, 0).BytesTransferred, 0u);
  EXPECT_FALSE(disk_.Exists(TemporaryFiles::Path(job, 0)));
  ExpectTransferred(job);
}

TEST_F(TransferTest, ValidContentStays) {
  Job& job = MakeJob();
  ExpectTransferred(job);
  EXPECT_EQ(engine_.SetValidationState(job, 0, true), S_OK);
  EXPECT_EQ(job.state, BG_JOB_STATE_TRANSFERRED);
}

// --- On the disk ---

TEST_F(TransferTest, FilesHaveTheTimeOfTheirSource) {
  origin_.Put("/file", {.content = Content::Pattern(kSizeBytes), .last_modified = kDate});
  Job& job = MakeJob();
  ExpectTransferred(job);
  EXPECT_EQ(engine_.Complete(job), S_OK);
  const DiskFile& file = *disk_.Find("C:\\data\\file");
  EXPECT_EQ(file.modified, *ParseHttpDate(kDate));
  EXPECT_EQ(file.created, file.modified);
}

TEST_F(TransferTest, ATemporaryFileThatIsOpenTooEarlyIsATransientError) {
  Job& job = MakeJob();
  disk_.Lock(TemporaryFiles::Path(job, 0));
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(job.error().context, BG_ERROR_CONTEXT_LOCAL_FILE);
  disk_.Unlock(TemporaryFiles::Path(job, 0));
  ExpectTransferred(job);
}

TEST_F(TransferTest, HighPerformanceJobsWriteInPlaceAndLeaveWhatTheyWrote) {
  origin_.AnswerNext("/file", {.break_after_bytes = 1000});
  Job& job = MakeJob();
  job.extras_for_change().is_high_performance = true;
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(disk_.Find("C:\\data\\file")->present_bytes, 1000u);
  EXPECT_EQ(engine_.Cancel(job), S_OK);
  EXPECT_TRUE(disk_.Exists("C:\\data\\file"));
}

TEST_F(TransferTest, HeadersCanBeReadAfterwards) {
  origin_.Put("/file", {.content = Content::Pattern(kSizeBytes),
                        .etag = "\"a\"",
                        .last_modified = kDate,
                        .answer = {.headers = {{"X-Build", "7"}}}});
  Job& job = MakeJob();
  EXPECT_EQ(ResponseHeaders(job.files[0], engine_.remote_copies()), "");
  ExpectTransferred(job);
  EXPECT_EQ(ResponseHeaders(job.files[0], engine_.remote_copies()),
            "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\nETag: \"a\"\r\n"
            "Last-Modified: Tue, 02 Jan 2024 03:04:05 GMT\r\nX-Build: 7\r\n\r\n");
}

// --- Failures of the network ---

TEST_F(TransferTest, FailuresOnTheWayAreTransient) {
  for (const auto& [fault, error] :
       {std::pair{TrafficFault::kNameNotResolved, 12007}, std::pair{TrafficFault::kRefused, 12029},
        std::pair{TrafficFault::kUnreachable, 12029}, std::pair{TrafficFault::kTimedOut, 12002},
        std::pair{TrafficFault::kGarbage, 12152}}) {
    const TrafficGuard outage = network_.AddTrafficRule({.fault = fault});
    Job& job = MakeJob();
    engine_.Resume(job);
    RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
    EXPECT_EQ(job.error().code, HRESULT_FROM_WIN32(error));
    EXPECT_EQ(job.error().context, BG_ERROR_CONTEXT_GENERAL_TRANSPORT);
  }
}

struct Impatient final : Decisions {
  Duration ReceiveTimeout() const override { return minutes(1); }
};

class ImpatientTest : public TransferTest {
 protected:
  ImpatientTest() : TransferTest(kDecisions) {}

 private:
  static inline const Impatient kDecisions;
};

TEST_F(ImpatientTest, ABodyThatStallsFails) {
  origin_.AnswerNext("/file", {.stall_after_bytes = 1000});
  Job& job = MakeJob();
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSFERRING);
  const Instant begun = world_.now();
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_LE(world_.now() - begun, minutes(2));
  EXPECT_EQ(job.error().code, HRESULT_FROM_WIN32(12002));
  EXPECT_EQ(engine_.FileProgress(job, 0).BytesTransferred, 1000u);
}

TEST_F(ImpatientTest, EachRequestHasAllOfTheTime) {
  origin_.Put("/file", {.content = Content::Pattern(kSizeBytes),
                        .answer = {.delay = std::chrono::seconds(50)}});
  ExpectTransferred(MakeJob());
}

TEST_F(ImpatientTest, ARequestThatComesAfterAnotherFailsInItsOwnTime) {
  origin_.AnswerNext("/file", {.delay = std::chrono::seconds(50)});
  origin_.AnswerNext("/file", {.delay = minutes(10)});
  Job& job = MakeJob();
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSFERRING);
  const Instant begun = world_.now();
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(world_.now() - begun, minutes(1));
  EXPECT_EQ(job.error().code, HRESULT_FROM_WIN32(12002));
}

TEST_F(ImpatientTest, ASlowBodyDoesNot) {
  origin_.Put("/file", {.content = Content::Pattern(kSizeBytes), .bytes_per_second_max = 100});
  ExpectTransferred(MakeJob());
}

}  // namespace
}  // namespace bitsim
