#include "sim/core/stack_pool.h"

#include <gtest/gtest.h>

#include <vector>

namespace bitsim {
namespace {

TEST(StackPoolTest, AStackThatWasGivenBackIsTakenAgain) {
  const auto first = TakeStack();
  GiveBackStack(first);
  const auto second = TakeStack();
  EXPECT_EQ(first.sp, second.sp);
  GiveBackStack(second);
}

TEST(StackPoolTest, LendsManyAtOnce) {
  std::vector<boost::context::stack_context> stacks;
  for (int i = 0; i < 200; ++i) stacks.push_back(TakeStack());
  for (const auto& stack : stacks) *(static_cast<char*>(stack.sp) - 1) = 1;
  for (const auto& stack : stacks) GiveBackStack(stack);
}

}  // namespace
}  // namespace bitsim
