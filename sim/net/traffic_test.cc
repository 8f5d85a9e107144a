// Traffic rules, proxies, credentials, redirects: what stands between a client and a resource.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

#include "sim/net/network_fixture.h"

namespace bitsim {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

const HttpCredentials kMe{AuthScheme::kDigest, "me", "1234"};

class TrafficTest : public NetworkFixture {
 protected:
  void GetWith(RequestDetails details, std::uint64_t cookie) {
    network_.Start({.url = "http://origin.test/file",
                    .details = std::make_shared<const RequestDetails>(std::move(details))},
                   listener_, cookie);
  }
  template <class Function>
  static auto Refuses(Function function, const char* member) {
    EXPECT_THAT(function, ThrowsMessage<std::invalid_argument>(HasSubstr(member)));
  }
};

TEST_F(TrafficTest, TheFirstRuleThatMatchesDecidesUntilItsGuardGoes) {
  std::optional<TrafficGuard> first = network_.AddTrafficRule(
      {.url_prefix = "http://origin.test/f", .answer = Resource{.answer = {.status = 503}}});
  const TrafficGuard second =
      network_.AddTrafficRule({.answer = Resource{.answer = {.status = 404}}});
  Get("/file", 1);
  Get("/other", 2);
  world_.RunUntilIdle();
  first.reset();
  Get("/file", 3);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines,
              ElementsAre(HasSubstr("1: response 503"), HasSubstr("1: complete 0"),
                          HasSubstr("2: response 404"), HasSubstr("2: complete 0"),
                          HasSubstr("3: response 404"), HasSubstr("3: complete 0")));
  EXPECT_EQ(origin_.request_count(), 0u);
}

TEST_F(TrafficTest, ARuleMayHoldForOneMethod) {
  const TrafficGuard no_head = network_.AddTrafficRule(
      {.method = HttpMethod::kHead, .answer = Resource{.answer = {.status = 405}}});
  Head("/file", 1);
  world_.RunUntilIdle();
  EXPECT_EQ(listener_.last_response.status, 405);
  Get("/file", 2);
  world_.RunUntilIdle();
  EXPECT_EQ(listener_.last_response.status, 200);
}

TEST_F(TrafficTest, ADelayComesOnTopOfTheWay) {
  const TrafficGuard slow = network_.AddTrafficRule({.delay = Ms(100)});
  Get("/file", 1);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines,
              ElementsAre("120000us 1: response 200", "121000us 1: complete 1000"));
}

TEST_F(TrafficTest, FaultsFailRequestsBeforeAnAnswer) {
  for (const auto& [fault, line] :
       {std::pair{TrafficFault::kNameNotResolved, "10000us 1: NAME_NOT_RESOLVED 0"},
        std::pair{TrafficFault::kRefused, "20000us 1: CONNECTION_REFUSED 0"},
        std::pair{TrafficFault::kUnreachable, "30000us 1: HOST_UNREACHABLE 0"},
        std::pair{TrafficFault::kTimedOut, "40000us 1: TIMED_OUT 0"},
        std::pair{TrafficFault::kGarbage, "50000us 1: INVALID_RESPONSE 0"}}) {
    const TrafficGuard outage = network_.AddTrafficRule({.fault = fault});
    Get("/file", 1);
    world_.RunUntilIdle();
    EXPECT_EQ(listener_.lines.back(), line);
  }
}

TEST_F(TrafficTest, ABreakCutsTheRealAnswer) {
  const TrafficGuard broken = network_.AddTrafficRule({.break_after_bytes = 300});
  Get("/file", 1);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines,
              ElementsAre("20000us 1: response 200", "20300us 1: CONNECTION_RESET 300"));
}

TEST_F(TrafficTest, WhoClosesOnTheWayIsNoticedByTheLength) {
  const TrafficGuard closed =
      network_.AddTrafficRule({.break_after_bytes = 300, .break_by = ConnectionEnd::kClose});
  origin_.AnswerNext("/file", {});
  origin_.AnswerNext("/file", {.sends_content_length = false});
  Get("/file", 1);
  world_.RunUntilIdle();
  EXPECT_EQ(listener_.lines.back(), "20300us 1: CONNECTION_CLOSED 300");
  Get("/file", 2);
  world_.RunUntilIdle();
  EXPECT_EQ(listener_.lines.back(), "40600us 2: complete 300");
}

TEST_F(TrafficTest, ARequestOnItsWayKeepsItsRule) {
  TrafficGuard portal =
      network_.AddTrafficRule({.answer = Resource{.content = Content::Text("please log in")}});
  Get("/file", 1);
  portal.Reset();
  world_.RunUntilIdle();
  EXPECT_EQ(listener_.body, "please log");
  EXPECT_EQ(listener_.last_response.content_length, 13u);
}

TEST_F(TrafficTest, AGuardMayOutliveItsNetwork) {
  auto network = std::make_unique<NetworkService>(world_);
  const TrafficGuard guard = network->AddTrafficRule({});
  network = nullptr;
}

TEST_F(TrafficTest, BadRulesAreRefusedByName) {
  Refuses([&] { return network_.AddTrafficRule({.delay = Duration(-1)}); }, "delay");
  Refuses([&] { return network_.AddTrafficRule({.answer = Resource{.answer = {.status = 99}}}); },
          "answer");
  Refuses([&] { return network_.AddTrafficRule({.fault = TrafficFault{5}}); }, "fault");
}

TEST_F(TrafficTest, ProxiesPassRequestsOn) {
  Proxy& proxy = network_.AddProxy("http://proxy.test:8080");
  GetWith({.proxy_url = "http://proxy.test:8080"}, 1);
  GetWith({.proxy_url = "http://unknown.test"}, 2);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines, ElementsAre("10000us 2: PROXY_NOT_RESOLVED 0",
                                           "20000us 1: response 200", "21000us 1: complete 1000"));
  EXPECT_EQ(proxy.request_count(), 1u);
  ASSERT_EQ(origin_.requests().size(), 1u);
  EXPECT_EQ(origin_.requests()[0].proxy_url(), proxy.url());
  proxy.SetListening(false);
  GetWith({.proxy_url = "http://proxy.test:8080"}, 3);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines.back(), HasSubstr("3: CONNECTION_REFUSED 0"));
}

TEST_F(TrafficTest, AProxyMayRequireCredentials) {
  Proxy& proxy = network_.AddProxy("http://proxy.test");
  proxy.SetCredentials(kMe);
  GetWith({.proxy_url = "http://proxy.test", .server_credentials = kMe}, 1);
  world_.RunUntilIdle();
  EXPECT_EQ(listener_.last_response.status, 407);
  EXPECT_EQ(listener_.last_response.challenge, AuthScheme::kDigest);
  EXPECT_EQ(origin_.request_count(), 0u);
  GetWith({.proxy_url = "http://proxy.test", .proxy_credentials = kMe}, 2);
  world_.RunUntilIdle();
  EXPECT_EQ(listener_.last_response.status, 200);
}

TEST_F(TrafficTest, BadProxiesAreRefusedByName) {
  network_.AddProxy("http://proxy.test");
  Refuses([&] { network_.AddProxy("http://PROXY.test:80"); }, "AddProxy");
  Refuses([&] { network_.AddProxy("proxy.test"); }, "AddProxy");
  Refuses([&] { network_.SetSystemProxy("proxy.test", ""); }, "proxy_url");
}

TEST_F(TrafficTest, AResourceMayRequireCredentials) {
  origin_.Put("/file", {.content = Content::Pattern(1000), .credentials = kMe});
  origin_.AnswerNext("/file", {.status = 203});
  GetWith({}, 1);
  world_.RunUntilIdle();
  EXPECT_EQ(listener_.last_response.status, 401);
  EXPECT_EQ(listener_.last_response.challenge, AuthScheme::kDigest);
  GetWith({.server_credentials = HttpCredentials{AuthScheme::kDigest, "me", "12345"}}, 2);
  world_.RunUntilIdle();
  EXPECT_EQ(listener_.last_response.status, 401);
  GetWith({.server_credentials = kMe}, 3);
  world_.RunUntilIdle();
  EXPECT_EQ(listener_.last_response.status, 203);
  EXPECT_EQ(origin_.requests()[0].user_name(), "");
  EXPECT_EQ(origin_.requests()[2].user_name(), "me");
}

TEST_F(TrafficTest, AnswersMayHaveALocationAndFurtherHeaders) {
  std::string location;
  std::string headers;
  listener_.on_response = [&](std::uint64_t) {
    location = listener_.last_response.location();
    headers = listener_.last_response.headers();
  };
  origin_.Put("/file", {.answer = {.status = 302,
                                   .location = "/elsewhere",
                                   .headers = {{"X-One", "1"}, {"X-Two", "2"}},
                                   .is_http_1_0 = true}});
  Get("/file", 1);
  world_.RunUntilIdle();
  EXPECT_EQ(listener_.last_response.status, 302);
  EXPECT_TRUE(listener_.last_response.is_http_1_0);
  EXPECT_EQ(location, "/elsewhere");
  EXPECT_EQ(headers, "X-One: 1\r\nX-Two: 2\r\n");
}

TEST_F(TrafficTest, BadHeadersAreRefusedByName) {
  Refuses([&] { origin_.Put("/file", {.answer = {.location = "/a\r\nX: y"}}); }, "location");
  Refuses([&] { origin_.Put("/file", {.answer = {.headers = {{"", "1"}}}}); }, "headers");
  Refuses([&] { origin_.Put("/file", {.answer = {.headers = {{"X", "1\n"}}}}); }, "headers");
  Refuses([&] { origin_.AnswerNext("/file", {.close_delay = Duration(-1)}); }, "close_delay");
}

TEST_F(TrafficTest, ARangeMayComeWithoutItsContentRange) {
  origin_.Put("/file",
              {.content = Content::Pattern(1000), .answer = {.sends_content_range = false}});
  network_.Start({.url = "http://origin.test/file", .range = ByteRange{10, 19}}, listener_, 1);
  world_.RunUntilIdle();
  EXPECT_EQ(listener_.last_response.status, 206);
  EXPECT_FALSE(listener_.last_response.has_content_range);
  EXPECT_EQ(listener_.last_response.resource_size_bytes, std::nullopt);
}

TEST_F(TrafficTest, ASlowCloseEndsOnlyBodiesOfUnknownLengthLate) {
  origin_.Put("/file", {.content = Content::Pattern(1000),
                        .answer = {.sends_content_length = false, .close_delay = Ms(30)}});
  Get("/file", 1);
  world_.RunUntilIdle();
  EXPECT_EQ(listener_.lines.back(), "51000us 1: complete 1000");
  origin_.Put("/file", {.content = Content::Pattern(1000), .answer = {.close_delay = Ms(30)}});
  Get("/file", 2);
  world_.RunUntilIdle();
  EXPECT_EQ(listener_.lines.back(), "72000us 2: complete 1000");
}

TEST_F(TrafficTest, WhatIsLostIsSentAgain) {
  network_.SetLink({.bits_per_second = 8'000'000,
                    .latency = Ms(5),
                    .losses_per_million = 1'000'000,
                    .retransmission_delay = Ms(200)});
  Get("/file", 1);
  world_.RunUntilIdle();
  // Two round trips: to connect and ask, and for the answer.
  EXPECT_EQ(listener_.lines.back(), "421000us 1: complete 1000");
  Refuses([&] { network_.SetLink({.losses_per_million = 1'000'001}); }, "losses_per_million");
  Refuses([&] { network_.SetLink({.retransmission_delay = Duration(-1)}); },
          "retransmission_delay");
}

TEST_F(TrafficTest, MethodsOfTheClientsChoiceAreAnsweredLikeGet) {
  network_.Start({.method = HttpMethod::kOther,
                  .url = "http://origin.test/file",
                  .details = std::make_shared<const RequestDetails>(
                      RequestDetails{.method_name = "POST", .headers = "X: y\r\n"})},
                 listener_, 1);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines.back(), HasSubstr("1: complete 1000"));
  EXPECT_EQ(origin_.requests()[0].method_name(), "POST");
  EXPECT_EQ(origin_.requests()[0].headers(), "X: y\r\n");
}

}  // namespace
}  // namespace bitsim
