#include "conformance/expectations/expectation_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <utility>

namespace conformance {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

constexpr const char* kFull = R"(# a comment
[[rule]]
id = "NOTIFY-ERR-01"
verdict = "timeout"
class = "wontfix"
reason = "It never calls."
message = "Actual: false"
link = "https://example.org/1"
expires = 2027-01-31

[[rule]]
id = "NOTIFY-REG-07"
verdict = "warn"
class = "flaky"
reason = "Sometimes."
)";

std::string Complaint(const std::string& text) {
  try {
    ParseExpectations(text, "a.toml");
  } catch (const ExpectationError& error) {
    return error.what();
  }
  return "";
}

std::string Rule(const std::string& lines) {
  return "[[rule]]\nid = \"NOTIFY-REG-07\"\nverdict = \"fail\"\nclass = \"bug\"\n"
         "reason = \"It is so.\"\n" +
         lines;
}

TEST(ExpectationFileTest, ReadsEveryField) {
  const auto expectations = ParseExpectations(kFull, "a.toml");
  ASSERT_EQ(expectations.size(), 2U);
  const Expectation& first = expectations[0];
  EXPECT_EQ(first.rule, "NOTIFY-ERR-01");
  EXPECT_EQ(first.verdict, Verdict::kTimeout);
  EXPECT_EQ(first.kind, Expectation::Class::kWontfix);
  EXPECT_EQ(first.reason, "It never calls.");
  EXPECT_EQ(first.message, "Actual: false");
  EXPECT_EQ(first.link, "https://example.org/1");
  EXPECT_EQ(first.expires, std::chrono::year(2027) / 1 / 31);
  EXPECT_EQ(first.line, 2);
  EXPECT_EQ(expectations[1].kind, Expectation::Class::kFlaky);
  EXPECT_EQ(expectations[1].line, 11);
  EXPECT_FALSE(expectations[1].expires);
}

TEST(ExpectationFileTest, ReadsLinesOfTests) {
  const auto expectations = ParseExpectations(
      "[[test]]\nname = \"A.B\"\nverdict = \"crash\"\nclass = \"bug\"\nreason = \"x\"\n"
      "[[rule]]\nid = \"ST-01\"\nverdict = \"warn\"\nclass = \"bug\"\nreason = \"x\"\n",
      "a.toml");
  ASSERT_EQ(expectations.size(), 2U);
  EXPECT_EQ(expectations[0].test, "A.B");
  EXPECT_EQ(expectations[0].rule, "");
  EXPECT_EQ(expectations[1].rule, "ST-01");
  EXPECT_EQ(expectations[1].test, "");
  const std::vector<RuleTest> suite = {{.name = "A.B", .rules = {}, .file = ""}};
  CheckTestNames(expectations, suite, "a.toml");
  try {
    CheckTestNames(expectations, {}, "a.toml");
    FAIL();
  } catch (const ExpectationError& error) {
    EXPECT_STREQ(error.what(), "a.toml:1: there is no test 'A.B'");
  }
}

TEST(ExpectationFileTest, AnEmptyFileExpectsThatEverythingHolds) {
  EXPECT_THAT(ParseExpectations("", "a.toml"), IsEmpty());
}

TEST(ExpectationFileTest, ComplainsWithFileAndLine) {
  const std::array<std::pair<std::string, const char*>, 17> cases = {{
      {"[[rule]]\nid = ", "a.toml:2: "},
      {"rule = 7\n", "a.toml:1: expected [[rule]] or [[test]], found 'rule'"},
      {"rule = [7]\n", "a.toml:1: expected [[rule]]"},
      {"[[rul]]\n", "a.toml:1: expected [[rule]] or [[test]], found 'rul'"},
      {"rule = [{id = \"NOTIFY-REG-07\"}]\n", "a.toml:1: expected [[rule]]"},
      {"[[test]]\nid = \"A.B\"\n", "a.toml:2: unknown key 'id'"},
      {"[[test]]\nverdict = \"fail\"\n", "a.toml:1: a line without 'name'"},
      {"[[rule]]\nid = \"NOTIFY-REG-07\"\n", "a.toml:1: a line without 'verdict'"},
      {Rule("rasen = \"x\"\n"), "a.toml:6: unknown key 'rasen'"},
      {Rule("message = 7\n"), "a.toml:6: 'message' takes a text"},
      {Rule("link = \"\"\n"), "a.toml:6: 'link' takes a text"},
      {Rule("expires = \"soon\"\n"), "a.toml:6: 'expires' takes a day"},
      {Rule("reason = \"twice\"\n"), "a.toml:6: "},
      {Rule(Rule("")), "a.toml:6: NOTIFY-REG-07 stands here for the second time"},
      {"[[rule]]\nid = \"TEA-01\"\nverdict = \"fail\"\nclass = \"bug\"\nreason = \"x\"\n",
       "a.toml:1: there is no rule 'TEA-01'"},
      {"[[rule]]\nid = \"X\"\nverdict = \"pass\"\nclass = \"bug\"\nreason = \"x\"\n",
       "a.toml:3: 'verdict' is fail, warn, crash or timeout, not 'pass'"},
      {"[[rule]]\nid = \"X\"\nverdict = \"fail\"\nclass = \"ant\"\nreason = \"x\"\n",
       "a.toml:4: 'class' is bug, wontfix or flaky, not 'ant'"},
  }};
  for (const auto& [text, complaint] : cases) {
    EXPECT_THAT(Complaint(text), StartsWith(complaint)) << text;
  }
}

TEST(ExpectationFileTest, ComplainsOfBytesThatAreNotText) {
  EXPECT_THAT(Complaint("[[rule]]\nid = \"\xff\"\n"), StartsWith("a.toml:2: "));
}

TEST(ExpectationFileTest, ComplainsOfAFileThatIsNotThere) {
  try {
    ReadExpectations("nowhere/a.toml");
    FAIL();
  } catch (const ExpectationError& error) {
    EXPECT_THAT(error.what(), HasSubstr("cannot read nowhere/a.toml"));
  }
}

TEST(ExpectationFileTest, EveryFileOfOursCanBeRead) {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(EXPECTATIONS_FOLDER)) {
    if (entry.path().extension() != ".toml") continue;
    EXPECT_FALSE(ReadExpectations(entry.path()).empty());
    ++files;
  }
  EXPECT_GT(files, 0);
}

}  // namespace
}  // namespace conformance
