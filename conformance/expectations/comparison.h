// File: comparison.h
//
// Verdicts against what was expected: a run is as expected if nothing is broken that should hold,
// and nothing holds that should be broken.

#ifndef BITSIM_CONFORMANCE_EXPECTATIONS_COMPARISON_H_
#define BITSIM_CONFORMANCE_EXPECTATIONS_COMPARISON_H_

#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "conformance/expectations/expectation_file.h"
#include "conformance/verdict/rule_tests.h"
#include "conformance/verdict/run_result.h"

namespace conformance {

// Whatever is not as expected, one sentence each, in the order of the book. `name` is how the file
// of the expectations is called in them. Rules of which the run does not speak are left out, and a
// rule that only some of its tests checked cannot hold unexpectedly. `suite` is every test there
// is; `today` decides which lines have expired.
std::vector<std::string> Surprises(const RunResult& run, std::span<const Expectation> expectations,
                                   std::span<const RuleTest> suite, const std::string& name,
                                   std::chrono::year_month_day today);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_EXPECTATIONS_COMPARISON_H_
