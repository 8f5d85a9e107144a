// The page of one rule in a comparison.

#include <fmt/format.h>

#include <set>
#include <string>
#include <vector>

#include "conformance/report/page/comparison.h"
#include "conformance/report/page/rule_parts.h"
#include "conformance/report/text.h"

namespace conformance::report {
namespace {

RuleLinks LinksBeside(const Comparison& comparison) {
  return [&comparison](std::string_view id) -> std::optional<std::string> {
    for (const ComparedRule& rule : comparison.rules()) {
      if (rule.rule->id == id) return std::string(id) + ".html";
    }
    return std::nullopt;
  };
}

std::string Navigation(const Comparison& comparison, std::size_t index) {
  const auto link = [&](std::size_t other, std::string_view direction, std::string_view word) {
    const Rule& rule = *comparison.rules()[other].rule;
    return fmt::format("<a rel=\"{0}\" href=\"{1}.html\">{2} {1}</a>", direction, Escape(rule.id),
                       word);
  };
  std::string html = "<nav aria-label=\"Rules\">\n<a href=\"../index.html#" +
                     Escape(comparison.rules()[index].rule->id) + "\">All rules</a>\n";
  if (index > 0) html += link(index - 1, "prev", "Previous:") + "\n";
  if (index + 1 < comparison.rules().size()) html += link(index + 1, "next", "Next:") + "\n";
  return html + "</nav>\n";
}

std::string Verdicts(const Comparison& comparison, const ComparedRule& rule) {
  std::string html =
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Verdicts\">"
      "<table class=\"groups\">\n<caption>What each implementation made of it</caption>\n<thead>"
      "<tr><th scope=\"col\">Implementation</th><th scope=\"col\">Verdict</th>"
      "<th scope=\"col\">Why</th></tr></thead>\n<tbody>\n";
  for (std::size_t i = 0; i < rule.results.size(); ++i) {
    const RuleResult* result = rule.results[i];
    html += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"why\">{}</td></tr>\n",
                        Escape(comparison.runs()[i].label),
                        result == nullptr ? "not run" : HtmlOfVerdict(result->verdict),
                        result == nullptr ? "" : Escape(BriefOf(*result)));
  }
  return html + "</tbody>\n</table></div>\n";
}

// Every test that any run names for the rule, in the order in which they are first named.
std::vector<std::string> TestsOf(const ComparedRule& rule) {
  std::vector<std::string> tests;
  std::set<std::string_view> known;
  for (const RuleResult* result : rule.results) {
    if (result == nullptr) continue;
    for (const std::string& test : result->tests) {
      if (known.insert(test).second) tests.push_back(test);
    }
  }
  return tests;
}

std::string TestTable(const Comparison& comparison, const ComparedRule& rule) {
  const std::vector<std::string> tests = TestsOf(rule);
  if (tests.empty()) return "";
  std::string html =
      "<h2>Tests</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Tests\">"
      "<table class=\"groups\">\n<caption>What each test found</caption>\n<thead><tr>"
      "<th scope=\"col\">Test</th>";
  for (const ComparedRun& run : comparison.runs()) {
    html += fmt::format("<th scope=\"col\" class=\"run\">{}</th>", Escape(run.label));
  }
  html += "</tr></thead>\n<tbody>\n";
  for (const std::string& name : tests) {
    html += fmt::format("<tr><th scope=\"row\"><code>{}</code></th>", Escape(name));
    for (const ComparedRun& compared : comparison.runs()) {
      const TestResult* test = FindTest(compared.run, name);
      const std::optional<Verdict> verdict =
          test == nullptr ? std::nullopt : JudgeRuleInTest(*test, *rule.rule);
      html += test == nullptr ? "<td class=\"none\">not run</td>"
              : verdict       ? "<td>" + HtmlOfVerdict(*verdict) + "</td>"
                              : "<td class=\"none\">ended before</td>";
    }
    html += "</tr>\n";
  }
  return html + "</tbody>\n</table></div>\n";
}

bool SaysMoreThanAVerdict(const TestResult& test) {
  return !test.findings.empty() || !test.observations.empty() || test.unsupported.has_value();
}

std::string Details(const Comparison& comparison, const ComparedRule& rule) {
  std::string html;
  const RuleLinks links = LinksBeside(comparison);
  for (std::size_t i = 0; i < rule.results.size(); ++i) {
    if (rule.results[i] == nullptr) continue;
    const ComparedRun& compared = comparison.runs()[i];
    std::string tests;
    for (const std::string& name : rule.results[i]->tests) {
      const TestResult* test = FindTest(compared.run, name);
      if (test == nullptr || !SaysMoreThanAVerdict(*test)) continue;
      tests += HtmlOfTest(compared.run, *test, *rule.rule, fmt::format("run{}-", i), links);
    }
    if (tests.empty()) continue;
    html += fmt::format(
        "<section aria-labelledby=\"run{0}\">\n<h3 id=\"run{0}\">{1} {2}</h3>\n"
        "<ul class=\"tests\">\n{3}</ul>\n</section>\n",
        i, Escape(compared.label), HtmlOfVerdict(rule.results[i]->verdict), tests);
  }
  return html.empty() ? "" : "<h2>What they say</h2>\n" + html;
}

}  // namespace

std::string RulePage(const Comparison& comparison, std::size_t index) {
  const ComparedRule& compared = comparison.rules()[index];
  const Rule& rule = *compared.rule;
  std::string html = HtmlHead(std::string(rule.id) + " – BITS conformance");
  html += fmt::format(
      "<body class=\"rule-page\">\n<a class=\"skip\" href=\"#rule\">To the rule</a>\n<header>\n{}"
      "<h1><code class=\"id\">{}</code> {}</h1>\n<p class=\"level\">{} · {} · {}</p>\n</header>\n"
      "<main id=\"rule\">\n",
      Navigation(comparison, index), Escape(rule.id), Escape(rule.title), ToString(rule.level),
      ToString(rule.confidence), Escape(TitleOfGroup(comparison.runs().front().run, rule.group)));
  html += "<div class=\"summary\">\n" + TextOfRule(rule, LinksBeside(comparison)) +
          SourceOfRule(rule) + "</div>\n";
  html += Verdicts(comparison, compared) + TestTable(comparison, compared) +
          Details(comparison, compared) + WrongEnginesOfRule(rule, 2) + "</main>\n";
  return html + HtmlFoot(comparison.runs().front().run.suite_version);
}

}  // namespace conformance::report
