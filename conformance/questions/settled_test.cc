#include "conformance/questions/settled.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string_view>
#include <vector>

namespace conformance::questions {
namespace {

std::vector<model::Command> History(std::initializer_list<std::string_view> lines) {
  std::vector<model::Command> history;
  for (const std::string_view line : lines) history.push_back(model::ParseCommand(line).value());
  return history;
}

TEST(SettledTest, AServiceThatWasWaitedForCanBeAskedInRealTime) {
  EXPECT_TRUE(FitsRealTime(
      History({"a create 1", "a add-file 1", "a resume 1", "- wait 0", "a complete 1"})));
}

TEST(SettledTest, TheLastCommandMayLeaveTheServiceBusy) {
  EXPECT_TRUE(FitsRealTime(History({"a create 1", "a add-file 1", "a resume 1"})));
}

TEST(SettledTest, ARealServiceIsNotQueuedWhenItIsAsked) {
  EXPECT_FALSE(FitsRealTime(History({"a create 1", "a add-file 1", "a resume 1", "a cancel 1"})));
}

TEST(SettledTest, AFailedCallThatMayBeRepeatedKeepsNobodyWaiting) {
  EXPECT_TRUE(FitsRealTime(History({"a create 1", "a add-file 1", "a register 1 fail", "a resume 1",
                                    "- wait 0", "a cancel 1"})));
}

TEST(SettledTest, NobodyWaitsForLongInRealTime) {
  EXPECT_FALSE(FitsRealTime(History({"a create 1", "- wait 660"})));
  EXPECT_FALSE(FitsRealTime(History({"a create 1", "a register 1 block"})));
}

}  // namespace
}  // namespace conformance::questions
