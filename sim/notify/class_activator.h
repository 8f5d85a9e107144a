// File: class_activator.h
//
// What the notification layer needs of COM to make an object of a job's notification class. sim/com
// implements it over the classes that a test registered (bitsim/class_registry.h).

#ifndef BITSIM_NOTIFY_CLASS_ACTIVATOR_H_
#define BITSIM_NOTIFY_CLASS_ACTIVATOR_H_

#include <bits.h>

#include "sim/engine/job.h"
#include "sim/notify/callback_target.h"

namespace bitsim {

class ClassActivator {
 public:
  // Makes an object of the class in its server, which is started if need be. Runs client code, as
  // an actor of the server: virtual time may pass before it returns. REQUIRES: called from an event
  // handler that is not in an actor.
  virtual HRESULT Activate(Job& job, const GUID& clsid, CallbackTargetPtr& callback) = 0;

 protected:
  ~ClassActivator() = default;
};

}  // namespace bitsim

#endif  // BITSIM_NOTIFY_CLASS_ACTIVATOR_H_
