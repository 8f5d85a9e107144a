#include "sim/core/function_ref.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>

namespace bitsim {
namespace {

int CallWith(FunctionRef<int(int)> function, int argument) { return function(argument); }

TEST(FunctionRefTest, CallsLambdasFunctionsAndConstObjects) {
  int factor = 3;
  EXPECT_EQ(CallWith([&](int number) { return number * factor++; }, 5), 15);
  EXPECT_EQ(factor, 4);
  const std::function<int(int)> function = [](int number) { return number + 1; };
  EXPECT_EQ(CallWith(function, 5), 6);
}

TEST(FunctionRefTest, RefersAndDoesNotCopy) {
  struct Counter {
    int operator()(int step) { return count += step; }
    int count = 0;
  } counter;
  const FunctionRef<int(int)> reference(counter);
  const FunctionRef<int(int)> copy(reference);
  EXPECT_EQ(reference(2), 2);
  EXPECT_EQ(copy(3), 5);
  EXPECT_EQ(counter.count, 5);
}

TEST(FunctionRefTest, PassesArgumentsThrough) {
  const auto append = [](std::string text, const std::string& more) { return text + more; };
  const FunctionRef<std::string(std::string, const std::string&)> reference(append);
  EXPECT_EQ(reference("a", "b"), "ab");
}

}  // namespace
}  // namespace bitsim
