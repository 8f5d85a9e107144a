// File: runner_fixture.h
//
// The runner as its users see it: a process with arguments, output, files and an exit code, around
// the fake suite and the fake backend of this folder.

#ifndef BITSIM_CONFORMANCE_RUNNER_TESTING_RUNNER_FIXTURE_H_
#define BITSIM_CONFORMANCE_RUNNER_TESTING_RUNNER_FIXTURE_H_

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

namespace conformance::runner {

struct Outcome {
  int exit_code = -1;
  std::string output;
  std::string errors;
};

std::string ReadFile(const std::filesystem::path& path);

class RunnerTest : public ::testing::Test {
 protected:
  RunnerTest();
  ~RunnerTest() override;

  // Runs in a folder of its own: `arguments` as a shell reads them, `environment` as "A=1 B=2".
  Outcome Run(const std::string& arguments, const std::string& environment = "") const;

  nlohmann::json Results(const std::string& report = "report") const;
  bool WroteReports() const;
  std::string VerdictOf(const std::string& rule) const;
  std::string VerdictOfTest(const std::string& test) const;

  const std::filesystem::path folder_;
};

}  // namespace conformance::runner

#endif  // BITSIM_CONFORMANCE_RUNNER_TESTING_RUNNER_FIXTURE_H_
