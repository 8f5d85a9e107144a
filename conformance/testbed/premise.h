// File: premise.h
//
// What a test takes for granted, because another rule says it. A service that calls no JobError at
// all breaks the rule that says it must; it does not break the rule about what a client may do
// inside that call, of which nothing can be seen. The test of the latter says so:
//
//   Presume(rule::NOTIFY_ERR_01, errors_are_told);
//   RestOn(rule::NOTIFY_CB_08);     // the handler calls the job: it may never come back
//
// Where a premise does not hold, the test ends: `unsupported`, for it needs a service that keeps
// that rule; or, if the test names that rule itself, as a failure of it. What is found on the way
// out, such as calls that were expected and did not come, counts no more.

#ifndef BITSIM_CONFORMANCE_TESTBED_PREMISE_H_
#define BITSIM_CONFORMANCE_TESTBED_PREMISE_H_

#include <functional>
#include <string>
#include <string_view>

#include "conformance/rulebook/rulebook.h"

namespace conformance {

// What the functions below throw to end a test; nobody but the fixture catches it.
class PremiseMissing {};

// The place of the call is told by the compiler's own functions: clang 14 has no
// std::source_location.
// REQUIRES: called on the thread of the test, as RestOn.
void Presume(RuleId rule, bool holds, const char* file = __builtin_FILE(),
             int line = __builtin_LINE());

// From here on the test may hang or die on a service that breaks this rule. If it does, in a
// process of its own, that is held against this rule, and no later test that rests on it is begun.
void RestOn(RuleId rule);

// For the runner: who is told of RestOn, and the rules of which earlier processes have found that
// nothing can rest on them.
void WatchRests(std::function<void(const std::string& rule)> watcher);
void LacksPremise(std::string_view rule);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_TESTBED_PREMISE_H_
