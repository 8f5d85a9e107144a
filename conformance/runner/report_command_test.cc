// bits-conformance report and --bundle as their users see them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "conformance/runner/testing/runner_fixture.h"

namespace conformance::runner {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class ReportCommandTest : public RunnerTest {
 protected:
  // Three processes share one run; the reports of the first `count` of them are made.
  void RunShards(int count, const std::string& arguments = "") const {
    for (int i = 0; i < count; ++i) {
      const std::string number = std::to_string(i);
      Run("--report=shard" + number + " " + arguments,
          "GTEST_TOTAL_SHARDS=3 GTEST_SHARD_INDEX=" + number);
    }
  }
  bool Exists(const std::string& file) const { return std::filesystem::exists(folder_ / file); }
};

TEST_F(ReportCommandTest, TheUnionOfTheShardsIsTheWholeRun) {
  Run("--report=whole");
  RunShards(3);
  const Outcome merged = Run("report --report=merged shard2 shard0/results.json shard1");
  EXPECT_EQ(merged.exit_code, 1) << merged.errors;
  EXPECT_THAT(merged.errors, IsEmpty());
  EXPECT_EQ(ReadFile(folder_ / "merged/results.json"), ReadFile(folder_ / "whole/results.json"));
  EXPECT_EQ(ReadFile(folder_ / "merged/index.html"), ReadFile(folder_ / "whole/index.html"));
  EXPECT_TRUE(Exists("merged/junit.xml"));
}

TEST_F(ReportCommandTest, SoItIsWithWorkersAndAFilter) {
  const std::string arguments = "--isolate --filter=NOTIFY-REG-0*,NOTIFY-REG-24";
  Run("--report=whole " + arguments);
  RunShards(3, arguments);
  EXPECT_THAT(Run("report --report=merged shard0 shard1 shard2").errors, IsEmpty());
  EXPECT_EQ(ReadFile(folder_ / "merged/results.json"), ReadFile(folder_ / "whole/results.json"));
}

TEST_F(ReportCommandTest, SoItIsWithShardsOfTheCommandLine) {
  for (const std::string arguments : {"--seed=3", "--isolate --level=must --seed=3"}) {
    Run("--report=whole " + arguments);
    for (const std::string number : {"1", "2", "3", "4"}) {
      Run("--report=shard" + number + " --shard=" + number + "/4 " + arguments);
      EXPECT_EQ(Results("shard" + number)["shard"]["number"], std::stoi(number));
    }
    EXPECT_THAT(Run("report --report=merged shard1 shard2 shard3 shard4").errors, IsEmpty());
    EXPECT_EQ(ReadFile(folder_ / "merged/results.json"), ReadFile(folder_ / "whole/results.json"));
  }
}

TEST_F(ReportCommandTest, AShardMayBeEmpty) {
  EXPECT_EQ(Run("--report=shard1 --shard=1/2 --gtest_filter=NOTIFY_REG_01.Passes").exit_code, 0);
  EXPECT_EQ(Run("--report=shard2 --shard=2/2 --gtest_filter=NOTIFY_REG_01.Passes").exit_code, 0);
  EXPECT_EQ(Results("shard1")["tests"].size(), 1U);
  EXPECT_EQ(Results("shard2")["tests"].size(), 0U);
  EXPECT_EQ(Run("report --report=merged shard1 shard2").exit_code, 0);
}

TEST_F(ReportCommandTest, TheCommandLineAndTheEnvironmentMustNotDisagree) {
  const Outcome run = Run("--shard=1/2", "GTEST_TOTAL_SHARDS=2 GTEST_SHARD_INDEX=1");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.errors, HasSubstr("--shard says something else"));
  EXPECT_EQ(Run("--shard=1/9", "GTEST_TOTAL_SHARDS=9 GTEST_SHARD_INDEX=0").exit_code, 0);
}

TEST_F(ReportCommandTest, SaysWhichShardIsMissing) {
  RunShards(2, "--filter=NOTIFY-REG-01");
  const Outcome merged = Run("report --report=merged shard0 shard1");
  EXPECT_EQ(merged.exit_code, 1);
  EXPECT_THAT(merged.errors, HasSubstr("fake: shard 3 of 3 is missing"));
}

TEST_F(ReportCommandTest, RefusesShardsThatOverlap) {
  RunShards(1);
  std::filesystem::copy(folder_ / "shard0/results.json", folder_ / "again.json");
  const Outcome merged = Run("report --report=merged shard0 again.json");
  EXPECT_EQ(merged.exit_code, 2);
  EXPECT_THAT(merged.errors, HasSubstr("'shard0/results.json' and 'again.json' are both shard 1"));
  EXPECT_FALSE(Exists("merged"));
  EXPECT_EQ(Run("report --report=merged shard0 shard0/results.json").exit_code, 2);
}

TEST_F(ReportCommandTest, ComparesRuns) {
  Run("--report=one --seed=1");
  Run("--report=two --seed=2 --filter=NOTIFY-REG-0*");
  const Outcome compared = Run("report --report=both one two");
  EXPECT_EQ(compared.exit_code, 1);
  EXPECT_THAT(compared.errors, IsEmpty());
  EXPECT_THAT(compared.output,
              AllOf(HasSubstr("fake (one/results.json)"), HasSubstr("report: both/index.html")));
  EXPECT_TRUE(Exists("both/rules/NOTIFY-REG-07.html"));
  EXPECT_FALSE(Exists("both/results.json"));
  const std::string command = CHECK_REPORTS " --pages '" + (folder_ / "both").string() + "'";
  EXPECT_EQ(std::system(command.c_str()), 0);
}

TEST_F(ReportCommandTest, ExpectationsAreForOneRun) {
  Run("--report=one --filter=NOTIFY-REG-07");
  Run("--report=two --filter=NOTIFY-REG-07 --seed=2");
  std::ofstream(folder_ / "known.toml")
      << "[[rule]]\nid = \"NOTIFY-REG-07\"\nverdict = \"fail\"\nclass = \"bug\"\n"
         "reason = \"known\"\n"
         "[[rule]]\nid = \"NOTIFY-REG-09\"\nverdict = \"warn\"\nclass = \"bug\"\n"
         "reason = \"known\"\n";
  const Outcome one = Run("report --report=merged --expectations=known.toml one");
  EXPECT_EQ(one.exit_code, 0) << one.output << one.errors;
  EXPECT_EQ(Run("report --report=merged --expectations=known.toml one two").exit_code, 2);
}

TEST_F(ReportCommandTest, BadInputIsNamedAndNothingIsWritten) {
  Run("--report=good --filter=NOTIFY-REG-01");
  std::ofstream(folder_ / "bad.json") << "{\n  \"format\": 99\n}\n";
  const Outcome bad = Run("report --report=out good bad.json");
  EXPECT_EQ(bad.exit_code, 2);
  EXPECT_THAT(bad.errors, HasSubstr("bad.json:2: the results have format 99"));
  EXPECT_FALSE(Exists("out"));
  EXPECT_THAT(Run("report --report=out").errors, HasSubstr("at least one results.json"));
  EXPECT_THAT(Run("report --report=out gone").errors, HasSubstr("'gone': there is no such file"));
  EXPECT_THAT(Run("report --reprot=out good").errors, HasSubstr("--reprot"));
  EXPECT_EQ(Run("report --report=good/results.json good").exit_code, 2);
  EXPECT_EQ(Run("report --help").exit_code, 0);
}

TEST_F(ReportCommandTest, ABundleHoldsTheEvidence) {
  std::ofstream(folder_ / "none.toml") << "";
  const std::string arguments =
      "--report=report --bundle=evidence.tar --record=recordings --filter=NOTIFY-REG-01 "
      "--expectations=none.toml";
  const Outcome run = Run(arguments);
  EXPECT_EQ(run.exit_code, 0) << run.errors;
  EXPECT_THAT(run.output, HasSubstr("bundle: evidence.tar"));
  const std::string first = ReadFile(folder_ / "evidence.tar");
  EXPECT_EQ(Run(arguments).exit_code, 0);
  EXPECT_EQ(ReadFile(folder_ / "evidence.tar"), first);

  const std::string unpack = "cd '" + folder_.string() + "' && tar xf evidence.tar";
  ASSERT_EQ(std::system(unpack.c_str()), 0);
  EXPECT_EQ(ReadFile(folder_ / "evidence/results.json"), ReadFile(folder_ / "report/results.json"));
  EXPECT_EQ(ReadFile(folder_ / "evidence/index.html"), ReadFile(folder_ / "report/index.html"));
  EXPECT_TRUE(Exists("evidence/expectations.toml"));
  EXPECT_THAT(ReadFile(folder_ / "evidence/suite.txt"), HasSubstr("backend fake\n"));
  EXPECT_THAT(ReadFile(folder_ / "evidence/trace-hashes.txt"),
              HasSubstr("  NOTIFY_REG_01.Passes\n"));
}

TEST_F(ReportCommandTest, ABundleThatCannotBeWrittenIsRefusedBeforeTheRun) {
  std::filesystem::create_directory(folder_ / "taken.tar");
  for (const std::string file :
       {"evidence.zip", "evidence", "taken.tar", "/proc/no/evidence.tar"}) {
    const Outcome run = Run("--report=report --bundle=" + file);
    EXPECT_EQ(run.exit_code, 2) << file;
    EXPECT_THAT(run.output, IsEmpty());
    EXPECT_THAT(run.errors, AllOf(HasSubstr("bits-conformance: "), Not(HasSubstr("terminate"))));
  }
  EXPECT_FALSE(WroteReports());
}

TEST_F(ReportCommandTest, ABackendWithoutATraceLeavesNoTraceFiles) {
  EXPECT_EQ(Run("--report=report --trace=traces --filter=NOTIFY-REG-01").exit_code, 0);
  EXPECT_TRUE(std::filesystem::is_empty(folder_ / "traces"));
  EXPECT_EQ(Run("--trace=/proc/no --filter=NOTIFY-REG-01").exit_code, 2);
}

}  // namespace
}  // namespace conformance::runner
