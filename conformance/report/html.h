// File: html.h
//
// The report that people read: one page without any other file, one row a rule.

#ifndef BITSIM_CONFORMANCE_REPORT_HTML_H_
#define BITSIM_CONFORMANCE_REPORT_HTML_H_

#include <string>
#include <string_view>

#include "conformance/verdict/run_result.h"

namespace conformance::report {

std::string HtmlReport(const RunResult& run);

// Everything before <body>, with the looks of all our pages. The title need not be escaped.
std::string HtmlHead(std::string_view title);

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_HTML_H_
