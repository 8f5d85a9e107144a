#include "conformance/command_line/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace conformance {
namespace {

using ::testing::ElementsAre;

struct Given {
  std::string report = "out";
  std::uint64_t jobs = 2;
  bool lists = false;
  std::vector<std::string> names;
};

Given Parse(const std::vector<std::string>& arguments) {
  Given given;
  CLI::App app;
  app.set_help_flag();
  AddText(app, "--report", given.report);
  AddNumber(app, "--jobs", given.jobs, {.min = 1, .max = 256});
  app.add_flag("--list", given.lists);
  app.add_option("names", given.names);
  ParseArguments(app, arguments);
  return given;
}

std::string Complaint(const std::function<void()>& call) {
  try {
    call();
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

std::string ComplaintOf(const std::vector<std::string>& arguments) {
  return Complaint([&] { Parse(arguments); });
}

TEST(CommandLineTest, TakesFlagsValuesAndNames) {
  const Given given = Parse({"--report=a", "first", "--jobs", "3", "--list", "second"});
  EXPECT_EQ(given.report, "a");
  EXPECT_EQ(given.jobs, 3u);
  EXPECT_TRUE(given.lists);
  EXPECT_THAT(given.names, ElementsAre("first", "second"));
}

TEST(CommandLineTest, WhatIsNotGivenStays) {
  EXPECT_EQ(Parse({}).report, "out");
  EXPECT_EQ(Parse({}).jobs, 2u);
}

TEST(CommandLineTest, OfAFlagGivenTwiceTheLastOneCounts) {
  EXPECT_EQ(Parse({"--report=a", "--report=b"}).report, "b");
  EXPECT_EQ(Parse({"--jobs=3", "--jobs=4"}).jobs, 4u);
}

TEST(CommandLineTest, NamesAFlagThatItDoesNotKnowAndWhatWasMeant) {
  EXPECT_EQ(ComplaintOf({"--frobnicate"}), "unknown flag '--frobnicate'");
  EXPECT_EQ(ComplaintOf({"--reprot=x"}), "unknown flag '--reprot'; did you mean --report?");
  EXPECT_EQ(ComplaintOf({"--lists"}), "unknown flag '--lists'; did you mean --list?");
}

TEST(CommandLineTest, NamesAFlagWithoutItsValue) {
  EXPECT_EQ(ComplaintOf({"--report"}), "--report takes a value");
  EXPECT_EQ(ComplaintOf({"--report="}), "--report takes a value");
  EXPECT_EQ(ComplaintOf({"--jobs"}), "--jobs takes a value");
}

TEST(CommandLineTest, ANumberIsOneOfItsRange) {
  for (const char* const text : {"0", "257", "-1", "x", "1.5", "1x", " 1", ""}) {
    EXPECT_EQ(Complaint([&] { ParseNumber("--jobs", text, {.min = 1, .max = 256}); }),
              std::string("--jobs takes a whole number from 1 to 256, not '") + text + "'");
  }
  EXPECT_EQ(ParseNumber("--seed", "18446744073709551615"), UINT64_MAX);
  EXPECT_NE(Complaint([] { ParseNumber("--seed", "18446744073709551616"); }), "");
}

}  // namespace
}  // namespace conformance
