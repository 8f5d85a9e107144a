#include "conformance/expectations/mend.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "conformance/expectations/expectation_file.h"

namespace conformance {
namespace {

using Kind = Surprise::Kind;

constexpr const char* kFile = R"(# What the clone does not keep.

# Registration first.
[[rule]]
id = "NOTIFY-REG-07"  # the last one wins
verdict = "fail"      # for now
class = "bug"
reason = "The first one wins."
message = """Actual:
two"""
link = "https://example.org/ä"

# Errors.
[[rule]]
id = "NOTIFY-ERR-01"
verdict = "warn"
class = "wontfix"
reason = "It never calls."
expires = 2027-01-31  # with the next release

[[test]]
name = "ST_01.A"
verdict = "fail"
class = "flaky"
reason = "Sometimes."
)";

constexpr int kFirstRule = 4;
constexpr int kSecondRule = 14;
constexpr int kTest = 21;

std::string Mend(const std::string& text, const std::vector<Surprise>& surprises) {
  const Mended mended = MendExpectations(text, "a.toml", surprises);
  ParseExpectations(mended.text, "mended.toml");  // it stays a file that can be read
  return mended.text;
}

std::string Replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t place = text.find(what);
  EXPECT_NE(place, std::string::npos) << what;
  return text.replace(place, what.size(), with);
}

TEST(MendTest, WithoutSurprisesTheFileStaysToTheByte) {
  EXPECT_EQ(Mend(kFile, {}), kFile);
  EXPECT_EQ(Mend("# no line end", {}), "# no line end");
  EXPECT_EQ(Mend("", {}), "");
}

TEST(MendTest, AVerdictChangesInItsPlace) {
  EXPECT_EQ(Mend(kFile, {{.kind = Kind::kOtherVerdict,
                          .line = kFirstRule,
                          .verdict = Verdict::kTimeout,
                          .message = "Actual:\ntwo"}}),
            Replaced(kFile, "verdict = \"fail\"      #", "verdict = \"timeout\"      #"));
}

TEST(MendTest, AMessageBecomesTheTellingLine) {
  const std::string message = "Value of: calls\nExpected: 1\n  Actual: \"three\" \\ \xc3\xa4\n";
  const std::string expected = Replaced(kFile, "message = \"\"\"Actual:\ntwo\"\"\"",
                                        "message = \"Actual: \\\"three\\\" \\\\ \"");
  EXPECT_EQ(Mend(kFile, {{.kind = Kind::kOtherMessage, .line = kFirstRule, .message = message}}),
            expected);
  const auto read = ParseExpectations(expected, "a.toml");
  EXPECT_NE(message.find(read[0].message), std::string::npos);
}

TEST(MendTest, AMessageThatCannotBeSaidGoes) {
  EXPECT_EQ(Mend(kFile, {{.kind = Kind::kOtherMessage, .line = kFirstRule, .message = "\xff"}}),
            Replaced(kFile, "message = \"\"\"Actual:\ntwo\"\"\"\n", ""));
}

TEST(MendTest, ADayThatHasComeIsTakenOutAndItsCommentStays) {
  EXPECT_EQ(Mend(kFile, {{.kind = Kind::kExpired, .line = kSecondRule}}),
            Replaced(kFile, "expires = 2027-01-31  # with", "# with"));
}

TEST(MendTest, WhatHoldsGoesAndTheCommentsAroundItStay) {
  const std::string text = Mend(kFile, {{.kind = Kind::kHolds, .line = kFirstRule}});
  EXPECT_EQ(text.substr(0, text.find("[[rule]]")),
            "# What the clone does not keep.\n\n# Registration first.\n\n# Errors.\n");
  EXPECT_EQ(ParseExpectations(text, "a.toml").size(), 2U);
}

TEST(MendTest, WhatIsStaleGoesAtTheEndToo) {
  const std::string text = Mend(kFile, {{.kind = Kind::kStale, .is_test = true, .line = kTest}});
  EXPECT_EQ(text +
                "\n[[test]]\nname = \"ST_01.A\"\nverdict = \"fail\"\nclass = \"flaky\"\n"
                "reason = \"Sometimes.\"\n",
            kFile);
}

TEST(MendTest, ALineThatIsMissingComesAfterTheOneBeforeItInTheBook) {
  const std::string text = Mend(kFile, {{.kind = Kind::kBroken,
                                         .subject = "NOTIFY-REG-09",
                                         .verdict = Verdict::kWarn,
                                         .message = "Expected: 1\n  Actual: 2"}});
  EXPECT_EQ(text, Replaced(kFile, "example.org/ä\"\n",
                           "example.org/ä\"\n\n[[rule]]\nid = \"NOTIFY-REG-09\"\n"
                           "verdict = \"warn\"\nclass = \"bug\"\n"
                           "reason = \"Nobody has looked into it yet: Actual: 2\"\n"));
}

TEST(MendTest, ATestWithoutALineComesLast) {
  const std::string text = Mend(
      kFile, {{.kind = Kind::kBroken, .subject = "ST_02.B", .is_test = true, .message = "bad"}});
  EXPECT_EQ(text, std::string(kFile) +
                      "\n[[test]]\nname = \"ST_02.B\"\nverdict = \"fail\"\nclass = \"bug\"\n"
                      "reason = \"Nobody has looked into it yet: bad\"\n");
}

TEST(MendTest, AFileCanBeBegun) {
  EXPECT_EQ(Mend("", {{.kind = Kind::kBroken, .subject = "ST-01", .message = "bad"}}),
            "[[rule]]\nid = \"ST-01\"\nverdict = \"fail\"\nclass = \"bug\"\n"
            "reason = \"Nobody has looked into it yet: bad\"\n");
}

TEST(MendTest, EveryLineMayChangeAtOnce) {
  const std::string text =
      Mend(kFile, {{.kind = Kind::kHolds, .line = kFirstRule},
                   {.kind = Kind::kStale, .line = kSecondRule},
                   {.kind = Kind::kStale, .is_test = true, .line = kTest},
                   {.kind = Kind::kBroken, .subject = "ST-01", .message = "bad"},
                   {.kind = Kind::kBroken, .subject = "ST-02", .message = "worse"}});
  EXPECT_EQ(text,
            "# What the clone does not keep.\n\n# Registration first.\n\n# Errors.\n"
            "\n[[rule]]\nid = \"ST-01\"\nverdict = \"fail\"\nclass = \"bug\"\n"
            "reason = \"Nobody has looked into it yet: bad\"\n"
            "\n[[rule]]\nid = \"ST-02\"\nverdict = \"fail\"\nclass = \"bug\"\n"
            "reason = \"Nobody has looked into it yet: worse\"\n");
}

TEST(MendTest, LineEndsOfWindowsStay) {
  const std::string text = Mend(
      "# a\r\n[[rule]]\r\nid = \"ST-01\"\r\nverdict = \"fail\"\r\nclass = \"bug\"\r\n"
      "reason = \"x\"\r\n",
      {{.kind = Kind::kOtherVerdict, .line = 2, .verdict = Verdict::kWarn},
       {.kind = Kind::kBroken, .subject = "ST-02", .message = "bad"}});
  EXPECT_EQ(text,
            "# a\r\n[[rule]]\r\nid = \"ST-01\"\r\nverdict = \"warn\"\r\nclass = \"bug\"\r\n"
            "reason = \"x\"\r\n\r\n[[rule]]\r\nid = \"ST-02\"\r\nverdict = \"fail\"\r\n"
            "class = \"bug\"\r\nreason = \"Nobody has looked into it yet: bad\"\r\n");
}

TEST(MendTest, CountsWhatItDid) {
  const Mended mended =
      MendExpectations(kFile, "a.toml",
                       std::vector<Surprise>{{.kind = Kind::kHolds, .line = kTest},
                                             {.kind = Kind::kExpired, .line = kSecondRule},
                                             {.kind = Kind::kBroken, .subject = "ST-01"}});
  EXPECT_EQ(mended.added, 1);
  EXPECT_EQ(mended.changed, 1);
  EXPECT_EQ(mended.removed, 1);
}

}  // namespace
}  // namespace conformance
