// File: reachability.h
//
// Whether the service reaches the tests' server at all: asked once, before the first test, so that
// a proxy or a firewall in between is told as such, and not as a hundred broken rules.

#ifndef BITSIM_CONFORMANCE_BACKENDS_COM_REACHABILITY_H_
#define BITSIM_CONFORMANCE_BACKENDS_COM_REACHABILITY_H_

#include <bits.h>

#include <chrono>

#include "conformance/backends/com/run_folder.h"

namespace conformance {

// Downloads one small file. Throws BackendError if the job fails and its request never arrived. A
// service that does neither within `patience` is not judged here: the tests will.
void CheckReachesOrigin(IBackgroundCopyManager& manager, RunFolder& folder,
                        std::chrono::nanoseconds patience);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_COM_REACHABILITY_H_
