#include "conformance/model/command.h"

#include <gtest/gtest.h>

namespace conformance::model {
namespace {

TEST(CommandTest, EveryCommandReadsBackAsItself) {
  const std::vector<Command> all = AllCommands(kApplicationsMax, kJobsMax);
  EXPECT_GT(all.size(), 100u);
  for (const Command& command : all) {
    const auto read = ParseCommand(ToString(command));
    ASSERT_TRUE(read) << ToString(command);
    EXPECT_EQ(*read, command);
  }
}

TEST(CommandTest, NothingElseIsACommand) {
  for (const char* const text :
       {"", "a", "a create", "a create 0", "a create 4", "c create 1", "- create 1", "a create 1 ",
        "a create 01", "a register 1", "a register 1 fly", "- wait", "- wait x", "- wait -1",
        "a wait 7", "- wait 7 8", "- server 1 broken", "create 1", "- wait 4294967296"}) {
    EXPECT_FALSE(ParseCommand(text)) << text;
  }
}

}  // namespace
}  // namespace conformance::model
