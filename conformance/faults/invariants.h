// File: invariants.h
//
// What must hold in every history, whatever went wrong in it, once all is well again.

#ifndef BITSIM_CONFORMANCE_FAULTS_INVARIANTS_H_
#define BITSIM_CONFORMANCE_FAULTS_INVARIANTS_H_

#include "conformance/faults/scene.h"

namespace conformance::faults {

// Lets time pass; then has an heir take over what nobody looks after any more; and notes in the
// scene what is not as it must be:
//   - No job hangs. Whoever is registered, or named for it, has been told of its job's end.
//   - The heir finds every job, and it ends.
//   - After Complete the files are what the server has; no temporary file is left.
//   - Every reference has been given back.
//   - The trace is one that the rules allow (trace_rules.h).
void SettleAndCheck(Scene& scene);

}  // namespace conformance::faults

#endif  // BITSIM_CONFORMANCE_FAULTS_INVARIANTS_H_
