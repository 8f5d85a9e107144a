// Broken, stalled and refused connections, and a network that is cut.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <string>

#include "sim/net/network_fixture.h"

namespace bitsim {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using NetworkFaultTest = NetworkFixture;

TEST_F(NetworkFaultTest, ConnectionBreaksWhenThatManyBytesAreThere) {
  origin_.AnswerNext("/file", {.break_after_bytes = 250});
  origin_.AnswerNext("/file", {.break_after_bytes = 0});
  Get("/file", 1);
  world_.RunUntilIdle();
  Get("/file", 2);
  world_.RunUntilIdle();
  Get("/file", 3);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines,
              ElementsAre("20000us 1: response 200", "20250us 1: CONNECTION_RESET 250",
                          "40250us 2: response 200", "40250us 2: CONNECTION_RESET 0",
                          "60250us 3: response 200", "61250us 3: complete 1000"));
}

TEST_F(NetworkFaultTest, ACloseInTheMiddleIsAFailureOfItsOwn) {
  origin_.AnswerNext("/file", {.break_after_bytes = 250, .break_by = ConnectionEnd::kClose});
  origin_.AnswerNext("/file", {.break_after_bytes = 0, .break_by = ConnectionEnd::kClose});
  origin_.AnswerNext("/file", {.break_after_bytes = 1000, .break_by = ConnectionEnd::kClose});
  for (std::uint64_t cookie = 1; cookie <= 3; ++cookie) {
    Get("/file", cookie);
    world_.RunUntilIdle();
  }
  EXPECT_THAT(listener_.lines,
              ElementsAre("20000us 1: response 200", "20250us 1: CONNECTION_CLOSED 250",
                          "40250us 2: response 200", "40250us 2: CONNECTION_CLOSED 0",
                          "60250us 3: response 200", "61250us 3: complete 1000"));
}

TEST_F(NetworkFaultTest, WithoutALengthACloseIsTheEndOfTheBody) {
  origin_.AnswerNext("/file", {.sends_content_length = false,
                               .break_after_bytes = 250,
                               .close_delay = std::chrono::milliseconds(1),
                               .break_by = ConnectionEnd::kClose});
  Get("/file", 1);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines, ElementsAre("20000us 1: response 200", "21250us 1: complete 250"));
}

TEST_F(NetworkFaultTest, StalledBodyNeverEndsAndTakesNoBandwidth) {
  origin_.AnswerNext("/file", {.stall_after_bytes = 250});
  const ExchangeId stalled = Get("/file", 1);
  Get("/file", 2);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines, ElementsAre("20000us 1: response 200", "20000us 2: response 200",
                                           "21250us 2: complete 1000"));
  world_.RunFor(std::chrono::days(14));
  EXPECT_EQ(listener_.lines.size(), 3u);
  EXPECT_EQ(network_.BytesReceived(stalled), 250u);
  network_.Cancel(stalled);
  EXPECT_EQ(network_.BytesReceived(stalled), 0u);
}

TEST_F(NetworkFaultTest, StallAtOnceShowsTheResponseOnly) {
  origin_.AnswerNext("/file", {.stall_after_bytes = 0});
  const ExchangeId stalled = Get("/file", 1);
  world_.RunFor(std::chrono::days(1));
  EXPECT_THAT(listener_.lines, ElementsAre("20000us 1: response 200"));
  network_.Cut();
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines.back(), HasSubstr("1: DISCONNECTED 0"));
  EXPECT_EQ(network_.BytesReceived(stalled), 0u);
}

TEST_F(NetworkFaultTest, ServersThatDoNotListenRefuse) {
  origin_.SetListening(false);
  Get("/file", 1);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines, ElementsAre("10000us 1: CONNECTION_REFUSED 0"));
  EXPECT_EQ(origin_.request_count(), 0u);
  origin_.SetListening(true);
  Get("/file", 2);
  RunUntil(Ms(11));
  origin_.SetListening(false);  // too late for this one
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines.back(), HasSubstr("2: complete 1000"));
}

//   0.0 ms   5: GET /file                  --> 500 of its 1000 bytes are there
//   0.0 ms   3: GET /stalls                --> stalled at 100 bytes
//   4.0 ms   9: GET /late                  --> on its way to the server
//   4.2 ms   1: GET http://elsewhere.test  --> waits for the name
//   4.2 ms   4: HEAD /file                 --> on its way to the server
//   4.6 ms   cut
//   4.6 ms   8: GET /file
TEST_F(NetworkFaultTest, CutFailsEverythingInTheOrderOfItsStart) {
  origin_.Put("/stalls", {.content = Content::Pattern(1000), .answer = {.stall_after_bytes = 100}});
  origin_.Put("/late", {.answer = {.delay = std::chrono::seconds(60)}});
  network_.Cancel(Get("/file", 0));  // so that indexes are not in the order of the start
  network_.SetLink({.bits_per_second = 8'000'000, .latency = Ms(1)});
  const ExchangeId cancelled = Get("/late", 2);
  const ExchangeId body = Get("/file", 5);
  Get("/stalls", 3);
  RunUntil(Ms(4));
  network_.Cancel(cancelled);
  network_.SetLink({.bits_per_second = 8'000'000, .latency = Ms(5)});
  Get("/late", 9);
  RunUntil(Ms(4) + Duration(2000));
  network_.Start({.url = "http://elsewhere.test/"}, listener_, 1);
  Head("/file", 4);
  RunUntil(std::chrono::microseconds(4600));
  ASSERT_EQ(listener_.lines.size(), 2u);
  ASSERT_EQ(network_.BytesReceived(body), 500u);
  listener_.lines.clear();

  network_.Cut();
  EXPECT_FALSE(network_.connected());
  EXPECT_THAT(listener_.lines, IsEmpty()) << "never from within Cut";
  EXPECT_EQ(network_.BytesReceived(body), 500u);
  Get("/file", 8);
  world_.RunFor(Duration(0));
  EXPECT_THAT(listener_.lines, ElementsAre("4600us disconnected", "4600us 5: DISCONNECTED 500",
                                           "4600us 3: DISCONNECTED 100", "4600us 9: DISCONNECTED 0",
                                           "4600us 1: DISCONNECTED 0", "4600us 4: DISCONNECTED 0",
                                           "4600us 8: DISCONNECTED 0"));
  world_.RunFor(std::chrono::days(1));
  EXPECT_EQ(listener_.lines.size(), 7u);
}

TEST_F(NetworkFaultTest, CutAndRestoreAreToldOnceEach) {
  network_.Restore();
  network_.Cut();
  network_.Cut();
  world_.RunUntilIdle();
  world_.RunFor(Ms(1));
  network_.Restore();
  network_.Restore();
  EXPECT_TRUE(network_.connected());
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines, ElementsAre("0us disconnected", "1000us connected"));
  network_.SetConnectivityListener(nullptr);
  network_.Cut();
  world_.RunUntilIdle();
  EXPECT_EQ(listener_.lines.size(), 2u);
}

TEST_F(NetworkFaultTest, WhatFailedStaysFailedAfterRestore) {
  Get("/file", 1);
  RunUntil(std::chrono::microseconds(20'500));
  network_.Cut();
  network_.Restore();
  Get("/file", 2);
  network_.Cut();
  network_.Restore();
  Get("/file", 3);
  world_.RunUntilIdle();
  EXPECT_THAT(
      listener_.lines,
      ElementsAre("20000us 1: response 200", "20500us disconnected", "20500us 1: DISCONNECTED 500",
                  "20500us connected", "20500us disconnected", "20500us 2: DISCONNECTED 0",
                  "20500us connected", "40500us 3: response 200", "41500us 3: complete 1000"));
}

TEST_F(NetworkFaultTest, CutAtTheTickOfTheEnd) {
  listener_.on_end = [&](std::uint64_t cookie) {
    if (cookie == 1) network_.Cut();
  };
  Get("/file", 1);
  Get("/file", 2);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines, ElementsAre("20000us 1: response 200", "20000us 2: response 200",
                                           "22000us 1: complete 1000", "22000us disconnected",
                                           "22000us 2: DISCONNECTED 1000"));
}

// The events of the exchanges are due at the tick of the cut, after it.
TEST_F(NetworkFaultTest, CutOvertakesWhatIsDueAtTheSameTime) {
  world_.PostAction(kSimulationStart + Ms(10), [&] {
    network_.Cut();
    EXPECT_EQ(listener_.lines, Lines{});
  });
  network_.Start({.url = "http://elsewhere.test/"}, listener_, 1);
  network_.SetLink({.latency = Duration(Ms(10)) / 4});
  Head("/file", 2);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines, ElementsAre("10000us disconnected", "10000us 1: DISCONNECTED 0",
                                           "10000us 2: DISCONNECTED 0"));
}

TEST_F(NetworkFaultTest, FailureMayBeCancelledBeforeItIsTold) {
  const ExchangeId first = Get("/file", 1);
  network_.Cut();
  const ExchangeId second = Get("/file", 2);
  network_.Cancel(second);
  network_.Cancel(first);
  const ExchangeId third = Get("/file", 3);
  EXPECT_NE(third, first);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines, ElementsAre("0us disconnected", "0us 3: DISCONNECTED 0"));
}

TEST_F(NetworkFaultTest, FaultsAreInTheTrace) {
  origin_.AnswerNext("/file", {.break_after_bytes = 250});
  Get("/file", 1, 7);
  world_.RunUntilIdle();
  network_.Cut();
  network_.Restore();
  const auto lines = world_.trace().Lines(3);
  EXPECT_THAT(lines, ElementsAre(HasSubstr("http.failure failure=CONNECTION_RESET bytes=250"),
                                 HasSubstr("network.cut"), HasSubstr("network.restored")));
  EXPECT_THAT(lines[0], HasSubstr("job 7"));
}

TEST_F(NetworkFaultTest, ThousandsOfExchangesLeaveNothingBehind) {
  origin_.Put("/big", {.content = Content::Pattern(1'000'000)});
  for (int round = 0; round < 5; ++round) {
    for (std::uint64_t cookie = 0; cookie < 2000; ++cookie) {
      const ExchangeId exchange = Get(cookie % 2 == 0 ? "/big" : "/file", cookie);
      EXPECT_LT(exchange.index, 2000u) << "records are used again";
    }
    world_.RunFor(std::chrono::seconds(2));
    network_.Cut();
    world_.RunFor(Ms(1));
    network_.Restore();
  }
  // Each round: a response and an end each, and two of the network.
  world_.RunFor(Ms(1));
  EXPECT_EQ(listener_.lines.size(), 5u * (2 * 2000 + 2));
}

}  // namespace
}  // namespace bitsim
