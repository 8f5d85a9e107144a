// File: tracked_manager.h
//
// The service's manager as a test sees it: every call goes to the real one unchanged; the ids of
// the jobs that it makes are noted, so that they can be cancelled whatever becomes of the test.

#ifndef BITSIM_CONFORMANCE_BACKENDS_COM_TRACKED_MANAGER_H_
#define BITSIM_CONFORMANCE_BACKENDS_COM_TRACKED_MANAGER_H_

#include <bits.h>

#include "conformance/backends/com/run_folder.h"
#include "conformance/testbed/com_ptr.h"

namespace conformance {

// The folder must outlive every use of the result.
ComPtr<IBackgroundCopyManager> TrackJobs(ComPtr<IBackgroundCopyManager> manager, RunFolder& folder);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_COM_TRACKED_MANAGER_H_
