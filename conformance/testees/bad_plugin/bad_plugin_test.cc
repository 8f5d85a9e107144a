// Runs of the suite on plugins that are wrong: what each costs, and what the user is told.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// One that cuts the network, and two that do not.
constexpr const char* kVictim = "ST_30.ALostNetworkIsNobodysFault";
constexpr const char* kBystanders = "NOTIFY_XFR_01.*:CANC_01.*";

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

class BadPluginTest : public ::testing::Test {
 protected:
  BadPluginTest()
      : folder_(std::filesystem::path(::testing::TempDir()) /
                ("bad_plugin_test." +
                 std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~BadPluginTest() override { std::filesystem::remove_all(folder_); }

  // Runs some tests on that plugin.
  void Run(const std::string& plugin, const std::string& fault, const std::string& arguments) {
    std::filesystem::remove_all(folder_ / "report");
    const std::string command = "cd '" + folder_.string() + "' && env BAD_PLUGIN='" + fault +
                                "' '" BITS_CONFORMANCE "' '--backend=plugin:" + plugin +
                                "' --report=report " + arguments + " >stdout 2>stderr";
    const int status = std::system(command.c_str());
    exit_code_ = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    output_ = ReadFile(folder_ / "stdout");
    errors_ = ReadFile(folder_ / "stderr");
  }
  void RunVictim(const std::string& fault, const std::string& arguments = "") {
    Run(BAD_PLUGIN, fault,
        "--gtest_filter='" + std::string(kVictim) + ":" + kBystanders + "' " + arguments);
  }

  nlohmann::json Results() const {
    return nlohmann::json::parse(ReadFile(folder_ / "report" / "results.json"));
  }
  bool WroteReport() const { return std::filesystem::exists(folder_ / "report" / "results.json"); }
  // Expects this verdict of the victim, and that nothing happened to the others.
  void ExpectVictim(const std::string& verdict) const {
    EXPECT_EQ(exit_code_, 1);
    const auto results = Results();
    EXPECT_EQ(results["complete"], true);
    EXPECT_GT(results["tests"].size(), 2U);
    for (const auto& test : results["tests"]) {
      EXPECT_EQ(test["verdict"], test["name"] == kVictim ? verdict : "pass") << test["name"];
    }
  }

  const std::filesystem::path folder_;
  int exit_code_ = -1;
  std::string output_;
  std::string errors_;
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
  EXPECT_THAT(output_, AllOf(HasSubstr("the plugin's IBitsimNetwork::Cut answered E_FAIL"),
                             HasSubstr("<red>"), Not(HasSubstr("\x1b[31m"))));
}

// However many tests in a row need what fails.
TEST_F(BadPluginTest, AFailureOfManyTestsCostsThoseOnly) {
  Run(BAD_PLUGIN, "cut fails", "--gtest_filter='ST_30.*:ST_31.*:CANC_01.*'");
  const auto results = Results();
  EXPECT_EQ(results["complete"], true);
  EXPECT_GT(results["summary"]["crash"], 3);
  EXPECT_GT(results["summary"]["pass"], 0);
}

TEST_F(BadPluginTest, AnApplicationThatIsNotThereCostsItsTest) {
  Run(BAD_PLUGIN, "no application", "--gtest_filter='NOTIFY_SEC_01.*:NOTIFY_XFR_01.*'");
  const auto results = Results();
  EXPECT_EQ(results["complete"], true);
  EXPECT_GT(results["summary"]["crash"], 0);
  EXPECT_GT(results["summary"]["pass"], 0);
  EXPECT_THAT(output_, HasSubstr("the plugin's IBitsimWorld::StartApplication gave no object"));
}

TEST_F(BadPluginTest, AListWithoutAnEndCostsItsTest) {
  Run(BAD_PLUGIN, "endless list", "--gtest_filter='HTTP_02.*:CANC_01.*'");
  EXPECT_EQ(Results()["complete"], true);
  EXPECT_GT(Results()["summary"]["crash"], 0);
  EXPECT_THAT(output_, HasSubstr("IBitsimOrigin::GetRequest never comes to the end of its list"));
}

TEST_F(BadPluginTest, AMissingTextCostsItsTest) {
  Run(BAD_PLUGIN, "no text", "--gtest_filter='HTTP_02.*:CANC_01.*'");
  EXPECT_EQ(Results()["complete"], true);
  EXPECT_GT(Results()["summary"]["crash"], 0);
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
    Run(path, "", "");
    EXPECT_EQ(exit_code_, 2) << path;
    EXPECT_THAT(errors_,
                AllOf(HasSubstr("--backend=plugin:" + std::string(path)), HasSubstr(message)));
    EXPECT_FALSE(WroteReport());
  }
}

}  // namespace
