// File: mutants.h
//
// Wrong engines, each one decision made wrongly: what the suite is tested by. A mutant names the
// rule that it breaks, and the suite must find that rule broken.
//
//   struct FirstRegistrationWins final : bitsim::Decisions {
//     bool RegistrationReplacesCallback() const override { return false; }
//   };
//   const MutantOf<FirstRegistrationWins> kFirstRegistrationWins(
//       "first-registration-wins", rule::NOTIFY_REG_07, "the first callback stays");
//
// Run the suite on one: bits-conformance --backend=sim:first-registration-wins

#ifndef BITSIM_CONFORMANCE_MUTANTS_MUTANTS_H_
#define BITSIM_CONFORMANCE_MUTANTS_MUTANTS_H_

#include <span>
#include <string>
#include <string_view>

#include "bitsim/decisions.h"
#include "conformance/rulebook/rulebook.h"
#include "rule_ids.h"

namespace conformance {

struct Mutant {
  std::string_view name;     // lower case, hyphens; unique
  RuleId rule;               // what it breaks
  std::string_view summary;  // what it does, as a sentence without a capital and a stop
  const bitsim::Decisions* decisions;
};

// By name.
std::span<const Mutant> AllMutants();
// nullptr when there is none of that name.
const Mutant* FindMutant(std::string_view name);

// "there is no mutant 'nope'", and which of them may have been meant.
std::string NoSuchMutant(std::string_view name);

// Adds the mutant whose decisions are D; a static of its own makes it one of AllMutants.
class MutantRegistration {
 public:
  explicit MutantRegistration(const Mutant& mutant);
};

template <class D>
class MutantOf : private MutantRegistration {
 public:
  MutantOf(std::string_view name, RuleId rule, std::string_view summary)
      : MutantRegistration({name, rule, summary, &TheDecisions()}) {}

 private:
  static const bitsim::Decisions& TheDecisions() {
    static const D decisions;
    return decisions;
  }
};

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_MUTANTS_MUTANTS_H_
