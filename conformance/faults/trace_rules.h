// File: trace_rules.h
//
// What the trace of a service may look like, whatever its clients do.

#ifndef BITSIM_CONFORMANCE_FAULTS_TRACE_RULES_H_
#define BITSIM_CONFORMANCE_FAULTS_TRACE_RULES_H_

#include <string>
#include <vector>

#include "bitsim/trace.h"

namespace conformance::faults {

// One line for each step that breaks a rule. The trace must be whole.
//   - Jobs change their state along the arrows of docs/rules/job-states.md only, and know it.
//   - JobTransferred and JobError are called in the state that they tell of (NOTIFY-CB-17).
//   - A final job calls nobody (NOTIFY-REG-09).
//   - An event that was acknowledged is told again only after something new: another state, or
//     another registration (NOTIFY-CB-02, NOTIFY-REG-16).
//   - FileTransferred is of a file that is there, and before JobTransferred (NOTIFY-FILE-07).
std::vector<std::string> BrokenRules(const bitsim::Trace& trace);

}  // namespace conformance::faults

#endif  // BITSIM_CONFORMANCE_FAULTS_TRACE_RULES_H_
