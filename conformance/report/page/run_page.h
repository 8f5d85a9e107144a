// File: run_page.h
//
// The report that people read: one page without any other file, one row a rule.

#ifndef BITSIM_CONFORMANCE_REPORT_PAGE_RUN_PAGE_H_
#define BITSIM_CONFORMANCE_REPORT_PAGE_RUN_PAGE_H_

#include <string>

#include "conformance/verdict/run_result.h"

namespace conformance::report {

std::string HtmlReport(const RunResult& run);

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_PAGE_RUN_PAGE_H_
