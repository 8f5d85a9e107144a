// File: suite_run_fixture.h
//
// A run of the suite as its users see it: a process with arguments, output, files and an exit code.
//
//   class CloneTest : public SuiteRunTest {};
//   TEST_F(CloneTest, KeepsTheFirstRule) {
//     Run("--backend=plugin:./clone.so --filter=NOTIFY-REG-01");
//     EXPECT_EQ(exit_code_, 0) << errors_;
//   }

#ifndef BITSIM_CONFORMANCE_TESTEES_TESTING_SUITE_RUN_FIXTURE_H_
#define BITSIM_CONFORMANCE_TESTEES_TESTING_SUITE_RUN_FIXTURE_H_

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>

namespace conformance {

class SuiteRunTest : public ::testing::Test {
 protected:
  SuiteRunTest() : folder_(std::filesystem::path(::testing::TempDir()) / FolderName()) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~SuiteRunTest() override { std::filesystem::remove_all(folder_); }

  // Runs in a folder of its own: `arguments` as a shell reads them, `environment` as "A=1 B=2".
  void Run(const std::string& arguments, const std::string& environment = "") {
    std::filesystem::remove_all(folder_ / "report");
    const std::string command = "cd '" + folder_.string() + "' && env " + environment +
                                " '" BITS_CONFORMANCE "' --report=report " + arguments +
                                " >stdout 2>stderr";
    const int status = std::system(command.c_str());
    exit_code_ = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    output_ = Read("stdout");
    errors_ = Read("stderr");
  }

  void Write(std::string_view name, const std::string& content) const {
    std::ofstream(folder_ / name, std::ios::binary) << content;
  }
  std::string Read(std::string_view name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
  }
  nlohmann::json Results() const { return nlohmann::json::parse(Read("report/results.json")); }
  bool WroteReport() const { return std::filesystem::exists(folder_ / "report" / "results.json"); }
  std::string VerdictOf(const std::string& test) const {
    const nlohmann::json results = Results();
    for (const auto& result : results["tests"]) {
      if (result["name"] == test) return result["verdict"];
    }
    return "not in the report";
  }
  // How many tests came to that verdict.
  int CountOf(const std::string& verdict) const {
    const nlohmann::json results = Results();
    int count = 0;
    for (const auto& test : results["tests"]) count += test["verdict"] == verdict ? 1 : 0;
    return count;
  }

  const std::filesystem::path folder_;
  int exit_code_ = -1;
  std::string output_;
  std::string errors_;

 private:
  static std::string FolderName() {
    const auto* const info = ::testing::UnitTest::GetInstance()->current_test_info();
    return std::string(info->test_suite_name()) + "." + info->name();
  }
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_TESTEES_TESTING_SUITE_RUN_FIXTURE_H_
