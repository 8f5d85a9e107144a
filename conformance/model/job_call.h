// File: job_call.h
//
// What a command is to a service: the method of a job that it calls.

#ifndef BITSIM_CONFORMANCE_MODEL_JOB_CALL_H_
#define BITSIM_CONFORMANCE_MODEL_JOB_CALL_H_

#include <bits.h>

#include <string>

#include "conformance/model/command.h"

namespace conformance::model {

// REQUIRES: IsCall(command.kind), and the call needs nothing but the job: kCreate, kAddFile,
// kRegister and kSetProgram need a world around it, and so does what kSetClass names.
HRESULT CallJob(IBackgroundCopyJob& job, const Command& command);

// SetNotifyCmdLine; "" removes the command line. E_NOINTERFACE before BITS 1.5.
HRESULT SetProgram(IBackgroundCopyJob& job, const std::wstring& path);
// GetNotifyCmdLine; fails where that does.
HRESULT GetProgram(IBackgroundCopyJob& job, Program& program);

// A class of each job and kind, so that an object of it knows whose callback it is; GUID_NULL for
// kNone.
GUID ClassOf(std::size_t job, NotificationClass notification_class);
// The property BITS_JOB_PROPERTY_NOTIFICATION_CLSID; E_NOINTERFACE before BITS 5.0.
HRESULT SetClass(IBackgroundCopyJob& job, const GUID& clsid);
// kNone also for a class that is not one of the job's.
HRESULT GetClass(IBackgroundCopyJob& job, std::size_t index, NotificationClass& found);

}  // namespace conformance::model

#endif  // BITSIM_CONFORMANCE_MODEL_JOB_CALL_H_
