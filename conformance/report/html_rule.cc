#include "conformance/report/html_rule.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "conformance/report/assertion_message.h"
#include "conformance/report/text.h"

namespace conformance::report {
namespace {

const TestResult* FindTest(const RunResult& run, std::string_view name) {
  const auto found = std::find_if(run.tests.begin(), run.tests.end(),
                                  [name](const TestResult& test) { return test.name == name; });
  return found == run.tests.end() ? nullptr : &*found;
}

// What the row shows without being opened.
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

bool IsOnThePage(const RunResult& run, std::string_view rule) {
  return std::any_of(run.rules.begin(), run.rules.end(),
                     [rule](const RuleResult& result) { return result.rule->id == rule; });
}

// A trace names the rule that justifies a step, "... [ST-04]": leads the reader there.
std::string OfTraceLine(const RunResult& run, const std::string& line) {
  const std::size_t open = line.rfind('[');
  if (open == std::string::npos || !line.ends_with(']')) return Escape(line);
  const std::string rule = line.substr(open + 1, line.size() - open - 2);
  if (!IsOnThePage(run, rule)) return Escape(line);
  return Escape(line.substr(0, open)) + fmt::format("[<a href=\"#{0}\">{0}</a>]", Escape(rule));
}

std::string OfTrace(const RunResult& run, const TestResult& test) {
  if (test.trace.empty()) return "";
  std::string html = fmt::format(
      "<h4>Trace</h4>\n<ol class=\"trace\" tabindex=\"0\" aria-label=\"Trace of {}\">\n",
      Escape(test.name));
  for (const std::string& line : test.trace) {
    html += fmt::format("<li>{}</li>\n", OfTraceLine(run, line));
  }
  return html + "</ol>\n";
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

std::string OfTest(const RunResult& run, const TestResult& test, const Rule& rule) {
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
    html += OfTrace(run, test);
    html += fmt::format("<h4>Repeat</h4>\n<p class=\"repeat\"><code>{}</code></p>\n",
                        Escape(RepeatCommand(run, test)));
  }
  return html + "</li>\n";
}

std::string OfTests(const RunResult& run, const RuleResult& result) {
  if (result.tests.empty()) return "";
  std::string html = "<h3>Tests</h3>\n<ul class=\"tests\">\n";
  for (const std::string& name : result.tests) {
    if (const TestResult* test = FindTest(run, name)) html += OfTest(run, *test, *result.rule);
  }
  return html + "</ul>\n";
}

}  // namespace

std::string_view SignOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPass:
      return "✓";
    case Verdict::kFail:
      return "✕";
    case Verdict::kWarn:
      return "!";
    case Verdict::kRecord:
      return "•";
    case Verdict::kUnsupported:
      return "–";
    case Verdict::kUntestable:
      return "○";
    case Verdict::kCrash:
    case Verdict::kTimeout:
      break;
  }
  return "✕";
}

std::string HtmlOfVerdict(Verdict verdict) {
  return fmt::format(
      "<span class=\"verdict {0}\"><span class=\"sign\" aria-hidden=\"true\">{1}</span>{0}</span>",
      ToString(verdict), SignOf(verdict));
}

std::string HtmlOfRule(const RunResult& run, const RuleResult& result) {
  const Rule& rule = *result.rule;
  const std::string brief = BriefOf(result);
  std::string html = fmt::format(
      "<details class=\"rule {0}\" id=\"{1}\" data-verdict=\"{0}\">\n"
      "<summary>{2}<code class=\"id\">{1}</code>"
      "<span class=\"title\">{3}</span><span class=\"level\">{4} · <span "
      "class=\"confidence\">{5}</span></span>",
      ToString(result.verdict), Escape(rule.id), HtmlOfVerdict(result.verdict), Escape(rule.title),
      ToString(rule.level), ToString(rule.confidence));
  if (!brief.empty()) html += fmt::format("<span class=\"brief\">{}</span>", Escape(brief));
  html += "</summary>\n<div class=\"opened\">\n";
  // Made by the rule compiler, which escapes what people wrote.
  html += fmt::format("<div class=\"text\">\n{}\n</div>\n", rule.html);
  html += OfTests(run, result);
  html += fmt::format("<p class=\"source\">Since BITS {}; {}:{}</p>\n", Escape(rule.since),
                      Escape(rule.file), rule.line);
  return html + "</div>\n</details>\n";
}

}  // namespace conformance::report
