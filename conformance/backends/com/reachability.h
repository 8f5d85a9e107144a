// File: reachability.h
//
// Whether the service reaches the tests' server at all: asked once, before the first test, so that
// a proxy or a firewall in between is told as such, and not as a hundred broken rules.

#ifndef BITSIM_CONFORMANCE_BACKENDS_COM_REACHABILITY_H_
#define BITSIM_CONFORMANCE_BACKENDS_COM_REACHABILITY_H_

#include <bits.h>

#include <chrono>
#include <string>

#include "conformance/backends/com/run_folder.h"

namespace conformance {

// Downloads one small file. Throws BackendError if its request never arrives, although the job
// fails, connects as long as the patience lasts, or gets an answer from somebody else. A service
// that does nothing at all is not judged here: the tests will.
void CheckReachesOrigin(IBackgroundCopyManager& manager, RunFolder& folder,
                        std::chrono::nanoseconds patience);

// What that error says; `proxy` is what this machine has, or "".
std::string CutOffMessage(const std::string& proxy, const std::string& error);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_COM_REACHABILITY_H_
