#include "conformance/report/junit.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <string_view>
#include <vector>

#include "conformance/report/assertion_message.h"
#include "conformance/report/text.h"

namespace conformance::report {
namespace {

struct Suite {
  std::string name;
  std::vector<const TestResult*> tests;
  std::vector<const RuleResult*> untestable;  // rules without a test
};

double Seconds(std::chrono::nanoseconds duration) {
  return std::chrono::duration<double>(duration).count();
}

// "NOTIFY_REG_07.TheLastCallerWins" -> "NOTIFY-REG"
std::string GroupOf(const TestResult& test) {
  if (test.rules.empty()) return "";
  const std::string& rule = test.rules.front();
  return rule.substr(0, rule.rfind('-'));
}

std::vector<Suite> GroupTests(const RunResult& run) {
  std::vector<Suite> suites;
  std::map<std::string, std::size_t> places;
  const auto suite_of = [&](const std::string& group) -> Suite& {
    const auto [place, is_new] = places.emplace(group, suites.size());
    if (is_new) suites.push_back({.name = group, .tests = {}, .untestable = {}});
    return suites[place->second];
  };
  for (const TestResult& test : run.tests) suite_of(GroupOf(test)).tests.push_back(&test);
  for (const RuleResult& rule : run.rules) {
    if (rule.verdict != Verdict::kUntestable) continue;
    suite_of(std::string(rule.rule->group)).untestable.push_back(&rule);
  }
  return suites;
}

bool IsSkipped(Verdict verdict) {
  return verdict == Verdict::kUnsupported || verdict == Verdict::kRecord;
}

bool IsError(Verdict verdict) { return verdict == Verdict::kCrash || verdict == Verdict::kTimeout; }

struct Counts {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;
  std::chrono::nanoseconds duration{0};

  void Add(const TestResult& test) {
    ++tests;
    if (test.verdict == Verdict::kFail) ++failures;
    if (IsError(test.verdict)) ++errors;
    if (IsSkipped(test.verdict)) ++skipped;
    duration += test.duration;
  }
  void AddUntestable() {
    ++tests;
    ++skipped;
  }
  std::string Attributes() const {
    return fmt::format(R"(tests="{}" failures="{}" errors="{}" skipped="{}" time="{:.3f}")", tests,
                       failures, errors, skipped, Seconds(duration));
  }
};

std::string Property(std::string_view name, std::string_view value) {
  return fmt::format("        <property name=\"{}\" value=\"{}\"/>\n", Escape(name), Escape(value));
}

std::string OwnRule(const Rule& rule) {
  return Property("level", ToString(rule.level)) + Property("confidence", ToString(rule.confidence));
}

std::string TextOf(const Finding& finding) {
  std::string text = finding.message;
  if (!finding.file.empty()) text = fmt::format("{}:{}\n", finding.file, finding.line) + text;
  return text;
}

std::string FailureElement(const RunResult& run, const TestResult& test) {
  std::string text;
  for (const Finding& finding : test.findings) {
    text += fmt::format("{}\n{}\n\n", fmt::join(finding.rules, ", "), TextOf(finding));
  }
  if (!test.trace.empty()) text += fmt::format("Trace:\n{}\n\n", fmt::join(test.trace, "\n"));
  text += "Repeat: " + RepeatCommand(run, test);
  const std::string first = test.findings.empty() ? std::string(ToString(test.verdict))
                                                  : InOneLine(test.findings.front().message);
  const std::string_view element = IsError(test.verdict) ? "error" : "failure";
  return fmt::format("      <{0} message=\"{1}\" type=\"{2}\">{3}</{0}>\n", element, Escape(first),
                     ToString(test.verdict), Escape(text));
}

std::string OutputElement(const TestResult& test) {
  std::string text;
  if (!IsRed(test.verdict)) {
    for (const Finding& finding : test.findings) {
      text += fmt::format("warning: {}: {}\n", fmt::join(finding.rules, ", "), TextOf(finding));
    }
  }
  for (const Observation& observation : test.observations) {
    text += fmt::format("record: {}: {}\n", observation.what, observation.value);
  }
  return text.empty() ? "" : fmt::format("      <system-out>{}</system-out>\n", Escape(text));
}

std::string TestCase(const RunResult& run, const TestResult& test) {
  const std::size_t dot = test.name.find('.');
  std::string element = fmt::format(
      "    <testcase classname=\"{}\" name=\"{}\" file=\"{}\" line=\"{}\" time=\"{:.3f}\">\n",
      Escape(test.name.substr(0, dot)), Escape(test.name.substr(dot + 1)), Escape(test.file),
      test.line, Seconds(test.duration));
  element += "      <properties>\n";
  for (const std::string& rule : test.rules) element += Property("rule", rule);
  // Of the rule that the test is made for.
  if (const Rule* own = FindRuleOf(run, test.rules.empty() ? "" : test.rules.front())) {
    element += OwnRule(*own);
  }
  element += Property("verdict", ToString(test.verdict));
  element += "      </properties>\n";
  if (IsRed(test.verdict)) {
    element += FailureElement(run, test);
  } else if (IsSkipped(test.verdict)) {
    const std::string why = test.verdict == Verdict::kRecord
                                ? "records only, no verdict"
                                : test.unsupported.value_or("ended early");
    element += fmt::format("      <skipped message=\"{}\"/>\n", Escape(why));
  }
  return element + OutputElement(test) + "    </testcase>\n";
}

// A rule without a test stands there as a test that is skipped, or a reader would think it checked.
std::string UntestableCase(const RuleResult& result) {
  const Rule& rule = *result.rule;
  std::string name(rule.id);
  std::replace(name.begin(), name.end(), '-', '_');
  return fmt::format(
      "    <testcase classname=\"{}\" name=\"Untestable\" file=\"{}\" line=\"{}\" "
      "time=\"0.000\">\n      <properties>\n{}{}{}      </properties>\n"
      "      <skipped message=\"{}\"/>\n    </testcase>\n",
      Escape(name), Escape(rule.file), rule.line, Property("rule", rule.id), OwnRule(rule),
      Property("verdict", ToString(result.verdict)), Escape(result.message));
}

}  // namespace

std::string JunitReport(const RunResult& run) {
  Counts all;
  for (const TestResult& test : run.tests) all.Add(test);
  for (const RuleResult& rule : run.rules) {
    if (rule.verdict == Verdict::kUntestable) all.AddUntestable();
  }
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  text += fmt::format("<testsuites name=\"bits-conformance\" {}>\n", all.Attributes());
  for (const Suite& suite : GroupTests(run)) {
    Counts counts;
    for (const TestResult* test : suite.tests) counts.Add(*test);
    for (std::size_t i = 0; i < suite.untestable.size(); ++i) counts.AddUntestable();
    text += fmt::format("  <testsuite name=\"{}\" {}>\n", Escape(suite.name), counts.Attributes());
    text += "    <properties>\n";
    for (const auto& [name, value] :
         {std::pair<std::string, std::string>{"suite_version", run.suite_version},
          {"backend", run.backend},
          {"bits_version", run.bits_version},
          {"seed", std::to_string(run.seed)},
          {"trace_hash", TraceHashText(run.trace_hash)}}) {
      text +=
          fmt::format("      <property name=\"{}\" value=\"{}\"/>\n", Escape(name), Escape(value));
    }
    text += "    </properties>\n";
    for (const TestResult* test : suite.tests) text += TestCase(run, *test);
    for (const RuleResult* rule : suite.untestable) text += UntestableCase(*rule);
    text += "  </testsuite>\n";
  }
  return text + "</testsuites>\n";
}

}  // namespace conformance::report
