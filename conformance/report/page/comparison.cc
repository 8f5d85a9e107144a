#include "conformance/report/page/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace conformance::report {

bool ComparedRule::IsDifferent() const {
  std::optional<Verdict> first;
  for (const RuleResult* result : results) {
    if (result == nullptr) continue;
    if (first && *first != result->verdict) return true;
    first = result->verdict;
  }
  return false;
}

bool ComparedRule::IsBroken() const {
  return std::any_of(results.begin(), results.end(), [](const RuleResult* result) {
    return result != nullptr && IsRed(result->verdict);
  });
}

Comparison::Comparison(std::vector<ComparedRun> runs) : runs_(std::move(runs)) {
  std::map<const Rule*, std::vector<const RuleResult*>> by_rule;
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    for (const RuleResult& result : runs_[i].run.rules) {
      std::vector<const RuleResult*>& results = by_rule[result.rule];
      results.resize(runs_.size());
      results[i] = &result;
    }
  }
  for (const Rule& rule : runs_.front().run.book) {
    const auto found = by_rule.find(&rule);
    if (found != by_rule.end()) {
      rules_.push_back({.rule = &rule, .results = std::move(found->second)});
    }
  }
}

ReportFolder::Files Comparison::Pages() const {
  ReportFolder::Files files = {{"index.html", MatrixPage(*this)}};
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    files.emplace_back(fmt::format("rules/{}.html", rules_[i].rule->id), RulePage(*this, i));
  }
  return files;
}

std::vector<std::string> LabelsOf(const std::vector<MergedRun>& runs) {
  std::map<std::string_view, int> backends;
  for (const MergedRun& merged : runs) ++backends[merged.run.backend];
  std::vector<std::string> labels;
  std::map<std::string, int> used;
  for (const MergedRun& merged : runs) {
    std::string label = merged.run.backend;
    // The folder of a results.json tells more than its name.
    if (backends[merged.run.backend] > 1) label += " (" + merged.names.front() + ")";
    if (const int times = ++used[label]; times > 1) label += fmt::format(" #{}", times);
    labels.push_back(std::move(label));
  }
  return labels;
}

}  // namespace conformance::report
