#include "conformance/explore/plan.h"

#include <gtest/gtest.h>

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
    const RunResult result = plan.Run(i, 20);
    ASSERT_FALSE(result.mismatch) << "history " << i << ": " << Describe(result);
  }
}

INSTANTIATE_TEST_SUITE_P(, EveryStrategyTest,
                         testing::Values(Strategy::kRandom, Strategy::kSwarm, Strategy::kPct,
                                         Strategy::kExhaustive));

}  // namespace
}  // namespace conformance::explore
