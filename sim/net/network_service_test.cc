#include "sim/net/network_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>

#include "sim/net/network_fixture.h"

namespace bitsim {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

using NetworkServiceTest = NetworkFixture;

TEST_F(NetworkServiceTest, GetTakesTwoRoundTripsAndTheBody) {
  const ExchangeId exchange = Get("/file", 7);
  EXPECT_TRUE(listener_.lines.empty());
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines, ElementsAre("20000us 7: response 200", "21000us 7: complete 1000"));
  EXPECT_EQ(listener_.last_response.content_length, 1000u);
  EXPECT_EQ(listener_.last_response.resource_size_bytes, 1000u);
  EXPECT_TRUE(listener_.last_response.accepts_ranges);
  EXPECT_EQ(listener_.etag, "\"v1\"");
  EXPECT_EQ(listener_.last_modified, "");
  EXPECT_EQ(listener_.body, Content::Pattern(10, 3).Read(0, 10));
  EXPECT_EQ(network_.BytesReceived(exchange), 0u) << "stale";
}

TEST_F(NetworkServiceTest, HeadEndsWithItsResponse) {
  Head("/file", 7);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines, ElementsAre("20000us 7: response 200", "20000us 7: complete 0"));
  EXPECT_EQ(listener_.last_response.content_length, 1000u);
}

TEST_F(NetworkServiceTest, GetOfARangeBringsTheRange) {
  network_.Start({.url = "http://origin.test/file", .range = ByteRange{100, 599}}, listener_, 7);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines, ElementsAre("20000us 7: response 206", "20500us 7: complete 500"));
  EXPECT_EQ(listener_.last_response.first_byte, 100u);
  EXPECT_EQ(listener_.body, Content::Pattern(1000, 3).Read(100, 10));
}

TEST_F(NetworkServiceTest, UnknownPathsAreThere404) {
  Get("/gone", 7);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines, ElementsAre("20000us 7: response 404", "20000us 7: complete 0"));
  EXPECT_EQ(listener_.body, "");
}

TEST_F(NetworkServiceTest, DelayComesBeforeTheResponse) {
  origin_.AnswerNext("/file", {.status = 503, .delay = std::chrono::seconds(1)});
  Get("/file", 7);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines, ElementsAre("1020000us 7: response 503", "1020000us 7: complete 0"));
  ASSERT_EQ(origin_.requests().size(), 1u);
  EXPECT_EQ(origin_.requests()[0].time, kSimulationStart + Ms(15));
}

TEST_F(NetworkServiceTest, AnswerIsFixedWhenTheRequestReachesTheServer) {
  Get("/file", 7);
  RunUntil(Ms(14));
  origin_.Put("/file", {.content = Content::Text("second"), .etag = "\"v2\""});
  RunUntil(Ms(16));
  origin_.Put("/file", {.content = Content::Text("the third"), .etag = "\"v3\""});
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines, ElementsAre("20000us 7: response 200", "20006us 7: complete 6"));
  EXPECT_EQ(listener_.body, "second");
  EXPECT_EQ(listener_.etag, "\"v2\"");
}

TEST_F(NetworkServiceTest, WithoutAWayARequestIsThereAtOnceAndItsAnswerInAnEvent) {
  network_.SetLink({.bits_per_second = 8'000'000, .latency = Ms(0)});
  Get("/file", 7);
  EXPECT_EQ(origin_.request_count(), 1u);
  EXPECT_THAT(listener_.lines, ElementsAre());
  origin_.Put("/file", {.content = Content::Text("second")});
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines, ElementsAre("0us 7: response 200", "1000us 7: complete 1000"));
}

TEST_F(NetworkServiceTest, AUrlLeadsToTheSamePageHoweverItIsWritten) {
  Origin& other = network_.AddOrigin("http://origin.test:8080");
  std::uint64_t cookie = 0;
  for (const char* url :
       {"http://origin.test/file", "http://origin.test/file#top", "http://ORIGIN.test/file",
        "http://origin.test:80/file", "HTTP://me:1234@origin.test/file"}) {
    network_.Start({.method = HttpMethod::kHead, .url = url}, listener_, ++cookie);
  }
  network_.Start({.url = "http://origin.test:8080/file"}, listener_, ++cookie);
  network_.Start({.url = "http://origin.testing/file"}, listener_, ++cookie);
  world_.RunUntilIdle();
  EXPECT_EQ(origin_.RequestCount("/file"), 5u);
  EXPECT_EQ(origin_.request_count(), 5u);
  EXPECT_EQ(other.RequestCount("/file"), 1u);
  EXPECT_EQ(listener_.lines.front(), "10000us 7: NAME_NOT_RESOLVED 0");
}

TEST_F(NetworkServiceTest, BodiesShareTheLink) {
  Get("/file", 1);
  RunUntil(Duration(5000));  // 500 bytes ahead
  Get("/file", 2);
  RunUntil(std::chrono::microseconds(20'750));
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines, ElementsAre("20000us 1: response 200", "20500us 2: response 200",
                                           "21500us 1: complete 1000", "22000us 2: complete 1000"));
}

TEST_F(NetworkServiceTest, BodiesThatEndTogetherAreToldInTheOrderOfTheirStart) {
  for (const std::uint64_t cookie : {5u, 3u, 9u}) Get("/file", cookie);
  world_.RunUntilIdle();
  ASSERT_EQ(listener_.lines.size(), 6u);
  EXPECT_EQ(
      Lines(listener_.lines.begin() + 3, listener_.lines.end()),
      (Lines{"23000us 5: complete 1000", "23000us 3: complete 1000", "23000us 9: complete 1000"}));
}

TEST_F(NetworkServiceTest, BytesReceivedAreExactAtAnyTime) {
  const ExchangeId exchange = Get("/file", 7);
  EXPECT_EQ(network_.BytesReceived(exchange), 0u);
  RunUntil(Ms(20));
  EXPECT_EQ(network_.BytesReceived(exchange), 0u);
  RunUntil(Ms(20) + Duration(4999));
  EXPECT_EQ(network_.BytesReceived(exchange), 499u);
  RunUntil(Ms(20) + Duration(5000));
  EXPECT_EQ(network_.BytesReceived(exchange), 500u);
  EXPECT_EQ(network_.BytesReceived({}), 0u);
}

TEST_F(NetworkServiceTest, SlowServersLeaveTheLinkToOthers) {
  origin_.Put("/slow", {.content = Content::Pattern(1000), .bytes_per_second_max = 250'000});
  Get("/slow", 1);
  Get("/file", 2);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines, ElementsAre("20000us 1: response 200", "20000us 2: response 200",
                                           "21333us 2: complete 1000", "24000us 1: complete 1000"));
}

TEST_F(NetworkServiceTest, LinkMayChangeOnTheWay) {
  origin_.Put("/file", {.content = Content::Pattern(100'000)});
  const ExchangeId exchange = Get("/file", 1);
  RunUntil(Ms(70));
  EXPECT_EQ(network_.BytesReceived(exchange), 50'000u);
  network_.SetLink({.bits_per_second = 80'000'000, .latency = Ms(100)});
  EXPECT_EQ(network_.link().latency, Ms(100));
  Head("/file", 2);
  RunUntil(Ms(80));
  network_.SetLink({.bits_per_second = 80, .latency = Ms(0)});
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines, ElementsAre("20000us 1: response 200", "75000us 1: complete 100000",
                                           "370000us 2: response 200", "370000us 2: complete 0"));
}

TEST_F(NetworkServiceTest, JitterIsAChoiceARoundTrip) {
  RecordingChoices recording(choices_);
  World world(recording);
  NetworkService network(world);
  WritingListener listener(world);
  network.SetLink({.latency = Ms(5), .jitter_max = Duration(9)});
  network.AddOrigin("http://origin.test");
  for (int i = 0; i < 20; ++i) network.Start({.url = "http://origin.test/"}, listener, 0);
  world.RunUntilIdle();
  EXPECT_THAT(recording.ToText(), HasSubstr("network.latency"));
  EXPECT_GE(world.now(), kSimulationStart + Ms(20));
  EXPECT_LE(world.now(), kSimulationStart + Ms(20) + Duration(18));
  EXPECT_NE(world.now(), kSimulationStart + Ms(20));
}

TEST_F(NetworkServiceTest, ListenersMayStartAndCancelWhatTheyLike) {
  ExchangeId second;
  std::uint64_t started = 0;
  listener_.on_response = [&](std::uint64_t cookie) {
    if (cookie == 1) network_.Cancel(second);
  };
  listener_.on_end = [&](std::uint64_t) {
    for (int i = 0; i < 100 && started < 300; ++i) Get("/file", 100 + (++started % 3));
  };
  const ExchangeId first = Get("/file", 1);
  second = Get("/file", 2);
  EXPECT_NE(first, second);
  world_.RunUntilIdle();
  EXPECT_EQ(listener_.lines.size(), 602u);
  EXPECT_THAT(listener_.lines[0], HasSubstr(" 1: response"));
  EXPECT_THAT(listener_.lines[1], HasSubstr(" 1: complete"));
}

TEST_F(NetworkServiceTest, ListenersMayBlock) {
  listener_.on_response = [&](std::uint64_t cookie) {
    if (cookie != 1) return;
    world_.RunAs(0, 0, [&] { world_.Sleep(std::chrono::seconds(1)); });
    listener_.lines.push_back("back");
  };
  listener_.on_end = [&](std::uint64_t cookie) {
    if (cookie == 2) world_.RunAs(0, 0, [&] { world_.Sleep(std::chrono::seconds(3)); });
  };
  Head("/file", 1);
  Get("/file", 2);
  Get("/file", 3);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines,
              ElementsAre("20000us 1: response 200", "20000us 2: response 200",
                          "20000us 3: response 200", "22000us 2: complete 1000",
                          "22000us 3: complete 1000", "back", "1020000us 1: complete 0"));
}

TEST_F(NetworkServiceTest, CancelledExchangesAreNeverHeardOfAgain) {
  const auto cancel_at = [&](Duration time) {
    const ExchangeId exchange = Get("/file", 1);
    world_.RunFor(time);
    network_.Cancel(exchange);
    network_.Cancel(exchange);
    EXPECT_EQ(network_.BytesReceived(exchange), 0u);
  };
  for (const Duration time : {Ms(0), Ms(5), Ms(16)}) cancel_at(time);
  world_.RunUntilIdle();
  EXPECT_TRUE(listener_.lines.empty());

  cancel_at(std::chrono::microseconds(20'500));
  const ExchangeId reused = Get("/file", 2);
  network_.Cancel({reused.index, reused.generation - 1});
  network_.Cancel({});
  world_.RunUntilIdle();
  ASSERT_EQ(listener_.lines.size(), 3u);
  EXPECT_THAT(listener_.lines[0], HasSubstr("1: response"));
  EXPECT_THAT(listener_.lines[2], HasSubstr("2: complete 1000"));
}

TEST_F(NetworkServiceTest, CancelledExchangesDoNotKeepARunGoing) {
  origin_.Put("/long", {.content = Content::Pattern(1'000'000'000)});
  for (const Duration time : {Ms(1), Ms(16), Ms(500)}) {
    const ExchangeId exchange = Get("/long", 1);
    world_.RunFor(time);
    const Instant cancelled = world_.now();
    network_.Cancel(exchange);
    world_.RunUntilIdle();
    EXPECT_EQ(world_.now(), cancelled);
  }
  Get("/file", 2);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines.back(), HasSubstr("2: complete 1000"));
}

TEST_F(NetworkServiceTest, SeveralOriginsAreKnownByHostPortAndScheme) {
  Origin& other = network_.AddOrigin("https://Origin.test:8443");
  EXPECT_EQ(other.url(), "https://origin.test:8443");
  other.Put("/file", {.content = Content::Text("other")});
  std::uint64_t cookie = 0;
  for (const char* url :
       {"HTTPS://ORIGIN.TEST:8443/file", "http://origin.test:80/file#top", "http://origin.test",
        "https://origin.test/file", "http://elsewhere.test/file", "nonsense"}) {
    network_.Start({.url = url}, listener_, ++cookie);
  }
  world_.RunUntilIdle();
  EXPECT_THAT(
      listener_.lines,
      ElementsAre("10000us 4: CONNECTION_REFUSED 0", "10000us 5: NAME_NOT_RESOLVED 0",
                  "10000us 6: NAME_NOT_RESOLVED 0", "20000us 1: response 200",
                  "20000us 2: response 200", "20000us 3: response 404", "20000us 3: complete 0",
                  "20010us 1: complete 5", "21005us 2: complete 1000"));
  EXPECT_EQ(other.request_count(), 1u);
  EXPECT_EQ(origin_.request_count(), 2u);
}

TEST_F(NetworkServiceTest, RefusesBadInputAndNamesIt) {
  using std::invalid_argument;
  const auto add = [&](const char* url) { return [this, url] { network_.AddOrigin(url); }; };
  EXPECT_THAT(add("http://origin.test:80"),
              ThrowsMessage<invalid_argument>(HasSubstr("has an origin already")));
  EXPECT_THAT(add("origin.test"), ThrowsMessage<invalid_argument>(HasSubstr("\"origin.test\"")));
  for (const char* url : {"", "ftp://a", "http://a/", "http://a?", "http://a#", "http://u@a"}) {
    EXPECT_THAT(add(url), ThrowsMessage<invalid_argument>(HasSubstr("AddOrigin"))) << url;
  }
  const auto set = [&](const LinkOptions& options) {
    return [this, options] { network_.SetLink(options); };
  };
  EXPECT_THAT(set({.bits_per_second = 0}),
              ThrowsMessage<invalid_argument>(HasSubstr("bits_per_second is 0")));
  EXPECT_THROW(set({.bits_per_second = (std::uint64_t{1} << 40) + 1})(), invalid_argument);
  EXPECT_THAT(set({.latency = Duration(-1)}),
              ThrowsMessage<invalid_argument>(HasSubstr("latency is -1")));
  EXPECT_THAT(set({.jitter_max = std::chrono::years(11)}),
              ThrowsMessage<invalid_argument>(HasSubstr("jitter_max")));
  EXPECT_EQ(network_.link().bits_per_second, 8'000'000u);
}

TEST_F(NetworkServiceTest, WritesTheTrace) {
  Get("/file", 1, 7);
  world_.RunUntilIdle();
  const auto lines = world_.trace().Lines();
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_THAT(lines[0], HasSubstr("network.link bits_per_second=8000000 latency="));
  EXPECT_THAT(lines[1], HasSubstr("job 7"));
  EXPECT_THAT(lines[1], HasSubstr("http.request method=GET from=0"));
  EXPECT_THAT(lines[2], HasSubstr("http.response status=200 length=1000"));
  EXPECT_THAT(lines[3], HasSubstr("http.body bytes=1000"));
}

}  // namespace
}  // namespace bitsim
