// Servers behind links of their own.
//
//   machine ====== 8 Mbit/s (a byte a microsecond), 5 ms ======+---- http://origin.test
//                                                              +==== 2 Mbit/s, 20 ms ====
//                                                              http://far.test

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>
#include <string>

#include "sim/net/network_fixture.h"

namespace bitsim {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

class OriginLinkTest : public NetworkFixture {
 protected:
  OriginLinkTest() {
    far_.SetLink({.bits_per_second = 2'000'000, .latency = Ms(20)});
    far_.Put("/file", {.content = Content::Pattern(1000)});
  }

  ExchangeId GetFar(std::string_view path, std::uint64_t cookie) {
    return network_.Start({.url = "http://far.test" + std::string(path)}, listener_, cookie);
  }

  Origin& far_ = network_.AddOrigin("http://far.test");
};

TEST_F(OriginLinkTest, SlowsDownItsOwnServerOnly) {
  GetFar("/file", 1);
  Get("/file", 2);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines,
              ElementsAre("20000us 2: response 200", "21000us 2: complete 1000",
                          "100000us 1: response 200", "104000us 1: complete 1000"));
}

TEST_F(OriginLinkTest, IsSharedByTheBodiesOfItsServer) {
  far_.SetLink({.bits_per_second = 2'000'000});
  GetFar("/file", 1);
  GetFar("/file", 2);
  origin_.Put("/file", {.content = Content::Pattern(6000)});
  Get("/file", 3);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines, ElementsAre("20000us 1: response 200", "20000us 2: response 200",
                                           "20000us 3: response 200", "28000us 1: complete 1000",
                                           "28000us 2: complete 1000", "28000us 3: complete 6000"));
}

TEST_F(OriginLinkTest, MayBeSlowerThanTheServerSends) {
  far_.Put("/throttled", {.content = Content::Pattern(1000), .bytes_per_second_max = 125'000});
  GetFar("/throttled", 1);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines.back(), "108000us 1: complete 1000");
  EXPECT_EQ(far_.link().bits_per_second, 2'000'000u);
  EXPECT_EQ(far_.link().latency, Ms(20));
}

TEST_F(OriginLinkTest, MayAppearAndGoWhileABodyIsOnItsWay) {
  origin_.Put("/file", {.content = Content::Pattern(10'000)});
  const ExchangeId exchange = Get("/file", 1);
  RunUntil(Ms(22));
  EXPECT_EQ(network_.BytesReceived(exchange), 2000u);
  origin_.SetLink({.bits_per_second = 4'000'000});
  RunUntil(Ms(24));
  EXPECT_EQ(network_.BytesReceived(exchange), 3000u);
  origin_.SetLink({.bits_per_second = 2'000'000});
  RunUntil(Ms(28));
  EXPECT_EQ(network_.BytesReceived(exchange), 4000u);
  origin_.SetLink({});
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines.back(), "34000us 1: complete 10000");
}

TEST_F(OriginLinkTest, LetsTheMachinesLinkChange) {
  GetFar("/file", 1);
  RunUntil(Ms(102));  // half of it
  network_.SetLink({.bits_per_second = 1'000'000, .latency = Ms(5)});
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines.back(), "106000us 1: complete 1000");
}

TEST_F(OriginLinkTest, LatencyHoldsForRefusalsToo) {
  far_.SetListening(false);
  GetFar("/file", 1);
  Get("/gone", 2);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines, ElementsAre("20000us 2: response 404", "20000us 2: complete 0",
                                           "50000us 1: CONNECTION_REFUSED 0"));
}

TEST_F(OriginLinkTest, CancelledBodiesLeaveItsLinkToTheOthers) {
  const ExchangeId first = GetFar("/file", 1);
  GetFar("/file", 2);
  RunUntil(Ms(104));  // 500 bytes each
  network_.Cancel(first);
  world_.RunUntilIdle();
  EXPECT_THAT(listener_.lines.back(), "106000us 2: complete 1000");
}

TEST_F(OriginLinkTest, RefusesBadInputAndNamesIt) {
  const auto set = [&](const OriginLinkOptions& options) {
    return [this, options] { far_.SetLink(options); };
  };
  EXPECT_THAT(set({.bits_per_second = (std::uint64_t{1} << 40) + 1}),
              ThrowsMessage<std::invalid_argument>(
                  HasSubstr("Origin::SetLink: bits_per_second is 1099511627777")));
  EXPECT_THAT(set({.latency = Duration(-1)}),
              ThrowsMessage<std::invalid_argument>(HasSubstr("Origin::SetLink: latency is -1")));
  EXPECT_THAT(set({.latency = std::chrono::years(11)}),
              ThrowsMessage<std::invalid_argument>(HasSubstr("latency")));
  EXPECT_EQ(far_.link().latency, Ms(20));
}

TEST_F(OriginLinkTest, WritesTheTrace) {
  EXPECT_THAT(world_.trace().Lines().back(),
              HasSubstr("network.origin_link bits_per_second=2000000 latency="));
}

}  // namespace
}  // namespace bitsim
