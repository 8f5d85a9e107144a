#include "conformance/report/assertion_message.h"

#include <gmock/gmock.h>
#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace conformance::report {
namespace {

// The messages are GoogleTest's own, so that a new GoogleTest with other words is noticed.
#define MESSAGE_OF(statement)                                                                    \
  [&] {                                                                                          \
    ::testing::TestPartResultArray results;                                                      \
    {                                                                                            \
      ::testing::ScopedFakeTestPartResultReporter reporter(                                      \
          ::testing::ScopedFakeTestPartResultReporter::INTERCEPT_ONLY_CURRENT_THREAD, &results); \
      statement;                                                                                 \
    }                                                                                            \
    EXPECT_GE(results.size(), 1);                                                                \
    return results.size() > 0 ? std::string(results.GetTestPartResult(0).message()) : "";        \
  }()

TEST(AssertionMessageTest, EqualityKnowsWhichSideIsTheConstant) {
  const int answer = -2145386494;
  const auto expect_parts = [](const AssertionMessage& message) {
    EXPECT_EQ(message.checked, "answer");
    EXPECT_EQ(message.actual, "0x80200002");
    EXPECT_EQ(message.details, "");
  };
  AssertionMessage message = TakeApart(MESSAGE_OF(EXPECT_EQ(answer, 0)));
  expect_parts(message);
  EXPECT_EQ(message.expected, "0");
  message = TakeApart(MESSAGE_OF(EXPECT_EQ(0, answer)));
  expect_parts(message);
  EXPECT_EQ(message.expected, "0");
  message = TakeApart(
      "Expected equality of these values:\n  answer\n    Which is: -2145386494\n"
      "  S_OK\n    Which is: 0");
  expect_parts(message);
  EXPECT_EQ(message.expected, "0 (S_OK)");
  message = TakeApart(
      "Expected equality of these values:\n  S_OK\n    Which is: 0\n  answer\n"
      "    Which is: -2145386494");
  expect_parts(message);
  EXPECT_EQ(message.expected, "0 (S_OK)");
}

TEST(AssertionMessageTest, EqualityKeepsWhatTheTestSays) {
  const AssertionMessage message = TakeApart(MESSAGE_OF(EXPECT_EQ(1, 2) << "first\nsecond"));
  EXPECT_EQ(message.details, "first\nsecond");
}

TEST(AssertionMessageTest, Comparison) {
  const int calls = 3;
  const AssertionMessage message = TakeApart(MESSAGE_OF(EXPECT_LT(calls, 2) << "why"));
  EXPECT_EQ(message.expected, "(calls) < (2)");
  EXPECT_EQ(message.actual, "3 vs 2");
  EXPECT_EQ(message.details, "why");
}

TEST(AssertionMessageTest, Truth) {
  const bool called = false;
  const AssertionMessage message = TakeApart(MESSAGE_OF(EXPECT_TRUE(called) << "why"));
  EXPECT_EQ(message.checked, "called");
  EXPECT_EQ(message.expected, "true");
  EXPECT_EQ(message.actual, "false");
  EXPECT_EQ(message.details, "why");
}

TEST(AssertionMessageTest, Matcher) {
  const AssertionMessage message = TakeApart(MESSAGE_OF(EXPECT_THAT(1, ::testing::Gt(2))));
  EXPECT_EQ(message.checked, "1");
  EXPECT_EQ(message.expected, "is > 2");
  EXPECT_THAT(message.actual, ::testing::StartsWith("1"));
}

class Cup {
 public:
  virtual ~Cup() = default;
  virtual void Fill(int height) = 0;
};

class MockCup : public Cup {
 public:
  MOCK_METHOD(void, Fill, (int height), (override));
};

TEST(AssertionMessageTest, MissingCall) {
  const AssertionMessage message = TakeApart(MESSAGE_OF({
    MockCup cup;
    EXPECT_CALL(cup, Fill(3));
  }));
  EXPECT_EQ(message.expected, "to be called once");
  EXPECT_THAT(message.actual, ::testing::StartsWith("never called"));
  EXPECT_THAT(message.details, ::testing::HasSubstr("EXPECT_CALL(cup, Fill(3))"));
}

TEST(AssertionMessageTest, CallTooMany) {
  MockCup cup;
  EXPECT_CALL(cup, Fill(3));
  cup.Fill(3);
  const AssertionMessage message = TakeApart(MESSAGE_OF(cup.Fill(3)));
  EXPECT_EQ(message.checked, "Fill(3)");
  EXPECT_EQ(message.expected, "to be called once");
  EXPECT_THAT(message.actual, ::testing::StartsWith("called twice"));
}

TEST(AssertionMessageTest, UnexpectedCall) {
  MockCup cup;
  EXPECT_CALL(cup, Fill(3)).Times(::testing::AnyNumber());
  const AssertionMessage message = TakeApart(MESSAGE_OF(cup.Fill(4)));
  EXPECT_EQ(message.expected, "no such call");
  EXPECT_EQ(message.actual, "Fill(4)");
  EXPECT_THAT(message.details, ::testing::HasSubstr("EXPECT_CALL(cup, Fill(3))"));
}

TEST(AssertionMessageTest, Exception) {
  const AssertionMessage message =
      TakeApart("C++ exception with description \"no tea\" thrown in the test body.");
  EXPECT_EQ(message.expected, "no exception");
  EXPECT_THAT(message.actual, ::testing::HasSubstr("no tea"));
}

TEST(AssertionMessageTest, WhatCannotBeTakenApartStaysWhole) {
  EXPECT_EQ(TakeApart(MESSAGE_OF(ADD_FAILURE() << "one\ntwo")).details, "one\ntwo");
  EXPECT_EQ(TakeApart("some words\nActual: only half").details, "some words\nActual: only half");
  EXPECT_EQ(TakeApart("").details, "");
}

TEST(AssertionMessageTest, OtherNumbersStayAsTheyAre) {
  const int balance = -1000000000;
  EXPECT_EQ(TakeApart(MESSAGE_OF(EXPECT_EQ(balance, 1))).actual, "-1000000000");
}

TEST(InOneLineTest, SaysWhatWasExpected) {
  EXPECT_EQ(InOneLine("Expected: (a) < (b), actual: 3 vs 2\nwhy"),
            "expected (a) < (b), got 3 vs 2");
  EXPECT_EQ(InOneLine("Failed\nno tea\nat all"), "no tea");
  EXPECT_EQ(InOneLine(""), "");
}

}  // namespace
}  // namespace conformance::report
