#include "conformance/explore/scenario.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace conformance::explore {
namespace {

std::filesystem::path FileWith(std::string_view text) {
  const auto file = std::filesystem::path(testing::TempDir()) / "scenario.toml";
  std::ofstream(file) << text;
  return file;
}

std::string ErrorOf(std::string_view text) {
  const auto file = FileWith(text);
  try {
    ReadScenario(file);
  } catch (const BadInput& error) {
    const std::string message = error.what();
    EXPECT_TRUE(message.starts_with(file.string() + ":")) << message;
    return message.substr(file.string().size() + 1);
  }
  return "no error";
}

TEST(ScenarioTest, SaysWhatHistoriesAreMadeOf) {
  const Scenario scenario = ReadScenario(FileWith(
      "jobs = 1\napplications = 1\nlength = 5\ncommands = [\"create\", \"register\", \"wait 7\"]\n"
      "behaviours = [\"fail\"]\n"));
  EXPECT_EQ(scenario.length, 5u);
  ASSERT_EQ(scenario.commands.size(), 3u);
  EXPECT_EQ(ToString(scenario.commands[0]), "a create 1");
  EXPECT_EQ(ToString(scenario.commands[1]), "a register 1 fail");
  EXPECT_EQ(ToString(scenario.commands[2]), "- wait 7");
}

TEST(ScenarioTest, AnEmptyOneHasEverything) {
  EXPECT_EQ(ReadScenario(FileWith("")).commands, Scenario().commands);
}

TEST(ScenarioTest, IsRefusedWithTheLine) {
  EXPECT_EQ(ErrorOf("jobs = 9"), "1: 'jobs' must be a number from 1 to 3");
  EXPECT_EQ(ErrorOf("\nlength = \"x\""), "2: 'length' must be a number from 1 to 1000");
  EXPECT_EQ(ErrorOf("jops = 1"), "1: unknown key 'jops'");
  EXPECT_EQ(ErrorOf("commands = [\"fly\"]"), "1: 'fly' is none of the commands");
  EXPECT_EQ(ErrorOf("behaviours = [\"fly\"]"), "1: 'fly' is none of the behaviours");
  EXPECT_EQ(ErrorOf("commands = []"), "1: 'commands' must be a list");
  EXPECT_NE(ErrorOf("commands = ["), "no error");
  EXPECT_THROW(ReadScenario("/nowhere.toml"), BadInput);
}

}  // namespace
}  // namespace conformance::explore
