#include "sim/core/stable_vector.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <vector>

namespace bitsim {
namespace {

TEST(StableVector, ElementsStayWhereTheyAreAndBeginAsTheirConstructorMakesThem) {
  StableVector<int> numbers;
  std::vector<int*> places;
  for (std::size_t i = 0; i < 100; ++i) {
    int& number = numbers.Append();
    EXPECT_EQ(number, 0);
    number = static_cast<int>(i);
    places.push_back(&number);
  }
  ASSERT_EQ(numbers.size(), 100u);
  for (std::size_t i = 0; i < 100; ++i) {
    EXPECT_EQ(&numbers[i], places[i]);
    EXPECT_EQ(numbers[i], static_cast<int>(i));
  }
}

}  // namespace
}  // namespace bitsim
