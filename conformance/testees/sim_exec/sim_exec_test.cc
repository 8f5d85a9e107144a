// Runs of the suite on a sound testee: what a manifest does to it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "conformance/testees/testing/suite_run_fixture.h"

namespace conformance {
namespace {

using ::testing::HasSubstr;

const std::string kSimExec = "'--backend=exec:" SIM_EXEC "' ";

class SimExecTest : public SuiteRunTest {
 protected:
  void RunWithManifest(const std::string& filter, const std::string& manifest) {
    Write("clone.toml", manifest);
    Run(kSimExec + "'--gtest_filter=" + filter + "' --manifest=clone.toml");
  }
};

TEST_F(SimExecTest, AManifestTakesAway) {
  RunWithManifest("ST_30.*:CANC_01.*", "[capabilities]\nnetwork = false\n");
  EXPECT_EQ(exit_code_, 0) << output_ << errors_;
  EXPECT_EQ(VerdictOf("ST_30.ALostNetworkIsNobodysFault"), "unsupported");
  EXPECT_GT(CountOf("pass"), 0);
  EXPECT_THAT(Read("report/junit.xml"), HasSubstr("needs a network that can be cut"));
}

TEST_F(SimExecTest, AManifestSetsTheVersion) {
  RunWithManifest("NOTIFY_REG_01.*", "bits_version = \"3.0\"\n");
  EXPECT_EQ(Results()["bits_version"], "3.0");
}

TEST_F(SimExecTest, AManifestThatIsWrongIsBadInput) {
  RunWithManifest("NOTIFY_REG_01.*", "\nclock = \"sun\"\n");
  EXPECT_EQ(exit_code_, 2);
  EXPECT_THAT(errors_, HasSubstr("clone.toml:2"));
}

}  // namespace
}  // namespace conformance
