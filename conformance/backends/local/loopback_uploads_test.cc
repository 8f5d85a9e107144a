// Uploads to the loopback origin over a real socket, packet by packet.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <string>

#include "conformance/backends/local/loopback_origin.h"

namespace conformance {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class LoopbackUploadsTest : public ::testing::Test {
 protected:
  // Sends a packet on the connection, which stays open, and reads the head of its answer.
  std::string Send(std::string_view type, std::string_view fields = "",
                   std::string_view body = "") {
    if (!client_.valid()) client_ = Socket::ToLoopback(origin_.port());
    std::string text("BITS_POST /orders HTTP/1.1\r\nBITS-Packet-Type: ");
    text.append(type).append("\r\n").append(fields).append("Content-Length: ");
    text.append(std::to_string(body.size())).append("\r\n\r\n").append(body);
    if (!client_.Send(text)) return "";
    return ReadHead();
  }
  std::string ReadHead() {
    std::string head;
    std::array<char, 1> byte = {};
    while (!head.ends_with("\r\n\r\n") && client_.Receive(byte.data(), 1) == 1) head += byte[0];
    return head;
  }
  // Begins an upload; the session stands in session_.
  void Begin(const UploadTarget& target = {}) {
    origin_.AcceptUploads("/orders", target);
    const std::string ack = Send(
        "Create-Session", "BITS-Supported-Protocols: {7df0354d-249b-430f-820d-3d2a9bef4931}\r\n");
    EXPECT_THAT(ack, StartsWith("HTTP/1.1 200 "));
    EXPECT_THAT(ack, HasSubstr("BITS-Protocol: {7df0354d-249b-430f-820d-3d2a9bef4931}\r\n"));
    constexpr std::string_view kName = "BITS-Session-Id: ";
    const auto place = ack.find(kName);
    ASSERT_NE(place, std::string::npos) << ack;
    session_ = "BITS-Session-Id: " + ack.substr(place + kName.size(), 38) + "\r\n";
  }
  std::string SendBytes(int first, int count, int size) {
    const std::string range = "Content-Range: bytes " + std::to_string(first) + "-" +
                              std::to_string(first + count - 1) + "/" + std::to_string(size);
    return Send("Fragment", session_ + range + "\r\n",
                std::string(static_cast<std::size_t>(count), 'x'));
  }
  Upload upload() { return origin_.uploads().at(0); }

  LoopbackOrigin origin_;
  Socket client_;
  std::string session_;
};

TEST_F(LoopbackUploadsTest, AnswersAPingWhereUploadsAreTaken) {
  EXPECT_THAT(Send("Ping"), StartsWith("HTTP/1.1 501 "));
  origin_.AcceptUploads("/orders", {});
  EXPECT_THAT(Send("Ping"), StartsWith("HTTP/1.1 200 OK\r\nBITS-Packet-Type: Ack\r\n"));
  EXPECT_EQ(origin_.requests().size(), 2U);
  EXPECT_EQ(origin_.requests()[1].method, "BITS_POST");
}

TEST_F(LoopbackUploadsTest, TakesAFileInFragments) {
  Begin();
  EXPECT_THAT(SendBytes(0, 400, 1000), HasSubstr("BITS-Received-Content-Range: 400\r\n"));
  EXPECT_FALSE(upload().is_complete);
  EXPECT_THAT(SendBytes(400, 600, 1000), HasSubstr("BITS-Received-Content-Range: 1000\r\n"));
  EXPECT_TRUE(upload().is_complete);
  EXPECT_EQ(upload().received_bytes, 1000U);
  EXPECT_EQ(upload().path, "/orders");
  EXPECT_EQ(upload().application_calls, 1U);
  EXPECT_TRUE(upload().session_is_open);
  EXPECT_THAT(Send("Close-Session", session_), StartsWith("HTTP/1.1 200 "));
  EXPECT_FALSE(upload().session_is_open);
  EXPECT_FALSE(upload().is_deleted);
}

TEST_F(LoopbackUploadsTest, TakesAnEmptyFile) {
  Begin();
  Send("Fragment", session_ + "Content-Range: bytes 0-0/0\r\n");
  EXPECT_TRUE(upload().is_complete);
}

TEST_F(LoopbackUploadsTest, TellsWhereToGoOnAfterAGap) {
  Begin();
  SendBytes(0, 100, 1000);
  const std::string ack = SendBytes(300, 100, 1000);
  EXPECT_THAT(ack, StartsWith("HTTP/1.1 416 "));
  EXPECT_THAT(ack, HasSubstr("BITS-Received-Content-Range: 100\r\n"));
  EXPECT_THAT(SendBytes(50, 100, 1000), HasSubstr("BITS-Received-Content-Range: 150\r\n"));
}

TEST_F(LoopbackUploadsTest, RefusesWhatItDoesNotKnow) {
  Begin();
  EXPECT_THAT(Send("Hello"), StartsWith("HTTP/1.1 400 "));
  EXPECT_THAT(Send("Create-Session", "BITS-Supported-Protocols: {1}\r\n"),
              StartsWith("HTTP/1.1 400 "));
  EXPECT_THAT(Send("Close-Session", "BITS-Session-Id: {1}\r\n"),
              HasSubstr("BITS-Error-Code: 0x8020001F\r\n"));
}

TEST_F(LoopbackUploadsTest, RefusesAFileThatIsTooLarge) {
  Begin({.size_bytes_max = 999});
  const std::string ack = SendBytes(0, 100, 1000);
  EXPECT_THAT(ack, StartsWith("HTTP/1.1 500 "));
  EXPECT_THAT(ack, HasSubstr("BITS-Error-Code: 0x80200020\r\nBITS-Error-Context: 0x5\r\n"));
}

TEST_F(LoopbackUploadsTest, ForgetsACancelledSession) {
  Begin();
  SendBytes(0, 100, 1000);
  EXPECT_THAT(Send("Cancel-Session", session_), StartsWith("HTTP/1.1 200 "));
  EXPECT_TRUE(upload().is_deleted);
  EXPECT_FALSE(upload().session_is_open);
  EXPECT_THAT(SendBytes(100, 900, 1000), HasSubstr("BITS-Error-Code: 0x8020001F\r\n"));
}

TEST_F(LoopbackUploadsTest, ServesTheReplyOfTheApplicationAsLongAsTheSession) {
  Begin({.reply = Resource{.size_bytes = 7}});
  const std::string ack = SendBytes(0, 10, 10);
  constexpr std::string_view kName = "BITS-Reply-URL: http://127.0.0.1:";
  const auto place = ack.find(kName);
  ASSERT_NE(place, std::string::npos) << ack;
  const auto path = ack.find('/', place + kName.size());
  const std::string get =
      "GET " + ack.substr(path, ack.find('\r', path) - path) + " HTTP/1.1\r\n\r\n";
  const auto ask = [&] {
    client_ = Socket::ToLoopback(origin_.port());
    client_.Send(get);
    return ReadHead();
  };
  EXPECT_THAT(ask(), HasSubstr("\r\nContent-Length: 7\r\n"));
  client_ = {};
  EXPECT_THAT(Send("Close-Session", session_), StartsWith("HTTP/1.1 200 "));
  EXPECT_THAT(ask(), StartsWith("HTTP/1.1 404 "));
}

TEST_F(LoopbackUploadsTest, TellsWhatTheApplicationThinksOfTheFile) {
  Begin({.application_status = 500});
  const std::string ack = SendBytes(0, 10, 10);
  EXPECT_THAT(ack, StartsWith("HTTP/1.1 500 "));
  EXPECT_THAT(ack, HasSubstr("BITS-Error-Code: 0x801901F4\r\nBITS-Error-Context: 0x7\r\n"));
  SendBytes(0, 10, 10);
  EXPECT_EQ(upload().application_calls, 2U);
}

TEST_F(LoopbackUploadsTest, AnApplicationThatForbidsIsNotAskedAgain) {
  Begin({.application_status = 403});
  for (int i = 0; i < 2; ++i) EXPECT_THAT(SendBytes(0, 10, 10), StartsWith("HTTP/1.1 403 "));
  EXPECT_EQ(upload().application_calls, 1U);
}

TEST_F(LoopbackUploadsTest, WaitsForTheApplication) {
  Begin({.application_delay = milliseconds(80)});
  const auto start = steady_clock::now();
  SendBytes(0, 10, 10);
  EXPECT_GE(steady_clock::now() - start, milliseconds(80));
}

TEST_F(LoopbackUploadsTest, GivesScriptedAnswersToPackets) {
  Begin();
  origin_.AnswerNext("/orders", {.status = 503}, 2);
  EXPECT_THAT(Send("Ping"), StartsWith("HTTP/1.1 503 "));
  const std::string ack = SendBytes(0, 10, 10);
  EXPECT_THAT(ack, StartsWith("HTTP/1.1 503 "));
  EXPECT_THAT(ack, Not(HasSubstr("BITS-Error")));
  EXPECT_EQ(upload().received_bytes, 0U);
  EXPECT_THAT(SendBytes(0, 10, 10), StartsWith("HTTP/1.1 200 "));
}

TEST_F(LoopbackUploadsTest, AFragmentThatBreaksLeavesWhatHasCome) {
  Begin();
  origin_.AnswerNext("/orders", {.break_after_bytes = 300}, 1);
  EXPECT_THAT(Send("Ping"), StartsWith("HTTP/1.1 200 ")) << "it waits for a fragment";
  EXPECT_EQ(SendBytes(0, 1000, 1000), "");
  EXPECT_EQ(upload().received_bytes, 300U);
  client_ = {};
  EXPECT_THAT(SendBytes(300, 700, 1000), HasSubstr("BITS-Received-Content-Range: 1000\r\n"));
}

TEST_F(LoopbackUploadsTest, ReceivesNoFasterThanItMay) {
  Begin({.bytes_per_second = 100'000});
  const auto start = steady_clock::now();
  SendBytes(0, 10'000, 10'000);
  EXPECT_GE(steady_clock::now() - start, milliseconds(90));
}

}  // namespace
}  // namespace conformance
