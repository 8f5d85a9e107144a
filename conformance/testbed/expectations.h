// File: expectations.h
//
// How tests look at COM results, so that a failure can be read.
//
//   EXPECT_HRESULT(BG_E_INVALID_STATE, job->Resume());
//     job->Resume()
//     Expected: BG_E_INVALID_STATE (0x80200002)
//       Actual: S_OK (0x00000000)
//   EXPECT_STATE(BG_JOB_STATE_ERROR, job);

#ifndef BITSIM_CONFORMANCE_TESTBED_EXPECTATIONS_H_
#define BITSIM_CONFORMANCE_TESTBED_EXPECTATIONS_H_

#include <bits.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace conformance {

// "BG_E_INVALID_STATE (0x80200002)", or the number alone for a code without a known name.
std::string HresultText(HRESULT result);
std::string_view StateText(BG_JOB_STATE state);

// The state of a job; fails the current test if GetState does.
BG_JOB_STATE StateOf(IBackgroundCopyJob* job);

::testing::AssertionResult HresultIs(const char* expected_text, const char* actual_text,
                                     HRESULT expected, HRESULT actual);
::testing::AssertionResult HresultSucceeded(const char* actual_text, HRESULT actual);
::testing::AssertionResult StateIs(const char* expected_text, const char* job_text,
                                   BG_JOB_STATE expected, BG_JOB_STATE actual);

}  // namespace conformance

// GoogleTest prints a GUID as "{5ce34c0d-0dc9-4c1f-897c-daa1b78cee7c}".
void PrintTo(const GUID& guid, std::ostream* out);

#define EXPECT_HRESULT(expected, expression) \
  EXPECT_PRED_FORMAT2(::conformance::HresultIs, expected, expression)
#define ASSERT_HRESULT(expected, expression) \
  ASSERT_PRED_FORMAT2(::conformance::HresultIs, expected, expression)
// Any success: Cancel may answer BG_S_UNABLE_TO_DELETE_FILES (rule CANC-01), for example.
#define EXPECT_SUCCEEDED(expression) \
  EXPECT_PRED_FORMAT1(::conformance::HresultSucceeded, expression)
#define EXPECT_STATE(expected, job) \
  EXPECT_PRED_FORMAT2(::conformance::StateIs, expected, ::conformance::StateOf((job).get()))
#define ASSERT_STATE(expected, job) \
  ASSERT_PRED_FORMAT2(::conformance::StateIs, expected, ::conformance::StateOf((job).get()))

#endif  // BITSIM_CONFORMANCE_TESTBED_EXPECTATIONS_H_
