#include "sim/notify/slots.h"

#include <gtest/gtest.h>

namespace bitsim {
namespace {

constexpr UserIndex kAlice = 0;
constexpr UserIndex kBob = 1;
constexpr SlotPriority kHigh = SlotPriority::kHigh;
constexpr SlotPriority kLow = SlotPriority::kLow;

// Four slots, all taken by Alice, as tickets 1 to 4.
class FullSlotsTest : public ::testing::Test {
 protected:
  FullSlotsTest() {
    for (Slots::Ticket ticket = 1; ticket <= 4; ++ticket) {
      EXPECT_TRUE(slots_.TryEnter(kAlice, ticket, kHigh));
    }
  }

  Slots slots_{4};
};

TEST_F(FullSlotsTest, LetNoFifthIn) {
  EXPECT_FALSE(slots_.TryEnter(kAlice, 5, kHigh));
  EXPECT_FALSE(slots_.TryEnter(kAlice, 5, kHigh));
  EXPECT_EQ(slots_.Next(kAlice), std::nullopt);
}

TEST_F(FullSlotsTest, AreNobodyElses) {
  for (Slots::Ticket ticket = 5; ticket <= 8; ++ticket) {
    EXPECT_TRUE(slots_.TryEnter(kBob, ticket, kHigh));
  }
  EXPECT_FALSE(slots_.TryEnter(kBob, 9, kHigh));
  EXPECT_EQ(slots_.Leave(kAlice), std::nullopt);  // Bob's ticket is not hers
}

TEST_F(FullSlotsTest, GoInTheOrderOfTheFirstTry) {
  for (const Slots::Ticket ticket : {7u, 5u, 6u, 7u, 5u}) {
    EXPECT_FALSE(slots_.TryEnter(kAlice, ticket, kHigh));
  }
  for (const Slots::Ticket ticket : {7u, 5u, 6u}) {
    EXPECT_EQ(slots_.Leave(kAlice), ticket);
    EXPECT_TRUE(slots_.TryEnter(kAlice, ticket, kHigh));
  }
  EXPECT_EQ(slots_.Leave(kAlice), std::nullopt);
}

TEST_F(FullSlotsTest, GoToHighPriorityFirst) {
  EXPECT_FALSE(slots_.TryEnter(kAlice, 5, kLow));
  EXPECT_FALSE(slots_.TryEnter(kAlice, 6, kHigh));
  EXPECT_EQ(slots_.Leave(kAlice), 6u);
  EXPECT_FALSE(slots_.TryEnter(kAlice, 5, kLow));  // a slot is free, but not for it
  EXPECT_TRUE(slots_.TryEnter(kAlice, 6, kHigh));
  EXPECT_EQ(slots_.Leave(kAlice), 5u);
  EXPECT_TRUE(slots_.TryEnter(kAlice, 5, kLow));
}

TEST_F(FullSlotsTest, LetNobodyOvertakeThoseWhoWait) {
  EXPECT_FALSE(slots_.TryEnter(kAlice, 5, kHigh));
  slots_.Leave(kAlice);
  EXPECT_FALSE(slots_.TryEnter(kAlice, 6, kHigh));
  EXPECT_TRUE(slots_.TryEnter(kAlice, 5, kHigh));
  EXPECT_EQ(slots_.Leave(kAlice), 6u);
}

TEST_F(FullSlotsTest, AreOfferedToTheNextAsLongAsOneIsFree) {
  slots_.TryEnter(kAlice, 5, kHigh);
  slots_.TryEnter(kAlice, 6, kHigh);
  EXPECT_EQ(slots_.Leave(kAlice), 5u);
  EXPECT_EQ(slots_.Leave(kAlice), 5u);  // it has not tried yet
  EXPECT_TRUE(slots_.TryEnter(kAlice, 5, kHigh));
  EXPECT_EQ(slots_.Next(kAlice), 6u);
  EXPECT_TRUE(slots_.TryEnter(kAlice, 6, kHigh));
  EXPECT_EQ(slots_.Next(kAlice), std::nullopt);
}

TEST_F(FullSlotsTest, AreGivenUpByWithdrawing) {
  slots_.TryEnter(kAlice, 5, kHigh);
  slots_.TryEnter(kAlice, 6, kHigh);
  EXPECT_EQ(slots_.Leave(kAlice), 5u);
  EXPECT_EQ(slots_.Withdraw(kAlice, 5), 6u);  // instead of it
  EXPECT_TRUE(slots_.TryEnter(kAlice, 6, kHigh));
  EXPECT_EQ(slots_.Leave(kAlice), std::nullopt);
}

TEST_F(FullSlotsTest, OfferNothingWhenAWithdrawalFreesNoSlot) {
  slots_.TryEnter(kAlice, 5, kLow);
  slots_.TryEnter(kAlice, 6, kHigh);
  EXPECT_EQ(slots_.Withdraw(kAlice, 5), std::nullopt);
  EXPECT_EQ(slots_.Withdraw(kAlice, 99), std::nullopt);  // which never waited
  EXPECT_EQ(slots_.Withdraw(kBob, 6), std::nullopt);     // another user's
  EXPECT_EQ(slots_.Leave(kAlice), 6u);
}

TEST(Slots, OfOneMayServeAll) {
  Slots slots(1, false);
  EXPECT_TRUE(slots.TryEnter(kAlice, 1, kHigh));
  EXPECT_FALSE(slots.TryEnter(kBob, 2, kHigh));
  EXPECT_EQ(slots.Leave(kAlice), 2u);
}

TEST(Slots, OfAUserWhoseNumberIsHighExist) {
  Slots slots(1);
  EXPECT_EQ(slots.Next(1000), std::nullopt);
  EXPECT_TRUE(slots.TryEnter(1000, 1, kLow));
  EXPECT_FALSE(slots.TryEnter(1000, 2, kLow));
  EXPECT_EQ(slots.Leave(1000), 2u);
}

}  // namespace
}  // namespace bitsim
