#include <bitsmsg.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>
#include <string>

#include "bitsim/uploads.h"
#include "sim/net/network_fixture.h"

namespace bitsim {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;
using ::testing::ThrowsMessage;

constexpr std::uint64_t kSizeBytes = 1000;
constexpr std::uint64_t kUpload = 1;  // the cookie of packets

class UploadServerTest : public NetworkFixture {
 protected:
  UploadServerTest() { origin_.AcceptUploads("/in", {}); }

  // Sends a packet and keeps its answer; returns the status, 0 if the exchange failed.
  int Send(const UploadPacket& packet) {
    last_ = {};
    int status = 0;
    listener_.on_response = [&](std::uint64_t cookie) {
      if (cookie != kUpload) return;
      status = listener_.last_response.status;
      last_ = *listener_.last_response.ack;
    };
    Start(packet);
    world_.RunUntilIdle();
    listener_.on_response = nullptr;  // what it refers to is gone
    return status;
  }
  ExchangeId Start(const UploadPacket& packet) {
    return network_.Start(
        {.method = HttpMethod::kBitsPost, .url = "http://origin.test/in", .upload = &packet},
        listener_, kUpload);
  }
  UploadSessionId CreateSession() {
    EXPECT_EQ(Send({.type = UploadPacketType::kCreateSession}), 200);
    return last_.session;
  }
  static UploadPacket Fragment(UploadSessionId session, std::uint64_t first, std::uint64_t length,
                               std::uint64_t size = kSizeBytes) {
    return {.type = UploadPacketType::kFragment,
            .session = session,
            .first_byte = first,
            .length_bytes = length,
            .content = Content::Pattern(size),
            .size_bytes = size};
  }

  UploadAck last_;
};

TEST_F(UploadServerTest, TakesAFileInFragments) {
  const UploadSessionId session = CreateSession();
  EXPECT_EQ(Send(Fragment(session, 0, 600)), 200);
  EXPECT_EQ(last_.received_bytes, 600u);
  EXPECT_EQ(origin_.uploads()[0].state, UploadState::kReceiving);
  EXPECT_EQ(Send(Fragment(session, 600, 400)), 200);
  EXPECT_EQ(last_.received_bytes, 1000u);
  EXPECT_EQ(Send({.type = UploadPacketType::kCloseSession, .session = session}), 200);
  const ReceivedUpload& upload = origin_.uploads()[0];
  EXPECT_EQ(upload.path, "/in");
  EXPECT_EQ(upload.state, UploadState::kReceived);
  EXPECT_FALSE(upload.session_is_open);
  EXPECT_EQ(upload.content, Content::Pattern(kSizeBytes));
  EXPECT_EQ(Send(Fragment(session, 0, 600)), 500);
  EXPECT_EQ(last_.error, BG_E_SESSION_NOT_FOUND);
}

TEST_F(UploadServerTest, WritesDownEveryPacket) {
  const UploadSessionId session = CreateSession();
  Send(Fragment(session, 0, 600));
  ASSERT_THAT(origin_.requests(), SizeIs(2));
  EXPECT_EQ(origin_.requests()[0].packet, UploadPacketType::kCreateSession);
  EXPECT_EQ(origin_.requests()[1].method, HttpMethod::kBitsPost);
  EXPECT_EQ(origin_.requests()[1].packet, UploadPacketType::kFragment);
  EXPECT_EQ(origin_.requests()[1].range, (ByteRange{0, 599}));
}

TEST_F(UploadServerTest, RefusesAGapAndTakesAnOverlap) {
  const UploadSessionId session = CreateSession();
  Send(Fragment(session, 0, 600));
  EXPECT_EQ(Send(Fragment(session, 601, 399)), 416);
  EXPECT_EQ(last_.received_bytes, 600u);
  EXPECT_EQ(Send(Fragment(session, 0, 600)), 200);
  EXPECT_EQ(last_.received_bytes, 600u);
  EXPECT_EQ(Send(Fragment(session, 500, 500)), 200);
  EXPECT_EQ(last_.received_bytes, 1000u);
}

TEST_F(UploadServerTest, TakesAnEmptyFile) {
  const UploadSessionId session = CreateSession();
  EXPECT_EQ(Send(Fragment(session, 0, 0, 0)), 200);
  EXPECT_EQ(origin_.uploads()[0].state, UploadState::kReceived);
}

TEST_F(UploadServerTest, RefusesWithoutConsent) {
  origin_.AcceptUploads("/in", {.refusal = UploadRefusal::kNotEnabled});
  EXPECT_EQ(Send({.type = UploadPacketType::kCreateSession}), 501);
  EXPECT_EQ(last_.error, E_ACCESSDENIED);
  origin_.AcceptUploads("/in", {.refusal = UploadRefusal::kExecuteEnabled});
  EXPECT_EQ(Send({.type = UploadPacketType::kCreateSession}), 403);
  EXPECT_EQ(last_.error, BG_E_SERVER_EXECUTE_ENABLE);
  origin_.AcceptUploads("/in", {.refusal = UploadRefusal::kOtherProtocol});
  EXPECT_EQ(Send({.type = UploadPacketType::kCreateSession}), 200);
  EXPECT_FALSE(last_.speaks_protocol);
  Origin& other = network_.AddOrigin("http://other.test");
  const UploadPacket ping;
  network_.Start({.method = HttpMethod::kBitsPost, .url = "http://other.test/", .upload = &ping},
                 listener_, kUpload);
  world_.RunUntilIdle();
  EXPECT_EQ(other.requests().back().status, 501);
}

TEST_F(UploadServerTest, RefusesWhatIsTooLarge) {
  origin_.AcceptUploads("/in", {.size_bytes_max = kSizeBytes - 1});
  EXPECT_EQ(Send(Fragment(CreateSession(), 0, 10)), 500);
  EXPECT_EQ(last_.error, BG_E_TOO_LARGE);
  EXPECT_EQ(origin_.uploads()[0].received_bytes, 0u);
}

TEST_F(UploadServerTest, ForgetsSessionsAndDeletesWhatIsUnfinished) {
  const UploadSessionId unfinished = CreateSession();
  Send(Fragment(unfinished, 0, 600));
  const UploadSessionId finished = CreateSession();
  Send(Fragment(finished, 0, 1000));
  origin_.LoseUploadSessions();
  EXPECT_EQ(origin_.uploads()[0].state, UploadState::kLost);
  EXPECT_EQ(origin_.uploads()[1].state, UploadState::kReceived);
  EXPECT_EQ(Send(Fragment(unfinished, 600, 400)), 500);
  EXPECT_EQ(last_.error, BG_E_SESSION_NOT_FOUND);
}

TEST_F(UploadServerTest, CancelKeepsWhatIsComplete) {
  const UploadSessionId unfinished = CreateSession();
  Send(Fragment(unfinished, 0, 600));
  EXPECT_EQ(Send({.type = UploadPacketType::kCancelSession, .session = unfinished}), 200);
  const UploadSessionId finished = CreateSession();
  Send(Fragment(finished, 0, 1000));
  EXPECT_EQ(Send({.type = UploadPacketType::kCancelSession, .session = finished}), 200);
  EXPECT_EQ(origin_.uploads()[0].state, UploadState::kCancelled);
  EXPECT_EQ(origin_.uploads()[1].state, UploadState::kReceived);
}

// --- The program behind the server ---

TEST_F(UploadServerTest, TheReplyIsThereUntilTheSessionEnds) {
  origin_.AcceptUploads("/in", {.application = ServerApplication{
                                    .delay = std::chrono::seconds(2),
                                    .reply = Resource{.content = Content::Text("thanks")}}});
  const UploadSessionId session = CreateSession();
  EXPECT_EQ(Send(Fragment(session, 0, 600)), 200);
  EXPECT_EQ(last_.reply_url, "");
  const Instant start = world_.now();
  EXPECT_EQ(Send(Fragment(session, 600, 400)), 200);
  EXPECT_GE(world_.now() - start, std::chrono::seconds(2));
  const std::string path = last_.reply_url.substr(origin_.url().size());
  Get(path, 2);
  world_.RunUntilIdle();
  EXPECT_EQ(listener_.body, "thanks");

  EXPECT_EQ(Send(Fragment(session, 1000, 0)), 200);  // an answer that was lost, once more
  EXPECT_EQ(last_.reply_url, origin_.url() + path);
  EXPECT_EQ(origin_.uploads()[0].application_calls, 1u);
  Send({.type = UploadPacketType::kCloseSession, .session = session});
  Get(path, 3);
  world_.RunUntilIdle();
  EXPECT_EQ(listener_.last_response.status, 404);
}

TEST_F(UploadServerTest, AProgramThatFailsIsCalledAgainUnlessItForbidsThat) {
  for (const int status : {503, 403}) {
    origin_.AcceptUploads("/in", {.application = ServerApplication{.status = status}});
    const UploadSessionId session = CreateSession();
    EXPECT_EQ(Send(Fragment(session, 0, 1000)), status);
    EXPECT_TRUE(last_.error_is_applications);
    EXPECT_EQ(last_.error, static_cast<HRESULT>(0x80190000u + static_cast<unsigned>(status)));
    origin_.AcceptUploads("/in", {.application = ServerApplication{}});
    EXPECT_EQ(Send(Fragment(session, 1000, 0)), status == 503 ? 200 : 403);
    EXPECT_EQ(origin_.uploads().back().application_calls, status == 503 ? 2u : 1u);
    EXPECT_EQ(origin_.uploads().back().state, UploadState::kReceived);
  }
}

// --- Servers and connections in trouble ---

TEST_F(UploadServerTest, AScriptedStatusIsAnAnswerWithoutAnErrorOfTheProtocol) {
  const UploadSessionId session = CreateSession();
  origin_.AnswerNext("/in", {.status = 503});
  EXPECT_EQ(Send(Fragment(session, 0, 600)), 503);
  EXPECT_EQ(last_.error, S_OK);
  EXPECT_EQ(origin_.uploads()[0].received_bytes, 0u);
  EXPECT_EQ(Send(Fragment(session, 0, 600)), 200);
}

TEST_F(UploadServerTest, ABreakWaitsForAFragmentAndLeavesWhatHasArrived) {
  origin_.AnswerNext("/in", {.break_after_bytes = 250});
  const UploadSessionId session = CreateSession();
  EXPECT_EQ(Send(Fragment(session, 0, 600)), 0);
  EXPECT_THAT(listener_.lines.back(), HasSubstr("CONNECTION_RESET 250"));
  EXPECT_EQ(origin_.uploads()[0].received_bytes, 250u);
  EXPECT_EQ(Send(Fragment(session, 250, 750)), 200);
}

TEST_F(UploadServerTest, AServerThatClosesInAFragmentKeepsWhatHasArrived) {
  origin_.AnswerNext("/in", {.break_after_bytes = 250, .break_by = ConnectionEnd::kClose});
  const UploadSessionId session = CreateSession();
  EXPECT_EQ(Send(Fragment(session, 0, 600)), 0);
  EXPECT_THAT(listener_.lines.back(), HasSubstr("CONNECTION_CLOSED 250"));
  EXPECT_EQ(origin_.uploads()[0].received_bytes, 250u);
}

TEST_F(UploadServerTest, AStallLastsUntilTheExchangeIsGivenUp) {
  const UploadSessionId session = CreateSession();
  origin_.AnswerNext("/in", {.stall_after_bytes = 250});
  const ExchangeId exchange = Start(Fragment(session, 0, 600));
  world_.RunFor(std::chrono::hours(1));
  EXPECT_EQ(network_.BytesReceived(exchange), 250u);
  network_.Cancel(exchange);
  EXPECT_EQ(origin_.uploads()[0].received_bytes, 250u);
}

TEST_F(UploadServerTest, WhatIsCutOffOnTheWayStays) {
  const UploadSessionId session = CreateSession();
  // 15 ms until the first byte is there, then a byte a microsecond.
  Start(Fragment(session, 0, 1000));
  world_.RunFor(Ms(15) + std::chrono::microseconds(400));
  network_.Cut();
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines.back(), HasSubstr("DISCONNECTED 400"));
  EXPECT_EQ(origin_.uploads()[0].received_bytes, 400u);

  network_.Restore();
  const ExchangeId second = Start(Fragment(session, 400, 600));
  world_.RunFor(Ms(15) + std::chrono::microseconds(100));
  EXPECT_EQ(network_.BytesReceived(second), 100u);
  network_.Cancel(second);
  EXPECT_EQ(origin_.uploads()[0].received_bytes, 500u);
}

TEST_F(UploadServerTest, SharesTheLinkWithDownloads) {
  const UploadSessionId session = CreateSession();
  const Instant start = world_.now();
  Get("/file", 2);  // 1000 bytes, which meet 10 000 that go the other way
  Send(Fragment(session, 0, 10'000, 10'000));
  EXPECT_EQ(world_.now() - start, Ms(15 + 10 + 1 + 5));
}

TEST_F(UploadServerTest, MayRequireCredentials) {
  const HttpCredentials me{AuthScheme::kBasic, "me", "1234"};
  const UploadSessionId session = CreateSession();
  origin_.AcceptUploads("/in", {.credentials = me});
  origin_.AnswerNext("/in", {.status = 503});
  Send(Fragment(session, 0, 1000));
  EXPECT_EQ(origin_.requests().back().status, 401);
  EXPECT_EQ(origin_.uploads()[0].received_bytes, 0u);
  origin_.AcceptUploads("/in", {});
  Send(Fragment(session, 0, 1000));
  EXPECT_EQ(origin_.requests().back().status, 503);  // was not used up
}

TEST_F(UploadServerTest, ChecksItsOptions) {
  EXPECT_THAT(
      ([&] {
        origin_.AcceptUploads("/in", {.credentials = HttpCredentials{AuthScheme{6}, "", ""}});
      }),
      ThrowsMessage<std::invalid_argument>(HasSubstr("credentials.scheme is 6")));
  EXPECT_THAT(([&] { origin_.AcceptUploads("in", {}); }),
              ThrowsMessage<std::invalid_argument>(HasSubstr("\"in\" is not a path")));
  EXPECT_THAT(
      ([&] { origin_.AcceptUploads("/in", {.application = ServerApplication{.status = 99}}); }),
      ThrowsMessage<std::invalid_argument>(HasSubstr("application.status is 99")));
  EXPECT_THAT(([&] {
                origin_.AcceptUploads(
                    "/in", {.application = ServerApplication{.delay = std::chrono::seconds(-1)}});
              }),
              ThrowsMessage<std::invalid_argument>(HasSubstr("application.delay")));
  EXPECT_THAT(([&] {
                origin_.AcceptUploads("/in", {.application = ServerApplication{
                                                  .reply = Resource{.answer = {.status = 1000}}}});
              }),
              ThrowsMessage<std::invalid_argument>(HasSubstr("reply.answer.status is 1000")));
}

}  // namespace
}  // namespace bitsim
