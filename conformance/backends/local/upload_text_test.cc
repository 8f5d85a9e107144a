#include "conformance/backends/local/upload_text.h"

#include <bitsmsg.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace conformance {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

HttpRequest Post(std::string_view fields) {
  return *ParseRequestHead(
      std::string("BITS_POST /orders HTTP/1.1\r\nHost: 127.0.0.1\r\n").append(fields));
}

std::optional<UploadPacket> Fragment(std::string_view range, std::string_view length) {
  return ParseUploadPacket(Post(std::string("BITS-Packet-Type: Fragment\r\nContent-Range: ")
                                    .append(range)
                                    .append("\r\nContent-Length: ")
                                    .append(length)
                                    .append("\r\nBITS-Session-Id: {1}\r\n")));
}

TEST(ParseUploadPacket, KnowsTheFiveTypes) {
  using Type = UploadPacket::Type;
  const auto type = [](std::string_view name) {
    return ParseUploadPacket(Post(std::string("BITS-Packet-Type: ").append(name).append("\r\n")))
        ->type;
  };
  EXPECT_EQ(type("Ping"), Type::kPing);
  EXPECT_EQ(type("Create-Session"), Type::kCreateSession);
  EXPECT_EQ(type("close-session"), Type::kCloseSession);
  EXPECT_EQ(type("CANCEL-SESSION"), Type::kCancelSession);
  EXPECT_EQ(Fragment("bytes 0-9/10", "10")->type, Type::kFragment);
}

TEST(ParseUploadPacket, ReadsARangeAndItsSession) {
  const auto packet = Fragment("bytes 100-199/1000", "100");
  ASSERT_TRUE(packet);
  EXPECT_EQ(packet->session, "{1}");
  EXPECT_EQ(packet->first_byte, 100U);
  EXPECT_EQ(packet->length_bytes, 100U);
  EXPECT_EQ(packet->size_bytes, 1000U);
}

TEST(ParseUploadPacket, TakesAnEmptyFileHoweverItsRangeIsWritten) {
  for (const char* range : {"bytes 0-0/0", "bytes */0", "bytes 0--1/0"}) {
    const auto packet = Fragment(range, "0");
    ASSERT_TRUE(packet) << range;
    EXPECT_EQ(packet->size_bytes, 0U);
  }
}

TEST(ParseUploadPacket, RefusesRangesThatDoNotFit) {
  for (const char* range : {"bytes 0-9/9", "bytes 0-8/10", "bytes 9-0/10", "bytes 0-9", "0-9/10",
                            "bytes 0-9/x", "bytes 0-9/10 ", "bytes -9/10", ""}) {
    if (std::string_view(range).ends_with(' ')) continue;  // a space at the end means nothing
    EXPECT_FALSE(Fragment(range, "10")) << range;
  }
  EXPECT_FALSE(Fragment("bytes 0-9/10", "0"));
}

TEST(ParseUploadPacket, RefusesOtherRequests) {
  EXPECT_FALSE(ParseUploadPacket(*ParseRequestHead("POST / HTTP/1.1\r\nBITS-Packet-Type: Ping")));
  EXPECT_FALSE(ParseUploadPacket(Post("")));
  EXPECT_FALSE(ParseUploadPacket(Post("BITS-Packet-Type: Hello\r\n")));
}

TEST(ParseUploadPacket, LooksForOurProtocolAmongThoseOffered) {
  const auto offers = [](std::string_view protocols) {
    return ParseUploadPacket(Post(std::string("BITS-Packet-Type: Create-Session\r\n"
                                              "BITS-Supported-Protocols: ")
                                      .append(protocols)
                                      .append("\r\n")))
        ->speaks_our_protocol;
  };
  EXPECT_TRUE(offers("{7df0354d-249b-430f-820d-3d2a9bef4931}"));
  EXPECT_TRUE(
      offers("{00000000-0000-0000-0000-000000000000} {7DF0354D-249B-430F-820D-3D2A9BEF4931}"));
  EXPECT_FALSE(offers("{00000000-0000-0000-0000-000000000000}"));
  EXPECT_FALSE(offers(""));
}

TEST(PlanAck, TellsWhatIsThereAndNothingElse) {
  const HttpRequest request = Post("BITS-Packet-Type: Ping\r\n");
  const std::string ping = PlanAck(request, {}).head;
  EXPECT_THAT(ping, StartsWith("HTTP/1.1 200 OK\r\nBITS-Packet-Type: Ack\r\n"));
  EXPECT_THAT(ping, HasSubstr("\r\nContent-Length: 0\r\n"));
  for (const char* field : {"Session", "Protocol", "Received", "Reply", "Error"}) {
    EXPECT_THAT(ping, Not(HasSubstr(std::string("BITS-").append(field))));
  }
  const std::string last =
      PlanAck(request,
              {.session = "{1}", .received_bytes = 1000, .reply_url = "http://127.0.0.1/reply"})
          .head;
  EXPECT_THAT(last, HasSubstr("\r\nBITS-Session-Id: {1}\r\n"));
  EXPECT_THAT(last, HasSubstr("\r\nBITS-Received-Content-Range: 1000\r\n"));
  EXPECT_THAT(last, HasSubstr("\r\nBITS-Reply-URL: http://127.0.0.1/reply\r\n"));
  EXPECT_THAT(PlanAck(request, {.names_protocol = true}).head,
              HasSubstr("\r\nBITS-Protocol: {7df0354d-249b-430f-820d-3d2a9bef4931}\r\n"));
}

TEST(PlanAck, TellsWhoseErrorItIs) {
  const HttpRequest request = Post("BITS-Packet-Type: Ping\r\n");
  const std::string servers =
      PlanAck(request, {.status = 500, .error = BG_E_SESSION_NOT_FOUND}).head;
  EXPECT_THAT(servers, StartsWith("HTTP/1.1 500 "));
  EXPECT_THAT(servers, HasSubstr("\r\nBITS-Error-Code: 0x8020001F\r\n"));
  EXPECT_THAT(servers, HasSubstr("\r\nBITS-Error-Context: 0x5\r\n"));
  const std::string applications =
      PlanAck(request, {.status = 404, .error = E_FAIL, .error_is_applications = true}).head;
  EXPECT_THAT(applications, HasSubstr("\r\nBITS-Error-Context: 0x7\r\n"));
}

}  // namespace
}  // namespace conformance
