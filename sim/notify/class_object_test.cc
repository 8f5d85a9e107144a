// Notification classes whose servers die, block and come too late.

#include <gtest/gtest.h>

#include "sim/notify/notifier_fixture.h"

namespace bitsim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr GUID kClass = {0x12345678, 1, 2, {3, 4, 5, 6, 7, 8, 9, 10}};
constexpr GUID kOtherClass = {0x87654321, 1, 2, {3, 4, 5, 6, 7, 8, 9, 10}};

class ClassObjectTest : public NotifierTest, private ClassActivator {
 protected:
  ClassObjectTest() {
    notifier_.SetClassActivator(*this);
    server_.group = 3;
  }

  HRESULT SetClass(Job& job, const GUID& clsid) {
    BITS_JOB_PROPERTY_VALUE value = {};
    value.ClsID = clsid;
    const HRESULT set = engine_.SetProperty(job, BITS_JOB_PROPERTY_NOTIFICATION_CLSID, value);
    notifier_.OnDeliveryChanged(job);
    return set;
  }

  Client server_{world_};  // which the objects of the class tell
  int activations_ = 0;
  GUID last_class_ = {};
  HRESULT failure_ = S_OK;
  Duration activation_takes_{0};

 private:
  HRESULT Activate(Job&, const GUID& clsid, CallbackTargetPtr& callback) override {
    ++activations_;
    last_class_ = clsid;
    if (FAILED(failure_)) return failure_;
    server_.is_alive = true;
    const bool is_through = world_.RunAs(0, server_.group, [&] {
      if (activation_takes_ > Duration(0)) world_.Sleep(activation_takes_);
      callback = CallbackTargetPtr::Adopt(new FakeTarget(server_));
    });
    return is_through ? S_OK : CO_E_SERVER_EXEC_FAILURE;
  }
};

TEST_F(ClassObjectTest, IsMadeForAnEventWithoutACallback) {
  Job& job = MakeJob();
  EXPECT_EQ(SetClass(job, kClass), S_OK);
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(activations_, 1);
  EXPECT_EQ(last_class_.Data1, kClass.Data1);
  EXPECT_EQ(server_.transferred, 1);
}

TEST_F(ClassObjectTest, IsKeptForEverythingThatFollows) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, kAllFlags);
  SetClass(job, kClass);
  engine_.Resume(job);
  world_.RunUntilIdle();
  engine_.SetDescription(job, "new");
  world_.RunUntilIdle();
  EXPECT_EQ(activations_, 1);
  EXPECT_EQ(server_.transferred, 1);
  EXPECT_EQ(server_.files, 1);
  EXPECT_GE(server_.modifications, 2);
}

TEST_F(ClassObjectTest, IsMadeAgainWhenItsServerDies) {
  Job& job = MakeTransferredJob();
  server_.takes = hours(1);
  SetClass(job, kClass);
  world_.RunFor(minutes(1));
  EXPECT_EQ(server_.transferred, 1);
  Kill(server_);
  world_.RunFor(minutes(1));
  EXPECT_EQ(activations_, 2);
  EXPECT_EQ(server_.transferred, 2);
}

TEST_F(ClassObjectTest, FollowsACallbackThatDiedInItsCall) {
  Job& job = MakeTransferredJob();
  first_.takes = kForever;
  SetClass(job, kClass);
  Register(job, first_);
  world_.RunUntilIdle();
  EXPECT_EQ(first_.transferred, 1);
  EXPECT_EQ(activations_, 0);
  Kill(first_);
  world_.RunUntilIdle();
  EXPECT_EQ(server_.transferred, 1);
}

TEST_F(ClassObjectTest, ThatComesTooLateIsNotUsed) {
  Job& job = MakeTransferredJob();
  activation_takes_ = minutes(1);
  SetClass(job, kClass);
  world_.RunFor(seconds(1));
  EXPECT_EQ(activations_, 1);
  Register(job, first_);
  world_.RunUntilIdle();
  EXPECT_EQ(first_.transferred, 1);
  EXPECT_EQ(server_.transferred, 0);
  EXPECT_EQ(notifier_.Registered(job)->user(), first_.user);
}

TEST_F(ClassObjectTest, ThatComesAfterTheEndOfItsJobIsNotUsed) {
  Job& job = MakeTransferredJob();
  activation_takes_ = minutes(1);
  SetClass(job, kClass);
  world_.RunFor(seconds(1));
  engine_.Complete(job);
  world_.RunUntilIdle();
  EXPECT_EQ(server_.transferred, 0);
  EXPECT_EQ(notifier_.Registered(job), nullptr);
}

TEST_F(ClassObjectTest, ThatDiesWhileItIsMadeIsTriedAgainLater) {
  Job& job = MakeTransferredJob();
  activation_takes_ = minutes(1);
  SetClass(job, kClass);
  world_.RunFor(seconds(1));
  Kill(server_);
  activation_takes_ = {};
  world_.RunUntilIdle();
  EXPECT_EQ(activations_, 2);
  EXPECT_EQ(server_.transferred, 1);
}

TEST_F(ClassObjectTest, ThatCannotBeMadeIsTriedAgainLater) {
  Job& job = MakeTransferredJob();
  failure_ = REGDB_E_CLASSNOTREG;
  SetClass(job, kClass);
  world_.RunFor(minutes(11));
  EXPECT_EQ(activations_, 2);
  failure_ = S_OK;
  world_.RunUntilIdle();
  EXPECT_EQ(activations_, 3);
  EXPECT_EQ(server_.transferred, 1);
}

TEST_F(ClassObjectTest, IsNotMadeBecauseALivingCallbackFails) {
  Job& job = MakeTransferredJob();
  first_.answer = E_FAIL;
  Register(job, first_);
  SetClass(job, kClass);
  world_.RunFor(hours(1));
  EXPECT_EQ(first_.transferred, 7);
  EXPECT_EQ(activations_, 0);
}

TEST_F(ClassObjectTest, OutlivesTheServiceAsASetting) {
  Job& job = MakeJob();
  SetClass(job, kClass);
  notifier_.OnServiceRestart();
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(server_.transferred, 1);
}

TEST_F(ClassObjectTest, LastsWhenAnotherClassIsSet) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, kAllFlags);
  SetClass(job, kClass);
  engine_.SetDescription(job, "new");
  world_.RunUntilIdle();
  EXPECT_EQ(activations_, 1);
  SetClass(job, kOtherClass);
  engine_.Resume(job);
  world_.RunUntilIdle();
  EXPECT_EQ(activations_, 1);
  EXPECT_EQ(server_.transferred, 1);
  Kill(server_);
  engine_.SetDescription(job, "newer");
  world_.RunUntilIdle();
  EXPECT_EQ(activations_, 2);
  EXPECT_EQ(last_class_.Data1, kOtherClass.Data1);
}

// As the event is.
TEST_F(ClassObjectTest, OfAnotherClassHearsAtOnceOfTheFileThatWasRefused) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, kAllFlags);
  SetClass(job, kClass);
  server_.answer = E_FAIL;
  engine_.Resume(job);
  world_.RunFor(seconds(1));
  EXPECT_EQ(server_.files, 1);
  notifier_.Remove(job);
  server_.answer = S_OK;
  SetClass(job, kOtherClass);
  world_.RunFor(seconds(1));
  EXPECT_EQ(server_.files, 2);
  EXPECT_EQ(server_.transferred, 1);
}

TEST_F(ClassObjectTest, HearsAfterARestartAtOnceOfTheFileThatWasRefused) {
  Job& job = MakeJob();
  notifier_.SetFlags(job, kAllFlags);
  SetClass(job, kClass);
  server_.answer = E_FAIL;
  engine_.Resume(job);
  world_.RunFor(seconds(1));
  EXPECT_EQ(server_.files, 1);
  server_.answer = S_OK;
  notifier_.OnServiceRestart();
  world_.RunFor(seconds(1));
  EXPECT_EQ(server_.files, 2);
  EXPECT_EQ(server_.transferred, 1);
}

TEST_F(ClassObjectTest, CannotBeSetInTheEnd) {
  Job& job = MakeTransferredJob();
  engine_.Complete(job);
  EXPECT_EQ(SetClass(job, kClass), BG_E_INVALID_STATE);
}

}  // namespace
}  // namespace bitsim
