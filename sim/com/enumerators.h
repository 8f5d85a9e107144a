// File: enumerators.h
//
// IEnumBackgroundCopyJobs and IEnumBackgroundCopyFiles: snapshots of a list at the time of the call
// (rule PROG-10); what the list's items say of themselves is live.

#ifndef BITSIM_COM_ENUMERATORS_H_
#define BITSIM_COM_ENUMERATORS_H_

#include <bits.h>

#include <vector>

#include "sim/com/job_object.h"

namespace bitsim {

// The caller owns the enumerator's first reference. `jobs` are the references of the enumerator.
IEnumBackgroundCopyJobs* NewJobEnumerator(Process& process, std::vector<IBackgroundCopyJob*> jobs);
IEnumBackgroundCopyFiles* NewFileEnumerator(Process& process, JobObject& job);

}  // namespace bitsim

#endif  // BITSIM_COM_ENUMERATORS_H_
