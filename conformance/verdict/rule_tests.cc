#include "conformance/verdict/rule_tests.h"

#include <algorithm>
#include <map>
#include <utility>

namespace conformance {
namespace {

// Tests register while statics are initialised, so the registry is made at its first use.
std::vector<RuleTest>& Registry() {
  static std::vector<RuleTest> registry;
  return registry;
}

std::string Place(std::string_view file, int line) {
  return std::string(file) + ":" + std::to_string(line);
}

}  // namespace

std::span<const RuleTest> AllRuleTests() { return Registry(); }

const RuleTest* FindRuleTest(std::string_view name) {
  const auto& tests = Registry();
  const auto found = std::find_if(tests.begin(), tests.end(),
                                  [name](const RuleTest& test) { return test.name == name; });
  return found == tests.end() ? nullptr : &*found;
}

void AddRuleTest(RuleTest test) {
  test.file = SourcePath(test.file);
  Registry().push_back(std::move(test));
}

std::string SourcePath(std::string_view file) {
  std::string path(file);
  std::replace(path.begin(), path.end(), '\\', '/');
  const std::size_t root = path.rfind("conformance/");
  return root == std::string::npos ? path : path.substr(root);
}

std::vector<std::string> CheckBook(std::span<const Rule> book, std::span<const RuleTest> tests) {
  std::vector<std::string> problems;
  std::map<std::string, const RuleTest*> names;
  std::vector<const RuleTest*> first_test(book.size(), nullptr);
  for (const RuleTest& test : tests) {
    const auto [other, is_new] = names.emplace(test.name, &test);
    if (!is_new) {
      problems.push_back(Place(test.file, test.line) + ": a second test is called " + test.name +
                         "; the first is at " + Place(other->second->file, other->second->line));
    }
    for (const RuleId rule : test.rules) {
      const RuleTest*& first = first_test[static_cast<std::size_t>(rule.index)];
      if (first == nullptr) first = &test;
    }
  }
  for (std::size_t i = 0; i < book.size(); ++i) {
    const Rule& rule = book[i];
    const std::string subject = Place(rule.file, rule.line) + ": " + std::string(rule.id);
    if (first_test[i] == nullptr && rule.untested.empty()) {
      problems.push_back(subject + " has neither a test nor a reason why it has none");
    } else if (first_test[i] != nullptr && !rule.untested.empty()) {
      problems.push_back(subject + " says why it has no test, but " + first_test[i]->name +
                         " tests it");
    }
  }
  return problems;
}

}  // namespace conformance
