#include "sim/core/compact_vector.h"

#include <gtest/gtest.h>

#include <memory>
#include <utility>

namespace bitsim {
namespace {

using Numbers = CompactVector<std::unique_ptr<int>>;

Numbers UpTo(int count) {
  Numbers numbers;
  for (int i = 0; i < count; ++i) numbers.Append() = std::make_unique<int>(i);
  return numbers;
}

TEST(CompactVectorTest, TakesSixteenBytes) { EXPECT_EQ(sizeof(Numbers), 16u); }

TEST(CompactVectorTest, BeginsEmpty) {
  const Numbers numbers;
  EXPECT_TRUE(numbers.empty());
  EXPECT_EQ(numbers.begin(), numbers.end());
}

TEST(CompactVectorTest, KeepsItsElementsInTheirOrderWhenItGrows) {
  Numbers numbers = UpTo(100);
  ASSERT_EQ(numbers.size(), 100u);
  for (std::size_t i = 0; i < numbers.size(); ++i) EXPECT_EQ(*numbers[i], static_cast<int>(i));
  EXPECT_EQ(*numbers.back(), 99);
  int next = 0;
  for (const auto& number : numbers) EXPECT_EQ(*number, next++);
}

TEST(CompactVectorTest, LetsGoOfTheLastElement) {
  const auto shared = std::make_shared<int>(7);
  CompactVector<std::shared_ptr<int>> numbers;
  numbers.Append() = shared;
  numbers.Append() = shared;
  numbers.RemoveLast();
  EXPECT_EQ(numbers.size(), 1u);
  EXPECT_EQ(shared.use_count(), 2);
  EXPECT_EQ(numbers.Append(), nullptr);
}

TEST(CompactVectorTest, IsEmptyAfterItWasMovedAndMayBeFilledAgain) {
  Numbers numbers = UpTo(3);
  const Numbers moved = std::move(numbers);
  EXPECT_EQ(moved.size(), 3u);
  EXPECT_TRUE(numbers.empty());
  numbers.Append() = std::make_unique<int>(7);
  EXPECT_EQ(*numbers.back(), 7);
  EXPECT_EQ(*moved[2], 2);
}

}  // namespace
}  // namespace bitsim
