// File: forwarded_job.h
//
// A job as a process of its own hands it to the process of the tests (application_process.h): each
// call to it is made by the process that holds it, and so is the call that registers a callback.
//
//   ComPtr<IBackgroundCopyJob> job = ...;                 // of the service
//   ComPtr<IBackgroundCopyJob> mine = ForwardJob(job);    // may be marshalled to another process
//   mine->SetNotifyInterface(theirs);                     // the service gets an object of mine
//
// Jobs answer for the interfaces that the service's own do. Up to IBackgroundCopyJob4 their calls
// are made from here; the pointers to newer ones, and to files, errors and lists, are the
// service's.

#ifndef BITSIM_CONFORMANCE_BACKENDS_COM_FORWARDED_JOB_H_
#define BITSIM_CONFORMANCE_BACKENDS_COM_FORWARDED_JOB_H_

#include <bits.h>

#include "conformance/testbed/com_ptr.h"

namespace conformance {

ComPtr<IBackgroundCopyJob> ForwardJob(ComPtr<IBackgroundCopyJob> job);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_COM_FORWARDED_JOB_H_
