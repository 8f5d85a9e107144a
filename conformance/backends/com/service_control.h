// File: service_control.h
//
// Stops and starts the BITS service: for a test that asks for it, and after one that left it
// wedged.

#ifndef BITSIM_CONFORMANCE_BACKENDS_COM_SERVICE_CONTROL_H_
#define BITSIM_CONFORMANCE_BACKENDS_COM_SERVICE_CONTROL_H_

namespace conformance {

// What the service control manager knows of the service.
enum class Installation { kPresent, kMissing, kDisabled, kUnknown };
Installation BitsServiceInstallation();

// Whether this user may stop and start the service.
bool MayControlBitsService();

// Asks the service to stop, and starts it again. One that does not stop is recovered instead.
// REQUIRES: MayControlBitsService(). Throws BackendError.
void RestartBitsService();

// Restarts a service that hangs or died, through the service control manager. On Wine its process
// is killed, and with it Wine's table of COM servers. On Windows the process has other services in
// it too, and is only asked to stop. Does nothing where there is no such service or this user may
// not control it: then the next test shows whether it still answers. Throws BackendError if the
// service does not stop, or does not start again.
void RecoverBitsService();

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_COM_SERVICE_CONTROL_H_
