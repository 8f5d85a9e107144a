#include "conformance/report/html.h"

#include <fmt/format.h>

#include <map>
#include <string_view>
#include <vector>

#include "conformance/report/html_rule.h"
#include "conformance/report/page_assets.h"
#include "conformance/report/text.h"

namespace conformance::report {
namespace {

struct Group {
  std::string_view id;
  std::string_view title;
  std::vector<const RuleResult*> rules;
  VerdictCounts counts = NoVerdicts();
};

std::string_view TitleOf(const RunResult& run, std::string_view group) {
  for (const RuleGroup& known : run.groups) {
    if (known.id == group) return known.title;
  }
  return "";
}

std::vector<Group> GroupRules(const RunResult& run) {
  std::vector<Group> groups;
  std::map<std::string_view, std::size_t> places;
  for (const RuleResult& result : run.rules) {
    const std::string_view id = result.rule->group;
    const auto [place, is_new] = places.emplace(id, groups.size());
    if (is_new) groups.push_back({.id = id, .title = TitleOf(run, id), .rules = {}});
    Group& group = groups[place->second];
    group.rules.push_back(&result);
    ++group.counts[result.verdict];
  }
  return groups;
}

std::vector<Verdict> VerdictsIn(const VerdictCounts& counts) {
  std::vector<Verdict> verdicts;
  for (const Verdict verdict : kAllVerdicts) {
    if (counts.at(verdict) > 0) verdicts.push_back(verdict);
  }
  return verdicts;
}

// Proportions as a strip of colours; the numbers beside it say the same.
std::string Bar(const VerdictCounts& counts) {
  std::string html = "<span class=\"bar\" aria-hidden=\"true\">";
  for (const Verdict verdict : VerdictsIn(counts)) {
    html += fmt::format("<span class=\"{}\" style=\"flex-grow:{}\"></span>", ToString(verdict),
                        counts.at(verdict));
  }
  return html + "</span>";
}

std::string Plural(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
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
  std::string html = "<div class=\"summary\">\n" + Headline(run) + Bar(counts) +
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
        Escape(group.id), Escape(group.title), Bar(group.counts));
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

std::string GroupSection(const RunResult& run, const Group& group) {
  std::string html = fmt::format(
      "<section class=\"group\" aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1} "
      "<code>{0}</code></h2>\n",
      Escape(group.id), Escape(group.title.empty() ? group.id : group.title));
  for (const RuleResult* rule : group.rules) html += HtmlOfRule(run, *rule);
  return html + "</section>\n";
}

}  // namespace

std::string HtmlHead(std::string_view title) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      // The page shows what a backend said; whatever that is, it shall not reach the network.
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<link rel=\"icon\" href=\"data:,\">\n"
      "<title>{}</title>\n<style>\n{}</style>\n</head>\n",
      Escape(title), kPageStyle);
}

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
  for (const Group& group : groups) html += GroupSection(run, group);
  html += "</div>\n<p id=\"nothing\" hidden>No rule matches.</p>\n</main>\n";
  html += fmt::format("<footer>bits-conformance {}</footer>\n<script>\n{}</script>\n",
                      Escape(run.suite_version), kPageScript);
  return html + "</body>\n</html>\n";
}

}  // namespace conformance::report
