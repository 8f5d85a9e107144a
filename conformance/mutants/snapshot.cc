#include "conformance/mutants/snapshot.h"

#include <fmt/format.h>

#include <algorithm>

#include "conformance/mutants/excused_rules.h"
#include "conformance/report/page/page_parts.h"

namespace conformance {
namespace {

std::size_t CountTests(const Rule& rule, std::span<const RuleTest> tests) {
  return static_cast<std::size_t>(
      std::count_if(tests.begin(), tests.end(), [&](const RuleTest& test) {
        return std::any_of(test.rules.begin(), test.rules.end(),
                           [&](RuleId named) { return &Get(named) == &rule; });
      }));
}

std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
  }
  return lines;
}

std::string Quoted(std::string_view line) {
  std::string quoted(line);
  std::replace(quoted.begin(), quoted.end(), '\t', ' ');
  return "'" + quoted + "'";
}

}  // namespace

std::string CoverageText(const KillMatrix& matrix, std::span<const RuleTest> tests) {
  std::string text = "rule\tlevel\tconfidence\ttests\tkills\n";
  for (const Rule& rule : AllRules()) {
    std::vector<std::string_view> kills;
    for (const MutantResult* kill : KillsOf(rule, matrix)) kills.push_back(kill->mutant->name);
    text += fmt::format("{}\t{}\t{}\t{}\t{}\n", rule.id, ToString(rule.level),
                        ToString(rule.confidence), CountTests(rule, tests), fmt::join(kills, " "));
  }
  return text;
}

std::string KillMatrixMarkdown(const KillMatrix& matrix) {
  std::string text = fmt::format(
      "# The kill matrix\n\n"
      "The suite is tested by wrong engines: the simulated service with one decision made "
      "wrongly.\n"
      "{} are found by the tests of the rule that they break. `bits-conformance mutants\n"
      "--snapshot=docs` writes this page, and the test `mutants` compares.\n\n"
      "| rule | wrong engine | what is wrong | found by |\n|---|---|---|---|\n",
      report::Plural(matrix.results.size(), "wrong engine"));
  for (const Rule& rule : AllRules()) {
    for (const MutantResult* kill : KillsOf(rule, matrix)) {
      text += fmt::format("| {} | `{}` | {} | {} |\n", rule.id, kill->mutant->name,
                          kill->mutant->summary, report::Plural(kill->killed_by.size(), "test"));
    }
  }
  text +=
      "\n## Rules that need not find any\n\nEvery other MUST and SHOULD rule that has a test finds "
      "at least one.\n\n";
  for (const ExcusedRule& excused : ExcusedRules()) {
    text += fmt::format("- {}: {}\n", Get(excused.rule).id, excused.reason);
  }
  return text;
}

std::vector<std::string> SnapshotDifferences(std::string_view checked_in, std::string_view current,
                                             const std::string& name) {
  constexpr std::size_t kShownMax = 10;
  const std::vector<std::string_view> before = LinesOf(checked_in);
  const std::vector<std::string_view> now = LinesOf(current);
  std::vector<std::string> differences;
  for (const std::string_view line : now) {
    if (std::find(before.begin(), before.end(), line) == before.end()) {
      differences.push_back(name + " lacks " + Quoted(line));
    }
  }
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (std::find(now.begin(), now.end(), before[i]) == now.end()) {
      differences.push_back(
          fmt::format("{}:{}: is not so any more: {}", name, i + 1, Quoted(before[i])));
    }
  }
  if (differences.empty() && before != now) differences.push_back(name + " is in another order");
  if (differences.size() > kShownMax) {
    const std::size_t more = differences.size() - kShownMax;
    differences.resize(kShownMax);
    differences.push_back(fmt::format("and {} more", more));
  }
  return differences;
}

std::string WithoutKills(std::string_view coverage) {
  std::string text;
  for (const std::string_view line : LinesOf(coverage)) {
    text += std::string(line.substr(0, line.rfind('\t'))) + "\n";
  }
  return text;
}

}  // namespace conformance
