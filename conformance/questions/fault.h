// File: fault.h
//
// Which rules a difference between a service and the model is held against: those that the model
// cites where it was seen, as far as they speak of what differs. A job that is not told that it is
// transferred breaks the rule that says so, not the rule by which it was resumed.

#ifndef BITSIM_CONFORMANCE_QUESTIONS_FAULT_H_
#define BITSIM_CONFORMANCE_QUESTIONS_FAULT_H_

#include <string_view>
#include <vector>

#include "conformance/model/model.h"

namespace conformance::questions {

struct Citations {
  model::RuleSet now;      // of the command after which it was seen
  model::RuleSet earlier;  // of those before
  // Of the command that the question asks, while it is the last one or what comes of it is looked
  // at; else empty: on the way there.
  std::vector<RuleId> asked;
};

// `difference` is what Expectation::Difference gives. At least one rule, the likeliest last.
std::vector<RuleId> RulesAtFault(std::string_view difference, const Citations& citations);

}  // namespace conformance::questions

#endif  // BITSIM_CONFORMANCE_QUESTIONS_FAULT_H_
