// What a download asks of its server, and what it makes of the answers.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sim/engine/engine_fixture.h"
#include "sim/net/http_date.h"

namespace bitsim {
namespace {

using std::chrono::minutes;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char kDate[] = "Tue, 02 Jan 2024 03:04:05 GMT";
const HttpCredentials kMe{AuthScheme::kBasic, "me", "1234"};

class TransferTest : public EngineTest {
 protected:
  explicit TransferTest(const Decisions& decisions = Documented()) : EngineTest(decisions) {}

  std::vector<std::string> Requests() const {
    std::vector<std::string> lines;
    for (const ReceivedRequest& request : origin_.requests()) {
      std::string line(request.method_name());
      line.append(" ").append(request.path);
      if (request.range.has_value()) line += " " + std::to_string(request.range->first_byte);
      lines.push_back(line);
    }
    return lines;
  }
  void ExpectError(Job& job, HRESULT code) {
    engine_.Resume(job);
    RunUntilState(job, BG_JOB_STATE_ERROR);
    EXPECT_EQ(job.error.code, code);
    EXPECT_EQ(job.error.context, BG_ERROR_CONTEXT_REMOTE_FILE);
  }
  void ExpectTransferred(Job& job) {
    engine_.Resume(job);
    RunUntilState(job, BG_JOB_STATE_TRANSFERRED);
  }
  static void SetSecurity(Job& job, ULONG flags) { job.extras_for_change().security_flags = flags; }
  void GiveCredentials(Job& job, BG_AUTH_TARGET target, BG_AUTH_SCHEME scheme) {
    job.extras_for_change().credentials.push_back({target, scheme, Text("me"), Text("1234")});
  }
};

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
  EXPECT_EQ(job.error.code, BG_E_INSUFFICIENT_RANGE_SUPPORT);
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

// --- Redirects ---

class RedirectTest : public TransferTest {
 protected:
  RedirectTest() {
    origin_.Put("/old", {.answer = {.status = 302, .location = "/file"}});
    secure_.Put("/down", {.answer = {.status = 307, .location = "http://origin.test/file"}});
  }
  Job& MakeSecureJob() {
    Job& job = engine_.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, user_);
    engine_.jobs().Hold(job);
    EXPECT_EQ(engine_.AddFile(job, "https://secure.test/down", "C:\\down"), S_OK);
    return job;
  }
  static std::string_view RemoteName(const Job& job) { return job.files[0].remote_name.view(); }

  Origin& secure_ = network_.AddOrigin("https://secure.test");
};

TEST_F(RedirectTest, AreFollowedSilently) {
  Job& job = MakeJob("/old");
  ExpectTransferred(job);
  EXPECT_EQ(RemoteName(job), "http://origin.test/old");
  EXPECT_THAT(Requests(), ElementsAre("HEAD /old", "HEAD /file", "GET /file 0"));
}

TEST_F(RedirectTest, MayBeReported) {
  Job& job = MakeJob("/old");
  SetSecurity(job, BG_HTTP_REDIRECT_POLICY_ALLOW_REPORT);
  ExpectTransferred(job);
  EXPECT_EQ(RemoteName(job), "http://origin.test/file");
}

TEST_F(RedirectTest, MayBeForbidden) {
  Job& job = MakeJob("/old");
  SetSecurity(job, BG_HTTP_REDIRECT_POLICY_DISALLOW);
  ExpectError(job, static_cast<HRESULT>(0x8019012E));
  EXPECT_EQ(RemoteName(job), "http://origin.test/file");
  EXPECT_THAT(Requests(), ElementsAre("HEAD /old"));
  ExpectTransferred(job);  // by its new name
}

TEST_F(RedirectTest, LeaveHttpsOnlyByPermission) {
  Job& job = MakeSecureJob();
  ExpectError(job, static_cast<HRESULT>(0x80190133));
  SetSecurity(job, BG_HTTP_REDIRECT_POLICY_ALLOW_HTTPS_TO_HTTP);
  ExpectTransferred(job);
}

TEST_F(RedirectTest, NeverLeadToAShare) {
  origin_.Put("/old", {.answer = {.status = 302, .location = "file://server/share/file"}});
  disk_.Write("\\\\server\\share\\file", Content::Text("x"));
  ExpectError(MakeJob("/old"), static_cast<HRESULT>(0x8019012E));
}

TEST_F(RedirectTest, InCirclesEndSometime) {
  origin_.Put("/old", {.answer = {.status = 301, .location = "/old"}});
  ExpectError(MakeJob("/old"), static_cast<HRESULT>(0x8019012D));
  EXPECT_EQ(origin_.request_count(), 11u);
}

// --- Credentials and proxies ---

TEST_F(TransferTest, CredentialsAnswerAChallenge) {
  origin_.Put("/file", {.content = Content::Pattern(kSizeBytes), .credentials = kMe});
  Job& job = MakeJob();
  ExpectError(job, static_cast<HRESULT>(0x80190191));
  GiveCredentials(job, BG_AUTH_TARGET_PROXY, BG_AUTH_SCHEME_BASIC);
  GiveCredentials(job, BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_NTLM);
  ExpectError(job, static_cast<HRESULT>(0x80190191));
  GiveCredentials(job, BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC);
  ExpectTransferred(job);
  EXPECT_EQ(origin_.requests().back().user_name(), "me");
}

TEST_F(TransferTest, WrongCredentialsAreSentOnce) {
  origin_.Put("/file", {.content = Content::Pattern(kSizeBytes),
                        .credentials = HttpCredentials{AuthScheme::kBasic, "me", "other"}});
  Job& job = MakeJob();
  GiveCredentials(job, BG_AUTH_TARGET_SERVER, BG_AUTH_SCHEME_BASIC);
  ExpectError(job, static_cast<HRESULT>(0x80190191));
  EXPECT_EQ(origin_.request_count(), 2u);
}

class ProxyTest : public TransferTest {
 protected:
  void SetProxy(Job& job, BG_JOB_PROXY_USAGE usage, const char* list, const char* bypass = "") {
    EXPECT_EQ(engine_.SetProxySettings(job, usage, list, bypass), S_OK);
  }
  std::string_view LastProxy() const { return origin_.requests().back().proxy_url(); }

  Proxy& proxy_ = network_.AddProxy("http://proxy.test:8080");
  Proxy& other_ = network_.AddProxy("http://other.test");
};

TEST_F(ProxyTest, TheSystemsProxyIsPreconfigured) {
  network_.SetSystemProxy("http://proxy.test:8080", "");
  ExpectTransferred(MakeJob());
  EXPECT_EQ(LastProxy(), proxy_.url());
  network_.SetSystemProxy("http://proxy.test:8080", "*.test");
  ExpectTransferred(MakeJob());
  EXPECT_EQ(LastProxy(), "");
}

TEST_F(ProxyTest, AJobMayChooseAnotherOrNone) {
  network_.SetSystemProxy("http://proxy.test:8080", "");
  Job& direct = MakeJob();
  SetProxy(direct, BG_JOB_PROXY_USAGE_NO_PROXY, "");
  ExpectTransferred(direct);
  EXPECT_EQ(LastProxy(), "");
  Job& other = MakeJob();
  SetProxy(other, BG_JOB_PROXY_USAGE_OVERRIDE, "https=proxy.test:8080; http=other.test");
  ExpectTransferred(other);
  EXPECT_EQ(LastProxy(), other_.url());
  Job& bypassed = MakeJob();
  SetProxy(bypassed, BG_JOB_PROXY_USAGE_OVERRIDE, "other.test", "origin.test");
  ExpectTransferred(bypassed);
  EXPECT_EQ(LastProxy(), "");
}

TEST_F(ProxyTest, AListThatIsNoneIsFatal) {
  Job& job = MakeJob();
  SetProxy(job, BG_JOB_PROXY_USAGE_OVERRIDE, "proxy.test:port");
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_ERROR);
  EXPECT_EQ(job.error.code, BG_E_INVALID_PROXY_INFO);
}

TEST_F(ProxyTest, CredentialsAnswerTheProxyToo) {
  proxy_.SetCredentials(kMe);
  Job& job = MakeJob();
  SetProxy(job, BG_JOB_PROXY_USAGE_OVERRIDE, "proxy.test:8080");
  ExpectError(job, static_cast<HRESULT>(0x80190197));
  GiveCredentials(job, BG_AUTH_TARGET_PROXY, BG_AUTH_SCHEME_BASIC);
  ExpectTransferred(job);
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
  EXPECT_EQ(job.error.code, BG_E_VALIDATION_FAILED);
  EXPECT_EQ(engine_.FileProgress(job, 0).BytesTransferred, 0u);
  EXPECT_FALSE(disk_.Exists(Engine::PathOnDisk(job, 0)));
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
  disk_.Lock(Engine::PathOnDisk(job, 0));
  engine_.Resume(job);
  RunUntilState(job, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(job.error.context, BG_ERROR_CONTEXT_LOCAL_FILE);
  disk_.Unlock(Engine::PathOnDisk(job, 0));
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
  EXPECT_EQ(Engine::ResponseHeaders(job.files[0]), "");
  ExpectTransferred(job);
  EXPECT_EQ(Engine::ResponseHeaders(job.files[0]),
            "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\nETag: \"a\"\r\n"
            "Last-Modified: Tue, 02 Jan 2024 03:04:05 GMT\r\nX-Build: 7\r\n\r\n");
}

// --- Sources without HTTP ---

class SourceTest : public TransferTest {
 protected:
  Job& MakeSourceJob(const char* name) {
    Job& job = engine_.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, user_);
    engine_.jobs().Hold(job);
    EXPECT_EQ(engine_.AddFile(job, name, "C:\\copy"), S_OK);
    return job;
  }
};

TEST_F(SourceTest, FilesComeFromDisksAndShares) {
  disk_.Write("D:\\in\\file", Content::Text("from a disk"));
  disk_.SetTimes("D:\\in\\file", kSimulationStartWallTime, kSimulationStartWallTime);
  disk_.Write("\\\\server\\share\\file", Content::Text("from a share"));
  for (const auto& [name, text] :
       {std::pair{"D:\\in\\file", "from a disk"}, std::pair{"file:///D:/in/file", "from a disk"},
        std::pair{"\\\\server\\share\\file", "from a share"}}) {
    Job& job = MakeSourceJob(name);
    ExpectTransferred(job);
    EXPECT_EQ(engine_.Complete(job), S_OK);
    EXPECT_EQ(disk_.Read("C:\\copy"), text);
  }
}

TEST_F(SourceTest, WhatIsMissingIsFatal) {
  disk_.Write("D:\\in\\file", Content());
  ExpectError(MakeSourceJob("D:\\in\\other"), HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND));
  ExpectError(MakeSourceJob("D:\\out\\file"), HRESULT_FROM_WIN32(ERROR_PATH_NOT_FOUND));
}

TEST_F(SourceTest, OnlySharesNeedTheNetwork) {
  disk_.Write("D:\\file", Content::Text("x"));
  disk_.Write("\\\\server\\share\\file", Content::Text("x"));
  network_.Cut();
  world_.RunUntilIdle();
  ExpectTransferred(MakeSourceJob("D:\\file"));
  Job& share = MakeSourceJob("\\\\server\\share\\file");
  engine_.Resume(share);
  RunUntilState(share, BG_JOB_STATE_TRANSIENT_ERROR);
  EXPECT_EQ(share.error.code, BG_E_NETWORK_DISCONNECTED);
}

TEST_F(SourceTest, HasNoRangesAnyMore) {
  disk_.Write("\\\\server\\share\\file", Content::Text("0123456789"));
  Job& job = engine_.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, user_);
  engine_.jobs().Hold(job);
  const BG_FILE_RANGE range{1, 2};
  EXPECT_EQ(engine_.AddFileWithRanges(job, "\\\\server\\share\\file", "C:\\copy", {&range, 1}),
            S_OK);
  ExpectError(job, BG_E_INSUFFICIENT_RANGE_SUPPORT);
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
    EXPECT_EQ(job.error.code, HRESULT_FROM_WIN32(error));
    EXPECT_EQ(job.error.context, BG_ERROR_CONTEXT_GENERAL_TRANSPORT);
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
  EXPECT_EQ(job.error.code, HRESULT_FROM_WIN32(12002));
  EXPECT_EQ(engine_.FileProgress(job, 0).BytesTransferred, 1000u);
}

TEST_F(ImpatientTest, ASlowBodyDoesNot) {
  origin_.Put("/file", {.content = Content::Pattern(kSizeBytes), .bytes_per_second_max = 100});
  ExpectTransferred(MakeJob());
}

}  // namespace
}  // namespace bitsim
