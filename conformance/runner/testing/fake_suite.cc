// A handful of tests with every outcome that a test can have, for the tests of the runner.

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <thread>

#include "conformance/testbed/premise.h"
#include "conformance/testbed/rule_test.h"
#include "conformance/verdict/wrong_engines.h"

namespace conformance {
namespace {

[[maybe_unused]] const bool kHasWrongEngine = [] {
  AddWrongEngine(
      {.name = "keeps-the-first", .rule = "NOTIFY-REG-07", .summary = "the first callback stays"});
  return true;
}();

bool Asked(const char* variable) { return std::getenv(variable) != nullptr; }

class Listener {
 public:
  virtual ~Listener() = default;
  virtual void Told(int what) = 0;
};

class MockListener : public Listener {
 public:
  MOCK_METHOD(void, Told, (int what), (override));
};

// A fixture with a member of its own, as the suite's fixtures have them.
class PreparedTest : public ConformanceTest {
 protected:
  void Prepare() override { prepared_ = true; }
  void CleanUp() override { RECORD("cleaned up", prepared_); }
  bool prepared_ = false;
};

RULE_TEST(NOTIFY_REG_01, Passes, NOTIFY_REG_08) { EXPECT_EQ(1 + 1, 2); }

RULE_TEST_F(PreparedTest, NOTIFY_REG_01, PassesOnAnotherFixture) { EXPECT_TRUE(prepared_); }

RULE_TEST(NOTIFY_REG_01, PassesByExpectingCalls) {
  MockListener listener;
  EXPECT_CALL(listener, Told(3)).Times(1);
  listener.Told(3);
}

RULE_TEST(NOTIFY_REG_07, Fails, NOTIFY_REG_09) {
  testbed().LetPass(std::chrono::seconds(3));
  const int answer = -2145386494;
  EXPECT_EQ(answer, 0) << "the job is \x1b[2J <final>";
  testbed().LetPass(std::chrono::seconds(4));
}

RULE_TEST(NOTIFY_REG_10, FailsAndBlamesTheFurtherRule, NOTIFY_REG_14) {
  EXPECT_EQ(1, 1);
  const Blame only(rule::NOTIFY_REG_14);
  EXPECT_TRUE(testbed().capabilities().has.empty());
}

RULE_TEST(NOTIFY_REG_06, FailsAnInferredRule) { EXPECT_LT(2, 1); }

RULE_TEST(NOTIFY_REG_03, WarnsSoftly) {
  EXPECT_SHOULD(1 == 2) << "but nobody minds";
  EXPECT_SHOULD_THAT(1, ::testing::Gt(2));
  EXPECT_SHOULD(true);
  EXPECT_SHOULD_THAT(3, ::testing::Gt(2));
}

RULE_TEST(NOTIFY_REG_11, NeedsMoreThanThereIs) {
  REQUIRE_CAPABILITY(kVirtualTime);
  REQUIRE_CAPABILITY(kServiceRestart);
  FAIL() << "not reached";
}

RULE_TEST(NOTIFY_REG_11, NeedsAnotherVersion) { GTEST_SKIP() << "needs BITS 99"; }

RULE_TEST(NOTIFY_REG_16, Records) { RECORD("calls", 7); }

RULE_PROBE(NOTIFY_REG_16, Probes) {
  EXPECT_EQ(1, 1);
  RECORD("answer", "S_FALSE");
}

RULE_TEST(NOTIFY_REG_15, Throws) { throw std::runtime_error("out of <order>"); }

RULE_TEST(NOTIFY_REG_12, ChecksNothing) {}

RULE_TEST(NOTIFY_REG_13, BlamesAStranger) {
  const Blame only(rule::NOTIFY_REG_14);
  EXPECT_EQ(1, 1);
}

RULE_TEST(NOTIFY_REG_18, MayBreakTheBackend) {
  if (Asked("FAKE_NETWORK_BREAKS")) testbed().CutNetwork();
  if (Asked("FAKE_NETWORK_BREAKS_ONCE") && !std::filesystem::exists("recovered")) {
    testbed().CutNetwork();
  }
  EXPECT_TRUE(true);
}

RULE_TEST(NOTIFY_REG_18, MayBeInterrupted) {
  if (Asked("FAKE_INTERRUPT")) std::raise(SIGINT);
  EXPECT_TRUE(true);
}

RULE_TEST(NOTIFY_REG_19, MayHang, NOTIFY_REG_20) {
  EXPECT_EQ(1, 1);
  if (!Asked("FAKE_HANG")) return;
  std::cout << "this is nobody's message\n" << std::flush;
  std::ofstream("worker.pid") << getpid();
  EXPECT_EQ(2 + 2, 5) << "known before the end";
  std::this_thread::sleep_for(std::chrono::hours(1));
}

RULE_TEST(NOTIFY_REG_19, MayHangToo) {
  RestOn(rule::NOTIFY_REG_03);
  EXPECT_EQ(1, 1);
  if (Asked("FAKE_HANG_AT_REST")) std::this_thread::sleep_for(std::chrono::hours(1));
}

RULE_TEST(NOTIFY_REG_20, RestsOnTheSame) {
  RestOn(rule::NOTIFY_REG_03);
  EXPECT_EQ(1, 1);
}

RULE_TEST(NOTIFY_REG_20, MayDie, NOTIFY_REG_19) {
  EXPECT_EQ(1, 1);
  if (Asked("FAKE_CRASH")) std::raise(SIGKILL);
  if (Asked("FAKE_EXIT")) _exit(7);
}

RULE_TEST(NOTIFY_REG_18, RunsLast) { EXPECT_TRUE(true); }

RULE_TEST(NOTIFY_REG_22, PresumesWhatDoesNotHold) {
  MockListener listener;
  EXPECT_CALL(listener, Told(3)).Times(1);
  Presume(rule::NOTIFY_REG_03, false);
}

RULE_TEST(NOTIFY_REG_22, PresumesItsOwnRule, NOTIFY_REG_04) {
  EXPECT_EQ(1, 1);
  Presume(rule::NOTIFY_REG_04, false);
}

RULE_TEST(NOTIFY_REG_21, ComesAfterAll) { EXPECT_TRUE(true); }

}  // namespace
}  // namespace conformance
