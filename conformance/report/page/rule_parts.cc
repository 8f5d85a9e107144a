#include "conformance/report/page/rule_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "conformance/report/assertion_message.h"
#include "conformance/report/page/trace_parts.h"
#include "conformance/report/text.h"
#include "conformance/verdict/wrong_engines.h"

namespace conformance::report {
namespace {

std::string Row(std::string_view label, std::string_view value, std::string_view css_class) {
  if (value.empty()) return "";
  return fmt::format("<tr class=\"{}\"><th scope=\"row\">{}</th><td><pre>{}</pre></td></tr>\n",
                     css_class, label, Escape(value));
}

std::string OfFinding(const Finding& finding) {
  const AssertionMessage message = TakeApart(Clean(finding.message));
  std::string html = "<table class=\"finding\">\n";
  if (finding.kind == Finding::Kind::kSoft) html += Row("counts as", "a warning", "");
  html += Row("checked", message.checked, "");
  html += Row("expected", message.expected, "expected");
  html += Row("actual", message.actual, "actual");
  html += Row(message.expected.empty() ? "says" : "more", message.details, "");
  if (!finding.file.empty()) {
    html += Row("at", fmt::format("{}:{}", finding.file, finding.line), "");
  }
  return html + "</table>\n";
}

std::string OfObservations(const TestResult& test) {
  if (test.observations.empty()) return "";
  std::string html = "<dl class=\"observations\">\n";
  for (const Observation& observation : test.observations) {
    html += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", Escape(observation.what),
                        Escape(observation.value));
  }
  return html + "</dl>\n";
}

}  // namespace

const TestResult* FindTest(const RunResult& run, std::string_view name) {
  const auto found = std::find_if(run.tests.begin(), run.tests.end(),
                                  [name](const TestResult& test) { return test.name == name; });
  return found == run.tests.end() ? nullptr : &*found;
}

std::string BriefOf(const RuleResult& result) {
  switch (result.verdict) {
    case Verdict::kPass:
      return "";
    case Verdict::kFail:
    case Verdict::kWarn:
    case Verdict::kCrash:
    case Verdict::kTimeout:
      return InOneLine(Clean(result.message));
    case Verdict::kRecord:
    case Verdict::kUnsupported:
    case Verdict::kUntestable:
      break;
  }
  return result.message;
}

std::string TextOfRule(const Rule& rule, const RuleLinks& links) {
  // Made by the rule compiler, which escapes what people wrote.
  return fmt::format("<div class=\"text\">\n{}\n</div>\n", LinkRules(rule.html, links));
}

std::string SourceOfRule(const Rule& rule) {
  return fmt::format("<p class=\"source\">Since BITS {}; {}:{}</p>\n", Escape(rule.since),
                     Escape(rule.file), rule.line);
}

std::string WrongEnginesOfRule(const Rule& rule, int heading_level) {
  std::string html;
  for (const WrongEngine& engine : AllWrongEngines()) {
    if (engine.rule != rule.id) continue;
    html +=
        fmt::format("<li><code>{}</code> {}</li>\n", Escape(engine.name), Escape(engine.summary));
  }
  if (html.empty()) return "";
  return fmt::format(
      "<h{0}>Wrong engines that these tests find</h{0}>\n<ul class=\"engines\">\n{1}</ul>\n",
      heading_level, html);
}

std::string HtmlOfTest(const RunResult& run, const TestResult& test, const Rule& rule,
                       std::string_view id_prefix, const RuleLinks& links) {
  const Verdict verdict = JudgeRuleInTest(test, rule).value_or(Verdict::kUnsupported);
  std::string html = fmt::format(
      "<li class=\"test\">\n<p>{} <code class=\"name\">{}</code> <span class=\"place\">{}:{}</span>"
      "</p>\n",
      HtmlOfVerdict(verdict), Escape(test.name), Escape(test.file), test.line);
  if (test.unsupported) {
    html += fmt::format("<p class=\"reason\">{}</p>\n", Escape(*test.unsupported));
  }
  bool found_something = false;
  for (const Finding& finding : test.findings) {
    if (std::find(finding.rules.begin(), finding.rules.end(), rule.id) == finding.rules.end()) {
      continue;
    }
    html += OfFinding(finding);
    found_something = true;
  }
  html += OfObservations(test);
  if (found_something) {
    html += HtmlOfTrace(test, fmt::format("{}{}-{}", id_prefix, rule.id, test.name), links);
    html += fmt::format("<h4>Repeat</h4>\n<p class=\"repeat\"><code>{}</code></p>\n",
                        Escape(RepeatCommand(run, test)));
  }
  return html + "</li>\n";
}

}  // namespace conformance::report
