// File: excused_rules.h
//
// The rules that need not find a wrong engine, each with the reason. Every other MUST and SHOULD
// rule that has a test must find at least one: a rule that nothing breaks may be tested by nothing.

#ifndef BITSIM_CONFORMANCE_MUTANTS_EXCUSED_RULES_H_
#define BITSIM_CONFORMANCE_MUTANTS_EXCUSED_RULES_H_

#include <span>
#include <string_view>

#include "conformance/rulebook/rulebook.h"

namespace conformance {

struct ExcusedRule {
  RuleId rule;
  std::string_view reason;  // a sentence
};

std::span<const ExcusedRule> ExcusedRules();

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_MUTANTS_EXCUSED_RULES_H_
