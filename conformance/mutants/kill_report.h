// File: kill_report.h
//
// The kill matrix as people and programs read it.

#ifndef BITSIM_CONFORMANCE_MUTANTS_KILL_REPORT_H_
#define BITSIM_CONFORMANCE_MUTANTS_KILL_REPORT_H_

#include <string>

#include "conformance/mutants/kill_matrix.h"

namespace conformance {

// mutants.json: an array with one object a mutant: `mutant`, `rule`, `summary`, `found` (whether
// its own rule is reported), `killed_by` (the tests that blame its own rule), `broken_rules` (every
// rule that is reported on it).
std::string KillMatrixJson(const KillMatrix& matrix);

// A page without any other file: the mutants by the rule that they break, and the rules that no
// mutant breaks.
std::string KillMatrixPage(const KillMatrix& matrix);

// One line a mutant, and the sum of it all.
std::string KillMatrixText(const KillMatrix& matrix);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_MUTANTS_KILL_REPORT_H_
