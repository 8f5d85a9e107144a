// Runs of the suite on a sound plugin: what manifests, recordings and traces do to it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "conformance/testees/testing/suite_run_fixture.h"

namespace conformance {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr const char* kCutsNetwork = "ST_30.ALostNetworkIsNobodysFault";
constexpr const char* kMakesTwoJobs = "ST_31.EveryJobThatLostItsNetworkGoesOn";
const std::string kSimPlugin = "'--backend=plugin:" SIM_PLUGIN "' ";

class SimPluginTest : public SuiteRunTest {
 protected:
  void RunTests(const std::string& filter, const std::string& arguments = "") {
    Run(kSimPlugin + "'--gtest_filter=" + filter + "' " + arguments);
  }
  void RunWithManifest(const std::string& filter, const std::string& manifest) {
    Write("clone.toml", manifest);
    RunTests(filter, "--manifest=clone.toml");
  }
};

TEST_F(SimPluginTest, AManifestTakesAway) {
  RunWithManifest("ST_30.*:CANC_01.*", "[capabilities]\nnetwork = false\n");
  EXPECT_EQ(exit_code_, 0) << output_ << errors_;
  EXPECT_EQ(VerdictOf(kCutsNetwork), "unsupported");
  EXPECT_GT(CountOf("pass"), 0);
  EXPECT_THAT(Read("report/junit.xml"), HasSubstr("needs a network that can be cut"));
}

TEST_F(SimPluginTest, AManifestSetsValues) {
  RunWithManifest(kCutsNetwork, "bits_version = \"3.0\"\n");
  EXPECT_EQ(Results()["bits_version"], "3.0");
}

TEST_F(SimPluginTest, AManifestLimitsJobs) {
  RunWithManifest("ST_31.*", "[limits]\njobs = 1\n");
  EXPECT_EQ(exit_code_, 0) << output_ << errors_;
  EXPECT_EQ(VerdictOf(kMakesTwoJobs), "unsupported");
  EXPECT_THAT(Read("report/junit.xml"), HasSubstr("needs more than 1 jobs"));
}

TEST_F(SimPluginTest, AClockThatIsSaidToBeRealIsNotVirtual) {
  RunWithManifest("NOTIFY_XFR_*", "clock = \"real\"\n");
  EXPECT_EQ(exit_code_, 0) << output_ << errors_;
  EXPECT_GT(CountOf("unsupported"), 0);
  EXPECT_THAT(Read("report/junit.xml"), HasSubstr("needs virtual time"));
}

TEST_F(SimPluginTest, AManifestThatIsWrongIsBadInput) {
  RunWithManifest(kCutsNetwork, "\nclock = \"sun\"\n");
  EXPECT_EQ(exit_code_, 2);
  EXPECT_THAT(errors_, HasSubstr("clone.toml:2: 'clock' takes"));
  EXPECT_FALSE(WroteReport());
  RunTests(kCutsNetwork, "--manifest=none.toml");
  EXPECT_EQ(exit_code_, 2);
  EXPECT_THAT(errors_, HasSubstr("cannot read none.toml"));
}

TEST_F(SimPluginTest, AManifestIsEvidence) {
  Write("clone.toml", "# a clone\n");
  RunTests(kCutsNetwork, "--manifest=clone.toml --bundle=evidence.tar");
  EXPECT_THAT(Read("evidence.tar"), HasSubstr("evidence/manifest.toml"));
}

TEST_F(SimPluginTest, ARecordingIsRepeated) {
  RunTests(kCutsNetwork, "--record=recordings --seed=7");
  const auto hash = Results()["tests"][0]["trace_hash"];
  Run("--replay=recordings/" + std::string(kCutsNetwork) + ".choices");
  EXPECT_EQ(exit_code_, 0) << output_ << errors_;
  EXPECT_EQ(Results()["tests"][0]["trace_hash"], hash);
}

TEST_F(SimPluginTest, ARecordingThatDoesNotFitIsBadInput) {
  RunTests(kCutsNetwork, "--record=recordings");
  const std::string name = "recordings/" + std::string(kCutsNetwork) + ".choices";
  const std::string recording = Read(name);
  Write(name, recording + "nonsense\n");
  Run("--replay=" + name);
  EXPECT_EQ(exit_code_, 2);
  EXPECT_THAT(errors_, HasSubstr(name + ":"));
  EXPECT_FALSE(WroteReport());
}

TEST_F(SimPluginTest, ATraceIsExported) {
  RunTests(kCutsNetwork, "--trace=traces");
  const std::string name = "traces/" + std::string(kCutsNetwork);
  EXPECT_THAT(Read(name + ".mmd"), StartsWith("sequenceDiagram"));
  EXPECT_TRUE(std::filesystem::exists(folder_ / (name + ".jsonl")));
  EXPECT_TRUE(std::filesystem::exists(folder_ / (name + ".trace.json")));
}

// Without a process of its own, for a debugger.
TEST_F(SimPluginTest, RunsInOneProcess) {
  RunTests("ST_30.*", "--no-isolate");
  EXPECT_EQ(exit_code_, 0) << output_ << errors_;
}

// A real clock cannot be said to be virtual.
TEST_F(SimPluginTest, AClockThatIsRealIsNotSaidToBeVirtual) {
  Write("clone.toml", "clock = \"virtual\"\n");
  Run("'--backend=plugin:" STARTER_PLUGIN "' --manifest=clone.toml");
  EXPECT_EQ(exit_code_, 2);
  EXPECT_THAT(errors_, HasSubstr("clone.toml:1: the clock is said to be virtual"));
}

}  // namespace
}  // namespace conformance
