#include "conformance/explore/shrink.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace conformance::explore {
namespace {

using model::Command;
using model::CommandKind;
using testing::ElementsAre;

bool Has(const std::vector<Command>& history, CommandKind kind) {
  return std::any_of(history.begin(), history.end(),
                     [&](const Command& command) { return command.kind == kind; });
}

TEST(ShrinkTest, LeavesWhatIsNeeded) {
  std::vector<Command> history(40, Command{CommandKind::kSuspend, 1, 2});
  history[7] = {CommandKind::kCut};
  history[31] = {CommandKind::kRestart};
  const auto small = Shrink(history, [](const std::vector<Command>& one) {
    return Has(one, CommandKind::kCut) && Has(one, CommandKind::kRestart);
  });
  EXPECT_THAT(small, ElementsAre(Command{CommandKind::kCut}, Command{CommandKind::kRestart}));
}

TEST(ShrinkTest, MakesArgumentsJobsAndApplicationsSimple) {
  const std::vector<Command> history = {{CommandKind::kCreate, 1, 2},
                                        {CommandKind::kRegister, 1, 2, 5},
                                        {CommandKind::kWait, 0, 0, 7'300}};
  const auto small =
      Shrink(history, [](const std::vector<Command>& one) { return one.size() == 3; });
  EXPECT_THAT(small, ElementsAre(Command{CommandKind::kCreate, 0, 0},
                                 Command{CommandKind::kRegister, 0, 0, 0},
                                 Command{CommandKind::kWait, 0, 0, 0}));
}

}  // namespace
}  // namespace conformance::explore
