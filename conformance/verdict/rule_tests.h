// File: rule_tests.h
//
// The registry of the tests that RULE_TEST declares: which rules each test checks, known without
// running anything.

#ifndef BITSIM_CONFORMANCE_VERDICT_RULE_TESTS_H_
#define BITSIM_CONFORMANCE_VERDICT_RULE_TESTS_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/rulebook/rulebook.h"

namespace conformance {

struct RuleTest {
  std::string name;           // "NOTIFY_REG_07.TheLastCallerWins", as GoogleTest knows it
  std::vector<RuleId> rules;  // the primary rule first
  std::string file;           // from the root of the repository: "conformance/suite/..."
  int line = 0;
  bool probe = false;
};

// Every test that is linked in, in the order of registration, which is GoogleTest's order.
std::span<const RuleTest> AllRuleTests();

// The test of that name, or nullptr.
const RuleTest* FindRuleTest(std::string_view name);

void AddRuleTest(RuleTest test);

// A __FILE__ from the root of the repository on, so that reports do not depend on where it lies.
std::string SourcePath(std::string_view file);

// What is wrong between a book and its tests, one sentence each, best shown to who wrote them:
// a rule with neither a test nor a reason, a rule with both, two tests of one name.
std::vector<std::string> CheckBook(std::span<const Rule> book, std::span<const RuleTest> tests);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_VERDICT_RULE_TESTS_H_
