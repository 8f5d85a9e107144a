// File: assertion_message.h
//
// Takes apart the message of a failed GoogleTest or GoogleMock assertion, so that a report can say
// in one place what was expected and in another what came.
//
//   Expected equality of these values:
//     job->Resume()                                checked   job->Resume()
//       Which is: -2145386494               ->     expected  0 (S_OK)
//     S_OK                                         actual    0x80200002
//       Which is: 0

#ifndef BITSIM_CONFORMANCE_REPORT_ASSERTION_MESSAGE_H_
#define BITSIM_CONFORMANCE_REPORT_ASSERTION_MESSAGE_H_

#include <string>
#include <string_view>

namespace conformance::report {

struct AssertionMessage {
  std::string checked;   // what was looked at, as the test's source has it; may be empty
  std::string expected;  // empty, together with `actual`, if the message could not be taken apart
  std::string actual;
  std::string details;  // whatever else the message says, what the test streamed into it included
};

AssertionMessage TakeApart(std::string_view message);

// On one line: "expected 0 (S_OK), got 0x80200002", or the first line of the message.
std::string InOneLine(std::string_view message);

}  // namespace conformance::report

#endif  // BITSIM_CONFORMANCE_REPORT_ASSERTION_MESSAGE_H_
