// File: junit.h
//
// The report that CI systems read: a test suite for each rule group, a test case for each test.
// Failures are <failure>, unsupported tests and records <skipped>; the rules of a test are its
// properties. Warnings and observations are in <system-out>: JUnit knows no warnings.

#ifndef BITSIM_CONFORMANCE_REPORT_JUNIT_H_
#define BITSIM_CONFORMANCE_REPORT_JUNIT_H_

#include <string>

#include "conformance/verdict/run_result.h"

namespace conformance::report {

std::string JunitReport(const RunResult& run);

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_JUNIT_H_
