// File: comparison.h
//
// Several runs side by side: a matrix of rules and implementations, and a page for each rule.
//
//   const Comparison comparison({{"sim", run_of_sim, {}}, {"wine", run_of_wine, {}}});
//   folder.Write(comparison.Pages());          // index.html, rules/NOTIFY-REG-01.html, ...

#ifndef BITSIM_CONFORMANCE_REPORT_PAGE_COMPARISON_H_
#define BITSIM_CONFORMANCE_REPORT_PAGE_COMPARISON_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/report/page/page_parts.h"
#include "conformance/report/report_folder.h"
#include "conformance/verdict/merge_shards.h"

namespace conformance::report {

// One column: an implementation, as one of its runs saw it.
struct ComparedRun {
  std::string label;  // unique
  RunResult run;
  std::string remark;  // what is missing of it; may be empty
};

// One row: a rule, and what each run says of it; null where a run is silent.
struct ComparedRule {
  const Rule* rule = nullptr;
  std::vector<const RuleResult*> results;

  // Whether two runs that speak of it disagree.
  bool IsDifferent() const;
  // Whether it is red in any of them.
  bool IsBroken() const;
};

class Comparison {
 public:
  // REQUIRES: at least one run; all of them are of one book.
  explicit Comparison(std::vector<ComparedRun> runs);
  Comparison(const Comparison&) = delete;
  Comparison& operator=(const Comparison&) = delete;

  const std::vector<ComparedRun>& runs() const { return runs_; }
  // In the order of the book.
  const std::vector<ComparedRule>& rules() const { return rules_; }

  // index.html first. Every page stands alone; they link to each other.
  ReportFolder::Files Pages() const;

 private:
  std::vector<ComparedRun> runs_;
  std::vector<ComparedRule> rules_;
};

// The labels of merged runs: their backends, with what tells two of one name apart.
std::vector<std::string> LabelsOf(const std::vector<MergedRun>& runs);

// The pages that Comparison::Pages gathers.
std::string MatrixPage(const Comparison& comparison);
std::string RulePage(const Comparison& comparison, std::size_t rule);

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_PAGE_COMPARISON_H_
