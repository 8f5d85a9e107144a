// The way of an upload to its server: proxies, headers, credentials.

#include <gtest/gtest.h>

#include "sim/engine/upload_fixture.h"

namespace bitsim {
namespace {

const HttpCredentials kMe{AuthScheme::kBasic, "me", "1234"};

class EngineUploadWayTest : public EngineUploadTest {
 protected:
  void Tell(Job& job, BG_AUTH_TARGET target) {
    EXPECT_EQ(engine_.SetCredentials(job, {target, BG_AUTH_SCHEME_BASIC, Text("me"), Text("1234")}),
              S_OK);
  }

  Proxy& proxy_ = network_.AddProxy("http://proxy.test:8080");
};

TEST_F(EngineUploadWayTest, GoesThroughItsProxyWithItsHeaders) {
  Job& job = MakeUpload();
  engine_.SetProxySettings(job, BG_JOB_PROXY_USAGE_OVERRIDE, "proxy.test:8080", "");
  engine_.SetCustomHeaders(job, "X-From: me");
  Resumed(job);
  world_.RunUntilIdle();
  ExpectUploaded(job);
  EXPECT_EQ(proxy_.request_count(), origin_.request_count());
  for (const ReceivedRequest& request : origin_.requests()) {
    EXPECT_EQ(request.proxy_url(), proxy_.url());
    EXPECT_EQ(request.headers(), "X-From: me\r\n");
  }
}

TEST_F(EngineUploadWayTest, SaysWhoItIsWhereItIsAsked) {
  proxy_.SetCredentials(kMe);
  network_.SetSystemProxy(proxy_.url(), "");
  origin_.AcceptUploads(
      "/in", {.application = ServerApplication{.reply = Resource{.content = Content::Text("x"),
                                                                 .credentials = kMe}},
              .credentials = kMe});
  Job& job = Resumed(MakeUpload(BG_JOB_TYPE_UPLOAD_REPLY));
  world_.RunUntilIdle();
  ExpectError(job, BG_JOB_STATE_ERROR, BG_ERROR_CONTEXT_REMOTE_FILE, BG_E_HTTP_ERROR_407);
  EXPECT_EQ(origin_.request_count(), 0u);
  Tell(job, BG_AUTH_TARGET_PROXY);
  Resumed(job);
  world_.RunUntilIdle();
  ExpectError(job, BG_JOB_STATE_ERROR, BG_ERROR_CONTEXT_REMOTE_FILE, BG_E_HTTP_ERROR_401);
  Tell(job, BG_AUTH_TARGET_SERVER);
  Resumed(job);
  world_.RunUntilIdle();
  ExpectUploaded(job);
  EXPECT_EQ(engine_.uploads().ReplyData(job), "x");
}

TEST_F(EngineUploadWayTest, ProxiesThatAreNoneAreAnError) {
  Job& job = MakeUpload();
  engine_.SetProxySettings(job, BG_JOB_PROXY_USAGE_OVERRIDE, ":::", "");
  Resumed(job);
  world_.RunUntilIdle();
  ExpectError(job, BG_JOB_STATE_ERROR, BG_ERROR_CONTEXT_GENERAL_TRANSPORT, BG_E_INVALID_PROXY_INFO);
}

TEST_F(EngineUploadWayTest, WaitsUntilTheServerItselfAnswers) {
  for (const int status : {200, 204}) {
    Job& job = MakeUpload();
    {
      const TrafficGuard portal =
          network_.AddTrafficRule({.answer = Resource{.answer = {.status = status}}});
      Resumed(job);
      world_.RunFor(std::chrono::seconds(1));
      ExpectError(job, BG_JOB_STATE_TRANSIENT_ERROR, BG_ERROR_CONTEXT_REMOTE_FILE,
                  BG_E_INVALID_SERVER_RESPONSE);
    }
    world_.RunUntilIdle();
    ExpectUploaded(job);
  }
}

TEST_F(EngineUploadWayTest, BelievesNobodyElseHowMuchIsThere) {
  Job& job = HalfWay();
  const TrafficGuard portal =
      network_.AddTrafficRule({.answer = Resource{.answer = {.status = 416}}});
  RunUntilState(job, BG_JOB_STATE_ERROR);
  EXPECT_EQ(job.error().code, BG_E_HTTP_ERROR_416);
}

TEST_F(EngineUploadWayTest, NobodyElseIsToldOfItsCancelling) {
  Job& job = HalfWay();
  {
    const TrafficGuard portal = network_.AddTrafficRule({.answer = Resource{}});
    EXPECT_EQ(engine_.Cancel(job), S_OK);
    world_.RunFor(std::chrono::seconds(1));
    EXPECT_EQ(upload().state, UploadState::kReceiving);
  }
  world_.RunUntilIdle();
  EXPECT_EQ(upload().state, UploadState::kCancelled);
}

TEST_F(EngineUploadWayTest, IsCancelledThroughItsProxy) {
  network_.SetSystemProxy(proxy_.url(), "");
  Job& job = HalfWay();
  proxy_.SetCredentials(kMe);
  Tell(job, BG_AUTH_TARGET_PROXY);
  EXPECT_EQ(engine_.Cancel(job), S_OK);
  world_.RunUntilIdle();
  EXPECT_EQ(upload().state, UploadState::kCancelled);
}

}  // namespace
}  // namespace bitsim
