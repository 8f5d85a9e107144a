// File: html_rule.h
//
// The row of one rule on the page, with everything that it opens to.

#ifndef BITSIM_CONFORMANCE_REPORT_HTML_RULE_H_
#define BITSIM_CONFORMANCE_REPORT_HTML_RULE_H_

#include <string>
#include <string_view>

#include "conformance/verdict/run_result.h"

namespace conformance::report {

// A <details> element whose id is the rule's.
std::string HtmlOfRule(const RunResult& run, const RuleResult& result);

// "✓", "✕", ...
std::string_view SignOf(Verdict verdict);

// The verdict as a word with a sign, so that colour is never all that tells it.
std::string HtmlOfVerdict(Verdict verdict);

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_HTML_RULE_H_
