#include "sim/net/origin_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace bitsim {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

class OriginServerTest : public ::testing::Test {
 protected:
  Reply Get(std::string_view path, std::optional<ByteRange> range = std::nullopt) {
    return Receive(path, {.range = range});
  }
  Reply Head(std::string_view path, std::optional<ByteRange> range = std::nullopt) {
    return Receive(path, {.method = HttpMethod::kHead, .range = range});
  }
  Reply Receive(std::string_view path, const ServerRequest& request) {
    std::optional<Reply> made;
    const auto answered = server_.Receive(now_, server_.FindPage(path), request, made);
    return made.has_value() ? *made : Reply{*answered.head, *answered.delivery, nullptr};
  }

  Instant now_ = kSimulationStart;
  OriginServer server_{*ParseUrl("http://Origin.test")};
  Origin& origin_ = server_;
};

TEST_F(OriginServerTest, KnowsItsUrl) {
  EXPECT_EQ(origin_.url(), "http://origin.test");
  EXPECT_EQ(OriginServer(*ParseUrl("https://a:443")).url(), "https://a");
  EXPECT_EQ(OriginServer(*ParseUrl("https://a:80")).url(), "https://a:80");
}

TEST_F(OriginServerTest, AnswersWithTheResource) {
  origin_.Put("/file",
              {.content = Content::Pattern(100), .etag = "\"v1\"", .bytes_per_second_max = 7});
  const Reply reply = Get("/file");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.content_length, 100u);
  EXPECT_EQ(reply.resource_size_bytes, 100u);
  EXPECT_EQ(reply.first_byte, 0u);
  EXPECT_EQ(reply.arriving_bytes, 100u);
  EXPECT_EQ(reply.bytes_per_second_max, 7u);
  EXPECT_EQ(reply.body_end, BodyEnd::kComplete);
  EXPECT_TRUE(reply.accepts_ranges);
  EXPECT_EQ(reply.etag, "\"v1\"");
  EXPECT_EQ(reply.content->size_bytes(), 100u);
}

TEST_F(OriginServerTest, MakesNoAnswerForThoseWhoAskForAllOfAResource) {
  origin_.Put("/file", {.content = Content::Pattern(100)});
  OriginServer::Page& page = server_.FindPage("/file");
  std::optional<Reply> made;
  const auto head = server_.Receive(now_, page, {.method = HttpMethod::kHead}, made);
  const auto whole = server_.Receive(now_, page, {.method = HttpMethod::kGet}, made);
  EXPECT_FALSE(made.has_value());
  EXPECT_EQ(head.head, whole.head);
  EXPECT_EQ(head.delivery->arriving_bytes, 0u);
  EXPECT_EQ(whole.delivery->arriving_bytes, 100u);
  server_.Receive(now_, page, {.range = ByteRange{0, 9}}, made);
  EXPECT_TRUE(made.has_value());
}

TEST_F(OriginServerTest, AnswersUnknownPathsWith404) {
  origin_.Put("/file", {.content = Content::Pattern(100)});
  EXPECT_EQ(Get("/File").status, 404);
  EXPECT_EQ(Get("/file?x").status, 404);
  EXPECT_EQ(Get("no path").status, 404);
  EXPECT_EQ(Get("/file").status, 200);
  origin_.Remove("/file");
  const Reply reply = Get("/file");
  EXPECT_EQ(reply.status, 404);
  EXPECT_EQ(reply.content_length, 0u);
  EXPECT_EQ(reply.arriving_bytes, 0u);
  EXPECT_EQ(reply.content->size_bytes(), 0u);
}

TEST_F(OriginServerTest, HeadHasNoBody) {
  origin_.Put("/file", {.content = Content::Pattern(100)});
  for (const Reply& reply : {Head("/file"), Head("/file", ByteRange{10, 20})}) {
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.content_length, 100u);
    EXPECT_EQ(reply.arriving_bytes, 0u);
    EXPECT_EQ(reply.body_end, BodyEnd::kComplete);
  }
}

TEST_F(OriginServerTest, AnswersWithARange) {
  origin_.Put("/file", {.content = Content::Pattern(100)});
  const Reply middle = Get("/file", ByteRange{10, 19});
  EXPECT_EQ(middle.status, 206);
  EXPECT_EQ(middle.first_byte, 10u);
  EXPECT_EQ(middle.content_length, 10u);
  EXPECT_EQ(middle.arriving_bytes, 10u);
  EXPECT_EQ(middle.resource_size_bytes, 100u);
  EXPECT_EQ(Get("/file", ByteRange{.first_byte = 99}).arriving_bytes, 1u);
  EXPECT_EQ(Get("/file", ByteRange{0, 0}).arriving_bytes, 1u);
  EXPECT_EQ(Get("/file", ByteRange{50, 1000}).arriving_bytes, 50u);
}

TEST_F(OriginServerTest, RefusesARangeBeyondTheEnd) {
  origin_.Put("/file", {.content = Content::Pattern(100)});
  origin_.Put("/empty", {});
  const Reply reply = Get("/file", ByteRange{.first_byte = 100});
  EXPECT_EQ(reply.status, 416);
  EXPECT_EQ(reply.resource_size_bytes, 100u);
  EXPECT_EQ(reply.arriving_bytes, 0u);
  EXPECT_EQ(Get("/empty", ByteRange{.first_byte = 0}).status, 416);
  EXPECT_EQ(Get("/empty").status, 200);
}

TEST_F(OriginServerTest, SendsEverythingIfItAcceptsNoRanges) {
  origin_.Put("/file", {.content = Content::Pattern(100), .answer = {.accepts_ranges = false}});
  for (const std::uint64_t first_byte : {10u, 100u}) {
    const Reply reply = Get("/file", ByteRange{.first_byte = first_byte});
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.first_byte, 0u);
    EXPECT_EQ(reply.arriving_bytes, 100u);
    EXPECT_FALSE(reply.accepts_ranges);
  }
}

TEST_F(OriginServerTest, MayKeepTheSizeToItself) {
  origin_.Put("/file",
              {.content = Content::Pattern(100), .answer = {.sends_content_length = false}});
  const Reply whole = Get("/file");
  EXPECT_EQ(whole.content_length, std::nullopt);
  EXPECT_EQ(whole.resource_size_bytes, std::nullopt);
  EXPECT_EQ(whole.arriving_bytes, 100u);
  EXPECT_EQ(Head("/file").content_length, std::nullopt);
  const Reply range = Get("/file", ByteRange{10, 19});
  EXPECT_EQ(range.content_length, std::nullopt);
  EXPECT_EQ(range.resource_size_bytes, 100u);
}

TEST_F(OriginServerTest, ScriptedAnswersComeFirstAndInOrder) {
  origin_.Put("/file", {.content = Content::Pattern(100), .answer = {.status = 203}});
  origin_.AnswerNext("/file", {.status = 503}, 2);
  origin_.AnswerNext("/file", {.status = 403}, 0);
  origin_.AnswerNext("/file", {.status = 200});
  EXPECT_EQ(Head("/file").status, 503);
  EXPECT_EQ(Get("/other").status, 404);
  const Reply refused = Get("/file");
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.arriving_bytes, 0u);
  EXPECT_EQ(refused.content->size_bytes(), 0u);
  EXPECT_EQ(Get("/file").status, 200);
  EXPECT_EQ(Get("/file").status, 203);
}

TEST_F(OriginServerTest, ScriptedAnswersNeedNoResource) {
  origin_.AnswerNext("/file", {.status = 503});
  origin_.AnswerNext("/file", {.status = 200});
  EXPECT_EQ(Get("/file").status, 503);
  EXPECT_EQ(Get("/file").status, 404);
}

TEST_F(OriginServerTest, BreaksAndStallsCountTheBytesOfTheBody) {
  origin_.Put("/file", {.content = Content::Pattern(100)});
  const auto get_with = [&](const Answer& answer, std::uint64_t first_byte) {
    origin_.AnswerNext("/file", answer);
    return Get("/file", ByteRange{.first_byte = first_byte});
  };
  const Reply broken = get_with({.break_after_bytes = 30}, 50);
  EXPECT_EQ(broken.content_length, 50u);
  EXPECT_EQ(broken.arriving_bytes, 30u);
  EXPECT_EQ(broken.body_end, BodyEnd::kReset);
  EXPECT_EQ(get_with({.break_after_bytes = 30, .break_by = ConnectionEnd::kClose}, 50).body_end,
            BodyEnd::kClose);
  EXPECT_EQ(get_with({.stall_after_bytes = 0}, 50).body_end, BodyEnd::kStall);
  EXPECT_EQ(get_with({.break_after_bytes = 50}, 50).body_end, BodyEnd::kComplete);
  EXPECT_EQ(get_with({.stall_after_bytes = 51}, 50).body_end, BodyEnd::kComplete);
  EXPECT_EQ(get_with({.break_after_bytes = 9, .stall_after_bytes = 8}, 0).body_end,
            BodyEnd::kStall);
  EXPECT_EQ(get_with({.break_after_bytes = 8, .stall_after_bytes = 8}, 0).body_end,
            BodyEnd::kReset);
}

TEST_F(OriginServerTest, HeadDoesNotUseUpABreak) {
  origin_.Put("/file", {.content = Content::Pattern(100)});
  origin_.AnswerNext("/file", {.accepts_ranges = false, .break_after_bytes = 30});
  EXPECT_FALSE(Head("/file").accepts_ranges);
  EXPECT_EQ(Head("/file").body_end, BodyEnd::kComplete);
  EXPECT_EQ(Get("/file").body_end, BodyEnd::kReset);
  EXPECT_EQ(Get("/file").body_end, BodyEnd::kComplete);
  EXPECT_TRUE(Head("/file").accepts_ranges);
}

TEST_F(OriginServerTest, StatusesWithoutContentHaveNoBody) {
  for (const int status : {100, 204, 205, 301, 404, 500, 999}) {
    origin_.Put("/file", {.content = Content::Pattern(100), .answer = {.status = status}});
    EXPECT_EQ(Get("/file").status, status);
    EXPECT_EQ(Get("/file").arriving_bytes, 0u) << status;
    EXPECT_EQ(Get("/file").content_length, 0u) << status;
  }
  origin_.Put("/file", {.content = Content::Pattern(100), .answer = {.status = 299}});
  EXPECT_EQ(Get("/file").arriving_bytes, 100u);
}

TEST_F(OriginServerTest, WritesDownEveryRequest) {
  origin_.Put("/file", {.content = Content::Pattern(100)});
  Head("/file");
  now_ += std::chrono::seconds(5);
  Get("/file", ByteRange{10, 19});
  Get(std::string("/gone"));
  ASSERT_EQ(origin_.requests().size(), 3u);
  EXPECT_EQ(origin_.requests()[0].method, HttpMethod::kHead);
  EXPECT_EQ(origin_.requests()[0].time, kSimulationStart);
  EXPECT_EQ(origin_.requests()[0].range, std::nullopt);
  EXPECT_EQ(origin_.requests()[1].method, HttpMethod::kGet);
  EXPECT_EQ(origin_.requests()[1].time, now_);
  EXPECT_EQ(origin_.requests()[1].status, 206);
  EXPECT_EQ(origin_.requests()[1].range, (ByteRange{10, 19}));
  EXPECT_EQ(origin_.requests()[2].path, "/gone");
  EXPECT_EQ(origin_.requests()[2].status, 404);
  EXPECT_EQ(origin_.request_count(), 3u);
  EXPECT_EQ(origin_.RequestCount("/file"), 2u);
  EXPECT_EQ(origin_.RequestCount("/never"), 0u);
}

TEST_F(OriginServerTest, LogIsBoundedAndKeepsTheNewest) {
  for (std::size_t i = 0; i < 5 * Origin::kLogSizeMin / 2; ++i) {
    now_ += Duration(1);
    Get("/file");
    ASSERT_EQ(origin_.requests().back().time, now_);
    ASSERT_GE(origin_.requests().size(), std::min(i + 1, Origin::kLogSizeMin));
    ASSERT_LE(origin_.requests().size(), 2 * Origin::kLogSizeMin);
  }
  EXPECT_EQ(origin_.request_count(), 5 * Origin::kLogSizeMin / 2);
}

TEST_F(OriginServerTest, RefusesBadInputAndNamesIt) {
  using std::invalid_argument;
  EXPECT_THAT([&] { origin_.Put("file", {}); }, ThrowsMessage<invalid_argument>(HasSubstr("file")));
  EXPECT_THAT([&] { origin_.Put("", {}); }, ThrowsMessage<invalid_argument>(HasSubstr("Put")));
  EXPECT_THROW(origin_.Put("/a#b", {}), invalid_argument);
  EXPECT_THROW(origin_.Remove("file"), invalid_argument);
  EXPECT_THROW(origin_.RequestCount("file"), invalid_argument);
  EXPECT_THAT([&] { origin_.AnswerNext("/file", {.status = 99}); },
              ThrowsMessage<invalid_argument>(HasSubstr("status is 99")));
  EXPECT_THROW(origin_.AnswerNext("/file", {.status = 1000}), invalid_argument);
  EXPECT_THAT([&] { origin_.AnswerNext("/file", {.delay = Duration(-1)}); },
              ThrowsMessage<invalid_argument>(HasSubstr("delay is -1 ticks")));
  EXPECT_THROW(origin_.Put("/file", {.answer = {.delay = std::chrono::years(11)}}),
               invalid_argument);
  EXPECT_EQ(Get("/file").status, 404) << "nothing of it was kept";
}

}  // namespace
}  // namespace bitsim
