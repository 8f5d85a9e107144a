// File: explain.h
//
// A failure told to people: a table of what was done, a sequence diagram of what happened, and C++
// that asks the same of any engine.

#ifndef BITSIM_CONFORMANCE_EXPLORE_EXPLAIN_H_
#define BITSIM_CONFORMANCE_EXPLORE_EXPLAIN_H_

#include <string>
#include <string_view>
#include <vector>

#include "conformance/explore/failure_file.h"
#include "conformance/model/observation.h"

namespace conformance::explore {

// What a service shows at each command.
std::vector<model::Observation> Observe(const Failure& failure, const RunOptions& options,
                                        std::string_view place);

// Markdown. `seen` as Observe gives it.
std::string Explain(const Failure& failure, const std::vector<model::Observation>& seen);

// A test case for explored_test.cc.
std::string ToTest(const Failure& failure);

}  // namespace conformance::explore

#endif  // BITSIM_CONFORMANCE_EXPLORE_EXPLAIN_H_
