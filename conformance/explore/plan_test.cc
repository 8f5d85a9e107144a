#include "conformance/explore/plan.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "conformance/explore/workers.h"

namespace conformance::explore {
namespace {

std::string Describe(const RunResult& result) {
  std::string text = result.mismatch->what + "\n";
  for (const model::Command& command : result.commands) text += "  " + ToString(command) + "\n";
  return text + "expected\n" + result.mismatch->expected + "actual\n" + result.mismatch->actual;
}

// The simulator does what the model allows, whatever comes.
class EveryStrategyTest : public testing::TestWithParam<Strategy> {};

TEST_P(EveryStrategyTest, FindsNothingWrongWithTheSimulator) {
  const Plan plan({.strategy = GetParam(), .depth = 2});
  for (std::uint64_t i = 0; i < std::min<std::uint64_t>(plan.count(), 2'000); ++i) {
    const RunResult result = plan.Run(i);
    ASSERT_FALSE(result.mismatch) << "history " << i << ": " << Describe(result);
  }
}

TEST_P(EveryStrategyTest, MakesTheSameHistoryAgain) {
  const Plan one({.strategy = GetParam(), .seed = 7, .depth = 2});
  const Plan other({.strategy = GetParam(), .seed = 7, .depth = 2});
  for (const std::uint64_t i : {0u, 1u, 30u}) {
    EXPECT_EQ(one.Run(i).commands, other.Run(i).commands);
    EXPECT_EQ(one.Run(i).trace_hash, other.Run(i).trace_hash);
  }
}

INSTANTIATE_TEST_SUITE_P(, EveryStrategyTest,
                         testing::Values(Strategy::kRandom, Strategy::kSwarm, Strategy::kPct,
                                         Strategy::kExhaustive),
                         [](const auto& one) { return std::string(ToString(one.param)); });

// The normal test run asks every question that there is. Four slots are full in a scenario of its
// own only.
TEST(PlanTest, ReachesEveryCellAndEveryRule) {
  Coverage coverage;
  const auto visit = [&](const Plan& plan, std::uint64_t histories_max) {
    for (std::uint64_t i = 0; i < histories_max && !IsComplete(coverage); ++i) {
      const RunResult result = plan.Run(i);
      ASSERT_FALSE(result.mismatch) << "history " << i << ": " << Describe(result);
      coverage.Add(result.coverage);
    }
  };
  visit(Plan({.scenario = ReadScenario(SCENARIOS "/slots.toml")}), 3'000);
  visit(Plan({}), 20'000);
  EXPECT_TRUE(IsComplete(coverage)) << ToMarkdown(coverage);
}

struct ForgetsEventsOfTheDead final : bitsim::Decisions {
  bool EventOutlivesCallback() const override { return false; }
};

// A share of the work is found by whoever gets it, and it is always the same that is told.
TEST(WorkTest, TheFirstFailureDoesNotDependOnTheProcesses) {
  const ForgetsEventsOfTheDead wrong;
  const Plan plan({.decisions = &wrong});
  const WorkResult alone = Work(plan, {.end = 5'000, .process_count = 1});
  const WorkResult together = Work(plan, {.end = 5'000, .process_count = 3});
  ASSERT_TRUE(alone.first_failure);
  EXPECT_EQ(alone.first_failure, together.first_failure);
  EXPECT_TRUE(plan.Run(*alone.first_failure).mismatch);
}

TEST(WorkTest, GoesOnWhereItStopped) {
  const Plan plan({});
  const WorkResult whole = Work(plan, {.end = 700, .process_count = 2});
  const WorkResult first = Work(plan, {.end = 300, .process_count = 2});
  const WorkResult second = Work(plan, {.begin = first.next, .end = 700, .process_count = 2});
  EXPECT_EQ(first.next, 300u);
  EXPECT_EQ(second.next, 700u);
  Coverage both = first.coverage;
  both.Add(second.coverage);
  EXPECT_EQ(both.ToText(), whole.coverage.ToText());
}

TEST(WorkTest, StopsWhenAsked) {
  const volatile std::sig_atomic_t stop = 1;
  const WorkResult result = Work(Plan({}), {.end = 5'000, .stop = &stop});
  EXPECT_EQ(result.next, 0u);
}

}  // namespace
}  // namespace conformance::explore
