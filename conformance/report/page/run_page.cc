#include "conformance/report/page/run_page.h"

#include <fmt/format.h>

#include <map>
#include <string_view>
#include <vector>

#include "conformance/report/page/page_parts.h"
#include "conformance/report/page/rule_parts.h"
#include "conformance/report/text.h"

namespace conformance::report {
namespace {

struct Group {
  std::string_view id;
  std::string_view title;
  std::vector<const RuleResult*> rules;
  VerdictCounts counts = NoVerdicts();
};

std::vector<Group> GroupRules(const RunResult& run) {
  std::vector<Group> groups;
  std::map<std::string_view, std::size_t> places;
  for (const RuleResult& result : run.rules) {
    const std::string_view id = result.rule->group;
    const auto [place, is_new] = places.emplace(id, groups.size());
    if (is_new) groups.push_back({.id = id, .title = TitleOfGroup(run, id), .rules = {}});
    Group& group = groups[place->second];
    group.rules.push_back(&result);
    ++group.counts[result.verdict];
  }
  return groups;
}

std::string Headline(const RunResult& run) {
  const std::vector<std::string> broken = BrokenRules(run);
  if (!broken.empty()) {
    return fmt::format("<p class=\"headline red\">{} broken</p>\n", Plural(broken.size(), "rule"));
  }
  return IsGreen(run) ? "<p class=\"headline green\">No rule is broken</p>\n"
                      : "<p class=\"headline red\">The suite itself is broken</p>\n";
}

std::string Facts(const RunResult& run) {
  const std::string tests = run.IsPart()
                                ? fmt::format("{} of {}", run.tests.size(), run.tests_in_suite)
                                : std::to_string(run.tests.size());
  std::string html = "<dl class=\"facts\">\n";
  const auto add = [&html](std::string_view name, std::string_view value) {
    html += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", name, Escape(value));
  };
  add("BITS", run.bits_version);
  add("Suite", run.suite_version);
  add("Rules", std::to_string(run.rules.size()));
  add("Tests", tests);
  add("Seed", std::to_string(run.seed));
  add("Trace", TraceHashText(run.trace_hash));
  return html + "</dl>\n";
}

std::string Summary(const RunResult& run, const VerdictCounts& counts) {
  std::string html = "<div class=\"summary\">\n" + Headline(run) + VerdictBar(counts) +
                     "\n<ul class=\"counts\" aria-label=\"Rules by verdict\">\n";
  for (const Verdict verdict : VerdictsIn(counts)) {
    html += fmt::format(
        "<li><button type=\"button\" class=\"count {0}\" data-show=\"{0}\" aria-pressed=\"false\">"
        "<b>{1}</b> {2}</button></li>\n",
        ToString(verdict), counts.at(verdict), HtmlOfVerdict(verdict));
  }
  return html + "</ul>\n</div>\n";
}

std::string GroupTable(const std::vector<Group>& groups, const VerdictCounts& counts) {
  if (groups.size() < 2) return "";
  const std::vector<Verdict> columns = VerdictsIn(counts);
  std::string html =
      "<div class=\"scroll\"><table class=\"groups\">\n<thead><tr><th scope=\"col\">Topic</th>"
      "<td class=\"strip\"></td>";
  for (const Verdict verdict : columns) {
    html += fmt::format(
        "<th scope=\"col\" class=\"number\"><span class=\"sign\" aria-hidden=\"true\">{}</span>"
        "<span class=\"word\">{}</span></th>",
        SignOf(verdict), ToString(verdict));
  }
  html += "</tr></thead>\n<tbody>\n";
  for (const Group& group : groups) {
    html += fmt::format(
        "<tr><th scope=\"row\"><a href=\"#{0}\"><code>{0}</code> {1}</a></th><td "
        "class=\"strip\">{2}</td>",
        Escape(group.id), Escape(group.title), VerdictBar(group.counts));
    for (const Verdict verdict : columns) {
      const int count = group.counts.at(verdict);
      html += count == 0 ? "<td class=\"number none\">0</td>"
                         : fmt::format("<td class=\"number {}\">{}</td>", ToString(verdict), count);
    }
    html += "</tr>\n";
  }
  return html + "</tbody>\n</table></div>\n";
}

constexpr std::string_view kToolbar =
    "<form class=\"toolbar\" role=\"search\" hidden>\n"
    "<label for=\"search\">Find</label>\n"
    "<input id=\"search\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" "
    "placeholder=\"a rule, a word, a test\" aria-keyshortcuts=\"/\">\n"
    "<output id=\"shown\" aria-live=\"polite\"></output>\n"
    "<button type=\"button\" id=\"toggle\">Open all</button>\n"
    "</form>\n";

std::string OfTests(const RunResult& run, const RuleResult& result, const RuleLinks& links) {
  if (result.tests.empty()) return "";
  std::string html = "<h3>Tests</h3>\n<ul class=\"tests\">\n";
  for (const std::string& name : result.tests) {
    if (const TestResult* test = FindTest(run, name)) {
      html += HtmlOfTest(run, *test, *result.rule, "", links);
    }
  }
  return html + "</ul>\n";
}

// A <details> element whose id is the rule's.
std::string OfRule(const RunResult& run, const RuleResult& result, const RuleLinks& links) {
  const Rule& rule = *result.rule;
  const std::string brief = BriefOf(result);
  std::string html = fmt::format(
      "<details class=\"rule {0}\" id=\"{1}\" data-verdict=\"{0}\" data-level=\"{4}\">\n"
      "<summary>{2}<code class=\"id\">{1}</code>"
      "<span class=\"title\">{3}</span><span class=\"level\">{4} · <span "
      "class=\"confidence\">{5}</span></span>",
      ToString(result.verdict), Escape(rule.id), HtmlOfVerdict(result.verdict), Escape(rule.title),
      ToString(rule.level), ToString(rule.confidence));
  if (!brief.empty()) html += fmt::format("<span class=\"brief\">{}</span>", Escape(brief));
  html += "</summary>\n<div class=\"opened\">\n";
  html += TextOfRule(rule, links);
  html += OfTests(run, result, links);
  html += WrongEnginesOfRule(rule, 3);
  html += SourceOfRule(rule);
  return html + "</div>\n</details>\n";
}

// To the rules that are on the page.
RuleLinks LinksWithin(const RunResult& run) {
  return [&run](std::string_view id) -> std::optional<std::string> {
    for (const RuleResult& result : run.rules) {
      if (result.rule->id == id) return "#" + std::string(id);
    }
    return std::nullopt;
  };
}

std::string GroupSection(const RunResult& run, const Group& group, const RuleLinks& links) {
  std::string html = fmt::format(
      "<section class=\"group\" aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1} "
      "<code>{0}</code></h2>\n",
      Escape(group.id), Escape(group.title));
  for (const RuleResult* rule : group.rules) html += OfRule(run, *rule, links);
  return html + "</section>\n";
}

}  // namespace

std::string HtmlReport(const RunResult& run) {
  const std::vector<Group> groups = GroupRules(run);
  const VerdictCounts counts = CountRules(run.rules);
  std::string html = HtmlHead(run.backend + " – BITS conformance");
  html += fmt::format(
      "<body>\n<a class=\"skip\" href=\"#rules\">To the rules</a>\n<header>\n"
      "<h1>BITS conformance <span class=\"of\">of</span> {}</h1>\n",
      Escape(run.backend));
  html += Facts(run) + "</header>\n<main>\n";
  html += Summary(run, counts);
  html += GroupTable(groups, counts);
  html += kToolbar;
  html += "<div id=\"rules\">\n";
  const RuleLinks links = LinksWithin(run);
  for (const Group& group : groups) html += GroupSection(run, group, links);
  html += "</div>\n<p id=\"nothing\" hidden>No rule matches.</p>\n</main>\n";
  return html + HtmlFoot(run.suite_version);
}

}  // namespace conformance::report
