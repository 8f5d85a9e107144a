#include "conformance/testbed/premise.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <utility>

#include "conformance/verdict/current_run.h"

namespace conformance {
namespace {

std::set<std::string, std::less<>>& Lacking() {
  static std::set<std::string, std::less<>> lacking;
  return lacking;
}

std::function<void(const std::string&)>& Watcher() {
  static std::function<void(const std::string&)> watcher;
  return watcher;
}

bool CurrentTestNames(RuleId rule) {
  const RuleTest* test = FindRuleTest(CurrentRun::Get().test_name());
  return test != nullptr &&
         std::find(test->rules.begin(), test->rules.end(), rule) != test->rules.end();
}

}  // namespace

void Presume(RuleId rule, bool holds, const char* file, int line) {
  if (holds) return;
  CurrentRun& run = CurrentRun::Get();
  if (CurrentTestNames(rule)) {
    run.PushBlame({rule});
    GTEST_MESSAGE_AT_(file, line, "What the rest of the test rests on does not hold",
                      ::testing::TestPartResult::kFatalFailure);
    run.PopBlame();
  } else {
    run.SetUnsupported("needs a service that keeps " + std::string(Get(rule).id) + " (" +
                       std::string(Get(rule).title) + ")");
  }
  throw PremiseMissing();
}

void RestOn(RuleId rule) {
  const std::string id(Get(rule).id);
  if (!CurrentTestNames(rule)) Presume(rule, !Lacking().contains(id));
  if (Watcher()) Watcher()(id);
}

void WatchRests(std::function<void(const std::string& rule)> watcher) {
  Watcher() = std::move(watcher);
}

void LacksPremise(std::string_view rule) { Lacking().emplace(rule); }

}  // namespace conformance
