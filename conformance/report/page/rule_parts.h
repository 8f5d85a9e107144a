// File: rule_parts.h
//
// What pages say of one rule: its text, the wrong engines by which its tests are tested, and what
// each test found.

#ifndef BITSIM_CONFORMANCE_REPORT_PAGE_RULE_PARTS_H_
#define BITSIM_CONFORMANCE_REPORT_PAGE_RULE_PARTS_H_

#include <string>
#include <string_view>

#include "conformance/report/page/page_parts.h"
#include "conformance/verdict/run_result.h"

namespace conformance::report {

// What is said in one line; empty for a rule that holds.
std::string BriefOf(const RuleResult& result);

// The sentence, its notes and its fields.
std::string TextOfRule(const Rule& rule, const RuleLinks& links);

// "Since BITS 1.0; docs/rules/...:12".
std::string SourceOfRule(const Rule& rule);

// With a heading of that level; empty if there are none.
std::string WrongEnginesOfRule(const Rule& rule, int heading_level);

// An item of a list: what the test found of the rule, with everything that helps to mend it.
// `id_prefix` keeps the ids of several runs on one page apart.
std::string HtmlOfTest(const RunResult& run, const TestResult& test, const Rule& rule,
                       std::string_view id_prefix, const RuleLinks& links);

// Null if the run has no such test.
const TestResult* FindTest(const RunResult& run, std::string_view name);

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_PAGE_RULE_PARTS_H_
