#include "conformance/runner/testing/runner_fixture.h"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string_view>
#include <system_error>

namespace conformance::runner {
namespace {

std::string VerdictIn(const nlohmann::json& results, std::string_view key,
                      const std::string& name) {
  for (const auto& result : results) {
    if (result[std::string(key)] == name) return result["verdict"];
  }
  return "not in the report";
}

}  // namespace

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

RunnerTest::RunnerTest()
    : folder_(std::filesystem::path(::testing::TempDir()) /
              ("runner_test." +
               std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()))) {
  std::filesystem::remove_all(folder_);
  std::filesystem::create_directories(folder_);
}

RunnerTest::~RunnerTest() { std::filesystem::remove_all(folder_); }

Outcome RunnerTest::Run(const std::string& arguments, const std::string& environment) const {
  const std::string command = "cd '" + folder_.string() + "' && env " + environment + " '" +
                              FAKE_CONFORMANCE + "' >stdout 2>stderr " + arguments;
  const int status = std::system(command.c_str());
  return {.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
          .output = ReadFile(folder_ / "stdout"),
          .errors = ReadFile(folder_ / "stderr")};
}

nlohmann::json RunnerTest::Results(const std::string& report) const {
  return nlohmann::json::parse(ReadFile(folder_ / report / "results.json"));
}

bool RunnerTest::WroteReports() const {
  std::error_code ignored;
  return std::filesystem::exists(folder_ / "report") &&
         !std::filesystem::is_empty(folder_ / "report", ignored);
}

std::string RunnerTest::VerdictOf(const std::string& rule) const {
  return VerdictIn(Results()["rules"], "id", rule);
}

std::string RunnerTest::VerdictOfTest(const std::string& test) const {
  return VerdictIn(Results()["tests"], "name", test);
}

}  // namespace conformance::runner
