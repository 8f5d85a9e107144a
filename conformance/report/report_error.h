// File: report_error.h

#ifndef BITSIM_CONFORMANCE_REPORT_REPORT_ERROR_H_
#define BITSIM_CONFORMANCE_REPORT_REPORT_ERROR_H_

#include <stdexcept>

namespace conformance::report {

// A report cannot be written, or one that was written cannot be read. what() names the folder or
// the file, the line where there is one, and the reason.
class ReportError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_REPORT_ERROR_H_
