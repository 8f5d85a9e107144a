// File: forwarded_callback.h
//
// A callback of another process, as a client of the service in this one registers it: the service
// calls an object that lives here and dies with this process; it calls on.
//
//   job->SetNotifyInterface(ForwardCallback(theirs).get());
//
// The object answers for the callback interfaces that theirs does. Threads: any.

#ifndef BITSIM_CONFORMANCE_BACKENDS_COM_FORWARDED_CALLBACK_H_
#define BITSIM_CONFORMANCE_BACKENDS_COM_FORWARDED_CALLBACK_H_

#include <unknwn.h>

#include "conformance/testbed/com_ptr.h"

namespace conformance {

// An object for theirs; null for null.
ComPtr<IUnknown> ForwardCallback(IUnknown* theirs);

// The other way round: theirs if the object came from ForwardCallback, else the object itself.
ComPtr<IUnknown> WhatIsForwardedTo(ComPtr<IUnknown> object);

}  // namespace conformance

#endif  // BITSIM_CONFORMANCE_BACKENDS_COM_FORWARDED_CALLBACK_H_
