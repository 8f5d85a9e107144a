#include "conformance/runner/worker_messages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>

namespace conformance::runner {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Kind = WorkerMessage::Kind;

TestResult FullResult() {
  TestResult test;
  test.name = "A_01.B";
  test.rules = {"A-01", "A-02"};
  test.file = "conformance/suite/a.cc";
  test.line = 7;
  test.probe = true;
  test.assertions = 3;
  test.findings = {{.kind = Finding::Kind::kSoft,
                    .file = "a.cc",
                    .line = 9,
                    .message = "two\nlines",
                    .rules = {"A-02"},
                    .ended_the_test = true}};
  test.observations = {{.what = "calls", .value = "7"}};
  test.unsupported = "";
  test.trace = {"one", "two"};
  test.trace_hash = std::numeric_limits<std::uint64_t>::max();
  test.duration = std::chrono::nanoseconds(12'345'678'901);
  test.verdict = Verdict::kWarn;
  return test;
}

TEST(WorkerMessagesTest, AResultArrivesAsItLeft) {
  const TestResult sent = FullResult();
  const std::string line = ToLine({.kind = Kind::kEnd, .test = sent});
  EXPECT_THAT(line, Not(HasSubstr("\n")));
  const WorkerMessage message = ParseWorkerLine(line);
  EXPECT_EQ(message.kind, Kind::kEnd);
  const TestResult& test = message.test;
  EXPECT_EQ(test.name, sent.name);
  EXPECT_EQ(test.rules, sent.rules);
  EXPECT_EQ(test.file, sent.file);
  EXPECT_EQ(test.line, sent.line);
  EXPECT_EQ(test.probe, sent.probe);
  EXPECT_EQ(test.assertions, sent.assertions);
  ASSERT_EQ(test.findings.size(), 1U);
  EXPECT_EQ(test.findings[0].kind, Finding::Kind::kSoft);
  EXPECT_EQ(test.findings[0].message, "two\nlines");
  EXPECT_EQ(test.findings[0].rules, sent.findings[0].rules);
  EXPECT_TRUE(test.findings[0].ended_the_test);
  ASSERT_EQ(test.observations.size(), 1U);
  EXPECT_EQ(test.observations[0].value, "7");
  EXPECT_EQ(test.unsupported, "");
  EXPECT_EQ(test.trace, sent.trace);
  EXPECT_EQ(test.trace_hash, sent.trace_hash);
  EXPECT_EQ(test.duration, sent.duration);
  EXPECT_EQ(test.verdict, Verdict::kWarn);
}

TEST(WorkerMessagesTest, ATestThatIsSupportedHasNoReason) {
  TestResult test = FullResult();
  test.unsupported.reset();
  EXPECT_FALSE(ParseWorkerLine(ToLine({.kind = Kind::kEnd, .test = test})).test.unsupported);
}

TEST(WorkerMessagesTest, TheOthersCarryAText) {
  for (const Kind kind : {Kind::kReady, Kind::kStart, Kind::kBroke, Kind::kRefused, Kind::kDone}) {
    const WorkerMessage message = ParseWorkerLine(ToLine({.kind = kind, .text = "a \"b\"\n"}));
    EXPECT_EQ(message.kind, kind);
    EXPECT_EQ(message.text, "a \"b\"\n");
  }
}

TEST(WorkerMessagesTest, BytesThatAreNotTextDoNoHarm) {
  EXPECT_THAT(ParseWorkerLine(ToLine({.kind = Kind::kBroke,
                                      .text = "a\xff"
                                              "b"}))
                  .text,
              HasSubstr("b"));
}

TEST(WorkerMessagesTest, RefusesWhatIsNotAMessage) {
  for (const char* line :
       {"", "{", "[]", "7", "{}", R"({"say":"hello"})", R"({"say":7})", R"({"say":"end"})",
        R"({"say":"finding","finding":{"kind":99}})", R"({"say":"start","text":7})"}) {
    EXPECT_THROW(ParseWorkerLine(line), std::invalid_argument) << line;
  }
}

}  // namespace
}  // namespace conformance::runner
