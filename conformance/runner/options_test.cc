#include "conformance/runner/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "conformance/runner/backend_registry.h"
#include "conformance/runner/help.h"

namespace conformance::runner {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::unique_ptr<Backend> MakeNothing(std::string_view) { return nullptr; }

const BackendRegistration kSim({.name = "sim", .summary = "s", .make = &MakeNothing});
const BackendRegistration kPlugin(
    {.name = "plugin", .summary = "p", .argument = "PATH", .make = &MakeNothing});

Options Parse(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "bits-conformance");
  return ParseOptions(static_cast<int>(arguments.size()), arguments.data());
}

std::string Complaint(const std::vector<const char*>& arguments) {
  try {
    Parse(arguments);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

TEST(OptionsTest, HasDefaults) {
  const Options options = Parse({});
  EXPECT_EQ(options.action, Options::Action::kRun);
  EXPECT_EQ(options.backend, "sim");
  EXPECT_EQ(options.seed, 1U);
  EXPECT_EQ(options.filter, "");
  EXPECT_EQ(options.color, ColorMode::kAuto);
  EXPECT_EQ(options.ReportFolder(), std::filesystem::path("out/conformance/sim"));
}

TEST(OptionsTest, TakesValuesWithAndWithoutEquals) {
  for (const auto& arguments :
       {std::vector<const char*>{"--seed=7", "--filter=notify_reg_*", "--report=x"},
        std::vector<const char*>{"--seed", "7", "--filter", "NOTIFY-REG-*", "--report", "x"}}) {
    const Options options = Parse(arguments);
    EXPECT_EQ(options.seed, 7U);
    EXPECT_EQ(options.filter, "NOTIFY-REG-*");
    EXPECT_EQ(options.ReportFolder(), std::filesystem::path("x"));
  }
}

TEST(OptionsTest, SplitsTheBackendAtItsFirstColon) {
  const Options options = Parse({"--backend=plugin:C:\\clone.dll"});
  EXPECT_EQ(options.BackendName(), "plugin");
  EXPECT_EQ(options.BackendArgument(), "C:\\clone.dll");
  EXPECT_EQ(options.ReportFolder(), std::filesystem::path("out/conformance/plugin-C--clone.dll"));
}

TEST(OptionsTest, KnowsTheOtherActions) {
  EXPECT_EQ(Parse({"--help"}).action, Options::Action::kHelp);
  EXPECT_EQ(Parse({"-h"}).action, Options::Action::kHelp);
  EXPECT_EQ(Parse({"--version"}).action, Options::Action::kVersion);
  EXPECT_EQ(Parse({"--list-rules"}).action, Options::Action::kListRules);
  EXPECT_EQ(Parse({"--list-tests"}).action, Options::Action::kListTests);
  EXPECT_EQ(Parse({"--check"}).action, Options::Action::kCheck);
  EXPECT_EQ(Parse({"--explain", "notify_reg_14"}).explain, "NOTIFY-REG-14");
}

TEST(OptionsTest, LeavesGoogleTestItsFlags) {
  EXPECT_THAT(Parse({"--gtest_filter=A.*", "--seed=2", "--gtest_shuffle", "--gtest_repeat=-1"})
                  .gtest_arguments,
              ElementsAre("--gtest_filter=A.*", "--gtest_shuffle", "--gtest_repeat=-1"));
}

TEST(OptionsTest, TakesTheWholeRangeOfSeeds) {
  EXPECT_EQ(Parse({"--seed=0"}).seed, 0U);
  EXPECT_EQ(Parse({"--seed=18446744073709551615"}).seed, std::numeric_limits<std::uint64_t>::max());
}

TEST(OptionsTest, TakesLevelsAndShards) {
  EXPECT_EQ(Parse({}).lowest_level, Level::kMay);
  EXPECT_EQ(Parse({"--level=must"}).lowest_level, Level::kMust);
  EXPECT_EQ(Parse({"--level=should"}).lowest_level, Level::kShould);
  EXPECT_EQ(Parse({"--level=all"}).lowest_level, Level::kMay);
  EXPECT_EQ(Parse({}).shard, std::nullopt);
  EXPECT_EQ(Parse({"--shard=2/3"}).shard, (Shard{.number = 2, .count = 3}));
  EXPECT_EQ(Parse({"--shard=1/1"}).shard, Shard{});
}

TEST(OptionsTest, ComplainsOfLevelsAndShards) {
  EXPECT_THAT(Complaint({"--level=may"}), HasSubstr("must, should or all, not 'may'"));
  for (const char* shard : {"0/2", "3/2", "-1/2", "1", "1/", "/2", "1/2/3", "1/2x", "a/b", "1/0",
                            "1/10001", "1/99999999999999999999", " 1/2"}) {
    EXPECT_THAT(Complaint({"--shard", shard}), HasSubstr("from 1/N to N/N")) << shard;
  }
}

TEST(OptionsTest, NothingIsMendedWithoutAFile) {
  EXPECT_THAT(Complaint({"--fix"}), HasSubstr("--expectations"));
  EXPECT_TRUE(Parse({"--fix", "--expectations=a.toml"}).mends_expectations);
  EXPECT_FALSE(Parse({"--expectations=a.toml"}).mends_expectations);
}

TEST(OptionsTest, ExpectationsDecideOrWarningsDo) {
  EXPECT_TRUE(Parse({"--strict"}).is_strict);
  EXPECT_FALSE(Parse({}).is_strict);
  EXPECT_THAT(Complaint({"--strict", "--expectations=a.toml"}), HasSubstr("--strict"));
}

TEST(OptionsTest, ComplainsOfWhatItDoesNotUnderstand) {
  EXPECT_THAT(Complaint({"--bogus=3"}), HasSubstr("unknown flag '--bogus'"));
  EXPECT_THAT(Complaint({"--list"}), HasSubstr("did you mean --list-rules or --list-tests?"));
  EXPECT_THAT(Complaint({"sim"}), HasSubstr("unexpected argument 'sim'"));
  EXPECT_THAT(Complaint({"--seed"}), HasSubstr("--seed takes a value"));
  EXPECT_THAT(Complaint({"--seed="}), HasSubstr("--seed takes"));
  for (const char* seed :
       {"--seed=-1", "--seed=x", "--seed=1.5", "--seed=1x", "--seed=18446744073709551616"}) {
    EXPECT_THAT(Complaint({seed}), HasSubstr("whole number")) << seed;
  }
  EXPECT_THAT(Complaint({"--color=mauve"}), HasSubstr("auto, always or never, not 'mauve'"));
  EXPECT_THAT(Complaint({"--filter="}), HasSubstr("--filter"));
  EXPECT_THAT(Complaint({"--report="}), HasSubstr("--report"));
  EXPECT_THAT(Complaint({"--explain="}), HasSubstr("--explain"));
}

TEST(OptionsTest, ComplainsOfBackends) {
  EXPECT_THAT(Complaint({"--backend=com"}), HasSubstr("unknown backend 'com'; this program was "
                                                      "built with: plugin:PATH, sim"));
  EXPECT_THAT(Complaint({"--backend="}), HasSubstr("--backend"));
  EXPECT_THAT(Complaint({"--backend=sim:x"}), HasSubstr("takes nothing after a colon"));
  EXPECT_THAT(Complaint({"--backend=plugin"}), HasSubstr("--backend=plugin:PATH"));
}

TEST(OptionsTest, ComplainsOfGoogleTestFlags) {
  EXPECT_THAT(Complaint({"--gtest_fliter=x"}), HasSubstr("no flag '--gtest_fliter'"));
  EXPECT_THAT(Complaint({"--gtest_filter"}), HasSubstr("takes a value"));
  EXPECT_THAT(Complaint({"--gtest_repeat=often"}), HasSubstr("whole number, not 'often'"));
}

TEST(OptionsTest, HelpNamesTheBackendsAndEveryFlag) {
  const std::string help = HelpText();
  for (const char* part : {"plugin:PATH", "--backend", "--filter", "--seed", "--report", "--color",
                           "--list-rules", "--list-tests", "--explain", "--check", "--version",
                           "--level", "--shard", "--fix", "EXIT STATUS"}) {
    EXPECT_THAT(help, HasSubstr(part));
  }
}

}  // namespace
}  // namespace conformance::runner
