#include "conformance/backends/local/loopback_origin.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#ifndef _WIN32
#include <sys/socket.h>

#include <cerrno>
#endif

#include <array>
#include <chrono>

namespace conformance {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

// Asks as a client does that reads until nothing more comes, at most `limit_bytes` of body.
class LoopbackOriginTest : public ::testing::Test {
 protected:
  static constexpr std::size_t kNoLimit = SIZE_MAX;

  void Ask(std::string_view path, std::string_view fields = "") {
    client_ = Socket::ToLoopback(origin_.port());
    AskAgain(path, std::string(fields) + "Connection: close\r\n");
  }
  void AskAgain(std::string_view path, std::string_view fields = "") {
    ASSERT_TRUE(
        client_.Send("GET " + std::string(path) + " HTTP/1.1\r\n" + std::string(fields) + "\r\n"));
  }
  // What came until the connection ended, or until so many bytes of body had come.
  std::string Read(std::size_t limit_bytes = kNoLimit) {
    std::string text;
    std::array<char, 4096> buffer;
    while (BodyBytes(text) < limit_bytes) {
      const std::size_t count = client_.Receive(buffer.data(), buffer.size());
      if (count == 0) break;
      text.append(buffer.data(), count);
    }
    return text;
  }
#ifndef _WIN32
  // Whether the end is a reset.
  bool ReadToItsEnd(std::string& text) {
    const int native = static_cast<int>(client_.handle());
    std::array<char, 4096> buffer;
    while (true) {
      const auto count = recv(native, buffer.data(), buffer.size(), 0);
      if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
      if (count == 0 || (count < 0 && errno == ECONNRESET)) return count != 0;
      if (count < 0) std::this_thread::sleep_for(milliseconds(1));
    }
  }
#endif
  static std::size_t BodyBytes(std::string_view text) {
    const auto end = text.find("\r\n\r\n");
    return end == std::string_view::npos ? 0 : text.size() - end - 4;
  }

  LoopbackOrigin origin_;
  Socket client_;
};

TEST_F(LoopbackOriginTest, TellsItsUrl) {
  EXPECT_EQ(origin_.Url("/file"),
            L"http://127.0.0.1:" + std::to_wstring(origin_.port()) + L"/file");
}

TEST_F(LoopbackOriginTest, ServesAResource) {
  origin_.Put("/file", {.size_bytes = 100'000});
  Ask("/file");
  const std::string text = Read();
  EXPECT_THAT(text, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_EQ(BodyBytes(text), 100'000U);
}

TEST_F(LoopbackOriginTest, ServesEmptyResources) {
  origin_.Put("/file", {.size_bytes = 0});
  Ask("/file");
  const std::string text = Read();
  EXPECT_THAT(text, HasSubstr("Content-Length: 0\r\n"));
  EXPECT_EQ(BodyBytes(text), 0U);
}

TEST_F(LoopbackOriginTest, ServesRangesThatFitTogether) {
  origin_.Put("/file", {.size_bytes = 30});
  Ask("/file", "Range: bytes=20-\r\n");
  EXPECT_THAT(Read(), EndsWith("\r\n\r\nuvwxyzabcd"));
}

TEST_F(LoopbackOriginTest, AnswersSeveralRequestsOfOneConnection) {
  origin_.Put("/file", {.size_bytes = 3});
  client_ = Socket::ToLoopback(origin_.port());
  for (int i = 0; i < 3; ++i) {
    AskAgain("/file");
    EXPECT_THAT(Read(3), EndsWith("abc"));
  }
  EXPECT_EQ(origin_.requests().size(), 3U);
}

TEST_F(LoopbackOriginTest, LogsEveryRequestWithItsAnswer) {
  origin_.Put("/file", {.size_bytes = 30});
  Ask("/file", "Range: bytes=20-\r\n");
  Read();
  Ask("/missing");
  Read();
  const auto requests = origin_.requests();
  ASSERT_EQ(requests.size(), 2U);
  EXPECT_EQ(requests[0].method, "GET");
  EXPECT_EQ(requests[0].path, "/file");
  EXPECT_EQ(requests[0].range_first_byte, 20U);
  EXPECT_EQ(requests[0].status, 206);
  EXPECT_EQ(requests[1].path, "/missing");
  EXPECT_EQ(requests[1].status, 404);
  EXPECT_GT(requests[1].at, requests[0].at);
}

TEST_F(LoopbackOriginTest, GivesScriptedAnswersAsOftenAsToldAndThenItsOwn) {
  origin_.Put("/file", {.size_bytes = 3});
  origin_.AnswerNext("/file", {.status = 503}, 2);
  for (const char* status : {"HTTP/1.1 503", "HTTP/1.1 503", "HTTP/1.1 200"}) {
    Ask("/file");
    EXPECT_THAT(Read(), StartsWith(status));
  }
}

TEST_F(LoopbackOriginTest, BreaksAfterTheBytesItWasTold) {
  origin_.Put("/file", {.size_bytes = 1000, .answer = {.break_after_bytes = 100}});
  Ask("/file");
  EXPECT_EQ(BodyBytes(Read()), 100U);
}

TEST_F(LoopbackOriginTest, BreaksBeforeTheFirstByte) {
  origin_.Put("/file", {.size_bytes = 1000, .answer = {.break_after_bytes = 0}});
  Ask("/file");
  const std::string text = Read();
  EXPECT_THAT(text, HasSubstr("Content-Length: 1000"));
  EXPECT_EQ(BodyBytes(text), 0U);
}

#ifndef _WIN32
TEST_F(LoopbackOriginTest, ClosesOrResetsAsToldWhatBreaks) {
  for (const ConnectionEnd end :
       {ConnectionEnd::kReset, ConnectionEnd::kResetAtOnce, ConnectionEnd::kClose}) {
    origin_.Put("/file",
                {.size_bytes = 1000, .answer = {.break_after_bytes = 100, .break_by = end}});
    Ask("/file");
    std::string text;
    EXPECT_EQ(ReadToItsEnd(text), end != ConnectionEnd::kClose);
    // Of the other one, bytes may be lost.
    if (end != ConnectionEnd::kResetAtOnce) {
      EXPECT_EQ(BodyBytes(text), 100U);
    }
  }
}
#endif

TEST_F(LoopbackOriginTest, StallsUntilItEnds) {
  auto origin = std::make_unique<LoopbackOrigin>();
  origin->Put("/file", {.size_bytes = 1000, .answer = {.stall_after_bytes = 100}});
  client_ = Socket::ToLoopback(origin->port());
  AskAgain("/file");
  EXPECT_EQ(BodyBytes(Read(100)), 100U);
  std::thread ends([&] {
    std::this_thread::sleep_for(milliseconds(50));
    origin.reset();
  });
  const auto start = steady_clock::now();
  EXPECT_EQ(Read(1), "") << "nothing more until the origin ends";
  EXPECT_GE(steady_clock::now() - start, milliseconds(40));
  ends.join();
}

TEST_F(LoopbackOriginTest, DelaysItsAnswer) {
  origin_.Put("/file", {.size_bytes = 3, .answer = {.delay = milliseconds(80)}});
  const auto start = steady_clock::now();
  Ask("/file");
  EXPECT_THAT(Read(), EndsWith("abc"));
  EXPECT_GE(steady_clock::now() - start, milliseconds(80));
}

TEST_F(LoopbackOriginTest, ThrottlesToTheGivenRate) {
  origin_.Put("/file", {.size_bytes = 10'000, .bytes_per_second = 100'000});
  const auto start = steady_clock::now();
  Ask("/file");
  EXPECT_EQ(BodyBytes(Read()), 10'000U);
  EXPECT_GE(steady_clock::now() - start, milliseconds(90));
}

TEST_F(LoopbackOriginTest, AnswersThatBreakWaitForARequestWithABody) {
  origin_.Put("/file", {.size_bytes = 1000});
  origin_.AnswerNext("/file", {.break_after_bytes = 100}, 1);
  client_ = Socket::ToLoopback(origin_.port());
  ASSERT_TRUE(client_.Send("HEAD /file HTTP/1.1\r\nConnection: close\r\n\r\n"));
  EXPECT_THAT(Read(), HasSubstr("Content-Length: 1000\r\n"));
  Ask("/file");
  EXPECT_EQ(BodyBytes(Read()), 100U);
  Ask("/file");
  EXPECT_EQ(BodyBytes(Read()), 1000U);
}

TEST_F(LoopbackOriginTest, AsksForCredentialsBeforeAnythingElse) {
  origin_.Put("/file", {.size_bytes = 3, .user_name = "a", .password = "b"});
  origin_.AnswerNext("/file", {.status = 503}, 1);
  Ask("/file");
  EXPECT_THAT(Read(), StartsWith("HTTP/1.1 401"));
  for (const char* status : {"HTTP/1.1 503", "HTTP/1.1 200"}) {
    Ask("/file", "Authorization: Basic YTpi\r\n");
    EXPECT_THAT(Read(), StartsWith(status));
  }
}

TEST_F(LoopbackOriginTest, ClosesOnWhatIsNotHttp) {
  client_ = Socket::ToLoopback(origin_.port());
  client_.Send("hello\r\n\r\n");
  EXPECT_EQ(Read(), "");
  EXPECT_TRUE(origin_.requests().empty());
}

TEST_F(LoopbackOriginTest, EndsWhileClientsAreConnectedAndSilent) {
  auto origin = std::make_unique<LoopbackOrigin>();
  client_ = Socket::ToLoopback(origin->port());
  origin.reset();
  EXPECT_EQ(Read(), "");
}

}  // namespace
}  // namespace conformance
