// File: forwarded_manager.h
//
// The service's manager as a process of its own hands it to the process of the tests: its jobs are
// those of forwarded_job.h. What it enumerates is the service's.

#ifndef BITSIM_CONFORMANCE_BACKENDS_COM_FORWARDED_MANAGER_H_
#define BITSIM_CONFORMANCE_BACKENDS_COM_FORWARDED_MANAGER_H_

#include <bits.h>

#include "conformance/testbed/com_ptr.h"

namespace conformance {

ComPtr<IBackgroundCopyManager> ForwardManager(ComPtr<IBackgroundCopyManager> manager);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_COM_FORWARDED_MANAGER_H_
