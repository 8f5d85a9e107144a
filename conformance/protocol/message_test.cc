#include "conformance/protocol/message.h"

#include <gmock/gmock.h>

#include <string>

namespace conformance::protocol {
namespace {

using ::testing::HasSubstr;

// What ParseLine says against a line; empty if nothing.
std::string Complaint(const std::string& line) {
  try {
    ParseLine(line);
    return "";
  } catch (const ProtocolError& error) {
    return error.what();
  }
}

TEST(ParseLine, GivesTheObjectOfALine) {
  const Json message = ParseLine(R"({"id":7,"out":{"pVal":[1,"two",null,true]}})");
  EXPECT_EQ(message["id"], 7);
  EXPECT_EQ(message["out"]["pVal"].size(), 4u);
}

TEST(ParseLine, KeepsAll64BitsOfANumber) {
  const Json message = ParseLine(R"({"size":18446744073709551615})");
  EXPECT_EQ(message["size"].get<std::uint64_t>(), UINT64_MAX);
}

TEST(ParseLine, RefusesWhatIsNoJsonObjectInUtf8) {
  EXPECT_THAT(Complaint(""), HasSubstr("not JSON"));
  EXPECT_THAT(Complaint(R"({"id":7)"), HasSubstr("not JSON"));
  EXPECT_THAT(Complaint(R"({"id":7} {"id":8})"), HasSubstr("not JSON"));
  EXPECT_THAT(Complaint("{\"id\":\"\xff\"}"), HasSubstr("not JSON"));
  EXPECT_THAT(Complaint("{\"id\":\"\xed\xa0\x80\"}"), HasSubstr("not JSON"));
  EXPECT_THAT(Complaint(std::string("{\"id\":\"\0\"}", 10)), HasSubstr("not JSON"));
  EXPECT_THAT(Complaint("[1]"), HasSubstr("not a JSON object"));
  EXPECT_THAT(Complaint("7"), HasSubstr("not a JSON object"));
  EXPECT_THAT(Complaint("null"), HasSubstr("not a JSON object"));
}

TEST(ParseLine, RefusesAKeyThatStandsTwice) {
  EXPECT_THAT(Complaint(R"({"id":7,"out":{},"id":8})"), HasSubstr("'id' stands twice"));
  EXPECT_THAT(Complaint(R"({"out":{"a":1,"a":1}})"), HasSubstr("'a' stands twice"));
  EXPECT_EQ(Complaint(R"({"a":{"a":1},"b":{"a":1}})"), "");
}

TEST(ParseLine, RefusesWhatIsTooDeepOrTooLong) {
  EXPECT_THAT(Complaint(R"({"a":)" + std::string(1000, '[') + std::string(1000, ']') + "}"),
              HasSubstr("nested too deep"));
  EXPECT_THAT(Complaint(R"({"a":")" + std::string(kLineBytesMax, 'x') + "\"}"),
              HasSubstr("more than 1048576 bytes"));
}

TEST(ToLine, ReplacesWhatIsNotUtf8) {
  EXPECT_EQ(ToLine({{"a", "\xff"}}), "{\"a\":\"\xef\xbf\xbd\"}");
}

TEST(Shown, IsShortAndPrintable) {
  EXPECT_EQ(Shown("a\tb\x7f"), "a?b?");
  EXPECT_THAT(Shown(std::string(5000, 'x')), HasSubstr("... (5000 bytes)"));
  EXPECT_EQ(Shown("\xff"), "\xef\xbf\xbd");
}

TEST(Fields, KnowsItsKeysAndTheirTypes) {
  const Json object = {{"n", 3}, {"minus", -3}, {"half", 0.5}, {"t", "x"}, {"b", true}};
  const Fields fields(object, "the thing", {"n", "minus", "half", "t", "b", "absent"});
  EXPECT_EQ(fields.Unsigned("n"), 3u);
  EXPECT_EQ(fields.Signed("minus"), -3);
  EXPECT_EQ(fields.Text("t"), "x");
  EXPECT_TRUE(fields.Bool("b"));
  EXPECT_FALSE(fields.Has("absent"));
  EXPECT_THROW(fields.Get("absent"), ProtocolError);
  EXPECT_THROW(fields.Unsigned("minus"), ProtocolError);
  EXPECT_THROW(fields.Unsigned("half"), ProtocolError);
  EXPECT_THROW(fields.Unsigned("n", 2), ProtocolError);
  EXPECT_THROW(fields.Signed("half"), ProtocolError);
  EXPECT_THROW(fields.Text("n"), ProtocolError);
  EXPECT_THROW(fields.Bool("n"), ProtocolError);
  EXPECT_THROW(fields.Array("n"), ProtocolError);
}

TEST(Fields, RefusesAKeyThatNobodyKnows) {
  const Json object = {{"idd", 3}};
  EXPECT_THROW(Fields(object, "the thing", {"id"}), ProtocolError);
  EXPECT_THROW(Fields(Json(3), "the thing", {"id"}), ProtocolError);
}

}  // namespace
}  // namespace conformance::protocol
