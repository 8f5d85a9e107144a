#include "conformance/report/results_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "conformance/report/json_document.h"
#include "conformance/report/results_writer.h"
#include "conformance/report/text.h"

namespace conformance::report {
namespace {

using Kind = JsonNode::Kind;

constexpr std::uint64_t kLineMax = std::numeric_limits<int>::max();
constexpr std::uint64_t kCountMax = 1'000'000;

std::string Quoted(std::string_view text) { return "'" + Shorten(Clean(text), 60) + "'"; }

class ResultsReader {
 public:
  ResultsReader(std::string_view text, const std::string& name, std::span<const Rule> book)
      : document_(text, name), book_(book) {}

  RunResult Read() {
    const JsonNode& root = document_.root();
    CheckFormat(root);
    document_.CheckFields(
        root, {"format", "suite_version", "backend", "bits_version", "seed", "trace_hash", "shard",
               "tests_selected", "tests_in_suite", "complete", "summary", "rules", "tests"});
    run_.suite_version = document_.Text(root, "suite_version");
    run_.backend = document_.Text(root, "backend");
    run_.bits_version = document_.Text(root, "bits_version");
    run_.seed = document_.WholeNumber(root, "seed");
    run_.trace_hash = Hash(root);
    run_.book = book_;
    ReadShard(document_.Field(root, "shard", Kind::kObject));
    run_.tests_selected = document_.WholeNumber(root, "tests_selected", kCountMax);
    run_.tests_in_suite = document_.WholeNumber(root, "tests_in_suite", kCountMax);
    for (const JsonNode& test : document_.Items(root, "tests")) ReadTest(test);
    for (const JsonNode& rule : document_.Items(root, "rules")) ReadRule(rule);
    CheckCounts(root);
    return std::move(run_);
  }

 private:
  // Before everything else: the fields of another format need not be as we know them.
  void CheckFormat(const JsonNode& root) {
    if (root.kind != Kind::kObject) document_.Refuse(root, "these are no results of a run");
    const std::uint64_t format = document_.WholeNumber(root, "format");
    if (format == kResultsFormat) return;
    document_.Refuse(document_.Field(root, "format", Kind::kWholeNumber),
                     fmt::format("the results have format {}; this program reads format {}: make "
                                 "them again with it",
                                 format, kResultsFormat));
  }

  std::uint64_t Hash(const JsonNode& object) {
    const JsonNode& node = document_.Field(object, "trace_hash", Kind::kText);
    if (node.text.size() != 16 ||
        node.text.find_first_not_of("0123456789abcdef") != std::string::npos) {
      document_.Refuse(node, "'trace_hash' must be sixteen hexadecimal digits");
    }
    return std::stoull(node.text, nullptr, 16);
  }

  void ReadShard(const JsonNode& node) {
    document_.CheckFields(node, {"number", "count"});
    run_.shard.number = document_.WholeNumber(node, "number", kCountMax);
    run_.shard.count = document_.WholeNumber(node, "count", kCountMax);
    if (run_.shard.number < 1 || run_.shard.number > run_.shard.count) {
      document_.Refuse(
          node, fmt::format("there is no shard {} of {}", run_.shard.number, run_.shard.count));
    }
  }

  int Line(const JsonNode& object) {
    return static_cast<int>(document_.WholeNumber(object, "line", kLineMax));
  }

  Verdict VerdictOf(const JsonNode& object) {
    const JsonNode& node = document_.Field(object, "verdict", Kind::kText);
    const std::optional<Verdict> verdict = ParseVerdict(node.text);
    if (!verdict) document_.Refuse(node, Quoted(node.text) + " is no verdict");
    return *verdict;
  }

  const Rule& FindRule(const JsonNode& node, const std::string& id) {
    const auto found =
        std::find_if(book_.begin(), book_.end(), [&id](const Rule& rule) { return rule.id == id; });
    if (found == book_.end()) {
      document_.Refuse(node, fmt::format("there is no rule {} in the book of this program (the "
                                         "results are of suite {})",
                                         Quoted(id), Quoted(run_.suite_version)));
    }
    return *found;
  }

  std::vector<std::string> RulesOf(const JsonNode& object) {
    std::vector<std::string> ids = document_.Texts(object, "rules");
    for (const std::string& id : ids) {
      FindRule(document_.Field(object, "rules", Kind::kArray), id);
    }
    return ids;
  }

  Finding FindingOf(const JsonNode& node) {
    document_.CheckFields(node, {"kind", "rules", "file", "line", "ended_the_test", "message",
                                 "checked", "expected", "actual"});
    // The message holds all three.
    for (const std::string_view part : {"checked", "expected", "actual"}) {
      document_.Text(node, part);
    }
    return {.kind = KindOf(document_.Field(node, "kind", Kind::kText)),
            .file = document_.Text(node, "file"),
            .line = Line(node),
            .message = document_.Text(node, "message"),
            .rules = RulesOf(node),
            .ended_the_test = document_.Truth(node, "ended_the_test")};
  }

  Finding::Kind KindOf(const JsonNode& node) {
    for (const Finding::Kind kind :
         {Finding::Kind::kBroken, Finding::Kind::kSoft, Finding::Kind::kSuiteError,
          Finding::Kind::kCrash, Finding::Kind::kTimeout}) {
      if (report::ToString(kind) == node.text) return kind;
    }
    document_.Refuse(node, Quoted(node.text) + " is no kind of finding");
  }

  Observation ObservationOf(const JsonNode& node) {
    document_.CheckFields(node, {"what", "value"});
    return {.what = document_.Text(node, "what"), .value = document_.Text(node, "value")};
  }

  void ReadTest(const JsonNode& node) {
    document_.CheckFields(node, {"name", "rules", "file", "line", "verdict", "reason", "probe",
                                 "assertions", "trace_hash", "findings", "observations", "trace"});
    TestResult test;
    test.name = document_.Text(node, "name");
    if (!test_names_.insert(test.name).second) {
      document_.Refuse(node, "the test " + Quoted(test.name) + " stands there twice");
    }
    test.rules = RulesOf(node);
    if (test.rules.empty()) document_.Refuse(node, "a test without a rule");
    test.file = document_.Text(node, "file");
    test.line = Line(node);
    test.verdict = VerdictOf(node);
    if (node.Find("reason")->kind != Kind::kNull) test.unsupported = document_.Text(node, "reason");
    test.probe = document_.Truth(node, "probe");
    test.assertions = static_cast<int>(document_.WholeNumber(node, "assertions", kLineMax));
    test.trace_hash = Hash(node);
    for (const JsonNode& finding : document_.Items(node, "findings")) {
      test.findings.push_back(FindingOf(finding));
    }
    for (const JsonNode& observation : document_.Items(node, "observations")) {
      test.observations.push_back(ObservationOf(observation));
    }
    test.trace = document_.Texts(node, "trace");
    run_.tests.push_back(std::move(test));
  }

  void ReadRule(const JsonNode& node) {
    document_.CheckFields(
        node, {"id", "title", "level", "confidence", "since", "verdict", "tests", "message"});
    RuleResult result;
    result.rule = &FindRule(node, document_.Text(node, "id"));
    if (!rules_.insert(result.rule).second) {
      document_.Refuse(node, fmt::format("the rule {} stands there twice", result.rule->id));
    }
    // What the rule says, the book of this program knows.
    for (const std::string_view text : {"title", "level", "confidence", "since"}) {
      document_.Text(node, text);
    }
    result.verdict = VerdictOf(node);
    result.message = document_.Text(node, "message");
    result.tests = document_.Texts(node, "tests");
    for (const std::string& test : result.tests) {
      if (!test_names_.contains(test)) {
        document_.Refuse(node, fmt::format("{} names the test {}, of which the file says nothing",
                                           result.rule->id, Quoted(test)));
      }
    }
    ++counts_[result.verdict];
    run_.rules.push_back(std::move(result));
  }

  void CheckCounts(const JsonNode& root) {
    const JsonNode& summary = document_.Field(root, "summary", Kind::kObject);
    document_.CheckFields(summary, {"pass", "fail", "warn", "record", "unsupported", "untestable",
                                    "crash", "timeout"});
    for (const auto& [verdict, count] : counts_) {
      const std::string_view name = conformance::ToString(verdict);
      const JsonNode& said = document_.Field(summary, name, Kind::kWholeNumber);
      if (said.whole_number != static_cast<std::uint64_t>(count)) {
        document_.Refuse(said, fmt::format("'{}' is {}, but of the rules {} are", name,
                                           said.whole_number, count));
      }
    }
    if (run_.tests.size() > run_.tests_selected || run_.tests_selected > run_.tests_in_suite) {
      document_.Refuse(root,
                       fmt::format("{} tests of {} selected of {} in the suite cannot be",
                                   run_.tests.size(), run_.tests_selected, run_.tests_in_suite));
    }
    if (document_.Truth(root, "complete") != !run_.IsPart()) {
      document_.Refuse(document_.Field(root, "complete", Kind::kTruth),
                       "'complete' is not what the number of tests says");
    }
  }

  JsonDocument document_;
  std::span<const Rule> book_;
  RunResult run_;
  VerdictCounts counts_ = NoVerdicts();
  std::set<std::string> test_names_;
  std::set<const Rule*> rules_;
};

}  // namespace

RunResult ParseResults(std::string_view text, const std::string& name, std::span<const Rule> book,
                       std::span<const RuleGroup> groups) {
  RunResult run = ResultsReader(text, name, book).Read();
  run.groups.assign(groups.begin(), groups.end());
  return run;
}

RunResult ReadResults(const std::filesystem::path& file, std::span<const Rule> book,
                      std::span<const RuleGroup> groups) {
  return ParseResults(ReadInputFile(file, kResultsSizeMaxBytes), file.generic_string(), book,
                      groups);
}

}  // namespace conformance::report
