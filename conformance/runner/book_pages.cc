#include "conformance/runner/book_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "conformance/report/paint.h"
#include "conformance/report/text.h"
#include "conformance/verdict/wrong_engines.h"

namespace conformance::runner {
namespace {

std::vector<const RuleTest*> TestsOf(const Rule& rule) {
  const RuleId id = IdOf(rule);
  std::vector<const RuleTest*> tests;
  for (const RuleTest& test : AllRuleTests()) {
    if (std::find(test.rules.begin(), test.rules.end(), id) != test.rules.end()) {
      tests.push_back(&test);
    }
  }
  return tests;
}

std::string CountOfTests(const Rule& rule) {
  const std::size_t count = TestsOf(rule).size();
  if (count == 0) return "no test";
  return fmt::format("{} test{}", count, count == 1 ? "" : "s");
}

}  // namespace

std::string ListRules(std::span<const Rule* const> rules) {
  std::size_t id_width = 0;
  for (const Rule* rule : rules) id_width = std::max(id_width, rule->id.size());
  std::string text;
  for (const Rule* rule : rules) {
    text +=
        fmt::format("{:<{}}  {:<6}  {:<10}  {:>8}  {}\n", rule->id, id_width, ToString(rule->level),
                    ToString(rule->confidence), CountOfTests(*rule), rule->title);
  }
  return text;
}

std::string ListTests(std::span<const RuleTest* const> tests) {
  std::size_t name_width = 0;
  for (const RuleTest* test : tests) name_width = std::max(name_width, test->name.size());
  std::string text;
  for (const RuleTest* test : tests) {
    std::vector<std::string_view> rules;
    for (const RuleId rule : test->rules) rules.push_back(Get(rule).id);
    text += fmt::format("{:<{}}  {}{}\n", test->name, name_width, fmt::join(rules, " "),
                        test->probe ? "  (probe)" : "");
  }
  return text;
}

std::string Explain(const Rule& rule, const report::TerminalOptions& options) {
  constexpr std::size_t kLabelWidth = 13;
  const report::Paint paint(options.color);
  std::string text = fmt::format("{}  {}\n", paint.Bold(rule.id), paint.Bold(rule.title));
  text += fmt::format("{}, {}, since BITS {}\n\n", ToString(rule.level), ToString(rule.confidence),
                      rule.since);
  for (const std::string& line : report::Wrap(rule.sentence, options.width)) text += line + "\n";
  text += "\n";
  const auto add_field = [&](std::string_view label, std::string_view value) {
    bool first = true;
    for (const std::string& line : report::Wrap(value, options.width - kLabelWidth)) {
      text += paint.Faint(fmt::format("{:<{}}", first ? label : "", kLabelWidth)) + line + "\n";
      first = false;
    }
  };
  add_field("source", rule.source);
  add_field("intent", rule.intent);
  add_field("if it fails", rule.if_it_fails);
  add_field("unsettled", rule.unsettled);
  add_field("no test", rule.untested);
  std::string_view label = "tests";
  for (const RuleTest* test : TestsOf(rule)) {
    add_field(label, test->name);
    add_field("", fmt::format("{}:{}", test->file, test->line));
    label = "";
  }
  label = "mutants";
  for (const WrongEngine& engine : AllWrongEngines()) {
    if (engine.rule != rule.id) continue;
    add_field(label, fmt::format("{}: {}", engine.name, engine.summary));
    label = "";
  }
  add_field("in the book", fmt::format("{}:{}", rule.file, rule.line));
  return text;
}

}  // namespace conformance::runner
