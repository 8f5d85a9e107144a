// The questions of questions.inc, registered as tests of the suite.

#include <gtest/gtest.h>

#include <deque>
#include <initializer_list>
#include <stdexcept>
#include <string_view>

#include "conformance/questions/question_test.h"
#include "conformance/verdict/rule_tests.h"

namespace conformance::questions {
namespace {

// They live as long as the tests that refer to them.
std::deque<Question>& Registry() {
  static std::deque<Question> registry;
  return registry;
}

model::Command Parse(std::string_view line) {
  const std::optional<model::Command> command = model::ParseCommand(line);
  if (!command) throw std::invalid_argument("no command: " + std::string(line));
  return *command;
}

bool Register(const char* name, std::vector<RuleId> rules,
              std::initializer_list<std::string_view> lines, const char* file, int line) {
  constexpr const char* kSuite = "Question";
  Question& question = Registry().emplace_back();
  question.name = name;
  question.rules = std::move(rules);
  for (const std::string_view command : lines) question.history.push_back(Parse(command));
  AddRuleTest({.name = std::string(kSuite) + "." + name,
               .rules = question.rules,
               .file = file,
               .line = line});
  ::testing::RegisterTest(kSuite, name, nullptr, nullptr, file, line,
                          [&question, file, line]() -> ConformanceTest* {
                            return new QuestionTest(question, file, line);
                          });
  return true;
}

#define RULES(first, ...) \
  { ::conformance::rule::first CONFORMANCE_RULES_(__VA_ARGS__) }
#define QUESTION(name, rules, ...) \
  [[maybe_unused]] const bool k##name = Register(#name, rules, {__VA_ARGS__}, __FILE__, __LINE__);

#include "conformance/questions/questions.inc"

}  // namespace
}  // namespace conformance::questions
