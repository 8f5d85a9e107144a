// File: premises.h
//
// What many tests take for granted of the service as a whole (see testbed/premise.h). Each is found
// out once a process, by an experiment, and only where time is real: in virtual time waiting for
// what never comes costs nothing, and every test shall see every fault that it can.
//
//   RequireErrorsTold(testbed(), client());      // or the test ends here

#ifndef BITSIM_CONFORMANCE_SUITE_PREMISES_H_
#define BITSIM_CONFORMANCE_SUITE_PREMISES_H_

#include <string_view>

#include "conformance/testbed/testbed.h"

namespace conformance {

// JobError is called for a job that failed (NOTIFY-ERR-01).
void RequireErrorsTold(Testbed& testbed, Application& application);
// JobModification is called for a job that was changed (NOTIFY-MOD-01).
void RequireModificationsTold(Testbed& testbed, Application& application);
// A callback that is registered on a job that is transferred is told of it (NOTIFY-REG-14).
void RequireReplay(Testbed& testbed, Application& application);

// A handler that blocks holds up no other call (NOTIFY-CB-09).
void RequireConcurrentCalls(Testbed& testbed, Application& application);

// A server's answer of 500 is a transient error (ST-06).
void RequireTransientErrors(Testbed& testbed, Application& application);
// A server's answer of 403 is an error (ST-07).
void RequireRefusals(Testbed& testbed, Application& application);
// A connection that breaks is a transient error (ST-11).
void RequireBreaksToPass(Testbed& testbed, Application& application);
// The files of a job are transferred in the order in which they were added (ST-12).
void RequireFileOrder(Testbed& testbed, Application& application);
// Upload jobs talk to their server (ST-08).
void RequireUploads(Testbed& testbed, Application& application);

// These two have cost services their life, so the test rests on their rules, too.
// A job that is being transferred can be cancelled at once (ST-23).
// REQUIRES: Capability::kStall.
void RequireCancelUnderWay(Testbed& testbed, Application& application);
// A handler may call its job while its client does (NOTIFY-CB-08).
void RequireCallsInside(Testbed& testbed, Application& application);

// What a method answered that not every service has: the test ends where it is E_NOTIMPL. That the
// method is missing is API-01.
void RequireImplemented(std::string_view method, HRESULT answer);

// Something that no rule promises: `what` is the sentence behind "needs".
void RequireThat(bool holds, const Testbed& testbed, std::string_view what);

// How long to wait for what takes the service so many retries, or repetitions of a call.
Testbed::Duration PatienceForRetries(const Testbed& testbed, int retries);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_SUITE_PREMISES_H_
