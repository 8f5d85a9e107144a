#include "conformance/report/page/trace_parts.h"

#include <fmt/format.h>

#include <vector>

#include "conformance/report/page/sequence_diagram.h"
#include "conformance/report/text.h"
#include "conformance/report/trace_step.h"

namespace conformance::report {
namespace {

// Empty if there is a line that matters and cannot be taken apart.
std::vector<DrawnStep> StepsOf(const TestResult& test) {
  std::vector<DrawnStep> steps;
  std::size_t next = 0;
  for (const std::size_t i : RelevantLines(test.trace, kPageTraceLines)) {
    std::optional<TraceStep> step = ParseTraceLine(test.trace[i]);
    if (!step) return {};
    steps.push_back({.step = std::move(*step), .left_out_before = i - next});
    next = i + 1;
  }
  return steps;
}

std::string OfRule(const std::string& rule, const RuleLinks& links) {
  if (const auto link = links(rule)) {
    return fmt::format("<a href=\"{}\">{}</a>", Escape(*link), Escape(rule));
  }
  return Escape(rule);
}

std::string OfStep(const TraceStep& step) {
  std::string html = fmt::format("<code>{}</code>", Escape(step.event));
  for (const auto& [name, value] : step.values) {
    html += fmt::format(" <span class=\"value\">{}=<b>{}</b></span>", Escape(name), Escape(value));
  }
  return html;
}

std::string Table(const TestResult& test, const std::vector<DrawnStep>& steps,
                  const RuleLinks& links) {
  std::string html = fmt::format(
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Steps of {0}\">"
      "<table class=\"steps\">\n<caption>How {0} came to its failure</caption>\n<thead><tr>"
      "<th scope=\"col\">Time</th><th scope=\"col\">Who</th><th scope=\"col\">Job</th>"
      "<th scope=\"col\">Step</th><th scope=\"col\">Rule</th></tr></thead>\n<tbody>\n",
      Escape(test.name));
  for (const DrawnStep& drawn : steps) {
    if (drawn.left_out_before > 0) {
      html += fmt::format("<tr class=\"gap\"><td colspan=\"5\">{} left out</td></tr>\n",
                          Plural(drawn.left_out_before, "step"));
    }
    const TraceStep& step = drawn.step;
    html += fmt::format(
        "<tr><td class=\"time\">{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
        Escape(step.time), Escape(step.actor), Escape(step.subject), OfStep(step),
        OfRule(step.rule, links));
  }
  return html + "</tbody>\n</table></div>\n";
}

// A trace names the rule that justifies a step, "... [ST-04]": leads the reader there.
std::string OfLine(const std::string& line, const RuleLinks& links) {
  const std::size_t open = line.rfind('[');
  if (open == std::string::npos || !line.ends_with(']')) return Escape(line);
  const std::string rule = line.substr(open + 1, line.size() - open - 2);
  if (!links(rule)) return Escape(line);
  return Escape(line.substr(0, open)) + "[" + OfRule(rule, links) + "]";
}

std::string WholeTrace(const TestResult& test, const RuleLinks& links) {
  std::string html = fmt::format("<ol class=\"trace\" tabindex=\"0\" aria-label=\"Trace of {}\">\n",
                                 Escape(test.name));
  for (const std::string& line : test.trace) {
    html += fmt::format("<li>{}</li>\n", OfLine(line, links));
  }
  return html + "</ol>\n";
}

}  // namespace

std::string HtmlOfTrace(const TestResult& test, std::string_view id, const RuleLinks& links) {
  if (test.trace.empty()) return "";
  const std::vector<DrawnStep> steps = StepsOf(test);
  if (steps.empty()) return "<h4>Trace</h4>\n" + WholeTrace(test, links);
  std::string html = fmt::format(
      "<h4>What happened</h4>\n<div class=\"scroll drawing\" tabindex=\"0\" role=\"group\" "
      "aria-label=\"Sequence diagram of {}\">\n",
      Escape(test.name));
  html += SequenceDiagram(steps, id, "What happened in " + test.name) + "</div>\n";
  html += Table(test, steps, links);
  if (steps.size() == test.trace.size()) return html;
  return html +
         fmt::format("<details class=\"whole\"><summary>All {}</summary>\n",
                     Plural(test.trace.size(), "step")) +
         WholeTrace(test, links) + "</details>\n";
}

}  // namespace conformance::report
