// File: snapshot.h
//
// What the suite covers, as two files that are checked in, so that a change of it is seen by
// whoever reviews: coverage.tsv for programs, a line a rule, and kill-matrix.md for people.

#ifndef BITSIM_CONFORMANCE_MUTANTS_SNAPSHOT_H_
#define BITSIM_CONFORMANCE_MUTANTS_SNAPSHOT_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/mutants/kill_matrix.h"

namespace conformance {

inline constexpr const char* kCoverageFile = "coverage.tsv";
inline constexpr const char* kKillMatrixFile = "kill-matrix.md";

// Tab-separated, with a line of titles: rule, level, confidence, number of tests, mutants that the
// rule kills. REQUIRES: the matrix is of all mutants.
std::string CoverageText(const KillMatrix& matrix, std::span<const RuleTest> tests);
// As Markdown: the mutants by the rule that they break, and the rules that are excused.
std::string KillMatrixMarkdown(const KillMatrix& matrix);

// The first differences between a file that is checked in and what it should be, best shown to who
// changed something: "docs/coverage.tsv:7: ... is ... now". Empty if there is none.
std::vector<std::string> SnapshotDifferences(std::string_view checked_in, std::string_view current,
                                             const std::string& name);

// The same for what is known without running anything: coverage.tsv without its last column.
std::string WithoutKills(std::string_view coverage);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_MUTANTS_SNAPSHOT_H_
