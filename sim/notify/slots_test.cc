#include "sim/notify/slots.h"

#include <gtest/gtest.h>

namespace bitsim {
namespace {

constexpr UserIndex kAlice = 0;
constexpr UserIndex kBob = 1;
constexpr SlotPriority kHigh = SlotPriority::kHigh;
constexpr SlotPriority kLow = SlotPriority::kLow;

std::optional<Slots::Ticket> NextAfterLeaving(Slots::OfUser& slots) {
  slots.Leave();
  return slots.Next();
}

// Four slots, all taken by Alice, as tickets 1 to 4.
class FullSlotsTest : public ::testing::Test {
 protected:
  FullSlotsTest() {
    for (Slots::Ticket ticket = 1; ticket <= 4; ++ticket) {
      EXPECT_TRUE(slots_.of(kAlice).TryEnter(ticket, kHigh));
    }
  }

  Slots slots_{4};
};

TEST_F(FullSlotsTest, LetNoFifthIn) {
  EXPECT_FALSE(slots_.of(kAlice).TryEnter(5, kHigh));
  EXPECT_FALSE(slots_.of(kAlice).TryEnter(5, kHigh));
  EXPECT_EQ(slots_.of(kAlice).Next(), std::nullopt);
}

TEST_F(FullSlotsTest, AreNobodyElses) {
  for (Slots::Ticket ticket = 5; ticket <= 8; ++ticket) {
    EXPECT_TRUE(slots_.of(kBob).TryEnter(ticket, kHigh));
  }
  EXPECT_FALSE(slots_.of(kBob).TryEnter(9, kHigh));
  EXPECT_EQ(NextAfterLeaving(slots_.of(kAlice)), std::nullopt);  // Bob's ticket is not hers
}

TEST_F(FullSlotsTest, GoInTheOrderOfTheFirstTry) {
  for (const Slots::Ticket ticket : {7u, 5u, 6u, 7u, 5u}) {
    EXPECT_FALSE(slots_.of(kAlice).TryEnter(ticket, kHigh));
  }
  for (const Slots::Ticket ticket : {7u, 5u, 6u}) {
    EXPECT_EQ(NextAfterLeaving(slots_.of(kAlice)), ticket);
    EXPECT_TRUE(slots_.of(kAlice).TryEnter(ticket, kHigh));
  }
  EXPECT_EQ(NextAfterLeaving(slots_.of(kAlice)), std::nullopt);
}

TEST_F(FullSlotsTest, GoToHighPriorityFirst) {
  EXPECT_FALSE(slots_.of(kAlice).TryEnter(5, kLow));
  EXPECT_FALSE(slots_.of(kAlice).TryEnter(6, kHigh));
  EXPECT_EQ(NextAfterLeaving(slots_.of(kAlice)), 6u);
  EXPECT_FALSE(slots_.of(kAlice).TryEnter(5, kLow));  // a slot is free, but not for it
  EXPECT_TRUE(slots_.of(kAlice).TryEnter(6, kHigh));
  EXPECT_EQ(NextAfterLeaving(slots_.of(kAlice)), 5u);
  EXPECT_TRUE(slots_.of(kAlice).TryEnter(5, kLow));
}

TEST_F(FullSlotsTest, LetNobodyOvertakeThoseWhoWait) {
  EXPECT_FALSE(slots_.of(kAlice).TryEnter(5, kHigh));
  slots_.of(kAlice).Leave();
  EXPECT_FALSE(slots_.of(kAlice).TryEnter(6, kHigh));
  EXPECT_TRUE(slots_.of(kAlice).TryEnter(5, kHigh));
  EXPECT_EQ(NextAfterLeaving(slots_.of(kAlice)), 6u);
}

TEST_F(FullSlotsTest, LetOutcomesOvertakeAModificationThatHasNotTriedYet) {
  EXPECT_FALSE(slots_.of(kAlice).TryEnter(5, kLow));
  EXPECT_EQ(NextAfterLeaving(slots_.of(kAlice)), 5u);
  EXPECT_TRUE(slots_.of(kAlice).TryEnter(6, kHigh));  // else nobody would tell it when to try
  EXPECT_FALSE(slots_.of(kAlice).TryEnter(5, kLow));
  EXPECT_EQ(NextAfterLeaving(slots_.of(kAlice)), 5u);
  EXPECT_TRUE(slots_.of(kAlice).TryEnter(5, kLow));
}

TEST_F(FullSlotsTest, AreOfferedToTheNextAsLongAsOneIsFree) {
  slots_.of(kAlice).TryEnter(5, kHigh);
  slots_.of(kAlice).TryEnter(6, kHigh);
  EXPECT_EQ(NextAfterLeaving(slots_.of(kAlice)), 5u);
  EXPECT_EQ(NextAfterLeaving(slots_.of(kAlice)), 5u);  // it has not tried yet
  EXPECT_TRUE(slots_.of(kAlice).TryEnter(5, kHigh));
  EXPECT_EQ(slots_.of(kAlice).Next(), 6u);
  EXPECT_TRUE(slots_.of(kAlice).TryEnter(6, kHigh));
  EXPECT_EQ(slots_.of(kAlice).Next(), std::nullopt);
}

TEST_F(FullSlotsTest, AreGivenUpByWithdrawing) {
  slots_.of(kAlice).TryEnter(5, kHigh);
  slots_.of(kAlice).TryEnter(6, kHigh);
  EXPECT_EQ(NextAfterLeaving(slots_.of(kAlice)), 5u);
  EXPECT_EQ(slots_.of(kAlice).Withdraw(5), 6u);  // instead of it
  EXPECT_TRUE(slots_.of(kAlice).TryEnter(6, kHigh));
  EXPECT_EQ(NextAfterLeaving(slots_.of(kAlice)), std::nullopt);
}

TEST_F(FullSlotsTest, OfferNothingWhenAWithdrawalFreesNoSlot) {
  slots_.of(kAlice).TryEnter(5, kLow);
  slots_.of(kAlice).TryEnter(6, kHigh);
  EXPECT_EQ(slots_.of(kAlice).Withdraw(5), std::nullopt);
  EXPECT_EQ(slots_.of(kAlice).Withdraw(99), std::nullopt);  // which never waited
  EXPECT_EQ(slots_.of(kBob).Withdraw(6), std::nullopt);     // another user's
  EXPECT_EQ(NextAfterLeaving(slots_.of(kAlice)), 6u);
}

TEST_F(FullSlotsTest, AreNewAfterARenewal) {
  Slots::OfUser& old = slots_.of(kAlice);
  old.TryEnter(5, kHigh);
  slots_.Renew();
  EXPECT_FALSE(slots_.of(kAlice).anybody_waits());
  for (Slots::Ticket ticket = 11; ticket <= 14; ++ticket) {
    EXPECT_TRUE(slots_.of(kAlice).TryEnter(ticket, kHigh));
  }
  old.Leave();  // somebody who entered before
  EXPECT_FALSE(old.anybody_waits());
  EXPECT_FALSE(slots_.of(kAlice).TryEnter(15, kHigh));
}

TEST_F(FullSlotsTest, MayBeLeftAfterSeveralRenewals) {
  Slots::OfUser& old = slots_.of(kAlice);
  slots_.Renew();
  slots_.Renew();
  for (int i = 0; i < 4; ++i) old.Leave();
  EXPECT_TRUE(old.is_all_free());
}

TEST(Slots, OfOneMayServeAll) {
  Slots slots(1, false);
  EXPECT_TRUE(slots.of(kAlice).TryEnter(1, kHigh));
  EXPECT_FALSE(slots.of(kBob).TryEnter(2, kHigh));
  EXPECT_EQ(NextAfterLeaving(slots.of(kAlice)), 2u);
}

TEST(Slots, OfAUserWhoseNumberIsHighExist) {
  Slots slots(1);
  EXPECT_EQ(slots.of(1000).Next(), std::nullopt);
  EXPECT_TRUE(slots.of(1000).TryEnter(1, kLow));
  EXPECT_FALSE(slots.of(1000).TryEnter(2, kLow));
  EXPECT_EQ(NextAfterLeaving(slots.of(1000)), 2u);
}

}  // namespace
}  // namespace bitsim
