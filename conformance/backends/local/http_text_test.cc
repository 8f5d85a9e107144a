#include "conformance/backends/local/http_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace conformance {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

HttpRequest Get(std::string_view fields = "") {
  return *ParseRequestHead("GET /file HTTP/1.1\r\nHost: 127.0.0.1\r\n" + std::string(fields));
}

TEST(ParseRequestHead, ReadsMethodAndPath) {
  const auto request = ParseRequestHead("HEAD /a/b?c=d HTTP/1.1\r\nHost: x\r\n");
  ASSERT_TRUE(request);
  EXPECT_EQ(request->method, "HEAD");
  EXPECT_EQ(request->path, "/a/b?c=d");
  EXPECT_FALSE(request->range);
  EXPECT_TRUE(request->keep_alive);
}

TEST(ParseRequestHead, ReadsRangesWhateverTheCaseOfTheFieldName) {
  const auto closed = Get("RANGE: bytes=10-19\r\n").range;
  ASSERT_TRUE(closed);
  EXPECT_EQ(closed->first_byte, 10U);
  EXPECT_EQ(closed->last_byte, 19U);

  const auto open = Get("range:bytes=7-\r\n").range;
  ASSERT_TRUE(open);
  EXPECT_EQ(open->first_byte, 7U);
  EXPECT_FALSE(open->last_byte);
}

TEST(ParseRequestHead, IgnoresRangesThatItDoesNotKnow) {
  EXPECT_FALSE(Get("Range: bytes=-5\r\n").range);
  EXPECT_FALSE(Get("Range: bytes=1-2,4-5\r\n").range);
  EXPECT_FALSE(Get("Range: bytes=9-3\r\n").range);
  EXPECT_FALSE(Get("Range: lines=1-2\r\n").range);
  EXPECT_FALSE(Get("Range: bytes=99999999999999999999-\r\n").range);
}

TEST(ParseRequestHead, KnowsWhenTheClientWantsTheConnectionClosed) {
  EXPECT_FALSE(Get("Connection: Close\r\n").keep_alive);
  EXPECT_FALSE(ParseRequestHead("GET / HTTP/1.0\r\n")->keep_alive);
}

TEST(ParseRequestHead, RefusesWhatIsNotHttp) {
  EXPECT_FALSE(ParseRequestHead(""));
  EXPECT_FALSE(ParseRequestHead("GET\r\n"));
  EXPECT_FALSE(ParseRequestHead("GET file HTTP/1.1\r\n"));
  EXPECT_FALSE(ParseRequestHead("\x16\x03\x01 / TLS\r\n"));
}

TEST(ParseRequestHead, KeepsEveryField) {
  const HttpRequest request = Get("Content-Length: 17\r\nX-Other:  a b \r\n");
  EXPECT_EQ(request.content_bytes, 17U);
  EXPECT_EQ(request.Field("x-other"), "a b");
  EXPECT_EQ(request.Field("x-none"), "");
}

TEST(MayHave, AsksForTheRightNameAndPassword) {
  const Resource open = {};
  const Resource closed = {.user_name = "Aladdin", .password = "open sesame"};
  EXPECT_TRUE(MayHave(Get(), open));
  EXPECT_FALSE(MayHave(Get(), closed));
  // The example of RFC 7617.
  EXPECT_TRUE(MayHave(Get("Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n"), closed));
  EXPECT_TRUE(MayHave(Get("authorization: basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n"), closed));
  EXPECT_FALSE(MayHave(Get("Authorization: Basic QWxhZGRpbjpvcGVu\r\n"), closed));
  EXPECT_FALSE(MayHave(Get("Authorization: Digest QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n"), closed));
}

TEST(MayHave, KnowsTextsOfEveryLength) {
  // The examples of RFC 4648, which end in no, one and two filling digits.
  const auto fits = [](const char* user, const char* password, const char* digits) {
    return MayHave(Get("Authorization: Basic " + std::string(digits) + "\r\n"),
                   {.user_name = user, .password = password});
  };
  EXPECT_TRUE(fits("a", "b", "YTpi"));
  EXPECT_TRUE(fits("a", "", "YTo="));
  EXPECT_TRUE(fits("a", "bc", "YTpiYw=="));
}

TEST(PlanChallenge, NamesTheScheme) {
  const ResponsePlan plan = PlanChallenge(Get());
  EXPECT_EQ(plan.status, 401);
  EXPECT_EQ(plan.body_bytes, 0U);
  EXPECT_THAT(plan.head, StartsWith("HTTP/1.1 401 Unauthorized\r\n"));
  EXPECT_THAT(plan.head, HasSubstr("\r\nWWW-Authenticate: Basic realm="));
  EXPECT_THAT(plan.head, HasSubstr("\r\nContent-Length: 0\r\n"));
}

TEST(PlanResponse, GivesTheWholeResource) {
  const Resource resource = {.size_bytes = 1000};
  const ResponsePlan plan = PlanResponse(Get(), &resource, {});
  EXPECT_EQ(plan.status, 200);
  EXPECT_EQ(plan.body_bytes, 1000U);
  EXPECT_FALSE(plan.closes_connection);
  EXPECT_THAT(plan.head, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(plan.head, HasSubstr("\r\nContent-Length: 1000\r\n"));
  EXPECT_THAT(plan.head, HasSubstr("\r\nETag: \"1\"\r\n"));
  EXPECT_THAT(plan.head, HasSubstr("\r\nLast-Modified: Mon, 01 Jan 2024 00:00:00 GMT\r\n"));
  EXPECT_THAT(plan.head, HasSubstr("\r\nAccept-Ranges: bytes\r\n"));
}

TEST(PlanResponse, GivesARange) {
  const Resource resource = {.size_bytes = 1000};
  const ResponsePlan plan = PlanResponse(Get("Range: bytes=10-19\r\n"), &resource, {});
  EXPECT_EQ(plan.status, 206);
  EXPECT_EQ(plan.first_byte, 10U);
  EXPECT_EQ(plan.body_bytes, 10U);
  EXPECT_THAT(plan.head, HasSubstr("\r\nContent-Range: bytes 10-19/1000\r\n"));
  EXPECT_THAT(plan.head, HasSubstr("\r\nContent-Length: 10\r\n"));
}

TEST(PlanResponse, CutsARangeAtTheEndOfTheResource) {
  const Resource resource = {.size_bytes = 1000};
  const ResponsePlan plan = PlanResponse(Get("Range: bytes=990-2000\r\n"), &resource, {});
  EXPECT_EQ(plan.body_bytes, 10U);
  EXPECT_THAT(plan.head, HasSubstr("\r\nContent-Range: bytes 990-999/1000\r\n"));
}

TEST(PlanResponse, RefusesARangeBehindTheEnd) {
  const Resource resource = {.size_bytes = 1000};
  const ResponsePlan plan = PlanResponse(Get("Range: bytes=1000-\r\n"), &resource, {});
  EXPECT_EQ(plan.status, 416);
  EXPECT_EQ(plan.body_bytes, 0U);
  EXPECT_THAT(plan.head, HasSubstr("\r\nContent-Range: bytes */1000\r\n"));
}

TEST(PlanResponse, WithoutRangesGivesTheWholeResourceAllTheSame) {
  const Resource resource = {.size_bytes = 1000};
  const ResponsePlan plan =
      PlanResponse(Get("Range: bytes=10-19\r\n"), &resource, {.accepts_ranges = false});
  EXPECT_EQ(plan.status, 200);
  EXPECT_EQ(plan.body_bytes, 1000U);
  EXPECT_THAT(plan.head, Not(HasSubstr("Content-Range")));
}

TEST(PlanResponse, WithoutALengthTheEndOfTheConnectionTells) {
  const Resource resource = {.size_bytes = 1000};
  const ResponsePlan plan = PlanResponse(Get(), &resource, {.content_length = false});
  EXPECT_EQ(plan.body_bytes, 1000U);
  EXPECT_TRUE(plan.closes_connection);
  EXPECT_THAT(plan.head, Not(HasSubstr("Content-Length")));
}

TEST(PlanResponse, AnswersHeadWithoutABody) {
  const Resource resource = {.size_bytes = 1000};
  HttpRequest request = Get();
  request.method = "HEAD";
  const ResponsePlan plan = PlanResponse(request, &resource, {});
  EXPECT_EQ(plan.body_bytes, 0U);
  EXPECT_THAT(plan.head, HasSubstr("\r\nContent-Length: 1000\r\n"));
}

TEST(PlanResponse, AnswersErrorsWithoutABody) {
  EXPECT_EQ(PlanResponse(Get(), nullptr, {}).status, 404);
  const Resource resource = {.size_bytes = 1000};
  const ResponsePlan plan = PlanResponse(Get(), &resource, {.status = 503});
  EXPECT_EQ(plan.status, 503);
  EXPECT_EQ(plan.body_bytes, 0U);
  EXPECT_THAT(plan.head, HasSubstr("\r\nContent-Length: 0\r\n"));
  EXPECT_EQ(PlanResponse(Get(), nullptr, {.status = 503}).status, 503);
}

}  // namespace
}  // namespace conformance
