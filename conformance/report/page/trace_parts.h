// File: trace_parts.h
//
// The trace of a failed test: what matters of it as a drawing and as a table, and all of it.

#ifndef BITSIM_CONFORMANCE_REPORT_PAGE_TRACE_PARTS_H_
#define BITSIM_CONFORMANCE_REPORT_PAGE_TRACE_PARTS_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "conformance/report/page/page_parts.h"
#include "conformance/verdict/run_result.h"

namespace conformance::report {

// So many steps at most are drawn and stand in the table.
inline constexpr std::size_t kPageTraceLines = 24;

// Empty if the test has no trace. `id` is unique on the page.
std::string HtmlOfTrace(const TestResult& test, std::string_view id, const RuleLinks& links);

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_PAGE_TRACE_PARTS_H_
