#include "conformance/protocol/world_values.h"

#include <gmock/gmock.h>

#include <string>

namespace conformance::protocol {
namespace {

using ::testing::HasSubstr;

std::string ComplaintOfGreeting(const Json& json) {
  try {
    DecodeGreeting(json);
    return "";
  } catch (const ProtocolError& error) {
    return error.what();
  }
}

TEST(WorldValues, GoThereAndBack) {
  const Answer answer{.status = 206,
                      .content_length = false,
                      .accepts_ranges = false,
                      .delay = std::chrono::milliseconds(1500),
                      .break_after_bytes = 0,
                      .stall_after_bytes = UINT64_MAX,
                      .location = "/there",
                      .http_1_0 = true,
                      .content_range = false,
                      .break_by = ConnectionEnd::kClose};
  EXPECT_EQ(Encode(DecodeAnswer(Encode(answer))), Encode(answer));
  EXPECT_EQ(Encode(answer)["delay_ns"], 1'500'000'000);
  for (const ConnectionEnd end :
       {ConnectionEnd::kReset, ConnectionEnd::kResetAtOnce, ConnectionEnd::kClose}) {
    EXPECT_EQ(DecodeAnswer(Encode(Answer{.break_by = end})).break_by, end);
  }
  const Resource resource{.size_bytes = 7, .answer = answer, .user_name = "u", .password = "p"};
  EXPECT_EQ(Encode(DecodeResource(Encode(resource))), Encode(resource));
  const UploadTarget target{.application_status = 500, .reply = resource};
  EXPECT_EQ(Encode(DecodeUploadTarget(Encode(target))), Encode(target));
  EXPECT_EQ(Encode(DecodeUploadTarget(Encode(UploadTarget()))), Encode(UploadTarget()));
  const Request request{.method = "GET", .path = "/a", .range_first_byte = 3, .status = 206};
  EXPECT_EQ(Encode(DecodeRequest(Encode(request))), Encode(request));
  const Upload upload{.path = "/a", .received_bytes = 3, .application_calls = 1};
  EXPECT_EQ(Encode(DecodeUpload(Encode(upload))), Encode(upload));
  const Launch launch{.program = L"C:\\\u00e4.exe", .user = "x", .was_found = true};
  EXPECT_EQ(Encode(DecodeLaunch(Encode(launch))), Encode(launch));
  EXPECT_EQ(DecodeLaunch(Encode(launch)).program, launch.program);
  const JobLimits limits{.jobs_per_user = 3};
  EXPECT_EQ(Encode(DecodeJobLimits(Encode(limits))), Encode(limits));
}

TEST(WorldValues, AGreetingTellsEveryCapability) {
  Greeting greeting{.name = "x", .tells_trace = true};
  greeting.capabilities.has = EveryCapability();
  greeting.capabilities.bits_version = "5.0";
  const Greeting decoded = DecodeGreeting(Encode(greeting));
  EXPECT_EQ(decoded.capabilities.has, EveryCapability());
  EXPECT_EQ(decoded.capabilities.bits_version, "5.0");
  EXPECT_TRUE(decoded.tells_trace);
}

TEST(WorldValues, AGreetingNeedsLittle) {
  const Greeting greeting = DecodeGreeting(
      {{"protocol", 1}, {"name", "x"}, {"bits_version", "1.0"}, {"capabilities", Json::array()}});
  EXPECT_TRUE(greeting.capabilities.has.empty());
  EXPECT_FALSE(greeting.tells_trace);
}

TEST(WorldValues, RefusesAGreetingThatItCannotRelyOn) {
  Json json = {
      {"protocol", 1}, {"name", "x"}, {"bits_version", "1.0"}, {"capabilities", Json::array()}};
  EXPECT_EQ(ComplaintOfGreeting(json), "");
  json["protocol"] = 2;
  EXPECT_THAT(ComplaintOfGreeting(json), HasSubstr("speaks version 2"));
  json["protocol"] = 1;
  json["bits_version"] = "ten";
  EXPECT_THAT(ComplaintOfGreeting(json), HasSubstr("'ten' is not a version"));
  json["bits_version"] = "10.3";
  json["capabilities"] = {"telepathy"};
  EXPECT_THAT(ComplaintOfGreeting(json), HasSubstr("no capability 'telepathy'"));
  json["capabilities"] = "network";
  EXPECT_THAT(ComplaintOfGreeting(json), HasSubstr("not an array"));
  json.erase("capabilities");
  EXPECT_THAT(ComplaintOfGreeting(json), HasSubstr("is missing"));
}

}  // namespace
}  // namespace conformance::protocol
