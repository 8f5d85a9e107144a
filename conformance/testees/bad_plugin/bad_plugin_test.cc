// Runs of the suite on plugins that are wrong: what each costs, and what the user is told.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "conformance/testees/testing/suite_run_fixture.h"

namespace conformance {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// One that cuts the network, and two that do not.
constexpr const char* kVictim = "ST_30.ALostNetworkIsNobodysFault";
constexpr const char* kBystanders = "NOTIFY_XFR_01.*:CANC_01.*";

class BadPluginTest : public SuiteRunTest {
 protected:
  // Runs some tests on the plugin with that fault.
  void Run(const std::string& fault, const std::string& arguments) {
    SuiteRunTest::Run("'--backend=plugin:" BAD_PLUGIN "' " + arguments,
                      "BAD_PLUGIN='" + fault + "'");
  }
  void RunVictim(const std::string& fault, const std::string& arguments = "") {
    Run(fault, "--gtest_filter='" + std::string(kVictim) + ":" + kBystanders + "' " + arguments);
  }
  // Expects this verdict of the victim, and that nothing happened to the others.
  void ExpectVictim(const std::string& verdict) const {
    EXPECT_EQ(exit_code_, 1);
    EXPECT_THAT(errors_, IsEmpty());
    const auto results = Results();
    EXPECT_GT(results["tests"].size(), 2U);
    for (const auto& test : results["tests"]) {
      EXPECT_EQ(test["verdict"], test["name"] == kVictim ? verdict : "pass") << test["name"];
    }
  }
};

TEST_F(BadPluginTest, ASoundPluginPasses) {
  RunVictim("nothing");
  EXPECT_EQ(exit_code_, 0) << output_ << errors_;
}

TEST_F(BadPluginTest, ALieIsFound) {
  RunVictim("cut lies");
  ExpectVictim("fail");
}

TEST_F(BadPluginTest, AHangCostsItsTest) {
  RunVictim("cut hangs", "--test-limit=2");
  ExpectVictim("timeout");
  EXPECT_THAT(output_, HasSubstr("No end after 2 s"));
}

TEST_F(BadPluginTest, ADeathCostsItsTest) {
  RunVictim("cut dies");
  ExpectVictim("crash");
  EXPECT_THAT(output_, HasSubstr("The process of the test died: signal 6"));
}

TEST_F(BadPluginTest, AnEndOfTheProcessCostsItsTest) {
  RunVictim("cut exits");
  ExpectVictim("crash");
  EXPECT_THAT(output_, HasSubstr("The process of the test died: exit code 0"));
}

TEST_F(BadPluginTest, AnExceptionCostsItsTest) {
  RunVictim("cut throws");
  ExpectVictim("fail");
  EXPECT_THAT(output_, HasSubstr("from within the plugin"));
}

TEST_F(BadPluginTest, AFailureCostsItsTestAndIsTold) {
  RunVictim("cut fails");
  ExpectVictim("crash");
  EXPECT_THAT(output_, AllOf(HasSubstr("bad's IBitsimNetwork::Cut answered E_FAIL"),
                             HasSubstr("<red>"), Not(HasSubstr("\x1b[31m"))));
}

// However many tests in a row need what fails.
TEST_F(BadPluginTest, AFailureOfManyTestsCostsThoseOnly) {
  Run("cut fails", "--gtest_filter='ST_30.*:ST_31.*:CANC_01.*'");
  EXPECT_THAT(errors_, IsEmpty());
  EXPECT_GT(CountOf("crash"), 3);
  EXPECT_GT(CountOf("pass"), 0);
}

TEST_F(BadPluginTest, AnApplicationThatIsNotThereCostsItsTest) {
  Run("no application", "--gtest_filter='NOTIFY_SEC_01.*:NOTIFY_XFR_01.*'");
  EXPECT_THAT(errors_, IsEmpty());
  EXPECT_GT(CountOf("crash"), 0);
  EXPECT_GT(CountOf("pass"), 0);
  EXPECT_THAT(output_, HasSubstr("bad's IBitsimWorld::StartApplication gave no object"));
}

TEST_F(BadPluginTest, AListWithoutAnEndCostsItsTest) {
  Run("endless list", "--gtest_filter='ST_12.*:CANC_01.*'");
  EXPECT_THAT(errors_, IsEmpty());
  EXPECT_GT(CountOf("crash"), 0);
  EXPECT_THAT(output_, HasSubstr("IBitsimOrigin::GetRequest never comes to the end"));
}

TEST_F(BadPluginTest, AMissingTextCostsItsTest) {
  Run("no text", "--gtest_filter='ST_12.*:CANC_01.*'");
  EXPECT_THAT(errors_, IsEmpty());
  EXPECT_GT(CountOf("crash"), 0);
  EXPECT_THAT(output_, HasSubstr("IBitsimOrigin::GetRequest gave no text"));
}

struct Refusal {
  const char* fault;
  int exit_code;
  const char* message;
};

TEST_F(BadPluginTest, WhatCannotBeUsedIsRefusedBeforeTheFirstTest) {
  for (const Refusal& refusal :
       {Refusal{"other version", 2, "version 7 of the plugin interfaces; this is version 1"},
        Refusal{"open fails", 3, "BitsimConformanceOpen answered E_ACCESSDENIED"},
        Refusal{"open dies", 3, "before the first test: The process of the test died: signal 6"},
        Refusal{"no object", 3, "BitsimConformanceOpen gave no object"},
        Refusal{"no description", 3, "IBitsimImplementation::Describe answered E_NOTIMPL"},
        Refusal{"no version", 3, "has '' for a version of BITS"},
        Refusal{"odd version", 3, "has 'ten' for a version of BITS"},
        Refusal{"no world", 3, "IBitsimImplementation::CreateWorld gave no object"},
        Refusal{"clock without origin", 3, "IBitsimClock and no IBitsimOrigin"}}) {
    RunVictim(refusal.fault);
    EXPECT_EQ(exit_code_, refusal.exit_code) << refusal.fault;
    EXPECT_THAT(errors_, HasSubstr(refusal.message)) << refusal.fault;
    EXPECT_FALSE(WroteReport()) << refusal.fault;
  }
}

TEST_F(BadPluginTest, WhatIsNoPluginIsBadInput) {
  for (const auto& [path, message] :
       {std::pair("/no/such/clone.so", "there is no file /no/such/clone.so"),
        std::pair("/etc/passwd", "cannot load it"),
        std::pair(NO_PLUGIN, "it is no plugin: it exports no BitsimConformanceOpen")}) {
    SuiteRunTest::Run("--backend=plugin:" + std::string(path));
    EXPECT_EQ(exit_code_, 2) << path;
    EXPECT_THAT(errors_,
                AllOf(HasSubstr("--backend=plugin:" + std::string(path)), HasSubstr(message)));
    EXPECT_FALSE(WroteReport());
  }
}

}  // namespace
}  // namespace conformance
