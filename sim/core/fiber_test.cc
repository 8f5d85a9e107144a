#include "sim/core/fiber.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

namespace bitsim {
namespace {

TEST(FiberTest, SwitchesBackAndForth) {
  std::string order;
  Fiber here;
  Fiber* other_pointer = nullptr;
  Fiber other([&]() -> Fiber& {
    order += "b";
    Fiber::Switch(*other_pointer, here);
    order += "d";
    return here;
  });
  other_pointer = &other;
  order += "a";
  Fiber::Switch(here, other);
  order += "c";
  Fiber::Switch(here, other);
  order += "e";
  EXPECT_EQ(order, "abcde");
}

TEST(FiberTest, OneFiberMayFollowAnother) {
  std::string order;
  Fiber here;
  Fiber second([&]() -> Fiber& {
    order += "2";
    return here;
  });
  Fiber first([&]() -> Fiber& {
    order += "1";
    return second;
  });
  Fiber::Switch(here, first);
  EXPECT_EQ(order, "12");
}

// Without this, a switch inside a handler would mix up two threads of exceptions: the wrong one
// would be thrown again, or freed.
TEST(FiberTest, EachFiberHasItsOwnExceptions) {
  std::vector<std::string> rethrown;
  Fiber here;
  std::vector<std::unique_ptr<Fiber>> fibers;
  for (const char* const name : {"one", "two", "three"}) {
    const std::size_t self = fibers.size();
    fibers.push_back(std::make_unique<Fiber>([&, name, self]() -> Fiber& {
      try {
        try {
          throw std::runtime_error(name);
        } catch (...) {
          Fiber::Switch(*fibers[self], here);
          throw;
        }
      } catch (const std::runtime_error& error) {
        rethrown.push_back(error.what());
      }
      return here;
    }));
  }
  for (const auto& fiber : fibers) Fiber::Switch(here, *fiber);
  EXPECT_EQ(std::current_exception(), nullptr);
  for (const auto& fiber : fibers) Fiber::Switch(here, *fiber);
  EXPECT_THAT(rethrown, testing::ElementsAre("one", "two", "three"));
}

TEST(FiberTest, UnwindingOnOneStackIsNoneOnAnother) {
  int count_in_destructor = -1;
  int count_outside = -1;
  Fiber here;
  Fiber* other_pointer = nullptr;
  struct SwitchesInDestructor {
    ~SwitchesInDestructor() {
      Fiber::Switch(*self, back);
      count = std::uncaught_exceptions();
    }
    Fiber*& self;
    Fiber& back;
    int& count;
  };
  Fiber other([&]() -> Fiber& {
    try {
      const SwitchesInDestructor object{other_pointer, here, count_in_destructor};
      throw 1;
    } catch (int) {
    }
    return here;
  });
  other_pointer = &other;
  Fiber::Switch(here, other);
  count_outside = std::uncaught_exceptions();
  Fiber::Switch(here, other);
  EXPECT_EQ(count_outside, 0);
  EXPECT_EQ(count_in_destructor, 1);
}

// A kilobyte a call, which no optimiser can do without: each call looks at the frame of the one
// before.
int UseStack(int depth, const volatile char* caller) {
  volatile char frame[1024];
  frame[0] = *caller;
  return depth == 0 ? frame[0] : UseStack(depth - 1, frame) + frame[0];
}

TEST(FiberTest, HasRoomForDeepCalls) {
  const volatile char zero = 0;
  Fiber here;
  int result = -1;
  Fiber other([&]() -> Fiber& {
    result = UseStack(100, &zero);
    return here;
  });
  Fiber::Switch(here, other);
  EXPECT_EQ(result, 0);
}

TEST(FiberDeathTest, AnEndlessRecursionMeetsTheGuardPage) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  // Not EXPECT_DEATH: a program that Wine ends for this has exit code 0.
  const auto in_any_way = [](int) { return true; };
  EXPECT_EXIT(
      {
        const volatile char zero = 0;
        Fiber here;
        Fiber other([&]() -> Fiber& {
          UseStack(1'000'000, &zero);
          return here;
        });
        Fiber::Switch(here, other);
      },
      in_any_way, "");
}

}  // namespace
}  // namespace bitsim
