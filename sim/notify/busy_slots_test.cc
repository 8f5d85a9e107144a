// Notifications that wait for a slot.

#include <gtest/gtest.h>

#include <deque>

#include "sim/notify/notifier_fixture.h"

namespace bitsim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// Four jobs block all slots of the user; the calls take 10, 20, 30 and 40 minutes, or for ever.
class BusyNotifierTest : public NotifierTest {
 protected:
  void BlockAllSlots(Duration step) {
    for (std::size_t i = 0; i < 4; ++i) {
      clients_.emplace_back(world_);
      clients_.back().group = 10;
      clients_.back().takes = step == kForever ? kForever : step * static_cast<int>(i + 1);
      Register(MakeTransferredJob(), clients_.back());
    }
    world_.RunFor(seconds(1));
    for (const Client& client : clients_) EXPECT_EQ(client.transferred, 1);
  }

  std::deque<Client> clients_;
};

TEST_F(BusyNotifierTest, AFifthCallWaits) {
  BlockAllSlots(minutes(10));
  Register(MakeTransferredJob(), first_);
  world_.RunFor(minutes(9));
  EXPECT_EQ(first_.transferred, 0);
  world_.RunFor(minutes(1));
  EXPECT_EQ(first_.transferred, 1);
}

TEST_F(BusyNotifierTest, AnotherUserDoesNotWait) {
  BlockAllSlots(kForever);
  second_.user = engine_.AddUser({.name = "bob"});
  Register(MakeTransferredJob(), second_);
  world_.RunUntilIdle();
  EXPECT_EQ(second_.transferred, 1);
}

TEST_F(BusyNotifierTest, SlotsThatBecomeFreeTogetherAreAllUsed) {
  BlockAllSlots(kForever);
  first_.takes = kForever;
  second_.takes = kForever;
  Register(MakeTransferredJob(), first_);
  Register(MakeTransferredJob(), second_);
  world_.RunUntilIdle();
  EXPECT_EQ(first_.transferred + second_.transferred, 0);
  world_.KillGroup(10);  // all four
  world_.RunUntilIdle();
  EXPECT_EQ(first_.transferred, 1);
  EXPECT_EQ(second_.transferred, 1);
}

TEST_F(BusyNotifierTest, AJobThatGivesUpWaitingLetsTheNextOneIn) {
  BlockAllSlots(minutes(10));
  Job& removed = MakeTransferredJob();
  Job& cancelled = MakeTransferredJob();
  Job& silenced = MakeTransferredJob();
  for (Job* const job : {&removed, &cancelled, &silenced}) Register(*job, first_);
  Register(MakeTransferredJob(), second_);
  world_.RunFor(seconds(1));
  notifier_.Remove(removed);
  engine_.Cancel(cancelled);
  notifier_.SetFlags(silenced, BG_NOTIFY_DISABLE);
  world_.RunFor(minutes(10));
  EXPECT_EQ(first_.transferred, 0);
  EXPECT_EQ(second_.transferred, 1);
}

TEST_F(BusyNotifierTest, AModificationWaitsBehindEvents) {
  BlockAllSlots(minutes(10));
  Job& modified = MakeJob();
  notifier_.SetFlags(modified, kAllFlags);
  first_.takes = hours(1);
  Register(modified, first_);  // which is a modification
  world_.RunFor(seconds(1));
  Register(MakeTransferredJob(), second_);
  second_.takes = hours(1);
  world_.RunFor(minutes(10));
  EXPECT_EQ(second_.transferred, 1);
  EXPECT_EQ(first_.modifications, 0);
  world_.RunFor(minutes(10));
  EXPECT_EQ(first_.modifications, 1);
}

TEST_F(BusyNotifierTest, ARestartedServiceHasItsSlotsFree) {
  BlockAllSlots(minutes(10));
  Job& job = MakeTransferredJob();
  notifier_.OnServiceRestart();
  engine_.Restart();
  Register(job, first_);
  world_.RunFor(seconds(1));
  EXPECT_EQ(first_.transferred, 1);
  // The old calls come back and free nothing: there are still four slots, not eight.
  world_.RunFor(hours(1));
  clients_.clear();
  BlockAllSlots(kForever);
  Register(MakeTransferredJob(), second_);
  world_.RunUntilIdle();
  EXPECT_EQ(second_.transferred, 0);
}

}  // namespace
}  // namespace bitsim
