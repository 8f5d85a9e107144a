// index.html of a comparison: who was compared, and the matrix.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "conformance/report/page/comparison.h"
#include "conformance/report/page/rule_parts.h"
#include "conformance/report/text.h"

namespace conformance::report {
namespace {

// Differences first, those with something broken before all others; then what is broken everywhere.
int RankOf(const ComparedRule& rule) {
  return (rule.IsDifferent() ? 0 : 2) + (rule.IsBroken() ? 0 : 1);
}

std::string Headline(const Comparison& comparison) {
  const auto different = std::count_if(comparison.rules().begin(), comparison.rules().end(),
                                       [](const ComparedRule& rule) { return rule.IsDifferent(); });
  const auto broken = std::count_if(comparison.rules().begin(), comparison.rules().end(),
                                    [](const ComparedRule& rule) { return rule.IsBroken(); });
  std::string text = broken == 0 ? "No rule is broken in any of them"
                                 : fmt::format("{} broken in at least one",
                                               Plural(static_cast<std::size_t>(broken), "rule"));
  if (comparison.runs().size() > 1) {
    text += different == 0 ? "; all verdicts are the same"
                           : fmt::format("; they differ in {}",
                                         Plural(static_cast<std::size_t>(different), "rule"));
  }
  return fmt::format("<p class=\"headline {}\">{}</p>\n", broken == 0 ? "green" : "red", text);
}

std::string TestsOf(const RunResult& run) {
  const std::string count = std::to_string(run.tests.size());
  return run.IsPart() ? fmt::format("{} of {}", count, run.tests_in_suite) : count;
}

std::string RunRow(const ComparedRun& compared, const std::vector<Verdict>& columns) {
  const RunResult& run = compared.run;
  const VerdictCounts counts = CountRules(run.rules);
  const std::string remark =
      compared.remark.empty()
          ? ""
          : fmt::format("<span class=\"remark\">{}</span>", Escape(compared.remark));
  std::string html = fmt::format("<tr><th scope=\"row\">{}{}</th><td class=\"strip\">{}</td>",
                                 Escape(compared.label), remark, VerdictBar(counts));
  for (const Verdict verdict : columns) {
    const int count = counts.at(verdict);
    html += count == 0 ? "<td class=\"number none\">0</td>"
                       : fmt::format("<td class=\"number {}\">{}</td>", ToString(verdict), count);
  }
  return html + fmt::format(
                    "<td class=\"number\">{}</td><td>{}</td><td>{}</td><td>{}</td>"
                    "<td><code>{}</code></td></tr>\n",
                    TestsOf(run), Escape(run.bits_version), Escape(run.suite_version), run.seed,
                    TraceHashText(run.trace_hash));
}

std::string RunTable(const Comparison& comparison) {
  VerdictCounts all = NoVerdicts();
  for (const ComparedRun& compared : comparison.runs()) {
    for (const auto& [verdict, count] : CountRules(compared.run.rules)) all[verdict] += count;
  }
  const std::vector<Verdict> columns = VerdictsIn(all);
  std::string html =
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"What was compared\">"
      "<table class=\"groups runs\">\n<caption>What was compared</caption>\n<thead><tr>"
      "<th scope=\"col\">Implementation</th><td class=\"strip\"></td>";
  for (const Verdict verdict : columns) {
    html += fmt::format("<th scope=\"col\" class=\"number\">{}</th>", ToString(verdict));
  }
  html +=
      "<th scope=\"col\" class=\"number\">Tests</th><th scope=\"col\">BITS</th>"
      "<th scope=\"col\">Suite</th><th scope=\"col\">Seed</th><th scope=\"col\">Trace</th>"
      "</tr></thead>\n<tbody>\n";
  for (const ComparedRun& compared : comparison.runs()) html += RunRow(compared, columns);
  return html + "</tbody>\n</table></div>\n";
}

std::string Option(std::string_view value, std::string_view text) {
  return fmt::format("<option value=\"{}\">{}</option>", Escape(value), Escape(text));
}

std::string Toolbar(const Comparison& comparison) {
  std::string groups = Option("", "every topic");
  std::string_view last;
  for (const ComparedRule& rule : comparison.rules()) {
    if (rule.rule->group == last) continue;
    last = rule.rule->group;
    groups += Option(last, TitleOfGroup(comparison.runs().front().run, last));
  }
  std::string verdicts = Option("", "every verdict");
  for (const Verdict verdict : kAllVerdicts)
    verdicts += Option(ToString(verdict), ToString(verdict));
  std::string levels = Option("", "every level");
  for (const std::string_view level : {"MUST", "SHOULD", "MAY"}) levels += Option(level, level);
  const auto select = [](std::string_view field, std::string_view label, std::string_view options) {
    return fmt::format(
        "<label class=\"pick\"><span class=\"word\">{1}</span><select data-field=\"{0}\">{2}"
        "</select></label>\n",
        field, label, options);
  };
  std::string html =
      "<form class=\"toolbar\" role=\"search\" hidden>\n<label for=\"search\">Find</label>\n"
      "<input id=\"search\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" "
      "placeholder=\"a rule, a word\" aria-keyshortcuts=\"/\">\n";
  html += select("group", "Topic", groups) + select("level", "Level", levels) +
          select("verdict", "Verdict", verdicts);
  if (comparison.runs().size() > 1) {
    html +=
        "<label class=\"pick\"><input type=\"checkbox\" id=\"different\"> differences only"
        "</label>\n";
  }
  return html +
         "<output id=\"shown\" aria-live=\"polite\"></output>\n"
         "<button type=\"button\" id=\"reset\">Show all</button>\n</form>\n";
}

std::string SortButton(std::string_view key, std::string_view text) {
  return fmt::format("<button type=\"button\" class=\"sort\" data-key=\"{}\">{}</button>", key,
                     Escape(text));
}

std::string Cell(const RuleResult* result) {
  if (result == nullptr) return "<td class=\"cell none\" data-verdict=\"\">not run</td>";
  const std::string brief = BriefOf(*result);
  return fmt::format("<td class=\"cell\" data-verdict=\"{}\"{}>{}</td>", ToString(result->verdict),
                     brief.empty() ? "" : fmt::format(" title=\"{}\"", Escape(Shorten(brief, 160))),
                     HtmlOfVerdict(result->verdict));
}

std::string Row(const ComparedRule& rule, std::size_t place) {
  std::string html = fmt::format(
      "<tr class=\"rule-row\" id=\"{0}\" data-place=\"{1}\" data-rank=\"{2}\" data-group=\"{3}\" "
      "data-level=\"{4}\"{5}><th scope=\"row\"><a href=\"rules/{0}.html\"><code>{0}</code> "
      "<span class=\"title\">{6}</span></a></th><td class=\"level\">{4} · {7}</td>",
      Escape(rule.rule->id), place, RankOf(rule), Escape(rule.rule->group),
      ToString(rule.rule->level), rule.IsDifferent() ? " data-different" : "",
      Escape(rule.rule->title), ToString(rule.rule->confidence));
  for (const RuleResult* result : rule.results) html += Cell(result);
  return html + "</tr>\n";
}

std::string Matrix(const Comparison& comparison) {
  std::string html =
      "<div class=\"scroll matrix\" id=\"rules\" tabindex=\"0\" role=\"group\" "
      "aria-label=\"Verdicts\"><table class=\"matrix\">\n"
      "<caption>Rules and implementations, differences first</caption>\n<thead><tr>";
  html += "<th scope=\"col\" aria-sort=\"none\">" + SortButton("place", "Rule") + "</th>";
  html += "<th scope=\"col\" class=\"level\">Level</th>";
  for (std::size_t i = 0; i < comparison.runs().size(); ++i) {
    html += fmt::format("<th scope=\"col\" aria-sort=\"none\" class=\"run\">{}</th>",
                        SortButton(std::to_string(i), comparison.runs()[i].label));
  }
  html += "</tr></thead>\n<tbody>\n";
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < comparison.rules().size(); ++i) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
    return RankOf(comparison.rules()[left]) < RankOf(comparison.rules()[right]);
  });
  for (const std::size_t place : order) html += Row(comparison.rules()[place], place);
  return html + "</tbody>\n</table></div>\n";
}

}  // namespace

std::string MatrixPage(const Comparison& comparison) {
  const std::size_t count = comparison.runs().size();
  std::string html = HtmlHead("Comparison – BITS conformance");
  html +=
      "<body class=\"wide\">\n<a class=\"skip\" href=\"#rules\">To the rules</a>\n<header>\n"
      "<h1>BITS conformance <span class=\"of\">of</span> " +
      (count == 1 ? Escape(comparison.runs().front().label) : Plural(count, "implementation")) +
      "</h1>\n</header>\n<main>\n<div class=\"summary\">\n" + Headline(comparison) +
      RunTable(comparison) + "</div>\n" + Toolbar(comparison) + Matrix(comparison) +
      "<p id=\"nothing\" hidden>No rule matches.</p>\n</main>\n";
  return html + HtmlFoot(comparison.runs().front().run.suite_version);
}

}  // namespace conformance::report
