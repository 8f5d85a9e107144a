// The suite on every mutant: each must be found by the rule that it breaks, and the service as the
// book has it must break none. Prints what found which.
//
//   mutants_test [NAME]      one mutant only

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/backends/sim/sim_backend.h"
#include "conformance/mutants/mutants.h"
#include "conformance/runner/gtest_listener.h"
#include "conformance/runner/run_log.h"
#include "conformance/verdict/current_run.h"
#include "conformance/verdict/judge.h"

namespace conformance {
namespace {

bool IsBroken(Verdict verdict) { return verdict == Verdict::kFail || verdict == Verdict::kWarn; }

class KillMatrix {
 public:
  KillMatrix() {
    for (const Rule& rule : AllRules()) rules_.push_back(&rule);
    runner::GtestListener::Install(log_);
  }

  // The ids of the rules that the suite finds broken.
  std::vector<std::string_view> BrokenRules(std::string name, const bitsim::Decisions* decisions) {
    SimBackend backend(std::move(name), decisions);
    CurrentRun::Get().Begin(backend, 1);
    [[maybe_unused]] const int gtest_result = RUN_ALL_TESTS();
    const std::vector<TestResult> tests = log_.TakeResults();
    std::vector<std::string_view> broken;
    for (const RuleResult& result : JudgeRules(rules_, tests)) {
      if (IsBroken(result.verdict)) broken.push_back(result.rule->id);
    }
    return broken;
  }

 private:
  std::vector<const Rule*> rules_;
  runner::RunLog log_;
};

std::string Join(const std::vector<std::string_view>& ids) {
  std::string text;
  for (const std::string_view id : ids) {
    if (!text.empty()) text += ' ';
    text += id;
  }
  return text.empty() ? "nothing" : text;
}

int RunMutants(std::string_view only) {
  KillMatrix matrix;
  int failures = 0;
  int mutants = 0;
  const std::vector<std::string_view> documented = matrix.BrokenRules("sim", nullptr);
  if (!documented.empty()) {
    std::printf("FAIL  the service without any mutation breaks %s\n", Join(documented).c_str());
    ++failures;
  }
  for (const Mutant& mutant : AllMutants()) {
    if (!only.empty() && mutant.name != only) continue;
    ++mutants;
    const std::vector<std::string_view> broken =
        matrix.BrokenRules("sim:" + std::string(mutant.name), mutant.decisions);
    const std::string_view id = Get(mutant.rule).id;
    const bool is_found = std::find(broken.begin(), broken.end(), id) != broken.end();
    if (!is_found) ++failures;
    std::printf("%s  %-14s %-44s found by %s\n", is_found ? "ok  " : "FAIL",
                std::string(id).c_str(), std::string(mutant.name).c_str(), Join(broken).c_str());
    std::fflush(stdout);
  }
  if (mutants == 0) {
    std::printf("there is no mutant '%s'\n", std::string(only).c_str());
    return 2;
  }
  std::printf("%d mutants, %d problems\n", mutants, failures);
  return failures == 0 ? 0 : 1;
}

}  // namespace
}  // namespace conformance

int main(int argc, char** argv) {
  ::testing::InitGoogleMock(&argc, argv);
  return conformance::RunMutants(argc > 1 ? argv[1] : "");
}
