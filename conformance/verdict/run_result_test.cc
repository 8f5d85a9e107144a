#include "conformance/verdict/run_result.h"

#include <gtest/gtest.h>

namespace conformance {
namespace {

TEST(TraceHashTest, IsTheSameEverywhere) {
  std::uint64_t hash = AddToTraceHash(0, "A_01.Works", 0x0123456789abcdef);
  EXPECT_EQ(TraceHashText(hash), "e6da0304397ee3de");
  hash = AddToTraceHash(hash, "A_02.Works", 0);
  EXPECT_EQ(TraceHashText(hash), "a8eea3716e8cfb5f");
}

TEST(TraceHashTest, DependsOnNamesAndHashesAndOnNoOrder) {
  const auto both = [](const char* first, std::uint64_t first_hash, const char* second,
                       std::uint64_t second_hash) {
    return AddToTraceHash(AddToTraceHash(0, first, first_hash), second, second_hash);
  };
  const std::uint64_t hash = both("a", 1, "b", 2);
  EXPECT_EQ(hash, both("b", 2, "a", 1));
  EXPECT_NE(hash, both("a", 2, "b", 1));
  EXPECT_NE(hash, both("a", 2, "b", 2));
  EXPECT_NE(hash, both("c", 1, "b", 2));
}

TEST(TraceHashTest, TextKeepsLeadingZeros) { EXPECT_EQ(TraceHashText(0xab), "00000000000000ab"); }

TEST(RepeatCommandTest, CanBePastedIntoAShell) {
  RunResult run;
  run.backend = "sim";
  run.seed = 42;
  TestResult test;
  test.name = "A_01.Works";
  EXPECT_EQ(RepeatCommand(run, test),
            "bits-conformance --backend=sim --gtest_filter=A_01.Works --seed=42");
  run.backend = "exec:./it's here";
  EXPECT_EQ(RepeatCommand(run, test),
            "bits-conformance '--backend=exec:./it'\\''s here' --gtest_filter=A_01.Works "
            "--seed=42");
}

TEST(HasWarningsTest, ARuleThatIsWarnedOfIsEnough) {
  RunResult run;
  EXPECT_FALSE(HasWarnings(run));
  run.rules = {{.verdict = Verdict::kPass}, {.verdict = Verdict::kWarn}};
  EXPECT_TRUE(HasWarnings(run));
  EXPECT_TRUE(IsGreen(run));
  run.rules = {{.verdict = Verdict::kPass}, {.verdict = Verdict::kFail}};
  EXPECT_FALSE(HasWarnings(run));
}

TEST(IsGreenTest, ARedTestIsEnough) {
  RunResult run;
  run.tests.emplace_back().verdict = Verdict::kWarn;
  EXPECT_TRUE(IsGreen(run));
  run.tests.emplace_back().verdict = Verdict::kFail;
  EXPECT_FALSE(IsGreen(run));
  run.tests.clear();
  run.rules.emplace_back().verdict = Verdict::kTimeout;
  EXPECT_FALSE(IsGreen(run));
}

}  // namespace
}  // namespace conformance
