#include "conformance/verdict/current_run.h"

#include <gtest/gtest.h>

#include "rule_ids.h"

namespace conformance {
namespace {

class CurrentRunTest : public ::testing::Test {
 protected:
  CurrentRunTest() {
    run_.StartTest({.name = "NOTIFY_REG_01.Something",
                    .rules = {rule::NOTIFY_REG_01, rule::NOTIFY_REG_07},
                    .file = "conformance/suite/a.cc",
                    .line = 3,
                    .probe = false});
  }
  void Fail(int line, const char* message) {
    run_.AddFinding({.file = "conformance/suite/a.cc", .line = line, .message = message});
  }
  CurrentRun& run_ = CurrentRun::Get();
};

TEST_F(CurrentRunTest, KeepsWhatFailed) {
  Fail(7, "first");
  Fail(7, "second");
  Fail(8, "first");
  EXPECT_EQ(run_.FinishTest().findings.size(), 3U);
}

TEST_F(CurrentRunTest, AFailureInALoopIsOneFinding) {
  int told = 0;
  run_.WatchFindings([&told](const Finding&) { ++told; });
  for (int i = 0; i < 1000; ++i) Fail(7, "the same");
  run_.WatchFindings(nullptr);
  EXPECT_EQ(run_.FinishTest().findings.size(), 1U);
  EXPECT_EQ(told, 1);
}

TEST_F(CurrentRunTest, WhomItBlamesMakesADifference) {
  Fail(7, "the same");
  run_.PushBlame({rule::NOTIFY_REG_07});
  Fail(7, "the same");
  run_.PopBlame();
  EXPECT_EQ(run_.FinishTest().findings.size(), 2U);
}

}  // namespace
}  // namespace conformance
