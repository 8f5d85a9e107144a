// File: kill_matrix.h
//
// The suite on every mutant: which rules it finds broken, and by which tests. What the suite is
// worth is read from it: a mutant that its own rule does not find is a hole in the suite.
//
//   const KillMatrix matrix = RunKillMatrix({.mutants = AllMutantPointers(), .processes = 2});
//   for (const MutantResult& result : matrix.results) { ... result.is_found ... }

#ifndef BITSIM_CONFORMANCE_MUTANTS_KILL_MATRIX_H_
#define BITSIM_CONFORMANCE_MUTANTS_KILL_MATRIX_H_

#include <algorithm>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "conformance/mutants/mutants.h"
#include "conformance/verdict/rule_tests.h"

namespace conformance {

struct MutantResult {
  const Mutant* mutant = nullptr;
  std::vector<std::string> broken_rules;  // ids, in the order of the book
  std::vector<std::string> killed_by;     // the tests that blame the mutant's own rule
  bool is_found = false;                  // its own rule is among the broken ones
  bool ended = false;                     // false: the run on it died
};

struct KillMatrix {
  std::vector<std::string> broken_without_mutant;  // must be empty
  std::vector<MutantResult> results;               // in the order of the mutants
  // Of a matrix of all mutants: the MUST and SHOULD rules that have tests, kill nothing and are not
  // excused (excused_rules.h), and those that are excused although they need not be. Both must be
  // empty.
  std::vector<const Rule*> rules_without_kill;
  std::vector<const Rule*> rules_excused_in_vain;

  bool IsGreen() const {
    return broken_without_mutant.empty() && rules_without_kill.empty() &&
           rules_excused_in_vain.empty() &&
           std::all_of(results.begin(), results.end(),
                       [](const MutantResult& result) { return result.is_found; });
  }
};

// The mutants of the rule that its own tests have found, in the order of the matrix.
std::vector<const MutantResult*> KillsOf(const Rule& rule, const KillMatrix& matrix);

// Of all rules, those that a matrix of all mutants says too little of; see KillMatrix.
void FindRulesWithoutKill(KillMatrix& matrix, std::span<const RuleTest> tests);

struct KillMatrixOptions {
  std::vector<const Mutant*> mutants;
  int processes = 1;
  // Called after each mutant.
  std::function<void(const MutantResult& result, std::size_t done)> progress;
};

// Runs the whole suite once for each mutant, and once without, spread over child processes. Every
// one of them is a copy of this process, which so must have one thread only and must have
// initialised GoogleTest.
KillMatrix RunKillMatrix(const KillMatrixOptions& options);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_MUTANTS_KILL_MATRIX_H_
