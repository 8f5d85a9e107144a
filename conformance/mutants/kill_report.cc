#include "conformance/mutants/kill_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "conformance/report/page/page_parts.h"
#include "conformance/report/text.h"

namespace conformance {
namespace {

using report::Escape;
using report::Plural;

std::string Join(const std::vector<std::string>& words) {
  return words.empty() ? "nothing" : fmt::format("{}", fmt::join(words, " "));
}

std::size_t CountOfFound(const KillMatrix& matrix) {
  return static_cast<std::size_t>(
      std::count_if(matrix.results.begin(), matrix.results.end(),
                    [](const MutantResult& result) { return result.is_found; }));
}

std::string WhyNotFound(const MutantResult& result) {
  if (!result.ended) return "the run on it died";
  return "not found: what is reported is " + Join(result.broken_rules);
}

std::string Headline(const KillMatrix& matrix) {
  const std::size_t found = CountOfFound(matrix);
  return fmt::format("<p class=\"headline {}\">{} of {} found by the rule that they break</p>\n",
                     matrix.IsGreen() ? "green" : "red", found,
                     Plural(matrix.results.size(), "wrong engine"));
}

std::string RowOf(const MutantResult& result) {
  const Rule& rule = Get(result.mutant->rule);
  std::string tests;
  for (const std::string& test : result.killed_by) {
    tests += fmt::format("<br><code>{}</code>", Escape(test));
  }
  return fmt::format(
      "<tr><th scope=\"row\"><code>{}</code></th><td><code>{}</code><br>{}</td>"
      "<td{}>{}</td></tr>\n",
      Escape(rule.id), Escape(result.mutant->name), Escape(result.mutant->summary),
      result.is_found ? "" : " class=\"fail\"",
      result.is_found ? fmt::format("<details><summary>{}</summary>{}</details>",
                                    Plural(result.killed_by.size(), "test"), tests)
                      : Escape(WhyNotFound(result)));
}

// Empty for no rules.
std::string RuleList(std::string_view title, const std::vector<const Rule*>& rules) {
  if (rules.empty()) return "";
  std::string html = fmt::format("<h2>{}</h2>\n<ul>\n", title);
  for (const Rule* rule : rules) {
    html += fmt::format("<li><code>{}</code> {}</li>\n", Escape(rule->id), Escape(rule->title));
  }
  return html + "</ul>\n";
}

std::string RuleLine(std::string_view complaint, const std::vector<const Rule*>& rules) {
  if (rules.empty()) return "";
  std::string line = fmt::format("FAIL  {}:", complaint);
  for (const Rule* rule : rules) line += fmt::format(" {}", rule->id);
  return line + "\n";
}

}  // namespace

std::string KillMatrixJson(const KillMatrix& matrix) {
  nlohmann::ordered_json mutants = nlohmann::ordered_json::array();
  for (const MutantResult& result : matrix.results) {
    mutants.push_back({{"mutant", result.mutant->name},
                       {"rule", Get(result.mutant->rule).id},
                       {"summary", result.mutant->summary},
                       {"found", result.is_found},
                       {"killed_by", result.killed_by},
                       {"broken_rules", result.broken_rules}});
  }
  return mutants.dump(2) + "\n";
}

std::string KillMatrixPage(const KillMatrix& matrix) {
  std::vector<const MutantResult*> rows;
  for (const MutantResult& result : matrix.results) rows.push_back(&result);
  std::stable_sort(rows.begin(), rows.end(),
                   [](const MutantResult* left, const MutantResult* right) {
                     return left->mutant->rule < right->mutant->rule;
                   });
  std::string html = report::HtmlHead("Wrong engines – BITS conformance");
  html +=
      "<body>\n<header>\n<h1>Wrong engines</h1>\n"
      "<p class=\"text\">Each of these is the simulated service with one decision made wrongly. "
      "The suite is worth what it finds in them.</p>\n</header>\n<main>\n"
      "<div class=\"summary\">\n" +
      Headline(matrix);
  if (!matrix.broken_without_mutant.empty()) {
    html += fmt::format("<p>On the service as the book has it, the suite reports {}.</p>\n",
                        Escape(Join(matrix.broken_without_mutant)));
  }
  html +=
      "</div>\n<div class=\"scroll\"><table class=\"groups mutants\">\n<thead><tr>"
      "<th scope=\"col\">Rule</th><th scope=\"col\">What is wrong</th>"
      "<th scope=\"col\">Found by</th></tr></thead>\n<tbody>\n";
  for (const MutantResult* row : rows) html += RowOf(*row);
  html += "</tbody>\n</table></div>\n";
  html += RuleList("Rules with tests that find no wrong engine", matrix.rules_without_kill);
  html += RuleList("Rules that are excused in vain", matrix.rules_excused_in_vain);
  return html + "</main>\n</body>\n</html>\n";
}

std::string KillMatrixText(const KillMatrix& matrix) {
  std::string text;
  for (const MutantResult& result : matrix.results) {
    const std::string found =
        result.is_found ? Plural(result.killed_by.size(), "test") : WhyNotFound(result);
    text += fmt::format("{}  {:<14} {:<48} {}\n", result.is_found ? "ok  " : "FAIL",
                        Get(result.mutant->rule).id, result.mutant->name, found);
  }
  if (!matrix.broken_without_mutant.empty()) {
    text += fmt::format("FAIL  without any mutant the suite reports {}\n",
                        Join(matrix.broken_without_mutant));
  }
  text += RuleLine("rules with tests that find no mutant", matrix.rules_without_kill);
  text += RuleLine("excused in vain in excused_rules.cc", matrix.rules_excused_in_vain);
  return text + fmt::format("\n{} of {} found.\n", CountOfFound(matrix),
                            Plural(matrix.results.size(), "mutant"));
}

}  // namespace conformance
