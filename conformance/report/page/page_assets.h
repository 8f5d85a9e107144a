// File: page_assets.h
//
// page.css and page.js, which the build puts into the program.

#ifndef BITSIM_CONFORMANCE_REPORT_PAGE_PAGE_ASSETS_H_
#define BITSIM_CONFORMANCE_REPORT_PAGE_PAGE_ASSETS_H_

#include <string_view>

namespace conformance::report {

extern const std::string_view kPageStyle;
extern const std::string_view kPageScript;

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_PAGE_PAGE_ASSETS_H_
