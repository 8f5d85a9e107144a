// File: difference.h
//
// What it is that differs, as far as it tells which rule is broken: a job that was not told is
// another matter than one that was told too often, or by whom it should not have been.

#ifndef BITSIM_CONFORMANCE_QUESTIONS_DIFFERENCE_H_
#define BITSIM_CONFORMANCE_QUESTIONS_DIFFERENCE_H_

#include <string>
#include <vector>

#include "conformance/model/observation.h"

namespace conformance::questions {

// "" if one of these allows what is seen. Else what model::Difference says of the first, with more
// to it:
//   "job 1: state, still QUEUED"           on the way through QUEUED, CONNECTING or TRANSFERRING
//   "job 1: calls, missing"                something was not told
//   "job 1: calls, to the dead"            told to a client that has ended
//   "job 1: calls, untimely JobError"      told of what the job has not come to
//   "job 1: calls, other ones"             as many, but others
std::string DifferenceFrom(const std::vector<model::Allowed>& allowed,
                           const model::Observation& seen);

}  // namespace conformance::questions

#endif  // BITSIM_CONFORMANCE_QUESTIONS_DIFFERENCE_H_
