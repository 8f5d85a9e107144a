#include "conformance/report/results_writer.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "conformance/report/assertion_message.h"
#include "conformance/report/text.h"

namespace conformance::report {
namespace {

// Keeps the order in which fields are written.
using Json = nlohmann::ordered_json;

Json OfRule(const RuleResult& result) {
  const Rule& rule = *result.rule;
  return {{"id", rule.id},
          {"title", rule.title},
          {"level", conformance::ToString(rule.level)},
          {"confidence", conformance::ToString(rule.confidence)},
          {"since", rule.since},
          {"verdict", conformance::ToString(result.verdict)},
          {"tests", result.tests},
          {"message", Clean(result.message)}};
}

Json OfFinding(const Finding& finding) {
  const AssertionMessage parts = TakeApart(Clean(finding.message));
  return {{"kind", report::ToString(finding.kind)},
          {"rules", finding.rules},
          {"file", finding.file},
          {"line", std::max(finding.line, 0)},  // GoogleTest says -1 where there is no file
          {"ended_the_test", finding.ended_the_test},
          {"message", Clean(finding.message)},
          {"checked", parts.checked},
          {"expected", parts.expected},
          {"actual", parts.actual}};
}

Json OfTest(const TestResult& test) {
  Json findings = Json::array();
  for (const Finding& finding : test.findings) findings.push_back(OfFinding(finding));
  Json observations = Json::array();
  for (const Observation& observation : test.observations) {
    observations.push_back(
        {{"what", Clean(observation.what)}, {"value", Clean(observation.value)}});
  }
  Json trace = Json::array();
  for (const std::string& line : test.trace) trace.push_back(Clean(line));
  return {{"name", test.name},
          {"rules", test.rules},
          {"file", test.file},
          {"line", test.line},
          {"verdict", conformance::ToString(test.verdict)},
          {"reason", test.unsupported ? Json(Clean(*test.unsupported)) : Json(nullptr)},
          {"probe", test.probe},
          {"assertions", test.assertions},
          {"trace_hash", TraceHashText(test.trace_hash)},
          {"findings", findings},
          {"observations", observations},
          {"trace", trace}};
}

}  // namespace

std::string_view ToString(Finding::Kind kind) {
  switch (kind) {
    case Finding::Kind::kBroken:
      return "broken";
    case Finding::Kind::kSoft:
      return "soft";
    case Finding::Kind::kSuiteError:
      return "suite error";
    case Finding::Kind::kCrash:
      return "crash";
    case Finding::Kind::kTimeout:
      return "timeout";
  }
  return "unknown";
}

std::string JsonReport(const RunResult& run) {
  Json summary;
  for (const auto& [verdict, count] : CountRules(run.rules)) {
    summary[std::string(conformance::ToString(verdict))] = count;
  }
  Json rules = Json::array();
  for (const RuleResult& rule : run.rules) rules.push_back(OfRule(rule));
  Json tests = Json::array();
  for (const TestResult& test : run.tests) tests.push_back(OfTest(test));
  const Json report = {{"format", kResultsFormat},
                       {"suite_version", run.suite_version},
                       {"backend", Clean(run.backend)},
                       {"bits_version", Clean(run.bits_version)},
                       {"seed", run.seed},
                       {"trace_hash", TraceHashText(run.trace_hash)},
                       {"shard", {{"number", run.shard.number}, {"count", run.shard.count}}},
                       {"tests_selected", run.tests_selected},
                       {"tests_in_suite", run.tests_in_suite},
                       {"complete", !run.IsPart()},
                       {"summary", summary},
                       {"rules", rules},
                       {"tests", tests}};
  return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace conformance::report
